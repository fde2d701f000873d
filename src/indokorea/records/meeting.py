"""Meetings: visits, talks, calls, rounds of negotiation, forums."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.records.base import NamedRecord, When
from indokorea.records.representative import Representative
from indokorea.values.ids import AgreementRef, MechanismRef, MeetingRef, PartyRef
from indokorea.values.numbers import Ordinal
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.vocabulary.meetings import MeetingLevel, MeetingType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Meeting(NamedRecord):
    """People of the two sides coming together once.

    One day is a period whose start is its end. `mechanism` is the standing dialogue it belongs to, `round` its number
    there; `negotiates` is the agreement negotiated; `during` the visit that it was part of.

    >>> Meeting(
    ...     id="meeting:foreign-ministers-2025-08", name="Jaishankar and Cho in New Delhi", type=MeetingType.TALKS,
    ...     period="2025-08-16/2025-08-16",
    ... ).period.earliest
    datetime.date(2025, 8, 16)
    """

    kind: ClassVar[str] = "meeting"

    type: MeetingType
    level: MeetingLevel | None = None
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    place: Place | None = None
    host: PartyRef | None = None
    participants: tuple[Representative, ...] = ()
    mechanism: MechanismRef | None = None
    round: Ordinal | None = None
    negotiates: AgreementRef | None = None
    during: MeetingRef | None = None

    @property
    def when(self) -> tuple[When, ...]:
        """When it took place."""
        return () if self.period is None else (self.period,)
