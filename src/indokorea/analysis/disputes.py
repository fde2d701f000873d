"""Contested facts: the recorded value, the rival claims, and the number of sources for each side.

Claims belong together if they share a topic, on any records, or are about the same field of a record. Together they are
a dispute if at least one of them is disputed or rejected; claims that are all accepted do not contradict each other.

A dispute is settled if no claim is disputed any more. Otherwise it is a conflict of fact if a disputed claim says that
something was so or was the first of its sort, and excludes another side: it gives another value for a field, or other
figures, or says the same of another name; or it is the only side, and contradicts the record. Everything else is a
reading of the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from indokorea._lazy import feature
from indokorea.analysis.evidence import RANKS
from indokorea.analysis.independent_sources import EvidenceFigures, figures_of
from indokorea.collection.citations_for import CitationIndex
from indokorea.collection.pointers import resolve_pointer, written_value
from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.errors import InvalidValue
from indokorea.json_pointer import pointer_parts
from indokorea.messages import short_json
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.registry import id_of
from indokorea.render.result_table import NO_RESULTS, AboutRecord, Result, ResultTable, to_results
from indokorea.search.normalisation import normalised_key
from indokorea.values.money import Money
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.base import member_of
from indokorea.vocabulary.sources import ClaimRank, ClaimType, DisputeEffect, DisputeType

CONTESTED = frozenset({ClaimRank.DISPUTED, ClaimRank.REJECTED})

# Claims that nothing of the record decides.
NOT_FACTS = frozenset({ClaimType.ASSESSMENT, ClaimType.EXPECTATION})

# Lists of dated steps, whose fields of these names decide a status or a stage; an outcome and a tier do so anywhere.
STEPS = frozenset({"actions", "updates", "phases", "steps"})
STATUS_FIELDS = frozenset({"status", "type"})
OUTCOMES = frozenset({"outcome", "tier"})
DATES = frozenset(
    {"on", "effective", "until", "since", "by", "date", "period", "planned", "window", "attested", "founded"}
)
SUMS = frozenset(
    {"money", "amount", "value", "quantity", "quantities", "budget", "goals", "stake", "personnel", "rate"}
)

# Figures in a statement: numbers, number words and months. `the two` are the sides.
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FIGURE = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|\b(?<![Tt]he )(?:{'|'.join((*NUMBER_WORDS, *MONTHS))})\b")


@attrs.frozen(kw_only=True, repr=False)
class DisputeSide(AboutRecord, Result):
    """One side of a dispute: a value or a proposition, with its claims and citations.

    `record` is the record that it is about, and `field` the JSON Pointer of the field, None if it is about no single
    field; `value` is the value as a document writes it. `says` is the proposition. `recorded` is True for the value
    that the field holds; if no claim repeats it, `says` and `claims` are empty and `rank` is None. The citations of a
    recorded value are those that name its field, or, if none does, those of the whole record.
    """

    noun = "side"

    record: AnyRecord
    field: str | None = None
    value: str | None = None
    says: str = ""
    rank: ClaimRank | None = None
    recorded: bool = False
    claims: ResultTable[Claim] = attrs.field(default=NO_RESULTS, converter=to_results)
    citations: ResultTable[Citation] = attrs.field(default=NO_RESULTS, converter=to_results)
    figures: EvidenceFigures

    def row(self) -> dict[str, Any]:
        """Return the side as one flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "field": self.field,
            "value": self.value,
            "says": self.says or None,
            "rank": None if self.rank is None else str(self.rank),
            "recorded": self.recorded,
            **attrs.asdict(self.figures),
        }

    def __str__(self) -> str:
        rank = str(self.rank) if self.rank is not None else "recorded"
        recorded = ", as recorded" if self.recorded and self.rank is not None else ""
        notes = "".join(f" [{claim.note}]" for claim in self.claims if claim.note)
        what = self.says or feature("value_text")(self.record, self.field or "", self.value)
        return f"{rank:<9} {what} ({self.figures}{recorded}){notes}"

    @property
    def text(self) -> str:
        """The proposition in words, or else the field and its value."""
        return self.says or f"{self.field} is {self._value_text}"

    @property
    def _value_text(self) -> str:
        """The value; an amount with its currency or its unit."""
        whole, _, last = (self.field or "").rpartition("/")
        target = resolve_pointer(self.record, whole) if last in ("amount", "value") else None
        return (
            str(target.value)
            if target is not None and isinstance(target.value, Money | Quantity)
            else short_json(self.value)
        )


