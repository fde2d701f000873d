"""The collections that are alive, so that a record can be shown with the names that its collection knows.

A record knows no collection. Each collection that has records is kept here by a weak reference, which goes when the
collection does, so that nothing is kept alive. Only the display of a record looks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.base import Record

# By the identity of the reference, in the order in which the collections were made. Single operations of a dict are
# atomic, and a dead reference removes itself, so that threads need no lock.
_living: dict[int, ref[Records]] = {}


def keep_track_of(records: Records) -> None:
    """Keep a weak reference to a collection for as long as it lives."""
    reference = ref(records, _forget)
    _living[id(reference)] = reference


def _forget(reference: ref[Any], living: dict[int, Any] = _living) -> None:
    living.pop(id(reference), None)


def holder_of(record: Record) -> Records | None:
    """Return the newest collection that holds this very object and all that it refers to.

    If none has all of that, it is the newest that holds the object; None if none does.

    An equal record elsewhere does not count, nor one that a collection has not read yet.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.sector import Sector
    >>> steel = Sector(id="sector:steel", name="Steel")
    >>> holder_of(steel)
    >>> mine = Records([steel])
    >>> holder_of(steel) is mine
    True
    """
    from indokorea.collection.references import references  # noqa: PLC0415  # a lookup needs none

    holders = list(_holders(record))
    targets = {reference.target for reference in references(record)} if len(holders) > 1 else ()
    whole = (records for records in holders if all(target in records for target in targets))
    return next(whole, holders[0] if holders else None)


def _holders(record: Record) -> Iterator[Records]:
    """Yield the collections that hold this very object, the newest first."""
    for reference in reversed(list(_living.values())):
        records = reference()
        if records is not None and records._holds_object(record):
            yield records
