"""The questions that an assistant may ask of a dossier, each answered with facts and their sources.

Nothing is written and nothing is fetched. `indokorea.adapters.mcp` offers these methods as tools.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

from indokorea.adapters.assistant_answers import (
    LONGEST_METHOD,
    LONGEST_TITLE,
    Answer,
    BriefingAnswer,
    DraftFact,
    ScorecardAnswer,
    StatusAnswer,
    TrailAnswer,
    clean,
    packed,
)
from indokorea.analysis.disputes import DisputeSide, effect_of
from indokorea.analysis.terms import THEN
from indokorea.briefing.drafts import Drafting, side_text
from indokorea.briefing.scope import promise_line
from indokorea.chronology.day_state import OfficeHeld, since_of
from indokorea.collection.citations_for import citations_for
from indokorea.collection.lookup import party_id, sector_id, unknown_record
from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.references import references
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.fields.part import Part
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.lifecycle.terms import term_on
from indokorea.messages import short_json
from indokorea.pages.fields import field_lines
from indokorea.pages.labels import figure_name, with_names
from indokorea.pages.places_in_records import place_text
from indokorea.progress.scorecard.promises import PromiseEntry
from indokorea.progress.scorecard.things import PartName
from indokorea.progress.stage_rules import ProgressStep
from indokorea.progress.trail import SHORTEST_GAP_SHOWN
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.observation import Observation
from indokorea.records.partnership import Partnership
from indokorea.records.source import Source
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.blocks import DetailLine
from indokorea.render.words import count_text, humanise
from indokorea.search.find import Hit
from indokorea.values.clock import to_day, today
from indokorea.values.date_words import date_words, period_words, when
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.search import MatchType
from indokorea.vocabulary.sources import ClaimRank, DisputeType
from indokorea.vocabulary.values import WindowFit

# Fields that a record's facts leave out: the tool `evidence` gives them.
EVIDENCE_FIELDS = ("id", "claims", "citations")
# Hits that a name may be among.
MOST_HITS = 30
# The sources of a field that `evidence` gives.
MOST_SOURCES = 4
# The id of a record in a text.
NOTHING_FOUND = (
    "Nothing found. Write one or two words of a name, such as CEPA, semiconductors or POSCO, without a kind; or call "
    "chronology or scorecard with a sector or a party."
)
METHOD_ABOVE = "As in the first part of this answer (offset=0)."
NO_DISPUTES = "Nothing about this record itself. Call disputes about an agreement or a project of it, or with a sector."
# Stages after which silence means nothing.
END_STAGES = (ProgressStage.DELIVERED, ProgressStage.DROPPED, ProgressStage.MISSED, ProgressStage.ENDED)
MOST_SECTORS = 8
HEADS = ("President, ", "Prime Minister, ")
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
        if not text.strip():
            raise InvalidValue.expected("a text to find", text, hint="write one or two words of a name, such as CEPA")
        hits, kind = self._hits(text, kind)
        about = f"{f'{kind} records' if kind else 'records'} found by {text!r}"
        if hits and all(hit.match is MatchType.PARTIAL for hit in hits):
            about = f"no record has every word of {text!r}; these have the rarest of them"
        drafts = [
            DraftFact(
                kind=hit.record.kind,
                text=self._label(hit.record) + self._where_found(hit),
                date=next(iter(hit.record.when), None),
                record_id=hit.record.id,
                pointer=hit.field if hit.field.startswith("/") else None,
                citations=self._citations(hit.record, hit.field if hit.field.startswith("/") else "/name")[:1],
                sources=(hit.record,) if isinstance(hit.record, Source) else (),
            )
            for hit in hits
        ]
        answer = self._answer(about, drafts, offset)
        return answer if drafts else replace(answer, more=NOTHING_FOUND)

    def _hits(self, text: str, kind: str | None) -> tuple[list[Hit[AnyRecord]], str | None]:
        """Return the hits for a text, and their kind if it is given or a plural in the text, such as `projects`."""
        words = text.split()
        plurals = {names.view: one for one, names in RECORD_KINDS.items()}
        named = next((one for word in words if (one := plurals.get(word.casefold().strip("?.,")))), None)
        if kind is None and named is not None and len(words) > 1:
            others = " ".join(word for word in words if plurals.get(word.casefold().strip("?.,")) != named)
            hits = list(self.dossier.find(others, kind=named, limit=None))
            if hits:
                return hits, named
        return list(self.dossier.find(text, kind=kind, limit=None)), kind

    def _label(self, record: AnyRecord) -> str:
        """Return the name of a record; for an observation the sides by their names, its figure and who compiled it."""
        if not isinstance(record, Observation):
            return record.label
        figure = str(record.money or record.quantity) + f" ({humanise(record.status)})" * (record.status is not None)
        by = f", compiled by {self._name_of(record.compiled_by)}" if record.compiled_by else ""
        return f"{figure_name(self.dossier.get, record)}, {period_words(record.period)}: {figure}{by}"

    def _name_of(self, id: str) -> str:
        """Return the name of a record, or its id if it is not in the dossier."""
        record = self.dossier.get(id)
        return id if record is None else record.label

    def _with_names(self, text: str) -> str:
        """Return a text with the names of records in place of their ids."""
        return with_names(text, self._name_of)

    def _where_found(self, hit: Hit[AnyRecord]) -> str:
        """Return the text that was found, in brackets, unless the name of the record or an identifier is it."""
        is_named = hit.text in (hit.record.label, hit.record.id, hit.record.slug)
        return "" if is_named or isinstance(hit.record, Observation) else f" (found in: {hit.text})"

    def record(self, id: str, offset: int = 0) -> Answer:
        """Return the fields of one record in words, each with the sources that support it.

        `id` is kind:slug such as agreement:cepa-2009, or the slug alone. Claims and disputes are in `evidence`.
        """
        record = self._record(id)
        return self._answer(f"{record.label} ({record.id})", self._fields(record), offset)

    def status(self, id: str, on: str | int | None = None, offset: int = 0) -> StatusAnswer:
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
        answer = replace(answer, caution=" ".join(self._cautions(record, day, steps)) or None)
        return packed(self.dossier, answer, [head, *self._term(record, day), *steps], offset)

    def _cautions(self, record: AnyRecord, day: PartialDate, steps: Iterable[DraftFact]) -> Iterator[str]:
        """Yield what to say beside a status: a day beyond the data, and sources that differ on what may decide it.

        That is the deciding step, one that follows it in the record, or the duration.
        """
        yield from self._beyond(day)
        decide = [_place(one.pointer) for one in steps if one.pointer and one.record_id == record.id]
        contested = {
            place_text(record, side.field)
            for one in self.dossier.disputes(about=record)
            if one.type is DisputeType.CONFLICT
            for side in one.sides
            if side.field and side.record.id == record.id
            if side.field.startswith("/duration")
            or any(_place(side.field)[0] == name and _place(side.field)[1] >= number for name, number in decide)
        }
        if contested:
            yield f"Sources differ on {'; '.join(sorted(contested))}: call disputes about {record.id}."

    def _beyond(self, day: PartialDate) -> Iterator[str]:
        """Yield a caution for a day after the day of the data."""
        if self.dossier.as_of is not None and day.definitely_after(self.dossier.as_of):
            yield f"The data ends on {date_words(self.dossier.as_of)}; this is what holds if nothing changes after it."

    def _term(self, record: AnyRecord, day: PartialDate) -> Iterator[DraftFact]:
        """Yield the term of an agreement that runs on a day, and what follows its end."""
        found = term_on(record, day.days.first) if isinstance(record, Agreement) else None
        if found is not None and found.until is not None and not found.over and isinstance(record, Agreement):
            clause = record.duration
            then = THEN[None if clause is None else clause.renewal]
            renewed = f" (term {found.number}, if it was renewed)" if found.number > 1 else ""
            yield DraftFact(
                kind="term",
                text=f"its term runs until {date_words(found.until)}{renewed}; then: {then}",
                certain=found.certain,
                date=found.until,
                record_id=record.id,
                pointer="/duration",
                citations=self._citations(record, "/duration"),
            )

    def evidence(self, id: str, pointer: str = "", offset: int = 0) -> Answer:
        """Return who says so: the sources for a record or one of its fields, and the claims about it, rivals included.

        `pointer` is a JSON Pointer such as /actions/0/on, as other answers give it; empty for the whole record.
        """
        record = self._record(id)
        found = self.dossier.evidence(record, pointer)
        drafts = []
        target = resolve_pointer(record, pointer) if pointer else None
        value = found.value if target is None or isinstance(target.value, tuple) else target.value
        if value is not None:
            cited = found.citations or self._citations(record, pointer)
            drafts.append(self._fact("value", self._with_names(_value_text(value)), record, pointer, cited))
        drafts.extend(self._supported(record, found.citations, whole=not pointer))
        drafts.extend(self._claim(record, one) for one in found.claims)
        field = f" {pointer}" if pointer else ""
        return self._answer(f"{record.label} ({record.id}){field}: {found.figures}", drafts, offset)

    def _supported(self, record: AnyRecord, citations: Iterable[Citation], *, whole: bool) -> Iterator[DraftFact]:
        """Yield a fact for each field that citations support, with its sources, the official ones first.

        For a `whole` record the fields of one item, such as an action, are one fact.
        """
        cited: dict[str, dict[str, Citation]] = {}
        for citation in citations:
            for path in citation.supports or ("",):
                field = "/".join(path.split("/")[:3]) if whole else path
                cited.setdefault(field, {})[citation.source] = citation
        most = MOST_SOURCES // 2 if whole else MOST_SOURCES
        for field in sorted(cited, key=lambda one: (not one, *_place(one))):
            sources = [self.dossier.sources[id] for id in cited[field] if id in self.dossier]
            sources.sort(key=lambda one: not one.official)
            places = [f"{self._name_of(one.source)}, {one.locator}" for one in cited[field].values() if one.locator]
            where = f"; {'; '.join(places[:most])}" if places else ""
            left = f" (and {count_text(len(sources) - most, 'more source')})" if len(sources) > most else ""
            target = resolve_pointer(record, field) if field else None
            on = getattr(None if target is None else target.value, "on", None)
            on_day = f" {when(on)}" if isinstance(on, PartialDate) else ""
            name = self._with_names(place_text(record, field)) if field else "the whole record"
            yield DraftFact(
                kind="field",
                text=f"{name}{on_day}{left}{where}",
                date=on,
                record_id=record.id,
                pointer=field,
                sources=sources[:most],
            )

    def trail(self, id: str, on: str | int | None = None, offset: int = 0) -> TrailAnswer:
        """Follow an agreement, commitment, project, dialogue or exercise from its first mention to a day.

        Gives its stages, its steps in all records, what is due, the claims about it, and the silence since the last
        step. Silence is not failure: say only that nothing is recorded.
        """
        record = self._record(id)
        found = self.dossier.trail(record, self._day(on))
        answer = TrailAnswer(
            **self._head(f"{found.label} ({found.id})"),
            on=str(found.on),
            silence=None if found.silence is None or _is_over(found) else str(found.silence),
        )
        return packed(self.dossier, answer, self._trail_facts(record, found), offset)

    def progress(
        self,
        on: str | int | None = None,
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
                text=f"{line.label}: {count_text(sum(line.counts), 'undertaking')}: "
                f"{_counted(zip(ProgressStage, line.counts, strict=True))}",
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
                text=f"{side.record.label}: {self._side(side)} ({side.figures})",
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
        since: str | int | None = None,
        until: str | int | None = None,
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
        bounds = f" in {found.since}" if found.since and found.since == found.until else bounds
        answer = self._answer(f"{len(found)} dated events{bounds}{self._scope(sector, party)}", drafts, offset)
        if drafts or sector is None:
            return answer
        others = self.chronology(since=since, until=until, party=party, kind=kind).total
        return replace(answer, more=f"Nothing is recorded. Without the sector there are {others:,} events.")

    def scorecard(
        self,
        on: str | int | None = None,
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
        drafting = Drafting(self.dossier, card.on, self.dossier.as_of)
        drafts.extend(self._thing(drafting, entry) for one in kept for entry in one.everything)
        answer = ScorecardAnswer(
            **self._head(f"scorecard on {card.on}{self._scope(sector, party)}"),
            on=str(card.on),
            method=clean(card.method, LONGEST_METHOD) if offset == 0 else METHOD_ABOVE,
            caution=" ".join(self._beyond(card.on)) or None,
        )
        return packed(self.dossier, answer, drafts, offset)

    def on(self, day: str | int | None = None, party: str | None = None, offset: int = 0) -> Answer:
        """Return who held which office on a day, the tier of partnerships, what was under way, and what is in force.

        `day` is a date such as 2015-05-18; today if left out. `party` keeps what is of one country or organisation.
        """
        chosen = self._day(day)
        state = self.dossier.on(chosen)
        side = self._party(party)
        kept = None if side is None else {one.id for one in self.dossier.select(party=side)}
        drafts = [
            DraftFact(
                kind=heading,
                text=": ".join(filter(None, (entry.line.label, entry.line.state))),
                certain=entry.line.certain,
                date=entry.line.since,
                record_id=entry.line.record_id,
                citations=self._citations(self.dossier[entry.line.record_id], "/name")[:1],
            )
            for heading, entries in (
                ("office", sorted(state.offices, key=_rank_of_office)),
                ("partnership", state.partnerships),
                ("under way", state.happening),
                ("agreement", state.agreements),
            )
            for entry in entries
            if kept is None or entry.line.record_id in kept
        ]
        answer = Answer(**self._head(f"{chosen}{self._scope(None, party)}"))
        answer = replace(answer, caution=" ".join(self._beyond(chosen)) or None)
        return packed(self.dossier, answer, drafts, offset)

    def briefing(
        self,
        sector: str | None = None,
        party: str | None = None,
        meeting: str | None = None,
        agreement: str | None = None,
        on: str | int | None = None,
        offset: int = 0,
    ) -> BriefingAnswer:
        """Return one page about a sector, a party, a meeting or an agreement: give exactly one of them.

        The page says what was promised, what came of it, what is disputed, and what lies ahead. Use it to brief
        somebody, or to see what a meeting led to.
        """
        day = self._day(on)
        page = self.dossier.briefing(
            sector=self._sector(sector),
            party=self._party(party),
            meeting=None if meeting is None else self._record(meeting).id,
            agreement=None if agreement is None else self._record(agreement).id,
            on=day,
        )
        notes = {note.number: note for note in page.notes}
        drafts = [
            DraftFact(
                kind=section.title,
                text=line.text,
                certain=not line.text.rstrip(".").endswith("?"),
                record_id=line.record_id,
                sources=[
                    self.dossier.sources[id]
                    for number in line.notes
                    if not notes[number].is_dispute
                    for id in notes[number].sources
                ],
            )
            for section in page.sections
            for line in section.lines
        ]
        drafts += [
            DraftFact(
                kind="disputed",
                text=note.text,
                certain=False,
                sources=[self.dossier.sources[id] for id in note.sources],
            )
            for note in page.notes
            if note.is_dispute
        ]
        answer = BriefingAnswer(
            **self._head(f"{page.heading} ({page.subject})"),
            on=str(page.on),
            method=clean(page.method, LONGEST_METHOD) if offset == 0 else METHOD_ABOVE,
            caution=" ".join(self._beyond(day)) or None,
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

    def _day(self, on: str | int | None) -> PartialDate:
        """Return a day that an assistant gave; today without one. Raises InvalidValue that names today's date."""
        try:
            return to_day(None if on is None else str(on).strip())
        except InvalidValue as error:
            raise InvalidValue.from_message(f"{error} (today is {today()})", value=on) from None

    def _scope(self, sector: str | None, party: str | None) -> str:
        """Return the names of the sector and the party that an answer is about, as they follow its title."""
        ids = {"sector": self._sector(sector), "party": self._party(party)}
        return "".join(f", {word} {self.dossier[id].label} ({id})" for word, id in ids.items() if id is not None)

    def _sector(self, wanted: str | None) -> str | None:
        """Return the id of a sector; an error names the sectors with the most records, unless it names a near one."""
        try:
            return None if wanted is None else sector_id(self.dossier, wanted)
        except UnknownRecord as error:
            if "; " in str(error):
                raise
            largest = sorted(self.dossier.sectors.ids, key=lambda id: -len(self.dossier.links_to(id)))[:MOST_SECTORS]
            hint = f"write a sector such as {', '.join(id.partition(':')[2] for id in largest)}, or find others"
            raise UnknownRecord(wanted, error.known, f'{error}; {hint} with find and kind "sector"') from None

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

    def _side(self, side: DisputeSide) -> str:
        """Return what a side of a dispute says; of a recorded value, first the field that holds it, in words."""
        text = self._with_names(side_text(side))
        if side.says or side.field is None:
            return text
        name = humanise(side.field.rpartition("/")[2])
        value = text if effect_of(side.field) is not None else text.removeprefix(f"{name} ")
        return f"{place_text(side.record, side.field)}: {value}"

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

    def _thing(self, drafting: Drafting, entry: Any) -> DraftFact:
        """Return an entry of a scorecard as a fact; of a promise with its day and the figure beside its target."""
        fact = self._entry(entry, entry.state)
        if not isinstance(entry, PromiseEntry):
            return fact
        line = promise_line(drafting, entry)
        return replace(fact, text=line.text.rstrip("."), date=entry.due or fact.date, sources=line.sources)

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
            date=entry.last_reported or next((one.date for one in steps if one.date is not None), None),
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
                kind=f"step: {self._with_names(step.relation)}".removesuffix(": "),
                text=f"{self._named(step.record_id, record)}{self._with_names(step.what)}{gap}",
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
                text=f"{self._named(ahead.record_id, record)}{self._with_names(ahead.what)}",
                certain=False,
                date=ahead.on,
                record_id=ahead.record_id,
                pointer=ahead.path,
                citations=cited,
            )
        for one in found.claims:
            holder = self.dossier[one.record_id]
            yield DraftFact(
                kind=f"claim: {one.heading if one.claim.citations else 'looked for, not found'}",
                text=" ".join(filter(None, (one.claim.says, one.remarks))),
                certain=one.claim.rank in BELIEVED,
                record_id=one.record_id,
                pointer=one.path,
                citations=one.claim.citations,
            )


