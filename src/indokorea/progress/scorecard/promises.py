"""Promises: commitments with a day, and whether they were kept by it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from indokorea.analysis.realisation import Realisation, realisation_of
from indokorea.collection.records import Records
from indokorea.progress.commitments import due_step
from indokorea.progress.figures import steps_of
from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart, counted_states, text_or_none
from indokorea.progress.scorecard.things import Thing
from indokorea.progress.stage_rules import ProgressStep
from indokorea.progress.standing import ProgressStanding, StageCalculator
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.render.result_table import NO_RESULTS, ResultTable, to_results
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage, TargetVerdict

# Verdicts that a stage of the commitment may replace: the figures leave them open.
UNDECIDED = frozenset({TargetVerdict.OPEN, TargetVerdict.DELIVERED, TargetVerdict.UNREPORTED})
# Verdicts that are at least partly reached if a part of the promise was delivered.
SHORT = frozenset({TargetVerdict.UNREPORTED, TargetVerdict.NOT_MET})


@attrs.frozen(kw_only=True, repr=False)
class PromiseEntry(ScorecardEntry):
    """A promise, with its verdict in `state` and its day in `due`.

    `realisation` holds the figures behind the verdict. `moved_on_to` is the id of a later and larger promise that
    renewed this one, and `carried_out_by` are the projects that carry it out, which are things of their own.
    """

    noun = "promise"

    state: TargetVerdict
    due: PartialDate | None
    realisation: Realisation
    moved_on_to: str | None = None
    carried_out_by: tuple[str, ...] = ()

    @property
    def verdict(self) -> TargetVerdict:
        """The verdict, the same as `state`."""
        return self.state

    @property
    def ratios(self) -> tuple[Decimal, ...]:
        """The share of the target that was reached on its day, one for each figure of that day, lowest first."""
        return tuple(sorted({line.ratio for line in self.realisation.lines if line.at_due and line.ratio is not None}))

    @property
    def reached(self) -> str:
        """The lowest and the highest of `ratios` in per cent; empty without a figure.

        A figure that is only a bound is given as it is written.
        """
        return " to ".join(dict.fromkeys(f"{ratio:.0%}" for ratio in (*self.ratios[:1], *self.ratios[-1:])))

    def row(self) -> dict[str, Any]:
        """Return the entry as a flat dict; the ratios are decimal numbers, 1 for a target that was just reached."""
        return super().row() | {
            "due": text_or_none(self.due),
            "ratio_least": next(iter(self.ratios), None),
            "ratio_most": next(reversed(self.ratios), None),
            "moved_on_to": self.moved_on_to,
            "carried_out_by": "; ".join(self.carried_out_by) or None,
        }


@attrs.frozen(kw_only=True, repr=False)
class Promises(ScorecardPart[PromiseEntry]):
    """The promises whose day has come, or that were met or given up before it.

    `ahead` are those whose day is still to come, and `without_day` those that name none and nothing to be handed over;
    neither has a verdict, so that `counts` leaves them out.
    """

    title: ClassVar[str] = "Promises whose day has come"
    states: ClassVar[tuple[Term, ...]] = tuple(one for one in TargetVerdict if one is not TargetVerdict.OPEN)

    ahead: ResultTable[PromiseEntry] = attrs.field(default=NO_RESULTS, converter=to_results)
    without_day: ResultTable[PromiseEntry] = attrs.field(default=NO_RESULTS, converter=to_results)

    @property
    def everything(self) -> ResultTable[PromiseEntry]:
        """All promises: with a verdict, ahead, and without a day."""
        return ResultTable((*self.entries, *self.ahead, *self.without_day))

    @property
    def sentence(self) -> str:
        """The promises in one sentence."""
        number = count_text(len(self.entries), "promise") if self.entries else "no promise"
        parts = [f"{number} whose day has come"]
        if self.entries:
            parts[0] += f": {counted_states(self.counts)}"
        if self.ahead:
            days = sorted({one.due for one in self.ahead if one.due is not None}, key=lambda day: day.sort_key)
            first, last = str(days[0]), str(days[-1])
            due = f"due by {first}" if first == last else f"due between {first} and {last}"
            parts.append(f"{len(self.ahead):,} still to come, {due}")
        if self.without_day:
            parts.append(f"{len(self.without_day):,} without a day")
        return "; ".join(parts)


def promises_of(things: list[Thing], calculator: StageCalculator, day: PartialDate, method: str) -> Promises:
    """Return the part of the promises among these things."""
    entries = [_entry(thing, calculator, day) for thing in things]
    is_open = TargetVerdict.OPEN
    return Promises(
        on=day,
        method=method,
        entries=ResultTable(_by_day([one for one in entries if one.state is not is_open])),
        ahead=ResultTable(_by_day([one for one in entries if one.state is is_open and one.due is not None])),
        without_day=ResultTable(one for one in entries if one.state is is_open and one.due is None),
    )


def _by_day(entries: list[PromiseEntry]) -> list[PromiseEntry]:
    return sorted(entries, key=lambda one: (one.due is None, one.due.sort_key if one.due else (), one.id))


def _entry(thing: Thing, calculator: StageCalculator, day: PartialDate) -> PromiseEntry:
    undertakings = calculator.undertakings
    records = undertakings.records
    own = [one for id in thing.heads if isinstance(one := records[id], Commitment)]
    # The whole comes before its parts; in a cycle of parts, the first in the collection.
    ids = frozenset(thing.members)
    head = next((one for one in own if one.part_of not in ids), own[0])
    standing = calculator.standing(head.id)
    realisation = realisation_of(records, _with_target(records, head, undertakings.members[head.id]), day)
    due = realisation.due
    is_part_delivered = calculator.commitment(head.id).fate.value.status is CommitmentStatus.PART_DELIVERED
    verdict, because, rests_on = _verdict(records, standing, realisation, is_part_delivered)
    parts = [calculator.standing(one.id) for one in own if one.id != head.id]
    delivered = [one for one in parts if one.stage is ProgressStage.DELIVERED]
    if verdict in SHORT and delivered:
        verdict, rests_on = TargetVerdict.PARTLY, EstablishedBy.DERIVED
        because = tuple(step for one in delivered for step in one.because)
    may_be_over = due is not None and verdict is TargetVerdict.OPEN and due.possibly_before(day)
    return PromiseEntry(
        id=head.id,
        kind=head.kind,
        label=head.label,
        state=verdict,
        certain=standing.certain and not may_be_over,
        stage=standing.stage,
        because=because,
        includes=tuple(id for id in thing.members if id != head.id),
        established_by=rests_on,
        last_reported=standing.last_reported,
        dormant=standing.dormant,
        due=due,
        realisation=realisation,
        moved_on_to=standing.moved_on_to,
        carried_out_by=tuple(
            dict.fromkeys(
                link.record_id for id in thing.members for link in records.links_to(id) if link.field == "carries_out"
            )
        ),
    )


def _with_target(records: Records, head: Commitment, members: tuple[str, ...]) -> Commitment:
    """Return the commitment whose target the promise has: the first, else its first restatement that has one."""
    listed = (records[id] for id in members)
    restated = (one for one in listed if isinstance(one, Commitment) and one.target is not None)
    return head if head.target is not None else next(restated, head)


def _verdict(
    records: Records, standing: ProgressStanding, realisation: Realisation, is_part_delivered: bool
) -> tuple[TargetVerdict, tuple[ProgressStep, ...], EstablishedBy | None]:
    """Return the verdict, the steps that decide it, and what it rests on.

    What figures and updates of the target leave open, an outcome decides: delivered by the day or after it, missed,
    dropped; or work that was still under way, or had stopped, after the day. If the delivery may have come before or
    after the day, the verdict is delivered. Silence decides nothing: the promise is unreported.
    """
    verdict = realisation.verdict
    if verdict in UNDECIDED:
        decided = _verdict_of_stage(standing, realisation.due, is_part_delivered)
        if decided is TargetVerdict.DELIVERED and verdict is TargetVerdict.OPEN:
            decided = None
        if decided is not None:
            return decided, standing.because, standing.established_by
    if verdict is TargetVerdict.UNREPORTED:
        silence = tuple(change.step.step for change in due_step(realisation.commitment))
        return verdict, silence, EstablishedBy.INFERRED
    if verdict is TargetVerdict.OPEN:
        return verdict, standing.because, standing.established_by
    is_recorded = all(isinstance(one, CommitmentUpdate) for one in realisation.because)
    rests_on = EstablishedBy.REPORTED if is_recorded else EstablishedBy.DERIVED
    return verdict, tuple(_steps(records, realisation)), rests_on


def _verdict_of_stage(
    standing: ProgressStanding, due: PartialDate | None, is_part_delivered: bool
) -> TargetVerdict | None:
    """Return the verdict that follows from the stage of a promise; None if the stage leaves it open."""
    stage = standing.stage
    last = next((step.on for step in reversed(standing.because) if step.on is not None), None)
    is_late = due is not None and last is not None and last.definitely_after(due)
    if stage is ProgressStage.DELIVERED:
        if is_late:
            return TargetVerdict.NOT_MET
        # A day that is known only within bounds may be on either side of the due date.
        may_be_late = due is not None and last is not None and last.days.last > due.days.last
        return TargetVerdict.DELIVERED if may_be_late else TargetVerdict.MET
    if stage in (ProgressStage.MISSED, ProgressStage.DROPPED):
        return TargetVerdict.NOT_MET
    if stage is ProgressStage.ENDED:
        return TargetVerdict.PARTLY
    if stage in (ProgressStage.UNDER_WAY, ProgressStage.STALLED) and is_late:
        return TargetVerdict.PARTLY if is_part_delivered else TargetVerdict.NOT_MET
    return None


def _steps(records: Records, realisation: Realisation) -> Iterator[ProgressStep]:
    """Yield the reasons of a verdict as steps of their records."""
    updates = {id(update): place for place, update in enumerate(realisation.commitment.updates)}
    for reason in realisation.because:
        if isinstance(reason, CommitmentUpdate):
            yield ProgressStep(
                record_id=realisation.commitment.id,
                path=f"/updates/{updates[id(reason)]}",
                on=reason.on,
                what=humanise(reason.status),
            )
    yield from steps_of(records, realisation)
