"""Configuration of pytest: examples in the README, the documentation and the docstrings; Hypothesis profiles."""

from __future__ import annotations

import os
import sys
from doctest import ELLIPSIS
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

# By default a run depends on the code alone: the same examples each time, whatever ran before it and at what speed.
settings.register_profile(
    "deterministic",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
# The same with more examples, for `.ci/run`.
settings.register_profile("thorough", settings.get_profile("deterministic"), max_examples=300)
# Other examples in each run. What fails here becomes an `@example` of its law, or a test of its own.
settings.register_profile(
    "explore",
    settings.get_profile("deterministic"),
    derandomize=False,
    database=settings.get_profile("default").database,
    max_examples=300,
    print_blob=True,
)
# For mutation testing, which runs each law once per mutation of the code, and needs no minimal example.
settings.register_profile(
    "few", settings.get_profile("deterministic"), max_examples=20, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("deterministic")


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Keep Hypothesis from drawing the constants of the modules that happen to be loaded, unless it draws at random.

    Which modules are loaded depends on the tests that ran before in the same process, so that a test would draw other
    examples alone than among others. Hypothesis has no setting for this; a release without this private function draws
    its examples as it likes, and fails nothing here.
    """
    if settings().derandomize and hasattr(providers, "_get_local_constants"):
        none = providers.Constants(integers=set(), floats=set(), bytes=set(), strings=set())
        providers._get_local_constants = lambda: none


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the command that renews shown outputs, if an example of a page failed."""
    if any(report.nodeid.partition("::")[0].endswith(".md") for report in terminalreporter.getreports("failed")):
        terminalreporter.write_sep("=", "examples of pages")
        terminalreporter.write_line(
            "the outputs shown in README and docs are renewed by: python tools/renew_examples.py"
        )


ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "docs" / "_ext"))


def enter_new_folder(namespace: dict[str, Any]) -> None:
    """Start each page in an empty folder, where its examples may write."""
    namespace["_root"] = ROOT
    namespace["_before"] = Path.cwd()
    namespace["_folder"] = TemporaryDirectory()
    os.chdir(namespace["_folder"].name)


def leave_folder(namespace: dict[str, Any]) -> None:
    """Go back to the folder before, and delete the new one."""
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=enter_new_folder,
    teardown=leave_folder,
)

docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=[
        "src/*/*.py",
        "src/*/*/*.py",
        "src/*/*/*/*.py",
        "docs/_ext/field_tables.py",
        "docs/_ext/public_names.py",
        "docs/_ext/rule_examples.py",
        "docs/_ext/search_terms.py",
        "docs/_ext/wire_examples.py",
    ],
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (pages + docstrings).pytest()
