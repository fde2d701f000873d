"""Dyad-years by example: identity, bounds of counts, trade by series, years, and what is unknown."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

import indokorea as ik

IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"
INDIA = ik.Country(id=IND, name="India", cow="750", gw="750")
KOREA = ik.Country(id=KOR, name="Republic of Korea", cow="732", gw="732")
JAPAN = ik.Country(id=JPN, name="Japan")
SIDES = (ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR))


def dossier(*records: ik.AnyRecord, as_of: str | None = "2020-12-31") -> ik.Dossier:
    return ik.Dossier([INDIA, KOREA, JAPAN, *records], integrity=False, as_of=as_of)


def treaty(*actions: tuple[str, str], slug: str = "tax", **fields: Any) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name="Tax treaty",
        parties=fields.pop("parties", SIDES),
        instrument="convention",
        level="state",
        actions=tuple(ik.Action(type=ik.ActionType(type), on=on) for type, on in actions),
        **fields,
    )


def meeting(slug: str, period: str, **fields: Any) -> ik.Meeting:
    both = (ik.Representative(on_behalf_of=IND), ik.Representative(on_behalf_of=KOR))
    more: dict[str, Any] = {"participants": both} | fields
    return ik.Meeting(id=f"meeting:{slug}", name="Talks", type="talks", period=period, **more)


def exports(slug: str, money: str, period: str = "2010/2010", **fields: Any) -> ik.Observation:
    given: dict[str, Any] = {"indicator": "exports", "subject": KOR, "counterpart": IND, "year": "calendar"}
    return ik.Observation(id=f"observation:{slug}", money=ik.Money.parse(money), period=period, **(given | fields))


def column(panel: ik.DyadYears, name: str) -> list[Any]:
    return [one[name] for one in panel]


def test_the_codes_of_both_countries_and_of_the_dyad_are_in_each_row() -> None:
    row = dossier().dyad_years(2010, 2010).rows()[0]
    assert (row["ccode1"], row["ccode2"], row["gwcode1"], row["gwcode2"]) == (750, 732, 750, 732)
    assert (row["dyad"], row["directed_dyad"]) == (732750, 750732)
    turned = dossier().dyad_years(2010, 2010, between=(KOR, IND))[0]
    assert (turned["ccode1"], turned["dyad"], turned["directed_dyad"]) == (732, 732750, 732750)


def test_a_country_without_a_number_leaves_it_and_the_dyad_unknown() -> None:
    row = dossier().dyad_years(2010, 2010, between=(IND, JPN)).rows()[0]
    assert (row["ccode1"], row["ccode2"], row["gwcode2"], row["dyad"]) == (750, None, None, None)


def test_an_agreement_counts_from_its_entry_into_force_to_its_end() -> None:
    one = treaty(("signed", "2001-03"), ("entered_into_force", "2002-05-01"), ("terminated", "2005-07-01"))
    panel = dossier(one).dyad_years(2000, 2006)
    assert column(panel, "in_force") == [0, 0, 1, 1, 1, 0, 0]
    assert column(panel, "in_force_any_day_certain") == [0, 0, 1, 1, 1, 1, 0]
    assert column(panel, "signed_certain") == [0, 1, 0, 0, 0, 0, 0]
    assert column(panel, "entered_into_force_certain") == [0, 0, 1, 0, 0, 0, 0]
    assert column(panel, "ended_certain") == column(panel, "ended_possible") == [0, 0, 0, 0, 0, 1, 0]


def test_a_vague_date_is_possible_in_each_of_its_years_and_certain_in_none() -> None:
    one = treaty(("signed", "[2001,2002]"), ("entered_into_force", "[2003..2005]"), ("terminated", "[2008..2009]"))
    panel = dossier(one).dyad_years(2001, 2010)
    assert column(panel, "signed_certain") == [0] * 10
    assert column(panel, "signed_possible") == [1, 1, *[0] * 8]
    assert column(panel, "in_force") == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0]
    assert column(panel, "in_force_certain") == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0]
    assert column(panel, "in_force_possible") == [0, 0, 1, 1, 1, 1, 1, 1, 0, 0]
    assert column(panel, "ended_certain") == [0] * 10
    assert column(panel, "ended_possible") == [*[0] * 7, 1, 1, 0]


def test_a_signature_by_each_side_in_one_year_counts_once() -> None:
    one = ik.Agreement(
        id="agreement:mou",
        name="MoU",
        parties=SIDES,
        instrument="memorandum_of_understanding",
        level="government",
        actions=tuple(
            ik.Action(type="signed", on=on, by=by)
            for on, by in (("2001-03-01", IND), ("2001-05-01", KOR), ("[2001..2002]", None))
        ),
    )
    panel = dossier(one).dyad_years(2000, 2003)
    assert column(panel, "signed_certain") == [0, 1, 0, 0]
    assert column(panel, "signed_possible") == [0, 1, 1, 0]


def test_an_agreement_with_a_third_country_is_of_another_dyad() -> None:
    parties = (ik.AgreementParty(party=IND), ik.AgreementParty(party=JPN))
    one = treaty(("entered_into_force", "2002-05-01"), parties=parties, binding="international_law")
    here = dossier(one)
    assert column(here.dyad_years(2002, 2003), "in_force") == [0, 0]
    assert column(here.dyad_years(2002, 2003, between=(JPN, IND)), "in_force_international_law") == [1, 1]


def test_a_term_that_runs_out_ends_an_agreement_without_certainty() -> None:
    clause = ik.DurationClause(initial="P2Y", renewal="none")
    panel = dossier(treaty(("entered_into_force", "2002-05-01"), duration=clause)).dyad_years(2002, 2005)
    assert column(panel, "in_force") == [1, 1, 0, 0]
    assert column(panel, "in_force_possible") == [1, 1, 1, 1]
    assert (column(panel, "ended_certain"), column(panel, "ended_possible")) == ([0, 0, 0, 0], [0, 0, 1, 0])


def test_meetings_are_counted_by_level_and_those_not_confirmed_are_only_possible() -> None:
    panel = dossier(
        meeting("summit", "2010-01-25/2010-01-27", level="head_of_state_government"),
        meeting("doubtful", "2010-05/2010-05", outcome="not_confirmed"),
        meeting("planned", "2010-06/2010-06", outcome="planned"),
        meeting("vague", "201X/201X", level="minister"),
        meeting("alone", "2010/2010", participants=(ik.Representative(on_behalf_of=IND),)),
    ).dyad_years(2010, 2011)
    assert (column(panel, "meetings_certain"), column(panel, "meetings_possible")) == ([1, 0], [3, 1])
    assert column(panel, "meetings_head_of_state_government_certain") == [1, 0]
    assert column(panel, "meetings_minister_possible") == [1, 1]
    assert column(panel, "meetings_level_unknown_possible") == [1, 0]


def test_a_session_of_a_mechanism_of_both_counts_where_it_names_one_side() -> None:
    commission = ik.Mechanism(id="mechanism:jc", name="Joint Commission", type="joint_commission", parties=(IND, KOR))
    session = meeting("jc", "2010-03/2010-03", participants=(), host=IND, mechanism="mechanism:jc")
    assert column(dossier(commission, session).dyad_years(2010, 2010), "meetings_certain") == [1]


def test_only_an_exercise_recorded_as_held_is_certain() -> None:
    def drill(slug: str, **fields: Any) -> ik.Exercise:
        return ik.Exercise(id=f"exercise:{slug}", name="Drill", parties=(IND, KOR), period="2010-05/2010-05", **fields)

    panel = dossier(
        drill("a", outcome="held", scope="bilateral"), drill("b", scope="multilateral"), drill("c", outcome="cancelled")
    ).dyad_years(2010, 2010)
    row = panel[0].row()
    assert (row["exercises_certain"], row["exercises_possible"]) == (1, 2)
    assert (row["exercises_bilateral_certain"], row["exercises_bilateral_possible"]) == (1, 1)


def test_a_commitment_is_made_by_its_first_update_and_a_restatement_is_apart() -> None:
    def pledge(slug: str, *dates: str, **fields: Any) -> ik.Commitment:
        updates = tuple(ik.CommitmentUpdate(status="announced", on=on) for on in dates)
        return ik.Commitment(id=f"commitment:{slug}", name="Trade", by=(IND, KOR), updates=updates, **fields)

    panel = dossier(
        pledge("a", "2012", "2010-05"), pledge("b", "[2010,2011]"), pledge("c", "2012", restates=("commitment:a",))
    ).dyad_years(2010, 2012)
    assert (column(panel, "commitments_certain"), column(panel, "commitments_possible")) == ([1, 0, 0], [2, 1, 0])
    assert column(panel, "commitments_restated_certain") == [0, 0, 1]


def test_the_tier_is_that_of_the_last_day_of_the_year() -> None:
    ties = ik.Partnership(
        id="partnership:ind-kor",
        name="Ties",
        parties=(IND, KOR),
        phases=(
            ik.Phase(label="Strategic", tier="strategic", since="2010-01-25"),
            ik.Phase(label="Special", tier="special_strategic", since="[2012,2013]"),
        ),
    )
    panel = dossier(ties).dyad_years(2009, 2014)
    assert column(panel, "tier") == [None, "strategic", "strategic", "strategic", *["special_strategic"] * 2]
    assert column(panel, "tier_certain") == [True, True, True, False, True, True]
    assert column(panel, "tier_ordinal") == [None, 5, 5, 5, 6, 6]


def test_each_series_of_trade_has_a_column_and_disagreeing_figures_have_two() -> None:
    customs = ik.Organisation(id="organisation:customs", name="Customs", type="agency")
    panel = dossier(
        customs,
        exports("a", "USD 5 billion"),
        exports("b", "USD 5 billion"),
        exports("c", "USD 6 billion"),
        exports("d", "USD 7 billion", compiled_by="organisation:customs", valuation="fob"),
        exports("e", "USD 8 billion", "2010-04/2011-03", year="fiscal"),
        exports("f", "at least USD 9 billion", status="provisional"),
    ).dyad_years(2010, 2011)
    assert {name: panel[0][name] for name in panel.meanings if name.startswith("trade")} == {
        "trade_exports__kor__by_customs__fob__usd__cy": Decimal(7_000_000_000),
        "trade_exports__kor__provisional__at_least__usd__cy": Decimal(9_000_000_000),
        "trade_exports__kor__usd__cy": Decimal(5_000_000_000),
        "trade_exports__kor__usd__cy__2": Decimal(6_000_000_000),
        "trade_exports__kor__usd__fy_apr": Decimal(8_000_000_000),
    }
    assert column(panel, "trade_exports__kor__usd__cy")[1] is None
    assert "begins in April" in panel.meanings["trade_exports__kor__usd__fy_apr"]
    assert "compiled by Customs" in panel.meanings["trade_exports__kor__by_customs__fob__usd__cy"]


def test_a_figure_for_anything_but_one_whole_year_has_no_column_and_is_counted() -> None:
    panel = dossier(
        exports("a", "USD 5 billion", "2010-01/2010-06", year="part_year"),
        exports("b", "USD 5 billion", "2010/2012"),
        exports("c", "USD 5 billion", "2010-04/2011-03"),
        exports("d", "USD 5 billion", "2010/..", year=None),
        exports("e", "USD 5 billion", status="forecast"),
        exports("f", "USD 5 billion", product=ik.CodeRef(scheme="hs", version="2022", code="72")),
        exports("g", "USD 5 billion", subject=JPN),
    ).dyad_years(2010, 2011)
    assert [name for name in panel.meanings if name.startswith("trade")] == []
    assert panel.left_out == {
        "for part of a year": 1,
        "not for one whole year": 3,
        "not of the past": 1,
        "of one product, sector or other part": 1,
    }


def test_what_the_dossier_cannot_know_is_none_and_never_zero() -> None:
    row = dossier(treaty(("entered_into_force", "2002-05-01")), as_of="2010-06").dyad_years(2010, 2011).rows()
    assert [one["in_force"] for one in row] == [1, 1]
    assert [one["signed_certain"] for one in row] == [0, None]
    assert [one["meetings_certain"] for one in row] == [None, None]
    assert [one["tier_certain"] for one in row] == [None, None]
    assert [one["complete"] for one in row] == [False, False]


def test_what_is_recorded_ahead_counts_in_its_year() -> None:
    panel = dossier(treaty(("entered_into_force", "2012-01-01")), as_of="2010").dyad_years(2011, 2013)
    assert column(panel, "entered_into_force_certain") == [None, 1, None]


def test_the_panel_begins_with_what_is_known_and_ends_with_the_dossier() -> None:
    panel = dossier(meeting("a", "201X/201X"), treaty(("signed", "2015-03"))).dyad_years()
    assert (panel.since, panel.until) == (2015, 2020)
    assert (dossier().dyad_years().since, dossier().dyad_years().until) == (2020, 2020)
    assert dossier(treaty(("signed", "2031"))).dyad_years().since == 2020


def test_without_an_as_of_date_the_panel_ends_with_this_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2024, 5, 1))
    assert dossier(as_of=None).dyad_years().until == 2024


@pytest.mark.parametrize("given", ["1973", 1973, datetime.date(1973, 12, 10), "1973-12", ik.PartialDate("1973")])
def test_a_bound_may_be_a_year_or_a_date(given: Any) -> None:
    panel = dossier().dyad_years(given, given)
    assert (panel.since, panel.until, len(panel)) == (1973, 1973, 1)


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        (0, 2000, "expected a year from 1 to 9999 for since, got 0; write 1973"),
        (2000, 10_000, "expected a year from 1 to 9999 for until, got 10000"),
        (True, 2000, "expected a year from 1 to 9999 for since, got true"),
        ("soon", None, "expected a date"),
        ("[..2000]", None, "it is open"),
        (2005, 2004, "no year lies between 2005 and 2004; give since and until in their order"),
        (2030, None, "no year lies between 2030 and 2020, the last year of the dossier"),
    ],
)
def test_wrong_years_are_refused(since: Any, until: Any, message: str) -> None:
    with pytest.raises(ik.InvalidValue) as caught:
        dossier().dyad_years(since, until)
    assert message in str(caught.value)


def test_only_two_different_known_countries_are_a_dyad() -> None:
    here = dossier(ik.Organisation(id="organisation:posco", name="POSCO", type="company"))
    with pytest.raises(ik.UnknownRecord):
        here.dyad_years(between=(IND, "country:usa"))
    wrongs: list[Any] = [(IND, IND), (IND, "organisation:posco"), (IND,)]
    for wrong in wrongs:
        with pytest.raises(ik.InvalidValue):
            here.dyad_years(between=wrong)


def test_a_panel_is_a_sequence_of_years_with_a_codebook() -> None:
    panel = dossier(treaty(("signed", "2015-03"))).dyad_years(2014, 2016)
    assert repr(panel) == f"<DyadYears: country:ind and country:kor, 2014 to 2016, {len(panel.meanings)} columns>"
    assert [repr(one) for one in panel[1:]] == ["<DyadYear: 2015>", "<DyadYear: 2016>"]
    assert panel[1] in panel
    assert [list(row) for row in panel.rows()] == [list(panel.meanings)] * 3
    assert all(panel.meanings.values())
    assert panel == dossier(treaty(("signed", "2015-03"))).dyad_years(2014, 2016)
    with pytest.raises(ik.InvalidValue, match="expected a column of the panel"):
        panel[0]["sumits"]


def test_a_dossier_without_country_records_has_a_panel_too() -> None:
    panel = ik.Dossier([treaty(("signed", "2015-03")), meeting("a", "2015/2015")], integrity=False).dyad_years(
        2015, 2015
    )
    row = panel.rows()[0]
    assert (row["signed_certain"], row["meetings_certain"], row["ccode1"]) == (1, 1, None)


def test_the_reference_counts_what_status_on_says(reference: ik.Dossier) -> None:
    panel = reference.dyad_years(1960)
    for one in panel:
        standings = [
            reference.status_on(each, f"{one.year}-12-31", between=panel.between) for each in reference.agreements
        ]
        in_force = [standing for standing in standings if standing.status is ik.AgreementStatus.IN_FORCE]
        assert (one["in_force"], one["in_force_certain"]) == (
            len(in_force),
            sum(standing.certain for standing in in_force),
        )


def test_an_agreement_that_changes_on_very_many_days_is_possibly_in_force() -> None:
    days = [str(datetime.date(2003, 1, 1) + datetime.timedelta(place)) for place in range(60)]
    vague = [("suspended", "200X"), ("resumed", "200X")]
    changes = [("suspended" if place % 2 else "resumed", day) for place, day in enumerate(days)]
    one = treaty(("entered_into_force", "2002-05-01"), *vague, *changes)
    panel = dossier(one).dyad_years(2003, 2003)
    assert (panel[0]["in_force_any_day_certain"], panel[0]["in_force_any_day_possible"]) == (0, 1)
