"""Drafts of a briefing: lines with their citations and the disputes about them, before the page has its size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from indokorea.analysis.disputes import STEPS, Dispute, DisputeSide, disputes as all_disputes, effect_of
from indokorea.briefing.known import KnownByDay
from indokorea.briefing.sentences import capital, stage_words
from indokorea.chronology.wording import DONE_PHRASES
from indokorea.collection.citations_for import citations_for, closeness
from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.json_pointer import pointer_parts
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.entry import ScorecardEntry
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.blocks import WebLink
from indokorea.render.words import count_text, humanise
from indokorea.values.date_words import date_words, period_words
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.sources import DisputeEffect, DisputeType

# A side of a dispute is given with this many of its sources, and a dispute with this many of its sides.
SOURCES_OF_A_SIDE = 1
MOST_SIDES = 3

# A text is cut to this many characters, so that one long sentence does not fill the page.
LONGEST_TEXT = 330

Inline = tuple[str | WebLink, ...]


@attrs.frozen(kw_only=True)
class DraftLine:
    """One line of a briefing: a text, the id of its record, its sources, and the disputes about it."""

    text: str
    record_id: str | None = None
    sources: tuple[Source, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@attrs.frozen(kw_only=True)
class DraftSection:
    """A heading and its lines, the most important first; the first `least` lines are kept on every page."""

    title: str
    lines: tuple[DraftLine, ...]
    least: int = 1


class Drafting:
    """Makes lines about the records of a collection on a day, each with its sources and the dispute about it."""

    def __init__(self, records: Records, day: PartialDate, as_of: PartialDate | None = None) -> None:
        self.records: Records = records
        self.day: PartialDate = day
        # A page of an earlier day leaves out what came later: summaries, which were written for the whole dossier, the
        # titles of later sources, disputes that began later, and what was not announced by then.
        self.is_dated: bool = as_of is not None and day.definitely_before(as_of)
        # After the end of the data, silence says nothing.
        self.is_ahead: bool = as_of is not None and day.definitely_after(as_of)
        self.known: KnownByDay = KnownByDay(records, day.days.first, is_whole=not self.is_dated)
        self._entries: dict[str, ScorecardEntry] | None = None
        self._disputes = records.cached(disputes_by_record)
        self._known_disputes: dict[int, Dispute | None] = {}

    def entry_of(self, card: Scorecard, id: str) -> ScorecardEntry | None:
        """Return the entry of a scorecard that counts a record; None if no entry does."""
        if self._entries is None:
            self._entries = {id: one for part in card.parts for one in part.everything for id in one.members}
        return self._entries.get(id)

    def line(self, text: str, record: AnyRecord, *pointers: str) -> DraftLine:
        """Return a line about some fields of a record."""
        cited = [one for path in pointers for one in citations_for(record, path) if not _is_for_places(one)]
        return self.cited_line(text, record, cited, *pointers)

    def cited_line(self, text: str, record: AnyRecord, citations: Iterable[Citation], *pointers: str) -> DraftLine:
        """Return a line about some fields of a record with these citations, or without any with those of the record."""
        sources = self._chosen(citations) or self._chosen(citations_for(record, ""))
        disputes = tuple(one for one in self.disputes_about(record) if is_about(one, record.id, pointers))[:1]
        return DraftLine(text=shortened(text), record_id=record.id, sources=sources, disputes=disputes)

    def entry_line(self, text: str, entry: ScorecardEntry) -> DraftLine:
        """Return a line about the state of a thing, with the sources of the steps that decide it."""
        cited: list[Citation] = []
        for step in entry.because:
            holder = self.records.get(step.record_id)
            if holder is not None:
                cited.extend(citations_for(holder, step.path))
        record = self.records[entry.id]
        paths = tuple(step.path for step in entry.because if step.record_id == record.id)
        line = self.cited_line(text, record, cited, *paths)
        # The line of a state gives no sum.
        stated = tuple(one for one in line.disputes if one.moves is not DisputeEffect.SUM)
        return attrs.evolve(line, disputes=stated)

    def contested_lines(self, records: Iterable[AnyRecord]) -> Iterator[DraftLine]:
        """Yield the line that says how many facts of some records are contested, with notes on them."""
        found = self.disputes_of(records)
        if found:
            text = f"Sources differ on {count_text(len(found), 'fact')} about it."
            yield DraftLine(text=text, disputes=found)

    def disputes_of(self, records: Iterable[AnyRecord]) -> tuple[Dispute, ...]:
        """Return the open disputes about any of these records, each once, as far as they were known on the day."""
        return tuple({id(one): one for record in records for one in self.disputes_about(record)}.values())

    def disputes_about(self, record: AnyRecord) -> list[Dispute]:
        """Return the open disputes about a record, as far as they were known on the day."""
        found = self._disputes.get(record.id, [])
        return [known for one in found if (known := self.known_part(one)) is not None]

    def known_part(self, dispute: Dispute) -> Dispute | None:
        """Return what was known of a dispute on the day, the same object each time; None for nothing."""
        if id(dispute) not in self._known_disputes:
            self._known_disputes[id(dispute)] = self.known.part_of(dispute)
        return self._known_disputes[id(dispute)]

    def _chosen(self, citations: Iterable[Citation]) -> tuple[Source, ...]:
        """Return the sources to print for a line: those published by the day, if there are any."""
        cited = tuple(citations)
        return chosen_sources(self.records, filter(self._is_published, cited)) or chosen_sources(self.records, cited)

    def _is_published(self, citation: Citation) -> bool:
        source = self.records.get(citation.source)
        return isinstance(source, Source) and self.known.has(source)

    def source_parts(self, source: Source) -> Inline:
        """Return the note of a source; one published after the day has no title, which may tell what came later."""
        if self.known.has(source):
            return source_parts(source)
        name = source.publisher or f"a source ({humanise(source.type)})"
        date = "undated" if source.published is None else date_words(source.published)
        return WebLink(shortened(name, 140), source.url), f", {date}{', official' * source.official}"


def _is_for_places(citation: Citation) -> bool:
    """Return True if a citation supports nothing but places, as that of a gazetteer does."""
    return bool(citation.supports) and all("/place" in path for path in citation.supports)


def is_about(dispute: Dispute, id: str, pointers: Iterable[str]) -> bool:
    """Return True if a dispute is about one of some fields of a record, or about something that one of them holds."""
    fields = [side.field for side in dispute.sides if side.field is not None and side.record.id == id]
    return any(closeness(field, path) is not None for field in fields for path in pointers)


def disputes_by_record(records: Records) -> Mapping[str, list[Dispute]]:
    """Return the open disputes about each record; `records.cached(disputes_by_record)` computes them once."""
    found: dict[str, list[Dispute]] = {}
    for one in all_disputes(records):
        if one.type is not DisputeType.SETTLED:
            for record in one.records:
                found.setdefault(record.id, []).append(one)
    return found


def chosen_sources(records: Records, citations: Iterable[Citation]) -> tuple[Source, ...]:
    """Return the sources to print for a line: the first official one, or else the first two of different publishers."""
    cited = dict.fromkeys(citation.source for citation in citations)
    found = [one for id in cited if isinstance(one := records.get(id), Source)]
    official = next((one for one in found if one.official), None)
    if official is not None or not found:
        return () if official is None else (official,)
    second = next((one for one in found if one.publisher != found[0].publisher), None)
    return (found[0],) if second is None else (found[0], second)


def source_parts(source: Source) -> Inline:
    """Return the title of a source with its address, its publisher, its date, and whether it is official.

    >>> from indokorea.vocabulary.sources import SourceType
    >>> source = Source(id="source:a", title="Trade talks", type=SourceType("news"), published="2026-05")
    >>> source_parts(source)
    (WebLink(text='Trade talks', url=None), ', May 2026')
    """
    beside = [source.publisher, "undated" if source.published is None else date_words(source.published)]
    beside += ["official"] * source.official
    return WebLink(shortened(source.title, 140), source.url), "".join(f", {one}" for one in beside if one)


def dispute_parts(records: Records, dispute: Dispute) -> Inline:
    """Return the sides of a dispute, each with what it rests on and its first source."""
    about = next((name for side in dispute.sides if side.field and (name := fact_name(side.record, side.field))), "")
    # A dispute of one side is a claim against the record.
    begin = "sources differ. " if len(dispute.sides) > 1 else "a source says otherwise: "
    parts: list[str | WebLink] = [f"{about}: {begin}" if about else begin.capitalize()]
    for place, side in enumerate(dispute.sides[:MOST_SIDES]):
        parts.append("; " if place else "")
        rank = f"{_side_rank(side)}: " if len(dispute.sides) > 1 else ""
        rank = rank if place else rank.capitalize()
        parts.append(f"{rank}{shortened(side_text(side), 160)}")
        sources = chosen_sources(records, side.citations)[:SOURCES_OF_A_SIDE]
        for source in sources:
            parts += [" (", *source_parts(source), ")"]
    left_out = len(dispute.sides) - MOST_SIDES
    parts.append(f"; and {left_out} more." if left_out > 0 else ".")
    return tuple(parts)


def fact_name(record: AnyRecord, field: str) -> str:
    """Return what a field of a record holds, in words, such as `Negotiations opened, date`."""
    names = [name for name in pointer_parts(field) if not name.isdecimal()]
    effect = effect_of(field)
    last = humanise(names[-1] if effect is None else effect)
    steps = resolve_pointer(record, "/".join(field.split("/")[:3]))
    type = None if steps is None else getattr(steps.value, "status", None) or getattr(steps.value, "type", None)
    if not isinstance(type, Term) or names[0] not in STEPS:
        return capital(last)
    done = DONE_PHRASES.get(type) if isinstance(type, ActionType) else None
    return f"{capital(done or stage_words(type))}, {last}"


def _side_rank(side: DisputeSide) -> str:
    return "recorded here" if side.rank is None else humanise(side.rank)


def side_text(side: DisputeSide) -> str:
    """Return what a side says; of a recorded value, the value, with the name of its field unless the note names it."""
    if side.says:
        return side.says.rstrip(".")
    value = side.text.partition(" is ")[2].strip('"')
    # A period of one day is the day.
    first, _, last = value.partition("/")
    value = _in_words(first if first == last else value)
    if effect_of(side.field or "/") is not None:
        return value
    name = next((one for one in reversed((side.field or "").split("/")) if not one.isdecimal()), "")
    return f"{humanise(name)} {value}".strip()


def _in_words(value: str) -> str:
    """Return a date or a period in words, and any other value as it is."""
    try:
        return period_words(Period(value)) if "/" in value else date_words(PartialDate(value))
    except InvalidValue:
        # A word of a vocabulary, such as not_confirmed.
        return humanise(value) if value.replace("_", "").isalpha() and value.islower() else value


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text in one line, cut at a word with an ellipsis if it is longer than the limit.

    >>> shortened("Talks in  Seoul"), shortened("Talks in Seoul", 10)
    ('Talks in Seoul', 'Talks in…')
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0].rstrip(" ,;:") + "…"


def certain_mark(is_certain: bool) -> str:
    """Return the question mark after a word that is not certain."""
    return "" if is_certain else " ?"


def labels(records: Records, ids: Iterable[str | None]) -> Iterator[str]:
    """Yield the short names of records, or their ids if they are not in the collection."""
    for id in dict.fromkeys(ids):
        if id is not None:
            record = records.get(id)
            yield id if record is None else record.label
