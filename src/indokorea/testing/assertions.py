"""Assertions about dossiers, records and files. A failure lists every finding, not only the first."""

from __future__ import annotations

import os
from typing import TypeAlias

from indokorea.dossier import Dossier
from indokorea.fields.part import Part
from indokorea.findings import Report, Severity
from indokorea.rules.registry import review
from indokorea.wire.checking import check
from indokorea.wire.reading import loads
from indokorea.wire.writing import dumps

Checkable: TypeAlias = Dossier | Report | str | bytes | os.PathLike[str]

WORST_FIRST = list(Severity)


def assert_valid(data: Checkable, *, at_least: Severity = Severity.ERROR) -> None:
    """Raise AssertionError if the data have a finding of the severity `at_least` or a higher one.

    `data` is a dossier, a path, a document as bytes, or a report. The error lists the findings.

    >>> from indokorea.records.country import Country
    >>> assert_valid(Dossier([Country(id="country:kor", name="Republic of Korea")]))
    """
    report = data if isinstance(data, Report) else _report(data)
    refused = WORST_FIRST[: WORST_FIRST.index(at_least) + 1]
    findings = [finding for finding in report if finding.severity in refused]
    if findings:
        raise AssertionError(str(Report(findings, about=report.about)))


def _report(data: Dossier | str | bytes | os.PathLike[str]) -> Report:
    return review(data) if isinstance(data, Dossier) else check(data)


def assert_round_trips(value: Dossier | Part) -> None:
    """Raise AssertionError if a value differs after it is written and read again.

    `value` is a dossier, a record or a part of a record. The error shows both values.

    >>> from indokorea.records.country import Country
    >>> assert_round_trips(Country(id="country:kor", name="Republic of Korea"))
    """
    text = dumps(value)
    again = loads(text, integrity=False) if isinstance(value, Dossier) else loads(text, type(value))
    if again != value or dumps(again) != text:
        raise AssertionError(f"{value!r} differs after writing and reading: {again!r}")
