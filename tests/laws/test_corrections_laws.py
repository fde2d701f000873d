"""Laws of corrections: a corrected value is the right one, a second time changes nothing, and evidence stays sound."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.collection.pointers import resolve_pointer
from indokorea.testing import strategies


@st.composite
def pairs(draw: st.DrawFn, cls: type[ik.AnyRecord]) -> tuple[Any, Any, str]:
    """Draw a record, a form of it in which one field is that of another record, and the name of that field."""
    record, other = draw(strategies.records(cls)), draw(strategies.records(cls))
    names = [one.name for one in attrs.fields(cls) if one.name not in ("id", "citations", "claims")]
    differing = [name for name in names if getattr(record, name) != getattr(other, name)]
    name = draw(st.sampled_from(differing or names))
    try:
        return record, attrs.evolve(record, **{name: getattr(other, name)}), name
    except ik.InvalidRecord:  # the field fits no other form of the record
        return record, record, name


def without_evidence(record: Any) -> dict[str, Any]:
    return {name: value for name, value in ik.to_dict(record).items() if name not in ("citations", "claims")}


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_a_corrected_field_is_the_right_one_and_is_adopted_after_that(cls: type[ik.AnyRecord]) -> None:
    @given(pairs(cls))
    def check(pair: tuple[Any, Any, str]) -> None:
        old, new, name = pair
        if old == new:
            return
        was, now = (ik.to_dict(record).get(name) for record in (old, new))
        correction = {"record": old.id, "path": f"/{name}", "was": was, "now": now, "why": "A law."}
        file = {"format": "indokorea-corrections", "version": 1, "corrections": [correction]}
        result, report = ik.apply_corrections(ik.Dossier([old], integrity=False), file)
        [corrected] = result
        if report.errors:  # the value is too long for a claim
            assert corrected == old
            return
        assert len(report) == 0
        assert without_evidence(corrected) == without_evidence(new)
        again, report = ik.apply_corrections(result, file)
        assert again == result
        assert [one.code for one in report] == ["correction-adopted"]

    check()


@given(strategies.records(ik.Agreement), st.data())
def test_pointers_follow_the_items_after_one_that_is_removed(record: ik.Agreement, data: st.DataObject) -> None:
    actions = tuple(dict.fromkeys((*record.actions, ik.Action(type=ik.ActionType.SIGNED))))
    place = data.draw(st.integers(0, len(actions) - 1))
    cited = tuple(
        ik.Citation(source=f"source:s{index}", supports=(f"/actions/{index}",)) for index in range(len(actions))
    )
    old = attrs.evolve(record, actions=actions, citations=cited, claims=())
    remove = {"record": old.id, "path": f"/actions/{place}", "was": ik.to_dict(actions[place]), "why": "A law."}
    file = {"format": "indokorea-corrections", "version": 1, "corrections": [remove]}
    result, report = ik.apply_corrections(ik.Dossier([old], integrity=False), file)
    if not report.ok:  # another field needs the action
        return
    new = result.agreements[old.id]
    assert new.actions == (*actions[:place], *actions[place + 1 :])
    assert [one.source for one in new.citations] == [one.source for at, one in enumerate(cited) if at != place]
    for citation in new.citations:
        target = resolve_pointer(new, citation.supports[0])
        assert target is not None
        assert target.value == actions[int(citation.source.removeprefix("source:s"))]
