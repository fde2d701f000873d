"""Who says so: the citation and the claim, which every record but a Source carries.

Two sources that disagree both stay. The value held to be right stands in the field; the others stand as
claims with their rank, after the ranks of Wikidata statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.findings import Finding
from indokorea.values.ids import SourceRef
from indokorea.values.part import FieldsCheck, Part
from indokorea.values.text import JsonPointer, Slug
from indokorea.vocabulary.sources import ClaimRank


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Citation(Part):
    """A source, and the fields of the record that it supports.

    `supports` holds JSON Pointers into the record, such as `/actions/0/on`; none means the whole record.
    `locator` is where in the source: a page, an article, a paragraph.

    >>> Citation(source="source:mea-brief-2024", supports=("/name",), locator="p. 2").source
    'source:mea-brief-2024'
    """

    source: SourceRef
    supports: tuple[JsonPointer, ...] = ()
    locator: str | None = None


def _value_stands_in_a_field(field: str | None, value: str | None) -> Iterator[Finding]:
    if value is not None and field is None:
        yield Finding(
            code="impossible",
            path="/value",
            message="a value without the field that it is a value of",
            hint="name the field, or put the whole proposition in says",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Claim(Part):
    """What somebody says, kept with who says it and how far it is held to be right.

    `says` is the proposition in our own words. `field` is a JSON Pointer to the field that it is about, None
    where no field holds it; `value` is the claimed value as the wire writes it. Rival claims share a `topic`.
    Raises InvalidRecord when there is a value but no field.

    >>> Claim(says="the exercise was the first between the two navies", rank=ClaimRank.DISPUTED).rank
    ClaimRank.DISPUTED
    """

    says: str
    field: JsonPointer | None = None
    value: str | None = None
    rank: ClaimRank = ClaimRank.ACCEPTED
    topic: Slug | None = None
    citations: tuple[Citation, ...] = ()
    note: str | None = None

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_value_stands_in_a_field,)
