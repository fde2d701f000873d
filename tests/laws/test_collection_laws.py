"""Laws of collections, checked against naive scans of all their records."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.collection.statuses import STATUS_VOCABULARIES
from indokorea.fields.part import Part
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.shape import Many, Maybe, Nested, Shape, shapes_of
from indokorea.testing import strategies
from indokorea.values.window import lacks_year, window_fit

SOME = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])

dossiers = strategies.dossiers()


def scanned(value: Any, shape: Shape, path: str = "") -> Iterator[tuple[str, str, ik.RefersTo]]:
    """Yield every reference inside a value: its pointer, the id that it names, the rule of its field."""
    if value is None:
        return
    if isinstance(shape, Maybe):
        yield from scanned(value, shape.item, path)
    elif isinstance(shape, Many):
        for index, item in enumerate(value):
            yield from scanned(item, shape.item, f"{path}/{index}")
    elif isinstance(shape, Nested):
        for name, inner in shapes_of(shape.python).items():
            yield from scanned(getattr(value, name), inner, f"{path}/{name}")
    elif shape.refers is not None:
        yield path, value, shape.refers


def references(record: Part) -> list[tuple[str, str, ik.RefersTo]]:
    return list(scanned(record, Nested(type(record))))


@SOME
@given(dossiers)
def test_every_record_is_found_by_its_id_and_nothing_else_is(dossier: ik.Dossier) -> None:
    listed = list(dossier)
    assert len(dossier) == len(listed)
    for record in listed:
        assert dossier[record.id] is record
        assert dossier.get(record.id) is record
        assert record.id in dossier
        assert record in dossier
        if isinstance(record, ik.Source):
            assert attrs.evolve(record, title="another title for it") not in dossier
    for id in ("source:nothing-by-this-name", "", "source:", "nonsense"):
        assert id not in dossier
        assert dossier.get(id) is None
        with pytest.raises(ik.UnknownRecord):
            dossier[id]


@SOME
@given(dossiers)
def test_records_are_ordered_by_kind_and_id(dossier: ik.Dossier) -> None:
    order = [(ik.RECORD_TYPES.index(type(record)), record.id) for record in dossier]
    assert order == sorted(order)


@SOME
@given(dossiers)
def test_the_views_divide_a_dossier_by_kind(dossier: ik.Dossier) -> None:
    assert [record for cls in ik.RECORD_TYPES for record in dossier.of(cls)] == list(dossier)
    for cls in ik.RECORD_TYPES:
        view = dossier.of(cls)
        assert list(view) == [record for record in dossier if type(record) is cls]
        for record in view:
            assert view[record.id] is view[record.slug] is record
            assert record.slug in view
            assert record in view
        assert view.ids == tuple(record.id for record in view)
        assert len(view.rows()) == len(view)
        assert len({tuple(row) for row in view.rows()}) <= 1


@SOME
@given(dossiers)
def test_neighbours_are_the_references_of_a_naive_scan(dossier: ik.Dossier) -> None:
    links = [ik.Link(one.id, path, target) for one in dossier for path, target, _ in references(one)]
    for record in dossier:
        around = dossier.neighbours(record)
        assert sorted(around.refers_to, key=str) == sorted(
            (link for link in links if link.record_id == record.id), key=str
        )
        assert sorted(around.referred_by, key=str) == sorted(
            (link for link in links if link.target == record.id), key=str
        )
        assert dossier.neighbours(record.id) == around


@SOME
@given(dossiers)
def test_following_a_field_gives_each_record_that_it_names_once(dossier: ik.Dossier) -> None:
    for record in dossier:
        fields: dict[str, list[str]] = {}
        for path, target, _ in references(record):
            words = [word for word in path.split("/")[1:] if not word.isdecimal()]
            for length in range(1, len(words) + 1):
                fields.setdefault(".".join(words[:length]), []).append(target)
        for field, targets in fields.items():
            found = dossier.follow(record, field)
            assert sorted(one.id for one in found) == sorted(set(targets))
            assert all(dossier[one.id] is one for one in found)
        with pytest.raises(ik.InvalidValue):
            dossier.follow(record, "id")


@SOME
@given(dossiers)
def test_every_reference_of_a_drawn_dossier_leads_to_a_record_of_an_allowed_kind(dossier: ik.Dossier) -> None:
    for record in dossier:
        for _, target, rule in references(record):
            assert dossier[target].kind in rule.kinds


@SOME
@given(dossiers, st.data())
def test_leaving_out_a_record_is_refused_exactly_if_another_refers_to_it(
    dossier: ik.Dossier, data: st.DataObject
) -> None:
    if not dossier:
        return
    record = data.draw(st.sampled_from(list(dossier)))
    left = dossier.without([record.id], integrity=False)
    assert list(left) == [one for one in dossier if one.id != record.id]
    assert left.header == dossier.header
    needed = any(target == record.id for one in left for _, target, _ in references(one))
    if needed:
        with pytest.raises(ik.InvalidData) as raised:
            dossier.without([record])
        assert {finding.code for finding in raised.value.findings} == {"dangling"}
    else:
        assert dossier.without([record]) == left
    assert left.with_records([record]) == dossier


@SOME
@given(dossiers, st.data())
def test_the_union_with_a_part_is_the_whole(dossier: ik.Dossier, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from([*dossier]))) if dossier else set()
    one = ik.Records(chosen, integrity=False)
    assert dossier | one == dossier
    assert dossier | dossier == dossier
    assert set(dossier.with_records(chosen)) == set(dossier)
    if one:
        with pytest.raises(ik.InvalidData):
            ik.Records([*dossier, next(iter(one))])


@SOME
@given(dossiers)
def test_a_dossier_compares_by_value_and_survives_pickle(dossier: ik.Dossier) -> None:
    back = pickle.loads(pickle.dumps(dossier))
    again = ik.Dossier(reversed(list(dossier)), **dossier.header)
    for twin in (back, again):
        assert twin == dossier
        assert hash(twin) == hash(dossier)
        assert list(twin) == list(dossier)
    assert dossier != ik.Records(dossier)
    with pytest.raises(AttributeError):
        setattr(dossier, "title", "another")  # noqa: B010  # past the type checkers, which refuse it too
    with pytest.raises(AttributeError):
        delattr(dossier, "title")  # likewise


def fit(record: ik.AnyRecord, time: ik.Period | ik.PartialDate, without_year: bool) -> str | None:
    """Return the best fit of the dates of a record, each by the rule for one date alone."""
    dates = [one for one in record.when if without_year or not lacks_year(one)]
    if record.is_brief:
        dates = [one.with_known_ends if isinstance(one, ik.Period) else one for one in dates]
    fits = {str(window_fit(one, time.earliest, time.latest)) for one in dates}
    return next((word for word in ("certain", "possible") if word in fits), None)


@SOME
@given(dossiers, strategies.periods() | strategies.partial_dates(), st.booleans())
def test_selecting_a_time_keeps_what_is_not_certainly_outside_and_marks_what_is_certainly_inside(
    dossier: ik.Dossier, time: ik.Period | ik.PartialDate, without_year: bool
) -> None:
    fits = {record: fit(record, time, without_year) for record in dossier}
    chosen = dossier.select(during=time, without_year=without_year)
    assert chosen == tuple(record for record in dossier if fits[record])
    assert dossier.select(during=str(time), without_year=without_year) == chosen
    every = {record: fit(record, time, True) for record in chosen}
    assert {record: str(chosen.in_window(record)) for record in chosen} == every
    assert chosen.certain == tuple(record for record in chosen if every[record] == "certain")


@SOME
@given(dossiers, st.data())
def test_filters_together_keep_what_each_keeps_alone_and_a_limit_keeps_the_first(
    dossier: ik.Dossier, data: st.DataObject
) -> None:
    parties = [one.slug for one in (*dossier.countries, *dossier.organisations)]
    words = [str(word) for vocabulary in STATUS_VOCABULARIES.values() for word in vocabulary]
    possible: dict[str, st.SearchStrategy[Any]] = {
        "kind": st.sampled_from([*RECORD_KINDS, *ik.RECORD_TYPES]),
        "sector": st.sampled_from([one.slug for one in dossier.sectors]) if dossier.sectors else st.nothing(),
        "party": st.sampled_from(parties).filter(lambda slug: parties.count(slug) == 1) if parties else st.nothing(),
        "during": strategies.periods() | strategies.partial_dates(),
        "text": st.sampled_from([one.label for one in dossier]) if dossier else st.nothing(),
        "status": st.sampled_from(words) | st.sets(st.sampled_from(words)),
    }
    names = data.draw(st.lists(st.sampled_from([*possible]), unique=True, min_size=1, max_size=3))
    filters = {name: data.draw(possible[name]) for name in names if not possible[name].is_empty}
    try:
        alone = [set(dossier.select(**{name: value})) for name, value in filters.items()]
        together = dossier.select(**filters)
    except ik.InvalidValue:
        assert {"kind", "status"} <= {*filters}  # a kind that has no such status
        return
    assert list(together) == [one for one in dossier if all(one in kept for kept in alone)]
    number = data.draw(st.integers(1, 5))
    assert dossier.select(**filters, limit=number) == together[:number] == together.first(number)
    narrowed: Any = dossier.select()
    for name, value in filters.items():
        narrowed = narrowed.select(**{name: value})
    assert narrowed == together


@SOME
@given(dossiers, st.sampled_from(["date", "label", "kind", "id"]), st.booleans())
def test_sorting_and_counting_lose_no_record(dossier: ik.Dossier, by: str, reverse: bool) -> None:
    chosen = dossier.select()
    ordered = chosen.sorted(by, reverse=reverse)
    assert sorted(ordered.ids) == sorted(chosen.ids)
    assert ordered.sorted(by, reverse=reverse) == ordered
    if by == "date":
        keys = [min(when.sort_key for when in one.when) for one in ordered if one.when]
        assert keys == sorted(keys, reverse=reverse)
        assert all(one.when for one in ordered[: len(keys)])
    assert sum(chosen.counts.values()) == len(chosen)
    if dossier:
        assert chosen.count_by("kind") == {kind: chosen.counts[kind] for kind in chosen.count_by("kind") if kind}
        assert sum(chosen.count_by("year").values()) == len(chosen)
        assert len({tuple(row) for row in chosen.rows()}) == 1


@SOME
@given(dossiers)
def test_selecting_a_sector_or_a_party_keeps_the_records_that_name_it_or_one_below_it(dossier: ik.Dossier) -> None:
    for sector in dossier.sectors:
        under = {sector.id}
        for _ in dossier.sectors:
            under |= {one.id for one in dossier.sectors if one.broader in under}
        wide, narrow = dossier.select(sector=sector.id), dossier.select(sector=sector.id, narrower=False)
        assert wide == tuple(one for one in dossier if one.id in under or under & set(getattr(one, "sectors", ())))
        assert set(narrow) <= set(wide)
    for country in dossier.countries:
        members = {country.id}
        for _ in dossier.organisations:
            members |= {one.id for one in dossier.organisations if members & {*one.countries, one.parent}}
        named = [
            one
            for one in dossier
            if one.id in members or any(rule.party and target in members for _, target, rule in references(one))
        ]
        assert dossier.select(party=country.id) == tuple(named)
