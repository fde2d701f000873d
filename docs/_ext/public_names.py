"""Every public name in one table: one line about it, and the page that describes it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import attrs
from field_tables import list_table

PAGES = Path(__file__).parents[1] / "reference"

# A directive that documents a name, and the indented lines below it. A `py:data` is described in these lines alone.
DOCUMENTING_DIRECTIVE = re.compile(
    r"^\.\. (auto(?:class|function)|py:data):: (indokorea\.[\w.]+)\n((?:   .*\n|\n)*)", re.MULTILINE
)


@attrs.frozen
class DocumentedName:
    """A public name, one line about it in reStructuredText, and the reference page that describes it."""

    name: str
    line: str
    page: str


def documented_names() -> list[DocumentedName]:
    """Return the names that the reference pages document, in alphabetical order.

    >>> [one.page for one in documented_names() if one.name in ("indokorea.Money", "indokorea.RULES")]
    ['values', 'rules']
    """
    return sorted(_names_on_pages(), key=lambda one: (_sort_key(one.name), one.name))


def names_table() -> list[str]:
    """Return the table of the names, in reStructuredText."""
    rows = (
        (f":py:obj:`{one.name.removeprefix('indokorea.')} <{one.name}>`", one.line, f":doc:`/reference/{one.page}`")
        for one in documented_names()
    )
    return list_table(("Name", "What it is", "Page"), rows, "30 48 22")


def _names_on_pages() -> Iterator[DocumentedName]:
    for page in sorted(PAGES.glob("*.md")):
        for directive, name, below in DOCUMENTING_DIRECTIVE.findall(page.read_text("utf-8")):
            description = below if directive == "py:data" else _docstring(name)
            yield DocumentedName(name, first_sentence(description), page.stem)


def _docstring(name: str) -> str:
    module, _, last = name.rpartition(".")
    return inspect.getdoc(getattr(import_module(module), last)) or ""


def _sort_key(name: str) -> str:
    return name.rpartition(".")[2].strip("_").lower()


def first_sentence(text: str) -> str:
    """Return the first sentence of a docstring, or of the lines below a directive without its options.

    >>> first_sentence("   :type: str\\n\\n   The version, such as 0.1. It does not\\n   describe the data.\\n")
    'The version, such as 0.1.'
    """
    lines = [line.strip() for line in text.splitlines() if not line.strip().startswith(":")]
    paragraph = " ".join("\n".join(lines).strip().partition("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s+(?=[A-Z`])", paragraph)[0]
