"""The files that come with the package."""

from __future__ import annotations

import pytest

from indokorea.data_files import data_file


def test_a_file_is_read_whole() -> None:
    assert data_file("indokorea.bundled", "data/manifest.json").startswith(b'{\n  "title"')


def test_a_file_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"nope\.json"):
        data_file("indokorea.bundled", "data/nope.json")


def test_a_package_that_hands_out_no_files_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.data_files.get_data", lambda package, name: None)
    with pytest.raises(FileNotFoundError, match=r"data/manifest\.json of indokorea\.bundled"):
        data_file("indokorea.bundled", "data/manifest.json")
