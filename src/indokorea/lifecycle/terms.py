"""The terms of an agreement: how long each lasts, the last day for a notice, and expiry by the clause on duration."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Any, Protocol

import attrs

from indokorea.lifecycle.agreement_status import (
    AgreementStanding,
    Side,
    StatusSweep,
    agreement_changes,
    agreement_standing,
    standings_by_party,
)
from indokorea.lifecycle.party_state import ENDING, AgreementStep
from indokorea.lifecycle.possible_orders import LAST_DAY, ordinal_bounds
from indokorea.render.display import Displayable
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementStatus, RenewalType, TermStart

ONE_DAY = datetime.timedelta(1)
DAYS_A_MONTH = 30.436875

# The actions that can change the status of an agreement that is in force beyond doubt.
AFTER_FORCE = frozenset(
    {
        *ENDING,
        ActionType.ENTERED_INTO_FORCE,
        ActionType.PROVISIONAL_APPLICATION_STARTED,
        ActionType.PROVISIONAL_APPLICATION_ENDED,
        ActionType.SUSPENDED,
        ActionType.RESUMED,
        ActionType.DENUNCIATION_NOTIFIED,
        ActionType.DENUNCIATION_WITHDRAWN,
    }
)

# The actions after which an agreement may have ended.
MAY_END = frozenset({*ENDING, ActionType.DENUNCIATION_NOTIFIED})


class TermStep(AgreementStep, Protocol):
    """A dated action on an agreement. `until` is the last day of the term that an extension or a renewal gives."""

    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def until(self) -> Any: ...
    @property
    def counts_from(self) -> PartialDate | None: ...


class TermClause(Protocol):
    """A clause on duration, as DurationClause describes it."""

    @property
    def initial(self) -> str | None: ...
    @property
    def unlimited(self) -> bool: ...
    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def until(self) -> Any: ...
    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def renewal(self) -> Any: ...
    @property
    def renewal_period(self) -> str | None: ...
    @property
    def notice(self) -> str | None: ...
    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def runs_from(self) -> Any: ...


class DatedAgreement(Protocol):
    """An agreement: its actions, the parties that are bound, and its clause on duration."""

    @property
    def actions(self) -> Sequence[TermStep]: ...
    @property
    def bound(self) -> Sequence[str]: ...
    @property
    def duration(self) -> TermClause | None: ...


@attrs.frozen
class NoClause:
    """The clause of an agreement that was renewed or extended, and whose clause is not recorded."""

    initial: None = None
    unlimited: bool = False
    until: None = None
    renewal: None = None
    renewal_period: None = None
    notice: None = None
    runs_from: None = None


NO_CLAUSE = NoClause()


@attrs.frozen(kw_only=True)
class AgreementTerm(Displayable):
    """One term of an agreement. Its first and last days belong to it.

    >>> since, until = PartialDate("2015-01-01"), PartialDate("2019-12-31")
    >>> print(AgreementTerm(number=2, since=since, until=until, last_notice=None, certain=True))
    term 2, 2015-01-01 to 2019-12-31
    """

    number: int
    """Its number: 1 for the first term."""
    since: PartialDate
    """Its first day."""
    until: PartialDate | None
    """Its last day, the day before the same day of a later year; None without limit, or if unknown."""
    last_notice: PartialDate | None
    """The last day on which a notice prevents its renewal: `until` less the period of notice; None if there is none."""
    certain: bool
    """False if a partial date, a note or a notice that was given may change the answer."""
    over: bool = False
    """Whether it has certainly run out, and no later term is known."""
    known: bool = True
    """False if its end is unknown, so that `until` is None for that reason."""
    because: ResultTable[Any] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The clause, and the actions with which the terms began or were prolonged."""

    def __str__(self) -> str:
        end = str(self.until) if self.until else ("without limit" if self.known else "an unknown day")
        return f"term {self.number}, {self.since} to {end}" + ", over" * self.over


