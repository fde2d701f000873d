"""Plain data, as a JSON parser returns it, to a record and back by way of JSON text, which is the fast path.

Both are several times as fast as a walk over the data in Python: encoding, decoding and the generated readers and
writers are compiled.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from indokorea.fields.part import Part
from indokorea.wire.fast.loader import try_load_part
from indokorea.wire.writing import dumps

PartT = TypeVar("PartT", bound=Part)

# What msgspec refuses to encode: integers of more than 64 bits, lone surrogates, data deeper than the stack.
ENCODING_ERRORS = (OverflowError, UnicodeError, RecursionError)


def try_from_plain(plain: object, cls: type[PartT], *, is_json: bool = False) -> PartT | None:
    """Return the record or part of a class that plain data describes, or None if anything may be wrong.

    None does not mean that the data is wrong: `from_dict` decides and explains. `is_json` says that a JSON parser made
    the data, so that it holds nothing that JSON has not, except NaN and infinities.

    >>> from indokorea.records.sector import Sector
    >>> try_from_plain({"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}, Sector).label
    'Steel'
    >>> try_from_plain({"kind": "sector", "id": "sector:steel", "name": ("Steel",)}, Sector)
    """
    # A number that is not JSON becomes null, which no field takes but extensions.
    if type(plain) is not dict or not ((is_json and "extensions" not in plain) or _is_encodable(plain)):
        return None
    try:
        text = msgspec.json.encode(plain)
    except ENCODING_ERRORS:
        return None
    return try_load_part(text, cls)


def _is_encodable(plain: dict[Any, Any]) -> bool:
    """Return True for an object whose JSON text says the same: objects, lists, texts, whole numbers, truth values.

    msgspec writes much else as JSON that `from_dict` refuses: a tuple as a list, a day as its text, NaN as null.
    """
    waiting: list[Any] = [plain]
    for value in waiting:  # the list grows while it is read
        kind = type(value)
        if kind is dict:
            for key, inner in value.items():
                if type(key) is not str:
                    return False
                if type(inner) is not str:
                    waiting.append(inner)
        elif kind is list:
            waiting += value
        elif kind is not str and kind is not bool and kind is not int:
            return False
    return True


def to_plain(part: Part) -> dict[str, Any]:
    """Return a record or part as new plain data, equal to that of `to_dict`.

    >>> from indokorea.records.sector import Sector
    >>> to_plain(Sector(id="sector:steel", name="Steel"))
    {'kind': 'sector', 'id': 'sector:steel', 'name': {'en': 'Steel'}}
    """
    if getattr(part, "extensions", None):
        from indokorea.wire.strict.converter import to_dict  # noqa: PLC0415  # slow to import, and seldom needed

        return to_dict(part)  # extensions may hold numbers of any size
    plain: dict[str, Any] = msgspec.json.decode(dumps(part))
    return plain
