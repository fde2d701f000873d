"""The sections of a briefing about a meeting: who met, what was agreed there, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection, labels
from indokorea.briefing.scope import alternated
from indokorea.briefing.sentences import said_by
from indokorea.briefing.states import state_lines
from indokorea.chronology.timeline import moments_of
from indokorea.chronology.wording import name_in_sentence
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.stage_rules import happened_by, start_date
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.project import Project
from indokorea.records.representative import Representative
from indokorea.records.statement import Statement
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, period_words, when
from indokorea.values.dates import PartialDate

MOST_PARTICIPANTS = 6


def meeting_sections(drafting: Drafting, card: Scorecard, meeting: Meeting) -> Iterator[DraftSection]:
    """Yield the sections about a meeting and those held during it; without what was not announced by the day."""
    if _is_unknown(drafting, meeting):
        return
    parts = meetings_within(drafting, meeting)
    statements = _statements(drafting, parts)
    yield DraftSection(title="The meeting", lines=tuple(_facts(drafting, meeting, parts)), least=3)
    yield DraftSection(title="What came of it", lines=tuple(_outcomes(drafting, card, parts, statements)), least=2)
    yield DraftSection(title="What was said", lines=tuple(_points(drafting, statements)))
    yield DraftSection(title="Before and after", lines=tuple(_around(drafting, meeting)))


def _is_unknown(drafting: Drafting, meeting: Meeting) -> bool:
    """Return True if a meeting had not begun by the day, and nothing had announced it."""
    moments = list(moments_of(drafting.records, meeting))
    return (
        drafting.is_dated
        and bool(moments)
        and not any(happened_by(one.date, drafting.day) or drafting.known.is_announced(one) for one in moments)
    )


def meetings_within(drafting: Drafting, meeting: Meeting) -> list[Meeting]:
    """Return a meeting and those held during it, however deep."""
    found = {meeting.id: meeting}
    waiting = [meeting.id]
    while waiting:
        for link in drafting.records.links_to(waiting.pop()):
            part = drafting.records[link.record_id]
            if link.field == "during" and isinstance(part, Meeting) and part.id not in found:
                found[part.id] = part
                waiting.append(part.id)
    return [meeting, *sorted((one for one in found.values() if one is not meeting), key=_start_key)]


def _statements(drafting: Drafting, meetings: list[Meeting]) -> list[Statement]:
    """Return the statements made at the meetings, in the order of the dossier."""
    found = {link.record_id for one in meetings for link in drafting.records.links_to(one.id) if link.field == "at"}
    return [one for one in drafting.records.of(Statement) if one.id in found and _is_known(drafting, one)]


def _is_known(drafting: Drafting, statement: Statement) -> bool:
    return statement.date is None or happened_by(statement.date, drafting.day)


def _facts(drafting: Drafting, meeting: Meeting, parts: list[Meeting]) -> Iterator[DraftLine]:
    """Yield when and where it was, who took part, what it was about, and the meetings within it."""
    time = meeting.period or meeting.planned
    held_on = "no date recorded" if time is None else period_words(time)
    held = "" if meeting.was_held else f"; {humanise(meeting.outcome)}"
    if meeting.was_held and time is not None and time.start is not None and not happened_by(time.start, drafting.day):
        held = f"; not held yet on {date_words(drafting.day)}"
    places = f", in {' and '.join(map(str, meeting.places))}" if meeting.places else ""
    host = f", received by {name_in_sentence(next(labels(drafting.records, [meeting.host])))}" if meeting.host else ""
    text = f"{humanise(meeting.type).capitalize()}: {held_on}{places}{host}{held}."
    yield drafting.line(text, meeting, "/period")
    people = [_person(drafting, one) for one in meeting.participants]
    if people:
        further = len(people) - MOST_PARTICIPANTS
        listed = "; ".join(people[:MOST_PARTICIPANTS]) + (f"; and {further} more" if further > 0 else "")
        yield drafting.line(f"Took part: {listed}.", meeting, "/participants")
    if meeting.agenda:
        yield drafting.line(f"Agenda: {'; '.join(meeting.agenda)}.", meeting, "/agenda")
    if meeting.summary and not drafting.is_dated:
        yield drafting.line(meeting.summary, meeting, "/summary")
    for part in parts[1:]:
        if part.period is not None and part.period.start is not None and happened_by(part.period.start, drafting.day):
            yield drafting.line(f"Within it, {when(part.period.start)}: {part.label}.", part, "/period")
    yield from drafting.contested_lines(parts)


def _person(drafting: Drafting, one: Representative) -> str:
    """Return a participant with the office and the side."""
    named = list(labels(drafting.records, [one.person, one.on_behalf_of] if one.person else [one.on_behalf_of]))
    if one.person is not None and one.office is not None:
        named.insert(1, one.office.en)
    return ", ".join(named)


def _outcomes(
    drafting: Drafting, card: Scorecard, parts: list[Meeting], statements: list[Statement]
) -> Iterator[DraftLine]:
    """Yield what was signed, promised or begun there, each with its state on the day."""
    ids = [one.id for one in (*parts, *statements)]
    found: dict[str, AnyRecord] = {}
    for id in ids:
        for link in drafting.records.links_to(id):
            record = drafting.records[link.record_id]
            if link.field in ("actions", "stated_in", "carries_out") and isinstance(
                record, Agreement | Commitment | Project
            ):
                found.setdefault(record.id, record)
    for part in parts:
        negotiated = drafting.records.get(part.negotiates or "")
        if negotiated is not None:
            found.setdefault(negotiated.id, negotiated)
    kinds = ([one for one in found.values() if isinstance(one, kind)] for kind in (Commitment, Agreement, Project))
    yield from state_lines(drafting, card, alternated(*kinds))


def _points(drafting: Drafting, statements: list[Statement]) -> Iterator[DraftLine]:
    """Yield the points of the statements made there: one of each statement, then the second of each, and so on."""
    longest = max((len(one.points) for one in statements), default=0)
    for place in range(longest):
        for statement in statements:
            if place < len(statement.points):
                point = statement.points[place]
                who = list(labels(drafting.records, statement.speakers or statement.issuers))
                text = f"{said_by(who, point)} ({humanise(statement.type)})."
                yield drafting.line(text, statement, f"/points/{place}")


def _around(drafting: Drafting, meeting: Meeting) -> Iterator[DraftLine]:
    """Yield the sessions of the same dialogue before and after it, and what it followed up or was followed up by."""
    for word, other in _neighbours(drafting, meeting):
        start = _start_of(other)
        assert start is not None  # neighbours have one
        yield drafting.line(f"{word}: {other.label}, {when(start)}.", other, "/period")
    for id in meeting.follows_up:
        record = drafting.records.get(id)
        if record is not None:
            yield drafting.line(f"It followed up {record.label}.", meeting, "/follows_up")
    for link in drafting.records.links_to(meeting.id):
        record = drafting.records[link.record_id]
        start = _start_of(record) if link.field == "follows_up" and isinstance(record, Meeting) else None
        if start is not None and happened_by(start, drafting.day):
            yield drafting.line(f"{record.label} followed it up {when(start)}.", record, "/period")


def _neighbours(drafting: Drafting, meeting: Meeting) -> Iterator[tuple[str, Meeting]]:
    """Yield the session of its dialogue before a meeting, and the next one if it was held by the day."""
    every = drafting.records.of(Meeting) if meeting.mechanism is not None else ()
    series = [one for one in every if one.mechanism == meeting.mechanism and _start_of(one) is not None]
    series.sort(key=_start_key)
    place = next((place for place, one in enumerate(series) if one.id == meeting.id), None)
    if place is None:
        return
    if place:
        yield "Previous session", series[place - 1]
    following = next(iter(series[place + 1 :]), None)
    start = None if following is None else _start_of(following)
    if following is not None and start is not None and happened_by(start, drafting.day):
        yield "Next session", following


def _start_key(meeting: Meeting) -> tuple[Any, str]:
    start = _start_of(meeting)
    return (start.sort_key if start else (), meeting.id)


def _start_of(meeting: Meeting) -> PartialDate | None:
    return None if meeting.period is None else start_date(meeting.period)
