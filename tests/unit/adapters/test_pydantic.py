"""Records, parts, dates and words as types of pydantic."""

from __future__ import annotations

import copy
import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import indokorea as ik
from indokorea.adapters import pydantic as adapter
from indokorea.adapters.pydantic import AnyRecord, error_details, validation_error
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.shape import shapes_of
from indokorea.records.kinds import RECORD_TYPES
from indokorea.testing.part_types import part_types
from indokorea.wire.fast.plain_data import to_plain, try_from_plain


class Note(BaseModel):
    about: ik.Agreement


class Clipping(BaseModel):
    records: list[AnyRecord]
    seen: ik.PartialDate | None = None
    during: ik.Period | None = None
    stage: ik.CommitmentStatus | None = None


AGREEMENT: TypeAdapter[ik.Agreement] = TypeAdapter(ik.Agreement)
ANY: TypeAdapter[Any] = TypeAdapter(AnyRecord)

SIX_FAULTS: dict[str, Any] = {
    "kind": "agreement",
    "id": "agreement:x y",
    "nmae": {"en": "Steel pact"},
    "instrument": "treety",
    "level": "state",
    "parties": [{"party": "country:ind"}, {"party": "korea"}],
    "actions": [{"type": "signed", "on": "2009-13"}],
}
SIX_PLACES = [
    ("actions", 0, "on"),
    ("id",),
    ("instrument",),
    ("name",),
    ("nmae",),
    ("parties", 1, "party"),
]


def refusal(read: Any, data: Any) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        read(data)
    return caught.value.errors(include_url=False)


def test_six_faults_are_six_errors_each_in_its_place() -> None:
    assert [one["loc"] for one in refusal(AGREEMENT.validate_python, SIX_FAULTS)] == SIX_PLACES
    assert [one["loc"] for one in refusal(AGREEMENT.validate_json, json.dumps(SIX_FAULTS))] == SIX_PLACES
    in_model = refusal(Note.model_validate, {"about": SIX_FAULTS})
    assert [one["loc"] for one in in_model] == [("about", *place) for place in SIX_PLACES]


def test_an_error_has_the_code_the_text_and_the_pointer_of_the_finding() -> None:
    with pytest.raises(ik.InvalidData) as caught:
        ik.from_dict(SIX_FAULTS, ik.Agreement)
    expected = [(one.code, one.text, one.path) for one in caught.value.report]
    errors = refusal(AGREEMENT.validate_python, SIX_FAULTS)
    assert [(one["type"], one["msg"], one["ctx"]["path"]) for one in errors] == expected
    assert errors[0]["input"] == "2009-13"
    assert errors[0]["ctx"]["hint"] == "write 2009-12 or 2010-01"


def test_a_bad_record_of_any_kind_has_the_faults_of_its_own_kind_only() -> None:
    assert [one["loc"] for one in refusal(ANY.validate_python, SIX_FAULTS)] == SIX_PLACES
    in_list = refusal(Clipping.model_validate, {"records": [SIX_FAULTS]})
    assert [one["loc"] for one in in_list] == [("records", 0, *place) for place in SIX_PLACES]


@pytest.mark.parametrize(
    ("data", "place"),
    [({"id": "sector:x", "name": {"en": "X"}}, ("kind",)), ({"kind": ["sector"]}, ("kind",)), ([], ()), (None, ())],
    ids=["no kind", "a kind that is not text", "a list", "nothing"],
)
def test_what_is_not_a_record_of_any_kind_is_refused_in_its_place(data: Any, place: tuple[str, ...]) -> None:
    assert refusal(ANY.validate_python, data)[0]["loc"] == place


def test_every_record_of_the_reference_is_read_and_written_whole() -> None:
    records = tuple(ik.reference())
    clipping = Clipping.model_validate({"records": [ik.to_dict(one) for one in records]})
    assert tuple(clipping.records) == records
    assert Clipping.model_validate_json(clipping.model_dump_json()) == clipping
    assert clipping.model_dump()["records"] == list(map(ik.to_dict, records))


def test_a_record_itself_is_taken_as_it_is() -> None:
    cepa = ik.reference().agreements["cepa-2009"]
    assert Note(about=cepa).about is cepa
    assert ANY.validate_python(cepa) is cepa
    assert refusal(TypeAdapter(ik.Sector).validate_python, cepa)[0]["loc"] == ()


