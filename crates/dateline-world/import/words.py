"""Common words that are also names of something."""

import re

from common import TABLES, fold


def run(source):
    """The single words among the names of all tables that WordNet has in lower case as a noun or a verb."""
    known = set()
    for file in ("index.noun", "index.verb"):
        for line in (source / "wordnet" / file).read_text("utf-8").splitlines():
            word = line.split(" ")[0]
            if re.fullmatch(r"[a-z]+", word):
                known.add(word)
    # WordNet's index has names in lower case too; its data has the capitals.
    proper, common = set(), set()
    for file in ("data.noun", "data.verb"):
        for line in (source / "wordnet" / file).read_text("utf-8").splitlines():
            cells = line.split(" ")
            if len(cells) < 6 or not cells[0].isdigit():
                continue
            for at in range(int(cells[3], 16)):
                word = cells[4 + 2 * at]
                (proper if word[:1].isupper() else common).add(word.lower())
    known &= common
    names = set()
    for table in sorted(TABLES.glob("*.tsv")):
        columns = None
        for line in table.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if columns is None:
                columns = cells
                continue
            for column, cell in zip(columns, cells):
                if column in ("name", "aliases", "surnames", "capitals"):
                    for name in cell.split("|"):
                        if column == "name" and table.name.startswith(("people", "leaders", "ministers")):
                            name = name.split(" ")[-1]
                        names.add(fold(name))
    # Words of grammar and others that WordNet lacks or lists as names only.
    extra = set("""of as are is was nice most best split bad man order orange mobile reading bath derby much such than then us who it
    may will can march august sunday june april bar sale same some them this that van about along among between both but do does
    done each every few for from get give go gone had has have he her here him his how if in into its just last less let like
    made make many more must near next no nor not now off on once one only or other our out over own per put quite rather she
    should since so soon still take tell the their there these they those though through to too two under until up upon very via
    we well were what when where which while why with would yet you your moss bury sandy central eden hope justice victory
    liberty independence union paradise commerce enterprise gap target orange shell chase visa apple amazon alphabet meta
    total oracle block square uber delta united sprint guardian times post sun mirror independent observer globe herald star
    express telegraph economist nation atlantic hill stern bild zeit monde figaro""".split())
    found = sorted(n for n in names if " " not in n and (n in known or n in extra))
    head = ["# Words that are also names; written by `cargo xtask data import`.", "# source: WordNet 3.1 (WordNet licence) and a list of function words"]
    (TABLES / "common-words.txt").write_text("\n".join(head + found) + "\n", encoding="utf-8")
    print(f"common-words.txt: {len(found)} words")
