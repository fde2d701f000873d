"""Realisation: what became of the target of a commitment, by the figures of its measure and its two sides.

Figures of different compilers, valuations or types of year are different series. Each gets a line of its own; where two
figures of one series disagree, each of them gets a line, and none is chosen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from indokorea.analysis.realisation_lines import DELIVERIES, RealisationLine, lines_of, verdicts_of
from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.lifecycle.possible_orders import NEVER, ordinal_bounds
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.observation import Observation
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.render.words import humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import ActionType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import TargetVerdict
from indokorea.vocabulary.values import Qualifier

Reason = Observation | Action | CommitmentUpdate

SIGNING = frozenset({ActionType.SIGNED, ActionType.NOTES_EXCHANGED})

# Verdicts that a delivery after the day, or perhaps after it, replaces.
DECIDED_BY_DELIVERY = frozenset({TargetVerdict.PARTLY, TargetVerdict.UNREPORTED})

CONCLUDING = SIGNING | {ActionType.ENTERED_INTO_FORCE}


@attrs.frozen(kw_only=True, repr=False)
class Realisation(Tabular):
    """The target of a commitment, its verdict on a day, and a line for each series of figures."""

    commitment: Commitment
    """The commitment."""
    target: Target | None
    """The target, of the commitment itself or of the one that it restates; None if there is none."""
    due: PartialDate | None
    """The day of the target, or the end of its window; None if it has none."""
    on: PartialDate
    """The day of the verdict."""
    verdict: TargetVerdict
    """What became of the target by that day."""
    lines: ResultTable[RealisationLine] = attrs.field(converter=to_results)
    """A line for each series, those of the target's day first."""
    because: ResultTable[Reason] = attrs.field(default=NO_RESULTS, converter=to_results)
    """The observations, actions or updates that decide the verdict; empty if nothing decides it."""

    @property
    def reached_on(self) -> datetime.date | None:
        """The first day by which a series shows the target reached."""
        return min((line.reached_on for line in self.lines if line.reached_on), default=None)

    @property
    def summary(self) -> str:
        """The target and its verdict in words."""
        if self.target is None:
            return "no target"
        return f"{target_text(self.target)}: {humanise(self.verdict)}"

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a line: `pandas.DataFrame(found.rows())`."""
        shared = {
            "commitment": self.commitment.id,
            "due": None if self.due is None else str(self.due),
            "verdict": str(self.verdict),
        }
        return [shared | line.row() for line in self.lines]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary}>"

    def __str__(self) -> str:
        return display_text(self)


def realisation_of(records: Records, commitment: Commitment, on: DateLike | None = None) -> Realisation:
    """Return what became of the target of a commitment by a day, today by default.

    The time is n log n in the figures of the commitment's measure and sides.
    """
    day = to_day(on)
    target = target_of(records, commitment)
    due = None if target is None else due_of(target)
    lines: tuple[RealisationLine, ...] = ()
    if target is not None and target.indicator is not None:
        found = lines_of(records, commitment, target, target.indicator, due, day.days.first)
        lines = tuple(sorted(found, key=lambda line: (not line.at_due, -line.days.last.toordinal())))
    decided: list[Decided] = [(line.met, line.figures) for line in lines if line.met is not None]
    partly: list[tuple[Reason, ...]] = [line.figures for line in lines if _is_part(line)]
    verdict, because = _with_records(records, commitment, target, day, decided, partly)
    return Realisation(
        commitment=commitment, target=target, due=due, on=day, verdict=verdict, lines=lines, because=because
    )


def verdict_of(records: Records, commitment: Commitment, on: DateLike | None = None) -> TargetVerdict:
    """Return the verdict of `realisation_of` alone, without a line for each series; for many commitments at once."""
    day = to_day(on)
    target = target_of(records, commitment)
    due = None if target is None else due_of(target)
    decided: list[Decided] = []
    partly: list[tuple[Reason, ...]] = []
    if target is not None and target.indicator is not None:
        for one in verdicts_of(records, commitment, target, target.indicator, due, day.days.first):
            if isinstance(one, RealisationLine):
                decided.append((one.met, ()))
                partly += [()] * _is_part(one)
            else:
                decided.append((one, ()))
    return _with_records(records, commitment, target, day, decided, partly)[0]


def _with_records(
    records: Records,
    commitment: Commitment,
    target: Target | None,
    day: PartialDate,
    decided: list[Decided],
    partly: list[tuple[Reason, ...]],
) -> tuple[TargetVerdict, tuple[Reason, ...]]:
    """Return the verdict of the lines, the agreement to be concluded and the recorded updates, with its reasons."""
    due = None if target is None else due_of(target)
    known = day.days.first
    concluded = () if target is None or target.concludes is None else _conclusion(records, target.concludes, due, known)
    reported = ((update,) for update in commitment.updates if _is_part_delivered(update, due, known))
    is_over = due is not None and due.definitely_before(day)
    every = [*decided, *concluded, *_recorded(commitment, due, known)]
    verdict, because = _verdict(every, [*partly, *reported], is_over=is_over)
    if due is None or verdict not in DECIDED_BY_DELIVERY:
        return verdict, because
    deliveries = [one for one in commitment.updates if _is_delivery(one, known)]
    perhaps_in_time = tuple(one for one in deliveries if one.on is not None and not one.on.definitely_after(due))
    if perhaps_in_time:
        return TargetVerdict.DELIVERED, perhaps_in_time[:1]
    return (TargetVerdict.NOT_MET, tuple(deliveries[:1])) if deliveries and not because else (verdict, because)


def target_of(records: Records, commitment: Commitment) -> Target | None:
    """Return the target of a commitment, else that of the nearest commitment that it restates."""
    if commitment.target is not None:
        return commitment.target

    def restated(id: str) -> tuple[str, ...]:
        record = commitment if id == commitment.id else records.get(id)
        return record.restates if isinstance(record, Commitment) and record.target is None else ()

    for id in reachable([commitment.id], restated):
        record = records.get(id)
        if isinstance(record, Commitment) and record.target is not None:
            return record.target
    return None


def target_text(target: Target) -> str:
    """Return a target in words.

    >>> from indokorea.records.commitment import Baseline
    >>> target_text(Target(indicator="bilateral_trade", factor=2, by="2030", baseline=Baseline(on="2023")))
    'bilateral trade, 2 times that of 2023, by 2030'
    """
    amount = target.money or target.quantity
    stated = None if target.baseline is None else target.baseline
    multiple = ""
    if target.factor is not None:
        start = "at the start" if stated is None else stated.on or stated.money or stated.quantity
        multiple = f"{target.factor} times that {start if stated is None else f'of {start}'}"
    parts = (
        "" if target.indicator is None else humanise(target.indicator),
        str(amount or multiple),
        "" if target.concludes is None else f"conclude {target.concludes}",
        f"by {target.by}" if target.by else f"in {target.window}" if target.window else "",
    )
    return ", ".join(filter(None, parts)) or target.note or "no amount"


def due_of(target: Target) -> PartialDate | None:
    """Return the day of a target, else the end of its window."""
    return target.by if target.by is not None or target.window is None else target.window.end


Decided = tuple[bool | None, tuple[Reason, ...]]


def _verdict(
    decided: list[Decided], partly: list[tuple[Reason, ...]], *, is_over: bool
) -> tuple[TargetVerdict, tuple[Reason, ...]]:
    met = [reasons for is_met, reasons in decided if is_met]
    short = [reasons for is_met, reasons in decided if is_met is False] if is_over else []
    if met and short:
        return TargetVerdict.DISPUTED, _joined([*met, *short])
    if met:
        return TargetVerdict.MET, _joined(met)
    if not is_over:
        return TargetVerdict.OPEN, ()
    if partly:
        return TargetVerdict.PARTLY, _joined([*partly, *short])
    if short:
        return TargetVerdict.NOT_MET, _joined(short)
    return TargetVerdict.UNREPORTED, ()


def reason_text(reason: Reason) -> str:
    """Return the id of an observation, or the date and the word of an action or an update."""
    if isinstance(reason, Observation):
        return reason.id
    return f"{reason.on}: {reason.type if isinstance(reason, Action) else reason.status}"


def _joined(reasons: Iterable[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    return tuple({id(one): one for several in reasons for one in several}.values())


def _recorded(commitment: Commitment, due: PartialDate | None, day: datetime.date) -> Iterator[Decided]:
    """Yield what the updates of a commitment say about its target: delivered by its day, or missed."""
    for update in commitment.updates:
        if update.on is None or update.on.days.last > day:
            continue
        if update.status is CommitmentStatus.MISSED:
            yield False, (update,)
        elif _is_delivery(update, day) and _is_by(update.on, due):
            yield True, (update,)


def _is_delivery(update: CommitmentUpdate, day: datetime.date) -> bool:
    is_known = update.on is not None and update.on.days.last <= day
    return is_known and update.status is CommitmentStatus.DELIVERED


def _is_part_delivered(update: CommitmentUpdate, due: PartialDate | None, day: datetime.date) -> bool:
    reported = update.on is not None and update.on.days.last <= day and _is_by(update.on, due)
    return reported and update.status is CommitmentStatus.PART_DELIVERED


def _is_by(date: PartialDate, due: PartialDate | None) -> bool:
    return due is None or date.days.last <= due.days.last


def _is_part(line: RealisationLine) -> bool:
    """Return True if a line shows that a part of an amount was delivered by its day, and not all of it."""
    is_below = line.met is False or (line.met is None and line.target.qualifier is Qualifier.UP_TO)
    return line.at_due and is_below and line.series.indicator in DELIVERIES and line.value.number > 0


@attrs.frozen
class Conclusion:
    """The conclusion of an agreement: its signature by all parties, or its entry into force.

    `action` has concluded it by `last` at the latest, an ordinal; `first` is its first possible day. `signed_from` is
    the first possible day of the signatures by all parties; None if these are not recorded.
    """

    action: Action | None
    first: int
    last: int
    signed_from: int | None


def conclusion_of(records: Records, id: str | None) -> Conclusion | None:
    """Return the conclusion of an agreement; None for an id that is not the id of an agreement."""
    return records.cached(_conclusions).get(id or "")


def _conclusions(records: Records) -> dict[str, Conclusion]:
    return {agreement.id: _conclusion_by_acts(agreement) for agreement in records.of(Agreement)}


def _conclusion_by_acts(agreement: Agreement) -> Conclusion:
    acts = [action for action in agreement.actions if action.type in CONCLUDING]
    last, action = _earliest(agreement, acts, 1)
    signed_from, signature = _earliest(agreement, [one for one in acts if one.type in SIGNING], 0)
    first, _ = _earliest(agreement, acts, 0)
    return Conclusion(action, first, last, None if signature is None else signed_from)


def _earliest(agreement: Agreement, acts: Iterable[Action], end: int) -> tuple[int, Action | None]:
    """Return the first day on which actions conclude an agreement, and the action that does; NEVER without one.

    `end` is 0 for the first possible day of each action and 1 for the last. Where each party acts for itself, the last
    of these actions concludes the agreement.
    """
    by_actor: dict[str | None, tuple[int, Action]] = {}
    for action in acts:
        day = ordinal_bounds(action.on)[end]
        if action.by not in by_actor or day < by_actor[action.by][0]:
            by_actor[action.by] = (day, action)
    found = [by_actor[None]] if None in by_actor else []
    if agreement.bound and by_actor.keys() >= set(agreement.bound):
        found.append(max((by_actor[party] for party in agreement.bound), key=lambda act: act[0]))
    return min(found, key=lambda act: act[0], default=(NEVER, None))


def _conclusion(records: Records, id: str, due: PartialDate | None, day: datetime.date) -> Iterator[Decided]:
    """Yield whether an agreement was concluded by the due day: signed by all its parties, or in force."""
    found = conclusion_of(records, id)
    if found is None or found.action is None or found.last > day.toordinal():
        return
    latest = None if due is None else due.days.last.toordinal()
    if latest is None or found.last <= latest:
        yield True, (found.action,)
    elif found.signed_from is not None and found.signed_from > latest:
        yield False, (found.action,)
