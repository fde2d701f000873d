"""The sections of a briefing about an agreement: what it is, its steps, what is done under it, and its lineage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from indokorea.analysis.lineage import LineageEntry, lineage_of
from indokorea.briefing.agreement_words import last_step, signature_of, term_words
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, certain_mark, labels
from indokorea.briefing.scope import ahead_lines
from indokorea.briefing.sentences import capital, dated_sentence, instrument_sentence, said_by, series
from indokorea.briefing.states import state_lines
from indokorea.chronology.day_state import since_of
from indokorea.chronology.timeline import Moment, moments_of
from indokorea.collection.agreement_sides import status_between
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.terms import AgreementTerm
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.papers import BEFORE_SIGNATURE
from indokorea.progress.stage_rules import happened_by
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.mechanism import Mechanism
from indokorea.records.project import Project
from indokorea.records.statement import Statement
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementRelationType, AgreementStatus

MOST_PARTIES = 6

# Statuses that are named after what happened on their first day.
ON_ONE_DAY = (AgreementStatus.SIGNED, AgreementStatus.EXPIRED, AgreementStatus.TERMINATED, AgreementStatus.SUPERSEDED)

# The relation of a later agreement to the one in question.
RELATED = {
    AgreementRelationType.PROTOCOL_TO: "a protocol to it",
    AgreementRelationType.BASED_ON: "based on it",
    AgreementRelationType.PART_OF: "part of it",
}

# The fields by which a record refers to the agreement that it carries out or rests on.
UNDER = frozenset({"carries_out", "stated_in", "established_by"})


def agreement_sections(drafting: Drafting, card: Scorecard, agreement: Agreement) -> Iterator[DraftSection]:
    """Yield the sections about an agreement."""
    yield DraftSection(title="The agreement", lines=tuple(_facts(drafting, agreement)), least=3)
    yield DraftSection(title="Before and after it", lines=tuple(_lineage(drafting, agreement)))
    yield DraftSection(title="Done under it", lines=tuple(_under(drafting, card, agreement)))
    yield DraftSection(title="Its steps", lines=tuple(_steps(drafting, agreement)), least=2)
    yield DraftSection(title="Said about it", lines=tuple(_said(drafting, agreement)))
    yield DraftSection(title="Ahead", lines=tuple(ahead_lines(drafting, [agreement], ())))


def _facts(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield its status on the day, its term, its parties and its summary."""
    standing = status_between(drafting.records, agreement, drafting.day)
    beside = [*["denunciation notified"] * standing.notice, *["applied provisionally"] * standing.provisional]
    status = f"{humanise(standing)}{certain_mark(standing.certain)}{_since_text(standing)}"
    status = ", ".join([status, *beside])
    term = agreement.term_on(drafting.day)
    ends = "" if term is None or not term.known else f"; {term_words(agreement, term)}{_notice_text(term, drafting)}"
    pointers = tuple(f"/actions/{place}" for place, one in enumerate(agreement.actions) if one in standing.because)
    yield drafting.line(
        f"Status on {date_words(drafting.day)}: {status}{ends}.", agreement, *(pointers or ("/actions",))
    )
    ids = [one.party for one in agreement.parties]
    parties = [*labels(drafting.records, ids), *(one.described for one in agreement.parties if one.described)]
    yield drafting.line(instrument_sentence(agreement, series(parties, MOST_PARTIES)), agreement, "/parties")
    if agreement.summary and not drafting.is_dated:
        yield drafting.line(agreement.summary, agreement, "/summary")
    yield from drafting.contested_lines([agreement])


def _since_text(standing: AgreementStanding[Any]) -> str:
    """Return since when a status is that, in words."""
    since = since_of(standing)
    if since is not None and standing.status in ON_ONE_DAY:
        return f" {when(PartialDate(since))}"
    words = "" if since is None else date_words(PartialDate(since))
    before = re.match("(?:on|in) or before ", words)
    if before is not None:
        return f" since {words[before.end() :]} or earlier"
    return f", {words}" if words.startswith(("on or ", "in or ", "between ")) else f" since {words}" if words else ""


def _notice_text(term: AgreementTerm, drafting: Drafting) -> str:
    """Return the last day for a notice against the renewal of a term."""
    if term.last_notice is None:
        return ""
    verb = "was" if term.last_notice.definitely_before(drafting.day) else "is"
    return f"; the last day for a notice {verb} {date_words(term.last_notice)}"


def _under(drafting: Drafting, card: Scorecard, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield the projects, promises and bodies that carry it out or rest on it, each with its state on the day."""
    linked = [(link.field, drafting.records[link.record_id]) for link in drafting.records.links_to(agreement.id)]
    found = [one for field, one in linked if field in UNDER and isinstance(one, Project | Commitment | Mechanism)]
    for line in state_lines(drafting, card, found):
        if line.record_id != agreement.id:
            yield line


def _steps(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield its dated steps by the day, the last first."""
    found = [
        one
        for one in moments_of(drafting.records, agreement)
        if happened_by(one.date, drafting.day) and not _has_later_effect(agreement, one)
    ]
    for moment in sorted(found, key=lambda one: one.date.sort_key, reverse=True):
        yield drafting.cited_line(dated_sentence(moment, drafting.day, "it"), agreement, moment.citations, moment.path)


def _has_later_effect(agreement: Agreement, moment: Moment) -> bool:
    """Return True for the day on which provisions were to take effect later, which has a moment of its own."""
    place, _, field = moment.path.removeprefix("/actions/").partition("/")
    action = agreement.actions[int(place)] if place.isdecimal() else None
    return field == "on" and action is not None and action.type is ActionType.EFFECTIVE_FOR and bool(action.effective)


def _lineage(drafting: Drafting, agreement: Agreement) -> Iterator[DraftLine]:
    """Yield the agreements before and after it that had begun by the day: first those still open, such as an upgrade.

    An open one has its last step, and any other its signature.
    """
    entries = [one for one in lineage_of(drafting.records, agreement, drafting.day) if one.agreement.id != agreement.id]
    begun = [one for one in entries if one.standing.status is not None]
    for entry in sorted(begun, key=lambda one: one.standing.status not in BEFORE_SIGNATURE):
        yield _lineage_line(drafting, agreement, entry)


def _lineage_line(drafting: Drafting, agreement: Agreement, entry: LineageEntry) -> DraftLine:
    """Return the line of an earlier or a later agreement: its relation, its status, and its signature or last step."""
    other = entry.agreement
    word = {"before": "Earlier", "after": "Later"}.get(entry.direction, "")
    relation = ""
    if entry.via == agreement.id and entry.direction == "after" and entry.relations:
        relation = f" ({' and '.join(RELATED.get(one) or f'{humanise(one)} it' for one in entry.relations)})"
    status = f"{humanise(entry.standing)}{certain_mark(entry.standing.certain)}"
    if entry.standing.status in BEFORE_SIGNATURE:
        last, path, holder = last_step(drafting, other)
        text = f"{word}: {other.label}{relation}: {status}{last}."
        return drafting.line(text, holder, path)
    signed = signature_of(other, drafting.day)
    date = "" if signed is None else f" {when(signed)}"
    details = f"{status}{date}" if entry.standing.status is AgreementStatus.SIGNED else status
    if entry.standing.status is not AgreementStatus.SIGNED and date:
        details = f"signed{date}, {status}"
    return drafting.line(f"{word}: {other.label}{relation}: {details}.", other, "/actions")


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
