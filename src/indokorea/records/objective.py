"""Objectives: what the sides want."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import ObjectiveRef, PartyRef
from indokorea.records.base import NamedRecord, When
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.commitments import ObjectiveTheme


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Objective(NamedRecord):
    """An aim and who holds it. What serves it points to it.

    >>> Objective(
    ...     id="objective:diversify-supply-chains", name="Diversify supply chains",
    ...     theme=ObjectiveTheme.SUPPLY_CHAIN_DIVERSIFICATION, held_by=("country:ind", "country:kor"),
    ... ).theme
    ObjectiveTheme.SUPPLY_CHAIN_DIVERSIFICATION
    """

    kind: ClassVar[str] = "objective"

    theme: ObjectiveTheme
    """What sort of aim it is."""
    held_by: tuple[PartyRef, ...] = ()
    """Whose aim it is; both sides where they share it."""
    part_of: ObjectiveRef | None = None
    """The larger aim that it belongs to."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """For how long it is held; absent where no source tells."""

    @property
    def when(self) -> tuple[When, ...]:
        """The time for which it is held."""
        return () if self.period is None else (self.period,)
