"""Records of the bundled dossier in the wire format, indented for reading."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import indokorea as ik

# Wide enough for most parts of a record to fit on one line, and narrow enough for a phone held sideways.
WIDTH = 76


def wire_form(id: str, leave_out: Collection[str] = ()) -> str:
    """Return a record of the bundled dossier as indented JSON, without the fields of `leave_out`.

    Raises KeyError for a field that records of this kind do not have.

    >>> print(wire_form("capability:kor-batteries", {"summary", "claims", "citations"}))
    {
      "kind": "capability",
      "id": "capability:kor-batteries",
      "name": {"en": "Battery technology"},
      "type": "strength",
      "holder": "country:kor",
      "meets": ["capability:ind-energy-storage"],
      "sectors": ["sector:batteries"]
    }
    """
    raw = ik.to_dict(ik.reference()[id])
    for name in leave_out:
        if name in raw:
            del raw[name]
        elif name not in ik.schema()["$defs"][type(ik.reference()[id]).__name__]["properties"]:
            raise KeyError(name)
    return pretty(raw)


def pretty(value: Any, before: str = "", after: int = 0) -> str:
    """Return JSON in which a value that fits on one line is on one line, and any other is indented.

    `before` is the text to the left of the value, `after` the number of characters that follow it.

    >>> print(pretty({"a": [1, 2], "b": ["x" * 40, "y" * 40]}))
    {
      "a": [1, 2],
      "b": [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
      ]
    }
    """
    line = json.dumps(value, ensure_ascii=False)
    top = isinstance(value, dict) and not before
    if not value or not isinstance(value, dict | list) or (not top and len(before) + len(line) + after <= WIDTH):
        return line
    indent = " " * (len(before) - len(before.lstrip()) + 2)
    if isinstance(value, dict):
        keys = [f"{indent}{json.dumps(key, ensure_ascii=False)}: " for key in value]
        items, brackets = list(value.values()), "{}"
    else:
        keys, items, brackets = [indent] * len(value), value, "[]"
    inner = ",\n".join(key + pretty(item, key, 1) for key, item in zip(keys, items, strict=True))
    return f"{brackets[0]}\n{inner}\n{indent[2:]}{brackets[1]}"
