"""Problems as data: a Finding is one thing wrong in one place, a Report is all of them.

Nothing here raises. The constructor, the collection, the rules and the reader all speak in
findings, so a fault reads the same wherever it was found. Paths are JSON Pointers (RFC 6901).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from indokorea.render.shown import Shown

if TYPE_CHECKING:
    from indokorea.render.blocks import Page

# The shape codes whose check has a number of its own in the catalogue of invariants.
RULE_OF_CODE = {"duplicate-id": "IDS-02", "dangling": "IDS-04", "wrong-kind": "IDS-04"}

LONGEST_VALUE = 60
WIDEST_PATH = 60
LONGEST_PATH = 200
LONGEST_NUMBER = 10
LONGEST_WORD = 100

# How many findings a notebook shows; `str()` has them all.
MOST_SHOWN = 100

CONTROL = "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]"


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

    def under(self, *parts: str | int) -> Finding:
        """The same finding, seen from further out: its path gets these parts in front."""
        return attrs.evolve(self, path=pointer(*parts) + self.path)

    def __str__(self) -> str:
        return printable(" ".join(part for part in (self.severity.value, self.code, self.path, self.text) if part))


class Report(Shown):
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
        return "\n".join(map(printable, [head, *rows]))

    def _page(self) -> Page:
        from indokorea.render.blocks import Column, Page, Table  # noqa: PLC0415  # loaded when it is shown

        columns = (
            Column("severity"),
            Column("code", whole=True),
            Column("path", wraps=True),
            Column("message", wraps=True),
        )
        rows = ((one.severity.value, one.code, _short(one.path), one.text) for one in self.findings[:MOST_SHOWN])
        table = Table(columns=columns, rows=tuple(rows), total=len(self))
        title = f"{self.about}: {self.summary}" if self.about else self.summary
        return Page(title=title, blocks=(table,) if len(self) else ())


def _short(path: str) -> str:
    return path if len(path) <= LONGEST_PATH else path[: LONGEST_PATH - 1] + "…"


def _place(finding: Finding) -> tuple[int, list[tuple[int, str]]]:
    """Sorts by severity, then by path with numbers as numbers."""
    parts = [
        (int(part), "") if len(part) < LONGEST_NUMBER and part.isascii() and part.isdecimal() else (-1, part)
        for part in finding.path.split("/")[1:]
    ]
    return list(Severity).index(finding.severity), parts


def pointer(*parts: str | int) -> str:
    """A JSON Pointer (RFC 6901) from its parts.

    >>> pointer("records", 4, "a/b")
    '/records/4/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def pointer_parts(path: str) -> tuple[str, ...]:
    """The parts of a JSON Pointer, unescaped; the inverse of `pointer`.

    >>> pointer_parts("/records/4/a~1b")
    ('records', '4', 'a/b')
    """
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:])


def shown(value: object) -> str:
    """A value as short JSON text, for messages.

    >>> shown("2009-13"), shown(None), shown(["a"] * 40)
    ('"2009-13"', 'null', '["a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a"…')
    """
    import json  # noqa: PLC0415  # needed for messages only

    try:
        plain = value is None or isinstance(value, str | int | float | list | tuple | dict)
        text = json.dumps(value, ensure_ascii=False, default=repr) if plain else repr(value)
    except (ValueError, RecursionError, TypeError):
        text = f"a {type(value).__name__} too large or too deep to show"
    text = printable(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def printable(text: str) -> str:
    """One line of text that any stream can write: control characters and lone surrogates are spelt out."""
    if not text.isprintable():
        text = re.sub(CONTROL, lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return text.encode("utf-8", "backslashreplace").decode()


def suggestion(wanted: str, known: Iterable[str]) -> str:
    """`did you mean "x"?` for the nearest of the known words, or nothing when none is near.

    >>> suggestion("singed", ["signed", "parties"])
    'did you mean "signed"?'
    """
    near = nearest(wanted, known)
    return f'did you mean "{near}"?' if near else ""


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The nearest of the known words, or empty text when none is near."""
    return "" if len(wanted) > LONGEST_WORD else _nearest(wanted, tuple(known))


@lru_cache(1024)
def _nearest(wanted: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # needed for messages only, and slow to import

    near = get_close_matches(wanted, known, n=1, cutoff=0.7)
    return near[0] if near else ""


def suggested_id(wanted: str, known: Iterable[str]) -> str:
    """As `suggestion`, for identifiers: the slugs of one kind are compared, or those of all where no kind is named.

    >>> suggested_id("sector:shipbulding", ["sector:shipbuilding", "country:ind"])
    'did you mean "sector:shipbuilding"?'
    >>> suggested_id("country:kor", ["country:ind"]), suggested_id("ind", ["country:ind"])
    ('', 'did you mean "country:ind"?')
    """
    kind, colon, slug = wanted.rpartition(":")
    ids = {id.rpartition(":")[2]: id for id in known if id.startswith(kind + colon)}
    near = nearest(slug.lower(), ids)
    return f'did you mean "{ids[near]}"?' if near else ""
