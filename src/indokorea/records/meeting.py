"""Meetings: visits, talks, calls, rounds of negotiation, forums."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.numbers import Ordinal
from indokorea.fields.record_ids import AgreementRef, MechanismRef, MeetingRef, PartyRef
from indokorea.records.base import NamedRecord, When
from indokorea.records.representative import Representative
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.vocabulary.meetings import MeetingLevel, MeetingType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Meeting(NamedRecord):
    """People of the two sides coming together once.

    >>> Meeting(
    ...     id="meeting:foreign-ministers-2025-08", name="Jaishankar and Cho in New Delhi", type=MeetingType.TALKS,
    ...     period="2025-08-16/2025-08-16",
    ... ).period.earliest
    datetime.date(2025, 8, 16)
    """

    kind: ClassVar[str] = "meeting"

    type: MeetingType
    """What sort of meeting it was."""
    level: MeetingLevel | None = None
    """The rank of those who led it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """When it was; one day is a period whose start is its end."""
    place: Place | None = None
    """Where it was; absent for a call."""
    host: PartyRef | None = None
    """Who received the other side; absent where nobody did (`organizer` in schema.org)."""
    participants: tuple[Representative, ...] = ()
    """Who took part, in what office and for whom (`attendee` in schema.org)."""
    mechanism: MechanismRef | None = None
    """The standing dialogue of which it was a session."""
    round: Ordinal | None = None
    """Its number within that dialogue or negotiation, counted from 1."""
    negotiates: AgreementRef | None = None
    """The agreement that was negotiated."""
    during: MeetingRef | None = None
    """The visit or larger meeting that it was part of (`superEvent` in schema.org)."""

    @property
    def when(self) -> tuple[When, ...]:
        """When it took place."""
        return () if self.period is None else (self.period,)
