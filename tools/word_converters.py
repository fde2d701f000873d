"""Writes the converters by which a word of a vocabulary is accepted wherever its member is, and joins them to fields.

The sources are the vocabularies, and the annotations of the fields in `records/` and `values/`. From them it writes
`vocabulary/converters.py`, with the words of each vocabulary as a type, so that type checkers find a wrong word. Then
it gives each field of a vocabulary its converter: `type: ActionType` becomes
`type: ActionType = attrs.field(converter=to_action_type)`, and the import follows. It changes nothing else.

Run `python tools/word_converters.py` after a new word, vocabulary or field. Running it twice changes nothing. With
`--check` it writes nothing, and fails where it would have written something.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import indokorea

# The package that Python imports: that of the checkout, or the one that the tests of a built package use.
PACKAGE = Path(indokorea.__file__).parent

MODULE = "indokorea.vocabulary.converters"
WIDTH = 120

HEAD = '''\
"""Converters of the fields that hold a word of a vocabulary: they accept the word wherever its member is accepted.

Written by tools/word_converters.py from the vocabularies and the fields. Converters never raise: any other value is
returned unchanged, and the record's own check reports it together with all other faults. A vocabulary is imported when
a word of it is first given as text, so that a record loads its own vocabularies alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from indokorea.vocabulary.base import {helpers}

if TYPE_CHECKING:
{imports}

    # fmt: off
{words}
    # fmt: on
'''

ONE = '''

def to_{name}(value: {cls} | {cls}Word) -> {cls}:
    """Convert the value of a field that is a word of {cls}."""
    if not isinstance(value, str):
        return value
    from {module} import {cls}  # noqa: PLC0415  # as the docstring of the module says

    return member_of({cls}, value)
'''

OPTIONAL = '''

def to_optional_{name}(value: {cls} | {cls}Word | None) -> {cls} | None:
    """Convert the value of a field that is a word of {cls} or None."""
    return None if value is None else to_{name}(value)
'''

SEVERAL = '''

def to_{name}_tuple(values: tuple[{cls} | {cls}Word, ...]) -> tuple[{cls}, ...]:
    """Convert the value of a field that holds several words of {cls}."""
    return each(to_{name}, values)
