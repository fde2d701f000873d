"""The progress bar for the check of a long file."""

from __future__ import annotations

from pathlib import Path

import pytest

import indokorea as ik
from indokorea.cli import progress_bar as progress


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(progress, "LEAST_RECORDS", 3)
    return tmp_path / "mine.json"


def written(path: Path, count: int) -> str:
    ik.write(ik.Dossier([ik.Sector(id=f"sector:number-{one}", name="One") for one in range(count)]), path)
    return str(path)


@pytest.mark.parametrize(("count", "terminal", "shown"), [(3, "1", True), (2, "1", False), (3, "", False)])
def test_a_bar_is_shown_only_on_a_terminal_and_for_a_long_file(
    path: Path, count: int, terminal: str, shown: bool, request: pytest.FixtureRequest
) -> None:
    monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    capsys: pytest.CaptureFixture[str] = request.getfixturevalue("capsys")
    if terminal:
        monkeypatch.setenv("FORCE_COLOR", terminal)
    else:
        monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert progress.check_with_progress_bar(written(path, count)) == ik.check(path)
    printed = capsys.readouterr()
    assert ("Checking" in printed.err) is shown
    assert printed.out == ""
