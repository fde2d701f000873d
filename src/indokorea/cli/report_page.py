"""The page of a report: what is wrong with a file."""

from __future__ import annotations

import attrs
from rich.table import Table
from rich.text import Text

from indokorea.cli.output import Output
from indokorea.findings import Finding, Report, Severity
from indokorea.messages import escape_controls

# The least room for the message of a finding beside its place.
MESSAGE_WIDTH = 40

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_report(report: Report) -> None:
    """The report as `str()` writes it, one finding a line; on a terminal what is long is wrapped in its column."""
    out = Output()
    told = Report(map(harmless, report), escape_controls(report.about))
    head, *lines = str(told).split("\n")
    out.put_whole(head)
    if out.is_terminal and told.findings:
        out.put(findings_table(told, out.width - 2), indent=2)
    else:
        for line in lines:
            out.put_whole(line)


def harmless(finding: Finding) -> Finding:
    """The finding with the control characters of the document spelt out."""
    return attrs.evolve(
        finding,
        path=escape_controls(finding.path),
        message=escape_controls(finding.message),
        hint=escape_controls(finding.hint),
    )


def findings_table(report: Report, width: int) -> Table:
    """The findings; where the message has too little room beside the place, it stands below."""
    taken = 9 + max(len(one.code) + 2 for one in report) + max(len(one.path) + 2 for one in report)
    below = width - taken < MESSAGE_WIDTH
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=7)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", no_wrap=not below)
    table.add_column(overflow="fold")
    for one in report:
        place = [f"{one.path}\n{one.text}".strip()] if below else [one.path, one.text]
        table.add_row(Text(one.severity.value, COLOURS[one.severity]), one.code, *place)
    return table
