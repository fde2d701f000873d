"""Search for records by text, in English, Korean and Hindi and their romanisations."""

from __future__ import annotations

from collections.abc import Container
from heapq import nsmallest
from typing import Any, Generic, TypeVar, overload

import attrs

from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.records.kinds import AnyRecord
from indokorea.render.result_table import AboutRecord, Result
from indokorea.search.index import MAX_TEXT, Matches, SearchIndex
from indokorea.search.normalisation import normalised_words
from indokorea.search.searchable_fields import FieldWeight
from indokorea.vocabulary.search import MatchType

RecordT = TypeVar("RecordT", bound=AnyRecord)

# The lowest score of each type of match, the best first.
LOWEST_SCORES = (
    (1.0, MatchType.NAME),
    (0.9, MatchType.ALIAS),
    (0.8, MatchType.PREFIX),
    (0.7, MatchType.WORD),
    (0.6, MatchType.INSIDE),
    (0.5, MatchType.SUMMARY),
    (0.405, MatchType.SAID),
    (0.1601, MatchType.TYPO),
    (0.0, MatchType.PARTIAL),
)

# If no record is found by a name, a title or the like, those with some of the words follow.
LEAST_GOOD_SCORE = 0.6

DEFAULT_LIMIT = 20


@attrs.frozen(kw_only=True, repr=False)
class Hit(AboutRecord, Result, Generic[RecordT]):
    """A record found by a text, with the field that matched."""

    record: RecordT
    """The record found."""
    field: str
    """A JSON Pointer to the field that matched; `label` for a record whose name is derived from its fields."""
    text: str
    """The text that matched: the value of the field; a country's name without the form of its state; or a word for the
    type of the record, in Korean or Hindi."""
    match: MatchType
    """How it matched."""
    score: float
    """From 0 to 1. It ranks the hits of one search; scores of different searches do not compare."""

    def row(self) -> dict[str, Any]:
        """Return the hit as one flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "field": self.field,
            "text": self.text,
            "match": str(self.match),
            "score": self.score,
        }

    def __str__(self) -> str:
        where = "" if self.text == self.record.label else f" ({self.field}: {short_json(self.text)})"
        return f"{self.record.id}  {self.record.label}{where}, by {self.match}"


@overload
def find(
    records: Records, text: str, *, kind: type[RecordT], limit: int | None = DEFAULT_LIMIT
) -> tuple[Hit[RecordT], ...]: ...
@overload
def find(
    records: Records, text: str, *, kind: str | None = None, limit: int | None = DEFAULT_LIMIT
) -> tuple[Hit[AnyRecord], ...]: ...
def find(
    records: Records, text: str, *, kind: type[RecordT] | str | None = None, limit: int | None = DEFAULT_LIMIT
) -> tuple[Hit[Any], ...]:
    """Return the records that a text finds, the best first; `Dossier.find` describes the parameters.

    >>> from indokorea.records.country import Country
    >>> korea = Country(id="country:kor", name="Republic of Korea", alpha2="KR")
    >>> [str(hit) for text in ("KR", "North Korea") for hit in find(Records([korea]), text)]
    ['country:kor  Republic of Korea (/alpha2: "KR"), by alias']
    """
    if not isinstance(text, str):
        raise InvalidValue.expected("a text to find", text)
    if limit is not None and (type(limit) is not int or limit < 1):
        raise InvalidValue.expected("a limit of 1 or more", limit, hint="write None for all hits")
    wanted = None if kind is None else records.of(kind)
    index = records.cached(SearchIndex)
    found = index.matches(text)
    best = _best(index, found, wanted, limit)
    if not best or -best[0][0] < LEAST_GOOD_SCORE:
        partial = index.partial_matches(text)
        if partial:
            best = _best(index, partial | found, wanted, limit)
    return tuple(_hit(index, -score, place, number) for score, place, number in best)


def _best(
    index: SearchIndex, found: Matches, wanted: Container[AnyRecord] | None, limit: int | None
) -> list[tuple[float, int, int]]:
    """Return the best matches of records in `wanted`, of all if None: their scores below zero, records and texts."""
    ranked = [
        (-score, place, number)
        for place, (score, number) in found.items()
        if wanted is None or index.records[place] in wanted
    ]
    return sorted(ranked) if limit is None else nsmallest(limit, ranked)


def advice(records: Records, text: str, *, kind: type[AnyRecord] | None = None) -> str:
    """Return what to try after a search that found nothing, or empty text.

    >>> from indokorea.records.sector import Sector
    >>> steel = Records([Sector(id="sector:steel", name="Stainless steel")])
    >>> advice(steel, "stanlis")
    'did you mean "stainless"?'
    """
    others = len(find(records, text, limit=None)) if kind is not None else 0
    if others:
        return f"records of other kinds: {others}; leave out the kind"
    near = (records.cached(SearchIndex).nearest_word(word) for word in normalised_words(text[:MAX_TEXT])[:1])
    return next((f'did you mean "{word}"?' for word in near if word), "")


def _hit(index: SearchIndex, score: float, place: int, number: int) -> Hit[Any]:
    given = index.text(number)
    match = next(match for lowest, match in LOWEST_SCORES if score >= lowest)
    # A whole title scores no more than an alias, since a page may be titled "South Korea"; it is the name all the same.
    if given.weight is FieldWeight.TITLE and match is MatchType.ALIAS:
        match = MatchType.NAME
    return Hit(record=index.records[place], field=given.field, text=given.text, match=match, score=round(score, 4))
