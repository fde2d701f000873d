"""Classes that show themselves: as text in a terminal, as text and HTML in a notebook.

Their pages, and the code that lays them out, are loaded when one is shown, so that programs that only read data do not
wait for them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from indokorea._lazy import feature

if TYPE_CHECKING:
    from indokorea.relational.tables import Table


class Displayable:
    """Something with a page of its own, which `indokorea.pages.page_of` makes."""

    __slots__ = ()

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the page as text and as HTML for Jupyter: only what is included, and nothing that is excluded."""
        from indokorea.render.html import as_html  # noqa: PLC0415  # loaded when it is shown
        from indokorea.render.text import as_text, reader_width  # noqa: PLC0415  # loaded when it is shown

        page = feature("page_of")(self)
        makers = {"text/plain": lambda: as_text(page, reader_width()), "text/html": lambda: as_html(page)}
        wanted = [kind for kind in makers if not include or kind in include]
        return {kind: makers[kind]() for kind in wanted if kind not in (exclude or ())}


class Tabular(Displayable):
    """Something with rows, which data frames and databases take through the Arrow PyCapsule interface.

    pandas, polars, pyarrow and DuckDB take a view as it is, and `answer.as_table()` of an answer that is a list. That
    needs pyarrow, the extra `arrow`.
    """

    __slots__ = ()

    def rows(self) -> list[dict[str, Any]]:
        """Return its rows, for tables and data frames; all have the same keys."""
        raise NotImplementedError  # each subclass has its own

    def as_table(self) -> Table:
        """Return its rows as a table with typed columns.

        `polars.DataFrame` takes an answer that is a sequence for a list of objects, and its table for what it is.
        """
        table: Table = feature("table_of")(self)
        return table

    def __arrow_c_schema__(self) -> object:
        """Return the schema of its rows as an Arrow capsule. Raises ModuleNotFoundError without pyarrow."""
        return feature("arrow_schema_capsule")(self.as_table())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return its rows as an Arrow capsule. Raises ModuleNotFoundError without pyarrow."""
        return feature("arrow_stream_capsule")(self.as_table(), requested_schema)


def display_text(shown: Displayable) -> str:
    """Return the page of an object as text, in the width of the reader's terminal."""
    from indokorea.render.text import as_text, reader_width  # noqa: PLC0415  # loaded when it is shown

    return as_text(feature("page_of")(shown), reader_width())
