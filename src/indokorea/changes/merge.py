"""The three-way merge of dossiers: two sides were edited from a common base, and the changes of both are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

import attrs

from indokorea.changes.conflict import BothAdded, Conflict
from indokorea.changes.json_text import written_json
from indokorea.changes.rival_claims import with_rival_claims
from indokorea.changes.three_way import OpenRecord, Side, Triple, conflict_of_whole, merged_record, merged_values
from indokorea.collection.integrity import broken_references, record_references, target_ids
from indokorea.collection.records import Kinds
from indokorea.collection.references import references
from indokorea.dossier import HEADER, Dossier, dossier_of_index
from indokorea.errors import InvalidData, InvalidValue, UnknownRecord
from indokorea.fields.record_ids import KINDS
from indokorea.fields.shape import Maybe
from indokorea.findings import Finding
from indokorea.frozen import Frozen
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, short_json
from indokorea.records.kinds import AnyRecord
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import ResultTable
from indokorea.render.words import count_text

Prefer: TypeAlias = Literal["ours", "theirs", "claims"]
PREFERENCES = ("ours", "theirs", "claims")

RESOLVE_HINT = 'decide with resolve("ours"), resolve("theirs") or resolve("claims")'

# The name of the header among the open records, as in `Conflict.record`.
HEADER_RECORD = ""


@attrs.frozen(kw_only=True)
class _State:
    """What is settled and what is open in a merge."""

    settled: Mapping[str, AnyRecord]
    header: Mapping[str, Any]
    open: Mapping[str, OpenRecord]
    open_header: Mapping[str, Triple]
    """The values of the fields of the header that are in conflict."""
    header_conflicts: tuple[Conflict, ...]
    are_sound: bool
    """Whether all references of both sides are known to lead to a record of the right kind."""

    def conflicts(self) -> Iterator[Conflict]:
        """Yield the conflicts: those of the header, then those of the records in their order."""
        yield from self.header_conflicts
        for id in sorted(self.open, key=_order):
            yield from self.open[id].conflicts


class Merged(Frozen, Tabular):
    """The merge of two dossiers with their common base: a dossier, or the conflicts to decide before.

    `conflicts` are values that the two sides changed differently; `resolve` decides them. `both_added` are pairs
    of items that may be the same thing and were both kept. `dossier` is the result once nothing is in conflict.
    """

    __slots__ = ("_both_added", "_state")

    _state: _State
    _both_added: ResultTable[BothAdded]

    def __init__(self, state: _State, both_added: ResultTable[BothAdded]) -> None:
        self._set(_state=state, _both_added=both_added)

    def __reduce__(self) -> tuple[type[Merged], tuple[_State, ResultTable[BothAdded]]]:
        return Merged, (self._state, self._both_added)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Merged):
            return NotImplemented
        return (self._state, self._both_added) == (other._state, other._both_added)

    def __hash__(self) -> int:
        return hash((self.conflicts, self._both_added))

    @property
    def conflicts(self) -> ResultTable[Conflict]:
        """The conflicts: those of the header first, then those of the records in the order of their kinds and ids."""
        return ResultTable(self._state.conflicts())

    @property
    def both_added(self) -> ResultTable[BothAdded]:
        """The pairs of different items that both sides added to one list, and that may be the same thing."""
        return self._both_added

    @property
    def dossier(self) -> Dossier:
        """The merged dossier.

        Raises InvalidData with every conflict that is not decided. Once all are decided, it raises InvalidData only if
        records of different sides were preferred and one refers to a record that the other side removed.
        """
        faults = [_finding(one) for one in self._state.conflicts()]
        if not faults and self._state.are_sound:
            records = self._state.settled
            faults = [*broken_references(map(record_references, records.values()), target_ids(records))]
        if faults:
            raise InvalidData(*faults, about="Merged")
        listed: dict[str, dict[str, AnyRecord]] = {kind: {} for kind in KINDS}
        for id, record in sorted(self._state.settled.items()):
            listed[record.kind][id] = record
        kinds: Kinds = {kind: by_id for kind, by_id in listed.items() if by_id}
        return dossier_of_index(kinds, self._state.header, is_sound=self._state.are_sound)

    def resolve(self, prefer: Prefer, record: str | AnyRecord | None = None) -> Merged:
        """Return a copy in which conflicts are decided: all of them, or those of one record, given by its id.

        `"ours"` and `"theirs"` take the value of that side, or keep its removal. `"claims"` takes our value, and makes
        the other one a disputed claim of the record, with their sources for it. That needs single values in a record
        that can have claims; a record with another conflict stays open. The id of the header is the empty text.

        Raises InvalidValue for another word, UnknownRecord for a record without a conflict.
        """
        if prefer not in PREFERENCES:
            hint = did_you_mean(str(prefer), PREFERENCES) or f"write one of {', '.join(PREFERENCES)}"
            raise InvalidValue.expected("the side to prefer", prefer, hint=hint)
        state = self._state
        ids = {*state.open, *([HEADER_RECORD] if state.open_header else [])}
        if record is not None:
            wanted = record if isinstance(record, str) else record.id
            if wanted not in ids:
                listed = ", ".join(sorted(ids)) or "no record"
                text = f"no conflict in {short_json(wanted)}; those of this merge are in {listed}"
                raise UnknownRecord(wanted, tuple(sorted(ids)), text)
            ids = {wanted}
        settled, still_open = dict(state.settled), dict(state.open)
        for id in ids - {HEADER_RECORD}:
            decided = _decided(state.open[id], prefer)
            if isinstance(decided, OpenRecord):
                still_open[id] = decided
                continue
            del still_open[id]
            if decided is not None:
                settled[id] = decided
        state = attrs.evolve(state, settled=settled, open=still_open)
        if HEADER_RECORD in ids and prefer != "claims":
            chosen = {name: values.side(prefer) for name, values in state.open_header.items()}
            state = attrs.evolve(state, header={**state.header, **chosen}, open_header={}, header_conflicts=())
        return Merged(state, self._both_added)

    @property
    def summary(self) -> str:
        """The counts in words: `3 conflicts in 2 records`."""
        conflicts = self.conflicts
        count = len({one.record_id for one in conflicts})
        if not count:
            return "no conflicts"
        return f"{count_text(len(conflicts), 'conflict')} in {count_text(count, 'record')}"

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict for each conflict: `pandas.DataFrame(merged.rows())`."""
        return self.conflicts.rows()

    def __repr__(self) -> str:
        return f"<Merged: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


