"""Edge cases of the rules: one day more, one digit more, or one record less changes the result."""

from __future__ import annotations

import datetime

import attrs
import pytest
import test_rules
from agreement_cases import FORCE, NOTICE, SIGNED, act, agreement, noticed, old, successor
from commitment_cases import body, commitment, figure, held, holds, project
from evidence_cases import SOURCE, record
from meeting_cases import exercise, meeting, minister, partnership, rounds, statement, took_part
from rule_cases import IND, KOR

from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.findings import Finding, Severity
from indokorea.lifecycle.terms import add_duration
from indokorea.records.kinds import AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.person import Person, Tenure
from indokorea.records.representative import Representative
from indokorea.records.sector import Sector
from indokorea.rules.base import branch_of
from indokorea.rules.registry import RULES
from indokorea.vocabulary.organisations import ForceBranch, OrganisationType
from indokorea.vocabulary.partnerships import PartnershipTier

BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, *records: AnyRecord) -> list[Finding]:
    return list(BY_CODE[code].find(Records(records, integrity=False)))


@pytest.mark.parametrize(
    ("day", "length", "end"),
    [
        ("2016-02-29", "P1Y2D", "2017-03-02"),
        ("2016-08-31", "P6M", "2017-02-28"),
        ("2016-12-01", "P1M", "2017-01-01"),
        ("2016-01-31", "P11M", "2016-12-31"),
        ("9998-12-01", "P1Y", "9999-12-01"),
        ("9999-12-01", "P1M", "9999-12-31"),
        ("9999-12-30", "P5D", "9999-12-31"),
        ("9999-12-30", "P1D", "9999-12-31"),
    ],
)
def test_a_duration_ends_within_its_month_and_no_later_than_the_year_9999(day: str, length: str, end: str) -> None:
    assert add_duration(datetime.date.fromisoformat(day), length) == datetime.date.fromisoformat(end)


@pytest.mark.parametrize(("noticed_on", "effective"), [("2016-05-12", "2016-06?"), ("2016-05?", "2016-06")])
def test_a_notice_that_is_too_short_is_a_note_if_one_of_its_dates_is_doubted(noticed_on: str, effective: str) -> None:
    (one,) = found("AGR-09", noticed(act(NOTICE, noticed_on, effective=effective)))
    assert one.severity is Severity.NOTE
    assert "may be" not in one.message


@pytest.mark.parametrize("signed", [("2009", "2012"), ("2012", "2009")])
def test_an_action_is_compared_with_the_first_of_the_earlier_actions(signed: tuple[str, ...]) -> None:
    signatures = [act(SIGNED, on) for on in signed]
    assert not found("AGR-02", agreement(*signatures, act(FORCE, "2010")))
    (one,) = found("AGR-02", agreement(*signatures, act(FORCE, "2008")))
    assert one.message == "entry into force (2008) is before signature (2009)"


def test_rounds_of_the_same_number_are_not_compared() -> None:
    assert not found("MTG-03", *rounds(("a", 1, "2016/2016"), ("b", 2, "2018/2018"), ("c", 2, "2017/2017")))


def test_a_participant_without_a_known_side_may_be_the_host() -> None:
    sides = [Representative(on_behalf_of=side) for side in (IND, KOR)]
    host = "country:jpn"
    assert len(found("MTG-02", meeting(*sides, host=host))) == 1
    assert not found("MTG-02", meeting(*sides, Representative(person="person:unknown"), host=host))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("1001", "1002", True),  # by a whole unit of the last digit
        ("1001.5", "1002", False),
        ("99", "100", False),  # by one per cent of the larger, and less than its last digit
        ("98.9", "100", True),
    ],
)
def test_two_figures_agree_within_their_last_digit_and_one_per_cent(one: str, other: str, differ: bool) -> None:
    figures = [figure(str(place), money=f"USD {sum}", compiler=f"c{place}") for place, sum in enumerate((one, other))]
    assert bool(found("TRD-04", *figures)) is differ


def test_the_larger_stake_of_a_party_that_is_listed_twice_counts() -> None:
    once = found("ORG-02", project(holds("a", "40"), holds("a", "50", "investor"), holds("b", "50")))
    (one,) = found("ORG-02", project(holds("a", "50"), holds("a", "40", "investor"), holds("b", "51")))
    assert not once
    assert one.message == "the stakes add up to 101 per cent"


def test_an_establishing_record_with_a_doubted_date_is_a_note() -> None:
    (one,) = found("PAR-04", partnership(("strategic", "2016"), by="statement:s"), statement("2010?"))
    assert one.severity is Severity.NOTE


