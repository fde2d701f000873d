"""Observations: single figures of a statistical series. If two statistics disagree, both are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import OrganisationRef, PartyRef, RefersTo
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.records.base import CitedRecord, When
from indokorea.values.codes import CodeRef
from indokorea.values.money import Money
from indokorea.values.period import Period, to_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.converters import (
    to_optional_figure_status,
    to_optional_indicator,
    to_optional_valuation,
    to_optional_year_basis,
)
from indokorea.vocabulary.values import FigureStatus, Valuation, YearBasis


def _check_exactly_one_amount(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if (money is None) == (quantity is None):
        yield Finding(
            code="impossible",
            path="/quantity",
            message="expected either money or quantity",
        )


def _check_what_was_measured(indicator: Indicator | None, what: str | None) -> Iterator[Finding]:
    if indicator is None and what is None:
        yield Finding(
            code="impossible",
            path="/indicator",
            message="neither indicator nor what is given",
            hint="give the indicator, or say in words what was measured",
        )


def _check_whom_it_is_about(subject: str | None, about: str | None) -> Iterator[Finding]:
    if subject is None and about is None:
        yield Finding(
            code="impossible",
            path="/subject",
            message="neither subject nor about is given",
            hint="give the side, or the capability, sector or programme that the figure is about",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Observation(CitedRecord):
    """A figure for a period. Its label is derived.

    Raises InvalidRecord unless it has either a sum of money or a quantity, an indicator or words for what was measured,
    and a subject or another record that it is about.

    >>> Observation(
    ...     id="observation:trade-2024", indicator=Indicator.BILATERAL_TRADE, subject="country:kor",
    ...     counterpart="country:ind", period="2024/2024", money=Money.parse("USD 25.1 billion"),
    ... ).label
    'bilateral trade, kor with ind, 2024'
    >>> Observation(
    ...     id="observation:orders-2024", what="share of world orders", subject="country:kor",
    ...     about="capability:kor-shipbuilding", period="2024/2024", quantity=Quantity.parse("17%"),
    ... ).label
    'share of world orders, kor-shipbuilding, kor, 2024'
    """

    kind: ClassVar[str] = "observation"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Observation",)
    is_background: ClassVar[bool] = True
    not_events: ClassVar[tuple[str, ...]] = ("period",)

    indicator: Indicator | None = attrs.field(default=None, converter=to_optional_indicator)
    """What was measured; absent if no indicator fits, and `what` says it."""
    what: str | None = None
    """What was measured, in words: where no indicator fits, or as its narrower meaning."""
    subject: Annotated[PartyRef | None, SameAs("comtrade:reporter")] = None
    """The side that the figure is about: the exporter, or the importer of imports."""
    about: Annotated[str, RefersTo("capability", "sector", "programme")] | None = None
    """The capability, sector or programme that the figure is about."""
    counterpart: Annotated[PartyRef | None, SameAs("comtrade:partner")] = None
    """The other side; absent if it is the whole world or there is none."""
    period: Period = attrs.field(converter=to_period)
    """The time that the figure covers."""
    money: Money | None = None
    """The sum of money; either this or `quantity` is given."""
    quantity: Quantity | None = None
    """The number with its unit; either this or `money` is given."""
    year: YearBasis | None = attrs.field(default=None, converter=to_optional_year_basis)
    """The type of that time: a calendar or fiscal year, a part of one, or all years so far."""
    status: FigureStatus | None = attrs.field(default=None, converter=to_optional_figure_status)
    """How sure the figure is: provisional, estimated, expected or aimed at; absent if it was counted."""
    compiled_by: OrganisationRef | None = None
    """The body that compiled the statistics; figures of two bodies are two observations."""
    valuation: Valuation | None = attrs.field(default=None, converter=to_optional_valuation)
    """Whether the value of the goods includes freight and insurance (FOB, CIF)."""
    product: CodeRef | None = None
    """The goods, by their code in HS or another classification; absent for the total."""
    note: str | None = None
    """How the figure was compiled, or why it is unusual."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (
        _check_exactly_one_amount,
        _check_what_was_measured,
        _check_whom_it_is_about,
    )

    @property
    def label(self) -> str:
        """Its name, made of what was measured, what it is about, the two sides and the period."""
        what = self.what or str(self.indicator).replace("_", " ")
        about, subject, counterpart = (
            "" if id is None else id.partition(":")[2] for id in (self.about, self.subject, self.counterpart)
        )
        sides = " with ".join(filter(None, (subject, counterpart)))
        period = str(self.period.start) if self.period.start == self.period.end else str(self.period)
        status = str(self.status or "")
        return ", ".join(filter(None, (what, about, sides, period, status)))

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return (self.period,)