def merge(base: Dossier, ours: Dossier, theirs: Dossier) -> Merged:
    """Return the merge of two dossiers that were edited from a common base.

    Records are matched by their ids, fields by their names, items of lists as in `diff`. What one side alone changed is
    taken over; what both changed differently is a conflict. So is a record that one side removed and the
    other changed or newly refers to, and a record of which the two sets of changes fit no record together. The two
    sides are equal: exchanging them exchanges the sides of the conflicts and changes nothing else.

    Raises InvalidValue if something else than a dossier is given, and nothing otherwise: conflicts are data.

    >>> from indokorea.records.sector import Sector
    >>> base, ours, theirs = (
    ...     Dossier([Sector(id="sector:steel", name=name, summary=summary)])
    ...     for name, summary in (("Steel", None), ("Iron", None), ("Steel", "Mills and furnaces."))
    ... )
    >>> merge(base, ours, theirs).dossier.sectors["steel"]
    Sector(id='sector:steel', name=Name(en='Iron'), summary='Mills and furnaces.')
    """
    for given in (base, ours, theirs):
        if not isinstance(given, Dossier):
            raise InvalidValue.expected("a dossier", given, hint="read a file first: indokorea.read(path)")
    all_records = Triple(*({record.id: record for record in one} for one in (base, ours, theirs)))
    settled: dict[str, AnyRecord] = {}
    open_records: dict[str, OpenRecord] = {}
    both_added: list[BothAdded] = []
    for id in sorted({*all_records.ours, *all_records.theirs}, key=_order):
        found = Triple(*(records.get(id) for records in all_records))
        value, is_conflict = merged_values(found)
        if is_conflict:
            value, added = merged_record(*found) if None not in found else (conflict_of_whole(*found), ())
            both_added += added
        if isinstance(value, OpenRecord):
            open_records[id] = value
        elif value is not None:
            settled[id] = value
    _open_lost_records(all_records, settled, open_records)
    header, open_header, header_conflicts = _merged_header(Triple(base.header, ours.header, theirs.header))
    state = _State(
        settled=settled,
        header=header,
        open=open_records,
        open_header=open_header,
        header_conflicts=header_conflicts,
        are_sound=ours._is_sound and theirs._is_sound,
    )
    added_in_open_whole = {id for id, one in open_records.items() if one.merged is None}
    return Merged(state, ResultTable(one for one in both_added if one.record_id not in added_in_open_whole))


