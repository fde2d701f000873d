"""The stages of agreements, mechanisms and exercises against plain machines, run over every assignment of the dates.

The machines are written from the rules on the page on stages, not from the code. The order of the events of one day is
unknown, apart from the updates of one project, and what takes effect on a day does so after all else of that day. The
histories are drawn from a fixed seed, so that a run never fails by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations, product
from random import Random
from typing import Any, TypeAlias

import attrs
import pytest

import indokorea as ik

# A span of days in January 2010, both included. An event without a date may lie before and after all others.
Span: TypeAlias = tuple[int, int]
DAYS = 7
UNDATED = 0, DAYS + 1
# The first digit of a day alone, since a period takes no range: 2010-01-0X.
FIRST_DAYS = 1, 9
HISTORIES = 1500
MOST_UNCERTAIN = 0.01

IND, KOR = "country:ind", "country:kor"
COUNTRIES = ik.Country(id=IND, name="India"), ik.Country(id=KOR, name="Republic of Korea")


@attrs.frozen
class Happening:
    """An event of a history: what happens, who acts, and the days on which it may happen.

    `number` links a denunciation to its effect. `of` is the source of the event: its acts, a sign, a project.
    """

    of: str
    what: str
    days: Span
    by: str | None = None
    number: int = -1
    is_effect: bool = False


def text(span: Span) -> Any:
    """Return the date for a span in EDTF; None for an event without a date."""
    if span == UNDATED:
        return None
    first, last = span
    if span == FIRST_DAYS:
        return "2010-01-0X"
    return f"2010-01-{first:02}" if first == last else f"[2010-01-{first:02}..2010-01-{last:02}]"


def period(span: Span) -> str:
    """Return the period that begins and ends within a span."""
    return f"{text(span)}/{text(span)}"


def span(random: Random) -> Span:
    if random.random() < 0.05:
        return UNDATED
    first = random.randint(1, DAYS)
    return first, min(DAYS, first + random.choice((0, 0, 0, 1, 2)))


def span_of_period(random: Random) -> Span:
    day = random.randint(1, DAYS)
    return random.choice(((day, day), (day, day), (day, day), FIRST_DAYS))


def orders_of_day(events: Sequence[Happening]) -> Iterator[tuple[Happening, ...]]:
    """Yield the orders in which the events of one day may have happened."""
    effects = [one for one in events if one.is_effect]
    late = [one for one in events if effects and one.what == "denunciation_withdrawn"]
    plain = [one for one in events if one not in effects and one not in late]
    for first in permutations(plain):
        works = [(one.of, one.number) for one in first if one.of.startswith("project")]
        if works == sorted(works, key=lambda one: one[1]) or len({of for of, _ in works}) > 1:
            yield (*first, *effects, *late)


def sequences(events: Sequence[Happening], asked: Span) -> Iterator[tuple[int, tuple[Happening, ...]]]:
    """Yield each day of the question with each order of the events that have happened by then."""
    played = set()
    for day in range(asked[0], asked[1] + 1):
        choices = [dict.fromkeys(min(on, day + 1) for on in range(one.days[0], one.days[1] + 1)) for one in events]
        for days in product(*choices):
            by_day: dict[int, list[Happening]] = {}
            for one, on in zip(events, days, strict=True):
                if on <= day:
                    by_day.setdefault(on, []).append(one)
            for orders in product(*(list(orders_of_day(by_day[on])) for on in sorted(by_day))):
                order = tuple(one for of_day in orders for one in of_day)
                if (day, order) not in played:
                    played.add((day, order))
                    yield day, order


# Agreements.

RUNGS = ("proposed", "talked", "signed", "consented", "suspended", "in_force")
RUNG_AFTER = {
    **dict.fromkeys(("negotiation_opened", "negotiation_concluded", "initialled"), "talked"),
    "signed": "signed",
    "ratified": "consented",
    "entered_into_force": "in_force",
}
TALKS = ("negotiation_opened", "negotiation_resumed", "negotiation_concluded", "initialled")
ENDINGS = ("terminated", "superseded", "abandoned", "expired")
PROJECT_LADDER = ("announced", "mou", "contracted", "financed", "part_delivered", "operating", "delivered")
PROJECT_AT_WORK = ("financed", "part_delivered", "operating", "delivered", "closed")


class Party:
    """The state of an agreement of two for one of them."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.rung: int | None = None
        self.is_suspended = self.is_provisional = False

    def climb(self, word: str) -> None:
        self.rung = max(self.rung or 0, RUNGS.index(word))

    def play(self, event: Happening) -> None:
        self.climb("proposed")
        if event.by not in (None, self.id):
            return
        in_force = self.rung == RUNGS.index("in_force")
        if event.what in RUNG_AFTER:
            self.climb(RUNG_AFTER[event.what])
        if event.what == "entered_into_force":
            self.is_provisional = False
        elif event.what == "suspended":
            self.is_suspended = self.is_suspended or in_force
        elif event.what == "resumed":
            self.is_suspended = False
        elif event.what == "provisional_application_started":
            self.is_provisional = not in_force
        elif event.what == "provisional_application_ended":
            self.is_provisional = False

    @property
    def status(self) -> str | None:
        if self.rung is None:
            return None
        word = RUNGS[self.rung]
        return "suspended" if word == "in_force" and self.is_suspended else word


