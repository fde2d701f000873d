"""Links: the references between the records of a collection."""

from __future__ import annotations

from typing import Any

import attrs

from indokorea.render.result_table import Result


@attrs.frozen
class Link(Result):
    """A reference from one record to another.

    >>> Link("agreement:cepa-2009", "/parties/0/party", "country:ind").target
    'country:ind'
    """

    record_id: str
    """The id of the record that refers."""
    path: str
    """A JSON Pointer to the field in it."""
    target: str
    """The id referred to."""

    @property
    def field(self) -> str:
        """The name of the record's own field that holds the reference: `parties` of `/parties/0/party`."""
        return self.path.split("/", 2)[1]  # a field's name needs no unescaping

    @property
    def index(self) -> int | None:
        """The place in that field's list, counted from 0: 0 of `/parties/0/party`; None if the field is not a list."""
        _, _, *rest = self.path.split("/", 3)
        return int(rest[0]) if rest and rest[0].isdecimal() else None

    def row(self) -> dict[str, Any]:
        """Return the link as one flat row, for tables and data frames."""
        return {"record": self.record_id, "path": self.path, "target": self.target}

    def __str__(self) -> str:
        return f"{self.record_id} {self.path} {self.target}"
