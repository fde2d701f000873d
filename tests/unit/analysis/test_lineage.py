"""The lineage of an agreement by example: relations, order, cycles, and succession by one side alone."""

from __future__ import annotations

import pytest

import indokorea as ik
from indokorea.pages.page_of import page_of
from indokorea.render.blocks import PageTable

IND, KOR = "country:ind", "country:kor"


def agreement(
    slug: str, signed: str | None, *related: tuple[str, str], superseded_by: str | None = None, force: bool = True
) -> ik.Agreement:
    actions = [] if signed is None else [ik.Action(type="signed", on=signed)]
    if force and signed is not None:
        actions.append(ik.Action(type="entered_into_force", on=signed))
    if superseded_by is not None:
        actions.append(ik.Action(type="superseded", on="2010-01-01", by=superseded_by))
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=slug.title(),
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR)),
        instrument="agreement",
        level="state",
        actions=tuple(actions),
        relations=tuple(
            ik.AgreementRelation(type=ik.AgreementRelationType(type), agreement=f"agreement:{other}")
            for type, other in related
        ),
    )


def lineage(slug: str, *agreements: ik.Agreement, on: str = "2020-01-01") -> ik.Lineage:
    return ik.Dossier(agreements, integrity=False).lineage(slug, on)


CHAIN = (
    agreement("first", "1985-01-01", superseded_by=None),
    agreement("second", "2009-06-01", ("supersedes", "first"), ("renews", "first")),
    agreement("protocol", "2012-01-01", ("protocol_to", "second")),
    agreement("talks", None, ("amends", "second")),
    agreement("other", "2000-01-01"),
)


def test_earlier_and_later_agreements_are_listed_in_order_of_time() -> None:
    found = lineage("second", *CHAIN)
    assert [(one.agreement.slug, one.direction, one.distance, one.via, str(one.date)) for one in found] == [
        ("first", "before", 1, "agreement:second", "1985-01-01"),
        ("second", "itself", 0, None, "2009-06-01"),
        ("protocol", "after", 1, "agreement:second", "2012-01-01"),
        ("talks", "after", 1, "agreement:second", "None"),
    ]
    assert [one.relation for one in found] == [
        "second supersedes and renews it",
        "",
        "is a protocol to second",
        "amends second",
    ]
    assert repr(found) == ("<Lineage: agreement:second, 1 agreement before it, 2 agreements after it, on 2020-01-01>")
    assert repr(found.before[0]) == "<LineageEntry: agreement:first, before>"


def test_a_chain_is_followed_to_its_end_in_one_direction() -> None:
    found = lineage("protocol", *CHAIN)
    assert [(one.agreement.slug, one.distance) for one in found] == [("first", 2), ("second", 1), ("protocol", 0)]
    assert found.after == ()


def test_succession_by_one_side_alone_leaves_the_other_bound() -> None:
    old = agreement("old", "1985-01-01", superseded_by=IND)
    new = agreement("new", "2009-06-01", ("supersedes", "old"))
    found = lineage("new", old, new)
    assert found.bound_by == {IND: (new,), KOR: (old, new)}
    assert isinstance(found.bound_by[KOR], ik.Selection)
    first = found.before[0]
    assert (first.bound, first.ended_for, first.ended_for_some) == ((KOR,), (IND,), True)
    table = page_of(found).blocks[0]
    assert isinstance(table, PageTable)
    assert table.rows[0][3] == "superseded; ended for country:ind alone"
    assert found.rows()[0]["ended_for"] == IND
    early = lineage("new", old, new, on="2009-12-31")
    assert early.bound_by == dict.fromkeys((IND, KOR), (old, new))


def test_a_status_in_doubt_is_named_for_its_parties() -> None:
    old = agreement("old", "1985-01-01", superseded_by=IND)
    entry = next(iter(lineage("old", old, on="20XX")))
    assert entry.uncertain_for == (IND,)
    assert entry.row()["uncertain_for"] == IND


def test_relations_in_a_cycle_end() -> None:
    one, other = agreement("one", "2001", ("amends", "other")), agreement("other", "2002", ("amends", "one"))
    alone = agreement("alone", "2003", ("amends", "alone"), ("amends", "missing"))
    found = lineage("one", one, other, alone)
    assert [(entry.agreement.slug, entry.direction) for entry in found] == [("one", "itself"), ("other", "before")]
    assert len(lineage("alone", one, other, alone)) == 1


def test_a_long_chain_needs_no_recursion() -> None:
    chain = [agreement(f"a{place}", "2001", ("renews", f"a{place - 1}"), force=False) for place in range(3_000)]
    found = lineage("a2999", *chain)
    assert (len(found.before), found.before[0].distance) == (2_999, 2_999)


def test_a_party_that_is_only_described_is_left_out() -> None:
    one = ik.Agreement(
        id="agreement:contract",
        name="Contract",
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(described="a shipyard")),
        instrument="contract",
        level="private",
    )
    found = lineage("contract", one)
    assert found.bound_by == {IND: ()}
    assert "none of these" in str(found)


def test_only_an_agreement_has_a_lineage(reference: ik.Dossier) -> None:
    with pytest.raises(ik.InvalidValue, match='expected an agreement, got "organisation:posco"'):
        reference.lineage("posco")
    with pytest.raises(ik.UnknownRecord, match='no record "cepa-1999"'):
        reference.lineage("cepa-1999")
    cepa = reference.agreements["cepa-2009"]
    assert reference.lineage(cepa, "2026").agreement is cepa