def add_duration(day: datetime.date, length: str, times: int = 1) -> datetime.date:
    """Return a day plus an ISO 8601 duration of years, months and days, or minus it if `times` is negative.

    A day that the month does not have becomes its last day; a day outside the calendar becomes its first or last.

    >>> add_duration(datetime.date(2016, 8, 31), "P6M"), add_duration(datetime.date(2016, 2, 29), "P1Y2D")
    (datetime.date(2017, 2, 28), datetime.date(2017, 3, 2))
    >>> add_duration(datetime.date(1979, 8, 11), "P6M", -1)
    datetime.date(1979, 2, 11)
    """
    length_in_months, length_in_days = _months_and_days(length)
    months = day.year * 12 + day.month - 1 + times * length_in_months
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    if year < datetime.MINYEAR:
        return datetime.date.min
    moved = day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
    ordinal = moved.toordinal() + times * length_in_days
    return datetime.date.fromordinal(min(max(ordinal, 1), datetime.date.max.toordinal()))


@lru_cache(maxsize=256)
def _months_and_days(length: str) -> tuple[int, int]:
    numbers = {unit: int(number) for number, unit in re.findall("([0-9]+)([YMD])", length)}
    return numbers.get("Y", 0) * 12 + numbers.get("M", 0), numbers.get("D", 0)


def _renewals_by(day: datetime.date, begins: datetime.date, period: str) -> int:
    """Return how many periods from the day on which the first begins are over by a later day.

    The number is estimated by the average length of a month, and looked for near the estimate.
    """
    # There are no more renewals than days until the calendar ends.
    renewals = range(datetime.date.max.toordinal() - begins.toordinal() + 1)
    start_of = partial(add_duration, begins, period)
    months, days = _months_and_days(period)
    estimate = int((day - begins).days / (months * DAYS_A_MONTH + days))
    low, high = max(0, estimate - 3), min(len(renewals), estimate + 4)
    if start_of(low) > day or (high < len(renewals) and start_of(high) <= day):
        low, high = 0, len(renewals)
    return bisect_right(renewals, day, low, high, key=start_of) - 1


def term_on(agreement: DatedAgreement, day: DateLike | None = None) -> AgreementTerm | None:
    """Return the term that runs on a day (today if None), or the last one; `Agreement.term_on` describes it."""
    day = to_day(day)
    term = _term_on(agreement, day)
    if term is None or not any(action.type in MAY_END for action in agreement.actions):
        return term
    standing = agreement_standing(agreement.actions, agreement.bound, day)
    has_ended = standing.status is not None and standing.status.ended and standing.certain
    return None if has_ended else term


def standing_with_term(
    agreement: DatedAgreement, day: DateLike | None, party: str | None, between: tuple[Side, Side] | None
) -> AgreementStanding[Any]:
    """Return the status of an agreement with its clause on duration; `Agreement.status_on` describes it."""
    day = to_day(day)
    found = agreement_standing(agreement.actions, agreement.bound, day, party, between)
    standing: AgreementStanding[Any] = AgreementStanding(
        status=found.status,
        certain=found.certain,
        provisional=found.provisional,
        notice=found.notice,
        because=found.because,
        possible=found.possible,
    )
    if standing.status is None or standing.status.ended:
        return standing
    expiry = _expiry(agreement, day)
    return standing if expiry is None else _expired(standing, expiry)


def standings_with_term_by_party(
    agreement: DatedAgreement, day: DateLike | None = None
) -> dict[str, AgreementStanding[Any]]:
    """Return the status of an agreement for each of its parties on a day (today if None), with its clause on duration.

    Each is what `status_on` returns for the party, without the reasons. The cost is that of two standings.
    """
    day = to_day(day)
    standings = standings_by_party(agreement.actions, agreement.bound, day)
    expiry = _expiry(agreement, day)
    return {party: one if expiry is None else _expired(one, expiry) for party, one in standings.items()}


def _expiry(agreement: DatedAgreement, day: PartialDate) -> AgreementTerm | None:
    """Return the term by whose clause an agreement has, or may have, expired by a day; None if it has not."""
    clause = agreement.duration
    if clause is None or not _ends_by_itself(clause):
        return None
    term = _term_on(agreement, day)
    if term is not None and not _may_be_over(term, day):
        sooner = _without_doubtful_changes(agreement, day)
        term = None if sooner is None else _term_on(sooner, day)
        return attrs.evolve(term, over=False) if term is not None and _may_be_over(term, day) else None
    return term if term is not None and _may_be_over(term, day) else None


