"""The lineage of an agreement: what came before and after it, and by which instrument each party is bound on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

import attrs

from indokorea.collection.agreement_sides import status_between
from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.terms import standings_with_term_by_party
from indokorea.records.agreement import Agreement
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import Result, ResultTable
from indokorea.render.words import count_text
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementRelationType, AgreementStatus

Direction: TypeAlias = Literal["before", "itself", "after"]

# The actions whose dates place an agreement in time: the first of these that it has.
DATING = (ActionType.SIGNED, ActionType.NOTES_EXCHANGED, ActionType.ENTERED_INTO_FORCE)

# A relation in words, from the later agreement to the earlier one.
VERBS = {
    AgreementRelationType.PROTOCOL_TO: "is a protocol to",
    AgreementRelationType.BASED_ON: "is based on",
    AgreementRelationType.PART_OF: "is part of",
}


@attrs.frozen(kw_only=True, repr=False)
class LineageEntry(Result):
    """An agreement of a lineage, with its relation to the next agreement towards the one in question."""

    noun = "agreement"

    agreement: Agreement
    """The agreement."""
    direction: Direction
    """Whether it is earlier or later than the agreement in question, by their relations."""
    distance: int
    """The number of relations between the two; 0 for the agreement itself."""
    via: str | None
    """The id of the agreement, one relation nearer, to which it is related; None for the agreement itself."""
    relations: tuple[AgreementRelationType, ...]
    """The relations of the later of the two, it and `via`, to the earlier."""
    date: PartialDate | None
    """The date of its signature; without one, of its exchange of notes or its entry into force."""
    standing: AgreementStanding[Any]
    """Its status on the day, between the pair."""
    by_party: Mapping[str, AgreementStanding[Any]]
    """Its status on the day for each party that is named."""

    @property
    def bound(self) -> tuple[str, ...]:
        """The parties for which it is in force on the day."""
        return tuple(party for party, one in self.by_party.items() if one.status is AgreementStatus.IN_FORCE)

    @property
    def ended_for(self) -> tuple[str, ...]:
        """The parties for which it has ended by the day."""
        return tuple(party for party, one in self.by_party.items() if one.status is not None and one.status.ended)

    @property
    def uncertain_for(self) -> tuple[str, ...]:
        """The parties for which its status on the day is not certain."""
        return tuple(party for party, one in self.by_party.items() if not one.certain)

    @property
    def ended_for_some(self) -> bool:
        """True if it has ended for some of its parties and not for others, as after a succession by one side alone."""
        return 0 < len(self.ended_for) < len(self.by_party)

    @property
    def relation(self) -> str:
        """Its relation in words, the later agreement first; empty for the agreement itself."""
        if self.via is None:
            return ""
        verbs = " and ".join(VERBS.get(one, str(one)) for one in self.relations)
        other = self.via.partition(":")[2]
        return f"{verbs} {other}" if self.direction == "after" else f"{other} {verbs} it"

    def row(self) -> dict[str, Any]:
        """Return the entry as one flat row, for tables and data frames."""
        return {
            "agreement": self.agreement.id,
            "label": self.agreement.label,
            "direction": self.direction,
            "distance": self.distance,
            "relations": "; ".join(map(str, self.relations)) or None,
            "via": self.via,
            "date": None if self.date is None else str(self.date),
            "status": None if self.standing.status is None else str(self.standing.status),
            "certain": self.standing.certain,
            "bound": "; ".join(self.bound) or None,
            "ended_for": "; ".join(self.ended_for) or None,
            "ended_for_some": self.ended_for_some,
            "uncertain_for": "; ".join(self.uncertain_for) or None,
        }

    def __repr__(self) -> str:
        return f"<LineageEntry: {self.agreement.id}, {self.direction}>"

    def __str__(self) -> str:
        relation = f", {self.relation}" if self.relation else ""
        return f"{self.date or 'undated'} {self.agreement.label} ({self.agreement.id}): {self.standing}{relation}"


@attrs.frozen(kw_only=True, repr=False)
class Lineage(Tabular):
    """An agreement, those that it follows and those that follow it, in order of time, with their status on a day."""

    agreement: Agreement
    """The agreement in question."""
    on: PartialDate
    """The day of the question."""
    entries: ResultTable[LineageEntry]
    """The agreements, itself included, in order of time."""
    _records: Records | None = attrs.field(default=None, eq=False, alias="records")
    """The records that it was made from."""

    @property
    def before(self) -> ResultTable[LineageEntry]:
        """The earlier agreements, which it supersedes, amends, implements ..., directly or through others."""
        return ResultTable(one for one in self.entries if one.direction == "before")

    @property
    def after(self) -> ResultTable[LineageEntry]:
        """The later agreements, which supersede, amend, implement it ..., directly or through others."""
        return ResultTable(one for one in self.entries if one.direction == "after")

    @property
    def bound_by(self) -> dict[str, Selection[Agreement]]:
        """The agreements in force for each party on the day, in order of time; an empty selection where none is."""
        bound: dict[str, list[Agreement]] = {}
        for entry in self.entries:
            for party, standing in entry.by_party.items():
                listed = bound.setdefault(party, [])
                if standing.status is AgreementStatus.IN_FORCE:
                    listed.append(entry.agreement)
        return {party: Selection(found, self._records) for party, found in bound.items()}

    @property
    def summary(self) -> str:
        """The number of earlier and later agreements in words, with the day."""
        before, after = count_text(len(self.before), "agreement"), count_text(len(self.after), "agreement")
        return f"{before} before it, {after} after it, on {self.on}"

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict an agreement: `pandas.DataFrame(lineage.rows())`."""
        return [one.row() for one in self.entries]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[LineageEntry]:
        return iter(self.entries)

    def __repr__(self) -> str:
        return f"<Lineage: {self.agreement.id}, {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


