"""The first page: how far the promises have come, the relationship at a glance, and how to go on."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from indokorea.cli.output import Output
from indokorea.cli.tables import NAME_WIDTH, names_table
from indokorea.pages.progress import board_counts, board_under
from indokorea.progress.board import Board
from indokorea.progress.rows import NONE
from indokorea.render.text import as_text

MOST_LATEST = 5


def print_overview(told: dict[str, Any], board: Board, typed: str) -> None:
    """The board and the relationship at a glance; `typed` is how the command was called, for what to type next."""
    out = Output()
    out.put(Text(told["title"] or "A dossier without a title", "bold"))
    dated = [f"{label} {told[key]}" for key, label in (("edition", "edition"), ("as_of", "as of")) if told[key]]
    out.put(Text(", ".join([*dated, f"today is {told['on']}"]), "dim"))
    out.space()
    kinds = ", ".join(counted(number, kind) for kind, number in told["kinds"].items() if number)
    out.put(Text(f"{counted(told['records'], 'record')}: {kinds}" if kinds else "No records."))
    if board.entries:
        out.heading("How far the promises have come")
        out.put(Text(board_under(board), "dim"), indent=2)
        for line in as_text(board_counts(board), out.width - 2).split("\n"):
            out.put_whole(f"  {line}")
    for partnership in told["partnerships"]:
        out.heading(f"Partnership: {partnership['name']}")
        out.put(phases_table(partnership) if partnership["phases"] else "no phases", indent=2)
    if told["latest"]:
        out.heading("Latest")
        rows = [(row["date"], row["id"], row["name"]) for row in told["latest"][:MOST_LATEST]]
        out.put(names_table(rows, out.width - 2), indent=2)
    out.heading("Type next")
    out.put(next_table(told, board, typed, out.width - 2), indent=2)


def counted(number: int, kind: str) -> str:
    """A number of records of a kind.

    >>> counted(1, "country"), counted(2, "country"), counted(2, "person"), counted(0, "meeting")
    ('1 country', '2 countries', '2 people', '0 meetings')
    """
    if number == 1:
        return f"1 {kind}"
    return f"{number} {'people' if kind == 'person' else kind[:-1] + 'ies' if kind.endswith('y') else kind + 's'}"


def phases_table(partnership: dict[str, Any]) -> Table:
    """The phases with their beginnings; the present one is marked."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for phase in partnership["phases"]:
        mark = ("  (now)" if partnership["certain"] else "  (now?)") if phase["current"] else ""
        table.add_row(phase["since"], phase["label"] + mark, style="bold" if phase["current"] else None)
    return table


def next_table(told: dict[str, Any], board: Board, typed: str, width: int) -> Table:
    """Commands that work, with what they show where there is room to say it."""
    fullest = next((line.key for line in board.lines if line.key != NONE), None)
    longest_due = next((one.id for one in board.overdue), None)
    richest = max(told["agreements"], key=lambda row: row["actions"], default=None)
    rows = [
        *([(f"{typed} progress --sector {slug_of(fullest)}", "the promises of a sector")] if fullest else []),
        *([(f"{typed} trail {longest_due}", "what came of a promise")] if longest_due else []),
        *([(f"{typed} show {richest['id']}", "a record, with its sources")] if richest else []),
        *([(f"{typed} timeline --since {told['on'][:4]}", "what happened")] if told["latest"] else []),
        *([(f"{typed} on", "where everything stands today")] if told["records"] else []),
        *([(f"{typed} find korea", "look something up")] if told["records"] else []),
        (f"{typed} check --help", "on files of your own"),
        (f"{typed} --help", "all that can be asked"),
    ]
    longest = max(len(command) for command, _ in rows)
    explained = width - longest - 2 >= NAME_WIDTH
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", overflow="fold", width=longest if explained else None)
    for row in rows:
        table.add_row(*row[: 2 if explained else 1])
    return table


def slug_of(id: str) -> str:
    """An id without its kind.

    >>> slug_of("sector:steel")
    'steel'
    """
    return id.partition(":")[2]
