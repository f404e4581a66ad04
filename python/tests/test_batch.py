"""Many articles: in order, in bounded memory, whatever goes wrong with one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

import dateline
from conftest import ARTICLES

PARSER = dateline.Parser()
READ_AHEAD = 8


@pytest.mark.parametrize("threads", [0, 1, 2, 4])
def test_results_come_in_order(threads: int) -> None:
    articles = [{"id": str(n), "text": "Talks began. " * (200 if n % 9 == 0 else 1)} for n in range(300)]
    results = PARSER.parse_many(articles, threads=threads)  # type: ignore[arg-type]
    assert [result.id for result in results] == [str(n) for n in range(300)]


def test_threads_change_nothing() -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES] or ["Talks began.", "Talks ended."]
    one_by_one = [dateline.parse(text).to_json() for text in texts]
    for threads in (1, 4):
        assert [result.to_json() for result in PARSER.parse_many(texts, threads=threads)] == one_by_one


@pytest.mark.parametrize("threads", [1, 3])
def test_no_more_is_read_than_a_few_ahead(threads: int) -> None:
    read = 0

    def articles() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "Talks began."

    results = PARSER.parse_many(articles(), threads=threads)
    assert read == 0
    for taken in range(1, 50):
        next(results)
        assert taken <= read <= taken + threads * READ_AHEAD


MIXED: list[Any] = ["Talks began.", b"\xff", {"title": "no text"}, {"text": "x", "published": "soon"}, "Talks ended."]


@pytest.mark.parametrize("threads", [1, 4])
def test_errors_stand_in_their_place(threads: int) -> None:
    results = list(PARSER.parse_many(MIXED, threads=threads, errors="return"))
    assert [type(result) for result in results] == [
        dateline.ParsedArticle,
        dateline.InvalidUtf8Error,
        dateline.DataError,
        dateline.DateError,
        dateline.ParsedArticle,
    ]


@pytest.mark.parametrize("threads", [1, 4])
def test_errors_are_raised_in_their_turn(threads: int) -> None:
    results = PARSER.parse_many(MIXED, threads=threads)
    assert next(results).text == "Talks began."
    for error in (dateline.InvalidUtf8Error, dateline.DataError, dateline.DateError):
        with pytest.raises(error):
            next(results)
    assert next(results).text == "Talks ended."
    assert list(results) == []


@pytest.mark.parametrize("threads", [1, 4])
@pytest.mark.parametrize("errors", ["raise", "return"])
def test_errors_of_the_caller_are_never_swallowed(threads: int, errors: Any) -> None:
    def articles() -> Iterator[Any]:
        yield "Talks began."
        yield 5
        raise OSError("the disk is gone")

    results = PARSER.parse_many(articles(), threads=threads, errors=errors)
    assert isinstance(next(results), dateline.ParsedArticle)
    with pytest.raises(TypeError, match="not int"):
        next(results)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)
    assert list(results) == []


def test_arguments_are_checked_at_once() -> None:
    with pytest.raises(TypeError):
        PARSER.parse_many(5)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="not 'skip'"):
        PARSER.parse_many([], errors="skip")  # type: ignore[call-overload]
    with pytest.raises((OverflowError, TypeError)):
        PARSER.parse_many([], threads=-1)


def test_a_batch_left_early_ends() -> None:
    before = threading.active_count()
    results = PARSER.parse_many(("Talks began." for _ in range(10**9)), threads=4)
    assert next(results).text == "Talks began."
    del results
    assert threading.active_count() == before


def test_a_batch_cannot_be_read_from_within_itself() -> None:
    def articles() -> Iterator[str]:
        yield "Talks began."
        next(results)

    results = PARSER.parse_many(articles(), threads=1)
    next(results)
    with pytest.raises(ValueError, match="being read already"):
        next(results)


def test_one_batch_serves_many_threads_without_a_deadlock() -> None:
    results = PARSER.parse_many((f"Talks {n} began." for n in range(400)), threads=2)
    seen: list[str] = []

    def read() -> None:
        while True:
            try:
                seen.append(next(results).text)
            except ValueError:
                continue
            except StopIteration:
                return

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(timeout=60)
        assert not reader.is_alive()
    assert sorted(seen) == sorted(f"Talks {n} began." for n in range(400))
