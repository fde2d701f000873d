"""Assertions for the tests of data: each fails with everything that is wrong, not with the first of it."""

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

Held: TypeAlias = Dossier | Report | str | bytes | os.PathLike[str]

GRAVEST_FIRST = list(Severity)


def assert_valid(held: Held, *, at_least: Severity = Severity.ERROR) -> None:
    """Asserts that nothing is found that is as grave as `at_least` says, or graver.

    Takes a dossier, the path of a file, a document in hand (bytes) or a report. Raises AssertionError with the report.

    >>> from indokorea.records.country import Country
    >>> assert_valid(Dossier([Country(id="country:kor", name="Republic of Korea")]))
    """
    report = held if isinstance(held, Report) else _report(held)
    graver = GRAVEST_FIRST[: GRAVEST_FIRST.index(at_least) + 1]
    grave = [finding for finding in report if finding.severity in graver]
    if grave:
        raise AssertionError(str(Report(grave, about=report.about)))


def _report(held: Dossier | str | bytes | os.PathLike[str]) -> Report:
    return review(held) if isinstance(held, Dossier) else check(held)


def assert_round_trips(held: Dossier | Part) -> None:
    """Asserts that writing and reading give the same again.

    Takes a dossier, a record or a part of one. Raises AssertionError with both.

    >>> from indokorea.records.country import Country
    >>> assert_round_trips(Country(id="country:kor", name="Republic of Korea"))
    """
    text = dumps(held)
    again = loads(text, integrity=False) if isinstance(held, Dossier) else loads(text, type(held))
    if again != held or dumps(again) != text:
        raise AssertionError(f"{held!r} is not the same after writing and reading: {again!r}")
