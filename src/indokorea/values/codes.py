"""Codes of outside classifications, always text: a code keeps its leading zeros and says of which edition it is.

Every code's shape is checked. Membership is checked where a free list is bundled: HS 2022 whole, ISIC Rev.4 whole, the
divisions of NIC-2008 (they are ISIC's), the chapters of every HS and the roots of CAMEO. Other codes may have the right
shape and still not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

import attrs

from indokorea._resources import read_resource
from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.part import FieldsCheck, Part
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.vocabulary.values import CodeScheme

# Editions by scheme. HS: the years of the World Customs Organization's amendments since 1992.
VERSIONS: dict[CodeScheme, tuple[str, ...]] = {
    CodeScheme.HS: ("1992", "1996", "2002", "2007", "2012", "2017", "2022"),
    CodeScheme.ISIC: ("3.1", "4", "5"),
    CodeScheme.NIC: ("2008",),
    CodeScheme.KSIC: ("10", "11"),
    CodeScheme.CAMEO: ("1.1b3",),
}

# HS chapter 77 is reserved; 98 and 99 are each country's own.
SHAPES: dict[CodeScheme, tuple[str, str]] = {
    CodeScheme.HS: (
        r"(0[1-9]|[1-68-9][0-9]|7[0-689])([0-9]{2}){0,2}",
        "a chapter (01 to 99 but 77), heading or subheading of 2, 4 or 6 digits, without a point: 8542 or 854231",
    ),
    CodeScheme.ISIC: (r"[A-V]|[0-9]{2,4}", "a section letter or 2 to 4 digits: C or 2610"),
    CodeScheme.NIC: (r"[A-U]|[0-9]{2,5}", "a section letter or 2 to 5 digits: C or 26101"),
    CodeScheme.KSIC: (r"[A-U]|[0-9]{2,5}", "a section letter or 2 to 5 digits: C or 26111"),
    CodeScheme.CAMEO: (
        r"(0[1-9]|1[0-9]|20)[0-9]{0,2}",
        "2 to 4 digits, of which the first two are 01 to 20: 05 or 0311",
    ),
}


def in_version(scheme: CodeScheme, version: str | None) -> Iterator[Finding]:
    """The edition is one that the scheme has."""
    if version is not None and version not in VERSIONS[scheme]:
        yield Finding(
            code="impossible",
            path="/version",
            message=f"{scheme.name} has no version {short_json(version)}",
            hint=f"one of {', '.join(VERSIONS[scheme])}; leave it out where it is not known",
            value=short_json(version),
        )


def in_scheme(scheme: CodeScheme, version: str | None, code: str) -> Iterator[Finding]:
    """The code has the scheme's shape, and is in the edition's list where that is bundled."""
    pattern, shape = SHAPES[scheme]
    edition = f"{scheme.name} {version}" if version else scheme.name
    if re.fullmatch(pattern, code, re.ASCII) is None:
        yield Finding(
            code="impossible",
            path="/code",
            message=f"{short_json(code)} is no {scheme.name} code",
            hint=f"write {shape}",
            value=short_json(code),
        )
    elif not is_listed(scheme, version, code):
        yield Finding(
            code="impossible",
            path="/code",
            message=f"{edition} has no code {short_json(code)}",
            hint="it may be of another edition",
            value=short_json(code),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CodeRef(Part):
    """A code, of which scheme, and of which edition of it (None where the source does not say).

    HS has editions by year (`2022`), ISIC by revision (`4`), NIC `2008`, KSIC `10` and `11`, CAMEO `1.1b3`. Editions
    differ: HS 854140 was dissolved in 2022. Raises InvalidRecord with every fault.

    >>> CodeRef.parse("HS 2022 8542")
    CodeRef(scheme=CodeScheme.HS, version='2022', code='8542')
    >>> CodeRef.parse("HS 2022 854140")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: "HS 2022 854140": 1 error
      error    impossible  /code  HS 2022 has no code "854140"; it may be of another edition
    """

    scheme: CodeScheme
    """The classification that the code is from (`inCodeSet` in schema.org)."""
    version: str | None = None
    """Its edition, such as `2022` of HS; absent where no source tells."""
    code: str
    """The code itself, with its leading zeros (`codeValue` in schema.org)."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (in_version, in_scheme)

    @classmethod
    def parse(cls, text: str) -> CodeRef:
        """`SCHEME version code` or `SCHEME code`, as `str()` writes it. Raises InvalidValue."""
        words = text.split(" ")
        names = {scheme.name: scheme for scheme in CodeScheme}
        if len(words) not in (2, 3) or words[0] not in names:
            raise InvalidValue.from_message(
                f"{short_json(text)} is no code of a known scheme",
                value=text,
                hint=f'write it like "HS 2022 8542" or "CAMEO 057"; the schemes are {", ".join(names)}',
            )
        try:
            return cls(scheme=names[words[0]], version=words[1] if len(words) == 3 else None, code=words[-1])
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        return " ".join(word for word in (self.scheme.name, self.version, self.code) if word)


def is_listed(scheme: CodeScheme, version: str | None, code: str) -> bool:
    """Whether a code of the right shape is in the bundled list of its edition; True where none is bundled.

    >>> is_listed(CodeScheme.HS, "2022", "854140"), is_listed(CodeScheme.HS, "2017", "854140")
    (False, True)
    """
    if scheme is CodeScheme.HS and version == "2022" and code[:2] < "98":
        return code in hs_2022()
    if scheme is CodeScheme.ISIC and version == "4":
        return code in isic_4()
    if scheme is CodeScheme.NIC and version == "2008":
        return code[:2] in isic_4()
    return True


@lru_cache(maxsize=1)
def hs_2022() -> frozenset[str]:
    """The chapters, headings and subheadings of HS 2022, without the national chapters 98 and 99."""
    codes: set[str] = set()
    for heading, *endings in _lines("hs-2022.txt"):
        codes.update((heading[:2], heading), (heading + ending for ending in endings))
    return frozenset(codes)


@lru_cache(maxsize=1)
def isic_4() -> frozenset[str]:
    """The sections, divisions, groups and classes of ISIC Rev.4."""
    codes: set[str] = set()
    for section, group, *endings in _lines("isic-4.txt"):
        codes.update((section, group[:2], group), (group + ending for ending in endings))
    return frozenset(codes)


def _lines(name: str) -> Iterator[list[str]]:
    text = read_resource("indokorea.values", f"code_lists/{name}").decode("ascii")
    return (line.split() for line in text.splitlines() if not line.startswith("#"))
