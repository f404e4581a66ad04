"""The parser and its input."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, overload

from dateline import _native
from dateline._model import ParsedArticle


@dataclass(frozen=True, slots=True)
class Article:
    """An article to parse: its text and what is known of it."""

    text: str | bytes
    """The text; bytes must be UTF-8."""
    id: str | None = None
    """An id of yours, given back in the result."""
    title: str | None = None
    """Its title."""
    published: str | datetime.date | None = None
    """The day it was published: `YYYY-MM-DD`, a longer ISO 8601 time, or a date."""
    outlet: str | None = None
    """Who published it."""
    url: str | None = None
    """Its address."""


class ArticleDict(TypedDict):
    """An article as a dictionary, with the keys of a JSON Lines record. Other keys are passed over."""

    text: str | bytes
    id: NotRequired[str | None]
    title: NotRequired[str | None]
    published: NotRequired[str | datetime.date | None]
    outlet: NotRequired[str | None]
    url: NotRequired[str | None]


DataFile: TypeAlias = str | os.PathLike[str] | tuple[str, str]
"""The path of a file, or its name (for messages) and its text."""

ArticleLike: TypeAlias = str | bytes | Article | ArticleDict


class Parser:
    """Reads articles. Immutable: one parser serves any number of threads.

    `max_bytes` is the longest text in UTF-8 bytes (4 MiB if not given); a longer one raises `TooLargeError`. With
    `strict`, a text that is not English raises `LanguageError` instead of giving a result with a warning.

    `frames` are files of event frames beside the built-in ones; a frame with the id of another replaces it. What cannot
    be read in them raises `DataError` with file, line and field.

    `world` are tables of countries, people and their offices, organisations and places beside the built-in ones: TOML
    where the name ends in `.toml`, else tab-separated. What a row says of a name wins over what is built in; a row that
    is wrong raises `DataError` with file, line and column.

    Either takes paths, or pairs of a name and a text.
    """

    __slots__ = ("_native", "_options")

    def __init__(
        self,
        *,
        max_bytes: int | None = None,
        strict: bool = False,
        frames: Iterable[DataFile] = (),
        world: Iterable[DataFile] = (),
    ) -> None:
        # The files' text, not their paths: a pickled parser is whole on another machine too.
        options = {"max_bytes": max_bytes, "strict": strict}
        self.__setstate__({**options, "frames": _files(frames), "world": _files(world)})

    def __getstate__(self) -> dict[str, Any]:
        return self._options

    def __setstate__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._native = _native.Parser(**options)

    def __repr__(self) -> str:
        names = {key: [name for name, _ in self._options[key]] for key in ("frames", "world")}
        options = {**self._options, **names}
        return f"Parser({', '.join(f'{name}={value!r}' for name, value in options.items())})"

    def parse(
        self,
        article: ArticleLike,
        *,
        id: str | None = None,
        title: str | None = None,
        published: str | datetime.date | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> ParsedArticle:
        """Parses one article, with the interpreter free for other threads.

        Keywords stand before what `article` itself says. Raises a `DatelineError` where it cannot be read.
        """
        native = self._native.parse(article, id=id, title=title, published=published, outlet=outlet, url=url)
        return ParsedArticle(native)

    @overload
    def parse_many(
        self, articles: Iterable[ArticleLike], *, threads: int = 0, errors: Literal["raise"] = "raise"
    ) -> Iterator[ParsedArticle]: ...
    @overload
    def parse_many(
        self, articles: Iterable[ArticleLike], *, threads: int = 0, errors: Literal["return"]
    ) -> Iterator[ParsedArticle | _native.DatelineError]: ...
    def parse_many(
        self, articles: Iterable[ArticleLike], *, threads: int = 0, errors: Literal["raise", "return"] = "raise"
    ) -> Iterator[ParsedArticle | _native.DatelineError]:
        """Parses many articles and gives the results one by one, in the order of the articles.

        `threads` of its own do the work, without the interpreter (0: one for each core). At most eight articles a
        thread are read ahead, so that memory does not grow with their number.

        An article that cannot be read raises its `DatelineError` in its turn; reading may go on after that. With
        `errors="return"` the error is given in the place of the result.
        """
        if errors not in ("raise", "return"):
            raise ValueError(f"errors is 'raise' or 'return', not {errors!r}")
        return map(_wrap, self._native.parse_many(articles, threads=threads, return_errors=errors == "return"))


def _files(files: Iterable[DataFile]) -> list[tuple[str, str]]:
    """Names and texts of files."""
    if isinstance(files, str | os.PathLike):
        raise TypeError("a list of files is expected, not one file")
    return [file if isinstance(file, tuple) else _file(file) for file in files]


def _file(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Name and text of a file."""
    try:
        return os.fspath(path), Path(path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise _native.DataError(f"{os.fspath(path)}: not valid UTF-8 at byte {error.start}") from None


def _wrap(result: _native.Parsed | _native.DatelineError) -> ParsedArticle | _native.DatelineError:
    return ParsedArticle(result) if isinstance(result, _native.Parsed) else result


_default: Parser | None = None


def parse(
    article: ArticleLike,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | datetime.date | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> ParsedArticle:
    """Parses one article with default options: see `Parser.parse`.

    >>> parse("Talks began on Monday.", published="2023-09-06").article.published
    '2023-09-06'
    """
    global _default
    if _default is None:
        _default = Parser()
    return _default.parse(article, id=id, title=title, published=published, outlet=outlet, url=url)
