"""A change: one value that differs between an old and a new record, and where."""

from __future__ import annotations

import json
from typing import Any

import attrs

from indokorea.fields.extensions import read_number
from indokorea.messages import escape_controls
from indokorea.render.result_table import Result
from indokorea.vocabulary.changes import ChangeType


@attrs.frozen(kw_only=True, repr=False)
class Change(Result):
    """One difference: a value with its places in the old and in the new record.

    A place is a JSON Pointer inside the record; the empty pointer means the record itself. An item of a list may have
    different places in the two, because others were added or removed before it.
    """

    record_id: str
    """The id of the record; empty for the header of a dossier."""
    type: ChangeType
    """What happened to the value."""
    before_path: str | None
    """The place in the old record; None if the value was added."""
    after_path: str | None
    """The place in the new record; None if the value was removed."""
    before_json: str | None
    """The old value as canonical JSON; None if the value was added."""
    after_json: str | None
    """The new value as canonical JSON; None if the value was removed."""

    @property
    def path(self) -> str:
        """The place in the new record, or in the old one if the value was removed."""
        return (self.before_path if self.after_path is None else self.after_path) or ""

    @property
    def before(self) -> Any:
        """The old value as new plain data, as a document writes it; None if the value was added."""
        return plain_value(self.before_json)

    @property
    def after(self) -> Any:
        """The new value as new plain data, as a document writes it; None if the value was removed."""
        return plain_value(self.after_json)

    @property
    def inverse(self) -> Change:
        """The same difference, from the new record to the old one."""
        opposite = {ChangeType.ADDED: ChangeType.REMOVED, ChangeType.REMOVED: ChangeType.ADDED}
        return Change(
            record_id=self.record_id,
            type=opposite.get(self.type, self.type),
            before_path=self.after_path,
            after_path=self.before_path,
            before_json=self.after_json,
            after_json=self.before_json,
        )

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames; an object or a list is JSON text in it."""
        return {
            "record": self.record_id,
            "type": self.type.value,
            "path": self.path,
            "before_path": self.before_path,
            "before": _flat(self.before_json),
            "after": _flat(self.after_json),
        }

    def __str__(self) -> str:
        place = " ".join(filter(None, (self.record_id, self.path)))
        if self.type is ChangeType.MOVED:
            text = f"{self.before_path} -> {self.after_path}"
        else:
            text = " -> ".join(filter(None, (self.before_json, self.after_json)))
        return escape_controls(f"{self.type} {place}: {text}")


def plain_value(text: str | None) -> Any:
    """Return JSON text as plain data; a number in an extension keeps the form in which it was written."""
    return None if text is None else json.loads(text, parse_float=read_number, parse_int=read_number)


def _flat(text: str | None) -> Any:
    return text if text is None or text[0] in "[{" else plain_value(text)
