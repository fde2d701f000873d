"""The agreements between two countries year by year: in force at the end of a year, on any day of it, ended in it.

A status changes only on the days of its actions and of its terms. It is derived on those days alone, so that the years
in which nothing changes cost nothing.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs

from indokorea.collection.agreement_sides import Sides
from indokorea.collection.records import Records
from indokorea.collection.sides import Pair, members_of
from indokorea.lifecycle.agreement_status import EFFECT, agreement_changes
from indokorea.lifecycle.party_state import ENDING
from indokorea.lifecycle.possible_orders import LAST_DAY, ordinal_bounds
from indokorea.lifecycle.terms import TermSweep, days_of_change, days_of_expiry
from indokorea.records.agreement import Agreement
from indokorea.records.organisation import Organisation
from indokorea.vocabulary.agreements import ActionType, AgreementStatus

# Days as ordinals, the first that belongs to a span and the first that no longer does.
Interval = tuple[int, int]


class ForceOnDay(NamedTuple):
    """Whether an agreement is in force on a day, may be, has ended, and whether its status is certain."""

    in_force: bool
    ended: bool
    certain: bool
    possible: bool

    @property
    def certainly_ended(self) -> bool:
        """True if it has ended beyond doubt, so that nothing changes any more."""
        return self.ended and self.certain


# The number of days within a year on which the status is derived, apart from its ends. An agreement that changes more
# often within one year is counted as possibly in force in it, and as in force if it is on one of these days.
MOST_DAYS = 24

# The span of a change without a date.
UNDATED = ordinal_bounds(None)

NOT_BEGUN = ForceOnDay(in_force=False, ended=False, certain=True, possible=False)


class ForceInYears(NamedTuple):
    """An agreement in each of some years: at the end of the year before, at its end, and on any of its days."""

    first: int
    last: int
    before: ForceOnDay
    end: ForceOnDay
    any_in_force: bool
    any_certain: bool
    any_possible: bool
    may_end: bool

    @property
    def ended(self) -> bool:
        """True if it ended in the year beyond doubt."""
        return self.before.certain and not self.before.ended and self.end.certainly_ended


@attrs.frozen(kw_only=True)
class PairAgreement:
    """An agreement with its parties on each side of a pair, and the days on which what it ends with has ended."""

    agreement: Agreement
    sides: Sides
    others_ended: tuple[Interval, ...] = ()

    def in_years(self, since: int, until: int) -> Iterator[ForceInYears]:
        """Yield what holds in each year from since to until; years without a change are yielded together."""
        sweep = TermSweep(self.agreement, self.sides)
        force_from, endings = self._force_from(), self._ending_spans()
        begins = min([force_from, *(first for first, _ in endings)])
        may_end = years_of(endings)
        days = [day for day in self._days_of_change() if day >= begins]
        unsettling = self._days_of_change(in_force=True)
        state = NOT_BEGUN
        year = since
        place = bisect_right(days, day_before(since))
        if place or begins < 1:
            state = self._on(sweep, max(day_before(since), 1), force_from)
        while place < len(days) and not state.certainly_ended:
            if state.in_force and state.certain:
                # Only what may end it or suspend it matters now, not a late ratification by a further party.
                following = bisect_right(unsettling, day_before(year))
                if following == len(unsettling):
                    break
                place = bisect_left(days, unsettling[following])
            changing = datetime.date.fromordinal(days[place]).year
            if changing > until:
                break
            yield from _unchanged(year, changing - 1, state, may_end)
            following = bisect_right(days, last_day(changing), lo=place)
            found = self._in_changing_year(sweep, changing, state, days[place:following], force_from)
            yield found._replace(may_end=_may_end(found.before, found.end, _is_within(changing, may_end)))
            state, year, place = found.end, changing + 1, following
        yield from _unchanged(year, until, state, may_end)

    def _in_changing_year(
        self, sweep: TermSweep, year: int, before: ForceOnDay, days: list[int], force_from: int
    ) -> ForceInYears:
        """Return what holds in a year in which the status may change on some days."""
        end = self._on(sweep, days[-1], force_from)
        states = [end] if days[0] == day_before(year) + 1 else [before, end]
        # One certain answer decides all three, and each further day costs a status.
        is_decided = any(one.in_force and one.certain for one in states)
        within = [] if is_decided else [day for day in days[:-1] if day >= force_from]
        for day in within[:MOST_DAYS]:
            states.append(self._on(sweep, day, force_from))
            if states[-1].in_force and states[-1].certain:
                break
        return ForceInYears(
            first=year,
            last=year,
            before=before,
            end=end,
            any_in_force=any(one.in_force for one in states),
            any_certain=any(one.in_force and one.certain for one in states),
            any_possible=len(within) > MOST_DAYS or any(one.possible for one in states),
            may_end=False,
        )

    def _on(self, sweep: TermSweep, day: int, force_from: int) -> ForceOnDay:
        status, certain = sweep.on(day)
        ended = status is not None and status.ended
        if certain and status is not None and not ended:
            certain = not any(first <= day < after for first, after in self.others_ended)
        in_force = status is AgreementStatus.IN_FORCE
        return ForceOnDay(
            in_force=in_force, ended=ended, certain=certain, possible=in_force or (not certain and force_from <= day)
        )

    def _days_of_change(self, *, in_force: bool = False) -> list[int]:
        others = {day for interval in self.others_ended for day in interval if day <= LAST_DAY}
        return sorted(others.union(days_of_change(self.agreement, in_force=in_force)))

    def _force_from(self) -> int:
        """Return the first possible day of an entry into force; without one it is never in force."""
        actions = (one for one in self.agreement.actions if one.type is ActionType.ENTERED_INTO_FORCE)
        return min((ordinal_bounds(one.counts_from)[0] for one in actions), default=LAST_DAY + 1)

    def _ending_spans(self) -> list[Interval]:
        """Return the first and the last possible day of each ending; one without a date may be on any day."""
        spans = [
            ordinal_bounds(change.on)
            for change in agreement_changes(self.agreement.actions)
            if change.last == EFFECT or change.step.type in ENDING
        ]
        return [*spans, *days_of_expiry(self.agreement)]


def _unchanged(first: int, last: int, state: ForceOnDay, may_end: list[Interval]) -> Iterator[ForceInYears]:
    """Yield the years from first to last, in which the status is the same; apart where an ending may fall."""
    if first > last:
        return
    bounds = [] if state.certain else sorted({year for one in may_end for year in (one[0], one[1] + 1)})
    starts = [first, *(year for year in bounds if first < year <= last)]
    for start, following in zip(starts, (*starts[1:], last + 1), strict=True):
        yield ForceInYears(
            first=start,
            last=following - 1,
            before=state,
            end=state,
            any_in_force=state.in_force,
            any_certain=state.in_force and state.certain,
            any_possible=state.possible,
            may_end=_may_end(state, state, _is_within(start, may_end)),
        )


def _may_end(before: ForceOnDay, end: ForceOnDay, within: bool) -> bool:
    """Return True if an agreement may have ended in a year, within which an ending may fall or not."""
    if before.certainly_ended or (end.certain and not end.ended):
        return False
    return within or (end.ended and not before.ended)


def _is_within(year: int, intervals: list[Interval]) -> bool:
    place = bisect_right(intervals, (year, LAST_DAY)) - 1
    return place >= 0 and year <= intervals[place][1]


def years_of(spans: Iterable[Interval]) -> list[Interval]:
    """Return the years that spans of days touch, merged; a span without any bound touches none.

    >>> years_of([(730120, 730120), (730200, 730700)])
    [(2000, 2001)]
    """
    dated = [one for one in spans if one != UNDATED]
    return merged((year_of(first), year_of(last)) for first, last in dated)


def day_before(year: int) -> int:
    """Return the day before a year as an ordinal; 0, before all days, for the first year of the calendar."""
    return datetime.date(year, 1, 1).toordinal() - 1


def last_day(year: int) -> int:
    """Return the last day of a year as an ordinal."""
    return datetime.date(year, 12, 31).toordinal()


def year_of(day: int) -> int:
    """Return the year of an ordinal day, that of the first or the last day of the calendar for one outside it."""
    return datetime.date.fromordinal(min(max(day, 1), LAST_DAY)).year


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Return intervals in order, those that share a place as one.

    >>> merged([(5, 9), (1, 2), (2, 4)])
    [(1, 4), (5, 9)]
    """
    found: list[Interval] = []
    for first, last in sorted(intervals):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def pair_agreements(records: Records, between: Pair) -> Iterator[PairAgreement]:
    """Yield the agreements with a party on each side of a pair."""
    one, other = (members_of(records.of(Organisation), country) for country in between)
    others_ended = _OthersEnded(records)
    for agreement in records.of(Agreement):
        bound = agreement.bound
        sides = tuple(party for party in bound if party in one), tuple(party for party in bound if party in other)
        if all(sides):
            yield PairAgreement(agreement=agreement, sides=sides, others_ended=others_ended.for_agreement(agreement.id))


