"""One line of JSON Lines to a header or a record: on the fast road first, on the explaining road where that fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from indokorea.dossier import HEADER
from indokorea.records.kinds import AnyRecord
from indokorea.wire.fast.loader import open_ground, quick_lines, quick_record
from indokorea.wire.files import plain_line
from indokorea.wire.limits import Limits, are_roomy

if TYPE_CHECKING:
    from indokorea.wire.strict.document import Older


class LineReader:
    """Reads the lines of one file: its header, which must be first, and then the records.

    The lines of an older format version are brought up to date one by one.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._quick = are_roomy(limits)
        self._ground = open_ground()
        self._older: Older | None = None

    def header(self, line: bytes | None) -> dict[str, Any]:
        """The header. Raises InvalidData with every fault."""
        sound = quick_lines(line) if self._quick and line is not None else None
        if sound is not None:
            return {name: value for name in HEADER if (value := getattr(sound, name)) is not None}
        # Sound lines never need it, and it is slow to import.
        from indokorea.wire.strict.document import header_of_line  # noqa: PLC0415  # as said

        header, self._older = header_of_line(plain_line(line, 1, self._limits))
        return header

    def records(self, line: bytes | None, number: int) -> Sequence[AnyRecord]:
        """The record on a line; of an older version, what it has become. Raises InvalidData with every fault."""
        if self._quick and self._older is None and line is not None:
            record = quick_record(line, self._ground)
            if record is not None:
                return (record,)
        from indokorea.wire.strict.document import records_of_line  # noqa: PLC0415  # as above

        return records_of_line(plain_line(line, number, self._limits), self._older)
