"""The board: every undertaking on a day, in its row and its stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from indokorea._lazy import feature
from indokorea.collection.records import Records
from indokorea.collection.selection import Test, in_sectors, members_of, narrower_sectors, with_parties
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.messages import did_you_mean, short_json
from indokorea.progress.money import BoardMoney, money_of
from indokorea.progress.overdue import Overdue, overdue_of
from indokorea.progress.rows import NONE, rows_by
from indokorea.progress.stage_rules import ProgressStep, told
from indokorea.progress.standing import Assessor, ProgressStanding
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.render.display import Displayable, display_text
from indokorea.values.clock import today
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import ProgressStage

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure


TOTAL = "total"


@attrs.frozen(kw_only=True)
class BoardEntry:
    """An undertaking on a board.

    `id` is its record, `said_again` the other records that are counted with it: restatements, what it renews, later
    editions of its series. `rows` are the keys of the rows where it stands.
    """

    id: str
    kind: str
    label: str
    stage: ProgressStage
    certain: bool
    because: tuple[ProgressStep, ...]
    said_again: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class BoardLine:
    """One row of a board: its key (the id of a sector, a country ...; `none` or `total`), its name, its cells.

    `cells` holds the undertakings of each stage, in the order of `ProgressStage`.
    """

    key: str
    label: str
    cells: tuple[tuple[BoardEntry, ...], ...]

    @property
    def entries(self) -> tuple[BoardEntry, ...]:
        """All undertakings of the row, stage by stage."""
        return tuple(entry for cell in self.cells for entry in cell)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many there are in each stage."""
        return tuple(len(cell) for cell in self.cells)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts)

    @property
    def delivered_share(self) -> float | None:
        """The part of them that is delivered, from 0 to 1; None where there is none at all."""
        delivered = len(self.cells[list(ProgressStage).index(ProgressStage.DELIVERED)])
        return delivered / self.total if self.total else None


@attrs.frozen(kw_only=True, repr=False)
class Board(Displayable):
    """How far everything has come by a day: rows by stages, with the undertakings behind each cell.

    `lines` are the rows, those with most undertakings first. An undertaking of two sectors stands in both rows, and
    once in `total`. `unplaced` are the undertakings of which nothing has certainly happened by the day, `perhaps` those
    among them of which something may have. `counted_with` leads from each record that is not counted for itself to the
    one it is counted with. `overdue` are the commitments that missed their date, the longest first; `money` is what was
    promised and paid, each sum once. `str()` is a table in the width
    of the terminal.
    """

    on: PartialDate
    by: str
    lines: tuple[BoardLine, ...]
    total: BoardLine
    unplaced: tuple[str, ...]
    perhaps: tuple[str, ...]
    counted_with: tuple[tuple[str, str], ...]
    overdue: tuple[Overdue, ...]
    money: BoardMoney

    @property
    def stages(self) -> tuple[ProgressStage, ...]:
        """The columns."""
        return tuple(ProgressStage)

    @property
    def entries(self) -> tuple[BoardEntry, ...]:
        """All undertakings on the board, each once, stage by stage."""
        return self.total.entries

    def line(self, row: str) -> BoardLine:
        """The row with this key; the slug is enough. Raises InvalidValue for a row that is not there."""
        every = {line.key: line for line in (*self.lines, self.total)}
        found = every.get(row) or next((one for key, one in every.items() if key.rpartition(":")[2] == row), None)
        if found is None:
            hint = did_you_mean(str(row), every) or f"the rows are {', '.join(every)}"
            raise InvalidValue.from_message(f"the board has no row {short_json(row)}", value=row, hint=hint)
        return found

    def cell(self, row: str, stage: ProgressStage | str) -> tuple[BoardEntry, ...]:
        """The undertakings of a row in a stage. Raises InvalidValue for a row or a stage that is not there."""
        stages = {str(one): one for one in ProgressStage}
        asked = stages.get(str(stage))
        if asked is None:
            hint = did_you_mean(str(stage), stages) or f"one of {', '.join(stages)}"
            raise InvalidValue.from_message(f"{short_json(str(stage))} is no stage", value=stage, hint=hint)
        return self.line(row).cells[list(ProgressStage).index(asked)]

    def standing(self, id: str) -> ProgressStanding:
        """The stage of an undertaking, also of one that is counted with another or has none yet.

        Raises UnknownRecord for a record that is no undertaking of this board.
        """
        head = dict(self.counted_with).get(id, id)
        entry = next((one for one in self.entries if one.id == head), None)
        if entry is None:
            if head not in self.unplaced:
                raise UnknownRecord(id, (*(one.id for one in self.entries), *self.unplaced))
            return ProgressStanding(
                stage=None, certain=head not in self.perhaps, counted_with=head if head != id else None
            )
        return ProgressStanding(
            stage=entry.stage,
            certain=entry.certain,
            because=entry.because,
            counted_with=head if head != id else None,
        )

    def rows(self) -> list[dict[str, Any]]:
        """A flat dict for every row, with a count for every stage, for tables and data frames.

        `uncertain` counts those whose stage is not certain, `delivered_share` is from 0 to 1. The total is no row.
        """
        return [
            {
                "row": line.key,
                "name": line.label,
                **{str(stage): count for stage, count in zip(ProgressStage, line.counts, strict=True)},
                "total": line.total,
                "uncertain": sum(not entry.certain for entry in line.entries),
                "delivered_share": line.delivered_share,
            }
            for line in self.lines
        ]

    def entry_rows(self) -> list[dict[str, Any]]:
        """A flat dict for every undertaking, each once, for tables and data frames."""
        return [
            {
                "id": entry.id,
                "kind": entry.kind,
                "name": entry.label,
                "stage": str(entry.stage),
                "certain": entry.certain,
                "since": next((str(step.on) for step in entry.because if step.on is not None), None),
                "because": "; ".join(map(str, entry.because)),
                "said_again": "; ".join(entry.said_again) or None,
                "rows": "; ".join(entry.rows),
            }
            for entry in self.entries
        ]

    def plot(self, *, save: str | os.PathLike[str] | None = None) -> Figure:
        """A picture of the counts, a row each and a column for each stage: a matplotlib Figure, which a notebook shows.

        The higher a count, the darker. The total is no row of it. `save` also writes it to a file that ends in .svg,
        .png or .pdf.

        Raises ModuleNotFoundError where the extra `plot` is missing, InvalidValue for another end of the name, OSError
        where the file cannot be written.
        """
        share = self.total.delivered_share
        delivered = "" if share is None else f", {share:.0%} delivered"
        count = f"{self.total.total:,} undertaking{'' if self.total.total == 1 else 's'}"
        picture: Figure = feature("draw")(
            "heat_map",
            [line.label for line in self.lines],
            [told(stage) for stage in self.stages],
            [line.counts for line in self.lines],
            title=f"Progress on {self.on}: {count}{delivered}",
            save=save,
        )
        return picture

    def __repr__(self) -> str:
        return (
            f"<Board: {self.total.total} undertaking{'' if self.total.total == 1 else 's'} by {self.by} on {self.on}>"
        )

    def __str__(self) -> str:
        return display_text(self)


