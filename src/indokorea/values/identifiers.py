"""Identifiers that others have given: treaty series, data sets, ships, companies, securities.

The shape is checked where the scheme has one, and the check digit where there is one; whether the thing exists is not.
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
    IdentifierScheme.LEI: Matches(r"[0-9A-Z]{18}[0-9]{2}", "LEI", "HWUPKR0MPOU8FGXBT394, twenty characters"),
    IdentifierScheme.CIN: Matches(
        r"[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}", "Corporate Identification Number", "L17110MH1973PLC019786"
    ),
    IdentifierScheme.BRN: Matches(
        r"[0-9]{10}", "Korean business registration number", "1248100998, ten digits without hyphens"
    ),
    IdentifierScheme.ISIN: Matches(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", "ISIN", "KR7005930003, twelve characters"),
}


def check_imo(number: str) -> bool:
    """The last digit of an IMO ship number is that of the sum of the first six, weighted 7 to 2 (IMO A.1117(30)).

    >>> check_imo("9074729"), check_imo("9074728")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(number[:6], range(7, 1, -1), strict=True))
    return total % 10 == int(number[6])


def check_lei(code: str) -> bool:
    """An LEI, its letters read as 10 to 35, leaves 1 when divided by 97, and ends in 02 to 98.

    ISO 17442, with MOD 97-10 of ISO/IEC 7064.

    >>> check_lei("HWUPKR0MPOU8FGXBT394"), check_lei("HWUPKR0MPOU8FGXBT349")
    (True, False)
    """
    return int(_spelt_out(code)) % 97 == 1 and "02" <= code[-2:] <= "98"


def check_brn(number: str) -> bool:
    """A Korean business registration number's last digit brings its weighted sum to a multiple of ten.

    The weights are 1 3 7 1 3 7 1 3 5, and the tens of the ninth product count once more: the formula of the National
    Tax Service, as Korean developers publish it (사업자등록번호 유효성 검사).

    >>> check_brn("1248100998"), check_brn("1248100989")
    (True, False)
    """
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (total + digits[8] * 5 // 10 + digits[9]) % 10 == 0


def check_isin(code: str) -> bool:
    """An ISIN, its letters read as 10 to 35 and every second digit from the right doubled, sums to a multiple of ten.

    ISO 6166; the sum is Luhn's (ISO/IEC 7812-1).

    >>> check_isin("KR7005930003"), check_isin("KR7005930004")
    (True, False)
    """
    digits = [int(digit) for digit in reversed(_spelt_out(code))]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _spelt_out(code: str) -> str:
    return "".join(str(int(character, 36)) for character in code)


CHECK_DIGITS: dict[IdentifierScheme, Callable[[str], bool]] = {
    IdentifierScheme.IMO: check_imo,
    IdentifierScheme.LEI: check_lei,
    IdentifierScheme.BRN: check_brn,
    IdentifierScheme.ISIN: check_isin,
}


def well_formed(scheme: IdentifierScheme, value: str) -> Iterator[Finding]:
    """The value has the shape and the check digit of its scheme."""
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
            message=f"{short_json(value)} is no {scheme.name}: its check digit does not fit",
            hint="compare it with the source",
            value=short_json(value),
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Identifier(Part):
    """What a register, a treaty series or a data set calls the thing: `wikidata` Q884, `imo` 9074729.

    No prefix, blank or hyphen that is not part of the identifier. Raises InvalidRecord with every fault.

    >>> str(Identifier(scheme=IdentifierScheme.WIKIDATA, value="Q884"))
    'wikidata:Q884'
    """

    scheme: IdentifierScheme
    """Whose number it is (`scheme` in Popolo)."""
    value: str
    """The number itself, without prefix, blank or hyphen that is no part of it (`identifier` in Popolo)."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (well_formed,)

    @classmethod
    def parse(cls, text: str) -> Identifier:
        """`scheme:value`, as `str()` writes it. Raises InvalidValue.

        >>> Identifier.parse("isin:KR7005930003").scheme
        IdentifierScheme.ISIN
        """
        name, colon, value = text.partition(":")
        names = {scheme.value: scheme for scheme in IdentifierScheme}
        if not colon or name not in names:
            raise InvalidValue.from_message(
                f"{short_json(text)} is no identifier of a known scheme",
                value=text,
                hint=f"write scheme:value, like wikidata:Q884; the schemes are {', '.join(names)}",
            )
        try:
            return cls(scheme=names[name], value=value)
        except InvalidRecord as error:
            raise InvalidValue(*error.findings, about=short_json(text)) from None

    def __str__(self) -> str:
        return f"{self.scheme.value}:{self.value}"
