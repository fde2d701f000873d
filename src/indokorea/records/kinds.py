"""The nineteen kinds together: their union, and the order in which they are written."""

from typing import TypeAlias

from indokorea.records.agreement import Agreement
from indokorea.records.capability import Capability
from indokorea.records.challenge import Challenge
from indokorea.records.commitment import Commitment
from indokorea.records.country import Country
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.mechanism import Mechanism
from indokorea.records.meeting import Meeting
from indokorea.records.objective import Objective
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership
from indokorea.records.person import Person
from indokorea.records.programme import Programme
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.records.statement import Statement

AnyRecord: TypeAlias = (
    Country
    | Organisation
    | Person
    | Sector
    | Partnership
    | Agreement
    | Mechanism
    | Meeting
    | Exercise
    | Statement
    | Commitment
    | Programme
    | Project
    | Objective
    | Challenge
    | Capability
    | Event
    | Observation
    | Source
)

# The order in which kinds are written.
RECORD_TYPES: tuple[type[AnyRecord], ...] = (
    Country,
    Organisation,
    Person,
    Sector,
    Partnership,
    Agreement,
    Mechanism,
    Meeting,
    Exercise,
    Statement,
    Commitment,
    Programme,
    Project,
    Objective,
    Challenge,
    Capability,
    Event,
    Observation,
    Source,
)

RECORD_TYPE_OF: dict[str, type[AnyRecord]] = {record_type.kind: record_type for record_type in RECORD_TYPES}
