"""The fast road, for good data. It gives what is certainly sound, and None whenever anything may be wrong.

It never says what is wrong: the explaining road (`wire.document`) judges whatever this road hands back.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from indokorea.dossier import HEADER, Dossier
from indokorea.errors import Invalid
from indokorea.fields.part import Part
from indokorea.fields.record_ids import KINDS
from indokorea.records.base import Record
from indokorea.records.registry import record_type_of
from indokorea.wire.collector import collector_paused
from indokorea.wire.fast.builders import LoadContext, Maker, Suspicion, builder_of
from indokorea.wire.fast.prechecks import holds_no_controls, strings_in
from indokorea.wire.fast.structs import ABSENT, decoder_of, document_decoder, header_decoder, record_decoder, struct_of

if TYPE_CHECKING:
    from indokorea.records.kinds import AnyRecord

PartT = TypeVar("PartT", bound=Part)

WRONG = (msgspec.MsgspecError, Invalid, Suspicion, UnicodeError, RecursionError)

# "format" and its text, and "version".
HEAD_STRINGS = 3

_makers: dict[type[msgspec.Struct], Maker] = {}


def quick_dossier(*documents: str | bytes, integrity: bool = True) -> Dossier | None:
    """The dossier of one document, or of several whose records belong together under the header of the first."""
    with collector_paused(), suppress(*WRONG):
        data = [_encoded(document) for document in documents]
        decoded = [document_decoder().decode(one) for one in data]
        structs = decoded[0].records
        for other in decoded[1:]:
            structs += other.records
            other.records.clear()
        return _dossier(data, decoded, structs, integrity)
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
        struct, make = decoder_of(cls).decode(data), builder_of(cls)
        ground = LoadContext(plain=holds_no_controls(data))
        part: PartT
        [part] = make((struct,), ground)
        return part if strings_in(data) == ground.strings else None
    return None


def quick_record(line: str | bytes, ground: LoadContext) -> AnyRecord | None:
    """One record of whichever kind its tag says, as a stream has it: its references may lead anywhere.

    The ground is an open one, `open_ground()`, that the lines of one stream share.
    """
    with suppress(*WRONG):
        data = _encoded(line)
        struct = record_decoder().decode(data)
        ground.plain = holds_no_controls(data)
        before = ground.strings
        [record] = _all_makers()[type(struct)]((struct,), ground)
        return cast("AnyRecord", record) if strings_in(data) == ground.strings - before else None
    return None


def open_ground() -> LoadContext:
    """Ground on which references are checked for their form alone."""
    _all_makers()
    return LoadContext()


def _dossier(data: list[bytes], heads: list[Any], structs: list[Any], integrity: bool) -> Dossier | None:
    makers = _all_makers()
    by_kind: dict[Any, list[Any]] = {}
    for struct in structs:
        by_kind.setdefault(type(struct), []).append(struct)
    structs.clear()
    ids = {kind.__struct_config__.tag: [struct.id for struct in listed] for kind, listed in by_kind.items()}
    ground = LoadContext(ids, closed=integrity, plain=all(map(holds_no_controls, data)))
    # What has been made needs its struct no more, and the next is made in the place that it leaves.
    records = [record for kind in list(by_kind) for record in makers[kind](by_kind.pop(kind), ground)]
    headers = [_header(head, ground) for head in heads]
    # msgspec keeps the last of a repeated key and drops the others without a word.
    if sum(map(strings_in, data)) != ground.strings:
        return None
    return Dossier(records, integrity=False, **headers[0])


def _header(head: Any, ground: LoadContext) -> dict[str, Any]:
    told = {name: getattr(head, name) for name in HEADER if getattr(head, name) is not ABSENT}
    ground.strings += HEAD_STRINGS + 2 * len(told) + hasattr(head, "records")
    return {name: HEADER[name].read(value) for name, value in told.items()}


def _all_makers() -> dict[type[msgspec.Struct], Maker]:
    if not _makers:
        _makers.update({struct_of(cls): builder_of(cls) for cls in map(record_type_of, KINDS)})
    return _makers


def _encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
