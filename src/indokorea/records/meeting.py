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
from indokorea.vocabulary.converters import to_meeting_type, to_optional_meeting_level
from indokorea.vocabulary.meetings import MeetingLevel, MeetingType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Meeting(NamedRecord):
    """A single meeting of people of the two sides.

    >>> Meeting(
    ...     id="meeting:foreign-ministers-2025-08", name="Jaishankar and Cho in New Delhi", type=MeetingType.TALKS,
    ...     period="2025-08-16/2025-08-16",
    ... ).period.earliest
    datetime.date(2025, 8, 16)
    """

    kind: ClassVar[str] = "meeting"
    is_brief: ClassVar[bool] = True

    type: MeetingType = attrs.field(converter=to_meeting_type)
    """The type of meeting."""
    level: MeetingLevel | None = attrs.field(default=None, converter=to_optional_meeting_level)
    """The rank of the people who led it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time of the meeting; one day is a period whose start is its end."""
    place: Place | None = None
    """The place; absent for a call."""
    host: PartyRef | None = None
    """The side that received the other (`organizer` in schema.org); absent if neither did."""
    participants: tuple[Representative, ...] = ()
    """The people who took part, with their office and side (`attendee` in schema.org)."""
    mechanism: MechanismRef | None = None
    """The mechanism of which it was a session."""
    round: Ordinal | None = None
    """Its number within that mechanism or negotiation, counted from 1."""
    negotiates: AgreementRef | None = None
    """The agreement that was negotiated."""
    during: MeetingRef | None = None
    """The visit or larger meeting that it was a part of (`superEvent` in schema.org)."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
