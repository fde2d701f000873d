"""Several answers to one question: a tuple that is shown as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, TypeVar, overload

from indokorea.render.display import Displayable, display_text

if TYPE_CHECKING:
    from indokorea.render.blocks import Cell, Column, Page

# How many answers are shown of many.
MOST_SHOWN = 20


class Result(Displayable):
    """One answer of several: what it is called, and its lines in their table, which each kind of answer gives."""

    __slots__ = ()

    _called: ClassVar[tuple[str, str]] = ("answer", "answers")

    def rows(self) -> list[dict[str, Any]]:
        """Its rows, for tables and data frames."""
        raise NotImplementedError

    @classmethod
    def _columns(cls) -> tuple[Column, ...]:
        """The columns of their table."""
        raise NotImplementedError

    def _lines(self) -> tuple[tuple[Cell, ...], ...]:
        """Its lines in the table: one, or one for each side that it has."""
        raise NotImplementedError

    def _page(self) -> Page:
        from indokorea.render.blocks import Page, Table  # noqa: PLC0415  # loaded when it is shown

        return Page(title=self._called[0].capitalize(), blocks=(Table(columns=self._columns(), rows=self._lines()),))


AnswerT = TypeVar("AnswerT", bound=Result)


class ResultTable(tuple[AnswerT, ...], Displayable):
    """What `find`, `disputes` and `complementarities` answer: a tuple, in every way, that is shown as a table.

    A notebook shows the first twenty, `print` too, in the width of the terminal, and says how many there are. A slice
    of it is another.

    >>> from indokorea.dossier import Dossier
    >>> from indokorea.records.sector import Sector
    >>> hits = Dossier([Sector(id="sector:steel", name="Steel")]).find("steel")
    >>> hits
    <ResultTable: 1 hit>
    >>> len(hits), isinstance(hits, tuple), hits[0].record.label
    (1, True, 'Steel')
    """

    __slots__ = ()

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict an answer, or one for each side of a dispute: `pandas.DataFrame(answers.rows())`."""
        return [row for one in self for row in one.rows()]

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> AnswerT: ...
    @overload
    def __getitem__(self, place: slice, /) -> ResultTable[AnswerT]: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> AnswerT | ResultTable[AnswerT]:
        """The answer at a place, or the answers of a slice."""
        if isinstance(place, slice):
            return ResultTable(super().__getitem__(place))
        return super().__getitem__(place)

    def __repr__(self) -> str:
        return f"<ResultTable: {self._counted}>"

    def __str__(self) -> str:
        return display_text(self)

    @property
    def _counted(self) -> str:
        if not self:
            return "nothing found"
        one, many = self[0]._called
        return f"{len(self):,} {one if len(self) == 1 else many}"

    def _page(self) -> Page:
        return result_table_page(self, MOST_SHOWN)


def result_table_page(answers: ResultTable[Any], most: int | None = None, title: str = "") -> Page:
    """The table of them, or of the first of them."""
    from indokorea.render.blocks import Page, Table  # noqa: PLC0415  # loaded when it is shown

    counted = answers._counted
    title = title or (counted[0].upper() + counted[1:])
    if not answers:
        return Page(title=title)
    rows = [line for one in answers[:most] for line in one._lines()]
    filled = [place for place, _ in enumerate(answers[0]._columns()) if any(row[place] for row in rows)]
    columns = tuple(answers[0]._columns()[place] for place in filled)
    table = Table(columns=columns, rows=tuple(tuple(row[place] for place in filled) for row in rows))
    left = 0 if most is None else max(len(answers) - most, 0)
    return Page(title=title, under=f"the first {most} of them" if left else "", blocks=(table,))
