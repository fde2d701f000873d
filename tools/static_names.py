"""Generated code with the names that type checkers and editors need to see as text, so that each is written once.

The sources are the table of kinds (`indokorea.fields.record_kinds`) and the imports of `indokorea/__init__.py`. From
them it writes the sections between BEGIN and END of the root, of `records/kinds.py` and of `kind_views.py`.

Run `python tools/static_names.py` after a new kind or a new public name. Running it twice changes nothing. With
`--check` it writes nothing, and fails where it would have written something.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

BEGIN = "# Begin: written by tools/static_names.py."
END = "# End."
WIDTH = 114


def written(package: Path) -> dict[Path, str]:
    """Return the text that each file with static names should hold.

    `package` is the folder of the package. The table of kinds is read from its own file and not imported, since the
    package cannot be imported while a kind is missing from it.
    """
    kinds = record_kinds(package)
    root, types, views = package / "__init__.py", package / "records" / "kinds.py", package / "kind_views.py"
    names = public_names(root.read_text("utf-8"), kinds)
    return {
        root: filled(root, imports(names), lazy_names(names), static_all(names)),
        types: filled(types, record_union(kinds)),
        views: filled(views, view_imports(kinds), view_properties(kinds)),
    }


def record_kinds(package: Path) -> dict[str, tuple[str, str]]:
    """Return the class name and the view of each kind, in the order of the table."""
    tree = ast.parse((package / "fields" / "record_kinds.py").read_text("utf-8"))
    tables = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RECORD_KINDS"
    )
    table = next(tables)
    assert isinstance(table, ast.Dict)
    return {
        ast.literal_eval(key): ast.literal_eval(ast.Tuple(elts=value.args, ctx=ast.Load()))
        for key, value in zip(table.keys, table.values, strict=True)
        if key is not None and isinstance(value, ast.Call)
    }


def public_names(root: str, kinds: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the public names by the module that defines them: the imports of the root, and the class of each kind."""
    found: dict[str, set[str]] = {f"indokorea.records.{kind}": {name} for kind, (name, _) in kinds.items()}
    branch = next(node for node in ast.parse(root).body if isinstance(node, ast.If))
    for node in branch.body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found.setdefault(node.module, set()).update(alias.name for alias in node.names)
    return {module: tuple(sorted(found[module])) for module in sorted(found)}


def imports(names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the imports that type checkers read."""
    for module, own in names.items():
        line = f"    from {module} import {', '.join(own)}"
        if len(line) <= WIDTH:
            yield line
        else:
            yield f"    from {module} import ("
            yield from wrapped(f"{', '.join(own)},", 8)
            yield "    )"


def lazy_names(names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the table of the names that the root imports on first use."""
    yield "    _NAMES = {"
    for module, own in names.items():
        quoted = ", ".join(f'"{name}"' for name in own)
        line = f'        "{module}": ({quoted},),'
        if len(line) <= WIDTH:
            yield line
        else:
            yield f'        "{module}": ('
            yield from wrapped(f"{quoted},", 12)
            yield "        ),"
    yield "    }"


def static_all(names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield `__all__`: constants first, then classes, then functions, each in the order of the alphabet."""

    def order(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2), name

    listed = sorted((name for own in names.values() for name in own), key=order)
    yield "__all__ = ["
    yield from wrapped(", ".join(f'"{name}"' for name in listed) + ",", 4)
    yield "]"


def record_union(kinds: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the imports of `records/kinds.py`, and the union of the record classes."""
    modules = sorted(
        ["indokorea.fields.record_kinds RECORD_KINDS", "indokorea.records.registry record_type_of"]
        + [f"indokorea.records.{kind} {name}" for kind, (name, _) in kinds.items()]
    )
    yield from ("from typing import TypeAlias", "")
    for module, name in map(str.split, modules):
        yield f"from {module} import {name}"
    yield from ("", "AnyRecord: TypeAlias = (")
    for number, (name, _) in enumerate(kinds.values()):
        yield f"    {'| ' if number else ''}{name}"
    yield ")"


def view_imports(kinds: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the imports of `kind_views.py` that type checkers read."""
    for kind in sorted(kinds):
        yield f"    from indokorea.records.{kind} import {kinds[kind][0]}"


def view_properties(kinds: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield a property for each kind."""
    for kind, (name, view) in kinds.items():
        yield "    @property"
        yield f"    def {view}(self) -> View[{name}]:"
        yield f'        """The {view.replace("_", " ")}."""'
        yield f'        return self._view("{kind}")'
        yield ""


def wrapped(text: str, indent: int) -> list[str]:
    """Return the lines of a list of names."""
    margin = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def filled(path: Path, *sections: Iterable[str]) -> str:
    """Return the text of a file with these lines between its marks, section by section.

    Raises SystemExit if the file has another number of sections.
    """
    waiting = list(sections)
    lines: list[str] = []
    inside = False
    for line in path.read_text("utf-8").splitlines():
        if line.strip() == END:
            inside = False
        if not inside:
            lines.append(line)
        if line.strip() == BEGIN:
            inside = True
            if not waiting:
                raise SystemExit(f"{path.name} has more sections than {len(sections)}")
            lines.extend(waiting.pop(0))
    if waiting:
        raise SystemExit(f"{path.name} has fewer sections than {len(sections)}: mark them with {BEGIN!r} and {END!r}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write what differs, or, with --check, name it and fail."""
    package = Path(__file__).parents[1] / "src" / "indokorea"
    stale = {path: text for path, text in written(package).items() if path.read_text("utf-8") != text}
    for path, text in stale.items():
        name = path.relative_to(package)
        if "--check" in arguments:
            sys.stderr.write(f"{name} is out of date; run python tools/static_names.py\n")
        else:
            path.write_text(text, "utf-8")
            sys.stdout.write(f"wrote {name}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
