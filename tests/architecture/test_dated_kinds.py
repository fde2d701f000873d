"""A kind with a date or a period is in the timeline, in the state of a day, in `known_on`, in search and in rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, shapes_of
from indokorea.json_pointer import pointer
from indokorea.records.base import NamedRecord
from indokorea.records.dated_fields import dated_shapes, dated_values, event_values, step_fields
from indokorea.testing.part_types import part_types

EXAMPLES = Path(__file__).parents[1] / "wire" / "examples" / "v1.json"
# Every kind with every field filled: `tests/wire` holds the file to that.
WHOLE = ik.loads(EXAMPLES.read_text("utf-8"), integrity=False)
RECORDS = [pytest.param(record, id=record.id) for record in WHOLE]
LASTING = [cls for cls in ik.RECORD_TYPES if "period" in shapes_of(cls)]


RecordT = TypeVar("RecordT", bound=ik.AnyRecord)


def example(record_type: type[RecordT]) -> RecordT:
    return next(iter(WHOLE.of(record_type)))


@pytest.mark.parametrize("cls", [cls for cls in part_types() if dated_shapes(cls)])
def test_every_field_that_makes_no_event_is_a_dated_field_of_its_class(cls: type[Part]) -> None:
    assert set(cls.not_events) <= set(dated_shapes(cls))


@pytest.mark.parametrize("record", RECORDS)
def test_every_dated_field_is_in_the_timeline_unless_its_class_leaves_it_out(record: ik.AnyRecord) -> None:
    if isinstance(record, ik.Exercise | ik.Meeting):  # the end of one that was not held is not an event
        record = attrs.evolve(record, outcome=ik.HoldingOutcome.HELD)
    expected = {pointer(*dated.path) for dated in event_values(record)}
    moments = ik.Dossier([record], integrity=False).chronology()
    assert {moment.path for moment in moments} == expected
    assert all(record.label in moment.text for moment in moments)


def test_the_examples_hold_every_dated_field_that_makes_an_event() -> None:
    """Otherwise the test above would miss a new one."""

    def paths(cls: type[Part]) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for name, outer in dated_shapes(cls, events_only=True).items():
            shape = outer
            while isinstance(shape, Many | Maybe):
                shape = shape.item
            if isinstance(shape, Leaf):
                found.add((name,))
            elif isinstance(shape, Nested):
                found |= {(name, *path) for path in paths(shape.python)}
        return found

    for record_type in ik.RECORD_TYPES:
        shown = {
            tuple(name for name in dated.path if isinstance(name, str))
            for record in WHOLE.of(record_type)
            for dated in event_values(record)
        }
        assert shown == paths(record_type), record_type


@pytest.mark.parametrize("cls", LASTING)
def test_a_kind_with_a_period_is_in_the_state_of_a_day_unless_it_is_background(cls: type[ik.AnyRecord]) -> None:
    changes: dict[str, Any] = {"period": ik.Period("2000-01-01/2030-12-31")}
    if cls in (ik.Exercise, ik.Meeting):
        changes["outcome"] = ik.HoldingOutcome.HELD
    record = attrs.evolve(example(cls), **changes)
    state = ik.Dossier([record], integrity=False).on("2015-05-18")
    rows = [row for row in state.rows() if row["part"] != "moments"]
    assert [row["record"] for row in rows] == ([] if cls.is_background else [record.id])
    assert cls.is_background or record.label in str(state)


@pytest.mark.parametrize("cls", [cls for cls in ik.RECORD_TYPES if step_fields(cls)])
def test_a_step_that_lay_ahead_is_not_known(cls: type[ik.AnyRecord]) -> None:
    page = ik.Source(id="source:early", title="Early", type=ik.SourceType.NEWS, published="1000-01-01")
    evidence: dict[str, Any] = {"citations": (ik.Citation(source=page.id),), "claims": ()}
    record = attrs.evolve(example(cls), **evidence)
    whole = ik.Dossier([*(one for one in WHOLE if one.id != record.id), page, record], integrity=False)
    known = whole.known_on("1000-01-02")[record.id]
    for field in step_fields(cls):
        for step in getattr(known, field):
            assert list(dated_values(step)) == []


@pytest.mark.parametrize("cls", [cls for cls in ik.RECORD_TYPES if cls.always_known and dated_shapes(cls)])
def test_a_kind_that_is_always_known_is_known_without_the_dates_that_lay_ahead(cls: type[ik.AnyRecord]) -> None:
    no_evidence: dict[str, Any] = {"citations": (), "claims": (), "last_checked": None}
    record = attrs.evolve(example(cls), **no_evidence)
    known = ik.Dossier([record], integrity=False).known_on("1000-01-02")[record.id]
    assert list(dated_values(known)) == []


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_is_found_by_its_label_and_has_a_row_and_a_page(record: ik.AnyRecord) -> None:
    dossier = ik.Dossier([record], integrity=False)
    assert record in [hit.record for hit in dossier.find(record.label)]
    (row,) = dossier.of(type(record)).rows()
    assert row["id"] == record.id
    assert record.label.split(",", maxsplit=1)[0] in str(record)
    assert isinstance(record, NamedRecord | ik.Observation | ik.Source)


def test_a_kind_without_when_of_its_own_has_the_dates_of_its_events() -> None:
    for record in WHOLE:
        if type(record).when is ik.Record.when:
            assert record.when == tuple(dated.value for dated in event_values(record))


def test_every_row_of_a_day_is_of_a_field_of_the_state() -> None:
    parts = get_type_hints(ik.DayState).keys() - {"day"}
    assert {row["part"] for day in ("2015-05-18", "2015") for row in ik.reference().on(day).rows()} <= parts
