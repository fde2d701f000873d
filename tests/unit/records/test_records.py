"""Every kind of record: the faults that its constructor lists, and its derived properties."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import DPRK, KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.records.organisation import FORCES
from indokorea.testing import strategies

INSTRUMENT: Any = {"instrument": ik.InstrumentType.TREATY, "level": ik.AgreementLevel.STATE}
PARTIES: Any = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor"))
# Any, for calls that a type checker would refuse.
SECTOR: Any = ik.Sector
AGREEMENT_PARTY: Any = ik.AgreementParty

NEEDED: dict[str, Any] = {
    "name": "CEPA",
    "parties": PARTIES,
    "instrument": ik.InstrumentType.CEPA,
    "level": ik.AgreementLevel.STATE,
}


def faults(cls: type[Part], **values: Any) -> dict[str, ik.Finding]:
    """Return the faults that the constructor lists, by path."""
    with pytest.raises(ik.InvalidRecord) as raised:
        cls(**values)
    assert raised.value.about == cls.__name__
    return {finding.path: finding for finding in raised.value.findings}


# The constructor.


def test_every_fault_is_listed_at_once_with_its_path() -> None:
    listed = faults(
        ik.Agreement,
        id="agreement:CEPA",
        name="",
        parties=[],
        instrument="paper",
        singed="2009-08-07",
        sectors=("sector:steel", "steel"),
        retroactive=1,
    )
    assert {path: finding.code for path, finding in listed.items()} == {
        "/id": "wrong-type",
        "/name/en": "wrong-type",
        "/parties": "wrong-type",
        "/instrument": "wrong-type",
        "/singed": "unknown-field",
        "/sectors/1": "wrong-type",
        "/retroactive": "wrong-type",
        "/level": "missing-field",
    }


def test_a_fault_of_one_field_does_not_hide_a_check_of_others() -> None:
    listed = faults(ik.Observation, id="observation:x", indicator="exprots", subject="country:kor", period="2024/2024")
    assert listed["/indicator"].hint == 'did you mean "exports"?'
    assert "either money or quantity" in listed["/quantity"].message


def test_a_check_of_several_fields_is_skipped_if_one_of_them_is_invalid() -> None:
    listed = faults(
        ik.Observation,
        id="observation:x",
        indicator=ik.Indicator.EXPORTS,
        subject="country:kor",
        period="2024/2024",
        money=7,
    )
    assert list(listed) == ["/money"]


def test_the_message_names_the_class_and_counts() -> None:
    message = r'^Sector: 2 errors\n.* expected a record id, got .*\n.* Sector needs the field "name"$'
    with pytest.raises(ik.InvalidRecord, match=message):
        SECTOR(id="steel")


@pytest.mark.parametrize("value", [["country:ind"], "country:ind", {"country:ind"}, None])
def test_only_a_tuple_is_a_tuple(value: Any) -> None:
    found = faults(ik.Programme, id="programme:x", name="X", owners=value)["/owners"]
    assert found.hint.startswith("write (first, second)")


def test_a_misspelt_word_is_refused_and_the_hint_names_the_nearest() -> None:
    found = faults(ik.Action, type="singed")["/type"]
    assert found.message == 'expected a member of ActionType, got "singed"'
    assert found.hint == 'did you mean "signed"?'


def test_a_member_of_another_vocabulary_is_refused() -> None:
    assert faults(ik.Action, type=ik.AgreementStatus.SIGNED)["/type"].hint == "write ActionType.SIGNED"


def test_a_misspelt_argument_is_named_with_the_nearest_field() -> None:
    found = faults(ik.Agreement, id="agreement:x", **NEEDED, action=())["/action"]
    assert found.hint == 'did you mean "actions"?'


def test_the_hint_for_an_unrecognisable_argument_lists_all_fields() -> None:
    found = faults(ik.AgreementParty, party="country:ind", zzz=1)["/zzz"]
    assert found.hint == "the fields of AgreementParty are party, described, role"


def test_every_missing_argument_is_named() -> None:
    assert set(faults(ik.Agreement)) == {"/id", "/name", "/parties", "/instrument", "/level"}


def test_fields_are_given_by_name_only() -> None:
    with pytest.raises(TypeError):
        AGREEMENT_PARTY("country:ind")


@pytest.mark.parametrize("value", [7.9, float("nan"), "1e3", Decimal("NaN"), True, b"7"])
def test_a_number_that_is_not_exact_is_refused(value: Any) -> None:
    assert "/amount" in faults(ik.Money, amount=value, currency="USD")
    assert "/stake" in faults(ik.ProjectParty, party="country:ind", stake=value)


@pytest.mark.parametrize("stake", ["100.1", "-1", 101])
def test_a_stake_outside_0_to_100_is_refused(stake: Any) -> None:
    message = faults(ik.ProjectParty, party="country:ind", stake=stake)["/stake"].message
    assert message == f"expected a number from 0 to 100, got {stake}"


@pytest.mark.parametrize("number", [0, 10_000, True, 1.0, "1"])
def test_an_edition_that_is_not_a_whole_number_from_one_is_refused(number: Any) -> None:
    assert "/edition" in faults(ik.Exercise, id="exercise:x", name="X", edition=number)


def test_a_date_may_be_given_as_text_as_a_day_or_as_a_partial_date() -> None:
    written = "2009-08-07", datetime.date(2009, 8, 7), ik.PartialDate("2009-08-07")
    actions = [ik.Action(type=ik.ActionType.SIGNED, on=on) for on in written]
    assert len(set(actions)) == 1
    assert {type(action.on) for action in actions} == {ik.PartialDate}


@pytest.mark.parametrize("on", ["2009-13", "soon", 2009, datetime.datetime(2009, 8, 7, tzinfo=datetime.UTC), ""])
def test_an_invalid_date_is_refused_at_its_field(on: Any) -> None:
    assert list(faults(ik.Action, type=ik.ActionType.SIGNED, on=on)) == ["/on"]


def test_a_name_may_be_given_as_text_or_as_a_name() -> None:
    assert ik.Sector(id="sector:steel", name="Steel") == ik.Sector(id="sector:steel", name=ik.Name(en="Steel"))
    assert faults(ik.Sector, id="sector:steel", name=7)["/name"].message == "expected a Name, got 7"


def test_a_name_in_the_wrong_script_is_refused_with_its_reason() -> None:
    found = faults(ik.Sector, id="sector:steel", name="철강")["/name/en"]
    assert found.code == "wrong-script"
    assert set(faults(ik.Name, en="Steel", ko="steel", hi="철강")) == {"/ko", "/hi"}


def test_a_period_may_be_given_as_text_and_a_reversed_one_is_refused() -> None:
    programme = ik.Programme(id="programme:x", name="X", period="2021-12-15/..")
    assert programme.period == ik.Period("2021-12-15/..")
    assert "/period" in faults(ik.Programme, id="programme:x", name="X", period="2012/2010")


def test_the_faults_of_a_part_are_raised_by_the_part() -> None:
    with pytest.raises(ik.InvalidRecord, match="AgreementParty"):
        ik.AgreementParty(party="india")


def test_evolve_repeats_the_checks() -> None:
    sector = ik.Sector(id="sector:steel", name="Steel")
    with pytest.raises(ik.InvalidRecord):
        attrs.evolve(sector, id="steel")


# The checks of several fields together: each fires, and is silent.

TRADE: dict[str, Any] = {
    "id": "observation:x",
    "indicator": ik.Indicator.EXPORTS,
    "subject": "country:kor",
    "period": "2024/2024",
}
MONEY = ik.Money(amount=5, currency="USD")
FIVE_SHIPS = ik.Quantity(value=5, unit="ships")

NEED: dict[str, Any] = {
    "id": "capability:x",
    "name": "X",
    "type": ik.CapabilityType.NEED,
    "holder": "country:ind",
}

FIRING: list[tuple[type[Part], dict[str, Any], str]] = [
    (ik.Claim, {"says": "x", "value": "2009"}, "/value"),
    (ik.Claim, {"says": "x", "done_by": ("project:x",)}, "/done_by"),
    (ik.AgreementParty, {}, ""),
    (ik.AgreementParty, {"party": "country:ind", "described": "a shipyard"}, "/described"),
    (ik.Action, {"type": ik.ActionType.SIGNED, "until": "2015"}, "/until"),
    (ik.Agreement, {"id": "agreement:x", "name": "X", **INSTRUMENT, "parties": ()}, "/parties"),
    (ik.DurationClause, {}, ""),
    (ik.DurationClause, {"unlimited": False}, ""),
    (ik.DurationClause, {"unlimited": True, "initial": "P5Y"}, "/initial"),
    (ik.DurationClause, {"unlimited": True, "until": "2030"}, "/until"),
    (ik.DurationClause, {"unlimited": True, "notice": "P6M"}, "/notice"),
    (ik.DurationClause, {"renewal": ik.RenewalType.NONE, "renewal_period": "P5Y"}, "/renewal_period"),
    (ik.DurationClause, {"not_before": "P5Y"}, "/not_before"),
    (ik.DurationClause, {"initial": "P0Y"}, "/initial"),
    (ik.DurationClause, {"initial": "P5Y", "renewal_period": "P0Y0M"}, "/renewal_period"),
    (ik.Representative, {}, ""),
    (ik.Representative, {"office": "Minister"}, ""),
    (ik.ExerciseParticipant, {}, ""),
    (ik.ExerciseUnit, {"personnel": FIVE_SHIPS}, ""),
    (ik.ExerciseUnit, {"name": "INS Shakti", "count": 2}, "/count"),
    (
        ik.Meeting,
        {"id": "meeting:x", "name": "X", "type": ik.MeetingType.TALKS, "during": "meeting:y", "margins_of": "G20"},
        "/margins_of",
    ),
    (ik.Capability, NEED | {"meets": ("capability:y",)}, "/meets"),
    (ik.TradeMeasure, {"id": "trade_measure:x", "name": "X", "type": ik.TradeMeasureType.BAN, "by": ()}, "/by"),
    (ik.Target, {"money": MONEY, "quantity": FIVE_SHIPS}, "/quantity"),
    (ik.Target, {}, ""),
    (ik.Target, {"year": ik.YearBasis.FISCAL}, ""),
    (ik.Target, {"concludes": "agreement:cepa", "factor": 2}, "/concludes"),
    (ik.Target, {"window": "2023/2025", "by": "2022"}, "/by"),
    (ik.Baseline, {}, ""),
    (ik.Baseline, {"money": MONEY, "quantity": FIVE_SHIPS}, "/quantity"),
    (ik.FinancingTerms, {}, ""),
    (ik.CommitmentUpdate, {"status": ik.CommitmentStatus.UNREPORTED}, "/status"),
    (ik.CommitmentUpdate, {"status": ik.CommitmentStatus.REPLACED}, "/status"),
    (ik.Observation, TRADE, "/quantity"),
    (ik.Observation, TRADE | {"money": MONEY, "indicator": None}, "/indicator"),
    (ik.Observation, TRADE | {"money": MONEY, "subject": None}, "/subject"),
    (ik.Observation, TRADE | {"money": MONEY, "quantity": FIVE_SHIPS}, "/quantity"),
    (ik.Partnership, {"id": "partnership:x", "name": "X", "parties": ("country:ind",)}, "/parties"),
    (ik.Country, {"id": "country:nk", "name": "X", "alpha2": "KP"}, "/alpha2"),
    (ik.Country, {"id": "country:nk", "name": "X", "alpha3": "PRK"}, "/alpha3"),
    (ik.Country, {"id": "country:nk", "name": "X", "numeric": "408"}, "/numeric"),
    (ik.Country, {"id": "country:nk", "name": "X", "cow": "731"}, "/cow"),
    (ik.Country, {"id": "country:nk", "name": "X", "gw": "731"}, "/gw"),
    (ik.Country, {"id": "country:nk", "name": "X", "fips": "KN"}, "/fips"),
    (ik.Partnership, {"id": "partnership:x", "name": "X", "parties": ("country:ind", "country:ind")}, "/parties"),
    (
        ik.Partnership,
        {"id": "partnership:x", "name": "X", "parties": ("country:ind", "country:kor", "country:jpn")},
        "/parties",
    ),
    (ik.Statement, {"id": "statement:x", "name": "X", "type": ik.StatementType.REMARKS, "issuers": ()}, "/issuers"),
    (
        ik.Organisation,
        {
            "id": "organisation:x",
            "name": "X",
            "type": ik.OrganisationType.COMPANY,
            "branch": ik.ForceBranch.NAVY,
        },
        "/branch",
    ),
]


@pytest.mark.parametrize(("cls", "values", "path"), FIRING)
def test_fields_that_contradict_one_another_are_refused(cls: type[Part], values: dict[str, Any], path: str) -> None:
    listed = faults(cls, **values)
    assert [(finding.path, finding.code) for finding in listed.values()] == [(path, "impossible")]


SILENT: list[tuple[type[Part], dict[str, Any]]] = [
    (ik.Claim, {"says": "x"}),
    (ik.Claim, {"says": "x", "field": "/name"}),
    (ik.Claim, {"says": "x", "field": "/name", "value": "2009"}),
    (ik.Claim, {"says": "x", "type": ik.ClaimType.EXPECTATION, "done_by": ("project:x",)}),
    (ik.ExerciseUnit, {"type": ik.UnitType.SHIP, "count": 6}),
    (ik.ExerciseUnit, {"unit_class": "P-8I", "count": 1}),
    (ik.Capability, NEED | {"type": ik.CapabilityType.STRENGTH, "meets": ("capability:y",)}),
    (ik.Statement, {"id": "statement:x", "name": "X", "type": ik.StatementType.SPEECH, "speakers": ("person:x",)}),
    (ik.AgreementParty, {"described": "a shipyard"}),
    (ik.Action, {"type": ik.ActionType.EXTENDED, "until": "2015"}),
    (ik.DurationClause, {"unlimited": True, "notice_to_terminate": "P6M", "not_before": "P5Y"}),
    (ik.DurationClause, {"initial": "P40Y", "renewal": ik.RenewalType.AUTOMATIC, "notice": "P6M", "survival": "P15Y"}),
    (ik.DurationClause, {"ends_with": "agreement:cepa-2009"}),
    (ik.DurationClause, {"note": "until the works are finished"}),
    (ik.Representative, {"person": "person:cho-hyun"}),
    (ik.Representative, {"on_behalf_of": "country:kor"}),
    (ik.ExerciseParticipant, {"force": "organisation:rokn"}),
    (ik.ExerciseParticipant, {"country": "country:kor"}),
    (ik.Target, {"indicator": ik.Indicator.GDP}),
    (ik.Target, {"concludes": "agreement:cepa", "by": "2007"}),
    (ik.Target, {"factor": "1.5", "baseline": ik.Baseline(on="2023"), "window": "2023/2025", "by": "2023"}),
    (ik.Baseline, {"on": "2023"}),
    (ik.FinancingTerms, {"grace": "P10Y"}),
    (ik.Target, {"money": MONEY}),
    (ik.Target, {"quantity": FIVE_SHIPS}),
    *((ik.CommitmentUpdate, {"status": status}) for status in ik.CommitmentStatus if not status.derived),
    (ik.Observation, TRADE | {"money": MONEY}),
    (ik.Observation, TRADE | {"money": MONEY, "indicator": None, "what": "share of world orders"}),
    (ik.Observation, TRADE | {"money": MONEY, "subject": None, "about": "sector:shipbuilding"}),
    (ik.Observation, TRADE | {"quantity": FIVE_SHIPS}),
    (ik.Partnership, {"id": "partnership:x", "name": "X", "parties": ("country:ind", "country:kor")}),
    (ik.Country, {"id": "country:prk", "name": "X", "alpha3": "PRK"}),
    *(
        (ik.Organisation, {"id": "organisation:x", "name": "X", "type": type, "branch": ik.ForceBranch.NAVY})
        for type in FORCES
    ),
]


@pytest.mark.parametrize(("cls", "values"), SILENT)
def test_fields_that_agree_are_accepted(cls: type[Part], values: dict[str, Any]) -> None:
    assert cls(**values) == cls(**values)


def test_every_class_with_checks_is_among_the_cases() -> None:
    checked = {
        cls for cls in strategies.part_types() if cls.checks and not cls.__module__.startswith("indokorea.values")
    }
    assert checked == {cls for cls, _, _ in FIRING} | {ik.Agreement}  # whose check of parties has a test below


# Ids.


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_an_id_of_another_kind_is_refused(cls: type[ik.Record]) -> None:
    other = "source" if cls.kind != "source" else "country"
    found = faults(cls, id=f"{other}:x")["/id"]
    assert found.code == "impossible"
    assert found.hint == f'write "{cls.kind}:" and a slug'


def test_the_kinds_are_those_of_the_ids_in_their_order() -> None:
    assert tuple(cls.kind for cls in ik.RECORD_TYPES) == KINDS


# Parties.


def pair_fields() -> Iterator[tuple[type[Part], str, Shape]]:
    for cls in strategies.part_types():
        for name, shape in shapes_of(cls).items():
            inner = shape
            while isinstance(inner, Many | Maybe):
                inner = inner.item
            if isinstance(inner, Leaf) and inner.refers and inner.refers.pair:
                assert inner.refers.party
                yield cls, name, shape


PAIR_FIELDS = list(pair_fields())


def test_the_sides_of_a_partnership_and_of_an_exercise_are_those_of_a_bilateral_tie() -> None:
    assert {f"{cls.__name__}.{name}" for cls, name, _ in PAIR_FIELDS} == {
        "Partnership.parties",
        "Exercise.parties",
        "ExerciseParticipant.country",
    }


@pytest.mark.parametrize(
    ("cls", "name", "shape"), PAIR_FIELDS, ids=[f"{cls.__name__}.{name}" for cls, name, _ in PAIR_FIELDS]
)
def test_the_dprk_is_refused_as_a_side_of_a_bilateral_tie(cls: type[Part], name: str, shape: Shape) -> None:
    for id in sorted(DPRK):
        value, path = ((id,), f"/{name}/0") if isinstance(shape, Many) else (id, f"/{name}")
        found = faults(cls, **{name: value})[path]
        assert found.code == "refused-party"
        assert found.hint == 'write "country:kor" for the Republic of Korea'


@pytest.mark.parametrize("id", sorted(DPRK))
def test_the_dprk_is_refused_as_one_of_two_parties_to_an_agreement(id: str) -> None:
    two = (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party=id))
    found = faults(ik.Agreement, id="agreement:x", **NEEDED | {"parties": two})["/parties/1/party"]
    assert found.code == "refused-party"
    assert found.hint == 'write "country:kor" for the Republic of Korea'
    three = (*two, ik.AgreementParty(party="country:kor"))
    several: dict[str, Any] = NEEDED | {"parties": three}
    assert ik.Agreement(id="agreement:x", **several).parties == three
    for more in (ik.AgreementParty(party="country:usa", role="depositary"), two[1]):
        several["parties"] = (*two, more)
        assert faults(ik.Agreement, id="agreement:x", **several)["/parties/1/party"].code == "refused-party"


def test_the_dprk_may_be_named_where_no_bilateral_tie_is_meant() -> None:
    message: Any = {"id": "statement:x", "name": "X", "type": ik.StatementType.MESSAGE}
    assert ik.Statement(**message, issuers=("country:prk",)).issuers == ("country:prk",)


def test_korea_is_the_republic_of_korea() -> None:
    assert ik.AgreementParty(party="country:kor").party == "country:kor"


# Derived properties of records.

WHOLE: list[tuple[ik.AnyRecord, str, tuple[str, ...]]] = [
    (ik.Country(id="country:kor", name="Republic of Korea"), "Republic of Korea", ()),
    (
        ik.Organisation(id="organisation:x", name="X", type=ik.OrganisationType.COMPANY, period="1968/.."),
        "X",
        ("1968/..",),
    ),
    (
        ik.Person(
            id="person:x", name="X", tenures=(ik.Tenure(office="A"), ik.Tenure(office="B", period="2019-05-30/.."))
        ),
        "X",
        ("2019-05-30/..",),
    ),
    (ik.Sector(id="sector:x", name="X"), "X", ()),
    (
        ik.Partnership(
            id="partnership:ind-kor",
            name="Ties",
            parties=("country:ind", "country:kor"),
            phases=(ik.Phase(label="A", tier=ik.PartnershipTier.STRATEGIC, since="2010-01"),),
        ),
        "Ties",
        ("2010-01",),
    ),
    (
        ik.Agreement(
            id="agreement:cepa-2009",
            **NEEDED,
            actions=(
                ik.Action(type=ik.ActionType.PUBLISHED),
                ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07", effective="2010"),
            ),
        ),
        "CEPA",
        ("2009-08-07", "2010"),
    ),
    (ik.Mechanism(id="mechanism:x", name="X", type=ik.MechanismType.SUMMIT, period="2010/"), "X", ("2010/",)),
    (
        ik.Meeting(id="meeting:x", name="X", type=ik.MeetingType.TALKS, period="2025-08-16/2025-08-16"),
        "X",
        ("2025-08-16/2025-08-16",),
    ),
    (ik.Exercise(id="exercise:x", name="X", period="2025-10/2025-10"), "X", ("2025-10/2025-10",)),
    (
        ik.Statement(
            id="statement:x", name="X", type=ik.StatementType.REMARKS, issuers=("country:kor",), date="2015-05-18"
        ),
        "X",
        ("2015-05-18",),
    ),
    (
        ik.Commitment(
            id="commitment:x",
            name="X",
            updates=(
                ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on="2010"),
                ik.CommitmentUpdate(status=ik.CommitmentStatus.AGREED),
            ),
        ),
        "X",
        ("2010",),
    ),
    (ik.Programme(id="programme:x", name="X", period="2014/.."), "X", ("2014/..",)),
    (
        ik.Project(
            id="project:x",
            name="X",
            type=ik.ProjectType.PLANT,
            updates=(ik.ProjectUpdate(status=ik.ProjectStatus.ANNOUNCED, on="2005-06-22"),),
        ),
        "X",
        ("2005-06-22",),
    ),
    (
        ik.Objective(id="objective:x", name="X", theme=ik.ObjectiveTheme.TRADE_GROWTH, period="../2030"),
        "X",
        ("../2030",),
    ),
    (ik.Challenge(id="challenge:x", name="X", theme=ik.ChallengeTheme.SKILLS_GAP), "X", ()),
    (ik.Capability(id="capability:x", name="X", type=ik.CapabilityType.NEED, holder="country:ind"), "X", ()),
    (
        ik.Event(id="event:x", name="X", type=ik.EventType.ATTACK, period="2025-04-22/2025-04-22"),
        "X",
        ("2025-04-22/2025-04-22",),
    ),
    (
        ik.Observation(**TRADE | {"id": "observation:exports-2024", "counterpart": "country:ind", "money": MONEY}),
        "exports, kor with ind, 2024",
        ("2024/2024",),
    ),
    (
        ik.TradeMeasure(
            id="trade_measure:x",
            name="X",
            type=ik.TradeMeasureType.SAFEGUARD,
            by=("country:ind",),
            steps=(ik.TradeMeasureStep(type=ik.TradeMeasureAction.IMPOSED, on="2020-07-06"),),
        ),
        "X",
        ("2020-07-06",),
    ),
    (
        ik.Source(id="source:x", title="A page", type=ik.SourceType.NEWS, published="2010-01", retrieved="2026-11-20"),
        "A page",
        ("2010-01",),
    ),
]


@pytest.mark.parametrize(("record", "label", "when"), WHOLE, ids=lambda value: getattr(value, "kind", ""))
def test_a_record_has_the_expected_slug_label_and_dates(
    record: ik.AnyRecord, label: str, when: tuple[str, ...]
) -> None:
    assert record.id == f"{record.kind}:{record.slug}"
    assert record.label == label
    assert tuple(map(str, record.when)) == when


def test_every_kind_is_among_them() -> None:
    assert [type(record) for record, _, _ in WHOLE] == list(ik.RECORD_TYPES)


@pytest.mark.parametrize("record", [pytest.param(record, id=record.kind) for record, _, _ in WHOLE])
def test_a_record_without_dates_has_no_when(record: ik.AnyRecord) -> None:
    dated = {"period", "since", "updates", "actions", "phases", "tenures", "date", "published", "steps"}
    cls = type(record)
    bare = attrs.evolve(record, **{name: defaults_of(cls)[name] for name in dated & defaults_of(cls).keys()})
    assert bare.when == (record.when if cls is ik.Observation else ())


def test_the_label_of_an_observation_names_its_period_and_leaves_out_a_missing_counterpart() -> None:
    record = ik.Observation(**TRADE | {"period": "2010/2014", "money": MONEY})
    assert record.label == "exports, kor, 2010/2014"


def test_an_action_counts_from_its_effective_date_where_it_has_one() -> None:
    assert ik.Action(type=ik.ActionType.SIGNED, on="2009").counts_from == ik.PartialDate("2009")
    assert ik.Action(type=ik.ActionType.SIGNED, on="2009", effective="2010").counts_from == ik.PartialDate("2010")
    assert ik.Action(type=ik.ActionType.SIGNED).counts_from is None


def test_tenures_on_a_day_are_those_certainly_held() -> None:
    person = ik.Person(
        id="person:x",
        name="X",
        tenures=(
            ik.Tenure(office="A", period="2015/2019-05"),
            ik.Tenure(office="B", period="2019-05-30/.."),
            ik.Tenure(office="C"),
        ),
    )
    assert [str(tenure.office) for tenure in person.tenures_on("2020-01-01")] == ["B"]
    assert [str(tenure.office) for tenure in person.tenures_on("2017-01-01")] == ["A"]
    assert person.tenures_on("2015-06-01") == ()


def test_every_class_name_is_unique() -> None:
    names = [cls.__name__ for cls in strategies.part_types()]
    assert sorted(names) == sorted(set(names))


def test_a_field_of_ones_own_is_pointed_to_the_extensions() -> None:
    unknown: dict[str, Any] = {"my_note": "x"}
    with pytest.raises(ik.InvalidRecord) as caught:
        ik.Sector(id="sector:a", name="A", **unknown)
    (found,) = caught.value.findings
    assert found.hint.startswith("the fields of Sector are id, name")
    assert found.hint.endswith('; data of your own goes in "extensions", under a name such as "acme:my_note"')


def test_a_name_in_another_language_is_pointed_to_the_others() -> None:
    unknown: dict[str, Any] = {"ja": "日本"}
    with pytest.raises(ik.InvalidRecord) as caught:
        ik.Name(en="Japan", **unknown)
    (found,) = caught.value.findings
    assert found.hint.startswith('write {"others": [{"language": "ja", "text": …}]}; the fields of Name are en, ko')
