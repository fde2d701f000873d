"""The page of a report."""

from __future__ import annotations

from indokorea.findings import LONGEST_PATH, Finding, Report
from indokorea.render.blocks import Page, PageColumn, PageTable
from indokorea.render.display_width import truncate

MOST_FINDINGS = 100


def _where(finding: Finding) -> str:
    path = truncate(finding.path, LONGEST_PATH)
    return f"{path} ({finding.place})" if finding.place else path


def report_page(report: Report) -> Page:
    """Return the counts of a report and its first findings."""
    columns = (
        PageColumn("severity"),
        PageColumn("code", whole=True),
        PageColumn("path"),
        PageColumn("message"),
    )
    rows = tuple((one.severity.value, one.code, _where(one), one.text) for one in report.findings[:MOST_FINDINGS])
    title = f"{report.about}: {report.summary}" if report.about else report.summary
    table = PageTable(columns=columns, rows=rows, total=len(report))
    return Page(title=title, blocks=(table,) if rows else ())