def _order(id: str) -> tuple[int, str]:
    return KINDS.index(id.partition(":")[0]), id


def _merged_header(headers: Triple) -> tuple[dict[str, Any], dict[str, Triple], tuple[Conflict, ...]]:
    """Return the fields of the header that are settled, the values of those that are not, and their conflicts."""
    settled: dict[str, Any] = {}
    in_conflict: dict[str, Triple] = {}
    conflicts: list[Conflict] = []
    for name, leaf in HEADER.items():
        values = Triple(*(header[name] for header in headers))
        value, is_conflict = merged_values(values)
        if not is_conflict:
            settled[name] = value
            continue
        in_conflict[name] = values
        texts = [written_json(Maybe(leaf), one, None) for one in values]
        path = pointer(name)
        conflicts.append(
            Conflict(
                record_id=HEADER_RECORD,
                path=path,
                ours_path=path,
                theirs_path=path,
                base_json=texts[0],
                ours_json=texts[1],
                theirs_json=texts[2],
            )
        )
    return settled, in_conflict, tuple(conflicts)


def _open_lost_records(records: Triple, settled: dict[str, AnyRecord], open_records: dict[str, OpenRecord]) -> None:
    """Put in conflict each record that one side removed and a change of the other refers to, and what refers to it.

    If all are decided for one side, no reference leads to a record that is missing, unless it did so on that side. A
    record that a decision removes may be referred to as well, so this is repeated until nothing more is found; each
    round puts at least one more record in conflict.
    """
    while True:
        lost: set[str] = set()
        sides: tuple[Side, Side] = ("ours", "theirs")
        for side in sides:
            decided = ((id, one.ours if side == "ours" else one.theirs) for id, one in open_records.items())
            result = settled | {id: record for id, record in decided if record is not None}
            lost |= set(_newly_dangling(result, records))
        lost = {id for id in lost if id not in open_records or open_records[id].merged is not None}
        if not lost:
            return
        for id in lost:
            settled.pop(id, None)
            open_records[id] = conflict_of_whole(*(one.get(id) for one in records))


def _newly_dangling(result: Mapping[str, AnyRecord], records: Triple) -> Iterator[str]:
    """Yield the ids of records that refer to a record that was lost in the merge, and the ids of the lost records."""
    missing = {*records.ours, *records.theirs} - {*result}
    if not missing:
        return
    for id, record in result.items():
        for target in {reference.target for reference in references(record)} & missing:
            if not any(_dangles(side, id, target) for side in records[1:]):
                yield from (id, target)


def _dangles(side: Mapping[str, AnyRecord], id: str, target: str) -> bool:
    """Return True if a side has the record and its reference, but not the record referred to."""
    return target not in side and id in side and any(one.target == target for one in references(side[id]))


def _decided(record: OpenRecord, prefer: Prefer) -> AnyRecord | OpenRecord | None:
    """Return what a record becomes by a decision; an OpenRecord if conflicts are left, None if it is removed."""
    if prefer == "claims":
        return with_rival_claims(record)
    return record.ours if prefer == "ours" else record.theirs


def _finding(conflict: Conflict) -> Finding:
    """Return the finding that a conflict is not decided."""
    texts = [text or "nothing" for text in (conflict.base_json, conflict.ours_json, conflict.theirs_json)]
    base, ours, theirs = (text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…" for text in texts)
    return Finding(
        code="conflict",
        path=(pointer(conflict.record_id) if conflict.record_id else "") + conflict.path,
        record_id=conflict.record_id or None,
        message=f"both sides changed {base}, ours to {ours} and theirs to {theirs}",
        hint=RESOLVE_HINT,
    )


LONGEST_TEXT = 60
