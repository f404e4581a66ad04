"""The native half of dateline; use the package `dateline`."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, Self, final

__all__ = [
    "Batch",
    "DataError",
    "DateError",
    "DatelineError",
    "InternalError",
    "InvalidUtf8Error",
    "LanguageError",
    "Parsed",
    "Parser",
    "TooLargeError",
    "__version__",
    "json_schema",
]

__version__: str

class DatelineError(Exception): ...
class TooLargeError(DatelineError): ...
class InvalidUtf8Error(DatelineError): ...
class LanguageError(DatelineError): ...
class DateError(DatelineError): ...
class DataError(DatelineError): ...
class InternalError(DatelineError): ...

@final
class Parser:
    def __new__(
        cls,
        *,
        max_bytes: int | None = None,
        strict: bool = False,
        frames: Sequence[tuple[str, str]] = (),
        world: Sequence[tuple[str, str]] = (),
    ) -> Self: ...
    def parse(
        self,
        article: Any,
        *,
        id: str | None = None,
        title: str | None = None,
        published: str | datetime.date | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Parsed: ...
    def parse_many(self, articles: Iterable[Any], *, threads: int = 0, return_errors: bool = False) -> Batch: ...

@final
class Parsed:
    @staticmethod
    def from_json(json: str, text: str) -> Parsed: ...
    def to_json(self, offsets: Literal["char", "byte"]) -> str: ...
    @property
    def text(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Batch(Iterator[Parsed | DatelineError]):
    def __iter__(self) -> Self: ...
    def __next__(self) -> Parsed | DatelineError: ...

def json_schema() -> str: ...
