"""People and their offices."""

import csv
import lzma
import re

from common import clean, day, fold, name_case, skip, spoken_date, title_case, write

COLUMNS = ["name", "country", "office", "class", "sector", "from", "to", "seen", "aliases", "surnames", "wikidata"]
TITLE = set("""President Vice First Second Third Prime Minister Deputy King Queen Emir Amir Sultan Emperor Chancellor
Governor General Governor-General Chairman Chairperson Chair Premier Acting Interim Transitional Caretaker of the State
Council for Affairs and Presidency Member Chief Head Government Captain Regent Captains Prince Crown Princess Grand Duke
Pope Secretary Leader Supreme Ayatollah Administrator Commissioner High Executive National Security Defense Finance
Taoiseach Tanaiste Mayor Administrative Lieutenant Speaker Co-Prince Co-chairman Co-Chairman Co-President designate
Minister-President Vice-President Vice-Premier Vice-Chairman Cabinet Ministers Federal Council Sovereign President-elect
Prime Transitional Military Junta Ruler Ministers Foreign Republic Ombudsman Politburo Party Central Committee
Executive Titular Overall Commander Armed Forces Commander-in-Chief Coprince Interior Economy Union Local Public
Presidential Leadership Minister-Designate Designate Rotating Chairwoman Tripartite Co-Chair Monarch Senior Coordinating Internal Lord Protector Custodian Two Holy Mosques
Commission Senate Parliament Assembly Legislative Supreme Court Justice Resident Representative Sahib""".split())
HONOURS = {"Sir", "Dame", "Dr.", "Dr", "Gen.", "Lt.", "Lt", "Col.", "Maj.", "Sheikh", "Rt.", "Hon.", "Mr.", "Ms.", "Mrs.",
           "Ambassador", "(Ret.)", "(ret.)", "Brig.", "Adm.", "Capt.", "Field", "Marshal", "Major", "Prof.", "Lord",
           "Archbishop", "Eng.", "Tuanku", "Air", "Hajji", "Justice", "His", "Her", "Majesty", "Excellency", "Monsignor",
           "Bishop", "Cardinal", "Sheik", "Baroness", "Count", "Ret.)", "Doctor"}
#: Territories whose head of state is that of another country.
DEPENDENT = set("""ASM MNP GUM PRI VIR PYF NCL SPM WLF BLM MAF GRL FRO ABW CUW SXM BMU CYM VGB MSR TCA AIA FLK GIB SHN PCN
GGY JEY IMN COK NIU TKL NFK CXR CCK HKG MAC""".split())
SECTORS = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "PTY", "CVL", "NGO", "IGO", "MED", "BUS", "EDU", "REL",
           "ELI", "CRM", "LAB", "SPY", "REF", "HLH", "UAF", "SEP", "INS", "AGR", "DEV", "ENV", "HRI"}


def capitals(word):
    """Whether a word is a surname, in capitals but for particles: "al-THINI", "SASSOU-Nguesso"."""
    run = any(a.isupper() and b.isupper() for a, b in zip(word, word[1:]))
    return (run or word.isupper()) and not re.fullmatch(r"[IVX]+|[A-Z]\.?", word)


def office_class(title, field):
    """The general name of an office."""
    low = title.lower()
    if "deputy" in low or "vice" in low or "elect" in low or "governor" in low and "general" not in low:
        return "vice president" if "vice president" in low else ""
    if field == "chief of state":
        return "head of state|leader" if "president" in low else "head of state"
    if "president" in low:
        return "head of government" if "council" in low else ""
    return "head of government"


