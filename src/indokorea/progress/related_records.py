"""Which records belong to the story of an undertaking, and how each is tied to it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from indokorea.collection.links import Link
from indokorea.collection.records import Records
from indokorea.progress.stage_rules import told
from indokorea.progress.undertakings import UNDERTAKING_TYPES, Undertakings
from indokorea.records.agreement import Agreement
from indokorea.records.exercise import Exercise
from indokorea.vocabulary.agreements import AgreementRelationType

ITSELF = "itself"

# What a field makes of the record that it names, told from the record that it stands in ...
OUTWARD = {
    "stated_in": "where {} was stated",
    "established_by": "established {}",
    "carries_out": "carried out by {}",
    "succeeds": "succeeded by {}",
    "under": "{} was held under it",
    "actions": "where a step of {} was taken",
    "at": "where {} was issued",
    "points": "spoken of in {}",
}
# ... and what it makes of the record that it stands in, told from the record that it names.
INWARD = {
    "stated_in": "stated in {}",
    "established_by": "established by {}",
    "carries_out": "carries out {}",
    "succeeds": "succeeds {}",
    "under": "held under {}",
    "mechanism": "a meeting of {}",
    "negotiates": "negotiated {}",
    "points": "speaks of {}",
    "involves": "involves {}",
}
# What an agreement is to the later one that stands in such a relation to it.
PASSIVE = {
    AgreementRelationType.AMENDS: "amended by",
    AgreementRelationType.SUPPLEMENTS: "supplemented by",
    AgreementRelationType.IMPLEMENTS: "implemented by",
    AgreementRelationType.PROTOCOL_TO: "the agreement of the protocol",
    AgreementRelationType.SUPERSEDES: "superseded by",
    AgreementRelationType.CONSOLIDATES: "consolidated by",
    AgreementRelationType.TERMINATES: "terminated by",
    AgreementRelationType.RENEWS: "renewed by",
    AgreementRelationType.BASED_ON: "the basis of",
}
SAME_OUT = {"renews": "renewed by it", "restates": "restated by it"}
SAME_IN = {"renews": "renews it", "restates": "restates it"}


@attrs.frozen
class Kin:
    """The records of a story: how each is tied to it, and which of them are the undertaking itself.

    `before` are the earlier agreements and projects that it builds on or follows, whose steps are none of its own.
    """

    ties: dict[str, str]
    family: frozenset[str]
    before: frozenset[str]


def kin_of(undertakings: Undertakings, id: str) -> Kin:
    """The records of the story of an undertaking, itself first.

    Its family is what says the same, renews it or is renewed by it, its whole and its parts, and what carries out or is
    carried out by any of these. What is tied directly to one of the family belongs to the story too.
    """
    records = undertakings.records
    found = _same(undertakings, id)
    found |= {one: how for one, how in _parts(records, found).items() if one not in found}
    for one in list(found):
        for link in records.links_from(one):
            if _field(link) == "carries_out" and link.target in records:
                found.setdefault(link.target, _told(OUTWARD["carries_out"], one, id))
        for link in records.links_to(one):
            if _field(link) == "carries_out":
                found.setdefault(link.record, _told(INWARD["carries_out"], one, id))
    family = tuple(one for one in found if isinstance(records[one], UNDERTAKING_TYPES))
    before: set[str] = set()
    for one in family:
        for link in records.links_from(one):
            if link.target in records:
                if link.target not in found and _field(link) in ("relations", "succeeds"):
                    before.add(link.target)
                found.setdefault(link.target, _told(_outward(records, link), one, id))
        for link in records.links_to(one):
            found.setdefault(link.record, _told(_inward(records, link), one, id))
    return Kin({one: how for one, how in found.items() if how}, frozenset(family), frozenset(before))


def _told(how: str, one: str, id: str) -> str:
    return how.format("it" if one == id else one)


def _same(undertakings: Undertakings, id: str) -> dict[str, str]:
    """What says the same, renews it or is renewed by it, however far; the editions of a series."""
    records = undertakings.records
    found = {id: ITSELF}
    record = records[id]
    if isinstance(record, Exercise):
        for one in undertakings.members[undertakings.head_of(id)]:
            found.setdefault(one, "edition of its series")
    waiting = [id]
    while waiting:
        one = waiting.pop(0)
        pairs = [(link.target, SAME_OUT.get(_field(link))) for link in records.links_from(one)]
        pairs += [(link.record, SAME_IN.get(_field(link))) for link in records.links_to(one)]
        for other, how in pairs:
            if how and other in records and other not in found:
                found[other] = how if one == id else "in its line of promises"
                waiting.append(other)
    return found


def _parts(records: Records, same: dict[str, str]) -> dict[str, str]:
    """The wholes that any of these is part of, and the parts of each, however deep."""
    found: dict[str, str] = {}
    for how, upward in (("the whole", True), ("part of it", False)):
        waiting = list(same)
        seen = set(same)
        while waiting:
            one = waiting.pop(0)
            links = records.links_from(one) if upward else records.links_to(one)
            for link in links:
                other = link.target if upward else link.record
                if link.path == "/part_of" and other in records and other not in seen:
                    seen.add(other)
                    found[other] = how
                    waiting.append(other)
    return found


def _outward(records: Records, link: Link) -> str:
    relation = _relation(records, link)
    if relation is not None:
        return PASSIVE[relation] + " {}"
    if link.path.startswith("/actions/") and not link.path.endswith("/at"):
        return ""
    return OUTWARD.get(_field(link), "")


def _inward(records: Records, link: Link) -> str:
    relation = _relation(records, link)
    return f"{told(relation)} {{}}" if relation is not None else INWARD.get(_field(link), "")


def _relation(records: Records, link: Link) -> AgreementRelationType | None:
    """What the later of two agreements does to the earlier; None for a link of another field."""
    record = records[link.record]
    if isinstance(record, Agreement) and link.path.startswith("/relations/"):
        return record.relations[int(link.path.split("/")[2])].type
    return None


def _field(link: Link) -> str:
    return link.path.split("/")[1]


def points_about(records: Records, statement: str, ids: frozenset[str]) -> Iterator[int]:
    """The points of a statement that are about any of these records."""
    for link in records.links_from(statement):
        if link.path.endswith("/about") and link.target in ids:
            yield int(link.path.split("/")[2])
