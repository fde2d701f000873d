"""Laws of status, stage and phase, compared with oracles that go through the days one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

import attrs
import pytest
from hypothesis import example, given, settings, strategies as st

from indokorea.errors import InvalidValue
from indokorea.lifecycle.agreement_status import AgreementStanding, agreement_standing
from indokorea.lifecycle.stages import commitment_standing, phase_standing, project_standing
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementStatus
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus

IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"

# A short time, so that dates often coincide; partial dates lie within it or around it.
FIRST, LAST = date(2009, 1, 20), date(2009, 2, 20)
ALL_DAYS = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]
LONG_AFTER = date(2030, 1, 1)
PARTIAL_DATES = ["2009", "2009-01", "2009-02", "2009-02-1X", "2009-XX-03", "[2009-01-25,2009-02-15]", "2008", "2009-33"]

exact_days = st.sampled_from(ALL_DAYS)
exact = exact_days.map(PartialDate.of)
any_dates = exact | st.sampled_from(PARTIAL_DATES).map(PartialDate)
dates_or_none = any_dates | any_dates | st.none()

LOWEST_FIRST = [
    AgreementStatus.PROPOSED,
    AgreementStatus.UNDER_NEGOTIATION,
    AgreementStatus.TEXT_AGREED,
    AgreementStatus.INITIALLED,
    AgreementStatus.SIGNED,
    AgreementStatus.PARTIALLY_RATIFIED,
    AgreementStatus.RATIFIED_PENDING_FORCE,
    AgreementStatus.SUSPENDED,
    AgreementStatus.IN_FORCE,
]
CONSENTS = {
    *("ratified", "accepted", "approved", "acceded", "notified", "deposited"),
    *("notes_exchanged", "instruments_exchanged"),
}
BACKWARD = {
    ActionType.TERMINATED,
    ActionType.SUPERSEDED,
    ActionType.EXPIRED,
    ActionType.ABANDONED,
    ActionType.SUSPENDED,
    ActionType.DENUNCIATION_NOTIFIED,
}


@attrs.frozen
class Act:
    """A minimal action on an agreement."""

    type: ActionType
    on: PartialDate | None = None
    effective: PartialDate | None = None
    by: str | None = None
    signature: None = None


@attrs.frozen
class Treaty:
    """A minimal agreement: its actions and its parties."""

    acts: tuple[Act, ...]
    parties: tuple[str, ...] = (IND, KOR)

    @property
    def all_parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.parties, *(act.by for act in self.acts if act.by)]))

    def on(self, day: DateLike, party: str | None = None) -> AgreementStanding[Act]:
        return agreement_standing(self.acts, self.parties, day, party)


ACTORS: list[list[str | None]] = [[None, IND, KOR], [None, KOR], [IND, KOR]]

# Actions that affect one another, so that they often occur together.
GROUPS: list[Sequence[ActionType]] = [
    [ActionType.DENUNCIATION_NOTIFIED, ActionType.DENUNCIATION_WITHDRAWN],
    [ActionType.SUSPENDED, ActionType.RESUMED],
    [ActionType.SUSPENDED, ActionType.RESUMED, ActionType.TERMINATED],
    [ActionType.SIGNED, ActionType.RATIFIED, ActionType.NOTIFIED, ActionType.ENTERED_INTO_FORCE],
    [ActionType.ENTERED_INTO_FORCE, ActionType.SUPERSEDED, ActionType.EXPIRED, ActionType.TERMINATED],
    [
        ActionType.PROVISIONAL_APPLICATION_STARTED,
        ActionType.PROVISIONAL_APPLICATION_ENDED,
        ActionType.ENTERED_INTO_FORCE,
        ActionType.ABANDONED,
    ],
    list(ActionType),
]


@st.composite
def treaties(draw: st.DrawFn, *, vague: int = 0, most: int = 6, without: frozenset[ActionType] = frozenset()) -> Treaty:
    """Draw agreements with at most `most` actions, of whose dates at most `vague` are partial or unknown."""
    types = st.sampled_from([one for one in draw(st.sampled_from(GROUPS)) if one not in without])
    actors = st.sampled_from(draw(st.sampled_from(ACTORS)))
    acts: list[Act] = []
    if draw(st.booleans()) and ActionType.ENTERED_INTO_FORCE not in without:
        acts.append(Act(ActionType.ENTERED_INTO_FORCE, PartialDate("2001-01-01")))
    size = draw(st.sampled_from([most, most - 1, 1, 0, *range(most)]))
    doubts = draw(st.sets(st.integers(0, max(2 * size - 1, 0)), max_size=vague)) if vague else set()
    for place in range(size):
        type, by = draw(types), draw(actors)
        twice = type is ActionType.DENUNCIATION_NOTIFIED or draw(st.integers(0, 3)) == 3
        on = draw(dates_or_none if 2 * place in doubts else exact)
        effective = draw(dates_or_none if 2 * place + 1 in doubts else exact) if twice else None
        acts.append(Act(type, on, effective, by))
    return Treaty(tuple(acts), draw(st.sampled_from([(IND, KOR), (IND, KOR), (IND, KOR, JPN), (KOR,)])))


def exactly(value: PartialDate | None) -> date | None:
    return value.earliest if value else None


# The oracle of agreements: the file of each party, updated day by day.


@attrs.define
class File:
    """The file of one party."""

    party: str
    parties: tuple[str, ...]
    best: int = -1
    consents: set[str] = attrs.Factory(set)
    suspended: bool = False
    provisional: bool = False
    notices: list[tuple[str, int]] = attrs.Factory(list)
    withdrawn: set[tuple[str, int]] = attrs.Factory(set)
    ended: AgreementStatus | None = None
    ended_after: tuple[date, int, int] = (date.min, 0, 0)

    def reach(self, status: AgreementStatus) -> None:
        self.best = max(self.best, LOWEST_FIRST.index(status))

    def enter(self, number: int, action: Act) -> None:
        """Enter an act on its day."""
        mine = action.by is None or action.by == self.party
        actors = [*self.parties, self.party] if action.by is None else [action.by]
        self.reach(AgreementStatus.PROPOSED)
        match action.type.value:
            case "negotiation_opened" | "negotiation_suspended" | "negotiation_resumed" if mine:
                self.reach(AgreementStatus.UNDER_NEGOTIATION)
            case "negotiation_concluded" | "adopted" if mine:
                self.reach(AgreementStatus.TEXT_AGREED)
            case "initialled" if mine:
                self.reach(AgreementStatus.INITIALLED)
            case "signed" if mine:
                self.reach(AgreementStatus.SIGNED)
            case "entered_into_force" if mine:
                self.reach(AgreementStatus.IN_FORCE)
            case word if word in CONSENTS:
                self.consents.update(actors)
                if self.party in self.consents:
                    everyone = self.consents.issuperset(self.parties)
                    self.reach(
                        AgreementStatus.RATIFIED_PENDING_FORCE if everyone else AgreementStatus.PARTIALLY_RATIFIED
                    )
            case "suspended" if mine:
                self.suspended = self.suspended or self.best == LOWEST_FIRST.index(AgreementStatus.IN_FORCE)
            case "resumed" if mine:
                self.suspended = False
            case "provisional_application_started" if mine:
                self.provisional = True
            case "provisional_application_ended" if mine:
                self.provisional = False
            case "denunciation_notified":
                self.notices += [(actor, number) for actor in actors]
            case "denunciation_withdrawn":
                self.withdrawn |= {notice for notice in self.notices if notice[0] in actors}
                self.notices = [notice for notice in self.notices if notice[0] not in actors]
            case "terminated" if len(self.parties) == 2 and action.by in self.parties:
                self.ended = AgreementStatus.TERMINATED
            case "terminated" | "superseded" | "expired" | "abandoned" if mine:
                self.ended = AgreementStatus(action.type.value)

    def leave(self, number: int, action: Act) -> None:
        """Let a denunciation take effect, unless all who gave it have withdrawn it."""
        actors = [*self.parties, self.party] if action.by is None else [action.by]
        self.reach(AgreementStatus.PROPOSED)
        leaving = [actor for actor in actors if (actor, number) not in self.withdrawn]
        if self.party in leaving or (leaving and len(self.parties) == 2):
            self.ended = AgreementStatus.TERMINATED

    def summary(self) -> tuple[AgreementStatus | None, bool, bool]:
        if self.ended or self.best < 0:
            return self.ended, False, False
        status = LOWEST_FIRST[self.best]
        in_force = status is AgreementStatus.IN_FORCE
        concerned = [actor for actor, _ in self.notices if actor == self.party or len(self.parties) == 2]
        shown = AgreementStatus.SUSPENDED if in_force and self.suspended else status
        return shown, self.provisional and not in_force, bool(concerned)


Answer = tuple[AgreementStatus | None, bool, bool]


def by_day(treaty: Treaty, day: date, party: str | None = None) -> Answer:
    """Return status, provisional and notice, for exact dates only."""
    files = [File(one, treaty.parties) for one in ([party] if party else treaty.all_parties)]
    for today in [date(2001, 1, 1), *(one for one in ALL_DAYS if one <= day)]:
        events = sorted(events_of(treaty, today))
        for file in files:
            for place, (phase, _, _, _, number) in enumerate(events):
                if not file.ended:
                    (file.leave if phase == 1 else file.enter)(number, treaty.acts[number])
                    file.ended_after = (today, phase, place)
    return highest(files)


def events_of(treaty: Treaty, today: date) -> Iterator[tuple[int, int, str, str, int]]:
    """Yield the acts and effects of a day, with their order: effects after acts, withdrawals after effects."""
    for number, act in enumerate(treaty.acts):
        is_notice = act.type is ActionType.DENUNCIATION_NOTIFIED
        type, by = list(ActionType).index(act.type), act.by or ""
        if exactly(act.on if is_notice else act.effective or act.on) == today:
            yield 2 if act.type is ActionType.DENUNCIATION_WITHDRAWN else 0, type, by, str(act.effective), number
        if is_notice and exactly(act.effective) == today:
            yield 1, type, by, str(act.on), number


def has_distinct_days(treaty: Treaty) -> bool:
    """Return True if no two acts or effects are of one day, so that their order is known."""
    days = [exactly(date) for act in treaty.acts for date in (act.on, act.effective) if date]
    return len(days) == len(set(days))


def highest(files: list[File]) -> Answer:
    summaries = [file.summary() for file in files]
    alive = [status for status, _, _ in summaries if status and not status.ended]
    status: AgreementStatus | None = None
    if alive:
        status = max(alive, key=LOWEST_FIRST.index)
    else:
        over = [(file.ended_after, file.ended) for file in files if file.ended]
        status = max(over, key=lambda one: one[0])[1] if over else None
    provisional = any(one for _, one, _ in summaries) and status is not AgreementStatus.IN_FORCE
    return status, provisional, any(one for _, _, one in summaries)


def summary(standing: AgreementStanding[Act]) -> Answer:
    return standing.status, standing.provisional, standing.notice


exact_treaties = treaties()
parties_asked = st.sampled_from([None, IND, KOR])
seeds = st.integers(0, 2**16)


def party_of(treaty: Treaty, party: str | None) -> str | None:
    return party if party in treaty.parties else None


def withdrawn_in_time() -> Treaty:
    """Return an agreement of which Korea withdraws its notice on the day before it takes effect."""
    given_on, withdrawn, effect = (PartialDate(f"2009-02-{day}") for day in ("01", "14", "15"))
    in_force = Act(ActionType.ENTERED_INTO_FORCE, PartialDate("2001-01-01"))
    notice = Act(ActionType.DENUNCIATION_NOTIFIED, given_on, effect, KOR)
    return Treaty((in_force, notice, Act(ActionType.DENUNCIATION_WITHDRAWN, withdrawn, None, KOR)))


@settings(deadline=None, max_examples=250)
@given(exact_treaties, exact_days, parties_asked)
@example(withdrawn_in_time(), LAST, IND)
@example(withdrawn_in_time(), LAST, KOR)
def test_the_status_for_exact_days_is_that_of_the_day_by_day_oracle(
    treaty: Treaty, day: date, party: str | None
) -> None:
    party = party_of(treaty, party)
    standing = treaty.on(day, party)
    assert summary(standing) == by_day(treaty, day, party)
    assert standing.certain or not has_distinct_days(treaty)
    assert all(act in treaty.acts for act in standing.because)


@settings(deadline=None, max_examples=100)
@given(treaties(without=frozenset(BACKWARD)))
def test_the_status_never_falls_without_endings_and_suspensions(treaty: Treaty) -> None:
    seen = [treaty.on(day).status for day in ALL_DAYS[::3]]
    ranks = [LOWEST_FIRST.index(status) if status else -1 for status in seen]
    assert ranks == sorted(ranks)


@settings(deadline=None, max_examples=100)
@given(exact_treaties, exact_days)
def test_the_status_of_the_whole_is_the_highest_of_its_parties(treaty: Treaty, day: date) -> None:
    each = [treaty.on(day, party).status for party in treaty.all_parties]
    whole = treaty.on(day).status
    alive = [status for status in each if status and not status.ended]
    if alive:
        assert whole is max(alive, key=LOWEST_FIRST.index)
    else:
        assert whole in each
        assert whole is None or whole.ended


@settings(deadline=None, max_examples=100)
@given(exact_treaties, exact_days, st.randoms(use_true_random=False))
def test_the_order_in_which_acts_are_listed_does_not_matter(treaty: Treaty, day: date, random: Random) -> None:
    seen: set[date | None] = set()
    distinct: list[Act] = []
    for act in treaty.acts:
        days = {exactly(act.on), exactly(act.effective)} - {None}
        if not days & seen:
            distinct.append(act)
            seen |= days
    mixed = random.sample(distinct, len(distinct))
    assert summary(Treaty(tuple(mixed), treaty.parties).on(day)) == summary(
        Treaty(tuple(distinct), treaty.parties).on(day)
    )


@settings(deadline=None, max_examples=30)
@given(treaties(vague=6), any_dates)
def test_the_status_for_an_actor_that_is_not_a_party_is_refused(treaty: Treaty, day: PartialDate) -> None:
    with pytest.raises(InvalidValue, match="expected a party"):
        treaty.on(day, "country:usa")


# Partial dates. A completion of an agreement gives every partial date one of its possible days.


def days_of(value: PartialDate | None) -> tuple[date, date]:
    """Return the first and the last possible day; a long time for an unknown date."""
    if value is None:
        return date(2000, 1, 1), LONG_AFTER
    return value.earliest or FIRST, value.latest or LONG_AFTER


def completed(value: PartialDate | None, random: Random) -> PartialDate:
    """Return a possible day: the ends and the days of the short time more often than others."""
    first, last = days_of(value)
    near = [day for day in ALL_DAYS if first <= day <= last]
    anywhere = first + timedelta(days=random.randint(0, (last - first).days))
    return PartialDate.of(random.choice([first, last, anywhere, *random.choices(near or [first], k=4)]))


def completed_treaty(treaty: Treaty, random: Random) -> Treaty:
    acts = [
        attrs.evolve(
            act, on=completed(act.on, random), effective=completed(act.effective, random) if act.effective else None
        )
        for act in treaty.acts
    ]
    return Treaty(tuple(acts), treaty.parties)


@settings(deadline=None, max_examples=250)
@given(treaties(vague=2), any_dates, parties_asked, seeds)
def test_a_certain_status_is_that_of_every_completion_of_the_dates(
    treaty: Treaty, day: PartialDate, party: str | None, seed: int
) -> None:
    party = party_of(treaty, party)
    standing = treaty.on(day, party)
    random = Random(seed)
    for _ in range(12 if standing.certain else 0):
        concrete, other_day = completed_treaty(treaty, random), completed(day, random)
        assert summary(concrete.on(other_day, party)) == summary(standing), (concrete.acts, other_day)


@settings(deadline=None, max_examples=120)
@given(treaties(vague=6), any_dates, parties_asked)
def test_the_status_depends_only_on_acts_that_are_certainly_past(
    treaty: Treaty, day: PartialDate, party: str | None
) -> None:
    party = party_of(treaty, party)
    first = days_of(day)[0]

    def past(value: PartialDate | None) -> PartialDate | None:
        return value if value is not None and days_of(value)[1] <= first else None

    def known(act: Act) -> Act:
        if act.type is ActionType.DENUNCIATION_NOTIFIED or act.effective is None:
            return attrs.evolve(act, on=past(act.on), effective=past(act.effective))
        return attrs.evolve(act, on=None, effective=past(act.effective))

    only_past = Treaty(tuple(map(known, treaty.acts)), treaty.parties)
    assert summary(treaty.on(day, party)) == summary(only_past.on(day, party))


# Stages.

RECORDED = [one for one in CommitmentStatus if not one.derived]
C_RUNGS = [
    CommitmentStatus.ANNOUNCED,
    CommitmentStatus.AGREED,
    CommitmentStatus.SIGNED,
    CommitmentStatus.UNDER_WAY,
    CommitmentStatus.PART_DELIVERED,
    CommitmentStatus.DELIVERED,
]
P_RUNGS = [
    ProjectStatus.ANNOUNCED,
    ProjectStatus.MOU,
    ProjectStatus.APPROVED,
    ProjectStatus.CONTRACTED,
    ProjectStatus.FINANCED,
    ProjectStatus.UNDER_CONSTRUCTION,
    ProjectStatus.PART_DELIVERED,
    ProjectStatus.OPERATING,
    ProjectStatus.DELIVERED,
]


@attrs.frozen
class Promised:
    """An update of a commitment."""

    status: CommitmentStatus
    on: PartialDate | None


@attrs.frozen
class Built:
    """An update of a project."""

    status: ProjectStatus
    on: PartialDate | None


def promised(dates: st.SearchStrategy[PartialDate | None]) -> st.SearchStrategy[list[Promised]]:
    return st.lists(st.builds(Promised, st.sampled_from(RECORDED), dates), max_size=5)


def built(dates: st.SearchStrategy[PartialDate | None]) -> st.SearchStrategy[list[Built]]:
    return st.lists(st.builds(Built, st.sampled_from(ProjectStatus), dates), max_size=5)


def stage_by_day(updates: Sequence[Promised], day: date) -> CommitmentStatus | None:
    now: CommitmentStatus | None = None
    for today in [one for one in ALL_DAYS if one <= day]:
        reported = [update.status for update in updates if exactly(update.on) == today]
        for status in reported:
            if now is CommitmentStatus.MISSED:
                now = CommitmentStatus.DELIVERED if status is CommitmentStatus.DELIVERED else now
            elif now is None or not now.final:
                lower = now in C_RUNGS and status in C_RUNGS and C_RUNGS.index(status) < C_RUNGS.index(now)
                now = now if lower else status
    return now


def project_stage_by_day(updates: Sequence[Built], day: date) -> ProjectStatus | None:
    now: ProjectStatus | None = None
    for today in [one for one in ALL_DAYS if one <= day]:
        for status in [update.status for update in updates if exactly(update.on) == today]:
            if now is ProjectStatus.DELIVERED:
                now = ProjectStatus.CLOSED if status is ProjectStatus.CLOSED else now
            else:
                lower = now in P_RUNGS and status in P_RUNGS and P_RUNGS.index(status) < P_RUNGS.index(now)
                now = now if lower else status
    return now


@settings(deadline=None, max_examples=120)
@given(promised(exact), exact_days)
def test_the_stage_of_a_commitment_is_that_of_the_day_by_day_oracle(updates: list[Promised], day: date) -> None:
    standing = commitment_standing(updates, day)
    assert standing.stage is stage_by_day(updates, day)
    assert standing.certain


@settings(deadline=None, max_examples=100)
@given(built(exact), exact_days)
def test_the_stage_of_a_project_is_that_of_the_day_by_day_oracle(updates: list[Built], day: date) -> None:
    standing = project_standing(updates, day)
    assert standing.stage is project_stage_by_day(updates, day)
    assert standing.certain


@settings(deadline=None, max_examples=120)
@given(promised(dates_or_none), any_dates, seeds)
def test_a_certain_stage_of_a_commitment_is_that_of_every_completion(
    updates: list[Promised], day: PartialDate, seed: int
) -> None:
    standing = commitment_standing(updates, day)
    random = Random(seed)
    for _ in range(12 if standing.certain else 0):
        concrete = [attrs.evolve(update, on=completed(update.on, random)) for update in updates]
        other_day = completed(day, random)
        assert commitment_standing(concrete, other_day).stage is standing.stage, (concrete, other_day)


@settings(deadline=None, max_examples=120)
@given(built(dates_or_none), any_dates, seeds)
def test_a_certain_stage_of_a_project_is_that_of_every_completion(
    updates: list[Built], day: PartialDate, seed: int
) -> None:
    standing = project_standing(updates, day)
    certainly = [update for update in updates if days_of(update.on)[1] <= days_of(day)[0]]
    assert standing.stage is project_standing(certainly, day).stage
    random = Random(seed)
    for _ in range(12 if standing.certain else 0):
        concrete = [attrs.evolve(update, on=completed(update.on, random)) for update in updates]
        assert project_standing(concrete, completed(day, random)).stage is standing.stage, concrete


# Phases.


@attrs.frozen
class Begun:
    """The beginning of a phase."""

    tier: PartnershipTier
    since: PartialDate


def begun(dates: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[list[Begun]]:
    return st.lists(st.builds(Begun, st.sampled_from(PartnershipTier), dates), max_size=4)


@settings(deadline=None, max_examples=100)
@given(begun(exact), exact_days)
def test_the_phase_is_the_last_that_has_begun(phases: list[Begun], day: date) -> None:
    last = None
    for today in [one for one in ALL_DAYS if one <= day]:
        for phase in phases:
            last = phase if exactly(phase.since) == today else last
    standing = phase_standing(phases, day)
    assert standing.certain
    assert standing.phase == last
    assert standing.tier is (last.tier if last else None)
    assert standing.because == ((last,) if last else ())


@settings(deadline=None, max_examples=100)
@given(begun(any_dates), any_dates, seeds)
def test_a_certain_phase_is_that_of_every_completion(phases: list[Begun], day: PartialDate, seed: int) -> None:
    standing = phase_standing(phases, day)
    certainly = [phase for phase in phases if days_of(phase.since)[1] <= days_of(day)[0]]
    assert standing.phase == phase_standing(certainly, day).phase
    random = Random(seed)
    for _ in range(12 if standing.certain else 0):
        concrete = [attrs.evolve(phase, since=completed(phase.since, random)) for phase in phases]
        assert phase_standing(concrete, completed(day, random)).tier is standing.tier, concrete
