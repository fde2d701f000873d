"""Shapes with many steps: in one record, or in each of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from worst_shapes.parts import (
    ACTION_TYPES,
    COMMITMENT_STATUSES,
    IND,
    KOR,
    PROJECT_STATUSES,
    VAGUE,
    Plain,
    agreement,
    commitment,
    day_of,
    every,
    id_of,
    name_of,
    named,
    organisation,
    project,
)

MEASURE_STEPS = ("imposed", "extended", "suspended", "resumed", "amended")
TIERS = ("strategic", "special_strategic", "comprehensive", "cooperative")


def _updates(count: int, statuses: Sequence[str], dates: Sequence[str] | None) -> list[Plain]:
    """Return updates with the dates in turn; each on a day of its own without them."""
    return [
        {"status": statuses[number % len(statuses)], "on": dates[number % len(dates)] if dates else day_of(number)}
        for number in range(count)
    ]


def _actions(count: int, dates: Sequence[str] | None) -> list[Plain]:
    """Return actions with the dates in turn, without dates for an empty sequence; each on its own day for None."""
    return [
        {"type": every(number, ACTION_TYPES)}
        | ({} if dates is not None and not dates else {"on": dates[number % len(dates)] if dates else day_of(number)})
        for number in range(count)
    ]


def updates_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one commitment whose updates are all of 2010."""
    yield commitment(0, updates=_updates(count, COMMITMENT_STATUSES, ("2010",)))


def updates_alike_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one commitment that was announced again and again in 2010."""
    yield commitment(0, updates=_updates(count, ("announced",), ("2010",)))


def updates_on_overlapping_dates(count: int) -> Iterator[Plain]:
    """Yield one commitment whose updates have dates of different lengths."""
    yield commitment(0, updates=_updates(count, COMMITMENT_STATUSES, VAGUE))


def updates_on_exact_days(count: int) -> Iterator[Plain]:
    """Yield one commitment with an update a day."""
    yield commitment(0, target={"money": {"amount": "1", "currency": "USD"}, "by": "2015"}, basis="pledged",
                     updates=_updates(count, COMMITMENT_STATUSES, None))  # fmt: skip


def project_updates_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one project whose updates are all of 2010."""
    yield project(0, updates=_updates(count, PROJECT_STATUSES, ("2010",)))


def project_updates_on_exact_days(count: int) -> Iterator[Plain]:
    """Yield one project with an update a day."""
    yield project(0, updates=_updates(count, PROJECT_STATUSES, None))


def actions_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one agreement whose actions, of different types, are all of 2010."""
    yield agreement(0, actions=_actions(count, ("2010",)))


def actions_on_overlapping_dates(count: int) -> Iterator[Plain]:
    """Yield one agreement whose actions have dates of different lengths."""
    yield agreement(0, actions=_actions(count, VAGUE))


def actions_on_exact_days(count: int) -> Iterator[Plain]:
    """Yield one agreement with an action a day."""
    yield agreement(0, actions=_actions(count, None))


def actions_without_dates(count: int) -> Iterator[Plain]:
    """Yield one agreement whose actions have no dates."""
    yield agreement(0, actions=_actions(count, ()))


def forty_vague_actions_each(count: int) -> Iterator[Plain]:
    """Yield agreements with forty actions of 2010 each."""
    for number, start in enumerate(range(0, count, 40)):
        yield agreement(number, actions=_actions(min(40, count - start), ("2010",)))


def renewals_of_one_term(count: int) -> Iterator[Plain]:
    """Yield one agreement whose term is renewed every day, by its clause and by actions."""
    renewed = [{"type": every(number, ("renewed", "extended")), "on": day_of(number)} for number in range(1, count)]
    first: Plain = {"type": "entered_into_force", "on": "1950-01-01"}
    clause = {"initial": "P1D", "renewal": "automatic", "renewal_period": "P1D", "notice": "P1D"}
    yield agreement(0, actions=[first, *renewed], duration=clause)


def daily_terms(count: int) -> Iterator[Plain]:
    """Yield agreements whose terms are renewed every day by themselves."""
    for number in range(count):
        first: Plain = {"type": "entered_into_force", "on": "2010-01-01"}
        clause = {"initial": "P1D", "renewal": "automatic", "renewal_period": "P1D", "notice": "P1D"}
        yield agreement(number, actions=[first], duration=clause)


def many_parties(count: int) -> Iterator[Plain]:
    """Yield one agreement of many parties, each with an action of 2010."""
    for number in range(count):
        yield organisation(number, countries=[IND if number % 2 else KOR])
    parties = [id_of("organisation", number) for number in range(count)]
    actions = [{"type": every(number, ACTION_TYPES), "on": "2010", "by": party} for number, party in enumerate(parties)]
    yield agreement(0, parties=[{"party": party} for party in parties], actions=actions)


def many_parties_on_exact_days(count: int) -> Iterator[Plain]:
    """Yield one agreement of many parties that ratified it one after another."""
    for number in range(count):
        yield organisation(number, countries=[IND if number % 2 else KOR])
    parties = [id_of("organisation", number) for number in range(count)]
    ratified = [{"type": "ratified", "on": day_of(number), "by": party} for number, party in enumerate(parties)]
    yield agreement(0, parties=[{"party": party} for party in parties], actions=ratified)


def provisions_of_one_agreement(count: int) -> Iterator[Plain]:
    """Yield one agreement with many provisions about one mechanism."""
    yield named("mechanism", 0, type="working_group")
    provisions = [{"says": f"Provision {number}.", "about": id_of("mechanism", 0)} for number in range(count)]
    yield agreement(0, actions=[{"type": "signed", "on": "2010-01-01"}], provisions=provisions)


def measure_steps_on_exact_days(count: int) -> Iterator[Plain]:
    """Yield one trade measure with a step a day."""
    steps = [{"type": every(number, MEASURE_STEPS), "on": day_of(number)} for number in range(count)]
    yield named("trade_measure", 0, type="safeguard", by=[IND], against=[KOR], steps=steps)


def measure_steps_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one trade measure whose steps are all of 2010."""
    steps = [{"type": every(number, MEASURE_STEPS), "on": "2010", "until": "2012"} for number in range(count)]
    yield named("trade_measure", 0, type="safeguard", by=[IND], against=[KOR], steps=steps)


