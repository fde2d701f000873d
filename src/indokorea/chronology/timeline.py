"""Moments: dated things in the order in which they may have happened.

A partial date stands at the first day that it may be, behind what is certainly of that day, the narrower before the
wider: `2015-05` after `2015-05-01` and before `2015-05-02`, and `2015` before all of them. It is an order for the eye
(`PartialDate.sort_key`); it never contradicts `definitely_before`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import attrs

from indokorea._lazy import feature
from indokorea.records.evidence import Citation
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.render.display import Displayable
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure


# Wider dates than this are rare; they push their own line to the right and no other.
WIDEST_DATE = 12

# A date may lie in any year from 1 to 9999 where its year is not known; nothing else is as wide as this.
YEAR_NOT_KNOWN = 9000


@attrs.frozen(kw_only=True)
class Moment(Displayable):
    """Something dated that happened, or is to happen.

    `text` says in words what; `record` tells it and `path` is the JSON Pointer of the date in it. `citations` are those
    that support the date or what holds it, or else those of the whole record.
    """

    date: PartialDate
    text: str
    record: AnyRecord = attrs.field(repr=lambda record: repr(record.id))
    path: str
    citations: tuple[Citation, ...] = attrs.field(
        default=(), repr=lambda citations: repr(tuple(citation.source for citation in citations))
    )

    def __str__(self) -> str:
        return f"{self.date}  {self.text}  ({self.record.id})"


class Chronology(Sequence[Moment], Displayable):
    """Moments in order, frozen; a slice of one is another. `str()` is a line for each.

    `since` and `until` are the bounds of the time that was asked about, None where there is none. A moment whose date
    may lie inside is here even where it may lie outside as well; `certain` leaves those out.
    """

    __slots__ = ("_moments", "_since", "_until")

    _moments: tuple[Moment, ...]
    _since: PartialDate | None
    _until: PartialDate | None

    def __init__(
        self, moments: Iterable[Moment] = (), *, since: PartialDate | None = None, until: PartialDate | None = None
    ) -> None:
        ordered = sorted(moments, key=lambda moment: moment.date.sort_key)
        object.__setattr__(self, "_moments", tuple(ordered))
        object.__setattr__(self, "_since", since)
        object.__setattr__(self, "_until", until)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Chronology does not change; cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Chronology does not change; cannot delete {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._moments, self._since, self._until)

    @property
    def since(self) -> PartialDate | None:
        """The first date asked about."""
        return self._since

    @property
    def until(self) -> PartialDate | None:
        """The last date asked about."""
        return self._until

    def is_certain(self, moment: Moment) -> bool:
        """Whether every reading of the moment's date lies within the time asked about."""
        since, until = self._since, self._until
        first = None if since is None else since.earliest
        last = None if until is None else until.latest
        date = moment.date
        begun = first is None or (date.earliest is not None and first <= date.earliest)
        return begun and (last is None or (date.latest is not None and date.latest <= last))

    @property
    def certain(self) -> Chronology:
        """Those that certainly lie within the time asked about."""
        return self._with(moment for moment in self if self.is_certain(moment))

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict a moment, all with the same keys: `pandas.DataFrame(chronology.rows())`.

        Dates are text. `earliest` and `latest` are the bounds of the date, None where it is open; `certain` tells
        whether it certainly lies within the time asked about; `sources` are joined with semicolons, None where there is
        none.
        """
        return [
            {
                "date": str(moment.date),
                "earliest": _text(moment.date.earliest),
                "latest": _text(moment.date.latest),
                "certain": self.is_certain(moment),
                "kind": moment.record.kind,
                "text": moment.text,
                "record": moment.record.id,
                "label": moment.record.label,
                "path": moment.path,
                "sources": "; ".join(citation.source for citation in moment.citations) or None,
            }
            for moment in self
        ]

    def plot(self, *, save: str | os.PathLike[str] | None = None) -> Figure:
        """A picture of it, one lane a kind of record: a matplotlib Figure, which a notebook shows.

        A day is a dot, and a date that is known only in part a bar over the days that it may be. What may lie outside
        the time asked about is hollow. A date whose year is not known is not drawn, and the foot counts these. `save`
        also writes it to a file that ends in .svg, .png or .pdf.

        Raises ModuleNotFoundError where the extra `plot` is missing, InvalidValue for another end of the name, OSError
        where the file cannot be written.
        """
        marks = [
            (humanise(one.record.kind), *self._reach(one.date), one.text, not self.is_certain(one)) for one in self
        ]
        lanes = [humanise(record_type.kind) for record_type in RECORD_TYPES]
        bounds = "".join(f" {word} {day}" for word, day in (("since", self._since), ("until", self._until)) if day)
        title = f"{len(self):,} moment{'' if len(self) == 1 else 's'}{bounds}"
        picture: Figure = feature("draw")("timeline", marks, title=title, lanes=lanes, save=save)
        return picture

    def _reach(self, date: PartialDate) -> tuple[datetime.date | None, datetime.date | None]:
        """From when to when a date is drawn: within the time asked about; not at all where its year is not known."""
        if date.earliest and date.latest and date.latest.year - date.earliest.year > YEAR_NOT_KNOWN:
            return None, None
        first = None if self._since is None else self._since.earliest
        last = None if self._until is None else self._until.latest
        begin = max(filter(None, (date.earliest, first)), default=None)
        end = min(filter(None, (date.latest, last)), default=None)
        return begin, end

    def _with(self, moments: Iterable[Moment]) -> Chronology:
        return Chronology(moments, since=self._since, until=self._until)

    @overload
    def __getitem__(self, place: int) -> Moment: ...
    @overload
    def __getitem__(self, place: slice) -> Chronology: ...
    def __getitem__(self, place: int | slice) -> Moment | Chronology:
        """The moment at a place, or the chronology of a slice, which stays in order whichever way it is cut."""
        if isinstance(place, slice):
            return self._with(self._moments[place])
        return self._moments[place]

    def __len__(self) -> int:
        return len(self._moments)

    def __iter__(self) -> Iterator[Moment]:
        return iter(self._moments)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chronology):
            return NotImplemented
        return (self._since, self._until, self._moments) == (other._since, other._until, other._moments)

    def __hash__(self) -> int:
        return hash((self._since, self._until, self._moments))

    def __repr__(self) -> str:
        reach = f", {self[0].date} to {self[-1].date}" if self else ""
        return f"<Chronology: {len(self)} moment{'' if len(self) == 1 else 's'}{reach}>"

    def __str__(self) -> str:
        """A line for each moment; `?` behind a date that may lie outside the time asked about."""
        dates = [f"{moment.date}{'' if self.is_certain(moment) else ' ?'}" for moment in self]
        width = min(max(map(len, dates), default=0), WIDEST_DATE)
        lines = [
            f"{date:<{width}}  {moment.text}  ({moment.record.id})" for date, moment in zip(dates, self, strict=True)
        ]
        return "\n".join(lines) or "nothing dated"


def _text(day: object) -> str | None:
    return None if day is None else str(day)


def _again(moments: tuple[Moment, ...], since: PartialDate | None, until: PartialDate | None) -> Chronology:
    """Makes a pickled chronology again."""
    return Chronology(moments, since=since, until=until)
