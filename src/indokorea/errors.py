"""The errors that the library raises; those about bad values carry their findings.

All of them are `IndoKoreaError`. Those about bad values are `ValueError`s with a `.report`.
"""

from __future__ import annotations

from typing import Self

from indokorea.findings import Finding, Report, report_text
from indokorea.messages import did_you_mean_id, escape_controls, expected_got, short_json

# A traceback of thousands of lines would bury everything else in a log or a notebook.
MOST_FINDINGS_SHOWN = 20
MOST_IDS_SHOWN = 5
# The shortest text for which ids are listed of which it is a part.
SHORTEST_PART = 3


class IndoKoreaError(Exception):
    """Any error that this library raises on purpose."""


class Invalid(IndoKoreaError, ValueError):
    """A value, record or document is invalid; `.report` lists every fault with its path.

    The text of the error, which a traceback shows, has the first twenty only.
    """

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

    def __repr__(self) -> str:
        head = f"{self.about}: {self.report.summary}" if self.about else self.report.summary
        return escape_controls(f"<{type(self).__name__}: {head}>")

    def __str__(self) -> str:
        """Return what a traceback shows: the first findings, and the number of the others."""
        if len(self.findings) == 1 and not self.findings[0].path:
            text = self.findings[0].text
            return escape_controls(f"{self.about}: {text}" if self.about else text)
        return report_text(self.report, MOST_FINDINGS_SHOWN)


class InvalidValue(Invalid):
    """A single value is not the date, sum of money, name, id or code that it should be."""

    @classmethod
    def from_message(cls, message: str, *, value: object = None, hint: str = "", code: str = "wrong-type") -> Self:
        """Return an error with a single finding; `hint` says what to write instead."""
        seen = None if value is None else short_json(value)
        return cls(Finding(code=code, message=message, hint=hint, value=seen))

    @classmethod
    def expected(cls, what: str, value: object, *, reason: str = "", hint: str = "", code: str = "wrong-type") -> Self:
        """Return an error that says what belongs in the place, what was there, why it does not fit, and what to write.

        >>> print(InvalidValue.expected("a date", "2009-13", reason="month 13 does not exist", hint="write 2009-12"))
        expected a date, got "2009-13": month 13 does not exist; write 2009-12
        """
        shown = short_json(value)
        return cls(Finding(code=code, message=expected_got(what, shown, reason), hint=hint, value=shown))


class InvalidRecord(Invalid):
    """A record, or a part of one, is invalid; every fault is listed under its field."""


class InvalidData(Invalid):
    """A document or a collection cannot be read completely, so nothing of it was read."""


class InvalidLine(InvalidData):
    """A line of a stream is not a valid record. `.file` and `.line` (from 1) say which line it is.

    >>> print(InvalidLine(Finding(code="not-json", message="no value"), file="big.jsonl", line=7))
    big.jsonl, line 7: no value
    """

    def __init__(self, *findings: Finding, file: str = "", line: int = 0) -> None:
        super().__init__(*findings, about=f"{file}, line {line}")
        self.file = file
        self.line = line


class UnknownRecord(IndoKoreaError, KeyError):
    """No record has the given id; the message suggests the nearest one. `text` is a message that says more."""

    def __init__(self, wanted: object, known: tuple[str, ...] = (), text: str = "") -> None:
        super().__init__(wanted, known, *((text,) if text else ()))
        self.wanted = wanted
        self.known = known
        self.text = text

    def __str__(self) -> str:
        if self.text:
            return escape_controls(self.text)
        hint = self._hint(self.wanted) if isinstance(self.wanted, str) else "an id is text"
        return f"no record {short_json(self.wanted)}" + (f"; {hint}" if hint else "")

    def _hint(self, wanted: str) -> str:
        """Return the nearest id; or the first ids of which the text is a part; or what finds a name."""
        near = did_you_mean_id(wanted, self.known)
        key = wanted.casefold()
        longer = [] if near or len(key) < SHORTEST_PART else [id for id in self.known if key in id]
        if longer:
            more = f" and {len(longer) - MOST_IDS_SHOWN} more" if len(longer) > MOST_IDS_SHOWN else ""
            return f"it is part of {', '.join(longer[:MOST_IDS_SHOWN])}{more}"
        is_no_id = bool(self.known) and (not key.isascii() or wanted != key or " " in key)
        return near or ("an id or a slug is expected; find() finds names" if is_no_id else "")


def extend_findings(faults: list[Finding], error: Invalid, *parts: str | int) -> None:
    """Add the findings of an inner error to the list of the outer object, with `parts` in front of their paths."""
    faults.extend(finding.prefixed(*parts) for finding in error.findings)
