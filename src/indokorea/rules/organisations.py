"""Rules on the life of organisations, and on the stakes that they hold in projects and in one another."""

from __future__ import annotations

import datetime
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TypeAlias

from indokorea.collection.records import Records
from indokorea.fields.numbers import EXACT
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.base import When
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project, ProjectParty
from indokorea.rules.base import Violation, as_of_date, rule, severity_for
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period, known_dates
from indokorea.vocabulary.projects import ProjectRole

# The day of a change, whether a stake ends then, the party, and the stake.
StakeChange: TypeAlias = tuple[date, bool, str, Decimal]

# Parties whose stake goes to other parties of the project.
ROLES_GIVING_UP_A_STAKE = (ProjectRole.SELLER, ProjectRole.TARGET_FIRM)


@rule(
    "ORG-01",
    severity=Severity.WARNING,
    meaning="an office is held while its organisation exists",
    remedy="correct a date, or name the organisation of that time",
)
def tenures_within_organisations(records: Records) -> Iterator[Violation]:
    # Organisations are often dated by the year alone, so a violation that is only possible is not reported.
    now = as_of_date(records)
    for person in records.of(Person):
        for index, tenure in enumerate(person.tenures):
            body = None if tenure.organisation is None else records.of(Organisation).get(tenure.organisation)
            if body is None or body.period is None:
                continue
            for field, held, relation in _outside(tenure, body.period, now):
                yield Violation(
                    path=pointer(person.id, "tenures", index) + field,
                    message=f"the time in office ({held}) {relation} {body.id} ({body.period})",
                    severity=severity_for(True, *known_dates(held, body.period), severity=Severity.WARNING),
                    value=str(held),
                )


def _outside(tenure: Tenure, life: Period, now: PartialDate) -> Iterator[tuple[str, When, str]]:
    """Yield the times of a tenure that certainly reach beyond the life of an organisation, each with its field.

    A tenure that goes on needs an organisation that exists today.
    """
    held = tenure.period
    if held is not None:
        first, last = held.start or held.end, held.end or held.start
        goes_on_too_long = held.open_end and life.definitely_before(now)
        if first and life.definitely_after(first):
            yield "/period", held, "begins before the start of"
        if goes_on_too_long or (last and life.definitely_before(last)):
            yield "/period", held, "goes on after the end of"
    for index, day in enumerate(tenure.attested):
        if not day.days.overlaps(life.days):
            yield pointer("attested", index), day, "is outside the period of"


@rule(
    "ORG-02",
    severity=Severity.ERROR,
    meaning="the stakes in a project, and those in an organisation at one time, add up to at most 100 per cent",
    remedy="correct a stake, leave out one that is held through another party, or give a seller the role seller",
)
def stakes_add_up(records: Records) -> Iterator[Violation]:
    # If a party is listed twice for one time, its larger stake counts. The stake of a seller does not count.
    for project in records.of(Project):
        stakes = largest_stakes(project.parties)
        whole = reduce(EXACT.add, stakes.values(), Decimal(0))
        if whole > 100:
            yield Violation(
                path=pointer(project.id, "parties"),
                message=f"the stakes add up to {whole} per cent",
                value=[str(stake) for stake in stakes.values()],
            )
    for organisation in records.of(Organisation):
        most = _most_owned_at_once(organisation)
        if most > 100:
            yield Violation(
                path=pointer(organisation.id, "owners"),
                message=f"the stakes that are certainly held at one time add up to {most} per cent",
                value=[str(one.stake) for one in organisation.owners],
            )


def _most_owned_at_once(organisation: Organisation) -> Decimal:
    """Return the greatest sum of the stakes that were certainly held on one day.

    A share is certainly held from the last possible day of its start to the first possible one of its end; without a
    period, or with an unknown end, that is not known. So many days need a look as there are starts.
    """
    spans: list[tuple[int, int, Decimal]] = []
    for one in organisation.owners:
        period = one.period
        if one.stake is None or period is None or period.start is None or period.start.latest is None:
            continue
        if period.open_end:
            last = datetime.date.max.toordinal()
        elif period.end is not None and period.end.earliest is not None:
            last = period.end.earliest.toordinal() - 1  # on its last day a share may have been passed on
        else:
            continue
        spans.append((period.start.latest.toordinal(), last, one.stake))
    changes = sorted(
        [(first, 1, stake) for first, last, stake in spans if first <= last]
        + [(last + 1, 0, -stake) for first, last, stake in spans if first <= last]
    )
    held = most = Decimal(0)
    for _, _, change in changes:
        held = EXACT.add(held, change)
        most = max(most, held)
    return most


def largest_stakes(parties: Iterable[ProjectParty]) -> dict[str, Decimal]:
    """Return the stakes that were certainly held at once and add up to the most, by party.

    A stake without a period was always held. One sweep through the days on which a stake certainly began or may have
    ended.
    """
    changes: list[StakeChange] = []
    for one in parties:
        if one.stake is not None and one.role not in ROLES_GIVING_UP_A_STAKE:
            first, last = date.min, date.max
            if one.period is not None:
                start, end = one.period.start, one.period.end
                first = start.latest or date.max if start is not None else date.max
                last = end.earliest or date.min if end is not None else date.max if one.period.open_end else date.min
            if first <= last:
                changes += [(first, False, one.party, one.stake), (last, True, one.party, one.stake)]
    changes.sort(key=lambda change: change[:2])
    wholes = [whole for whole, _ in _sums_after(changes)]
    if not wholes:
        return {}
    *_, (_, held) = _sums_after(changes[: wholes.index(max(wholes)) + 1])
    return {party: own[-1] for party, own in held.items() if own}


def _sums_after(changes: Iterable[StakeChange]) -> Iterator[tuple[Decimal, dict[str, list[Decimal]]]]:
    """Yield the sum of the stakes after each change, the largest of each party, and all of them in rising order."""
    held: dict[str, list[Decimal]] = {}
    whole = Decimal(0)
    for _, ends, party, stake in changes:
        own = held.setdefault(party, [])
        before = own[-1] if own else Decimal(0)
        if ends:
            del own[bisect_left(own, stake)]
        else:
            insort(own, stake)
        whole = EXACT.add(whole, EXACT.subtract(own[-1] if own else Decimal(0), before))
        yield whole, held
