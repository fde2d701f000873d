"""Dossier: the face of the library, a collection of records with a title, an edition and an as-of date."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

import attrs

import indokorea.records as domain  # whose names are loaded when they are used
from indokorea.collection import Records, View
from indokorea.errors import InvalidData
from indokorea.findings import Finding
from indokorea.plotting import drawn
from indokorea.render.shown import Shown, page_text
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.part import check_shape
from indokorea.values.shape import Leaf, Maybe, leaf_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from indokorea.about import About
    from indokorea.chronology import AsKnown, Chronology, DayState
    from indokorea.collection.records import Kinds
    from indokorea.complementarity import Complementarity
    from indokorea.coverage import UndertakingCoverage
    from indokorea.disputes import Dispute, Evidence
    from indokorea.lifecycle import StageStanding
    from indokorea.render.blocks import Page
    from indokorea.search import Hit
    from indokorea.vocabulary.commitments import CommitmentStatus

RecordT = TypeVar("RecordT", bound="domain.AnyRecord")

HEADER_TYPES = {"title": str, "edition": str, "as_of": PartialDate}
# The header's fields, for the constructor and for the wire.
HEADER: dict[str, Leaf] = {name: leaf_of(cls, None) for name, cls in HEADER_TYPES.items()}


class Dossier(Records, Shown):
    """Records with a header.

    `title` says what it is, `edition` which issue of the data, `as_of` the day up to which it was kept. Raises
    InvalidData as Records does.

    >>> from indokorea.records import Country
    >>> dossier = Dossier([Country(id="country:kor", name="Republic of Korea")], title="Mine", as_of="2026-11")
    >>> dossier.countries["kor"].label, len(dossier)
    ('Republic of Korea', 1)
    """

    __slots__ = ("_as_known", "_as_of", "_edition", "_title")

    _title: str | None
    _edition: str | None
    _as_of: PartialDate | None
    _as_known: AsKnown | None

    def __init__(
        self,
        records: Iterable[domain.AnyRecord] = (),
        *,
        title: str | None = None,
        edition: str | None = None,
        as_of: str | datetime.date | PartialDate | None = None,
        integrity: bool = True,
    ) -> None:
        told = {"title": title, "edition": edition, "as_of": to_optional_date(as_of)}
        object.__setattr__(self, "_as_known", None)
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

    @classmethod
    def _over(cls, kinds: Kinds, header: Mapping[str, Any]) -> Self:
        """The dossier of records that are known to belong together, held as they are given."""
        dossier = cls(**header)
        dossier._hold(kinds)
        return dossier

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
    def as_known(self) -> AsKnown | None:
        """On which day it was known like this and what that left out, where `known_on` made it; None for any other.

        It is told of this dossier alone: equality does not ask for it, and a file or another dossier made from this one
        does not have it.
        """
        return self._as_known

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as the constructor takes them."""
        return {"title": self.title, "edition": self.edition, "as_of": self.as_of}

    def _remade(self, records: Iterable[domain.AnyRecord], integrity: bool) -> Self:
        return type(self)(records, integrity=integrity, **self.header)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.header == other.header and super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.title, self.edition, self.as_of, super().__hash__()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), tuple(self), self.header, self.as_known)

    def _page(self) -> Page:
        header = (("edition", self.edition), ("as of", self.as_of))
        told = ", ".join(f"{label} {value}" for label, value in header if value is not None)
        return attrs.evolve(self.about()._page(), title=self.title or "A dossier without a title", under=told)

    def __str__(self) -> str:
        return page_text(self)

    def about(self) -> About:
        """What it holds in figures; `str()` of them reads as a paragraph."""
        from indokorea.about import about  # noqa: PLC0415  # few ask, and it loads the kinds it counts

        return about(self)

    def stage_on(
        self, commitment: str | domain.Commitment, day: DateLike | None = None
    ) -> StageStanding[CommitmentStatus]:
        """How far a commitment has come, with the commitments here that renew it taken into account."""
        record = self.commitments[commitment if isinstance(commitment, str) else commitment.id]
        renewing = {link.record for link in self.links_to(record.id) if link.path.startswith("/renews/")}
        return record.stage_on(day, [self.commitments[id] for id in sorted(renewing)])

    def chronology(
        self,
        *,
        since: DateLike | None = None,
        until: DateLike | None = None,
        sector: str | None = None,
        party: str | None = None,
        kind: type[domain.AnyRecord] | None = None,
        narrower: bool = True,
        organisations: bool = True,
    ) -> Chronology:
        """Everything dated, in order: actions, phases, meetings, exercises, statements, updates, due dates, events ...

        `since` counts from its first day, `until` up to its last; what may have happened between them is kept, and
        `Chronology.is_certain` tells the rest. `sector`, `party` and `kind` choose records as in `select`. The period
        of a figure and the day on a page are no happenings. Raises UnknownRecord for a sector or party that is not
        there, InvalidValue for one of another kind and where `since` lies after `until`.

        >>> from indokorea.records import Event
        >>> from indokorea.vocabulary import EventType
        >>> drill = Event(id="event:drill", name="Drill", type=EventType("launch"), period="2015-05/2015-05")
        >>> print(Dossier([drill]).chronology(since="2015-05-18"))
        2015-05 ?  launch: Drill  (event:drill)
        """
        from indokorea.chronology import chronology  # noqa: PLC0415  # many only look records up, and need not wait for it

        return chronology(
            self,
            since=since,
            until=until,
            sector=sector,
            party=party,
            kind=kind,
            narrower=narrower,
            organisations=organisations,
        )

    def on(self, day: DateLike | None = None) -> DayState:
        """The state of everything on a day, today where none is given; what is not certain is marked.

        A partial day has the care of `status_on`: what changes within it is not certain. Raises InvalidValue for what
        is no date.
        """
        from indokorea.chronology import state_on  # noqa: PLC0415  # many only look records up, and need not wait for it

        return state_on(self, day)

    def known_on(self, day: DateLike) -> Self:
        """The dossier as its sources had published it by a day; `as_known` tells what that left out.

        A source counts as published once the latest reading of its date has come, and one without a date as not yet
        published. Countries, sectors, people and organisations are kept, another record once a source that it cites is
        published; within it the actions, updates and phases that are dated by then, or that such a source is cited
        for. References to what is dropped are dropped. `as_of` becomes the day where it may be later. Raises
        InvalidValue for what is no date.
        """
        from indokorea.chronology import known_records  # noqa: PLC0415  # many only look records up, and need not wait for it

        records, as_known = known_records(self, day)
        known = self._remade(records, False)
        if known.as_of is None or known.as_of.possibly_after(as_known.on):
            object.__setattr__(known, "_as_of", as_known.on)
        object.__setattr__(known, "_as_known", as_known)
        return known

    @overload
    def find(self, text: str, *, kind: type[RecordT], limit: int | None = 20) -> tuple[Hit[RecordT], ...]: ...
    @overload
    def find(self, text: str, *, kind: None = None, limit: int | None = 20) -> tuple[Hit[domain.AnyRecord], ...]: ...
    def find(
        self, text: str, *, kind: type[RecordT] | None = None, limit: int | None = 20
    ) -> tuple[Hit[RecordT], ...] | tuple[Hit[domain.AnyRecord], ...]:
        """The records that a text finds, the best first.

        Looks in names, aliases, titles, summaries, identifiers and codes, in English, Korean, Hindi and romanisation.
        Case, accents, width and blanks do not matter, and a longer word may have one slip. Every word has to be found.
        `kind` keeps the records of one kind; `limit` is how many there are at most, None for all. A text without
        letters or figures finds nothing. Raises InvalidValue when the text is no text, the limit is no whole number
        above zero, or the kind is none.

        >>> from indokorea.records import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> [hit.record.label for hit in Dossier([steel]).find("stele")]
        ['Steel']
        """
        from indokorea.search import find  # noqa: PLC0415  # as above

        return find(self, text, kind=kind, limit=limit)

    def evidence(self, record: str | domain.AnyRecord, pointer: str = "") -> Evidence:
        """Who says so: the citations that support a record or one of its fields, and the claims about it.

        `pointer` is a JSON Pointer such as `/scope` or `/actions/0/on`; without one, the whole record is asked for.
        Raises UnknownRecord for a record that is not there, InvalidValue for a source, which cites nothing, and for a
        pointer that leads to no field; the message names the nearest.

        >>> from indokorea.records import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> Dossier([steel]).evidence(steel, "/name/en").value
        'Steel'
        """
        from indokorea.disputes import evidence  # noqa: PLC0415  # as above

        return evidence(self, record, pointer)

    def disputes(
        self, *, about: str | domain.AnyRecord | None = None, sector: str | None = None, settled: bool | None = None
    ) -> tuple[Dispute, ...]:
        """The contested facts, in the order of the records that they are about.

        Claims that share a topic, or are about one field of one record, belong together; they are a dispute when one
        of them is disputed or rejected. `about` keeps the disputes about one record, `sector` those about records in a
        sector or a narrower one; `settled` keeps those in which nothing is disputed any more, or, when False, those in
        which something is. Raises UnknownRecord for a record or a sector that is not there.
        """
        from indokorea.disputes import disputes  # noqa: PLC0415  # as above

        return disputes(self, about=about, sector=sector, settled=settled)

    def complementarities(self, *, sector: str | None = None) -> tuple[Complementarity, ...]:
        """One side's strengths beside the other's needs, then beside the other's strengths, in the same sector.

        A capability of a sector is compared with those of the sectors under it; one that names no sector is of the
        whole economy, and is compared with others of the whole economy. `sector` keeps the pairs of a sector and the
        narrower ones. Raises UnknownRecord for a sector that is not there, InvalidValue for what is none.
        """
        from indokorea.complementarity import complementarities  # noqa: PLC0415  # as above

        return complementarities(self, sector=sector)

    def coverage(self) -> UndertakingCoverage:
        """Which undertakings serve each objective and answer each challenge, and which of these have none.

        >>> from indokorea.records import Challenge
        >>> from indokorea.vocabulary import ChallengeTheme
        >>> dossier = Dossier([Challenge(id="challenge:x", name="Red tape", theme=ChallengeTheme.POLICY_ALIGNMENT)])
        >>> [challenge.label for challenge in dossier.coverage().unanswered]
        ['Red tape']
        """
        from indokorea.coverage import coverage  # noqa: PLC0415  # as above

        return coverage(self)

    def plot_trade(self, *, on: DateLike | None = None, save: str | os.PathLike[str] | None = None) -> Figure:
        """A picture of trade through the years: a matplotlib Figure, which a notebook shows.

        Trade in both directions and each direction have a panel, in each currency. Figures make one series only where
        they are of the same side, compiled by the same body, over the same sort of year; parts of a year are not drawn.
        A target is drawn once, however often it was said, with what came of it by the day `on`, today where none is
        given. `save` also writes it to a file that ends in .svg, .png or .pdf.

        Raises ModuleNotFoundError where the extra `plot` is missing, InvalidValue for another end of the name, OSError
        where the file cannot be written.
        """
        return drawn("trade", self, on=on, save=save)

    @property
    def countries(self) -> View[domain.Country]:
        """The countries."""
        return self.of(domain.Country)

    @property
    def organisations(self) -> View[domain.Organisation]:
        """The organisations."""
        return self.of(domain.Organisation)

    @property
    def people(self) -> View[domain.Person]:
        """The people."""
        return self.of(domain.Person)

    @property
    def sectors(self) -> View[domain.Sector]:
        """The sectors."""
        return self.of(domain.Sector)

    @property
    def partnerships(self) -> View[domain.Partnership]:
        """The partnerships."""
        return self.of(domain.Partnership)

    @property
    def agreements(self) -> View[domain.Agreement]:
        """The agreements."""
        return self.of(domain.Agreement)

    @property
    def mechanisms(self) -> View[domain.Mechanism]:
        """The mechanisms."""
        return self.of(domain.Mechanism)

    @property
    def meetings(self) -> View[domain.Meeting]:
        """The meetings."""
        return self.of(domain.Meeting)

    @property
    def exercises(self) -> View[domain.Exercise]:
        """The exercises."""
        return self.of(domain.Exercise)

    @property
    def statements(self) -> View[domain.Statement]:
        """The statements."""
        return self.of(domain.Statement)

    @property
    def commitments(self) -> View[domain.Commitment]:
        """The commitments."""
        return self.of(domain.Commitment)

    @property
    def programmes(self) -> View[domain.Programme]:
        """The programmes."""
        return self.of(domain.Programme)

    @property
    def projects(self) -> View[domain.Project]:
        """The projects."""
        return self.of(domain.Project)

    @property
    def objectives(self) -> View[domain.Objective]:
        """The objectives."""
        return self.of(domain.Objective)

    @property
    def challenges(self) -> View[domain.Challenge]:
        """The challenges."""
        return self.of(domain.Challenge)

    @property
    def capabilities(self) -> View[domain.Capability]:
        """The capabilities."""
        return self.of(domain.Capability)

    @property
    def events(self) -> View[domain.Event]:
        """The events."""
        return self.of(domain.Event)

    @property
    def observations(self) -> View[domain.Observation]:
        """The observations."""
        return self.of(domain.Observation)

    @property
    def sources(self) -> View[domain.Source]:
        """The sources."""
        return self.of(domain.Source)


def _again(
    cls: type[Dossier], records: tuple[domain.AnyRecord, ...], header: dict[str, Any], as_known: AsKnown | None = None
) -> Dossier:
    """Makes a pickled dossier again; it was whole when it was pickled, or was let stand."""
    dossier = cls(records, integrity=False, **header)
    object.__setattr__(dossier, "_as_known", as_known)
    return dossier
