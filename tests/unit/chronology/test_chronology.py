"""Chronologies: their content, their order and how they are shown."""

from __future__ import annotations

import copy
import datetime
import pickle
from typing import Any

import pytest

import indokorea as ik

D = ik.reference()


def event(slug: str, date: str, **fields: Any) -> ik.Event:
    period = ik.Period(date if "/" in date else f"{date}/{date}")
    return ik.Event(id=f"event:{slug}", name=slug, type=ik.EventType.LAUNCH, period=period, **fields)


def slugs(chronology: ik.Chronology) -> list[str]:
    return [moment.record.slug for moment in chronology]


MIXED = ik.Dossier(
    [event("year", "2015"), event("month", "2015-05"), event("day", "2015-05-02"), event("first", "2015-05-01")]
)


def test_a_partial_date_is_sorted_by_its_first_day_after_more_exact_dates() -> None:
    dates = [str(moment.date) for moment in MIXED.chronology()]
    assert dates == ["2015", "2015-05-01", "2015-05", "2015-05-02"]


def test_a_moment_that_may_lie_within_the_bounds_is_included_and_marked_as_uncertain() -> None:
    chronology = MIXED.chronology(since="2015-05-01", until="2015-05-01")
    assert slugs(chronology) == ["year", "first", "month"]
    assert slugs(chronology.certain) == ["first"]
    assert [row["in_window"] for row in chronology.rows()] == ["possible", "certain", "possible"]
    assert [str(chronology.in_window(one)) for one in chronology] == ["possible", "certain", "possible"]
    assert "2015 ?" in str(chronology)


def test_since_counts_from_its_first_day_and_until_up_to_its_last() -> None:
    chronology = MIXED.chronology(since="2015-05", until="2015-05")
    assert slugs(chronology.certain) == ["first", "month", "day"]
    assert slugs(MIXED.chronology(since=datetime.date(2015, 5, 2)).certain) == ["day"]
    assert slugs(MIXED.chronology(until="2015-05-01").certain) == ["first"]
    assert slugs(MIXED.chronology().certain) == slugs(MIXED.chronology())


def test_a_date_without_a_first_or_last_day_is_never_certain_on_that_side() -> None:
    action = ik.Action(type=ik.ActionType.NEGOTIATION_OPENED, on="[..2009-06-24]")
    late = ik.Action(type=ik.ActionType.SIGNED, on="[2010-01-01..]")
    pact = ik.Agreement(
        id="agreement:pact",
        name="Pact",
        parties=(ik.AgreementParty(described="the sides"),),
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.STATE,
        actions=(action, late),
    )
    chronology = ik.Dossier([pact]).chronology(since="2000", until="2020")
    assert len(chronology) == 2
    assert len(chronology.certain) == 0
    assert [(row["earliest"], row["latest"]) for row in chronology.rows()] == [
        (None, "2009-06-24"),
        ("2010-01-01", None),
    ]


@pytest.mark.parametrize("date", ["2014", "2016", "[2014,2016]", "201X-04", "2015-XX-25", "XXXX-09-25"])
def test_what_is_certainly_outside_the_bounds_is_left_out(date: str) -> None:
    action = ik.Action(type=ik.ActionType.SIGNED, on=date)
    pact = ik.Agreement(
        id="agreement:pact",
        name="Pact",
        parties=(ik.AgreementParty(described="the sides"),),
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.STATE,
        actions=(action,),
    )
    dossier = ik.Dossier([pact])
    assert len(dossier.chronology(since="2015-05-01", until="2015-05-20", without_year=True)) == 0
    assert len(dossier.chronology()) == 1


def test_a_date_without_a_year_is_within_bounds_only_when_asked_for() -> None:
    dossier = ik.Dossier([event("yearless", "XXXX-05-18"), event("decade", "201X-05-18")])
    assert slugs(dossier.chronology(since="2015-05", until="2015-05")) == ["decade"]
    asked_for = dossier.chronology(since="2015-05", until="2015-05", without_year=True)
    assert sorted(slugs(asked_for)) == ["decade", "yearless"]
    assert {row["in_window"] for row in asked_for.rows()} == {"possible"}
    assert slugs(dossier.chronology(until="2014")) == ["decade"]
    assert len(dossier.chronology()) == 2


def test_since_after_until_is_refused() -> None:
    with pytest.raises(ik.InvalidValue, match='expected since to be before 2015, got "2016"; give since'):
        D.chronology(since="2016", until="2015")


