"""Records that are made when they are first asked for, from a document that was proved before it came here.

A record is made, with every check of its fields, when somebody looks it up; all that are left are made together when
somebody goes through them. What only the whole can tell (repeated keys, references) is not asked: whoever shipped the
document has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, Any

import msgspec

from indokorea.errors import Invalid
from indokorea.wire.collector import collector_paused
from indokorea.wire.header import FORMAT, VERSION
from indokorea.wire.one_by_one import part_of

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

WRONG = (msgspec.MsgspecError, Invalid, UnicodeError, RecursionError, KeyError, TypeError)


class DeferredRecords(Mapping[str, "AnyRecord"]):
    """The records of a document of one kind, by id; every thread gets the same object.

    Raises InvalidData with everything that is wrong in the document, at the latest when a record is asked for that is
    not sound.
    """

    __slots__ = ("_cls", "_data", "_held", "_lock", "_whole")

    def __init__(self, data: bytes, cls: type[AnyRecord]) -> None:
        self._data = data
        self._cls = cls
        self._lock = RLock()
        self._whole = False
        # What was decoded, and in its place the record once it is made.
        self._held: dict[str, Any] = self._decoded() or self._explained()

    def _decoded(self) -> dict[str, Any]:
        with suppress(*WRONG):
            document = msgspec.json.decode(self._data)
            records = document["records"]
            decoded = {plain["id"]: plain for plain in records if plain["kind"] == self._cls.kind}
            if (document["format"], document["version"], len(decoded)) == (FORMAT, VERSION, len(records)):
                return decoded
        return {}

    def __getitem__(self, id: str) -> AnyRecord:
        held = self._held[id]
        return self._made(id) if type(held) is dict else held

    def _made(self, id: str) -> AnyRecord:
        with self._lock:
            held = self._held[id]
            if type(held) is dict:
                made = None
                with suppress(*WRONG):
                    made = part_of(self._cls, {name: value for name, value in held.items() if name != "kind"})
                held = self._held[id] = made or self._explained()[id]
        record: AnyRecord = held
        return record

    def _explained(self) -> dict[str, AnyRecord]:
        """What the explaining road makes of it; it raises InvalidData unless all is well."""
        from indokorea.wire.reading import loads  # noqa: PLC0415  # only where something may be wrong

        return {record.id: record for record in loads(self._data, integrity=False)}

    def values(self) -> ValuesView[AnyRecord]:
        """All of them, made."""
        if not self._whole:
            with self._lock:
                self._make_the_others()
                self._whole = True
        return self._held.values()

    def _make_the_others(self) -> None:
        with collector_paused():
            made = self._quickly() or self._explained()
            for id, held in self._held.items():
                if type(held) is dict:
                    self._held[id] = made[id]

    def _quickly(self) -> dict[str, AnyRecord]:
        from indokorea.wire.fast.builders import LoadContext, Suspicion, builder_of  # noqa: PLC0415  # what only looks records up needs none
        from indokorea.wire.fast.structs import kind_decoder  # noqa: PLC0415  # as above

        with suppress(*WRONG, Suspicion):
            structs = kind_decoder(self._cls).decode(self._data).records
            return {record.id: record for record in builder_of(self._cls)(structs, LoadContext())}
        return {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
