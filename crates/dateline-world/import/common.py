"""What the importers share: folding, names, tables."""

import html
import re
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "tables"
MONTHS = {m: i for i, m in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
PARTICLES = {"de", "da", "do", "dos", "di", "del", "della", "van", "von", "der", "den", "la", "le", "bin", "ibn", "ben",
             "al", "el", "and", "of", "the", "for", "in", "on", "to", "y", "e", "ul", "ur", "du", "des", "et"}


#: What was left out, by table and reason.
LEFT_OUT = {}


def skip(file, reason, what):
    """Notes that a row of a source does not become one of the table."""
    LEFT_OUT.setdefault((file, reason), []).append(" ".join(str(what).split()))


def report(path=None):
    """Says how many rows were left out and why, with the first of them; all of them go to `path`."""
    for (file, reason), rows in LEFT_OUT.items():
        print(f"{file}: left out {len(rows)}: {reason} ({'; '.join(row[:50] for row in rows[:3])})")
    if path:
        lines = [f"{file}\t{reason}\t{row}" for (file, reason), rows in LEFT_OUT.items() for row in rows]
        Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def keep(file, rows, reason, test):
    """The rows that pass; the others are noted."""
    for row in rows:
        if not test(row):
            skip(file, reason, f"{row['name']} {row.get('office') or ''} {row.get('from') or ''} {row.get('to') or ''}")
    return [row for row in rows if test(row)]


def write(file, head, columns, rows):
    """Writes a table: its head, its columns, its rows without empty ends."""
    rows = keep(file, rows, "ends before it begins", lambda row: not row.get("to") or row.get("from", "") <= row["to"])
    if "kind" in head and head["kind"] != "city":
        def identity(row):
            return (fold(row["name"]), *(row.get(key) or "" for key in ("country", "office", "sector", "from")))
        first = {identity(row): row for row in reversed(rows)}
        rows = keep(file, rows, "the same row again", lambda row: first[identity(row)] is row)
    rows = keep(file, rows, "later than the table", lambda row: max(row.get("from") or "", row.get("to") or "") <= head["date"])
    lines = [f"# {key}: {value}" for key, value in head.items()]
    lines.append("\t".join(columns))
    for row in rows:
        cells = [str(row.get(column, "") or "") for column in columns]
        assert not any("\t" in cell or "\n" in cell for cell in cells), cells
        lines.append("\t".join(cells).rstrip("\t"))
    (TABLES / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(rows)} rows")


def clean(text):
    """Text without markup and entities."""
    text = re.sub(r"<[^>]*>", " ", html.unescape(text)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", text).strip(" ;,.\u200b")


def fold(text):
    """Lower-case letters and digits without diacritics, single blanks."""
    text = unicodedata.normalize("NFKD", text.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.'’‘`ʻʼ]", "", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def title_case(word):
    """SURNAME to Surname, with the capitals that names keep inside."""
    def one(part):
        part = part.capitalize()
        if part.startswith("Mc") and len(part) > 3:
            part = "Mc" + part[2:].capitalize()
        return part
    parts = re.split(r"([-'’ ])", word)
    return "".join(one(p) if len(p) > 1 or not p.isalpha() else p.upper() for p in parts)


def name_case(underscored):
    """NAME_OF_PERSON to Name of Person."""
    words = [w for w in underscored.strip("_ ").split("_") if w]
    cased = [w.lower() if w.lower() in PARTICLES and i else title_case(w) for i, w in enumerate(words)]
    return " ".join(cased)


def day(year, month=None, date=None):
    """A date as tables write it; days that do not exist become the last of the month."""
    if not month:
        return f"{year:04d}"
    if not date:
        return f"{year:04d}-{month:02d}"
    last = 28 + (year % 4 == 0) if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{year:04d}-{month:02d}-{min(date, last):02d}"


def spoken_date(text):
    """"28 April 1999", "April 1999", "1999"; None for anything else."""
    found = re.search(r"(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})", text)
    if found and found.group(2).lower() in MONTHS:
        return day(int(found.group(3)), MONTHS[found.group(2).lower()], int(found.group(1) or 0))
    found = re.fullmatch(r"\D*(\d{4})\D*", text)
    return found.group(1) if found else None
