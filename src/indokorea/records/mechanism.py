"""Mechanisms: the standing dialogues in which the two sides meet again and again."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.record_ids import MechanismRef, PartyRef, RefersTo
from indokorea.records.base import Undertaking, When
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.meetings import Cadence, MechanismType, MeetingLevel


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Mechanism(Undertaking):
    """A dialogue, committee, forum or twinning that outlives a single meeting.

    Its meetings point to it.

    >>> Mechanism(
    ...     id="mechanism:joint-commission", name="Joint Commission", type=MechanismType.JOINT_COMMISSION,
    ...     level=MeetingLevel.FOREIGN_MINISTER, parties=("country:ind", "country:kor"),
    ... ).level
    MeetingLevel.FOREIGN_MINISTER
    """

    kind: ClassVar[str] = "mechanism"

    type: MechanismType
    """What sort of dialogue it is."""
    level: MeetingLevel | None = None
    """The rank of those who lead it."""
    cadence: Cadence | None = None
    """How often it is to meet."""
    parties: tuple[PartyRef, ...] = ()
    """Those who meet in it."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """From when to when it existed; `..` at the end where it goes on."""
    parent: MechanismRef | None = None
    """The mechanism that it reports to or grew out of."""
    established_by: Annotated[str, RefersTo("statement", "agreement", "meeting", "event")] | None = None
    """What set it up."""

    @property
    def when(self) -> tuple[When, ...]:
        """The time of its existence."""
        return () if self.period is None else (self.period,)
