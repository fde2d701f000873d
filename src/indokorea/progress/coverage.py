"""Coverage: the undertakings that serve each objective and answer each challenge, how far they are, and what has none.

An objective may be part of another, which is then served through it. What serves the parts of each objective is counted
in one pass from the parts to the wholes, and listed only on request: in a chain of parts the lists of all objectives
together are as long as the square of the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.lookup import pair_of_ids
from indokorea.collection.records import Records
from indokorea.collection.referring import referring
from indokorea.collection.selection import matching
from indokorea.collection.view import Selection
from indokorea.progress.standing import StageCalculator
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.challenge import Challenge
from indokorea.records.kinds import AnyRecord
from indokorea.records.objective import Objective
from indokorea.render.display import Tabular
from indokorea.render.result_table import NO_RESULTS, AboutRecord, Result, ResultTable
from indokorea.render.words import humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import ProgressStage

# The place of a stage on the ladder, from talk to delivery.
LADDER = {stage: place for place, stage in enumerate(stage for stage in ProgressStage if stage.on_the_ladder)}


@attrs.frozen(kw_only=True, repr=False)
class ServingRecord(AboutRecord, Result):
    """A record that serves an objective or answers a challenge, and its stage on the day.

    `stage` is None if it has none yet, and for a record without a stage of its own, such as a programme.
    """

    record: AnyRecord
    stage: ProgressStage | None = None
    certain: bool = True

    def row(self) -> dict[str, Any]:
        """Return the record as one flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "stage": None if self.stage is None else str(self.stage),
            "certain": None if self.stage is None else self.certain,
        }

    def __str__(self) -> str:
        stage = f"{humanise(str(self.stage))}{'' if self.certain else ' ?'}" if self.stage else "no stage"
        return f"{stage}: {self.record.label} ({self.record.id})"


@attrs.frozen
class _Served:
    """What serves each objective, by its id: itself in `by`, and through its direct parts in `parts`."""

    by: Mapping[str, ResultTable[ServingRecord]]
    parts: Mapping[str, tuple[str, ...]]

    def through(self, id: str) -> ResultTable[ServingRecord]:
        """Return what serves the parts of an objective, directly or not, and not the objective itself."""
        own = {one.record.id for one in self.by[id]}
        _, *below = reachable([id], lambda one: self.parts.get(one, ()))
        found = {one.record.id: one for part in below for one in self.by[part] if one.record.id not in own}
        return ResultTable(found.values())


@attrs.frozen(kw_only=True, repr=False)
class CoverageRow(AboutRecord, Result):
    """An objective or a challenge, with the records that serve or answer it, and the furthest stage among them.

    `serving` are the statements, agreements, commitments, programmes, projects, exercises and mechanisms that name it
    in `serves` or `answers`, with the stage of each. `through_count` is the number of further ones that serve an
    objective that is part of it; `serving_through` lists them. `furthest` is the one of all these whose stage is the
    highest on the ladder, the first of several; None if none has a stage on the ladder.
    """

    noun = "row"

    record: Objective | Challenge
    serving: ResultTable[ServingRecord]
    through_count: int = 0
    furthest: ServingRecord | None = None
    _served: _Served | None = attrs.field(default=None, eq=False, alias="served")
    _records: Records | None = attrs.field(default=None, eq=False, alias="records")

    @property
    def by(self) -> Selection[AnyRecord]:
        """The records that name it in `serves` or `answers`."""
        return Selection((one.record for one in self.serving), self._records)

    @property
    def serving_through(self) -> ResultTable[ServingRecord]:
        """The further records that serve an objective that is part of it, with the stage of each."""
        return NO_RESULTS if self._served is None or not self.through_count else self._served.through(self.record.id)

    @property
    def through(self) -> Selection[AnyRecord]:
        """The further records that serve an objective that is part of it."""
        return Selection((one.record for one in self.serving_through), self._records)

    @property
    def covered(self) -> bool:
        """True if any record serves or answers it, itself or through a part."""
        return bool(self.serving or self.through_count)

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames; `through` is a count."""
        furthest = self.furthest
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "covered": self.covered,
            "by": "; ".join(one.record.id for one in self.serving) or None,
            "through": self.through_count,
            "furthest": None if furthest is None else str(furthest.stage),
            "certain": None if furthest is None else furthest.certain,
            "furthest_by": None if furthest is None else furthest.record.id,
        }

    def __str__(self) -> str:
        parts = f" and {self.through_count} through its parts" if self.through_count else ""
        count = f"{len(self.serving)}{parts}" if self.covered else "nothing"
        furthest = f"; furthest {self.furthest}" if self.furthest else ""
        return f"{self.record.label} ({self.record.id}): {count}{furthest}"


@attrs.frozen(kw_only=True, repr=False)
class UndertakingCoverage(Tabular):
    """The coverage of every objective and every challenge on a day, in the order of the dossier."""

    on: PartialDate
    objectives: ResultTable[CoverageRow]
    challenges: ResultTable[CoverageRow]
    _records: Records | None = attrs.field(default=None, eq=False, alias="records")

    @property
    def unserved(self) -> Selection[Objective | Challenge]:
        """The objectives that no undertaking serves, not even through a part."""
        return Selection((one.record for one in self.objectives if not one.covered), self._records)

    @property
    def unanswered(self) -> Selection[Objective | Challenge]:
        """The challenges that no undertaking answers."""
        return Selection((one.record for one in self.challenges if not one.covered), self._records)

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each objective, then for each challenge, for tables and data frames."""
        return [one.row() for one in (*self.objectives, *self.challenges)]

    def __repr__(self) -> str:
        return f"<UndertakingCoverage: {len(self.objectives)} objectives, {len(self.challenges)} challenges>"

    def __str__(self) -> str:
        served, answered = (sum(one.covered for one in rows) for rows in (self.objectives, self.challenges))
        return "\n".join(
            (
                f"objectives served by {self.on}: {served} of {len(self.objectives)}",
                *(f"  {one}" for one in self.objectives),
                f"challenges answered by {self.on}: {answered} of {len(self.challenges)}",
                *(f"  {one}" for one in self.challenges),
            )
        )


