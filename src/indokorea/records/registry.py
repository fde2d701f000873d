"""The record type of a kind, loaded when it is first asked for: kind `country` is `Country` in `country.py`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeGuard

from indokorea.fields.record_ids import KINDS
from indokorea.records.base import Record

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord


@cache
def record_type_of(kind: str) -> type[AnyRecord]:
    """The record type of a kind, which is one of KINDS.

    >>> record_type_of("country").__name__
    'Country'
    """
    record_type: type[AnyRecord] = getattr(import_module(f"indokorea.records.{kind}"), kind.capitalize())
    return record_type


def id_of(asked: str | AnyRecord) -> str:
    """The id of a record, and an id as it is; so is what is neither, for the look-up to refuse."""
    return asked.id if isinstance(asked, Record) else asked


def is_record_type(value: object) -> TypeGuard[type[AnyRecord]]:
    """Whether it is one of the nineteen; a class that somebody derived from one of them is not."""
    if not isinstance(value, type) or not issubclass(value, Record):
        return False
    return value.kind in KINDS and record_type_of(value.kind) is value
