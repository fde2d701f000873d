"""The pytest plugin, with fixtures that are available wherever the library is installed.

Every run of pytest loads it, so it imports the library only when a test uses a fixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from indokorea.dossier import Dossier

SETTING = "indokorea_dossier"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting with the path of the file that the fixture `dossier` reads."""
    parser.addini(SETTING, "the file that the fixture `dossier` reads, from the folder of this setting's file")


@pytest.fixture(scope="session")
def reference() -> Dossier:
    """Return the dossier that comes with the package. Its content changes with each edition of the data."""
    from indokorea.bundled.reading import reference  # noqa: PLC0415  # as the docstring of the module says

    return reference()


@pytest.fixture(scope="session")
def dossier(pytestconfig: pytest.Config) -> Dossier:
    """Return the dossier in the file that `indokorea_dossier` names; without that setting, a small fixed one."""
    from indokorea.testing.sample import sample  # noqa: PLC0415  # as the docstring of the module says
    from indokorea.wire.reading import read  # noqa: PLC0415  # as the docstring of the module says

    named = pytestconfig.getini(SETTING)
    if not named:
        return sample()
    folder = pytestconfig.inipath.parent if pytestconfig.inipath else pytestconfig.rootpath
    return read(folder / named)
