"""A trial of each optional extra: installed alone in its newest version, and used as documented.

    python tools/try_extras.py

Whatever fails is written with its output, and the exit status is 1. Nothing is left behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

DRAW = """
import indokorea as ik
from hypothesis import given, settings, strategies as st
from indokorea.testing import strategies

@settings(database=None)
@given(strategies.records(), st.from_type(ik.Dossier))
def draw(record, dossier):
    assert record.id and len(dossier) >= 0

draw()
"""
READ_MODEL = """
import indokorea as ik
from pydantic import TypeAdapter, ValidationError
from indokorea.adapters.pydantic import AnyRecord

reader = TypeAdapter(AnyRecord)
for record in ik.reference():
    assert reader.validate_json(reader.dump_json(record)) == record
try:
    reader.validate_python({'kind': 'sector', 'id': 'x'})
except ValidationError as error:
    assert [one['loc'] for one in error.errors()] == [('id',), ('name',)]
assert 'AnyRecord' in reader.json_schema()['title']
"""
USE_PLUGIN = """
def test_the_fixtures_are_there(dossier, reference):
    assert dossier.title and len(reference) > len(dossier)
"""

PARQUET = """
import indokorea as ik, pyarrow as pa
from indokorea.adapters import arrow
arrow.write_parquet(ik.reference(), 'FOLDER')
assert arrow.read_parquet('FOLDER') == ik.reference()
assert pa.table(ik.reference().agreements).num_rows == len(ik.reference().agreements)
"""
GRAPH = """
import indokorea as ik, networkx
from indokorea.adapters.graph import to_networkx
networkx.write_gexf(to_networkx(ik.reference()), "{work}/graph.gexf")
assert networkx.read_gexf("{work}/graph.gexf").nodes["country:ind"]["label"] == "India"
"""
CALENDAR = """
import indokorea as ik, icalendar
from indokorea.adapters.calendar import calendar
made = calendar(ik.reference().chronology())
assert len(icalendar.Calendar.from_ical(made.data).events) == made.events > 0
"""
SERVE = """
import asyncio
import indokorea as ik
from indokorea.adapters.mcp import server
from mcp.client.client import Client

async def ask():
    async with Client(server(ik.reference())) as client:
        answer = await client.call_tool("status", {"id": "cepa-2009", "on": "2010-01-01"})
        assert answer.structured_content["status"] == "in_force"

asyncio.run(ask())
"""

MUTATE = "mutmut run --max-children 1 'indokorea.rules.*__mutmut_77'"

# By extra, the commands that need it. `{work}` is a folder for what they write.
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "arrow": (("python", "-c", PARQUET.replace("FOLDER", "{work}/parquet")),),
    "cli": (("indokorea",), ("indokorea", "check")),
    "plot": (
        ("python", "-c", "import indokorea as ik; ik.reference().plot_trade(save='{work}/trade.svg')"),
        ("python", "-c", "assert open('{work}/trade.svg').read().endswith('</svg>\\n')"),
    ),
    "pydantic": (("python", "-c", READ_MODEL),),
    "graph": (("python", "-c", GRAPH),),
    "calendar": (("python", "-c", CALENDAR),),
    "docx": (
        ("python", "-c", "import indokorea as ik; ik.reference().briefing(sector='trade').save('{work}/trade.docx')"),
        (
            "python",
            "-c",
            "import docx; assert docx.Document('{work}/trade.docx').paragraphs[0].text.endswith('Trade')",
        ),
    ),
    "mcp": (("python", "-c", SERVE),),
    "testing": (
        ("python", "-c", DRAW),
        # The fixtures come with pytest, which the extra leaves to the user.
        ("python", "-m", "pip", "install", "-q", "pytest"),
        ("python", "-c", f"open('{{work}}/test_plugin.py', 'w').write({USE_PLUGIN!r})"),
        ("python", "-c", "open('{work}/test.ini', 'w').write('[pytest]')"),
        (
            "python",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir={work}",
            "-c",
            "{work}/test.ini",
            "{work}",
        ),
    ),
    "docs": (("sphinx-build", "-W", "-n", "-q", "-b", "html", "-d", "{work}/doctrees", "docs", "{work}/html"),),
    "lint": (
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("typos",),
        ("pyright", "--version"),
    ),
    "release": (("python", "tools/release.py", "--outdir", "{work}/dist"),),
    # A sample: one change in a hundred or so of one package.
    "mutation": (("sh", "-c", f"git archive HEAD | tar -x -C {{work}} && cd {{work}} && {MUTATE}"),),
}

# Extras that are not tried here, and why.
LEFT_OUT = {
    "dev": "the test command of the README installs it alone",
    "browser": "`.ci/run` uses it in a step of its own, with Chromium",
    "bench": "followthemoney builds PyICU from source, with libraries of the system",
}


def try_extra(extra: str) -> tuple[bool, str]:
    """Install an extra and run its commands. Return whether all succeeded, and the output of the one that failed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "environment"
        work = Path(folder) / "work"
        work.mkdir()
        scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(environment)}))
        variables = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"}
        variables.pop("PYTHONPATH", None)
        commands = [
            (sys.executable, "-m", "venv", str(environment)),
            (str(scripts / "python"), "-m", "pip", "install", "-q", "-e", f".[{extra}]"),
            *(tuple(word.replace("{work}", str(work)) for word in command) for command in COMMANDS[extra]),
        ]
        for command in commands:
            # Windows looks for a program on the PATH of this process, not on that of the new one.
            program = [str(scripts / command[0]) if (scripts / command[0]).exists() else command[0], *command[1:]]
            options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
            done = subprocess.run(program, cwd=ROOT, env=variables, check=False, **options)
            if done.returncode != 0:
                return False, f"$ {' '.join(command)}\n{done.stdout}"
    return True, ""


def main() -> None:
    """Try the extras, two at a time, and write a line for each."""
    started = time.monotonic()
    failed = False
    with ThreadPoolExecutor(2) as pool:
        for extra, (succeeded, output) in zip(COMMANDS, pool.map(try_extra, COMMANDS), strict=True):
            failed = failed or not succeeded
            verdict = "works alone" if succeeded else "failed"
            sys.stdout.write(f"{extra}: {verdict} ({time.monotonic() - started:.0f}s)\n{output}")
            sys.stdout.flush()
    for extra, reason in LEFT_OUT.items():
        sys.stdout.write(f"{extra}: not tried here; {reason}\n")
    sys.exit(failed)


if __name__ == "__main__":
    main()
