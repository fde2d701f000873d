"""The fast road, for good data. It gives what is certainly sound, and None whenever anything may be wrong.

It never says what is wrong: the explaining road (`wire.document`) judges whatever this road hands back.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid
from indokorea.records.base import Record
from indokorea.records.registry import record_type_of
from indokorea.values.ids import KINDS
from indokorea.values.part import Part
from indokorea.wire.makers import Ground, Maker, Suspicion, maker_of
from indokorea.wire.twins import ABSENT, decoder_of, document_decoder, header_decoder, record_decoder, struct_of

if TYPE_CHECKING:
    from indokorea.records import AnyRecord

PartT = TypeVar("PartT", bound=Part)

WRONG = (msgspec.MsgspecError, Invalid, Suspicion, UnicodeError, RecursionError)

STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
BLANKS = b" \t\n\r"

_makers: dict[type[msgspec.Struct], Maker] = {}


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing that is read is garbage yet, and to look through it again and again takes longer than reading it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def quick_dossier(*documents: str | bytes, integrity: bool = True) -> Dossier | None:
    """The dossier of one document, or of several whose records belong together under the header of the first."""
    with collector_paused(), suppress(*WRONG):
        data = [_encoded(document) for document in documents]
        decoded = [document_decoder().decode(one) for one in data]
        return _dossier(data, decoded, [record for one in decoded for record in one.records], integrity)
    return None


def quick_lines(data: bytes, *, integrity: bool = True) -> Dossier | None:
    """The dossier of JSON Lines: the header on the first line, a record on each line after it."""
    from indokorea.wire.limits import DEFAULT  # noqa: PLC0415  # only lines have a limit here

    with collector_paused(), suppress(*WRONG):
        head, *lines = data.removesuffix(b"\n").split(b"\n")
        if max(len(head), *map(len, lines), 0) > DEFAULT.line:
            return None
        decode = record_decoder().decode
        return _dossier([data], [header_decoder().decode(head)], [decode(line) for line in lines], integrity)
    return None


def quick_part(text: str | bytes, cls: type[PartT]) -> PartT | None:
    """One record, or a part of one, of a class that is known."""
    asked: Any = cls
    if not isinstance(asked, type) or not issubclass(asked, Part) or asked in (Part, Record):
        return None
    with suppress(*WRONG):
        data = _encoded(text)
        struct, make = decoder_of(cls).decode(data), maker_of(cls)
        ground = Ground()
        part: PartT = make(struct, ground)
        return part if none_repeated(data, ground.keys) else None
    return None


def quick_record(line: str | bytes, ground: Ground) -> AnyRecord | None:
    """One record of whichever kind its tag says, as a stream has it: its references may lead anywhere.

    The ground is an open one, `open_ground()`, that the lines of one stream share.
    """
    with suppress(*WRONG):
        data = _encoded(line)
        struct = record_decoder().decode(data)
        before = ground.keys
        record = _maker(type(struct))(struct, ground)
        return cast("AnyRecord", record) if none_repeated(data, ground.keys - before) else None
    return None


def open_ground() -> Ground:
    """Ground on which references are checked for their form alone."""
    _all_makers()
    return Ground()


def _dossier(data: list[bytes], heads: list[Any], structs: list[Any], integrity: bool) -> Dossier | None:
    makers = _all_makers()
    ids: dict[str, list[str]] = {}
    for struct in structs:
        ids.setdefault(struct.__struct_config__.tag, []).append(struct.id)
    ground = Ground(ids if integrity else None)
    records = [makers[type(struct)](struct, ground) for struct in structs]
    headers = [_header(head, ground) for head in heads]
    ground.keys += sum(hasattr(head, "records") for head in heads)
    if len({record.id for record in records}) < len(records) or not none_repeated(b"".join(data), ground.keys):
        return None
    return Dossier(records, integrity=False, **headers[0])


def _header(head: Any, ground: Ground) -> dict[str, Any]:
    told = {name: getattr(head, name) for name in HEADER if getattr(head, name) is not ABSENT}
    ground.keys += len(("format", "version")) + len(told)
    return {name: HEADER[name].read(value) for name, value in told.items()}


def _all_makers() -> dict[type[msgspec.Struct], Maker]:
    if not _makers:
        _makers.update({struct_of(cls): maker_of(cls) for cls in map(record_type_of, KINDS)})
    return _makers


def _maker(struct: type[msgspec.Struct]) -> Maker:
    return _all_makers()[struct]


def _encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def none_repeated(data: bytes, keys: int) -> bool:
    """Whether no key stands twice in its object, told from the number of keys that were read from sound JSON.

    msgspec keeps the last of a repeated key and drops the others without a word. Where the blanks are taken out, every
    key ends in a quote and a colon. Texts may hold the two as well, their quote escaped, which no key that we know
    ends in; whoever writes a text that is stranger still has all texts taken out before the colons are counted.
    """
    dense = data.translate(None, BLANKS)
    ends = dense.count(b'":')
    if keys in (ends, ends - dense.count(b'\\":')):
        return True
    return keys == STRINGS.sub(b"", data).count(b":")
