"""Events: dated occurrences of any other type."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.record_ids import AnyRef
from indokorea.fields.same_as import SameAs
from indokorea.records.base import NamedRecord, When
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.vocabulary.converters import to_event_type
from indokorea.vocabulary.events import EventType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Event(NamedRecord):
    """An attack, an award, an anniversary, a port call, a piece of heritage.

    >>> Event(
    ...     id="event:pahalgam-2025", name="Attack at Pahalgam", type=EventType.ATTACK, period="2025-04-22/2025-04-22",
    ... ).period.latest
    datetime.date(2025, 4, 22)
    """

    kind: ClassVar[str] = "event"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Event",)
    is_brief: ClassVar[bool] = True

    type: EventType = attrs.field(converter=to_event_type)
    """The type of event."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time of the event; one day is a period whose start is its end. Absent if unknown."""
    place: Annotated[Place | None, SameAs("schema:location")] = None
    """The place."""
    involves: tuple[AnyRef, ...] = ()
    """The records that took part in it or that it was about."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
