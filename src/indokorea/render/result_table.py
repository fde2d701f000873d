"""The results of a question and the parts of an answer: a tuple that is shown as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar, Protocol, SupportsIndex, TypeVar, overload

from indokorea.render.display import Tabular, display_text
from indokorea.render.words import count_text


class Result(Tabular):
    """One answer of several, which a `ResultTable` counts under its `noun`, or under the name of its class.

    A class has a row, or overrides `rows` if it has several. It may have a page of its own; the page of any other is
    made from its rows.
    """

    __slots__ = ()

    noun: ClassVar[str] = ""

    def row(self) -> dict[str, Any]:
        """Return it as one flat row, for tables and data frames."""
        raise NotImplementedError  # each subclass has its own

    def rows(self) -> list[dict[str, Any]]:
        """Return its rows, for tables and data frames."""
        return [self.row()]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"


class HasId(Protocol):
    """A record, as far as an answer needs it."""

    @property
    def id(self) -> str: ...


class HasRecord(Protocol):
    """An answer with a record."""

    @property
    def record(self) -> HasId: ...


class AboutRecord:
    """An answer that holds a record in `record`; another answer holds the id alone, as its `record_id`."""

    __slots__ = ()

    @property
    def record_id(self: HasRecord) -> str:
        """The id of the record."""
        return self.record.id


# A Result, or another object that has a row, such as a citation.
ResultT = TypeVar("ResultT")


class ResultTable(tuple[ResultT, ...], Tabular):
    """Several answers, such as those of `find` and `disputes`, or parts of one: a tuple that is shown as a table.

    It may also hold parts of records, such as the citations of a field.

    A notebook and `print` show the first twenty, in the width of the terminal, and their number. A slice of it is
    another.

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
        """Return one flat dict an answer, or one for each side of a dispute: `pandas.DataFrame(answers.rows())`."""
        return [row for one in self for row in rows_of_result(one)]

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> ResultT: ...
    @overload
    def __getitem__(self, place: slice, /) -> ResultTable[ResultT]: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> ResultT | ResultTable[ResultT]:
        """Return the answer at a place, or the answers of a slice."""
        if isinstance(place, slice):
            return ResultTable(super().__getitem__(place))
        return super().__getitem__(place)

    def __repr__(self) -> str:
        return f"<ResultTable: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)

    @property
    def summary(self) -> str:
        """Their number in words: `20 hits`, `nothing found`."""
        return count_text(len(self), noun_of(type(self[0]))) if self else "nothing found"


# A table without an answer, the default of many fields.
NO_RESULTS: ResultTable[Any] = ResultTable()


def to_results(found: Iterable[Any]) -> ResultTable[Any]:
    """Return results as a table, for the fields of answers; a table is returned as it is."""
    return found if isinstance(found, ResultTable) else ResultTable(found)


def rows_of_result(one: Any) -> list[dict[str, Any]]:
    """Return the rows of a result, or the one row of a part."""
    return one.rows() if isinstance(one, Result) else [one.row()]


def noun_of(cls: type[Any]) -> str:
    """Return what one answer is called: `board entry` for BoardEntry, unless the class says otherwise."""
    noun: str = getattr(cls, "noun", "")
    return noun or re.sub("(?<!^)(?=[A-Z])", " ", cls.__name__).lower()
