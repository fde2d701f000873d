"""Meetings: who sat there in what office, who was host, and in what order the rounds were held."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.agreement import Agreement
from indokorea.records.base import When
from indokorea.records.meeting import Meeting
from indokorea.records.person import Person
from indokorea.records.representative import Representative
from indokorea.rules.base import certainly_apart, countries_of, dates_in, graded
from indokorea.rules.numbering import Numbered, out_of_turn
from indokorea.vocabulary.meetings import MeetingType

# Meetings where a third side may be host.
ELSEWHERE = (MeetingType.SIDELINE_MEETING, MeetingType.MULTILATERAL)


def offices_held(records: Records) -> Iterator[Finding]:
    """MTG-01: who attends or signs in an office held it that day, as far as the person's tenures of it tell.

    Silent where the person has no tenure of that name, or one of unknown time.
    """
    for meeting in records.of(Meeting):
        if meeting.period is not None:
            path = pointer(meeting.id, "participants")
            yield from _not_in_office(records, path, meeting.participants, meeting.period)
    for agreement in records.of(Agreement):
        for place, action in enumerate(agreement.actions):
            if action.on is not None:
                path = pointer(agreement.id, "actions", place, "signatories")
                yield from _not_in_office(records, path, action.signatories, action.on)


def _not_in_office(records: Records, path: str, present: tuple[Representative, ...], when: When) -> Iterator[Finding]:
    for place, one in enumerate(present):
        person = None if one.person is None else records.of(Person).get(one.person)
        if person is None or one.office is None:
            continue
        name = one.office.en.casefold()
        tenures = [tenure for tenure in person.tenures if tenure.office.en.casefold() == name]
        times = [time for tenure in tenures for time in (tenure.period, *tenure.attested)]
        known = [time for time in times if time is not None]
        if known and len(known) == len(times) and all(certainly_apart(time, when) for time in known):
            told = ", ".join(map(str, known))
            yield Finding(
                code="MTG-01",
                severity=graded(True, *dates_in(when, *known), grave=Severity.WARNING),
                path=path + pointer(place, "office"),
                message=f"an office that {person.label} did not hold then ({when}), but in {told}",
                hint="correct the office, the tenure or the date",
                value=short_json(one.office.en),
            )


def host_takes_part(records: Records) -> Iterator[Finding]:
    """MTG-02: the host of a meeting is one of the two sides or more that are named; a third may be host of a margin."""
    for meeting in records.of(Meeting):
        if meeting.host is None or meeting.type in ELSEWHERE:
            continue
        sides = [_side(records, one) for one in meeting.participants]
        hosts = {meeting.host, *countries_of(records, meeting.host)}
        countries = {country for _, known in sides for country in known}
        if len(countries) < 2 or not all(known for _, known in sides):
            continue
        if not hosts & {*countries, *(side for side, _ in sides)}:
            yield Finding(
                code="MTG-02",
                severity=Severity.WARNING,
                path=pointer(meeting.id, "host"),
                message=f"{meeting.host} is host, and the sides are {' and '.join(sorted(countries))}",
                hint="correct the host, or leave out one that took no part",
                value=short_json(meeting.host),
            )


def _side(records: Records, one: Representative) -> tuple[str | None, tuple[str, ...]]:
    """Whom a participant stood for, and of which countries that is."""
    person = None if one.person is None else records.of(Person).get(one.person)
    side = one.on_behalf_of or (person.country if person else None)
    return side, () if side is None else countries_of(records, side)


def rounds_in_order(records: Records) -> Iterator[Finding]:
    """MTG-03: the rounds of a mechanism come in the order of their numbers."""
    rounds: dict[str, list[Numbered]] = {}
    for meeting in records.of(Meeting):
        if meeting.mechanism is not None and meeting.round is not None and meeting.period is not None:
            one = Numbered(meeting.id, meeting.round, meeting.period, "round")
            rounds.setdefault(meeting.mechanism, []).append(one)
    return chain.from_iterable(out_of_turn("MTG-03", one, Severity.WARNING) for one in rounds.values())
