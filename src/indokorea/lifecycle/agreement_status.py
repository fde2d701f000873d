"""The status of an agreement, after the Vienna Convention on the Law of Treaties (1969)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, Generic

import attrs

from indokorea.errors import InvalidValue
from indokorea.lifecycle.party_state import ActionT, Position, Positions
from indokorea.lifecycle.possible_orders import DatedChange, StepT, evaluate
from indokorea.messages import short_json
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike
from indokorea.vocabulary.agreements import ActionType, AgreementStatus


@attrs.frozen(kw_only=True)
class AgreementStanding(Displayable, Generic[StepT]):
    """Where an agreement stands on a day; `str()` is the status word."""

    status: AgreementStatus | None
    """The status; None before the first dated action."""
    certain: bool
    """False where something that may have happened by then would change the answer."""
    provisional: bool = False
    """Whether it is applied provisionally (VCLT 25)."""
    notice: bool = False
    """Whether a denunciation was notified, and neither withdrawn nor in effect yet (VCLT 56)."""
    because: tuple[StepT, ...] = ()
    """The actions that decide all this."""

    def __str__(self) -> str:
        return str(self.status) if self.status else "none"


def agreement_standing(
    actions: Iterable[ActionT], parties: Sequence[str], day: DateLike | None = None, party: str | None = None
) -> AgreementStanding[ActionT]:
    """Where an agreement stands on a day, for one party or for the strongest of all.

    An action of one party's own (`by`) counts for that party alone. A denunciation is notified when it is dated and
    takes effect from its `effective` day unless it is withdrawn before; it then ends a two-party agreement for both.
    Raises InvalidValue when `party` is none of the parties.
    """
    steps = tuple(actions)
    acting = _acting(steps, parties)
    if party is not None and party not in acting:
        raise InvalidValue.from_message(
            f"{short_json(party)} is no party to this agreement",
            value=party,
            hint=f"its parties are {', '.join(acting)}",
        )
    asked = acting if party is None else (party,)
    start: Positions[ActionT] = _empty(parties, asked)
    positions, others = evaluate(agreement_changes(steps), day, start, Positions[ActionT].after)
    certain, sure = True, set(range(len(positions.each)))
    for other in others:
        certain = certain and other.answer == positions.answer
        sure = {one for one in sure if other.each[one].answer == positions.each[one].answer}
        if not certain:
            break
    return _told(positions, steps, certain and _is_sure(positions.answer[0], positions, sure))


def agreement_state(
    actions: Iterable[ActionT], parties: Sequence[str], changes: Iterable[DatedChange[ActionT]]
) -> AgreementStanding[ActionT]:
    """What one run of changes makes of an agreement, for the strongest of all, if it surely happened so."""
    steps = tuple(actions)
    return _told(
        reduce(Positions[ActionT].after, changes, _empty(parties, _acting(steps, parties))), steps, certain=True
    )


def _acting(steps: Iterable[ActionT], parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*parties, *(step.by for step in steps if step.by is not None)]))


def _empty(parties: Sequence[str], asked: Sequence[str]) -> Positions[Any]:
    return Positions(tuple(Position[Any](one, tuple(parties)) for one in asked or ("",)))


def _told(positions: Positions[ActionT], steps: Sequence[ActionT], certain: bool) -> AgreementStanding[ActionT]:
    status, provisional, notice = positions.answer
    because = [step for position in positions.each if position.status is status for step in position.because]
    return AgreementStanding(
        status=status,
        certain=certain,
        provisional=provisional,
        notice=notice,
        because=tuple(step for step in steps if any(step is one for one in because)),
    )


def _is_sure(whole: AgreementStatus | None, positions: Positions[ActionT], sure: set[int]) -> bool:
    """Whether no doubts of several parties together can alter the whole: one of them surely has its status.

    What has ended for all has the status of the party that was last, so there they must all be sure.
    """
    if whole is not None and whole.ended:
        return len(sure) == len(positions.each)
    return any(positions.each[one].status is whole for one in sure)


def effective_standing(
    actions: Iterable[ActionT], parties: Sequence[str], party: str, day: DateLike | None = None
) -> bool | None:
    """Whether the provisions bite for a party on a day, None where that is not certain or nothing tells it.

    They do from its `effective_for` on, until the agreement has ended for it. Raises InvalidValue for no party.
    """
    steps = tuple(actions)
    standing = agreement_standing(steps, parties, day, party)
    telling = [step for step in steps if step.type is ActionType.EFFECTIVE_FOR and step.by in (None, party)]
    if standing.certain and standing.status is not None and standing.status.ended:
        return False
    bites, others = evaluate(agreement_changes(telling), day, False, lambda *_: True)
    return bites if telling and standing.certain and all(other is bites for other in others) else None


def agreement_changes(steps: Iterable[ActionT]) -> list[DatedChange[ActionT]]:
    """The changes that the actions make, each from the day it counts; a denunciation makes two."""
    changes = []
    for step in steps:
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            changes.append(DatedChange(step.on, step))
            if step.effective is not None:
                changes.append(DatedChange(step.effective, step, last=True))
        else:
            changes.append(DatedChange(step.effective or step.on, step))
    return changes
