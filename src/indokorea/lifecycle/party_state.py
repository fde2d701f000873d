"""What an agreement has come to, for each of its parties, action by action (VCLT)."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import attrs

from indokorea.lifecycle.possible_orders import DatedChange
from indokorea.vocabulary.agreements import ActionType, AgreementStatus


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


# What each action does. A later rung is never lost to an earlier one, so that an agreement in force
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

# Status, whether it is applied provisionally, whether a denunciation has been notified.
Answer: TypeAlias = tuple[AgreementStatus | None, bool, bool]


@attrs.frozen
class Position(Generic[ActionT]):
    """Where one party stands. Equal when nothing that may follow could tell two positions apart.

    `notices` are the notifications of denunciation that count, by who gave them, and `withdrawn` those taken back; the
    ones that never take effect are as good as one another.
    """

    party: str = attrs.field(eq=False)
    parties: tuple[str, ...] = attrs.field(eq=False)
    rung: AgreementStatus | None = None
    consents: frozenset[str] = frozenset()
    suspended: bool = False
    provisional: bool = False
    notices: frozenset[tuple[str, int]] = frozenset()
    withdrawn: frozenset[tuple[str, int]] = frozenset()
    ended: bool = False
    # The actions behind all this: those of the status, and by party or by subject the others that may come to count.
    reasons: tuple[ActionT, ...] = attrs.field(default=(), eq=False)
    consenting: dict[str, ActionT] = attrs.field(factory=dict, eq=False)
    notifying: tuple[tuple[str, ActionT], ...] = attrs.field(default=(), eq=False)
    suspending: tuple[ActionT, ...] = attrs.field(default=(), eq=False)
    applying: tuple[ActionT, ...] = attrs.field(default=(), eq=False)

    @property
    def status(self) -> AgreementStatus | None:
        """In force is not lost by suspension, only hidden."""
        return AgreementStatus.SUSPENDED if self._sleeps else self.rung

    @property
    def answer(self) -> Answer:
        """What it comes to."""
        return self.status, self.provisional, bool(self.notices)

    @property
    def because(self) -> tuple[ActionT, ...]:
        """The actions that decide the answer."""
        return (
            *(self.suspending if self._sleeps else self.reasons),
            *(step for _, step in self.notifying),
            *self.applying,
        )

    @property
    def _sleeps(self) -> bool:
        return self.suspended and self.rung is AgreementStatus.IN_FORCE

    @property
    def _heeded(self) -> set[str]:
        """Whose denunciation ends it: that of one of two parties ends the agreement for both."""
        return {self.party, *self.parties} if len(self.parties) == 2 else {self.party}

    def after(self, change: DatedChange[ActionT]) -> Position[ActionT]:
        """The position once a change has taken effect."""
        if self.ended:
            return self
        step, own = change.step, change.step.by in (None, self.party)
        position = self
        if self.rung is None or (self.rung is AgreementStatus.PROPOSED and not self.reasons and own):
            position = attrs.evolve(self, rung=AgreementStatus.PROPOSED, reasons=(step,) if own else ())
        actors = {step.by} if step.by is not None else {self.party, *self.parties}
        if change.last:
            return position._ending(AgreementStatus.TERMINATED, step) if position._leaves(actors, step) else position
        if step.type is ActionType.DENUNCIATION_NOTIFIED:
            given = [(actor, step) for actor in sorted(actors & position._heeded)]
            notices = position.notices.union((actor, _number(step)) for actor, _ in given)
            return attrs.evolve(position, notices=notices, notifying=(*position.notifying, *given))
        if step.type is ActionType.DENUNCIATION_WITHDRAWN:
            return position._taking_back(actors)
        if step.type in CONSENT:
            return position._consenting(actors, step)
        return position._own(step) if own else position

    def _leaves(self, actors: set[str], step: ActionT) -> bool:
        return any((actor, id(step)) not in self.withdrawn for actor in actors & self._heeded)

    def _ending(self, status: AgreementStatus, step: ActionT) -> Position[ActionT]:
        return Position(self.party, self.parties, rung=status, ended=True, reasons=(step,))

    def _taking_back(self, actors: set[str]) -> Position[ActionT]:
        back = {notice for notice in self.notices if notice[0] in actors}
        return attrs.evolve(
            self,
            notices=self.notices - back,
            withdrawn=self.withdrawn.union(notice for notice in back if notice[1]),
            notifying=tuple(given for given in self.notifying if given[0] not in actors),
        )

    def _consenting(self, actors: set[str], step: ActionT) -> Position[ActionT]:
        consenting = self.consenting | dict.fromkeys(actors, step)
        position = attrs.evolve(self, consents=self.consents | actors, consenting=consenting)
        if self.party not in position.consents:
            return position
        everybody = position.consents.issuperset(self.parties)
        bound = AgreementStatus.RATIFIED_PENDING_FORCE if everybody else AgreementStatus.PARTIALLY_RATIFIED
        return position._reaching(bound, *dict.fromkeys(consenting.values()))

    def _reaching(self, rung: AgreementStatus, *reasons: ActionT) -> Position[ActionT]:
        if self.rung is not None and STRENGTH[rung] < STRENGTH[self.rung]:
            return self
        return attrs.evolve(self, rung=rung, reasons=reasons)

    def _own(self, step: ActionT) -> Position[ActionT]:
        """The position after an act of the party itself, or of all."""
        if step.type in ENDING:
            return self._ending(ENDING[step.type], step)
        if step.type in RUNG:
            reached = RUNG[step.type]
            position = self._reaching(reached, step)
            if reached is AgreementStatus.IN_FORCE:
                return attrs.evolve(position, provisional=False, applying=())
            return position
        if step.type is ActionType.PROVISIONAL_APPLICATION_STARTED:
            begins = self.rung is not AgreementStatus.IN_FORCE
            return attrs.evolve(self, provisional=begins, applying=(step,) if begins else ())
        if step.type is ActionType.PROVISIONAL_APPLICATION_ENDED:
            return attrs.evolve(self, provisional=False, applying=())
        if step.type is ActionType.SUSPENDED:
            return attrs.evolve(self, suspended=True, suspending=(step,))
        if step.type is ActionType.RESUMED:
            # What has come no further than its first act rests on that alone.
            more = () if self.rung is AgreementStatus.PROPOSED else (step,)
            return attrs.evolve(self, suspended=False, suspending=(), reasons=(*self.reasons, *more))
        return self


def _number(step: AgreementStep) -> int:
    """What tells a denunciation from others: nothing, where it has no day on which to take effect."""
    return 0 if step.effective is None else id(step)


@attrs.frozen
class Positions(Generic[ActionT]):
    """The positions of all who are asked about, and how it ended for the party for which it did so last."""

    each: tuple[Position[ActionT], ...]
    ended_last: AgreementStatus | None = None

    def after(self, change: DatedChange[ActionT]) -> Positions[ActionT]:
        """The positions once a change has taken effect."""
        each = tuple(position.after(change) for position in self.each)
        ended = (new.status for old, new in zip(self.each, each, strict=True) if new.ended and not old.ended)
        return Positions(each, next(ended, self.ended_last))

    @property
    def answer(self) -> Answer:
        """That of the strongest: in force is the strongest, and what has ended is weaker than anything that has not."""
        alive = [position.status for position in self.each if position.status is not None and not position.ended]
        status = max(alive, key=STRENGTH.__getitem__) if alive else self.ended_last
        provisional = any(position.provisional for position in self.each) and status is not AgreementStatus.IN_FORCE
        return status, provisional, any(position.notices for position in self.each)