'''


class Vocabulary(NamedTuple):
    """A vocabulary: its module, the name of its class, and the words that a field may record."""

    module: str
    cls: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the class in snake case."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.cls).lower()


class Field(NamedTuple):
    """A field that holds words of a vocabulary: its declaration, and the converter that belongs to it."""

    node: ast.AnnAssign
    vocabulary: str
    converter: str


def vocabularies() -> dict[str, Vocabulary]:
    """Return the vocabularies by the names of their classes."""
    term: Any = import_module("indokorea.vocabulary.base").Term
    found: dict[str, Vocabulary] = {}
    for path in sorted((PACKAGE / "vocabulary").glob("*.py")):
        module = f"indokorea.vocabulary.{path.stem}"
        if path.stem in ("__init__", "base") or module == MODULE:
            continue
        classes: list[tuple[str, Any]] = inspect.getmembers(import_module(module), inspect.isclass)
        for name, cls in classes:
            if issubclass(cls, term) and cls.__module__ == module:
                found[name] = Vocabulary(module, name, tuple(one.value for one in cls if not one.derived))
    return found


def field_files() -> list[Path]:
    """Return the files in which fields are declared."""
    return sorted([*(PACKAGE / "records").glob("*.py"), *(PACKAGE / "values").glob("*.py")])


def fields_of(tree: ast.Module, known: Mapping[str, Vocabulary]) -> Iterator[Field]:
    """Yield the fields of a file that hold words of a vocabulary, in classes whose arguments are by keyword."""
    for cls in ast.walk(tree):
        if isinstance(cls, ast.ClassDef) and any("kw_only=True" in ast.unparse(one) for one in cls.decorator_list):
            for node in cls.body:
                if isinstance(node, ast.AnnAssign) and (found := _converter_of(node.annotation, known)):
                    yield Field(node, *found)


def _converter_of(annotation: ast.expr, known: Mapping[str, Vocabulary]) -> tuple[str, str] | None:
    """Return the vocabulary of a field and the name of its converter, or None for any other field."""
    match annotation:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            return _converter_of(inner, known)
        case ast.Name(id=cls):
            form = "to_{}"
        case ast.BinOp(left=ast.Name(id=cls), op=ast.BitOr(), right=ast.Constant(value=None)):
            form = "to_optional_{}"
        case ast.Subscript(
            value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[ast.Name(id=cls), ast.Constant(value=value)])
        ) if value is Ellipsis:
            form = "to_{}_tuple"
        case _:
            return None
    return (cls, form.format(known[cls].name)) if cls in known else None


def with_converters(text: str, known: Mapping[str, Vocabulary]) -> str:
    """Return the text of a file in which each field of a vocabulary has its converter, and the converters are imported.

    A declaration and an import that are right already are left as they are written.
    """
    tree = ast.parse(text)
    lines = text.splitlines()
    fields = list(fields_of(tree, known))
    for field in reversed(fields):
        node = field.node
        if (declared := _declaration(field)) is not None:
            lines[node.lineno - 1 : node.end_lineno] = declared
    names = sorted({field.converter for field in fields})
    changed = _with_import(lines, names)
    return text if changed == text.splitlines() else "\n".join(changed) + "\n"


def _declaration(field: Field) -> list[str] | None:
    """Return the lines of a declaration with the right converter, or None if it has it already."""
    node, converter = field.node, field.converter
    if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "attrs.field":
        given = {one.arg: ast.unparse(one.value) for one in node.value.keywords}
        if given.get("converter") == converter:
            return None
        given["converter"] = converter
    else:
        given = {"default": ast.unparse(node.value)} if node.value is not None else {}
        given["converter"] = converter
    arguments = ", ".join(f"{name}={value}" for name, value in given.items())
    head = f"    {ast.unparse(node.target)}: {ast.unparse(node.annotation)} = attrs.field("
    line = f"{head}{arguments})"
    return [line] if len(line) <= WIDTH else [head, f"        {arguments}", "    )"]


def _with_import(lines: list[str], names: list[str]) -> list[str]:
    """Return the lines of a file that imports these converters and no others."""
    imports = [node for node in ast.parse("\n".join(lines)).body if isinstance(node, ast.ImportFrom)]
    own = next((node for node in imports if node.module == MODULE), None)
    if [one.name for one in own.names] == names if own else not names:
        return lines
    before = [node for node in imports if (node.module or "") < MODULE and (node.module or "").startswith("indokorea.")]
    at = own.lineno - 1 if own else before[-1].end_lineno or 0
    rest = lines[own.end_lineno :] if own else lines[at:]
    statement = f"from {MODULE} import {', '.join(names)}"
    if len(statement) > WIDTH:
        statement = "\n".join([f"from {MODULE} import (", *(f"    {name}," for name in names), ")"])
    return [*lines[:at], *(statement.split("\n") if names else []), *rest]


def module_text(known: Mapping[str, Vocabulary], used: set[tuple[str, str]]) -> str:
    """Return the text of the module of converters; `used` are the vocabularies and the converters that fields need."""
    needed = sorted({cls for cls, _ in used}, key=lambda cls: (known[cls].module, cls))
    by_module: dict[str, list[str]] = {}
    for cls in needed:
        by_module.setdefault(known[cls].module, []).append(cls)
    several = any(name.endswith("_tuple") for _, name in used)
    functions: list[str] = []
    for cls in needed:
        vocabulary = known[cls]
        names = {name for of, name in used if of == cls}
        forms = [ONE]
        forms += [OPTIONAL] if f"to_optional_{vocabulary.name}" in names else []
        forms += [SEVERAL] if f"to_{vocabulary.name}_tuple" in names else []
        functions += [_function(form.format(name=vocabulary.name, cls=cls, module=vocabulary.module)) for form in forms]
    return HEAD.format(
        helpers="each, member_of" if several else "member_of",
        imports="\n".join(_import_lines(module, names) for module, names in by_module.items()),
        words="\n".join(_word_type(known[cls]) for cls in needed),
    ) + "".join(functions)


def _function(text: str) -> str:
    """Return the text of a function whose parameter has a line of its own if the first line is too long."""
    head, _, body = text.lstrip("\n").partition("\n")
    if len(head) > WIDTH:
        head = re.sub(r"\((.*)\) ->", r"(\n    \1,\n) ->", head)
    return f"\n\n{head}\n{body}"


def _import_lines(module: str, names: list[str]) -> str:
    """Return the import of a module, in one line if it fits."""
    line = f"    from {module} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"    from {module} import (", *(f"        {name}," for name in names), "    )"])


def _word_type(vocabulary: Vocabulary) -> str:
    """Return the declaration of the type of the words of a vocabulary, packed into full lines."""
    quoted = ", ".join(f'"{word}"' for word in vocabulary.words)
    line = f"    {vocabulary.cls}Word: TypeAlias = Literal[{quoted}]"
    if len(line) <= WIDTH:
        return line
    margin = " " * 8
    packed = textwrap.wrap(f"{quoted},", WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
    head = f"    {vocabulary.cls}Word: TypeAlias = Literal["
    return "\n".join([head, *packed, "    ]"])


def written() -> dict[Path, str]:
    """Return the text that each file should hold."""
    known = vocabularies()
    texts = {path: path.read_text("utf-8") for path in field_files()}
    used = {
        (field.vocabulary, field.converter) for text in texts.values() for field in fields_of(ast.parse(text), known)
    }
    fields = {path: with_converters(text, known) for path, text in texts.items()}
    return {PACKAGE / "vocabulary" / "converters.py": module_text(known, used), **fields}


def main(arguments: list[str]) -> int:
    """Write what differs, or, with --check, name it and fail."""
    stale = {path: text for path, text in written().items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        name = path.relative_to(PACKAGE)
        if "--check" in arguments:
            sys.stderr.write(f"{name} is out of date; run python tools/word_converters.py\n")
        else:
            path.write_text(text, "utf-8")
            sys.stdout.write(f"wrote {name}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.path.insert(0, str(PACKAGE.parent))  # the package beside this file, whatever is installed
    sys.exit(main(sys.argv[1:]))
