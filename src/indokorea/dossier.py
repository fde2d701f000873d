"""Dossier: the face of the library, a collection of records with a title, an edition and an as-of date."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from indokorea._lazy import feature
from indokorea.collection.renewals import renewals
from indokorea.errors import InvalidData
from indokorea.fields.part import check_shape
from indokorea.fields.shape import Leaf, Maybe, leaf_of
from indokorea.findings import Finding
from indokorea.questions import Questions
from indokorea.render.display import Displayable, display_text
from indokorea.values.dates import DateLike, PartialDate, to_optional_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from indokorea.analysis.about import About
    from indokorea.chronology.knowledge_cutoff import KnowledgeCutoff
    from indokorea.collection.records import Kinds
    from indokorea.lifecycle.stages import StageStanding
    from indokorea.records.commitment import Commitment
    from indokorea.records.kinds import AnyRecord
    from indokorea.vocabulary.commitments import CommitmentStatus

HEADER_TYPES: dict[str, type] = {"title": str, "edition": str, "as_of": PartialDate}
# The header's fields, for the constructor and for the wire.
HEADER: dict[str, Leaf] = {name: leaf_of(cls, None) for name, cls in HEADER_TYPES.items()}


class Dossier(Questions, Displayable):
    """Records with a header.

    `title` says what it is, `edition` which issue of the data, `as_of` the day up to which it was kept. Raises
    InvalidData as Records does.

    >>> from indokorea.records.country import Country
    >>> dossier = Dossier([Country(id="country:kor", name="Republic of Korea")], title="Mine", as_of="2026-11")
    >>> dossier.countries["kor"].label, len(dossier)
    ('Republic of Korea', 1)
    """

    __slots__ = ("_as_of", "_edition", "_knowledge_cutoff", "_title")

    if TYPE_CHECKING:  # as in Records
        _title: str | None
        _edition: str | None
        _as_of: PartialDate | None
        _knowledge_cutoff: KnowledgeCutoff | None

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
        object.__setattr__(self, "_knowledge_cutoff", None)
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
    def knowledge_cutoff(self) -> KnowledgeCutoff | None:
        """On which day it was known like this and what that left out, where `known_on` made it; None for any other.

        It is told of this dossier alone: equality does not ask for it, and a file or another dossier made from this one
        does not have it.
        """
        return self._knowledge_cutoff

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as the constructor takes them."""
        return {"title": self.title, "edition": self.edition, "as_of": self.as_of}

    def _copy_with(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        return type(self)(records, integrity=integrity, **self.header)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.header == other.header and super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.title, self.edition, self.as_of, super().__hash__()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), tuple(self), self.header, self.knowledge_cutoff)

    def __str__(self) -> str:
        return display_text(self)

    def about(self) -> About:
        """What it holds in figures; `str()` of them reads as a paragraph."""
        from indokorea.analysis.about import about  # noqa: PLC0415  # few ask, and it loads the kinds it counts

        return about(self)

    def stage_on(self, commitment: str | Commitment, day: DateLike | None = None) -> StageStanding[CommitmentStatus]:
        """How far a commitment has come, with the commitments here that renew it taken into account."""
        record = self.commitments[commitment if isinstance(commitment, str) else commitment.id]
        return record.stage_on(day, self.cached(renewals).get(record.id, ()))

    def known_on(self, day: DateLike) -> Self:
        """The dossier as its sources had published it by a day; `as_known` tells what that left out.

        A source counts as published once the latest reading of its date has come, and one without a date as not yet
        published. Countries, sectors, people and organisations are kept, another record once a source that it cites is
        published; within it the actions, updates and phases that are dated by then, or that such a source is cited
        for. References to what is dropped are dropped. `as_of` becomes the day where it may be later. Raises
        InvalidValue for what is no date.
        """
        from indokorea.chronology.knowledge_cutoff import known_records  # noqa: PLC0415  # as in `indokorea.questions`

        records, as_known = known_records(self, day)
        known = self._copy_with(records, False)
        if known.as_of is None or known.as_of.possibly_after(as_known.on):
            object.__setattr__(known, "_as_of", as_known.on)
        object.__setattr__(known, "_knowledge_cutoff", as_known)
        return known

    def plot_trade(self, *, on: DateLike | None = None, save: str | os.PathLike[str] | None = None) -> Figure:
        """A picture of trade through the years: a matplotlib Figure, which a notebook shows.

        Trade in both directions and each direction have a panel, in each currency. Figures make one series only where
        they are of the same side, compiled by the same body, over the same sort of year; parts of a year are not drawn.
        A target is drawn once, however often it was said, with what came of it by the day `on`, today where none is
        given. `save` also writes it to a file that ends in .svg, .png or .pdf.

        Raises ModuleNotFoundError where the extra `plot` is missing, InvalidValue for another end of the name, OSError
        where the file cannot be written.
        """
        from indokorea.analysis.trade import trade_figures  # noqa: PLC0415  # as in `indokorea.questions`

        picture: Figure = feature("draw")("trade", trade_figures(self, on), save=save)
        return picture


def dossier_of_index(kinds: Kinds, header: Mapping[str, Any]) -> Dossier:
    """Return the dossier of records that are known to belong together; the mapping may read them lazily."""
    dossier = Dossier(**header)
    dossier._set_index(kinds)
    return dossier


def _again(
    cls: type[Dossier], records: tuple[AnyRecord, ...], header: dict[str, Any], as_known: KnowledgeCutoff | None = None
) -> Dossier:
    """Makes a pickled dossier again; it was whole when it was pickled, or was let stand."""
    dossier = cls(records, integrity=False, **header)
    object.__setattr__(dossier, "_knowledge_cutoff", as_known)
    return dossier
