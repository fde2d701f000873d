"""The base classes of the records: an identifier for all, and evidence for all but a Source.

A record never holds another record. It refers to one by its identifier, which a collection resolves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, overload

import attrs

from indokorea._lazy import feature
from indokorea.fields.extensions import NO_EXTENSIONS, Extensions, to_extensions
from indokorea.fields.part import Part, cross_field_errors_of
from indokorea.fields.record_ids import ChallengeRef, ObjectiveRef, OwnId, SectorRef, parse_id
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.messages import short_json
from indokorea.records.evidence import Citation, Claim
from indokorea.render.display import Displayable, display_text
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.identifiers import Identifier
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period

if TYPE_CHECKING:
    from indokorea.lifecycle.standing import Standing

When = PartialDate | Period
ValueT = TypeVar("ValueT")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Record(Part, Displayable):
    """An entry of a dossier. `kind` is its tag and the first half of its `id`.

    `print` and a notebook show its names, standing, fields, claims and numbered sources, as `indokorea show` does. The
    names of other records are those of the newest dossier that is still in use and holds this very object; a record of
    no dossier, such as a changed copy, is shown with ids.
    """

    kind: ClassVar[str] = ""
    # Background kinds, such as people and figures: their dates are not acts between the two sides, so they are neither
    # among the latest events of the overview nor ongoing in the state of a day.
    is_background: ClassVar[bool] = False
    # Kinds that `known_on` keeps without a source, since all others refer to them: those of reference data in any case,
    # the others once something that it keeps names them.
    always_known: ClassVar[bool] = False
    is_reference_data: ClassVar[bool] = False
    # Kinds that take some days, such as meetings. If the end of one is unknown, it is ongoing on its first day alone.
    is_brief: ClassVar[bool] = False
    written_last: ClassVar[tuple[str, ...]] = (
        "identifiers",
        "summary",
        "sectors",
        "claims",
        "citations",
        "serves",
        "answers",
        "last_checked",
        "extensions",
    )

    id: OwnId
    """The identifier that other records refer to: the kind, a colon and a slug. It never changes once published."""
    identifiers: tuple[Identifier, ...] = ()
    """Its identifiers in registers, treaty series and data sets."""
    extensions: Extensions = attrs.field(default=NO_EXTENSIONS, converter=to_extensions)
    """Data of your own, each under a name with a prefix, such as `acme:score`; the library keeps it unread."""

    @classmethod
    def cross_field_errors(cls, valid: Mapping[str, Any]) -> Iterator[Finding]:
        """Yield the findings of the checks of several fields, and one for an id of another kind."""
        if "id" in valid and parse_id(valid["id"]).kind != cls.kind:
            yield Finding(
                code="impossible",
                path="/id",
                message=f"expected an id of kind {cls.kind}, got {short_json(valid['id'])}",
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
        """Its name in a line of text, in English."""
        return self.id

    @property
    def when(self) -> tuple[When, ...]:
        """The dates and periods in which it happened, held or applied; empty if it has none."""
        from indokorea.records.dated_fields import event_values  # noqa: PLC0415  # a lookup needs no dates

        return tuple(dated.value for dated in event_values(self))

    def row(self) -> dict[str, Any]:
        """Return its id, its label and its fields as one flat row; every record of a kind has the same keys."""
        return {"id": self.id, "label": self.label} | super().row()

    def standing_today(self) -> Standing | None:
        """Return the status, phase or stage today, for kinds that need no other record for it; else None."""
        return None

    @overload
    def extension(self, name: str) -> Any: ...
    @overload
    def extension(self, name: str, cls: type[ValueT]) -> ValueT: ...
    def extension(self, name: str, cls: type[Any] | None = None) -> Any:
        """Return one of its extensions as new plain data, or as an object of `cls`, such as an attrs class of yours.

        Raises KeyError if it has none of this name, InvalidData if the data does not fit the class.
        """
        if name not in self.extensions:
            names = ", ".join(map(short_json, self.extensions)) or "none"
            raise KeyError(f"no extension {short_json(name)}; {self.id} has {names}")
        plain = self.extensions[name]
        return plain if cls is None else feature("structure_extension")(plain, cls)

    def __str__(self) -> str:
        return display_text(self)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class CitedRecord(Record):
    """A record with its evidence and the sectors that it concerns."""

    not_events: ClassVar[tuple[str, ...]] = ("last_checked",)

    summary: str | None = None
    """A description in our own words, in a few sentences."""
    sectors: tuple[SectorRef, ...] = ()
    """The sectors that it concerns."""
    claims: tuple[Claim, ...] = ()
    """Statements about it: a value that contradicts a field, or a fact that no field holds."""
    citations: tuple[Citation, ...] = ()
    """The sources, each with the fields that it supports."""
    last_checked: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day on which all of it was last compared with its sources."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class NamedRecord(CitedRecord):
    """A record with a name of its own."""

    name: Annotated[Name, SameAs("schema:name")] = attrs.field(converter=to_name)
    """Its name; plain text is its English name."""

    @property
    def label(self) -> str:
        """Its name in English."""
        return self.name.en


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Undertaking(NamedRecord):
    """Something that the sides undertake, which may serve objectives and answer challenges."""

    serves: tuple[ObjectiveRef, ...] = ()
    """The objectives that it is meant to advance."""
    answers: tuple[ChallengeRef, ...] = ()
    """The challenges that it is meant to overcome."""
