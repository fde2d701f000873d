"""The files that say how to cite the project, and under which licence it may be used."""

from __future__ import annotations

import re
from pathlib import Path

import indokorea as ik
from indokorea.analysis.citation import SOFTWARE

ROOT = Path(__file__).parents[2]
CITATION = (ROOT / "CITATION.cff").read_text("utf-8")


def test_the_citation_file_names_the_version_and_the_edition() -> None:
    versions = re.findall(r'^ *version: "(.+)"$', CITATION, re.MULTILINE)
    assert versions == [ik.__version__, ik.reference().edition]
    assert f'title: "{ik.reference().title}"' in CITATION


def entries() -> list[dict[str, str]]:
    """Return the fields of the software and of the data, each as the file writes it."""
    software, _, data = CITATION.partition("references:")
    return [
        {name: text.strip('"') for name, text in re.findall(r"^ *-? *([a-z-]+): (\S.*)$", part, re.MULTILINE)}
        for part in (software, data)
    ]


def test_the_library_cites_itself_and_its_data_as_the_file_does() -> None:
    for work, entry in zip((SOFTWARE, ik.about().citation), entries(), strict=True):
        assert work is not None
        assert (work.title, work.version, work.author, work.url, work.license) == (
            entry["title"],
            entry["version"],
            entry["name"],
            entry["url"],
            entry["license"],
        )


def test_no_identifier_is_invented() -> None:
    assert "doi" not in CITATION.lower()


def test_the_licence_of_the_data_is_that_of_the_citation_file_and_is_shipped() -> None:
    assert "license: CC-BY-4.0" in CITATION
    assert "Creative Commons Attribution 4.0 International Public" in (ROOT / "LICENSE-DATA").read_text("utf-8")
