"""The possible states of an agreement for one of its parties, from the spans of days of its actions.

The rules follow the Vienna Convention on the Law of Treaties of 1969 (VCLT), cited as custom: consent to be bound
(articles 11 to 16), entry into force (24), provisional application (25), termination and suspension (54 to 72).

Each part of a state depends on few of the actions: the highest rung that was reached, the first entry into force, the
first ending, the last of two actions that undo each other. So the possible states follow from the extremes of the
spans, and no order is gone through. A `Tally` holds the extremes for the actions of one actor; tallies are merged, so
that the cost is linear in the actions and the parties, apart from sorting.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import attrs

from indokorea.vocabulary.agreements import ActionType, AgreementStatus, SignatureType


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
    @property
    def signature(self) -> Any: ...


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
        ActionType.APPROVED,
        ActionType.ACCEDED,
        ActionType.NOTIFIED,
        ActionType.DEPOSITED,
        ActionType.NOTES_EXCHANGED,
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

# A status while the agreement has not ended; None before the first action.
LiveStatus: TypeAlias = AgreementStatus | None

# The first and the last possible place in time of a change. A place is an ordinal day, or a position in a sequence.
Span: TypeAlias = tuple[int, int]

# Later than any place, and earlier than any.
INFINITY = 10**9
NO_PLACE = -1

NEVER_SPAN: Span = (INFINITY, INFINITY)


def soonest_of(one: Span, other: Span) -> Span:
    """Return the span of the first of two changes."""
    return min(one[0], other[0]), min(one[1], other[1])


# The number of notices of all parties together that are compared with the withdrawals of each party. Beyond it the
# answer is uncertain, so that the cost stays linear.
MOST_SHARED_NOTICES = 64


def is_consent(step: AgreementStep) -> bool:
    """Return True if an action expresses consent to be bound; a definitive signature does (VCLT 12)."""
    definitive = step.type is ActionType.SIGNED and step.signature is SignatureType.DEFINITIVE
    return definitive or step.type in CONSENT


def rank_of(status: LiveStatus) -> int:
    """Return the rank of a status: 0 without one, below 0 for one that has ended."""
    return 0 if status is None else STATUS_RANK.get(status, -1)


@attrs.define
class Extremes:
    """The extremes of the spans of equivalent changes: of those that have happened, and of those that may have."""

    # Of changes that have certainly happened: the latest first place, and the latest last place.
    happened_first: int = NO_PLACE
    happened_last: int = NO_PLACE
    # Of changes that may have happened: the earliest first place, and the latest last place.
    possible_first: int = INFINITY
    possible_last: int = NO_PLACE

    def add(self, span: Span, now: int) -> None:
        """Include one change."""
        first, last = span
        if last <= now:
            self.happened_first = max(self.happened_first, first)
            self.happened_last = max(self.happened_last, last)
        else:
            self.possible_first = min(self.possible_first, first)
            self.possible_last = max(self.possible_last, last)

    def include(self, other: Extremes) -> None:
        """Include the changes of another."""
        self.happened_first = max(self.happened_first, other.happened_first)
        self.happened_last = max(self.happened_last, other.happened_last)
        self.possible_first = min(self.possible_first, other.possible_first)
        self.possible_last = max(self.possible_last, other.possible_last)

    @property
    def happened(self) -> bool:
        """True if one of the changes has certainly happened."""
        return self.happened_last > NO_PLACE

    def may_be_last(self, undoing: Extremes, until: int) -> bool:
        """Return True if one of these changes may follow all the changes that undo it."""
        return self.possible_first <= until or (self.happened and undoing.happened_first <= self.happened_last)

    def may_be_undone(self, undoing: Extremes, until: int) -> bool:
        """Return True if none of these changes may have happened, or one that undoes them may follow them all."""
        return not self.happened or undoing.may_be_last(self, until)


class Withdrawals:
    """The withdrawals of notices by one actor, sorted, with the extremes of their ends.

    A notice may be revoked before it takes effect (VCLT 68); on the day of its effect it is too late.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = sorted(spans)
        self._firsts = [first for first, _ in self.spans]
        self._latest = list(accumulate((last for _, last in self.spans), max))
        self._soonest = list(accumulate((last for _, last in reversed(self.spans)), min))[::-1]

    def may_withdraw(self, notice: Span, effect: Span) -> bool:
        """Return True if one of them may lie after a notice and before its effect."""
        before = bisect_left(self._firsts, effect[1])
        return before > 0 and notice[0] < effect[1] and self._latest[before - 1] >= notice[0]

    def surely_withdraw(self, notice: Span, effect: Span) -> bool:
        """Return True if one of them lies after a notice and before its effect, whatever the exact days are."""
        after = bisect_right(self._firsts, notice[1])
        return after < len(self.spans) and self._soonest[after] < effect[0]


