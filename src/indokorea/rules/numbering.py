"""The order of numbered events, such as the editions of an exercise or the rounds of a mechanism."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.rules.base import Violation, too_early
from indokorea.values.period import Period


@attrs.frozen
class NumberedEvent:
    """A record that is one of a series: its id, its number, its time, and the noun for the number."""

    record_id: str
    number: int
    period: Period
    noun: str

    def __str__(self) -> str:
        return f"{self.noun} {self.number}"


def out_of_sequence(series: Iterable[NumberedEvent], severity: Severity) -> Iterator[Violation]:
    """Yield a violation for each event that ends before one of a lower number begins.

    Of several events of lower numbers, the last to begin counts.
    """
    last: NumberedEvent | None = None
    for _, group in groupby(sorted(series, key=_number), key=_number):
        same = list(group)
        for one in same:
            start, end = last and last.period.start, one.period.end
            certainty = too_early(end, start, severity) if start and end else None
            if last is not None and certainty is not None:
                yield Violation(
                    path=pointer(one.record_id, "period"),
                    message=f"the end of {one} ({end}) {certainty.verb} before the start of {last} ({start}), "
                    f"{last.record_id}",
                    hint=certainty.hint("correct a date or a number"),
                    severity=certainty.severity,
                    value=one.period.text,
                )
        last = max([*([last] if last else []), *same], key=lambda one: one.period.days.first)


def _number(one: NumberedEvent) -> int:
    return one.number
