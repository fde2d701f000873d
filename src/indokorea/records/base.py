"""What every record has: an identifier, and, on all but a Source, its evidence.

Records never hold other records. They refer by identifier, and a collection resolves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from indokorea.fields.part import Part, cross_field_errors_of
from indokorea.fields.record_ids import ChallengeRef, ObjectiveRef, OwnId, SectorRef, parse_id
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.records.evidence import Citation, Claim
from indokorea.render.display import Displayable, display_text
from indokorea.values.dates import PartialDate
from indokorea.values.identifiers import Identifier
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.lifecycle.standing import Standing

When = PartialDate | Period


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Record(Part, Displayable):
    """An entry of a dossier. `kind` is its tag and the first half of its `id`.

    `print` shows everything in it in the width of the terminal, and a notebook as a table.
    """

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
    """What other records refer to it by: the kind, a colon and a slug. It never changes once it was published."""
    identifiers: tuple[Identifier, ...] = ()
    """What registers, treaty series and data sets call it."""

    @classmethod
    def cross_field_errors(cls, sound: Mapping[str, Any]) -> Iterator[Finding]:
        """What the checks of several fields find, and an id of another kind."""
        if "id" in sound and parse_id(sound["id"]).kind != cls.kind:
            yield Finding(
                code="impossible",
                path="/id",
                message=f"{short_json(sound['id'])} is no id of a record of kind {cls.kind}",
                hint=f'write "{cls.kind}:" and a slug',
                value=short_json(sound["id"]),
            )
        yield from cross_field_errors_of(cls, sound)

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

    def standing_today(self) -> Standing | None:
        """Return the status, phase or stage today, for the kinds that can tell it without other records; else None."""
        return None

    def __str__(self) -> str:
        return display_text(self)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CitedRecord(Record):
    """A record that says who says so, and which fields of work it concerns."""

    summary: str | None = None
    """What it is, in our own words and in a few sentences."""
    sectors: tuple[SectorRef, ...] = ()
    """The fields of work that it concerns."""
    claims: tuple[Claim, ...] = ()
    """What somebody says of it: a rival to what stands in a field, or a thing that no field holds."""
    citations: tuple[Citation, ...] = ()
    """Who says so, and of which fields."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class NamedRecord(CitedRecord):
    """A record with a name of its own."""

    name: Name = attrs.field(converter=to_name)
    """What it is called; a bare text is its English name (`name` in schema.org, the label in Wikidata)."""

    @property
    def label(self) -> str:
        """Its name in English."""
        return self.name.en


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Undertaking(NamedRecord):
    """Something that two sides undertake: it `serves` objectives and `answers` challenges."""

    serves: tuple[ObjectiveRef, ...] = ()
    """The objectives that it is meant to further."""
    answers: tuple[ChallengeRef, ...] = ()
    """The challenges that it is meant to overcome."""
