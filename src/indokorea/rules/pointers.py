"""Pointers from evidence into a record: a citation's to what it supports, a claim's to what it disputes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection import Records
from indokorea.evidence import Citation
from indokorea.findings import Finding, pointer, pointer_parts, shown
from indokorea.records import AnyRecord, Source
from indokorea.values.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of, text_leaf

# A place in a list (RFC 6901, section 4).
PLACE = re.compile("0|[1-9][0-9]{0,8}", re.ASCII)


@attrs.frozen
class Spot:
    """Where a pointer leads: what the field holds, and its value, None or empty where the record leaves it out."""

    shape: Shape
    value: Any

    @property
    def written(self) -> str | None:
        """A single value as text, as the wire writes it; None where there is none."""
        if not isinstance(self.shape, Leaf) or self.value is None:
            return None
        plain = self.shape.write(self.value)
        return str(plain).lower() if isinstance(plain, bool) else str(plain)


def spot_of(record: AnyRecord, path: str) -> Spot | None:
    """Where a pointer leads in a record; None where its class has no such field, or its list no such place.

    A list that the record leaves out may be thought to have a first place.
    """
    if path == "/kind":
        return Spot(text_leaf(None), record.kind)
    shape: Shape = Nested(type(record))
    value: Any = record
    for word in pointer_parts(path):
        if isinstance(shape, Nested):
            fields = shapes_of(shape.python)
            if word not in fields:
                return None
            shape, value = fields[word], None if value is None else getattr(value, word)
        elif isinstance(shape, Many):
            items: tuple[Any, ...] = value or (None,)
            if PLACE.fullmatch(word) is None or int(word) >= len(items):
                return None
            shape, value = shape.item, items[int(word)]
        else:
            return None
        if isinstance(shape, Maybe):
            shape = shape.item
    return Spot(shape, value)


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
            spot = None if claim.field is None else spot_of(record, claim.field)
            if claim.field is not None and (spot is None or (claim.value and not isinstance(spot.shape, Leaf))):
                fault = "names no field of" if spot is None else "holds no single value in"
                yield Finding(
                    code="PRV-04",
                    path=f"{pointer(record.id)}{path}/field",
                    message=f"{shown(claim.field)} {fault} this {record.kind}",
                    hint="point to the single value, or leave field and value out and put it all in says",
                    value=shown(claim.field),
                )


def _unsupported(record: AnyRecord, path: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
    for place, citation in enumerate(citations):
        for number, pointed in enumerate(citation.supports):
            spot = spot_of(record, pointed)
            if spot is None or spot.value in (None, ()):
                yield Finding(
                    code="PRV-04",
                    path=f"{pointer(record.id)}{path}{pointer(place, 'supports', number)}",
                    message=f"{shown(pointed)} leads to nothing in this {record.kind}",
                    hint="point to what the source supports, or to nothing for the whole record",
                    value=shown(pointed),
                )
