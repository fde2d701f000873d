"""Rules on citations and claims."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.pointers import resolve_pointer, written_value
from indokorea.collection.records import Records
from indokorea.fields.shape import Leaf
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.messages import expected_got, short_json
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.rules.base import Violation, rule
from indokorea.vocabulary.sources import ClaimRank


@rule(
    "PRV-01",
    severity=Severity.WARNING,
    meaning="every record except a Source cites a source",
    remedy="add a citation of the source that says so",
)
def sources_are_cited(records: Records) -> Iterator[Violation]:
    for record in records:
        if not isinstance(record, Source) and not record.citations:
            yield Violation(path=pointer(record.id, "citations"), message="no source is cited")


@rule(
    "PRV-02",
    severity=Severity.ERROR,
    meaning="the value of a rejected claim is not in its field",
    remedy="correct the field, or change the rank of the claim",
)
def rejected_values_are_not_used(records: Records) -> Iterator[Violation]:
    for record, index, claim in _claims(records):
        if (
            claim.rank is ClaimRank.REJECTED
            and claim.value is not None
            and claim.value == written_value(record, claim.field)
        ):
            yield Violation(
                path=pointer(record.id, "claims", index),
                message=f"this claim rejects {short_json(claim.value)}, but {claim.field} holds it",
                value=claim.value,
            )


@rule(
    "PRV-03",
    severity=Severity.ERROR,
    meaning="the preferred claims on a field have the same value, which the field holds",
    remedy="prefer one value, and put it into the field (a field with another value is a warning)",
)
def preferred_values_are_used(records: Records) -> Iterator[Violation]:
    first: dict[tuple[str, str | None], str] = {}
    for record, index, claim in _claims(records):
        if claim.rank is not ClaimRank.PREFERRED or claim.value is None:
            continue
        known = first.setdefault((record.id, claim.field), claim.value)
        held = written_value(record, claim.field)
        if known != claim.value:
            other, hint, severity = f"so is {short_json(known)}", "prefer one of the two values", Severity.ERROR
        elif held not in (None, claim.value):
            other, severity = f"the field holds {short_json(held)}", Severity.WARNING
            hint = "put the preferred value into the field, or change the rank of the claim"
        else:
            continue
        yield Violation(
            path=pointer(record.id, "claims", index),
            message=f"{short_json(claim.value)} is preferred for {claim.field}, but {other}",
            hint=hint,
            severity=severity,
            value=claim.value,
        )


@rule(
    "PRV-04",
    severity=Severity.ERROR,
    meaning="a citation points to something that its record has, and a claim to a field that its class has",
    remedy="correct the pointer; after a change to a list, count its indices again",
)
def pointers_lead_somewhere(records: Records) -> Iterator[Violation]:
    # A claim may be about a field that the record leaves out. If the claim has a value, its field must hold a single
    # value.
    for record in records:
        if isinstance(record, Source):
            continue
        yield from _unsupported(record, "/citations", record.citations)
        for index, claim in enumerate(record.claims):
            path = pointer("claims", index)
            yield from _unsupported(record, f"{path}/citations", claim.citations)
            target = None if claim.field is None else resolve_pointer(record, claim.field)
            if claim.field is not None and (target is None or (claim.value and not isinstance(target.shape, Leaf))):
                place = f"a field of this {record.kind}"
                expected = place if target is None else f"{place} with a single value"
                yield Violation(
                    path=f"{pointer(record.id)}{path}/field",
                    message=expected_got(expected, short_json(claim.field)),
                    hint="point to a single value, or leave out field and value and put the statement into says",
                    value=claim.field,
                )


def _unsupported(record: AnyRecord, path: str, citations: tuple[Citation, ...]) -> Iterator[Violation]:
    for index, citation in enumerate(citations):
        for number, pointed in enumerate(citation.supports):
            target = resolve_pointer(record, pointed)
            if target is None or target.value in (None, ()):
                yield Violation(
                    path=f"{pointer(record.id)}{path}{pointer(index, 'supports', number)}",
                    message=f"{short_json(pointed)} points to nothing in this {record.kind}",
                    hint="point to what the source supports, or leave out supports if it supports the whole record",
                    value=pointed,
                )


@rule(
    "PRV-05",
    severity=Severity.NOTE,
    meaning="a preferred, disputed or rejected claim has a topic or a field, by which its rivals are found",
    remedy="give the topic that its rivals share, or the field that it is about",
)
def ranked_claims_have_rivals(records: Records) -> Iterator[Violation]:
    for record, index, claim in _claims(records):
        if claim.rank is not ClaimRank.ACCEPTED and claim.topic is None and claim.field is None:
            yield Violation(
                path=pointer(record.id, "claims", index),
                message=f"the claim is {claim.rank} but has neither a topic nor a field",
                value=str(claim.rank),
            )


def _claims(records: Records) -> Iterator[tuple[AnyRecord, int, Claim]]:
    for record in records:
        if not isinstance(record, Source):
            for index, claim in enumerate(record.claims):
                yield record, index, claim