class _OthersEnded:
    """The days on which one of the agreements that an agreement ends with, directly or through others, may have ended.

    Each agreement on a chain is derived once, and the union is carried along the chain.
    """

    def __init__(self, records: Records) -> None:
        self._agreements = records.of(Agreement)
        self._known: dict[str, tuple[Interval, ...]] = {}

    def for_agreement(self, id: str) -> tuple[Interval, ...]:
        path: dict[str, None] = {}
        node: str | None = id
        while node is not None and node not in self._known and node not in path:
            path[node] = None
            node = self._next_of(node)
        if node is not None and node in path:
            # In a cycle each ends with all others; what has ended itself is never compared with its own end.
            listed = list(path)
            cycle = listed[listed.index(node) :]
            union = tuple(merged(one for each in cycle for one in self._ended(each)))
            self._known.update(dict.fromkeys(cycle, union))
        for each in reversed(path):
            if each not in self._known:
                following = self._next_of(each)
                self._known[each] = (
                    () if following is None else tuple(merged([*self._ended(following), *self._known[following]]))
                )
        return self._known[id]

    def _next_of(self, id: str) -> str | None:
        clause = self._agreements[id].duration
        following = None if clause is None else clause.ends_with
        return following if following in self._agreements else None

    def _ended(self, id: str) -> Iterator[Interval]:
        """Yield the days on which an agreement as a whole has ended, or may have."""
        agreement = self._agreements[id]
        days = days_of_change(agreement)
        for day, after in pairwise((*days, LAST_DAY + 1)):
            possible = agreement.status_on(datetime.date.fromordinal(day)).possible
            if any(status is not None and status.ended for status in possible):
                yield day, after
