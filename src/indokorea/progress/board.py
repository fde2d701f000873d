"""The board: every undertaking on a day, in its row and its stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from indokorea._lazy import feature
from indokorea.collection.lookup import pair_of_ids, sector_id
from indokorea.collection.records import Records
from indokorea.collection.scope import Scope, scope_of
from indokorea.collection.selection import matching
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.messages import did_you_mean, did_you_mean_word
from indokorea.progress.money import BoardMoney
from indokorea.progress.money_tally import money_of
from indokorea.progress.overdue import Overdue, overdue_of
from indokorea.progress.rows import NO_ROW, rows_by
from indokorea.progress.stage_rules import ProgressStep
from indokorea.progress.standing import DORMANT_AFTER, ProgressStanding, StageCalculator
from indokorea.progress.undertakings import undertakings_of
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import Result, ResultTable, to_results
from indokorea.render.words import count_text, humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure


TOTAL = "total"


@attrs.frozen(kw_only=True, repr=False)
class BoardEntry(Result):
    """An undertaking on a board.

    `id` is its record. `includes` are the ids of the other records that are counted with it: its restatements, and what
    it replaces. `in_rows` are the keys of its rows. `established_by`, `last_reported`, `dormant` and `moved_on_to` are
    those of its `ProgressStanding`.
    """

    noun = "undertaking"

    id: str
    kind: str
    label: str
    stage: ProgressStage
    certain: bool
    because: ResultTable[ProgressStep] = attrs.field(converter=to_results)
    includes: tuple[str, ...] = ()
    in_rows: tuple[str, ...] = ()
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    dormant: bool = False
    moved_on_to: str | None = None

    @property
    def since(self) -> PartialDate | None:
        """The date of the first dated step that decides the stage; None without one."""
        return next((step.on for step in self.because if step.on is not None), None)

    def row(self) -> dict[str, Any]:
        """Return the entry as a dict of plain values; `because` is a list of steps, `includes` and `rows` of ids."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.label,
            "stage": str(self.stage),
            "certain": self.certain,
            "since": None if self.since is None else str(self.since),
            "established_by": None if self.established_by is None else str(self.established_by),
            "last_reported": None if self.last_reported is None else str(self.last_reported),
            "dormant": self.dormant,
            "moved_on_to": self.moved_on_to,
            "because": [step.row() for step in self.because],
            "includes": list(self.includes),
            "rows": list(self.in_rows),
        }

    def __str__(self) -> str:
        return f"{self.label} ({self.id}): {humanise(self.stage)}{'' if self.certain else ' ?'}"


