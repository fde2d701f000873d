"""Names in English, Korean and Hindi, each in its own script, and the two romanisations.

Korean personal names keep the family name first, in every script.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated, cast

import attrs

from indokorea.errors import InvalidValue
from indokorea.fields.part import Part
from indokorea.messages import short_json


@attrs.frozen(eq=False)
class InScript:
    """Text that holds letters of its own script. It may quote other letters too: "LG전자" is Korean."""

    scripts: tuple[str, ...]
    called: str

    def __call__(self, text: str, /) -> None:
        if scripts_of(text).isdisjoint(self.scripts):
            raise InvalidValue.from_message(
                f"{short_json(text)} has no {self.called} letter", value=text, code="wrong-script"
            )


@attrs.frozen(eq=False)
class Roman:
    """Text with no letter of the Korean or Hindi scripts."""

    def __call__(self, text: str, /) -> None:
        if not text.isascii() and scripts_of(text) & {"HANGUL", "CJK", "DEVANAGARI"}:
            raise InvalidValue.from_message(
                f"{short_json(text)} is not in Roman letters",
                value=text,
                hint="Korean script belongs in ko, Devanagari in hi",
                code="wrong-script",
            )


def scripts_of(text: str) -> set[str]:
    """The scripts of a text's letters, as the first words of their Unicode names."""
    return {unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha()}


RomanText = Annotated[str, Roman()]
KoreanText = Annotated[str, InScript(("HANGUL", "CJK"), "Korean")]
HindiText = Annotated[str, InScript(("DEVANAGARI",), "Devanagari")]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Name(Part):
    """What something is called.

    Each name stands in its own script, in Unicode form NFC; only the English one is required.
    Raises InvalidRecord with a fault for each name that is not in the script where it belongs.

    >>> Name(en="Busan Chamber of Commerce and Industry", ko="부산상공회의소", short="BCCI").ko
    '부산상공회의소'
    """

    en: RomanText
    """The English name, in Roman letters."""
    ko: KoreanText | None = None
    """The Korean name in Hangul or Hanja, family name first."""
    hi: HindiText | None = None
    """The Hindi name in Devanagari."""
    ko_latn: RomanText | None = None
    """The Korean name in Roman letters, `ko-Latn` in BCP 47; family name first."""
    hi_latn: RomanText | None = None
    """The Hindi name in Roman letters, `hi-Latn` in BCP 47."""
    short: str | None = None
    """An abbreviation, such as `CEPA`."""
    aliases: tuple[str, ...] = ()
    """Other names, in any script (`alias` in FollowTheMoney, `other_names` in Popolo)."""

    @classmethod
    def of(cls, text: str) -> Name:
        """The name that is only this English text."""
        return cls(en=text)

    def __str__(self) -> str:
        return self.en

    @property
    def every(self) -> tuple[str, ...]:
        """All the names, the English one first."""
        scripts = (self.en, self.ko, self.hi, self.ko_latn, self.hi_latn, self.short)
        return tuple(name for name in scripts if name is not None) + self.aliases


def to_name(value: str | Name) -> Name:
    """A text becomes an English name; anything else is handed on for the record's check to report."""
    if type(value) is str:
        try:
            return Name.of(value)
        except ValueError:
            return cast(Name, value)
    return cast(Name, value)


def to_optional_name(value: str | Name | None) -> Name | None:
    """As `to_name`, where there may be none."""
    return None if value is None else to_name(value)
