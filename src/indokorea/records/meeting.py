"""Meetings: visits, talks, calls, rounds of negotiation, forums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Ordinal
from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import AgreementRef, AnyRef, MechanismRef, MeetingRef, PartyRef
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
from indokorea.records.representative import Representative
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.vocabulary.converters import (
    to_meeting_type,
    to_optional_holding_outcome,
    to_optional_meeting_level,
    to_optional_meeting_mode,
)
from indokorea.vocabulary.meetings import HoldingOutcome, MeetingLevel, MeetingMode, MeetingType


def _check_one_larger_gathering(during: str | None, margins_of: str | None) -> Iterator[Finding]:
    if during is not None and margins_of is not None:
        yield Finding(
            code="impossible",
            path="/margins_of",
            message="both during and margins_of are given",
            hint="leave out margins_of; it is for a gathering that has no record",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Meeting(NamedRecord):
    """A single meeting of people of the two sides, held or planned.

    Raises InvalidRecord if the larger gathering is given both as a record and in words.

    >>> Meeting(
    ...     id="meeting:foreign-ministers-2025-08", name="Jaishankar and Cho in New Delhi", type=MeetingType.TALKS,
    ...     period="2025-08-16/2025-08-16",
    ... ).period.earliest
    datetime.date(2025, 8, 16)
    """

    kind: ClassVar[str] = "meeting"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Event",)
    is_brief: ClassVar[bool] = True

    type: MeetingType = attrs.field(converter=to_meeting_type)
    """The type of meeting."""
    level: MeetingLevel | None = attrs.field(default=None, converter=to_optional_meeting_level)
    """The rank of the people who led it."""
    mode: Annotated[MeetingMode | None, SameAs("schema:eventAttendanceMode")] = attrs.field(
        default=None, converter=to_optional_meeting_mode
    )
    """The way in which people met: in person, by video."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time of the meeting, or that planned for it; one day is a period whose start is its end."""
    planned: Annotated[Period | None, SameAs("schema:previousStartDate")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time first planned for it, if that changed."""
    outcome: Annotated[HoldingOutcome | None, SameAs("schema:eventStatus")] = attrs.field(
        default=None, converter=to_optional_holding_outcome
    )
    """Whether it was held, planned, postponed or cancelled; absent for one held."""
    places: Annotated[tuple[Place, ...], SameAs("schema:location")] = ()
    """The places, in the order of the meeting; empty for a call."""
    host: Annotated[PartyRef | None, SameAs("schema:organizer")] = None
    """The side that received the other; absent if neither did."""
    participants: Annotated[tuple[Representative, ...], SameAs("schema:attendee")] = ()
    """The people who took part, with their office and side."""
    mechanism: MechanismRef | None = None
    """The mechanism of which it was a session."""
    round: Ordinal | None = None
    """Its number within that mechanism or negotiation, counted from 1."""
    negotiates: AgreementRef | None = None
    """The agreement that was negotiated."""
    during: Annotated[MeetingRef | None, SameAs("schema:superEvent")] = None
    """The visit or larger meeting that it was a part of."""
    margins_of: str | None = None
    """The larger gathering on whose margins it took place, if that has no record, such as `G20 summit`."""
    agenda: tuple[str, ...] = ()
    """The subjects on its agenda, in our own words."""
    follows_up: tuple[AnyRef, ...] = ()
    """The records that it followed up: an earlier meeting, an agreement, a project."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_one_larger_gathering,)

    @property
    def was_held(self) -> bool:
        """True unless it is recorded as planned, postponed, cancelled or not confirmed."""
        return self.outcome in (None, HoldingOutcome.HELD)

    @property
    def when(self) -> tuple[When, ...]:
        """Its period; if it has none, the time first planned."""
        time = self.period or self.planned
        return () if time is None else (time,)
