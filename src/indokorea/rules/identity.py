"""Identity: references that lead somewhere, outside identifiers that name one thing, slugs in alphabetical order."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection import Records, broken_references, entry_of
from indokorea.findings import Finding, Severity, pointer, shown
from indokorea.records import Observation
from indokorea.values.identifiers import Identifier


def references_lead_somewhere(records: Records) -> Iterator[Finding]:
    """IDS-04, under the codes of its shape: references not found, or to the wrong kind.

    A collection that is whole has none; one that was made with `integrity=False` may.
    """
    return broken_references(entry_of(record) for record in records)


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
                    value=shown(str(identifier)),
                )


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
                message=f"{shown(record.id)} names its two countries out of alphabetical order",
                hint=f'write "{record.kind}:{turned}"',
                value=shown(record.id),
            )