def test_invalid_arguments_are_refused_as_in_select() -> None:
    no_kind: Any = str
    with pytest.raises(ik.InvalidValue, match="expected a date, got "):
        D.chronology(since="soon")
    with pytest.raises(ik.UnknownRecord, match="did you mean"):
        D.chronology(sector="sector:semiconductor")
    with pytest.raises(ik.InvalidValue, match="expected the id of a sector"):
        D.chronology(sector="country:kor")
    with pytest.raises(ik.InvalidValue, match="expected the id of a country or an organisation"):
        D.chronology(party="sector:defence")
    with pytest.raises(ik.InvalidValue, match="expected a record class"):
        D.chronology(kind=no_kind)


def test_sector_party_and_kind_choose_records_as_in_select() -> None:
    chosen = D.chronology(sector="sector:defence", party="country:kor", kind=ik.Agreement, narrower=False)
    records = D.select(sector="sector:defence", party="country:kor", kind=ik.Agreement, narrower=False)
    assert {moment.record.id for moment in chosen} <= {record.id for record in records}
    assert len(D.chronology(party="country:kor", organisations=False)) < len(D.chronology(party="country:kor"))


def test_citations_for_the_date_come_before_those_for_the_whole_record() -> None:
    on, whole = ik.Citation(source="source:a", supports=("/period",)), ik.Citation(source="source:b")
    other = ik.Citation(source="source:c", supports=("/place",))
    both = event("both", "2015", citations=(on, whole, other))
    plain = event("plain", "2015", citations=(whole, other))
    moments = ik.Dossier([both, plain], integrity=False).chronology()
    assert [moment.citations for moment in moments] == [(on,), (whole,)]
    assert [row["sources"] for row in moments.rows()] == ["source:a", "source:b"]
    assert MIXED.chronology().rows()[0]["sources"] is None


def test_a_citation_for_an_action_is_one_for_its_date() -> None:
    step, note = ik.Citation(source="source:a", supports=("/actions/1",)), ik.Citation(source="source:b")
    pact = ik.Agreement(
        id="agreement:pact",
        name="Pact",
        parties=(ik.AgreementParty(described="the sides"),),
        instrument=ik.InstrumentType.TREATY,
        level=ik.AgreementLevel.STATE,
        actions=tuple(ik.Action(type=ik.ActionType.AMENDED, on=f"{year}") for year in range(2000, 2011)),
        citations=(step, note),
    )
    moments = ik.Dossier([pact], integrity=False).chronology()
    assert [moment.citations for moment in moments if moment.path == "/actions/1/on"] == [(step,)]
    assert [moment.citations for moment in moments if moment.path == "/actions/10/on"] == [(note,)]


def test_a_chronology_is_a_frozen_sequence_whose_slices_are_chronologies() -> None:
    chronology = MIXED.chronology(since="2015-05-01")
    assert chronology[0].record.slug == "year"
    assert slugs(chronology[1:3]) == ["first", "month"]
    assert chronology[1:3].since == chronology.since == ik.PartialDate("2015-05-01")
    assert chronology[1:3].until is None
    assert chronology[1] in chronology
    assert len({chronology, MIXED.chronology(since="2015-05-01"), MIXED.chronology()}) == 2
    assert chronology != list(chronology)
    with pytest.raises(AttributeError, match="is immutable"):
        setattr(chronology, "since", None)  # noqa: B010  # setattr, since a type checker refuses the assignment
    with pytest.raises(AttributeError, match="is immutable"):
        delattr(chronology, "until")
    for again in (copy.copy(chronology), copy.deepcopy(chronology), pickle.loads(pickle.dumps(chronology))):
        assert again == chronology


def test_a_slice_with_a_negative_step_is_in_order() -> None:
    assert MIXED.chronology()[::-1] == MIXED.chronology()


def test_a_chronology_and_its_moments_have_texts() -> None:
    chronology = MIXED.chronology()
    assert repr(chronology) == "<Chronology: 4 moments, 2015 to 2015-05-02>"
    assert repr(chronology[:1]) == "<Chronology: 1 moment, 2015 to 2015>"
    assert str(chronology[0]) == "2015  launch: year  (event:year)"
    assert repr(chronology[0]) == "<Moment: 2015  launch: year  (event:year)>"
    assert str(ik.Dossier().chronology()) == "Nothing dated"
    assert repr(ik.Dossier().chronology()) == "<Chronology: 0 moments>"
    assert ik.Dossier().chronology().rows() == []


def test_every_moment_of_the_bundled_dossier_has_citations() -> None:
    chronology = D.chronology()
    assert len(chronology) > 500
    assert all(moment.citations for moment in chronology)
    assert all(": " in moment.text and "\n" not in moment.text for moment in chronology)
