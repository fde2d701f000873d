"""Rules on references, outside identifiers and slugs."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.integrity import broken_references, record_references
from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.observation import Observation
from indokorea.rules.base import Violation, rule
from indokorea.values.identifiers import Identifier


def references_lead_somewhere(records: Records) -> Iterator[Finding]:
    """Yield the references to a missing record or to one of the wrong kind (IDS-04).

    Only a collection that was made with `integrity=False` has such references. The findings have the codes of
    integrity, `dangling` and `wrong-kind`.
    """
    return broken_references(record_references(record) for record in records)


@rule(
    "IDS-03",
    severity=Severity.ERROR,
    meaning="an outside identifier is on one record only",
    remedy="correct one of the two identifiers; if both records are about the same thing, keep one",
)
def identifiers_are_unique(records: Records) -> Iterator[Violation]:
    owner: dict[Identifier, str] = {}
    for record in records:
        for index, identifier in enumerate(record.identifiers):
            first = owner.setdefault(identifier, record.id)
            if first != record.id:
                yield Violation(
                    path=pointer(record.id, "identifiers", index),
                    message=f"{identifier} is also an identifier of {first}",
                    value=str(identifier),
                )


@rule(
    "IDS-05",
    severity=Severity.WARNING,
    meaning="a slug names India and Korea in alphabetical order",
    remedy="write ind-kor, and change the references to the record",
)
def slugs_are_alphabetical(records: Records) -> Iterator[Violation]:
    for record in records:
        slug = f"-{record.slug}-"
        # The slug of an observation may give a direction, as in exports-kor-ind-2020.
        if "-kor-ind-" in slug and not isinstance(record, Observation):
            turned = slug.replace("-kor-ind-", "-ind-kor-").strip("-")
            yield Violation(
                path=pointer(record.id, "id"),
                message=f"{short_json(record.id)} does not name its two countries in alphabetical order",
                hint=f'write "{record.kind}:{turned}", and change the references to the record',
                value=record.id,
            )
