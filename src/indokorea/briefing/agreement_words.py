"""Where an agreement is in its life, in words that need no glossary."""

from __future__ import annotations

from indokorea.briefing.counts import state_words
from indokorea.briefing.drafts import Drafting, certain_mark
from indokorea.briefing.sentences import in_sentence
from indokorea.chronology.timeline import moments_of
from indokorea.lifecycle.terms import AgreementTerm
from indokorea.progress.scorecard.papers import PaperEntry
from indokorea.progress.stage_rules import happened_by, start_date
from indokorea.records.agreement import Agreement
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, RenewalType
from indokorea.vocabulary.scorecard import PaperState

# What follows the end of a term, by the clause.
RENEWED = {
    RenewalType.NONE: "",
    RenewalType.AUTOMATIC: " and is renewed unless a party gives notice",
    RenewalType.BY_AGREEMENT: " and is renewed if the parties agree",
}
SIGNATURES = (ActionType.SIGNED, ActionType.NOTES_EXCHANGED)
WITH_TERM = (PaperState.IN_FORCE, PaperState.SIGNED_FOR_A_TERM, PaperState.TERM_OVER)
OF_SIGNATURE = (PaperState.SIGNED_AND_USED, PaperState.SIGNED_LATELY, PaperState.SIGNED_AND_SILENT, PaperState.PENDING)


def agreement_words(drafting: Drafting, entry: PaperEntry) -> str:
    """Return the state of an agreement, with the day of its signature or the end of its term."""
    agreement = drafting.records[entry.id]
    assert isinstance(agreement, Agreement)
    signed = signature_of(agreement, drafting.day)
    mark = certain_mark(entry.certain)
    if entry.state in OF_SIGNATURE:
        words = f"signed{'' if signed is None else f' {when(signed)}'}{mark}"
        if entry.state is PaperState.SIGNED_AND_USED:
            return f"{words}, and in use"
        if entry.state is PaperState.PENDING:
            return f"{words}, and not yet in force"
        later = entry.last_reported
        is_later = later is not None and signed is not None and later.sort_key > signed.sort_key
        if entry.state is PaperState.SIGNED_LATELY or drafting.is_ahead:
            return f"{words}, last reported {when(later)}" if is_later and later is not None else words
        return f"{words}; nothing reported since{f' {date_words(later)}' if is_later and later is not None else ''}"
    status = state_words(entry.state) if entry.status is None else humanise(entry.status)
    term = agreement.term_on(drafting.day)
    if entry.state is PaperState.NOT_SIGNED:
        return f"{status}{mark}{last_step(drafting, agreement)[0]}"
    if entry.state in WITH_TERM and term is not None and term.until is not None:
        return f"{status}{mark}; {term_words(agreement, term)}"
    return f"{status}{mark}"


def signature_of(agreement: Agreement, day: PartialDate) -> PartialDate | None:
    """Return the date of the first signature or exchange of notes that had certainly happened by a day."""
    dates = [one.on for one in agreement.actions if one.type in SIGNATURES]
    known = [date for date in dates if date is not None and happened_by(date, day)]
    return min(known, key=lambda date: date.sort_key, default=None)


def term_words(agreement: Agreement, term: AgreementTerm) -> str:
    """Return when a term ends, and what follows."""
    if term.until is None:
        return "without a fixed term"
    mark = certain_mark(term.certain)
    if term.over:
        return f"its term ended {when(term.until)}{mark}, and no renewal is reported"
    clause = agreement.duration
    renewal = None if clause is None else clause.renewal
    return f"its term runs to {date_words(term.until)}{mark}{'' if renewal is None else RENEWED[renewal]}"


def last_step(drafting: Drafting, agreement: Agreement) -> tuple[str, str, AnyRecord]:
    """Return the last step of talks on an agreement in words, with the field and the record that hold it.

    A step is an action of the agreement, or a meeting that negotiated it.
    """
    steps: list[tuple[PartialDate, str, str, AnyRecord]] = [
        (one.date, f"; {one.text.partition(': ')[0]} {when(one.date)}", one.path, agreement)
        for one in moments_of(drafting.records, agreement)
        if happened_by(one.date, drafting.day)
    ]
    for link in drafting.records.links_to(agreement.id):
        record = drafting.records[link.record_id]
        start = start_date(record.period) if isinstance(record, Meeting) and record.was_held else None
        if link.field == "negotiates" and start is not None and happened_by(start, drafting.day):
            steps.append((start, f"; last talks {when(start)}, {in_sentence(record.label)}", "/period", record))
    if not steps:
        return "", "/actions", agreement
    _, words, path, holder = max(steps, key=lambda one: one[0].sort_key)
    return words, path, holder
