"""What became of a target: the figures of its measure, its sides and its day, and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

import indokorea as ik
from indokorea.analysis.figure_series import FirstAtLeast
from indokorea.analysis.realisation import reason_text, verdict_of

DAY = "2026-11-22"
MET, NOT_MET, PARTLY = ik.TargetVerdict.MET, ik.TargetVerdict.NOT_MET, ik.TargetVerdict.PARTLY
DISPUTED, UNREPORTED, OPEN = ik.TargetVerdict.DISPUTED, ik.TargetVerdict.UNREPORTED, ik.TargetVerdict.OPEN
COUNTRIES = (
    ik.Country(id="country:ind", name="India"),
    ik.Country(id="country:kor", name="Korea"),
)
BOTH = ("country:ind", "country:kor")


def trade(slug: str, time: str, amount: str, **other: Any) -> ik.Observation:
    """Return a figure of trade; of both directions, of Korean statistics and of a calendar year by default."""
    of = "money" if amount.rsplit(maxsplit=1)[-1] in ("billion", "million") else "quantity"
    fields: dict[str, Any] = {
        "indicator": "bilateral_trade",
        "subject": "country:kor",
        "counterpart": "country:ind",
        of: ik.Money.parse(amount) if of == "money" else ik.Quantity.parse(amount),
    }
    period = time if "/" in time else f"{time}/{time}"
    return ik.Observation(id=f"observation:{slug}", period=period, **(fields | other))


def promise(target: ik.Target | None, *updates: tuple[Any, str], **other: Any) -> ik.Commitment:
    """Return a commitment of both sides, announced in 2010 by default."""
    dated: tuple[tuple[Any, str], ...] = updates or (("announced", "2010-01-25"),)
    return ik.Commitment(
        id="commitment:a",
        name="A",
        target=target,
        updates=tuple(ik.CommitmentUpdate(status=status, on=on) for status, on in dated),
        **{"by": BOTH, **other},
    )


def aim(amount: str, by: str | None = "2014", **other: Any) -> ik.Target:
    """Return a target of trade in both directions."""
    return ik.Target(**{"indicator": "bilateral_trade", "money": ik.Money.parse(amount), "by": by, **other})


def realised(commitment: ik.Commitment, figures: Iterable[ik.AnyRecord], on: str = DAY) -> ik.Realisation:
    records = ik.Dossier([*COUNTRIES, commitment, *figures], integrity=False)
    found = records.realisation("commitment:a", on)
    assert verdict_of(records, commitment, on) is found.verdict
    return found


def verdict(target: ik.Target, *figures: ik.AnyRecord, on: str = DAY, **other: Any) -> ik.TargetVerdict:
    return realised(promise(target, **other), figures, on).verdict


# Reference data


@pytest.mark.parametrize(
    ("slug", "expected", "ratio", "share"),
    [
        ("trade-10bn-2008", MET, "156%", "171%"),
        ("trade-30bn-2014", NOT_MET, "60%", "33%"),
        ("trade-40bn-2015", NOT_MET, "41%", None),
    ],
)
def test_the_trade_targets_came_out_as_published(
    reference: ik.Dossier, slug: str, expected: ik.TargetVerdict, ratio: str, share: str | None
) -> None:
    found = reference.realisation(f"commitment:{slug}", DAY)
    (line,) = (line for line in found.lines if line.at_due)
    assert found.verdict is expected
    assert line.ratio is not None
    assert f"{line.ratio:.0%}" == ratio
    assert (None if line.increase_share is None else f"{line.increase_share:.0%}") == share


def test_a_target_that_was_met_before_its_day_says_when(reference: ik.Dossier) -> None:
    found = reference.realisation("commitment:trade-10bn-2008", DAY)
    assert found.reached_on == datetime.date(2008, 3, 31)
    assert reference.realisation("commitment:trade-10bn-2008", "2008-01-01").verdict is MET
    assert reference.realisation("commitment:trade-10bn-2008", "2006-12-31").verdict is OPEN


def test_a_target_without_figures_is_unreported_after_its_day(reference: ik.Dossier) -> None:
    assert reference.realisation("commitment:edcf-4bn-2023", DAY).verdict is UNREPORTED


def test_a_delivery_reported_in_a_span_with_the_day_in_it_is_delivered_in_every_answer(reference: ik.Dossier) -> None:
    id = "commitment:defence-attache-2012"
    found = reference.realisation(id, DAY)
    (entry,) = (one for one in reference.scorecard(DAY).promises if one.id == id)
    assert found.verdict is entry.verdict is ik.TargetVerdict.DELIVERED
    assert [reason_text(one) for one in found.because] == ["[2012-07-16..2025-11-15]: delivered"]
    assert reference.progress_on(id, DAY).stage is entry.stage is ik.ProgressStage.DELIVERED
    assert "delivered" in str(reference.trail(id, DAY))
    assert "unreported on" not in str(found)
    assert reference.realisation(id, "2020").verdict is UNREPORTED


def test_what_a_figure_says_of_the_day_comes_before_a_delivery_of_an_unknown_day() -> None:
    spanning = promise(aim("USD 30 billion"), ("agreed", "2010"), ("delivered", "[2014-06-01..2016-05-31]"))
    assert realised(spanning, ()).verdict is ik.TargetVerdict.DELIVERED
    assert realised(spanning, [trade("a", "2014", "USD 18 billion")]).verdict is NOT_MET


def test_a_target_is_open_before_its_day(reference: ik.Dossier) -> None:
    found = reference.realisation("commitment:trade-50bn-2030", DAY)
    assert found.verdict is OPEN
    assert found.lines
    assert not any(line.at_due for line in found.lines)


# Which figures count


def test_the_figure_of_the_day_decides() -> None:
    target = aim("USD 30 billion")
    assert verdict(target, trade("a", "2014", "USD 18 billion")) is NOT_MET
    assert verdict(target, trade("a", "2014", "USD 30 billion")) is MET
    assert verdict(target, trade("a", "2014", "USD 18 billion"), on="2014-12-31") is OPEN


@pytest.mark.parametrize(
    "other",
    [
        {"status": "forecast"},
        {"status": "target"},
        {"year": "part_year"},
        {"year": "cumulative"},
        {"year": "on_date"},
        {"what": "merchandise of small firms"},
        {"about": "sector:steel"},
        {"product": {"scheme": "hs", "code": "72"}},
        {"counterpart": None},
        {"counterpart": "country:jpn"},
        {"indicator": "exports"},
    ],
)
def test_other_figures_decide_nothing(other: dict[str, Any]) -> None:
    if "product" in other:
        other = {"product": ik.CodeRef(**other["product"])}
    target = aim("USD 30 billion")
    assert verdict(target, trade("a", "2014", "USD 18 billion", **other)) is UNREPORTED
    assert verdict(target, trade("a", "2014", "USD 40 billion", **other)) is UNREPORTED


@pytest.mark.parametrize(
    ("time", "amount"), [("2013", "USD 18 billion"), ("2015", "USD 18 billion"), ("2014", "INR 5 billion")]
)
def test_figures_of_other_years_and_currencies_do_not_show_that_it_was_not_met(time: str, amount: str) -> None:
    assert verdict(aim("USD 30 billion"), trade("a", time, amount)) is UNREPORTED


def test_a_month_or_several_years_are_no_year() -> None:
    target = aim("USD 30 billion")
    assert verdict(target, trade("a", "2014-12", "USD 2 billion")) is UNREPORTED
    assert verdict(target, trade("a", "2010/2014", "USD 90 billion")) is UNREPORTED
    assert verdict(target, trade("a", "2013/2014", "USD 40 billion", year="calendar")) is UNREPORTED


def test_the_year_of_the_target_chooses_the_figures() -> None:
    figures = (
        trade("calendar", "2014", "USD 31 billion", year="calendar"),
        trade("fiscal", "2014-04/2015-03", "USD 28 billion", year="fiscal"),
    )
    assert verdict(aim("USD 30 billion", year="calendar"), *figures) is MET
    assert verdict(aim("USD 30 billion", year="fiscal"), *figures) is NOT_MET
    assert verdict(aim("USD 30 billion"), *figures) is DISPUTED


def test_trade_in_both_directions_may_have_either_side_as_its_subject() -> None:
    target = aim("USD 30 billion")
    indian = trade("a", "2014", "USD 18 billion", subject="country:ind", counterpart="country:kor")
    assert verdict(target, indian) is NOT_MET
    assert verdict(target, indian, by=("country:kor",), to=("country:ind",)) is NOT_MET


def test_a_measure_with_a_direction_goes_from_those_who_promised() -> None:
    target = aim("USD 30 billion", indicator="exports")
    korean = trade("a", "2014", "USD 18 billion", indicator="exports")
    assert verdict(target, korean, by=("country:kor",), to=("country:ind",)) is NOT_MET
    assert verdict(target, korean, by=("country:ind",), to=("country:kor",)) is UNREPORTED


def organisation(slug: str, type: Any) -> ik.Organisation:
    return ik.Organisation(id=f"organisation:{slug}", name=slug, type=type, countries=("country:kor",))


def test_a_ministry_counts_for_its_country_and_a_firm_for_itself() -> None:
    target = aim("USD 30 billion", indicator="exports")
    korean = trade("a", "2014", "USD 18 billion", indicator="exports")
    by_ministry = trade("b", "2014", "USD 18 billion", indicator="exports", subject="organisation:moef")
    bodies = (organisation("moef", "ministry"), organisation("posco", "company"))
    to = ("country:ind",)
    assert verdict(target, korean, *bodies, by=("organisation:moef",), to=to) is NOT_MET
    assert verdict(target, by_ministry, *bodies, by=("country:kor",), to=to) is NOT_MET
    assert verdict(target, korean, *bodies, by=("organisation:posco",), to=to) is UNREPORTED


def test_what_was_promised_to_all_has_no_counterpart() -> None:
    target = ik.Target(indicator="output", quantity=ik.Quantity.parse("300 Mtpa"), by="2014")
    world = trade("a", "2014", "200 Mtpa", indicator="output", subject="country:ind", counterpart=None)
    with_kor = trade("b", "2014", "400 Mtpa", indicator="output", subject="country:ind", counterpart="country:kor")
    assert verdict(target, world, with_kor, by=("country:ind",)) is NOT_MET


# How exact the figures are


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("about USD 40 billion", MET),
        ("about USD 31 billion", UNREPORTED),
        ("about USD 29 billion", UNREPORTED),
        ("about USD 18 billion", NOT_MET),
        ("at least USD 30 billion", MET),
        ("at least USD 29 billion", UNREPORTED),
        ("up to USD 29 billion", NOT_MET),
        ("up to USD 31 billion", UNREPORTED),
    ],
)
def test_a_figure_that_may_be_on_either_side_decides_nothing(amount: str, expected: ik.TargetVerdict) -> None:
    assert verdict(aim("USD 30 billion"), trade("a", "2014", amount)) is expected


def test_an_estimate_is_as_exact_as_about() -> None:
    assert verdict(aim("USD 30 billion"), trade("a", "2014", "USD 29 billion", status="estimate")) is UNREPORTED
    assert verdict(aim("USD 30 billion"), trade("a", "2014", "USD 20 billion", status="estimate")) is NOT_MET
    assert verdict(aim("USD 30 billion"), trade("a", "2014", "USD 29 billion", status="provisional")) is NOT_MET


def test_a_target_of_about_an_amount_is_open_just_below_it() -> None:
    target = aim("about USD 30 billion")
    assert verdict(target, trade("a", "2014", "USD 29 billion")) is UNREPORTED
    assert verdict(target, trade("a", "2014", "USD 26 billion")) is NOT_MET
    assert verdict(target, trade("a", "2014", "USD 30 billion")) is MET


# Early, late, and in dispute


def test_an_earlier_year_that_reached_the_target_meets_it() -> None:
    found = realised(
        promise(aim("USD 30 billion")), [trade("a", "2012", "USD 31 billion"), trade("b", "2014", "USD 25 billion")]
    )
    (line,) = found.lines
    assert (found.verdict, line.met, line.at_due) == (MET, True, True)
    assert line.reached_on == datetime.date(2012, 12, 31)
    assert line.ratio == Decimal("0.833333333333")


def test_a_year_before_the_promise_meets_nothing() -> None:
    figures = [trade("a", "2009", "USD 31 billion"), trade("b", "2014", "USD 25 billion")]
    found = realised(promise(aim("USD 30 billion")), figures)
    assert (found.verdict, found.reached_on) == (NOT_MET, None)


def test_a_target_that_was_reached_late_says_when() -> None:
    figures = [trade("a", "2014", "USD 25 billion"), trade("b", "2017", "USD 31 billion")]
    found = realised(promise(aim("USD 30 billion")), figures)
    assert (found.verdict, found.reached_on) == (NOT_MET, datetime.date(2017, 12, 31))
    assert realised(promise(aim("USD 30 billion")), figures, "2017-06").reached_on is None


def test_series_that_disagree_are_side_by_side() -> None:
    figures = [
        trade("a", "2014", "USD 25 billion", compiled_by="organisation:kosis"),
        trade("b", "2014", "USD 31 billion", compiled_by="organisation:mea"),
    ]
    found = realised(promise(aim("USD 30 billion")), figures)
    assert found.verdict is DISPUTED
    assert {(line.series.compiled_by, line.met) for line in found.lines} == {
        ("organisation:kosis", False),
        ("organisation:mea", True),
    }
    assert set(found.because) == set(figures)


def test_figures_of_one_series_that_disagree_are_side_by_side() -> None:
    figures = [trade("a", "2014", "USD 25 billion"), trade("b", "2014", "USD 31 billion")]
    found = realised(promise(aim("USD 30 billion")), figures)
    assert (found.verdict, [line.met for line in found.lines]) == (DISPUTED, [False, True])
    # Neither of two earlier figures is chosen, so that they reach nothing.
    earlier = [trade("c", "2012", "USD 31 billion"), trade("d", "2012", "USD 29 billion"), figures[0]]
    assert realised(promise(aim("USD 30 billion")), earlier).verdict is NOT_MET
    assert realised(promise(aim("USD 30 billion")), earlier[:2]).verdict is UNREPORTED


def test_of_many_figures_that_disagree_the_lowest_and_the_highest_have_lines() -> None:
    figures = [trade(f"a-{number}", "2014", f"USD {number} billion") for number in range(20, 40)]
    found = realised(promise(aim("USD 30 billion")), figures)
    assert found.verdict is DISPUTED
    assert [(str(line.value), line.omitted) for line in found.lines] == [("USD 20 billion", 18), ("USD 39 billion", 18)]


def test_equal_figures_share_a_line() -> None:
    figures = (trade("a", "2014", "USD 25 billion"), trade("b", "2014", "USD 25 billion"))
    (line,) = realised(promise(aim("USD 30 billion")), figures).lines
    assert line.figures == figures


# Baselines and multiples


def test_the_share_of_the_increase_is_measured_from_the_stated_baseline() -> None:
    target = aim("USD 30 billion", baseline=ik.Baseline(money=ik.Money.parse("USD 10 billion"), on="2009"))
    (line,) = realised(promise(target), [trade("a", "2014", "USD 15 billion")]).lines
    assert (line.increase_share, line.baseline_source) == (Decimal("0.25"), ik.BaselineSource.STATED)


def test_a_baseline_without_an_amount_is_the_figure_of_its_date() -> None:
    figures = [
        trade("a", "2009", "USD 10 billion"),
        trade("b", "2010", "USD 12 billion"),
        trade("c", "2014", "USD 15 billion"),
    ]
    dated = aim("USD 30 billion", baseline=ik.Baseline(on="2009"))
    (line,) = realised(promise(dated), figures).lines
    assert (str(line.baseline), line.baseline_source) == ("USD 10 billion", ik.BaselineSource.FIGURE)
    (line,) = realised(promise(aim("USD 30 billion")), figures).lines
    assert (str(line.baseline), line.baseline_source) == ("USD 12 billion", ik.BaselineSource.PROMISE_YEAR)
    (line,) = realised(promise(dated), figures[1:]).lines
    assert (line.baseline, line.baseline_source, line.increase_share) == (None, None, None)


@pytest.mark.parametrize(("amount", "expected"), [("USD 24 billion", MET), ("USD 23.9 billion", NOT_MET)])
def test_a_multiple_is_of_the_baseline(amount: str, expected: ik.TargetVerdict) -> None:
    double = ik.Target(indicator="bilateral_trade", factor=2, by="2014")
    figures = (trade("a", "2010", "USD 12 billion"), trade("b", "2014", amount))
    assert verdict(double, *figures) is expected
    assert verdict(double, figures[1]) is UNREPORTED


def test_a_multiple_of_about_an_amount_is_open_near_it() -> None:
    double = ik.Target(indicator="bilateral_trade", factor=2, by="2014")
    start = trade("a", "2010", "about USD 12 billion")
    assert verdict(double, start, trade("b", "2014", "USD 24 billion")) is UNREPORTED
    assert verdict(double, start, trade("b", "2014", "USD 27 billion")) is MET
    assert verdict(double, start, trade("b", "2014", "USD 21 billion")) is NOT_MET


def test_a_target_below_its_baseline_is_reached_from_above() -> None:
    start = ik.Baseline(quantity=ik.Quantity.parse("40 days"))
    shorter = ik.Target(indicator="output", quantity=ik.Quantity.parse("20 days"), by="2014", baseline=start)

    def took(days: str) -> ik.Observation:
        return trade("a", "2014", f"{days} days", indicator="output")

    sides: dict[str, Any] = {"by": ("country:kor",), "to": ("country:ind",)}
    assert verdict(shorter, took("20"), **sides) is MET
    assert verdict(shorter, took("21"), **sides) is NOT_MET
    half = ik.Target(indicator="output", factor="0.5", by="2014", baseline=start)
    assert verdict(half, took("21"), **sides) is NOT_MET
    assert verdict(half, took("19"), **sides) is MET


def test_a_rank_is_better_when_it_is_lower() -> None:
    fifth = ik.Target(indicator="trade_rank", quantity=ik.Quantity.parse("5 th"), by="2014")
    sides: dict[str, Any] = {"by": ("country:kor",), "to": ("country:ind",)}
    assert verdict(fifth, trade("a", "2014", "4 th", indicator="trade_rank"), **sides) is MET
    assert verdict(fifth, trade("a", "2014", "6 th", indicator="trade_rank"), **sides) is NOT_MET
    assert verdict(fifth, trade("a", "2014-12-31", "6 th", indicator="trade_rank", year="on_date"), **sides) is NOT_MET
    assert (
        verdict(fifth, trade("a", "2014-06-30", "6 th", indicator="trade_rank", year="on_date"), **sides) is UNREPORTED
    )


# What is delivered bit by bit


LOAN: dict[str, Any] = {"by": ("country:kor",), "to": ("country:ind",)}


def lent(slug: str, time: str, amount: str, **other: Any) -> ik.Observation:
    return trade(slug, time, amount, indicator="financing", **other)


def loan(amount: str = "USD 4 billion", window: str = "2023/2025") -> ik.Target:
    return ik.Target(indicator="financing", money=ik.Money.parse(amount), window=window)


def test_what_was_delivered_in_the_window_adds_up() -> None:
    years = [lent("a", "2023", "USD 1 billion"), lent("b", "2024", "USD 2 billion"), lent("c", "2025", "USD 1 billion")]
    found = realised(promise(loan(), **LOAN), years, DAY)
    (line,) = found.lines
    assert (found.verdict, str(line.value), line.reached_on) == (MET, "USD 4 billion", datetime.date(2025, 12, 31))
    assert realised(promise(loan("USD 5 billion"), **LOAN), years).verdict is PARTLY


def test_a_gap_leaves_open_whether_the_rest_was_delivered() -> None:
    found = realised(promise(loan(), **LOAN), [lent("a", "2023", "USD 1 billion"), lent("c", "2025", "USD 1 billion")])
    (line,) = found.lines
    assert (found.verdict, str(line.value), line.met) == (UNREPORTED, "at least USD 2 billion", None)


def test_figures_that_overlap_are_not_added() -> None:
    figures = [
        lent("a", "2023", "USD 1 billion", year="cumulative"),
        lent("b", "2023/2024", "USD 2 billion", year="cumulative"),
        lent("c", "2023/2025", "USD 3 billion", year="cumulative"),
    ]
    found = realised(promise(loan(), **LOAN), figures)
    assert (found.verdict, [str(line.value) for line in found.lines]) == (PARTLY, ["USD 3 billion"])


def test_a_ceiling_that_was_used_in_part_is_partly_met() -> None:
    ceiling = loan("up to USD 4 billion")
    assert verdict(ceiling, lent("a", "2023/2025", "USD 1 billion"), **LOAN) is PARTLY
    assert verdict(ceiling, lent("a", "2023/2025", "USD 4 billion"), **LOAN) is MET
    assert verdict(ceiling, lent("a", "2023", "USD 1 billion"), **LOAN) is UNREPORTED


def test_a_total_since_ever_shows_only_that_less_was_delivered() -> None:
    assert verdict(loan(), lent("a", "../2025", "USD 3 billion", year="cumulative"), **LOAN) is PARTLY
    assert verdict(loan(), lent("a", "../2025", "USD 9 billion", year="cumulative"), **LOAN) is UNREPORTED


def test_nothing_delivered_is_not_met() -> None:
    assert verdict(loan(), lent("a", "2023/2025", "0 loans"), **LOAN) is UNREPORTED
    none = ik.Observation(
        id="observation:a", indicator="financing", subject="country:kor", counterpart="country:ind",
        period="2023/2025", money=ik.Money(amount=0, currency="USD"),
    )  # fmt: skip
    assert verdict(loan(), none, **LOAN) is NOT_MET


# Agreements and recorded updates


CONCLUDES = ik.Target(concludes="agreement:cepa", by="2009")


def cepa(*actions: ik.Action) -> ik.Agreement:
    parties = tuple(ik.AgreementParty(party=party) for party in BOTH)
    return ik.Agreement(
        id="agreement:cepa", name="CEPA", instrument="cepa", level="state", parties=parties, actions=actions
    )


def test_an_agreement_is_concluded_by_its_signature() -> None:
    signed = ik.Action(type="signed", on="2009-08-07")
    found = realised(promise(CONCLUDES), [cepa(signed)])
    assert (found.verdict, found.because) == (MET, (signed,))
    assert verdict(CONCLUDES, cepa(ik.Action(type="signed", on="2010-08-07"))) is NOT_MET
    assert verdict(CONCLUDES, cepa()) is UNREPORTED
    assert verdict(CONCLUDES, cepa(signed), on="2009-08-06") is OPEN


def test_an_agreement_is_concluded_by_the_last_of_two_signatures() -> None:
    first, last = (ik.Action(type="signed", on=on, by=by) for on, by in zip(("2009-08", "2010-02"), BOTH, strict=True))
    assert verdict(CONCLUDES, cepa(first)) is UNREPORTED
    assert verdict(CONCLUDES, cepa(first, ik.Action(type="signed", on="2009-12", by=BOTH[1]))) is MET
    assert verdict(CONCLUDES, cepa(first, last)) is NOT_MET


def test_an_entry_into_force_after_the_day_does_not_show_that_the_signature_was_late() -> None:
    assert verdict(CONCLUDES, cepa(ik.Action(type="entered_into_force", on="2010-01-01"))) is UNREPORTED


def test_a_recorded_update_decides_where_no_figure_does() -> None:
    target = aim("USD 30 billion")
    assert realised(promise(target, ("agreed", "2010"), ("delivered", "2013")), ()).verdict is MET
    assert realised(promise(target, ("agreed", "2010"), ("delivered", "2016")), ()).verdict is NOT_MET
    assert realised(promise(target, ("agreed", "2010"), ("missed", "2015")), ()).verdict is NOT_MET
    assert realised(promise(target, ("agreed", "2010"), ("part_delivered", "2013")), ()).verdict is PARTLY
    contradicted = promise(target, ("agreed", "2010"), ("delivered", "2014"))
    assert realised(contradicted, [trade("a", "2014", "USD 18 billion")]).verdict is DISPUTED


def test_a_restatement_without_a_target_has_that_of_the_promise() -> None:
    first = promise(aim("USD 30 billion"))
    again = ik.Commitment(id="commitment:b", name="B", by=BOTH, restates=("commitment:c",))
    between = ik.Commitment(id="commitment:c", name="C", restates=("commitment:b", "commitment:a"))
    records = ik.Dossier([*COUNTRIES, first, again, between, trade("a", "2014", "USD 18 billion")], integrity=False)
    found = records.realisation(again, DAY)
    assert (found.target, found.verdict) == (first.target, NOT_MET)


def test_a_commitment_without_a_target_is_open() -> None:
    found = realised(promise(None), ())
    assert (found.verdict, found.lines, found.summary) == (OPEN, (), "no target")


# How it is shown


def test_rows_are_flat_and_the_page_names_the_verdict(reference: ik.Dossier) -> None:
    found = reference.realisation("commitment:trade-30bn-2014", DAY)
    assert all(isinstance(value, str | int | float | Decimal | None) for row in found.rows() for value in row.values())
    assert repr(found) == "<Realisation: bilateral trade, USD 30 billion, by 2014: not met>"
    assert "not met" in str(found)
    assert str(found.lines[0]) == (
        "kor with ind, calendar year, compiled by kosis, 2014: USD 18,057.158 million, 60% of USD 30 billion"
    )


def test_an_unknown_commitment_is_refused(reference: ik.Dossier) -> None:
    with pytest.raises(ik.UnknownRecord, match="did you mean"):
        reference.realisation("commitment:trade-30bn-2015")


# Cost


def test_the_first_number_from_a_place_on_is_found() -> None:
    numbers = [Decimal(text) for text in ("3", "1", "4", "1", "5")]
    tree = FirstAtLeast([*numbers, None])
    for start in range(8):
        for wanted in map(Decimal, range(7)):
            expected = next((place for place in range(start, 5) if numbers[place] >= wanted), None)
            assert tree.find(wanted, start) == expected
    assert FirstAtLeast([]).find(Decimal(0), 0) is None
