"""The results of a question: a tuple that is shown as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, TypeVar, overload

from indokorea.render.display import Displayable, display_text

if TYPE_CHECKING:
    from indokorea.render.blocks import Cell, Column, Page

# The number of results that a shown table lists.
MOST_SHOWN = 20


class Result(Displayable):
    """One of several results, as `ResultTable` shows them; a subclass gives its rows and its columns and lines.

    `names` are the words for one and for several of its kind.
    """

    __slots__ = ()

    names: ClassVar[tuple[str, str]] = ("result", "results")

    def rows(self) -> list[dict[str, Any]]:
        """Return the flat rows of the result, for tables and data frames."""
        raise NotImplementedError

    @classmethod
    def table_columns(cls) -> tuple[Column, ...]:
        """Return the columns of a table of such results."""
        raise NotImplementedError

    def table_lines(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the lines of the result in the table: one, or one for each of its sides."""
        raise NotImplementedError

    def _page(self) -> Page:
        from indokorea.render.blocks import Page, Table  # noqa: PLC0415  # loaded when it is shown

        return Page(
            title=self.names[0].capitalize(), blocks=(Table(columns=self.table_columns(), rows=self.table_lines()),)
        )


ResultT = TypeVar("ResultT", bound=Result)


class ResultTable(tuple[ResultT, ...], Displayable):
    """The results of `find`, `disputes` and `complementarities`: a tuple that is shown as a table.

    `print` and a notebook show the number of results and a table of the first twenty. A slice is a ResultTable too.

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
        """Return one flat dict a result, or one for each side of a dispute: `pandas.DataFrame(results.rows())`."""
        return [row for one in self for row in one.rows()]

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> ResultT: ...
    @overload
    def __getitem__(self, place: slice, /) -> ResultTable[ResultT]: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> ResultT | ResultTable[ResultT]:
        """Return the result at a place, or the results of a slice."""
        if isinstance(place, slice):
            return ResultTable(super().__getitem__(place))
        return super().__getitem__(place)

    def __repr__(self) -> str:
        return f"<ResultTable: {self.count_text}>"

    def __str__(self) -> str:
        return display_text(self)

    @property
    def count_text(self) -> str:
        """The number of results in words: `3 hits`."""
        if not self:
            return "nothing found"
        one, many = self[0].names
        return f"{len(self):,} {one if len(self) == 1 else many}"

    def _page(self) -> Page:
        return result_table_page(self, MOST_SHOWN)


def result_table_page(results: ResultTable[Any], most: int | None = None, title: str = "") -> Page:
    """Return the page of results, or of the first `most` of them."""
    from indokorea.render.blocks import Page, Table  # noqa: PLC0415  # loaded when it is shown

    counted = results.count_text
    title = title or (counted[0].upper() + counted[1:])
    if not results:
        return Page(title=title)
    rows = [line for one in results[:most] for line in one.table_lines()]
    filled = [place for place, _ in enumerate(results[0].table_columns()) if any(row[place] for row in rows)]
    columns = tuple(results[0].table_columns()[place] for place in filled)
    table = Table(columns=columns, rows=tuple(tuple(row[place] for place in filled) for row in rows))
    left = 0 if most is None else max(len(results) - most, 0)
    return Page(title=title, under=f"the first {most} of them" if left else "", blocks=(table,))
