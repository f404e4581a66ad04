"""Prints who did what to whom in articles, and who says so: python events.py FILE..."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import dateline


def articles(paths: Iterable[str]) -> Iterator[dateline.Article]:
    for path in paths:
        yield dateline.Article(Path(path).read_bytes(), id=path)


def name(article: dateline.ParsedArticle, who: dateline.Participant | dateline.Speaker | None) -> str:
    """The actor's name where it is known who it is, else the words of the mention."""
    actor = article.actor(who)
    if actor is not None:
        return actor.name
    return who.span.text if who is not None and who.span is not None else "?"


def main(paths: list[str]) -> None:
    for article in dateline.Parser().parse_many(articles(paths), threads=2):
        print(f"{article.id}: {len(article.actors)} actors")
        for event in article.events:
            source = ", ".join(name(article, who) for who in event.source)
            target = ", ".join(name(article, who) for who in event.target)
            print(f"  {source} -> {event.type} ({event.trigger.text}, {event.factuality}) -> {target}")
        for claim in article.claims:
            content = " … ".join(span.text for span in claim.content)
            print(f"  {name(article, claim.speaker)}: {content}")


if __name__ == "__main__":
    main(sys.argv[1:])
