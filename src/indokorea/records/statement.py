"""Statements: what the sides said, together or alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.ids import AnyRef, MeetingRef, PartyRef, PersonRef
from indokorea.values.part import FieldsCheck, Part
from indokorea.vocabulary.statements import Stance, StatementType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class StatementPoint(Part):
    """One thing that a statement affirms, condemns, welcomes ..., in our own words, and the record it is about.

    >>> StatementPoint(stance=Stance.CONDEMNS, says="the attack at Pahalgam", about="event:pahalgam-2025").stance
    Stance.CONDEMNS
    """

    stance: Stance
    says: str
    about: AnyRef | None = None


def _somebody_issued_it(issuers: tuple[str, ...]) -> Iterator[Finding]:
    if not issuers:
        yield Finding(code="impossible", path="/issuers", message="nobody issued it", hint="name at least one issuer")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Statement(Undertaking):
    """A joint statement, declaration, remark or message. Raises InvalidRecord when nobody issued it.

    `issuers` are the sides that speak, `speakers` the people who spoke for them, `at` the meeting where it was issued,
    `addressed_to` whom a message was sent to.
    """

    kind: ClassVar[str] = "statement"

    type: StatementType
    issuers: tuple[PartyRef, ...]
    speakers: tuple[PersonRef, ...] = ()
    addressed_to: tuple[PartyRef, ...] = ()
    date: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    at: MeetingRef | None = None
    points: tuple[StatementPoint, ...] = ()

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_somebody_issued_it,)

    @property
    def when(self) -> tuple[When, ...]:
        """The date of issue."""
        return () if self.date is None else (self.date,)
