"""The law of the schema, by an independent validator: the reader refuses everything that the schema refuses."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.testing import strategies
from indokorea.values.period import Period

SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
EVERY_CLASS = pytest.mark.parametrize("cls", strategies.part_types(), ids=lambda cls: cls.__name__)

SCHEMA = ik.schema()
DOCUMENT = jsonschema_rs.validator_for(SCHEMA)

documents = strategies.dossiers(most=2).map(lambda dossier: json.loads(ik.dumps(dossier)))


def validator_of(name: str) -> Any:
    return jsonschema_rs.validator_for(
        {"$schema": SCHEMA["$schema"], "$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}
    )


PART = {cls: validator_of(cls.__name__) for cls in strategies.part_types()}


@settings(SOME, max_examples=25)
@given(documents)
def test_every_written_document_fits_the_schema(plain: Any) -> None:
    DOCUMENT.validate(plain)


@settings(SOME, max_examples=120)
@given(strategies.mutated(documents))
def test_a_damaged_document_that_can_be_read_fits_the_schema(plain: Any) -> None:
    with contextlib.suppress(ik.InvalidData):
        ik.loads(json.dumps(plain), integrity=False)
        DOCUMENT.validate(plain)


@EVERY_CLASS
@settings(SOME, max_examples=5)
@given(st.data())
def test_every_written_part_fits_its_schema(cls: type[Part], data: st.DataObject) -> None:
    PART[cls].validate(ik.to_dict(data.draw(strategies.parts(cls))))


@EVERY_CLASS
@settings(SOME, max_examples=12)
@given(st.data())
def test_a_damaged_part_that_can_be_read_fits_its_schema(cls: type[Part], data: st.DataObject) -> None:
    plain = data.draw(strategies.mutated(strategies.parts(cls).map(ik.to_dict), most=2))
    with contextlib.suppress(ik.InvalidData):
        ik.from_dict(plain, cls)
        PART[cls].validate(plain)


SIGNS = st.sampled_from("0123456789X-?~%TZ:+./,[] ")


@pytest.mark.parametrize(
    ("cls", "texts"),
    [(ik.PartialDate, strategies.partial_dates().map(str)), (Period, strategies.periods().map(str))],
    ids=["PartialDate", "Period"],
)
@settings(SOME, max_examples=150)
@given(st.data())
def test_a_damaged_date_or_period_that_can_be_read_fits_its_schema(
    cls: Any, texts: st.SearchStrategy[str], data: st.DataObject
) -> None:
    text = data.draw(texts)
    validator = validator_of(cls.__name__)
    validator.validate(text)
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 3))
    changed = text[:start] + "".join(data.draw(st.lists(SIGNS, max_size=3))) + text[end:]
    with contextlib.suppress(ik.InvalidValue):
        cls(changed)
        validator.validate(changed)
