"""Codes of outside classifications, always as text with their leading zeros, and the edition they are from.

The shape of every code is checked. Membership is checked against the bundled free lists: HS 2022 up to the subheading,
ISIC Rev.4 completely, the divisions of NIC-2008 (which are those of ISIC), the chapters of every edition of HS and the
root codes of CAMEO. Other codes may have the right shape and still not exist. The lists and their sources are in
`code_lists/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, ClassVar

import attrs

from indokorea._resources import read_resource
from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.messages import expected_got, short_json
from indokorea.vocabulary.converters import to_code_scheme
from indokorea.vocabulary.values import CodeScheme

# Editions by scheme. HS: the years of the World Customs Organization's amendments since 1992.
VERSIONS: dict[CodeScheme, tuple[str, ...]] = {
    CodeScheme.HS: ("1992", "1996", "2002", "2007", "2012", "2017", "2022"),
    CodeScheme.ISIC: ("3.1", "4", "5"),
    CodeScheme.NIC: ("2008",),
    CodeScheme.KSIC: ("10", "11"),
    CodeScheme.CAMEO: ("1.1b3",),
}

# HS codes are common to all countries up to the subheading; further digits are each country's own.
SUBHEADING = 6

# HS chapter 77 is reserved; 98 and 99 are each country's own.
FORMS: dict[CodeScheme, tuple[str, str]] = {
    CodeScheme.HS: (
        r"(0[1-9]|[1-68-9][0-9]|7[0-689])([0-9]{2}){0,4}",
        "2, 4 or 6 digits, from a chapter (01 to 99 but 77) down, or a tariff line of 8 or 10: 854231 or 85423100",
    ),
    CodeScheme.ISIC: (r"[A-V]|[0-9]{2,4}", "a section letter or 2 to 4 digits: C or 2610"),
    CodeScheme.NIC: (r"[A-U]|[0-9]{2,5}", "a section letter or 2 to 5 digits: C or 26101"),
    CodeScheme.KSIC: (r"[A-U]|[0-9]{2,5}", "a section letter or 2 to 5 digits: C or 26111"),
    CodeScheme.CAMEO: (
        r"(0[1-9]|1[0-9]|20)[0-9]{0,2}",
        "2 to 4 digits, of which the first two are 01 to 20: 05 or 0311",
    ),
}


def _check_version_exists(scheme: CodeScheme, version: str | None) -> Iterator[Finding]:
    """Check that the scheme has this edition."""
    if version is not None and version not in VERSIONS[scheme]:
        yield Finding(
            code="impossible",
            path="/version",
            message=expected_got(f"a version of {scheme.name}", short_json(version)),
            hint=f"the versions are {', '.join(VERSIONS[scheme])}; leave it out if it is unknown",
            value=short_json(version),
        )


def _check_code_is_of_scheme(scheme: CodeScheme, version: str | None, code: str) -> Iterator[Finding]:
    """Check that the code has the form of its scheme, and is in the list of its edition if that is bundled."""
    pattern, form = FORMS[scheme]
    edition = f"{scheme.name} {version}" if version else scheme.name
    if re.fullmatch(pattern, code, re.ASCII) is None:
        yield Finding(
            code="impossible",
            path="/code",
            message=expected_got(f"a code of {scheme.name}", short_json(code)),
            hint=f"write {form}",
            value=short_json(code),
        )
    elif not is_listed(scheme, version, code):
        yield Finding(
            code="impossible",
            path="/code",
            message=expected_got(f"a code of {edition}", short_json(code)),
            hint="it may be of another edition",
            value=short_json(code),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CodeRef(Part):
    """A code of a classification, and the edition it is from (None if the source does not say).

    HS has editions by year (`2022`), ISIC by revision (`4`), NIC `2008`, KSIC `10` and `11`, CAMEO `1.1b3`. Editions
    differ: HS 854140 was dissolved in 2022. HS codes of 8 digits (India) or 10 (Korea) are a country's own tariff
    lines, checked up to their subheading. Raises InvalidRecord with every fault.

    >>> CodeRef.parse("HS 2022 8542")
    CodeRef(scheme=CodeScheme.HS, version='2022', code='8542')
    >>> CodeRef.parse("HS 2022 854140")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: "HS 2022 854140": 1 error
      error    impossible  /code  expected a code of HS 2022, got "854140"; it may be of another edition
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:CategoryCode",)

    scheme: Annotated[CodeScheme, SameAs("schema:inCodeSet")] = attrs.field(converter=to_code_scheme)
    """The classification that the code is from."""
    version: str | None = None
    """The edition of the classification, such as `2022` of HS; absent if no source names it."""
    code: Annotated[str, SameAs("schema:codeValue")]
    """The code itself, with its leading zeros."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_version_exists, _check_code_is_of_scheme)

    @classmethod
    def parse(cls, text: str) -> CodeRef:
        """Return the code that a text means: `SCHEME version code` or `SCHEME code`, as `str()` writes it.

        Raises InvalidValue.
        """
        words = text.split(" ")
        names = {scheme.name: scheme for scheme in CodeScheme}
        if len(words) not in (2, 3) or words[0] not in names:
            hint = f'write it like "HS 2022 8542" or "CAMEO 057"; the schemes are {", ".join(names)}'
            raise InvalidValue.expected("a code of a known scheme", text, hint=hint)
        try:
            return cls(scheme=names[words[0]], version=words[1] if len(words) == 3 else None, code=words[-1])
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        return " ".join(word for word in (self.scheme.name, self.version, self.code) if word)


def is_listed(scheme: CodeScheme, version: str | None, code: str) -> bool:
    """Return True if a code of the right shape is in the bundled list of its edition, or no list is bundled.

    >>> is_listed(CodeScheme.HS, "2022", "854140"), is_listed(CodeScheme.HS, "2017", "854140")
    (False, True)
    """
    if scheme is CodeScheme.HS and version == "2022" and code[:2] < "98":
        return code[:SUBHEADING] in hs_2022()
    if scheme is CodeScheme.ISIC and version == "4":
        return code in isic_4()
    if scheme is CodeScheme.NIC and version == "2008":
        return code[:2] in isic_4()
    return True


@lru_cache(maxsize=1)
def hs_2022() -> frozenset[str]:
    """Return the chapters, headings and subheadings of HS 2022, without the national chapters 98 and 99."""
    codes: set[str] = set()
    for heading, *endings in _lines("hs-2022.txt"):
        codes.update((heading[:2], heading), (heading + ending for ending in endings))
    return frozenset(codes)


@lru_cache(maxsize=1)
def isic_4() -> frozenset[str]:
    """Return the sections, divisions, groups and classes of ISIC Rev.4."""
    codes: set[str] = set()
    for section, group, *endings in _lines("isic-4.txt"):
        codes.update((section, group[:2], group), (group + ending for ending in endings))
    return frozenset(codes)


def _lines(name: str) -> Iterator[list[str]]:
    text = read_resource("indokorea.values", f"code_lists/{name}").decode("ascii")
    return (line.split() for line in text.splitlines() if not line.startswith("#"))
