"""Reading: text or a file to a dossier or a record, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData, InvalidValue
from indokorea.fields.part import Part
from indokorea.wire.fast.loader import (
    stream_context,
    try_load_dossier,
    try_load_lines,
    try_load_part,
    try_load_record,
)
from indokorea.wire.files import is_json_lines, parse_bytes, read_bytes
from indokorea.wire.limits import DEFAULT, Limits, at_least_default
from indokorea.wire.strict.json_text import parse_json, repeated_key_findings

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

PartT = TypeVar("PartT", bound=Part)
ReadT = TypeVar("ReadT")


@overload
def loads(text: str | bytes, cls: None = None, *, integrity: bool = True, limits: Limits | None = None) -> Dossier: ...
@overload
def loads(text: str | bytes, cls: type[PartT], *, limits: Limits | None = None) -> PartT: ...
@overload
def loads(text: str | bytes, cls: UnionType, *, limits: Limits | None = None) -> AnyRecord: ...
def loads(
    text: str | bytes,
    cls: type[PartT] | UnionType | None = None,
    *,
    integrity: bool = True,
    limits: Limits | None = None,
) -> Dossier | PartT | AnyRecord:
    """Return the dossier that a document holds, or one record or part of the class `cls`.

    With `AnyRecord` as the class, the record is of the kind that its tag names.
    Raises InvalidData with every fault and its path; nothing is coerced, dropped or half-read. `integrity=False` allows
    references to records that are missing; `limits` replace the default limits.

    >>> loads('{"format": "indokorea", "version": 1, "records": []}')
    <Dossier: 0 records>
    """
    limits = limits or DEFAULT
    is_fast = _allows_fast_path(limits, len(text))
    if isinstance(cls, UnionType):
        return _load_any_record(text, cls, limits, is_fast)
    if cls is not None:
        part = try_load_part(text, cls) if is_fast else None
        return load_part_strictly(text, cls, limits) if part is None else part
    dossier = try_load_dossier(text, integrity=integrity) if is_fast else None
    if dossier is not None:
        return dossier
    return load_strictly(parse_json(text, 0, limits), "document", integrity, limits, lambda: _lines(text))


def loads_of_any_size(document: bytes) -> Dossier:
    """Return the dossier of a document of our own, however large it is. References to missing records are allowed."""
    return loads(document, integrity=False, limits=attrs.evolve(DEFAULT, document=max(DEFAULT.document, len(document))))


def read(path: str | os.PathLike[str], *, integrity: bool = True, limits: Limits | None = None) -> Dossier:
    """Return the dossier that a file holds. Its name ends in .json or .jsonl, and in .gz if it is compressed.

    Raises InvalidData as `loads` does, InvalidValue for another suffix, OSError if the file cannot be opened.
    """
    return read_named(path, path, integrity=integrity, limits=limits)


def read_named(
    path: str | os.PathLike[str],
    name: str | os.PathLike[str],
    *,
    integrity: bool = True,
    limits: Limits | None = None,
) -> Dossier:
    """Return the dossier of a file as `read` does; its format, and its name in messages, are those of `name`."""
    about = os.fspath(name)
    limits = limits or DEFAULT
    try:
        data = read_bytes(path, limits, name)
        try_load = try_load_lines if is_json_lines(name) else try_load_dossier
        dossier = try_load(data, integrity=integrity) if _allows_fast_path(limits, len(data)) else None
        if dossier is not None:
            return dossier
        raw: Any = parse_bytes(data, name, limits)
    except InvalidData as error:
        error.about = about
        raise
    return load_strictly(raw, about, integrity, limits, lambda: _lines(data, name))


def _lines(text: str | bytes, path: str | os.PathLike[str] = "document.json") -> Sequence[int]:
    """Return the line on which each record of a text begins."""
    from indokorea.wire.strict.record_places import lines_of_records  # noqa: PLC0415  # good data never needs it

    return lines_of_records(text, path)


def _allows_fast_path(limits: Limits, size: int) -> bool:
    """Return True if the fast path may be tried: it checks no limit but the default length of a line."""
    return at_least_default(limits) and limits.line >= DEFAULT.line and size <= limits.document


def load_strictly(
    raw: Any,
    about: str,
    integrity: bool = True,
    limits: Limits = DEFAULT,
    lines: Callable[[], Sequence[int]] = tuple,
) -> Dossier:
    """Return the dossier of plain data, read on the strict path. Raises InvalidData with every fault.

    `lines` is called only if there are faults, and returns the line on which each record begins.
    """
    from indokorea.wire.strict.document import decode_document  # noqa: PLC0415  # good data never needs it; it is slow to import
    from indokorea.wire.strict.record_places import with_lines  # noqa: PLC0415  # as above

    decoded = decode_document(raw, integrity=integrity, limits=limits)
    return attrs.evolve(decoded, faults=tuple(with_lines(decoded.faults, raw, lines))).dossier(about)


def _load_any_record(text: str | bytes, union: UnionType, limits: Limits, is_fast: bool) -> AnyRecord:
    """Return one record of any kind. Raises InvalidValue for another union of classes, InvalidData for faults."""
    record = try_load_record(text, stream_context()) if is_fast else None
    from indokorea.records.kinds import AnyRecord as every_kind  # noqa: N813, PLC0415  # a lookup needs one class

    if union is not every_kind and union != every_kind:
        raise InvalidValue.expected("one class, or AnyRecord", str(union))
    if record is not None:
        return record
    from indokorea.wire.strict.converter import read_record, shared_converter  # noqa: PLC0415  # as above

    return _read_strictly(text, "record", limits, lambda raw: read_record(shared_converter(), raw))


def load_part_strictly(text: str | bytes, cls: type[PartT], limits: Limits = DEFAULT) -> PartT:
    """Return one record or part of a class, read on the strict path. Raises InvalidData with every fault."""
    from indokorea.wire.strict.converter import check_class, shared_converter  # noqa: PLC0415  # as above

    check_class(cls)
    return _read_strictly(text, cls.__name__, limits, lambda raw: shared_converter().structure(raw, cls))


def _read_strictly(text: str | bytes, about: str, limits: Limits, structure: Callable[[Any], ReadT]) -> ReadT:
    """Return what `structure` makes of JSON text. Raises InvalidData with its faults and every repeated key."""
    from indokorea.wire.strict.record_places import id_of  # noqa: PLC0415  # as above

    raw = parse_json(text, 0, limits)
    faults = repeated_key_findings(raw)
    try:
        read = structure(raw)
    except Invalid as error:
        faults, about = [*faults, *error.findings], error.about
    else:
        if not faults:
            return read
    raise InvalidData(*(attrs.evolve(one, record_id=id_of(raw)) for one in faults), about=about)
