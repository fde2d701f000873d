"""Names in English, Korean and Hindi, each in its own script, romanised ones, and names in other languages.

Korean personal names keep the family name first, in every script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, ClassVar, cast

import attrs

from indokorea.errors import InvalidValue
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import LanguageTag
from indokorea.findings import Finding


@attrs.frozen(eq=False)
class InScript:
    """The rule of a text with at least one letter of a script. Other letters are allowed: "LG전자" is Korean."""

    scripts: tuple[str, ...]
    script_name: str

    def __call__(self, text: str, /) -> None:
        if scripts_of(text).isdisjoint(self.scripts):
            raise InvalidValue.expected(f"text in {self.script_name} script", text, code="wrong-script")


@attrs.frozen(eq=False)
class Roman:
    """The rule of a text without letters of the Korean and Hindi scripts."""

    def __call__(self, text: str, /) -> None:
        if not text.isascii() and scripts_of(text) & {"HANGUL", "CJK", "DEVANAGARI"}:
            raise InvalidValue.expected(
                "text in Roman script", text, hint="write Korean script in ko, Devanagari in hi", code="wrong-script"
            )


def scripts_of(text: str) -> set[str]:
    """Return the scripts of a text's letters: the first words of their Unicode names.

    >>> sorted(scripts_of("LG전자"))
    ['HANGUL', 'LATIN']
    """
    return {unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha()}


RomanText = Annotated[str, Roman()]
KoreanText = Annotated[str, InScript(("HANGUL", "CJK"), "Korean")]
HindiText = Annotated[str, InScript(("DEVANAGARI",), "Devanagari")]


# Languages that have a field of their own in Name.
OWN_FIELDS = {"en": "en", "ko": "ko", "hi": "hi", "ko-Latn": "ko_latn", "hi-Latn": "hi_latn"}


def _check_language_has_no_field(language: str) -> Iterator[Finding]:
    if language in OWN_FIELDS:
        yield Finding(
            code="impossible",
            path="/language",
            message=f"a name in {language} has a field of its own",
            hint=f"write it in {OWN_FIELDS[language]}, and another in aliases",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class OtherName(Part):
    """A name in a language other than English, Korean and Hindi.

    >>> OtherName(language="ja", text="大韓民国").language
    'ja'
    """

    language: LanguageTag
    """The language, as a BCP 47 tag."""
    text: str
    """The name in that language."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_language_has_no_field,)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Name(Part):
    """The names of something in English, Korean, Hindi and other languages; only the English name is required.

    Each name is in its own script and in Unicode normalisation form NFC. Raises InvalidRecord with every fault, such as
    a name in the wrong script.

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
    others: tuple[OtherName, ...] = ()
    """The names in other languages, such as those of a third country."""
    short: str | None = None
    """An abbreviation, such as `CEPA`."""
    aliases: Annotated[tuple[str, ...], SameAs("ftm:alias", "popolo:other_names")] = ()
    """Other names, in any script."""

    @classmethod
    def of(cls, text: str) -> Name:
        """Return the name with this English text and no other names. Raises InvalidRecord."""
        return cls(en=text)

    def __str__(self) -> str:
        return self.en

    @property
    def every(self) -> tuple[str, ...]:
        """All names, the English one first."""
        scripts = (self.en, self.ko, self.hi, self.ko_latn, self.hi_latn, self.short)
        others = tuple(other.text for other in self.others)
        return tuple(name for name in scripts if name is not None) + others + self.aliases


def to_name(value: str | Name) -> Name:
    """Convert the value of a field that is a name: text becomes an English name. Never raises.

    Any other value is returned unchanged: the record's own check reports it.
    """
    if type(value) is str:
        try:
            return Name.of(value)
        except ValueError:
            return cast(Name, value)
    return cast(Name, value)


def to_optional_name(value: str | Name | None) -> Name | None:
    """Convert the value of a field that is a name or None. Never raises, as `to_name`."""
    return None if value is None else to_name(value)