def project_stage(words: Sequence[str]) -> str | None:
    """Return the stage of progress of a project after these words in order."""
    stage: str | None = None
    for word in words:
        if stage == "delivered":
            stage = "closed" if word == "closed" else stage
        elif stage in PROJECT_LADDER and word in PROJECT_LADDER:
            stage = max(stage, word, key=PROJECT_LADDER.index)
        else:
            stage = word
    if stage == "cancelled":
        worked = any(word in ("part_delivered", "operating", "delivered") for word in words)
        return "ended" if worked else "dropped"
    if stage in ("financed", "part_delivered"):
        return "under_way"
    return {"operating": "delivered", "closed": "ended"}.get(stage or "", stage)


def agreement_stage(order: Sequence[Happening], is_contract: bool, has_successor: bool) -> str | None:
    """Return the stage of an agreement after these events in order."""
    parties = [Party(IND), Party(KOR)]
    ended: str | None = None
    withdrawn: set[tuple[str, int]] = set()
    pending: set[tuple[str, int]] = set()
    was_at_work = is_mentioned = is_active = is_suspended = successor_is_signed = False
    works: dict[str, list[str]] = {}
    for event in order:
        if event.of == "mention":
            is_mentioned = True
        elif event.of == "successor":
            successor_is_signed = True
        elif event.of == "sign":
            is_active = True
        elif event.of.startswith("project"):
            works.setdefault(event.of, []).append(event.what)
        if ended:
            continue
        if event.of == "sign" or (event.of.startswith("project") and event.what in PROJECT_AT_WORK):
            was_at_work = True
        if event.of != "act":
            continue
        givers = {event.by} if event.by else {IND, KOR}
        if event.is_effect:
            if any((one, event.number) not in withdrawn for one in givers):
                ended = "terminated"
                continue
        elif event.what == "denunciation_notified":
            pending |= {(one, event.number) for one in givers}
        elif event.what == "denunciation_withdrawn":
            withdrawn |= {one for one in pending if one[0] in givers}
        elif event.what in ENDINGS:
            ended = event.what
            continue
        if event.what in ("entered_into_force", "provisional_application_started"):
            was_at_work = True
        if event.what in TALKS:
            is_suspended = False
        elif event.what == "negotiation_suspended":
            is_suspended = True
        for party in parties:
            party.play(event)
    if ended == "expired":
        return "ended"
    if ended:
        if was_at_work:
            return "ended"
        if ended == "superseded" and has_successor:
            return "signed" if successor_is_signed else None
        return "dropped"
    stages = [project_stage(words) for words in works.values()]
    statuses = [party.status for party in parties]
    status = None if None in statuses else min(statuses, key=lambda one: RUNGS.index(str(one)))
    is_provisional = status != "in_force" and all(
        party.is_provisional or party.status == "in_force" for party in parties
    )
    if status == "suspended":
        return "stalled"
    if is_contract and stages and set(stages) == {"delivered"}:
        return "delivered"
    if (
        status == "in_force"
        or is_provisional
        or is_active
        or any(one in ("under_way", "delivered", "ended") for one in stages)
    ):
        return "under_way"
    if status in ("signed", "consented"):
        return "signed"
    if status is not None:
        return "stalled" if is_suspended else "talked"
    return "talked" if is_mentioned else None


