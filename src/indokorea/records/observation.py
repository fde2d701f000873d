"""Observations: single figures of a statistical series. If two statistics disagree, both are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import OrganisationRef, PartyRef
from indokorea.findings import Finding
from indokorea.records.base import CitedRecord, When
from indokorea.values.codes import CodeRef
from indokorea.values.money import Money
from indokorea.values.period import Period, to_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import Measure
from indokorea.vocabulary.converters import to_measure, to_optional_valuation, to_optional_year_basis
from indokorea.vocabulary.values import Valuation, YearBasis


def _check_exactly_one_amount(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if (money is None) == (quantity is None):
        yield Finding(
            code="impossible",
            path="/quantity",
            message="expected either money or quantity",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Observation(CitedRecord):
    """A figure for a period. Its label is derived.

    Raises InvalidRecord unless it has either a sum of money or a quantity.

    >>> Observation(
    ...     id="observation:trade-2024", measure=Measure.BILATERAL_TRADE, subject="country:kor",
    ...     counterpart="country:ind", period="2024/2024", money=Money.parse("USD 25.1 billion"),
    ... ).label
    'bilateral trade, kor with ind, 2024'
    """

    kind: ClassVar[str] = "observation"
    is_background: ClassVar[bool] = True
    not_events: ClassVar[tuple[str, ...]] = ("period",)

    measure: Measure = attrs.field(converter=to_measure)
    """What was measured."""
    subject: PartyRef
    """The side that the figure is about: the exporter, or the importer of imports (`reporter` in UN Comtrade)."""
    counterpart: PartyRef | None = None
    """The other side (`partner` in UN Comtrade); absent if it is the whole world or there is none."""
    period: Period = attrs.field(converter=to_period)
    """The time that the figure covers."""
    money: Money | None = None
    """The sum of money; either this or `quantity` is given."""
    quantity: Quantity | None = None
    """The number with its unit; either this or `money` is given."""
    year: YearBasis | None = attrs.field(default=None, converter=to_optional_year_basis)
    """The type of that time: a calendar or fiscal year, a part of one, or all years so far."""
    compiled_by: OrganisationRef | None = None
    """The body that compiled the statistics; figures of two bodies are two observations."""
    valuation: Valuation | None = attrs.field(default=None, converter=to_optional_valuation)
    """Whether the value of the goods includes freight and insurance (FOB, CIF)."""
    product: CodeRef | None = None
    """The goods, by their code in HS or another classification; absent for the total."""
    note: str | None = None
    """How the figure was compiled, or why it is unusual."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_exactly_one_amount,)

    @property
    def label(self) -> str:
        """Its name, made of the measure, the two sides and the period."""
        sides = self.subject.partition(":")[2]
        if self.counterpart is not None:
            sides += f" with {self.counterpart.partition(':')[2]}"
        period = str(self.period.start) if self.period.start == self.period.end else str(self.period)
        return f"{str(self.measure).replace('_', ' ')}, {sides}, {period}"

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return (self.period,)
