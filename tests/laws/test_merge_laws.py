"""Laws of merge: what one side changed is taken over, the two sides are equal, and no result is impossible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.collection.pointers import resolve_pointer
from indokorea.fields.shape import Many, Maybe, Nested, Shape, shapes_of
from indokorea.testing import strategies
from indokorea.testing.strategies import values_of

Triple = tuple[ik.Dossier, ik.Dossier, ik.Dossier]

# Each side with the other one; Any, since type checkers know the words alone.
SIDES: Any = (("ours", "theirs"), ("theirs", "ours"))


def edited_value(draw: st.DrawFn, shape: Shape, old: Any, *, most: int = 2) -> Any:
    """Draw another form of a value: a new one, or the old one with something inside it changed."""
    if isinstance(shape, Maybe) and old is not None:
        return draw(st.none()) if draw(st.integers(0, 3)) == 0 else edited_value(draw, shape.item, old)
    if isinstance(shape, Many):
        items: list[Any] = list(old or ())
        for _ in range(draw(st.integers(1, most))):
            what = draw(st.sampled_from(["add", "remove", "change", "move"]))
            place = draw(st.integers(0, max(len(items) - 1, 0)))
            if what == "add" or not items:
                items[place:place] = draw(values_of(shape))[:1]
            elif what == "remove":
                del items[place]
            elif what == "change":
                items[place] = edited_value(draw, shape.item, items[place])
            else:
                items.insert(draw(st.integers(0, len(items))), items.pop(place))
        return tuple(items)
    if isinstance(shape, Nested):
        return edited_part(draw, old)
    return draw(values_of(shape))


def edited_part(draw: st.DrawFn, part: Any) -> Any:
    """Draw another form of a part: one to three of its fields are changed; the part itself if they fit none."""
    shapes = {name: shape for name, shape in shapes_of(type(part)).items() if name != "id"}
    names = draw(st.lists(st.sampled_from(list(shapes)), min_size=1, max_size=3, unique=True))
    changed = {name: edited_value(draw, shapes[name], getattr(part, name)) for name in names}
    try:
        return attrs.evolve(part, **changed)
    except ik.Invalid:
        return part


@st.composite
def record_triples(draw: st.DrawFn, cls: type[ik.AnyRecord]) -> Triple:
    """Draw a record and two edited forms of it, each in a dossier of its own."""
    base = draw(strategies.records(cls))
    sides = [base, *(edited_part(draw, base) for _ in range(2))]
    base_side, ours, theirs = (ik.Dossier([record], integrity=False) for record in sides)
    return base_side, ours, theirs


def closed(records: Iterable[ik.AnyRecord]) -> list[ik.AnyRecord]:
    """Return the records without those that refer to a record that is not among them."""
    kept = {record.id: record for record in records}
    while True:
        broken = [id for id, one in kept.items() if any(link.target not in kept for link in ik.references(one))]
        if not broken:
            return list(kept.values())
        for id in broken:
            del kept[id]


@st.composite
def triples(draw: st.DrawFn) -> Triple:
    """Draw a dossier and two edited forms of it: records are added, removed and changed, and so is the header."""
    everything = list(draw(strategies.dossiers(most=4)))
    rest = list(draw(strategies.dossiers(most=2)))
    known = {record.id for record in everything}
    new = [record for record in rest if record.id not in known]

    def side() -> ik.Dossier:
        chosen = [one for one in everything if draw(st.integers(0, 5))] + [one for one in new if draw(st.booleans())]
        edited = [edited_part(draw, one) if draw(st.integers(0, 2)) == 0 else one for one in chosen]
        return ik.Dossier(closed(edited), title=draw(st.sampled_from(["one", "two", None])))

    return ik.Dossier(closed(everything), title="one"), side(), side()


def check_laws(base: ik.Dossier, ours: ik.Dossier, theirs: ik.Dossier) -> None:
    """Check what holds of every triple."""
    for side in (ours, theirs):
        assert ik.merge(base, side, side).dossier == side
        assert ik.merge(base, side, base).dossier == side
        assert ik.merge(base, base, side).dossier == side
    merged, mirrored = ik.merge(base, ours, theirs), ik.merge(base, theirs, ours)
    assert merged.conflicts == tuple(one.mirrored for one in mirrored.conflicts)
    assert sorted(map(str, merged.both_added)) == sorted(str(one.mirrored) for one in mirrored.both_added)
    for prefer, other in SIDES:
        result: Any = merged.resolve(prefer).dossier
        assert result == mirrored.resolve(other).dossier
        assert ik.loads(ik.dumps(result), integrity=False) == result
    if merged.conflicts:
        with pytest.raises(ik.InvalidData) as caught:
            _ = merged.dossier
        assert len(caught.value.findings) == len(merged.conflicts)
    else:
        assert merged.dossier == mirrored.dossier
    claimed = merged.resolve("claims")
    assert {one.record_id for one in claimed.conflicts} <= {one.record_id for one in merged.conflicts}
    in_claims, in_ours = (one.resolve("ours").dossier for one in (claimed, merged))
    assert [record.id for record in in_claims] == [record.id for record in in_ours]


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_the_merge_of_two_edits_of_a_record_keeps_the_laws(cls: type[ik.AnyRecord]) -> None:
    @given(record_triples(cls))
    def check(triple: Triple) -> None:
        check_laws(*triple)

    check()


@given(triples())
def test_the_merge_of_two_edits_of_a_dossier_keeps_the_laws(triple: Triple) -> None:
    check_laws(*triple)


@given(triples())
def test_a_merge_decided_for_one_side_has_no_broken_reference(triple: Triple) -> None:
    merged = ik.merge(*triple)
    for prefer, _ in SIDES:
        result = merged.resolve(prefer).dossier
        assert result == ik.Dossier(result, **result.header)


@given(triples())
def test_what_one_side_alone_changed_is_taken_over(triple: Triple) -> None:
    base, ours, theirs = triple
    merged = ik.merge(base, ours, theirs)
    contested = {one.record_id for one in merged.conflicts}
    result = merged.resolve("ours").dossier
    for one, other in ((ours, theirs), (theirs, ours)):
        for id in {record.id for record in (*base, *one)} - contested:
            if base.get(id) == other.get(id):
                assert result.get(id) == one.get(id)


@given(st.data(), strategies.records(ik.Agreement), strategies.records(ik.Agreement))
def test_a_pointer_still_leads_to_the_item_that_it_led_to(
    data: st.DataObject, first: ik.Agreement, other: ik.Agreement
) -> None:
    """One side moves and adds actions, the other cites the actions as they were."""
    base = attrs.evolve(first, actions=tuple(dict.fromkeys(first.actions)), claims=(), citations=())
    added = tuple(one for one in dict.fromkeys(other.actions) if one not in base.actions)
    moved = data.draw(st.permutations([*base.actions, *added]))
    cited = tuple(
        ik.Citation(source=f"source:s{place}", supports=(f"/actions/{place}",)) for place in range(len(base.actions))
    )
    ours, theirs = attrs.evolve(base, actions=tuple(moved)), attrs.evolve(base, citations=cited)
    sides = (ik.Dossier([record], integrity=False) for record in (base, ours, theirs))
    [result] = ik.merge(*sides).dossier
    assert isinstance(result, ik.Agreement)
    assert result.actions == tuple(moved)
    for action, citation in zip(base.actions, result.citations, strict=True):
        target = resolve_pointer(result, citation.supports[0])
        assert target is not None
        assert target.value == action