@attrs.define
class Tally(Generic[ActionT]):
    """The changes that the actions of one actor make; the actor None means all parties together."""

    endings: dict[AgreementStatus, Span] = attrs.field(factory=dict)
    happened_rank: int = 0
    possible_ranks: dict[int, int] = attrs.field(factory=dict)
    consent: Span = NEVER_SPAN
    force: Span = NEVER_SPAN
    suspended: Extremes = attrs.field(factory=Extremes)
    resumed: Extremes = attrs.field(factory=Extremes)
    started: Extremes = attrs.field(factory=Extremes)
    stopped: Extremes = attrs.field(factory=Extremes)
    noticed: Extremes = attrs.field(factory=Extremes)
    revoked: Extremes = attrs.field(factory=Extremes)
    # Notices with a day of effect: the span of the notice and that of the effect.
    denunciations: list[tuple[Span, Span]] = attrs.field(factory=list)
    revocations: list[Span] = attrs.field(factory=list)

    def add(self, step: ActionT, span: Span, effect: Span | None, now: int) -> None:
        """Include an action that takes place within a span; a denunciation may take effect within another."""
        type = step.type
        if is_consent(step):
            self.consent = soonest_of(self.consent, span)
        if type in ENDING:
            self.add_ending(ENDING[type], span)
        elif type is ActionType.ENTERED_INTO_FORCE:
            self.force = soonest_of(self.force, span)
        elif type in STATUS_AFTER:
            self._add_rank(STATUS_RANK[STATUS_AFTER[type]], span, now)
        elif type in self._extremes:
            getattr(self, self._extremes[type]).add(span, now)
            if type is ActionType.DENUNCIATION_WITHDRAWN:
                self.revocations.append(span)
            elif effect is not None:
                self.denunciations.append((span, effect))

    _extremes = {  # noqa: RUF012  # a constant of the class, not a field: it has no annotation
        ActionType.SUSPENDED: "suspended",
        ActionType.RESUMED: "resumed",
        ActionType.PROVISIONAL_APPLICATION_STARTED: "started",
        ActionType.PROVISIONAL_APPLICATION_ENDED: "stopped",
        ActionType.DENUNCIATION_NOTIFIED: "noticed",
        ActionType.DENUNCIATION_WITHDRAWN: "revoked",
    }

    def add_ending(self, status: AgreementStatus, span: Span) -> None:
        """Include an ending."""
        self.endings[status] = soonest_of(span, self.endings.get(status, NEVER_SPAN))

    def _add_rank(self, rank: int, span: Span, now: int) -> None:
        if span[1] <= now:
            self.happened_rank = max(self.happened_rank, rank)
        else:
            self.possible_ranks[rank] = min(span[0], self.possible_ranks.get(rank, INFINITY))

    def include(self, other: Tally[ActionT]) -> None:
        """Include all that another actor has done, apart from consents, notices and withdrawals."""
        for status, span in other.endings.items():
            self.add_ending(status, span)
        self.happened_rank = max(self.happened_rank, other.happened_rank)
        for rank, first in other.possible_ranks.items():
            self.possible_ranks[rank] = min(first, self.possible_ranks.get(rank, INFINITY))
        self.force = soonest_of(self.force, other.force)
        for name in ("suspended", "resumed", "started", "stopped"):
            getattr(self, name).include(getattr(other, name))


