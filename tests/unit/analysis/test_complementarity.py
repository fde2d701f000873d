"""Complementarity of two sides."""

from __future__ import annotations

import attrs
import pytest

import indokorea as ik
from indokorea.analysis import complementarity

STRENGTH, NEED = ik.CapabilityType.STRENGTH, ik.CapabilityType.NEED

BASE: list[ik.AnyRecord] = [
    ik.Country(id="country:ind", name="India"),
    ik.Country(id="country:kor", name="Republic of Korea"),
    ik.Organisation(id="organisation:yard", name="Yard", type=ik.OrganisationType.COMPANY, countries=("country:kor",)),
    ik.Organisation(id="organisation:dock", name="Dock", type=ik.OrganisationType.COMPANY, parent="organisation:yard"),
    ik.Organisation(id="organisation:club", name="Club", type=ik.OrganisationType.JOINT_BODY),
    ik.Sector(id="sector:making", name="Making"),
    ik.Sector(id="sector:ships", name="Ships", broader="sector:making"),
    ik.Sector(id="sector:navy", name="Naval ships", broader="sector:ships"),
    ik.Sector(id="sector:chips", name="Chips", broader="sector:making"),
    ik.Source(id="source:a", title="A", type=ik.SourceType.NEWS),
    ik.Source(id="source:b", title="B", type=ik.SourceType.NEWS),
]


def has(slug: str, type: ik.CapabilityType, holder: str, *sectors: str, source: str = "a") -> ik.Capability:
    return ik.Capability(
        id=f"capability:{slug}",
        name=slug.title(),
        type=type,
        holder=holder,
        sectors=tuple(f"sector:{one}" for one in sectors),
        citations=(ik.Citation(source=f"source:{source}"),),
    )


def pairs(*capabilities: ik.Capability, sector: str | None = None) -> list[tuple[str, str, list[str]]]:
    found = ik.Dossier([*BASE, *capabilities]).complementarities(sector=sector, sourced=False)
    return [(one.strength.slug, one.other.slug, [sector.slug for sector in one.sectors]) for one in found]


def test_a_strength_meets_the_other_sides_need_whichever_is_written_first() -> None:
    assert pairs(has("a", NEED, "country:ind", "ships"), has("b", STRENGTH, "country:kor", "ships")) == [
        ("b", "a", ["ships"])
    ]
    assert pairs(has("a", STRENGTH, "country:ind", "ships"), has("b", NEED, "country:kor", "ships")) == [
        ("a", "b", ["ships"])
    ]


def test_two_needs_the_same_side_or_unrelated_sectors_make_no_pair() -> None:
    assert pairs(has("a", NEED, "country:ind", "ships"), has("b", NEED, "country:kor", "ships")) == []
    assert pairs(has("a", STRENGTH, "country:ind", "ships"), has("b", NEED, "country:ind", "ships")) == []
    assert pairs(has("a", STRENGTH, "country:ind", "ships"), has("b", NEED, "country:kor", "chips")) == []


@pytest.mark.parametrize("holder", ["organisation:yard", "organisation:dock"])
def test_an_organisation_belongs_to_its_country_or_that_of_its_parent(holder: str) -> None:
    assert pairs(has("a", STRENGTH, holder, "ships"), has("b", NEED, "country:kor", "ships")) == []
    assert len(pairs(has("a", STRENGTH, holder, "ships"), has("b", NEED, "country:ind", "ships"))) == 1


def test_an_organisation_without_a_country_or_in_a_cycle_of_parents_is_a_side_of_its_own() -> None:
    assert len(pairs(has("a", STRENGTH, "organisation:club", "ships"), has("b", NEED, "country:ind", "ships"))) == 1
    cycle = ik.Organisation(id="organisation:o", name="O", type=ik.OrganisationType.COMPANY, parent="organisation:o")
    d = ik.Dossier(
        [*BASE, cycle, has("a", STRENGTH, "organisation:o", "ships"), has("b", NEED, "country:ind", "ships")]
    )
    assert len(d.complementarities(sourced=False)) == 1


def test_the_common_sector_of_a_broader_and_a_narrower_one_is_the_narrower() -> None:
    broad, narrow = has("a", STRENGTH, "country:kor", "making"), has("b", NEED, "country:ind", "navy", "chips")
    assert pairs(broad, narrow) == [("a", "b", ["chips", "navy"])]
    (pair,) = ik.Dossier([*BASE, broad, narrow]).complementarities(sourced=False)
    assert not pair.same_sector
    assert pairs(broad, narrow, sector="sector:ships") == [("a", "b", ["navy"])]
    assert pairs(broad, narrow, sector="sector:chips") == [("a", "b", ["chips"])]


def test_a_capability_of_the_whole_economy_pairs_only_with_another_such() -> None:
    whole = has("a", STRENGTH, "country:kor")
    assert pairs(whole, has("b", STRENGTH, "country:ind")) == [("a", "b", [])]
    assert pairs(whole, has("b", STRENGTH, "country:ind"), sector="sector:ships") == []
    assert pairs(whole, has("b", NEED, "country:ind", "ships")) == []


