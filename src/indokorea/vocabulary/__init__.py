"""The closed vocabularies of the library, one module a subject; every word knows its meaning and its outside code."""

from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementLevel,
    AgreementRelationType,
    AgreementStatus,
    BindingForce,
    Coverage,
    DefenceArea,
    InstrumentType,
    PartyRole,
    RenewalType,
    SignatureType,
    TradeAgreementType,
)
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import (
    CapabilityType,
    ChallengeTheme,
    CommitmentStatus,
    Measure,
    MoneyBasis,
    ObjectiveTheme,
)
from indokorea.vocabulary.events import EventType
from indokorea.vocabulary.exercises import (
    ExerciseDomain,
    ExerciseFocus,
    ExerciseOutcome,
    ExercisePhaseType,
    ExerciseRole,
    ExerciseScope,
    ExerciseType,
    UnitType,
)
from indokorea.vocabulary.figures import Valuation, YearBasis
from indokorea.vocabulary.meetings import Cadence, MechanismType, MeetingLevel, MeetingType, ParticipantRole
from indokorea.vocabulary.organisations import CountryType, ForceBranch, OfficeRank, OrganisationType
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProgrammeType, ProjectRole, ProjectStatus, ProjectType
from indokorea.vocabulary.sources import ClaimRank, SourceType
from indokorea.vocabulary.statements import Stance, StatementType
from indokorea.vocabulary.values import CodeScheme, IdentifierScheme, Qualifier

__all__ = [
    "ActionType",
    "AgreementLevel",
    "AgreementRelationType",
    "AgreementStatus",
    "BindingForce",
    "Cadence",
    "CapabilityType",
    "ChallengeTheme",
    "ClaimRank",
    "CodeScheme",
    "CommitmentStatus",
    "CountryType",
    "Coverage",
    "DefenceArea",
    "EventType",
    "ExerciseDomain",
    "ExerciseFocus",
    "ExerciseOutcome",
    "ExercisePhaseType",
    "ExerciseRole",
    "ExerciseScope",
    "ExerciseType",
    "ForceBranch",
    "IdentifierScheme",
    "InstrumentType",
    "Measure",
    "MechanismType",
    "MeetingLevel",
    "MeetingType",
    "MoneyBasis",
    "ObjectiveTheme",
    "OfficeRank",
    "OrganisationType",
    "ParticipantRole",
    "PartnershipTier",
    "PartyRole",
    "ProgrammeType",
    "ProgressStage",
    "ProjectRole",
    "ProjectStatus",
    "ProjectType",
    "Qualifier",
    "RenewalType",
    "SignatureType",
    "SourceType",
    "Stance",
    "StatementType",
    "Term",
    "TradeAgreementType",
    "UnitType",
    "Valuation",
    "YearBasis",
]
