"""The first page: the relationship at a glance."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rich.table import Table
from rich.text import Text

from indokorea.cli.paper import Paper
from indokorea.cli.tables import NAME_WIDTH, names_table
from indokorea.glance import words


def print_overview(told: dict[str, Any], typed: str) -> None:
    """The relationship at a glance; `typed` is how the command was called, for what to type next."""
    out = Paper()
    out.put(Text(told["title"] or "A dossier without a title", "bold"))
    dated = [f"{label} {told[key]}" for key, label in (("edition", "edition"), ("as_of", "as of")) if told[key]]
    out.put(Text(", ".join([*dated, f"today is {told['on']}"]), "dim"))
    out.space()
    kinds = ", ".join(counted(number, kind) for kind, number in told["kinds"].items() if number)
    out.put(Text(f"{counted(told['records'], 'record')}: {kinds}" if kinds else "No records."))
    for partnership in told["partnerships"]:
        out.heading(f"Partnership: {partnership['name']}")
        out.put(phases_table(partnership) if partnership["phases"] else "no phases", indent=2)
    if told["agreements"]:
        print_agreements(out, told["agreements"])
    if told["latest"]:
        out.heading("Latest")
        rows = [(row["date"], row["id"], row["name"]) for row in told["latest"]]
        out.put(names_table(rows, out.width - 2), indent=2)
    out.heading("Type next")
    out.put(next_table(told, typed, out.width - 2), indent=2)


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


def print_agreements(out: Paper, rows: list[dict[str, Any]]) -> None:
    """The agreements under their status, each by its slug, with the date since when it has stood so."""
    out.heading(f"Agreements ({len(rows)}), with their status today")
    slugs = {row["id"]: row["id"].partition(":")[2] for row in rows}
    longest = max(map(len, slugs.values()))
    for status, alike in groupby(rows, status_words):
        listed = [(row["since"] or "", slugs[row["id"]], row["name"]) for row in alike]
        out.put(Text(f"{status} ({len(listed)})", "italic"), indent=2)
        out.put(names_table(listed, out.width - 4, longest), indent=4)
    if not all(row["certain"] for row in rows):
        out.put(Text("? something that may have happened by today would change this", "dim"), indent=2)


def status_words(row: dict[str, Any]) -> str:
    """A status in plain words, with a question mark where it is not certain."""
    beside = [", notice given"] * row["notice"] + [", applied provisionally"] * row["provisional"]
    return words(row["status"] or "none") + "".join(beside) + "?" * (not row["certain"])


def next_table(told: dict[str, Any], typed: str, width: int) -> Table:
    """Commands that work, with what they show where there is room to say it."""
    richest = max(told["agreements"], key=lambda row: row["actions"], default=None)
    newest = next((row for row in told["latest"] if richest is None or row["id"] != richest["id"]), None)
    rows = [
        *([(f"{typed} show {richest['id']}", "its parties and actions")] if richest else []),
        *([(f"{typed} show {newest['id']}", "what happened last")] if newest else []),
        (f"{typed} --json", "all of this as data"),
        (f"{typed} check --help", "on files of your own"),
    ]
    longest = max(len(command) for command, _ in rows)
    explained = width - longest - 2 >= NAME_WIDTH
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", overflow="fold", width=longest if explained else None)
    for row in rows:
        table.add_row(*row[: 2 if explained else 1])
    return table
