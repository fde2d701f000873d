"""A rule: a plain function over a collection, with its code, its severity, what it means and what to do.

A rule is an error only when the violation is certain. Where dates are too partial to tell, it is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from indokorea.collection import Records
from indokorea.findings import Finding, Severity
from indokorea.values.dates import PartialDate


@attrs.frozen(kw_only=True)
class Rule:
    """One invariant of the field.

    `find` yields a finding a violation; its path begins with the record's id. `severity` is that of a certain one.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    find: Callable[[Records], Iterator[Finding]]


# The two states that this library is about.
PAIR = frozenset({"country:ind", "country:kor"})


def graded(certain: bool, *dates: PartialDate, grave: Severity = Severity.ERROR) -> Severity:
    """How much a wrong order weighs: a note where it is possible only, or where a source doubts one of the dates."""
    doubted = any(date.uncertain or date.approximate for date in dates)
    return grave if certain and not doubted else Severity.NOTE
