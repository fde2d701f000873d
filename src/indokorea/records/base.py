"""What every record has: an identifier, and, on all but a Source, its evidence.

Records never hold other records. They refer by identifier, and a collection resolves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs

from indokorea.evidence import Citation, Claim
from indokorea.findings import Finding, shown
from indokorea.values.dates import PartialDate
from indokorea.values.identifiers import Identifier
from indokorea.values.ids import ChallengeRef, ObjectiveRef, OwnId, SectorRef, parse_id
from indokorea.values.names import Name, to_name
from indokorea.values.part import Part, conflicts_of
from indokorea.values.period import Period

When = PartialDate | Period


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Record(Part):
    """An entry of a dossier. `kind` is its tag and the first half of its `id`."""

    kind: ClassVar[str] = ""
    written_last: ClassVar[tuple[str, ...]] = (
        "summary",
        "serves",
        "answers",
        "sectors",
        "identifiers",
        "claims",
        "citations",
    )

    id: OwnId
    identifiers: tuple[Identifier, ...] = ()

    @classmethod
    def conflicts(cls, sound: Mapping[str, Any]) -> Iterator[Finding]:
        """What the checks of several fields find, and an id of another kind."""
        if "id" in sound and parse_id(sound["id"]).kind != cls.kind:
            yield Finding(
                code="impossible",
                path="/id",
                message=f"{shown(sound['id'])} is no id of a record of kind {cls.kind}",
                hint=f'write "{cls.kind}:" and a slug',
                value=shown(sound["id"]),
            )
        yield from conflicts_of(cls, sound)

    @property
    def slug(self) -> str:
        """The second half of the id."""
        return parse_id(self.id).slug

    @property
    def label(self) -> str:
        """What to call it in a line of text, in English."""
        return self.id

    @property
    def when(self) -> tuple[When, ...]:
        """The dates and periods in which it happened, held or applied; empty where it has none."""
        return ()


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CitedRecord(Record):
    """A record that says who says so. `summary` is in our own words; `sectors` are those it concerns."""

    summary: str | None = None
    sectors: tuple[SectorRef, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True, repr=False, eq=False)
class NamedRecord(CitedRecord):
    """A record with a name of its own."""

    name: Name = attrs.field(converter=to_name)

    @property
    def label(self) -> str:
        """Its name in English."""
        return self.name.en


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Undertaking(NamedRecord):
    """Something that two sides undertake: it `serves` objectives and `answers` challenges."""

    serves: tuple[ObjectiveRef, ...] = ()
    answers: tuple[ChallengeRef, ...] = ()
