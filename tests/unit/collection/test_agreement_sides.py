"""The sides of an agreement for the first pair that has a party on both, and agreements that end with others."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.collection import agreement_sides
from indokorea.collection.agreement_sides import sides_between, sides_of

SLUGS = ("ind", "kor", "jpn", "sgp")
COUNTRIES = [ik.Country(id=f"country:{slug}", name=slug) for slug in SLUGS]
FIRMS = [
    ik.Organisation(id=f"organisation:{one}-{other}", name="Firm", type="company", countries=(f"country:{one}",))
    for one, other in combinations(SLUGS, 2)
] + [
    ik.Organisation(id="organisation:joint", name="Joint", type="joint_body", countries=("country:ind", "country:kor"))
]
PARTIES = [one.id for one in (*COUNTRIES, *FIRMS)]


def agreement(slug: str, parties: list[str], *actions: ik.Action, ends_with: str | None = None) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=slug,
        instrument="agreement",
        level="state",
        parties=tuple(ik.AgreementParty(party=party) for party in parties),
        actions=actions,
        duration=None if ends_with is None else ik.DurationClause(ends_with=f"agreement:{ends_with}"),
    )


@given(
    st.lists(st.sampled_from(list(combinations(SLUGS, 2))), max_size=4, unique=True),
    st.lists(st.sampled_from(PARTIES), min_size=1, max_size=4, unique=True),
)
def test_the_sides_are_those_of_the_first_pair_that_has_a_party_on_both(
    ties: list[tuple[str, str]], parties: list[str]
) -> None:
    made = [
        ik.Partnership(id=f"partnership:p{place}", name="Ties", parties=(f"country:{one}", f"country:{other}"))
        for place, (one, other) in enumerate(ties)
    ]
    one = agreement("one", parties)
    d = ik.Dossier([*COUNTRIES, *FIRMS, *made, one])
    pairs = [partnership.parties for partnership in made] or [("country:ind", "country:kor")]
    complete = [sides for first, second, *_ in pairs if all(sides := sides_between(d, one, (first, second)))]
    found = sides_of(d, one)
    if complete:
        assert found == complete[0]
    else:
        assert found is None or found == sides_between(d, one, (pairs[0][0], pairs[0][1]))


def test_each_agreement_of_a_chain_that_ends_together_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    force = ik.Action(type="entered_into_force", on="2000-01-01")
    ended = ik.Action(type="terminated", on="2010-01-01")
    sides = ["country:ind", "country:kor"]
    chain = [agreement("c0", sides, force, ended)]
    chain += [agreement(f"c{place}", sides, force, ends_with=f"c{place - 1}") for place in range(1, 200)]
    d = ik.Dossier([*COUNTRIES, *chain])
    looked_at: list[str] = []
    plain = agreement_sides._may_have_ended

    def counted(one: ik.Agreement, day: ik.PartialDate) -> bool:
        looked_at.append(one.id)
        return plain(one, day)

    monkeypatch.setattr(agreement_sides, "_may_have_ended", counted)
    for day, certain in (("2009-01-01", True), ("2011-01-01", False)):
        looked_at.clear()
        standings = [d.status_on(one, day) for one in chain[1:]]
        assert {(str(one), one.certain) for one in standings} == {("in_force", certain)}
        assert len(looked_at) <= 2 * len(chain)


def test_agreements_that_end_with_each_other_are_in_doubt_once_one_has_ended() -> None:
    force, ended = ik.Action(type="entered_into_force", on="2000"), ik.Action(type="terminated", on="2010-01-01")
    sides = ["country:ind", "country:kor"]
    one = agreement("one", sides, force, ends_with="other")
    other = agreement("other", sides, force, ended, ends_with="one")
    d = ik.Dossier([*COUNTRIES, one, other])
    assert d.status_on(one, "2005-01-01").certain
    assert not d.status_on(one, "2015-01-01").certain


def test_a_slug_names_each_pair_of_many_in_order() -> None:
    ties = [
        ik.Partnership(id=f"partnership:p{place}", name="Ties", parties=(f"country:{one}", f"country:{other}"))
        for place, (one, other) in enumerate(combinations(SLUGS, 2))
    ]
    events = [
        ik.Event(id=f"event:{slug}", name="E", type="launch") for slug in ("kor-ind-talks", "sgp-kor-jpn", "ind-kor")
    ]
    found = [one for one in ik.review(ik.Dossier([*COUNTRIES, *ties, *events])) if one.code == "IDS-05"]
    assert [one.path for one in found] == ["/event:kor-ind-talks/id", "/event:sgp-kor-jpn/id", "/event:sgp-kor-jpn/id"]


# The pair of a dossier without a partnership.

INDIA, KOREA, JAPAN = (
    ik.Country(id=f"country:{code}", name=name) for code, name in (("ind", "India"), ("kor", "Korea"), ("jpn", "Japan"))
)


def bilateral(slug: str, one: str, other: str) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=slug,
        instrument="treaty",
        level="state",
        parties=(ik.AgreementParty(party=one), ik.AgreementParty(party=other)),
        actions=(ik.Action(type="signed", on="2011-02-16"), ik.Action(type="entered_into_force", on="2011-08-01")),
    )


def test_a_dossier_of_two_other_countries_is_about_these() -> None:
    d = ik.Dossier([INDIA, JAPAN, bilateral("cepa", "country:ind", "country:jpn")])
    assert d.status_on("cepa", "2012-01-01").status is ik.AgreementStatus.IN_FORCE
    assert [entry.id for entry in d.scorecard("2012-01-01").papers] == ["agreement:cepa"]
    assert d.dyad_years(2011, 2012).between == ("country:ind", "country:jpn")


def test_with_india_and_korea_the_pair_is_these_however_many_others_there_are() -> None:
    d = ik.Dossier([INDIA, JAPAN, KOREA, bilateral("cepa", "country:ind", "country:jpn")])
    assert d.dyad_years(2011, 2012).between == ("country:ind", "country:kor")


def test_of_several_other_countries_the_pair_with_the_most_agreements_counts() -> None:
    china = ik.Country(id="country:chn", name="China")
    treaties = [
        bilateral("a", "country:chn", "country:ind"),
        bilateral("b", "country:jpn", "country:ind"),
        bilateral("c", "country:ind", "country:jpn"),
    ]
    assert ik.Dossier([INDIA, JAPAN, china, *treaties]).dyad_years(2011, 2012).between == ("country:ind", "country:jpn")
    assert ik.Dossier([INDIA, JAPAN, china]).dyad_years(2011, 2012).between == ("country:ind", "country:kor")
