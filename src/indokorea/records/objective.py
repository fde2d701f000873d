"""Objectives: the aims of the sides."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import ObjectiveRef, PartyRef
from indokorea.records.base import NamedRecord, When
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.commitments import ObjectiveTheme
from indokorea.vocabulary.converters import to_objective_theme


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Objective(NamedRecord):
    """An aim and the sides that hold it. The undertakings that serve it refer to it.

    >>> Objective(
    ...     id="objective:diversify-supply-chains", name="Diversify supply chains",
    ...     theme=ObjectiveTheme.SUPPLY_CHAIN_DIVERSIFICATION, held_by=("country:ind", "country:kor"),
    ... ).theme
    ObjectiveTheme.SUPPLY_CHAIN_DIVERSIFICATION
    """

    kind: ClassVar[str] = "objective"
    is_background: ClassVar[bool] = True

    theme: ObjectiveTheme = attrs.field(converter=to_objective_theme)
    """The type of aim."""
    held_by: tuple[PartyRef, ...] = ()
    """The sides that hold it; both if they share it."""
    part_of: ObjectiveRef | None = None
    """The larger objective that it belongs to."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time for which it is held; absent if unknown."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
