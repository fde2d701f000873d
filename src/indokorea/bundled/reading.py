"""The bundled dossier, read as it is used. No network, ever.

The data is proved where it is built: `tools/build_dossier.py --check` and the tests read it whole, with all references
and rules. So here a kind is read when a record of it is first asked for, and a program that looks up one agreement
loads neither the other kinds nor their classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any

import msgspec

from indokorea._resources import read_resource
from indokorea.dossier import HEADER, Dossier, dossier_of_index
from indokorea.fields.record_ids import KINDS
from indokorea.records.registry import record_type_of
from indokorea.wire.collector import collector_paused
from indokorea.wire.deferred import DeferredRecords

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

# One for the making of the dossier and of its kinds, so that all threads get the same objects.
_reading = RLock()


def manifest() -> dict[str, Any]:
    """The edition, the as-of date, and the SHA-256 and number of records of each file."""
    plain: dict[str, Any] = msgspec.json.decode(read_resource("indokorea.bundled", "data/manifest.json"))
    return plain


class BundledKinds(Mapping[str, "Mapping[str, AnyRecord]"]):
    """The records of each kind that has a file, by their ids; a file is read on first use."""

    __slots__ = ("_kinds", "_read")

    def __init__(self, files: Iterable[str]) -> None:
        present = {file.removesuffix(".json") for file in files}
        self._kinds = tuple(kind for kind in KINDS if kind in present)
        self._read: dict[str, Mapping[str, AnyRecord]] = {}

    def __getitem__(self, kind: str) -> Mapping[str, AnyRecord]:
        if kind not in self._read:
            if kind not in self._kinds:
                raise KeyError(kind)
            with _reading, collector_paused():
                if kind not in self._read:
                    self._read[kind] = _records_of(kind)
        return self._read[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def _records_of(kind: str) -> DeferredRecords:
    return DeferredRecords(read_resource("indokorea.bundled", f"data/{kind}.json"), record_type_of(kind))


def reference() -> Dossier:
    """The reference dossier: bundled, cached, immutable.

    The records of a kind are read when one of them is first asked for. Raises InvalidData then, with everything that is
    wrong, where the installed file is not as it was shipped.

    >>> from indokorea.bundled.reading import reference
    >>> reference() is reference()
    True
    """
    with _reading:
        return _reference()


@cache
def _reference() -> Dossier:
    told = manifest()
    return dossier_of_index(BundledKinds(told["files"]), {name: told[name] for name in HEADER})