@attrs.frozen
class Possible:
    """What may hold on the day of a question, for a party, a side or all: each set holds the possible values.

    `statuses` are those while it has not ended, and `endings` those with which it may have ended; `ends` is the span of
    the end. `exact` is False if the sets may hold too much.
    """

    statuses: frozenset[LiveStatus]
    endings: frozenset[AgreementStatus] = frozenset()
    provisional: frozenset[bool] = frozenset({False})
    notice: frozenset[bool] = frozenset({False})
    ends: Span = NEVER_SPAN
    exact: bool = True

    @property
    def certain(self) -> bool:
        """True if only one answer is possible."""
        answers = len(self.statuses) + len(self.endings)
        return self.exact and answers == 1 and len(self.provisional) == 1 and len(self.notice) == 1

    @property
    def only(self) -> tuple[LiveStatus, bool, bool]:
        """The answer of a sequence without doubt: status, provisional application, notice."""
        [status] = self.statuses | self.endings
        return status, True in self.provisional, True in self.notice


class Ledger(Generic[ActionT]):
    """The tallies of all actors up to the days of a question, and what may hold for a party.

    `placed` are the actions with the span of each and, for a denunciation, the span of its effect. `question` is the
    span of the question. `parties` are those that are bound.
    """

    def __init__(
        self, placed: Iterable[tuple[ActionT, Span, Span | None]], parties: Sequence[str], question: Span
    ) -> None:
        self._now, self._until = question
        self._parties = tuple(parties)
        self._both: tuple[str, ...] = self._parties if len(self._parties) == 2 else ()
        self._tallies: dict[str | None, Tally[ActionT]] = {None: Tally()}
        self._any = NEVER_SPAN
        for step, span, effect in placed:
            self._tallies.setdefault(step.by, Tally()).add(step, span, effect, self._now)
            self._any = soonest_of(self._any, span if effect is None else soonest_of(span, effect))
        self._shared = self._tallies[None]
        self._one_of_both_acts = any(party in self._tallies for party in self._both)
        self._withdrawals = {by: Withdrawals(tally.revocations) for by, tally in self._tallies.items()}
        consents = sorted(self._consent_of(party) for party in set(self._parties))
        self._all_consent: Span = (consents[-1][0], max(last for _, last in consents)) if consents else (0, 0)
        self._denunciations: dict[str | None, tuple[int, int]] = {}
        self._without_acts: Possible | None = None

    def possible_for(self, party: str) -> Possible:
        """Return what may hold for one party."""
        if party in self._tallies or self._one_of_both_acts:
            return self._compute(party)
        # All parties without an act of their own are alike.
        if self._without_acts is None:
            self._without_acts = self._compute(party)
        return self._without_acts

    def actors_for(self, party: str) -> tuple[str, ...]:
        """Return the parties whose denunciation ends the agreement for a party: both, if there are two."""
        return tuple(dict.fromkeys((party, *self._both)))

    def _consent_of(self, party: str) -> Span:
        own = self._tallies[party].consent if party in self._tallies else self._shared.consent
        return soonest_of(own, self._shared.consent)

    def _compute(self, party: str) -> Possible:
        tally = self._shared
        if party in self._tallies or self._one_of_both_acts:
            tally = Tally()
            tally.include(self._shared)
        if party in self._tallies:
            tally.include(self._tallies[party])
        for actor in self._both:
            if actor in self._tallies and AgreementStatus.TERMINATED in self._tallies[actor].endings:
                # A treaty of two that one of them ends binds no one any more (VCLT 54).
                termination = self._tallies[actor].endings[AgreementStatus.TERMINATED]
                tally.add_ending(AgreementStatus.TERMINATED, termination)
        actors = self.actors_for(party)
        denounced = [self._denounced(actor) for actor in actors]
        may_end = min(first for first, _ in denounced)
        acted = min((last for _, last in tally.endings.values()), default=INFINITY)
        ends = min(acted, *(last for _, last in denounced))
        endings = {status for status, (first, _) in tally.endings.items() if first <= min(ends, self._until)}
        # What takes effect on a day does so after all other acts of the day.
        if may_end <= min(ends, acted - 1, self._until):
            endings.add(AgreementStatus.TERMINATED)
        soonest = min(may_end, *(first for first, _ in tally.endings.values()), INFINITY)
        until = min(self._until, ends - 1)
        exact = len(self._shared.denunciations) <= MOST_SHARED_NOTICES
        if until < self._now:
            return Possible(frozenset(), frozenset(endings), ends=(soonest, ends), exact=exact)
        return Possible(
            statuses=frozenset(self._live_statuses(tally, party, until)),
            endings=frozenset(endings),
            provisional=frozenset(self._provisional(tally, until)),
            notice=frozenset(self._notice(actors, until)),
            ends=(soonest, ends),
            exact=exact,
        )

    def _denounced(self, actor: str) -> tuple[int, int]:
        """Return the first place at which a denunciation by an actor may take effect, and the last by which one does.

        A notice of all parties together is the actor's own too, and each withdraws it for itself.
        """
        own = self._tallies.get(actor)
        key = actor if own is not None and own.revocations else None
        if key not in self._denunciations:
            shared = self._shared.denunciations[:MOST_SHARED_NOTICES]
            self._denunciations[key] = self._effects(shared, key)
        first, last = self._denunciations[key]
        if own is None or not own.denunciations:
            return first, last
        own_first, own_last = self._effects(own.denunciations, actor)
        return soonest_of((first, last), (own_first, own_last))

    def _effects(self, denunciations: Iterable[tuple[Span, Span]], actor: str | None) -> tuple[int, int]:
        revoked = [self._withdrawals[by] for by in dict.fromkeys((None, actor))]
        first = last = INFINITY
        for notice, effect in denunciations:
            if not any(one.surely_withdraw(notice, effect) for one in revoked):
                first = min(first, effect[0])
            if not any(one.may_withdraw(notice, effect) for one in revoked):
                last = min(last, effect[1])
        return first, last

    def _live_statuses(self, tally: Tally[ActionT], party: str, until: int) -> set[LiveStatus]:
        found: set[LiveStatus] = set()
        if tally.force[1] > self._now:
            found |= self._statuses_before_force(tally, party, until)
        if tally.force[0] <= until:
            found |= self._statuses_in_force(tally, until)
        return found

    def _statuses_before_force(self, tally: Tally[ActionT], party: str, until: int) -> set[LiveStatus]:
        ranks = dict(tally.possible_ranks)
        happened = tally.happened_rank
        own, everyone = self._consent_of(party), self._all_consent
        both = (max(own[0], everyone[0]), max(own[1], everyone[1]))
        for status, span in (
            (AgreementStatus.PROPOSED, self._any),
            (AgreementStatus.PARTIALLY_RATIFIED, own),
            (AgreementStatus.RATIFIED_PENDING_FORCE, both),
        ):
            rank = STATUS_RANK[status]
            if span[1] <= self._now:
                happened = max(happened, rank)
            ranks[rank] = min(span[0], ranks.get(rank, INFINITY))
        possible = {rank for rank, first in ranks.items() if rank > happened and first <= until}
        return {STATUS_BY_RANK[rank] for rank in {happened, *possible}}

    def _statuses_in_force(self, tally: Tally[ActionT], until: int) -> set[LiveStatus]:
        """Return in force, suspended or both: a suspension counts if it follows an entry into force."""
        found: set[LiveStatus] = set()
        suspended, resumed, force = tally.suspended, tally.resumed, tally.force
        if force[0] <= suspended.happened_last and resumed.happened_first <= suspended.happened_last:
            found.add(AgreementStatus.SUSPENDED)
        if suspended.possible_first <= until and suspended.possible_last >= force[0]:
            found.add(AgreementStatus.SUSPENDED)
        if (
            force[1] > self._now
            or resumed.possible_first <= until
            or suspended.happened_first <= max(force[1], resumed.happened_last)
        ):
            found.add(AgreementStatus.IN_FORCE)
        return found

    def _provisional(self, tally: Tally[ActionT], until: int) -> set[bool]:
        """Return whether it may be applied provisionally, and whether it may not be: not once it is in force."""
        found = set()
        if tally.force[1] > self._now and tally.started.may_be_last(tally.stopped, until):
            found.add(True)
        if tally.force[0] <= until or tally.started.may_be_undone(tally.stopped, until):
            found.add(False)
        return found

    def _notice(self, actors: Sequence[str], until: int) -> set[bool]:
        """Return whether a notice may be pending, and whether none may be."""
        found, none_pending = set(), True
        for actor in actors:
            noticed, revoked = self._shared.noticed, self._shared.revoked
            if actor in self._tallies:
                noticed, revoked = Extremes(), Extremes()
                for tally in (self._shared, self._tallies[actor]):
                    noticed.include(tally.noticed)
                    revoked.include(tally.revoked)
            if noticed.may_be_last(revoked, until):
                found.add(True)
            none_pending = none_pending and noticed.may_be_undone(revoked, until)
        return {*found, False} if none_pending else found