def _may_be_over(term: AgreementTerm, day: PartialDate) -> bool:
    return term.until is not None and day.possibly_after(term.until)


@attrs.frozen
class _Actions:
    """The actions of an agreement that count for a question, with its parties and its clause."""

    actions: Sequence[TermStep]
    bound: Sequence[str]
    duration: TermClause | None


def _without_doubtful_changes(agreement: DatedAgreement, day: PartialDate) -> DatedAgreement | None:
    """Return an agreement without the first extension or renewal that may not have come, and those after it.

    None if all of them have certainly come by the first day of a question, or have not begun by its last.
    """
    changes = _changes(agreement)
    doubtful = [place for place, one in enumerate(changes) if _is_doubtful(one, day)]
    if not doubtful:
        return None
    left_out = {id(change) for change in changes[doubtful[0] :]}
    actions = [action for action in agreement.actions if id(action) not in left_out]
    return _Actions(actions, agreement.bound, agreement.duration)


def _is_doubtful(change: TermStep, day: PartialDate) -> bool:
    days = change.counts_from.days if change.counts_from is not None else None
    return days is not None and days.first <= day.days.last and not days.definitely_by(day.days.first)


def _expired(standing: AgreementStanding[Any], term: AgreementTerm) -> AgreementStanding[Any]:
    """Return a standing after the end of a term, or in doubt if the term is not certainly over."""
    if standing.status is None or standing.status.ended:
        return standing
    possible = standing.possible | {AgreementStatus.EXPIRED}
    if not term.over:
        return attrs.evolve(standing, certain=False, possible=possible)
    return AgreementStanding(status=AgreementStatus.EXPIRED, certain=False, because=term.because, possible=possible)


class TermSweep:
    """The status of an agreement between two sides on many days, with its clause on duration; see `StatusSweep`."""

    def __init__(self, agreement: DatedAgreement, between: tuple[Side, Side]) -> None:
        self._agreement = agreement
        self._ends_by_itself = agreement.duration is not None and _ends_by_itself(agreement.duration)
        self._sweep = StatusSweep(agreement.actions, agreement.bound, between)

    def on(self, day: int) -> tuple[AgreementStatus | None, bool]:
        """Return the status on a day, given as an ordinal, and whether it is certain."""
        status, certain = self._sweep.on(day)
        if self._ends_by_itself and status is not None and not status.ended:
            expiry = _expiry(self._agreement, PartialDate.of(datetime.date.fromordinal(day)))
            if expiry is not None:
                return (AgreementStatus.EXPIRED if expiry.over else status), False
        return status, certain


def days_of_change(agreement: DatedAgreement, *, in_force: bool = False) -> tuple[int, ...]:
    """Return the days, as ordinals in order, on which the status may change; between two of them it does not.

    They are the first and the last possible day of each action and, for an agreement that ends by its own clause, the
    first day of each term and the day after it. With `in_force`, they are those on which the status may change while it
    is in force beyond doubt.

    >>> from indokorea.records.agreement import Action, Agreement, AgreementParty
    >>> mou = Agreement(
    ...     id="agreement:mou", name="Memorandum", parties=(AgreementParty(party="country:kor"),),
    ...     instrument="memorandum_of_understanding", level="private", actions=(Action(type="signed", on="2015-05"),),
    ... )
    >>> [str(datetime.date.fromordinal(day)) for day in days_of_change(mou)]
    ['2015-05-01', '2015-05-31']
    """
    changes = agreement_changes(agreement.actions)
    if in_force:
        changes = [change for change in changes if change.step.type in AFTER_FORCE]
    days = {day for change in changes for day in ordinal_bounds(change.on)}
    clause, started = agreement.duration, start_of_terms(agreement)
    if clause is not None and started is not None and _ends_by_itself(clause):
        days.update(_first_day(change).toordinal() for change in _changes(agreement))
        for term in chain.from_iterable(_terms_by_start(agreement, clause, started)):
            days.add(term.start.toordinal())
            if term.end is not None:
                days.add(term.end.toordinal() + 1)
    return tuple(sorted(day for day in days if 1 <= day <= LAST_DAY))


