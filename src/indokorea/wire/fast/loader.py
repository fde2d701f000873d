"""The entry points of the fast path. Each returns certainly valid data, or None if anything may be wrong.

None does not mean that the data is wrong, and no reason is given: the strict path (`wire.strict`) decides and explains.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid
from indokorea.fields.part import Part
from indokorea.fields.record_ids import KINDS
from indokorea.gc_paused import gc_paused
from indokorea.records.base import Record
from indokorea.records.registry import record_type_of
from indokorea.wire.fast.builders import Builder, FallBack, LoadContext, builder_of
from indokorea.wire.fast.prechecks import count_strings, has_no_controls
from indokorea.wire.fast.structs import UNSET, decoder_of, document_decoder, header_decoder, record_decoder, struct_of

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

PartT = TypeVar("PartT", bound=Part)

FAST_PATH_ERRORS = (msgspec.MsgspecError, Invalid, FallBack, UnicodeError, RecursionError)

# "format" and its value, and "version", whose value is a number.
HEADER_STRINGS = 3

_builders: dict[type[msgspec.Struct], Builder] = {}


def try_load_dossier(document: str | bytes, *, integrity: bool = True) -> Dossier | None:
    """Return the dossier of a document, or None."""
    with gc_paused(), suppress(*FAST_PATH_ERRORS):
        data = _to_bytes(document)
        decoded = document_decoder().decode(data)
        return _build_dossier(data, decoded, decoded.records, integrity)
    return None


def try_load_lines(data: bytes, *, integrity: bool = True) -> Dossier | None:
    """Return the dossier of JSON Lines, or None: the header on the first line, a record on each line after it."""
    from indokorea.wire.limits import DEFAULT  # noqa: PLC0415  # only lines have a limit here

    with gc_paused(), suppress(*FAST_PATH_ERRORS):
        first, *lines = data.removesuffix(b"\n").split(b"\n")
        if max(len(first), *map(len, lines), 0) > DEFAULT.line:
            return None
        decode = record_decoder().decode
        return _build_dossier(data, header_decoder().decode(first), [decode(line) for line in lines], integrity)
    return None


def try_load_part(text: str | bytes, cls: type[PartT]) -> PartT | None:
    """Return one record, or a part of one, of a given class, or None."""
    given: Any = cls
    if not isinstance(given, type) or not issubclass(given, Part) or given in (Part, Record):
        return None
    # Not `suppress`, here and below: for one small record, entering it is a noticeable share of the time.
    try:
        data = _to_bytes(text)
        struct, build = decoder_of(cls).decode(data), builder_of(cls)
        context = LoadContext(no_controls=has_no_controls(data))
        part: PartT
        [part] = build((struct,), context)
    except FAST_PATH_ERRORS:
        return None
    return part if count_strings(data) == context.strings else None


def try_load_record(line: str | bytes, context: LoadContext) -> AnyRecord | None:
    """Return one record of any kind, as on a line of a stream, or None.

    The form of its references is checked, and not that they lead to a record. The lines of one stream share a context,
    that of `stream_context`.
    """
    try:
        data = _to_bytes(line)
        struct = record_decoder().decode(data)
        context.no_controls = has_no_controls(data)
        before = context.strings
        [record] = _builders_by_struct()[type(struct)]((struct,), context)
    except FAST_PATH_ERRORS:
        return None
    return cast("AnyRecord", record) if count_strings(data) == context.strings - before else None


def stream_context() -> LoadContext:
    """Return a context without known ids, in which each reference is checked for its form alone."""
    _builders_by_struct()
    return LoadContext()


def _build_dossier(data: bytes, header: Any, structs: list[Any], integrity: bool) -> Dossier | None:
    builders = _builders_by_struct()
    by_struct: dict[Any, list[Any]] = {}
    for struct in structs:
        by_struct.setdefault(type(struct), []).append(struct)
    structs.clear()
    ids = {cls.__struct_config__.tag: [struct.id for struct in listed] for cls, listed in by_struct.items()}
    context = LoadContext(ids, closed=integrity, no_controls=has_no_controls(data))
    # The structs of a kind are freed once its records are built, and their memory is used for the next kind.
    records = [record for cls in list(by_struct) for record in builders[cls](by_struct.pop(cls), context)]
    values = _read_header(header, context)
    # msgspec keeps the last of a repeated key and drops the others silently; then fewer strings were consumed.
    if count_strings(data) != context.strings:
        return None
    dossier = Dossier(records, integrity=False, **values)
    dossier._set(_is_sound=integrity)  # the context has checked each reference
    return dossier


def _read_header(header: Any, context: LoadContext) -> dict[str, Any]:
    given = {name: getattr(header, name) for name in HEADER if getattr(header, name) is not UNSET}
    has_schema = header.schema_key is not UNSET
    context.strings += HEADER_STRINGS + 2 * (len(given) + has_schema) + hasattr(header, "records")
    return {name: HEADER[name].read(value) for name, value in given.items()}


def _builders_by_struct() -> dict[type[msgspec.Struct], Builder]:
    if not _builders:
        _builders.update({struct_of(cls): builder_of(cls) for cls in map(record_type_of, KINDS)})
    return _builders


def _to_bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
