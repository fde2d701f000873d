"""The timeline, the board and the tables beside it as plain data for the script of a page; numbers name records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indokorea.adapters.web_page.record_data import FIRST_DAY, LAST_DAY, RecordNumbers, day_number
from indokorea.adapters.web_page.texts import with_links
from indokorea.messages import escape_controls
from indokorea.pages.progress import board_page
from indokorea.pages.standing import RESTS_ON
from indokorea.progress.rows import rows_by
from indokorea.render.blocks import PageTable, cell_text
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words
from indokorea.values.window import lacks_year
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import Text
    from indokorea.chronology.timeline import Chronology
    from indokorea.dossier import Dossier
    from indokorea.progress.board import Board, BoardEntry
    from indokorea.values.dates import PartialDate

# What the rows of a board may be, the first by default.
ROWS_BY = ("sector", "party", "objective")


def timeline_data(chronology: Chronology, numbers: RecordNumbers) -> list[list[Any]]:
    """Return each moment: its date, the first and the last possible day (0 without a year), the text, the record."""
    return [
        [edtf_words(moment.date), *_days(moment.date), escape_controls(moment.text), numbers[moment.record.id]]
        for moment in chronology
        if moment.record.id in numbers
    ]


def _days(date: PartialDate) -> tuple[int, int]:
    if lacks_year(date):
        return 0, 0
    first, last = date.days
    return FIRST_DAY if first is None else day_number(first), LAST_DAY if last is None else day_number(last)


def board_data(dossier: Dossier, numbers: RecordNumbers, on: PartialDate) -> dict[str, Any]:
    """Return the stages, every undertaking with its rows, and the tables of what is overdue and of the money.

    An entry has the number of its stage, 1 if that is certain, the reasons, and its members: the record that it is
    named after, then those that are counted with it. A member has its record, its sectors, and its rows by party and by
    objective. The script makes the rows by sector, which depend on the filter, from `broader`: for each sector, the one
    that it belongs to. `overdue` is a table whose rows the script filters. `money` are tables of all
    undertakings, since what is left out of a total depends on what else is counted.
    """
    board = dossier.progress(on)
    stages = list(ProgressStage)
    rows_of = [rows_by(dossier, by, roll_up=by != "sector", within=None) for by in ROWS_BY]

    def member(id: str) -> list[Any]:
        record = dossier[id]
        return [numbers[id], *([numbers[row] for row in rows(record)] for rows in rows_of)]

    entries = [
        [
            stages.index(entry.stage),
            int(entry.certain),
            _reasons(entry, numbers),
            list(map(member, (entry.id, *entry.includes))),
        ]
        for entry in board.entries
        if any(id in numbers for id in (entry.id, *entry.includes))
    ]
    broader = {
        numbers[sector.id]: numbers[sector.broader]
        for sector in dossier.sectors
        if sector.broader is not None and sector.broader in dossier
    }
    tables = _tables(board, numbers)
    return {
        "stages": [[humanise(stage), stage.meaning] for stage in stages],
        "by": ROWS_BY,
        "entries": entries,
        "broader": broader,
        "overdue": tables.pop(0) if board.overdue else None,
        "money": [table for table in tables if table[2]],
    }


def _reasons(entry: BoardEntry, numbers: RecordNumbers) -> list[Text]:
    """Return the steps that decide the stage of an undertaking, what it rests on, and when it was last reported."""
    reasons = [_dated(step.on, step.what) for step in entry.because]
    if entry.established_by is not None and entry.last_reported is not None:
        words = RESTS_ON.get(entry.established_by, humanise(entry.established_by))
        basis = "" if entry.established_by is EstablishedBy.REPORTED else f"{words}; "
        silence = ", and not heard of for two years or more" if entry.dormant else ""
        reasons.append(f"{basis}last reported {edtf_words(entry.last_reported)}{silence}")
    return [with_links(reason, numbers) for reason in reasons]


def _dated(on: PartialDate | None, what: str) -> str:
    """Return what happened after its date; before it, where the date takes several words."""
    words = "undated" if on is None else edtf_words(on)
    return f"{what}, {words}" if " " in words else f"{words} {what}"


def _tables(board: Board, numbers: RecordNumbers) -> list[list[Any]]:
    """Return the title, the columns and the rows of each table of the board's page; a record's id is its number."""
    return [
        table_data(block, numbers) for block in board_page(board, whole=True).blocks if isinstance(block, PageTable)
    ]


def table_data(table: PageTable, numbers: RecordNumbers) -> list[Any]:
    """Return the title, the columns and the rows of a table.

    If its last column is a record, the rows of records that are not on the page are left out. The record then comes in
    place of its name, where the table has a column `what`.
    """
    titles = [column.title for column in table.columns]
    columns = [[column.title, int(column.numbers)] for column in table.columns]
    texts = [[cell_text(cell) for cell in row] for row in table.rows]
    if titles[-1] != "record":
        return [table.title, columns, [[with_links(edtf_words(cell), numbers) for cell in row] for row in texts]]
    rows = [
        [*(with_links(edtf_words(cell), numbers) for cell in row), numbers[id]] for *row, id in texts if id in numbers
    ]
    if "what" in titles:
        place = titles.index("what")
        columns.pop()
        rows = [[*row[:place], row[-1], *row[place + 1 : -1]] for row in rows]
    return [table.title, columns, rows]
