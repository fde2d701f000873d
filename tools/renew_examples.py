"""Renewal of recorded outputs: examples in README and the documentation, and reports on the broken documents of tests.

Run `python tools/renew_examples.py` after a change of data, message or page, and read the diff before you commit
it. With `--check` nothing is written; the command fails and lists what is out of date. An output that still matches is
left as it is, with its `...`; an example that raises where no traceback was shown is an error, and nothing is written.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from indokorea.cli.commands import command
from indokorea.wire.checking import check

ROOT = Path(__file__).resolve().parent.parent

# A fenced block: its indent, the text behind the fence, and its lines.
FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)

TYPED = "$ indokorea"

# How the library's own doctests are compared; the pages may cut an output with `...`. Both sides have `<BLANKLINE>`.
FLAGS = doctest.ELLIPSIS | doctest.DONT_ACCEPT_BLANKLINE


class StaleExample(Exception):  # a state of a page, not an error of the program
    """An example that fails in a way that its page does not show."""


def page_paths() -> Iterator[Path]:
    """Yield README and every page of the documentation."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))


def broken_documents() -> Iterator[Path]:
    """Yield the broken documents of the tests; the report of each is in the file of the same name that ends in .txt."""
    yield from sorted((ROOT / "tests" / "wire" / "broken").glob("*.json"))


def renewed(text: str, name: str) -> str:
    """Return the text of a page with the outputs that its examples show now.

    The examples of a page run in order in one namespace and in an empty folder, as the tests run them. Raises
    StaleExample where one fails unexpectedly.
    """
    namespace: dict[str, Any] = {"__name__": "__main__", "_root": ROOT}
    pieces: list[str] = []
    done = 0
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for block in FENCE.finditer(text):
                pieces.append(text[done : block.start("body")])
                done = block.end("body")
                pieces.append(renewed_block(block["info"].strip(), block["body"], block["indent"], namespace, name))
        finally:
            os.chdir(before)
    return "".join(pieces) + text[done:]


def renewed_block(info: str, body: str, indent: str, namespace: dict[str, Any], name: str) -> str:
    """Return the inside of a fenced block with the outputs of now."""
    if info == "console" and TYPED in body:
        return renewed_console(body)
    if info == "python" and ">>>" in body:
        return renewed_doctest(body, indent, namespace, name)
    if info in ("python", "{code-cell} python"):
        code = re.sub(r"^:tags:.*\n", "", body.replace(f"\n{indent}", "\n").removeprefix(indent))
        with contextlib.redirect_stdout(io.StringIO()):
            run(code, "exec", namespace, name)
    return body


def renewed_console(body: str) -> str:
    """Return a console block with the output of its command, in 80 columns; one of several commands as it is."""
    first, _, shown = body.partition("\n")
    if not first.startswith(f"{TYPED} ") or "\n$ " in body:
        return body
    result = CliRunner().invoke(command, shlex.split(first)[2:], env={"COLUMNS": "80"})
    matches = doctest.OutputChecker().check_output(shown, result.output, FLAGS)
    return body if matches else f"{first}\n{result.output}"


def renewed_doctest(body: str, indent: str, namespace: dict[str, Any], name: str) -> str:
    """Return a block of `>>>` examples with their outputs of now."""
    pieces: list[str] = []
    for part in doctest.DocTestParser().parse(body, name):
        if isinstance(part, str):
            pieces.append(part)
            continue
        prompts = part.source.rstrip("\n").split("\n")
        pieces.extend(
            f"{indent}{'>>>' if not at else '...'}{' ' * bool(line)}{line}\n" for at, line in enumerate(prompts)
        )
        seen = output_of(part, namespace, name)
        want = part.want if doctest.OutputChecker().check_output(part.want, seen, FLAGS) else seen
        pieces.append("".join(f"{indent}{line}" if line.strip() else line for line in want.splitlines(keepends=True)))
    return "".join(pieces)


def output_of(example: doctest.Example, namespace: dict[str, Any], name: str) -> str:
    """Return what an example prints, or the traceback that it ends with."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        if not example.want.startswith("Traceback"):
            run(example.source, "single", namespace, name)
        else:
            try:
                exec(compile(example.source, name, "single", dont_inherit=True), namespace)
            except Exception as error:  # whichever the page shows
                lines = "".join(traceback.format_exception_only(error))
                return f"Traceback (most recent call last):\n    ...\n{lines}"
    shown = printed.getvalue().rstrip("\n")
    return re.sub(r"^$", "<BLANKLINE>", shown, flags=re.MULTILINE) + "\n" if shown else ""


def run(code: str, mode: str, namespace: dict[str, Any], name: str) -> None:
    """Run a piece of a page. Raises StaleExample with the code where it fails."""
    try:
        exec(compile(code, name, mode, dont_inherit=True), namespace)
    except Exception as error:
        raise StaleExample(f"{name}: {code.strip()}\n  {type(error).__name__}: {error}") from error


def main(arguments: list[str]) -> int:
    """Renew the pages, or list the stale ones with `--check`; return the exit status."""
    # As the tests draw: the same examples each time, however busy the machine is.
    settings.register_profile(
        "pages", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("pages")
    stale: dict[Path, str] = {}
    failed: list[str] = []
    for path in page_paths():
        text = path.read_text("utf-8")
        try:
            new = renewed(text, str(path.relative_to(ROOT)))
        except StaleExample as error:
            failed.append(str(error))
            continue
        if new != text:
            stale[path] = new
    for path in broken_documents():
        recorded, report = path.with_suffix(".txt"), f"{check(path.read_bytes())}\n"
        if not recorded.exists() or recorded.read_text("utf-8") != report:
            stale[recorded] = report
    for line in failed:
        sys.stderr.write(f"{line}\n")
    for path, new in stale.items():
        if "--check" in arguments or failed:
            sys.stderr.write(f"{path.relative_to(ROOT)} shows an old output; run python tools/renew_examples.py\n")
        else:
            path.write_text(new, "utf-8")
            sys.stdout.write(f"renewed {path.relative_to(ROOT)}\n")
    return 1 if failed or (stale and "--check" in arguments) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
