"""What happened when, what held on a day, and what was known on a day: functions of Records."""

from indokorea.chronology.day import state_on
from indokorea.chronology.known import AsKnown, known_records
from indokorea.chronology.moments import Chronology, Moment
from indokorea.chronology.order import chronology
from indokorea.chronology.state import DayState, OfficeHeld, RecordStanding, UnderWay

__all__ = [
    "AsKnown",
    "Chronology",
    "DayState",
    "Moment",
    "OfficeHeld",
    "RecordStanding",
    "UnderWay",
    "chronology",
    "known_records",
    "state_on",
]
