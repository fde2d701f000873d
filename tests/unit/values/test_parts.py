"""Text rules, identifiers, shapes, names and places: what a field of a record may hold."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.fields.record_ids import DPRK, KINDS, parse_id
from indokorea.fields.shape import shape_of
from indokorea.fields.text_rules import (
    LONGEST_TEXT,
    Duration,
    JsonPointer,
    LanguageTag,
    Slug,
    TextRule,
    Url,
    check_text,
)


def rule(annotation: Any) -> TextRule:
    found: TextRule = annotation.__metadata__[0]
    return found


@pytest.mark.parametrize("text", ["a", "a b", "철강", "भारत", "line\u2028break", "क्\u200dष", "x" * LONGEST_TEXT])
def test_plain_text_in_any_script_is_text(text: str) -> None:
    check_text(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        (" a", "begins or ends with a blank"),
        ("a\n", "begins or ends with a blank"),
        ("a\u3000", "begins or ends with a blank"),
        ("a\tb", r"U\+0009"),
        ("a\x85b", r"U\+0085"),
        ("a\ud800", r"U\+D800"),
        ("e\u0301", "NFC"),
        ("x" * (LONGEST_TEXT + 1), "10001 characters"),
        ("철" * (LONGEST_TEXT + 1), "10001 characters"),
    ],
)
def test_text_that_a_reader_would_stumble_on_is_refused(text: str, why: str) -> None:
    with pytest.raises(ik.InvalidValue, match=why):
        check_text(text)


@pytest.mark.parametrize(
    ("annotation", "good", "bad"),
    [
        (Slug, ["a", "in-rokn", "2025"], ["A", "-a", "a-", "a--b", "a_b", "é", "a\n"]),
        (
            Url,
            ["https://a.in/x?y=1#z", "http://mofa.go.kr", "https://x.kr/朴대통령"],
            ["ftp://a", "a.in", "https://a b", "https://"],
        ),
        (JsonPointer, ["/a", "/a/0/b", "/", "/a~1b", "/철"], ["", "a", "/~2", "#/a"]),
        (LanguageTag, ["en", "ko", "hi-Latn", "en-IN", "ko-Kore-KR"], ["EN", "en-in", "english", "hi_IN", ""]),
        (Duration, ["P5Y", "P6M", "P1Y6M", "P90D"], ["P", "5Y", "P5", "P5Y ", "PT5H", "P-5Y"]),
    ],
)
def test_a_rule_takes_the_whole_text_or_refuses_it(annotation: Any, good: list[str], bad: list[str]) -> None:
    for text in good:
        rule(annotation)(text)
    for text in bad:
        with pytest.raises(ik.InvalidValue, match="write it like"):
            rule(annotation)(text)


def test_an_identifier_is_a_kind_and_a_slug() -> None:
    assert parse_id("agreement:cepa-2009") == ("agreement", "cepa-2009")
    assert parse_id(f"sector:{'a' * 80}").slug == "a" * 80


@pytest.mark.parametrize(
    "text", ["", "x", ":x", "sector", "sector:", "sektor:x", "sector:X", "sector:a:b", "sector:a\n"]
)
def test_what_is_no_identifier_says_why(text: str) -> None:
    with pytest.raises(ik.InvalidValue, match=r"is no identifier|names no kind"):
        parse_id(text)


def test_kinds_are_those_of_the_records_in_their_order() -> None:
    assert tuple(record_type.kind for record_type in ik.RECORD_TYPES) == KINDS


def test_a_reference_says_to_which_kinds_it_may_refer() -> None:
    assert ik.RefersTo("country", "organisation").kinds == ("country", "organisation")
    assert ik.RefersTo().kinds == KINDS
    assert repr(ik.RefersTo("country", party=True)) == "RefersTo('country', party=True)"
    with pytest.raises(ik.InvalidValue, match="no such kind of record: contry"):
        ik.RefersTo("contry")


@pytest.mark.parametrize("id", sorted(DPRK))
def test_the_dprk_is_no_party_under_any_of_its_names(id: str) -> None:
    ik.RefersTo("country")(id)
    with pytest.raises(ik.InvalidValue, match="Democratic People's Republic of Korea"):
        ik.RefersTo("country", party=True)(id)


def test_a_name_is_in_the_script_where_it_belongs() -> None:
    name = ik.Name(en="LG Electronics", ko="LG전자", hi="एलजी", ko_latn="Elji Jeonja", aliases=("金星",))
    assert name.every == ("LG Electronics", "LG전자", "एलजी", "Elji Jeonja", "金星")
    assert str(name) == "LG Electronics"
    assert ik.Name.of("Steel") == ik.Name(en="Steel")
    assert ik.Name(en="Queen Heo", ko="許黃玉").ko == "許黃玉"


def test_every_fault_of_a_name_is_told() -> None:
    with pytest.raises(ik.InvalidRecord) as raised:
        ik.Name(en="철강", ko="steel", hi="철강", ko_latn="철", hi_latn="भ", short=" ")
    assert {finding.path for finding in raised.value.report} == {"/en", "/ko", "/hi", "/ko_latn", "/hi_latn", "/short"}


def test_a_text_that_is_no_name_tells_why_in_its_place() -> None:
    with pytest.raises(ik.InvalidRecord) as raised:
        ik.Sector(id="sector:x", name="철강")
    assert [(finding.path, finding.code) for finding in raised.value.report] == [("/name/en", "wrong-script")]


def test_a_place_reads_with_what_it_lies_within() -> None:
    assert str(ik.Place(name="Busan")) == "Busan"
    assert str(ik.Place(name="Blue House", within="Seoul")) == "Blue House, Seoul"


def test_a_datetime_is_no_date_and_says_the_way_out() -> None:
    moment: Any = datetime.datetime(2009, 8, 7, 12, tzinfo=datetime.UTC)
    with pytest.raises(ik.InvalidRecord, match=r"\.date\(\)"):
        ik.Action(type=ik.ActionType.SIGNED, on=moment)


@attrs.frozen(kw_only=True, repr=False)
class Everything(Part):
    truth: bool = True
    count: int = 0
    number: Decimal = Decimal(0)
    words: tuple[str, ...] = ()
    inner: ik.Place | None = None
    action: ik.ActionType | None = None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("truth", 1, "1 is no truth value; write true or false"),
        ("count", True, "true is no whole number"),
        ("count", 7.0, "7.0 is no whole number"),
        ("count", 2**54, "out of range"),
        ("number", 7.9, "a float is not exact"),
        ("number", True, "no exact number"),
        ("words", "abc", r"write a tuple"),
        ("words", ["abc"], r"write a tuple"),
        ("words", (1,), "1 is no text"),
        ("inner", "Seoul", '"Seoul" is no Place'),
        ("inner", {"name": "Seoul"}, "is no Place"),
        ("action", "signed", r"write ActionType\.SIGNED"),
        ("action", "sined", '"sined" is no member of ActionType'),
        ("action", ik.AgreementStatus.SIGNED, "is no member of ActionType"),
    ],
)
def test_nothing_of_another_type_passes(field: str, value: Any, message: str) -> None:
    given: dict[str, Any] = {field: value}
    with pytest.raises(ik.InvalidRecord, match=message):
        Everything(**given)


def test_positional_arguments_stay_a_type_error() -> None:
    build: Any = ik.Sector
    with pytest.raises(TypeError):
        build("sector:x", "X")


def test_missing_and_misspelt_arguments_are_listed_with_the_other_faults() -> None:
    build: Any = ik.Sector
    with pytest.raises(ik.InvalidRecord) as raised:
        build(id="sector:x", brooder="sector:y", codes=[])
    assert [(finding.code, finding.path) for finding in raised.value.report] == [
        ("unknown-field", "/brooder"),
        ("wrong-type", "/codes"),
        ("missing-field", "/name"),
    ]


@pytest.mark.parametrize("annotation", [list[str], dict[str, int], str | int, float, tuple[str, str], object, "x"])
def test_a_field_may_not_have_a_type_that_could_not_be_frozen_or_written(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no field may have the type"):
        shape_of(annotation)


def test_an_annotated_number_keeps_its_bounds() -> None:
    from indokorea.fields.numbers import Bounds

    leaf: Any = shape_of(Annotated[int, Bounds(1, 3)])
    leaf.check(3)
    with pytest.raises(ik.InvalidValue, match="4 is out of range; from 1 to 3"):
        leaf.check(4)
