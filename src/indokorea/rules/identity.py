"""Identity: references that lead somewhere, outside identifiers that name one thing, slugs in alphabetical order."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.integrity import broken_references, record_references
from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.commitment import Commitment
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.rules.cycles import circle_findings
from indokorea.values.identifiers import Identifier


def references_lead_somewhere(records: Records) -> Iterator[Finding]:
    """IDS-04, under the codes of its shape: references not found, or to the wrong kind.

    A collection that is whole has none; one that was made with `integrity=False` may.
    """
    return broken_references(record_references(record) for record in records)


def identifiers_name_one_record(records: Records) -> Iterator[Finding]:
    """IDS-03: an outside identifier stands on one record only."""
    owner: dict[Identifier, str] = {}
    for record in records:
        for place, identifier in enumerate(record.identifiers):
            first = owner.setdefault(identifier, record.id)
            if first != record.id:
                yield Finding(
                    code="IDS-03",
                    path=pointer(record.id, "identifiers", place),
                    message=f"{identifier} is an identifier of {first} too",
                    hint="compare both with the source; where they are the same thing, keep one record",
                    value=short_json(str(identifier)),
                )


# Fields that lead from a record to one of its own kind, and must not lead back; other circles have rules of their own.
CHAINS = ("reproduces", "during", "parent", "part_of", "succeeds")
OWN_RULE = (Commitment, Organisation)


def chains_end(records: Records) -> Iterator[Finding]:
    """IDS-06: no chain of records of one kind leads back to where it started."""
    for field in CHAINS:
        steps: dict[str, dict[str, str]] = {}
        for record in records:
            if not isinstance(record, OWN_RULE) and (leads := getattr(record, field, None)):
                several = isinstance(leads, tuple)
                steps[record.id] = {
                    target: pointer(record.id, field, index) if several else pointer(record.id, field)
                    for index, target in enumerate(leads if several else (leads,))
                }
        words = field.replace("_", " ")
        yield from circle_findings("IDS-06", steps, f"{words} leads back", "to", "take away the one that cannot be")


def alphabetical_slugs(records: Records) -> Iterator[Finding]:
    """IDS-05: a slug names India before Korea. That of an observation may tell a direction instead."""
    for record in records:
        slug = f"-{record.slug}-"
        if "-kor-ind-" in slug and not isinstance(record, Observation):
            turned = slug.replace("-kor-ind-", "-ind-kor-").strip("-")
            yield Finding(
                code="IDS-05",
                severity=Severity.WARNING,
                path=pointer(record.id, "id"),
                message=f"{short_json(record.id)} names its two countries out of alphabetical order",
                hint=f'write "{record.kind}:{turned}"',
                value=short_json(record.id),
            )
