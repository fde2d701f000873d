"""What a user may write: mypy --strict and pyright accept every line and infer what is asserted."""

from __future__ import annotations

import datetime
from typing import assert_type

import attrs

import indokorea as ik


def dates_in_three_ways() -> None:
    ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07")
    ik.Action(type=ik.ActionType.SIGNED, on=datetime.date(2009, 8, 7))
    ik.Action(type=ik.ActionType.SIGNED, on=ik.PartialDate("2009-08"))
    ik.Action(type=ik.ActionType.SIGNED, on=None)
    ik.Meeting(id="meeting:x", name="Talks", type=ik.MeetingType.TALKS, period="2025/2025")
    ik.Meeting(id="meeting:x", name="Talks", type=ik.MeetingType.TALKS, period=ik.Period("2025/2025"))


def words_and_their_members(cepa: ik.Agreement) -> None:
    signed = ik.Action(type="signed", on="2009-08-07", signature="definitive", coverage=("goods", "services"))
    ik.Action(
        type=ik.ActionType.SIGNED, signature=ik.SignatureType.DEFINITIVE, coverage=(ik.Coverage.GOODS, "services")
    )
    ik.Action(type="signed", signature=None)
    ik.AgreementParty(party="country:ind", role="observer")
    ik.Source(id="source:x", title="X", type="treaty_text")
    ik.CommitmentUpdate(status="delivered", on="2015")
    ik.Quantity(value=3, unit="ships", qualifier="about")
    ik.CodeRef(scheme="hs", version="2022", code="8541")
    attrs.evolve(signed, type="ratified")
    attrs.evolve(cepa, level="state")


def names_in_two_ways() -> None:
    ik.Sector(id="sector:steel", name="Steel")
    ik.Sector(id="sector:steel", name=ik.Name(en="Steel", ko="철강"))


def fields(action: ik.Action, sector: ik.Sector, money: ik.Money) -> None:
    assert_type(action.on, ik.PartialDate | None)
    assert_type(sector.name, ik.Name)
    assert_type(sector.broader, str | None)
    assert_type(money.currency, str)
    assert_type(action.type, ik.ActionType)
    assert_type(action.signature, ik.SignatureType | None)
    assert_type(action.coverage, tuple[ik.Coverage, ...])
    assert_type(action.type.meaning, str)


def looking_up(d: ik.Dossier) -> None:
    assert_type(d["country:ind"], ik.AnyRecord)
    assert_type(d.get("country:ind"), ik.AnyRecord | None)
    assert_type(d.agreements["cepa-2009"], ik.Agreement)
    assert_type(d.of(ik.Meeting)["x"], ik.Meeting)
    assert_type(d.agreements.get("x"), ik.Agreement | None)
    assert_type(d.select(kind=ik.Project, sector="sector:steel"), ik.Selection[ik.Project])
    assert_type(d.select(sector="steel"), ik.Selection[ik.AnyRecord])
    assert_type(d.select(kind="agreement"), ik.Selection[ik.AnyRecord])
    assert_type(d.agreements.select(sector="steel")[:2], ik.Selection[ik.Agreement])
    assert_type(d.agreements.sorted("date")[0], ik.Agreement)
    assert_type(d.neighbours("country:ind").records, ik.Selection[ik.AnyRecord])
    assert_type(d.without(["country:ind"]), ik.Dossier)
    assert_type(d | d, ik.Dossier)
    for person in d.people:
        assert_type(person, ik.Person)


def standings(d: ik.Dossier) -> None:
    standing = d.agreements["cepa-2009"].status_on("2010-01-01", party="country:ind")
    assert_type(standing, ik.AgreementStanding[ik.Action | ik.DurationClause])
    assert_type(standing.status, ik.AgreementStatus | None)
    assert_type(standing.because, ik.ResultTable[ik.Action | ik.DurationClause])
    phase = d.partnerships["ind-kor"].phase_on(datetime.date(2012, 1, 1))
    assert_type(phase.phase, ik.Phase | None)
    assert_type(phase.tier, ik.PartnershipTier | None)
    assert_type(d.commitments["x"].stage_on().stage, ik.CommitmentStatus | None)
    assert_type(d.projects["x"].stage_on().stage, ik.ProjectStatus | None)


def reading_and_writing(text: str) -> None:
    assert_type(ik.loads(text), ik.Dossier)
    assert_type(ik.loads(text, ik.Sector), ik.Sector)
    assert_type(ik.from_dict({}, ik.Agreement), ik.Agreement)
    assert_type(ik.from_dict({}), ik.AnyRecord)
    assert_type(ik.check("mine.json"), ik.Report)
    assert_type(ik.reference(), ik.Dossier)


def telling_kinds_apart(record: ik.AnyRecord) -> str:
    if isinstance(record, ik.Agreement):
        return record.name.en
    match record:
        case ik.Source(title=title):
            return title
        case _:
            return record.label
