"""Statements: what the sides said, together or alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import AnyRef, MeetingRef, PartyRef, PersonRef
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.vocabulary.statements import Stance, StatementType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class StatementPoint(Part):
    """One thing that a statement affirms, condemns, welcomes ..., in our own words, and the record it is about.

    >>> StatementPoint(stance=Stance.CONDEMNS, says="the attack at Pahalgam", about="event:pahalgam-2025").stance
    Stance.CONDEMNS
    """

    stance: Stance
    """Whether the sides affirm, condemn, welcome it and so on."""
    says: str
    """What it is that they do so, in our own words."""
    about: AnyRef | None = None
    """The record that it is about; absent where there is none of it."""


def _somebody_issued_it(issuers: tuple[str, ...]) -> Iterator[Finding]:
    if not issuers:
        yield Finding(code="impossible", path="/issuers", message="nobody issued it", hint="name at least one issuer")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Statement(Undertaking):
    """A joint statement, declaration, remark or message. Raises InvalidRecord when nobody issued it."""

    kind: ClassVar[str] = "statement"

    type: StatementType
    """What sort of statement it is."""
    issuers: tuple[PartyRef, ...]
    """The sides that speak; at least one."""
    speakers: tuple[PersonRef, ...] = ()
    """The people who spoke for them."""
    addressed_to: tuple[PartyRef, ...] = ()
    """Whom a message was sent to; none where it is to everybody."""
    date: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """When it was issued."""
    at: MeetingRef | None = None
    """The meeting at which it was issued."""
    points: tuple[StatementPoint, ...] = ()
    """What it says, one thing each."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_somebody_issued_it,)

    @property
    def when(self) -> tuple[When, ...]:
        """The date of issue."""
        return () if self.date is None else (self.date,)
