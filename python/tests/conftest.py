"""What several tests read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline import ParsedArticle
from dateline._model import _restore

ARTICLES = sorted((Path(__file__).parents[2] / "examples" / "articles").glob("*.txt"))

TEXT = "KYIV 🙂 — “Ana Noor met Jo Li in Bonn on Friday, about 20 hurt,” an aide said in a letter to Parliament."


def span(words: str, text: str = TEXT) -> list[int]:
    """Where `words` stand in `text`, in bytes."""
    start = len(text[: text.index(words)].encode())
    return [start, start + len(words.encode())]


def full() -> dict[str, Any]:
    """The JSON form, in bytes, of an article in which every key has a value."""
    place = {"name": "Bonn", "country": "DEU", "lat": 50.7, "lon": 7.1, "span": span("Bonn")}
    return {
        "schema": "dateline/1",
        "id": "a1",
        "offsets": "byte",
        "article": {
            "title": "Talks",
            "published": "2023-09-06",
            "outlet": "Post",
            "url": "https://example.org/",
            "language": "en",
            "place": {"name": "Kyiv", "country": "UKR", "lat": None, "lon": None, "span": span("KYIV")},
        },
        "blocks": [{"span": span("KYIV 🙂 —"), "kind": "dateline"}],
        "actors": [
            {
                "id": 0,
                "name": "Ana Noor",
                "kind": "person",
                "country": "UKR",
                "sector": "GOV",
                "code": "UKRGOV",
                "roles": [{"title": "aide", "of": 1, "former": False, "span": span("aide")}],
                "anonymous": False,
                "wikidata": "Q0",
                "rule": "text",
                "mentions": [{"span": span("Ana Noor"), "form": "name"}, {"span": span("an aide"), "form": "nominal"}],
            },
            {
                "id": 1,
                "name": "Parliament",
                "kind": "government",
                "country": None,
                "sector": None,
                "code": "",
                "roles": [],
                "anonymous": False,
                "wikidata": None,
                "rule": "text",
                "mentions": [{"span": span("Parliament"), "form": "metonym"}],
            },
        ],
        "events": [
            {
                "id": 0,
                "type": "CONSULT",
                "modes": ["meet"],
                "contexts": ["military"],
                "cameo": "040",
                "quad": 1,
                "goldstein": 1.9,
                "source": [{"actor": 0, "span": span("Ana Noor")}],
                "target": [{"actor": None, "span": span("Jo Li")}],
                "symmetric": True,
                "trigger": span("met"),
                "span": span("Ana Noor met Jo Li in Bonn on Friday"),
                "factuality": "actual",
                "historical": False,
                "time": {"from": "2023-09-01", "to": "2023-09-01", "span": span("on Friday")},
                "place": place,
                "magnitudes": [
                    {"unit": "injured", "low": 20.0, "high": None, "approximate": True, "span": span("about 20 hurt")}
                ],
                "claims": [0],
                "same_as": None,
                "rule": "consult.meet",
                "explain": [{"part": "source", "how": "nsubj", "span": span("Ana Noor")}],
                "confidence": 0.83,
            }
        ],
        "claims": [
            {
                "id": 0,
                "speaker": {"actor": 0, "span": span("an aide"), "anonymous": True},
                "addressee": {"actor": 1, "span": span("Parliament"), "anonymous": False},
                "via": span("in a letter"),
                "cue": span("said"),
                "content": [span("Ana Noor met Jo Li"), span("about 20 hurt")],
                "form": "direct",
                "act": "state",
                "certainty": 0.9,
                "polarity": "positive",
                "parent": None,
                "events": [0],
                "rule": "cue.verb.say",
                "confidence": 0.75,
            }
        ],
        "warnings": [{"kind": "quotes", "message": "a quotation mark stands alone", "span": span("“")}],
    }


def restored(data: dict[str, Any], text: str = TEXT) -> ParsedArticle:
    """The article with this JSON form, in bytes."""
    return _restore(json.dumps(data), text)


@pytest.fixture
def article() -> ParsedArticle:
    return restored(full())
