"""Reports on files, and on the bundled data: what is wrong, and where."""

from __future__ import annotations

from typing import Any

import attrs
from rich.table import Table
from rich.text import Text

from indokorea.cli.output import Output
from indokorea.findings import Finding, Report, Severity
from indokorea.messages import escape_controls

# A message with less room than this beside its path is printed below it.
MESSAGE_WIDTH = 40

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def report_json(file: str, report: Report | None, problem: str | None = None) -> dict[str, Any]:
    """Return the counts and the findings of a report, or the problem with a file that cannot be read."""
    findings = () if report is None else report.findings
    counts = {f"{severity.value}s": sum(one.severity is severity for one in findings) for severity in Severity}
    return {"file": file, "unreadable": problem, **counts, "findings": [one.row() for one in findings]}


def print_report(report: Report) -> None:
    """Print a report as `str()` writes it, one finding a line; on a terminal, long messages are wrapped."""
    out = Output()
    printable = Report(map(_escaped, report), escape_controls(report.about))
    head, *lines = str(printable).split("\n")
    out.put_whole(head)
    if out.is_terminal and printable.findings:
        out.put(_findings_table(printable, out.width - 2), indent=2)
    else:
        for line in lines:
            out.put_whole(line)


def _escaped(finding: Finding) -> Finding:
    """Return a finding with the control characters of the document spelt out."""
    return attrs.evolve(
        finding,
        path=escape_controls(finding.path),
        message=escape_controls(finding.message),
        hint=escape_controls(finding.hint),
    )


def _findings_table(report: Report, width: int) -> Table:
    """Return the findings; a message with too little room beside its path is below it."""
    taken = 9 + max(len(one.code) + 2 for one in report) + max(len(one.path) + len(one.place) + 2 for one in report)
    is_below = width - taken < MESSAGE_WIDTH
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=7)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", no_wrap=not is_below)
    table.add_column(overflow="fold")
    for one in report:
        where = f"{one.path}  {one.place}".strip()
        place = [f"{where}\n{one.text}".strip()] if is_below else [where, one.text]
        table.add_row(Text(one.severity.value, COLOURS[one.severity]), one.code, *place)
    return table
