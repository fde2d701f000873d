"""Runs every Python example of the README, the documentation and the docstrings, and sets Hypothesis up."""

from __future__ import annotations

import os
import sys
from doctest import ELLIPSIS
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

# How long a thing takes on a busy machine is no matter of a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
# For mutation testing, which runs each law for each change of the code that it reaches, and asks for no smallest case.
settings.register_profile(
    "few",
    settings.get_profile("patient"),
    max_examples=20,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "docs" / "_ext"))


def enter_a_new_folder(namespace: dict[str, Any]) -> None:
    """Each page starts in an empty folder, where its examples may write."""
    namespace["_root"] = ROOT
    namespace["_before"] = Path.cwd()
    namespace["_folder"] = TemporaryDirectory()
    os.chdir(namespace["_folder"].name)


def leave_it(namespace: dict[str, Any]) -> None:
    """Goes back, and takes the folder away."""
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=enter_a_new_folder,
    teardown=leave_it,
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
        "docs/_ext/wire_examples.py",
    ],
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (pages + docstrings).pytest()
