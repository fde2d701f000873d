"""The command that merges two files, and git with it as the merge driver of two real branches."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

import indokorea as ik
from indokorea.cli.commands import command

STEEL = ik.Sector(id="sector:steel", name="Steel", broader="sector:metals")
CEMENT = ik.Sector(id="sector:cement", name="Cement")
BASE = ik.Dossier([STEEL, CEMENT], title="Sectors", integrity=False)


def renamed(name: str, record: ik.Sector = STEEL) -> ik.Dossier:
    return BASE.with_records([attrs.evolve(record, name=name)], replace=True, integrity=False)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base and edited forms of it in the working directory, and a damaged file."""
    monkeypatch.chdir(tmp_path)
    ik.write(BASE, "base.json")
    ik.write(renamed("Iron"), "iron.json")
    ik.write(renamed("Iron and steel"), "both.jsonl")
    ik.write(renamed("Cement and lime", CEMENT), "lime.json.gz")
    Path("bad.json").write_text("{}", "utf-8")
    Path("empty.json").write_text("", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env={"COLUMNS": "80"})


@pytest.mark.usefixtures("files")
def test_the_changes_of_both_sides_are_written() -> None:
    result = run("merge", "base.json", "iron.json", "lime.json.gz", "-o", "out.jsonl.gz")
    assert (result.exit_code, result.output) == (0, "merged: out.jsonl.gz (2 records)\n")
    merged = ik.read("out.jsonl.gz", integrity=False)
    assert [one.label for one in merged] == ["Cement and lime", "Iron"]
    assert merged.title == "Sectors"


@pytest.mark.usefixtures("files")
def test_conflicts_are_listed_and_nothing_is_written() -> None:
    result = run("merge", "base.json", "iron.json", "both.jsonl", "-o", "out.json")
    assert result.exit_code == 1
    assert result.output == (
        "out.json: 1 conflict in 1 record\n"
        "\n"
        "record        path      base     ours    theirs\n"
        "------------  --------  -------  ------  ----------------\n"
        'sector:steel  /name/en  "Steel"  "Iron"  "Iron and steel"\n'
    )
    assert not Path("out.json").exists()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("side", "label"), [("ours", "Iron"), ("theirs", "Iron and steel"), ("claims", "Iron")])
def test_conflicts_are_decided_on_demand(side: str, label: str) -> None:
    assert run("merge", "base.json", "iron.json", "both.jsonl", "-o", "out.json", "--resolve", side).exit_code == 0
    steel = ik.read("out.json", integrity=False).sectors["steel"]
    assert steel.label == label
    assert [claim.value for claim in steel.claims] == (["Iron and steel"] if side == "claims" else [])


@pytest.mark.usefixtures("files")
def test_conflicts_as_json_have_the_values_of_all_sides() -> None:
    result = run("merge", "base.json", "iron.json", "both.jsonl", "-o", "out.json", "--json")
    answer = json.loads(result.output)
    assert (result.exit_code, answer["written"], answer["both_added"]) == (1, False, [])
    assert answer["conflicts"] == [
        {
            "record": "sector:steel",
            "path": "/name/en",
            "ours_path": "/name/en",
            "theirs_path": "/name/en",
            "base": "Steel",
            "ours": "Iron",
            "theirs": "Iron and steel",
        }
    ]


@pytest.mark.usefixtures("files")
def test_an_empty_base_has_no_records() -> None:
    result = run("merge", "empty.json", "base.json", "base.json", "-o", "out.json")
    assert result.exit_code == 0
    assert ik.read("out.json", integrity=False) == BASE


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "files_given", [("bad.json", "iron.json"), ("base.json", "missing.json"), ("base.json", "x.txt")]
)
def test_a_file_that_cannot_be_read_exits_with_2_and_nothing_is_written(files_given: tuple[str, str]) -> None:
    result = run("merge", *files_given, "iron.json", "-o", "out.json")
    assert result.exit_code == 2
    assert not Path("out.json").exists()


@pytest.mark.usefixtures("files")
def test_the_format_comes_from_a_name_where_the_files_have_none() -> None:
    for name in ("base.json", "iron.json"):
        shutil.copy(name, name.removesuffix(".json"))
    assert run("merge", "base", "iron", "iron", "-o", "out").exit_code == 2
    assert run("merge", "base", "iron", "iron", "-o", "out", "--name", "data/sectors.json").exit_code == 0
    assert Path("out").read_bytes() == Path("iron.json").read_bytes()


@pytest.mark.usefixtures("files")
def test_a_fault_is_shown_where_the_file_has_another_name() -> None:
    result = run("merge", "base.json", "bad.json", "iron.json", "-o", "out.json", "--name", "data/sectors.json")
    assert result.exit_code == 2
    shown = result.output or result.stderr
    assert "data/sectors.json: 3 errors; the first is: error unknown-format /format" in shown


