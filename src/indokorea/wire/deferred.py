"""Records that are made when they are first asked for, from a document that was proved before it came here.

What a document holds is decoded at once, and strictly; a record is made, with every check of its fields, when somebody
looks it up. What only the whole can tell (repeated keys, references) is not asked: whoever shipped the document has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, Any

import msgspec

from indokorea.wire.makers import Ground, maker_of
from indokorea.wire.quick import WRONG, collector_paused
from indokorea.wire.twins import kind_decoder

if TYPE_CHECKING:
    from indokorea.records import AnyRecord


class DeferredRecords(Mapping[str, "AnyRecord"]):
    """The records of a document of one kind, by id; every thread gets the same object.

    Raises InvalidData with everything that is wrong in the document, at the latest when a record is asked for that is
    not sound.
    """

    __slots__ = ("_data", "_ground", "_held", "_lock", "_make", "_whole")

    def __init__(self, data: bytes, cls: type[AnyRecord]) -> None:
        self._data = data
        self._make = maker_of(cls)
        self._ground = Ground()
        self._lock = RLock()
        self._whole = False
        # What was decoded, and in its place the record once it is made.
        self._held: dict[str, Any] = self._decoded(cls) or self._explained()

    def _decoded(self, cls: type[AnyRecord]) -> dict[str, Any]:
        with suppress(*WRONG):
            structs = kind_decoder(cls).decode(self._data).records
            decoded = {struct.id: struct for struct in structs}
            return decoded if len(decoded) == len(structs) else {}
        return {}

    def __getitem__(self, id: str) -> AnyRecord:
        held = self._held[id]
        return self._made(id) if isinstance(held, msgspec.Struct) else held

    def _made(self, id: str) -> AnyRecord:
        with self._lock:
            held = self._held[id]
            if isinstance(held, msgspec.Struct):
                made = None
                with suppress(*WRONG):
                    [made] = self._make((held,), self._ground)
                held = self._held[id] = made or self._explained()[id]
        record: AnyRecord = held
        return record

    def _explained(self) -> dict[str, AnyRecord]:
        """What the explaining road makes of it; it raises InvalidData unless all is well."""
        from indokorea.wire.reading import loads  # noqa: PLC0415  # only where the fast road gave up

        return {record.id: record for record in loads(self._data, integrity=False)}

    def values(self) -> ValuesView[AnyRecord]:
        """All of them, made."""
        if not self._whole:
            with collector_paused():
                for id in self._held:
                    self[id]
            self._whole = True
        return self._held.values()

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
