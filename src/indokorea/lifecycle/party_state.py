"""The state of an agreement for each of its parties, updated action by action.

The rules follow the Vienna Convention on the Law of Treaties of 1969 (VCLT): consent to be bound (articles 11 to 16),
entry into force (24), provisional application (25), termination and suspension (54 to 72).
"""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.vocabulary.agreements import ActionType, AgreementStatus


class AgreementStep(Protocol):
    """A dated action on an agreement. `by` is the one party that acts; None means all parties."""

    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def type(self) -> Any: ...
    @property
    def on(self) -> Any: ...
    @property
    def effective(self) -> Any: ...
    @property
    def by(self) -> str | None: ...


ActionT = TypeVar("ActionT", bound=AgreementStep)


# The status that an action leads to. An action of lower rank never lowers the status: an agreement that is in force
# before its signature stays in force when it is signed.
STATUS_AFTER = {
    ActionType.NEGOTIATION_OPENED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_SUSPENDED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_RESUMED: AgreementStatus.UNDER_NEGOTIATION,
    ActionType.NEGOTIATION_CONCLUDED: AgreementStatus.TEXT_AGREED,
    ActionType.ADOPTED: AgreementStatus.TEXT_AGREED,
    ActionType.INITIALLED: AgreementStatus.INITIALLED,
    ActionType.SIGNED: AgreementStatus.SIGNED,
    ActionType.ENTERED_INTO_FORCE: AgreementStatus.IN_FORCE,
}
# Expressions of consent to be bound (VCLT 11 to 16).
CONSENT = frozenset(
    {
        ActionType.RATIFIED,
        ActionType.ACCEPTED,
        ActionType.ACCEDED,
        ActionType.NOTIFIED,
        ActionType.INSTRUMENTS_EXCHANGED,
    }
)
# Actions that end an agreement, and the status that they leave it with.
ENDING = {
    ActionType.TERMINATED: AgreementStatus.TERMINATED,
    ActionType.SUPERSEDED: AgreementStatus.SUPERSEDED,
    ActionType.EXPIRED: AgreementStatus.EXPIRED,
    ActionType.ABANDONED: AgreementStatus.ABANDONED,
}
STATUS_RANK = {
    status: rank
    for rank, status in enumerate(
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

# Status, whether it is applied provisionally, whether a denunciation has been notified.
StatusSummary: TypeAlias = tuple[AgreementStatus | None, bool, bool]


@attrs.frozen
class PartyState(Generic[ActionT]):
    """The state of an agreement for one party.

    Two states are equal if every future action has the same effect on both. The actions that led to a state are
    therefore left out of comparison; so are notices that never take effect, apart from the party that gave them.
    """

    party: str = attrs.field(eq=False)
    parties: tuple[str, ...] = attrs.field(eq=False)
    # The highest status reached, before suspension is considered.
    reached: AgreementStatus | None = None
    consents: frozenset[str] = frozenset()
    suspended: bool = False
    provisional: bool = False
    # Notices of denunciation in effect or pending, and those withdrawn: the party that gave it, and its identity.
    notices: frozenset[tuple[str, int]] = frozenset()
    withdrawn: frozenset[tuple[str, int]] = frozenset()
    ended: bool = False
    # The actions that account for the status, and those that account for each of the other fields.
    status_actions: tuple[ActionT, ...] = attrs.field(default=(), eq=False)
    consent_actions: dict[str, ActionT] = attrs.field(factory=dict, eq=False)
    notice_actions: tuple[tuple[str, ActionT], ...] = attrs.field(default=(), eq=False)
    suspension_actions: tuple[ActionT, ...] = attrs.field(default=(), eq=False)
    provisional_actions: tuple[ActionT, ...] = attrs.field(default=(), eq=False)

    @property
    def status(self) -> AgreementStatus | None:
        """The status: suspension hides that it is in force, and does not undo it."""
        return AgreementStatus.SUSPENDED if self._is_suspended else self.reached

    @property
    def summary(self) -> StatusSummary:
        """The part of the state that a user sees."""
        return self.status, self.provisional, bool(self.notices)

    @property
    def because(self) -> tuple[ActionT, ...]:
        """The actions that account for the summary."""
        return (
            *(self.suspension_actions if self._is_suspended else self.status_actions),
            *(step for _, step in self.notice_actions),
            *self.provisional_actions,
        )

    @property
    def _is_suspended(self) -> bool:
        return self.suspended and self.reached is AgreementStatus.IN_FORCE

    @property
    def _decisive_parties(self) -> set[str]:
        """The parties whose denunciation ends the agreement for this party: both, if there are two."""
        return {self.party, *self.parties} if len(self.parties) == 2 else {self.party}

    def apply(self, change: DatedChange[ActionT]) -> PartyState[ActionT]:
        """Return the state after a change has taken effect."""
        if self.ended:
            return self
        step, is_own = change.step, change.step.by in (None, self.party)
        state = self
        if self.reached is None or (self.reached is AgreementStatus.PROPOSED and not self.status_actions and is_own):
            state = attrs.evolve(self, reached=AgreementStatus.PROPOSED, status_actions=(step,) if is_own else ())
        actors = {step.by} if step.by is not None else {self.party, *self.parties}
        if change.last:
            return state._end(AgreementStatus.TERMINATED, step) if state._is_ended_by(actors, step) else state
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            given = [(actor, step) for actor in sorted(actors & state._decisive_parties)]
            notices = state.notices.union((actor, _notice_identity(step)) for actor, _ in given)
            return attrs.evolve(state, notices=notices, notice_actions=(*state.notice_actions, *given))
        if step.type is ActionType.DENUNCIATION_WITHDRAWN:
            return state._withdraw(actors)
        if step.type in CONSENT:
            return state._consent(actors, step)
        return state._apply_own(step) if is_own else state

    def _is_ended_by(self, actors: set[str], step: ActionT) -> bool:
        """Return True if a denunciation that now takes effect ends it here: some actor has not withdrawn it."""
        return any((actor, id(step)) not in self.withdrawn for actor in actors & self._decisive_parties)

    def _end(self, status: AgreementStatus, step: ActionT) -> PartyState[ActionT]:
        return PartyState(self.party, self.parties, reached=status, ended=True, status_actions=(step,))

    def _withdraw(self, actors: set[str]) -> PartyState[ActionT]:
        """Return the state without the notices of these parties (VCLT 68)."""
        withdrawn = {notice for notice in self.notices if notice[0] in actors}
        return attrs.evolve(
            self,
            notices=self.notices - withdrawn,
            withdrawn=self.withdrawn.union(notice for notice in withdrawn if notice[1]),
            notice_actions=tuple(given for given in self.notice_actions if given[0] not in actors),
        )

    def _consent(self, actors: set[str], step: ActionT) -> PartyState[ActionT]:
        """Return the state after these parties have expressed their consent to be bound."""
        consent_actions = self.consent_actions | dict.fromkeys(actors, step)
        state = attrs.evolve(self, consents=self.consents | actors, consent_actions=consent_actions)
        if self.party not in state.consents:
            return state
        all_consent = state.consents.issuperset(self.parties)
        status = AgreementStatus.RATIFIED_PENDING_FORCE if all_consent else AgreementStatus.PARTIALLY_RATIFIED
        return state._reach(status, *dict.fromkeys(consent_actions.values()))

    def _reach(self, status: AgreementStatus, *actions: ActionT) -> PartyState[ActionT]:
        """Return the state with this status, or the state as it is if its status ranks higher."""
        if self.reached is not None and STATUS_RANK[status] < STATUS_RANK[self.reached]:
            return self
        return attrs.evolve(self, reached=status, status_actions=actions)

    def _apply_own(self, step: ActionT) -> PartyState[ActionT]:
        """Return the state after an action of this party, or of all parties."""
        if step.type in ENDING:
            return self._end(ENDING[step.type], step)
        if step.type in STATUS_AFTER:
            status = STATUS_AFTER[step.type]
            state = self._reach(status, step)
            if status is AgreementStatus.IN_FORCE:
                return attrs.evolve(state, provisional=False, provisional_actions=())
            return state
        if step.type is ActionType.PROVISIONAL_APPLICATION_STARTED:
            begins = self.reached is not AgreementStatus.IN_FORCE
            return attrs.evolve(self, provisional=begins, provisional_actions=(step,) if begins else ())
        if step.type is ActionType.PROVISIONAL_APPLICATION_ENDED:
            return attrs.evolve(self, provisional=False, provisional_actions=())
        if step.type is ActionType.SUSPENDED:
            return attrs.evolve(self, suspended=True, suspension_actions=(step,))
        if step.type is ActionType.RESUMED:
            # A proposed agreement rests on its first action alone.
            more = () if self.reached is AgreementStatus.PROPOSED else (step,)
            return attrs.evolve(
                self, suspended=False, suspension_actions=(), status_actions=(*self.status_actions, *more)
            )
        return self


def _notice_identity(step: AgreementStep) -> int:
    """Return the identity of a denunciation; 0 without an effective date, since such notices are interchangeable."""
    return 0 if step.effective is None else id(step)


@attrs.frozen
class AgreementState(Generic[ActionT]):
    """The states of an agreement for several parties, and the status with which it ended for the last of them."""

    party_states: tuple[PartyState[ActionT], ...]
    final_status: AgreementStatus | None = None

    def apply(self, change: DatedChange[ActionT]) -> AgreementState[ActionT]:
        """Return the state after a change has taken effect."""
        updated = tuple(state.apply(change) for state in self.party_states)
        ended = (new.status for old, new in zip(self.party_states, updated, strict=True) if new.ended and not old.ended)
        return AgreementState(updated, next(ended, self.final_status))

    @property
    def summary(self) -> StatusSummary:
        """The summary of the party with the highest status; a status that has ended ranks below all others."""
        current = [state.status for state in self.party_states if state.status is not None and not state.ended]
        status = max(current, key=STATUS_RANK.__getitem__) if current else self.final_status
        provisional = any(state.provisional for state in self.party_states) and status is not AgreementStatus.IN_FORCE
        return status, provisional, any(state.notices for state in self.party_states)
