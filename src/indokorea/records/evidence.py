"""Who says so: the citation and the claim, which every record but a Source carries.

Two sources that disagree both stay. The value held to be right stands in the field; the others stand as
claims with their rank, after the ranks of Wikidata statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import SourceRef
from indokorea.fields.text_rules import JsonPointer, Slug
from indokorea.findings import Finding
from indokorea.vocabulary.sources import ClaimRank


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Citation(Part):
    """A source, and the fields of the record that it supports.

    >>> Citation(source="source:mea-brief-2024", supports=("/name",), locator="p. 2").source
    'source:mea-brief-2024'
    """

    source: SourceRef
    """The page or text that says so (`hadPrimarySource` in PROV-O)."""
    supports: tuple[JsonPointer, ...] = ()
    """JSON Pointers to the fields it bears out, such as `/actions/0/on`; none means the whole record."""
    locator: str | None = None
    """Where in the source to look: a page, an article, a paragraph."""


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

    Raises InvalidRecord when there is a value but no field.

    >>> Claim(says="the exercise was the first between the two navies", rank=ClaimRank.DISPUTED).rank
    ClaimRank.DISPUTED
    """

    says: str
    """The proposition in our own words, as a sentence that can be true or false."""
    field: JsonPointer | None = None
    """A JSON Pointer to the field it is about; absent where no field holds such a thing."""
    value: str | None = None
    """The claimed value as the wire writes it, such as `2009-08-07`; only together with `field`."""
    rank: ClaimRank = ClaimRank.ACCEPTED
    """How far it is held to be right, after the ranks of Wikidata statements."""
    topic: Slug | None = None
    """The slug that rival claims share, so that they are found together."""
    citations: tuple[Citation, ...] = ()
    """Who says so."""
    note: str | None = None
    """Why it has this rank, or what else a reader should know."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_value_stands_in_a_field,)
