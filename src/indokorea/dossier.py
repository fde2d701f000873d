"""Dossier: the face of the library, a collection of records with a title, an edition and an as-of date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Self

from indokorea.about import About, about
from indokorea.collection import Records, View
from indokorea.errors import InvalidData
from indokorea.findings import Finding
from indokorea.lifecycle import StageStanding
from indokorea.progress import Board, ProgressStanding, Trail, board_of, progress_on, trail_of
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
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.part import check_shape
from indokorea.values.shape import Leaf, Maybe, leaf_of
from indokorea.vocabulary.commitments import CommitmentStatus

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

    def progress(
        self,
        on: DateLike | None = None,
        by: str = "sector",
        *,
        roll_up: bool = True,
        sector: str | None = None,
        party: str | None = None,
    ) -> Board:
        """How far everything here has come by a day, today where none is given; `by` sector, party or objective.

        Rolled up, narrower sectors count within the broadest, organisations within their countries, and parts of an
        objective within the whole. `sector` and `party` keep what concerns them. Raises InvalidValue for another `by`
        or a record of the wrong kind, UnknownRecord for a sector or party that is not there.
        """
        return board_of(self, on, by, roll_up=roll_up, sector=sector, party=party)

    def progress_on(self, id: str, on: DateLike | None = None) -> ProgressStanding:
        """How far one undertaking has come by a day, today where none is given.

        Raises UnknownRecord for an id that is not there, InvalidValue for a record that is no undertaking.
        """
        return progress_on(self, id, on)

    def trail(self, id: str, on: DateLike | None = None) -> Trail:
        """One undertaking from first mention to last update, across records; with `on`, as far as it had come by then.

        Raises UnknownRecord for an id that is not there, InvalidValue for a record that is no undertaking.
        """
        return trail_of(self, id, on)

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
