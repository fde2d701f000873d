"""Reading: text or a file to a dossier or a record, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

import attrs

from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData
from indokorea.fields.part import Part
from indokorea.wire.fast.loader import try_load_dossier, try_load_lines, try_load_part
from indokorea.wire.files import is_json_lines, parse_bytes, read_bytes
from indokorea.wire.limits import DEFAULT, Limits, at_least_default
from indokorea.wire.strict.json_text import parse_json, repeated_key_findings

PartT = TypeVar("PartT", bound=Part)


@overload
def loads(text: str | bytes, cls: None = None, *, integrity: bool = True, limits: Limits | None = None) -> Dossier: ...
@overload
def loads(text: str | bytes, cls: type[PartT], *, limits: Limits | None = None) -> PartT: ...
def loads(
    text: str | bytes, cls: type[PartT] | None = None, *, integrity: bool = True, limits: Limits | None = None
) -> Dossier | PartT:
    """Return the dossier that a document holds, or one record or part of the class `cls`.

    Raises InvalidData with every fault and its path; nothing is coerced, dropped or half-read. `integrity=False` allows
    references to records that are missing; `limits` replace the default limits.

    >>> loads('{"format": "indokorea", "version": 1, "records": []}')
    <Dossier: 0 records>
    """
    limits = limits or DEFAULT
    is_fast = _allows_fast_path(limits, len(text))
    if cls is not None:
        part = try_load_part(text, cls) if is_fast else None
        return load_part_strictly(text, cls, limits) if part is None else part
    dossier = try_load_dossier(text, integrity=integrity) if is_fast else None
    if dossier is not None:
        return dossier
    return load_strictly(parse_json(text, 0, limits), "document", integrity, limits, lambda: _lines(text))


def read(path: str | os.PathLike[str], *, integrity: bool = True, limits: Limits | None = None) -> Dossier:
    """Return the dossier that a file holds. Its name ends in .json or .jsonl, and in .gz if it is compressed.

    Raises InvalidData as `loads` does, InvalidValue for another suffix, OSError if the file cannot be opened.
    """
    name = os.fspath(path)
    limits = limits or DEFAULT
    try:
        data = read_bytes(path, limits)
        try_load = try_load_lines if is_json_lines(path) else try_load_dossier
        dossier = try_load(data, integrity=integrity) if _allows_fast_path(limits, len(data)) else None
        if dossier is not None:
            return dossier
        raw: Any = parse_bytes(data, path, limits)
    except InvalidData as error:
        error.about = name
        raise
    return load_strictly(raw, name, integrity, limits, lambda: _lines(data, path))


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


def load_part_strictly(text: str | bytes, cls: type[PartT], limits: Limits = DEFAULT) -> PartT:
    """Return one record or part of a class, read on the strict path. Raises InvalidData with every fault."""
    from indokorea.wire.strict.converter import check_class, shared_converter  # noqa: PLC0415  # as above
    from indokorea.wire.strict.record_places import id_of  # noqa: PLC0415  # as above

    check_class(cls)
    raw = parse_json(text, 0, limits)
    faults, about = repeated_key_findings(raw), cls.__name__
    try:
        part: PartT = shared_converter().structure(raw, cls)
    except Invalid as error:
        faults, about = [*faults, *error.findings], error.about
    else:
        if not faults:
            return part
    raise InvalidData(*(attrs.evolve(one, record=id_of(raw)) for one in faults), about=about)
