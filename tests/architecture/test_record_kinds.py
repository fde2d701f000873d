"""A record kind is declared by its module and one line of the table of kinds; everything else follows from these."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

import indokorea as ik
from indokorea.collection.view import View
from indokorea.fields.record_ids import KINDS
from indokorea.fields.record_kinds import RECORD_KINDS, KindNames
from indokorea.kind_views import KindViews
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPE_OF
from indokorea.records.registry import is_record_type, record_type_of

PACKAGE = Path(ik.__file__).parent
TOOL = Path(__file__).parents[2] / "tools" / "static_names.py"


@pytest.fixture
def tool() -> ModuleType:
    """Return the tool as a module; it is not part of a package."""
    module = ModuleType("static_names")
    exec(compile(TOOL.read_text("utf-8"), str(TOOL), "exec"), vars(module))
    return module


@pytest.mark.parametrize(("kind", "names"), RECORD_KINDS.items())
def test_a_line_of_the_table_names_the_class_and_the_view_of_its_kind(kind: str, names: KindNames) -> None:
    record_type = record_type_of(kind)
    assert record_type.kind == kind
    assert record_type.__name__ == names.class_name
    assert record_type.__module__ == f"indokorea.records.{kind}"
    assert getattr(ik, names.class_name) is record_type
    view = getattr(KindViews, names.view)
    assert (
        get_type_hints(view.fget, vars(ik) | {"View": View, names.class_name: record_type})["return"]
        == (
            View[record_type]  # type: ignore[valid-type]  # a class is made a parameter at run time
        )
    )


def test_every_list_of_kinds_is_in_the_order_of_the_table() -> None:
    types = tuple(map(record_type_of, RECORD_KINDS))
    assert tuple(RECORD_KINDS) == KINDS
    assert types == ik.RECORD_TYPES
    assert get_args(ik.AnyRecord) == types
    assert list(RECORD_TYPE_OF.items()) == list(zip(KINDS, types, strict=True))
    properties = [name for name, value in vars(KindViews).items() if isinstance(value, property)]
    assert properties == [names.view for names in RECORD_KINDS.values()]


def test_every_record_class_is_in_the_table() -> None:
    """A class with a `kind` that is missing from the table would be in no collection and on no page."""

    def subclasses(cls: type[Record]) -> set[type[Record]]:
        return {cls}.union(*map(subclasses, cls.__subclasses__()))

    declared = {cls for cls in subclasses(Record) if cls.__module__.startswith("indokorea.") and vars(cls).get("kind")}
    assert declared == set(ik.RECORD_TYPES)


def test_every_module_of_records_is_a_kind_or_shared_by_kinds() -> None:
    shared = {"__init__", "base", "dated_fields", "evidence", "kinds", "registry", "representative"}
    assert {path.stem for path in (PACKAGE / "records").glob("*.py")} == shared | set(KINDS)


def test_a_subclass_of_a_record_class_is_not_a_kind() -> None:
    derived = type("Derived", (ik.Sector,), {})
    assert not is_record_type(derived)


def test_the_static_names_are_as_their_tool_writes_them(tool: ModuleType) -> None:
    """Run `python tools/static_names.py` where this fails."""
    for path, text in tool.written(PACKAGE).items():
        assert path.read_text("utf-8") == text


def test_a_new_kind_is_written_into_every_static_list(tool: ModuleType, tmp_path: Path) -> None:
    for name in ("__init__.py", "kind_views.py", "records/kinds.py", "fields/record_kinds.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((PACKAGE / name).read_text("utf-8"), "utf-8")
    table = tmp_path / "fields" / "record_kinds.py"
    line = '    "trade_corridor": KindNames("TradeCorridor", "trade_corridors"),\n'
    text = table.read_text("utf-8").removesuffix("}\n")
    table.write_text(f"{text}{line}}}\n", "utf-8")
    texts = {path.name: text for path, text in tool.written(tmp_path).items()}
    assert texts["__init__.py"].count("TradeCorridor") == 3
    assert texts["kinds.py"].count("TradeCorridor") == 2
    assert "def trade_corridors(self) -> View[TradeCorridor]:" in texts["kind_views.py"]
    assert '"""The trade corridors."""' in texts["kind_views.py"]


def test_a_file_without_the_marks_is_refused(tool: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "names.py"
    path.write_text("# nothing is marked here\n", "utf-8")
    with pytest.raises(SystemExit, match="fewer sections than 1"):
        tool.filled(path, ["name"])
    path.write_text(f"{tool.BEGIN}\n{tool.END}\n" * 2, "utf-8")
    with pytest.raises(SystemExit, match="more sections than 1"):
        tool.filled(path, ["name"])
