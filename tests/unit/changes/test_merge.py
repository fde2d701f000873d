"""The merge of two edited dossiers, by example."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

import indokorea as ik

STEEL = ik.Sector(id="sector:steel", name="Steel")
METALS = ik.Sector(id="sector:metals", name="Metals")
SIGNED = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07")
IN_FORCE = ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2010-01-01")
INDIA_RATIFIES = ik.Action(type=ik.ActionType.RATIFIED, by="country:ind", on="2009-10")
KOREA_RATIFIES = ik.Action(type=ik.ActionType.RATIFIED, by="country:kor", on="2009-11")
PACT = ik.Agreement(
    id="agreement:pact",
    name="Pact",
    instrument=ik.InstrumentType.TREATY,
    level=ik.AgreementLevel.STATE,
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    actions=(SIGNED, IN_FORCE),
    citations=(ik.Citation(source="source:news", supports=("/actions/0/on",)),),
)


def dossier(*records: ik.AnyRecord, **header: Any) -> ik.Dossier:
    return ik.Dossier(records, integrity=False, **header)


def merge(base: ik.AnyRecord, ours: ik.AnyRecord, theirs: ik.AnyRecord) -> ik.Merged:
    return ik.merge(dossier(base), dossier(ours), dossier(theirs))


def conflicts(merged: ik.Merged) -> list[tuple[str, str, Any, Any, Any]]:
    return [(one.record_id, one.path, one.base, one.ours, one.theirs) for one in merged.conflicts]


def merged_pact(ours: dict[str, Any], theirs: dict[str, Any]) -> ik.Agreement:
    merged = merge(PACT, attrs.evolve(PACT, **ours), attrs.evolve(PACT, **theirs))
    assert merged.conflicts == ()
    return merged.dossier.agreements["pact"]


def test_different_fields_are_merged_and_one_value_of_both_is_no_conflict() -> None:
    merged = merge(
        STEEL,
        attrs.evolve(STEEL, name=ik.Name(en="Iron", ko="철강")),
        attrs.evolve(STEEL, name="Iron", summary="Mills."),
    )
    assert merged.dossier.sectors["steel"] == attrs.evolve(STEEL, name=ik.Name(en="Iron", ko="철강"), summary="Mills.")


def test_a_field_that_both_changed_is_a_conflict_with_all_three_values() -> None:
    merged = merge(STEEL, attrs.evolve(STEEL, name="Iron"), attrs.evolve(STEEL, name="Iron and steel"))
    assert conflicts(merged) == [("sector:steel", "/name/en", "Steel", "Iron", "Iron and steel")]
    assert merged.resolve("ours").dossier.sectors["steel"].label == "Iron"
    assert merged.resolve("theirs").dossier.sectors["steel"].label == "Iron and steel"


def test_the_dossier_is_refused_with_every_conflict_while_some_are_open() -> None:
    merged = merge(STEEL, attrs.evolve(STEEL, name="Iron"), attrs.evolve(STEEL, name="Iron and steel"))
    with pytest.raises(ik.InvalidData) as caught:
        _ = merged.dossier
    [finding] = caught.value.findings
    assert (finding.code, finding.path, finding.record_id) == ("conflict", "/sector:steel/name/en", "sector:steel")
    assert 'resolve("claims")' in finding.hint


def test_changes_that_fit_no_record_together_are_a_conflict_of_the_whole_record() -> None:
    """One side gives money, the other a quantity; an observation has one of them."""
    base = ik.Observation(
        id="observation:exports",
        indicator=ik.Indicator.EXPORTS,
        subject="country:kor",
        counterpart="country:ind",
        period="1992/1992",
        money=ik.Money.parse("USD 438 million"),
    )
    quantity = ik.Quantity(value="5", unit="t")
    with pytest.raises(ik.InvalidRecord):
        attrs.evolve(base, quantity=quantity)
    money = attrs.evolve(base, money=ik.Money.parse("USD 439 million"))
    tonnes = attrs.evolve(base, money=None, quantity=quantity)
    merged = merge(base, money, tonnes)
    assert conflicts(merged) == [
        (base.id, "", ik.to_dict(base), ik.to_dict(money), ik.to_dict(tonnes)),
    ]
    assert merged.resolve("theirs").dossier == dossier(tonnes)
    assert merged.resolve("claims").conflicts == merged.conflicts


def test_what_both_sides_add_to_a_list_is_kept_in_the_order_of_its_dates_and_listed_if_alike() -> None:
    ours = attrs.evolve(PACT, actions=(SIGNED, KOREA_RATIFIES, IN_FORCE))
    theirs = attrs.evolve(PACT, actions=(SIGNED, INDIA_RATIFIES, IN_FORCE))
    merged = merge(PACT, ours, theirs)
    assert merged.dossier.agreements["pact"].actions == (SIGNED, INDIA_RATIFIES, KOREA_RATIFIES, IN_FORCE)
    assert [(one.record_id, one.path, one.ours, one.theirs) for one in merged.both_added] == [
        ("agreement:pact", "/actions", ik.to_dict(KOREA_RATIFIES), ik.to_dict(INDIA_RATIFIES))
    ]


def test_an_item_that_both_sides_add_alike_is_added_once() -> None:
    assert merged_pact(
        {"actions": (SIGNED, INDIA_RATIFIES, IN_FORCE), "summary": "A pact."}, {"actions": (SIGNED, INDIA_RATIFIES)}
    ).actions == (SIGNED, INDIA_RATIFIES)


def test_an_item_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    later = attrs.evolve(IN_FORCE, on="2010-01-02")
    merged = merge(PACT, attrs.evolve(PACT, actions=(SIGNED,)), attrs.evolve(PACT, actions=(SIGNED, later)))
    assert conflicts(merged) == [("agreement:pact", "/actions/1", ik.to_dict(IN_FORCE), None, ik.to_dict(later))]
    assert (merged.conflicts[0].ours_path, merged.conflicts[0].theirs_path) == (None, "/actions/1")
    assert merged.resolve("ours").dossier.agreements["pact"].actions == (SIGNED,)
    assert merged.resolve("theirs").dossier.agreements["pact"].actions == (SIGNED, later)


def test_a_list_keeps_the_order_of_the_side_that_changed_it() -> None:
    moved = (IN_FORCE, SIGNED)
    assert merged_pact({"actions": moved}, {"actions": (SIGNED, IN_FORCE, INDIA_RATIFIES)}).actions == (
        IN_FORCE,
        INDIA_RATIFIES,
        SIGNED,
    )


def test_two_new_orders_of_a_list_are_a_conflict() -> None:
    base = attrs.evolve(PACT, actions=(SIGNED, INDIA_RATIFIES, IN_FORCE), citations=())
    ours = attrs.evolve(base, actions=(INDIA_RATIFIES, SIGNED, IN_FORCE))
    theirs = attrs.evolve(base, actions=(SIGNED, IN_FORCE, INDIA_RATIFIES))
    merged = merge(base, ours, theirs)
    assert [one.path for one in merged.conflicts] == ["/actions"]
    assert merged.resolve("theirs").dossier == dossier(theirs)


def test_citations_and_claims_follow_their_items_to_new_places() -> None:
    claim = ik.Claim(says="It was earlier.", field="/actions/1/on", value="2009")
    pact = merged_pact({"actions": (INDIA_RATIFIES, SIGNED, IN_FORCE), "citations": ()}, {"claims": (claim,)})
    assert pact.claims[0].field == "/actions/2/on"
    cited = ik.Citation(source="source:gazette", supports=("/actions/1",))
    moved = (ik.Citation(source="source:news", supports=("/actions/1/on",)),)
    pact = merged_pact(
        {"actions": (INDIA_RATIFIES, SIGNED, IN_FORCE), "citations": moved}, {"citations": (*PACT.citations, cited)}
    )
    assert [one.supports for one in pact.citations] == [("/actions/1/on",), ("/actions/2",)]


def test_a_source_that_is_cited_for_what_the_other_side_removed_is_a_conflict_of_the_whole_record() -> None:
    cited = attrs.evolve(
        PACT, citations=(*PACT.citations, ik.Citation(source="source:gazette", supports=("/actions/1/on",)))
    )
    merged = merge(PACT, attrs.evolve(PACT, actions=(SIGNED,)), cited)
    assert [one.path for one in merged.conflicts] == [""]


def test_extensions_are_merged_by_name_and_each_is_one_value() -> None:
    base, ours, theirs = (
        attrs.evolve(STEEL, extensions=extensions)
        for extensions in (
            {"acme:score": {"value": 1}, "acme:old": [1.10]},
            {"acme:score": {"value": 2}, "acme:old": [1.10], "acme:ours": "1e400"},
            {"acme:score": {"value": 3, "by": "desk"}, "acme:theirs": None},
        )
    )
    merged = merge(base, ours, theirs)
    assert conflicts(merged) == [
        ("sector:steel", "/extensions/acme:score", {"value": 1}, {"value": 2}, {"value": 3, "by": "desk"})
    ]
    result = merged.resolve("theirs").dossier.sectors["steel"].extensions
    assert dict(result) == {"acme:score": {"value": 3, "by": "desk"}, "acme:ours": "1e400", "acme:theirs": None}


def test_a_record_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    renamed = attrs.evolve(STEEL, name="Iron")
    merged = ik.merge(dossier(STEEL), dossier(), dossier(renamed))
    assert conflicts(merged) == [("sector:steel", "", ik.to_dict(STEEL), None, ik.to_dict(renamed))]
    assert len(merged.resolve("ours").dossier) == 0
    assert merged.resolve("theirs").dossier == dossier(renamed)


def test_records_that_both_sides_added_with_one_id_are_a_conflict_unless_they_are_equal() -> None:
    renamed = attrs.evolve(STEEL, name="Iron")
    assert conflicts(ik.merge(dossier(), dossier(STEEL), dossier(renamed))) == [
        ("sector:steel", "", None, ik.to_dict(STEEL), ik.to_dict(renamed))
    ]
    assert ik.merge(dossier(), dossier(STEEL), dossier(STEEL)).dossier == dossier(STEEL)


def test_a_removed_record_to_which_the_other_side_newly_refers_is_a_conflict_of_both() -> None:
    base = ik.Dossier([METALS, STEEL])
    referring = attrs.evolve(STEEL, broader="sector:metals")
    merged = ik.merge(base, base.without("sector:metals"), base.with_records([referring], replace=True))
    assert conflicts(merged) == [
        ("sector:metals", "", ik.to_dict(METALS), None, ik.to_dict(METALS)),
        ("sector:steel", "", ik.to_dict(STEEL), ik.to_dict(STEEL), ik.to_dict(referring)),
    ]
    assert merged.resolve("ours").dossier == ik.Dossier([STEEL])
    assert merged.resolve("theirs").dossier == ik.Dossier([METALS, referring])
    with pytest.raises(ik.InvalidData, match="dangling"):
        _ = merged.resolve("ours", "sector:metals").resolve("theirs", STEEL).dossier


def test_the_header_is_merged_like_a_record() -> None:
    base, ours, theirs = dossier(STEEL, title="A"), dossier(STEEL, title="B", edition="2"), dossier(STEEL, title="C")
    merged = ik.merge(base, ours, theirs)
    assert conflicts(merged) == [("", "/title", "A", "B", "C")]
    assert merged.resolve("claims").conflicts == merged.conflicts
    assert merged.resolve("theirs", "").dossier.header == {"title": "C", "edition": "2", "as_of": None}


def test_a_conflict_decided_by_a_claim_keeps_both_values_with_their_sources() -> None:
    ours = attrs.evolve(PACT, actions=(INDIA_RATIFIES, attrs.evolve(SIGNED, on="2009-08-08"), IN_FORCE), citations=())
    gazette = ik.Citation(source="source:gazette", supports=("/actions/0/on", "/name"), locator="no. 7")
    theirs = attrs.evolve(
        PACT, actions=(attrs.evolve(SIGNED, on="2009-08-09"), IN_FORCE), citations=(*PACT.citations, gazette)
    )
    merged = merge(PACT, ours, theirs)
    assert [one.path for one in merged.conflicts] == ["/actions/0/on"]
    pact = merged.resolve("claims").dossier.agreements["pact"]
    assert str(pact.actions[1].on) == "2009-08-08"
    [claim] = pact.claims
    assert (claim.field, claim.value, claim.rank) == ("/actions/1/on", "2009-08-09", ik.ClaimRank.DISPUTED)
    assert claim.citations == (ik.Citation(source="source:gazette", locator="no. 7"),)
    assert pact.citations == (attrs.evolve(gazette, supports=("/name",)),)


def test_one_record_is_decided_apart_from_the_others() -> None:
    base, ours, theirs = (
        dossier(attrs.evolve(STEEL, name=name), attrs.evolve(METALS, name=name)) for name in ("A", "B", "C")
    )
    merged = ik.merge(base, ours, theirs).resolve("ours", "sector:steel").resolve("theirs", METALS)
    assert [one.label for one in merged.dossier] == ["C", "B"]


def test_an_unknown_side_or_record_is_refused() -> None:
    misspelt: Any = "their"
    record: Any = STEEL
    merged = merge(STEEL, attrs.evolve(STEEL, name="Iron"), attrs.evolve(STEEL, name="Iron and steel"))
    with pytest.raises(ik.InvalidValue, match='did you mean "theirs"'):
        merged.resolve(misspelt)
    with pytest.raises(ik.UnknownRecord, match="those of this merge are in sector:steel"):
        merged.resolve("ours", "sector:metals")
    with pytest.raises(ik.InvalidValue, match="expected a dossier"):
        ik.merge(record, record, record)


def test_a_merge_is_shown_as_tables_and_is_immutable() -> None:
    ours = attrs.evolve(PACT, actions=(SIGNED, KOREA_RATIFIES, IN_FORCE), name="Ours")
    theirs = attrs.evolve(PACT, actions=(SIGNED, INDIA_RATIFIES, IN_FORCE), name="Theirs")
    merged = merge(PACT, ours, theirs)
    assert repr(merged) == "<Merged: 1 conflict in 1 record>"
    assert "Added by both, both kept" in str(merged)
    assert merged.rows() == [
        {"record": "agreement:pact", "path": "/name/en", "base": '"Pact"', "ours": '"Ours"', "theirs": '"Theirs"'}
    ]
    assert str(merged.conflicts[0]) == 'agreement:pact /name/en: "Pact" -> "Ours" or "Theirs"'
    assert merged.both_added.rows()[0]["path"] == "/actions"
    for again in (copy.deepcopy(merged), pickle.loads(pickle.dumps(merged))):
        assert (again, hash(again)) == (merged, hash(merged))
        assert again.resolve("ours") == merged.resolve("ours") != merged.resolve("theirs")
    with pytest.raises(AttributeError, match="a Merged is immutable"):
        setattr(merged, "dossier", ours)  # noqa: B010  # past the type checkers, which refuse it too
