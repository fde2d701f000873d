"""The workflows of the repository: every action is pinned by a hash, and no job may do more than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml"))


def test_there_are_workflows() -> None:
    assert {path.stem for path in WORKFLOWS} == {"ci", "docs", "release"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.stem))
def test_every_action_is_pinned_by_a_hash_and_says_its_version(path: Path) -> None:
    used = [line for line in path.read_text("utf-8").splitlines() if re.search(r"^\s*-? *uses:", line)]
    assert used
    for line in used:
        assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.stem))
def test_a_workflow_may_only_read_and_a_job_that_may_more_says_why(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE)
    for line in text.splitlines():
        if line.endswith("write") or ": write" in line:
            assert re.search(r"^      [\w-]+: write # \w", line), line


def test_every_supported_version_of_python_is_tested() -> None:
    supported = re.findall(r"Python :: (3\.\d+)", (WORKFLOWS[0].parents[2] / "pyproject.toml").read_text("utf-8"))
    (tested,) = [path.read_text("utf-8") for path in WORKFLOWS if path.stem == "ci"]
    assert supported
    assert set(supported) <= set(re.findall(r'"(3\.\d+)"', tested))


def test_nothing_is_published_with_a_secret() -> None:
    assert all("secrets." not in path.read_text("utf-8") for path in WORKFLOWS)
