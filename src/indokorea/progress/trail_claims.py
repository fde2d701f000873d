"""The claims of a trail: those about the undertaking, those of any record on the same topic, and who makes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection.records import Records
from indokorea.progress.related_records import RelatedRecords, beside
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.result_table import Result
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.sources import ClaimType

ON_THE_SAME_TOPIC = "on the same topic"


@attrs.frozen(kw_only=True, repr=False)
class TrailClaim(Result):
    """A claim about an undertaking or on its topic: what is said, how far it is believed, and who says so.

    `claim` is the claim, `record_id` the id of the record that holds it and `path` a JSON Pointer into that record.
    `relation` says how that record is related to the undertaking, as in a step; "on the same topic" for any other.
    """

    noun = "claim"

    claim: Claim
    record_id: str
    path: str
    relation: str

    @property
    def heading(self) -> str:
        """The rank of the claim, and its type if it is not a fact."""
        type = "" if self.claim.type is ClaimType.FACT else f", {humanise(self.claim.type)}"
        return f"{self.claim.rank}{type}"

    @property
    def remarks(self) -> str:
        """The note of the claim, and the day on which its fact was last looked for."""
        checked = "" if self.claim.checked_on is None else f"Looked for on {self.claim.checked_on}."
        return " ".join(filter(None, (self.claim.note, checked)))

    def row(self) -> dict[str, Any]:
        """Return the claim as a dict of plain values; `sources` is a list."""
        return {
            "says": self.claim.says,
            "type": str(self.claim.type),
            "rank": str(self.claim.rank),
            "by": self.claim.by,
            "topic": self.claim.topic,
            "checked_on": None if self.claim.checked_on is None else str(self.claim.checked_on),
            "note": self.claim.note,
            "record": self.record_id,
            "path": self.path,
            "relation": self.relation,
            "sources": [citation.source for citation in self.claim.citations],
        }

    def __str__(self) -> str:
        by = [f"by {self.claim.by}"] if self.claim.by else []
        by += [count_text(len(self.claim.citations), "source")] if self.claim.citations else []
        said = f"{self.heading}: {self.claim.says}" + (f" ({', '.join(by)})" if by else "")
        return said + beside(self.relation, self.record_id)


def claims_of(records: Records, related: RelatedRecords, day: PartialDate) -> Iterator[TrailClaim]:
    """Yield the claims of the core, those of any record on the same topics, and expectations that the core meets.

    A claim that was checked only later, or whose sources were all published later, is left out.
    """
    own = [(one, place, claim) for one in related.core_in_order for place, claim in enumerate(_claims_of(records[one]))]
    found = {(one, place): claim for one, place, claim in own}
    claims = records.cached(claims_by_key)
    for key in (*dict.fromkeys(claim.topic for *_, claim in own), *related.core_in_order):
        for one, place, claim in claims.get(key or "", ()):
            found.setdefault((one, place), claim)
    for (one, place), claim in found.items():
        if not _is_later_claim(records, claim, day):
            relation = related.relations.get(one, ON_THE_SAME_TOPIC)
            yield TrailClaim(claim=claim, record_id=one, path=f"/claims/{place}", relation=relation)


def _claims_of(record: AnyRecord) -> tuple[Claim, ...]:
    return record.claims if isinstance(record, CitedRecord) else ()


def claims_by_key(records: Records) -> dict[str, list[tuple[str, int, Claim]]]:
    """Return the claims of a collection by their topic, and by the undertakings that they name in `done_by`.

    `records.cached(claims_by_key)` computes it once. A topic is a slug, and an id has a colon, so they never meet.
    """
    found: dict[str, list[tuple[str, int, Claim]]] = {}
    for record in records:
        for place, claim in enumerate(_claims_of(record)):
            for key in dict.fromkeys((claim.topic, *claim.done_by)):
                if key is not None:
                    found.setdefault(key, []).append((record.id, place, claim))
    return found


def _is_later_claim(records: Records, claim: Claim, day: PartialDate) -> bool:
    """Return True if a claim was certainly not yet made on the day."""
    if claim.checked_on is not None and claim.checked_on.definitely_after(day):
        return True
    sources = [records.get(citation.source) for citation in claim.citations]
    published = [one.published for one in sources if isinstance(one, Source) and one.published is not None]
    return bool(sources) and len(published) == len(sources) and all(one.definitely_after(day) for one in published)
