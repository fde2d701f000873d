"""Rules on the order in time of the actions of one agreement.

VCLT is the Vienna Convention on the Law of Treaties of 1969. An action is compared with the first action of the kind
that must come before it, for the same party and the same coverage.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_state import ENDING
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.base import (
    Certainty,
    Violation,
    certainty_for,
    contracting_parties,
    first_date,
    rule,
    too_early,
)
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, Coverage

# Actions that are dated by the day on which they take effect; all others by the day on which they were done.
EFFECTS = frozenset(
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
    # Initialling authenticates the text (VCLT article 10), which is then signed.
    ActionOrder((ActionType.SIGNED,), (ActionType.INITIALLED,)),
    # A treaty is signed subject to ratification or acceptance, which then follow (VCLT article 14).
    ActionOrder((ActionType.RATIFIED, ActionType.ACCEPTED), (ActionType.SIGNED,)),
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
    meaning="negotiations, initialling, signature, ratification, entry into force, registration and end are in order",
    remedy="correct one of the two dates; a new negotiation makes a new agreement",
)
def actions_in_order(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        for order in ORDERS:
            yield from _out_of_order(agreement, order)


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
    return action.counts_from if action.type in EFFECTS else action.on


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
    if clause is not None and clause.notice is not None and action.on is not None:
        yield NoticePeriod(clause.notice, action.on, "the notice", Severity.WARNING)
    if clause is not None and clause.initial is not None and since is not None:
        yield NoticePeriod(clause.initial, since, "entry into force", Severity.NOTE)


def _too_soon(end: PartialDate, period: NoticePeriod) -> Certainty | None:
    """Return how sure it is that an end comes before a period is over; None if neither of its bounds does."""
    since = period.since.days
    due, latest_due = add_duration(since.first, period.length), add_duration(since.last, period.length)
    if end.days.first >= due and end.days.last >= latest_due:
        return None
    return certainty_for(end.days.last < due, end, period.since, severity=period.severity)


def add_duration(day: datetime.date, length: str) -> datetime.date:
    """Return a day plus an ISO 8601 duration of years, months and days.

    A day that the month does not have becomes its last day; a day after the year 9999 becomes the last of that year.

    >>> add_duration(datetime.date(2016, 8, 31), "P6M"), add_duration(datetime.date(2016, 2, 29), "P1Y2D")
    (datetime.date(2017, 2, 28), datetime.date(2017, 3, 2))
    """
    numbers = {unit: int(number) for number, unit in re.findall("([0-9]+)([YMD])", length)}
    months = (day.year + numbers.get("Y", 0)) * 12 + day.month - 1 + numbers.get("M", 0)
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    moved = day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
    return moved + datetime.timedelta(min(numbers.get("D", 0), (datetime.date.max - moved).days))
