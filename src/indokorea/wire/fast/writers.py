"""Writers: a generated function for each class of named fields, which writes an object straight to canonical JSON.

The text is that of `json.dumps(to_dict(part), ensure_ascii=False)`, without the plain data in between. While it is put
together, a placeholder that no text can contain takes the place of each quote of the JSON itself, and texts go in as
they are. At the end, the quotes and backslashes of texts are escaped in the whole document at once, and the
placeholders become quotes. That is three passes of C code over the document instead of a call for each text.

For example, a writer has lines such as these, with the placeholder shown as ':

    def write(part):
     name = part.name
     summary = part.summary
     summary = f", 'summary': '{summary}'" if summary is not _default_summary else ''
     return f"{{'kind': 'sector', 'name': {_write_name(name)}{summary}}}"
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias

from indokorea.fields.extensions import Extensions
from indokorea.fields.generated import compile_function
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, identity, shapes_of
from indokorea.records.base import Record
from indokorea.values.dates import EdtfText
from indokorea.vocabulary.base import Term

# A control character. `check_text` refuses all of them in texts, this one and any other that JSON would escape.
QUOTE_PLACEHOLDER = "\x01"
# Another, for the backslashes of JSON that is written already, as extensions are.
BACKSLASH_PLACEHOLDER = "\x02"

Writer: TypeAlias = Callable[[Any], str]

_writers: dict[type[Part], Writer] = {}


def escape_and_quote(text: str) -> str:
    """Return the canonical JSON of what writers wrote: texts escaped, placeholders replaced by quotes."""
    if "\\" in text:
        text = text.replace("\\", r"\\")
    if '"' in text:
        text = text.replace('"', r"\"")
    if BACKSLASH_PLACEHOLDER in text:
        text = text.replace(BACKSLASH_PLACEHOLDER, "\\")
    return text.replace(QUOTE_PLACEHOLDER, '"')


def writer_of(cls: type[Part]) -> Writer:
    """Return the writer of a class, generated on first use; its results still need `escape_and_quote`."""
    if cls not in _writers:
        _writers[cls] = _generate_writer(cls)
    return _writers[cls]


def _generate_writer(cls: type[Part]) -> Writer:
    """Generate the writer of a class. Required fields are always written, others if they differ from their default."""
    defaults = defaults_of(cls)
    # Fields are local variables of the function. Helpers begin with an underscore, as no field does.
    namespace: dict[str, Any] = {"_map": map, "_str": str, "_bool": ("false", "true"), "_join": ", ".join}
    namespace["_join_texts"] = f"{QUOTE_PLACEHOLDER}, {QUOTE_PLACEHOLDER}".join
    lines = ["def write(part):"]
    whole = f", {_quoted('kind')}: {_quoted(cls.kind)}" if issubclass(cls, Record) else ""
    for name, shape in shapes_of(cls).items():
        is_required = name not in defaults
        code = f", {_quoted(name)}: {_field_code(shape, name, namespace, is_required)}"
        lines.append(f" {name} = part.{name}")
        if is_required:
            whole += code
            continue
        namespace[f"_default_{name}"] = defaults[name]
        lines.append(f" {name} = f'{code}' if {_differs_test(defaults[name], name)} else ''")
        whole += f"{{{name}}}"
    if whole.startswith(", "):
        lines.append(f" return f'{{{{{whole[2:]}}}}}'")
    else:  # the first field may be omitted, so the comma is removed at run time
        lines.append(f" return '{{' + f'{whole}'[2:] + '}}'")
    write: Writer = compile_function("\n".join(lines), "write", namespace, cls)
    return write


def _with_placeholders(extensions: Extensions) -> str:
    """Return the JSON of extensions in a form that `escape_and_quote` turns back into it."""
    return str(extensions).replace("\\", BACKSLASH_PLACEHOLDER).replace('"', QUOTE_PLACEHOLDER)


def _quoted(code: str) -> str:
    """Return the inside of an f-string with a placeholder on each side, written as an escape that stays readable."""
    return rf"\x01{code}\x01"


def _differs_test(default: Any, name: str) -> str:
    """Return the expression that is true if a field differs from its default."""
    if default == ():
        return name
    is_other = f"{name} is not _default_{name}"
    return is_other if isinstance(default, Enum | bool | None) else f"{is_other} and {name} != _default_{name}"


def _field_code(shape: Shape, name: str, namespace: dict[str, Any], may_be_empty: bool) -> str:
    """Return the inside of an f-string that writes the value of a field."""
    if isinstance(shape, Maybe):
        return _field_code(shape.item, name, namespace, may_be_empty)
    if not isinstance(shape, Many):
        is_text, expression = _value_code(shape, name, name, namespace)
        return _quoted(f"{{{expression}}}") if is_text else f"{{{expression}}}"
    is_text, expression = _value_code(shape.item, name, "item", namespace)
    items = name if expression == "item" else f"[{expression} for item in {name}]"
    if expression.endswith("(item)"):
        items = f"_map({expression.removesuffix('(item)')}, {name})"
    if not is_text:
        return f"[{{_join({items})}}]"
    if not may_be_empty:
        return f"[{_quoted(f'{{_join_texts({items})}}')}]"
    namespace["_quote"] = lambda joined: joined and f"{QUOTE_PLACEHOLDER}{joined}{QUOTE_PLACEHOLDER}"
    return f"[{{_quote(_join_texts({items}))}}]"  # no texts, no quotes


def _value_code(shape: Shape, name: str, variable: str, namespace: dict[str, Any]) -> tuple[bool, str]:
    """Return whether a single value is a string in JSON, and the expression that writes it without its quotes."""
    if not isinstance(shape, Leaf):
        assert not isinstance(shape, Many | Maybe)
        namespace[f"_write_{name}"] = writer_of(shape.python)
        return False, f"_write_{name}({variable})"
    if shape.python is bool:
        return False, f"_bool[{variable}]"
    if shape.python is int:
        return False, f"_str({variable})"
    if shape.python is Extensions:
        namespace[f"_json_{name}"] = _with_placeholders
        return False, f"_json_{name}({variable})"
    if issubclass(shape.python, Term):
        return True, f"{variable}._value_"
    if issubclass(shape.python, EdtfText):
        return True, f"{variable}._text"
    if shape.write is identity:
        return True, variable
    namespace[f"_plain_{name}"] = shape.write
    return True, f"_plain_{name}({variable})"
