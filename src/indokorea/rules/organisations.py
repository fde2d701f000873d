"""Rules on the life of organisations, and on the stakes that they hold in projects."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from indokorea.collection.records import Records
from indokorea.fields.numbers import EXACT
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.base import When
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project
from indokorea.rules.base import Violation, as_of_date, rule, severity_for
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period, known_dates
from indokorea.vocabulary.projects import ProjectRole

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
    meaning="the stakes in a project add up to at most 100 per cent",
    remedy="correct a stake, leave out one that is held through another party, or give a seller the role seller",
)
def stakes_add_up(records: Records) -> Iterator[Violation]:
    # If a party is listed twice, its larger stake counts. The stake of a seller does not count.
    for project in records.of(Project):
        stakes: dict[str, Decimal] = {}
        for one in project.parties:
            if one.stake is not None and one.role not in ROLES_GIVING_UP_A_STAKE:
                stakes[one.party] = max(one.stake, stakes.get(one.party, one.stake))
        whole = reduce(EXACT.add, stakes.values(), Decimal(0))
        if whole > 100:
            yield Violation(
                path=pointer(project.id, "parties"),
                message=f"the stakes add up to {whole} per cent",
                value=[str(stake) for stake in stakes.values()],
            )
