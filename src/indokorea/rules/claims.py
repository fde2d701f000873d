"""Claims: what stands in the field is held to be right, and rivals can be told."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.evidence import Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.vocabulary.sources import ClaimRank


def rejected_values(records: Records) -> Iterator[Finding]:
    """PRV-02: a value that is rejected does not stand in its field."""
    for record, place, claim in _claims(records):
        if claim.rank is ClaimRank.REJECTED and claim.value is not None and claim.value == _standing(record, claim):
            yield Finding(
                code="PRV-02",
                path=pointer(record.id, "claims", place),
                message=f"{short_json(claim.value)} is rejected and stands in {claim.field}",
                hint="correct the field, or rank the claim anew",
                value=short_json(claim.value),
            )


def preferred_values(records: Records) -> Iterator[Finding]:
    """PRV-03: the preferred claims on a field agree; one that differs from what stands there is a warning."""
    first: dict[tuple[str, str | None], str] = {}
    for record, place, claim in _claims(records):
        if claim.rank is not ClaimRank.PREFERRED or claim.value is None:
            continue
        known = first.setdefault((record.id, claim.field), claim.value)
        standing = _standing(record, claim)
        if known != claim.value:
            other, severity, hint = f"{short_json(known)} is preferred too", Severity.ERROR, "prefer one of them"
        elif standing not in (None, claim.value):
            other, severity = f"{short_json(standing)} stands there", Severity.WARNING
            hint = "put the preferred value in the field, or rank the claim anew"
        else:
            continue
        yield Finding(
            code="PRV-03",
            severity=severity,
            path=pointer(record.id, "claims", place),
            message=f"{short_json(claim.value)} is preferred for {claim.field}, and {other}",
            hint=hint,
            value=short_json(claim.value),
        )


def rivals_share_a_topic(records: Records) -> Iterator[Finding]:
    """PRV-05: a claim that is preferred, disputed or rejected has a topic or a field by which its rivals are found."""
    for record, place, claim in _claims(records):
        if claim.rank is not ClaimRank.ACCEPTED and claim.topic is None and claim.field is None:
            yield Finding(
                code="PRV-05",
                severity=Severity.NOTE,
                path=pointer(record.id, "claims", place),
                message=f"{claim.rank}, with neither topic nor field",
                hint="give the topic that its rivals share, or the field that it is about",
                value=short_json(str(claim.rank)),
            )


def _claims(records: Records) -> Iterator[tuple[AnyRecord, int, Claim]]:
    for record in records:
        if not isinstance(record, Source):
            for place, claim in enumerate(record.claims):
                yield record, place, claim


def _standing(record: AnyRecord, claim: Claim) -> str | None:
    """The value that stands in a claim's field, as the wire writes it."""
    spot = None if claim.field is None else resolve_pointer(record, claim.field)
    return spot.written if spot else None
