"""Reads one-of sets of EDTF, level 2: `[1667,1668,1670..1672]` is one of these years, which one is not known.

A set lists dates and ranges `a..b`, without blanks; the first member may be `..a` (or earlier), the last `b..`
(or later). All-of sets `{}` say something else, several dates, and are refused.
"""

from __future__ import annotations

from indokorea.messages import short_json
from indokorea.values.edtf import Fault, Span, date_span


def text_span(text: str) -> Span:
    """Reads a date, a date-time or a one-of set; raises Fault, always with a reason.

    >>> span = text_span("[1667,1668,1670..1672]")
    >>> str(span.earliest), str(span.latest), span.unit
    ('1667-01-01', '1672-12-31', 'set')
    """
    if text.startswith("["):
        return set_span(text)
    try:
        return date_span(text)
    except Fault as fault:
        raise _explained(text, fault) from None


def set_span(text: str) -> Span:
    """Reads a one-of set; raises Fault."""
    if not text.endswith("]"):
        raise Fault("the set has no end", "write ] last; a set takes no qualifier")
    if "[" in text[1:] or "{" in text:
        raise Fault("a set within a set", "list the members in one set")
    members = text[1:-1].split(",")
    last = len(members) - 1
    spans = [_member_span(member, place == 0, place == last) for place, member in enumerate(members)]
    earliest = [span.earliest for span in spans if span.earliest]
    latest = [span.latest for span in spans if span.latest]
    return Span(
        min(earliest) if len(earliest) == len(spans) else None,
        max(latest) if len(latest) == len(spans) else None,
        "set",
        any(span.uncertain for span in spans),
        any(span.approximate for span in spans),
    )


def _member_span(member: str, is_first: bool, is_last: bool) -> Span:
    try:
        return _date_or_range(member, is_first, is_last)
    except Fault as fault:
        raise Fault(f"member {short_json(member)}: {fault.reason}", fault.hint) from None


def _date_or_range(member: str, is_first: bool, is_last: bool) -> Span:
    start, dots, end = member.partition("..")
    if not dots:
        return _one(member)
    if not start and not end:
        raise Fault("no date beside ..", "write ..1984 or 1984..")
    if not start:
        if not is_first:
            raise Fault("only the first member is open to the past", f"move {member} to the front")
        return _one(end)._replace(earliest=None)
    if not end:
        if not is_last:
            raise Fault("only the last member is open to the future", f"move {member} to the end")
        return _one(start)._replace(latest=None)
    return _range(_one(start), _one(end), start, end)


def _one(text: str) -> Span:
    try:
        span = date_span(text)
    except Fault as fault:
        raise _explained(text, fault) from None
    if span.unit == "time":
        raise Fault("a set takes dates, not times", f"write {text[:10]}")
    return span


def _range(first: Span, last: Span, start: str, end: str) -> Span:
    if first.unit != last.unit:
        raise Fault(f"a range from a {first.unit} to a {last.unit}", "write both ends to the same precision")
    # A single date is never open, so its bounds are days.
    if first.earliest and last.latest and first.earliest > last.latest:
        raise Fault("the range is reversed", f"write {end}..{start}")
    return Span(
        first.earliest,
        last.latest,
        first.unit,
        first.uncertain or last.uncertain,
        first.approximate or last.approximate,
    )


def _explained(text: str, fault: Fault) -> Fault:
    from indokorea.values.edtf_hints import explained  # noqa: PLC0415  # needed for messages only, with its many patterns

    return explained(text, fault)
