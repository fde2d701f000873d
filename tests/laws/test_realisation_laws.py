"""Laws of realisation: a target is met, or not met, exactly where a plain reading of the figures says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings, strategies as st

import indokorea as ik
from indokorea.analysis.realisation import realisation_of, verdict_of
from indokorea.testing import strategies

SIDES = ("country:ind", "country:kor")
YEARS: dict[Any, Callable[[int], tuple[date, date]]] = {
    "calendar": lambda year: (date(year, 1, 1), date(year, 12, 31)),
    "fiscal": lambda year: (date(year, 4, 1), date(year + 1, 3, 31)),
    "part_year": lambda year: (date(year, 1, 1), date(year, 11, 30)),
    "cumulative": lambda year: (date(year - 3, 1, 1), date(year, 12, 31)),
}


@st.composite
def figures(draw: st.DrawFn) -> list[ik.Observation]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        year = draw(st.sampled_from(sorted(YEARS)))
        first, last = YEARS[year](draw(st.integers(2009, 2016)))
        subject, counterpart = draw(st.sampled_from([SIDES, SIDES[::-1], (SIDES[0], "country:jpn")]))
        found.append(
            ik.Observation(
                id=f"observation:a-{number}",
                indicator=draw(st.sampled_from([ik.Indicator.BILATERAL_TRADE] * 4 + [ik.Indicator.EXPORTS])),
                subject=subject,
                counterpart=counterpart,
                period=f"{first}/{last}",
                money=ik.Money(
                    amount=draw(st.integers(25, 35)),
                    currency=draw(st.sampled_from(["USD"] * 4 + ["INR"])),
                    qualifier=draw(st.sampled_from([ik.Qualifier.EXACT] * 4 + [*ik.Qualifier])),
                ),
                year=year,
                status=draw(st.sampled_from([None, None, None, "provisional", "estimate", "forecast", "target"])),
                compiled_by=draw(st.sampled_from([None, "organisation:kosis"])),
            )
        )
    return found


def bounds(one: ik.Observation, alike: list[ik.Observation]) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a figure may be; an estimate is exact if another one of `alike` counted it."""
    is_estimate = all(other.status is ik.FigureStatus.ESTIMATE for other in alike if other.money == one.money)
    assert one.money is not None
    amount = one.money.amount
    if one.money.qualifier is ik.Qualifier.AT_LEAST:
        return amount, Decimal("Infinity")
    if one.money.qualifier is ik.Qualifier.UP_TO:
        return Decimal("-Infinity"), amount
    if one.money.qualifier is ik.Qualifier.ABOUT or is_estimate:
        return amount * Decimal("0.9"), amount * Decimal("1.1")
    return amount, amount


def series(one: ik.Observation) -> tuple[Any, ...]:
    return one.subject, one.compiled_by, one.year


def expected(observations: list[ik.Observation], wanted: Decimal, due: int, promised: date, day: date) -> str:
    """Return the verdict by a plain scan of the figures."""
    last_day = date(due, 12, 31)
    known = [
        one
        for one in observations
        if one.indicator is ik.Indicator.BILATERAL_TRADE
        and {one.subject, one.counterpart} == set(SIDES)
        and one.money is not None
        and one.money.currency == "USD"
        and str(one.year) in ("calendar", "fiscal")
        and str(one.status) not in ("forecast", "target")
        and one.period.days.last <= day
    ]

    def alike(one: ik.Observation) -> list[ik.Observation]:
        return [other for other in known if series(other) == series(one) and other.period == one.period]

    def is_early(one: ik.Observation) -> bool:
        in_time = promised <= one.period.days.last <= last_day
        return in_time and all(bounds(other, alike(one))[0] >= wanted for other in alike(one))

    of_the_day = [one for one in known if one.period.days.first <= last_day <= one.period.days.last]
    early = {series(one) for one in known if is_early(one)}
    is_met = bool(early) or any(bounds(one, alike(one))[0] >= wanted for one in of_the_day)
    is_short = any(bounds(one, alike(one))[1] < wanted and series(one) not in early for one in of_the_day)
    if is_met:
        return "disputed" if is_short and day > last_day else "met"
    if day <= last_day:
        return "open"
    return "not_met" if is_short else "unreported"


@given(
    figures(),
    st.integers(25, 35),
    st.integers(2010, 2015),
    st.dates(date(2009, 1, 1), date(2014, 12, 31)),
    st.dates(date(2009, 1, 1), date(2018, 12, 31)),
)
@settings(max_examples=400, deadline=None)
def test_the_verdict_is_that_of_a_plain_scan_of_the_figures(
    observations: list[ik.Observation], wanted: int, due: int, promised: date, day: date
) -> None:
    commitment = ik.Commitment(
        id="commitment:a",
        name="A",
        by=SIDES,
        target=ik.Target(indicator="bilateral_trade", money=ik.Money(amount=wanted, currency="USD"), by=str(due)),
        updates=(ik.CommitmentUpdate(status="announced", on=promised),),
    )
    records = ik.Records([commitment, *observations], integrity=False)
    found = realisation_of(records, commitment, day)
    assert str(found.verdict) == expected(observations, Decimal(wanted), due, promised, day)
    assert verdict_of(records, commitment, day) is found.verdict
    known = {one.id for one in observations if one.period.days.last <= day}
    assert {one.id for line in found.lines for one in line.figures} <= known


@given(strategies.dossiers(), st.dates(date(1990, 1, 1), date(2035, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_commitment_has_a_realisation_that_can_be_shown(dossier: ik.Dossier, day: date) -> None:
    for commitment in dossier.commitments:
        found = dossier.realisation(commitment, day)
        assert str(found).strip()
        assert verdict_of(dossier, commitment, day) is found.verdict
        assert len(found.rows()) == len(found.lines)
        if found.due is None or not found.due.definitely_before(day):
            assert found.verdict in (ik.TargetVerdict.OPEN, ik.TargetVerdict.MET)
        else:
            assert found.verdict is not ik.TargetVerdict.OPEN
