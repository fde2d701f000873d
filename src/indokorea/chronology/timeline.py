"""The timeline: moments, which are dated events, in the order in which they may have happened.

A partial date is sorted by its first possible day, and after the exact dates of that day, narrow before wide: `2015`
before `2015-05-01`, then `2015-05`, then `2015-05-02`. This order (`PartialDate.sort_key`) is for reading. It never
contradicts `definitely_before`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, overload

import attrs

from indokorea._lazy import feature
from indokorea.chronology.wording import dated_events
from indokorea.collection.citations_for import CitationIndex
from indokorea.collection.records import Records
from indokorea.collection.scope import Scope, scope_of
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.frozen import Frozen
from indokorea.records.evidence import Citation
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, AboutRecord, Result, ResultTable, to_results
from indokorea.render.words import count_text
from indokorea.values.clock import to_day
from indokorea.values.date_words import bounds_words
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf_words import edtf_words
from indokorea.values.window import lacks_year, window_fit
from indokorea.vocabulary.values import WindowFit

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure


# The words of a moment that begins something end so; its end has a moment of its own.
BEGINS = " begins:"

WHOLE = Scope()


@attrs.frozen(kw_only=True, repr=False)
class Moment(AboutRecord, Result):
    """A dated event: something that happened, or is due to happen.

    `text` describes it. `record` is the record that holds the date, and `path` the JSON Pointer of the date in it.
    `citations` are those that support the date, or else those of the whole record.
    """

    date: PartialDate
    text: str
    record: AnyRecord
    path: str
    citations: ResultTable[Citation] = attrs.field(default=NO_RESULTS, converter=to_results)

    def row(self) -> dict[str, Any]:
        """Return the moment as one flat row, for tables and data frames."""
        return {
            "date": str(self.date),
            "earliest": _text(self.date.earliest),
            "latest": _text(self.date.latest),
            "kind": self.record.kind,
            "text": self.text,
            "record": self.record.id,
            "label": self.record.label,
            "path": self.path,
            "sources": "; ".join(citation.source for citation in self.citations) or None,
        }

    def __str__(self) -> str:
        return f"{self.date}  {self.text}  ({self.record.id})"


class Chronology(Sequence[Moment], Frozen, Tabular):
    """A frozen sequence of moments in order; a slice of it is a chronology too.

    `since` and `until` are the bounds of the query, None for no bound. A moment that may lie within the bounds
    is included even if it may also lie outside; `in_window` marks such moments, and `certain` leaves them out.
    """

    __slots__ = ("_moments", "_scope", "_since", "_until")

    _remedy: ClassVar[str] = "slice it, or make another from the dossier"
    _moments: tuple[Moment, ...]
    _since: PartialDate | None
    _until: PartialDate | None
    _scope: Scope

    def __init__(
        self,
        moments: Iterable[Moment] = (),
        *,
        since: PartialDate | None = None,
        until: PartialDate | None = None,
        scope: Scope = WHOLE,
    ) -> None:
        ordered = sorted(moments, key=lambda moment: moment.date.sort_key)
        self._set(_moments=tuple(ordered), _since=since, _until=until, _scope=scope)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (self._moments, self._since, self._until, self._scope)

    @property
    def since(self) -> PartialDate | None:
        """The first date of the query."""
        return self._since

    @property
    def until(self) -> PartialDate | None:
        """The last date of the query."""
        return self._until

    @property
    def _bounds(self) -> DaySpan:
        """The days from the first of `since` to the last of `until`."""
        return _days_between(self._since, self._until)

    def in_window(self, moment: Moment) -> WindowFit | None:
        """Return whether a moment lies within `since` and `until`: certainly, possibly, or None if certainly not."""
        return window_fit(moment.date, *self._bounds)

    @property
    def certain(self) -> Chronology:
        """The moments that certainly lie within `since` and `until`."""
        return self._with(moment for moment in self if self._is_certain(moment))

    def _is_certain(self, moment: Moment) -> bool:
        return self.in_window(moment) is WindowFit.CERTAIN

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict for each moment, all with the same keys: `pandas.DataFrame(chronology.rows())`.

        Dates are text. `earliest` and `latest` are the bounds of the date, None for an open one. `in_window` is the
        word for whether the date lies within `since` and `until`: `certain` or `possible`. `sources` are joined with
        semicolons, None if there are none.
        """
        rows = []
        for moment in self:
            row = moment.row()
            dates = {name: row.pop(name) for name in ("date", "earliest", "latest")}
            rows.append(dates | {"in_window": _text(self.in_window(moment))} | row)
        return rows

    def plot(
        self,
        *,
        theme: Literal["light", "dark"] | None = None,
        width: float | None = None,
        save: str | os.PathLike[str] | None = None,
    ) -> Figure:
        """Draw the chronology, grouped by kind of record, and return a matplotlib Figure, which a notebook shows.

        Up to sixty moments have a line each, with their date and words. A day is a dot, a partial date a pale bar over
        its possible days, and what lasted several days a full bar. What may lie outside `since` and `until` is hollow.
        Of more moments the chart shows how many lie in each year, or in each month if the time has four years or fewer.
        A note counts what is not drawn, such as a date without a year. `theme` is `light`, the default, or `dark`;
        `width` is in inches, 7.5 by default, and 4 suits a phone. `save` also writes the figure to a file that ends in
        .svg, .png or .pdf.

        Raises ModuleNotFoundError if the extra `plot` is not installed, InvalidValue for another file ending, theme or
        width, and OSError if the file cannot be written.
        """
        lanes = [_lane(record_type.kind) for record_type in RECORD_TYPES]
        title = f"{count_text(len(self), 'moment')} {bounds_words(self._since, self._until)}".rstrip()
        picture: Figure = feature("draw")(
            "timeline",
            self._marks(),
            lanes=lanes,
            title=self._scope.titled(title),
            source=self._scope.source,
            theme=theme,
            width=width,
            save=save,
        )
        return picture

    def _marks(self) -> list[tuple[object, ...]]:
        """Return what the chart draws; the begin and the end of one period are one mark."""
        ends: dict[tuple[str, str], list[Moment]] = {}
        for one in self:
            ends.setdefault((one.record.id, one.path), []).append(one)
        marks: list[tuple[object, ...]] = []
        for same in ends.values():
            first, last = same[0], same[-1]
            if len(same) == 2 and BEGINS in first.text and first.date.latest and last.date.latest:
                days = self._drawn_days(first.date)[0], self._drawn_days(last.date)[1]
                text, date, lasting = (
                    first.text.replace(BEGINS, ":", 1),
                    f"{edtf_words(first.date)} to {edtf_words(last.date)}",
                    True,
                )
                marks.append((_lane(first.record.kind), *days, text, not self._is_certain(first), lasting, date))
                continue
            marks += [
                (
                    _lane(one.record.kind),
                    *self._drawn_days(one.date),
                    one.text,
                    not self._is_certain(one),
                    False,
                    edtf_words(one.date),
                )
                for one in same
            ]
        return marks

    def _drawn_days(self, date: PartialDate) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the days over which a date is drawn, cut to the bounds; two None for a date without a year."""
        if lacks_year(date):
            return None, None
        bounds = self._bounds
        begin = max(filter(None, (date.earliest, bounds.earliest)), default=None)
        end = min(filter(None, (date.latest, bounds.latest)), default=None)
        return begin, end

    def _with(self, moments: Iterable[Moment]) -> Chronology:
        """Return a chronology of other moments with the same bounds."""
        return Chronology(moments, since=self._since, until=self._until, scope=self._scope)

    @overload
    def __getitem__(self, index: int) -> Moment: ...
    @overload
    def __getitem__(self, index: slice) -> Chronology: ...
    def __getitem__(self, index: int | slice) -> Moment | Chronology:
        """Return a moment by its index, or the chronology of a slice, which is in order even for a negative step."""
        if isinstance(index, slice):
            return self._with(self._moments[index])
        return self._moments[index]

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
        dates = f", {self[0].date} to {self[-1].date}" if self else ""
        return f"<Chronology: {len(self)} moment{'' if len(self) == 1 else 's'}{dates}>"

    def __str__(self) -> str:
        return display_text(self)


def chronology(
    records: Records,
    *,
    since: DateLike | None = None,
    until: DateLike | None = None,
    sector: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    kind: type[AnyRecord] | str | None = None,
    narrower: bool = True,
    organisations: bool = True,
    without_year: bool = False,
) -> Chronology:
    """Return the dated events of all records, or of those that `Records.select` chooses, in order.

    `since` counts from its first day and `until` up to its last; what may have happened between them is included. A
    date without a year may have been in any: if a bound is given, it is included only with `without_year`.

    Raises InvalidValue for a `since` after `until` and for an invalid date, sector, party or kind, and UnknownRecord
    for an unknown sector or party.
    """
    start = None if since is None else to_day(since)
    end = None if until is None else to_day(until)
    if start is not None and end is not None and start.definitely_after(end):
        raise InvalidValue.expected(f"since to be before {end}", str(start), hint="give since and until in their order")
    selected = records.select(
        kind=kind, sector=sector, party=party, between=between, narrower=narrower, organisations=organisations
    )
    window = _days_between(start, end)
    with_yearless = without_year or (start is None and end is None)
    moments = (
        one
        for record in selected
        for one in moments_of(records, record)
        if window_fit(one.date, *window) is not None and (with_yearless or not lacks_year(one.date))
    )
    scope = scope_of(records, sector=sector, party=party, between=between, kind=kind)
    return Chronology(moments, since=start, until=end, scope=scope)


def moments_of(records: Records, record: AnyRecord) -> Iterator[Moment]:
    """Yield the moments of one record, in the order of its fields."""
    index = CitationIndex(record)
    for date, text, path in dated_events(record, records.get):
        yield Moment(date=date, text=text, record=record, path=path, citations=index.citations_for(path))


def _lane(kind: str) -> str:
    return RECORD_KINDS[kind].plural.capitalize()


def _days_between(since: PartialDate | None, until: PartialDate | None) -> DaySpan:
    return DaySpan(since and since.earliest, until and until.latest)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _unpickle(
    moments: tuple[Moment, ...], since: PartialDate | None, until: PartialDate | None, scope: Scope
) -> Chronology:
    """Return a chronology from its pickled parts."""
    return Chronology(moments, since=since, until=until, scope=scope)
