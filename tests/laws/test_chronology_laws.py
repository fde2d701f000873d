"""Laws of chronologies, of the state of a day, and of `known_on`."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.collection.citations_for import citations_for
from indokorea.json_pointer import pointer_parts
from indokorea.records.base import CitedRecord
from indokorea.testing import strategies

SOME = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
STEPS = {ik.Agreement: "actions", ik.Commitment: "updates", ik.Partnership: "phases", ik.Project: "updates"}

dossiers = strategies.dossiers()
dates = strategies.partial_dates()
D = ik.reference()

# Ten years, in which every day of the calendar occurs.
MOST_DAYS = 3660


def value_at(record: ik.AnyRecord, path: str) -> Any:
    value: Any = ik.to_dict(record)
    for part in pointer_parts(path):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def cited_by(record: ik.AnyRecord) -> set[str]:
    return set() if isinstance(record, ik.Source) else {citation.source for citation in record.citations}


def steps_of(record: ik.AnyRecord) -> set[tuple[Any, ...]]:
    """Return the fields of the steps that a removed reference does not change."""
    steps = getattr(record, STEPS[type(record)]) if type(record) in STEPS else ()
    return {tuple(getattr(step, name, None) for name in ("type", "status", "tier", "on", "since")) for step in steps}


@SOME
@given(dossiers)
def test_every_moment_is_dated_by_the_field_it_points_to_and_cites_what_its_record_cites(dossier: ik.Dossier) -> None:
    for moment in dossier.chronology():
        assert moment.record is dossier[moment.record.id]
        assert isinstance(moment.record, CitedRecord)
        assert set(moment.citations) <= set(moment.record.citations)
        if moment.path != "/stated_in":
            assert str(moment.date) in value_at(moment.record, moment.path)


@SOME
@given(dossiers)
def test_the_order_never_contradicts_definitely_before(dossier: ik.Dossier) -> None:
    chronology = dossier.chronology()
    keys = [moment.date.sort_key for moment in chronology]
    assert keys == sorted(keys)
    for one, other in pairwise(chronology):
        assert not one.date.definitely_after(other.date)


def may_be(date: ik.PartialDate, since: ik.PartialDate, until: ik.PartialDate) -> bool:
    """Return True if a date of an unknown year may be one of these days, trying each of them."""
    text = date.text.rstrip("?~%")
    first, last = since.earliest, until.latest
    if "X" not in text[:4] or first is None or last is None or (last - first).days > MOST_DAYS:
        return True
    pattern = re.compile(text.replace("X", "[0-9]"))
    days = (first + datetime.timedelta(days=number) for number in range((last - first).days + 1))
    return any(pattern.fullmatch(day.isoformat()[: len(text)]) for day in days)


@SOME
@given(dossiers, dates, dates)
def test_a_chronology_holds_the_moments_that_may_lie_within_its_bounds_and_no_others(
    dossier: ik.Dossier, since: ik.PartialDate, until: ik.PartialDate
) -> None:
    if since.definitely_after(until):
        since, until = until, since
    chronology = dossier.chronology(since=since, until=until)
    for moment in chronology:
        assert not moment.date.definitely_before(since)
        assert not moment.date.definitely_after(until)
    outside = [moment for moment in dossier.chronology() if moment not in chronology]
    assert all(
        one.date.definitely_before(since) or one.date.definitely_after(until) or not may_be(one.date, since, until)
        for one in outside
    )
    assert len(chronology) + len(outside) == len(dossier.chronology())


@SOME
@given(dossiers)
def test_the_chronologies_of_the_kinds_make_the_whole_and_that_of_a_sector_is_of_its_records(
    dossier: ik.Dossier,
) -> None:
    whole = dossier.chronology()
    of_kinds = [moment for kind in ik.RECORD_TYPES for moment in dossier.chronology(kind=kind)]
    assert ik.Chronology(of_kinds) == whole
    for sector in dossier.sectors:
        chosen = {record.id for record in dossier.select(sector=sector.id)}
        expected = [moment for moment in whole if moment.record.id in chosen]
        assert list(dossier.chronology(sector=sector.id)) == expected


@SOME
@given(dossiers, dates)
def test_the_state_of_a_day_is_what_each_record_returns_for_it(dossier: ik.Dossier, day: ik.PartialDate) -> None:
    state = dossier.on(day)
    agreements = {one.record.id: one.standing for one in state.agreements}
    for agreement in dossier.agreements:
        standing = agreement.status_on(day)
        shown = standing.status is not None or not standing.certain
        assert agreements.get(agreement.id) == (standing if shown else None)
    commitments = {one.record.id: one.standing for one in state.commitments}
    for commitment in dossier.commitments:
        stage = dossier.stage_on(commitment, day)
        assert commitments.get(commitment.id) == (stage if stage.stage or not stage.certain else None)
    phases = [partnership.phase_on(day) for partnership in dossier.partnerships]
    assert [one.standing for one in state.partnerships] == [one for one in phases if one.phase or not one.certain]
    assert {one.record.id for one in state.projects} <= set(dossier.projects.ids)
    sure = {(one.person.id, one.tenure) for one in state.offices if one.certain}
    assert sure == {(person.id, tenure) for person in dossier.people for tenure in person.tenures_on(day)}
    assert str(state).startswith(f"On {day}")


@SOME
@given(dossiers, dates)
def test_a_known_dossier_is_valid_and_reads_back_unchanged(dossier: ik.Dossier, day: ik.PartialDate) -> None:
    known = dossier.known_on(day)
    assert ik.Dossier(known, **known.header) == known
    assert ik.loads(ik.dumps(known)) == known
    before = {(finding.code, finding.message) for finding in ik.review(dossier).errors}
    assert {(finding.code, finding.message) for finding in ik.review(known).errors} <= before
    cutoff = known.knowledge_cutoff
    assert cutoff is not None
    assert cutoff.kept == len(known)
    assert {*cutoff.left_out.ids, *(record.id for record in known)} == {record.id for record in dossier}
    assert all(known[record.id] != dossier[record.id] == record for record in cutoff.shortened)
    assert all(record == dossier[record.id] for record in known if record.id not in cutoff.shortened.ids)


@SOME
@given(dossiers, dates, dates)
def test_a_later_day_never_knows_less(dossier: ik.Dossier, one: ik.PartialDate, other: ik.PartialDate) -> None:
    days = sorted((day.earliest.isoformat() if day.earliest else "0001-01-01") for day in (one, other))
    earlier, later = (dossier.known_on(day) for day in days)
    for record in earlier:
        assert record.id in later
        assert cited_by(record) <= cited_by(later[record.id])
        assert steps_of(record) <= steps_of(later[record.id])
    assert earlier.knowledge_cutoff is not None
    assert later.knowledge_cutoff is not None
    assert earlier.knowledge_cutoff.undated == later.knowledge_cutoff.undated


@SOME
@given(dossiers, dates)
def test_what_is_known_has_a_source_that_was_published_by_then(dossier: ik.Dossier, day: ik.PartialDate) -> None:
    known = dossier.known_on(day)
    published = {source.id for source in known.sources}
    for record in known:
        if isinstance(record, CitedRecord) and not record.is_reference_data:
            original = dossier[record.id]
            assert isinstance(original, CitedRecord)
            supported = {
                (name, value)
                for path, name, value in leaves_of(original)
                if not original.citations
                or path.split("/")[1] in required(type(record))
                or (value.startswith(ACTORS) and len(path.split("/")) <= 3)
                or published & {one.source for one in citations_for(original, path) or original.citations}
                or (name == "says" and published & {one.source for one in original.citations if not one.supports})
            }
            periods = {value for _, value in supported if "/" in value}
            for path, name, value in leaves_of(record):
                known_in_part = value.endswith("/") and any(one.startswith(value) for one in periods)
                assert (name, value) in supported or known_in_part, path


@SOME
@given(dossiers, dates, dates)
def test_a_later_day_knows_every_text_and_number_of_an_earlier(
    dossier: ik.Dossier, one: ik.PartialDate, other: ik.PartialDate
) -> None:
    days = sorted((day.earliest.isoformat() if day.earliest else "0001-01-01") for day in (one, other))
    earlier, later = (dossier.known_on(day) for day in days)
    for record in earlier:
        after = {(name, value) for _, name, value in leaves_of(later[record.id])}
        before = {(name, value) for _, name, value in leaves_of(record) if not value.endswith("/")}
        assert before <= after


@SOME
@given(dossiers, dates)
def test_free_texts_are_the_only_thing_that_they_add(dossier: ik.Dossier, day: ik.PartialDate) -> None:
    plain, with_texts = dossier.known_on(day), dossier.known_on(day, texts=True)
    assert {record.id for record in plain} <= {record.id for record in with_texts}
    for record in plain:
        names = {name for _, name, _ in leaves_of(record)}
        assert not names & {"summary", "note"}


def leaves_of(record: ik.AnyRecord) -> list[tuple[str, str, str]]:
    """Return the pointer, the name and the text of each value in a record that is neither evidence nor our own."""
    found: list[tuple[str, str, str]] = []
    waiting: list[tuple[str, str, Any]] = [("", "", ik.to_dict(record))]
    while waiting:
        path, name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [
                (f"{path}/{key}", key, inner)
                for key, inner in value.items()
                if path or key not in ("id", "kind", "sectors", "claims", "citations", "extensions", "last_checked")
            ]
        elif isinstance(value, list):
            waiting += [(f"{path}/{index}", name, inner) for index, inner in enumerate(value)]
        else:
            found.append((path, name, str(value)))
    return found


ACTORS = ("country:", "organisation:", "person:")


def required(cls: type[ik.AnyRecord]) -> set[str]:
    return {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}


@SOME
@given(dossiers, st.sampled_from(["2000-01-01", "2000-06"]))
def test_everything_is_known_on_the_last_day_if_every_source_is_dated(dossier: ik.Dossier, published: str) -> None:
    source = ik.Source(id="source:one-more", title="One more", type=ik.SourceType.NEWS)
    dated = [
        attrs.evolve(record, published=published)
        if isinstance(record, ik.Source)
        else attrs.evolve(record, citations=(*record.citations, ik.Citation(source=source.id)))
        for record in dossier.with_records([source])
    ]
    whole = dossier.with_records(dated, replace=True)
    known = whole.known_on("9999-12-31", texts=True)
    assert list(known) == list(whole)
    assert known.knowledge_cutoff is not None
    assert known.knowledge_cutoff.left_out == known.knowledge_cutoff.shortened == known.knowledge_cutoff.undated == ()


@settings(deadline=None, max_examples=15)
@given(st.dates(min_value=datetime.date(1960, 1, 1), max_value=datetime.date(2027, 1, 1)))
def test_the_bundled_dossier_has_no_error_on_any_day(day: datetime.date) -> None:
    known = D.known_on(day)
    assert not ik.review(known).errors
    for moment in known.chronology():
        assert all(citation.source in known for citation in moment.citations)
