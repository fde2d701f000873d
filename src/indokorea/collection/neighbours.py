"""The neighbours of a record: what it refers to, and what refers to it."""

from __future__ import annotations

from typing import Any

import attrs

from indokorea.collection.links import Link
from indokorea.collection.view import Selection
from indokorea.records.kinds import AnyRecord
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import ResultTable


@attrs.frozen(kw_only=True, repr=False)
class Neighbours(Tabular):
    """The references that a record makes, and those that other records make to it; `print` shows them as a table."""

    record_id: str
    """The id of the record."""
    refers_to: ResultTable[Link]
    """The references in the record, in the order of its fields."""
    referred_by: ResultTable[Link]
    """The references to the record, in the order of the records that make them."""
    records: Selection[AnyRecord]
    """The records at the other ends, each once; those that are missing from the dossier are left out."""

    @property
    def counts(self) -> dict[str, int]:
        """The number of neighbours of each kind, in the order of the kinds; each counts once."""
        return self.records.counts

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a reference, for tables and data frames: its direction, its path, the other record.

        The direction is `refers_to` or `referred_by`. The label is None if the other record is missing.
        """
        labels = {record.id: record.label for record in self.records}
        ends = [("refers_to", link.path, link.target) for link in self.refers_to]
        ends += [("referred_by", link.path, link.record_id) for link in self.referred_by]
        return [
            {"direction": direction, "path": path, "record": other, "label": labels.get(other)}
            for direction, path, other in ends
        ]

    def __repr__(self) -> str:
        return (
            f"<Neighbours of {self.record_id}: refers to {len(self.refers_to)}, referred to by {len(self.referred_by)}>"
        )

    def __str__(self) -> str:
        return display_text(self)
