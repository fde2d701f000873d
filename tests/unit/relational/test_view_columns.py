"""The tables of views: the stored columns of the kind, and those that follow from other records and from a day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import indokorea as ik
from indokorea.collection.statuses import DECIDED_BY_OTHERS, STATUS_VOCABULARIES
from indokorea.collection.view import View
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.relational.from_tables import from_tables
from indokorea.relational.tables import Table, columns_of, tables
from indokorea.relational.view_columns import added_columns

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def reference() -> ik.Dossier:
    return ik.reference()


def rows_by_id(table: Table) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in table.rows()}


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_no_derived_column_has_the_name_of_a_stored_one(kind: str) -> None:
    view = RECORD_KINDS[kind].view
    assert not {column.name for column in columns_of(view)} & set(added_columns(kind))


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_table_of_a_view_has_the_columns_of_its_kind_in_their_order(reference: ik.Dossier, kind: str) -> None:
    view = RECORD_KINDS[kind].view
    found, plain = getattr(reference, view).as_table(DAY), tables(reference)[view]
    added = added_columns(kind)
    stored = [column for column in found.columns if column.name not in added]
    assert (found.name, stored) == (view, list(plain.columns))
    assert all(list(found.column(one.name)) == list(plain.column(one.name)) for one in stored)
    assert {column.name for column in found.columns if column.name in added} == added.keys() - {"in_window"}
    assert not any(column.stored for column in found.columns if column.name in added)


def test_the_tables_of_views_are_read_back_as_the_same_dossier(reference: ik.Dossier) -> None:
    views = {names.view: getattr(reference, names.view).as_table(DAY) for names in RECORD_KINDS.values()}
    assert from_tables({**tables(reference), **views}) == reference
    assert from_tables({**tables(reference), **{name: table.rows() for name, table in views.items()}}) == reference


def test_a_column_that_no_view_has_is_still_refused() -> None:
    with pytest.raises(ik.InvalidData) as caught:
        from_tables({"sectors": [{"id": "sector:a", "name_en": "A", "office": "Minister"}]})
    assert [one.path for one in caught.value.findings] == ["/sectors/office"]


def test_each_reference_has_the_name_of_its_record_beside_it(reference: ik.Dossier) -> None:
    table = reference.meetings.as_table(DAY)
    names = [column.name for column in table.columns]
    assert names[names.index("host") + 1] == "host_label"
    for row in table.rows():
        assert row["host_label"] == (None if row["host"] is None else reference[row["host"]].label)


def test_the_status_is_that_of_the_dossier_on_the_day(reference: ik.Dossier) -> None:
    for day in (DAY, "2010-01"):
        agreements = rows_by_id(reference.agreements.as_table(day))
        for agreement in reference.agreements:
            standing = reference.status_on(agreement, day)
            row = agreements[agreement.id]
            assert (row["status"] or "none", row["status_certain"]) == (standing.word, standing.certain)
        commitments = rows_by_id(reference.commitments.as_table(day))
        for commitment in reference.commitments:
            stage = reference.stage_on(commitment, day)
            row = commitments[commitment.id]
            assert (row["status"] or "none", row["status_certain"]) == (stage.word, stage.certain)


@pytest.mark.parametrize("kind", STATUS_VOCABULARIES)
def test_a_status_in_a_table_is_one_that_select_finds(reference: ik.Dossier, kind: str) -> None:
    view = getattr(reference, RECORD_KINDS[kind].view)
    found = rows_by_id(view.as_table(DAY))
    for word in {row["status"] for row in found.values()} - {None}:
        wanted = {id for id, row in found.items() if row["status"] == word}
        assert set(reference.select(kind=kind, status=word, on=DAY).ids) == wanted


def test_the_days_of_an_agreement_are_those_of_its_actions(reference: ik.Dossier) -> None:
    cepa = rows_by_id(reference.agreements.as_table(DAY))["agreement:cepa-2009"]
    assert (cepa["signed_on"], cepa["in_force_since"]) == ("2009-08-07", "2010-01-01")
    before = rows_by_id(reference.agreements.as_table("2009-12-31"))["agreement:cepa-2009"]
    assert (before["signed_on"], before["in_force_since"]) == ("2009-08-07", None)


def test_the_term_that_ends_is_that_of_the_agreement_that_decides(reference: ik.Dossier) -> None:
    ends = {row["id"]: row["term_ends"] for row in reference.agreements.as_table(DAY).rows()}
    found = {one.agreement.id: str(one.term.until) for one in reference.terms_ending(since=DAY, until="2030").terms}
    assert found
    assert found.items() <= ends.items()


def test_the_evidence_is_counted_as_in_the_answer_about_it(reference: ik.Dossier) -> None:
    for row in reference.agreements.as_table(DAY).rows()[:20]:
        figures = reference.evidence(row["id"]).figures
        assert (row["sources"], row["independent"], row["official"]) == (
            figures.sources,
            figures.independent,
            figures.official,
        )


def person(*tenures: tuple[str, str]) -> ik.Person:
    return ik.Person(
        id="person:kim",
        name="Kim",
        tenures=tuple(ik.Tenure(office=office, period=period) for office, period in tenures),
    )


def test_the_offices_of_a_person_are_those_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2015, 5, 18))
    people = ik.Dossier([person(("Minister", "2014/2016"), ("Envoy", "2014/2016"), ("Ambassador", "2000/2001"))]).people
    offices = [people.as_table(day).column("office") for day in (None, "2000-07", "2020")]
    assert offices == [["Minister; Envoy"], [None], [None]]
    assert people.as_table("2015").columns[-5].meaning.endswith(", on 2015.")


def test_exact_dates_are_days_and_no_date_is_no_answer() -> None:
    events = [
        ik.Event(id=f"event:{slug}", name=slug, type=ik.EventType("launch"), period=period)
        for slug, period in (("a", "2015-05-18/2015-05-18"), ("b", "2015-05-18/2015-06"))
    ]
    assert ik.Dossier(events).events.as_table().column("dates_exact") == [True, False]
    assert ik.Dossier([ik.Sector(id="sector:a", name="A")]).sectors.as_table().column("dates_exact") == [None]


def test_a_meeting_was_held_only_once_its_day_has_come() -> None:
    meeting = ik.Meeting(id="meeting:a", name="Talks", type=ik.MeetingType.TALKS, period="2015-05/2015-05")
    meetings = ik.Dossier([meeting]).meetings
    found = [
        (row["status"], row["status_certain"])
        for day in ("2015-04", "2015-05-18", "2015-05-31")
        for row in meetings.as_table(day).rows()
    ]
    assert found == [(None, True), ("held", False), ("held", True)]


def test_a_view_without_its_dossier_has_what_needs_no_other_record(reference: ik.Dossier) -> None:
    for kind, names in RECORD_KINDS.items():
        whole = getattr(reference, names.view)
        alone = View(whole.record_type, whole).as_table(DAY)
        columns = {column.name for column in alone.columns}
        assert not any(name in columns for name in ("sources", "term_ends")), kind
        assert ("status_certain" in columns) is (kind in STATUS_VOCABULARIES and kind not in DECIDED_BY_OTHERS)
        assert all(list(alone.column(name)) == list(whole.as_table(DAY).column(name)) for name in columns)
    assert "signed_on" in [column.name for column in View(ik.Agreement, reference.agreements).as_table().columns]


def test_a_selection_of_one_kind_is_a_table_of_the_kind_with_its_window(reference: ik.Dossier) -> None:
    chosen = reference.select(kind="meeting", during="2025")
    table = chosen.as_table(DAY)
    assert (table.name, len(table)) == ("meetings", len(chosen))
    assert list(table.column("in_window")) == [str(chosen.in_window(one)) for one in chosen]
    assert from_tables({"meetings": table}, integrity=False).meetings.ids == tuple(sorted(chosen.ids))


def test_a_selection_of_several_kinds_keeps_the_columns_of_its_rows(reference: ik.Dossier) -> None:
    mixed = reference.select(sector="defence", during="2025")
    assert len(mixed.counts) > 1
    assert mixed.as_table().rows() == mixed.rows()
    with pytest.raises(ik.InvalidValue, match="expected a day for records of one kind"):
        mixed.as_table(DAY)


def test_an_empty_view_has_all_columns_and_no_row() -> None:
    empty = ik.Dossier().agreements.as_table()
    assert len(empty) == 0
    assert {"status", "in_force_since", "term_ends"} <= {column.name for column in empty.columns}


def test_an_agreement_has_the_stage_that_its_progress_has(reference: ik.Dossier) -> None:
    day = "2026-11-30"
    for row in reference.agreements.as_table(on=day).rows():
        standing = reference.progress_on(row["id"], day)
        assert (row["stage"], row["stage_certain"]) == (
            str(standing.stage) if standing.stage else None,
            standing.certain,
        )


def test_the_end_of_a_term_says_whether_it_is_certain(reference: ik.Dossier) -> None:
    day = "2026-11-30"
    rows = {row["id"]: row for row in reference.agreements.as_table(on=day).rows()}
    for ending in reference.terms_ending(since=day, until="2040"):
        row = rows[ending.agreement.id]
        assert (row["term_ends"], row["term_certain"]) == (str(ending.term.until), ending.term.certain)
    assert {row["term_certain"] for row in rows.values()} == {None, True, False}
