"""The calendar: what becomes an event, what is left out and counted, and what a calendar program reads."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given

import indokorea as ik
from indokorea.adapters.calendar import CalendarFile, calendar
from indokorea.testing import strategies

D = ik.reference()
DAY = datetime.timedelta(days=1)


def read(made: CalendarFile) -> list[Any]:
    """Return the events that a parser finds."""
    return list(icalendar.Calendar.from_ical(made.data).walk("VEVENT"))


def of_dates(*dates: str) -> ik.Chronology:
    """Return the chronology of statements of these dates."""
    statements = [
        ik.Statement(id=f"statement:s-{place}", name="S", type="joint_statement", date=date, issuers=("country:ind",))
        for place, date in enumerate(dates)
    ]
    return ik.Dossier(statements, integrity=False).chronology()


def test_every_event_is_read_back() -> None:
    chronology = D.chronology()
    made = calendar(chronology, as_of=D.as_of)
    events = read(made)
    assert len(events) == made.events > 0
    assert made.events + sum(count for _, count in made.left_out) <= len(chronology)
    texts = {moment.text for moment in chronology}
    assert {str(event["summary"]) for event in events} <= texts
    assert all(len(line) <= 75 for line in made.data.split(b"\r\n"))


def test_the_uids_are_unique_and_stable() -> None:
    uids = [str(event["uid"]) for event in read(calendar(D.chronology()))]
    assert len(set(uids)) == len(uids)
    alone = D.chronology(kind="agreement")
    assert {str(event["uid"]) for event in read(calendar(alone))} <= set(uids)


@pytest.mark.parametrize("partial", ["skip", "span"])
def test_no_event_is_longer_than_its_period(partial: Any) -> None:
    moments: dict[str, list[ik.Moment]] = {}
    for one in D.chronology():
        moments.setdefault(f"{one.record.id}#{one.path}", []).append(one)
    for event in read(calendar(D.chronology(), partial=partial)):
        same = moments[str(event["uid"]).removesuffix("@indokorea.github.io").removesuffix("-end")]
        first, last = event.start, event.end - DAY
        assert first <= last
        assert last - first < 31 * DAY
        spans = [*same[0].record.when, *(moment.date for moment in same)]
        assert any(one.days.contains(first) and one.days.contains(last) for one in spans)


@given(strategies.dossiers())
def test_any_chronology_is_events_and_what_is_left_out(dossier: ik.Dossier) -> None:
    for partial in ("skip", "span"):
        made = calendar(dossier.chronology(), partial=partial)
        assert len(read(made)) == made.events
        uids = [str(event["uid"]) for event in read(made)]
        assert len(set(uids)) == len(uids)
        # Nothing is lost but the ends of short periods, which are days of the events of their starts.
        lost = len(dossier.chronology()) - made.events - sum(count for _, count in made.left_out)
        assert 0 <= lost <= sum(isinstance(when, ik.Period) for record in dossier for when in record.when)


def test_what_two_answers_share_is_one_event() -> None:
    assert calendar(D.chronology(), D.chronology(kind="agreement")).events == calendar(D.chronology()).events


@pytest.mark.parametrize(
    ("date", "skipped", "spanned"),
    [
        ("2009-08-07", None, None),
        ("2009-08", "not exact", None),
        ("2009-08-07?", "not exact", None),
        ("2009", "not exact", "not exact"),
        ("2009-33", "not exact", "not exact"),
        ("XXXX-02-27", "without a year", "without a year"),
        ("201X-02-27", "without a year", "without a year"),
        ("[..2009-06-24]", "without a first or a last day", "without a first or a last day"),
        ("9999-12", "not exact", "too late"),
        ("9999-12-31", "too late", "too late"),
    ],
)
def test_a_date_is_an_event_or_counted(date: str, skipped: str | None, spanned: str | None) -> None:
    found = of_dates(date)
    for made, reason in ((calendar(found), skipped), (calendar(found, partial="span"), spanned)):
        assert made.left_out == (() if reason is None else ((reason, 1),))
        assert made.events == len(read(made)) == (reason is None)


def test_a_month_is_a_tentative_event_over_all_its_days() -> None:
    [event] = read(calendar(of_dates("2009-08"), partial="span"))
    assert (event.start, event.end) == (datetime.date(2009, 8, 1), datetime.date(2009, 9, 1))
    assert event["status"] == "TENTATIVE"


def test_a_meeting_is_one_event_over_its_days() -> None:
    meeting = ik.Meeting(id="meeting:m", name="M", type="state_visit", period="2015-05-18/2015-05-19")
    [event] = read(calendar(ik.Dossier([meeting]).chronology()))
    assert (event.start, event.end) == (datetime.date(2015, 5, 18), datetime.date(2015, 5, 20))


def test_equal_answers_are_equal_bytes_with_the_stamp_of_as_of() -> None:
    first, again = (calendar(D.chronology(), as_of="2026-11-22") for _ in range(2))
    assert first == again
    assert {event["dtstamp"].dt.date() for event in read(first)} == {datetime.date(2026, 11, 22)}
    assert first.data != calendar(D.chronology()).data


def test_an_anniversary_returns_each_year() -> None:
    [event] = read(calendar(of_dates("1973-12-10"), yearly=True))
    assert event["rrule"].to_ical() == b"FREQ=YEARLY"
    assert str(event["summary"]).endswith("(1973)")


def test_terms_have_their_ends_and_the_last_days_for_a_notice() -> None:
    found = D.terms_ending(since="2026-11-22", until="2036-11-22")
    made = calendar(found, as_of=D.as_of)
    events = {str(event["summary"]): event for event in read(made)}
    assert len(found.terms) > 0
    for one in found.terms:
        assert one.term.until is not None
        if one.term.until.is_exact:
            assert events[f"end of the term: {one.agreement.label}"].start == one.term.until.earliest
        if one.term.last_notice is not None and one.term.last_notice.is_exact:
            assert events[f"last day for a notice: {one.agreement.label}"].start == one.term.last_notice.earliest


def test_what_was_left_out_is_in_the_text_and_in_the_file(tmp_path: Path) -> None:
    made = calendar(of_dates("2009-08-07", "2009", "XXXX-02-27"))
    assert str(made) == "1 event; left out: 1 not exact, 1 without a year"
    made.write(tmp_path / "out.ics")
    found = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes())
    assert str(found["x-wr-caldesc"]) == str(made)
    assert bytes(made) == made.data


def test_a_wrong_word_and_a_partial_stamp_are_refused() -> None:
    wrong: Any = "all"
    with pytest.raises(ik.InvalidValue, match='expected "skip" or "span"'):
        calendar(of_dates(), partial=wrong)
    with pytest.raises(ik.InvalidValue, match="expected a day"):
        calendar(of_dates(), as_of="2026")


def test_without_icalendar_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ModuleNotFoundError, match=r'need icalendar: python -m pip install "indokorea\[calendar\]"'):
        calendar(of_dates("2009-08-07"))
