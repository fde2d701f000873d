"""The record class of a kind, imported on first use, so that a lookup loads its own kind alone."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeGuard

from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.records.base import Record

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord


@cache
def record_type_of(kind: str) -> type[AnyRecord]:
    """Return the record class of a kind. Raises KeyError if there is no such kind.

    >>> record_type_of("country").__name__
    'Country'
    """
    record_type: type[AnyRecord] = getattr(import_module(f"indokorea.records.{kind}"), RECORD_KINDS[kind].class_name)
    return record_type


def id_of(record: str | AnyRecord) -> str:
    """Return the id of a record; return any other value as it is, for the lookup to refuse."""
    return record.id if isinstance(record, Record) else record


def is_record_type(value: object) -> TypeGuard[type[AnyRecord]]:
    """Return True for a class of the table of kinds; a subclass of one is not in the table."""
    if not isinstance(value, type) or not issubclass(value, Record):
        return False
    return value.kind in RECORD_KINDS and record_type_of(value.kind) is value
