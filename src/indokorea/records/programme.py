"""Programmes: what a state runs on its own or both run together."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.records.base import Undertaking, When
from indokorea.values.ids import PartyRef, ProgrammeRef
from indokorea.values.money import Money
from indokorea.values.part import Part
from indokorea.values.period import Period, to_optional_period
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.projects import ProgrammeType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class BudgetLine(Part):
    """A sum within a programme and what it is for."""

    name: str
    money: Money
    basis: MoneyBasis | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Programme(Undertaking):
    """A national or joint programme, policy or scheme.

    `owners` run it. `part_of` is the programme it belongs to, `succeeds` the one it follows. `goals` are figures it
    aims at.

    >>> Programme(
    ...     id="programme:india-semiconductor-mission", name="India Semiconductor Mission", type=ProgrammeType.MISSION,
    ...     owners=("country:ind",), period="2021-12-15/..", budget=Money.parse("INR 76,000 crore"),
    ... ).budget.currency
    'INR'
    """

    kind: ClassVar[str] = "programme"

    type: ProgrammeType | None = None
    owners: tuple[PartyRef, ...] = ()
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    budget: Money | None = None
    budget_lines: tuple[BudgetLine, ...] = ()
    goals: tuple[Quantity, ...] = ()
    part_of: ProgrammeRef | None = None
    succeeds: tuple[ProgrammeRef, ...] = ()

    @property
    def when(self) -> tuple[When, ...]:
        """The time for which it runs."""
        return () if self.period is None else (self.period,)
