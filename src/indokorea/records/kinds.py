"""All kinds together: their classes in the order in which they are written, and their union for type checkers."""

# Begin: written by tools/static_names.py.
from typing import TypeAlias

from indokorea.fields.record_kinds import RECORD_KINDS
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
from indokorea.records.registry import record_type_of
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.records.statement import Statement
from indokorea.records.trade_measure import TradeMeasure

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
    | TradeMeasure
    | Source
)
# End.

RECORD_TYPES: tuple[type[AnyRecord], ...] = tuple(map(record_type_of, RECORD_KINDS))

RECORD_TYPE_OF: dict[str, type[AnyRecord]] = dict(zip(RECORD_KINDS, RECORD_TYPES, strict=True))
