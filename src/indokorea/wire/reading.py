"""Reading: text or a file to a dossier or a record, whole or not at all."""

from __future__ import annotations

import os
from typing import Any, TypeVar, overload

from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidData
from indokorea.values.part import Part
from indokorea.wire.converter import check_class, shared
from indokorea.wire.document import examined
from indokorea.wire.files import plain_of
from indokorea.wire.limits import DEFAULT, Limits
from indokorea.wire.text import parsed, repeated_keys

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
    limits = limits or DEFAULT
    raw: Any = parsed(text, 0, limits)
    if cls is None:
        return examined(raw, integrity=integrity, limits=limits).dossier("document")
    check_class(cls)
    faults = repeated_keys(raw)
    try:
        part: PartT = shared().structure(raw, cls)
    except Invalid as error:
        raise InvalidData(*faults, *error.findings, about=error.about) from None
    if faults:
        raise InvalidData(*faults, about=cls.__name__)
    return part


def read(path: str | os.PathLike[str], *, integrity: bool = True, limits: Limits | None = None) -> Dossier:
    """A file to a dossier. Its name ends in .json or .jsonl, and in .gz where it is compressed.

    Raises InvalidData as `loads` does, InvalidValue for another suffix, OSError when the file cannot be opened.
    """
    name = os.fspath(path)
    limits = limits or DEFAULT
    try:
        raw: Any = plain_of(path, limits)
    except InvalidData as error:
        error.about = name
        raise
    return examined(raw, integrity=integrity, limits=limits).dossier(name)
