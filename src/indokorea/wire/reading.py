"""Reading: text or a file to a dossier or a record, whole or not at all."""

from __future__ import annotations

import os
from typing import Any, TypeVar, overload

from indokorea.dossier import Dossier
from indokorea.errors import InvalidData
from indokorea.values.part import Part
from indokorea.wire.files import data_of, is_lines, lines_of
from indokorea.wire.quick import quick_dossier, quick_lines, quick_part
from indokorea.wire.text import parsed

PartT = TypeVar("PartT", bound=Part)


@overload
def loads(text: str | bytes, cls: None = None, *, integrity: bool = True) -> Dossier: ...
@overload
def loads(text: str | bytes, cls: type[PartT]) -> PartT: ...
def loads(text: str | bytes, cls: type[PartT] | None = None, *, integrity: bool = True) -> Dossier | PartT:
    """Text to a dossier, or to one record of this class.

    Raises InvalidData with every fault and its path; nothing is coerced, dropped or half-read. `integrity=False` lets
    references stand that lead nowhere.

    >>> loads('{"format": "indokorea", "version": 1, "records": []}')
    <Dossier: 0 records>
    """
    if cls is not None:
        part = quick_part(text, cls)
        return explained_part(text, cls) if part is None else part
    dossier = quick_dossier(text, integrity=integrity)
    return explained(parsed(text), "document", integrity=integrity) if dossier is None else dossier


def read(path: str | os.PathLike[str], *, integrity: bool = True) -> Dossier:
    """A file to a dossier. Its name ends in .json or .jsonl, and in .gz where it is compressed.

    Raises InvalidData as `loads` does, InvalidValue for another suffix, OSError when the file cannot be opened.
    """
    name = os.fspath(path)
    try:
        data = data_of(path)
        dossier = (quick_lines if is_lines(path) else quick_dossier)(data, integrity=integrity)
        if dossier is not None:
            return dossier
        raw: Any = lines_of(data) if is_lines(path) else parsed(data)
    except InvalidData as error:
        error.about = name
        raise
    return explained(raw, name, integrity=integrity)


def explained(raw: Any, about: str, *, integrity: bool = True) -> Dossier:
    """Plain data to a dossier, on the road that finds every fault."""
    from indokorea.wire.document import examined  # noqa: PLC0415  # good data never needs it, and it is slow to import

    return examined(raw, integrity=integrity).dossier(about)


def explained_part(text: str | bytes, cls: type[PartT]) -> PartT:
    """Text to one record of a class, on the road that finds every fault."""
    from indokorea.wire.converter import shared  # noqa: PLC0415  # good data never needs it, and it is slow to import

    part: PartT = shared().structure(parsed(text), cls)
    return part
