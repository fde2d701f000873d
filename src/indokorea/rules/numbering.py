"""Series: what is numbered in a row comes in the order of its numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.rules.base import too_early
from indokorea.values.period import Period


@attrs.frozen
class Numbered:
    """One of a series: its record, its number, when it was, and what a number is called."""

    record: str
    number: int
    period: Period
    noun: str

    @property
    def begins(self) -> datetime.date:
        """The first day on which it may begin."""
        return self.period.earliest or datetime.date.min

    def __str__(self) -> str:
        return f"{self.noun} {self.number}"


def out_of_turn(code: str, series: Iterable[Numbered], grave: Severity) -> Iterator[Finding]:
    """Those that are over before one of a lower number begins; it is held against the last of these to begin."""
    last: Numbered | None = None
    for _, group in groupby(sorted(series, key=_number), key=_number):
        same = list(group)
        for one in same:
            start, end = last and last.period.start, one.period.end
            verdict = too_early(end, start, grave) if start and end else None
            if last is not None and verdict is not None:
                yield Finding(
                    code=code,
                    severity=verdict.severity,
                    path=pointer(one.record, "period"),
                    message=f"{one} ends ({end}) {verdict.perhaps}before {last} begins ({start}), {last.record}",
                    hint=verdict.hint("correct a date or a number"),
                    value=short_json(one.period.text),
                )
        last = max([*([last] if last else []), *same], key=lambda one: one.begins)


def _number(one: Numbered) -> int:
    return one.number
