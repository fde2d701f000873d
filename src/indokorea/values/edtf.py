"""Parses every EDTF date: a single date, or a one-of set of level 2.

`[1667,1668,1670..1672]` is one of these years, and which one is unknown. A set lists dates and ranges `a..b` without
spaces; the first member may be `..a` (or earlier), the last `b..` (or later). All-of sets `{}` mean several dates, not
one of several, and are refused.
"""

from __future__ import annotations

from indokorea.messages import short_json
from indokorea.values.day_span import DaySpan
from indokorea.values.edtf_single import EdtfParseError, ParsedDate, parse_single_date


def parse_date(text: str) -> ParsedDate:
    """Parse a date, a date-time or a one-of set. Raises EdtfParseError, always with a reason.

    >>> parsed = parse_date("[1667,1668,1670..1672]")
    >>> str(parsed.days.earliest), str(parsed.days.latest), parsed.unit
    ('1667-01-01', '1672-12-31', 'set')
    """
    return _parse_set(text) if text.startswith("[") else _parse_or_explain(text)


def _parse_or_explain(text: str) -> ParsedDate:
    """Parse a single date; an error explains what the text may mean."""
    try:
        return parse_single_date(text)
    except EdtfParseError as error:
        from indokorea.values.edtf_hints import explain  # noqa: PLC0415  # needed for messages only, many patterns

        raise explain(text, error) from None


def _parse_set(text: str) -> ParsedDate:
    if not text.endswith("]"):
        raise EdtfParseError("the set does not end with ]", "write ] at the end; a set takes no qualifier")
    if "[" in text[1:] or "{" in text:
        raise EdtfParseError("it has a set inside a set", "list all members in one set")
    members = text[1:-1].split(",")
    last = len(members) - 1
    parsed = [_parse_member(member, place == 0, place == last) for place, member in enumerate(members)]
    first_days = [member.days.earliest for member in parsed if member.days.earliest]
    last_days = [member.days.latest for member in parsed if member.days.latest]
    days = DaySpan(
        min(first_days) if len(first_days) == len(parsed) else None,
        max(last_days) if len(last_days) == len(parsed) else None,
    )
    uncertain = any(member.uncertain for member in parsed)
    approximate = any(member.approximate for member in parsed)
    return ParsedDate(days, "set", uncertain, approximate, members=tuple(parsed))


def _parse_member(member: str, is_first: bool, is_last: bool) -> ParsedDate:
    try:
        return _parse_date_or_range(member, is_first, is_last)
    except EdtfParseError as error:
        raise EdtfParseError(f"member {short_json(member)}: {error.reason}", error.hint) from None


def _parse_date_or_range(member: str, is_first: bool, is_last: bool) -> ParsedDate:
    start, dots, end = member.partition("..")
    if not dots:
        return _parse_set_date(member)
    if not start and not end:
        raise EdtfParseError("there is no date beside ..", "write ..1984 or 1984..")
    if not start:
        if not is_first:
            raise EdtfParseError("only the first member may be open to the past", f"move {member} to the front")
        parsed = _parse_set_date(end)
        return parsed._replace(days=DaySpan(None, parsed.days.latest), pattern=None)
    if not end:
        if not is_last:
            raise EdtfParseError("only the last member may be open to the future", f"move {member} to the end")
        parsed = _parse_set_date(start)
        return parsed._replace(days=DaySpan(parsed.days.earliest, None), pattern=None)
    return _range(_parse_set_date(start), _parse_set_date(end), start, end)


def _parse_set_date(text: str) -> ParsedDate:
    parsed = _parse_or_explain(text)
    if parsed.unit == "time":
        raise EdtfParseError("a set takes dates without a time", f"write {text[:10]}")
    return parsed


def _range(first: ParsedDate, last: ParsedDate, start: str, end: str) -> ParsedDate:
    if first.unit != last.unit:
        raise EdtfParseError(
            f"the range starts with a {first.unit} and ends with a {last.unit}", "write both with the same precision"
        )
    if first.days.first > last.days.last:
        raise EdtfParseError("the range is reversed", f"write {end}..{start}")
    days = DaySpan(first.days.earliest, last.days.latest)
    return ParsedDate(days, first.unit, first.uncertain or last.uncertain, first.approximate or last.approximate)