@attrs.frozen(kw_only=True, repr=False)
class Dispute(Result):
    """A contested fact: its sides, the recorded value first, then by rank from preferred to rejected.

    `topic` is what its claims share; None if they only share a field, or if there is one claim. `records` are those
    that it is about, in the order of the dossier.
    """

    topic: str | None
    records: Selection[AnyRecord]
    sides: ResultTable[DisputeSide]

    @property
    def type(self) -> DisputeType:
        """Whether its sides contradict each other about facts, and whether that is settled."""
        disputed = [side for side in self.sides if any(claim.rank is ClaimRank.DISPUTED for claim in side.claims)]
        if not disputed:
            return DisputeType.SETTLED
        factual = [side for side in disputed if any(claim.type not in NOT_FACTS for claim in side.claims)]
        conflicts = len(self.sides) == 1 or _exclude_others(factual, self.sides)
        return DisputeType.CONFLICT if factual and conflicts else DisputeType.READING

    @property
    def moves(self) -> DisputeEffect | None:
        """What it would change, by the fields that it is about; None if nothing, as of a settled one."""
        if self.type is DisputeType.SETTLED:
            return None
        effects = {effect_of(side.field) for side in self.sides if side.field is not None}
        return next((effect for effect in DisputeEffect if effect in effects), None)

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each side, for tables and data frames."""
        moves = None if self.moves is None else str(self.moves)
        shared = {"topic": self.topic, "type": str(self.type), "moves": moves}
        return [shared | side.row() for side in self.sides]

    def __repr__(self) -> str:
        about = ", ".join(record.id for record in self.records)
        return f"<Dispute: {self.topic or about}, {len(self.sides)} side{'' if len(self.sides) == 1 else 's'}>"

    def __str__(self) -> str:
        about = ", ".join(f"{record.label} ({record.id})" for record in self.records)
        head = f"{self.topic}: {about}" if self.topic else about
        return "\n".join([f"{head}, {self.verdict}", *(f"  {side}{self._id_beside(side)}" for side in self.sides)])

    @property
    def verdict(self) -> str:
        """Its type in words, with what it would change."""
        return f"{self.type}{f' about a {self.moves}' if self.moves else ''}"

    def _id_beside(self, side: DisputeSide) -> str:
        """Return the id of the record of a recorded value, if the dispute is about several records."""
        return f", {side.record.id}" if side.recorded and len(self.records) > 1 else ""


def effect_of(field: str) -> DisputeEffect | None:
    """Return what the value of a field decides, by its JSON Pointer.

    >>> [effect_of(one) for one in ("/actions/0/on", "/updates/1/status", "/target/money/amount", "/name/en")]
    [DisputeEffect.DATE, DisputeEffect.STATUS, DisputeEffect.SUM, None]
    """
    names = [name for name in pointer_parts(field) if not name.isdecimal()]
    last = names[-1]
    if last in OUTCOMES or (names[0] in STEPS and (len(names) == 1 or last in STATUS_FIELDS)):
        return DisputeEffect.STATUS
    if last in DATES:
        return DisputeEffect.DATE
    return DisputeEffect.SUM if SUMS.intersection(names) else None


def _exclude_others(some: list[DisputeSide], sides: Sequence[DisputeSide]) -> bool:
    """Return True if some of the sides exclude another one.

    A side does if it gives a value of its own for a field, says that something was the first of its sort, names other
    figures than another side, or says the same of another name. Linear in the sides, but for sides that differ and name
    each the figures of the one before and more: their number is the root of the length of their text at most.
    """
    if any(one.value is not None or any(claim.type is ClaimType.FIRST for claim in one.claims) for one in some):
        return True
    all_figures = {figures_in(side.says) for side in sides if side.says}
    for figures in {figures_in(side.says) for side in some}:
        if not all(figures <= other or other <= figures for other in all_figures):
            return True
    names_with: dict[frozenset[str], set[frozenset[str]]] = {}
    for side in sides:
        names, words = _names_and_words(side.says)
        names_with.setdefault(words, set()).add(names)
    return any(len(names_with[_names_and_words(side.says)[1]]) > 1 for side in some)


def figures_in(text: str) -> frozenset[str]:
    """Return the numbers and months that a text names.

    >>> sorted(figures_in("In May the two signed six of 1,000."))
    ['1,000', '6', 'May']
    """
    # The first word has a capital letter in any case.
    lowered = text[:1].lower() + text[1:]
    found: list[str] = FIGURE.findall(lowered)
    return frozenset(NUMBER_WORDS.get(one, one) for one in found)


def _names_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text after the first that have a capital letter, and the others."""
    first, *rest = re.findall(r"\w+", text) or ("",)
    names = frozenset(word for word in rest if word[0].isupper())
    return names, frozenset((first.lower(), *rest)) - names


# The place of a record in the collection, the place of a claim in that record, the record, and the claim.
PlacedClaim: TypeAlias = tuple[int, int, CitedRecord, Claim]


def disputes(
    records: Records,
    *,
    about: str | AnyRecord | None = None,
    sector: str | None = None,
    type: DisputeType | str | None = None,
) -> tuple[Dispute, ...]:
    """Return the contested facts of a collection; `Dossier.disputes` describes the parameters."""
    subject = None if about is None else records[id_of(about)].id
    wanted = None if type is None else _dispute_type(type)
    in_sector = None if sector is None else {record.id for record in records.select(sector=sector)}
    reader = _Reader(records)
    found = (
        reader.dispute(group)
        for group in _groups(records)
        if any(claim.rank in CONTESTED for *_, claim in group)
        and (subject is None or any(record.id == subject for *_, record, _ in group))
        and (in_sector is None or any(record.id in in_sector for *_, record, _ in group))
    )
    order = (*DisputeEffect, None)
    kept = [dispute for dispute in found if wanted is None or dispute.type is wanted]
    return tuple(sorted(kept, key=lambda dispute: order.index(dispute.moves)))


