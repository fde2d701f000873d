"""The status of an agreement, after the Vienna Convention on the Law of Treaties (1969)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import attrs

from indokorea.errors import InvalidValue
from indokorea.findings import shown
from indokorea.lifecycle.settle import Change, StepT, readings, settle
from indokorea.render.shown import Shown
from indokorea.values.dates import DateLike
from indokorea.vocabulary.agreements import ActionType, AgreementStatus

if TYPE_CHECKING:
    from indokorea.render.blocks import Page


class AgreementStep(Protocol):
    """A dated action on an agreement. `by` is the one party whose act it is, None for all."""

    @property
    def type(self) -> ActionType: ...
    @property
    def on(self) -> Any: ...
    @property
    def effective(self) -> Any: ...
    @property
    def by(self) -> str | None: ...


ActionT = TypeVar("ActionT", bound=AgreementStep)


@attrs.frozen(kw_only=True)
class Standing(Shown, Generic[StepT]):
    """Where an agreement stands on a day.

    `status` is None before the first dated action. `certain` is False where something that may have happened by then
    would change the answer. `provisional` tells that it is applied provisionally, `notice` that a denunciation has
    been notified and has neither been withdrawn nor taken effect. `because` holds the actions that decide all this.
    """

    status: AgreementStatus | None
    certain: bool
    provisional: bool = False
    notice: bool = False
    because: tuple[StepT, ...] = ()

    def __str__(self) -> str:
        return str(self.status) if self.status else "none"

    def _page(self) -> Page:
        from indokorea.lifecycle.pages import standing_page  # noqa: PLC0415  # loaded when it is shown

        return standing_page(self)


# Agreements: what each action does. A later rung is never lost to an earlier one, so that an agreement in force
# before its signature stays in force when it is signed.
RUNG = {
    ActionType.NEGOTIATION_OPENED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_SUSPENDED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_RESUMED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_CONCLUDED: AgreementStatus.TEXT_AGREED,
    ActionType.ADOPTED: AgreementStatus.TEXT_AGREED,
    ActionType.INITIALLED: AgreementStatus.INITIALLED,
    ActionType.SIGNED: AgreementStatus.SIGNED,
    ActionType.ENTERED_INTO_FORCE: AgreementStatus.IN_FORCE,
}
# Consent to be bound (VCLT 11 to 16); one party's own act where `by` names it.
CONSENT = frozenset(
    {
        ActionType.RATIFIED,
        ActionType.ACCEPTED,
        ActionType.ACCEDED,
        ActionType.NOTIFIED,
        ActionType.INSTRUMENTS_EXCHANGED,
    }
)
ENDING = {
    ActionType.TERMINATED: AgreementStatus.TERMINATED,
    ActionType.SUPERSEDED: AgreementStatus.SUPERSEDED,
    ActionType.EXPIRED: AgreementStatus.EXPIRED,
    ActionType.ABANDONED: AgreementStatus.ABANDONED,
}
STRENGTH = {
    status: strength
    for strength, status in enumerate(
        (
            AgreementStatus.PROPOSED,
            AgreementStatus.UNDER_NEGOTIATION,
            AgreementStatus.TEXT_AGREED,
            AgreementStatus.INITIALLED,
            AgreementStatus.SIGNED,
            AgreementStatus.PARTIALLY_RATIFIED,
            AgreementStatus.RATIFIED_PENDING_FORCE,
            AgreementStatus.SUSPENDED,
            AgreementStatus.IN_FORCE,
        ),
        start=1,
    )
}


@attrs.frozen(kw_only=True)
class AgreementState(Generic[ActionT]):
    """The outcome of a run of actions, for one party or for all. Equal when the answer is the same."""

    status: AgreementStatus | None = None
    provisional: bool = False
    notice: bool = False
    because: tuple[ActionT, ...] = attrs.field(default=(), eq=False)
    ended_at: int = attrs.field(default=0, eq=False)

    @property
    def strength(self) -> tuple[int, int]:
        """In force is the strongest; what has ended is weaker than anything that has not."""
        return (STRENGTH.get(self.status, 0) if self.status else -1, self.ended_at)


def agreement_standing(
    actions: Iterable[ActionT], parties: Sequence[str], day: DateLike | None = None, party: str | None = None
) -> Standing[ActionT]:
    """Where an agreement stands on a day, for one party or for the strongest of all.

    An action of one party's own (`by`) counts for that party alone. A denunciation is notified when it is dated and
    takes effect from its `effective` day unless it is withdrawn before; it then ends a two-party agreement for both.
    Raises InvalidValue when `party` is none of the parties.
    """
    steps = tuple(actions)
    acting = tuple(dict.fromkeys([*parties, *(step.by for step in steps if step.by is not None)]))
    if party is not None and party not in acting:
        raise InvalidValue.because(
            f"{shown(party)} is no party to this agreement", value=party, hint=f"its parties are {', '.join(acting)}"
        )
    asked = acting if party is None else (party,)

    def state_of(changes: Sequence[Change[ActionT]]) -> AgreementState[ActionT]:
        return agreement_state(steps, parties, asked, changes)

    settled, others = readings(agreement_changes(steps), day)
    state = state_of(settled)
    certain = all(state_of(run) == state for run in others)
    if certain and others and len(asked) > 1:
        certain = _one_by_one(
            state.status, [[_state_for(one, parties, run) for run in (settled, *others)] for one in asked]
        )
    return Standing(
        status=state.status,
        certain=certain,
        provisional=state.provisional,
        notice=state.notice,
        because=state.because,
    )


def agreement_state(
    steps: Sequence[ActionT], parties: Sequence[str], asked: Sequence[str], changes: Sequence[Change[ActionT]]
) -> AgreementState[ActionT]:
    """What a run of changes makes of an agreement for the strongest of those asked about."""
    states = [_state_for(one, parties, changes) for one in asked or ("",)]
    strongest = max(states, key=lambda state: state.strength)
    because = [step for state in states if state.status is strongest.status for step in state.because]
    return attrs.evolve(
        strongest,
        provisional=any(state.provisional for state in states) and strongest.status is not AgreementStatus.IN_FORCE,
        notice=any(state.notice for state in states),
        because=tuple(step for step in steps if any(step is one for one in because)),
    )


def _one_by_one(whole: AgreementStatus | None, each: Sequence[Sequence[AgreementState[ActionT]]]) -> bool:
    """Whether no doubts of several parties together can alter the whole: one of them surely has its status.

    What has ended for all has the status of the party that was last, so there they must all be sure.
    """
    sure = [states[0] for states in each if all(state == states[0] for state in states)]
    if whole is not None and whole.ended:
        return len(sure) == len(each)
    return any(state.status is whole for state in sure)


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
    bites, certain = settle(agreement_changes(telling), day, bool)
    return bites if telling and certain and standing.certain else None


def agreement_changes(steps: Iterable[ActionT]) -> list[Change[ActionT]]:
    """The changes that the actions make, each from the day it counts; a denunciation makes two."""
    changes = []
    for step in steps:
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            changes.append(Change(step.on, step))
            if step.effective is not None:
                changes.append(Change(step.effective, step, last=True))
        else:
            changes.append(Change(step.effective or step.on, step))
    return changes


def _state_for(party: str, parties: Sequence[str], changes: Sequence[Change[ActionT]]) -> AgreementState[ActionT]:
    """What these changes, in their order, make of an agreement for one party."""
    rung = AgreementStatus.PROPOSED if changes else None
    reasons: list[ActionT] = []
    consents: dict[str, ActionT] = {}
    suspended: ActionT | None = None
    provisional: ActionT | None = None
    # A denunciation by one of two ends the agreement for both, so the other's notices count as one's own.
    heeded = {party, *parties} if len(parties) == 2 else {party}
    notices: list[tuple[str, ActionT]] = []
    withdrawn: set[tuple[str, int]] = set()
    for index, change in enumerate(changes):
        step, own = change.step, change.step.by in (None, party)
        actors = {step.by} if step.by is not None else {party, *parties}
        ended = ENDING.get(step.type) if own and not change.last else None
        if change.last and any((actor, id(step)) not in withdrawn for actor in actors & heeded):
            ended = AgreementStatus.TERMINATED
        if ended is not None:
            return AgreementState(status=ended, because=(step,), ended_at=index + 1)
        if change.last:
            continue
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            notices += [(actor, step) for actor in actors & heeded]
        elif step.type is ActionType.DENUNCIATION_WITHDRAWN:
            withdrawn.update((actor, id(notice)) for actor, notice in notices if actor in actors)
            notices = [notice for notice in notices if notice[0] not in actors]
        elif step.type in CONSENT:
            consents.update(dict.fromkeys(actors, step))
            if party in consents:
                bound = AgreementStatus.RATIFIED_PENDING_FORCE
                if not consents.keys() >= set(parties):
                    bound = AgreementStatus.PARTIALLY_RATIFIED
                if rung is None or STRENGTH[bound] >= STRENGTH[rung]:
                    rung, reasons = bound, list(dict.fromkeys(consents.values()))
        elif not own:
            continue
        elif step.type in RUNG:
            reached = RUNG[step.type]
            if rung is None or STRENGTH[reached] >= STRENGTH[rung]:
                rung, reasons = reached, [step]
            if reached is AgreementStatus.IN_FORCE:
                provisional = None
        elif step.type is ActionType.PROVISIONAL_APPLICATION_STARTED:
            provisional = step if rung is not AgreementStatus.IN_FORCE else None
        elif step.type is ActionType.PROVISIONAL_APPLICATION_ENDED:
            provisional = None
        elif step.type is ActionType.SUSPENDED:
            suspended = step
        elif step.type is ActionType.RESUMED:
            suspended, reasons = None, [*reasons, step]
    if suspended is not None and rung is AgreementStatus.IN_FORCE:
        rung, reasons = AgreementStatus.SUSPENDED, [suspended]
    if rung is AgreementStatus.PROPOSED:
        reasons = [change.step for change in changes if change.step.by in (None, party)][:1]
    deciding = [*reasons, *(step for _, step in notices), *([provisional] if provisional else [])]
    return AgreementState(
        status=rung, provisional=provisional is not None, notice=bool(notices), because=tuple(deciding)
    )
