"""The evidence of a record: citations and claims. Every record but a Source has them.

If two sources disagree, both are kept. The field holds the value that is believed to be right; the others are claims,
each with a rank after the ranks of Wikidata statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import SourceRef, SpeakerRef, UndertakingRef
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import JsonPointer, Slug
from indokorea.findings import Finding
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.vocabulary.converters import to_claim_rank, to_claim_type
from indokorea.vocabulary.sources import ClaimRank, ClaimType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Citation(Part):
    """A source, and the fields of the record that it supports.

    >>> Citation(source="source:mea-brief-2024", supports=("/name",), locator="p. 2").source
    'source:mea-brief-2024'
    """

    source: Annotated[SourceRef, SameAs("prov:hadPrimarySource")]
    """The cited page or text."""
    supports: tuple[JsonPointer, ...] = ()
    """JSON Pointers to the fields that it supports, such as `/actions/0/on`; empty means the whole record."""
    locator: str | None = None
    """The place in the source: a page, an article, a paragraph."""


def _check_value_has_field(field: str | None, value: str | None) -> Iterator[Finding]:
    if value is not None and field is None:
        yield Finding(
            code="impossible",
            path="/value",
            message="value is given without field",
            hint="name the field, or write the whole statement in says",
        )


def _check_only_an_expectation_is_met(type: ClaimType, done_by: tuple[str, ...]) -> Iterator[Finding]:
    if done_by and type is not ClaimType.EXPECTATION:
        yield Finding(
            code="impossible",
            path="/done_by",
            message=f"a claim of type {type} has done_by",
            hint="leave out done_by; only an expectation is met by an undertaking",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Claim(Part):
    """A statement about a record, with its sources and a rank.

    Raises InvalidRecord when there is a value but no field, and when anything but an expectation has `done_by`.

    >>> Claim(says="the exercise was the first between the two navies", rank=ClaimRank.DISPUTED).rank
    ClaimRank.DISPUTED
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Claim",)

    says: str
    """The statement in our own words, as a sentence that can be true or false."""
    type: ClaimType = attrs.field(default=ClaimType.FACT, converter=to_claim_type)
    """The type of claim: a fact, a first, an expectation, an assessment."""
    by: Annotated[SpeakerRef | None, SameAs("schema:author")] = None
    """The person or the side that says so; absent if the source itself does."""
    field: JsonPointer | None = None
    """A JSON Pointer to the field that it is about; absent if no field holds such a fact."""
    value: str | None = None
    """The claimed value as it is written in JSON, such as `2009-08-07`; only together with `field`."""
    rank: ClaimRank = attrs.field(default=ClaimRank.ACCEPTED, converter=to_claim_rank)
    """How far it is believed, after the ranks of Wikidata statements."""
    topic: Slug | None = None
    """A slug that rival claims share, so that they are found together."""
    done_by: tuple[UndertakingRef, ...] = ()
    """The undertakings that do what was expected; only of an expectation."""
    citations: tuple[Citation, ...] = ()
    """The sources of the claim."""
    checked_on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day on which its fact was last looked for, above all where nothing was found."""
    note: str | None = None
    """The reason for the rank, or other remarks."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_value_has_field, _check_only_an_expectation_is_met)
    not_events: ClassVar[tuple[str, ...]] = ("checked_on",)