def test_parts_dates_periods_and_words_are_types_too() -> None:
    name = TypeAdapter(ik.Name)
    assert name.validate_python({"en": "Steel", "ko": "철강"}) == ik.Name(en="Steel", ko="철강")
    clipping = Clipping.model_validate({"records": [], "seen": "2009-08", "during": "2010/2012", "stage": "under_way"})
    assert (clipping.seen, clipping.during) == (ik.PartialDate("2009-08"), ik.Period("2010/2012"))
    assert clipping.stage is ik.CommitmentStatus("under_way")
    dumped = {"records": [], "seen": "2009-08", "during": "2010/2012", "stage": "under_way"}
    assert clipping.model_dump(mode="json") == dumped
    assert TypeAdapter(ik.PartialDate).validate_python(datetime.date(2009, 8, 7)) == ik.PartialDate("2009-08-07")
    assert refusal(Clipping.model_validate, {"records": [], "seen": "2009-13"})[0]["loc"] == ("seen",)
    assert refusal(Clipping.model_validate, {"records": [], "during": 7})[0]["loc"] == ("during",)


def test_a_base_class_is_refused_with_what_to_write() -> None:
    with pytest.raises(ik.InvalidValue, match=r"write AnyRecord of indokorea\.adapters\.pydantic"):
        TypeAdapter(ik.Record)


