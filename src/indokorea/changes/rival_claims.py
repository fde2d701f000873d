"""Values that lost their field and are kept as claims, with the sources that gave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from indokorea.changes.positions import translated
from indokorea.collection.citations_for import citations_for
from indokorea.collection.pointers import written_value
from indokorea.errors import Invalid
from indokorea.messages import short_json
from indokorea.records.base import CitedRecord, Record
from indokorea.records.evidence import Citation, Claim
from indokorea.vocabulary.sources import ClaimRank

if TYPE_CHECKING:
    from indokorea.changes.conflict import Conflict
    from indokorea.changes.three_way import OpenRecord
    from indokorea.records.kinds import AnyRecord

# Fields about which no claim is made: the evidence itself, and data of a user's own.
UNCLAIMED_FIELDS = ("citations", "claims", "extensions")


def with_rival_claims(record: OpenRecord) -> AnyRecord | OpenRecord:
    """Return our record with each of their values in conflict as a disputed claim.

    The OpenRecord itself is returned if one of the conflicts is about something else than a single value that both
    records can hold, or if the record cannot have claims.
    """
    merged = record.merged
    if merged is None:
        return record
    claimed: AnyRecord | None = merged.record
    for conflict in record.conflicts:
        claimed = None if claimed is None else _with_rival_claim(claimed, conflict, record)
    return record if claimed is None else claimed


def _with_rival_claim(record: AnyRecord, conflict: Conflict, open_record: OpenRecord) -> AnyRecord | None:
    """Return a record with their value of one conflict as a claim; None if it cannot be one."""
    assert open_record.merged is not None
    base, ours, theirs = open_record.unmerged
    ours_path, theirs_path = conflict.ours_path, conflict.theirs_path
    if not isinstance(record, CitedRecord) or ours_path is None or theirs_path is None:
        return None
    value = written_value(theirs, theirs_path)
    if value is None or theirs_path.split("/")[1] in UNCLAIMED_FIELDS:
        return None
    field = translated(ours_path, open_record.merged.positions.ours)
    own = {place_in_source(one) for one in cited_by_name(ours, ours_path)}
    known = {place_in_source(one) for one in cited_by_name(base, conflict.path)}
    sources = list(cited_by_name(theirs, theirs_path))
    # The sources that they added for the value; if they added none, all that they name for the field.
    new = [one for one in sources if place_in_source(one) not in known]
    try:
        claim = rival_claim(field, value, ClaimRank.DISPUTED, new or sources)
        return attrs.evolve(
            record,
            claims=(*record.claims, claim),
            citations=without_support(record.citations, field, lambda one: place_in_source(one) not in own),
        )
    except Invalid:
        return None


def rival_claim(
    field: str, value: str | None, rank: ClaimRank, citations: Iterable[Citation], *, shown: str = "", note: str = ""
) -> Claim:
    """Return the claim that a field has another value, which the citations give.

    `shown` is the value in the statement if it is an object or a list. Raises InvalidRecord for a value that a claim
    cannot have, such as a very long text.
    """
    whole = dict.fromkeys(attrs.evolve(citation, supports=()) for citation in citations)
    says = f"{field} is {shown or short_json(value)}"
    return Claim(says=says, field=field, value=value, rank=rank, citations=tuple(whole), note=note or None)


def cited_by_name(record: Record, path: str) -> Iterator[Citation]:
    """Yield the citations of a record that name a field itself."""
    return (citation for citation in citations_for(record, path) if path in citation.supports)


def without_support(
    citations: Iterable[Citation], path: str, is_dropped: Callable[[Citation], bool]
) -> tuple[Citation, ...]:
    """Return citations of which those that are dropped no longer support a field; one that supports nothing is gone."""
    kept: list[Citation] = []
    for citation in citations:
        if path not in citation.supports or not is_dropped(citation):
            kept.append(citation)
        elif len(citation.supports) > 1:
            kept.append(attrs.evolve(citation, supports=tuple(one for one in citation.supports if one != path)))
    return tuple(kept)


def place_in_source(citation: Citation) -> tuple[str, str | None]:
    """Return the source of a citation and the place in it, without what it supports."""
    return citation.source, citation.locator
