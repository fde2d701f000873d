"""Contested facts: what stands, what is said otherwise, and how many speak for each side.

Claims belong together when they share a topic, on whatever records, or are about one field of one record. Together they
are a dispute when at least one of them is disputed or rejected; claims that are all accepted do not contradict each
other, they only say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from indokorea.analysis.evidence import RANKS, supporting
from indokorea.analysis.independent_sources import EvidenceFigures, figures_of
from indokorea.collection.pointers import resolve_pointer
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
    """One side of a dispute: a value or a proposition, and who speaks for it.

    `record` bears it, and `field` is the JSON Pointer of the field that it is about, None where no field holds it;
    `value` is as the wire writes it. `says` is the proposition. `stands` tells whether this is the value that stands in
    the field; where only the field says so, `says` and `claims` are empty and `rank` is None. What stands rests on the
    citations that name its field, or, where none does, on those of the whole record.
    """

    record: AnyRecord
    field: str | None = None
    value: str | None = None
    says: str = ""
    rank: ClaimRank | None = None
    stands: bool = False
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: EvidenceFigures

    def __str__(self) -> str:
        rank = str(self.rank) if self.rank is not None else "stands"
        standing = ", as it stands" if self.stands and self.rank is not None else ""
        notes = "".join(f" [{claim.note}]" for claim in self.claims if claim.note)
        return f"{rank:<9} {self.said} ({self.figures}{standing}){notes}"

    @property
    def said(self) -> str:
        """What is said, in words: the proposition, or else the field and its value."""
        return self.says or f"{self.field} is {self._shown}"

    @property
    def _shown(self) -> str:
        """The value; that of an amount with its currency."""
        whole, _, last = (self.field or "").rpartition("/")
        spot = resolve_pointer(self.record, whole) if last == "amount" else None
        return str(spot.value) if spot is not None and isinstance(spot.value, Money) else short_json(self.value)


@attrs.frozen(kw_only=True, repr=False)
class Dispute(Result):
    """A contested fact: its sides, the one that stands first, then the preferred, accepted, disputed and rejected.

    `topic` is what its claims share, None where they only share a field or stand alone. `records` are those that it is
    about, in the order of the dossier.
    """

    topic: str | None
    records: tuple[AnyRecord, ...]
    sides: tuple[DisputeSide, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing in it is disputed any more: what was said otherwise has been rejected."""
        return all(side.rank is not ClaimRank.DISPUTED for side in self.sides)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each side, for tables and data frames."""
        return [
            {
                "topic": self.topic,
                "settled": self.settled,
                "id": side.record.id,
                "field": side.field,
                "value": side.value,
                "says": side.says or None,
                "rank": None if side.rank is None else str(side.rank),
                "stands": side.stands,
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
            [head + (", settled" if self.settled else ""), *(f"  {side}{self._whose(side)}" for side in self.sides)]
        )

    def _whose(self, side: DisputeSide) -> str:
        """Whose field it is that stands, where that may be one of several records."""
        return f", {side.record.id}" if side.stands and len(self.records) > 1 else ""


# The place of a record and that of a claim there, the record, and the claim.
Told: TypeAlias = tuple[int, int, CitedRecord, Claim]


def disputes(
    records: Records, *, about: str | AnyRecord | None = None, sector: str | None = None, settled: bool | None = None
) -> tuple[Dispute, ...]:
    """The contested facts of a collection; `Dossier.disputes` tells what it takes."""
    asked = None if about is None else records[id_of(about)]
    if settled not in (None, True, False):
        raise InvalidValue.from_message(f"settled is True, False or None, not {short_json(settled)}", value=settled)
    concerned = None if sector is None else {record.id for record in records.select(sector=sector)}
    found = (_dispute(records, group) for group in _groups(records) if any(one.rank in CONTESTED for *_, one in group))
    return tuple(
        dispute
        for dispute in found
        if (asked is None or asked in dispute.records)
        and (concerned is None or any(record.id in concerned for record in dispute.records))
        and settled in (None, dispute.settled)
    )


def _groups(records: Records) -> Iterable[list[Told]]:
    """The claims that belong together, by topic or by field of a record, in the order of the first of each."""
    groups: list[list[Told]] = []
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


def _dispute(records: Records, group: list[Told]) -> Dispute:
    group = sorted(group, key=lambda told: told[:2])
    sides = [*_claimed(records, group), *_standing(records, group)]
    return Dispute(
        topic=next((claim.topic for *_, claim in group if claim.topic is not None), None),
        records=tuple(records[id] for id in dict.fromkeys(record.id for *_, record, _ in group)),
        sides=tuple(sorted(sides, key=_weight)),
    )


def _weight(side: DisputeSide) -> tuple[bool, int]:
    return not side.stands, -1 if side.rank is None else RANKS.index(side.rank)


def _claimed(records: Records, group: list[Told]) -> Iterator[DisputeSide]:
    """A side for each value of a field and for each proposition; claims that say the same are one side."""
    by_says: dict[tuple[str | None, ...], list[Told]] = {}
    for told in group:
        *_, record, claim = told
        same = (record.id, claim.field, claim.value) if claim.value is not None else (normalised_key(claim.says),)
        by_says.setdefault(same, []).append(told)
    for same_says in by_says.values():
        claims = tuple(sorted((claim for *_, claim in same_says), key=lambda claim: RANKS.index(claim.rank)))
        record, first = same_says[0][2], claims[0]
        stands = first.value is not None and first.value == _written(record, first.field)
        own = _behind(record, first.field) if stands else ()
        citations = tuple(dict.fromkeys([*(one for claim in claims for one in claim.citations), *own]))
        yield DisputeSide(
            record=records[record.id],
            field=first.field,
            value=first.value,
            says=first.says,
            rank=first.rank,
            stands=stands,
            claims=claims,
            citations=citations,
            figures=figures_of(records, citations),
        )


def _standing(records: Records, group: list[Told]) -> Iterator[DisputeSide]:
    """A side for each value that stands in a field and that no claim repeats."""
    claimed = {(record.id, claim.field, claim.value) for *_, record, claim in group}
    for id, field in dict.fromkeys((record.id, claim.field) for *_, record, claim in group):
        record = records[id]
        assert isinstance(record, CitedRecord)
        value = _written(record, field)
        if field is not None and value is not None and (id, field, value) not in claimed:
            citations = _behind(record, field)
            yield DisputeSide(
                record=record,
                field=field,
                value=value,
                stands=True,
                citations=citations,
                figures=figures_of(records, citations),
            )


def _behind(record: CitedRecord, field: str | None) -> tuple[Citation, ...]:
    """Who says what stands in a field: the citations that name it, or, where none does, those of the whole record."""
    citations = supporting(record, field or "")
    return tuple(citation for citation in citations if citation.supports) or citations


def _written(record: CitedRecord, field: str | None) -> str | None:
    spot = None if field is None else resolve_pointer(record, field)
    return None if spot is None else spot.written
