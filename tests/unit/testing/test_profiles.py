"""The profiles of Hypothesis in `conftest.py`: by default a run depends on the code alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

DRAW_TWICE = """
import conftest
from hypothesis import given, settings, strategies as st

settings.load_profile({profile!r})
conftest.pytest_configure()


def drawn():
    examples = []

    @settings(max_examples=200, database=None)
    @given(st.integers(), st.text())
    def draw(number, text):
        examples.append((number, text))

    draw()
    return examples


before = drawn()
import constants_of_ours

print(drawn() == before)
"""


def same_examples(folder: Path, profile: str) -> str:
    """Draw in a new process, before and after a module with constants is loaded; return whether both are the same."""
    numbers = ", ".join(str(7**power) for power in range(2, 99))
    (folder / "constants_of_ours.py").write_text(f"NUMBERS = [{numbers}]\n", "utf-8")
    (folder / "draw_twice.py").write_text(DRAW_TWICE.format(profile=profile), "utf-8")
    run = [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(ROOT)!r}, '.']; import draw_twice"]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_the_examples_of_a_law_do_not_depend_on_the_modules_that_are_loaded(tmp_path: Path) -> None:
    assert same_examples(tmp_path, "deterministic") == "True"


def test_the_examples_of_an_exploring_run_are_others_each_time(tmp_path: Path) -> None:
    assert same_examples(tmp_path, "explore") == "False"
