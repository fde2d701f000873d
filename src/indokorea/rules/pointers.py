"""Pointers from evidence into a record: a citation's to what it supports, a claim's to what it disputes."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.pointers import resolve_pointer
from indokorea.collection.records import Records
from indokorea.fields.shape import Leaf
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source


def pointers_lead_somewhere(records: Records) -> Iterator[Finding]:
    """PRV-04: a citation supports something that the record has, a claim is about a field that the class has.

    A claim may be about a field that the record leaves out; its value is that of a field that holds a single one.
    """
    for record in records:
        if isinstance(record, Source):
            continue
        yield from _unsupported(record, "/citations", record.citations)
        for place, claim in enumerate(record.claims):
            path = pointer("claims", place)
            yield from _unsupported(record, f"{path}/citations", claim.citations)
            spot = None if claim.field is None else resolve_pointer(record, claim.field)
            if claim.field is not None and (spot is None or (claim.value and not isinstance(spot.shape, Leaf))):
                fault = "names no field of" if spot is None else "holds no single value in"
                yield Finding(
                    code="PRV-04",
                    path=f"{pointer(record.id)}{path}/field",
                    message=f"{short_json(claim.field)} {fault} this {record.kind}",
                    hint="point to the single value, or leave field and value out and put it all in says",
                    value=short_json(claim.field),
                )


def _unsupported(record: AnyRecord, path: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
    for place, citation in enumerate(citations):
        for number, pointed in enumerate(citation.supports):
            spot = resolve_pointer(record, pointed)
            if spot is None or spot.value in (None, ()):
                yield Finding(
                    code="PRV-04",
                    path=f"{pointer(record.id)}{path}{pointer(place, 'supports', number)}",
                    message=f"{short_json(pointed)} leads to nothing in this {record.kind}",
                    hint="point to what the source supports, or to nothing for the whole record",
                    value=short_json(pointed),
                )
