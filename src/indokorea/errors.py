"""What the library raises: a few classes, each carrying its findings.

All of them are `IndoKoreaError`. The ones about bad values are `ValueError`s with a `.report`.
"""

from __future__ import annotations

from typing import Self

from indokorea.findings import Finding, Report
from indokorea.messages import did_you_mean_id, short_json


class IndoKoreaError(Exception):
    """Any error that this library raises on purpose."""


class Invalid(IndoKoreaError, ValueError):
    """Something cannot be what it says; `.report` lists every fault, each with its path."""

    def __init__(self, *findings: Finding, about: str = "") -> None:
        super().__init__(*findings)
        self.about = about

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every fault found."""
        return self.args

    @property
    def report(self) -> Report:
        """Every fault found, as a Report."""
        return Report(self.findings, about=self.about)

    def __str__(self) -> str:
        if len(self.findings) == 1 and not self.findings[0].path:
            text = self.findings[0].text
            return f"{self.about}: {text}" if self.about else text
        return str(self.report)


class InvalidValue(Invalid):
    """A text or number is not the date, sum, name, id or code that it should be."""

    @classmethod
    def from_message(cls, message: str, *, value: object = None, hint: str = "", code: str = "wrong-type") -> Self:
        """One fault, in one sentence."""
        seen = None if value is None else short_json(value)
        return cls(Finding(code=code, message=message, hint=hint, value=seen))


class InvalidRecord(Invalid):
    """A record, or a part of one, cannot exist as it was written; every fault is listed by field."""


class InvalidData(Invalid):
    """A document or a collection cannot be read whole, so nothing of it was."""


class InvalidLine(InvalidData):
    """A line of a stream is no record; it says which: `.file`, `.line` (from 1), and the findings, as every fault does.

    >>> print(InvalidLine(Finding(code="not-json", message="no value"), file="big.jsonl", line=7))
    big.jsonl, line 7: no value
    """

    def __init__(self, *findings: Finding, file: str = "", line: int = 0) -> None:
        super().__init__(*findings, about=f"{file}, line {line}")
        self.file = file
        self.line = line


class UnknownRecord(IndoKoreaError, KeyError):
    """No record has this id; the message names the nearest one."""

    def __init__(self, wanted: object, known: tuple[str, ...] = ()) -> None:
        super().__init__(wanted, known)
        self.wanted = wanted
        self.known = known

    def __str__(self) -> str:
        hint = did_you_mean_id(self.wanted, self.known) if isinstance(self.wanted, str) else "an id is text"
        return f"no record {short_json(self.wanted)}" + (f"; {hint}" if hint else "")


def extend_findings(faults: list[Finding], error: Invalid, *parts: str | int) -> None:
    """Adds the faults of an inner thing to the list of the outer one, under its place there."""
    faults.extend(finding.prefixed(*parts) for finding in error.findings)
