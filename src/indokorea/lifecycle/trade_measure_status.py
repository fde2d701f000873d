"""The status of a trade measure on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange, StepT, evaluate, has_too_many_orders
from indokorea.render.display import Displayable
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureStatus


class MeasureStep(Protocol):
    """A dated step of a trade measure."""

    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def type(self) -> Any: ...
    @property
    def on(self) -> Any: ...
    @property
    def until(self) -> Any: ...


MeasureStepT = TypeVar("MeasureStepT", bound=MeasureStep)

# The status after a step; an amendment changes what applies and not whether it applies.
STATUS_AFTER: dict[TradeMeasureAction, TradeMeasureStatus | None] = {
    TradeMeasureAction.INITIATED: TradeMeasureStatus.UNDER_INQUIRY,
    TradeMeasureAction.PROPOSED: TradeMeasureStatus.UNDER_INQUIRY,
    TradeMeasureAction.PROVISIONAL: TradeMeasureStatus.PROVISIONAL,
    TradeMeasureAction.IMPOSED: TradeMeasureStatus.APPLIED,
    TradeMeasureAction.EXTENDED: TradeMeasureStatus.APPLIED,
    TradeMeasureAction.AMENDED: None,
    TradeMeasureAction.SUSPENDED: TradeMeasureStatus.SUSPENDED,
    TradeMeasureAction.RESUMED: TradeMeasureStatus.APPLIED,
    TradeMeasureAction.TERMINATED: TradeMeasureStatus.TERMINATED,
    TradeMeasureAction.EXPIRED: TradeMeasureStatus.EXPIRED,
    TradeMeasureAction.CLOSED: TradeMeasureStatus.CLOSED,
}

# Steps that leave the term as it was, unless they give another.
KEEPS_TERM = frozenset({TradeMeasureAction.AMENDED, TradeMeasureAction.SUSPENDED, TradeMeasureAction.RESUMED})

# An inquiry, such as a sunset review, that is opened while one of these holds does not end it.
AT_WORK = frozenset({TradeMeasureStatus.PROVISIONAL, TradeMeasureStatus.APPLIED, TradeMeasureStatus.SUSPENDED})


@attrs.frozen(kw_only=True)
class TradeMeasureStanding(Displayable, Generic[StepT]):
    """The status of a trade measure on a day; `str()` is the status word."""

    status: TradeMeasureStatus | None
    """The status; None before the first dated step."""
    certain: bool
    """False if something that may have happened by then would change the answer, or if only a passed term shows it."""
    because: ResultTable[StepT] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The step that decides the status; for a passed term, the step that set the term."""

    @property
    def word(self) -> str:
        """The word of its status; `none` without one."""
        return str(self.status) if self.status else "none"

    def __str__(self) -> str:
        return self.word


@attrs.frozen
class MeasureState(Generic[StepT]):
    """The status, the step that decides it, and the step that set the term that is running."""

    status: TradeMeasureStatus | None = None
    because: StepT | None = None
    term: StepT | None = None
    term_is_over: bool = False


@attrs.frozen
class EndOfTerm(Generic[StepT]):
    """The day after the last of a term that a step set."""

    step: StepT


def trade_measure_standing(
    steps: Iterable[MeasureStepT], day: DateLike | None = None
) -> TradeMeasureStanding[MeasureStepT]:
    """Return the status of a trade measure on a day (today if None).

    A measure whose term is over has expired, unless a later step extended it. That is not certain, since an extension
    may be missing here, until a step says that it expired. Nor is it certain with too many partial dates to try.
    """
    start: MeasureState[MeasureStepT] = MeasureState()
    changes = list(_changes(steps))
    state, others = evaluate(changes, day, start, _after)
    certain = (
        not state.term_is_over
        and not has_too_many_orders(changes)
        and all((other.status, other.because) == (state.status, state.because) for other in others)
    )
    because = () if state.because is None else (state.because,)
    return TradeMeasureStanding(status=state.status, certain=certain, because=because)


def _changes(steps: Iterable[MeasureStepT]) -> Iterator[DatedChange[Any]]:
    for step in steps:
        if step.type is TradeMeasureAction.AMENDED and step.until is None:
            continue  # it changes neither the status nor the term
        yield DatedChange(step.on, step)
        over = _day_after(step.until)
        if over is not None:
            yield DatedChange(over, EndOfTerm(step))


def _day_after(until: PartialDate | None) -> PartialDate | None:
    """Return the day after the last possible day of a date; None without one, or if the calendar ends there."""
    if until is None or until.latest is None or until.latest == date.max:
        return None
    return PartialDate.of(until.latest + timedelta(days=1))


def _after(state: MeasureState[Any], change: DatedChange[Any]) -> MeasureState[Any]:
    step = change.step
    if isinstance(step, EndOfTerm):
        if state.term is step.step and state.status in AT_WORK:
            return MeasureState(TradeMeasureStatus.EXPIRED, step.step, None, term_is_over=True)
        return state
    status = STATUS_AFTER[step.type]
    if status is None or (status is TradeMeasureStatus.UNDER_INQUIRY and state.status in AT_WORK):
        return attrs.evolve(state, term=step if step.until is not None else state.term)
    keeps = step.type in KEEPS_TERM and step.until is None
    return MeasureState(status, step, state.term if keeps else step if step.until is not None else None)
