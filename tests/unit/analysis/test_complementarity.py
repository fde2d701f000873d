"""Complementarity of two sides."""

from __future__ import annotations

import itertools
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

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


YARDS = [has(f"yard{number}", STRENGTH, "country:kor", "ships") for number in range(2)]


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


def test_the_pairs_of_five_thousand_capabilities_are_counted_and_made_when_they_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    holders = ((NEED, "country:ind"), (STRENGTH, "country:kor"), (STRENGTH, "country:ind"), (NEED, "country:kor"))
    many = [has(f"c{number:04}", *holders[number % 4], "ships") for number in range(5_000)]
    d = ik.Dossier([*BASE, *many])
    made: list[str] = []
    plain = complementarity._pair

    def counted(records: ik.Records, strength: ik.Capability, *others: Any) -> ik.Complementarity:
        made.append(strength.id)
        return plain(records, strength, *others)

    monkeypatch.setattr(complementarity, "_pair", counted)
    for sourced in (True, False):
        found = d.complementarities(sourced=sourced)
        assert len(found) == 3 * 1_250 * 1_250
        assert repr(found) == "<Complementarities: 4,687,500 complementarities>"
        assert "4,687,500 complementarities" in str(found)
        assert not found[-1].meets_a_need
        assert [one.strength.slug for one in found[1_250:1_252]] == [found[1_250].strength.slug] * 2
    assert len(made) < 100


sectors_of = st.lists(st.sampled_from(["making", "ships", "navy", "chips"]), max_size=2, unique=True)
holders_of = st.sampled_from(["country:ind", "country:kor", "organisation:dock", "organisation:club"])


@st.composite
def collections(draw: st.DrawFn) -> ik.Dossier:
    """Draw a dossier of a few capabilities, some of which a source pairs."""
    made = []
    count = draw(st.integers(0, 7))
    for number in range(count):
        one = has(str(number), draw(st.sampled_from([NEED, STRENGTH])), draw(holders_of), *draw(sectors_of))
        cited = draw(st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True))
        meets = draw(st.lists(st.integers(0, count - 1), max_size=2, unique=True)) if one.type is STRENGTH else []
        made.append(
            attrs.evolve(
                one,
                citations=tuple(ik.Citation(source=f"source:{source}") for source in cited),
                meets=tuple(f"capability:{other}" for other in meets if other != number),
            )
        )
    return ik.Dossier([*BASE, *made])


def plain_pairs(d: ik.Dossier, sourced: bool) -> set[tuple[str, str]]:
    """Return the pairs by comparing every two capabilities."""
    above = {"making": {"making"}, "ships": {"ships", "making"}, "navy": {"navy", "ships", "making"}}
    above["chips"] = {"chips", "making"}
    sides = {"country:ind": "ind", "country:kor": "kor", "organisation:dock": "kor", "organisation:club": "club"}
    found: set[tuple[str, str]] = set()
    for one, other in itertools.permutations(d.capabilities, 2):
        back = one.id in other.meets
        if other.id in one.meets and (not back or one.id < other.id):
            found.add((one.slug, other.slug))
        if other.id in one.meets or back or one.type is NEED or sides[one.holder] == sides[other.holder]:
            continue
        first, second = ([sector.partition(":")[2] for sector in each.sectors] for each in (one, other))
        joined = any(a in above[b] or b in above[a] for a in first for b in second) or not (first or second)
        shares = {cited.source for cited in one.citations} & {cited.source for cited in other.citations}
        if joined and (shares or not sourced) and (other.type is NEED or one.id < other.id):
            found.add((one.slug, other.slug))
    return found


@given(collections(), st.booleans())
def test_the_pairs_are_those_of_comparing_every_two_each_once_and_in_order(d: ik.Dossier, sourced: bool) -> None:
    found = d.complementarities(sourced=sourced)
    pairs = [(one.strength.slug, one.other.slug) for one in found]
    assert set(pairs) == plain_pairs(d, sourced)
    assert len(found) == len(set(pairs)) == len(pairs)
    assert [found[place] for place in range(len(found))] == list(found)
    assert [one.sourced for one in found].count(False) == 0 or not sourced
    keys = [complementarity._rank_order(one.strength, one.other, one.sectors, stated=one.stated)[:-2] for one in found]
    assert keys == sorted(keys)


def test_a_slice_of_the_pairs_is_another_and_a_pickle_is_equal() -> None:
    d = ik.Dossier([*BASE, *(has(f"n{number}", NEED, "country:ind", "ships") for number in range(3)), *YARDS])
    found = d.complementarities(sourced=False)
    every = list(found)
    assert len(every) == 6
    for cut in (slice(2, 5), slice(None, None, -1), slice(4, 40)):
        assert list(found[cut]) == every[cut]
    assert found[-1] == every[-1]
    assert found[1:][1:] == found[2:]
    assert hash(found[1:]) == hash(found[1:])
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != every
    assert found.rows() == [one.row() for one in every]
    with pytest.raises(IndexError):
        found[6]


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
