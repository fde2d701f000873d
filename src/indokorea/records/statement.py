"""Statements that the sides made, together or alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import AnyRef, MeetingRef, PartyRef, PersonRef
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import LanguageTag
from indokorea.findings import Finding
from indokorea.records.base import Undertaking, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.places import Place
from indokorea.vocabulary.converters import to_stance, to_statement_type
from indokorea.vocabulary.statements import Stance, StatementType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class StatementPoint(Part):
    """A point that a statement affirms, condemns, welcomes ..., and the record that it is about.

    >>> StatementPoint(stance=Stance.CONDEMNS, says="the attack at Pahalgam", about="event:pahalgam-2025").stance
    Stance.CONDEMNS
    """

    stance: Stance = attrs.field(converter=to_stance)
    """The stance: the sides affirm, condemn, welcome it and so on."""
    says: str
    """The content of the point, in our own words."""
    about: AnyRef | None = None
    """The record that it is about; absent if there is none."""


def _check_somebody_issued_it(issuers: tuple[str, ...], speakers: tuple[str, ...]) -> Iterator[Finding]:
    if not issuers and not speakers:
        yield Finding(
            code="impossible",
            path="/issuers",
            message="neither an issuer nor a speaker is given",
            hint="name at least one side that issued it, or the person who made it",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Statement(Undertaking):
    """A joint statement, declaration, remark or message, by sides or by people.

    Raises InvalidRecord without both an issuer and a speaker.

    >>> Statement(
    ...     id="statement:das-2025", name="Interview of the ambassador", type=StatementType.INTERVIEW,
    ...     speakers=("person:das-gourangalal",), date="2025-12-04", languages=("en",),
    ... ).issuers
    ()
    """

    kind: ClassVar[str] = "statement"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:CreativeWork",)

    type: StatementType = attrs.field(converter=to_statement_type)
    """The type of statement."""
    issuers: tuple[PartyRef, ...] = ()
    """The sides that issued it; empty if a person spoke for no one else."""
    speakers: tuple[PersonRef, ...] = ()
    """The people who made it, or spoke for the issuers."""
    addressed_to: tuple[PartyRef, ...] = ()
    """The sides that it was addressed to; empty if it was addressed to all."""
    date: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date of issue."""
    at: MeetingRef | None = None
    """The meeting at which it was issued."""
    place: Annotated[Place | None, SameAs("schema:locationCreated")] = None
    """The place of issue."""
    languages: Annotated[tuple[LanguageTag, ...], SameAs("schema:inLanguage")] = ()
    """The languages of the text, as BCP 47 tags; the original first."""
    points: tuple[StatementPoint, ...] = ()
    """The points that it makes."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_somebody_issued_it,)

    @property
    def when(self) -> tuple[When, ...]:
        """The date of issue."""
        return () if self.date is None else (self.date,)
