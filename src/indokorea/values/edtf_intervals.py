"""Reads the two ends of an EDTF interval: `start/end`, each a date, open (`..`) or unknown (empty).

Sets and times are dates of EDTF, but no ends of an interval.
"""

from __future__ import annotations

from indokorea.errors import InvalidValue
from indokorea.messages import short_json
from indokorea.values.dates import PartialDate, Precision
from indokorea.values.edtf import Fault

# What EDTF's draft before 2019, and people, write for an end that is no date.
OPEN_WORDS = ("open", "now", "present", "ongoing", "...")
UNKNOWN_WORDS = ("unknown", "?")


def interval_ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The dates at the two ends, None where one is open or unknown; raises Fault.

    >>> interval_ends("1985-04-12/..")
    (PartialDate('1985-04-12'), None)
    """
    first, slash, last = text.partition("/")
    if not slash:
        raise Fault("it has no slash", _without_slash(text))
    if "/" in last:
        raise Fault("it has more than one slash", "write start/end, with dashes inside a date")
    start, end = _end_of_interval("start", first), _end_of_interval("end", last)
    if start is None and end is None:
        raise Fault("neither end is known", "leave out a period that is not known")
    if start and end and start.definitely_after(end):
        raise Fault(f"it ends ({end}) before it starts ({start})", f"write {end}/{start}")
    return start, end


def _end_of_interval(name: str, text: str) -> PartialDate | None:
    if text in ("", ".."):
        return None
    if text.lower() in OPEN_WORDS:
        raise Fault(f"{name} {short_json(text)}", "an open end is ..")
    if text.lower() in UNKNOWN_WORDS:
        raise Fault(f"{name} {short_json(text)}", "an unknown end is empty")
    try:
        date = PartialDate(text)
    except InvalidValue as error:
        raise Fault(f"{name} {error.findings[0].message}", error.findings[0].hint) from None
    if date.precision is Precision.SET:
        raise Fault(f"{name} {short_json(text)} is a set", "write one date, with X for digits that are not known")
    if date.precision is Precision.TIME:
        raise Fault(f"{name} {short_json(text)} has a time", f"write {text[:10]}")
    return date


def _without_slash(text: str) -> str:
    from indokorea.values.edtf_hints import fiscal_year_hint  # noqa: PLC0415  # needed for messages only

    hints = [fiscal_year_hint(text)] if fiscal_year_hint(text) else []
    try:
        _end_of_interval("start", text)
    except Fault:
        return hints[0] if hints else "write start/end, such as 2010/2012 or 2010/.."
    return "; ".join([f"write {text}/{text}" if text.strip(".") else "write start/end", *hints])
