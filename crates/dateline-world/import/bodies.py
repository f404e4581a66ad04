"""Organisations, parties, armed groups, companies."""

import lzma
import re

from common import clean, fold, name_case, skip, write
from people import SECTORS, phoenix_blocks

IGO_ONLY = {"IGO", "NGO", "MNC", "IMG", "INT", "WEU", "LAM", "AFR", "MEA", "SEA", "SAS", "EAF", "WAF", "CAF", "NAF", "ASA",
            "EUR", "EEU", "CAU", "CAS", "SAF", "NAM", "SAM", "CEU", "BLK", "SCN", "NMR", "KKL", "WST", "MOS", "CHR", "ARB"}
BODY = re.compile(r"\b(Party|Front|Army|Movement|Ministry|Council|Bank|Union|Committee|Court|Assembly|Alliance|League|"
                  r"Congress|Parliament|Organi[sz]ation|Agency|Commission|Association|Federation|Force|Forces|Guard|Police|"
                  r"Institute|Foundation|University|Company|Corporation|Group|Coalition|Society|Authority|Brigades?|Militia)\b")


def cased(name):
    name = re.sub(r"\(.*?\)", "", name.replace("+", " "))
    return name_case(name.replace(" ", "_"))


def parties(source, iso3):
    found = {}
    with lzma.open(source / "factbook/fb_party_raw.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            code, year, field, text = line.rstrip("\n").split("\t")[:4]
            if code not in iso3 or not field.startswith("Political parties"):
                skip("parties-factbook.tsv", "no country or another field", f"{code} {field}")
                continue
            for piece in text.split("++"):
                piece = clean(re.split(r"\[|;|:", piece)[0])
                local = re.findall(r"\(([^()]*)\)", piece)
                piece = re.sub(r"\([^()]*\)", "", piece)
                names = [n.strip() for n in re.split(r"\bor\b", piece) if n.strip()]
                if not names or not re.match(r"[A-ZÀ-Ž]", names[0]) or len(names[0]) > 60 or len(names[0].split()) < 2:
                    skip("parties-factbook.tsv", "no name of a party", piece)
                    continue
                if re.search(r"\d{3}|^(The|Note|None|There|Other|Independent|Political|Main|Opposition)\b", names[0]):
                    skip("parties-factbook.tsv", "a remark", piece)
                    continue
                key = (iso3[code], fold(names[0]))
                row = found.setdefault(key, dict(name=names[0], country=iso3[code], aliases=[]))
                for alias in names[1:] + local:
                    alias = alias.strip()
                    if re.match(r"[A-ZÀ-Ž]", alias) and len(alias) <= 50 and not re.search(r"\d{3}|includ|formerly|coalition|led by", alias):
                        # A word alone is too often another name.
                        if len(alias.split()) > 1 or alias.isupper() or re.search(r"[a-z][A-Z]", alias):
                            row["aliases"].append(alias)
    rows = []
    for row in found.values():
        row["aliases"] = "|".join(list(dict.fromkeys(row["aliases"]))[:4])
        rows.append(row)
    rows.sort(key=lambda r: (r["country"], r["name"]))
    write("parties-factbook.tsv", {"source": "The World Factbook, field Political parties, editions 2014-07 to 2026-05",
                                   "licence": "public domain", "date": "2026-05-17", "kind": "party", "sector": "PTY", "rank": "5"},
          ["name", "country", "aliases"], rows)


# Blocks that name one person, or nobody: they are no groups.
PERSONS = set((
    "Abdul Karim Tunda|Abdul Turq|Abdullah Anshori|Abdullah Sungkar|Abu A. Hussain|Abu Abdullah|Abu Al-Walid|Abu "
    "Ayyub al Masri|Abu Bakar|Abu Djafar|Abu H Lala|Abu Hafs al Urduni|Abu Hussain|Abu Mohktar|Abu Musab|Abu Omar "
    "al Saif|Abu Rusydan|Abu Salem|Abu Sartaj|Abu Solaiman|Abu Talha|Aftab Ahmed|Ainal Bahri|Al Hawsawi|Altaf "
    "Hussain|Am Wani|Amanullah Khan|Arif Hussain|Asgar Muqadam|Asghar Mukadam|Asghar Muqadam|Ashfaq M Wani|Ashfaq "
    "Wani|Ayman al Zawahiri|Azahari bin Husin|Bakar Bashir|Bashir Ahmed|Bashir Malwa|Begum Farida|Bin "
    "Isomoddin|Commander Kastari|Commander Kasteri|Commander Khattab|Ebu Enes|Emir Khattab|Encep Nurjaman|Ernst "
    "Stavro Blofeld|Farooq Pawale|Fumihiro Joyu|Fusako Shigenobu|Ghazi Baba|Ghulam Butt|Ghulam N Butt|Hafiz "
    "Saeed|Hatafaka Lala|Hong Kil Dong|Ibn Al-Khattab|Isnilon T Hapilon|Jamal al Fadl|Javed Ahmad Mir|Kafeel "
    "Ahmed|Khalid Sheikh Mohammed|Kulwinder Mali|Kulwinder S Mali|Mohammad Iqbal Mohammed Yusuf Shaikh|Mohammad "
    "Iqbal Shaikh|Mohammad Top|Mohammad Yasin Malik|Mohammed Afroz|Mohammed Atef|Mohammed Mushtaq Tarani|Mohammed "
    "Top|Mohmmad Ashraf|Murad Ebrahim|Mushtaq A Lone|Nurjaman Riduan bin Isomoddin|Osama bin Laden|Pervez "
    "Sheikh|Ra'S al Ghul|Riduan Isamuddin|Riduan Isamudin|Riduan Isomuddin|Riduan Isomudin|Sabir Singh|Salamat "
    "Hashim|Selamat Kastari|Selamat Kasteri|Shabir Siddiqi|Shahnawaz Qureshi|Sheikh Abdul Hamid|Sheikh Ahmed "
    "Yassin|Sheikh Hamid|Shoaib Ghansar|Shoko Ashahara|Taufik Rifki|Tiger Memon|Totoni Hapilon|Umar Patek|Umar "
    "Shaheen|Yazid Sufaat|Zulkifli bin Hir"
).split("|"))


def armed_groups(source):
    rows, seen = [], set()
    for names, codes, _ in phoenix_blocks(source / "openeventdata/petrarch2.Phoenix.MilNonState.actors.txt"):
        acronyms = re.findall(r"\(([A-Z0-9-]{3,8})\)", " ".join(names))
        plain = [cased(n) for n in names]
        plain = [n for n in plain if len(n.split()) >= 2 and not re.search(r"\d", n)]
        plain = [n for n in plain if n not in ("Ahmad Umar", "Moktar Ali Zubeyr", "Ahmed Abdi Godane")]
        if plain and plain[0] in PERSONS:
            skip("armed-groups-phoenix.tsv", "a person", plain[0])
            continue
        code = codes[0] if codes else ""
        country = code[:3] if len(code) >= 6 and code[:3] not in IGO_ONLY else ""
        if not plain or "REB" not in code and "IMG" not in code or fold(plain[0]) in seen:
            skip("armed-groups-phoenix.tsv", "one word, a number, no rebel, or the same again", names[0])
            continue
        if plain[0].split()[0] in ("Individual", "Unknown", "Other", "Islamic", "Jihadist") and len(plain[0].split()) < 3:
            skip("armed-groups-phoenix.tsv", "a description", names[0])
            continue
        seen.add(fold(plain[0]))
        rows.append(dict(name=plain[0], country=country, aliases="|".join(dict.fromkeys(plain[1:] + acronyms))))
    write("armed-groups-phoenix.tsv", {
        "source": "Phoenix.MilNonState.actors, names from START TOPS (github openeventdata/petrarch2 @ 676801c)",
        "licence": "MIT", "date": "2013-03-21", "kind": "armed_group", "sector": "REB", "rank": "6"},
        ["name", "country", "aliases"], rows)


def organisations(source):
    rows, seen = [], set()
    for names, codes, comment in phoenix_blocks(source / "openeventdata/petrarch2.Phoenix.International.actors.txt"):
        code = codes[0].split()[0] if codes and codes[0].split() else ""
        head = code[:3]
        plain = [re.sub(r"\b(Inc|Ltd|Corp|Plc|Co|Llc|Sa|Ag|Nv)\.?$", "", cased(n)).strip(" ,.") for n in names]
        plain = [n for n in plain if len(n.split()) >= 2 and not re.search(r"\d|,", n)]
        if not plain or fold(plain[0]) in seen:
            skip("organisations-phoenix.tsv", "one word, a number, or the same again", names[0])
            continue
        row = dict(name=plain[0], aliases="|".join(plain[1:4]))
        if head == "MNC":
            value = re.search(r"\$([\d,]+)", comment)
            if not value or int(value.group(1).replace(",", "")) < 5_000_000_000:
                skip("organisations-phoenix.tsv", "a company worth less than 5 billion dollars", names[0])
                continue
            country = code[3:6] if len(code) >= 6 and code[3:6] not in SECTORS | IGO_ONLY else ""
            row.update(kind="company", sector="BUS", country=country)
        elif head in ("NGO", "IGO") and BODY.search(plain[0]) and len(plain[0].split()) >= 3:
            country = code[3:6] if head == "NGO" and code[3:6] in KNOWN else ""
            row.update(kind="organization", sector=head, country=country)
        else:
            skip("organisations-phoenix.tsv", "not said to be a body by its words", names[0])
            continue
        seen.add(fold(plain[0]))
        rows.append(row)
    write("organisations-phoenix.tsv", {
        "source": "Phoenix.International.actors (github openeventdata/petrarch2 @ 676801c); companies by market value",
        "licence": "MIT", "date": "2014-01-30", "kind": "organization", "rank": "6"},
        ["name", "kind", "country", "sector", "aliases"], rows)


def national_bodies(source):
    rows, seen = [], set()
    for names, codes, comment in phoenix_blocks(source / "openeventdata/Phoenix.Countries.actors.txt"):
        if "CountryInfo" in comment or not codes:
            skip("bodies-phoenix.tsv", "a person, or no code", names[0])
            continue
        plain = [cased(n) for n in names]
        plain = [n for n in plain if len(n.split()) >= 2 and BODY.search(n) and not re.search(r"\d", n)]
        code = codes[-1].split()[0] if codes[-1].split() else ""
        parts = [code[i:i + 3] for i in range(3, len(code), 3)]
        parts = [p for p in parts if p in SECTORS]
        if not plain or not parts or code[:3] not in KNOWN or (code[:3], fold(plain[0])) in seen or plain[0].endswith("_"):
            skip("bodies-phoenix.tsv", "no body by its words, no sector, or the same again", names[0])
            continue
        kind = "organization"
        if parts[0] in ("REB", "UAF", "INS", "SEP"):
            kind = "armed_group"
        elif re.search(r"\bParty\b", plain[0]) or parts[0] == "PTY":
            kind = "party"
        elif parts[0] == "MED":
            kind = "media"
        seen.add((code[:3], fold(plain[0])))
        rows.append(dict(name=plain[0], kind=kind, country=code[:3], sector="PTY" if kind == "party" else "+".join(parts[:2]),
                         aliases="|".join(plain[1:5])))
    write("bodies-phoenix.tsv", {"source": "Phoenix.Countries.actors (github openeventdata/Dictionaries)",
                                 "licence": "MIT, copyright 2014 Open Event Data Alliance", "date": "2014-01-30",
                                 "kind": "organization", "rank": "6"}, ["name", "kind", "country", "sector", "aliases"], rows)


KNOWN = set()


def run(source, iso3):
    KNOWN.update(iso3.values())
    parties(source, iso3)
    armed_groups(source)
    organisations(source)
    national_bodies(source)
