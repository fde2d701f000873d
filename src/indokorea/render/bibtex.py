"""Entries of BibTeX."""

from __future__ import annotations

from collections.abc import Iterable

# BibTeX counts every brace, also one after a backslash, so a brace in a text needs a command.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "$&%#_"},
    }
)


def bibtex_text(text: str) -> str:
    r"""Return text with the characters that BibTeX or LaTeX reads as commands written out.

    >>> bibtex_text("R&D, 50 %")
    'R\\&D, 50 \\%'
    """
    return text.translate(ESCAPES)


def bibtex_entry(type: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry; the values of the fields are written as they are.

    >>> print(bibtex_entry("misc", "cepa", [("year", "2010")]), end="")
    @misc{cepa,
      year = {2010},
    }
    """
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{type}{{{key},\n{''.join(lines)}}}\n"
