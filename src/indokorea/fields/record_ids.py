"""Identifiers: `kind:slug`, the same form in a record, a reference, a table and on the wire.

A field that refers says to which kinds it may refer in its own type, `Annotated[str, RefersTo(...)]`;
integrity, graphs, tables and the schema are derived from that.
"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.text_rules import SLUG
from indokorea.messages import did_you_mean, short_json

KINDS = tuple(RECORD_KINDS)

LONGEST_SLUG = 80

_slug = re.compile(SLUG, re.ASCII).fullmatch
_known_kinds = frozenset(KINDS)

# The names under which the DPRK would be entered: its codes of ISO 3166 and COW, and what people write.
DPRK = frozenset(
    f"country:{slug}"
    for slug in ("prk", "kp", "408", "731", "dprk", "north-korea", "nkorea", "korea-north", "korea-dpr")
)


class RecordId(NamedTuple):
    """The two halves of an identifier.

    >>> parse_id("agreement:cepa-2009").slug
    'cepa-2009'
    """

    kind: str
    slug: str


def parse_id(text: str) -> RecordId:
    """Text to its kind and slug. Raises InvalidValue when it is not `kind:slug`.

    The slug is `[a-z0-9]+(-[a-z0-9]+)*`, at most 80 characters.
    """
    kind, colon, slug = text.partition(":")
    if not colon:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no identifier", value=text, hint="write kind:slug, like country:ind"
        )
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"the kinds are {', '.join(KINDS)}"
        raise InvalidValue.from_message(f"{short_json(text)} names no kind of record", value=text, hint=hint)
    if len(slug) > LONGEST_SLUG:
        raise InvalidValue.from_message(
            f"{short_json(text)} has a slug of {len(slug)} characters; {LONGEST_SLUG} is the most", value=text
        )
    if _slug(slug) is None:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no identifier: after the colon stands {short_json(slug)}",
            value=text,
            hint="a slug is lower-case letters a-z and digits, with single hyphens between",
        )
    return RecordId(kind, slug)


def _check_id(text: str) -> None:
    """Raises InvalidValue where `parse_id` does."""
    kind, _, slug = text.partition(":")
    if kind not in _known_kinds or len(slug) > LONGEST_SLUG or _slug(slug) is None:
        parse_id(text)


class IsId:
    """The rule of a record's own identifier."""

    def __call__(self, text: str, /) -> None:
        _check_id(text)

    def __repr__(self) -> str:
        return "IsId()"


class RefersTo:
    """The rule of a field that refers to records of these kinds; no kind given means any.

    The reader and the constructor check the form of the identifier; whether the record exists and is
    of a right kind is the collection's check. `party=True` marks a field that names a party, where
    the DPRK is refused: the Korea of this library is the Republic of Korea.
    """

    __slots__ = ("kinds", "party")

    def __init__(self, *kinds: str, party: bool = False) -> None:
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown:
            raise InvalidValue.from_message(f"no such kind of record: {', '.join(unknown)}", value=unknown)
        self.kinds: tuple[str, ...] = kinds or KINDS
        self.party: bool = party

    def __call__(self, text: str, /) -> None:
        _check_id(text)
        if self.party and text in DPRK:
            raise InvalidValue.from_message(
                f"{short_json(text)} is the Democratic People's Republic of Korea, which is no party here",
                value=text,
                hint='the Republic of Korea is "country:kor"',
                code="refused-party",
            )

    def __repr__(self) -> str:
        return f"RefersTo({', '.join(map(repr, self.kinds))}{', party=True' if self.party else ''})"


OwnId = Annotated[str, IsId()]

AgreementRef = Annotated[str, RefersTo("agreement")]
AnyRef = Annotated[str, RefersTo()]
ChallengeRef = Annotated[str, RefersTo("challenge")]
CommitmentRef = Annotated[str, RefersTo("commitment")]
CountryRef = Annotated[str, RefersTo("country")]
MechanismRef = Annotated[str, RefersTo("mechanism")]
MeetingRef = Annotated[str, RefersTo("meeting")]
ObjectiveRef = Annotated[str, RefersTo("objective")]
OrganisationRef = Annotated[str, RefersTo("organisation")]
PartyCountryRef = Annotated[str, RefersTo("country", party=True)]
PartyOrganisationRef = Annotated[str, RefersTo("organisation", party=True)]
PartyRef = Annotated[str, RefersTo("country", "organisation", party=True)]
PersonRef = Annotated[str, RefersTo("person")]
ProgrammeRef = Annotated[str, RefersTo("programme")]
SectorRef = Annotated[str, RefersTo("sector")]
SourceRef = Annotated[str, RefersTo("source")]
UndertakingRef = Annotated[str, RefersTo("agreement", "commitment", "programme", "statement", "project", "mechanism")]
