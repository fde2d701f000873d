"""The closed vocabularies of the library, one module a subject; every word knows its meaning and its outside code."""

from typing import TYPE_CHECKING

from indokorea.faces import lazy_face

if TYPE_CHECKING:
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
    from indokorea.vocabulary.search import MatchType
    from indokorea.vocabulary.sources import ClaimRank, SourceType
    from indokorea.vocabulary.statements import Stance, StatementType
    from indokorea.vocabulary.values import CodeScheme, IdentifierScheme, Qualifier
else:
    __getattr__, __dir__ = lazy_face(
        __name__,
        {
            "agreements": (
                "ActionType",
                "AgreementLevel",
                "AgreementRelationType",
                "AgreementStatus",
                "BindingForce",
                "Coverage",
                "DefenceArea",
                "InstrumentType",
                "PartyRole",
                "RenewalType",
                "SignatureType",
                "TradeAgreementType",
            ),
            "base": ("Term",),
            "commitments": (
                "CapabilityType",
                "ChallengeTheme",
                "CommitmentStatus",
                "Measure",
                "MoneyBasis",
                "ObjectiveTheme",
            ),
            "events": ("EventType",),
            "exercises": (
                "ExerciseDomain",
                "ExerciseFocus",
                "ExerciseOutcome",
                "ExercisePhaseType",
                "ExerciseRole",
                "ExerciseScope",
                "ExerciseType",
                "UnitType",
            ),
            "figures": ("Valuation", "YearBasis"),
            "meetings": ("Cadence", "MechanismType", "MeetingLevel", "MeetingType", "ParticipantRole"),
            "organisations": ("CountryType", "ForceBranch", "OfficeRank", "OrganisationType"),
            "partnerships": ("PartnershipTier",),
            "progress": ("ProgressStage",),
            "projects": ("ProgrammeType", "ProjectRole", "ProjectStatus", "ProjectType"),
            "search": ("MatchType",),
            "sources": ("ClaimRank", "SourceType"),
            "statements": ("Stance", "StatementType"),
            "values": ("CodeScheme", "IdentifierScheme", "Qualifier"),
        },
    )

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
    "MatchType",
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
