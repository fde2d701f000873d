"""Codes: text of a scheme and one of its editions."""

from __future__ import annotations

from typing import Any

import pytest

from indokorea.errors import InvalidRecord, InvalidValue
from indokorea.values.codes import CodeRef, hs_2022, isic_4
from indokorea.vocabulary.values import CodeScheme

HS, ISIC, NIC, KSIC, CAMEO = CodeScheme.HS, CodeScheme.ISIC, CodeScheme.NIC, CodeScheme.KSIC, CodeScheme.CAMEO


def faults(scheme: CodeScheme, version: str | None, code: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRecord) as caught:
        CodeRef(scheme=scheme, version=version, code=code)
    assert {finding.code for finding in caught.value.findings} == {"impossible"}
    return [(finding.path, finding.text) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("scheme", "version", "code"),
    [
        (HS, "2022", "85"),
        (HS, "2022", "8542"),
        (HS, "2022", "854142"),
        (HS, "2022", "010121"),
        (HS, "2022", "29071110"),
        (HS, None, "8542310010"),
        (HS, "2022", "990000"),
        (HS, "2017", "854140"),
        (HS, None, "854140"),
        (HS, "1992", "01"),
        (ISIC, "4", "C"),
        (ISIC, "4", "01"),
        (ISIC, "4", "261"),
        (ISIC, "4", "2610"),
        (ISIC, "5", "V"),
        (ISIC, "3.1", "7510"),
        (NIC, "2008", "26101"),
        (NIC, "2008", "C"),
        (KSIC, "11", "26111"),
        (KSIC, "10", "C"),
        (CAMEO, None, "01"),
        (CAMEO, "1.1b3", "0311"),
        (CAMEO, None, "2042"),
    ],
)
def test_a_code_keeps_its_digits_as_text(scheme: CodeScheme, version: str | None, code: str) -> None:
    reference = CodeRef(scheme=scheme, version=version, code=code)
    assert reference.code == code
    assert CodeRef.parse(str(reference)) == reference


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        (HS, "1"),
        (HS, "00"),
        (HS, "77"),
        (HS, "7701"),
        (HS, "854"),
        (HS, "8541.42"),
        (HS, "8541420"),
        (HS, "854142001234"),
        (HS, "٨٥"),
        (ISIC, "c"),
        (ISIC, "W"),
        (ISIC, "1"),
        (ISIC, "26101"),
        (NIC, "V"),
        (NIC, "261011"),
        (KSIC, "261111"),
        (CAMEO, "00"),
        (CAMEO, "21"),
        (CAMEO, "5"),
        (CAMEO, "03111"),
    ],
)
def test_a_code_without_the_shape_of_its_scheme_is_refused(scheme: CodeScheme, code: str) -> None:
    [(path, _)] = [fault for fault in faults(scheme, None, code) if fault[0] == "/code"]
    assert path == "/code"


@pytest.mark.parametrize(
    ("scheme", "version", "code"),
    [
        (HS, "2022", "854140"),
        (HS, "2022", "0199"),
        (ISIC, "4", "V"),
        (ISIC, "4", "04"),
        (ISIC, "4", "2699"),
        (NIC, "2008", "04101"),
    ],
)
def test_a_code_that_its_edition_does_not_list_is_refused(scheme: CodeScheme, version: str, code: str) -> None:
    text = f'expected a code of {scheme.name} {version}, got "{code}"; it may be of another edition'
    assert faults(scheme, version, code) == [("/code", text)]


@pytest.mark.parametrize(
    ("scheme", "version"), [(HS, "2021"), (HS, "22"), (ISIC, "2"), (NIC, "2025"), (KSIC, "9"), (CAMEO, "2")]
)
def test_an_unknown_edition_is_refused(scheme: CodeScheme, version: str) -> None:
    [(path, text)] = faults(scheme, version, "05")
    assert path == "/version"
    assert text.startswith(f'expected a version of {scheme.name}, got "{version}"; the versions are ')


@pytest.mark.parametrize("code", ["85\n", " 85", "", 85])
def test_a_code_must_be_text(code: Any) -> None:
    with pytest.raises(InvalidRecord) as caught:
        CodeRef(scheme=HS, code=code)
    assert [finding.path for finding in caught.value.findings] == ["/code"]


def test_faults_of_version_and_code_are_listed_together() -> None:
    assert [path for path, _ in faults(HS, "2021", "77")] == ["/version", "/code"]


@pytest.mark.parametrize(
    "text", ["", "8542", "hs 8542", "SITC 4 776", "HS  8542", "HS 2022 8542 x", "HS 2022 85 42", "HS 2022 854140"]
)
def test_text_that_is_not_a_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        CodeRef.parse(text)


def test_the_bundled_lists_are_complete() -> None:
    def counts(codes: frozenset[str]) -> dict[int, int]:
        return {length: sum(len(code) == length for code in codes) for length in sorted({len(code) for code in codes})}

    assert counts(hs_2022()) == {2: 96, 4: 1228, 6: 5612}
    assert counts(isic_4()) == {1: 21, 2: 88, 3: 238, 4: 419}
    assert all(code.isalnum() and code.isascii() for code in hs_2022() | isic_4())