@pytest.mark.parametrize(("life", "term"), [("2010?/2012", "2008/2009"), ("2010/2012", "2008/2009?")])
def test_a_tenure_outside_its_organisation_is_a_note_if_one_of_the_dates_is_doubted(life: str, term: str) -> None:
    (one,) = found("ORG-01", body(life), held(term))
    assert one.severity is Severity.NOTE


@pytest.mark.parametrize("since", [("2010?", "2015"), ("2010", "2015?")])
def test_a_lower_tier_is_a_note_if_one_of_the_dates_is_doubted(since: tuple[str, str]) -> None:
    (one,) = found("PAR-02", partnership(("strategic", since[0]), ("cooperative", since[1])))
    assert one.severity is Severity.NOTE


def test_a_phase_without_established_by_does_not_hide_the_next_phase() -> None:
    phases = [
        Phase(label="A", tier=PartnershipTier.STRATEGIC, since="2010"),
        Phase(label="B", tier=PartnershipTier.STRATEGIC, since="2016", established_by="statement:s"),
    ]
    tie = Partnership(id="partnership:ind-kor", name="A", parties=(IND, KOR), phases=tuple(phases))
    assert [one.path for one in found("PAR-04", tie, statement("2010"))] == [
        "/partnership:ind-kor/phases/1/established_by"
    ]


def test_zero_and_fractions_are_not_negative() -> None:
    assert not found("TRD-05", figure("a", money="USD 0.5"), figure("b", money="USD 0"))
    assert len(found("TRD-05", figure(money="USD -0.01"))) == 1


def test_a_successor_replaces_its_predecessor_for_a_party_on_its_last_entry_into_force_there() -> None:
    new = successor(act(FORCE, "2010"), act(FORCE, "2012", by=IND))
    (one,) = found("AGR-06", new, old(act(FORCE, "2005"), act("superseded", "2011")))
    assert one.message == "this agreement is in force for country:kor even after agreement:new superseded it (2010)"


def test_a_successor_with_an_unknown_date_is_not_compared_with_its_predecessor() -> None:
    predecessor = old(act(FORCE, "2005"))
    assert len(found("AGR-06", successor(act(FORCE, "2010")), predecessor)) == 1
    assert not found("AGR-06", successor(act(FORCE, "2010"), act(FORCE)), predecessor)


def test_a_cycle_through_restates_has_the_path_of_that_field() -> None:
    cycle = (commitment(slug="a", restates=("b",)), commitment(slug="b", renews=("a",)))
    assert [one.path for one in found("COM-05", *cycle)] == ["/commitment:a/restates/0"]


@pytest.mark.parametrize(
    "stalls",
    [
        ("2019", "2016"),  # the later one written first
        ("2015-06-01",),  # on the very day of the step before
        ("2015", "2015-03-01"),  # the one that may last longer begins first
    ],
)
def test_a_stall_that_may_lie_between_two_updates_allows_a_lower_stage(stalls: tuple[str, ...]) -> None:
    stalled = [("stalled", on) for on in stalls]
    assert not found("COM-01", commitment(("under_way", "2015-06-01"), *stalled, ("announced", "2017")))


def test_a_stall_before_both_updates_does_not_allow_a_lower_stage() -> None:
    findings = found("COM-01", commitment(("stalled", "2014"), ("under_way", "2015"), ("announced", "2017")))
    assert [one.message for one in findings] == ["announced (2017) follows the higher stage under_way (2015)"]


def test_the_message_names_the_final_update_that_begins_last() -> None:
    findings = found("COM-01", commitment(("delivered", "2010-06"), ("delivered", "2010"), ("announced", "2012")))
    assert [one.message for one in findings] == ["announced (2012) follows the final stage delivered (2010-06)"]


