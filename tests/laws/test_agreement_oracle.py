"""The status of agreements against a plain state machine that goes through every order that the dates allow.

The machine is written from docs/explanation/status-is-derived.md. Each history has few actions within a few days, so
that every assignment of its partial dates to days, with every order of the acts of one day, can be played.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

import attrs
import pytest

from indokorea.lifecycle.agreement_status import AgreementStanding, agreement_standing
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementStatus, SignatureType

IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"
DAY_ZERO = date(2010, 3, 1)
DAYS = 7

# Status, provisional application, notice.
Answer: TypeAlias = tuple[str | None, bool, bool]
# The day of an action, and the day on which a denunciation takes effect; None if it has not happened or has none.
Days: TypeAlias = tuple[int | None, int | None]


@attrs.frozen
class Act:
    """An action of a history: its type, actor, and the days on which it may have happened; None for any day."""

    type: ActionType
    by: str | None
    days: tuple[int, ...] | None
    effect_days: tuple[int, ...] | None = None
    signature: SignatureType | None = None

    @property
    def on(self) -> PartialDate | None:
        return as_date(self.days) if self.days else None

    @property
    def effective(self) -> PartialDate | None:
        return as_date(self.effect_days) if self.effect_days else None


def as_date(days: Sequence[int]) -> PartialDate:
    first, last = DAY_ZERO + timedelta(days[0]), DAY_ZERO + timedelta(days[-1])
    return PartialDate.of(first) if first == last else PartialDate(f"[{first}..{last}]")


# The machine.

LADDER = {
    "negotiation_opened": "under_negotiation",
    "negotiation_concluded": "text_agreed",
    "initialled": "initialled",
    "signed": "signed",
    "entered_into_force": "in_force",
}
CONSENTS = {"ratified", "accepted", "approved", "notified", "deposited", "notes_exchanged", "instruments_exchanged"}
ENDS = ("terminated", "superseded", "expired", "abandoned")
ORDER = [
    None,
    "proposed",
    "under_negotiation",
    "text_agreed",
    "initialled",
    "signed",
    "partially_ratified",
    "ratified_pending_force",
    "suspended",
    "in_force",
]


class Machine:
    """The state of a treaty for one party."""

    def __init__(self, party: str, parties: tuple[str, ...]) -> None:
        self.party, self.parties = party, parties
        self.rung = 0
        self.consented: set[str] = set()
        self.suspended = self.provisional = False
        self.pending: list[tuple[str, int]] = []
        self.withdrawn: set[tuple[str, int]] = set()
        self.ended: str | None = None
        self.ended_at = -1

    def play(self, number: int, act: Act, is_effect: bool, at: int) -> None:
        if self.ended:
            return
        word = str(act.type)
        self.climb("proposed")
        actors = [act.by] if act.by else [self.party, *self.parties]
        mine = act.by in (None, self.party)
        both = len(self.parties) == 2
        concerned = [one for one in actors if one == self.party or (both and one in self.parties)]
        if is_effect:
            if any((one, number) not in self.withdrawn for one in concerned):
                self.end("terminated", at)
        elif word == "denunciation_notified":
            self.pending += [(one, number) for one in concerned]
        elif word == "denunciation_withdrawn":
            gone = [one for one in self.pending if one[0] in actors]
            self.withdrawn.update(gone)
            self.pending = [one for one in self.pending if one not in gone]
        elif word in CONSENTS or act.signature is SignatureType.DEFINITIVE:
            self.consented.update(actors)
            if self.party in self.consented:
                everyone = set(self.parties) <= self.consented
                self.climb("ratified_pending_force" if everyone else "partially_ratified")
        elif word in ENDS and (mine or (word == "terminated" and concerned)):
            self.end(word, at)
        elif not mine:
            return
        elif word in LADDER:
            self.climb(LADDER[word])
            if word == "entered_into_force":
                self.provisional = False
        elif word == "suspended":
            self.suspended = self.suspended or self.rung == ORDER.index("in_force")
        elif word == "resumed":
            self.suspended = False
        elif word == "provisional_application_started":
            self.provisional = self.rung != ORDER.index("in_force")
        elif word == "provisional_application_ended":
            self.provisional = False

    def climb(self, word: str) -> None:
        self.rung = max(self.rung, ORDER.index(word))

    def end(self, word: str, at: int) -> None:
        self.ended, self.ended_at = word, at

    @property
    def answer(self) -> Answer:
        if self.ended:
            return self.ended, False, False
        status = ORDER[self.rung]
        if status == "in_force" and self.suspended:
            status = "suspended"
        return status, self.provisional, bool(self.pending)


def rank(status: str | None) -> int:
    return -1 if status in ENDS else ORDER.index(status)


def strongest(machines: Sequence[Machine]) -> tuple[Answer, int]:
    """The answer of the strongest of several parties, and when the last of them ended."""
    alive = [one.answer for one in machines if not one.ended]
    if not alive:
        last = max(machines, key=lambda one: one.ended_at)
        return last.answer, last.ended_at
    status = max((answer[0] for answer in alive), key=rank)
    provisional = any(answer[1] for answer in alive) and status != "in_force"
    return (status, provisional, any(answer[2] for answer in alive)), 10**9


def between(one: tuple[Answer, int], other: tuple[Answer, int]) -> Answer:
    """The answer of the weaker of two sides; the first to end ends it for both."""
    if one[0][0] in ENDS or other[0][0] in ENDS:
        return min(one, other, key=lambda side: side[1])[0]
    status = min((one[0][0], other[0][0]), key=rank)
    applied = all(side[0][1] or side[0][0] == "in_force" for side in (one, other))
    return status, applied and status != "in_force", one[0][2] or other[0][2]


# Every order that the dates allow.


def assignments(acts: Sequence[Act], question: int) -> Iterator[tuple[Days, ...]]:
    def of(days: tuple[int, ...] | None) -> list[int | None]:
        # A day after the question counts as none; an unknown date may be any, before and after all others too.
        if days is None:
            return [None, *(day for day in range(-1, DAYS) if day <= question)]
        return list(dict.fromkeys(day if day <= question else None for day in days))

    choices = [
        [(day, effect) for day in of(act.days) for effect in (of(act.effect_days) if act.effect_days else [None])]
        for act in acts
    ]
    yield from itertools.product(*choices)


def sequences(acts: Sequence[Act], chosen: Sequence[Days]) -> Iterator[list[tuple[int, bool]]]:
    """Every order of the acts on the chosen days: (number of the action, whether it is the effect of a notice)."""
    by_day: dict[int, tuple[list[int], list[int], list[int]]] = {}
    for number, (day, effect) in enumerate(chosen):
        if day is not None:
            withdraws = acts[number].type is ActionType.DENUNCIATION_WITHDRAWN
            by_day.setdefault(day, ([], [], []))[2 if withdraws else 0].append(number)
        if effect is not None:
            by_day.setdefault(effect, ([], [], []))[1].append(number)
    orders: list[list[list[tuple[int, bool]]]] = []
    for day in sorted(by_day):
        plain, effects, late = by_day[day]
        if effects:
            orders.append(
                [
                    [*((one, False) for one in first), *((one, True) for one in then), *((one, False) for one in late)]
                    for first in itertools.permutations(plain)
                    for then in itertools.permutations(effects)
                ]
            )
        else:
            orders.append([[(one, False) for one in order] for order in itertools.permutations([*plain, *late])])
    for combined in itertools.product(*orders):
        yield [event for of_day in combined for event in of_day]


Question: TypeAlias = str | None  # a party, "pair", or None for all


def answers(acts: Sequence[Act], parties: tuple[str, ...], days: Sequence[int]) -> dict[Question, set[Answer]]:
    """Every answer that some order gives on some day of the question, for each question."""
    acting = tuple(dict.fromkeys([*parties, *(act.by for act in acts if act.by)]))
    found: dict[Question, set[Answer]] = {key: set() for key in (None, "pair", *acting)}
    played: set[tuple[tuple[int, bool], ...]] = set()
    for day in days:
        for chosen in assignments(acts, day):
            for sequence in sequences(acts, chosen):
                if (key := tuple(sequence)) in played:
                    continue
                played.add(key)
                machines = {party: Machine(party, parties) for party in acting}
                for at, (number, is_effect) in enumerate(sequence):
                    for machine in machines.values():
                        machine.play(number, acts[number], is_effect, at)
                for party, machine in machines.items():
                    found[party].add(machine.answer)
                found[None].add(strongest(list(machines.values()))[0])
                sides = [strongest([machines[one]]) for one in (IND, KOR)]
                found["pair"].add(between(*sides))
    return found


# Histories.

T = ActionType
GROUPS: list[list[ActionType]] = [
    [T.DENUNCIATION_NOTIFIED, T.DENUNCIATION_WITHDRAWN, T.ENTERED_INTO_FORCE, T.DENUNCIATION_NOTIFIED],
    [T.ENTERED_INTO_FORCE, T.SUSPENDED, T.RESUMED],
    [T.ENTERED_INTO_FORCE, T.SUSPENDED, T.RESUMED, T.TERMINATED, T.SUPERSEDED],
    [T.SIGNED, T.RATIFIED, T.NOTES_EXCHANGED, T.ENTERED_INTO_FORCE, T.DEPOSITED, T.APPROVED],
    [T.PROVISIONAL_APPLICATION_STARTED, T.PROVISIONAL_APPLICATION_ENDED, T.ENTERED_INTO_FORCE, T.ABANDONED],
    [T.DENUNCIATION_NOTIFIED, T.DENUNCIATION_WITHDRAWN, T.TERMINATED, T.EXPIRED, T.SIGNED],
    [T.NEGOTIATION_OPENED, T.SIGNED, T.REGISTERED, T.AMENDED, T.EXTENDED, T.APPROVED_AT_HOME],
]


def history(random: Random) -> tuple[list[Act], tuple[str, ...], tuple[int, ...]]:
    group = random.choice(GROUPS)
    actors: list[list[str | None]] = [[None], [None, IND, KOR], [IND, KOR], [None, IND, KOR, JPN]]
    by = random.choice(actors)

    def days() -> tuple[int, ...]:
        first = random.randrange(DAYS)
        length = random.choice([1, 1, 1, 2, 3])
        return tuple(range(first, min(first + length, DAYS)))

    acts = []
    if random.random() < 0.5:
        acts.append(Act(T.ENTERED_INTO_FORCE, None, (0,)))
    for _ in range(random.choice([1, 2, 3, 3, 4])):
        type = random.choice(group)
        effect = days() if type is T.DENUNCIATION_NOTIFIED and random.random() < 0.7 else None
        signature = random.choice([None, *SignatureType]) if type is T.SIGNED else None
        acts.append(Act(type, random.choice(by), None if random.random() < 0.06 else days(), effect, signature))
    question = days() if random.random() < 0.3 else (random.randrange(DAYS),)
    return acts, random.choice([(IND, KOR), (IND, KOR), (IND, KOR, JPN)]), question


def standing(
    acts: Sequence[Act], parties: tuple[str, ...], days: Sequence[int], key: Question
) -> AgreementStanding[Act]:
    day = as_date(days)
    if key == "pair":
        return agreement_standing(acts, parties, day, between=(IND, KOR))
    return agreement_standing(acts, parties, day, key)


def answer_of(given: AgreementStanding[Act]) -> Answer:
    return None if given.status is None else str(given.status), given.provisional, given.notice


@pytest.mark.parametrize("seed", range(8))
def test_no_answer_is_certain_that_another_order_contradicts_and_few_are_needlessly_uncertain(seed: int) -> None:
    random = Random(seed)
    asked = needless = 0
    for _ in range(250):
        acts, parties, days = history(random)
        for key, possible in answers(acts, parties, days).items():
            given = standing(acts, parties, days, key)
            assert answer_of(given) in possible, (acts, parties, days, key)
            if given.certain:
                assert possible == {answer_of(given)}, (acts, parties, days, key)
            asked += 1
            needless += not given.certain and len(possible) == 1
    assert asked > 500
    assert needless * 100 <= asked


def test_the_answer_does_not_depend_on_the_order_in_which_actions_are_written() -> None:
    random = Random(99)
    for _ in range(400):
        acts, parties, days = history(random)
        shuffled = random.sample(acts, len(acts))
        for key in (None, "pair", IND):
            one, other = (standing(some, parties, days, key) for some in (acts, shuffled))
            assert (answer_of(one), one.certain) == (answer_of(other), other.certain), (acts, parties, days, key)


def test_agreement_statuses_as_the_actions_have_them_in_the_machine() -> None:
    known = {*ORDER[1:], *ENDS}
    assert known == {str(status) for status in AgreementStatus}
