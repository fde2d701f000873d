"""The command that compares two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import indokorea as ik
from indokorea.cli.commands import command

STEEL = ik.Sector(id="sector:steel", name="Steel", broader="sector:metals")
CEMENT = ik.Sector(id="sector:cement", name="Cement")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files, whose references lead to a record that neither holds, and a damaged one, in the working directory."""
    monkeypatch.chdir(tmp_path)
    iron = ik.Sector(id="sector:steel", name="Iron", broader="sector:metals")
    ik.write(ik.Dossier([STEEL, CEMENT], integrity=False), "old.json")
    ik.write(ik.Dossier([iron], title="Mine", integrity=False), "new.jsonl")
    Path("bad.json").write_text("{}", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env={"COLUMNS": "80"})


@pytest.mark.usefixtures("files")
def test_diff_prints_every_change_and_exits_with_1() -> None:
    result = run("diff", "old.json", "new.jsonl")
    assert result.exit_code == 1
    assert result.output == (
        "1 record removed, 1 changed, header changed\n"
        "\n"
        "record         what     path      before   after\n"
        "-------------  -------  --------  -------  ------\n"
        '(header)       added    /title             "Mine"\n'
        "sector:cement  removed            Cement\n"
        'sector:steel   changed  /name/en  "Steel"  "Iron"\n'
    )


@pytest.mark.usefixtures("files")
def test_diff_of_equal_files_exits_with_0() -> None:
    result = run("diff", "old.json", "old.json")
    assert (result.exit_code, result.output) == (0, "No differences\n")


@pytest.mark.usefixtures("files")
def test_diff_as_json_has_the_values_as_the_files_have_them() -> None:
    result = run("diff", "old.json", "new.jsonl", "--json")
    answer = json.loads(result.output)
    assert (answer["added"], answer["removed"], answer["changed"]) == ([], ["sector:cement"], ["sector:steel"])
    assert answer["changes"][1] == {
        "record": "sector:cement",
        "type": "removed",
        "before_path": "",
        "after_path": None,
        "before": ik.to_dict(CEMENT),
        "after": None,
    }
    assert run("--json", "diff", "old.json", "new.jsonl").output == result.output


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["bad.json", "missing.json", "old.txt"])
def test_a_file_that_cannot_be_read_exits_with_2(name: str) -> None:
    result = run("diff", "old.json", name)
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {name}: ") or result.stderr.startswith(f"Error: {name}: ")
