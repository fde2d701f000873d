"""Identifiers from outside registers: of treaties, data sets, ships, companies, securities.

The shape is checked if the scheme defines one, and the check digit if there is one. That the thing exists is not
checked. An identifier as it is printed, such as `I-12345` or `https://ror.org/03yrm5c26`, is brought to the normal form
of its scheme: without a prefix, a space or a hyphen that is not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

import attrs

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import Matches, matcher
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.vocabulary.converters import to_identifier_scheme
from indokorea.vocabulary.values import IdentifierScheme

_DIGITS = r"[1-9][0-9]{0,11}"

FORMS: dict[IdentifierScheme, Matches] = {
    IdentifierScheme.WIKIDATA: Matches(r"Q[1-9][0-9]*", "Wikidata item", "Q884"),
    IdentifierScheme.DOI: Matches(r"10\.[0-9]{4,9}/[!-~]+", "DOI", "10.1007/s11558-013-9179-8"),
    IdentifierScheme.DESTA: Matches(_DIGITS, "number of DESTA", "569"),
    IdentifierScheme.WTO_RTA: Matches(_DIGITS, "number of the WTO's database of trade agreements", "136"),
    IdentifierScheme.UNTS: Matches(_DIGITS, "registration number of the UN Treaty Series", "24238 or I-24238"),
    IdentifierScheme.IMO: Matches(r"[0-9]{7}", "IMO ship number", "9074729, seven digits"),
    IdentifierScheme.LEI: Matches(
        r"[0-9A-Z]{18}[0-9]{2}", "Legal Entity Identifier", "HWUPKR0MPOU8FGXBT394, twenty characters"
    ),
    IdentifierScheme.CIN: Matches(
        r"[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}", "Corporate Identification Number", "L17110MH1973PLC019786"
    ),
    IdentifierScheme.BRN: Matches(r"[0-9]{10}", "Korean business registration number", "1248100998, ten digits"),
    IdentifierScheme.ISIN: Matches(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", "ISIN", "KR7005930003, twelve characters"),
    IdentifierScheme.VIAF: Matches(r"[1-9][0-9]{1,21}", "number of VIAF", "64013650"),
    IdentifierScheme.ISNI: Matches(r"[0-9]{15}[0-9X]", "ISNI", "000000029534656X, sixteen characters"),
    IdentifierScheme.ROR: Matches(r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}", "identifier of ROR", "03yrm5c26"),
    IdentifierScheme.DART: Matches(r"[0-9]{8}", "corporation number of DART", "00126380, eight digits"),
    # Letters are allowed since 2024, and in the last place of preferred shares before.
    IdentifierScheme.KRX: Matches(r"[0-9]{3}[0-9A-Z]{3}", "short code of the Korea Exchange", "005930"),
}

# What registers print before an identifier, and between its characters. The second series of the UN Treaty Series has
# numbers of its own (II-1234), so its prefix is left and refused.
PREFIXES: dict[IdentifierScheme, str] = {
    IdentifierScheme.WIKIDATA: r"https?://www\.wikidata\.org/(wiki|entity)/|wd:",
    IdentifierScheme.DOI: r"https?://(dx\.)?doi\.org/|doi: ?",
    IdentifierScheme.UNTS: r"(UNTS )?(No\. ?)?(I[- ])?",
    IdentifierScheme.IMO: r"IMO ?(No\. ?)?",
    IdentifierScheme.VIAF: r"https?://(www\.)?viaf\.org/viaf/|viaf: ?",
    IdentifierScheme.ISNI: r"https?://(www\.)?isni\.org/(isni/)?|isni:? ?",
    IdentifierScheme.ROR: r"(https?://)?ror\.org/|ror: ?",
    IdentifierScheme.KRX: r"KRX: ?|A(?=[0-9])",
}
SEPARATORS: dict[IdentifierScheme, str] = {
    IdentifierScheme.BRN: r"-",
    IdentifierScheme.ISNI: r"[ -]",
    IdentifierScheme.LEI: r" ",
    IdentifierScheme.ISIN: r" ",
    IdentifierScheme.VIAF: r"/$",
}


def normal_form(scheme: IdentifierScheme, value: str) -> str:
    """Return an identifier in the normal form of its scheme; as it is given, if it has no such form.

    >>> normal_form(IdentifierScheme.UNTS, "I-12345"), normal_form(IdentifierScheme.BRN, "124-81-00998")
    ('12345', '1248100998')
    """
    if scheme not in FORMS or matcher(FORMS[scheme].pattern)(value) is not None:
        return value
    bare = re.sub(f"^(?:{PREFIXES.get(scheme, '')})", "", value, flags=re.IGNORECASE)
    bare = re.sub(SEPARATORS[scheme], "", bare) if scheme in SEPARATORS else bare
    return bare if matcher(FORMS[scheme].pattern)(bare) is not None else value


def is_valid_imo(number: str) -> bool:
    """Return True if the check digit of an IMO ship number is right.

    It is the last digit of the sum of the first six digits, weighted 7 to 2 (IMO resolution A.1117(30)).

    >>> is_valid_imo("9074729"), is_valid_imo("9074728")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(number[:6], range(7, 1, -1), strict=True))
    return total % 10 == int(number[6])


