"""The place and the reason of a syntax error in JSON, in words that do not depend on the version of Python."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

# A string, closed or not, or a sign that gives structure. Possessive, so that a long string takes linear time.
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?P<closed>"?)|[\[\]{}:,]', re.DOTALL)
WORD = re.compile(r"[\w.+-]{1,20}|.", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u[0-9A-Za-z]{0,4}|.|)")
BLANKS = " \t\n\r"

VALUE, KEY, COLON, END = "a value", "a key in double quotes", '":"', "the end of the text"
HINTS = {
    "'": "write text and keys in double quotes",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
    "True": "write true",
    "False": "write false",
    "None": "leave the key out",
}


class SyntaxFault(NamedTuple):
    """A syntax error: its line and column, both from 1, what is wrong, and what to write instead."""

    line: int
    column: int
    reason: str
    hint: str


class Context(NamedTuple):
    """The state at a place in a text: whether it is inside a string, the last comma, and what must follow."""

    in_string: bool
    comma: int | None
    expected: str


def syntax_fault(text: str, at: int) -> SyntaxFault:
    """Return the syntax error that the json module found at the index `at`.

    The text before `at` is the beginning of sound JSON, so one pass over it gives what had to follow. The words of the
    json module, and the place that it gives for a trailing comma, differ between versions of Python; these do not.

    >>> syntax_fault('{"a": 1,}', 8)
    SyntaxFault(line=1, column=8, reason='a comma before "}"', hint='remove it')
    """
    context = _context(text, at)
    here = text[at : at + 1]
    if context.in_string:
        if here == "u" and text[at - 1] == "\\":
            at -= 1
        return _at(text, at, *_in_string(text, at))
    if here and here in "]}" and context.comma is not None:
        return _at(text, context.comma, f'a comma before "{here}"', "remove it")
    after = text[at + 1 :].lstrip(BLANKS)[:1] if here == "," else ""
    if after and after in "]}" and context.expected.startswith('"," or'):
        return _at(text, at, f'a comma before "{after}"', "remove it")
    if not here:
        return _at(text, at, f"expected {context.expected}, but the text ends here", "")
    if here == '"' and context.expected in (VALUE, KEY):
        return _at(text, at, "text without a closing double quote", "")
    found = WORD.match(text, at)
    word = found[0] if found else here
    hint = HINTS.get(word) or HINTS.get(here, "")
    return _at(text, at, f"expected {context.expected}, got {_quoted(word)}", hint)


def _context(text: str, at: int) -> Context:
    """Return the state at a place, for a text that is valid JSON up to it."""
    open_brackets: list[str] = []
    last, last_at = "", -1
    in_string = False
    for token in TOKEN.finditer(text, 0, at):
        sign = token[0]
        if sign.startswith('"'):
            in_string = not token["closed"]
            continue
        if sign in "[{":
            open_brackets.append(sign)
        elif sign in "]}":
            open_brackets.pop()
        last, last_at = sign, token.start()
    nothing_since = not text[last_at + 1 : at].strip(BLANKS)
    comma = last_at if last == "," and nothing_since else None
    return Context(in_string, comma, _expected(open_brackets[-1:], last, nothing_since))


def _expected(innermost: list[str], last: str, nothing_since: bool) -> str:
    """Return what must follow, from the innermost open bracket and the last sign that gives structure."""
    if not innermost:
        return VALUE if not last and nothing_since else END
    in_object = innermost == ["{"]
    if last == ":" and nothing_since:
        return VALUE
    if last in ("[", "{", ","):
        if nothing_since:
            return KEY if in_object else VALUE
        if in_object:
            return COLON
    return '"," or "}"' if in_object else '"," or "]"'


def _in_string(text: str, at: int) -> tuple[str, str]:
    """Return what is wrong with a character inside a string, and what to write instead."""
    escape = ESCAPE.match(text, at)
    if escape is not None:
        return f"{escape[0]} is not an escape sequence of JSON", r"write \\ for a backslash"
    return f"the control character U+{ord(text[at]):04X} inside text", f"write \\u{ord(text[at]):04x}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _at(text: str, at: int, reason: str, hint: str) -> SyntaxFault:
    return SyntaxFault(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), reason, hint)
