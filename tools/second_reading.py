"""Agreement between the first coding of the bundled records and a second, independent one.

`docs/reference/second-reading.csv` holds a row for each field of each record that was coded twice: what the data said
before the comparison, what the second reader coded from the pages alone, which of the two was kept, and why.
`second-reading-pages.csv` holds the pages that the second reader opened for each record.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from indokorea import InvalidValue, PartialDate, Period

PAGES = Path(__file__).parent.parent / "docs" / "reference"
NOMINAL = frozenset(
    {
        "basis",
        "binding",
        "first_status",
        "instrument",
        "last_status",
        "level",
        "outcome",
        "renewal",
        "scope",
        "type",
    }
)
"""The fields whose values are words of a vocabulary, for which a kappa has a meaning."""


class Reading(NamedTuple):
    """One field of one record, coded twice; an empty text means that the coder has no value."""

    record: str
    field: str
    first: str
    second: str
    settled: str
    reason: str

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.record.partition(":")[0]

    @property
    def verdict(self) -> str:
        """One of same, compatible, different, first (only), second (only) and none."""
        if not self.first and not self.second:
            return "none"
        if not self.second:
            return "first"
        if not self.first:
            return "second"
        if self.first == self.second:
            return "same"
        return "compatible" if contained(self.first, self.second) else "different"


def contained(one: str, other: str) -> bool:
    """Return whether both are dates or periods and the days of one lie within the days of the other."""
    spans = []
    for text in (one, other):
        try:
            value = Period(text) if "/" in text else PartialDate(text)
        except InvalidValue:
            return False
        if value.earliest is None or value.latest is None:
            return False
        spans.append((value.earliest, value.latest))
    (first_start, first_end), (second_start, second_end) = spans
    return (first_start <= second_start and second_end <= first_end) or (
        second_start <= first_start and first_end <= second_end
    )


def readings() -> list[Reading]:
    """Return the rows of the file."""
    with (PAGES / "second-reading.csv").open(encoding="utf-8", newline="") as file:
        return [Reading(**row) for row in csv.DictReader(file)]


def pages_opened() -> dict[str, list[str]]:
    """Return the pages that were opened for each record that was coded twice, as ids of sources and addresses."""
    with (PAGES / "second-reading-pages.csv").open(encoding="utf-8", newline="") as file:
        return {row["record"]: row["pages"].split() for row in csv.DictReader(file)}


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of words: agreement beyond chance, 1 for full agreement, 0 for chance alone.

    The result is None if both coders used one and the same word throughout, since chance alone then explains all.
    Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20
    (1960).
    """
    if not pairs:
        return None
    number = len(pairs)
    observed = sum(first == second for first, second in pairs) / number
    firsts = Counter(first for first, _ in pairs)
    seconds = Counter(second for _, second in pairs)
    expected = sum(firsts[word] * seconds[word] for word in firsts) / number**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def agreement_rows(rows: Iterable[Reading]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each field of each kind: how often both, one or the other coded it, and how far they agree."""
    grouped: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for row in rows:
        grouped[row.kind, row.field].append(row)
    for (kind, field), members in grouped.items():
        found = Counter(one.verdict for one in members)
        both = found["same"] + found["compatible"] + found["different"]
        if not both and not found["first"] and not found["second"]:
            continue
        measured = kappa([(one.first, one.second) for one in members if one.first and one.second])
        yield (
            kind,
            f"`{field}`",
            str(both),
            f"{found['same']} ({found['same'] * 100 // both} %)" if both else "0",
            str(found["compatible"]),
            f"{measured:.2f}" if field in NOMINAL and measured is not None else "",
            str(found["first"]),
            str(found["second"]),
        )


def settled_rows(rows: Iterable[Reading]) -> list[tuple[str, int]]:
    """Return the number of differing fields by how they were settled."""
    found = Counter(row.settled for row in rows if row.verdict in ("different", "second"))
    return sorted(found.items())


def opened_rows(opened: dict[str, list[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield for each kind the number of records coded twice, and of those for which a page was opened."""
    kinds = Counter(record.partition(":")[0] for record in opened)
    with_page = Counter(record.partition(":")[0] for record, pages in opened.items() if pages)
    for kind, number in kinds.items():
        yield kind, number, with_page[kind]
