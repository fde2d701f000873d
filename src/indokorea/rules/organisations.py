"""Organisations: who held office while they existed, what they are part of, and what they hold together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from indokorea.collection.records import Records
from indokorea.fields.numbers import EXACT
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.base import When
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project
from indokorea.rules.base import as_of_date, certainly_apart, dates_in, graded
from indokorea.rules.cycles import circle_findings
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.projects import ProjectRole

# Their stakes go over to the others.
GIVING_UP = (ProjectRole.SELLER, ProjectRole.TARGET_FIRM)


def tenures_within(records: Records) -> Iterator[Finding]:
    """ORG-01: an office is held while its organisation exists. One still held is of an organisation that goes on.

    Organisations are often dated by the year alone, so nothing is said of what is possible only.
    """
    now = as_of_date(records)
    for person in records.of(Person):
        for place, tenure in enumerate(person.tenures):
            body = None if tenure.organisation is None else records.of(Organisation).get(tenure.organisation)
            if body is None or body.period is None:
                continue
            for field, held, order in _outside(tenure, body.period, now):
                yield Finding(
                    code="ORG-01",
                    severity=graded(True, *dates_in(held, body.period), grave=Severity.WARNING),
                    path=pointer(person.id, "tenures", place) + field,
                    message=f"in office ({held}) {order} the time of {body.id} ({body.period})",
                    hint="correct a date, or name the organisation of that time",
                    value=short_json(str(held)),
                )


def _outside(tenure: Tenure, life: Period, now: PartialDate) -> Iterator[tuple[str, When, str]]:
    """The times of a tenure that certainly reach beyond the life of an organisation, with their fields."""
    held = tenure.period
    if held is not None:
        first, last = held.start or held.end, held.end or held.start
        over = held.open_end and life.definitely_before(now)
        if first and life.definitely_after(first):
            yield "/period", held, "before"
        if over or (last and life.definitely_before(last)):
            yield "/period", held, "after"
    for place, day in enumerate(tenure.attested):
        if certainly_apart(day, life):
            yield pointer("attested", place), day, "outside"


def stakes_of_a_whole(records: Records) -> Iterator[Finding]:
    """ORG-02: the stakes in a project come to 100 per cent at most. A party counts once, who sells not at all."""
    for project in records.of(Project):
        stakes: dict[str, Decimal] = {}
        for one in project.parties:
            if one.stake is not None and one.role not in GIVING_UP:
                stakes[one.party] = max(one.stake, stakes.get(one.party, one.stake))
        whole = reduce(EXACT.add, stakes.values(), Decimal(0))
        if whole > 100:
            yield Finding(
                code="ORG-02",
                path=pointer(project.id, "parties"),
                message=f"the stakes come to {whole} per cent",
                hint="correct a stake; a stake held through another party is not counted again",
                value=short_json([str(stake) for stake in stakes.values()]),
            )


def parent_circles(records: Records) -> Iterator[Finding]:
    """ORG-03: no organisation is part of itself. A circle is found once, at the first of its organisations."""
    parents = {
        body.id: {body.parent: pointer(body.id, "parent")}
        for body in records.of(Organisation)
        if body.parent is not None
    }
    hint = "take away the parent of the highest of them"
    return circle_findings("ORG-03", parents, "the parents go", "under", hint)
