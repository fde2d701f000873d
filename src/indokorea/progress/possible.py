"""What may hold on the day of a question: values with their alternatives, and how several make one.

The stage of an undertaking follows from a few facts, each of which depends on few of its steps: the last status,
whether a project works, whether the due day has passed. Each fact is an `Outcome`: its value, and the values that it
may have where a date is vague. A stage is certain if every combination of these values gives it. So no order of steps
is gone through, and the cost is n log n in the steps.

Facts that rest on the same step are combined as if they were independent. That may make a stage uncertain that is not,
and never the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any, Generic, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import LAST_DAY, DatedChange, ordinal_bounds
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate

ValueT = TypeVar("ValueT")
ResultT = TypeVar("ResultT")


@attrs.frozen
class Question:
    """The day of a question, and its first and last possible day as ordinals."""

    on: PartialDate
    first: int
    last: int

    @classmethod
    def of(cls, day: DateLike | None) -> Question:
        """Return the question about a day, today if None."""
        on = to_day(day)
        first, last = ordinal_bounds(on)
        return cls(on, first, min(last, LAST_DAY))

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last possible day."""
        return self.first, self.last

    def has_come(self, on: PartialDate | None) -> bool:
        """Return True if a date has certainly come."""
        return on is not None and ordinal_bounds(on)[1] <= self.first

    def may_have_come(self, on: PartialDate | None) -> bool:
        """Return True if a date may have come; an unknown one may."""
        return ordinal_bounds(on)[0] <= self.last


@attrs.frozen
class Outcome(Generic[ValueT]):
    """A value as it follows from what has certainly happened, and all values that it may have, that one included.

    `exact` is False if the set may lack a value, so that nothing is certain.
    """

    value: ValueT
    possible: frozenset[ValueT]
    exact: bool = True

    @property
    def certain(self) -> bool:
        """True if only one value is possible."""
        return self.exact and len(self.possible) == 1


def known(value: ValueT) -> Outcome[ValueT]:
    """Return the outcome with one value."""
    return Outcome(value, frozenset({value}))


NO = known(False)


def happened(dates: Iterable[PartialDate | None], question: Question) -> Outcome[bool]:
    """Return whether something has happened that happens on each of these dates.

    >>> question = Question.of("2015-06-01")
    >>> happened([PartialDate("2014")], question).certain, happened([PartialDate("2015")], question).certain
    (True, False)
    """
    value, possible = False, {False}
    for on in dates:
        if question.has_come(on):
            return known(True)
        if question.may_have_come(on):
            possible = {True, False}
    return Outcome(value, frozenset(possible))


def last_is(
    wanted: Iterable[DatedChange[Any]], others: Iterable[DatedChange[Any]], question: Question
) -> Outcome[bool]:
    """Return whether the last change that has happened is one of the wanted.

    >>> one, other = DatedChange(PartialDate("2014"), "stop"), DatedChange(PartialDate("2014-05"), "go")
    >>> last_is([one], [other], Question.of("2015")).possible == {True, False}
    True
    """
    sides = [[ordinal_bounds(change.on) for change in side] for side in (wanted, others)]
    came = [[span for span in side if span[1] <= question.first] for side in sides]
    # The latest of the first days of what has certainly happened: a change that can come later may be the last.
    bounds = [max((span[0] for span in side), default=-1) for side in came]
    latest = [
        max((min(span[1], question.last) for span in side if span[0] <= question.last), default=-1) for side in sides
    ]
    value = bool(came[0]) and max(came[0], key=lambda span: span) >= max(came[1], default=(-1, -1))
    may_be = latest[0] >= bounds[1] and latest[0] >= 0
    may_not_be = not came[0] or (latest[1] >= bounds[0] and latest[1] >= 0)
    possible = {value} | ({True} if may_be else set()) | ({False} if may_not_be else set())
    return Outcome(value, frozenset(possible))


def combined(result_of: Callable[..., ResultT], *outcomes: Outcome[Any]) -> Outcome[ResultT]:
    """Return the outcome of a function of several outcomes, taken as independent.

    >>> combined(max, known(1), Outcome(2, frozenset({0, 2}))).possible == {1, 2}
    True
    """
    value = result_of(*(one.value for one in outcomes))
    exact = all(one.exact for one in outcomes)
    if all(len(one.possible) == 1 for one in outcomes):
        return Outcome(value, frozenset({value}), exact)
    possible = frozenset(result_of(*values) for values in product(*(one.possible for one in outcomes)))
    return Outcome(value, possible | {value}, exact)


def any_of(outcomes: Iterable[Outcome[bool]]) -> Outcome[bool]:
    """Return whether one of several facts holds, in time linear in their number.

    >>> any_of([NO, known(True)]).certain, any_of([]).value
    (True, False)
    """
    possible, value, exact = False, False, True
    for one in outcomes:
        if one.exact and one.possible == {True}:
            return known(True)
        value = value or one.value
        possible = possible or True in one.possible
        exact = exact and one.exact
    return Outcome(value, frozenset({value, False, possible}), exact)


def all_of(outcomes: Iterable[Outcome[bool]]) -> Outcome[bool]:
    """Return whether all of several facts hold, in time linear in their number.

    >>> all_of([NO, known(True)]).value, all_of([]).value
    (False, True)
    """
    return negated(any_of(map(negated, outcomes)))


def negated(one: Outcome[bool]) -> Outcome[bool]:
    """Return whether a fact does not hold."""
    return Outcome(not one.value, frozenset(not value for value in one.possible), one.exact)
