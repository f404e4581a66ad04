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
    extra |= set("""jordan chad georgia paris israel kenya austin charlotte madison sydney victoria florence sofia jackson dallas
    carolina virginia adelaide regina santiago diego francisco lincoln milan chelsea brooklyn phoenix savannah cheyenne denver
    preston bradford lancaster hamilton wellington nelson kingston stanley francis alexandria angel angela anthony arlington
    ashley aurora barbara bernard bruce camden carmen carter casey clark clayton cleveland clinton constance craig crystal
    dakota dalton darwin davidson donna douglas duncan dylan elizabeth emmett eugene evan evelyn everett garland gary gilbert
    glen gordon grace grant harrison harvey heather helena henderson henry howard irving ivan jasper jefferson jerome joliet
    julian kent laurel lawrence leon leonard lewis logan lorena lucia luis madeira marshall martin mary mason maurice mercedes
    monroe montgomery morgan murray myrtle nancy newton norman oliver orlando oscar parker perry peter philip pierre quincy
    ramon randolph raymond richmond robert roger roman rose roy russell salvador sharon sheldon sherman silvia sidney solomon
    spencer stewart taylor thomas trinidad troy tyler vera vernon wayne warren wilson winston xavier york ada ali amara ana
    asia britney cuba ireland london malta milan odessa petra samara valencia vienna""".split())
    found = sorted(n for n in names if " " not in n and (n in known or n in extra))
    head = ["# Words that are also names; written by `cargo xtask data import`.", "# source: WordNet 3.1 (WordNet licence) and a list of function words"]
    (TABLES / "common-words.txt").write_text("\n".join(head + found) + "\n", encoding="utf-8")
    print(f"common-words.txt: {len(found)} words")