@pytest.mark.parametrize(("delivered", "announced"), [("2015", "2016?"), ("2015~", "2016")])
def test_an_update_after_the_final_one_is_a_note_if_one_of_the_dates_is_doubted(delivered: str, announced: str) -> None:
    (one,) = found("COM-01", commitment(("delivered", delivered), ("announced", announced)))
    assert one.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("tenure", "day", "severity"),
    [
        ("2010/2012", "2015-05", Severity.WARNING),
        ("2010/2012", "2015-05?", Severity.NOTE),
        ("2010/2012~", "2015-05", Severity.NOTE),
    ],
)
def test_an_office_that_was_not_held_is_a_note_if_one_of_the_dates_is_doubted(
    tenure: str, day: str, severity: Severity
) -> None:
    present = Representative(person="person:m", office="Minister")
    findings = found(
        "MTG-01", minister(Tenure(office="minister", period=tenure)), meeting(present, period=f"{day}/{day}")
    )
    assert [one.severity for one in findings] == [severity]


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_a_record_that_keeps_a_rule_does_not_hide_the_next_record(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))
    passed = [
        attrs.evolve(first, id=f"{first.kind}:passed-{place}")
        for place, (own, (first, *_)) in enumerate(test_rules.SILENT)
        if own == code
    ]
    for own, records, expected in test_rules.FIRING:
        if own == code:
            for one in passed:
                paths = {finding.path for finding in found(code, one, *records)}
                assert {path for _, path, _ in expected} <= paths, one.id


@pytest.mark.parametrize(
    ("size", "path"),
    [
        (4, "s0 below s1 below s2 below s3 below s0"),
        (5, "s0 below s1 below s2 below … below s4 below s0"),
    ],
)
def test_a_message_shows_a_short_cycle_in_full_and_a_long_one_by_its_ends(size: int, path: str) -> None:
    cycle = [Sector(id=f"sector:s{n}", name="S", broader=f"sector:s{(n + 1) % size}") for n in range(size)]
    (one,) = found("SEC-01", *cycle)
    assert one.message.partition(": ")[2].replace("sector:", "") == path


def test_a_first_in_two_domains_is_compared_with_the_earlier_of_the_two_before_it() -> None:
    before = [
        exercise("a", period="2022-10/2022-10", domains=("air",)),
        exercise("b", period="2021-10/2021-10", domains=("sea",)),
    ]
    (one,) = found("EXE-07", *before, exercise("c", period="2025/2025", domains=("air", "sea"), says="The first."))
    assert one.message == "the claim is that this was a first, but exercise:b was held earlier (2021-10/2021-10)"


def test_an_exercise_at_sea_without_any_navy_names_both_sides() -> None:
    army = Organisation(
        id="organisation:army",
        name="Army",
        type=OrganisationType.ARMED_FORCE,
        countries=(IND, KOR),
        branch=ForceBranch.ARMY,
    )
    findings = found("EXE-03", exercise("a", took_part("army"), scope="bilateral"), army)
    assert [one.message for one in findings] == [
        "the exercise is at sea, but no navy or coast guard of country:ind and country:kor is named"
    ]


def test_a_tenure_without_a_known_organisation_does_not_hide_the_next_tenure() -> None:
    terms = [
        Tenure(office="Minister", period="2008/2009"),
        Tenure(office="Minister", period="2008/2009", organisation="organisation:o"),
    ]
    person = Person(id="person:a", name="A", tenures=tuple(terms))
    assert [one.path for one in found("ORG-01", body("2010/2012"), person)] == ["/person:a/tenures/1/period"]


def test_a_source_does_not_hide_the_next_record() -> None:
    assert len(found("PRV-04", SOURCE, record(supports=("/nowhere",)))) == 1


def chain_of_parents(length: int, *, closed: bool = False) -> list[Organisation]:
    """Return organisations s0, s1, ..., each a part of the next; if closed, the last is a part of the first."""
    return [
        Organisation(
            id=f"organisation:s{n}",
            name="S",
            type=OrganisationType.ARMED_FORCE,
            countries=(KOR,) if n == length - 1 and not closed else (),
            branch=ForceBranch.NAVY if n == length - 1 and not closed else None,
            parent=f"organisation:s{(n + 1) % length}" if closed or n < length - 1 else None,
        )
        for n in range(length)
    ]


def test_a_unit_has_the_country_and_branch_of_a_parent_at_any_level() -> None:
    records = Records(chain_of_parents(20_000), integrity=False)
    assert countries_of(records, "organisation:s0") == (KOR,)
    assert branch_of(records, "organisation:s0") is ForceBranch.NAVY


def test_a_unit_in_a_cycle_of_parents_has_no_country_and_no_branch() -> None:
    records = Records(chain_of_parents(3, closed=True))
    assert countries_of(records, "organisation:s0") == ()
    assert branch_of(records, "organisation:s0") is None


def test_the_nearest_parent_with_a_country_decides() -> None:
    far, near, unit = (
        attrs.evolve(one, countries=countries)
        for one, countries in zip(reversed(chain_of_parents(3)), ((KOR,), (IND,), ()), strict=True)
    )
    assert countries_of(Records([unit, near, far], integrity=False), unit.id) == (IND,)
