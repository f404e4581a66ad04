#!/usr/bin/env python3
"""Coreference of actors against a treebank with an entity layer (UD English GUM): MUC, B3, CEAFe and their mean.

    benches/coref.py TREEBANK.conllu [DATELINE] [--exact] [--list]         default target/release/dateline

The raw text of each document is parsed, and the actors' mentions are compared with the entities of the types person,
organization and place that have a proper name. Entities that are spoken of once are left out, in the key and in the
response, as in the CoNLL-2012 task whose definitions the measures follow (Vilain et al. 1995, Bagga and Baldwin 1998,
Luo 2005; the reference scorer of Pradhan et al. 2014). Mentions meet by their heads, as in the CorefUD shared tasks
(Zabokrtsky et al. 2022): the word whose governor stands outside of the mention; of several with one head the
nearest in length. `--exact` lets only mentions meet whose spans are equal, as in CoNLL-2012, an article or a mark of
punctuation at either end aside. Two tables: names and descriptions only, and with pronouns. `--list` prints what was
missed and what was spurious.
"""
import bisect, collections, json, re, subprocess, sys, tempfile

KINDS = {"person": {"person"}, "organization": {"organization", "government", "armed_group", "party", "company", "media"},
         "place": {"place", "country"}}


def read(path):
    """Documents: id, text, key mentions as dicts of span, core, entity, kind, proper, pronoun."""
    docs, doc, sentence, comments = [], None, [], []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc = {"id": line.partition("=")[2].strip(), "text": "", "open": [], "key": [], "words": []}
            docs.append(doc)
        elif line.startswith("#"):
            comments.append(line)
        elif line:
            sentence.append(line.split("\t"))
        elif sentence:
            add(doc, sentence, any(c.startswith("# newpar") for c in comments))
            sentence, comments = [], []
    if sentence:
        add(doc, sentence, False)
    return docs


def add(doc, rows, paragraph):
    if doc["text"]:
        doc["text"] += "\n\n" if paragraph else " "
    last, mwt, first = 0, None, len(doc["words"])
    for row in rows:
        if "." in row[0]:
            continue
        gap = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            start = len(doc["text"])
            doc["text"] += row[1] + gap
            mwt = [start, row[1], 0]
            continue
        if int(row[0]) <= last:
            start, form, inside = mwt
            same = form[inside:inside + len(row[1])].lower() == row[1].lower()
            span = (start + inside, start + inside + len(row[1])) if same else (start, start + len(form))
            mwt[2] += len(row[1]) if same else 0
        else:
            span = (len(doc["text"]), len(doc["text"]) + len(row[1]))
            doc["text"] += row[1] + gap
        head = int(row[6])
        doc["words"].append({"span": span, "upos": row[3], "head": first + head - 1 if head else -1})
        entities(doc, row)
    doc["text"] = doc["text"].rstrip()


def entities(doc, row):
    stack, misc = doc["open"], dict(kv.split("=", 1) for kv in row[9].split("|") if "=" in kv)
    here = len(doc["words"]) - 1
    for piece in re.findall(r"\([^()]*\)?|[^()]+\)", misc.get("Entity", "")):
        if piece.startswith("("):
            fields = piece.strip("()").split("-")
            stack.append({"entity": fields[0], "kind": fields[1], "first": here})
        if piece.endswith(")"):
            number = piece.strip("()").split("-")[0]
            mention = next(m for m in reversed(stack) if m["entity"] == number)
            stack.remove(mention)
            words = doc["words"][mention["first"]:]
            head = topmost(doc, mention["first"], here)
            mention |= {"span": (words[0]["span"][0], words[-1]["span"][1]), "head": head,
                        "proper": doc["words"][head]["upos"] == "PROPN",
                        "pronoun": len(words) == 1 and words[0]["upos"] in ("PRON", "DET", "ADV")}
            doc["key"].append(mention)


def topmost(doc, first, last):
    """The first word whose governor stands outside of the words from `first` to `last`."""
    return next((i for i in range(first, last + 1) if not first <= doc["words"][i]["head"] <= last), first)


def parse(docs, binary):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        for doc in docs:
            f.write(json.dumps({"id": doc["id"], "text": doc["text"]}) + "\n")
        f.flush()
        out = subprocess.run([binary, "parse", "--input", "jsonl", "--format", "jsonl", "--offsets", "char", f.name],
                             check=True, capture_output=True, encoding="utf8").stdout
    return {r["id"]: r for r in map(json.loads, out.splitlines())}


def bare(doc, span):
    """The words of a span without an article, a possessive or punctuation at its ends."""
    text = doc["text"][span[0]:span[1]]
    start = re.match(r"(?:(?:[Tt]he|[Aa]n?)\b)?[\W_]*", text).end()
    end = re.search(r"(?:['’]s)?[\W_]*$", text).start()
    return (span[0] + start, span[0] + end) if start < end else tuple(span)


