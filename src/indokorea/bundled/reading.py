"""The bundled dossier, read as it is used. No network, ever.

The data is checked when it is built: `tools/build_dossier.py --check` and the tests read it whole, with all references
and rules. So a kind is read here when one of its records is first looked up, and a program that looks up one agreement
loads neither the files nor the classes of the other kinds.
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
from indokorea.gc_paused import gc_paused
from indokorea.records.registry import record_type_of
from indokorea.wire.lazy_records import LazyRecords

if TYPE_CHECKING:
    from indokorea.analysis.about import About
    from indokorea.records.kinds import AnyRecord

# One lock for the dossier and its kinds, so that all threads get the same objects.
_reading = RLock()


def manifest() -> dict[str, Any]:
    """Return the edition, the as-of date, and the SHA-256 and number of records of each file."""
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
            with _reading, gc_paused():
                if kind not in self._read:
                    self._read[kind] = _records_of(kind)
        return self._read[kind]

    @property
    def read_so_far(self) -> Mapping[str, Mapping[str, AnyRecord]]:
        """The kinds that were read already."""
        return self._read

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def _records_of(kind: str) -> LazyRecords:
    return LazyRecords(read_resource("indokorea.bundled", f"data/{kind}.json"), record_type_of(kind))


def reference() -> Dossier:
    """Return the reference dossier: bundled, cached, immutable.

    The records of a kind are read when one of them is first looked up. That raises InvalidData, with every fault, if
    the installed file was changed and is not valid.

    >>> from indokorea.bundled.reading import reference
    >>> reference() is reference()
    True
    """
    with _reading:
        return _reference()


def about() -> About:
    """Return the figures of the reference dossier, and how to cite it.

    >>> from indokorea.bundled.reading import about
    >>> print(about().citation)
    The indokorea contributors. India and the Republic of Korea: reference dossier, ... (...). CC-BY-4.0. https://...
    """
    return reference().about()


@cache
def _reference() -> Dossier:
    header = manifest()
    return dossier_of_index(BundledKinds(header["files"]), {name: header[name] for name in HEADER})
