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
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate
from indokorea.values.identifiers import Identifier
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.lifecycle.pages import Stands
    from indokorea.render.blocks import Page

When = PartialDate | Period

# What stands at the top of a record's page, and at its foot; the other fields keep their order.
PLACE_ON_PAGE = {"summary": -1, "claims": 1, "citations": 2}


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
    def cross_field_errors(cls, valid: Mapping[str, Any]) -> Iterator[Finding]:
        """What the checks of several fields find, and an id of another kind."""
        if "id" in valid and parse_id(valid["id"]).kind != cls.kind:
            yield Finding(
                code="impossible",
                path="/id",
                message=f"{short_json(valid['id'])} is no id of a record of kind {cls.kind}",
                hint=f'write "{cls.kind}:" and a slug',
                value=short_json(valid["id"]),
            )
        yield from cross_field_errors_of(cls, valid)

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

    def _standing(self) -> Stands | None:
        """Where it stands today, for the kinds that can tell that by themselves."""
        return None

    def _page(self) -> Page:
        from indokorea.lifecycle.pages import standing_words  # noqa: PLC0415  # loaded when it is shown
        from indokorea.render.blocks import DetailLine, Details, Page  # noqa: PLC0415  # as above
        from indokorea.values.lines import lines_of  # noqa: PLC0415  # as above

        standing = self._standing()
        now = () if standing is None else (DetailLine(field=f"on {today()}", text=standing_words(standing)),)
        told = sorted(lines_of(self, leave_out=("id",)), key=lambda line: PLACE_ON_PAGE.get(line.field, 0))
        return Page(title=self.label, under=self.id, blocks=(Details(lines=(*now, *told)),))

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