def days_of_expiry(agreement: DatedAgreement) -> Iterator[tuple[int, int]]:
    """Yield the first and the last possible day, as ordinals, on which an agreement may expire by its own clause."""
    clause, started = agreement.duration, start_of_terms(agreement)
    if clause is not None and started is not None and _ends_by_itself(clause):
        for terms in zip(*_terms_by_start(agreement, clause, started), strict=True):
            ends = [term.end.toordinal() + 1 for term in terms if term.end is not None]
            if ends:
                yield min(ends), max(ends)


def _terms_by_start(
    agreement: DatedAgreement, clause: TermClause, started: tuple[PartialDate, TermStep]
) -> list[list[_Term]]:
    """Return the terms of an agreement for the first and for the last possible day of their beginning."""
    begins, _ = started
    changes = _changes(agreement)
    starts = dict.fromkeys((begins.days.first, begins.days.last))
    return [list(_terms(clause, start, changes)) for start in starts]


def _ends_by_itself(clause: TermClause) -> bool:
    return clause.renewal is RenewalType.NONE or (clause.until is not None and clause.renewal is None)


@attrs.frozen
class _Term:
    """A term from its first to its last day; `end` is None without limit, or if it is not known.

    `changes` is the number of renewals and extensions, the earliest first, that made it what it is.
    """

    number: int
    start: datetime.date
    end: datetime.date | None
    known: bool
    changes: int = 0


def _term_on(agreement: DatedAgreement, day: PartialDate) -> AgreementTerm | None:
    changes, started = _changes(agreement), start_of_terms(agreement)
    clause = agreement.duration or (NO_CLAUSE if changes else None)
    if clause is None or started is None:
        return None
    begins, action = started
    if not day.days.last >= begins.days.first:
        return None
    exact = begins.is_exact and day.earliest is not None
    first_day, last_day = day.days.first, day.days.last
    exact = exact and all(_is_exact_change(one) for one in changes)
    possible = [
        _last_begun(_terms(clause, start, changes), changes, clause, day)
        for start in dict.fromkeys((begins.days.first, begins.days.last))
        for day in dict.fromkeys((first_day, last_day))
    ]
    found = [one for one in possible if one is not None]
    if not found:
        return None
    # The lowest number: the term that has certainly begun, or the first.
    number = min(one.number for one in found)
    same = [one for one in found if one.number == number]
    term = same[0]
    ends = [one.end for one in same]
    until = None if None in ends else _between(*[end for end in ends if end is not None])
    notice = clause.notice if clause.renewal is RenewalType.AUTOMATIC else None
    last_notice = None
    if notice is not None and until is not None:
        last_notice = _between(*(add_duration(day, notice, -1) for day in (until.days.first, until.days.last)))
    unknown_notice = clause.renewal is RenewalType.AUTOMATIC and notice is None and until is not None
    return AgreementTerm(
        number=number,
        since=_between(*(one.start for one in same)) if exact or number > 1 else begins,
        until=until,
        last_notice=last_notice,
        certain=exact
        and term.known
        and len(same) == len(possible)
        and not unknown_notice
        and not _has_open_notice(agreement, day),
        over=until is not None and day.definitely_after(until),
        known=all(one.known for one in same),
        because=(*(() if clause is NO_CLAUSE else (clause,)), *dict.fromkeys((action, *changes[: term.changes]))),
    )


def last_signature(agreement: DatedAgreement) -> PartialDate | None:
    """Return the date of the last signature of an agreement; None if no signature has a date."""
    dates = [action.on for action in agreement.actions if action.type is ActionType.SIGNED and action.on is not None]
    return max(dates, key=lambda date: date.sort_key, default=None)


def start_of_terms(agreement: DatedAgreement) -> tuple[PartialDate, TermStep] | None:
    """Return the day from which the first term runs, and the action: the last signature or the first force."""
    clause = agreement.duration
    in_force = any(action.type is ActionType.ENTERED_INTO_FORCE for action in agreement.actions)
    by_signature = not in_force if clause is None else clause.runs_from is TermStart.SIGNATURE
    type = ActionType.SIGNED if by_signature else ActionType.ENTERED_INTO_FORCE
    dated = [
        (date, action)
        for action in agreement.actions
        if action.type is type and (date := action.on if by_signature else action.counts_from) is not None
    ]
    if not dated:
        return None
    pick = max if by_signature else min
    return pick(dated, key=lambda one: one[0].sort_key)


