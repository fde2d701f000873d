"""The rules of the house: which module may import which, and what importing the package loads."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

import attrs
import pytest

import indokorea
from indokorea._lazy import FEATURES
from indokorea.collection.graph import strongly_connected_components
from indokorea.fields.part import Part
from indokorea.testing.part_types import part_types

ROOT = Path(indokorea.__file__).parent
NAMES_OF: dict[str, tuple[str, ...]] = vars(indokorea)["_NAMES"]

# A module imports only from its own line and the lines above it. `render`, which lays out text and HTML, knows nothing
# of the model, so that every answer can use it. `vocabulary` is above `findings`, since a finding has a severity.
LAYERS = (
    "_version",
    "deprecation",
    "_lazy",
    "_resources",
    "frozen",
    "gc_paused",
    "vocabulary",
    "json_pointer",
    "messages",
    "render",
    "findings",
    "errors",
    "fields",
    "values",
    "lifecycle",
    "records",
    "collection",
    "search",
    "analysis",
    "progress",
    "chronology",
    "briefing",
    "rules",
    "kind_views",
    "dossier",
    "pages",
    "wire",
    "relational",
    "changes",
    "adapters",
    "bundled",
    "charts",
    "testing",
    "cli",
    "__main__",
)
# What each layer may import from outside, besides attrs and the standard library.
OUTSIDE = {
    "adapters": {"docx", "icalendar", "mcp", "networkx", "pyarrow", "pydantic", "pydantic_core"},
    "charts": {"matplotlib"},
    "cli": {"click", "rich"},
    "testing": {"hypothesis", "pytest"},
    "__main__": {"click", "rich"},
}
SHARED_BY_RECORDS = {"base", "dated_fields", "evidence", "representative"}


@cache
def modules() -> dict[str, Path]:
    return {name_of(path): path for path in sorted(ROOT.rglob("*.py"))}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module that a file imports at run time, inside functions too; imports for type checkers are none."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        waiting.extend(ast.iter_child_nodes(node))


@cache
def inner_imports(path: Path) -> frozenset[str]:
    """Return the modules of the package that a file imports at run time."""
    known = modules()
    return frozenset(name for name in imports_of(path) if name in known and name != "indokorea")


def cycles(graph: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the groups of names that lead to one another."""
    return sorted(sorted(component) for component in strongly_connected_components(graph))


@pytest.mark.parametrize("module", sorted(set(modules()) - {"indokorea", "indokorea._version"}))
def test_a_module_imports_only_from_the_layers_above_its_own(module: str) -> None:
    own = LAYERS.index(layer_of(module))
    for name in inner_imports(modules()[module]):
        assert LAYERS.index(layer_of(name)) <= own, f"{module} imports {name}"


def test_nothing_inside_imports_the_root() -> None:
    for module, path in modules().items():
        assert "indokorea" not in set(imports_of(path)), module


def test_no_modules_import_one_another_in_a_cycle() -> None:
    graph = {module: inner_imports(path) - {module} for module, path in modules().items()}
    assert cycles(graph) == []


def test_no_folders_import_one_another_in_a_cycle() -> None:
    """A folder and one inside it count as one, since the inner one is a part of the outer."""
    folders = {module for module, path in modules().items() if path.name == "__init__.py"} - {"indokorea"}

    def folder_of(module: str) -> str:
        return max((one for one in folders if f"{module}.".startswith(f"{one}.")), key=len, default=module)

    graph: dict[str, set[str]] = {}
    for module, path in modules().items():
        own = folder_of(module)
        for name in inner_imports(path):
            other = folder_of(name)
            if not f"{own}.".startswith(f"{other}.") and not f"{other}.".startswith(f"{own}."):
                graph.setdefault(own, set()).add(other)
                graph.setdefault(other, set())
    assert cycles(graph) == []


def test_record_files_never_import_one_another() -> None:
    for module, path in modules().items():
        if module.startswith("indokorea.records.") and not module.endswith((".kinds", ".registry")):
            others = {name.split(".")[2] for name in inner_imports(path) if name.startswith("indokorea.records.")}
            assert others <= SHARED_BY_RECORDS, module


def test_only_attrs_cattrs_and_msgspec_are_needed_outside_the_extras() -> None:
    for module, path in modules().items():
        outside = {name.split(".")[0] for name in imports_of(path)} - set(sys.stdlib_module_names) - {"indokorea"}
        allowed = {"attrs"} | OUTSIDE.get(layer_of(module), set())
        if layer_of(module) in ("wire", "relational", "adapters", "bundled"):
            allowed |= {"cattrs", "msgspec"}
        assert outside <= allowed, module


def test_the_init_of_an_inner_package_holds_its_docstring_and_nothing_else() -> None:
    """Only the root and the test kit re-export names; any other name is imported from the module that defines it."""
    for module, path in modules().items():
        if path.name == "__init__.py" and module not in ("indokorea", "indokorea.testing"):
            body = ast.parse(path.read_text("utf-8")).body
            assert all(isinstance(node, ast.Expr) for node in body), module


def test_every_lazy_feature_exists() -> None:
    for module, name in FEATURES.values():
        assert callable(getattr(import_module(module), name))


