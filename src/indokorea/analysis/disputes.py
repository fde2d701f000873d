"""Contested facts: the recorded value, the rival claims, and the number of sources for each side.

Claims belong together if they share a topic, on any records, or are about the same field of a record. Together they are
a dispute if at least one of them is disputed or rejected; claims that are all accepted do not contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from indokorea.analysis.evidence import RANKS
from indokorea.analysis.independent_sources import EvidenceFigures, figures_of
from indokorea.collection.citations_for import citations_for
from indokorea.collection.pointers import resolve_pointer, written_value
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.render.result_table import Result
from indokorea.search.normalisation import normalised_key
from indokorea.values.money import Money
from indokorea.vocabulary.sources import ClaimRank

CONTESTED = frozenset({ClaimRank.DISPUTED, ClaimRank.REJECTED})


@attrs.frozen(kw_only=True)
class DisputeSide:
    """One side of a dispute: a value or a proposition, with its claims and citations.

    `record` is the record that it is about, and `field` the JSON Pointer of the field, None if it is about no single
    field; `value` is the value as a document writes it. `says` is the proposition. `recorded` is True for the value
    that the field holds; if no claim repeats it, `says` and `claims` are empty and `rank` is None. The citations of a
    recorded value are those that name its field, or, if none does, those of the whole record.
    """

    record: AnyRecord
    field: str | None = None
    value: str | None = None
    says: str = ""
    rank: ClaimRank | None = None
    recorded: bool = False
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: EvidenceFigures

    def __str__(self) -> str:
        rank = str(self.rank) if self.rank is not None else "recorded"
        recorded = ", as recorded" if self.recorded and self.rank is not None else ""
        notes = "".join(f" [{claim.note}]" for claim in self.claims if claim.note)
        return f"{rank:<9} {self.text} ({self.figures}{recorded}){notes}"

    @property
    def text(self) -> str:
        """The proposition in words, or else the field and its value."""
        return self.says or f"{self.field} is {self._value_text}"

    @property
    def _value_text(self) -> str:
        """The value; an amount of money with its currency."""
        whole, _, last = (self.field or "").rpartition("/")
        target = resolve_pointer(self.record, whole) if last == "amount" else None
        return str(target.value) if target is not None and isinstance(target.value, Money) else short_json(self.value)


@attrs.frozen(kw_only=True, repr=False)
class Dispute(Result):
    """A contested fact: its sides, the recorded value first, then by rank from preferred to rejected.

    `topic` is what its claims share; None if they only share a field, or if there is one claim. `records` are those
    that it is about, in the order of the dossier.
    """

    topic: str | None
    records: tuple[AnyRecord, ...]
    sides: tuple[DisputeSide, ...]

    @property
    def settled(self) -> bool:
        """True if no side is disputed any more: every rival claim has been rejected."""
        return all(side.rank is not ClaimRank.DISPUTED for side in self.sides)

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each side, for tables and data frames."""
        return [
            {
                "topic": self.topic,
                "settled": self.settled,
                "id": side.record.id,
                "field": side.field,
                "value": side.value,
                "says": side.says or None,
                "rank": None if side.rank is None else str(side.rank),
                "recorded": side.recorded,
                **attrs.asdict(side.figures),
            }
            for side in self.sides
        ]

    def __repr__(self) -> str:
        about = ", ".join(record.id for record in self.records)
        return f"<Dispute: {self.topic or about}, {len(self.sides)} side{'' if len(self.sides) == 1 else 's'}>"

    def __str__(self) -> str:
        about = ", ".join(f"{record.label} ({record.id})" for record in self.records)
        head = f"{self.topic}: {about}" if self.topic else about
        return "\n".join(
            [head + (", settled" if self.settled else ""), *(f"  {side}{self._id_beside(side)}" for side in self.sides)]
        )

    def _id_beside(self, side: DisputeSide) -> str:
        """Return the id of the record of a recorded value, if the dispute is about several records."""
        return f", {side.record.id}" if side.recorded and len(self.records) > 1 else ""


# The place of a record in the collection, the place of a claim in that record, the record, and the claim.
PlacedClaim: TypeAlias = tuple[int, int, CitedRecord, Claim]


