"""Text rules, record ids, shapes, names and places: what a field of a record may hold."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields import record_ids
from indokorea.fields.part import Part, object_example
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


@pytest.mark.parametrize("text", ["a", "a b", "철강", "भारत", "श्रीमान्\u200c", "क्\u200dष", "x" * LONGEST_TEXT])
def test_plain_text_in_any_script_is_text(text: str) -> None:
    check_text(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        (" a", "begins or ends with white space"),
        ("a\n", "begins or ends with white space"),
        ("a\u3000", "begins or ends with white space"),
        ("a\tb", r"U\+0009"),
        ("a\x85b", r"U\+0085"),
        ("a\ud800", r"U\+D800"),
        ("e\u0301", "NFC"),
        ("x" * (LONGEST_TEXT + 1), "10001 characters"),
        ("철" * (LONGEST_TEXT + 1), "10001 characters"),
    ],
)
def test_text_that_a_reader_could_misread_is_refused(text: str, why: str) -> None:
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


def test_a_record_id_is_a_kind_and_a_slug() -> None:
    assert parse_id("agreement:cepa-2009") == ("agreement", "cepa-2009")
    assert parse_id(f"sector:{'a' * 80}").slug == "a" * 80


@pytest.mark.parametrize(
    "text", ["", "x", ":x", "sector", "sector:", "sektor:x", "sector:X", "sector:a:b", "sector:a\n"]
)
def test_text_that_is_not_a_record_id_is_refused(text: str) -> None:
    with pytest.raises(ik.InvalidValue, match="expected a record id, got "):
        parse_id(text)


def test_a_kind_of_two_words_is_in_snake_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_ids, "_KIND_SET", frozenset({*KINDS, "trade_measure"}))
    assert parse_id("trade_measure:safeguard-2024") == ("trade_measure", "safeguard-2024")
    ik.RefersTo()("trade_measure:safeguard-2024")
    with pytest.raises(ik.InvalidValue, match='unknown kind "trade-measure"'):
        parse_id("trade-measure:safeguard-2024")


def test_kinds_are_those_of_the_records_in_their_order() -> None:
    assert tuple(record_type.kind for record_type in ik.RECORD_TYPES) == KINDS


def test_a_reference_rule_names_the_kinds_it_may_refer_to() -> None:
    assert ik.RefersTo("country", "organisation").kinds == ("country", "organisation")
    assert ik.RefersTo().kinds == KINDS
    assert repr(ik.RefersTo("country", party=True)) == "RefersTo('country', party=True)"
    assert repr(ik.RefersTo("country", pair=True)) == "RefersTo('country', pair=True)"
    assert ik.RefersTo("country", pair=True).party
    with pytest.raises(ik.InvalidValue, match="expected kinds of record"):
        ik.RefersTo("contry")


@pytest.mark.parametrize("id", sorted(DPRK))
def test_the_dprk_is_refused_as_a_party_under_each_of_its_names(id: str) -> None:
    ik.RefersTo("country")(id)
    with pytest.raises(ik.InvalidValue, match="Democratic People's Republic of Korea"):
        ik.RefersTo("country", pair=True)(id)


def test_each_name_is_in_its_own_script() -> None:
    name = ik.Name(en="LG Electronics", ko="LG전자", hi="एलजी", ko_latn="Elji Jeonja", aliases=("金星",))
    assert name.every == ("LG Electronics", "LG전자", "एलजी", "Elji Jeonja", "金星")
    assert str(name) == "LG Electronics"
    assert ik.Name.of("Steel") == ik.Name(en="Steel")
    assert ik.Name(en="Queen Heo", ko="許黃玉").ko == "許黃玉"


def test_every_fault_of_a_name_is_listed() -> None:
    with pytest.raises(ik.InvalidRecord) as raised:
        ik.Name(en="철강", ko="steel", hi="철강", ko_latn="철", hi_latn="भ", short=" ")
    assert {finding.path for finding in raised.value.report} == {"/en", "/ko", "/hi", "/ko_latn", "/hi_latn", "/short"}


def test_text_that_is_not_a_name_is_reported_under_its_field() -> None:
    with pytest.raises(ik.InvalidRecord) as raised:
        ik.Sector(id="sector:x", name="철강")
    assert [(finding.path, finding.code) for finding in raised.value.report] == [("/name/en", "wrong-script")]


def test_a_place_is_written_with_the_larger_place() -> None:
    assert str(ik.Place(name="Busan")) == "Busan"
    assert str(ik.Place(name="Blue House", within="Seoul")) == "Blue House, Seoul"


def test_a_datetime_is_not_a_date_and_the_error_says_what_to_write() -> None:
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
        ("truth", 1, "expected a truth value, got 1; write true or false"),
        ("count", True, "expected a whole number, got true"),
        ("count", 7.0, "expected a whole number, got 7.0"),
        ("count", 2**54, r"expected a number from -?\d+ to \d+, got \d+"),
        ("number", 7.9, "a float is not exact"),
        ("number", True, "expected an exact number"),
        ("words", "abc", "expected a tuple, got "),
        ("words", ["abc"], "expected a tuple, got "),
        ("words", (1,), "expected text, got 1"),
        ("inner", "Seoul", 'expected a Place, got "Seoul"'),
        ("inner", {"name": "Seoul"}, "expected a Place, got "),
        ("action", "signed", r"write ActionType\.SIGNED"),
        ("action", "sined", 'expected a member of ActionType, got "sined"'),
        ("action", ik.AgreementStatus.SIGNED, "expected a member of ActionType, got "),
    ],
)
def test_a_value_of_another_type_is_refused(field: str, value: Any, message: str) -> None:
    given: dict[str, Any] = {field: value}
    with pytest.raises(ik.InvalidRecord, match=message):
        Everything(**given)


def test_the_example_of_an_object_shows_its_required_fields() -> None:
    assert object_example(ik.AgreementParty, "country:ind") == 'an object such as {"party": "country:ind"}'
    assert object_example(ik.AgreementParty, ["country:ind"]) == 'an object such as {"party": ...}'
    assert object_example(ik.Money, "USD 5") == 'an object such as {"amount": ..., "currency": ...}'
    assert object_example(ik.DurationClause, "P5Y") == 'an object such as {"initial": "P5Y"}'


def test_positional_arguments_are_a_type_error() -> None:
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


@pytest.mark.parametrize(
    ("part", "field", "hint"),
    [
        (ik.Tenure, "from", 'write both ends in "period", such as "2020/2022"'),
        (ik.Meeting, "until", 'write both ends in "period", such as "2020/2022"'),
        (ik.Observation, "metric", 'did you mean "indicator"?'),
        (ik.Source, "name", 'did you mean "title"?'),
        (ik.Sector, "title", 'did you mean "name"?'),
        (ik.Sector, "from", "the fields of Sector are id, name"),
    ],
)
def test_a_common_name_of_a_field_leads_to_the_field(part: Any, field: str, hint: str) -> None:
    with pytest.raises(ik.InvalidRecord) as raised:
        part(**{field: "x"})
    (found,) = (one.hint for one in raised.value.report if one.path == f"/{field}")
    assert found.startswith(hint)


@pytest.mark.parametrize("annotation", [list[str], dict[str, int], str | int, float, tuple[str, str], object, "x"])
def test_a_field_may_not_have_a_type_that_could_not_be_frozen_or_written(annotation: Any) -> None:
    with pytest.raises(TypeError, match="a field may not have the type"):
        shape_of(annotation)


def test_an_annotated_number_keeps_its_bounds() -> None:
    from indokorea.fields.numbers import Bounds

    leaf: Any = shape_of(Annotated[int, Bounds(1, 3)])
    leaf.check(3)
    with pytest.raises(ik.InvalidValue, match="expected a number from 1 to 3, got 4"):
        leaf.check(4)
