"""Finding records by text, in English, Korean and Hindi and their romanisations."""

from __future__ import annotations

from heapq import nsmallest
from typing import Any, Generic, TypeVar, overload

import attrs

from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.records.kinds import AnyRecord
from indokorea.render.result_table import Result
from indokorea.search.index import SearchIndex
from indokorea.search.searchable_fields import Sort
from indokorea.vocabulary.search import MatchType

RecordT = TypeVar("RecordT", bound=AnyRecord)

# The least score of each way to match, the best first.
LEAST = (
    (1.0, MatchType.NAME),
    (0.9, MatchType.ALIAS),
    (0.8, MatchType.PREFIX),
    (0.7, MatchType.WORD),
    (0.6, MatchType.INSIDE),
    (0.5, MatchType.SUMMARY),
    (0.405, MatchType.SAID),
    (0.0, MatchType.TYPO),
)

MOST_HITS = 20


@attrs.frozen(kw_only=True)
class Hit(Result, Generic[RecordT]):
    """A record that a text finds, and what of it matched."""

    record: RecordT
    """The record found."""
    field: str
    """A JSON Pointer to the field that matched; `label` where the name is a derived one."""
    text: str
    """What stands there; a country's name also without the form of its state."""
    match: MatchType
    """How it matched."""
    score: float
    """From 0 to 1, to rank the hits of one text; across texts it says nothing."""

    def row(self) -> dict[str, Any]:
        """The hit as one flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "field": self.field,
            "text": self.text,
            "match": str(self.match),
            "score": self.score,
        }

    def rows(self) -> list[dict[str, Any]]:
        """The one row, as `ResultTable` gathers them."""
        return [self.row()]

    def __str__(self) -> str:
        where = "" if self.text == self.record.label else f" ({self.field}: {short_json(self.text)})"
        return f"{self.record.id}  {self.record.label}{where}, by {self.match}"


@overload
def find(
    records: Records, text: str, *, kind: type[RecordT], limit: int | None = MOST_HITS
) -> tuple[Hit[RecordT], ...]: ...
@overload
def find(
    records: Records, text: str, *, kind: None = None, limit: int | None = MOST_HITS
) -> tuple[Hit[AnyRecord], ...]: ...
def find(
    records: Records, text: str, *, kind: type[RecordT] | None = None, limit: int | None = MOST_HITS
) -> tuple[Hit[Any], ...]:
    """The records that a text finds, the best first; `Dossier.find` tells what it takes.

    >>> from indokorea.records.country import Country
    >>> korea = Country(id="country:kor", name="Republic of Korea", alpha2="KR")
    >>> [str(hit) for text in ("KR", "North Korea") for hit in find(Records([korea]), text)]
    ['country:kor  Republic of Korea (/alpha2: "KR"), by alias']
    """
    if not isinstance(text, str):
        raise InvalidValue.from_message(f"{short_json(text)} is no text to find", value=text)
    if limit is not None and (type(limit) is not int or limit < 1):
        raise InvalidValue.from_message(
            f"{short_json(limit)} is no limit", value=limit, hint="write 1 or more, or None for all"
        )
    wanted = None if kind is None else records.of(kind)
    index = records.cached(SearchIndex)
    answers = [
        (-score, place, number)
        for place, (score, number) in index.answers(text).items()
        if wanted is None or index.records[place] in wanted
    ]
    best = sorted(answers) if limit is None else nsmallest(limit, answers)
    return tuple(_hit(index, -score, place, number) for score, place, number in best)


def _hit(index: SearchIndex, score: float, place: int, number: int) -> Hit[Any]:
    entry = index.entry(number)
    match = next(match for least, match in LEAST if score >= least)
    if entry.sort is Sort.TITLE and match is MatchType.ALIAS:
        match = MatchType.NAME  # a title in full weighs no more than an alias, since a page may be titled "South Korea"
    return Hit(record=index.records[place], field=entry.field, text=entry.original, match=match, score=round(score, 4))
