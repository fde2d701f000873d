"""Problems as data: a Finding is one problem in one place, a Report is all of them.

Nothing here raises. The constructors, the collection, the rules and the reader all return findings, so a fault reads
the same wherever it was found. Paths are JSON Pointers (RFC 6901).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from indokorea.frozen import Frozen
from indokorea.json_pointer import pointer
from indokorea.messages import escape_controls
from indokorea.render.display import Tabular
from indokorea.render.result_table import Result, ResultTable
from indokorea.vocabulary.base import Term

# The codes of shape faults whose check also has a number in the catalogue of rules.
RULE_OF_CODE = {"duplicate-id": "IDS-02", "dangling": "IDS-04", "wrong-kind": "IDS-04"}

WIDEST_PATH = 60
LONGEST_PATH = 200
LONGEST_NUMBER = 10


class Severity(Term):
    """How serious a finding is, the most serious first."""

    ERROR = "error", "certainly wrong, and the data is invalid"
    WARNING = "warning", "probably wrong, and somebody should check; the data is still valid"
    NOTE = "note", "possibly wrong, or worth knowing"


@attrs.frozen(kw_only=True)
class Finding(Result):
    """One problem in one place.

    >>> print(Finding(code="wrong-type", path="/year", message="expected a whole number, got 7.9"))
    error wrong-type /year expected a whole number, got 7.9
    """

    code: str
    """The sort of problem: kebab case (`wrong-type`) or the code of a rule (`AGR-02`). Its meaning never changes."""
    message: str
    """The problem in words, with the value seen. The wording may change with any release."""
    path: str = ""
    """A JSON Pointer to the place; for records in memory its first part is the record's id. Empty for the whole."""
    severity: Severity = Severity.ERROR
    """How serious it is."""
    hint: str = ""
    """What to write or do instead; empty if there is nothing to suggest."""
    value: str | None = None
    """The value seen, as shortened JSON text; None if there is none to show."""
    record_id: str | None = None
    """The id of the record that has the problem; None for a document as a whole, and where no valid id is known."""
    line: int | None = None
    """The line of the file on which the record begins, from 1; None for records in memory and text of one line."""

    @property
    def place(self) -> str:
        """The line and the id of the record of a document, as in `line 5, sector:steel`; else empty.

        The path of a record in memory begins with its id already.
        """
        if not self.path.startswith("/records/"):
            return ""
        return ", ".join(filter(None, (f"line {self.line}" if self.line else "", self.record_id)))

    @property
    def rule(self) -> str:
        """The code of the rule that is broken, or `code` itself if no rule has this check."""
        return RULE_OF_CODE.get(self.code, self.code)

    @property
    def text(self) -> str:
        """The message, followed by the hint if there is one."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def prefixed(self, *parts: str | int) -> Finding:
        """Return the same finding with these parts in front of its path."""
        return attrs.evolve(self, path=pointer(*parts) + self.path)

    def row(self) -> dict[str, Any]:
        """Return the finding as one flat row, for tables and data frames."""
        named = {"record" if name == "record_id" else name: value for name, value in attrs.asdict(self).items()}
        return named | {"severity": str(self.severity)}

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data for JSON, without the fields that have no value.

        >>> Finding(code="dangling", message="no record", path="/sectors/0").to_dict()
        {'severity': 'error', 'code': 'dangling', 'path': '/sectors/0', 'message': 'no record'}
        """
        names = ("severity", "code", "path", "message", "hint", "value", "record", "line")
        row = self.row()
        return {name: row[name] for name in names if row[name] not in ("", None)}

    def __str__(self) -> str:
        return escape_controls(
            " ".join(part for part in (self.severity.value, self.code, self.path, self.text) if part)
        )


class Report(Frozen, Tabular):
    """All findings about one thing, the most serious first, then by path; `str()` shows them as a table.

    `about` names what was checked: a file, a record's class, a dossier.

    >>> report = Report([Finding(code="wrong-type", path="/year", message="expected a whole number, got 7.9")])
    >>> report.ok, len(report)
    (False, 1)
    """

    __slots__ = ("_about", "_findings")

    _about: str
    _findings: ResultTable[Finding]

    def __init__(self, findings: Iterable[Finding] = (), about: str = "") -> None:
        self._set(_findings=ResultTable(sorted(findings, key=_sort_key)), _about=about)

    def __reduce__(self) -> tuple[type[Report], tuple[tuple[Finding, ...], str]]:
        return Report, (self.findings, self.about)

    @property
    def about(self) -> str:
        """What was checked."""
        return self._about

    @property
    def findings(self) -> ResultTable[Finding]:
        """All findings."""
        return self._findings

    @property
    def errors(self) -> ResultTable[Finding]:
        """The findings that make the data invalid."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> ResultTable[Finding]:
        """The findings that somebody should check."""
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> ResultTable[Finding]:
        """The findings that are possible only, or worth knowing."""
        return self._of(Severity.NOTE)

    @property
    def ok(self) -> bool:
        """True if there is no error. Warnings and notes do not count."""
        return not self.errors

    def _of(self, severity: Severity) -> ResultTable[Finding]:
        return ResultTable(finding for finding in self.findings if finding.severity is severity)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return (self.findings, self.about) == (other.findings, other.about)

    def __hash__(self) -> int:
        return hash((self.findings, self.about))

    def __repr__(self) -> str:
        about = f"{self.about}: " if self.about else ""
        return f"<Report: {about}{self.summary}>"

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a finding: `pandas.DataFrame(report.rows())`."""
        return self.findings.rows()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data for JSON: whether it is `ok`, its counts in words, and its findings."""
        found = [one.to_dict() for one in self.findings]
        return {"about": self.about, "ok": self.ok, "summary": self.summary, "findings": found}

    @property
    def summary(self) -> str:
        """The counts in words: `3 errors, 1 warning`."""
        counts = [
            f"{len(found)} {severity.value}{'s' if len(found) > 1 else ''}"
            for severity in Severity
            if (found := self._of(severity))
        ]
        return ", ".join(counts) or "nothing found"

    def __str__(self) -> str:
        return report_text(self)


def report_text(report: Report, most: int | None = None) -> str:
    """Return a report as a table of its findings, or of the first `most` with the number of the others."""
    shown = report.findings[:most]
    head = f"{report.about}: {report.summary}" if report.about else report.summary
    code_width = max((len(finding.code) for finding in shown), default=0)
    path_width = min(max((len(finding.path) for finding in shown), default=0), WIDEST_PATH)
    place_width = max((len(finding.place) + 2 for finding in shown if finding.place), default=0)
    rows = [
        f"  {one.severity.value:<7}  {one.code:<{code_width}}  {_short(one.path):<{path_width}}  "
        f"{one.place:<{place_width}}{one.text}"
        for one in shown
    ]
    if len(shown) < len(report):
        rows.append(f"  ... and {len(report) - len(shown):,} more; see .report")
    return "\n".join(map(escape_controls, [head, *rows]))


def _short(path: str) -> str:
    return path if len(path) <= LONGEST_PATH else path[: LONGEST_PATH - 1] + "…"


def _sort_key(finding: Finding) -> tuple[int, list[tuple[int, str]]]:
    """Return a key that sorts by severity, then by path, with numbers compared as numbers."""
    parts = [
        (int(part), "") if len(part) < LONGEST_NUMBER and part.isascii() and part.isdecimal() else (-1, part)
        for part in finding.path.split("/")[1:]
    ]
    return list(Severity).index(finding.severity), parts
