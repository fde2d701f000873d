"""Problems as data: a Finding is one thing wrong in one place, a Report is all of them.

Nothing here raises. The constructor, the collection, the rules and the reader all speak in
findings, so a fault reads the same wherever it was found. Paths are JSON Pointers (RFC 6901).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

import attrs

from indokorea.json_pointer import pointer
from indokorea.messages import escape_controls
from indokorea.render.display import Displayable

# The shape codes whose check has a number of its own in the catalogue of invariants.
RULE_OF_CODE = {"duplicate-id": "IDS-02", "dangling": "IDS-04", "wrong-kind": "IDS-04"}

WIDEST_PATH = 60
LONGEST_PATH = 200
LONGEST_NUMBER = 10


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """Certain, and the data cannot stand as it is."""
    WARNING = "warning"
    """The data can stand, but somebody should look."""
    NOTE = "note"
    """Possible only, or worth knowing."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing wrong in one place.

    >>> print(Finding(code="wrong-type", path="/year", message="7.9 is no whole number"))
    error wrong-type /year 7.9 is no whole number
    """

    code: str
    """What is wrong, in kebab case (`wrong-type`), or the number of a rule (`AGR-02`). It never changes its meaning."""
    message: str
    """What is wrong, in words for a reader, with the value seen. It may change with any release."""
    path: str = ""
    """A JSON Pointer to the place; for records in memory its first part is the record's id. Empty for the whole."""
    severity: Severity = Severity.ERROR
    """How much it weighs."""
    hint: str = ""
    """The way out; empty where there is none to name."""
    value: str | None = None
    """The value seen, as shortened JSON text; None where there is none to show."""

    @property
    def rule(self) -> str:
        """The number of the invariant that is broken, or the code itself."""
        return RULE_OF_CODE.get(self.code, self.code)

    @property
    def text(self) -> str:
        """The message, and the way out where there is one."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def prefixed(self, *parts: str | int) -> Finding:
        """The same finding, seen from further out: its path gets these parts in front."""
        return attrs.evolve(self, path=pointer(*parts) + self.path)

    def __str__(self) -> str:
        return escape_controls(
            " ".join(part for part in (self.severity.value, self.code, self.path, self.text) if part)
        )


class Report(Displayable):
    """All findings about one thing, the gravest first, then by path; `str()` shows them as a table.

    `about` names what was looked at: a file, a record's class, a dossier.

    >>> report = Report([Finding(code="wrong-type", path="/year", message="7.9 is no whole number")])
    >>> report.ok, len(report)
    (False, 1)
    """

    __slots__ = ("_about", "_findings")

    _about: str
    _findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding] = (), about: str = "") -> None:
        object.__setattr__(self, "_findings", tuple(sorted(findings, key=_place)))
        object.__setattr__(self, "_about", about)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Report does not change; cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Report does not change; cannot delete {name!r}")

    def __reduce__(self) -> tuple[type[Report], tuple[tuple[Finding, ...], str]]:
        return Report, (self.findings, self.about)

    @property
    def about(self) -> str:
        """What was looked at."""
        return self._about

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self._findings

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that the data cannot stand with."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that somebody should look at."""
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings that are possible only, or worth knowing."""
        return self._of(Severity.NOTE)

    @property
    def ok(self) -> bool:
        """Whether there is no error. Warnings and notes do not count."""
        return not self.errors

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)

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
        return f"Report({list(self.findings)!r}, about={self.about!r})"

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
        head = f"{self.about}: {self.summary}" if self.about else self.summary
        code_width = max((len(finding.code) for finding in self.findings), default=0)
        path_width = min(max((len(finding.path) for finding in self.findings), default=0), WIDEST_PATH)
        rows = [
            f"  {one.severity.value:<7}  {one.code:<{code_width}}  {_short(one.path):<{path_width}}  {one.text}"
            for one in self.findings
        ]
        return "\n".join(map(escape_controls, [head, *rows]))


def _short(path: str) -> str:
    return path if len(path) <= LONGEST_PATH else path[: LONGEST_PATH - 1] + "…"


def _place(finding: Finding) -> tuple[int, list[tuple[int, str]]]:
    """Sorts by severity, then by path with numbers as numbers."""
    parts = [
        (int(part), "") if len(part) < LONGEST_NUMBER and part.isascii() and part.isdecimal() else (-1, part)
        for part in finding.path.split("/")[1:]
    ]
    return list(Severity).index(finding.severity), parts
