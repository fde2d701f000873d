"""Shapes in which each record refers to the one before: chains as long as the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from worst_shapes.parts import (
    IND,
    KOR,
    Plain,
    agreement,
    commitment,
    day_of,
    id_of,
    named,
    organisation,
    project,
    source,
    sum_of,
)


def _chain(
    count: int, make: Callable[..., Plain], kind: str, field: str, wrap: Callable[[str], Any], **fields: Any
) -> Iterator[Plain]:
    """Yield records that each refer to the one before, in a field."""
    for number in range(count):
        before = {field: wrap(id_of(kind, number - 1))} if number else {}
        yield make(number, **fields, **before)


def _one(id: str) -> str:
    return id


def _listed(id: str) -> list[str]:
    return [id]


def restates_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield commitments that each restate the one before."""
    return _chain(count, commitment, "commitment", "restates", _listed)


def renews_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield commitments with a sum that each renew the one before."""
    target = {"money": sum_of(1), "by": "2020"}
    return _chain(count, commitment, "commitment", "renews", _listed, target=target, basis="pledged")


def renews_day_by_day(count: int) -> Iterator[Plain]:
    """Yield commitments that each renew the one of the day before for one dollar more."""
    for number in range(count):
        before = {"renews": [id_of("commitment", number - 1)]} if number else {}
        target = {"money": sum_of(1 + number), "by": day_of(number + 400)}
        updates = [{"status": "announced", "on": day_of(number)}]
        yield commitment(number, target=target, basis="pledged", updates=updates, **before)


def parts_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield commitments with a sum that are each a part of the one before."""
    target = {"money": sum_of(1), "by": "2020"}
    return _chain(count, commitment, "commitment", "part_of", _one, target=target, basis="pledged")


def project_parts_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield projects with a value that are each a part of the one before."""
    return _chain(count, project, "project", "part_of", _one, value=sum_of(1), basis="committed")


def projects_that_continue_projects(count: int) -> Iterator[Plain]:
    """Yield projects with a value that each continue the one before."""
    return _chain(count, project, "project", "succeeds", _listed, value=sum_of(1), basis="committed")


def agreements_that_supersede_agreements(count: int) -> Iterator[Plain]:
    """Yield agreements that each supersede the one before."""
    for number in range(count):
        relations = [{"type": "supersedes", "agreement": id_of("agreement", number - 1)}] if number else []
        actions = [{"type": "signed", "on": day_of(number)}, {"type": "entered_into_force", "on": day_of(number)}]
        yield agreement(number, actions=actions, **({"relations": relations} if relations else {}))


def agreements_that_renew_agreements(count: int) -> Iterator[Plain]:
    """Yield agreements that each renew the one before."""
    for number in range(count):
        relations = [{"type": "renews", "agreement": id_of("agreement", number - 1)}] if number else []
        actions = [{"type": "signed", "on": "2010"}]
        yield agreement(number, actions=actions, **({"relations": relations} if relations else {}))


def agreements_that_end_with_agreements(count: int) -> Iterator[Plain]:
    """Yield agreements that each end with the one before."""
    for number in range(count):
        duration = {"duration": {"ends_with": id_of("agreement", number - 1)}} if number else {}
        yield agreement(number, actions=[{"type": "entered_into_force", "on": day_of(number)}], **duration)


def agreements_part_of_agreements(count: int) -> Iterator[Plain]:
    """Yield agreements that are each an annex of the one before."""
    for number in range(count):
        relations = [{"type": "part_of", "agreement": id_of("agreement", number - 1)}] if number else []
        yield agreement(
            number, actions=[{"type": "signed", "on": "2010"}], **({"relations": relations} if relations else {})
        )


def sectors_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield sectors that each lie under the one before."""

    def make(number: int, **fields: Any) -> Plain:
        return named("sector", number, **fields)

    return _chain(count, make, "sector", "broader", _one)