def _partnership(numbers: Iterator[int], since: Sequence[str] | None = None) -> Plain:
    phases = [
        {"label": name_of(number), "tier": every(number, TIERS), "since": since[0] if since else day_of(number)}
        for number in numbers
    ]
    return named("partnership", 0, parties=[IND, KOR], phases=phases)


def phases_in_order(count: int) -> Iterator[Plain]:
    """Yield one partnership with a phase a day."""
    yield _partnership(iter(range(count)))


def phases_out_of_order(count: int) -> Iterator[Plain]:
    """Yield one partnership whose phases are written backwards; two begin on one day where there are many."""
    yield _partnership(islice(reversed(range(count)), count))


def phases_in_one_year(count: int) -> Iterator[Plain]:
    """Yield one partnership whose phases all began in 2010."""
    yield _partnership(iter(range(count)), ("2010",))


def tenures_of_one_person(count: int) -> Iterator[Plain]:
    """Yield one person with many offices, and a meeting for each."""
    tenures = [{"office": name_of(number), "period": f"{day_of(number)}/{day_of(number)}"} for number in range(count)]
    yield named("person", 0, country=IND, tenures=[one | {"rank": "minister"} for one in tenures])
    people: list[Plain] = [{"person": id_of("person", 0), "office": name_of(0), "on_behalf_of": IND}] * 2
    yield named("meeting", 0, type="talks", period="2010-01-01/2010-01-02", participants=people)


def owners_of_one_firm(count: int) -> Iterator[Plain]:
    """Yield one firm with many owners, former names and predecessors."""
    for number in range(1, count):
        yield organisation(number, countries=[IND])
    owners = [
        {"owner": id_of("organisation", number), "stake": "1", "period": f"{day_of(number)}/.."}
        for number in range(1, count)
    ]
    succeeds = [
        {"organisation": id_of("organisation", number), "on": every(number, VAGUE)} for number in range(1, count)
    ]
    yield organisation(0, owners=owners, succeeds=succeeds)


def units_of_one_exercise(count: int) -> Iterator[Plain]:
    """Yield one exercise with many ships and phases."""
    units = [{"name": f"INS {number}", "type": "ship"} for number in range(count)]
    phases = [{"type": "sea", "period": "2010-01-01/2010-01-05"} for number in range(count)]
    yield named(
        "exercise", 0, parties=[IND, KOR], period="2010-01-01/2010-01-05", phases=phases,
        participants=[{"country": IND, "units": units}, {"country": KOR, "units": units}],
    )  # fmt: skip


def budget_of_one_programme(count: int) -> Iterator[Plain]:
    """Yield one programme with many sums."""
    lines = [{"name": f"Purpose {number}", "money": {"amount": "1", "currency": "INR"}} for number in range(count)]
    yield named("programme", 0, owners=[IND], period="2010/..", budget_lines=lines)
