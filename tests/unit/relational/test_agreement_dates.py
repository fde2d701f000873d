"""The table with a row for each party to an agreement: its signature, consent, force and end."""

from __future__ import annotations

from typing import Any

import indokorea as ik
from indokorea.relational.from_tables import from_tables
from indokorea.relational.tables import tables

IND, KOR = "country:ind", "country:kor"
DAYS = ("signed_on", "ratified_on", "in_force_on", "ended_on")


def agreement(*actions: dict[str, Any], parties: tuple[str | None, ...] = (IND, KOR)) -> ik.Agreement:
    return ik.Agreement(
        id="agreement:a",
        name="Agreement",
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        parties=tuple(
            ik.AgreementParty(described="a shipyard") if party is None else ik.AgreementParty(party=party)
            for party in parties
        ),
        actions=tuple(ik.Action(**action) for action in actions),
    )


def rows_of(*records: Any) -> list[dict[str, Any]]:
    return tables(ik.Dossier(records, integrity=False))["agreement_dates"].rows()


def days_of(record: ik.Agreement) -> list[tuple[str | None, ...]]:
    return [tuple(row[name] for name in DAYS) for row in rows_of(record)]


def test_each_party_has_the_days_of_its_own_acts_and_of_those_of_all() -> None:
    assert days_of(
        agreement(
            {"type": "signed", "on": "2009-08-07"},
            {"type": "ratified", "on": "2009-09", "by": IND},
            {"type": "notified", "on": "2009-11", "by": KOR},
            {"type": "ratified", "on": "2009-12", "by": KOR},
            {"type": "entered_into_force", "on": "2010-01-01"},
        )
    ) == [("2009-08-07", "2009-09", "2010-01-01", None), ("2009-08-07", "2009-11", "2010-01-01", None)]


def test_the_days_count_from_the_effect_of_an_act() -> None:
    acts = ({"type": "entered_into_force", "on": "2009-12-20", "effective": "2010-01-01"},)
    assert days_of(agreement(*acts)) == [(None, None, "2010-01-01", None)] * 2


def test_an_end_of_one_of_two_parties_ends_it_for_both() -> None:
    found = days_of(
        agreement(
            {"type": "entered_into_force", "on": "1998"},
            {"type": "denunciation_notified", "on": "2016-03-22", "effective": "2017-03-22", "by": IND},
        )
    )
    assert [row[3] for row in found] == ["2017-03-22", "2017-03-22"]


def test_a_denunciation_that_was_withdrawn_ends_nothing() -> None:
    found = days_of(
        agreement(
            {"type": "entered_into_force", "on": "1998"},
            {"type": "denunciation_notified", "on": "2016-03-22", "effective": "2017-03-22", "by": IND},
            {"type": "denunciation_withdrawn", "on": "2016-12-01", "by": IND},
        )
    )
    assert [row[3] for row in found] == [None, None]


def test_a_party_without_a_record_has_its_description_and_the_acts_of_all() -> None:
    acts = ({"type": "signed", "on": "2009"}, {"type": "terminated", "on": "2011"})
    rows = rows_of(agreement(*acts, parties=(IND, None)))
    assert (rows[1]["path"], rows[1]["party"], rows[1]["party_label"]) == ("/parties/1", None, "a shipyard")
    assert [row["ended_on"] for row in rows] == ["2011", "2011"]


def test_each_day_has_two_bounds() -> None:
    (row, _) = rows_of(agreement({"type": "signed", "on": "2009-02"}))
    assert (str(row["signed_on_earliest"]), str(row["signed_on_latest"])) == ("2009-02-01", "2009-02-28")
    assert row["ratified_on_earliest"] is row["ratified_on_latest"] is None


def test_an_observer_is_no_party() -> None:
    observer = ik.AgreementParty(party="country:jpn", role=ik.PartyRole.OBSERVER)
    first = agreement({"type": "signed", "on": "2009"})
    watched = ik.Agreement(
        id="agreement:b",
        name="B",
        instrument=first.instrument,
        level=first.level,
        parties=(*first.parties, observer),
        actions=first.actions,
    )
    assert [row["party"] for row in rows_of(watched)] == [IND, KOR]


def test_the_reference_has_a_row_for_each_party_that_is_bound() -> None:
    reference = ik.reference()
    made = tables(reference)
    rows = made["agreement_dates"].rows()
    assert [row["record"] for row in rows] == [one.id for one in reference.agreements for _ in one.bound]
    for row in rows:
        record = reference.agreements[row["record"]]
        assert row["party"] is None or row["party_label"] == reference[row["party"]].label
        if row["party"] is not None and row["ended_on"] is not None:
            day = ik.PartialDate(row["ended_on"]).latest
            standing = record.status_on(day, row["party"])
            assert standing.status is not None
            assert standing.status.ended, row
    assert {row["signed_on"] for row in rows if row["record"] == "agreement:cepa-2009"} == {"2009-08-07"}
    assert from_tables(made) == reference