def _changes(agreement: DatedAgreement) -> list[TermStep]:
    """Return the actions that prolong or renew the term and have a date, in order."""
    dated = [
        action
        for action in agreement.actions
        if action.type in (ActionType.EXTENDED, ActionType.RENEWED) and action.counts_from is not None
    ]
    return sorted(dated, key=_first_day)


def _first_day(action: TermStep) -> datetime.date:
    date = action.counts_from
    assert date is not None
    return date.days.first


def _is_exact_change(action: TermStep) -> bool:
    date = action.counts_from
    return date is not None and date.is_exact and (action.until is None or action.until.is_exact)


def _terms(clause: TermClause, start: datetime.date, changes: Sequence[TermStep]) -> Iterator[_Term]:
    """Yield the first term, and the term after each renewal or extension, without those that begin by themselves."""
    term = _Term(1, start, None, clause.unlimited)
    if clause.until is not None:
        term = attrs.evolve(term, end=clause.until.days.last, known=True)
    elif clause.initial is not None:
        term = attrs.evolve(term, end=_last_day(start, clause.initial), known=True)
    yield term
    for change in changes:
        term = _automatic(term, clause, _first_day(change))
        term = _extended(term, change) if change.type is ActionType.EXTENDED else _renewed(term, clause, change)
        yield term


def _last_begun(
    terms: Iterator[_Term], changes: Sequence[TermStep], clause: TermClause, day: datetime.date
) -> _Term | None:
    """Return the last term that has begun by a day, with the extensions that count by then."""
    last = None
    extended = datetime.date.min  # the day of the last extension so far; the changes are in order of time
    for term, change in zip(terms, (None, *changes), strict=True):
        if change is not None and change.type is ActionType.EXTENDED:
            extended = _first_day(change)
        if max(term.start, extended) <= day:
            last = term
    return None if last is None else _automatic(last, clause, day)


def _automatic(term: _Term, clause: TermClause, day: datetime.date) -> _Term:
    """Return the term that runs on a day if each is renewed by itself."""
    if term.end is None or day <= term.end or clause.renewal is not RenewalType.AUTOMATIC:
        return term
    begins = term.end + ONE_DAY if term.end < datetime.date.max else term.end
    period = clause.renewal_period
    if period is None or add_duration(begins, period) <= begins:
        return attrs.evolve(term, number=term.number + 1, start=begins, end=None, known=period is None)
    place = _renewals_by(day, begins, period)
    start, following = add_duration(begins, period, place), add_duration(begins, period, place + 1)
    end = following - ONE_DAY if following > start else following
    return attrs.evolve(term, number=term.number + 1 + place, start=start, end=end)


def _extended(term: _Term, change: TermStep) -> _Term:
    end = None if change.until is None else change.until.days.last
    return attrs.evolve(term, end=end, known=end is not None, changes=term.changes + 1)


def _renewed(term: _Term, clause: TermClause, change: TermStep) -> _Term:
    """Return the term that a renewal begins: on its `effective` day, otherwise after the term before it."""
    start = _first_day(change)
    if change.effective is None and term.end is not None and start <= term.end < datetime.date.max:
        start = term.end + ONE_DAY
    length = clause.renewal_period or clause.initial
    if change.until is not None:
        end: datetime.date | None = change.until.days.last
    else:
        end = None if length is None else _last_day(start, length)
    return _Term(term.number + 1, start, end, end is not None, term.changes + 1)


def _last_day(start: datetime.date, length: str) -> datetime.date:
    """Return the last day of a term: a term of five years from 12 August 1974 ends with 11 August 1979."""
    after = add_duration(start, length)
    return after - ONE_DAY if after > start else after


def _has_open_notice(agreement: DatedAgreement, day: PartialDate) -> bool:
    """Return True if a notice may be pending, which may prevent a renewal."""
    return any(
        action.type is ActionType.DENUNCIATION_NOTIFIED and (action.on is None or not action.on.definitely_after(day))
        for action in agreement.actions
    )


def _between(*days: datetime.date) -> PartialDate:
    first, last = min(days), max(days)
    return PartialDate.of(first) if first == last else PartialDate(f"[{first}..{last}]")
