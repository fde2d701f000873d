"""Laws of dyad-years and of lineages, checked against the status of each agreement on each day."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.lifecycle.terms import days_of_change
from indokorea.testing import strategies

WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)

IND, KOR = "country:ind", "country:kor"
PAIR = (IND, KOR)
COUNTRIES = (
    ik.Country(id=IND, name="India", cow="750", gw="750"),
    ik.Country(id=KOR, name="Republic of Korea", cow="732", gw="732"),
    ik.Country(id="country:jpn", name="Japan"),
)
SINCE, UNTIL = 2000, 2006
FORCE = ik.AgreementStatus.IN_FORCE

DAYS = st.dates(datetime.date(SINCE, 1, 1), datetime.date(UNTIL, 12, 31))
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    st.sampled_from(["200X", "XXXX-09-25", "[..2002]", "[2001,2004]", "2003-01-01", "2003-12-31"]),
)
# The types that move a status, more often than by chance alone.
MOVING = st.sampled_from(
    [
        ik.ActionType.ENTERED_INTO_FORCE,
        ik.ActionType.ENTERED_INTO_FORCE,
        ik.ActionType.SIGNED,
        ik.ActionType.SUSPENDED,
        ik.ActionType.RESUMED,
        ik.ActionType.TERMINATED,
        ik.ActionType.SUPERSEDED,
        ik.ActionType.DENUNCIATION_NOTIFIED,
        ik.ActionType.DENUNCIATION_WITHDRAWN,
        ik.ActionType.EXTENDED,
        ik.ActionType.RENEWED,
    ]
)
PARTIES = ((IND, KOR), (IND, KOR, "country:jpn"), (IND, "country:jpn"))


@st.composite
def actions(draw: st.DrawFn) -> ik.Action:
    type = draw(st.one_of(MOVING, st.sampled_from(ik.ActionType)))
    until = draw(st.none() | DATES) if type in (ik.ActionType.EXTENDED, ik.ActionType.RENEWED) else None
    return ik.Action(
        type=type,
        on=draw(st.none() | DATES if draw(st.integers(0, 9)) == 0 else DATES),
        effective=draw(st.none() | DATES),
        until=until,
        by=draw(st.sampled_from([None, None, IND, KOR])),
    )


@st.composite
def agreements(draw: st.DrawFn, number: int = 0) -> ik.Agreement:
    ids = [f"agreement:a{place}" for place in range(5)]
    durations: list[dict[str, Any]] = [
        {"initial": "P1Y6M", "renewal": ik.RenewalType.NONE},
        {"until": "2003-05", "renewal": ik.RenewalType.NONE},
        {"initial": "P2Y", "renewal": ik.RenewalType.AUTOMATIC, "renewal_period": "P1Y"},
        {"ends_with": draw(st.sampled_from(ids))},
    ]
    chosen = draw(st.none() | st.sampled_from(durations))
    relations = draw(
        st.lists(
            st.builds(
                ik.AgreementRelation,
                type=st.sampled_from(ik.AgreementRelationType),
                agreement=st.sampled_from(ids),
            ),
            max_size=2,
        )
    )
    return ik.Agreement(
        id=ids[number],
        name=f"Agreement {number}",
        parties=tuple(ik.AgreementParty(party=party) for party in draw(st.sampled_from(PARTIES))),
        instrument="agreement",
        level="state",
        binding=draw(st.none() | st.sampled_from(ik.BindingForce)),
        actions=tuple(draw(st.lists(actions(), max_size=6))),
        duration=None if chosen is None else ik.DurationClause(**chosen),
        relations=tuple(relations),
    )


@st.composite
def dossiers_of_pairs(draw: st.DrawFn) -> ik.Dossier:
    chosen = [draw(agreements(number)) for number in range(draw(st.integers(1, 5)))]
    return ik.Dossier([*COUNTRIES, *chosen], integrity=False, as_of=f"{UNTIL}-12-31")


@given(agreements(), DAYS)
@settings(WHOLE, max_examples=50)
def test_a_status_changes_on_the_days_of_change_alone(agreement: ik.Agreement, day: datetime.date) -> None:
    def answer(on: datetime.date) -> tuple[Any, ...]:
        found = agreement.status_on(on)
        return found.status, found.certain, found.provisional, found.notice

    changes = set(days_of_change(agreement))
    for place in range(40):
        one = day + datetime.timedelta(place)
        if one.toordinal() not in changes:
            assert answer(one) == answer(one - datetime.timedelta(1))


@given(st.one_of(dossiers_of_pairs(), strategies.dossiers()))
@settings(WHOLE, max_examples=40)
def test_agreements_in_force_are_those_whose_status_is_in_force_on_31_december(dossier: ik.Dossier) -> None:
    panel = dossier.dyad_years(SINCE, UNTIL)
    for one in panel:
        standings = [dossier.status_on(each, f"{one.year}-12-31", between=panel.between) for each in dossier.agreements]
        in_force = [standing for standing in standings if standing.status is FORCE]
        assert one["in_force"] == len(in_force)
        assert one["in_force_certain"] == sum(standing.certain for standing in in_force)
        words = [str(force) for force in ik.BindingForce] + ["binding_unknown"]
        assert sum(int(str(one[f"in_force_{word}"])) for word in words) == len(in_force)


@given(dossiers_of_pairs())
@settings(WHOLE, max_examples=10)
def test_an_agreement_is_in_force_in_a_year_if_it_is_on_any_day_of_it(dossier: ik.Dossier) -> None:
    panel = dossier.dyad_years(2002, 2003, between=PAIR)
    for one in panel:
        days = [datetime.date(one.year, 1, 1) + datetime.timedelta(place) for place in range(365)]
        found = [[dossier.status_on(each, day, between=PAIR) for day in days] for each in dossier.agreements]
        in_force = [[standing for standing in each if standing.status is FORCE] for each in found]
        assert one["in_force_any_day"] == sum(map(bool, in_force))
        assert one["in_force_any_day_certain"] == sum(any(standing.certain for standing in each) for each in in_force)


@given(dossiers_of_pairs())
@settings(WHOLE, max_examples=40)
def test_an_agreement_ends_in_the_year_in_which_its_status_does(dossier: ik.Dossier) -> None:
    panel = dossier.dyad_years(SINCE, UNTIL, between=PAIR)
    known = [each for each in dossier.agreements if KOR in each.bound]
    for one in panel:
        surely = ends = 0
        for agreement in known:
            before = dossier.status_on(agreement, f"{one.year - 1}-12-31", between=PAIR)
            after = dossier.status_on(agreement, f"{one.year}-12-31", between=PAIR)
            had_ended = before.status is not None and before.status.ended
            has_ended = after.status is not None and after.status.ended
            surely += before.certain and not had_ended and has_ended and after.certain
            ends += has_ended and not had_ended
        if known:
            # A status may be in doubt before any ending is possible, so that the number may be higher.
            assert surely <= int(str(one["ended_certain"])) <= ends <= int(str(one["ended_possible"]))
        else:
            assert one["ended_certain"] is one["ended_possible"] is None


@given(st.one_of(dossiers_of_pairs(), strategies.dossiers()), st.integers(1, 9999), st.integers(0, 10))
@settings(WHOLE, max_examples=40)
def test_every_count_has_a_lower_and_an_upper_bound(dossier: ik.Dossier, since: int, more: int) -> None:
    panel = dossier.dyad_years(since, min(since + more, 9999))
    assert [one.year for one in panel] == list(range(panel.since, panel.until + 1))
    for row in panel.rows():
        assert list(row) == list(panel.meanings)
        for name in (name.removesuffix("_possible") for name in panel.meanings if name.endswith("_possible")):
            certain, possible = row[f"{name}_certain"], row[f"{name}_possible"]
            assert certain is None or possible is None or 0 <= int(str(certain)) <= int(str(possible))
    assert str(panel)


@given(dossiers_of_pairs())
@settings(WHOLE, max_examples=25)
def test_a_wide_panel_holds_the_same_years_as_a_narrow_one(dossier: ik.Dossier) -> None:
    wide = {one.year: one for one in dossier.dyad_years(1, 9999)}
    for one in dossier.dyad_years(SINCE, UNTIL):
        assert one.row() == wide[one.year].row()


@given(dossiers_of_pairs(), st.one_of(DAYS.map(str), DATES))
@settings(WHOLE, max_examples=50)
def test_a_lineage_is_all_that_is_reached_in_either_direction(dossier: ik.Dossier, day: str) -> None:
    related = {
        (one.id, relation.agreement): relation
        for one in dossier.agreements
        for relation in one.relations
        if relation.agreement in dossier and relation.agreement != one.id
    }

    def reached(start: str, edges: set[tuple[str, str]]) -> set[str]:
        found = {start}
        while more := {end for begin, end in edges if begin in found} - found:
            found |= more
        return found

    for agreement in dossier.agreements:
        lineage = dossier.lineage(agreement, day)
        earlier = reached(agreement.id, set(related))
        later = reached(agreement.id, {(end, begin) for begin, end in related})
        assert {entry.agreement.id for entry in lineage} == earlier | later
        assert {entry.agreement.id for entry in lineage.before} == earlier - {agreement.id}
        assert len(lineage) == len({entry.agreement.id for entry in lineage})
        for entry in lineage:
            assert entry.standing == dossier.status_on(entry.agreement, day)
            for party, standing in entry.by_party.items():
                alone = entry.agreement.status_on(day, party)
                assert (standing.status, standing.certain) == (alone.status, alone.certain)
                assert (standing.provisional, standing.notice) == (alone.provisional, alone.notice)
        assert str(lineage)
        assert len(lineage.rows()) == len(lineage)
