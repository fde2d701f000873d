"""Broken documents with their exact reports: every fault, each with its path, and nothing else.

To write the reports again, run this file as a script, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from indokorea import InvalidData, Severity, check, loads
from indokorea.json_pointer import pointer_parts

FOLDER = Path(__file__).with_name("broken")
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("*.json"))


def report_on(name: str) -> str:
    """Return the text of the report on a broken document."""
    return f"{check((FOLDER / f'{name}.json').read_bytes())}\n"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_broken_document_has_exactly_its_report(name: str) -> None:
    recorded = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert report_on(name) == recorded, "renewed by: python tools/renew_examples.py"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reading_a_broken_document_raises_the_same_errors(name: str) -> None:
    data = (FOLDER / f"{name}.json").read_bytes()
    with pytest.raises(InvalidData) as raised:
        loads(data)
    errors = [finding for finding in check(data).errors if not finding.code[-2:].isdecimal()]
    assert list(raised.value.report) == errors


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_has_the_report_of_its_bytes(name: str) -> None:
    path = FOLDER / f"{name}.json"
    report = check(path)
    assert report.about == str(path)
    assert report.findings == check(path.read_bytes()).findings


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_finding_has_a_message_and_a_path(name: str) -> None:
    for finding in check((FOLDER / f"{name}.json").read_bytes()):
        assert finding.message
        assert finding.severity in Severity
        assert finding.path == "" or pointer_parts(finding.path)


def test_every_broken_document_has_a_report() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == DOCUMENTS
    assert len(DOCUMENTS) > 40
