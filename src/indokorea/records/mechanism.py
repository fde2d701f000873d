"""Mechanisms: the permanent dialogues in which the two sides meet regularly."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.record_ids import MechanismRef, PartyRef, RefersTo
from indokorea.records.base import Undertaking, When
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.converters import to_mechanism_type, to_optional_cadence, to_optional_meeting_level
from indokorea.vocabulary.meetings import Cadence, MechanismType, MeetingLevel


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Mechanism(Undertaking):
    """A dialogue, committee, forum or twinning that lasts longer than one meeting.

    Its meetings refer to it.

    >>> Mechanism(
    ...     id="mechanism:joint-commission", name="Joint Commission", type=MechanismType.JOINT_COMMISSION,
    ...     level=MeetingLevel.FOREIGN_MINISTER, parties=("country:ind", "country:kor"),
    ... ).level
    MeetingLevel.FOREIGN_MINISTER
    """

    kind: ClassVar[str] = "mechanism"

    type: MechanismType = attrs.field(converter=to_mechanism_type)
    """The type of dialogue."""
    level: MeetingLevel | None = attrs.field(default=None, converter=to_optional_meeting_level)
    """The rank of the people who lead it."""
    cadence: Cadence | None = attrs.field(default=None, converter=to_optional_cadence)
    """How often it is meant to meet."""
    parties: tuple[PartyRef, ...] = ()
    """The sides that meet in it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time for which it exists; it ends in `..` if it goes on."""
    parent: MechanismRef | None = None
    """The mechanism that it reports to or grew out of."""
    established_by: Annotated[str, RefersTo("statement", "agreement", "meeting", "event")] | None = None
    """The record that set it up."""

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
