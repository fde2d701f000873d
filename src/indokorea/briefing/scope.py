"""The sections of a briefing about a sector or a party: how far it has come, what was promised, what lies ahead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import TypeVar

import attrs

from indokorea.analysis.realisation_lines import RealisationLine
from indokorea.analysis.terms import EndingTerm, terms_ending
from indokorea.briefing.agreement_words import agreement_words, last_step
from indokorea.briefing.counts import count_sentences, state_words
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, certain_mark
from indokorea.briefing.in_part import part_text
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
from indokorea.records.agreement import Action, Agreement
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
from indokorea.vocabulary.progress import TargetVerdict
from indokorea.vocabulary.scorecard import DeliverableState, DialogueState, PaperState

ItemT = TypeVar("ItemT")

# The kinds whose dated steps are news; of the first three, the first day of a record is the news, and else the last.
BEGIN_ONCE = (Meeting, Exercise, Event)
NEWS = (*BEGIN_ONCE, Agreement, Project, Commitment, TradeMeasure, Partnership)

# The time after which the section of the latest says that nothing came later.
SILENT_AFTER = "P2Y"

MILLIONS = re.compile(r"([\d,]+(?:\.\d+)?) million")

# How far ahead a briefing looks.
AHEAD = "P3Y"

# What was delivered comes before what was only said.
THING_ORDER = (
    DeliverableState.DELIVERED,
    DeliverableState.PART_DELIVERED,
    DeliverableState.UNDER_WAY,
    DeliverableState.SIGNED,
    DeliverableState.PART_SIGNED,
    DeliverableState.STALLED,
    DeliverableState.PLANNED,
    DeliverableState.MISSED,
    DeliverableState.CANCELLED,
    DeliverableState.CLOSED,
    DeliverableState.UNREPORTED,
)
FINAL = frozenset(
    {DeliverableState.DELIVERED, DeliverableState.MISSED, DeliverableState.CANCELLED, DeliverableState.CLOSED}
)
# What was done to an agreement that ended without effect.
LAPSED = {
    AgreementStatus.EXPIRED: "expired",
    AgreementStatus.TERMINATED: "was terminated",
    AgreementStatus.ABANDONED: "was given up",
}
AGREEMENT_ORDER = (
    (PaperState.IN_FORCE, PaperState.SIGNED_FOR_A_TERM, PaperState.SIGNED_AND_USED),
    (PaperState.SIGNED_LATELY, PaperState.PENDING),
)


def scope_sections(drafting: Drafting, card: Scorecard, records: Iterable[AnyRecord]) -> Iterator[DraftSection]:
    """Yield the sections about the records of a sector or a party."""
    selected = tuple(records)
    figures = tuple(_figures(drafting, card, selected))
    yield DraftSection(title="How far it has come", lines=figures, least=len(figures))
    promised = tuple(alternated(_things(drafting, card), _promises(drafting, card)))
    yield DraftSection(title="What was promised, and what came of it", lines=promised, least=2)
    yield DraftSection(title="Latest", lines=tuple(_latest(drafting, card, selected)), least=2)
    agreements = tuple(_agreements(drafting, card, frozenset(one.id for one in selected)))
    yield DraftSection(title="Agreements at work", lines=agreements)
    yield DraftSection(title="Ahead", lines=tuple(ahead_lines(drafting, selected, card.dialogues)))


def _figures(drafting: Drafting, card: Scorecard, records: tuple[AnyRecord, ...]) -> Iterator[DraftLine]:
    """Yield the sentences of the scorecard, and the number of contested facts."""
    for sentence in count_sentences(card, counts_silence=not drafting.is_ahead):
        yield DraftLine(text=sentence)
    contested = drafting.disputes_of(records)
    if contested:
        number = count_text(len(contested), "fact")
        yield DraftLine(text=f"Sources differ on {number}; the notes give the sides of those on this page.")


def _promises(drafting: Drafting, card: Scorecard) -> Iterator[DraftLine]:
    """Yield the promises that are still due, the nearest first, and then those whose day has come, the last first."""
    ahead = card.promises.ahead
    past = sorted(card.promises.entries, key=lambda one: () if one.due is None else one.due.sort_key, reverse=True)
    for entry in (*ahead, *past):
        yield promise_line(drafting, entry)


def promise_line(drafting: Drafting, entry: PromiseEntry) -> DraftLine:
    """Return the line of a promise: its verdict, its day, and the last figure beside its target."""
    state = f"{state_words(entry.state)}{certain_mark(entry.certain)}"
    delivered = next((step.on for step in entry.because if step.on is not None), None)
    if entry.state is TargetVerdict.DELIVERED and delivered is not None:
        state = f"{state} {when(delivered)}"
    no_day = ", with no day set" if entry.state is TargetVerdict.OPEN else ""
    due = no_day if entry.due is None else f", due {when(entry.due)}"
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
    return f"; {MILLIONS.sub(_in_billions, str(figure.value))} in {figure.time}{share}"


def _in_billions(found: re.Match[str]) -> str:
    """Return a number of millions as it is, or from a thousand on in billions with one decimal."""
    millions = Decimal(found[1].replace(",", ""))
    return found[0] if millions < 1000 else f"{millions / 1000:,.1f} billion"


def _things(drafting: Drafting, card: Scorecard) -> Iterator[DraftLine]:
    """Yield the things to be built or handed over, one of each state in turn; in each the last reported on first."""
    of_state = ([one for one in card.deliverables.entries if one.state is state] for state in THING_ORDER)
    for entry in alternated(*map(_newest, of_state)):
        yield thing_line(drafting, entry)


def thing_line(drafting: Drafting, entry: DeliverableEntry) -> DraftLine:
    """Return the line of a thing to be built or handed over: its state, and when it was last reported on."""
    if in_part := part_text(drafting, entry, _silence(drafting, entry)):
        return drafting.entry_line(f"{entry.label}: {in_part}.", entry)
    if entry.state in (DeliverableState.PLANNED, DeliverableState.SIGNED) and (lapsed := _lapsed(drafting, entry)):
        return drafting.entry_line(f"{entry.label}: {state_words(entry.state)}; {lapsed}.", entry)
    return drafting.entry_line(f"{entry.label}: {state_text(drafting, entry)}.", entry)


def _lapsed(drafting: Drafting, entry: DeliverableEntry) -> str:
    """Return when an agreement that counts as one with a thing ended; empty if none did."""
    for record in map(drafting.records.get, entry.members):
        standing = record.status_on(drafting.day) if isinstance(record, Agreement) else None
        if isinstance(record, Agreement) and standing is not None and standing.status in LAPSED:
            dates = [one.on for one in standing.because if isinstance(one, Action) and one.on is not None]
            date = f" {when(dates[-1])}" if dates else ""
            return f"its {humanise(record.instrument)} {LAPSED[standing.status]}{date}"
    return ""


def state_text(drafting: Drafting, entry: DeliverableEntry | DialogueEntry) -> str:
    """Return the state of an entry, and the day on which something of it was last reported."""
    reported = "" if entry.last_reported is None else f", last reported {when(entry.last_reported)}"
    mark = certain_mark(entry.certain)
    if isinstance(entry, DialogueEntry) and entry.state is DialogueState.SILENT and entry.last_reported:
        return f"nothing reported since {date_words(entry.last_reported)}{mark}"
    return f"{state_words(entry.state)}{mark}{reported}{_silence(drafting, entry)}"


def _silence(drafting: Drafting, entry: DeliverableEntry | DialogueEntry) -> str:
    """Return that nothing is reported on an open thing for two years; nothing after the end of the data."""
    return "; nothing reported for two years" * (entry.dormant and entry.state not in FINAL and not drafting.is_ahead)


def agreement_line(drafting: Drafting, entry: PaperEntry) -> DraftLine:
    """Return the line of an agreement: its state, its signature, or the end of its term."""
    line = drafting.entry_line(f"{entry.label}: {agreement_words(drafting, entry)}.", entry)
    agreement = drafting.records[entry.id]
    if entry.state is not PaperState.NOT_SIGNED or not isinstance(agreement, Agreement):
        return line
    _, path, holder = last_step(drafting, agreement)
    sources = dict.fromkeys((*line.sources[:1], *drafting.line("", holder, path).sources[:1]))
    return attrs.evolve(line, sources=tuple(sources))


def _agreements(drafting: Drafting, card: Scorecard, selected: Collection[str]) -> Iterator[DraftLine]:
    """Yield the agreements that are in force or at work, then others.

    First come those that are selected themselves, and not by a part of them; then those of fewest sectors, and then
    those most referred to.
    """
    for states in AGREEMENT_ORDER:
        found = [one for one in card.papers.entries if one.state in states]
        found.sort(key=lambda one: -sum(len(drafting.records.links_to(id)) for id in one.members))
        found.sort(key=lambda one: (one.id not in selected, _sector_count(drafting.records[one.id])))
        for entry in found:
            yield agreement_line(drafting, entry)


def _sector_count(record: AnyRecord) -> int:
    return len(record.sectors) if isinstance(record, Agreement) else 0


def _latest(drafting: Drafting, card: Scorecard, records: Iterable[AnyRecord]) -> Iterator[DraftLine]:
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
    reports = [entry.last_reported for part in card.parts for entry in part.everything if entry.last_reported]
    heard = max((date.days.last for date in (*(one.date for one in ordered[:1]), *reports)), default=None)
    if heard is not None and not drafting.is_ahead and add_duration(heard, SILENT_AFTER) < drafting.day.days.first:
        yield DraftLine(text=f"Nothing is recorded after {date_words(PartialDate(str(heard)))}.")
    shown = {(moment.record.id, moment.date) for moment in ordered}
    for moment in ordered:
        if not _is_shown_by_another(moment, shown):
            yield moment_line(drafting, moment)


def _is_shown_by_another(moment: Moment, shown: Collection[tuple[str, PartialDate]]) -> bool:
    """Return True for a step of a project that an agreement or a promise which it carries out took on the same date."""
    return isinstance(moment.record, Project) and any(
        (other, moment.date) in shown for other in (*moment.record.carries_out, moment.record.part_of)
    )


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
    text = dated_sentence(moment, drafting.day)
    # Of a step the sentence gives the date, the place and the sum, which its other fields hold.
    return drafting.cited_line(text, moment.record, moment.citations, "/".join(moment.path.split("/")[:3]))


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
                is_ahead = drafting.day.days.last < day.first <= last and moment.date.latest is not None
                if is_ahead and (drafting.known.is_announced(moment) or _is_promised(drafting, moment)):
                    found.append((moment.date, moment_line(drafting, moment)))
                    break
    # The last day for a notice lies before the end of a term, by a year at most.
    for ending in terms_ending(drafting.records, since=drafting.day, until=add_duration(last, "P1Y")).terms:
        status = ending.agreement.status_on(drafting.day).status
        if ending.agreement.id in selected and status is not AgreementStatus.SUPERSEDED:
            date, line = _term_line(drafting, ending)
            found += [(date, line)] * (date.days.first <= last)
    for _, line in sorted(found, key=lambda pair: pair[0].sort_key):
        yield line
    for entry in dialogues:
        if entry.state is DialogueState.OVERDUE and not drafting.is_ahead:
            due = "" if entry.next_due is None else f", due {when(entry.next_due)}"
            held = "" if entry.last_held is None else f", last held {when(entry.last_held)}"
            yield drafting.entry_line(f"{entry.label}: overdue{certain_mark(entry.certain)}{due}{held}.", entry)


def _term_line(drafting: Drafting, ending: EndingTerm) -> tuple[PartialDate, DraftLine]:
    """Return the next date of a term, its last day for a notice or else its end, and the line about it."""
    term, name = ending.term, in_sentence(ending.agreement.label)
    assert term.until is not None  # a term that ends has a last day
    mark, notice = certain_mark(term.certain), term.last_notice
    if notice is not None and notice.days.first > drafting.day.days.last:
        text = f"The last day for a notice on {name}; otherwise it is renewed, as its term ends {when(term.until)}."
        return notice, drafting.line(f"{capital(date_words(notice))}{mark}: {text}", ending.agreement, "/duration")
    then = ending.renewal
    if notice is not None:
        then = f"it is renewed unless a party gave notice by {date_words(notice)}"
    text = f"{capital(date_words(term.until))}{mark}: The term of {name} ends; {then}."
    return term.until, drafting.line(text, ending.agreement, "/duration")


def _is_promised(drafting: Drafting, moment: Moment) -> bool:
    """Return True if a moment is the day of a promise that was made by the day of the page."""
    if moment.path != "/target/by":
        return False
    return any(happened_by(one.date, drafting.day) for one in moments_of(drafting.records, moment.record))


def alternated(*series: Iterable[ItemT]) -> Iterator[ItemT]:
    """Yield the first item of each series, then the second of each, and so on.

    >>> list(alternated("ad", "b", "cef"))
    ['a', 'b', 'c', 'd', 'e', 'f']
    """
    for turn in zip_longest(*series):
        yield from (one for one in turn if one is not None)


def _newest(entries: Iterable[EntryT]) -> list[EntryT]:
    """Return entries in the order of their last report, the newest first."""
    return sorted(
        entries, key=lambda one: () if one.last_reported is None else one.last_reported.sort_key, reverse=True
    )
