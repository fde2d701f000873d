"""The records that belong to the trail of an undertaking, and how each is related to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.links import Link
from indokorea.collection.records import Records
from indokorea.progress.agreements import relation_type
from indokorea.progress.undertakings import UNDERTAKING_TYPES, Undertakings
from indokorea.records.agreement import Agreement
from indokorea.records.exercise import Exercise
from indokorea.records.kinds import AnyRecord
from indokorea.render.words import humanise
from indokorea.vocabulary.agreements import ActionType, AgreementRelationType

ITSELF = "itself"
PART = "part of it"
WHOLE = "the whole"

# Labels of records by the field that links them. A label says what the record is or does, with {} for the undertaking.
# For a record that the undertaking refers to:
OUTWARD_LABELS = {
    "stated_in": "where {} was stated",
    "established_by": "established {}",
    "carries_out": "carried out by {}",
    "succeeds": "succeeded by {}",
    "under": "the basis on which {} was held",
    "actions": "where a step of {} was taken",
    "at": "where {} was issued",
    "points": "spoken of in {}",
    "target": "to be concluded by {}",
    "provisions": "provided for in {}",
}
# For a record that refers to the undertaking:
INWARD_LABELS = {
    "stated_in": "stated in {}",
    "established_by": "established by {}",
    "carries_out": "carries {} out",
    "succeeds": "succeeds {}",
    "under": "held under {}",
    "mechanism": "a meeting of {}",
    "negotiates": "negotiated {}",
    "points": "speaks of {}",
    "target": "aims to conclude {}",
    "involves": "involves {}",
    "provisions": "provides for {}",
}
# For an earlier agreement to which a later one has this relation:
PASSIVE_LABELS = {
    AgreementRelationType.AMENDS: "amended by",
    AgreementRelationType.SUPPLEMENTS: "supplemented by",
    AgreementRelationType.IMPLEMENTS: "implemented by",
    AgreementRelationType.PROTOCOL_TO: "the agreement of the protocol",
    AgreementRelationType.SUPERSEDES: "superseded by",
    AgreementRelationType.CONSOLIDATES: "consolidated by",
    AgreementRelationType.TERMINATES: "terminated by",
    AgreementRelationType.RENEWS: "renewed by",
    AgreementRelationType.BASED_ON: "the basis of",
    AgreementRelationType.PART_OF: "the whole of",
}
# Relations that change an earlier agreement once the later one is concluded.
EFFECTS = frozenset(
    {
        AgreementRelationType.AMENDS,
        AgreementRelationType.SUPPLEMENTS,
        AgreementRelationType.IMPLEMENTS,
        AgreementRelationType.SUPERSEDES,
        AgreementRelationType.CONSOLIDATES,
        AgreementRelationType.TERMINATES,
        AgreementRelationType.RENEWS,
    }
)
CONCLUDED = frozenset(
    {
        ActionType.SIGNED,
        ActionType.NOTES_EXCHANGED,
        ActionType.ENTERED_INTO_FORCE,
        ActionType.PROVISIONAL_APPLICATION_STARTED,
    }
)
# For a commitment that is the same promise as the one referring to it, and the reverse:
SAME_OUTWARD_LABELS = {"renews": "renewed by it", "restates": "restated by it"}
SAME_INWARD_LABELS = {"renews": "renews it", "restates": "restates it"}


@attrs.frozen
class RelatedRecords:
    """The records of a trail.

    `relations` says of each record how it is related to the undertaking. `core` are the ids of the undertaking itself:
    its restatements and renewals, its whole and its parts, and what carries them out. `before` are the earlier
    agreements and projects that it builds on or follows; their steps are not steps of the undertaking.
    """

    relations: dict[str, str]
    core: frozenset[str]
    before: frozenset[str]

    @property
    def core_in_order(self) -> tuple[str, ...]:
        """The ids of the core, the undertaking itself first."""
        return tuple(one for one in self.relations if one in self.core)


def related_records(undertakings: Undertakings, id: str) -> RelatedRecords:
    """Return the records of the trail of an undertaking, itself first: its core, and what is linked to the core."""
    records = undertakings.records
    found = _same_promise(undertakings, id)
    found |= {one: label for one, label in _wholes_and_parts(records, found).items() if one not in found}
    for one in list(found):
        for link in records.links_from(one):
            if link.field == "carries_out" and link.target in records:
                found.setdefault(link.target, _label(OUTWARD_LABELS["carries_out"], one, id))
        for link in records.links_to(one):
            if link.field == "carries_out":
                found.setdefault(link.record_id, _label(INWARD_LABELS["carries_out"], one, id))
    core = tuple(one for one in found if isinstance(records[one], UNDERTAKING_TYPES))
    before: set[str] = set()
    for one in core:
        outward = [link for link in records.links_from(one) if link.target in records]
        for link in outward:
            if link.target not in found and link.field in ("relations", "succeeds"):
                before.add(link.target)
            # A body that the agreement set up is also named in a provision, and its own field says more.
            if link.field != "provisions":
                found.setdefault(link.target, _label(_outward_label(records, link), one, id))
        for link in records.links_to(one):
            found.setdefault(link.record_id, _label(_inward_label(records, link), one, id))
        for link in outward:
            found.setdefault(link.target, _label(_outward_label(records, link), one, id))
    found |= _sessions(records, core, found)
    # A field without a label does not make a record part of the trail.
    return RelatedRecords({one: label for one, label in found.items() if label}, frozenset(core), frozenset(before))


def beside(relation: str, record: str) -> str:
    """Return a record of a trail and its relation, to follow a text; nothing for the undertaking itself.

    >>> beside("restates it", "commitment:again"), beside(ITSELF, "commitment:first")
    ('  [restates it: commitment:again]', '')
    """
    return "" if relation == ITSELF else f"  [{relation}: {record}]"


def _label(template: str, one: str, id: str) -> str:
    return template.format("it" if one == id else one)


def _same_promise(undertakings: Undertakings, id: str) -> dict[str, str]:
    """Return the undertaking, its restatements and renewals at any distance, or the editions of its series."""
    records = undertakings.records
    found = {id: ITSELF}
    record = records[id]
    if isinstance(record, Exercise) and record.series is not None:
        editions = (edition.id for edition in records.of(Exercise) if edition.series == record.series)
        for one in editions:
            found.setdefault(one, "edition of its series")

    def labelled(one: str) -> Iterator[tuple[str, str]]:
        pairs = [(link.target, SAME_OUTWARD_LABELS.get(link.field)) for link in records.links_from(one)]
        pairs += [(link.record_id, SAME_INWARD_LABELS.get(link.field)) for link in records.links_to(one)]
        return ((other, label) for other, label in pairs if label and other in records)

    direct: dict[str, str] = {}
    for other, label in labelled(id):
        direct.setdefault(other, label)
    for one in reachable([id], lambda one: (other for other, _ in labelled(one))):
        found.setdefault(one, direct.get(one, "in its line of promises"))
    return found


def _wholes_and_parts(records: Records, same: Iterable[str]) -> dict[str, str]:
    """Return the wholes that any of these is part of, and the parts of each, at any depth."""

    def wholes(one: str) -> list[str]:
        links = records.links_from(one)
        return [link.target for link in links if link.field == "part_of" and link.target in records]

    def parts(one: str) -> list[str]:
        return [link.record_id for link in records.links_to(one) if link.field == "part_of"]

    known = frozenset(same)
    found = {one: WHOLE for one in reachable(same, wholes) if one not in known}
    return found | {one: PART for one in reachable(same, parts) if one not in known}


def _sessions(records: Records, core: Iterable[str], found: Mapping[str, str]) -> dict[str, str]:
    """Return the meetings of the mechanisms that an agreement of the core set up."""
    mechanisms = dict.fromkeys(
        link.record_id
        for one in core
        if isinstance(records[one], Agreement)
        for link in records.links_to(one)
        if link.field == "established_by"
    )
    links = (link for mechanism in mechanisms for link in records.links_to(mechanism) if link.field == "mechanism")
    return {link.record_id: f"a meeting of {link.target}" for link in links if link.record_id not in found}


def _outward_label(records: Records, link: Link) -> str:
    relation = relation_type(records[link.record_id], link)
    if relation is not None:
        label = PASSIVE_LABELS[relation] + " {}"
        is_intent = relation in EFFECTS and not _was_concluded(records[link.record_id])
        return f"to be {label}" if is_intent else label
    if link.field == "actions" and not link.path.endswith("/at"):
        return ""
    return OUTWARD_LABELS.get(link.field, "")


def _was_concluded(record: AnyRecord) -> bool:
    """Return True if an agreement was signed or took effect: one in talks changes nothing yet."""
    return isinstance(record, Agreement) and any(action.type in CONCLUDED for action in record.actions)


def _inward_label(records: Records, link: Link) -> str:
    relation = relation_type(records[link.record_id], link)
    return f"{humanise(str(relation))} {{}}" if relation is not None else INWARD_LABELS.get(link.field, "")


def points_about(records: Records, statement: str, ids: frozenset[str]) -> Iterator[int]:
    """Yield the indexes of the points of a statement that are about any of these records."""
    for link in records.links_from(statement):
        if link.path.endswith("/about") and link.target in ids and link.index is not None:
            yield link.index
