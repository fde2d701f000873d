"""Dossier: the face of the library, a collection of records with a title, an edition and an as-of date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Self, TypeVar, overload

from indokorea.about import About, about
from indokorea.collection import Records, View
from indokorea.complementarity import Complementarity, complementarities
from indokorea.coverage import UndertakingCoverage, coverage
from indokorea.disputes import Dispute, Evidence, disputes, evidence
from indokorea.errors import InvalidData
from indokorea.findings import Finding
from indokorea.lifecycle import StageStanding
from indokorea.records import (
    Agreement,
    AnyRecord,
    Capability,
    Challenge,
    Commitment,
    Country,
    Event,
    Exercise,
    Mechanism,
    Meeting,
    Objective,
    Observation,
    Organisation,
    Partnership,
    Person,
    Programme,
    Project,
    Sector,
    Source,
    Statement,
)
from indokorea.search import Hit, find
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.part import check_shape
from indokorea.values.shape import Leaf, Maybe, leaf_of
from indokorea.vocabulary.commitments import CommitmentStatus

RecordT = TypeVar("RecordT", bound=AnyRecord)

HEADER_TYPES = {"title": str, "edition": str, "as_of": PartialDate}
# The header's fields, for the constructor and for the wire.
HEADER: dict[str, Leaf] = {name: leaf_of(cls, None) for name, cls in HEADER_TYPES.items()}


class Dossier(Records):
    """Records with a header.

    `title` says what it is, `edition` which issue of the data, `as_of` the day up to which it was kept. Raises
    InvalidData as Records does.

    >>> dossier = Dossier([Country(id="country:kor", name="Republic of Korea")], title="Mine", as_of="2026-11")
    >>> dossier.countries["kor"].label, len(dossier)
    ('Republic of Korea', 1)
    """

    __slots__ = ("_as_of", "_edition", "_title")

    _title: str | None
    _edition: str | None
    _as_of: PartialDate | None

    def __init__(
        self,
        records: Iterable[AnyRecord] = (),
        *,
        title: str | None = None,
        edition: str | None = None,
        as_of: str | datetime.date | PartialDate | None = None,
        integrity: bool = True,
    ) -> None:
        told = {"title": title, "edition": edition, "as_of": to_optional_date(as_of)}
        faults: list[Finding] = []
        for name, leaf in HEADER.items():
            check_shape(Maybe(leaf), told[name], faults, name)
            object.__setattr__(self, f"_{name}", told[name])
        try:
            super().__init__(records, integrity=integrity)
        except InvalidData as error:
            faults.extend(error.findings)
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)

    @property
    def title(self) -> str | None:
        """What it says it is."""
        return self._title

    @property
    def edition(self) -> str | None:
        """Which issue of the data it is."""
        return self._edition

    @property
    def as_of(self) -> PartialDate | None:
        """The day up to which it was kept."""
        return self._as_of

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as the constructor takes them."""
        return {"title": self.title, "edition": self.edition, "as_of": self.as_of}

    def _remade(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        return type(self)(records, integrity=integrity, **self.header)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.header == other.header and super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.title, self.edition, self.as_of, super().__hash__()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), tuple(self), self.header)

    def about(self) -> About:
        """What it holds in figures; `str()` of them reads as a paragraph."""
        return about(self)

    def stage_on(self, commitment: str | Commitment, day: DateLike | None = None) -> StageStanding[CommitmentStatus]:
        """How far a commitment has come, with the commitments here that renew it taken into account."""
        record = self.commitments[commitment if isinstance(commitment, str) else commitment.id]
        renewing = {link.record for link in self.links_to(record.id) if link.path.startswith("/renews/")}
        return record.stage_on(day, [self.commitments[id] for id in sorted(renewing)])

    @overload
    def find(self, text: str, *, kind: type[RecordT], limit: int | None = 20) -> tuple[Hit[RecordT], ...]: ...
    @overload
    def find(self, text: str, *, kind: None = None, limit: int | None = 20) -> tuple[Hit[AnyRecord], ...]: ...
    def find(
        self, text: str, *, kind: type[RecordT] | None = None, limit: int | None = 20
    ) -> tuple[Hit[RecordT], ...] | tuple[Hit[AnyRecord], ...]:
        """The records that a text finds, the best first.

        Looks in names, aliases, titles, summaries, identifiers and codes, in English, Korean, Hindi and romanisation.
        Case, accents, width and blanks do not matter, and a longer word may have one slip. Every word has to be found.
        `kind` keeps the records of one kind; `limit` is how many there are at most, None for all. A text without
        letters or figures finds nothing. Raises InvalidValue when the text is no text, the limit is no whole number
        above zero, or the kind is none.

        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> [hit.record.label for hit in Dossier([steel]).find("stele")]
        ['Steel']
        """
        return find(self, text, kind=kind, limit=limit)

    def evidence(self, record: str | AnyRecord, pointer: str = "") -> Evidence:
        """Who says so: the citations that support a record or one of its fields, and the claims about it.

        `pointer` is a JSON Pointer such as `/scope` or `/actions/0/on`; without one, the whole record is asked for.
        Raises UnknownRecord for a record that is not there, InvalidValue for a source, which cites nothing, and for a
        pointer that leads to no field; the message names the nearest.

        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> Dossier([steel]).evidence(steel, "/name/en").value
        'Steel'
        """
        return evidence(self, record, pointer)

    def disputes(
        self, *, about: str | AnyRecord | None = None, sector: str | None = None, settled: bool | None = None
    ) -> tuple[Dispute, ...]:
        """The contested facts, in the order of the records that they are about.

        Claims that share a topic, or are about one field of one record, belong together; they are a dispute when one
        of them is disputed or rejected. `about` keeps the disputes about one record, `sector` those about records in a
        sector or a narrower one; `settled` keeps those in which nothing is disputed any more, or, when False, those in
        which something is. Raises UnknownRecord for a record or a sector that is not there.
        """
        return disputes(self, about=about, sector=sector, settled=settled)

    def complementarities(self, *, sector: str | None = None) -> tuple[Complementarity, ...]:
        """One side's strengths beside the other's needs, then beside the other's strengths, in the same sector.

        A capability of a sector is compared with those of the sectors under it; one that names no sector is of the
        whole economy, and is compared with others of the whole economy. `sector` keeps the pairs of a sector and the
        narrower ones. Raises UnknownRecord for a sector that is not there, InvalidValue for what is none.
        """
        return complementarities(self, sector=sector)

    def coverage(self) -> UndertakingCoverage:
        """Which undertakings serve each objective and answer each challenge, and which of these have none.

        >>> from indokorea.vocabulary import ChallengeTheme
        >>> dossier = Dossier([Challenge(id="challenge:x", name="Red tape", theme=ChallengeTheme.POLICY_ALIGNMENT)])
        >>> [challenge.label for challenge in dossier.coverage().unanswered]
        ['Red tape']
        """
        return coverage(self)

    @property
    def countries(self) -> View[Country]:
        """The countries."""
        return self.of(Country)

    @property
    def organisations(self) -> View[Organisation]:
        """The organisations."""
        return self.of(Organisation)

    @property
    def people(self) -> View[Person]:
        """The people."""
        return self.of(Person)

    @property
    def sectors(self) -> View[Sector]:
        """The sectors."""
        return self.of(Sector)

    @property
    def partnerships(self) -> View[Partnership]:
        """The partnerships."""
        return self.of(Partnership)

    @property
    def agreements(self) -> View[Agreement]:
        """The agreements."""
        return self.of(Agreement)

    @property
    def mechanisms(self) -> View[Mechanism]:
        """The mechanisms."""
        return self.of(Mechanism)

    @property
    def meetings(self) -> View[Meeting]:
        """The meetings."""
        return self.of(Meeting)

    @property
    def exercises(self) -> View[Exercise]:
        """The exercises."""
        return self.of(Exercise)

    @property
    def statements(self) -> View[Statement]:
        """The statements."""
        return self.of(Statement)

    @property
    def commitments(self) -> View[Commitment]:
        """The commitments."""
        return self.of(Commitment)

    @property
    def programmes(self) -> View[Programme]:
        """The programmes."""
        return self.of(Programme)

    @property
    def projects(self) -> View[Project]:
        """The projects."""
        return self.of(Project)

    @property
    def objectives(self) -> View[Objective]:
        """The objectives."""
        return self.of(Objective)

    @property
    def challenges(self) -> View[Challenge]:
        """The challenges."""
        return self.of(Challenge)

    @property
    def capabilities(self) -> View[Capability]:
        """The capabilities."""
        return self.of(Capability)

    @property
    def events(self) -> View[Event]:
        """The events."""
        return self.of(Event)

    @property
    def observations(self) -> View[Observation]:
        """The observations."""
        return self.of(Observation)

    @property
    def sources(self) -> View[Source]:
        """The sources."""
        return self.of(Source)


def _again(cls: type[Dossier], records: tuple[AnyRecord, ...], header: dict[str, Any]) -> Dossier:
    """Makes a pickled dossier again; it was whole when it was pickled, or was let stand."""
    return cls(records, integrity=False, **header)