def _dispute_type(word: DisputeType | str) -> DisputeType:
    found = member_of(DisputeType, word) if isinstance(word, str) else word
    if not isinstance(found, DisputeType):
        raise InvalidValue.expected("a type of dispute", word, hint=f"write one of {', '.join(map(str, DisputeType))}")
    return found


def _groups(records: Records) -> Iterable[list[PlacedClaim]]:
    """Return the claims that belong together, by topic or by field of a record, in the order of the first of each.

    Disjoint sets with path halving (Tarjan and van Leeuwen 1984): a claim joins the sets of its topic and its field,
    in time that is all but linear in the claims.
    """
    parent: list[int] = []
    claims: list[PlacedClaim] = []
    first_of: dict[tuple[str, ...], int] = {}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for order, record in enumerate(records):
        if not isinstance(record, CitedRecord):
            continue
        for number, claim in enumerate(record.claims):
            here = len(claims)
            claims.append((order, number, record, claim))
            parent.append(here)
            keys: list[tuple[str, ...]] = [] if claim.topic is None else [("topic", claim.topic)]
            keys += [] if claim.field is None else [("field", record.id, claim.field)]
            for key in keys:
                one, other = root(first_of.setdefault(key, here)), root(here)
                # The earlier claim leads, so that the groups are in the order of their first claims.
                parent[max(one, other)] = min(one, other)
    groups: dict[int, list[PlacedClaim]] = {}
    for place, placed in enumerate(claims):
        groups.setdefault(root(place), []).append(placed)
    return groups.values()


class _Reader:
    """Makes disputes of claims; it looks up the citations of a record once, and counts the same citations once."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._lookups: dict[str, CitationIndex] = {}
        self._figures: dict[int, tuple[tuple[Citation, ...], EvidenceFigures]] = {}

    def dispute(self, group: list[PlacedClaim]) -> Dispute:
        """Return the dispute of claims that belong together, in the order of the collection."""
        sides = [*self._claimed_sides(group), *self._recorded_sides(group)]
        return Dispute(
            topic=next((claim.topic for *_, claim in group if claim.topic is not None), None),
            records=Selection(
                (self.records[id] for id in dict.fromkeys(record.id for *_, record, _ in group)), self.records
            ),
            sides=ResultTable(sorted(sides, key=_rank_order)),
        )

    def _claimed_sides(self, group: list[PlacedClaim]) -> Iterator[DisputeSide]:
        """Yield a side for each claimed value and each proposition; claims that say the same are one side."""
        by_statement: dict[tuple[str | None, ...], list[PlacedClaim]] = {}
        for placed in group:
            *_, record, claim = placed
            has_value = claim.value is not None
            statement = (record.id, claim.field, claim.value) if has_value else (normalised_key(claim.says),)
            by_statement.setdefault(statement, []).append(placed)
        for alike in by_statement.values():
            claims = tuple(sorted((claim for *_, claim in alike), key=lambda claim: RANKS.index(claim.rank)))
            record, first = alike[0][2], claims[0]
            recorded = first.value is not None and first.value == written_value(record, first.field)
            own = self._citations_for(record, first.field or "") if recorded else ()
            citations = tuple(dict.fromkeys([*(one for claim in claims for one in claim.citations), *own]))
            yield DisputeSide(
                record=self.records[record.id],
                field=first.field,
                value=first.value,
                says=first.says,
                rank=first.rank,
                recorded=recorded,
                claims=claims,
                citations=citations,
                figures=self._figures_of(citations),
            )

    def _recorded_sides(self, group: list[PlacedClaim]) -> Iterator[DisputeSide]:
        """Yield a side for each recorded value that no claim repeats."""
        claimed = {(record.id, claim.field, claim.value) for *_, record, claim in group}
        for id, field in dict.fromkeys((record.id, claim.field) for *_, record, claim in group):
            record = self.records[id]
            assert isinstance(record, CitedRecord)
            value = written_value(record, field)
            if field is not None and value is not None and (id, field, value) not in claimed:
                citations = self._citations_for(record, field)
                yield DisputeSide(
                    record=record,
                    field=field,
                    value=value,
                    recorded=True,
                    citations=citations,
                    figures=self._figures_of(citations),
                )

    def _citations_for(self, record: CitedRecord, field: str) -> ResultTable[Citation]:
        if record.id not in self._lookups:
            self._lookups[record.id] = CitationIndex(record)
        return self._lookups[record.id].citations_for(field)

    def _figures_of(self, citations: tuple[Citation, ...]) -> EvidenceFigures:
        # By identity: the citations of a whole record are one tuple, which may be long.
        known = self._figures.get(id(citations))
        if known is None:
            known = self._figures[id(citations)] = citations, figures_of(self.records, citations)
        return known[1]


def _rank_order(side: DisputeSide) -> tuple[bool, int]:
    return not side.recorded, -1 if side.rank is None else RANKS.index(side.rank)