def coverage(
    records: Records, on: DateLike | None = None, *, between: tuple[str, str] | None = None
) -> UndertakingCoverage:
    """Return the coverage of every objective and challenge of a collection on a day, today if None.

    With `between`, only what two parties undertake counts. Raises InvalidValue for an invalid date.
    """
    day = to_day(on)
    pair = pair_of_ids(records, between)
    counts = matching(records, between=pair)
    undertakings = records.cached(undertakings_of)
    calculator = StageCalculator(undertakings, day, between=pair)
    known: dict[str, ServingRecord] = {}

    def serving(id: str, field: str) -> ResultTable[ServingRecord]:
        found = []
        for record in filter(counts, referring(records, id, field)):
            if record.id not in known:
                standing = calculator.standing(record.id) if record.id in undertakings.representative else None
                known[record.id] = (
                    ServingRecord(record=record)
                    if standing is None
                    else ServingRecord(record=record, stage=standing.stage, certain=standing.certain)
                )
            found.append(known[record.id])
        return ResultTable(found)

    by = {one.id: serving(one.id, "serves") for one in records.of(Objective)}
    parts: dict[str, list[str]] = {}
    for one in records.of(Objective):
        if one.part_of in by:
            parts.setdefault(one.part_of, []).append(one.id)
    served = _Served(by, {id: tuple(ids) for id, ids in parts.items()})
    totals = dict(_totals(records.of(Objective), by))
    return UndertakingCoverage(
        on=day,
        objectives=ResultTable(
            CoverageRow(
                record=one,
                serving=by[one.id],
                through_count=totals[one.id][0] - len(by[one.id]),
                furthest=totals[one.id][1],
                served=served,
                records=records,
            )
            for one in records.of(Objective)
        ),
        challenges=ResultTable(
            CoverageRow(record=one, serving=found, furthest=_furthest(found), records=records)
            for one in records.of(Challenge)
            for found in [serving(one.id, "answers")]
        ),
        records=records,
    )


def _totals(
    objectives: Iterable[Objective], by: Mapping[str, ResultTable[ServingRecord]]
) -> Iterator[tuple[str, tuple[int, ServingRecord | None]]]:
    """Yield for each objective how many records serve it or a part of it, and the furthest of these.

    From the parts to the wholes. A set of ids goes up from each part, and of two that meet the smaller is poured into
    the larger, so that each id moves a logarithmic number of times. Objectives that are parts of each other in a cycle,
    an error in the data, share one set.
    """
    whole_of = {one.id: one.part_of for one in objectives if one.part_of in by}
    waiting_for = dict.fromkeys(by, 0)
    for whole in whole_of.values():
        waiting_for[whole or ""] += 1
    sets = {id: {one.record.id for one in found} for id, found in by.items()}
    furthest = {id: _furthest(found) for id, found in by.items()}

    def pour(part: str, whole: str) -> None:
        larger, smaller = sorted((sets.pop(part), sets[whole]), key=len, reverse=True)
        larger |= smaller
        sets[whole] = larger
        furthest[whole] = _furthest(filter(None, (furthest[whole], furthest[part])))

    ready = [id for id, count in waiting_for.items() if not count]
    for id in ready:
        whole = whole_of.get(id)
        yield id, (len(sets[id]), furthest[id])
        if whole is not None:
            pour(id, whole)
            waiting_for[whole] -= 1
            if not waiting_for[whole]:
                ready.append(whole)
    left = dict.fromkeys(id for id, count in waiting_for.items() if count)
    while left:
        first = next(iter(left))
        cycle = reachable([first], lambda id: (whole_of[id] or "",))
        for id in cycle[1:]:
            pour(id, first)
        for id in cycle:
            del left[id]
            yield id, (len(sets[first]), furthest[first])


def _furthest(serving: Iterable[ServingRecord]) -> ServingRecord | None:
    """Return the record whose stage is the highest on the ladder, the first of several."""
    on_ladder = (one for one in serving if one.stage in LADDER)
    return max(on_ladder, key=lambda one: LADDER[one.stage] if one.stage else -1, default=None)
