"""The pytest plugin: fixtures that are there wherever the library is installed.

It is loaded by every run of pytest, so it imports the library only when a fixture is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from indokorea.dossier import Dossier

SETTING = "indokorea_dossier"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the setting that says which file the fixture `dossier` reads."""
    parser.addini(SETTING, "the file that the fixture `dossier` reads, from the folder of this setting's file")


@pytest.fixture(scope="session")
def reference() -> Dossier:
    """The dossier that comes with the package. What it says changes with each edition of the data."""
    from indokorea.bundled.reading import reference  # noqa: PLC0415  # as the module says

    return reference()


@pytest.fixture(scope="session")
def dossier(pytestconfig: pytest.Config) -> Dossier:
    """The dossier in the file that `indokorea_dossier` names; without it, a small one that never changes."""
    from indokorea.testing.sample import sample  # noqa: PLC0415  # as the module says
    from indokorea.wire.reading import read  # noqa: PLC0415  # as the module says

    named = pytestconfig.getini(SETTING)
    if not named:
        return sample()
    folder = pytestconfig.inipath.parent if pytestconfig.inipath else pytestconfig.rootpath
    return read(folder / named)
