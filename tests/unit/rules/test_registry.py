"""Each rule is declared once, in a module of the rules folder, and is in the list of all rules."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.records.sector import Sector
from indokorea.rules import registry
from indokorea.rules.base import Rule, Violation, rule
from indokorea.rules.registry import MODULES, RULES

FOLDER = Path(registry.__file__).parent


def names_of_rule_modules(folder: Path) -> set[str]:
    """Return the modules that declare a rule."""
    return {path.stem for path in folder.glob("*.py") if re.search(r"^@rule\(", path.read_text("utf-8"), re.MULTILINE)}


def unregistered(folder: Path) -> set[str]:
    return names_of_rule_modules(folder) - {module.__name__.rpartition(".")[2] for module in MODULES}


def test_every_module_that_declares_a_rule_is_registered() -> None:
    assert not unregistered(FOLDER)
    assert len(names_of_rule_modules(FOLDER)) == len(MODULES)


def test_a_module_of_rules_that_is_not_registered_is_found(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.py"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "forgotten.py").write_text('@rule(\n    "AGR-99",\n)\ndef forgotten(records): ...\n', "utf-8")
    assert unregistered(tmp_path) == {"forgotten"}


def test_every_rule_in_the_folder_is_in_the_list() -> None:
    modules = [import_module(f"indokorea.rules.{path.stem}") for path in FOLDER.glob("[!_]*.py")]
    declared = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert declared == {one.code for one in RULES}


def test_the_codes_are_unique_and_in_order() -> None:
    codes = [one.code for one in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_the_code_of_a_rule_is_written_in_one_declaration(one: Rule) -> None:
    source = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    assert source.count(f'"{one.code}"') == 1


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_rule_has_a_meaning_and_a_remedy_that_fit_into_a_sentence(one: Rule) -> None:
    assert re.fullmatch("[A-Z]{3}-[0-9]{2}", one.code)
    for text in (one.meaning, one.remedy):
        assert text
        assert "\n" not in text
        assert not text.endswith(".")
        assert text[:3].isupper() or text[0].islower()


def test_a_violation_takes_severity_and_remedy_from_its_rule_unless_it_has_its_own() -> None:
    @rule("MINE-01", severity=Severity.WARNING, meaning="a name is long", remedy="write more")
    def long_names(records: Records) -> list[Violation]:
        return [
            Violation(path="/a", message="short"),
            Violation(path="/b", message="shorter", hint="", severity=Severity.NOTE, value=["x"]),
        ]

    assert list(long_names.find(Records([Sector(id="sector:a", name="A")]))) == [
        Finding(
            code="MINE-01", path="/a", message="short", severity=Severity.WARNING, hint="write more", record_id="a"
        ),
        Finding(code="MINE-01", path="/b", message="shorter", severity=Severity.NOTE, value='["x"]', record_id="b"),
    ]