class Repository:
    """A git repository with the merge driver, away from the settings of the user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Without the variables of a git that runs these tests, such as from a hook.
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.environment = inherited | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Editor",
            "GIT_AUTHOR_EMAIL": "editor@example.org",
            "GIT_COMMITTER_NAME": "Editor",
            "GIT_COMMITTER_EMAIL": "editor@example.org",
            "PYTHONPATH": str(Path(ik.__file__).parent.parent),
        }
        self.git("init", "--quiet", "--initial-branch=main")
        driver = f"{shlex.quote(sys.executable)} -m indokorea merge %O %A %B -o %A --name %P"
        self.git("config", "merge.indokorea.driver", driver)
        (folder / ".gitattributes").write_text("*.json merge=indokorea\n*.jsonl merge=indokorea\n", "utf-8")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command_line = ["git", *arguments]
        return subprocess.run(
            command_line, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def commit(self, dossier: ik.Dossier, name: str = "mine.json") -> None:
        ik.write(dossier, self.folder / name)
        self.git("add", ".")
        assert self.git("commit", "--quiet", "-m", "Edit").returncode == 0

    def read(self, name: str = "mine.json") -> ik.Dossier:
        return ik.read(self.folder / name, integrity=False)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if shutil.which("git") is None:
        pytest.fail("these tests need git")
    return Repository(tmp_path)


def two_branches(repository: Repository, base: Any, ours: Any, theirs: Any, name: str = "mine.json") -> Any:
    repository.commit(base, name)
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.commit(theirs, name)
    repository.git("checkout", "--quiet", "main")
    repository.commit(ours, name)
    return repository.git("merge", "theirs", "-m", "Merge")


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
def test_git_merges_two_branches_that_edited_the_same_line(repository: Repository, name: str) -> None:
    """One record is one line, which a merge by lines could not merge."""
    theirs = BASE.with_records([attrs.evolve(STEEL, summary="Mills.")], replace=True, integrity=False)
    result = two_branches(repository, BASE, renamed("Iron"), theirs, name)
    assert result.returncode == 0, result.stdout + result.stderr
    assert repository.read(name).sectors["steel"] == attrs.evolve(STEEL, name="Iron", summary="Mills.")
    assert repository.git("status", "--porcelain").stdout == ""


def test_git_stops_at_a_conflict_and_keeps_our_file_and_the_user_decides(repository: Repository) -> None:
    result = two_branches(repository, BASE, renamed("Iron"), renamed("Iron and steel"))
    assert result.returncode == 1
    assert "mine.json: 1 conflict in 1 record" in result.stdout + result.stderr
    assert repository.git("status", "--porcelain").stdout == "UU mine.json\n"
    assert repository.read() == renamed("Iron")
    for stage, side in enumerate(("base", "ours", "theirs"), start=1):
        text = repository.git("show", f":{stage}:mine.json").stdout
        (repository.folder / f"{side}.json").write_text(text, "utf-8")
    paths = [str(repository.folder / f"{side}.json") for side in ("base", "ours", "theirs")]
    decided = run("merge", *paths, "-o", str(repository.folder / "mine.json"), "--resolve", "claims")
    assert decided.exit_code == 0
    repository.git("add", "mine.json")
    assert repository.git("commit", "--quiet", "--no-edit").returncode == 0
    assert [claim.value for claim in repository.read().sectors["steel"].claims] == ["Iron and steel"]


def test_git_merges_a_file_that_both_branches_added(repository: Repository) -> None:
    (repository.folder / "empty.txt").write_text("", "utf-8")
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "Begin")
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.commit(ik.Dossier([CEMENT]))
    repository.git("checkout", "--quiet", "main")
    repository.commit(ik.Dossier([STEEL], integrity=False))
    assert repository.git("merge", "theirs", "-m", "Merge").returncode == 0
    assert repository.read() == ik.Dossier([STEEL, CEMENT], integrity=False)


def test_git_merges_two_branches_of_the_reference(repository: Repository, reference: ik.Dossier) -> None:
    """Both editors work on one agreement: one adds a first action, the other cites a source for the last."""
    cepa = reference.agreements["cepa-2009"]
    last = len(cepa.actions) - 1
    added = ik.Action(type=ik.ActionType.NEGOTIATION_OPENED, on="2005")
    cited = ik.Citation(source=cepa.citations[0].source, supports=(f"/actions/{last}/note",))
    ours, theirs = (
        reference.with_records([attrs.evolve(cepa, **fields)], replace=True)
        for fields in ({"actions": (added, *cepa.actions)}, {"citations": (*cepa.citations, cited)})
    )
    result = two_branches(repository, reference, ours, theirs)
    assert result.returncode == 0, result.stdout + result.stderr
    merged = repository.read().agreements["cepa-2009"]
    assert merged.actions == (added, *cepa.actions)
    assert merged.citations[-1].supports == (f"/actions/{last + 1}/note",)
