"""Agreements: who the parties are, and the order of the steps (Vienna Convention on the Law of Treaties, 1969).

A step is held against the first step of the kind that should come before it, for the same party and the same coverage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from indokorea.collection import Records
from indokorea.findings import Finding, Severity, pointer, shown
from indokorea.lifecycle.agreements import ENDING
from indokorea.records import Action, Agreement
from indokorea.rules.base import PAIR, graded
from indokorea.values.dates import PartialDate
from indokorea.values.ids import parse_id
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, Coverage, PartyRole

# What only states do to an agreement.
ACTS_OF_STATES = frozenset({ActionType.RATIFIED, ActionType.ACCEPTED, ActionType.ACCEDED, ActionType.REGISTERED})

# Steps whose date is the one they count from; of all others it is the day on which they were done.
EFFECTS = frozenset({ActionType.ENTERED_INTO_FORCE, ActionType.PROVISIONAL_APPLICATION_STARTED, *ENDING})


@attrs.frozen
class Order:
    """Steps, and those of which the first should come before them, in words too."""

    then: tuple[ActionType, ...]
    first: tuple[ActionType, ...]
    noun: str


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


def parties_of_an_agreement(records: Records) -> Iterator[Finding]:
    """AGR-01: two parties at least, and those of a state-level agreement of two are India and Korea."""
    for agreement in records.of(Agreement):
        parties = _parties(agreement)
        path = pointer(agreement.id, "parties")
        if len(parties) < 2:
            yield Finding(
                code="AGR-01",
                path=path,
                message=f"an agreement of {'one party' if parties else 'no party'}",
                hint="name both; only those whose role is party count",
                value=shown(sorted(parties)),
            )
        elif (
            agreement.level is AgreementLevel.STATE
            and len(parties) == 2
            and parties != PAIR
            and all(parse_id(party).kind == "country" for party in parties)
        ):
            yield Finding(
                code="AGR-01",
                severity=Severity.WARNING,
                path=path,
                message=f"a state-level agreement between {' and '.join(sorted(parties))}",
                hint="the library can hold other ties; it is built for country:ind and country:kor",
                value=shown(sorted(parties)),
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


def private_agreements(records: Records) -> Iterator[Finding]:
    """AGR-07: a private agreement is between organisations, and is neither ratified nor registered."""
    for agreement in records.of(Agreement):
        if agreement.level is not AgreementLevel.PRIVATE:
            continue
        for place, one in enumerate(agreement.parties):
            if one.role is PartyRole.PARTY and parse_id(one.party).kind == "country":
                yield Finding(
                    code="AGR-07",
                    path=pointer(agreement.id, "parties", place, "party"),
                    message=f"{one.party} is party to a private agreement",
                    hint="name the organisation, or give another level",
                    value=shown(one.party),
                )
        for place, action in enumerate(agreement.actions):
            if action.type in ACTS_OF_STATES:
                yield Finding(
                    code="AGR-07",
                    path=pointer(agreement.id, "actions", place),
                    message=f"a private agreement is never {action.type}",
                    hint="remove the action, or give another level",
                    value=shown(str(action.type)),
                )


def _out_of_order(code: str, grave: Severity, agreement: Agreement, order: Order, hint: str) -> Iterator[Finding]:
    """The steps that come before what they should follow.

    Two partial dates of the same text say nothing about their order, and nothing is said about them.
    """
    firsts = _firsts(agreement.actions, order.first)
    two = len(_parties(agreement)) == 2
    for place, action in enumerate(agreement.actions):
        then = _date(action)
        first = _first_for(action, firsts, two) if action.type in order.then else None
        if then is None or first is None or then.text == first.text or not then.possibly_before(first):
            continue
        certain = then.definitely_before(first)
        done = "in force" if action.type is ActionType.ENTERED_INTO_FORCE else str(action.type).replace("_", " ")
        yield Finding(
            code=code,
            severity=graded(certain, then, first, grave=grave),
            path=pointer(agreement.id, "actions", place),
            message=f"{done} ({then}) {'' if certain else 'perhaps '}before {order.noun} ({first})",
            hint=hint if certain else "give the days where a source has them",
            value=shown(then.text),
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


def _first_for(action: Action, firsts: Firsts, two: bool) -> PartialDate | None:
    """The date that the action must not precede, the last of those it must not; None where none is known.

    One party's act follows its own and everybody's. Everybody's act follows that of each of two parties; of more than
    two, some may join later.
    """
    acting = firsts if two and action.by is None else dict.fromkeys((None, action.by))
    held = [firsts[by] for by in acting if by in firsts]
    dates = [dates.get(coverage) for dates in held for coverage in (action.coverage or (None,))]
    return max(filter(None, dates), key=lambda date: date.sort_key, default=None)


def _sooner(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return min(one, other, key=lambda date: date.sort_key) if one and other else None


def _date(action: Action) -> PartialDate | None:
    return action.counts_from if action.type in EFFECTS else action.on


def _parties(agreement: Agreement) -> frozenset[str]:
    return frozenset(one.party for one in agreement.parties if one.role is PartyRole.PARTY)
