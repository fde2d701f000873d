"""Writers: for each class of named fields a generated function that writes an object straight to its canonical text.

The text is that of `json.dumps(to_dict(part), ensure_ascii=False)`, without the plain data in between.
"""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring as quoted
from typing import Any, TypeAlias

from indokorea.records.base import Record
from indokorea.values.edtf_text import EdtfText
from indokorea.values.part import Part, defaults_of
from indokorea.values.shape import Leaf, Many, Maybe, Shape, same, shapes_of
from indokorea.vocabulary.base import Term

Writer: TypeAlias = Callable[[Any], str]

_writers: dict[type[Part], Writer] = {}


def writer_of(cls: type[Part]) -> Writer:
    """The writer of a class, generated when it is first asked for."""
    if cls not in _writers:
        _writers[cls] = _generated(cls)
    return _writers[cls]


def _generated(cls: type[Part]) -> Writer:
    """A field that is needed is always written; any other where it differs from its default."""
    defaults = defaults_of(cls)
    names: dict[str, Any] = {"quoted": quoted}
    head = f'"kind": "{cls.kind}", ' if issubclass(cls, Record) else ""
    lines = ["def write(part):", " text = ''"]
    for name, shape in shapes_of(cls).items():
        added = f"text += {f', {quoted(name)}: '!r} + {_piece(shape, name, names)}"
        lines.append(f" value = part.{name}")
        if name not in defaults:
            lines.append(f" {added}")
        else:
            names[f"default_{name}"] = defaults[name]
            differs = "is not" if defaults[name] is None else "!="
            lines.append(f" if value {differs} default_{name}: {added}")
    lines.append(f" return {'{' + head!r} + text[2:] + '}}'")
    exec("\n".join(lines), names)
    write: Writer = names["write"]
    return write


def _piece(shape: Shape, name: str, names: dict[str, Any]) -> str:
    """The expression that writes `value`. Words of a vocabulary and dates hold nothing that is escaped in JSON."""
    if isinstance(shape, Maybe):
        return _piece(shape.item, name, names)
    if isinstance(shape, Many):
        return f"'[' + ', '.join([{_piece(shape.item, name, names)} for value in value]) + ']'"
    if not isinstance(shape, Leaf):
        names[f"write_{name}"] = writer_of(shape.python)
        return f"write_{name}(value)"
    if shape.python is bool:
        return "('true' if value else 'false')"
    if shape.python is int:
        return "str(value)"
    if issubclass(shape.python, Term):
        return "'\"' + value._value_ + '\"'"
    if issubclass(shape.python, EdtfText):
        return "'\"' + value._text + '\"'"
    if shape.write is same:
        return "quoted(value)"
    names[f"plain_{name}"] = shape.write
    return f"quoted(plain_{name}(value))"
