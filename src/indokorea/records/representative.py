"""Representatives: signatories of agreements and participants in meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PartyRef, PersonRef
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.values.names import Name, to_optional_name
from indokorea.vocabulary.converters import to_optional_participant_role
from indokorea.vocabulary.meetings import ParticipantRole


def _check_somebody_is_named(person: str | None, on_behalf_of: str | None) -> Iterator[Finding]:
    if person is None and on_behalf_of is None:
        yield Finding(
            code="impossible",
            path="",
            message="neither person nor on_behalf_of is given",
            hint="give the person, or the side that the person represented",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Representative(Part):
    """A signatory of an agreement or a participant in a meeting.

    Raises InvalidRecord if neither the person nor the side is given.

    >>> Representative(person="person:jaishankar-s", office="Foreign Minister", on_behalf_of="country:ind").person
    'person:jaishankar-s'
    """

    person: PersonRef | None = None
    """The person; absent if only the side is known."""
    office: Name | None = attrs.field(default=None, converter=to_optional_name)
    """The title of the office at the time, as the source gives it."""
    on_behalf_of: Annotated[PartyRef | None, SameAs("popolo:on_behalf_of")] = None
    """The country or organisation that the person represented."""
    role: ParticipantRole | None = attrs.field(default=None, converter=to_optional_participant_role)
    """The role of the person: led, signed, took part."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_somebody_is_named,)
