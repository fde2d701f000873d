"""Answers for an assistant: short facts, each with the numbers of its sources, cut to a size that it can read.

The classes are dataclasses, since the protocol's library derives the schema of an answer from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from indokorea.briefing.drafts import chosen_sources, shortened
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import escape_controls
from indokorea.records.evidence import Citation
from indokorea.records.source import Source

# The characters of an answer, as it is sent.
MOST_CHARACTERS = 4000
# Those of one fact; what is cut ends with an ellipsis, and the tool `evidence` has the whole field.
LONGEST_FACT = 600
LONGEST_TITLE = 160
LONGEST_METHOD = 1500
# A longer address is left out; the record of the source has it.
LONGEST_ADDRESS = 1000

CAUTION = "Where certain is false, what may have happened by then would change the answer. Say that it is not certain."


@dataclass(frozen=True, kw_only=True)
class AnswerSource:
    """A source: its number in this answer, its record, its title, its publisher, its address, and whether official."""

    number: int
    id: str
    title: str
    publisher: str | None
    url: str | None
    official: bool
    published: str | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerFact:
    """One fact.

    `sources` are numbers of `sources` of the answer; a count has none, since the facts that it counts have theirs.
    `kind` says what it is: a status, a step, a claim and its rank, a count. `record_id` and `pointer` lead to the
    field.
    """

    kind: str
    text: str
    certain: bool
    sources: list[int]
    date: str | None = None
    record_id: str | None = None
    pointer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer: what it is about, its facts, their sources, and how to get the rest if `more` is there.

    `total` counts all facts, and `data` names the edition of the data.
    """

    about: str
    data: str
    total: int
    facts: list[AnswerFact]
    sources: list[AnswerSource]
    caution: str | None = None
    more: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatusAnswer(Answer):
    """The status, stage or tier of a record on a day; its facts include the steps that decide it."""

    on: str
    status: str | None
    certain: bool
    since: str | None = None


@dataclass(frozen=True, kw_only=True)
class TrailAnswer(Answer):
    """The steps of an undertaking, and the days with nothing recorded from the last of them to the day of the trail."""

    on: str
    silence: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScorecardAnswer(Answer):
    """What came of promises, deliverables, agreements and dialogues; state the method beside any of its numbers."""

    on: str
    method: str


@dataclass(frozen=True, kw_only=True)
class BriefingAnswer(Answer):
    """One page about a subject; `kind` of a fact is its section. State the method beside any of its numbers."""

    on: str
    method: str


@dataclass(frozen=True, kw_only=True)
class DraftFact:
    """A fact before its sources are chosen and numbered."""

    kind: str
    text: str
    certain: bool = True
    date: object = None
    record_id: str | None = None
    pointer: str | None = None
    citations: Sequence[Citation] = ()
    sources: Sequence[Source] = ()


AnswerT = TypeVar("AnswerT", bound=Answer)


def packed(records: Records, answer: AnswerT, drafts: Iterable[DraftFact], offset: int) -> AnswerT:
    """Return an answer with as many facts from a place on as it has room for, at least one, and how to get the rest.

    Raises InvalidValue for a place after the last fact. The time is quadratic in the few facts of one answer.
    """
    every = tuple(drafts)
    if not 0 <= offset <= max(len(every) - 1, 0):
        raise InvalidValue.expected(
            f"an offset from 0 to {max(len(every) - 1, 0)}", offset, hint="`more` of an answer gives the next one"
        )
    filled = replace(answer, total=len(every))
    for end in range(offset + 1, len(every) + 1):
        longer = _with_facts(records, answer, every, offset, end)
        if len(json_text(longer)) > MOST_CHARACTERS and end > offset + 1:
            return filled
        filled = longer
    return filled


def _with_facts(records: Records, answer: AnswerT, every: Sequence[DraftFact], offset: int, end: int) -> AnswerT:
    """Return an answer with the facts from one place to another, their sources numbered in order."""
    numbers: dict[str, AnswerSource] = {}
    facts = []
    for draft in every[offset:end]:
        sources = tuple(draft.sources) or chosen_sources(records, draft.citations)
        # A fact that fills an answer alone keeps one source.
        sources = sources[:1] if end == offset + 1 and _have_long_addresses(sources) else sources
        for one in sources:
            numbers.setdefault(one.id, _source(one, len(numbers) + 1))
        facts.append(
            AnswerFact(
                kind=draft.kind,
                text=clean(draft.text, LONGEST_FACT),
                certain=draft.certain,
                sources=[numbers[one.id].number for one in sources],
                date=None if draft.date is None else str(draft.date),
                record_id=draft.record_id,
                pointer=draft.pointer or None,
            )
        )
    is_whole = offset == 0 and end == len(every)
    cautions = [answer.caution, None if all(one.certain for one in facts) else CAUTION]
    left = f"facts {offset + 1} to {end} of {len(every)}"
    onward = f"; call again with offset={end} for the next" if end < len(every) else ""
    return replace(
        answer,
        total=len(every),
        facts=facts,
        sources=list(numbers.values()),
        caution=" ".join(filter(None, cautions)) or None,
        more=None if is_whole else left + onward,
    )


def _have_long_addresses(sources: Sequence[Source]) -> bool:
    return sum(len(one.url or "") for one in sources) > LONGEST_ADDRESS


def _source(source: Source, number: int) -> AnswerSource:
    return AnswerSource(
        number=number,
        id=source.id,
        title=clean(source.title, LONGEST_TITLE),
        publisher=None if source.publisher is None else clean(source.publisher, LONGEST_TITLE),
        url=None if len(source.url or "") > LONGEST_ADDRESS else source.url,
        official=source.official,
        published=None if source.published is None else str(source.published),
    )


def clean(text: str, longest: int) -> str:
    """Return a text in one line, shortened, and without characters that steer a reader."""
    return escape_controls(shortened(text, longest))


def plain(value: Any) -> Any:
    """Return an answer as plain data; what is None is left out, except of a source.

    >>> fact = AnswerFact(kind="status", text="signed", certain=True, sources=[])
    >>> plain(fact)
    {'kind': 'status', 'text': 'signed', 'certain': True, 'sources': []}
    """
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
        return {name: plain(inner) for name, inner, default in pairs if inner is not None or default is not None}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def json_text(answer: Answer) -> str:
    """Return an answer as JSON in one line, as it is sent."""
    return json.dumps(plain(answer), ensure_ascii=False, separators=(",", ":"))