def test_needs_come_before_strengths_the_same_sector_before_a_narrower_one_the_whole_economy_last() -> None:
    found = pairs(
        has("a", STRENGTH, "country:kor", "making"),
        has("b", STRENGTH, "country:kor"),
        has("c", STRENGTH, "country:ind", "ships"),
        has("d", STRENGTH, "country:ind", "making"),
        has("e", STRENGTH, "country:ind"),
        has("f", NEED, "country:ind", "chips"),
    )
    assert [one[:2] for one in found] == [("a", "f"), ("a", "d"), ("a", "c"), ("b", "e")]


def test_a_pair_names_each_source_once_and_is_shown_as_a_line_and_a_row() -> None:
    one, other = has("a", STRENGTH, "country:kor", "ships"), has("b", NEED, "country:ind", "ships", source="b")
    (pair,) = ik.Dossier([*BASE, one, other]).complementarities(sourced=False)
    assert [source.id for source in pair.sources] == ["source:a", "source:b"]
    assert pair.citations == one.citations + other.citations
    assert pair.meets_a_need
    assert pair.same_sector
    assert str(pair) == "Ships: A (kor) meets the need B (ind)"
    assert pair.row() == {
        "sectors": "sector:ships", "strength": "capability:a", "strength_label": "A", "strength_holder": "country:kor",
        "other": "capability:b", "other_type": "need", "other_label": "B", "other_holder": "country:ind",
        "stated": False, "common_sources": 0, "sources": 2,
    }  # fmt: skip
    (joined,) = ik.Dossier(
        [*BASE, has("a", STRENGTH, "country:kor"), has("b", STRENGTH, "country:ind")]
    ).complementarities()
    assert str(joined) == "the whole economy: A (kor) joins the strength B (ind)"
    assert joined.row()["sectors"] is None


def test_a_pair_is_listed_only_if_a_source_makes_it() -> None:
    """The strength names the other in `meets`, or one source is cited for both and they are of one sector."""
    need = has("need", NEED, "country:ind", "ships")
    apart = has("apart", STRENGTH, "country:kor", "ships", source="b")
    same_page = has("same-page", STRENGTH, "country:kor", "ships")
    stated = attrs.evolve(
        has("stated", STRENGTH, "country:kor", "chips", source="b"),
        meets=("capability:need",),
        citations=(
            ik.Citation(source="source:b"),
            ik.Citation(source="source:a", supports=("/meets/0",), locator="p. 3"),
        ),
    )
    d = ik.Dossier([*BASE, need, apart, same_page, stated])
    found = d.complementarities()
    assert [(one.strength.slug, one.stated, len(one.common_sources)) for one in found] == [
        ("same-page", False, 1),
        ("stated", True, 1),
    ]
    assert all(one.sourced for one in found)
    assert [citation.locator for citation in found[1].citations] == ["p. 3"]
    every = d.complementarities(sourced=False)
    assert [(one.strength.slug, one.sourced) for one in every] == [
        ("apart", False),
        ("same-page", True),
        ("stated", True),
    ]
    assert [one.strength.slug for one in d.complementarities(sector="sector:chips")] == ["stated"]


def test_two_strengths_that_one_of_them_joins_make_one_pair() -> None:
    first = has("a", STRENGTH, "country:ind", "ships")
    second = attrs.evolve(has("b", STRENGTH, "country:kor", "ships"), meets=("capability:a",))
    (pair,) = ik.Dossier([*BASE, first, second]).complementarities()
    assert (pair.strength.slug, pair.other.slug, pair.stated) == ("b", "a", True)
    both = attrs.evolve(first, meets=("capability:b",)), second
    assert len(ik.Dossier([*BASE, *both]).complementarities()) == 1


def test_five_thousand_capabilities_without_a_pair_are_compared_group_by_group(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Capabilities of one side in one sector are never compared two by two."""
    many = [has(f"c{number}", STRENGTH, "country:kor", "ships") for number in range(5_000)]
    d = ik.Dossier([*BASE, *many, has("need", NEED, "country:ind", "ships")])
    compared: list[str] = []
    plain = complementarity._strength_first

    def counted(one: ik.Capability, other: ik.Capability) -> tuple[ik.Capability, ik.Capability]:
        compared.append(one.id)
        return plain(one, other)

    monkeypatch.setattr(complementarity, "_strength_first", counted)
    assert len(d.complementarities(sourced=False)) == 5_000
    assert len(compared) <= 10_000


def test_an_unknown_sector_is_refused_and_a_dangling_one_is_left_out() -> None:
    with pytest.raises(ik.UnknownRecord):
        ik.Dossier(BASE).complementarities(sector="sector:x")
    with pytest.raises(ik.InvalidValue):
        ik.Dossier(BASE).complementarities(sector="country:ind")
    d = ik.Dossier([has("a", STRENGTH, "country:kor", "x"), has("b", NEED, "country:ind", "x")], integrity=False)
    assert [one.sectors for one in d.complementarities()] == [()]


def test_korean_shipbuilding_meets_the_need_of_the_indian_navy() -> None:
    found = {
        (one.strength.slug, one.other.slug) for one in ik.reference().complementarities(sector="sector:shipbuilding")
    }
    assert ("kor-shipbuilding", "ind-naval-modernisation") in found
    assert all(one.sources for one in ik.reference().complementarities())
