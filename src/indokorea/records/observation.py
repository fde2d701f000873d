"""Observations: one figure of a series, with its basis. Two statistics that disagree both stay."""

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
from indokorea.vocabulary.values import Valuation, YearBasis


def _exactly_one_amount(money: Money | None, quantity: Quantity | None) -> Iterator[Finding]:
    if (money is None) == (quantity is None):
        yield Finding(
            code="impossible",
            path="/quantity",
            message="an observation has a sum of money or a quantity, one of the two",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Observation(CitedRecord):
    """A figure for a period.

    Its name is derived. Raises InvalidRecord unless it has either a sum of money or a quantity.

    >>> Observation(
    ...     id="observation:trade-2024", measure=Measure.BILATERAL_TRADE, subject="country:kor",
    ...     counterpart="country:ind", period="2024/2024", money=Money.parse("USD 25.1 billion"),
    ... ).label
    'bilateral trade, kor with ind, 2024'
    """

    kind: ClassVar[str] = "observation"

    measure: Measure
    """What was counted."""
    subject: PartyRef
    """Whose figure it is: the exporter of exports, the importer of imports (`reporter` in UN Comtrade)."""
    counterpart: PartyRef | None = None
    """The other side (`partner` in UN Comtrade); absent where it is the whole world, or nobody."""
    period: Period = attrs.field(converter=to_period)
    """The time that it covers."""
    money: Money | None = None
    """The sum; either this or `quantity`."""
    quantity: Quantity | None = None
    """The number with its unit; either this or `money`."""
    year: YearBasis | None = None
    """What sort of time that is: a calendar or fiscal year, a part of one, all years so far."""
    compiled_by: OrganisationRef | None = None
    """Whose statistics they are; two that disagree are two observations."""
    valuation: Valuation | None = None
    """Whether freight and insurance are in the value of the goods (FOB, CIF)."""
    product: CodeRef | None = None
    """What was traded, by its code in HS and the like; absent for the total."""
    note: str | None = None
    """How the figure was made, or why it is odd."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_exactly_one_amount,)

    @property
    def label(self) -> str:
        """Its name, which is derived: the measure, the two sides and the period."""
        sides = self.subject.partition(":")[2]
        if self.counterpart is not None:
            sides += f" with {self.counterpart.partition(':')[2]}"
        period = str(self.period.start) if self.period.start == self.period.end else str(self.period)
        return f"{str(self.measure).replace('_', ' ')}, {sides}, {period}"

    @property
    def when(self) -> tuple[When, ...]:
        """The period that it covers."""
        return (self.period,)