ACTS = [
    ["negotiation_opened", "negotiation_suspended", "negotiation_resumed", "negotiation_concluded", "signed"],
    ["negotiation_opened", "negotiation_suspended", "negotiation_resumed", "abandoned"],
    ["signed", "ratified", "entered_into_force", "suspended", "resumed"],
    ["entered_into_force", "denunciation_notified", "denunciation_withdrawn", "denunciation_notified"],
    ["signed", "provisional_application_started", "provisional_application_ended", "entered_into_force", "terminated"],
    ["signed", "superseded", "entered_into_force", "initialled"],
    ["signed", "terminated", "expired", "abandoned", "superseded", "entered_into_force"],
    ["signed"],
]
PARTIES = (ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR))


def agreement(id: str, actions: Iterable[ik.Action], **more: Any) -> ik.Agreement:
    more.setdefault("instrument", "agreement")
    return ik.Agreement(id=id, name=id, parties=PARTIES, level="government", actions=tuple(actions), **more)


def drawn_acts(random: Random) -> tuple[list[Happening], list[ik.Action]]:
    """Return the actions of an agreement as events and as records."""
    words = random.choice(ACTS)
    by = random.choice(([None], [None], [None, IND, KOR], [IND, KOR]))
    events: list[Happening] = []
    actions: list[ik.Action] = []
    for number in range(random.choice((0, 1, 2, 2, 3, 3))):
        word, actor, on = random.choice(words), random.choice(by), span(random)
        events.append(Happening("act", word, on, actor, number))
        effective = None
        if word == "denunciation_notified" and random.random() < 0.7:
            effective = span(random)
            if effective != UNDATED:
                events.append(Happening("act", word, effective, actor, number, is_effect=True))
        actions.append(
            ik.Action(type=ik.ActionType(word), on=text(on), by=actor, effective=text(effective) if effective else None)
        )
    return events, actions


def drawn_signs(random: Random) -> tuple[list[Happening], list[ik.AnyRecord]]:
    """Return what was said and done under an agreement, as events and as records."""
    events: list[Happening] = []
    records: list[ik.AnyRecord] = []
    id = "agreement:a"
    for kind in random.sample(
        ("mention", "exercise", "mechanism", "implementing", "project"), random.choice((0, 1, 1, 2))
    ):
        on = span(random)
        if kind == "mention":
            events.append(Happening("mention", "mentioned", on))
            records.append(mention(id, on))
        elif kind == "exercise":
            on = span_of_period(random)
            events.append(Happening("sign", "held", on))
            records.append(ik.Exercise(id="exercise:e", name="E", period=period(on), outcome="held", under=id))
        elif kind == "mechanism":
            on = span_of_period(random)
            events.append(Happening("sign", "met", on))
            records += [mechanism(established_by=id), meeting("meeting:m", on)]
        elif kind == "implementing":
            relation = ik.AgreementRelation(type="implements", agreement=id)
            acts = [ik.Action(type="entered_into_force", on=text(on))]
            events.append(Happening("sign", "implemented", on))
            records.append(agreement("agreement:i", acts, relations=(relation,)))
        else:
            for name in ("project:p", "project:q")[: random.choice((1, 1, 2))]:
                few = [*PROJECT_LADDER, "cancelled", "closed", "delivered", "delivered"]
                updates = [(random.choice(few), span(random)) for _ in range(random.choice((1, 1, 2)))]
                events += [Happening(name, word, when, number=place) for place, (word, when) in enumerate(updates)]
                records.append(project(name, updates, carries_out=(id,)))
    return events, records


