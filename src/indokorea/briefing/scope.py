"""The sections of a briefing about a sector or a party: how far it has come, what was promised, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from indokorea.analysis.disputes import disputes
from indokorea.analysis.realisation_lines import RealisationLine
from indokorea.analysis.terms import terms_ending
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, certain_mark
from indokorea.briefing.sentences import capital, dated_sentence, in_sentence
from indokorea.chronology.timeline import Moment, moments_of
from indokorea.collection.citations_for import citations_for
from indokorea.lifecycle.terms import add_duration
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.deliverables import DeliverableEntry
from indokorea.progress.scorecard.dialogues import DialogueEntry
from indokorea.progress.scorecard.entry import EntryT
from indokorea.progress.scorecard.papers import PaperEntry
from indokorea.progress.scorecard.promises import PromiseEntry
from indokorea.progress.stage_rules import happened_by
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.words import count_text, humanise
from indokorea.values.date_words import date_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.scorecard import DeliverableState, DialogueState, PaperState
from indokorea.vocabulary.sources import DisputeType

# The kinds whose dated steps are news; of the first three, the first day of a record is the news, and else the last.
BEGIN_ONCE = (Meeting, Exercise, Event)
NEWS = (*BEGIN_ONCE, Agreement, Project, Commitment, TradeMeasure, Partnership)

# How far ahead a briefing looks.
AHEAD = "P3Y"

# Things whose delivery is open come before those that are done or given up.
OPEN_STATES = (
    DeliverableState.UNDER_WAY,
    DeliverableState.PART_DELIVERED,
    DeliverableState.STALLED,
    DeliverableState.SIGNED,
    DeliverableState.UNREPORTED,
    DeliverableState.PLANNED,
)
DONE_STATES = (DeliverableState.DELIVERED, DeliverableState.MISSED, DeliverableState.CANCELLED, DeliverableState.CLOSED)
AGREEMENT_ORDER = (
    (PaperState.IN_FORCE, PaperState.SIGNED_FOR_A_TERM, PaperState.SIGNED_AND_USED),
    (PaperState.SIGNED_LATELY, PaperState.PENDING),
)


def scope_sections(
    drafting: Drafting, card: Scorecard, records: Iterable[AnyRecord], sector: str | None
) -> Iterator[DraftSection]:
    """Yield the sections about the records of a sector or a party."""
    selected = tuple(records)
    figures = tuple(_figures(drafting, card, selected, sector))
    yield DraftSection(title="How far it has come", lines=figures, least=len(figures))
    promised = (*_promises(drafting, card), *_things(drafting, card))
    yield DraftSection(title="What was promised, and what came of it", lines=promised, least=2)
    yield DraftSection(title="Latest", lines=tuple(_latest(drafting, selected)), least=2)
    yield DraftSection(title="Agreements at work", lines=tuple(_agreements(drafting, card)))
    yield DraftSection(title="Ahead", lines=tuple(ahead_lines(drafting, selected, card.dialogues)))


def _figures(
    drafting: Drafting, card: Scorecard, records: tuple[AnyRecord, ...], sector: str | None
) -> Iterator[DraftLine]:
    """Yield the sentences of the scorecard, and the number of contested facts."""
    for part in card.parts:
        if part.everything:
            yield DraftLine(text=f"{part.sentence[0].upper()}{part.sentence[1:]}.")
    ids = {record.id for record in records}
    found = [
        one for one in disputes(drafting.records, sector=sector) if any(record.id in ids for record in one.records)
    ]
    if found:
        still_open = sum(one.type is not DisputeType.SETTLED for one in found)
        number = count_text(len(found), "fact")
        verb = "is" if len(found) == 1 else "are"
        text = f"{number} {verb} contested, {still_open:,} still open; the notes give the sides of those on this page."
        yield DraftLine(text=text)


def _promises(drafting: Drafting, card: Scorecard) -> Iterator[DraftLine]:
    """Yield the promises that are still due, the nearest first, and then those whose day has come, the last first."""
    ahead = card.promises.ahead
    past = sorted(card.promises.entries, key=lambda one: () if one.due is None else one.due.sort_key, reverse=True)
    for entry in (*ahead, *past):
        yield promise_line(drafting, entry)


def promise_line(drafting: Drafting, entry: PromiseEntry) -> DraftLine:
    """Return the line of a promise: its verdict, its day, and the last figure beside its target."""
    state = f"{humanise(entry.state)}{certain_mark(entry.certain)}"
    due = "" if entry.due is None else f", due {when(entry.due)}"
    figure = next(iter(entry.realisation.lines), None)
    line = drafting.entry_line(f"{entry.label}: {state}{due}{_figure_text(figure)}.", entry)
    if figure is None:
        return line
    cited = [citation for one in figure.figures for citation in citations_for(one, "/money")]
    about_figure = drafting.cited_line(line.text, drafting.records[entry.id], cited)
    sources = dict.fromkeys((*line.sources[:1], *about_figure.sources[:1]))
    return attrs.evolve(line, sources=tuple(sources))


def _figure_text(figure: RealisationLine | None) -> str:
    """Return the figure beside a target, with its share of it."""
    if figure is None:
        return ""
    share = "" if figure.ratio is None else f", {figure.ratio:.0%} of the target"
    return f"; {figure.value} in {figure.time}{share}"


def _things(drafting: Drafting, card: Scorecard) -> Iterator[DraftLine]:
    """Yield the things to be built or handed over: those still open first, the last heard of first."""
    for states in (OPEN_STATES, DONE_STATES):
        found = [one for one in card.deliverables.entries if one.state in states]
        for entry in _newest(found):
            yield thing_line(drafting, entry)


def thing_line(drafting: Drafting, entry: DeliverableEntry) -> DraftLine:
    """Return the line of a thing to be built or handed over: its state, and when it was last heard of."""
    return drafting.entry_line(f"{entry.label}: {state_text(entry)}.", entry)


def state_text(entry: DeliverableEntry | DialogueEntry | PaperEntry) -> str:
    """Return the state of an entry, and the day on which something of it was last reported."""
    reported = "" if entry.last_reported is None else f", last reported {when(entry.last_reported)}"
    silent = ", not heard of for two years or more" * entry.dormant
    return f"{humanise(entry.state)}{certain_mark(entry.certain)}{reported}{silent}"


def agreement_line(drafting: Drafting, entry: PaperEntry) -> DraftLine:
    """Return the line of an agreement: its state, its legal status if that is another word, and the end of its term."""
    status = "" if entry.status is None or str(entry.status) == str(entry.state) else f" ({humanise(entry.status)})"
    until = "" if entry.until is None else f", until {date_words(entry.until)}"
    return drafting.entry_line(
        f"{entry.label}: {humanise(entry.state)}{certain_mark(entry.certain)}{status}{until}.", entry
    )


def _agreements(drafting: Drafting, card: Scorecard) -> Iterator[DraftLine]:
    """Yield the agreements that are in force or at work, then others; in each state those most referred to first."""
    for states in AGREEMENT_ORDER:
        found = [one for one in card.papers.entries if one.state in states]
        found.sort(key=lambda one: -sum(len(drafting.records.links_to(id)) for id in one.members))
        for entry in found:
            yield agreement_line(drafting, entry)


def _latest(drafting: Drafting, records: Iterable[AnyRecord]) -> Iterator[DraftLine]:
    """Yield what happened last, newest first: one moment a record, and of records of one name one alone."""
    newest: dict[str, Moment] = {}
    for record in records:
        # A meeting that is a part of a visit comes with the visit.
        if isinstance(record, NEWS) and not (isinstance(record, Meeting) and record.during is not None):
            moment = last_moment(drafting, record)
            if moment is not None:
                other = newest.get(record.label)
                if other is None or other.date.sort_key < moment.date.sort_key:
                    newest[record.label] = moment
    ordered = sorted(newest.values(), key=lambda one: (one.date.sort_key, one.record.id), reverse=True)
    for moment in ordered:
        yield moment_line(drafting, moment)


def last_moment(drafting: Drafting, record: AnyRecord) -> Moment | None:
    """Return the last moment of a record by the day, or the first of a meeting; None if nothing certainly happened."""
    found = [one for one in moments_of(drafting.records, record) if happened_by(one.date, drafting.day)]
    if not found:
        return None
    if isinstance(record, BEGIN_ONCE):
        return found[0]
    return max(found, key=lambda one: one.date.sort_key)


def moment_line(drafting: Drafting, moment: Moment) -> DraftLine:
    """Return the line of a moment: its date and a sentence, or what is due where it has not come."""
    text = dated_sentence(moment, is_past=happened_by(moment.date, drafting.day))
    line = drafting.cited_line(text, moment.record, moment.citations, moment.path)
    return drafting.with_dispute(line)


def ahead_lines(
    drafting: Drafting, records: Iterable[AnyRecord], dialogues: Iterable[DialogueEntry]
) -> Iterator[DraftLine]:
    """Yield what is due, planned or ends within three years, the nearest first, and dialogues that are overdue."""
    selected = {record.id: record for record in records}
    last = add_duration(drafting.day.days.last, AHEAD)
    found: list[tuple[PartialDate, DraftLine]] = []
    for record in selected.values():
        if isinstance(record, (*NEWS,)):
            for moment in moments_of(drafting.records, record):
                day = moment.date.days
                if day.first > drafting.day.days.last and day.first <= last and moment.date.latest is not None:
                    found.append((moment.date, moment_line(drafting, moment)))
                    break
    for ending in terms_ending(drafting.records, since=drafting.day, until=last).terms:
        until = ending.term.until
        status = ending.agreement.status_on(drafting.day).status
        if ending.agreement.id in selected and until is not None and status is not AgreementStatus.SUPERSEDED:
            last_notice = ending.term.last_notice
            notice = "" if last_notice is None else f"; the last day for a notice is {date_words(last_notice)}"
            mark = certain_mark(ending.term.certain)
            name = in_sentence(ending.agreement.label)
            text = f"{capital(date_words(until))}{mark}: The term of {name} ends; {ending.renewal}{notice}."
            found.append((until, drafting.line(text, ending.agreement, "/duration")))
    for _, line in sorted(found, key=lambda pair: pair[0].sort_key):
        yield line
    for entry in dialogues:
        if entry.state is DialogueState.OVERDUE:
            due = "" if entry.next_due is None else f", due {when(entry.next_due)}"
            held = "" if entry.last_held is None else f", last held {when(entry.last_held)}"
            yield drafting.entry_line(f"{entry.label}: overdue{certain_mark(entry.certain)}{due}{held}.", entry)


def _newest(entries: Iterable[EntryT]) -> list[EntryT]:
    """Return entries in the order of their last report, the newest first."""
    return sorted(
        entries, key=lambda one: () if one.last_reported is None else one.last_reported.sort_key, reverse=True
    )
