"""Laws of diff: empty for equals, enough to make the new side from the old one, and the same in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.changes.matching import longest_increasing, matched_pairs
from indokorea.fields.shape import Leaf, Many, innermost, shape_of, shapes_of
from indokorea.json_pointer import pointer_parts
from indokorea.testing import strategies

# A change with the parts of its two paths that lead on from the value in hand.
Step = tuple[tuple[str, ...] | None, tuple[str, ...] | None, ik.Change]


def patched(value: Any, changes: Sequence[ik.Change]) -> Any:
    """Return plain data with the changes applied; written from the description of a change alone."""
    steps: list[Step] = [
        (
            None if change.before_path is None else pointer_parts(change.before_path),
            None if change.after_path is None else pointer_parts(change.after_path),
            change,
        )
        for change in changes
    ]
    return apply_steps(value, steps)


def apply_steps(value: Any, steps: list[Step]) -> Any:
    return patched_list(value, steps) if isinstance(value, list) else patched_object(value, steps)


def patched_object(value: dict[str, Any], steps: list[Step]) -> dict[str, Any]:
    result = dict(value)
    for before, after, change in steps:
        path = before if after is None else after
        assert path
        if len(path) == 1:
            result.pop(path[0], None)
            if after is not None:
                result[path[0]] = change.after
    inner: dict[str, list[Step]] = {}
    for before, after, change in steps:
        path = before if after is None else after
        assert path
        if len(path) > 1:
            inner.setdefault(path[0], []).append((rest(before), rest(after), change))
    for name, further in inner.items():
        result[name] = apply_steps(result[name], further)
    return result


def patched_list(value: list[Any], steps: list[Step]) -> list[Any]:
    own = [(before, after, change) for before, after, change in steps if 1 in (len(before or ()), len(after or ()))]
    removed = {int(before[0]) for before, after, _ in own if before and not after}
    added = {int(after[0]): change.after for before, after, change in own if after and not before}
    moved = {int(before[0]): int(after[0]) for before, after, _ in own if before and after}
    free = [place for place in range(len(value) - len(removed) + len(added)) if place not in {*added, *moved.values()}]
    staying = [place for place in range(len(value)) if place not in removed and place not in moved]
    new_place = moved | dict(zip(staying, free, strict=True))
    at = {new_place[place]: value[place] for place in new_place} | added
    inner: dict[int, list[Step]] = {}
    for step in steps:
        if step not in own:
            before, after, change = step
            if after:
                place = int(after[0])
            else:
                assert before
                place = new_place[int(before[0])]
            inner.setdefault(place, []).append((rest(before), rest(after), change))
    for place, further in inner.items():
        at[place] = apply_steps(at[place], further)
    return [at[place] for place in range(len(at))]


def rest(path: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if path is None else path[1:]


@st.composite
def edits(draw: st.DrawFn, cls: type[ik.AnyRecord]) -> tuple[Any, Any]:
    """Draw a record and an edited form of it: some fields of another, some lists in another order or shorter."""
    first, other = draw(strategies.records(cls)), draw(strategies.records(cls))
    edited: dict[str, Any] = {"id": first.id}
    for name, shape in shapes_of(cls).items():
        chosen = draw(st.sampled_from(["old", "new", "both"]))
        old, new = getattr(first, name), getattr(other, name)
        if name != "id" and (chosen == "new" or (chosen == "both" and not isinstance(shape, Many))):
            edited[name] = new
        elif name != "id" and chosen == "both":
            edited[name] = tuple(draw(st.permutations([*old, *new])))[: draw(st.integers(1, 6))]
    try:
        return first, attrs.evolve(first, **edited)
    except ik.InvalidRecord:  # its fields do not fit together
        return first, attrs.evolve(other, id=first.id)


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_diff_of_a_record_and_its_edit_leads_from_one_to_the_other_and_is_mirrored(cls: type[ik.AnyRecord]) -> None:
    @given(edits(cls))
    def check(pair: tuple[Any, Any]) -> None:
        before, after = pair
        found, back = ik.diff(before, after), ik.diff(after, before)
        assert bool(found) == (before != after)
        assert found.changed == ((after,) if found else ())
        assert ik.from_dict(patched(ik.to_dict(before), found), cls) == after
        assert Counter(change.inverse for change in found) == Counter(back)
        assert not ik.diff(before, before)

    check()


@given(strategies.dossiers(), strategies.dossiers())
def test_diff_of_dossiers_leads_from_one_to_the_other_and_is_mirrored(before: ik.Dossier, after: ik.Dossier) -> None:
    found, back = ik.diff(before, after), ik.diff(after, before)
    assert bool(found) == (before != after)
    assert not ik.diff(before, before)
    assert not ik.diff(before, ik.loads(ik.dumps(before)))
    assert Counter(change.inverse for change in found) == Counter(back)
    assert (found.added, found.removed) == (back.removed, back.added)
    assert {change.record_id for change in found} == {
        *(record.id for record in (*found.added, *found.removed, *found.changed)),
        *([""] if found.header else []),
    }

    kept = [record for record in before if record.id in after]
    made = [ik.from_dict(patched(ik.to_dict(record), found.of(record))) for record in kept]
    new = [ik.from_dict(change.after) for change in found if change.path == "" and change.after is not None]
    header = patched({name: str(value) for name, value in before.header.items() if value is not None}, found.header)
    assert ik.Dossier([*made, *new], **header) == after


@given(st.lists(st.integers(), unique=True, max_size=8))
def test_the_longest_increasing_subsequence_is_as_long_as_any(numbers: list[int]) -> None:
    chosen = [numbers[place] for place in longest_increasing(numbers)]
    assert chosen == sorted(chosen)
    lengths: list[int] = []
    for place, number in enumerate(numbers):
        lengths.append(1 + max((lengths[i] for i in range(place) if numbers[i] < number), default=0))
    assert len(chosen) == max(lengths, default=0)


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_as_many_equal_items_are_matched_as_both_lists_have(old: list[str], new: list[str]) -> None:
    item = innermost(shape_of(str))
    assert isinstance(item, Leaf)
    pairs = matched_pairs(item, old, new)
    assert all(old[place] == new[other] for place, other in pairs)
    assert len(pairs) == (Counter(old) & Counter(new)).total()
    assert len({place for place, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
