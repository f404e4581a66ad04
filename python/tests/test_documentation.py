"""What the documentation shows works."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import dateline
from dateline import _model, _parser

ROOT = Path(__file__).parents[2]


def programs(path: str) -> list[str]:
    """The Python programs in a Markdown file."""
    text = (ROOT / path).read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("module", [dateline, _model, _parser], ids=lambda module: module.__name__)
def test_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_docstrings_have_examples() -> None:
    assert doctest.testmod(dateline).attempted > 1


def test_readme() -> None:
    found = programs("python/README.md")
    assert len(found) == 2
    names = {"dateline": dateline, "texts": ["Talks began.", "Talks ended."]}
    for program in found:
        exec(program, names)