STATUS_BY_RANK: dict[int, LiveStatus] = {0: None, **{rank: status for status, rank in STATUS_RANK.items()}}


def strongest(several: Sequence[Possible]) -> Possible:
    """Return what may hold for the strongest of several parties: it has ended when it has ended for the last of them.

    The parties are combined as if they were independent, so that no possible answer is missed.
    """
    if len(several) == 1:
        return several[0]
    statuses: set[LiveStatus] = set()
    all_may_have_ended, all_have_ended = True, True
    for one in several:
        alone = set(one.statuses)
        found = alone if all_have_ended else {max(x, y, key=rank_of) for x in statuses for y in alone}
        if one.endings:
            found |= statuses
        if all_may_have_ended:
            found |= alone
        statuses = found
        all_may_have_ended = all_may_have_ended and bool(one.endings)
        all_have_ended = not statuses
    ends = (max(one.ends[0] for one in several), max(one.ends[1] for one in several))
    endings: set[AgreementStatus] = set()
    if all_may_have_ended:
        endings = {status for one in several if one.ends[1] >= ends[0] for status in one.endings}
    live = [one for one in several if one.statuses]
    provisional = {True} if any(True in one.provisional for one in live) and statuses != {IN_FORCE} else set()
    if (
        not provisional
        or IN_FORCE in statuses
        or endings
        or all(False in one.provisional or one.endings for one in live)
    ):
        provisional.add(False)
    notice = {True} if any(True in one.notice for one in live) else set()
    if not notice or endings or all(False in one.notice or one.endings for one in live):
        notice.add(False)
    return Possible(
        frozenset(statuses),
        frozenset(endings),
        frozenset(provisional),
        frozenset(notice),
        ends,
        all(one.exact for one in several),
    )


