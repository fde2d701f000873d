"""Rules on the order in time of the actions of one agreement.

VCLT is the Vienna Convention on the Law of Treaties of 1969. An action is compared with the first action of the kind
that must come before it, for the same party and the same coverage.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_state import CONSENT, ENDING
from indokorea.lifecycle.terms import add_duration
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.base import (
    Certainty,
    Violation,
    certainty_for,
    contracting_parties,
    first_date,
    last_date,
    rule,
    too_early,
)
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, Coverage

# Actions that are dated by the day on which they take effect; all others by the day on which they were done.
DATED_BY_EFFECT = frozenset(
    {
        ActionType.ENTERED_INTO_FORCE,
        ActionType.PROVISIONAL_APPLICATION_STARTED,
        ActionType.PROVISIONAL_APPLICATION_ENDED,
        *ENDING,
    }
)

# The noun for an action in a message.
NOUNS = {
    ActionType.NEGOTIATION_OPENED: "the opening of negotiations",
    ActionType.NEGOTIATION_CONCLUDED: "the conclusion of negotiations",
    ActionType.INITIALLED: "initialling",
    ActionType.SIGNED: "signature",
    ActionType.RATIFIED: "ratification",
    ActionType.ACCEPTED: "acceptance",
    ActionType.PROVISIONAL_APPLICATION_STARTED: "the start of provisional application",
    ActionType.PROVISIONAL_APPLICATION_ENDED: "the end of provisional application",
    ActionType.ENTERED_INTO_FORCE: "entry into force",
    ActionType.REGISTERED: "registration",
    ActionType.TERMINATED: "termination",
    ActionType.SUPERSEDED: "supersession",
    ActionType.EXPIRED: "expiry",
    ActionType.ADOPTED: "the adoption of the text",
    ActionType.APPROVED: "approval",
    ActionType.ACCEDED: "accession",
    ActionType.NOTIFIED: "the notification of completed procedures",
    ActionType.DEPOSITED: "the deposit of an instrument",
    ActionType.NOTES_EXCHANGED: "the exchange of notes",
    ActionType.INSTRUMENTS_EXCHANGED: "the exchange of instruments",
    ActionType.RESERVATION_MADE: "a reservation",
    ActionType.RESERVATION_WITHDRAWN: "the withdrawal of a reservation",
    ActionType.AMENDED: "an amendment",
    ActionType.EXTENDED: "an extension",
    ActionType.RENEWED: "a renewal",
    ActionType.SUSPENDED: "suspension",
    ActionType.RESUMED: "resumption",
    ActionType.DENUNCIATION_NOTIFIED: "a notice of denunciation",
    ActionType.DENUNCIATION_WITHDRAWN: "the withdrawal of a notice",
    ActionType.ABANDONED: "abandonment",
}

# What only an agreement that has not ended can go through. Registration and publication may come late.
IN_LIFE = frozenset(
    {
        *CONSENT,
        ActionType.NEGOTIATION_OPENED,
        ActionType.NEGOTIATION_CONCLUDED,
        ActionType.ADOPTED,
        ActionType.INITIALLED,
        ActionType.SIGNED,
        ActionType.RESERVATION_MADE,
        ActionType.RESERVATION_WITHDRAWN,
        ActionType.AMENDED,
        ActionType.EXTENDED,
        ActionType.RENEWED,
        ActionType.SUSPENDED,
        ActionType.RESUMED,
        ActionType.DENUNCIATION_NOTIFIED,
        ActionType.DENUNCIATION_WITHDRAWN,
    }
)

# What undoes something, and what it undoes (VCLT articles 22, 68 and 72).
UNDOES = {
    ActionType.RESERVATION_WITHDRAWN: ActionType.RESERVATION_MADE,
    ActionType.RESUMED: ActionType.SUSPENDED,
    ActionType.DENUNCIATION_WITHDRAWN: ActionType.DENUNCIATION_NOTIFIED,
}


@attrs.frozen
class ActionOrder:
    """Actions, and the actions of which the first must come before them.

    If `shared`, an action of one party must also follow those of all parties together.
    """

    later: tuple[ActionType, ...]
    earlier: tuple[ActionType, ...]
    shared: bool = True


# A treaty enters into force in the manner and on the date that it provides or the parties agree on (VCLT article 24),
# and binds a party for earlier times only if a different intention appears (article 28): hence `retroactive`.
FORCE_AFTER_SIGNATURE = ActionOrder((ActionType.ENTERED_INTO_FORCE,), (ActionType.SIGNED,))

ORDERS = (
    ActionOrder(
        (ActionType.NEGOTIATION_CONCLUDED, ActionType.INITIALLED, ActionType.SIGNED),
        (ActionType.NEGOTIATION_OPENED,),
    ),
    # What is signed is the text that the talks ended with and that was adopted (VCLT articles 9 and 10).
    ActionOrder((ActionType.SIGNED,), (ActionType.NEGOTIATION_CONCLUDED,)),
    ActionOrder((ActionType.SIGNED,), (ActionType.ADOPTED,)),
    # Initialling authenticates the text (VCLT article 10), which is then signed.
    ActionOrder((ActionType.SIGNED,), (ActionType.INITIALLED,)),
    # Ratification, acceptance and approval confirm a signature (VCLT article 14).
    ActionOrder((ActionType.RATIFIED, ActionType.ACCEPTED, ActionType.APPROVED), (ActionType.SIGNED,)),
    # Only what operates can be suspended (VCLT article 57).
    ActionOrder((ActionType.SUSPENDED,), (ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED)),
    # A treaty is registered after its entry into force (VCLT article 80); one that is applied provisionally may be
    # registered as such (article 1 (2) of the Regulations to give effect to article 102 of the UN Charter).
    ActionOrder((ActionType.REGISTERED,), (ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED)),
    ActionOrder(
        (ActionType.TERMINATED, ActionType.SUPERSEDED, ActionType.EXPIRED),
        (ActionType.ENTERED_INTO_FORCE,),
    ),
)

# A treaty is applied provisionally pending its entry into force (VCLT article 25). It enters into force for each party
# apart, so provisional application may end for one and go on for the others.
PROVISIONAL_ORDERS = (
    ActionOrder(
        (ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_ENDED),
        (ActionType.PROVISIONAL_APPLICATION_STARTED,),
    ),
    ActionOrder((ActionType.ENTERED_INTO_FORCE,), (ActionType.PROVISIONAL_APPLICATION_ENDED,), shared=False),
)


@rule(
    "AGR-02",
    severity=Severity.WARNING,
    meaning="an agreement does not enter into force before it is signed",
    remedy="correct a date, or set retroactive if the text says that it applies to an earlier time",
)
def force_after_signature(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        if not agreement.retroactive:
            yield from _out_of_order(agreement, FORCE_AFTER_SIGNATURE, Severity.WARNING)


@rule(
    "AGR-03",
    severity=Severity.ERROR,
    meaning="negotiations, signature, consent, force, registration and end are in order, and what is undone was done",
    remedy="correct one of the two dates; a new negotiation makes a new agreement",
)
def actions_in_order(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        for order in ORDERS:
            yield from _out_of_order(agreement, order)
        yield from _after_the_end(agreement)
        yield from _without_what_it_undoes(agreement)
        yield from _abandoned_after_force(agreement)
        yield from _effects_and_notices(agreement)


def _after_the_end(agreement: Agreement) -> Iterator[Violation]:
    """Yield a violation for each action in life that is dated after the end for all who acted."""
    two = len(contracting_parties(agreement)) == 2
    ends: dict[str | None, list[tuple[PartialDate, ActionType]]] = {}
    for action in agreement.actions:
        date = action.counts_from
        if action.type in ENDING and date is not None:
            # A treaty of two that one of them terminates ends for both.
            by = None if two and action.type is ActionType.TERMINATED else action.by
            ends.setdefault(by, []).append((date, action.type))
    if not ends:
        return
    last = {by: max(own, key=lambda end: end[0].sort_key) for by, own in ends.items()}
    latest = max(last.values(), key=lambda end: end[0].sort_key)
    for index, action in enumerate(agreement.actions):
        date = _date(action)
        if action.type not in IN_LIFE or date is None:
            continue
        own = [last[by] for by in (None, action.by) if by in last]
        if not own and (action.by is not None or not two):
            continue
        end, ending = max(own, key=lambda end: end[0].sort_key) if own and action.by is not None else latest
        certainty = too_early(end, date)
        if certainty is not None and certainty.certain:
            yield Violation(
                path=pointer(agreement.id, "actions", index),
                message=f"{NOUNS[action.type]} ({date}) is after {NOUNS[ending]} ({end})",
                hint="correct one of the two dates; what follows the end belongs to another agreement",
                severity=certainty.severity,
                value=str(date),
            )


def _without_what_it_undoes(agreement: Agreement) -> Iterator[Violation]:
    """Yield a violation for each action that undoes another of which none is recorded, or only later ones."""
    # The first day on which each could be done, by type and actor; the actor "any" is the first of all.
    first: dict[tuple[ActionType, str | None], datetime.date] = {}
    for action in agreement.actions:
        date = _date(action)
        day = datetime.date.min if date is None else date.days.first
        for by in (action.by, "any"):
            first[action.type, by] = min(day, first.get((action.type, by), datetime.date.max))
    for index, action in enumerate(agreement.actions):
        undone = UNDOES.get(action.type)
        if undone is None:
            continue
        actors = ("any",) if action.by is None else (None, action.by)
        days = [first[undone, by] for by in actors if (undone, by) in first]
        date = action.counts_from
        if not days or (date is not None and min(days) > date.days.last):
            yield Violation(
                path=pointer(agreement.id, "actions", index),
                message=f"{NOUNS[action.type]} has no {undone} before it",
                hint=f"add the action {undone}, or correct a date",
                severity=Severity.WARNING,
                value=str(action.type),
            )


def _abandoned_after_force(agreement: Agreement) -> Iterator[Violation]:
    """Yield a violation for each abandonment of an agreement that was in force by then."""
    since = in_force_since(agreement)
    for index, action in enumerate(agreement.actions):
        date = action.counts_from
        if action.type is not ActionType.ABANDONED or since is None or date is None:
            continue
        if not date.possibly_before(since):
            yield Violation(
                path=pointer(agreement.id, "actions", index),
                message=f"abandonment ({date}) is after entry into force ({since})",
                hint="write terminated, or remove the entry into force",
                value=str(date),
            )


def _effects_and_notices(agreement: Agreement) -> Iterator[Violation]:
    """Yield a violation for each notice that takes effect before it is given, and for each withdrawal too late."""
    effects: dict[str | None, list[PartialDate | None]] = {}
    for index, action in enumerate(agreement.actions):
        if action.type is not ActionType.DENUNCIATION_NOTIFIED:
            continue
        effects.setdefault(action.by, []).append(action.effective)
        too_soon = too_early(action.effective, action.on) if action.effective and action.on else None
        if too_soon is not None:
            yield Violation(
                path=pointer(agreement.id, "actions", index, "effective"),
                message=f"the effect ({action.effective}) {too_soon.verb} before its own notice ({action.on})",
                hint=too_soon.hint(),
                severity=too_soon.severity,
                value=str(action.effective),
            )
    last = {by: last_date(own) for by, own in effects.items()}
    last_of_all = last_date(last.values())
    for index, action in enumerate(agreement.actions):
        date = action.counts_from
        if action.type is not ActionType.DENUNCIATION_WITHDRAWN or date is None:
            continue
        # It is too late if it is too late for each of the notices.
        own = last_date(last[by] for by in (None, action.by) if by in last) if action.by else last_of_all
        if own is not None and not date.possibly_before(own):
            yield Violation(
                path=pointer(agreement.id, "actions", index),
                message=f"the withdrawal ({date}) is not before the effect of the notice ({own})",
                hint="a notice can be withdrawn until it takes effect; correct one of the two dates",
                severity=Severity.WARNING,
                value=str(date),
            )


@rule(
    "AGR-05",
    severity=Severity.ERROR,
    meaning="provisional application starts before entry into force and ends with it at the latest",
    remedy="correct one of the two dates; an end that coincides with entry into force may be left out",
)
def provisional_application_in_order(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        for order in PROVISIONAL_ORDERS:
            yield from _out_of_order(agreement, order)


def _out_of_order(agreement: Agreement, order: ActionOrder, severity: Severity = Severity.ERROR) -> Iterator[Violation]:
    """Yield a violation for each later action that is before the earlier one that it must follow."""
    earliest = _earliest(agreement.actions, order.earlier)
    two = len(contracting_parties(agreement)) == 2
    for index, action in enumerate(agreement.actions):
        date = _date(action)
        bound = _bound(action, earliest, two, order.shared) if action.type in order.later else None
        certainty = None if date is None or bound is None else too_early(date, bound, severity)
        if certainty is not None:
            yield Violation(
                path=pointer(agreement.id, "actions", index),
                message=f"{NOUNS[action.type]} ({date}) {certainty.verb} before {NOUNS[order.earlier[0]]} ({bound})",
                hint=certainty.hint(),
                severity=certainty.severity,
                value=str(date),
            )


# The earliest date of an action by actor and coverage, None if one of the actions has no date. The actor None means
# all parties; the coverage None means the agreement as a whole.
EarliestDates: TypeAlias = Mapping[str | None, Mapping[Coverage | None, PartialDate | None]]


def _earliest(actions: Iterable[Action], types: tuple[ActionType, ...]) -> EarliestDates:
    found: dict[str | None, dict[Coverage | None, PartialDate | None]] = {}
    for action in actions:
        if action.type in types:
            dates = found.setdefault(action.by, {})
            for coverage in (None, *(action.coverage or Coverage)):
                dates[coverage] = first_date((_date(action), dates[coverage])) if coverage in dates else _date(action)
    return found


def _bound(action: Action, earliest: EarliestDates, two: bool, shared: bool) -> PartialDate | None:
    """Return the date that an action must not precede, the latest of them if there are several; None if none is known.

    An action of one party follows its own earlier actions and, if they are shared, those of all parties together. An
    action of all parties follows those of each of two parties; if there are more than two, some may join later.
    """
    actors = earliest if two and action.by is None else dict.fromkeys((None, action.by) if shared else (action.by,))
    by_actor = [earliest[by] for by in actors if by in earliest]
    dates = [dates.get(coverage) for dates in by_actor for coverage in (action.coverage or (None,))]
    return max(filter(None, dates), key=lambda date: date.sort_key, default=None)


def _date(action: Action) -> PartialDate | None:
    return action.counts_from if action.type in DATED_BY_EFFECT else action.on


def in_force_since(agreement: Agreement) -> PartialDate | None:
    """Return the first date of entry into force; None if there is none or one of the dates is unknown."""
    return first_date(
        action.counts_from for action in agreement.actions if action.type is ActionType.ENTERED_INTO_FORCE
    )


@attrs.frozen
class NoticePeriod:
    """A length of time that must pass before an agreement ends: its start, and the severity if it ends sooner."""

    length: str
    since: PartialDate
    noun: str
    severity: Severity


@rule(
    "AGR-09",
    severity=Severity.WARNING,
    meaning="a denunciation takes effect after the period of notice and after the first term of the agreement",
    remedy="correct a date or the duration clause; the first term is a note only",
)
def notice_is_kept(records: Records) -> Iterator[Violation]:
    # A treaty ends, or a party withdraws, as the treaty provides (VCLT article 54). Most clauses on duration bar a
    # denunciation from taking effect within the first term, some do not: hence a note.
    for agreement in records.of(Agreement):
        for index, action in enumerate(agreement.actions if agreement.duration else ()):
            end = _effect(agreement, action)
            if end is None:
                continue
            for period in _notice_periods(agreement, action):
                certainty = _too_soon(end, period)
                if certainty is not None:
                    yield Violation(
                        path=pointer(agreement.id, "actions", index),
                        message=f"the end ({end}) {certainty.verb} less than {period.length} after {period.noun} "
                        f"({period.since})",
                        hint=certainty.hint("correct a date or the duration clause"),
                        severity=certainty.severity,
                        value=end.text,
                    )


def _effect(agreement: Agreement, action: Action) -> PartialDate | None:
    """Return the date on which a denunciation takes effect: its own, otherwise that of the termination.

    A notice may be revoked before it takes effect (VCLT article 68); then a termination has another cause.
    """
    if action.type is not ActionType.DENUNCIATION_NOTIFIED:
        return None
    withdrawn = any(other.type is ActionType.DENUNCIATION_WITHDRAWN for other in agreement.actions)
    ends = (
        other.counts_from
        for other in agreement.actions
        if other.type is ActionType.TERMINATED and other.by in (None, action.by) and not withdrawn
    )
    return action.effective or next(ends, None)


def _notice_periods(agreement: Agreement, action: Action) -> Iterator[NoticePeriod]:
    """Yield the period of notice and the first term, as the duration clause gives them."""
    clause, since = agreement.duration, in_force_since(agreement)
    if clause is None:
        return
    length = clause.notice_to_terminate or clause.notice
    if length is not None and action.on is not None:
        yield NoticePeriod(length, action.on, "the notice", Severity.WARNING)
    # A notice to terminate may be given at any time, so within the first term too.
    if clause.notice_to_terminate is None and clause.initial is not None and since is not None:
        yield NoticePeriod(clause.initial, since, "entry into force", Severity.NOTE)
    if clause.not_before is not None and since is not None:
        yield NoticePeriod(clause.not_before, since, "entry into force", Severity.NOTE)


def _too_soon(end: PartialDate, period: NoticePeriod) -> Certainty | None:
    """Return how sure it is that an end comes before a period is over; None if neither of its bounds does."""
    since = period.since.days
    due, latest_due = add_duration(since.first, period.length), add_duration(since.last, period.length)
    if end.days.first >= due and end.days.last >= latest_due:
        return None
    return certainty_for(end.days.last < due, end, period.since, severity=period.severity)