@attrs.frozen(kw_only=True, repr=False)
class BoardLine(Result):
    """One row of a board: its key (the id of a sector, a country ...; `none` or `total`), its name and its cells.

    `cells` holds the undertakings of each stage, in the order of `ProgressStage`.
    """

    noun = "row"

    key: str
    label: str
    cells: tuple[ResultTable[BoardEntry], ...]

    @property
    def entries(self) -> ResultTable[BoardEntry]:
        """All undertakings of the row, stage by stage."""
        return ResultTable(entry for cell in self.cells for entry in cell)

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of undertakings in each stage."""
        return tuple(len(cell) for cell in self.cells)

    @property
    def total(self) -> int:
        """The number of undertakings."""
        return sum(self.counts)

    @property
    def uncertain(self) -> int:
        """The number of undertakings whose stage is uncertain."""
        return sum(not entry.certain for entry in self.entries)

    def row(self) -> dict[str, Any]:
        """Return the counts as a flat dict, with a key for every stage."""
        return {
            "row": self.key,
            "name": self.label,
            **{str(stage): count for stage, count in zip(ProgressStage, self.counts, strict=True)},
            "total": self.total,
            "uncertain": self.uncertain,
        }

    def __str__(self) -> str:
        stages = ", ".join(f"{humanise(stage)} {n:,}" for stage, n in zip(ProgressStage, self.counts, strict=True) if n)
        return f"{self.label}, {count_text(self.total, 'undertaking')}" + (f": {stages}" if stages else "")


@attrs.frozen(kw_only=True, repr=False)
class Board(Tabular):
    """The stages of all undertakings on a day: rows by stages, with the undertakings behind each cell.

    `lines` are the rows, those with the most undertakings first. An undertaking of two sectors is in both rows, and
    counts once in `total`. `not_begun` are the ids of the undertakings without a step that has certainly happened by
    the day, and `possibly_begun` those among them with a step that may have happened. `counted_with` leads from each
    record that is not counted by itself to the one that it is counted with. `overdue` are the commitments whose due day
    has passed without a recorded delivery, the longest overdue first; `money` is what was promised and paid, each sum
    once. `str()` is a table in the width of the terminal.
    """

    on: PartialDate
    by: str
    lines: ResultTable[BoardLine]
    total: BoardLine
    not_begun: tuple[str, ...]
    possibly_begun: tuple[str, ...]
    counted_with: tuple[tuple[str, str], ...]
    overdue: ResultTable[Overdue]
    money: BoardMoney
    _standings: Mapping[str, ProgressStanding] = attrs.field(alias="standings")
    _scope: Scope = attrs.field(alias="scope", default=Scope(), eq=False)

    @property
    def stages(self) -> tuple[ProgressStage, ...]:
        """The columns."""
        return tuple(ProgressStage)

    @property
    def entries(self) -> ResultTable[BoardEntry]:
        """All undertakings on the board, each once, stage by stage."""
        return self.total.entries

    def line(self, row: str) -> BoardLine:
        """Return the row with this key; the slug is enough. Raises InvalidValue for an unknown row."""
        by_key = {line.key: line for line in (*self.lines, self.total)}
        found = by_key.get(row) or next((line for key, line in by_key.items() if key.rpartition(":")[2] == row), None)
        if found is None:
            hint = did_you_mean(str(row), by_key) or f"the rows are {', '.join(by_key)}"
            raise InvalidValue.expected("a row of this board", row, hint=hint)
        return found

    def cell(self, row: str, stage: ProgressStage | str) -> ResultTable[BoardEntry]:
        """Return the undertakings of a row in a stage. Raises InvalidValue for an unknown row or stage."""
        stages = {str(one): one for one in ProgressStage}
        wanted = stages.get(str(stage))
        if wanted is None:
            hint = did_you_mean_word(str(stage), "ProgressStage", stages) or f"write one of {', '.join(stages)}"
            raise InvalidValue.expected("a stage", stage, hint=hint)
        return self.line(row).cells[list(ProgressStage).index(wanted)]

    def standing(self, id: str) -> ProgressStanding:
        """Return the stage of an undertaking, also of one that is counted with another or has not begun.

        Raises UnknownRecord for a record that is not on this board.
        """
        found = self._standings.get(id)
        if found is None:
            raise UnknownRecord(id, tuple(self._standings))
        return found

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every row, with a count for every stage, for tables and data frames.

        `uncertain` counts the undertakings whose stage is uncertain. The total is not among the rows: `total.row()`
        returns it.
        """
        return [line.row() for line in self.lines]

    def entry_rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every undertaking, each once, for tables and data frames."""
        return [
            entry.row()
            | {
                "because": "; ".join(map(str, entry.because)),
                "includes": "; ".join(entry.includes) or None,
                "rows": "; ".join(entry.in_rows),
            }
            for entry in self.entries
        ]

    def plot(
        self,
        *,
        theme: Literal["light", "dark"] | None = None,
        width: float | None = None,
        save: str | os.PathLike[str] | None = None,
    ) -> Figure:
        """Return a heat map of the counts as a matplotlib Figure: a row for each row, a column for each stage.

        The darker a cell, the higher its count; a question mark follows a count with undertakings whose stage is
        uncertain. The last row is the total, which counts each undertaking once. The title has the day, the lines below
        name the data. `theme` is `light`, the default, or `dark`; `width` is in inches, 7.5 by default, and 4 suits a
        phone. `save` also writes the figure to a file that ends in .svg, .png or .pdf.

        Raises ModuleNotFoundError if the extra `plot` is missing, InvalidValue for another file ending, theme or width,
        OSError if the file cannot be written.
        """
        rows = [[(len(cell), _count_text(cell)) for cell in line.cells] for line in self.lines]
        is_in_several = any(len(entry.in_rows) > 1 for entry in self.entries)
        notes = [
            *["?: the stage of some is uncertain"] * (self.total.uncertain > 0),
            *["an undertaking may be in several rows; the total counts it once"] * is_in_several,
        ]
        picture: Figure = feature("draw")(
            "heat_map",
            [line.label for line in self.lines],
            [humanise(str(stage)) for stage in self.stages],
            rows,
            total=[_count_text(cell) for cell in self.total.cells],
            notes=["; ".join(notes)],
            title=self._scope.titled(
                f"{count_text(self.total.total, 'undertaking')} by {self.by} and stage on {self.on}"
            ),
            source=self._scope.source,
            theme=theme,
            width=width,
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
    between: tuple[str, str] | None = None,
    dormant_after: int = DORMANT_AFTER,
) -> Board:
    """Return the board of a collection on a day, today if None.

    `by` is `sector`, `party` or `objective`. If rolled up, narrower sectors count within the broadest, organisations
    within their countries, and parts of an objective within the whole; if not, each row is as the records name it.
    `sector` and `party` keep what concerns them, narrower sectors and organisations included. `between` keeps what
    names two parties, and agreements have the status between these two. Raises InvalidValue for another `by` or a
    record of the wrong kind, UnknownRecord for an unknown sector or party.

    >>> from indokorea.records.sector import Sector
    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> steel = Sector(id="sector:steel", name="Steel")
    >>> plant = Project(id="project:plant", name="A plant", type=ProjectType.PLANT, sectors=("sector:steel",), updates=(
    ...     ProjectUpdate(status=ProjectStatus.MOU, on="2014"),
    ... ))
    >>> [entry.label for entry in board_of(Records([steel, plant]), "2015").cell("steel", "signed")]
    ['A plant']
    """
    day = to_day(on)
    pair = pair_of_ids(records, between)
    is_selected = matching(records, sector=sector, party=party, between=pair)
    undertakings = records.cached(undertakings_of)
    keys = rows_by(records, by, roll_up=roll_up, within=None if sector is None else sector_id(records, sector))
    calculator = StageCalculator(undertakings, day, dormant_after=dormant_after, between=pair)
    standings: dict[str, ProgressStanding] = {}
    counted: dict[str, list[str]] = {}
    for id in undertakings.representative:
        if is_selected(records[id]):
            standing = calculator.standing(id)
            standings[id] = standing
            counted.setdefault(standing.counted_with or id, []).append(id)
    # What others are counted with is on the board too, whatever was selected.
    shown = dict(standings)
    entries: list[BoardEntry] = []
    not_begun: list[str] = []
    possibly_begun: list[str] = []
    for first, ids in counted.items():
        standing = shown[first] = calculator.standing(first)
        if standing.stage is None:
            not_begun.append(first)
            possibly_begun += [first] * (not standing.certain)
            continue
        record = records[first]
        rows = tuple(dict.fromkeys(key for id in dict.fromkeys([first, *ids]) for key in keys(records[id])))
        entries.append(
            BoardEntry(
                id=first,
                kind=record.kind,
                label=record.label,
                stage=standing.stage,
                certain=standing.certain,
                because=standing.because,
                includes=tuple(id for id in ids if id != first),
                in_rows=rows or (NO_ROW,),
                established_by=standing.established_by,
                last_reported=standing.last_reported,
                dormant=standing.dormant,
                moved_on_to=standing.moved_on_to,
            )
        )
    by_row: dict[str, list[BoardEntry]] = {}
    for entry in entries:
        for row in entry.in_rows:
            by_row.setdefault(row, []).append(entry)
    lines = [_line(key, _label(records, key, by), own) for key, own in by_row.items()]
    return Board(
        on=day,
        by=by,
        lines=ResultTable(sorted(lines, key=lambda line: (line.key == NO_ROW, -line.total, line.label, line.key))),
        total=_line(TOTAL, TOTAL, entries),
        not_begun=tuple(not_begun),
        possibly_begun=tuple(possibly_begun),
        counted_with=tuple((id, one.counted_with) for id, one in standings.items() if one.counted_with is not None),
        overdue=ResultTable(overdue_of(records, entries, day)),
        money=money_of(calculator, dict.fromkeys(undertakings.representative_of(id) for id in standings), day),
        standings=shown,
        scope=scope_of(records, sector=sector, party=party, between=pair),
    )


def _count_text(cell: ResultTable[BoardEntry]) -> str:
    """Return the number of undertakings, with a question mark if the stage of one is uncertain; nothing for none."""
    return f"{len(cell):,}{'?' * any(not entry.certain for entry in cell)}" if cell else ""


def _line(key: str, label: str, entries: Iterable[BoardEntry]) -> BoardLine:
    cells: dict[ProgressStage, list[BoardEntry]] = {stage: [] for stage in ProgressStage}
    for entry in entries:
        cells[entry.stage].append(entry)
    return BoardLine(key=key, label=label, cells=tuple(ResultTable(cell) for cell in cells.values()))


def _label(records: Records, key: str, by: str) -> str:
    """Return the name of a row; its key if the record is missing."""
    record = records.get(key)
    return f"no {by}" if key == NO_ROW else record.label if record else key
