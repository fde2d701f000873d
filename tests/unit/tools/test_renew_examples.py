"""The command that renews the outputs shown in README and the documentation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from renew_examples import StaleExample, renewed

PAGE = """\
Text before.

```python
>>> total = 1 + 1
>>> total
{total}
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> list(range(30))
[0, ..., 29]
>>> print("a\\n\\nfrom b to c")
a
<BLANKLINE>
from ...
>>> int("x")
Traceback (most recent call last):
    ...
ValueError: {error}
```

Text between.

1. In a list:

   ```python
   >>> for word in ("one", "two"):
   ...     print(word, total)
   {loop}
   two 2
   ```

```console
$ indokorea find zzzzzz
{command}
```
"""
NOW = PAGE.format(
    total=2,
    error="invalid literal for int() with base 10: 'x'",
    loop="one 2",
    command='"zzzzzz": nothing found',
)


def command_output() -> str:
    return renewed("```console\n$ indokorea find zzzzzz\n```\n", "page").split("\n")[2]


@pytest.fixture(name="now")
def page_of_now() -> str:
    return NOW.replace('"zzzzzz": nothing found', command_output())


def test_a_page_that_shows_the_outputs_of_now_stays_as_it_is(now: str) -> None:
    assert renewed(now, "page") == now


def test_every_old_output_is_replaced_in_its_place(now: str) -> None:
    old = PAGE.format(total=3, error="another", loop="one 1", command="nothing")
    assert renewed(old, "page") == now


def test_an_example_that_fails_unexpectedly_is_an_error_that_names_page_and_code() -> None:
    with pytest.raises(StaleExample, match=r"page: undefined_name\n  NameError"):
        renewed("```python\n>>> undefined_name\n1\n```\n", "page")


def test_examples_run_in_an_empty_folder_of_their_own(tmp_path: Path) -> None:
    text = "```python\n>>> from pathlib import Path\n>>> list(Path().iterdir())\n[1]\n```\n"
    before = Path.cwd()
    assert renewed(text, "page").endswith("[]\n```\n")
    assert Path.cwd() == before


def test_a_block_of_several_commands_is_left_alone() -> None:
    text = "```console\n$ indokorea find zzzzzz\n$ another command\n```\n"
    assert renewed(text, "page") == text


@pytest.mark.parametrize(("shown", "is_named"), [("2", False), ("3", True)])
def test_the_tests_name_the_command_if_an_example_of_a_page_fails(tmp_path: Path, shown: str, is_named: bool) -> None:
    shutil.copy(Path(__file__).parents[3] / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "README.md").write_text(f"```python\n>>> 1 + 1\n{shown}\n```\n", "utf-8")
    tests = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n1", "README.md"]
    run = subprocess.run(tests, cwd=tmp_path, capture_output=True, text=True, check=False)
    line = "the outputs shown in README and docs are renewed by: python tools/renew_examples.py"
    assert run.returncode == is_named, run.stdout
    assert (line in run.stdout.splitlines()) is is_named, run.stdout