def fresh(code: str) -> str:
    """Return what a new interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_the_package_loads_no_other_module() -> None:
    loaded = fresh("import sys; old = set(sys.modules); import indokorea; print(*sorted(set(sys.modules) - old))")
    assert loaded == "indokorea"


def test_importing_the_package_and_using_the_core_never_loads_an_extra() -> None:
    code = (
        "import sys, indokorea as ik; [getattr(ik, name) for name in ik.__all__]; ik.reference();"
        "extras = {'click', 'docx', 'hypothesis', 'matplotlib', 'mcp', 'pyarrow', 'pydantic_core', 'pytest', 'rich'};"
        "print(sorted(extras & set(sys.modules)))"
    )
    assert fresh(code) == "[]"


def test_reading_and_writing_good_data_never_loads_cattrs() -> None:
    code = (
        "import sys, indokorea as ik; data = ik.dumps(ik.reference()); ik.loads(data); ik.loads(data.encode());"
        "record = next(iter(ik.reference())); ik.loads(ik.dumps(record), type(record)); print('cattrs' in sys.modules)"
    )
    assert fresh(code) == "False"


def test_a_lookup_in_the_bundled_dossier_loads_its_own_kind_alone() -> None:
    code = (
        "import sys, indokorea as ik; ik.reference()['agreement:cepa-2009'];"
        "print(*sorted(name for name in sys.modules if name.startswith('indokorea.records.')))"
    )
    kinds = ("agreement", "base", "evidence", "registry", "representative")
    assert fresh(code).split() == [f"indokorea.records.{name}" for name in kinds]


def test_a_lookup_in_the_bundled_dossier_loads_no_slow_module() -> None:
    slow = {"cattrs", "json", "importlib.resources", "calendar", "pathlib", "indokorea.values.edtf_hints"}
    code = "import sys, indokorea as ik; ik.reference()['agreement:cepa-2009']; print(*sys.modules)"
    bare = set(fresh("import sys, attrs, msgspec; print(*sys.modules)").split())
    assert not (slow - bare) & set(fresh(code).split())


def test_every_root_name_is_its_own_object_even_when_every_module_was_imported_first() -> None:
    code = (
        "import json, pkgutil, importlib, indokorea as ik\n"
        "for found in pkgutil.walk_packages(ik.__path__, 'indokorea.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)\n"
        "print(json.dumps([name for name in ik.__all__ if type(getattr(ik, name)).__name__ == 'module']))"
    )
    assert json.loads(fresh(code)) == []


def test_no_root_name_is_the_name_of_a_module() -> None:
    children = {path.stem for path in ROOT.iterdir()}
    assert not children & set(indokorea.__all__)


def test_the_lazy_names_are_the_static_names() -> None:
    lazy = [name for names in NAMES_OF.values() for name in names]
    assert sorted(lazy) == sorted(indokorea.__all__)
    assert len(set(lazy)) == len(lazy)
    for home, names in NAMES_OF.items():
        for name in names:
            assert getattr(import_module(home), name) is getattr(indokorea, name)


def test_an_unknown_root_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'indokorea' has no attribute 'Agrement'"):
        getattr(indokorea, "Agrement")  # noqa: B009  # getattr, since a type checker refuses the name


def test_dir_lists_every_public_name() -> None:
    assert set(indokorea.__all__) <= set(dir(indokorea))


@pytest.mark.parametrize("name", indokorea.__all__)
def test_every_public_class_and_function_has_a_docstring(name: str) -> None:
    value = getattr(indokorea, name)
    if callable(value):
        assert value.__doc__, name
        own = (
            [member for key, member in vars(value).items() if not key.startswith("_")]
            if isinstance(value, type)
            else []
        )
        for member in own:
            if callable(member) or isinstance(member, property):
                assert member.__doc__, f"{name}.{member}"


def test_the_annotations_of_every_public_class_can_be_evaluated() -> None:
    """Libraries read models off type hints, so a name that is imported for type checkers alone must not be in them."""
    classes = [value for name in indokorea.__all__ if isinstance(value := getattr(indokorea, name), type)]
    assert len(classes) > 60
    for cls in (*classes, *part_types()):
        assert isinstance(get_type_hints(cls, include_extras=True), dict), cls


def test_every_part_is_frozen_slotted_and_keyword_only_with_the_common_repr() -> None:
    public = [getattr(indokorea, name) for name in indokorea.__all__]
    seen = [cls for cls in public if isinstance(cls, type) and issubclass(cls, Part)]
    assert len(seen) > 30
    for cls in seen:
        assert "__slots__" in vars(cls), cls
        assert all(field.kw_only for field in attrs.fields(cls)), cls
        assert cls.__repr__ is Part.__repr__, cls
        for method in (cls.__eq__, cls.__hash__):  # once compared, a class has those of `fields.equality`
            assert "attrs" not in (method.__doc__ or ""), f"{cls}: write eq=False, since Part has these methods"
        assert "frozen" in cls.__setattr__.__name__, cls


def test_class_names_are_unique_in_the_package() -> None:
    names = [
        node.name
        for path in modules().values()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert sorted(names) == sorted(set(names))
