"""Programmes: policies and schemes that one state runs, or both run together."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import PartyRef, ProgrammeRef
from indokorea.fields.same_as import SameAs
from indokorea.records.base import Undertaking, When
from indokorea.values.money import Money
from indokorea.values.period import Period, to_optional_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis
from indokorea.vocabulary.converters import (
    to_optional_finance_type,
    to_optional_money_basis,
    to_optional_programme_type,
)
from indokorea.vocabulary.projects import ProgrammeType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class BudgetLine(Part):
    """A sum within a programme, with its purpose."""

    name: str
    """The purpose of the sum."""
    money: Money
    """The sum."""
    basis: Annotated[MoneyBasis | None, SameAs("iati:TransactionType")] = attrs.field(
        default=None, converter=to_optional_money_basis
    )
    """The stage of the sum: pledged, approved, spent."""
    finance: Annotated[FinanceType | None, SameAs("iati:FinanceType")] = attrs.field(
        default=None, converter=to_optional_finance_type
    )
    """The kind of the sum: public money, an investment, a loan."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Programme(Undertaking):
    """A national or joint programme, policy or scheme.

    >>> Programme(
    ...     id="programme:india-semiconductor-mission", name="India Semiconductor Mission", type=ProgrammeType.MISSION,
    ...     owners=("country:ind",), period="2021-12-15/..", budget=Money.parse("INR 76,000 crore"),
    ... ).budget.currency
    'INR'
    """

    kind: ClassVar[str] = "programme"

    type: ProgrammeType | None = attrs.field(default=None, converter=to_optional_programme_type)
    """The type of programme."""
    owners: tuple[PartyRef, ...] = ()
    """The sides that run it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time for which it runs; it ends in `..` if no end is set."""
    budget: Money | None = None
    """The total sum set aside for it."""
    budget_lines: tuple[BudgetLine, ...] = ()
    """Sums within the budget, with their purposes."""
    goals: tuple[Quantity, ...] = ()
    """The quantities that it aims for."""
    part_of: Annotated[ProgrammeRef | None, SameAs("iati:RelatedActivityType")] = None
    """The larger programme that it belongs to."""
    succeeds: Annotated[tuple[ProgrammeRef, ...], SameAs("wikidata:P1365")] = ()
    """The programmes that it succeeds."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