def _rank_of_office(held: OfficeHeld) -> tuple[bool, bool]:
    """Return the place of an office in a list: heads of state and government first, then what is certain."""
    return not str(held.line.state).startswith(HEADS), not held.certain


def _is_over(trail: Any) -> bool:
    """Return True if nothing more is to be heard of the undertaking of a trail."""
    return bool(trail.stages) and trail.stages[-1].stage in END_STAGES


def _place(pointer: str) -> tuple[str, int]:
    """Return the list that a pointer leads into and the number of its item; 0 for any other field."""
    _, name, number, *_ = f"{pointer}//".split("/")
    return name, int(number) if number.isdecimal() else 0


def _pointer_of(record: AnyRecord, part: object) -> str:
    """Return the JSON Pointer of a part of a record; empty if the record does not hold it."""
    for name in ("actions", "phases", "steps", "updates"):
        for place, one in enumerate(getattr(record, name, ())):
            if one is part:
                return f"/{name}/{place}"
    return "/duration" if getattr(record, "duration", None) is part else ""


def _value_text(value: object) -> str:
    """Return the value of a field in words: dates as in a sentence, a part by its fields."""
    if isinstance(value, Part):
        text = "; ".join(f"{line.field}: {_text_of(line)}" for line in field_lines(value))
        return str(value) if isinstance(value, Money | Quantity) else text
    return str(value)


def _text_of(line: DetailLine) -> str:
    """Return a line with those under it as one text."""
    inner = [f"{one.field}: {_text_of(one)}" if one.field else _text_of(one) for one in line.inside]
    return "; ".join(filter(None, (line.text, *inner)))


def _counted(counts: Iterable[tuple[Any, int]]) -> str:
    """Return the counts that are not zero, in words."""
    return ", ".join(f"{count} {humanise(stage)}" for stage, count in counts if count) or "nothing"
