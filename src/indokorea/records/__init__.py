"""The domain: nineteen kinds of record, one noun a file."""

from typing import TYPE_CHECKING

from indokorea.faces import lazy_face

if TYPE_CHECKING:
    from indokorea.records.agreement import Action, Agreement, AgreementParty, AgreementRelation, DurationClause
    from indokorea.records.base import Record
    from indokorea.records.capability import Capability
    from indokorea.records.challenge import Challenge
    from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
    from indokorea.records.country import Country
    from indokorea.records.event import Event
    from indokorea.records.exercise import Exercise, ExerciseParticipant, ExercisePhase, ExerciseUnit
    from indokorea.records.kinds import RECORD_TYPE_OF, RECORD_TYPES, AnyRecord
    from indokorea.records.mechanism import Mechanism
    from indokorea.records.meeting import Meeting
    from indokorea.records.objective import Objective
    from indokorea.records.observation import Observation
    from indokorea.records.organisation import Organisation
    from indokorea.records.partnership import Partnership, Phase
    from indokorea.records.person import Person, Tenure
    from indokorea.records.programme import BudgetLine, Programme
    from indokorea.records.project import Project, ProjectParty, ProjectUpdate
    from indokorea.records.representative import Representative
    from indokorea.records.sector import Sector
    from indokorea.records.source import Source
    from indokorea.records.statement import Statement, StatementPoint
else:
    __getattr__, __dir__ = lazy_face(
        __name__,
        {
            "agreement": ("Action", "Agreement", "AgreementParty", "AgreementRelation", "DurationClause"),
            "base": ("Record",),
            "capability": ("Capability",),
            "challenge": ("Challenge",),
            "commitment": ("Commitment", "CommitmentUpdate", "Target"),
            "country": ("Country",),
            "event": ("Event",),
            "exercise": ("Exercise", "ExerciseParticipant", "ExercisePhase", "ExerciseUnit"),
            "kinds": ("RECORD_TYPE_OF", "RECORD_TYPES", "AnyRecord"),
            "mechanism": ("Mechanism",),
            "meeting": ("Meeting",),
            "objective": ("Objective",),
            "observation": ("Observation",),
            "organisation": ("Organisation",),
            "partnership": ("Partnership", "Phase"),
            "person": ("Person", "Tenure"),
            "programme": ("BudgetLine", "Programme"),
            "project": ("Project", "ProjectParty", "ProjectUpdate"),
            "representative": ("Representative",),
            "sector": ("Sector",),
            "source": ("Source",),
            "statement": ("Statement", "StatementPoint"),
        },
    )

__all__ = [
    "RECORD_TYPES",
    "RECORD_TYPE_OF",
    "Action",
    "Agreement",
    "AgreementParty",
    "AgreementRelation",
    "AnyRecord",
    "BudgetLine",
    "Capability",
    "Challenge",
    "Commitment",
    "CommitmentUpdate",
    "Country",
    "DurationClause",
    "Event",
    "Exercise",
    "ExerciseParticipant",
    "ExercisePhase",
    "ExerciseUnit",
    "Mechanism",
    "Meeting",
    "Objective",
    "Observation",
    "Organisation",
    "Partnership",
    "Person",
    "Phase",
    "Programme",
    "Project",
    "ProjectParty",
    "ProjectUpdate",
    "Record",
    "Representative",
    "Sector",
    "Source",
    "Statement",
    "StatementPoint",
    "Target",
    "Tenure",
]
