"""Rules on the participants, the hosts and the numbered rounds of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from indokorea.collection.records import Records
from indokorea.collection.sides import countries_of
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.agreement import Agreement
from indokorea.records.base import When
from indokorea.records.meeting import Meeting
from indokorea.records.person import Person
from indokorea.records.representative import Representative
from indokorea.rules.base import Violation, rule, severity_for
from indokorea.rules.numbering import NumberedEvent, out_of_sequence
from indokorea.values.period import known_dates
from indokorea.vocabulary.meetings import MeetingType

# Meetings whose host may be a third country.
MAY_HAVE_ANOTHER_HOST = (MeetingType.SIDELINE_MEETING, MeetingType.MULTILATERAL)


@rule(
    "MTG-01",
    severity=Severity.WARNING,
    meaning="a participant or signatory held the office given on that day, as far as the terms of office are known",
    remedy="correct the office, the tenure or the date",
)
def offices_were_held(records: Records) -> Iterator[Violation]:
    # An office is known from its term, not from the days on which somebody is seen in it: such a day may be taken from
    # the very meeting that it should confirm. Nothing is reported if the person has no tenure of that office, or one
    # without a period. Of two offices at once, the one that is given counts. No one took part in a meeting that was
    # called off.
    for meeting in records.of(Meeting):
        if meeting.period is not None and not (meeting.outcome and meeting.outcome.called_off):
            path = pointer(meeting.id, "participants")
            yield from _not_in_office(records, path, meeting.participants, meeting.period)
    for agreement in records.of(Agreement):
        for index, action in enumerate(agreement.actions):
            if action.on is not None:
                path = pointer(agreement.id, "actions", index, "signatories")
                yield from _not_in_office(records, path, action.signatories, action.on)


def _not_in_office(
    records: Records, path: str, representatives: tuple[Representative, ...], when: When
) -> Iterator[Violation]:
    for index, one in enumerate(representatives):
        person = None if one.person is None else records.of(Person).get(one.person)
        if person is None or one.office is None:
            continue
        name = one.office.en.casefold()
        tenures = [tenure for tenure in person.tenures if tenure.office.en.casefold() == name]
        known = [tenure.period for tenure in tenures if tenure.period is not None]
        if known and len(known) == len(tenures) and not any(time.days.overlaps(when.days) for time in known):
            yield Violation(
                path=path + pointer(index, "office"),
                message=f"{person.id} did not hold this office on {when}, only in {', '.join(map(str, known))}",
                severity=severity_for(True, *known_dates(when, *known), severity=Severity.WARNING),
                value=one.office.en,
            )


@rule(
    "MTG-02",
    severity=Severity.WARNING,
    meaning="if the sides of a meeting are known, its host is one of them",
    remedy="correct the host, or leave it out if it did not take part",
)
def hosts_take_part(records: Records) -> Iterator[Violation]:
    # The sides are known if there are at least two and every participant has one.
    for meeting in records.of(Meeting):
        if meeting.host is None or meeting.type in MAY_HAVE_ANOTHER_HOST:
            continue
        sides = [_side(records, one) for one in meeting.participants]
        hosts = {meeting.host, *countries_of(records, meeting.host)}
        countries = {country for _, known in sides for country in known}
        if len(countries) < 2 or not all(known for _, known in sides):
            continue
        if not hosts & {*countries, *(side for side, _ in sides)}:
            yield Violation(
                path=pointer(meeting.id, "host"),
                message=f"the host is {meeting.host}, but the sides are {' and '.join(sorted(countries))}",
                value=meeting.host,
            )


def _side(records: Records, one: Representative) -> tuple[str | None, tuple[str, ...]]:
    """Return whom a participant represented, and the countries of that side."""
    person = None if one.person is None else records.of(Person).get(one.person)
    side = one.on_behalf_of or (person.country if person else None)
    return side, () if side is None else countries_of(records, side)


@rule(
    "MTG-03",
    severity=Severity.WARNING,
    meaning="the rounds of a mechanism are in the order of their numbers",
    remedy="correct a date or a number",
)
def rounds_in_order(records: Records) -> Iterator[Violation]:
    rounds: dict[str, list[NumberedEvent]] = {}
    for meeting in records.of(Meeting):
        if meeting.outcome is not None and meeting.outcome.called_off:
            continue  # a round that was called off is often held later, under the same number
        if meeting.mechanism is not None and meeting.round is not None and meeting.period is not None:
            one = NumberedEvent(meeting.id, meeting.round, meeting.period, "round")
            rounds.setdefault(meeting.mechanism, []).append(one)
    return chain.from_iterable(out_of_sequence(one, Severity.WARNING) for one in rounds.values())
