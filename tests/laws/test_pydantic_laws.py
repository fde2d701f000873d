"""The law of pydantic: it reads, refuses and writes exactly as `from_dict` and `to_dict` do, and its schema fits."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from pydantic import TypeAdapter, ValidationError

import indokorea as ik
from indokorea.adapters.pydantic import AnyRecord
from indokorea.fields.part import Part
from indokorea.testing import strategies
from indokorea.wire.fast.plain_data import to_plain, try_from_plain

SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)

ADAPTERS: dict[Any, TypeAdapter[Any]] = {cls: TypeAdapter(cls) for cls in strategies.part_types()}
ANY: TypeAdapter[Any] = TypeAdapter(AnyRecord)
SCHEMA = jsonschema_rs.validator_for(ANY.json_schema())


def same_verdict(adapter: TypeAdapter[Any], plain: Any, cls: Any = None) -> bool:
    """Check that pydantic reads plain data as `from_dict` does, from JSON text too. Return whether it can be read."""
    text = json.dumps(plain)
    try:
        expected = ik.from_dict(plain, cls)
    except ik.Invalid as error:
        report = error.report
    else:
        assert adapter.validate_python(plain) == expected
        assert adapter.validate_json(text) == expected
        return True
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(plain)
    lines: Any = caught.value.errors(include_url=False)
    assert [(one["type"], one["msg"]) for one in lines] == [(one.code, one.text) for one in report]
    assert json.dumps(lines, ensure_ascii=False, allow_nan=False).encode()
    with pytest.raises(ValidationError):
        adapter.validate_json(text)
    return False


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_what_pydantic_writes_is_what_to_dict_writes_and_is_read_back(cls: type[Part], data: st.DataObject) -> None:
    part = data.draw(strategies.parts(cls))
    adapter = ADAPTERS[cls]
    plain = ik.to_dict(part)
    assert adapter.dump_python(part) == to_plain(part) == plain
    assert adapter.validate_python(plain) == part
    assert adapter.validate_json(adapter.dump_json(part)) == part


@EVERY_CLASS
@settings(SOME, max_examples=8)
@given(st.data())
def test_damaged_parts_have_the_verdict_of_from_dict(cls: type[Part], data: st.DataObject) -> None:
    same_verdict(ADAPTERS[cls], data.draw(strategies.mutated(strategies.parts(cls).map(ik.to_dict), most=2)), cls)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_the_fast_path_reads_what_from_dict_reads(cls: type[Part], data: st.DataObject) -> None:
    plain = data.draw(strategies.mutated(strategies.parts(cls).map(ik.to_dict), most=2))
    read = try_from_plain(plain, cls)
    assert read is None or read == ik.from_dict(plain, cls)


@settings(SOME)
@given(strategies.mutated(strategies.records().map(ik.to_dict), most=2))
def test_a_damaged_record_has_the_verdict_of_from_dict_and_fits_the_schema_if_it_can_be_read(plain: Any) -> None:
    if same_verdict(ANY, plain):
        SCHEMA.validate(plain)


@pytest.mark.slow
@settings(SOME, max_examples=1_000)
@given(strategies.mutated(strategies.records().map(ik.to_dict), most=2))
def test_a_thousand_damaged_records_have_the_verdict_of_from_dict_and_fit_the_schema(plain: Any) -> None:
    if same_verdict(ANY, plain):
        SCHEMA.validate(plain)