def disputes(
    records: Records, *, about: str | AnyRecord | None = None, sector: str | None = None, settled: bool | None = None
) -> tuple[Dispute, ...]:
    """Return the contested facts of a collection; `Dossier.disputes` describes the parameters."""
    subject = None if about is None else records[id_of(about)]
    if settled not in (None, True, False):
        raise InvalidValue.expected("True, False or None for settled", settled)
    in_sector = None if sector is None else {record.id for record in records.select(sector=sector)}
    found = (_dispute(records, group) for group in _groups(records) if any(one.rank in CONTESTED for *_, one in group))
    return tuple(
        dispute
        for dispute in found
        if (subject is None or subject in dispute.records)
        and (in_sector is None or any(record.id in in_sector for record in dispute.records))
        and settled in (None, dispute.settled)
    )


def _groups(records: Records) -> Iterable[list[PlacedClaim]]:
    """Return the claims that belong together, by topic or by field of a record, in the order of the first of each.

    A claim may join groups that were apart until then, by its topic and by its field; the earliest takes in the others.
    """
    groups: list[list[PlacedClaim]] = []
    place_of: dict[tuple[str, ...], int] = {}
    for order, record in enumerate(records):
        if not isinstance(record, CitedRecord):
            continue
        for number, claim in enumerate(record.claims):
            keys: list[tuple[str, ...]] = [] if claim.topic is None else [("topic", claim.topic)]
            keys += [] if claim.field is None else [("field", record.id, claim.field)]
            known = sorted({place_of[key] for key in keys if key in place_of})
            place = known[0] if known else len(groups)
            if not known:
                groups.append([])
            for other in known[1:]:
                groups[place] += groups[other]
                groups[other] = []
                place_of.update((key, place) for key, before in list(place_of.items()) if before == other)
            groups[place].append((order, number, record, claim))
            place_of.update(dict.fromkeys(keys, place))
    return (group for group in groups if group)


def _dispute(records: Records, group: list[PlacedClaim]) -> Dispute:
    group = sorted(group, key=lambda claim: claim[:2])
    sides = [*_claimed_sides(records, group), *_recorded_sides(records, group)]
    return Dispute(
        topic=next((claim.topic for *_, claim in group if claim.topic is not None), None),
        records=tuple(records[id] for id in dict.fromkeys(record.id for *_, record, _ in group)),
        sides=tuple(sorted(sides, key=_rank_order)),
    )


def _rank_order(side: DisputeSide) -> tuple[bool, int]:
    return not side.recorded, -1 if side.rank is None else RANKS.index(side.rank)


def _claimed_sides(records: Records, group: list[PlacedClaim]) -> Iterator[DisputeSide]:
    """Yield a side for each claimed value and each proposition; claims that say the same are one side."""
    by_statement: dict[tuple[str | None, ...], list[PlacedClaim]] = {}
    for placed in group:
        *_, record, claim = placed
        statement = (record.id, claim.field, claim.value) if claim.value is not None else (normalised_key(claim.says),)
        by_statement.setdefault(statement, []).append(placed)
    for alike in by_statement.values():
        claims = tuple(sorted((claim for *_, claim in alike), key=lambda claim: RANKS.index(claim.rank)))
        record, first = alike[0][2], claims[0]
        recorded = first.value is not None and first.value == written_value(record, first.field)
        own = citations_for(record, first.field or "") if recorded else ()
        citations = tuple(dict.fromkeys([*(one for claim in claims for one in claim.citations), *own]))
        yield DisputeSide(
            record=records[record.id],
            field=first.field,
            value=first.value,
            says=first.says,
            rank=first.rank,
            recorded=recorded,
            claims=claims,
            citations=citations,
            figures=figures_of(records, citations),
        )


def _recorded_sides(records: Records, group: list[PlacedClaim]) -> Iterator[DisputeSide]:
    """Yield a side for each recorded value that no claim repeats."""
    claimed = {(record.id, claim.field, claim.value) for *_, record, claim in group}
    for id, field in dict.fromkeys((record.id, claim.field) for *_, record, claim in group):
        record = records[id]
        assert isinstance(record, CitedRecord)
        value = written_value(record, field)
        if field is not None and value is not None and (id, field, value) not in claimed:
            citations = citations_for(record, field)
            yield DisputeSide(
                record=record,
                field=field,
                value=value,
                recorded=True,
                citations=citations,
                figures=figures_of(records, citations),
            )
