"""Conflicts of a merge: values that the two sides changed differently; and items that both sides added."""

from __future__ import annotations

from typing import Any

import attrs

from indokorea.changes.change import plain_value
from indokorea.messages import escape_controls
from indokorea.render.result_table import Result


@attrs.frozen(kw_only=True, repr=False)
class Conflict(Result):
    """A value that two sides changed differently from their common base.

    A place is a JSON Pointer inside the record; the empty pointer means the whole record. That is a conflict if one
    side removed a record that the other changed or refers to, if both added different records with one id, and if the
    changes of the two sides fit no record together.
    """

    record_id: str
    """The id of the record; empty for the header of a dossier."""
    path: str
    """The place in the base, or where the value would be in it."""
    ours_path: str | None
    """The place in our record; None if that has removed what holds the value."""
    theirs_path: str | None
    """The place in their record; None if that has removed what holds the value."""
    base_json: str | None
    """The value of the base as canonical JSON; None if it has none."""
    ours_json: str | None
    """Our value as canonical JSON; None if it was removed."""
    theirs_json: str | None
    """Their value as canonical JSON; None if it was removed."""

    @property
    def base(self) -> Any:
        """The value of the base as new plain data; None if it has none."""
        return plain_value(self.base_json)

    @property
    def ours(self) -> Any:
        """Our value as new plain data; None if it was removed."""
        return plain_value(self.ours_json)

    @property
    def theirs(self) -> Any:
        """Their value as new plain data; None if it was removed."""
        return plain_value(self.theirs_json)

    @property
    def mirrored(self) -> Conflict:
        """The same conflict with the two sides exchanged."""
        return attrs.evolve(
            self,
            ours_path=self.theirs_path,
            theirs_path=self.ours_path,
            ours_json=self.theirs_json,
            theirs_json=self.ours_json,
        )

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames; the values are JSON text in it."""
        return {
            "record": self.record_id,
            "path": self.path,
            "base": self.base_json,
            "ours": self.ours_json,
            "theirs": self.theirs_json,
        }

    def __str__(self) -> str:
        place = " ".join(filter(None, (self.record_id, self.path)))
        texts = (text or "nothing" for text in (self.base_json, self.ours_json, self.theirs_json))
        return escape_controls("{}: {} -> {} or {}".format(place, *texts))


@attrs.frozen(kw_only=True, repr=False)
class BothAdded(Result):
    """Two different items that the two sides added to one list, and that may be the same thing.

    They agree in fields that identify an item, such as two actions of one type. Both are kept.
    """

    noun = "pair of added items"

    record_id: str
    """The id of the record."""
    path: str
    """The place of the list in the base."""
    ours_json: str
    """Our item as canonical JSON."""
    theirs_json: str
    """Their item as canonical JSON."""

    @property
    def ours(self) -> Any:
        """Our item as new plain data."""
        return plain_value(self.ours_json)

    @property
    def theirs(self) -> Any:
        """Their item as new plain data."""
        return plain_value(self.theirs_json)

    @property
    def mirrored(self) -> BothAdded:
        """The same pair with the two sides exchanged."""
        return attrs.evolve(self, ours_json=self.theirs_json, theirs_json=self.ours_json)

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames; the items are JSON text in it."""
        return {"record": self.record_id, "path": self.path, "ours": self.ours_json, "theirs": self.theirs_json}

    def __str__(self) -> str:
        return escape_controls(f"{self.record_id} {self.path}: {self.ours_json} and {self.theirs_json}")
