"""The state of everything on one day, with what is not certain marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from indokorea.chronology.timeline import Chronology
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.stages import PhaseStanding, StageStanding
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.person import Person, Tenure
from indokorea.records.programme import Programme
from indokorea.records.project import Project
from indokorea.render.display import Displayable
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus

RecordT = TypeVar("RecordT", Agreement, Partnership, Commitment, Project)
StandingT = TypeVar("StandingT", bound=AgreementStanding[Any] | PhaseStanding[Any] | StageStanding[Any])
LastingT = TypeVar("LastingT", bound=Programme | Mechanism | Meeting | Exercise | Event)

# Part, kind, id, label, state, since, certain.
Entry: TypeAlias = tuple[str, str, str, str, str | None, str | None, bool]


@attrs.frozen(kw_only=True)
class RecordStanding(Generic[RecordT, StandingT]):
    """A record and where it stood: what its own `status_on`, `phase_on` or `stage_on` answers for the day.

    The stage of a commitment takes into account those that renew it.
    """

    record: RecordT
    standing: StandingT

    @property
    def certain(self) -> bool:
        """Whether nothing that may have happened by then would change the answer."""
        return self.standing.certain

    def __str__(self) -> str:
        return str(self.standing)


@attrs.frozen(kw_only=True)
class OngoingRecord(Generic[LastingT]):
    """Something that lasts over a period, and whether it certainly went on that day or only may have."""

    record: LastingT
    certain: bool


@attrs.frozen(kw_only=True)
class OfficeHeld:
    """An office and who held it, and whether that is certain for the day.

    `side` is the name of the organisation, or else of the country, for which it was held; None where neither is told.

    It is certain within the period and on a day attested. It is possible at the uncertain edges of the period, and
    between two days that are attested; an end that is not known is looked for no later than the last day attested.
    """

    person: Person
    tenure: Tenure
    side: str | None = None
    certain: bool

    def __str__(self) -> str:
        office = self.tenure.office.en
        return office if self.side is None or self.side in office else f"{office}, {self.side}"


@attrs.frozen(kw_only=True, repr=False)
class DayState(Displayable):
    """The state of everything on a day; `str()` reads as a page.

    `partnerships`, `agreements`, `commitments` and `projects` are those that had, or may have had, a phase, a status or
    a stage. `programmes` and `mechanisms` ran, `happening` (meetings, exercises and events) were under way, `offices`
    were held: each tells whether that is certain. `moments` are what happened on the day, or may have.
    """

    day: PartialDate
    partnerships: tuple[RecordStanding[Partnership, PhaseStanding[Phase]], ...] = ()
    agreements: tuple[RecordStanding[Agreement, AgreementStanding[Action]], ...] = ()
    commitments: tuple[RecordStanding[Commitment, StageStanding[CommitmentStatus]], ...] = ()
    projects: tuple[RecordStanding[Project, StageStanding[ProjectStatus]], ...] = ()
    programmes: tuple[OngoingRecord[Programme], ...] = ()
    mechanisms: tuple[OngoingRecord[Mechanism], ...] = ()
    happening: tuple[OngoingRecord[Meeting | Exercise | Event], ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    moments: Chronology = attrs.field(factory=Chronology)

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict an entry, all with the same keys: `pandas.DataFrame(state.rows())`.

        `part` is the field it stands in, `state` the status, tier, stage, office or what happened, None where nothing
        but the record tells it; `since` the date that decided it, as text.
        """
        return [
            {"day": str(self.day), "part": part, "kind": kind, "record": id, "label": label}
            | {"state": state, "since": since, "certain": certain}
            for part, kind, id, label, state, since, certain in self._entries()
        ]

    def _entries(self) -> Iterator[Entry]:
        for part in ("partnerships", "agreements", "commitments", "projects"):
            for one in getattr(self, part):
                record = one.record
                yield part, record.kind, record.id, record.label, str(one), since_of(one.standing), one.certain
        for part in ("programmes", "mechanisms", "happening"):
            for one in getattr(self, part):
                record = one.record
                begun = None if record.period.start is None else str(record.period.start)
                yield part, record.kind, record.id, record.label, None, begun, one.certain
        for held in self.offices:
            period = held.tenure.period
            begun = None if period is None or period.start is None else str(period.start)
            yield "offices", "person", held.person.id, held.person.label, str(held), begun, held.certain
        for moment in self.moments:
            record, certain = moment.record, self.moments.is_certain(moment)
            yield "moments", record.kind, record.id, record.label, moment.text, str(moment.date), certain

    def __repr__(self) -> str:
        return f"<DayState: {self.day}, {sum(1 for _ in self._entries())} entries>"

    def __str__(self) -> str:
        entries = list(self._entries())
        lines = [f"{self.day}"]
        for part, usual in PAGE.items():
            title = WITHIN if part == "moments" and not self.day.is_exact else usual
            listed = sorted((entry for entry in entries if entry[0] == part), key=place_on_page)
            if listed:
                lines += ["", f"{title} ({len(listed)})"]
                lines += [f"  {line_of(entry)}" for entry in listed]
        if not all(entry[-1] for entry in entries):
            lines += ["", "? is not certain: a date is not known exactly enough to tell"]
        return "\n".join(lines)


# The parts in the order of the page, each with its heading.
PAGE = {
    "moments": "That day",
    "happening": "Under way",
    "partnerships": "Partnership",
    "agreements": "Agreements",
    "commitments": "Commitments",
    "projects": "Projects",
    "programmes": "Programmes running",
    "mechanisms": "Mechanisms at work",
    "offices": "In office",
}


# The heading of the moments where a month or a year is asked about.
WITHIN = "Within that time"

FURTHEST = tuple(AgreementStatus)

# An agreement that is alive stands before one that has ended, the furthest first.
RANK = {
    str(status): place
    for place, status in enumerate(sorted(AgreementStatus, key=lambda one: (one.ended, -FURTHEST.index(one))))
}


def place_on_page(entry: Entry) -> tuple[bool, int]:
    """What is certain comes first, agreements by their status; all else keeps its order."""
    part, state, certain = entry[0], entry[4], entry[6]
    return not certain, RANK.get(state or "", len(RANK)) if part == "agreements" else 0


def line_of(entry: Entry) -> str:
    """One entry of the page. The text of a moment names its record already."""
    part, _, id, label, state, _, certain = entry
    mark = "" if certain else " ?"
    if state is None or part == "moments":
        return f"{state or label}{mark}  ({id})"
    if part == "offices":
        return f"{state}{mark}: {label}  ({id})"
    return f"{'none yet' if state == 'none' else state.replace('_', ' ')}{mark}: {label}  ({id})"


def since_of(standing: AgreementStanding[Any] | PhaseStanding[Any] | StageStanding[Any]) -> str | None:
    """The latest date of the steps that decide it."""
    dates = [date for step in standing.because if (date := _date_of(step)) is not None]
    latest = max(dates, key=lambda date: date.sort_key, default=None)
    return None if latest is None else str(latest)


def _date_of(step: Any) -> PartialDate | None:
    if isinstance(step, Action):
        return step.counts_from
    date: PartialDate | None = step.since if isinstance(step, Phase) else step.on
    return date
