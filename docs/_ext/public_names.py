"""Every public name in one table: what it is in a line, and the page that describes it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import attrs
from field_tables import list_table

PAGES = Path(__file__).parents[1] / "reference"

# The directive of a name on a page, with the indented lines below it.
ANNOUNCED = re.compile(r"^\.\. (auto(?:class|function)|py:data):: (indokorea\.[\w.]+)\n((?:   .*\n|\n)*)", re.MULTILINE)


@attrs.frozen
class DescribedName:
    """A public name, what it is in a line of reStructuredText, and the page that describes it."""

    name: str
    line: str
    page: str


def described_names() -> list[DescribedName]:
    """Return the names that the pages of the reference describe, in alphabetical order.

    >>> [one.page for one in described_names() if one.name in ("indokorea.Money", "indokorea.RULES")]
    ['values', 'rules']
    """
    return sorted(_announced(), key=lambda one: (_short(one.name).lower(), one.name))


def names_table() -> list[str]:
    """Return the table in reStructuredText."""
    rows = (
        (f":py:obj:`{one.name.removeprefix('indokorea.')} <{one.name}>`", one.line, f":doc:`/reference/{one.page}`")
        for one in described_names()
    )
    return list_table(("Name", "What it is", "Page"), rows, "30 48 22")


def _announced() -> Iterator[DescribedName]:
    for page in sorted(PAGES.glob("*.md")):
        for sort, name, below in ANNOUNCED.findall(page.read_text("utf-8")):
            said = below if sort == "py:data" else _docstring(name)
            yield DescribedName(name, first_sentence(said), page.stem)


def _docstring(name: str) -> str:
    home, _, last = name.rpartition(".")
    return inspect.getdoc(getattr(import_module(home), last)) or ""


def _short(name: str) -> str:
    return name.rpartition(".")[2].strip("_")


def first_sentence(text: str) -> str:
    """Return the first sentence of a docstring, or of the lines below a directive, without the options.

    >>> first_sentence("   :type: str\\n\\n   The version, such as 0.1. It says\\n   nothing of the data.\\n")
    'The version, such as 0.1.'
    """
    lines = [line.strip() for line in text.splitlines() if not line.strip().startswith(":")]
    paragraph = " ".join("\n".join(lines).strip().partition("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s+(?=[A-Z`])", paragraph)[0]