def clusters(doc, parsed, pronouns, exact=False):
    """Key and response as lists of sets of mentions; a response mention that meets a key mention is that one."""
    groups = collections.defaultdict(list)
    for mention in doc["key"]:
        groups[mention["entity"]].append(mention)
    key = []
    for group in groups.values():
        if group[0]["kind"] in KINDS and any(m["proper"] and not m["pronoun"] for m in group):
            key.append([m for m in group if pronouns or not m["pronoun"]])
    # Nationalities before a noun ("Russian forces") are no mentions in the key.
    mentions = [(a["id"], a["kind"], m) for a in parsed["actors"] for m in a["mentions"]
                if m["form"] != "demonym" and (pronouns or m["form"] != "pronoun")]
    pairs, starts = [], [w["span"][0] for w in doc["words"]]
    for i, (_, _, m) in enumerate(mentions):
        first = max(bisect.bisect_right(starts, m["span"][0]) - 1, 0)
        last = max(bisect.bisect_left(starts, m["span"][1]) - 1, first)
        head = topmost(doc, first, last)
        for j, k in enumerate(doc["key"]):
            if bare(doc, k["span"]) == bare(doc, m["span"]) if exact else k["head"] == head:
                pairs.append((abs((k["span"][1] - k["span"][0]) - (m["span"][1] - m["span"][0])), i, j))
    met, used = {}, set()
    for _, i, j in sorted(pairs):
        if i not in met and j not in used:
            met[i] = j
            used.add(j)
    number = {id(m): j for j, m in enumerate(doc["key"])}
    response = collections.defaultdict(set)
    named = {a for a, kind, m in mentions if m["form"] in ("name", "metonym") and kind != "group"}
    for i, (actor, _, m) in enumerate(mentions):
        if actor in named:
            response[actor].add(met.get(i, ("spurious", *m["span"])))
    many = lambda sets: [s for s in sets if len(s) > 1]
    return many([{number[id(m)] for m in group} for group in key]), many(list(response.values()))


def muc(key, response):
    def recall(a, b):
        where = {m: i for i, s in enumerate(b) for m in s}
        links = sum(len(s) - len({where.get(m, (m,)) for m in s}) for s in a)
        return links, sum(len(s) - 1 for s in a)
    return recall(key, response), recall(response, key)


def b_cubed(key, response):
    def recall(a, b):
        where = {m: s for s in b for m in s}
        return sum(len(s & where[m]) / len(s) for s in a for m in s if m in where), sum(map(len, a))
    return recall(key, response), recall(response, key)


def ceaf_e(key, response):
    phi = [[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key]
    best = assign(phi)
    return (best, len(key)), (best, len(response))


def assign(weights):
    """Total weight of the best one-to-one assignment (Hungarian algorithm with potentials)."""
    if not weights or not weights[0]:
        return 0.0
    if len(weights) > len(weights[0]):
        weights = [list(row) for row in zip(*weights)]
    n, m = len(weights), len(weights[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], column, least, way, seen = i, 0, [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            seen[column] = True
            row, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if not seen[j]:
                    cost = -weights[row - 1][j - 1] - u[row] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(m + 1):
                if seen[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(weights[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def main():
    show, exact = "--list" in sys.argv, "--exact" in sys.argv
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    docs = read(paths[0])
    parsed = parse(docs, paths[1] if len(paths) > 1 else "target/release/dateline")
    for pronouns in (False, True):
        totals = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
        for doc in docs:
            key, response = clusters(doc, parsed[doc["id"]], pronouns, exact)
            keyed, answered = set().union(*key), set().union(*response)
            measures = {"mentions": ((len(keyed & answered), len(keyed)), (len(keyed & answered), len(answered))),
                        "muc": muc(key, response), "b3": b_cubed(key, response), "ceafe": ceaf_e(key, response)}
            for name, (recall, precision) in measures.items():
                totals[name] = [a + b for a, b in zip(totals[name], (*recall, *precision))]
            if show and not pronouns:
                report(doc, key, response)
        f = {}
        for name, (r, rn, p, pn) in totals.items():
            recall, precision = r / rn if rn else 0.0, p / pn if pn else 0.0
            f[name] = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            print(f"{'all' if pronouns else 'names+nominals':15s} {name:9s} R {recall:.3f}  P {precision:.3f}  F1 {f[name]:.3f}")
        print(f"{'all' if pronouns else 'names+nominals':15s} CoNLL average {(f['muc'] + f['b3'] + f['ceafe']) / 3:.3f}\n")


def report(doc, key, response):
    text = lambda m: doc["text"][m[1]:m[2]] if isinstance(m, tuple) else doc["text"][slice(*doc["key"][m]["span"])]
    print("==", doc["id"])
    for group in key:
        best = max(response, key=lambda r: len(r & group), default=set())
        print("  key", sorted((text(m)[:50] for m in group & best)), "| MISSED", sorted(text(m)[:50] for m in group - best),
              "| EXTRA", sorted(text(m)[:50] for m in best - group) if best & group else "")


if __name__ == "__main__":
    main()