def sectors_in_a_chain_all_used(count: int) -> Iterator[Plain]:
    """Yield a chain of sectors, each with a commitment, a project, a need, a strength and an expectation."""
    for number in range(count):
        broader = {"broader": id_of("sector", number - 1)} if number else {}
        claims = [{"says": "It could come.", "type": "expectation"}]
        sectors = [id_of("sector", number)]
        yield named("sector", number, claims=claims, **broader)
        yield commitment(number, sectors=sectors)
        yield project(number, sectors=sectors)
        side, type = (IND, "need") if number % 2 else (KOR, "strength")
        yield named("capability", number, type=type, holder=side, sectors=sectors)


def parents_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield organisations that are each a part of the one before, and a commitment of each."""
    for number in range(count):
        parent = {"parent": id_of("organisation", number - 1)} if number else {"countries": [IND]}
        yield organisation(number, **parent)
        yield commitment(number, by=[id_of("organisation", number)])


def owners_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield organisations that the one before owns, and a project of each."""
    for number in range(count):
        owner = id_of("organisation", number - 1) if number else IND
        yield organisation(number, owners=[{"owner": owner, "stake": "51"}])
        yield project(number, parties=[{"party": id_of("organisation", number)}], value=sum_of(1))


def successors_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield organisations that each took over the tasks of the one before."""
    for number in range(count):
        before = [{"organisation": id_of("organisation", number - 1), "on": day_of(number)}] if number else []
        yield organisation(number, countries=[IND], **({"succeeds": before} if before else {}))


def objectives_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield objectives that are each a part of the one before, and a commitment that serves each."""
    for number in range(count):
        part_of = {"part_of": id_of("objective", number - 1)} if number else {}
        yield named("objective", number, theme="innovation", held_by=[IND], **part_of)
        yield commitment(number, serves=[id_of("objective", number)])


def programmes_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield programmes that are each a part of the one before and succeed it."""
    for number in range(count):
        before = id_of("programme", number - 1)
        yield named(
            "programme", number, owners=[IND], period="2010/..", **({"part_of": before} if number else {}),
            **({"succeeds": [before]} if number else {}),
        )  # fmt: skip


def mechanisms_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield mechanisms that each grew out of the one before, and a meeting of each."""
    for number in range(count):
        parent = {"parent": id_of("mechanism", number - 1)} if number else {}
        yield named("mechanism", number, type="working_group", parties=[IND, KOR], **parent)
        yield named("meeting", number, type="talks", mechanism=id_of("mechanism", number), period="2010/2010")


def meetings_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield meetings that each took place during the one before and followed it up."""
    for number in range(count):
        before = id_of("meeting", number - 1)
        fields = {"during": before, "follows_up": [before]} if number else {}
        yield named("meeting", number, type="talks", period="2010/2010", **fields)


def sources_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield sources that each reproduce the one before, and a record that cites each."""
    for number in range(count):
        yield source(number, **({"reproduces": id_of("source", number - 1)} if number else {}))
        yield named("event", number, type="launch", citations=[{"source": id_of("source", number)}])


def topics_that_merge(count: int) -> Iterator[Plain]:
    """Yield records whose claims on one field share topics with those of the record before."""
    for number in range(count):
        claims = [
            {"says": f"Claim {side}.", "field": "/name/en", "value": str(side), "rank": "disputed",
             "topic": f"topic-{number + side}"}
            for side in (0, 1)
        ]  # fmt: skip
        yield named("event", number, type="launch", claims=claims)


def capabilities_that_meet_each_other(count: int) -> Iterator[Plain]:
    """Yield strengths that each meet the one before."""
    for number in range(count):
        meets = {"meets": [id_of("capability", number - 1)]} if number else {}
        yield named("capability", number, type="strength", holder=IND if number % 2 else KOR, **meets)


def commitments_by_projects_in_a_chain(count: int) -> Iterator[Plain]:
    """Yield commitments and projects by turns: each project carries out two commitments, each commitment has two."""
    for number in range(count):
        yield commitment(number, target={"money": sum_of(1), "by": "2020"}, basis="pledged")
        carried = [id_of("commitment", number), *([id_of("commitment", number - 1)] if number else [])]
        yield project(number, value=sum_of(1), basis="committed", carries_out=carried)
