"""A briefing as Markdown: headings, lists, and footnotes as GitHub and pandoc read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indokorea.messages import escape_controls
from indokorea.render.blocks import WebLink
from indokorea.render.html import ADDRESS

if TYPE_CHECKING:
    from indokorea.briefing.answer import Briefing

# Characters that would begin a link, an image, emphasis, code, HTML, a footnote or a table; and at the start of a line
# a heading, a quotation or a list.
SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
LINE_START = re.compile(r"^([#>+=-]|\d+(?=[.)]))")
# In the address of a link, what would end it.
ENDS_AN_ADDRESS = str.maketrans({"(": "%28", ")": "%29"})


def as_markdown(briefing: Briefing) -> str:
    """Return a briefing as Markdown, ending in a line break. Text of the data has no effect as Markdown or HTML."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {escaped(briefing.heading)}"
    yield ""
    yield f"*{escaped(briefing.basis)}*"
    for section in briefing.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        yield ""
        for line in section.lines:
            yield f"- {escaped(line.text)}{''.join(f'[^{number}]' for number in line.notes)}"
        if section.left_out_text:
            yield f"- *{section.left_out_text}*"
    yield ""
    yield f"*Method.* {escaped(briefing.method)}"
    if briefing.notes:
        yield ""
    for note in briefing.notes:
        yield f"[^{note.number}]: {''.join(map(_part, note.parts))}"


def _part(part: str | WebLink) -> str:
    if isinstance(part, str):
        return SPECIAL.sub(r"\\\1", escape_controls(part))
    text = SPECIAL.sub(r"\\\1", escape_controls(part.text))
    if not ADDRESS.fullmatch(part.url or ""):
        return text
    return f"[{text}]({escape_controls(part.url or '').translate(ENDS_AN_ADDRESS)})"


def escaped(text: str) -> str:
    r"""Return text with a backslash before what Markdown would take for markup.

    >>> print(escaped("2015 *agreed* [x](y)"), escaped("# 1"), escaped("1. a"))
    2015 \*agreed\* \[x\](y) \# 1 \1. a
    """
    return LINE_START.sub(r"\\\1", SPECIAL.sub(r"\\\1", escape_controls(text)))