def factbook_leaders(source, iso3):
    """Heads of state and government with their deputies, from every edition since 2014."""
    tenures = {}
    last = {}
    with lzma.open(source / "factbook/fb_exec_raw.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            code, field, first, until, text = line.rstrip("\n").split("\t")[:5]
            if code not in iso3 or ":" in text[:20]:
                skip("leaders-factbook.tsv", "no country, or a remark", f"{code} {text[:60]}")
                continue
            if iso3[code] in DEPENDENT and field == "chief of state" or "ternal" in text[:12]:
                skip("leaders-factbook.tsv", "head of another state", f"{code} {text[:60]}")
                continue
            last[code] = max(last.get(code, ""), until)
            for piece in re.split(r";|\band represented by\b|\brepresented\b|\bby\b", clean(text)):
                found = re.match(r"\s*(?:and )?(.*?)\s*\((?:[^()]*?\b)?since ([^()]*)\)", piece)
                if not found or not re.match(r"[A-Z]", found.group(1)):
                    skip("leaders-factbook.tsv", "nobody since a day", f"{code} {piece[:60]}")
                    continue
                words = re.sub(r"\([^)]*\)|[\"“][^\"”]*[\"”]", "", found.group(1)).replace(",", " ").split()
                at = 0
                while at < len(words) and (words[at] in TITLE or words[at] in HONOURS):
                    at += 1
                title = " ".join(w for w in words[:at] if w not in HONOURS)
                title = re.sub(r"\b(of|the|and|for)$", "", title).strip()
                name = [w for w in words[at:] if w not in HONOURS]
                if "ELIZABETH" in name and iso3[code] != "GBR" or "CHARLES" in name and "III" in name and iso3[code] != "GBR":
                    skip("leaders-factbook.tsv", "head of another state", f"{code} {piece[:60]}")
                    continue
                # "XI Jinping" is no numeral.
                upper = [capitals(w) or not at and w in ("XI", "VI") for at, w in enumerate(name)]
                if not title or not 2 <= len(name) <= 6 or not any(upper):
                    skip("leaders-factbook.tsv", "no title or no surname", f"{code} {piece[:60]}")
                    continue
                if any(re.search(r"[\d():]", w) or w.lower() in ("note", "since", "who") for w in name):
                    skip("leaders-factbook.tsv", "a remark within the name", f"{code} {piece[:60]}")
                    continue
                cased = " ".join(re.sub(r"^Al-", "al-", title_case(w)) if up else w for w, up in zip(name, upper))
                surname = " ".join(title_case(w) for w, up in zip(name, upper) if up)
                key = (code, fold(cased), title)
                old = tenures.get(key)
                since = spoken_date(found.group(2)) or first
                if old:
                    old["first"] = min(old["first"], first)
                    old["until"] = max(old["until"], until)
                    old["field"] = min(old["field"], field)
                else:
                    tenures[key] = dict(name=cased, since=since, first=first, until=until, field=field, surname=surname)
    rows = []
    for (code, _, title), t in sorted(tenures.items()):
        open_end = t["until"] >= max(last[code], "2026-01-01")
        cls = office_class(title, t["field"])
        if t["until"] < t["since"]:
            skip("leaders-factbook.tsv", "seen before it began", f"{t['name']} {t['since']}")
            continue
        rows.append(dict(name=t["name"], country=iso3[code], office=title, sector="GOV", **{"class": cls, "from": t["since"]},
                         to="" if open_end else t["until"], seen=t["until"] if open_end else "",
                         surnames=t["surname"] if cls and cls != "vice president" else "-"))
    write("leaders-factbook.tsv", {
        "source": "The World Factbook, field Executive branch, all editions 2014-07 to 2026-05 (github factbook/factbook.json)",
        "licence": "public domain (work of the US Government), collection CC0-1.0",
        "date": "2026-05-17", "kind": "person", "sector": "GOV", "rank": "4"}, COLUMNS, rows)
    return rows


def phoenix_date(digits):
    """yymmdd or yyyymmdd; None where it is no date."""
    if len(digits) == 6:
        year = int(digits[:2])
        digits = ("19" if year > 30 else "20") + digits
    if len(digits) != 8 or not 1 <= int(digits[4:6]) <= 12 or not 1 <= int(digits[6:]) <= 31:
        return None
    return day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def phoenix_blocks(path):
    """(names, codes, comment) of every actor."""
    names, codes, comment = [], [], ""
    for line in path.read_text("latin-1").splitlines():
        body, _, note = line.partition("#")
        if not body.strip():
            continue
        found = re.findall(r"\[([^\]]*)\]", body)
        name = re.sub(r"\[[^\]]*\]", "", body).split(";")[0].strip()
        if name and not name.startswith("+"):
            if names:
                yield names, codes, comment
            names, codes, comment = [name], [], body + note
        elif name:
            names.append(name[1:])
        codes += found
    if names:
        yield names, codes, comment


def people_to_2014(source):
    """Office-holders of the Phoenix dictionary: sectors and dates, no titles."""
    rows = []
    for names, codes, comment in phoenix_blocks(source / "openeventdata/Phoenix.Countries.actors.txt"):
        if "CountryInfo" not in comment:
            skip("people-phoenix.tsv", "no person", names[0])
            continue
        cased = [name_case(n) for n in names]
        titled = re.compile(r"^(President|Prime|Minister|King|Queen|General|Former|Premier|Chancellor|The|Leader|[A-Z][a-z]+an)\b")
        name = cased[0]
        if len(name.split()) < 2 or re.search(r"\d", name):
            skip("people-phoenix.tsv", "one word or a number", names[0])
            continue
        aliases = [a for a in cased[1:] if len(a.split()) >= 2 and not re.search(r"\d", a) and not titled.search(a)
                   and fold(a) != fold(name)]
        for code in codes:
            found = re.fullmatch(r"\s*([A-Z]{6,12})\s+([<>]?)\s*(\d{6,8})(?:-(\d{6,8}))?\s*", code)
            if not found or found.group(1)[3:6] not in SECTORS - {"ELI"}:
                skip("people-phoenix.tsv", "no office at a time", f"{name} {code}")
                continue
            full, mark, first, second = found.groups()
            start, end = phoenix_date(first), phoenix_date(second) if second else None
            if not start or mark == "<" or (end and end < "1990") or (second and not end) or (end and end < start):
                skip("people-phoenix.tsv", "no beginning, before 1990, or no date", f"{name} {code}")
                continue
            parts = [full[i:i + 3] for i in range(3, len(full), 3)]
            sector = "+".join([p for p in parts if p in SECTORS][:2])
            rows.append(dict(name=name, country=full[:3], sector=sector, aliases="|".join(aliases[:3]), seen="" if end else "2014-01-30",
                             **{"from": start, "to": end or ""}))
            aliases = []
    write("people-phoenix.tsv", {
        "source": "Phoenix.Countries.actors, from CountryInfo.140130 (github openeventdata/Dictionaries)",
        "licence": "MIT, copyright 2014 Open Event Data Alliance", "date": "2014-01-30", "kind": "person", "rank": "7"},
        ["name", "country", "sector", "from", "to", "seen", "aliases"], rows)


def ministers_2019(source, iso3):
    """Cabinets as they stood in 2019."""
    rows, seen = [], set()
    with lzma.open(source / "kb-prototype.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            # Other sources of that file have importers of their own.
            if row["source"] != "cia-wl-2019" or row["type"] != "person" or row["alias"] != row["entity"]:
                continue
            name = re.sub(r"\s*[\"“(][^\"”)]*[\"”)]\s*", " ", row["entity"]).strip()
            title = row["role"].replace(" & ", " and ")
            if len(name.split()) < 2 or len(row["country"]) != 3 or (name, title) in seen or re.search(r"[\d()<>]", name):
                skip("ministers-2019.tsv", "no full name, no country, or the same again", f"{name} {title}")
                continue
            if "ternal" in title:
                skip("ministers-2019.tsv", "a title cut short", f"{name} {title}")
                continue
            seen.add((name, title))
            low = title.lower()
            sector = "GOV"
            if re.search(r"defen[cs]e|armed forces|military|army", low):
                sector = "GOV+MIL"
            cls = ""
            if "deputy" not in low and "vice" not in low and "state" not in low:
                for pattern, value in [(r"^min\w*\.? (of|for) foreign|^min\w*\.? (of|for) external", "foreign minister"),
                                       (r"^min\w*\.? (of|for) (national )?defen[cs]e", "defense minister"),
                                       (r"^min\w*\.? (of|for) (the )?(interior|home affairs|internal affairs)", "interior minister"),
                                       (r"^min\w*\.? (of|for) (the )?finance|^min\w*\.? (of|for) economy", "finance minister"),
                                       (r"^(governor|pres\w*\.?|chairman),? .*(central|national|reserve|state) bank", "central bank governor")]:
                    if re.search(pattern, low):
                        cls = value
            rows.append(dict(name=name, country=row["country"], office=title, sector=sector, seen="2019", **{"class": cls, "from": "2019"}))
    write("ministers-2019.tsv", {
        "source": "Chiefs of State and Cabinet Members of Foreign Governments, 2019 editions (CIA); the beginnings are not known",
        "licence": "public domain (work of the US Government)", "date": "2019-12-31", "kind": "person", "rank": "6"}, COLUMNS, rows)


def british_ministers(source):
    """British ministers since 1990."""
    def load(name):
        with open(source / f"ifg-uk/{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    people, posts = {}, {p["id"]: p for p in load("post")}
    for p in load("person"):
        people.setdefault(p["id"], []).append(p)
    classes = {"prime minister": "head of government|leader", "foreign secretary": "foreign minister",
               "secretary of state for foreign and commonwealth affairs": "foreign minister",
               "secretary of state for foreign, commonwealth and development affairs": "foreign minister",
               "secretary of state for defence": "defense minister", "defence secretary": "defense minister",
               "chancellor of the exchequer": "finance minister", "home secretary": "interior minister",
               "secretary of state for the home department": "interior minister"}
    rows = []
    for a in load("appointment"):
        if a["end_date"] and a["end_date"] < "1990" or a["person_id"] not in people or a["post_id"] not in posts:
            skip("ministers-britain.tsv", "before 1990, or nobody's", f"{a['person_id']} {a['post_id']} {a['end_date']}")
            continue
        if not a["start_date"]:
            skip("ministers-britain.tsv", "no beginning", f"{a['person_id']} {a['post_id']}")
            continue
        names = people[a["person_id"]]
        current = [n for n in names if (n["start_date"] or "0") <= a["start_date"] < (n["end_date"] or "9")]
        plain = [n for n in names if not n["display_name"].startswith(("Lord", "Baroness", "Earl", "Viscount"))] or names
        name = clean(plain[0]["display_name"])
        aliases = {clean(n["display_name"]) for n in names} - {name}
        post = posts[a["post_id"]]
        title = clean(post["display_name"] or post["name"])
        low = title.lower()
        sector = "GOV+MIL" if "defence" in low or "armed forces" in low else "GOV"
        assert current is not None
        rows.append(dict(name=name, country="GBR", office=title, sector=sector, aliases="|".join(sorted(aliases)),
                         **{"class": classes.get(low, ""), "from": a["start_date"], "to": a["end_date"]}))
    rows.sort(key=lambda r: (r["name"], r["from"], r["office"]))
    write("ministers-britain.tsv", {
        "source": "IfG Ministers Database, Institute for Government (github instituteforgov/ifg-ministers-database-public @ 92e2270)",
        "licence": "CC BY 4.0, Institute for Government", "date": "2026-06-19", "kind": "person", "country": "GBR", "rank": "3"},
        COLUMNS, rows)


def american_congress(source):
    """Members of the US Congress in office, all their terms since 1990, and presidents with their deputies."""
    import yaml
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    offices = {"rep": ("Representative", "LEG", ""), "sen": ("Senator", "LEG", ""),
               "prez": ("President", "GOV", "head of state|head of government|leader"), "viceprez": ("Vice President", "GOV", "vice president")}
    rows = []
    for file in ("executive", "legislators-current"):
        for person in yaml.load((source / f"us-congress/{file}.yaml").read_text("utf-8"), Loader=loader):
            names = person["name"]
            display = names.get("official_full") or f"{names['first']} {names['last']}"
            display = re.sub(r",? (Jr\.|Sr\.|I+V?)$", r" \1", display)
            aliases = [f"{names.get('nickname') or names['first']} {names['last']}", f"{names['first']} {names['last']}"]
            aliases = [a for a in dict.fromkeys(aliases) if a != display]
            merged = []
            for term in person["terms"]:
                start, end = str(term["start"]), str(term["end"])
                if merged and merged[-1][0] == term["type"] and merged[-1][2] >= start[:4]:
                    merged[-1][2] = end
                else:
                    merged.append([term["type"], start, end])
            for kind, start, end in merged:
                if end < "1990" or kind not in offices:
                    skip("congress-usa.tsv", "before 1990", f"{display} {kind} {end}")
                    continue
                office, sector, cls = offices[kind]
                over = end > "2026-06-15"
                # Senators are known by surname; representatives are too many.
                surname = names["last"] if kind == "sen" else ""
                rows.append(dict(name=display, country="USA", office=office, sector=sector, aliases="|".join(aliases),
                                 wikidata=person["id"].get("wikidata", ""), surnames=surname, seen="2026-06-15" if over else "",
                                 **{"class": cls, "from": start, "to": "" if over else end}))
    write("congress-usa.tsv", {
        "source": "github unitedstates/congress-legislators @ dfa9622", "licence": "public domain, CC0",
        "date": "2026-06-15", "kind": "person", "country": "USA", "rank": "3"}, COLUMNS, rows)


def run(source, iso3):
    factbook_leaders(source, iso3)
    people_to_2014(source)
    ministers_2019(source, iso3)
    british_ministers(source)
    american_congress(source)
