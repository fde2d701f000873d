"""cattrs with its own hooks, over attrs classes whose constructors check the values: ours."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from cattrs.preconf.msgspec import make_converter
from cattrs.strategies import configure_tagged_union
from peer_codecs import Codec

from indokorea.fields.numbers import to_decimal
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period


def kind_of(cls: Any) -> str:
    """Return the tag of a record class."""
    kind: str = cls.kind
    return kind


def codec(whole: bool) -> Codec:
    """Return the codec of a list of records; references and repeated keys are not checked."""
    converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook(Decimal, lambda text, _: to_decimal(text))
    converter.register_unstructure_hook(Decimal, str)
    for cls in (PartialDate, Period):
        converter.register_structure_hook(cls, lambda text, cls: cls.parse(text))
        converter.register_unstructure_hook(cls, str)
    records: Any = RECORD_TYPES
    kinds: Any = reduce(or_, records)
    configure_tagged_union(kinds, converter, tag_generator=kind_of, tag_name="kind")
    document: Any = list[kinds]

    def loads(data: bytes) -> object:
        import msgspec

        return converter.structure(msgspec.json.decode(data)["records"], document)

    def dumps(records: object) -> bytes:
        return converter.dumps(records, document)

    return Codec(loads, dumps)