# What JSON cannot hold, or holds otherwise: each is refused as `from_dict` refuses it.
STEEL = {"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}
ODD_VALUES: dict[str, dict[Any, Any]] = {
    "a day instead of its text": {**STEEL, "last_checked": datetime.date(2026, 1, 1)},
    "a tuple": {**STEEL, "sectors": ("sector:metals",)},
    "a number instead of text": {**STEEL, "summary": 7},
    "NaN": {**STEEL, "summary": float("nan")},
    "NaN in an extension": {**STEEL, "extensions": {"acme:score": [float("nan")]}},
    "bytes": {**STEEL, "summary": b"steel"},
    "null": {**STEEL, "summary": None},
    "a key that is not text": {**STEEL, 7: "x"},
    "a lone surrogate": {**STEEL, "summary": "\ud800"},
    "a lone surrogate as a key": {**STEEL, "\ud800": "x"},
    "a number of many digits": {**STEEL, "summary": 10**400},
    "a deep list": {**STEEL, "summary": json.loads("[" * 400 + "]" * 400)},
}


@pytest.mark.parametrize("data", ODD_VALUES.values(), ids=ODD_VALUES.keys())
def test_odd_values_are_refused_as_from_dict_refuses_them(data: Any) -> None:
    with pytest.raises(ik.InvalidData) as caught:
        ik.from_dict(data, ik.Sector)
    sector = TypeAdapter(ik.Sector)
    errors = refusal(sector.validate_python, data)
    assert [one["type"] for one in errors] == [one.code for one in caught.value.report]
    answer = json.dumps(errors, ensure_ascii=False, allow_nan=False)
    assert answer.encode()


class Text(str):
    __slots__ = ()


def test_a_subclass_of_text_is_refused() -> None:
    assert refusal(TypeAdapter(ik.Sector).validate_python, {**STEEL, "summary": Text("x")})[0]["loc"] == ("summary",)


def test_a_number_that_json_has_not_is_refused_in_json_too() -> None:
    text = json.dumps({**STEEL, "extensions": {"acme:score": float("inf")}})
    assert refusal(TypeAdapter(ik.Sector).validate_json, text)[0]["loc"][:1] == ("extensions",)


def test_extensions_are_read_and_written_whole() -> None:
    plain = {**STEEL, "extensions": {"acme:score": {"of": [1, 2.5, None, True, 10**30]}}}
    sector = TypeAdapter(ik.Sector)
    read = sector.validate_python(plain)
    assert read == ik.from_dict(plain, ik.Sector)
    assert to_plain(read) == ik.to_dict(read) == sector.dump_python(read)
    assert sector.validate_python(sector.dump_python(read)) == read


@pytest.mark.parametrize("word", ["{path}", "{hint}", "{message}", "{", "}{"])
def test_braces_in_a_value_stay_as_they_are(word: str) -> None:
    data = {**STEEL, "broader": word}
    with pytest.raises(ik.InvalidData) as caught:
        ik.from_dict(data, ik.Sector)
    assert [one["msg"] for one in refusal(ANY.validate_python, data)] == [one.text for one in caught.value.report]


def test_the_answer_to_many_faults_is_no_larger_than_a_few_times_their_number() -> None:
    data = {**STEEL, "citations": [{}] * 2_000, "summary": "x" * 100_000 + "\x00"}
    errors = refusal(ANY.validate_python, data)
    assert len(errors) == 2_001
    assert len(json.dumps(errors)) < 400 * len(errors)


def test_the_fast_path_reads_plain_data_only() -> None:
    assert try_from_plain(STEEL, ik.Sector) == ik.from_dict(STEEL, ik.Sector)
    assert [name for name, data in ODD_VALUES.items() if try_from_plain(data, ik.Sector) is not None] == []


# Reports


def test_a_report_becomes_the_detail_of_an_answer() -> None:
    d = ik.reference()
    new = ik.Sector(id="sector:new", name="New", broader="sector:nowhere")
    [error] = error_details(d.faults_of(new), "body")
    assert (error["type"], error["loc"], error["ctx"]["path"]) == ("dangling", ("body", "broader"), "/broader")


def test_the_id_of_a_record_in_memory_is_left_out_and_an_extension_is_not() -> None:
    findings = [
        ik.Finding(code="wrong-type", path="/sector:x/name", message="a"),
        ik.Finding(code="wrong-type", path="/extensions/sector:x/0", message="b"),
        ik.Finding(code="wrong-type", path="", message="c"),
    ]
    places = {one["msg"]: one["loc"] for one in error_details(ik.Report(findings))}
    assert places == {"a": ("name",), "b": ("extensions", "sector:x", 0), "c": ()}


def test_warnings_are_not_errors() -> None:
    warning = ik.Finding(code="AGR-02", message="a doubt", severity=ik.Severity.WARNING)
    assert error_details(ik.Report([warning])) == []


def test_an_index_differs_from_a_key_by_the_data() -> None:
    fault = ik.Finding(code="wrong-type", path="/extensions/0/1", message="x")
    [error] = validation_error(ik.Report([fault]), {"extensions": {"0": ["a", "b"]}}).errors()
    assert (error["loc"], error["input"]) == (("extensions", "0", 1), "b")


# Schemas


def names_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            else:
                yield from names_in(value)
    elif isinstance(schema, list):
        for one in schema:
            yield from names_in(one)


def test_the_schema_of_any_record_is_that_of_the_wire_format() -> None:
    made, ours = ANY.json_schema()["$defs"], ik.schema()["$defs"]
    # Only what pydantic sorts may differ.
    assert made == {name: ours[name] for name in ours if name not in ("AnyRecord", "Document")}
    assert set(names_in(made)) <= made.keys()


@pytest.mark.parametrize("cls", part_types(), ids=lambda cls: cls.__name__)
def test_every_field_of_every_class_has_its_meaning_in_the_schema(cls: Any) -> None:
    made = TypeAdapter(cls).json_schema()
    jsonschema_rs.meta.validate(made)
    meanings = field_meanings(cls)
    for name in shapes_of(cls):
        assert made["properties"][name]["description"].startswith(meanings[name])


def test_the_schemas_of_reading_and_writing_are_the_same() -> None:
    assert ANY.json_schema(mode="serialization") == ANY.json_schema(mode="validation")


def test_the_discriminator_leads_to_the_class_of_each_kind() -> None:
    made = Clipping.model_json_schema()["$defs"]["AnyRecord"]
    mapping = made["discriminator"]["mapping"]
    assert mapping == {cls.kind: f"#/$defs/{cls.__name__}" for cls in RECORD_TYPES}
    assert {one["$ref"] for one in made["oneOf"]} == set(mapping.values())


def test_a_vocabulary_of_a_model_has_all_its_words_and_a_field_of_a_record_only_those_it_may_hold() -> None:
    class Both(BaseModel):
        stage: ik.CommitmentStatus
        pledge: ik.Commitment

    made = Both.model_json_schema()["$defs"]
    stages = {frozenset(one["enum"]) for name, one in made.items() if "CommitmentStatus" in name}
    words = list(ik.CommitmentStatus)
    assert stages == {
        frozenset(one.value for one in words),
        frozenset(one.value for one in words if not one.derived),
    }


def test_a_vocabulary_of_a_model_has_the_meanings_of_its_words() -> None:
    made = TypeAdapter(ik.AgreementStatus).json_schema()
    assert made["enum"] == [one.value for one in ik.AgreementStatus]
    for one in ik.AgreementStatus:
        assert f"{one.value}: {one.meaning}" in made["description"]


def test_a_model_of_the_same_name_keeps_a_definition_of_its_own() -> None:
    class Agreement(BaseModel):
        mine: str

    class Both(BaseModel):
        own: Agreement
        other: ik.Agreement

    made = Both.model_json_schema()["$defs"]
    found = [one for name, one in made.items() if name.endswith("Agreement")]
    assert len(found) == 2


def test_definitions_are_not_shared_between_schemas() -> None:
    first = ANY.json_schema()
    before = copy.deepcopy(ANY.json_schema())
    first["$defs"].clear()
    first["oneOf"].clear()
    assert ANY.json_schema() == before


# Without the library


def test_without_pydantic_the_message_has_the_pip_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pydantic_core", None)
    with pytest.raises(ModuleNotFoundError, match=r'python -m pip install "indokorea\[pydantic\]"'):
        error_details(ik.Report())


def test_the_adapter_and_pydantic_are_loaded_by_pydantic_alone() -> None:
    code = (
        "import sys, indokorea as ik; ik.reference()['agreement:cepa-2009']; ik.dumps(ik.reference());"
        "print(sorted({'pydantic', 'pydantic_core', 'indokorea.adapters.pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert adapter.__name__ in sys.modules
