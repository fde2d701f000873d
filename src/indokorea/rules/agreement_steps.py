"""The order of the steps of an agreement (Vienna Convention on the Law of Treaties, 1969).

A step is held against the first step of the kind that should come before it, for the same party and the same coverage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_state import ENDING
from indokorea.messages import short_json
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.base import contracting_parties, too_early
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, Coverage

# Steps whose date is the one they count from; of all others it is the day on which they were done.
EFFECTS = frozenset(
    {
        ActionType.ENTERED_INTO_FORCE,
        ActionType.PROVISIONAL_APPLICATION_STARTED,
        ActionType.PROVISIONAL_APPLICATION_ENDED,
        *ENDING,
    }
)


@attrs.frozen
class Order:
    """Steps, and those of which the first should come before them, in words too.

    `shared` tells whether one party's step is held against everybody's, too.
    """

    then: tuple[ActionType, ...]
    first: tuple[ActionType, ...]
    noun: str
    shared: bool = True


SIGNATURE_THEN_FORCE = Order((ActionType.ENTERED_INTO_FORCE,), (ActionType.SIGNED,), "signature")

ORDERS = (
    Order(
        (ActionType.NEGOTIATION_CONCLUDED, ActionType.INITIALLED, ActionType.SIGNED),
        (ActionType.NEGOTIATION_OPENED,),
        "the opening of negotiations",
    ),
    Order((ActionType.SIGNED,), (ActionType.INITIALLED,), "initialling"),
    Order((ActionType.RATIFIED, ActionType.ACCEPTED), (ActionType.SIGNED,), "signature"),
    # A treaty that is applied provisionally may be registered already (UN Treaty Handbook, section 5).
    Order(
        (ActionType.REGISTERED,),
        (ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED),
        "entry into force",
    ),
    Order(
        (ActionType.TERMINATED, ActionType.SUPERSEDED, ActionType.EXPIRED),
        (ActionType.ENTERED_INTO_FORCE,),
        "entry into force",
    ),
)

# It ends for a party with that party's entry into force (VCLT article 25), whenever it ends for the others.
PROVISIONAL_ORDERS = (
    Order(
        (ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_ENDED),
        (ActionType.PROVISIONAL_APPLICATION_STARTED,),
        "the start of provisional application",
    ),
    Order(
        (ActionType.ENTERED_INTO_FORCE,),
        (ActionType.PROVISIONAL_APPLICATION_ENDED,),
        "the end of provisional application",
        shared=False,
    ),
)


def in_force_after_signature(records: Records) -> Iterator[Finding]:
    """AGR-02: no entry into force before signature, unless the text is retroactive."""
    for agreement in records.of(Agreement):
        if not agreement.retroactive:
            hint = "correct a date, or mark the agreement retroactive"
            yield from _out_of_order("AGR-02", Severity.WARNING, agreement, SIGNATURE_THEN_FORCE, hint)


def steps_in_order(records: Records) -> Iterator[Finding]:
    """AGR-03: the other steps come in their order."""
    for agreement in records.of(Agreement):
        for order in ORDERS:
            yield from _out_of_order("AGR-03", Severity.ERROR, agreement, order, "correct one of the two dates")


def provisional_application(records: Records) -> Iterator[Finding]:
    """AGR-05: provisional application starts before definitive entry into force, and ends with it at the latest."""
    for agreement in records.of(Agreement):
        for order in PROVISIONAL_ORDERS:
            yield from _out_of_order("AGR-05", Severity.ERROR, agreement, order, "correct one of the two dates")


def _out_of_order(code: str, grave: Severity, agreement: Agreement, order: Order, hint: str) -> Iterator[Finding]:
    """The steps that come before what they should follow."""
    firsts = _firsts(agreement.actions, order.first)
    two = len(contracting_parties(agreement)) == 2
    for place, action in enumerate(agreement.actions):
        then = _date(action)
        first = _first_for(action, firsts, two, order.shared) if action.type in order.then else None
        verdict = None if then is None or first is None else too_early(then, first, grave)
        if verdict is None:
            continue
        done = "in force" if action.type is ActionType.ENTERED_INTO_FORCE else str(action.type).replace("_", " ")
        yield Finding(
            code=code,
            severity=verdict.severity,
            path=pointer(agreement.id, "actions", place),
            message=f"{done} ({then}) {verdict.perhaps}before {order.noun} ({first})",
            hint=verdict.hint(hint),
            value=short_json(str(then)),
        )


# The first date of a step by whom it was done and for what, None where one of them has no date.
Firsts: TypeAlias = Mapping[str | None, Mapping[Coverage | None, PartialDate | None]]


def _firsts(actions: Iterable[Action], types: tuple[ActionType, ...]) -> Firsts:
    """Under None stands the first of all; under a coverage, the first that concerns it."""
    firsts: dict[str | None, dict[Coverage | None, PartialDate | None]] = {}
    for action in actions:
        if action.type in types:
            held = firsts.setdefault(action.by, {})
            for coverage in (None, *(action.coverage or Coverage)):
                held[coverage] = _sooner(_date(action), held[coverage]) if coverage in held else _date(action)
    return firsts


def _first_for(action: Action, firsts: Firsts, two: bool, shared: bool) -> PartialDate | None:
    """The date that the action must not precede, the last of those it must not; None where none is known.

    One party's act follows its own and, where they are shared, everybody's. Everybody's act follows that of each of two
    parties; of more than two, some may join later.
    """
    acting = firsts if two and action.by is None else dict.fromkeys((None, action.by) if shared else (action.by,))
    held = [firsts[by] for by in acting if by in firsts]
    dates = [dates.get(coverage) for dates in held for coverage in (action.coverage or (None,))]
    return max(filter(None, dates), key=lambda date: date.sort_key, default=None)


def _sooner(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return min(one, other, key=lambda date: date.sort_key) if one and other else None


def _date(action: Action) -> PartialDate | None:
    return action.counts_from if action.type in EFFECTS else action.on