def is_valid_lei(code: str) -> bool:
    """Return True if the two check digits of a Legal Entity Identifier are right.

    With its letters read as 10 to 35, the number modulo 97 is 1, and the check digits are 02 to 98 (ISO 17442, with
    MOD 97-10 of ISO/IEC 7064).

    >>> is_valid_lei("HWUPKR0MPOU8FGXBT394"), is_valid_lei("HWUPKR0MPOU8FGXBT349")
    (True, False)
    """
    return int(_letters_as_numbers(code)) % 97 == 1 and "02" <= code[-2:] <= "98"


def is_valid_brn(number: str) -> bool:
    """Return True if the check digit of a Korean business registration number is right.

    It brings the weighted sum to a multiple of ten. The weights are 1 3 7 1 3 7 1 3 5, and the tens of the ninth
    product are added once more: the formula of the National Tax Service, as Korean developers publish it
    (사업자등록번호 유효성 검사).

    >>> is_valid_brn("1248100998"), is_valid_brn("1248100989")
    (True, False)
    """
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (total + digits[8] * 5 // 10 + digits[9]) % 10 == 0


def is_valid_isin(code: str) -> bool:
    """Return True if the check digit of an ISIN is right.

    With its letters read as 10 to 35, its Luhn sum is a multiple of ten (ISO 6166, with ISO/IEC 7812-1).

    >>> is_valid_isin("KR7005930003"), is_valid_isin("KR7005930004")
    (True, False)
    """
    digits = [int(digit) for digit in reversed(_letters_as_numbers(code))]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def is_valid_isni(code: str) -> bool:
    """Return True if the check character of an ISNI is right.

    It is computed modulo 11 with the radix 2, and X is ten (ISO 27729, with MOD 11-2 of ISO/IEC 7064).

    >>> is_valid_isni("000000029534656X"), is_valid_isni("0000000295346560")
    (True, False)
    """
    total = 0
    for digit in code:
        total = total * 2 + (10 if digit == "X" else int(digit))
    return total % 11 == 1


def is_valid_ror(code: str) -> bool:
    """Return True if the two check digits of an identifier of ROR are right.

    Its first seven characters are a number in the base 32 of Crockford; with the check digits it is 1 modulo 97 (MOD
    97-10 of ISO/IEC 7064).

    >>> is_valid_ror("01k4yrm29"), is_valid_ror("01k4yrm30")
    (True, False)
    """
    number = 0
    for character in code[:7]:
        number = number * 32 + _CROCKFORD.index(character)
    return (number * 100 + int(code[7:])) % 97 == 1


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def _letters_as_numbers(code: str) -> str:
    """Return a code with A as 10, B as 11 and so on to Z as 35."""
    return "".join(str(int(character, 36)) for character in code)


CHECK_DIGITS: dict[IdentifierScheme, Callable[[str], bool]] = {
    IdentifierScheme.IMO: is_valid_imo,
    IdentifierScheme.LEI: is_valid_lei,
    IdentifierScheme.BRN: is_valid_brn,
    IdentifierScheme.ISIN: is_valid_isin,
    IdentifierScheme.ISNI: is_valid_isni,
    IdentifierScheme.ROR: is_valid_ror,
}


def _check_form_and_digits(scheme: IdentifierScheme, value: str) -> Iterator[Finding]:
    """Check that the value has the form and the check digit of its scheme."""
    try:
        if scheme in FORMS:
            FORMS[scheme](value)
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

    As it is printed, it is brought to the normal form of its scheme. Raises InvalidRecord with every fault.

    >>> str(Identifier(scheme=IdentifierScheme.WIKIDATA, value="Q884"))
    'wikidata:Q884'
    >>> Identifier(scheme=IdentifierScheme.UNTS, value="I-12345").value
    '12345'
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:PropertyValue",)

    scheme: Annotated[IdentifierScheme, SameAs("popolo:scheme")] = attrs.field(converter=to_identifier_scheme)
    """The register or data set it is from."""
    value: Annotated[str, SameAs("popolo:identifier")]
    """The number itself, without a prefix, space or hyphen that is not part of it."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_form_and_digits,)

    def __attrs_post_init__(self) -> None:
        for name, value in self.normalised({"scheme": self.scheme, "value": self.value}).items():
            object.__setattr__(self, name, value)
        super().__attrs_post_init__()

    @classmethod
    def normalised(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values with the identifier in the normal form of its scheme."""
        scheme, value = values.get("scheme"), values.get("value")
        if isinstance(scheme, IdentifierScheme) and isinstance(value, str):
            return {**values, "value": normal_form(scheme, value)}
        return values

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
