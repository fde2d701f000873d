"""The page about the command agrees with the command."""

from __future__ import annotations

import re
import shlex
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest
from click.testing import CliRunner

from indokorea.cli.commands import command

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "command.md"
EXAMPLES = re.findall(r"^```console\n\$ indokorea (.*)\n((?:.*\n)*?)```$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("typed", "expected"), EXAMPLES)
def test_each_example_shows_what_the_command_shows(typed: str, expected: str) -> None:
    result = CliRunner().invoke(command, shlex.split(typed), env={"COLUMNS": "80"})
    assert OutputChecker().check_output(expected, result.output, ELLIPSIS), result.output


@pytest.mark.parametrize("name", sorted(command.commands))
def test_each_command_is_documented(name: str) -> None:
    assert f"`{name}" in PAGE.read_text("utf-8")