def board_of(
    records: Records,
    on: DateLike | None = None,
    by: str = "sector",
    *,
    roll_up: bool = True,
    sector: str | None = None,
    party: str | None = None,
) -> Board:
    """The board of a collection on a day, today where none is given.

    `by` is `sector`, `party` or `objective`. Rolled up, narrower sectors count within the broadest, organisations
    within their countries, and parts of an objective within the whole; without, each row is as the records name it.
    `sector` and `party` keep what concerns them, narrower sectors and organisations included. Raises InvalidValue for
    another `by` or a record of the wrong kind, UnknownRecord for a sector or party that is not there.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> steel = Sector(id="sector:steel", name="Steel")
    >>> plant = Project(id="project:plant", name="A plant", type=ProjectType.PLANT, sectors=("sector:steel",), updates=(
    ...     ProjectUpdate(status=ProjectStatus.MOU, on="2014"),
    ... ))
    >>> [entry.label for entry in board_of(Records([steel, plant]), "2015").cell("steel", "signed")]
    ['A plant']
    """
    day = PartialDate.of(today() if on is None else on)
    keep = _kept(records, sector, party)
    undertakings = undertakings_of(records)
    keys = rows_by(records, by, roll_up=roll_up, within=sector)
    assessor = Assessor(undertakings, day)
    standings: dict[str, ProgressStanding] = {}
    counted: dict[str, list[str]] = {}
    for id in undertakings.head:
        if all(test(records[id]) for test in keep):
            standing = assessor.standing(id)
            standings[id] = standing
            counted.setdefault(standing.counted_with or id, []).append(id)
    entries: list[BoardEntry] = []
    unplaced: list[str] = []
    for head, ids in counted.items():
        standing = standings.get(head) or assessor.standing(head)
        if standing.stage is None:
            unplaced.append(head)
            continue
        record = records[head]
        rows = tuple(dict.fromkeys(key for id in dict.fromkeys([head, *ids]) for key in keys(records[id]))) or (NONE,)
        entries.append(
            BoardEntry(
                id=head,
                kind=record.kind,
                label=record.label,
                stage=standing.stage,
                certain=standing.certain,
                because=standing.because,
                said_again=tuple(id for id in ids if id != head),
                rows=rows,
            )
        )
    lines: dict[str, list[BoardEntry]] = {}
    for entry in entries:
        for row in entry.rows:
            lines.setdefault(row, []).append(entry)
    made = [_line(key, _label(records, key, by), own) for key, own in lines.items()]
    return Board(
        on=day,
        by=by,
        lines=tuple(sorted(made, key=lambda line: (line.key == NONE, -line.total, line.label, line.key))),
        total=_line(TOTAL, TOTAL, entries),
        unplaced=tuple(unplaced),
        perhaps=tuple(id for id in unplaced if not (standings.get(id) or assessor.standing(id)).certain),
        counted_with=tuple((id, one.counted_with) for id, one in standings.items() if one.counted_with is not None),
        overdue=overdue_of(records, entries, day),
        money=money_of(assessor, dict.fromkeys(undertakings.head_of(id) for id in standings), day),
    )


def _kept(records: Records, sector: str | None, party: str | None) -> list[Test]:
    tests: list[Test] = []
    if sector is not None:
        _asked(records, sector, Sector)
        tests.append(in_sectors(narrower_sectors(records.of(Sector), sector)))
    if party is not None:
        _asked(records, party, Country, Organisation)
        tests.append(with_parties(members_of(records.of(Organisation), party)))
    return tests


def _asked(records: Records, id: str, *kinds: type[AnyRecord]) -> None:
    if not isinstance(records[id], kinds):
        raise InvalidValue.from_message(f"{short_json(id)} is no {' or '.join(kind.kind for kind in kinds)}", value=id)


def _line(key: str, label: str, entries: Iterable[BoardEntry]) -> BoardLine:
    cells: dict[ProgressStage, list[BoardEntry]] = {stage: [] for stage in ProgressStage}
    for entry in entries:
        cells[entry.stage].append(entry)
    return BoardLine(key=key, label=label, cells=tuple(tuple(cell) for cell in cells.values()))


def _label(records: Records, key: str, by: str) -> str:
    record = records.get(key)
    return f"no {by}" if key == NONE else record.label if record else key
