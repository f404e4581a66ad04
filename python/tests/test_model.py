"""The typed objects: against the JSON form, the schema, and what Python programs expect of values."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any, get_args

import pytest

import dateline
from conftest import TEXT, full, restored
from dateline import _model

SCHEMA = json.loads(dateline.json_schema())
CLASSES = [value for value in vars(_model).values() if isinstance(value, type) and "_parts" in vars(value)]
CLASSES = [cls for cls in CLASSES if cls is not _model._Value]
ALIASES = ["Act", "ActorKind", "BlockKind", "ClaimForm", "EventType", "Factuality", "MentionForm", "Polarity"]


def parts(value: Any) -> list[Any]:
    """`value` and everything in it."""
    if isinstance(value, dateline.ParsedArticle):
        found = [value.article, *value.blocks, *value.actors, *value.events, *value.claims, *value.warnings]
    elif isinstance(value, _model._Value):
        found = [getattr(value, name) for name in value.__match_args__]
    elif isinstance(value, tuple):
        found = list(value)
    else:
        return []
    return [value, *(inner for item in found for inner in parts(item))]


def values(article: dateline.ParsedArticle) -> list[Any]:
    return [part for part in parts(article) if isinstance(part, _model._Value)]


def test_every_class_occurs_in_the_sample(article: dateline.ParsedArticle) -> None:
    assert {type(value) for value in values(article)} == {*CLASSES, dateline.Span}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_attributes_are_the_keys_of_the_schema(cls: Any) -> None:
    definition = SCHEMA["$defs"][cls.__name__]
    assert [name.rstrip("_") for name in cls.__match_args__] == list(full_keys(cls))
    assert {name.rstrip("_") for name in cls.__match_args__} == set(definition["properties"])


def full_keys(cls: Any) -> Any:
    """The keys of this class in the sample, in order."""
    return next(value.to_dict() for value in values(restored(full())) if type(value) is cls)


def test_the_article_has_the_keys_of_the_schema(article: dateline.ParsedArticle) -> None:
    assert list(article.to_dict()) == list(full())
    assert set(article.to_dict()) == set(SCHEMA["properties"])
    for key in article.to_dict():
        assert getattr(article, key) is not None


@pytest.mark.parametrize("alias", [*ALIASES, "WarningKind"])
def test_literals_are_the_strings_of_the_schema(alias: str) -> None:
    definition = SCHEMA["$defs"][alias]
    strings = definition.get("enum", []) + [
        string for one in definition.get("oneOf", []) for string in one.get("enum", [one.get("const")])
    ]
    assert sorted(get_args(getattr(dateline, alias))) == sorted(strings)


def test_objects_say_what_the_json_says(article: dateline.ParsedArticle) -> None:
    data = article.to_dict()
    assert data["offsets"] == article.offsets == "char"
    assert article.article.to_dict() == data["article"]
    for key in ("blocks", "actors", "events", "claims", "warnings"):
        assert [part.to_dict() for part in getattr(article, key)] == data[key]
    for value in values(article):
        assert json.loads(value.to_json()) == value.to_dict()
    assert json.loads(article.to_json("byte")) == full()


def test_spans_count_code_points(article: dateline.ParsedArticle) -> None:
    assert article.text == TEXT
    spans = [value for value in values(article) if isinstance(value, dateline.Span)]
    for span in spans:
        assert article.text[span.start : span.end] == span.text != ""
    assert article.events[0].trigger.text == "met"
    assert [span.text for span in article.claims[0].content] == ["Ana Noor met Jo Li", "about 20 hurt"]


def test_ids_lead_to_actors(article: dateline.ParsedArticle) -> None:
    source = article.actor(article.events[0].source[0])
    assert source is article.actors[0]
    assert article.actor(article.events[0].target[0]) is None
    assert article.actor(article.claims[0].addressee) is article.actors[1]
    assert article.actor(None) is None


def test_time_has_a_name_that_python_allows(article: dateline.ParsedArticle) -> None:
    time = article.events[0].time
    assert time is not None
    assert time.from_ == "2023-09-01"
    assert list(time.to_dict()) == ["from", "to", "span"]


def test_equal_values_are_equal(article: dateline.ParsedArticle) -> None:
    other = restored(full())
    assert article == other and hash(article) == hash(other)
    for one, two in zip(values(article), values(other), strict=True):
        assert one == two and hash(one) == hash(two)
    changed = full()
    changed["claims"][0]["act"] = "warn"
    assert article != restored(changed)
    assert article.claims != restored(changed).claims
    assert article.actors == restored(changed).actors
    assert article != article.to_dict()


def test_every_object_survives_pickle_and_copy(article: dateline.ParsedArticle) -> None:
    for value in parts(article):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.copy(value) == copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(article)).to_json() == article.to_json()


def test_nothing_can_be_assigned(article: dateline.ParsedArticle) -> None:
    for value in values(article):
        for name in (value.__match_args__[0], "novel"):
            with pytest.raises((FrozenInstanceError, TypeError)):
                setattr(value, name, None)
    for name in ("events", "novel", "_cache"):
        with pytest.raises(AttributeError):
            setattr(article, name, ())


def test_representations_are_short(article: dateline.ParsedArticle) -> None:
    for value in parts(article):
        if not isinstance(value, tuple):
            assert len(repr(value)) < 100
    assert repr(article) == "<ParsedArticle 'a1': 2 actors, 1 events, 1 claims>"
    assert repr(article.actors[0]) == "<Actor 0 'Ana Noor' person UKRGOV>"
    assert repr(article.events[0]) == "<Event 0 CONSULT 'met' actual>"
    assert repr(article.claims[0]) == "<Claim 0 state direct 'Ana Noor met Jo Li … about 20 hurt'>"
    assert repr(article.events[0].trigger) == "Span(19, 22, 'met')"


def test_everything_public_is_documented() -> None:
    for name in dateline.__all__:
        value = getattr(dateline, name)
        if isinstance(value, type) or callable(value) and not get_args(value):
            assert (value.__doc__ or "").strip(), name


def test_a_saved_result_must_fit_its_text() -> None:
    with pytest.raises(dateline.DataError, match="does not lie in the text"):
        restored(full(), "short")
    with pytest.raises(dateline.DataError):
        restored({})
