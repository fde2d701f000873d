"""The sections of a briefing about an agreement: what it is, its steps, what is done under it, and its lineage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.analysis.lineage import lineage_of
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, certain_mark, labels
from indokorea.briefing.scope import ahead_lines
from indokorea.briefing.sentences import capital, dated_sentence, instrument_sentence, said_by, series
from indokorea.briefing.states import state_lines
from indokorea.chronology.day_state import since_of
from indokorea.chronology.timeline import moments_of
from indokorea.collection.agreement_sides import status_between
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.terms import AgreementTerm
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.stage_rules import happened_by
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.statement import Statement
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import AgreementStatus

MOST_PARTIES = 6

# The fields by which a record refers to the agreement that it carries out or rests on.
UNDER = frozenset({"carries_out", "stated_in", "established_by"})


def agreement_sections(drafting: Drafting, card: Scorecard, agreement: Agreement) -> Iterator[DraftSection]:
    """Yield the sections about an agreement."""
    yield DraftSection(title="The agreement", lines=tuple(_facts(drafting, agreement)), least=3)
    yield DraftSection(title="Done under it", lines=tuple(_under(drafting, card, agreement)))
    yield DraftSection(title="Its steps", lines=tuple(_steps(drafting, agreement)), least=2)
    yield DraftSection(title="Before and after it", lines=tuple(_lineage(drafting, agreement)))
    yield DraftSection(title="Said about it", lines=tuple(_said(drafting, agreement)))
    yield DraftSection(title="Ahead", lines=tuple(ahead_lines(drafting, [agreement], ())))


def _facts(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield its status on the day, its term, its parties and its summary."""
    standing = status_between(drafting.records, agreement, drafting.day)
    beside = [*["denunciation notified"] * standing.notice, *["applied provisionally"] * standing.provisional]
    status = f"{humanise(standing)}{certain_mark(standing.certain)}{_since_text(standing)}"
    status = ", ".join([status, *beside])
    term = agreement.term_on(drafting.day)
    ends = "" if term is None or not term.known else f"; {_term_text(term)}{certain_mark(term.certain)}"
    pointers = tuple(f"/actions/{place}" for place, one in enumerate(agreement.actions) if one in standing.because)
    yield drafting.line(
        f"Status on {date_words(drafting.day)}: {status}{ends}.", agreement, *(pointers or ("/actions",))
    )
    ids = [one.party for one in agreement.parties]
    parties = [*labels(drafting.records, ids), *(one.described for one in agreement.parties if one.described)]
    yield drafting.line(instrument_sentence(agreement, series(parties, MOST_PARTIES)), agreement, "/parties")
    if agreement.summary and drafting.tells_summaries:
        yield drafting.line(agreement.summary, agreement, "/summary")
    yield from drafting.contested_lines([agreement])


def _since_text(standing: AgreementStanding[Any]) -> str:
    """Return since when a status is that, in words."""
    since = since_of(standing)
    if since is not None and standing.status is AgreementStatus.SIGNED:
        return f" {when(PartialDate(since))}"
    words = "" if since is None else date_words(PartialDate(since))
    return f", {words}" if words.startswith(("on or ", "in or ", "between ")) else f" since {words}" if words else ""


def _term_text(term: AgreementTerm) -> str:
    """Return when a term ends, and the last day for a notice."""
    if term.until is None:
        end = "it has no date on which it ends"
    else:
        end = f"its term {'ended' if term.over else 'ends'} {when(term.until)}"
    notice = "" if term.last_notice is None else f", and the last day for a notice is {date_words(term.last_notice)}"
    return f"{end}{notice}"


def _under(drafting: Drafting, card: Scorecard, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield the projects, promises and bodies that carry it out or rest on it, each with its state on the day."""
    linked = [(link.field, drafting.records[link.record_id]) for link in drafting.records.links_to(agreement.id)]
    found = [one for field, one in linked if field in UNDER and isinstance(one, Project | Commitment | Mechanism)]
    for line in state_lines(drafting, card, found):
        if line.record_id != agreement.id:
            yield line


def _steps(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield its dated steps by the day, the last first."""
    found = [one for one in moments_of(drafting.records, agreement) if happened_by(one.date, drafting.day)]
    for moment in sorted(found, key=lambda one: one.date.sort_key, reverse=True):
        yield drafting.cited_line(dated_sentence(moment, "it"), agreement, moment.citations, moment.path)


def _lineage(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield the agreements before and after it, with their relation and status; those signed later are left out."""
    for entry in lineage_of(drafting.records, agreement, drafting.day):
        if entry.agreement.id != agreement.id and entry.standing.status is not None:
            relations = " and ".join(humanise(one) for one in entry.relations)
            date = "Undated" if entry.date is None else capital(date_words(entry.date))
            mark = certain_mark(entry.standing.certain)
            text = f"{date}: {entry.agreement.label} ({humanise(entry.direction)}"
            text += f"; {relations}" if relations else ""
            yield drafting.line(f"{text}): {humanise(entry.standing)}{mark}.", entry.agreement, "/actions")


def _said(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield the points of statements about it by the day, the last first."""
    found: list[tuple[Statement, int]] = []
    for link in drafting.records.links_to(agreement.id):
        record = drafting.records[link.record_id]
        if isinstance(record, Statement) and link.field == "points" and happened_by(record.date, drafting.day):
            found.append((record, link.index or 0))
    found.sort(key=lambda pair: (pair[0].date.sort_key if pair[0].date else (), pair[0].id), reverse=True)
    for statement, place in found:
        point = statement.points[place]
        who = list(labels(drafting.records, statement.speakers or statement.issuers))
        date = "Undated" if statement.date is None else capital(date_words(statement.date))
        text = f"{date}: {said_by(who, point)}."
        yield drafting.line(text, statement, f"/points/{place}")
