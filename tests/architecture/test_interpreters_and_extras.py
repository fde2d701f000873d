"""What `.ci/run` tries: every interpreter that works, and every optional extra alone."""

from __future__ import annotations

import os
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def tool(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    """Return the module of a tool."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module(name)


def test_every_extra_is_tried_alone_or_left_out_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = tool(monkeypatch, "try_extras")
    assert sorted([*tried.COMMANDS, *tried.LEFT_OUT]) == sorted(PROJECT["optional-dependencies"])
    assert all(tried.LEFT_OUT.values())


def test_the_supported_versions_are_those_of_the_classifiers(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = tool(monkeypatch, "interpreters").supported_versions()
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["requires-python"] == f">={versions[0]}"


@pytest.mark.skipif(os.name != "posix", reason="the interpreters here are shell scripts")
def test_a_name_on_path_that_runs_nothing_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    interpreters = tool(monkeypatch, "interpreters")
    scripts = {"empty/python3.13": "exit 127", "works/python3.13": f'exec "{sys.executable}" "$@"'}
    for name, script in scripts.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'empty'}{os.pathsep}{tmp_path / 'works'}")
    assert interpreters.working_interpreters() == {"3.13": tmp_path / "works" / "python3.13"}


@pytest.mark.skipif(os.name != "posix", reason="the interpreters here are shell scripts")
def test_the_versions_of_pyenv_are_found_newest_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    interpreters = tool(monkeypatch, "interpreters")
    for version in ("3.12.9", "3.12.10", "3.14.0"):
        path = tmp_path / "versions" / version / "bin" / f"python{version.rpartition('.')[0]}"
        path.parent.mkdir(parents=True)
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
        path.chmod(0o755)
    pyenv = tmp_path / "pyenv"
    pyenv.write_text(f"#!/bin/sh\necho '{tmp_path}'\n", "utf-8")
    pyenv.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = interpreters.working_interpreters()
    assert {version: path.parts[-3] for version, path in found.items()} == {"3.12": "3.12.10", "3.14": "3.14.0"}