def mention(id: str, on: Span) -> ik.Statement:
    point = ik.StatementPoint(says="It matters", stance="welcomes", about=id)
    return ik.Statement(
        id="statement:s", name="S", type="joint_statement", issuers=(IND, KOR), date=text(on), points=(point,)
    )


def mechanism(**more: Any) -> ik.Mechanism:
    return ik.Mechanism(id="mechanism:m", name="M", type="consultation", parties=(IND, KOR), **more)


def meeting(id: str, on: Span) -> ik.Meeting:
    return ik.Meeting(id=id, name="A session", type="dialogue", period=period(on), mechanism="mechanism:m")


def project(id: str, updates: Iterable[tuple[str, Span]], **more: Any) -> ik.Project:
    made = tuple(ik.ProjectUpdate(status=ik.ProjectStatus(word), on=text(on)) for word, on in updates)
    return ik.Project(id=id, name=id, type="plant", updates=made, **more)


# A dossier, the id of the undertaking, its events, and the stage after the events of an order, on its day.
History: TypeAlias = tuple[ik.Dossier, str, list[Happening], Callable[[int, Sequence[Happening]], str | None]]


def drawn_agreement(random: Random) -> History:
    events, actions = drawn_acts(random)
    signs, records = drawn_signs(random)
    is_contract = random.random() < 0.5
    has_successor = random.random() < 0.5
    events += signs
    if has_successor:
        on = span(random)
        events.append(Happening("successor", "signed", on))
        relation = ik.AgreementRelation(type="supersedes", agreement="agreement:a")
        records.append(agreement("agreement:s", [ik.Action(type="signed", on=text(on))], relations=(relation,)))
    instrument = "contract" if is_contract else "memorandum_of_understanding"
    made = agreement("agreement:a", actions, instrument=instrument)
    dossier = ik.Dossier([*COUNTRIES, made, *records])
    return dossier, made.id, events, lambda _, order: agreement_stage(order, is_contract, has_successor)


# Mechanisms and exercises.


def drawn_mechanism(random: Random) -> History:
    """Return a mechanism with its period, its meetings, a mention, and what established it."""
    events: list[Happening] = []
    records: list[ik.AnyRecord] = []
    more: dict[str, Any] = {}
    for place in range(random.choice((0, 0, 1, 2))):
        on = span_of_period(random)
        events.append(Happening("meeting", "met", on))
        records.append(meeting(f"meeting:m{place}", on))
    if random.random() < 0.4:
        on = span(random)
        events.append(Happening("mention", "mentioned", on))
        records.append(mention("mechanism:m", on))
    founding = random.choice((None, "agreement", "agreement", "meeting"))
    if founding == "agreement":
        acts = [(random.choice(("signed", "entered_into_force")), span(random)) for _ in range(random.choice((1, 2)))]
        more["established_by"] = "agreement:a"
        records.append(
            agreement("agreement:a", [ik.Action(type=ik.ActionType(word), on=text(on)) for word, on in acts])
        )
        events += [Happening("founding", "signed", on) for _, on in acts]
    elif founding == "meeting":
        on = span_of_period(random)
        more["established_by"] = "meeting:f"
        records.append(ik.Meeting(id="meeting:f", name="Talks", type="dialogue", period=period(on)))
        events.append(Happening("founding", "promised", on))
    start, end = random.randint(1, DAYS), random.randint(1, DAYS)
    if start <= end and random.random() < 0.6:
        given = random.choice((f"2010-01-{start:02}/..", f"2010-01-{start:02}/2010-01-{end:02}", f"/2010-01-{end:02}"))
        more["period"] = given
        first = (0, end) if given.startswith("/") else (start, start)
        events.append(Happening("period", "began", first))
        if not given.endswith(".."):
            events.append(Happening("period", "ended", (end, end)))
    dossier = ik.Dossier([*COUNTRIES, mechanism(**more), *records])
    return dossier, "mechanism:m", events, lambda _, order: mechanism_stage({one.what for one in order})


