"""The tables of records of one kind or of several: for each kind the date that matters, and what a reader looks for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from indokorea.pages.fields import period_text
from indokorea.pages.labels import Find, figure_name
from indokorea.progress.projects import update_text
from indokorea.render.blocks import Cell, PageColumn, PageTable
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.values import FigureStatus

if TYPE_CHECKING:
    from indokorea.records.agreement import Agreement
    from indokorea.records.base import When
    from indokorea.records.commitment import Commitment
    from indokorea.records.kinds import AnyRecord
    from indokorea.records.observation import Observation
    from indokorea.records.person import Person, Tenure
    from indokorea.records.project import Project
    from indokorea.values.dates import PartialDate
    from indokorea.vocabulary.projects import ProjectStatus

TermT = TypeVar("TermT", bound=Term)

BY_NAME = "by name"


@attrs.frozen
class KindTable:
    """How records of a kind are shown: the date that matters, their name, and columns after it.

    Records that `come_last` are after the others, and `order` says in what order they are.
    """

    when: Callable[[Any], When | None]
    name: Callable[[Any, Find], str] = lambda record, _: record.label
    further: tuple[tuple[PageColumn, Callable[[Any], Cell]], ...] = ()
    title: str = "when"
    come_last: Callable[[Any], bool] = lambda _: False
    order: str = "newest first"

    @property
    def columns(self) -> tuple[PageColumn, ...]:
        """The columns, without that of the identifier."""
        return (PageColumn(self.title, whole=True), PageColumn("name"), *(column for column, _ in self.further))

    def sort_key(self, record: AnyRecord) -> tuple[Any, ...]:
        """Return the key by which the newest record comes first, and one without a date last, by name."""
        when = None if self.order == BY_NAME else self.when(record)
        date = (when.start or when.end) if isinstance(when, Period) else when
        days = (None, None) if date is None else (date.earliest or date.latest, date.latest or date.earliest)
        newest = [-(day or datetime.date.min).toordinal() for day in days]
        return self.come_last(record), *newest, record.label.casefold(), record.id


def when_text(when: When) -> str:
    """Return a date or a period in words."""
    return period_text(when) if isinstance(when, Period) else edtf_words(when)


def table_of(kind: str) -> KindTable:
    """Return how records of a kind are shown."""
    return TABLES.get(kind, OTHERS)


def _first(record: AnyRecord) -> When | None:
    return next(iter(record.when), None)


def _none(_: AnyRecord) -> None:
    return None


def _step(agreement: Agreement) -> tuple[PartialDate, ActionType] | None:
    """Return the last signature; of an agreement without one the entry into force, or else the latest step."""
    dated = [(action.on, action.type) for action in agreement.actions if action.on is not None]
    for type in (ActionType.SIGNED, ActionType.ENTERED_INTO_FORCE):
        decisive = [pair for pair in dated if pair[1] is type]
        if decisive:
            return _latest(decisive)
    return _latest(dated)


def _update(project: Project) -> tuple[PartialDate, ProjectStatus] | None:
    """Return the latest update."""
    return _latest([(update.on, update.status) for update in project.updates if update.on is not None])


def _latest(dated: list[tuple[PartialDate, TermT]]) -> tuple[PartialDate, TermT] | None:
    return max(dated, key=lambda pair: pair[0].sort_key, default=None)


def _day(step: tuple[PartialDate, Term] | None) -> PartialDate | None:
    return None if step is None else step[0]


def _made(commitment: Commitment) -> When | None:
    dates = [update.on for update in commitment.updates if update.on is not None]
    return min(dates, key=lambda date: date.sort_key, default=None)


def _due(commitment: Commitment) -> str:
    target = commitment.target
    due = None if target is None else target.by or (target.window and target.window.end)
    return "" if due is None else edtf_words(due)


def _tenure(person: Person) -> Tenure | None:
    """Return the latest office of a person."""

    def start(tenure: Tenure) -> Any:
        times: list[When] = [*([tenure.period] if tenure.period else []), *tenure.attested]
        return max((time.sort_key for time in times), default=(datetime.date.min, datetime.date.min, ""))

    return max(person.tenures, key=start, default=None)


def _office(person: Person) -> str:
    tenure = _tenure(person)
    return "" if tenure is None else tenure.office.en


def _in_office(person: Person) -> str:
    tenure = _tenure(person)
    if tenure is None:
        return ""
    return (
        period_text(tenure.period)
        if tenure.period
        else "".join(f"on {edtf_words(day)}" for day in tenure.attested[-1:])
    )


def _figure(figure: Observation) -> str:
    return f"{figure.money or figure.quantity}" + (f" ({humanise(figure.status)})" if figure.status else "")


OTHERS = KindTable(_first)
TABLES = {
    "agreement": KindTable(
        lambda one: _day(_step(one)),
        further=(
            (PageColumn("on that day", whole=True), lambda one: humanise(step[1]) if (step := _step(one)) else ""),
        ),
    ),
    "commitment": KindTable(_made, title="made", further=((PageColumn("due", whole=True), _due),)),
    "observation": KindTable(
        _first,
        lambda figure, find: figure_name(find, figure),
        further=((PageColumn("figure", whole=True), _figure),),
        come_last=lambda one: one.status in (FigureStatus.FORECAST, FigureStatus.TARGET),
        order="newest first, forecasts and targets last",
    ),
    "organisation": KindTable(_first, order=BY_NAME),
    "person": KindTable(
        _none,
        further=((PageColumn("office"), _office), (PageColumn("in office", whole=True), _in_office)),
        order=BY_NAME,
    ),
    "source": KindTable(
        _first,
        title="published",
        further=(
            (PageColumn("publisher"), lambda one: one.publisher or ""),
            (PageColumn("official", whole=True), lambda one: "yes" if one.official else ""),
        ),
    ),
    "project": KindTable(
        lambda one: _day(_update(one)),
        title="latest",
        further=(
            (PageColumn("stage", whole=True), lambda one: update_text(last[1]) if (last := _update(one)) else ""),
        ),
    ),
}


def records_table(
    records: Sequence[AnyRecord], total: int, find: Find, id_column: str, doubt: Callable[[AnyRecord], str]
) -> PageTable:
    """Return a table of records, the identifier last, without the columns that are empty."""
    kinds = {record.kind for record in records}
    table = table_of(next(iter(kinds))) if len(kinds) == 1 else None
    every = (*(table or OTHERS).columns, PageColumn(id_column, whole=True))
    rows: list[tuple[Cell, ...]] = []
    for record in records:
        own = table_of(record.kind)
        when = own.when(record) or (None if table else _first(record))
        date = "" if when is None else when_text(when) + doubt(record)
        further = (cell(record) for _, cell in table.further) if table else ()
        rows.append((date, own.name(record, find), *further, record.id if id_column == "id" else record.slug))
    return PageTable(columns=every, rows=tuple(rows), total=total, rest="all in rows()").without_empty_columns
