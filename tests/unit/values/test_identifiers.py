"""Identifiers have the shape and the check digit of their scheme."""

from __future__ import annotations

import json

import pytest

import indokorea as ik
from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.values.identifiers import CHECK_DIGITS, Identifier
from indokorea.vocabulary.values import IdentifierScheme as Scheme

SOUND = [
    (Scheme.WIKIDATA, "Q884"),
    (Scheme.DOI, "10.1007/s11558-013-9179-8"),
    (Scheme.DESTA, "569"),
    (Scheme.WTO_RTA, "136"),
    (Scheme.UNTS, "24238"),
    (Scheme.IMO, "9074729"),
    (Scheme.IMO, "9619907"),
    (Scheme.LEI, "HWUPKR0MPOU8FGXBT394"),
    (Scheme.CIN, "L17110MH1973PLC019786"),
    (Scheme.CIN, "U72900KA2008PTC046374"),
    (Scheme.BRN, "1248100998"),
    (Scheme.ISIN, "KR7005930003"),
    (Scheme.ISIN, "INE002A01018"),
    (Scheme.ISIN, "US0378331005"),
    (Scheme.VIAF, "64013650"),
    (Scheme.ISNI, "000000029534656X"),
    (Scheme.ROR, "03yrm5c26"),
    (Scheme.DART, "00126380"),
    (Scheme.KRX, "005930"),
    (Scheme.KRX, "0088K0"),
    (Scheme.PENNANT, "F 47"),
    (Scheme.MEA_IN, "IN09B0123"),
]


@pytest.mark.parametrize(("scheme", "value"), SOUND)
def test_a_valid_identifier_can_be_parsed_from_its_own_text(scheme: Scheme, value: str) -> None:
    identifier = Identifier(scheme=scheme, value=value)
    assert str(identifier) == f"{scheme.value}:{value}"
    assert Identifier.parse(str(identifier)) == identifier


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        (Scheme.WIKIDATA, "q884"),
        (Scheme.WIKIDATA, "Q0"),
        (Scheme.WIKIDATA, "P31"),
        (Scheme.WIKIDATA, "Q884\n"),
        (Scheme.DOI, "https://doi.org/x"),
        (Scheme.DESTA, "0569"),
        (Scheme.UNTS, "II-24238"),
        (Scheme.UNTS, "I-24238 and I-24239"),
        (Scheme.IMO, "IMO"),
        (Scheme.IMO, "907472"),
        (Scheme.IMO, "٩٠٧٤٧٢٩"),
        (Scheme.LEI, "HWUPKR0MPOU8FGXBT39"),
        (Scheme.LEI, "hwupkr0mpou8fgxbt394"),
        (Scheme.CIN, "X17110MH1973PLC019786"),
        (Scheme.BRN, "124-81-0099"),
        (Scheme.VIAF, "0"),
        (Scheme.ISNI, "00000002953465"),
        (Scheme.ROR, "03yrm5c2i"),
        (Scheme.DART, "126380"),
        (Scheme.KRX, "5930"),
        (Scheme.ISIN, "KR700593000"),
        (Scheme.PENNANT, ""),
        (Scheme.PENNANT, " F47"),
    ],
)
def test_an_identifier_without_the_shape_of_its_scheme_is_refused(scheme: Scheme, value: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Identifier(scheme=scheme, value=value)
    assert [finding.path for finding in caught.value.findings] == ["/value"]


@pytest.mark.parametrize(
    ("scheme", "printed", "value"),
    [
        (Scheme.UNTS, "I-12345", "12345"),
        (Scheme.UNTS, "No. 24238", "24238"),
        (Scheme.UNTS, "UNTS I 24238", "24238"),
        (Scheme.IMO, "IMO 9074729", "9074729"),
        (Scheme.BRN, "124-81-00998", "1248100998"),
        (Scheme.DOI, "https://doi.org/10.1007/s11558-013-9179-8", "10.1007/s11558-013-9179-8"),
        (Scheme.DOI, "doi:10.1007/x", "10.1007/x"),
        (Scheme.WIKIDATA, "https://www.wikidata.org/wiki/Q884", "Q884"),
        (Scheme.ISNI, "0000 0002 9534 656X", "000000029534656X"),
        (Scheme.ISNI, "https://isni.org/isni/000000029534656X", "000000029534656X"),
        (Scheme.ROR, "https://ror.org/03yrm5c26", "03yrm5c26"),
        (Scheme.VIAF, "http://viaf.org/viaf/64013650/", "64013650"),
        (Scheme.KRX, "A005930", "005930"),
        (Scheme.LEI, "HWUP KR0M POU8 FGXB T394", "HWUPKR0MPOU8FGXBT394"),
        (Scheme.ISIN, "KR 7005930003", "KR7005930003"),
    ],
)
def test_an_identifier_as_printed_is_brought_to_its_normal_form(scheme: Scheme, printed: str, value: str) -> None:
    assert Identifier(scheme=scheme, value=printed) == Identifier(scheme=scheme, value=value)
    assert Identifier.parse(f"{scheme.value}:{printed}").value == value
    plain = {"kind": "sector", "id": "sector:a", "name": {"en": "A"}}
    written = {**plain, "identifiers": [{"scheme": scheme.value, "value": printed}]}
    (read,) = ik.from_dict(written, ik.Sector).identifiers
    (loaded,) = ik.loads(json.dumps({"format": "indokorea", "version": 1, "records": [written]}))[
        "sector:a"
    ].identifiers
    assert read == loaded == Identifier(scheme=scheme, value=value)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [(scheme, value) for scheme, value in SOUND if scheme in CHECK_DIGITS],
)
def test_any_other_check_digit_is_refused(scheme: Scheme, value: str) -> None:
    for digit in set("0123456789") - {value[-1]}:
        with pytest.raises(InvalidRecord, match=f"has a wrong check digit for {scheme.name}; compare it with"):
            Identifier(scheme=scheme, value=value[:-1] + digit)


def test_an_lei_never_ends_in_00_01_or_99() -> None:
    # 00, 01 and 99 leave the same remainder as 97, 98 and 02, which the formula gives.
    for ending in ("00", "01", "99"):
        bodies = (f"5493{number:014d}{ending}" for number in range(97))
        [body] = [text for text in bodies if int("".join(str(int(c, 36)) for c in text)) % 97 == 1]
        with pytest.raises(InvalidRecord, match="check digit"):
            Identifier(scheme=Scheme.LEI, value=body)


@pytest.mark.parametrize("text", ["", "Q884", "wikidata Q884", "nosuch:1", "wikidata:", "isin:KR7005930004"])
def test_text_that_is_not_an_identifier_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Identifier.parse(text)
