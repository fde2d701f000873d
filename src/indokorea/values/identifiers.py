"""Identifiers from outside registers: of treaties, data sets, ships, companies, securities.

The shape is checked if the scheme defines one, and the check digit if there is one. That the thing exists is not
checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.text_rules import Matches
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.vocabulary.converters import to_identifier_scheme
from indokorea.vocabulary.values import IdentifierScheme

_DIGITS = r"[1-9][0-9]{0,11}"

SHAPES: dict[IdentifierScheme, Matches] = {
    IdentifierScheme.WIKIDATA: Matches(r"Q[1-9][0-9]*", "Wikidata item", "Q884"),
    IdentifierScheme.DOI: Matches(r"10\.[0-9]{4,9}/[!-~]+", "DOI", "10.1007/s11558-013-9179-8"),
    IdentifierScheme.DESTA: Matches(_DIGITS, "number of DESTA", "569"),
    IdentifierScheme.WTO_RTA: Matches(_DIGITS, "number of the WTO's database of trade agreements", "136"),
    IdentifierScheme.UNTS: Matches(
        _DIGITS, "registration number of the UN Treaty Series", "24238, without I- in front"
    ),
    IdentifierScheme.IMO: Matches(r"[0-9]{7}", "IMO ship number", "9074729, seven digits without IMO in front"),
    IdentifierScheme.LEI: Matches(
        r"[0-9A-Z]{18}[0-9]{2}", "Legal Entity Identifier", "HWUPKR0MPOU8FGXBT394, twenty characters"
    ),
    IdentifierScheme.CIN: Matches(
        r"[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}", "Corporate Identification Number", "L17110MH1973PLC019786"
    ),
    IdentifierScheme.BRN: Matches(
        r"[0-9]{10}", "Korean business registration number", "1248100998, ten digits without hyphens"
    ),
    IdentifierScheme.ISIN: Matches(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", "ISIN", "KR7005930003, twelve characters"),
}


def check_imo(number: str) -> bool:
    """Return True if the check digit of an IMO ship number is right.

    It is the last digit of the sum of the first six digits, weighted 7 to 2 (IMO resolution A.1117(30)).

    >>> check_imo("9074729"), check_imo("9074728")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(number[:6], range(7, 1, -1), strict=True))
    return total % 10 == int(number[6])


def check_lei(code: str) -> bool:
    """Return True if the two check digits of a Legal Entity Identifier are right.

    With its letters read as 10 to 35, the number modulo 97 is 1, and the check digits are 02 to 98 (ISO 17442, with
    MOD 97-10 of ISO/IEC 7064).

    >>> check_lei("HWUPKR0MPOU8FGXBT394"), check_lei("HWUPKR0MPOU8FGXBT349")
    (True, False)
    """
    return int(_letters_as_numbers(code)) % 97 == 1 and "02" <= code[-2:] <= "98"


def check_brn(number: str) -> bool:
    """Return True if the check digit of a Korean business registration number is right.

    It brings the weighted sum to a multiple of ten. The weights are 1 3 7 1 3 7 1 3 5, and the tens of the ninth
    product are added once more: the formula of the National Tax Service, as Korean developers publish it
    (사업자등록번호 유효성 검사).

    >>> check_brn("1248100998"), check_brn("1248100989")
    (True, False)
    """
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (total + digits[8] * 5 // 10 + digits[9]) % 10 == 0


def check_isin(code: str) -> bool:
    """Return True if the check digit of an ISIN is right.

    With its letters read as 10 to 35, its Luhn sum is a multiple of ten (ISO 6166, with ISO/IEC 7812-1).

    >>> check_isin("KR7005930003"), check_isin("KR7005930004")
    (True, False)
    """
    digits = [int(digit) for digit in reversed(_letters_as_numbers(code))]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _letters_as_numbers(code: str) -> str:
    """Return a code with A as 10, B as 11 and so on to Z as 35."""
    return "".join(str(int(character, 36)) for character in code)


CHECK_DIGITS: dict[IdentifierScheme, Callable[[str], bool]] = {
    IdentifierScheme.IMO: check_imo,
    IdentifierScheme.LEI: check_lei,
    IdentifierScheme.BRN: check_brn,
    IdentifierScheme.ISIN: check_isin,
}


def well_formed(scheme: IdentifierScheme, value: str) -> Iterator[Finding]:
    """Check that the value has the shape and the check digit of its scheme."""
    try:
        if scheme in SHAPES:
            SHAPES[scheme](value)
    except InvalidValue as error:
        for finding in error.findings:
            yield attrs.evolve(finding, code="impossible", path="/value")
        return
    if scheme in CHECK_DIGITS and not CHECK_DIGITS[scheme](value):
        yield Finding(
            code="impossible",
            path="/value",
            message=f"{short_json(value)} has a wrong check digit for {scheme.name}",
            hint="compare it with the source",
            value=short_json(value),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Identifier(Part):
    """The number or name of something in a register, a treaty series or a data set: `wikidata` Q884, `imo` 9074729.

    Written without a prefix, space or hyphen that is not part of it. Raises InvalidRecord with every fault.

    >>> str(Identifier(scheme=IdentifierScheme.WIKIDATA, value="Q884"))
    'wikidata:Q884'
    """

    scheme: IdentifierScheme = attrs.field(converter=to_identifier_scheme)
    """The register or data set it is from (`scheme` in Popolo)."""
    value: str
    """The number itself, without a prefix, space or hyphen that is not part of it (`identifier` in Popolo)."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (well_formed,)

    @classmethod
    def parse(cls, text: str) -> Identifier:
        """Return the identifier that a text means: `scheme:value`, as `str()` writes it. Raises InvalidValue.

        >>> Identifier.parse("isin:KR7005930003").scheme
        IdentifierScheme.ISIN
        """
        name, colon, value = text.partition(":")
        names = {scheme.value: scheme for scheme in IdentifierScheme}
        if not colon or name not in names:
            hint = f"write scheme:value, such as wikidata:Q884; the schemes are {', '.join(names)}"
            raise InvalidValue.expected("an identifier of a known scheme", text, hint=hint)
        try:
            return cls(scheme=names[name], value=value)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        return f"{self.scheme.value}:{self.value}"
