"""Reading: text or a file to a dossier or a record, whole or not at all."""

from __future__ import annotations

import os
from typing import Any, TypeVar, overload

from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData
from indokorea.fields.part import Part
from indokorea.wire.fast.loader import quick_dossier, quick_lines, quick_part
from indokorea.wire.files import data_of, is_lines, plain_of_data
from indokorea.wire.limits import DEFAULT, Limits, are_roomy
from indokorea.wire.strict.json_text import parsed, repeated_keys

PartT = TypeVar("PartT", bound=Part)


@overload
def loads(text: str | bytes, cls: None = None, *, integrity: bool = True, limits: Limits | None = None) -> Dossier: ...
@overload
def loads(text: str | bytes, cls: type[PartT], *, limits: Limits | None = None) -> PartT: ...
def loads(
    text: str | bytes, cls: type[PartT] | None = None, *, integrity: bool = True, limits: Limits | None = None
) -> Dossier | PartT:
    """Text to a dossier, or to one record of this class.

    Raises InvalidData with every fault and its path; nothing is coerced, dropped or half-read. `integrity=False` lets
    references stand that lead nowhere; `limits` are other limits than the usual ones.

    >>> loads('{"format": "indokorea", "version": 1, "records": []}')
    <Dossier: 0 records>
    """
    roomy = _leave_room(limits or DEFAULT, len(text))
    if cls is not None:
        part = quick_part(text, cls) if roomy else None
        return explained_part(text, cls, limits or DEFAULT) if part is None else part
    dossier = quick_dossier(text, integrity=integrity) if roomy else None
    if dossier is not None:
        return dossier
    return explained(parsed(text, 0, limits or DEFAULT), "document", integrity, limits or DEFAULT)


def read(path: str | os.PathLike[str], *, integrity: bool = True, limits: Limits | None = None) -> Dossier:
    """A file to a dossier. Its name ends in .json or .jsonl, and in .gz where it is compressed.

    Raises InvalidData as `loads` does, InvalidValue for another suffix, OSError when the file cannot be opened.
    """
    name = os.fspath(path)
    try:
        data = data_of(path, limits or DEFAULT)
        quick = quick_lines if is_lines(path) else quick_dossier
        roomy = _leave_room(limits or DEFAULT, len(data))
        dossier = quick(data, integrity=integrity) if roomy else None
        if dossier is not None:
            return dossier
        raw: Any = plain_of_data(data, path, limits or DEFAULT)
    except InvalidData as error:
        error.about = name
        raise
    return explained(raw, name, integrity, limits or DEFAULT)


def _leave_room(limits: Limits, size: int) -> bool:
    """Whether the fast road may be tried, which looks at no limit but the usual length of a line."""
    return are_roomy(limits) and limits.line >= DEFAULT.line and size <= limits.document


def explained(raw: Any, about: str, integrity: bool = True, limits: Limits = DEFAULT) -> Dossier:
    """Plain data to a dossier, on the road that finds every fault."""
    from indokorea.wire.strict.document import examined  # noqa: PLC0415  # good data never needs it, and it is slow to import

    return examined(raw, integrity=integrity, limits=limits).dossier(about)


def explained_part(text: str | bytes, cls: type[PartT], limits: Limits = DEFAULT) -> PartT:
    """Text to one record of a class, on the road that finds every fault."""
    from indokorea.wire.strict.converter import check_class, shared  # noqa: PLC0415  # as above

    check_class(cls)
    raw = parsed(text, 0, limits)
    faults = repeated_keys(raw)
    try:
        part: PartT = shared().structure(raw, cls)
    except Invalid as error:
        raise InvalidData(*faults, *error.findings, about=error.about) from None
    if faults:
        raise InvalidData(*faults, about=cls.__name__)
    return part
