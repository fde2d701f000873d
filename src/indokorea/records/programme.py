"""Programmes: what a state runs on its own or both run together."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import PartyRef, ProgrammeRef
from indokorea.records.base import Undertaking, When
from indokorea.values.money import Money
from indokorea.values.period import Period, to_optional_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.projects import ProgrammeType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class BudgetLine(Part):
    """A sum within a programme and what it is for."""

    name: str
    """What the sum is for."""
    money: Money
    """The sum."""
    basis: MoneyBasis | None = None
    """What kind of money it is."""


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

    type: ProgrammeType | None = None
    """What sort of programme it is."""
    owners: tuple[PartyRef, ...] = ()
    """Who runs it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """For how long it runs; `..` at the end where no end is set."""
    budget: Money | None = None
    """The whole sum set aside for it."""
    budget_lines: tuple[BudgetLine, ...] = ()
    """Sums within the budget and what they are for."""
    goals: tuple[Quantity, ...] = ()
    """Figures that it aims at."""
    part_of: ProgrammeRef | None = None
    """The larger programme that it belongs to (`RelatedActivityType` 1 in IATI)."""
    succeeds: tuple[ProgrammeRef, ...] = ()
    """The programmes that it follows (Wikidata P1365)."""

    @property
    def when(self) -> tuple[When, ...]:
        """The time for which it runs."""
        return () if self.period is None else (self.period,)