def mechanism_stage(happened: set[str]) -> str | None:
    """Return the stage of a mechanism after these events."""
    if "ended" in happened:
        return "ended" if "met" in happened else "dropped"
    if "met" in happened:
        return "under_way"
    if happened & {"began", "signed"}:
        return "signed"
    if "promised" in happened:
        return "pledged"
    return "talked" if "mentioned" in happened else None


def drawn_exercise(random: Random) -> History:
    """Return an exercise with its outcome and its period, and a mention."""
    events: list[Happening] = []
    records: list[ik.AnyRecord] = []
    if random.random() < 0.5:
        on = span(random)
        events.append(Happening("mention", "mentioned", on))
        records.append(mention("exercise:e", on))
    start, end = sorted((random.randint(1, DAYS), random.randint(1, DAYS)))
    given, first, last = random.choice(
        (
            (f"2010-01-{start:02}/2010-01-{end:02}", (start, start), (end, end)),
            (period((start, start)), (start, start), (start, start)),
            (period(FIRST_DAYS), FIRST_DAYS, FIRST_DAYS),
            (None, UNDATED, UNDATED),
        )
    )
    events += [Happening("period", "began", first), Happening("period", "ended", last)]
    outcome = random.choice((None, *ik.HoldingOutcome))
    made = ik.Exercise(id="exercise:e", name="E", period=given, outcome=outcome)
    outcome_word = "not_confirmed" if outcome is None else str(outcome)

    def stage(day: int, order: Sequence[Happening]) -> str | None:
        return exercise_stage(outcome_word, {one.what for one in order}, is_over=given is not None and day > last[1])

    return ik.Dossier([*COUNTRIES, made, *records]), made.id, events, stage


def exercise_stage(outcome: str, happened: set[str], *, is_over: bool) -> str | None:
    """Return the stage of an edition of an exercise after these events; it is over after its last possible day."""
    if outcome == "held" and "ended" in happened:
        return "delivered"
    if "began" in happened and outcome in ("held", "postponed", "cancelled"):
        return {"held": "under_way", "postponed": "stalled", "cancelled": "dropped"}[outcome]
    if is_over and outcome in ("planned", "not_confirmed"):
        return "unreported"
    return "talked" if "mentioned" in happened else None


@pytest.mark.parametrize(
    ("drawn", "seed"),
    [*((drawn_agreement, seed) for seed in range(4)), (drawn_mechanism, 4), (drawn_exercise, 5)],
)
def test_a_stage_of_progress_is_what_every_assignment_of_the_dates_gives(
    drawn: Callable[[Random], History], seed: int
) -> None:
    random = Random(20110 + seed)
    needless = agreed = 0
    for _ in range(HISTORIES // (4 if drawn is drawn_agreement else 1)):
        dossier, id, events, stage_after = drawn(random)
        first = random.randint(1, DAYS)
        asked = first, min(DAYS, first + random.choice((0, 0, 0, 1, 2)))
        possible = {stage_after(day, order) for day, order in sequences(events, asked)}
        standing = dossier.progress_on(id, text(asked))
        stage = None if standing.stage is None else str(standing.stage)
        assert stage in possible, (events, asked, stage, possible, dossier)
        if standing.certain:
            assert possible == {stage}, (events, asked, stage, possible, dossier)
        if possible == {"unreported"}:
            assert not standing.certain  # it rests on silence
        elif len(possible) == 1:
            agreed += 1
            needless += not standing.certain
    assert agreed > 200
    assert needless <= MOST_UNCERTAIN * agreed, f"{needless} of {agreed} are needlessly uncertain"