@attrs.frozen
class _Step:
    """One relation further from the agreement in question."""

    direction: Direction
    distance: int
    via: str | None


def lineage_of(records: Records, agreement: Agreement, on: DateLike | None = None) -> Lineage:
    """Return the lineage of an agreement on a day; `Dossier.lineage` describes the parameters.

    Each agreement is met once, at its smallest distance, so that relations in a cycle end. The time is linear in the
    agreements of the lineage and their relations, apart from sorting.
    """
    day = to_day(on)
    relations = records.cached(_relations)
    # In a cycle an agreement is both earlier and later, and is listed as earlier.
    steps = _walk(agreement.id, "after", relations.later) | _walk(agreement.id, "before", relations.earlier)
    steps[agreement.id] = _Step("itself", 0, None)
    agreements = records.of(Agreement)
    entries = [_entry(records, agreements[id], step, day, relations) for id, step in steps.items()]
    entries.sort(key=_time)
    return Lineage(agreement=agreement, on=day, entries=ResultTable(entries), records=records)


@attrs.frozen
class _Relations:
    """The relations between the agreements of a collection, in both directions."""

    types: dict[tuple[str, str], tuple[AgreementRelationType, ...]]
    """The relations of a later agreement to an earlier one, by both ids."""
    earlier: dict[str, tuple[str, ...]]
    later: dict[str, tuple[str, ...]]


def _relations(records: Records) -> _Relations:
    types: dict[tuple[str, str], dict[AgreementRelationType, None]] = {}
    earlier: dict[str, dict[str, None]] = {}
    later: dict[str, dict[str, None]] = {}
    agreements = records.of(Agreement)
    for agreement in agreements:
        for relation in agreement.relations:
            other = relation.agreement
            if other in agreements and other != agreement.id:
                types.setdefault((agreement.id, other), {})[relation.type] = None
                earlier.setdefault(agreement.id, {})[other] = None
                later.setdefault(other, {})[agreement.id] = None
    return _Relations(
        types={pair: tuple(listed) for pair, listed in types.items()},
        earlier={id: tuple(others) for id, others in earlier.items()},
        later={id: tuple(others) for id, others in later.items()},
    )


def _walk(start: str, direction: Direction, next_of: Mapping[str, Iterable[str]]) -> dict[str, _Step]:
    """Return what is reached in one direction, breadth first, without the start."""
    steps = {start: _Step("itself", 0, None)}
    queue = [start]
    for id in queue:
        for other in next_of.get(id, ()):
            if other not in steps:
                steps[other] = _Step(direction, steps[id].distance + 1, id)
                queue.append(other)
    del steps[start]
    return steps


def _entry(
    records: Records, agreement: Agreement, step: _Step, day: PartialDate, relations: _Relations
) -> LineageEntry:
    related: tuple[AgreementRelationType, ...] = ()
    if step.via is not None:
        later, earlier = (step.via, agreement.id) if step.direction == "before" else (agreement.id, step.via)
        related = relations.types[later, earlier]
    standings = standings_with_term_by_party(agreement, day)
    return LineageEntry(
        agreement=agreement,
        direction=step.direction,
        distance=step.distance,
        via=step.via,
        relations=related,
        date=_date(agreement),
        standing=status_between(records, agreement, day),
        by_party={party: one for party, one in standings.items() if not party.startswith("#")},
    )


def _date(agreement: Agreement) -> PartialDate | None:
    """Return the earliest date of the first type of action that places an agreement in time."""
    for type in DATING:
        dates = [
            date
            for action in agreement.actions
            if action.type is type and (date := action.on or action.effective) is not None
        ]
        if dates:
            return min(dates, key=lambda date: date.sort_key)
    return None


def _time(entry: LineageEntry) -> tuple[datetime.date, int, str]:
    """Return the sort key of an entry: by date, then the earlier first; undated ones are before or after all others."""
    sign = {"before": -1, "itself": 0, "after": 1}[entry.direction]
    undated = datetime.date.min if entry.direction == "before" else datetime.date.max
    first = undated if entry.date is None else entry.date.days.first
    return first, sign * entry.distance, entry.agreement.id
