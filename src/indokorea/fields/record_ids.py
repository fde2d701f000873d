"""Record ids: `kind:slug`, the same form in a record, a reference, a table and on the wire.

A field that refers to other records names their kinds in its type, `Annotated[str, RefersTo(...)]`; the integrity
checks, graphs, tables and the schema are derived from that.
"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.text_rules import SLUG
from indokorea.messages import did_you_mean, short_json

# The kinds in the order in which records are written. A kind of two words is in snake case, such as `trade_measure`.
KINDS = tuple(RECORD_KINDS)

LONGEST_SLUG = 80

_KIND_SET = frozenset(KINDS)

_match_slug = re.compile(SLUG, re.ASCII).fullmatch

# The ids under which the DPRK could be entered: its codes of ISO 3166 and COW, and what people write.
DPRK = frozenset(
    f"country:{slug}"
    for slug in ("prk", "kp", "408", "731", "dprk", "north-korea", "nkorea", "korea-north", "korea-dpr")
)

DPRK_REFUSED = "the Democratic People's Republic of Korea is not a side of this tie"


class RecordId(NamedTuple):
    """The two parts of a record id.

    >>> parse_id("agreement:cepa-2009").slug
    'cepa-2009'
    """

    kind: str
    slug: str


def parse_id(text: str) -> RecordId:
    """Return the kind and the slug of a record id. Raises InvalidValue if it is not `kind:slug`.

    The slug is `[a-z0-9]+(-[a-z0-9]+)*`, at most 80 characters.
    """
    kind, colon, slug = text.partition(":")
    if not colon:
        raise InvalidValue.expected("a record id", text, hint="write kind:slug, such as country:ind")
    if kind not in _KIND_SET:
        raise InvalidValue.expected(
            "a record id",
            text,
            reason=f"unknown kind {short_json(kind)}",
            hint=did_you_mean(kind, KINDS) or f"the kinds are {', '.join(KINDS)}",
        )
    if len(slug) > LONGEST_SLUG:
        reason = f"its slug has {len(slug)} characters, and at most {LONGEST_SLUG} are allowed"
        raise InvalidValue.expected("a record id", text, reason=reason)
    if _match_slug(slug) is None:
        raise InvalidValue.expected(
            "a record id",
            text,
            reason=f"invalid slug {short_json(slug)}",
            hint="write lower-case letters a-z and digits, with single hyphens between them",
        )
    return RecordId(kind, slug)


def _check_id(text: str) -> None:
    """Check a record id as `parse_id` does, without making a RecordId. Raises InvalidValue."""
    kind, _, slug = text.partition(":")
    if kind not in _KIND_SET or len(slug) > LONGEST_SLUG or _match_slug(slug) is None:
        parse_id(text)


class IsId:
    """The rule of a record's own id."""

    def __call__(self, text: str, /) -> None:
        _check_id(text)

    def __repr__(self) -> str:
        return "IsId()"


class RefersTo:
    """The rule of a field that refers to records of these kinds; without kinds, to records of any kind.

    The reader and the constructor check the form of the id; whether the record exists and is of the right kind is
    checked by the collection. `party=True` marks a field that names a party. `pair=True` marks one that names a side of
    a bilateral tie, where the DPRK is refused: the Korea of such a tie is the Republic of Korea. Elsewhere a rule warns
    if the DPRK may be a slip. Raises InvalidValue for an unknown kind.

    >>> RefersTo("country", "organisation").kinds
    ('country', 'organisation')
    """

    __slots__ = ("kinds", "pair", "party")

    def __init__(self, *kinds: str, party: bool = False, pair: bool = False) -> None:
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown:
            raise InvalidValue.expected("kinds of record", unknown, hint=f"write {', '.join(KINDS)}")
        self.kinds: tuple[str, ...] = kinds or KINDS
        self.party: bool = party or pair
        self.pair: bool = pair

    def __call__(self, text: str, /) -> None:
        _check_id(text)
        if self.pair and text in DPRK:
            raise InvalidValue.expected(
                "another party",
                text,
                reason=DPRK_REFUSED,
                hint='write "country:kor" for the Republic of Korea',
                code="refused-party",
            )

    def __repr__(self) -> str:
        mark = ", pair=True" if self.pair else ", party=True" if self.party else ""
        return f"RefersTo({', '.join(map(repr, self.kinds))}{mark})"


OwnId = Annotated[str, IsId()]

AgreementRef = Annotated[str, RefersTo("agreement")]
AnyRef = Annotated[str, RefersTo()]
CapabilityRef = Annotated[str, RefersTo("capability")]
ChallengeRef = Annotated[str, RefersTo("challenge")]
CommitmentRef = Annotated[str, RefersTo("commitment")]
CountryRef = Annotated[str, RefersTo("country")]
MechanismRef = Annotated[str, RefersTo("mechanism")]
MeetingRef = Annotated[str, RefersTo("meeting")]
ObjectiveRef = Annotated[str, RefersTo("objective")]
OrganisationRef = Annotated[str, RefersTo("organisation")]
PairCountryRef = Annotated[str, RefersTo("country", pair=True)]
PartyCountryRef = Annotated[str, RefersTo("country", party=True)]
PartyOrganisationRef = Annotated[str, RefersTo("organisation", party=True)]
PartyRef = Annotated[str, RefersTo("country", "organisation", party=True)]
PersonRef = Annotated[str, RefersTo("person")]
ProgrammeRef = Annotated[str, RefersTo("programme")]
ProjectRef = Annotated[str, RefersTo("project")]
SectorRef = Annotated[str, RefersTo("sector")]
SourceRef = Annotated[str, RefersTo("source")]
SpeakerRef = Annotated[str, RefersTo("country", "organisation", "person")]
UndertakingRef = Annotated[
    str,
    RefersTo(
        "agreement",
        "mechanism",
        "meeting",
        "exercise",
        "statement",
        "commitment",
        "programme",
        "project",
        "event",
    ),
]
