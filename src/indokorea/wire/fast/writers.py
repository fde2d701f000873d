"""Writers: for each class of named fields a generated function that writes an object straight to its canonical text.

The text is that of `json.dumps(to_dict(part), ensure_ascii=False)`, without the plain data in between. While it is put
together, a mark that no text can hold stands for each quote of the JSON itself. Texts go in as they are, and what of
them needs an escape, a quote or a backslash, is escaped in the whole at once.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias

from indokorea.fields.part import Part, defaults_of
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, identity, shapes_of
from indokorea.records.base import Record
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term

# A control character: `check_text` lets none into a text, neither this one nor any other that JSON would escape.
MARK = "\1"

Writer: TypeAlias = Callable[[Any], str]

_writers: dict[type[Part], Writer] = {}


def finished(marked: str) -> str:
    """The canonical text of what writers wrote."""
    if "\\" in marked:
        marked = marked.replace("\\", r"\\")
    if '"' in marked:
        marked = marked.replace('"', r"\"")
    return marked.replace(MARK, '"')


def writer_of(cls: type[Part]) -> Writer:
    """The writer of a class, generated when it is first asked for. What it writes is still to be `finished`."""
    if cls not in _writers:
        _writers[cls] = _generated(cls)
    return _writers[cls]


def _generated(cls: type[Part]) -> Writer:
    """A field that is needed is always written; any other where it differs from its default."""
    defaults = defaults_of(cls)
    # No field begins with an underscore, so no helper is hidden by one.
    names: dict[str, Any] = {"_texts": f"{MARK}, {MARK}".join, "_parts": ", ".join, "_map": map}
    names |= {"_str": str, "_truth": ("false", "true")}
    lines = ["def write(part):"]
    whole = f", {MARK}kind{MARK}: {MARK}{cls.kind}{MARK}" if issubclass(cls, Record) else ""
    for name, shape in shapes_of(cls).items():
        is_needed = name not in defaults
        piece = f", {MARK}{name}{MARK}: {_piece(shape, name, names, is_needed)}"
        lines.append(f" {name} = part.{name}")
        if is_needed:
            whole += piece
            continue
        names[f"_default_{name}"] = defaults[name]
        lines.append(f" {name} = f'{piece}' if {_differs(defaults[name], name)} else ''")
        whole += f"{{{name}}}"
    if whole.startswith(", "):
        lines.append(f" return f'{{{{{whole[2:]}}}}}'")
    else:
        lines.append(f" return '{{' + f'{whole}'[2:] + '}}'")
    exec("\n".join(lines), names)
    write: Writer = names["write"]
    return write


def _differs(default: Any, name: str) -> str:
    """The condition that a field is another than its default."""
    if default == ():
        return name
    return f"{name} is not _default_{name}" if isinstance(default, Enum | bool | None) else f"{name} != _default_{name}"


def _piece(shape: Shape, name: str, names: dict[str, Any], may_be_empty: bool) -> str:
    """What writes a field, as the inside of an f-string."""
    if isinstance(shape, Maybe):
        return _piece(shape.item, name, names, may_be_empty)
    if not isinstance(shape, Many):
        is_text, written = _one(shape, name, name, names)
        return f"{MARK}{{{written}}}{MARK}" if is_text else f"{{{written}}}"
    is_text, written = _one(shape.item, name, "one", names)
    items = name if written == "one" else f"[{written} for one in {name}]"
    if written.endswith("(one)"):
        items = f"_map({written.removesuffix('(one)')}, {name})"
    if not is_text:
        return f"[{{_parts({items})}}]"
    if not may_be_empty:
        return f"[{MARK}{{_texts({items})}}{MARK}]"
    names["_quoted"] = lambda text: text and f"{MARK}{text}{MARK}"
    return f"[{{_quoted(_texts({items}))}}]"


def _one(shape: Shape, name: str, value: str, names: dict[str, Any]) -> tuple[bool, str]:
    """Whether a single value is a text in JSON, and the expression that writes it, without its quotes."""
    if not isinstance(shape, Leaf):
        assert not isinstance(shape, Many | Maybe)
        names[f"_write_{name}"] = writer_of(shape.python)
        return False, f"_write_{name}({value})"
    if shape.python is bool:
        return False, f"_truth[{value}]"
    if shape.python is int:
        return False, f"_str({value})"
    if issubclass(shape.python, Term):
        return True, f"{value}._value_"
    if issubclass(shape.python, EdtfText):
        return True, f"{value}._text"
    if shape.write is identity:
        return True, value
    names[f"_plain_{name}"] = shape.write
    return True, f"_plain_{name}({value})"
