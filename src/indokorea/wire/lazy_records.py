"""Records that are made when they are first looked up, from a document that was checked when it was built.

A look-up makes one record, by its constructor with every check of its fields. Going through all records makes those
that are left in one go, on the fast path. Nothing checks repeated keys and references here: the document was checked
for them before it was shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from indokorea.errors import Invalid
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.gc_paused import gc_paused
from indokorea.wire.header import FORMAT, VERSION

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

PartT = TypeVar("PartT", bound=Part)

READ_ERRORS = (msgspec.MsgspecError, Invalid, UnicodeError, RecursionError, KeyError, TypeError)


class LazyRecords(Mapping[str, "AnyRecord"]):
    """The records of a document of one kind, by id; all threads get the same objects.

    Raises InvalidData with every fault of the document, at the latest when a faulty record is looked up.
    """

    __slots__ = ("_all_made", "_cls", "_data", "_lock", "_records")

    def __init__(self, data: bytes, cls: type[AnyRecord]) -> None:
        self._data = data
        self._cls = cls
        self._lock = RLock()
        self._all_made = False
        # By id: the decoded dict, which the record replaces once it is made.
        self._records: dict[str, Any] = self._decode() or self._load_strictly()

    def _decode(self) -> dict[str, Any]:
        """Return the decoded records by id, or an empty dict if the document has a fault that shows here."""
        with suppress(*READ_ERRORS):
            document = msgspec.json.decode(self._data)
            records = document["records"]
            decoded = {plain["id"]: plain for plain in records if plain["kind"] == self._cls.kind}
            if (document["format"], document["version"], len(decoded)) == (FORMAT, VERSION, len(records)):
                return decoded
        return {}

    def __getitem__(self, id: str) -> AnyRecord:
        found = self._records[id]
        return self._make(id) if type(found) is dict else found

    def _make(self, id: str) -> AnyRecord:
        with self._lock:
            found = self._records[id]  # another thread may have made the record while this one waited
            if type(found) is dict:
                made = None
                if "extensions" not in found:  # the numbers in extensions are no longer as they were written
                    with suppress(*READ_ERRORS):
                        made = build_part(self._cls, {name: value for name, value in found.items() if name != "kind"})
                found = self._records[id] = made or self._load_strictly()[id]
        record: AnyRecord = found
        return record

    def _load_strictly(self) -> dict[str, AnyRecord]:
        """Return all records by id, read as any other document is. Raises InvalidData with every fault."""
        from indokorea.wire.reading import loads  # noqa: PLC0415  # needed only if something may be wrong

        return {record.id: record for record in loads(self._data, integrity=False)}

    def values(self) -> ValuesView[AnyRecord]:
        """Make all records, and return them."""
        if not self._all_made:
            with self._lock:
                self._make_the_rest()
                self._all_made = True
        return self._records.values()

    def _make_the_rest(self) -> None:
        with gc_paused():
            made = self._load_fast() or self._load_strictly()
            for id, found in self._records.items():
                if type(found) is dict:
                    self._records[id] = made[id]

    def _load_fast(self) -> dict[str, AnyRecord]:
        """Return all records by id, made on the fast path, or an empty dict if that falls back."""
        from indokorea.wire.fast.builders import FallBack, LoadContext, builder_of  # noqa: PLC0415  # a look-up does without
        from indokorea.wire.fast.structs import kind_decoder  # noqa: PLC0415  # as above

        with suppress(*READ_ERRORS, FallBack):
            structs = kind_decoder(self._cls).decode(self._data).records
            return {record.id: record for record in builder_of(self._cls)(structs, LoadContext())}
        return {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def build_part(cls: type[PartT], plain: dict[str, Any]) -> PartT:
    """Return a part made of plain data, checked by its constructor. Raises Invalid, KeyError or TypeError otherwise.

    The shapes of the fields are interpreted for each record. The fast path generates a function for each class first,
    which pays from some dozens of records on; looking up two or three is quicker without.
    """
    shapes = shapes_of(cls)
    return cls(**{name: _build_value(shapes[name], value) for name, value in plain.items()})


def _build_value(shape: Shape, value: Any) -> Any:
    if isinstance(shape, Maybe):
        return _build_value(shape.item, value)
    if isinstance(shape, Leaf):
        return shape.read(value)
    if isinstance(shape, Many):
        return tuple([_build_value(shape.item, item) for item in _require_type(list, value)])
    return build_part(shape.python, _require_type(dict, value))


def _require_type(expected: type, value: Any) -> Any:
    if type(value) is not expected:
        raise TypeError
    return value