IN_FORCE = AgreementStatus.IN_FORCE


def weaker(one: Possible, other: Possible) -> Possible:
    """Return what may hold between two sides: the status of the weaker; it has ended when one side is free."""
    statuses = {min(x, y, key=rank_of) for x in one.statuses for y in other.statuses}
    endings = {status for side, against in ((one, other), (other, one)) for status in _ends_first(side, against)}
    applies = [side.provisional | ({True} if IN_FORCE in side.statuses else set()) for side in (one, other)]
    provisional = set()
    if statuses - {IN_FORCE} and all(True in side for side in applies):
        provisional.add(True)
    surely = all(side.provisional == {True} or side.statuses == {IN_FORCE} for side in (one, other))
    if not provisional or not surely or endings or IN_FORCE in statuses:
        provisional.add(False)
    notice = {True} if statuses and True in one.notice | other.notice else set()
    if not notice or endings or (False in one.notice and False in other.notice):
        notice.add(False)
    return Possible(
        frozenset(statuses),
        frozenset(endings),
        frozenset(provisional),
        frozenset(notice),
        (min(one.ends[0], other.ends[0]), min(one.ends[1], other.ends[1])),
        one.exact and other.exact,
    )


def _ends_first(side: Possible, against: Possible) -> frozenset[AgreementStatus]:
    return side.endings if side.ends[0] <= against.ends[1] else frozenset()
