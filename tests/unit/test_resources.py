"""The files that come with the package."""

from __future__ import annotations

import pytest

from indokorea._resources import read_resource


def test_a_file_is_read_whole() -> None:
    assert read_resource("indokorea.bundled", "data/manifest.json").startswith(b'{\n  "title"')


def test_a_file_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"nope\.json"):
        read_resource("indokorea.bundled", "data/nope.json")


def test_a_package_that_hands_out_no_files_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea._resources.get_data", lambda package, name: None)
    with pytest.raises(FileNotFoundError, match=r"data/manifest\.json of indokorea\.bundled"):
        read_resource("indokorea.bundled", "data/manifest.json")
