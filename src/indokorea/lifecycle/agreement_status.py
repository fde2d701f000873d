"""The status of an agreement on a day, after the Vienna Convention on the Law of Treaties of 1969 (VCLT)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, Generic

import attrs

from indokorea.errors import InvalidValue
from indokorea.lifecycle.party_state import ActionT, AgreementState, PartyState
from indokorea.lifecycle.possible_orders import DatedChange, StepT, evaluate
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike
from indokorea.vocabulary.agreements import ActionType, AgreementStatus


@attrs.frozen(kw_only=True)
class AgreementStanding(Displayable, Generic[StepT]):
    """The status of an agreement on a day; `str()` is the status word."""

    status: AgreementStatus | None
    """The status; None before the first dated action."""
    certain: bool
    """False if something that may have happened by then would change the answer."""
    provisional: bool = False
    """Whether it is applied provisionally (VCLT 25)."""
    notice: bool = False
    """Whether a denunciation was notified, and is neither withdrawn nor in effect yet (VCLT 56)."""
    because: tuple[StepT, ...] = ()
    """The actions that decide the answer."""

    def __str__(self) -> str:
        return str(self.status) if self.status else "none"


def agreement_standing(
    actions: Iterable[ActionT], parties: Sequence[str], day: DateLike | None = None, party: str | None = None
) -> AgreementStanding[ActionT]:
    """Return the status of an agreement on a day (today if None), for one party or for the one with the highest status.

    An action with `by` counts for that party alone. A denunciation is notified on its date and takes effect on its
    `effective` day unless it is withdrawn before; it then ends a two-party agreement for both parties. Raises
    InvalidValue if `party` is none of the parties.
    """
    steps = tuple(actions)
    acting = _acting_parties(steps, parties)
    if party is not None and party not in acting:
        raise InvalidValue.expected("a party to this agreement", party, hint=f"its parties are {', '.join(acting)}")
    start: AgreementState[ActionT] = _initial_state(parties, acting if party is None else (party,))
    state, others = evaluate(agreement_changes(steps), day, start, AgreementState[ActionT].apply)
    is_certain, certain_parties = True, set(range(len(state.party_states)))
    for other in others:
        is_certain = is_certain and other.summary == state.summary
        certain_parties = {
            index for index in certain_parties if other.party_states[index].summary == state.party_states[index].summary
        }
        if not is_certain:
            break
    return _standing_in(state, steps, is_certain and _holds_jointly(state, certain_parties))


def standing_after(
    actions: Iterable[ActionT], parties: Sequence[str], changes: Iterable[DatedChange[ActionT]]
) -> AgreementStanding[ActionT]:
    """Return the status of an agreement after one sequence of changes, for the party with the highest status.

    The result is certain: the sequence is taken as what happened.
    """
    steps = tuple(actions)
    start: AgreementState[ActionT] = _initial_state(parties, _acting_parties(steps, parties))
    return _standing_in(reduce(AgreementState[ActionT].apply, changes, start), steps, certain=True)


def effective_standing(
    actions: Iterable[ActionT], parties: Sequence[str], party: str, day: DateLike | None = None
) -> bool | None:
    """Return True if the provisions apply to a party on a day, False if not, None if that is unknown or uncertain.

    They apply from its `effective_for` action until the agreement has ended for it. Raises InvalidValue if `party` is
    none of the parties.
    """
    steps = tuple(actions)
    standing = agreement_standing(steps, parties, day, party)
    own = [step for step in steps if step.type is ActionType.EFFECTIVE_FOR and step.by in (None, party)]
    if standing.certain and standing.status is not None and standing.status.ended:
        return False
    applies, others = evaluate(agreement_changes(own), day, False, lambda *_: True)
    return applies if own and standing.certain and all(other is applies for other in others) else None


def agreement_changes(steps: Iterable[ActionT]) -> list[DatedChange[ActionT]]:
    """Return the changes that actions make, each on the day from which it counts.

    A denunciation makes two: the notice on its date, and the end on its `effective` day, after all else of that day.
    """
    changes = []
    for step in steps:
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            changes.append(DatedChange(step.on, step))
            if step.effective is not None:
                changes.append(DatedChange(step.effective, step, last=True))
        else:
            changes.append(DatedChange(step.effective or step.on, step))
    return changes


def _acting_parties(steps: Iterable[ActionT], parties: Sequence[str]) -> tuple[str, ...]:
    """Return the parties, and every other id that an action names as its party."""
    return tuple(dict.fromkeys([*parties, *(step.by for step in steps if step.by is not None)]))


def _initial_state(parties: Sequence[str], included: Sequence[str]) -> AgreementState[Any]:
    return AgreementState(tuple(PartyState[Any](one, tuple(parties)) for one in included or ("",)))


def _standing_in(state: AgreementState[ActionT], steps: Sequence[ActionT], certain: bool) -> AgreementStanding[ActionT]:
    status, provisional, notice = state.summary
    deciding = [step for one in state.party_states if one.status is status for step in one.because]
    return AgreementStanding(
        status=status,
        certain=certain,
        provisional=provisional,
        notice=notice,
        because=tuple(step for step in steps if any(step is one for one in deciding)),
    )


def _holds_jointly(state: AgreementState[ActionT], certain_parties: set[int]) -> bool:
    """Return True if uncertainties of several parties together cannot change the status of the whole.

    The possible orders move one change at a time, so each of them may leave the whole as it is although two together
    would not. That cannot be where one party certainly has the status of the whole. An agreement that has ended for
    all has the status of the party for which it ended last, so all parties must be certain.
    """
    status = state.summary[0]
    if status is not None and status.ended:
        return len(certain_parties) == len(state.party_states)
    return any(state.party_states[index].status is status for index in certain_parties)
