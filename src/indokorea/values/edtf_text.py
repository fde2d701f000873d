"""What PartialDate and Period share: a value that is its own text, frozen, equal and hashed by that text."""

from __future__ import annotations

from indokorea.errors import InvalidValue
from indokorea.messages import short_json

# Longer than any honest date; short enough that a full cache of them stays small and every check is quick.
LONGEST_TEXT = 200

# How many texts each class remembers.
REMEMBERED = 65_536


class EdtfText:
    """A frozen value that is written as EDTF. Copies and pickles are the text, read again."""

    __slots__ = ("__weakref__", "_text")

    _text: str

    @property
    def text(self) -> str:
        """The text as it was written, to the byte."""
        return self._text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EdtfText) or type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[type[EdtfText], tuple[str]]:
        return type(self), (self._text,)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change; cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change; cannot delete {name!r}")


def plain_text(value: object, noun: str) -> str:
    """The value as a plain str that is safe to remember; raises InvalidValue when it is no text, or too long.

    Only a real str may reach a cache: True equals 1, and a subclass of str may be equal to anything.
    """
    if not isinstance(value, str):
        raise InvalidValue.from_message(
            f"{short_json(value)} is no {noun}: not a text", value=value, hint='write a text such as "2015-05-18"'
        )
    text = str.__str__(value)
    if len(text) > LONGEST_TEXT:
        start = text[:LONGEST_TEXT]
        raise InvalidValue.from_message(
            f"{short_json(start)} is no {noun}: it has {len(text)} characters, over {LONGEST_TEXT}", value=start
        )
    return text
