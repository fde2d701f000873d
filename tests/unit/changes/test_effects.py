"""What a change of records does to derived answers."""

from __future__ import annotations

import attrs
import pytest

import indokorea as ik

DAY = "2026-11-22"


def effects(
    before: ik.Dossier, after: ik.Dossier, on: str = DAY
) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    return {(one.record_id, str(one.type)): (one.before, one.after) for one in ik.diff(before, after).effects(on=on)}


def test_equal_dossiers_have_no_effects(reference: ik.Dossier) -> None:
    assert ik.diff(reference, reference).effects(on=DAY) == ()


def test_an_action_that_is_removed_changes_status_term_and_scorecard(reference: ik.Dossier) -> None:
    cepa = reference.agreements["cepa-2009"]
    signed = tuple(one for one in cepa.actions if one.type is not ik.ActionType.ENTERED_INTO_FORCE)
    new = reference.with_records([attrs.evolve(cepa, actions=signed)], replace=True)
    found = effects(reference, new)
    assert found[cepa.id, "status"] == ("in_force", "signed")
    assert found[cepa.id, "term"] == ("term 1, 2010-01-01 to without limit", None)
    assert found[cepa.id, "scorecard"][0] == "papers: in_force"
    assert (cepa.id, "status") not in effects(reference, new, "2009-12-01")


def test_the_answers_are_those_of_the_dossiers(reference: ik.Dossier) -> None:
    """Each answer of an effect is the one that its side gives."""
    kept = [one for one in reference if one.id != "project:tata-daewoo-acquisition"]
    old = ik.Dossier(
        [attrs.evolve(one, updates=()) if isinstance(one, ik.Commitment) else one for one in kept],
        integrity=False,
        **reference.header,
    )
    found = effects(old, reference)
    for (id, type), (before, after) in found.items():
        for dossier, answer in ((old, before), (reference, after)):
            if type == "stage" and id.startswith("commitment:"):
                standing = dossier.stage_on(id, DAY)
                assert (answer or "none").removesuffix(" ?") == str(standing)
                assert answer is None or answer.endswith(" ?") != standing.certain
            if type == "progress" and id in dossier:
                assert (answer or "none").removesuffix(" ?") == str(dossier.progress_on(id, DAY))
    assert found["project:tata-daewoo-acquisition", "stage"] == (None, "delivered")
    lines = {entry.id: entry for part in reference.scorecard(DAY).parts for entry in part.everything}
    for (id, type), (_, after) in found.items():
        if type == "scorecard" and after is not None and "counted with" not in after:
            assert after.removesuffix(" ?").endswith(f": {lines[id].state}")


def test_an_effect_may_be_on_a_record_that_did_not_change() -> None:
    framework = ik.Agreement(
        id="agreement:framework",
        name="Framework",
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.STATE,
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        actions=(ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2000-01-01"),),
    )
    protocol = attrs.evolve(
        framework, id="agreement:protocol", duration=ik.DurationClause(ends_with="agreement:framework")
    )
    ended = attrs.evolve(
        framework, actions=(*framework.actions, ik.Action(type=ik.ActionType.TERMINATED, on="2010-01-01"))
    )
    before, after = (ik.Dossier([one, protocol], integrity=False) for one in (framework, ended))
    found = effects(before, after)
    assert found[protocol.id, "status"] == ("in_force", "in_force ?")


def test_a_diff_of_two_records_has_the_effects_of_each_alone() -> None:
    measure = ik.Sector(id="sector:steel", name="Steel")
    assert ik.diff(measure, attrs.evolve(measure, name="Iron")).effects(on=DAY) == ()


def test_effects_are_rows_and_lines(reference: ik.Dossier) -> None:
    found = ik.diff(reference.without("exercise:in-rokn-2025", integrity=False), reference).effects(on=DAY)
    assert found
    assert list(found.rows()[0]) == ["record", "type", "before", "after"]
    assert str(found[0]).startswith(f"{found[0].type} of {found[0].record_id}: ")


def test_an_invalid_day_is_refused(reference: ik.Dossier) -> None:
    with pytest.raises(ik.InvalidValue):
        ik.diff(reference, reference).effects(on="2009-13")
