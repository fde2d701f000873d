"""The questions that an assistant may ask of a dossier, each answered with facts and their sources.

Nothing is written and nothing is fetched. `indokorea.adapters.mcp` offers these methods as tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

from indokorea.adapters.assistant_answers import (
    LONGEST_METHOD,
    LONGEST_TITLE,
    Answer,
    DraftFact,
    ScorecardAnswer,
    StatusAnswer,
    TrailAnswer,
    clean,
    packed,
)
from indokorea.briefing.drafts import side_text
from indokorea.chronology.day_state import since_of
from indokorea.collection.citations_for import citations_for
from indokorea.collection.lookup import party_id, sector_id, unknown_record
from indokorea.collection.references import references
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.messages import short_json
from indokorea.pages.fields import field_lines
from indokorea.progress.scorecard.things import PartName
from indokorea.progress.stage_rules import ProgressStep
from indokorea.progress.trail import SHORTEST_GAP_SHOWN
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.records.source import Source
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.blocks import DetailLine
from indokorea.render.words import humanise
from indokorea.search.find import Hit
from indokorea.values.clock import to_day, today
from indokorea.values.date_words import when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.sources import ClaimRank, DisputeType
from indokorea.vocabulary.values import WindowFit

# Fields that a record's facts leave out: the tool `evidence` gives them.
EVIDENCE_FIELDS = ("id", "claims", "citations")
# Words of a question that no search is for.
QUESTION_WORDS = frozenset(
    (
        *("about", "agreed", "and", "any", "are", "became", "become", "did", "does", "for", "from", "has", "have"),
        *("how", "says", "that", "the", "there", "they", "was", "were", "what", "when", "where", "which", "who"),
        *("why", "with"),
    )
)
# What a search by single words looks at.
MOST_WORDS = 8
MOST_HITS = 30
NOTHING_FOUND = (
    "Nothing found. Write one or two words of a name, such as CEPA, semiconductors or POSCO, without a kind; or call "
    "chronology or scorecard with a sector or a party."
)
NO_DISPUTES = "Nothing about this record itself. Call disputes about an agreement or a project of it, or with a sector."
# Ranks of claims that are believed.
BELIEVED = (ClaimRank.PREFERRED, ClaimRank.ACCEPTED)


class AssistantTools:
    """The tools over one dossier. Each returns an answer, or raises an IndoKoreaError that names the remedy."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        data = [clean(dossier.title or "", LONGEST_TITLE), f"edition {dossier.edition}" if dossier.edition else None]
        self.data: str = ", ".join([*filter(None, data), *([f"current to {dossier.as_of}"] if dossier.as_of else [])])

    def find(self, text: str, kind: str | None = None, offset: int = 0) -> Answer:
        """Find records by name, alias, title or summary, in English, Korean, Hindi or romanisation.

        Start here to learn the id of a record. `kind` keeps one kind, such as agreement, meeting, project,
        organisation, person. Write names, not a question: one to three words. Each fact has the id in `record_id`.
        """
        hits = list(self.dossier.find(text, kind=kind, limit=None))
        words = [word for word in re.findall(r"\w+", text) if len(word) > 2 and word.casefold() not in QUESTION_WORDS]
        about = f"records found by {text!r}"
        if not hits and words:
            hits = self._by_most_words(words, kind)
            about = f"no record has every word of {text!r}; these have most of: {', '.join(words)}"
        drafts = [
            DraftFact(
                kind=hit.record.kind,
                text=hit.record.label if hit.text == hit.record.label else f"{hit.record.label} (found in: {hit.text})",
                record_id=hit.record.id,
                pointer=hit.field if hit.field.startswith("/") else None,
                citations=self._citations(hit.record, hit.field if hit.field.startswith("/") else "/name")[:1],
                sources=(hit.record,) if isinstance(hit.record, Source) else (),
            )
            for hit in hits
        ]
        answer = self._answer(about, drafts, offset)
        return answer if drafts else replace(answer, more=NOTHING_FOUND)

    def _by_most_words(self, words: list[str], kind: str | None) -> list[Hit[AnyRecord]]:
        """Return the hits for single words, those of records that have most of the words first."""
        found: dict[str, list[Hit[AnyRecord]]] = {}
        for word in dict.fromkeys(words[:MOST_WORDS]):
            for hit in self.dossier.find(word, kind=kind, limit=MOST_HITS):
                found.setdefault(hit.record.id, []).append(hit)
        return [hits[0] for hits in sorted(found.values(), key=len, reverse=True)]

    def record(self, id: str, offset: int = 0) -> Answer:
        """Return the fields of one record in words, each with the sources that support it.

        `id` is kind:slug such as agreement:cepa-2009, or the slug alone. Claims and disputes are in `evidence`.
        """
        record = self._record(id)
        return self._answer(f"{record.label} ({record.id})", self._fields(record), offset)

    def status(self, id: str, on: str | None = None, offset: int = 0) -> StatusAnswer:
        """Return the status of an agreement, the stage of an undertaking, or the tier of a partnership on a day.

        Nothing stores a status: it follows from dated steps, and the facts give those that decide it. `on` is a date
        such as 2015-05-18, 2015-05 or 2015; today if left out.
        """
        record = self._record(id)
        day = self._day(on)
        standing, word = self._standing(record, day)
        if isinstance(standing.because, tuple) and all(isinstance(one, ProgressStep) for one in standing.because):
            steps = [self._progress_step(one) for one in standing.because]
            since = next((str(one.on) for one in standing.because if one.on is not None), None)
        else:
            steps = [self._own_step(record, one) for one in standing.because]
            since = since_of(standing)
        cited = [citation for step in steps for citation in step.citations]
        status = "none" if word is None else humanise(word)
        beside = [*["denunciation notified"] * getattr(standing, "notice", False)]
        beside += ["applied provisionally"] * getattr(standing, "provisional", False)
        beside += ["nothing reported for two years or more"] * getattr(standing, "dormant", False)
        text = ", ".join([f"{record.label}: {status} {when(day)}", *beside])
        head = DraftFact(
            kind="status",
            text=text,
            certain=standing.certain,
            record_id=record.id,
            citations=cited or self._citations(record, "/name"),
        )
        answer = StatusAnswer(
            **self._head(f"{record.label} ({record.id})"),
            on=str(day),
            status=None if word is None else str(word),
            certain=standing.certain,
            since=since,
        )
        return packed(self.dossier, answer, [head, *steps], offset)

    def evidence(self, id: str, pointer: str = "", offset: int = 0) -> Answer:
        """Return who says so: the sources for a record or one of its fields, and the claims about it, rivals included.

        `pointer` is a JSON Pointer such as /actions/0/on, as other answers give it; empty for the whole record.
        """
        record = self._record(id)
        found = self.dossier.evidence(record, pointer)
        drafts = []
        if found.value is not None:
            drafts.append(self._fact("value", found.value, record, pointer, found.citations))
        for citation in found.citations:
            source = self.dossier.sources.get(citation.source)
            supports = ", ".join(citation.supports) or "the whole record"
            where = f", {citation.locator}" if citation.locator else ""
            drafts.append(
                DraftFact(
                    kind="citation",
                    text=f"supports {supports}{where}",
                    record_id=record.id,
                    sources=() if source is None else (source,),
                )
            )
        drafts.extend(self._claim(record, one) for one in found.claims)
        field = f" {pointer}" if pointer else ""
        return self._answer(f"{record.label} ({record.id}){field}: {found.figures}", drafts, offset)

    def trail(self, id: str, on: str | None = None, offset: int = 0) -> TrailAnswer:
        """Follow an agreement, commitment, project, dialogue or exercise from its first mention to a day.

        Gives its stages, its steps in all records, what is due, the claims about it, and the silence since the last
        step. Silence is not failure: say only that nothing is recorded.
        """
        record = self._record(id)
        found = self.dossier.trail(record, self._day(on))
        answer = TrailAnswer(
            **self._head(f"{found.label} ({found.id})"),
            on=str(found.on),
            silence=None if found.silence is None else str(found.silence),
        )
        return packed(self.dossier, answer, self._trail_facts(record, found), offset)

    def progress(
        self,
        on: str | None = None,
        by: Literal["sector", "party", "objective"] = "sector",
        sector: str | None = None,
        party: str | None = None,
        offset: int = 0,
    ) -> Answer:
        """List undertakings and their number by stage: talked about, pledged, signed, under way, delivered, ...

        `by` groups the counts. `sector` and `party` keep what concerns them, by id, slug or name. After the counts come
        the undertakings, each with its stage and the sources of the step that decides it.
        """
        board = self.dossier.progress(self._day(on), by, sector=self._sector(sector), party=self._party(party))
        drafts = [
            DraftFact(
                kind="count",
                text=f"{line.label}: {_counted(zip(ProgressStage, line.counts, strict=True))}",
                certain=not line.uncertain,
                record_id=line.key if line.key in self.dossier else None,
            )
            for line in (board.total, *board.lines)
        ]
        drafts += [
            DraftFact(
                kind="overdue",
                text=str(one),
                record_id=one.id,
                pointer="/target",
                citations=self._citations(self.dossier[one.id], "/target"),
            )
            for one in board.overdue
        ]
        drafts.extend(self._entry(entry, entry.stage) for entry in board.entries)
        about = f"progress on {board.on} by {board.by}{self._scope(sector, party)}"
        return self._answer(about, drafts, offset)

    def disputes(
        self,
        about: str | None = None,
        sector: str | None = None,
        type: Literal["conflict", "settled", "reading"] | None = None,
        offset: int = 0,
    ) -> Answer:
        """List the facts on which sources differ, a fact for each side, with its rank and sources.

        `about` keeps one record, `sector` a sector. `type` keeps conflicts of fact, settled ones, or readings. A
        side of rank recorded is the value that the record gives. Give both sides when you use such a fact.
        """
        record = None if about is None else self._record(about)
        found = self.dossier.disputes(about=record, sector=self._sector(sector), type=type)
        drafts = [
            DraftFact(
                kind=f"{one.verdict}: {humanise(side.rank or 'recorded')}",
                text=f"{side.record.label}: {side_text(side)} ({side.figures})",
                certain=one.type is DisputeType.SETTLED and (side.rank is None or side.rank in BELIEVED),
                record_id=side.record.id,
                pointer=side.field,
                citations=side.citations,
            )
            for one in found
            for side in one.sides
        ]
        subject = "" if record is None else f", about {record.label} ({record.id})"
        answer = self._answer(f"{len(found)} disputes{subject}{self._scope(sector, None)}", drafts, offset)
        return answer if drafts or record is None else replace(answer, more=NO_DISPUTES)

    def chronology(
        self,
        since: str | None = None,
        until: str | None = None,
        sector: str | None = None,
        party: str | None = None,
        kind: str | None = None,
        newest_first: bool = True,
        offset: int = 0,
    ) -> Answer:
        """List what happened or is due, with dates, in a time, a sector, for a party, or of a kind of record.

        Dates are 2015-05-18, 2015-05 or 2015. A fact whose date may lie outside the time is not certain.
        """
        found = self.dossier.chronology(
            since=None if since is None else self._day(since),
            until=None if until is None else self._day(until),
            sector=self._sector(sector),
            party=self._party(party),
            kind=kind,
        )
        moments = reversed(found) if newest_first else iter(found)
        drafts = [
            DraftFact(
                kind=one.record.kind,
                text=one.text,
                certain=found.in_window(one) is WindowFit.CERTAIN and not one.date.uncertain,
                date=one.date,
                record_id=one.record.id,
                pointer=one.path,
                citations=one.citations,
            )
            for one in moments
        ]
        bounds = "".join(f" {word} {day}" for word, day in (("since", found.since), ("until", found.until)) if day)
        return self._answer(f"{len(found)} dated events{bounds}{self._scope(sector, party)}", drafts, offset)

    def scorecard(
        self,
        on: str | None = None,
        sector: str | None = None,
        party: str | None = None,
        part: Literal["promises", "deliverables", "papers", "dialogues"] | None = None,
        offset: int = 0,
    ) -> ScorecardAnswer:
        """Return what came of promises, things to be built, agreements (papers) and dialogues; each thing counts once.

        `part` lists one part alone. The parts are never added up, and silence is never failure. Give `method` with any
        number.
        """
        card = self.dossier.scorecard(self._day(on), sector=self._sector(sector), party=self._party(party))
        kept = [one for name, one in zip(PartName, card.parts, strict=True) if part in (None, name.value)]
        drafts = [DraftFact(kind="count", text=one.sentence, certain=not one.uncertain) for one in kept]
        drafts.extend(self._entry(entry, entry.state) for one in kept for entry in one.everything)
        answer = ScorecardAnswer(
            **self._head(f"scorecard on {card.on}{self._scope(sector, party)}"),
            on=str(card.on),
            method=clean(card.method, LONGEST_METHOD),
        )
        return packed(self.dossier, answer, drafts, offset)

    def _head(self, about: str) -> dict[str, Any]:
        """Return the fields of an answer without facts."""
        return {"about": clean(about, LONGEST_TITLE * 2), "data": self.data, "total": 0, "facts": [], "sources": []}

    def _answer(self, about: str, drafts: Iterable[DraftFact], offset: int) -> Answer:
        return packed(self.dossier, Answer(**self._head(about)), drafts, offset)

    def _record(self, id: str) -> AnyRecord:
        """Return the record with an id, a slug, or a name that one record alone has.

        Raises UnknownRecord with the records that come near.
        """
        record = self.dossier.get(id.strip().casefold())
        if record is None:
            hits = self.dossier.find(id, limit=MOST_HITS)
            named = [one.record for one in hits if one.text.casefold() == id.strip().casefold()]
            if len(named) != 1:
                raise self._unknown(id)
            record = named[0]
        return record

    def _unknown(self, id: str) -> UnknownRecord:
        """Return the error for an id that no record has: the ids that come near, or how to find one."""
        error = unknown_record(self.dossier, id)
        if str(error) != f"no record {short_json(id)}":
            return error
        other = self.dossier.get(id.strip().casefold().partition(":")[2])
        hint = f"write {other.id}" if other is not None else "call find with one or two words of its name"
        return UnknownRecord(id, (), f"no record {short_json(id)}; {hint}")

    def _day(self, on: str | None) -> PartialDate:
        """Return a day that an assistant gave; today without one. Raises InvalidValue that names today's date."""
        try:
            return to_day(None if on is None else on.strip())
        except InvalidValue as error:
            raise InvalidValue.from_message(f"{error} (today is {today()})", value=on) from None

    def _scope(self, sector: str | None, party: str | None) -> str:
        """Return the names of the sector and the party that an answer is about, as they follow its title."""
        ids = {"sector": self._sector(sector), "party": self._party(party)}
        return "".join(f", {word} {self.dossier[id].label} ({id})" for word, id in ids.items() if id is not None)

    def _sector(self, wanted: str | None) -> str | None:
        return None if wanted is None else sector_id(self.dossier, wanted)

    def _party(self, wanted: str | None) -> str | None:
        return None if wanted is None else party_id(self.dossier, wanted)

    def _citations(self, record: AnyRecord, pointer: str) -> tuple[Citation, ...]:
        """Return the citations for a field, or those of the whole record if none names it."""
        return citations_for(record, pointer) or citations_for(record, "")

    def _fact(
        self, kind: str, text: str, record: AnyRecord, pointer: str, citations: tuple[Citation, ...] | None = None
    ) -> DraftFact:
        cited = self._citations(record, pointer) if citations is None else citations
        own = (record,) if isinstance(record, Source) else ()
        return DraftFact(kind=kind, text=text, record_id=record.id, pointer=pointer, citations=cited, sources=own)

    def _fields(self, record: AnyRecord) -> Iterator[DraftFact]:
        """Yield a fact for each field of a record, and for each value of a field with several."""
        names = {one.target: self.dossier[one.target].label for one in references(record) if one.target in self.dossier}
        for line in field_lines(record, names, EVIDENCE_FIELDS):
            field = line.field.replace(" ", "_")
            values = line.inside if line.inside and not line.text else (line,)
            for place, value in enumerate(values):
                pointer = f"/{field}/{place}" if value is not line else f"/{field}"
                yield self._fact(line.field, _text_of(value), record, pointer)
            if line.count > len(line.inside):
                yield self._fact(line.field, f"and {line.count - len(line.inside)} more", record, f"/{field}")

    def _standing(self, record: AnyRecord, on: PartialDate) -> tuple[Any, Any]:
        """Return the standing of a record on a day, and its word."""
        if isinstance(record, Agreement):
            standing = self.dossier.status_on(record, on)
            return standing, standing.status
        if isinstance(record, Partnership):
            phase = record.phase_on(on)
            return phase, phase.tier
        if isinstance(record, TradeMeasure):
            measure = record.status_on(on)
            return measure, measure.status
        if isinstance(record, UNDERTAKING_TYPES):
            progress = self.dossier.progress_on(record, on)
            return progress, progress.stage
        raise InvalidValue.expected(
            "an agreement, a partnership, a trade measure or an undertaking",
            record.id,
            hint="the tool record gives its fields",
        )

    def _named(self, id: str, record: AnyRecord) -> str:
        """Return the name of a record before what happened to it, unless it is the record of the answer."""
        return "" if id == record.id else f"{self.dossier[id].label}: "

    def _progress_step(self, step: ProgressStep) -> DraftFact:
        holder = self.dossier[step.record_id]
        return DraftFact(
            kind="because",
            text=step.what,
            date=step.on,
            record_id=step.record_id,
            pointer=step.path,
            citations=self._citations(holder, step.path),
        )

    def _own_step(self, record: AnyRecord, part: Any) -> DraftFact:
        """Return a part of a record that decides its status, such as an action, as a fact."""
        pointer = _pointer_of(record, part)
        what = " ".join(humanise(word) for word in (getattr(part, "label", None) or getattr(part, "type", "clause"),))
        return DraftFact(
            kind="because",
            text=what,
            date=getattr(part, "on", None) or getattr(part, "effective", None) or getattr(part, "since", None),
            record_id=record.id,
            pointer=pointer,
            citations=self._citations(record, pointer),
        )

    def _claim(self, record: AnyRecord, claim: Claim) -> DraftFact:
        note = f" [{claim.note}]" if claim.note else ""
        by = f", says {claim.by}" if claim.by else ""
        about = f" ({claim.field}{f' = {claim.value}' if claim.value else ''})" if claim.field else ""
        place = record.claims.index(claim) if isinstance(record, CitedRecord) else 0
        return DraftFact(
            kind=f"claim: {humanise(claim.rank)}",
            text=f"{claim.says}{about}{by}{note}",
            certain=claim.rank in BELIEVED,
            record_id=record.id,
            pointer=f"/claims/{place}",
            citations=claim.citations,
        )

    def _entry(self, entry: Any, state: Any) -> DraftFact:
        """Return an entry of a board or a scorecard as a fact, with the sources of the steps that decide it."""
        steps = [self._progress_step(one) for one in entry.because]
        cited = [citation for step in steps for citation in step.citations]
        reported = f", last reported {when(entry.last_reported)}" if entry.last_reported else ""
        silent = ", nothing reported for two years or more" * entry.dormant
        return DraftFact(
            kind=entry.kind,
            text=f"{entry.label}: {humanise(state)}{reported}{silent}",
            certain=entry.certain,
            date=next((one.date for one in steps if one.date is not None), None),
            record_id=entry.id,
            citations=cited or self._citations(self.dossier[entry.id], "/name"),
        )

    def _trail_facts(self, record: AnyRecord, found: Any) -> Iterator[DraftFact]:
        """Yield the stages of a trail, its steps, what lies ahead, and the claims."""
        for stage in found.stages:
            cited = [one for step in stage.because for one in self._progress_step(step).citations]
            yield DraftFact(
                kind="stage",
                text=f"{humanise(stage.stage or 'none')}, {stage.established_by or 'reported'}",
                date=stage.since,
                record_id=record.id,
                citations=cited,
            )
        for step in found.steps:
            gap = "" if step.gap is None or step.gap.at_least < SHORTEST_GAP_SHOWN else f" (after {step.gap})"
            yield DraftFact(
                kind=f"step: {step.relation}",
                text=f"{self._named(step.record_id, record)}{step.what}{gap}",
                certain=step.on is not None and not step.on.uncertain,
                date=step.on,
                record_id=step.record_id,
                pointer=step.path,
                citations=step.citations or self._citations(self.dossier[step.record_id], step.path),
            )
        for ahead in found.ahead:
            holder = self.dossier[ahead.record_id]
            cited = list(self._citations(holder, ahead.path))
            yield DraftFact(
                kind="ahead",
                text=f"{self._named(ahead.record_id, record)}{ahead.what}",
                certain=False,
                date=ahead.on,
                record_id=ahead.record_id,
                pointer=ahead.path,
                citations=cited,
            )
        for one in found.claims:
            holder = self.dossier[one.record_id]
            yield DraftFact(
                kind=f"claim: {one.heading}",
                text=" ".join(filter(None, (one.claim.says, one.remarks))),
                certain=one.claim.rank in BELIEVED,
                record_id=one.record_id,
                pointer=one.path,
                citations=one.claim.citations,
            )


def _pointer_of(record: AnyRecord, part: object) -> str:
    """Return the JSON Pointer of a part of a record; empty if the record does not hold it."""
    for name in ("actions", "phases", "steps", "updates"):
        for place, one in enumerate(getattr(record, name, ())):
            if one is part:
                return f"/{name}/{place}"
    return "/duration" if getattr(record, "duration", None) is part else ""


def _text_of(line: DetailLine) -> str:
    """Return a line with those under it as one text."""
    inner = [f"{one.field}: {_text_of(one)}" if one.field else _text_of(one) for one in line.inside]
    return "; ".join(filter(None, (line.text, *inner)))


def _counted(counts: Iterable[tuple[Any, int]]) -> str:
    """Return the counts that are not zero, in words."""
    return ", ".join(f"{count} {humanise(stage)}" for stage, count in counts if count) or "nothing"
