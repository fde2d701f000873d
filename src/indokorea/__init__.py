"""The India–Republic of Korea relationship as typed, sourced, immutable objects.

    >>> import indokorea as ik
    >>> d = ik.reference()
    >>> str(d.agreements["cepa-2009"].status_on("2010-01-01"))
    'in_force'

Names are loaded when they are first used (PEP 562), so that importing the package costs next to nothing.
"""

# The names stand several to a line, since there are many of them.
# fmt: off
# isort: off

# Named as type checkers know it; the typing module itself is not loaded.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from indokorea._version import __version__
    from indokorea.about import About
    from indokorea.answers import Answers
    from indokorea.bundled import reference
    from indokorea.chronology import AsKnown, Chronology, DayState, Moment, OfficeHeld, RecordStanding, UnderWay
    from indokorea.collection import Link, Neighbours, Records, View
    from indokorea.complementarity import Complementarity
    from indokorea.coverage import Covered, UndertakingCoverage
    from indokorea.deprecation import IndoKoreaDeprecationWarning
    from indokorea.disputes import Dispute, DisputeSide, Evidence, EvidenceFigures
    from indokorea.dossier import Dossier
    from indokorea.errors import (
        IndoKoreaError, Invalid, InvalidData, InvalidLine, InvalidRecord, InvalidValue, UnknownRecord,
    )
    from indokorea.evidence import Citation, Claim
    from indokorea.findings import Finding, Report, Severity
    from indokorea.lifecycle import PhaseStanding, StageStanding, Standing
    from indokorea.progress import (
        Board, BoardEntry, BoardLine, BoardMoney, MoneyItem, MoneyLine, Overdue, ProgressStanding, ProgressStep,
        Trail, TrailGap, TrailStage, TrailStep,
    )
    from indokorea.records import (
        Action, Agreement, AgreementParty, AgreementRelation, AnyRecord, BudgetLine, Capability, Challenge,
        Commitment, CommitmentUpdate, Country, DurationClause, Event, Exercise, ExerciseParticipant, ExercisePhase,
        ExerciseUnit, Mechanism, Meeting, Objective, Observation, Organisation, Partnership, Person, Phase, Programme,
        Project, ProjectParty, ProjectUpdate, RECORD_TYPES, Record, Representative, Sector, Source, Statement,
        StatementPoint, Target, Tenure,
    )
    from indokorea.rules import RULES, Rule, review
    from indokorea.search import Hit
    from indokorea.values.codes import CodeRef
    from indokorea.values.dates import PartialDate, Precision
    from indokorea.values.identifiers import Identifier
    from indokorea.values.ids import RefersTo
    from indokorea.values.money import Money
    from indokorea.values.names import Name
    from indokorea.values.period import Period
    from indokorea.values.places import Place
    from indokorea.values.quantities import Quantity
    from indokorea.vocabulary import (
        ActionType, AgreementLevel, AgreementRelationType, AgreementStatus, BindingForce, Cadence, CapabilityType,
        ChallengeTheme, ClaimRank, CodeScheme, CommitmentStatus, CountryType, Coverage, DefenceArea, EventType,
        ExerciseDomain, ExerciseFocus, ExerciseOutcome, ExercisePhaseType, ExerciseRole, ExerciseScope, ExerciseType,
        ForceBranch, IdentifierScheme, InstrumentType, MatchType, Measure, MechanismType, MeetingLevel, MeetingType,
        MoneyBasis, ObjectiveTheme, OfficeRank, OrganisationType, ParticipantRole, PartnershipTier, PartyRole,
        ProgrammeType, ProgressStage, ProjectRole, ProjectStatus, ProjectType, Qualifier, RenewalType, SignatureType,
        SourceType, Stance, StatementType, Term, TradeAgreementType, UnitType, Valuation, YearBasis,
    )
    from indokorea.wire import dumps, loads, read, write
    from indokorea.wire.checking import check
    from indokorea.wire.converter import configure, from_dict, to_dict
    from indokorea.wire.limits import Limits
    from indokorea.wire.schema import schema
    from indokorea.wire.streaming import RecordStream, StreamWriter, stream
else:
    _NAMES = {
        "indokorea._version": ("__version__",),
        "indokorea.about": ("About",),
        "indokorea.answers": ("Answers",),
        "indokorea.bundled": ("reference",),
        "indokorea.chronology": (
            "AsKnown", "Chronology", "DayState", "Moment", "OfficeHeld", "RecordStanding", "UnderWay",
        ),
        "indokorea.collection": ("Link", "Neighbours", "Records", "View",),
        "indokorea.complementarity": ("Complementarity",),
        "indokorea.coverage": ("Covered", "UndertakingCoverage",),
        "indokorea.deprecation": ("IndoKoreaDeprecationWarning",),
        "indokorea.disputes": ("Dispute", "DisputeSide", "Evidence", "EvidenceFigures",),
        "indokorea.dossier": ("Dossier",),
        "indokorea.errors": (
            "IndoKoreaError", "Invalid", "InvalidData", "InvalidLine", "InvalidRecord", "InvalidValue",
            "UnknownRecord",
        ),
        "indokorea.evidence": ("Citation", "Claim",),
        "indokorea.findings": ("Finding", "Report", "Severity",),
        "indokorea.lifecycle": ("PhaseStanding", "StageStanding", "Standing",),
        "indokorea.progress": (
            "Board", "BoardEntry", "BoardLine", "BoardMoney", "MoneyItem", "MoneyLine", "Overdue", "ProgressStanding",
            "ProgressStep", "Trail", "TrailGap", "TrailStage", "TrailStep",
        ),
        "indokorea.records": (
            "Action", "Agreement", "AgreementParty", "AgreementRelation", "AnyRecord", "BudgetLine", "Capability",
            "Challenge", "Commitment", "CommitmentUpdate", "Country", "DurationClause", "Event", "Exercise",
            "ExerciseParticipant", "ExercisePhase", "ExerciseUnit", "Mechanism", "Meeting", "Objective",
            "Observation", "Organisation", "Partnership", "Person", "Phase", "Programme", "Project", "ProjectParty",
            "ProjectUpdate", "RECORD_TYPES", "Record", "Representative", "Sector", "Source", "Statement",
            "StatementPoint", "Target", "Tenure",
        ),
        "indokorea.rules": ("RULES", "Rule", "review",),
        "indokorea.search": ("Hit",),
        "indokorea.values.codes": ("CodeRef",),
        "indokorea.values.dates": ("PartialDate", "Precision",),
        "indokorea.values.identifiers": ("Identifier",),
        "indokorea.values.ids": ("RefersTo",),
        "indokorea.values.money": ("Money",),
        "indokorea.values.names": ("Name",),
        "indokorea.values.period": ("Period",),
        "indokorea.values.places": ("Place",),
        "indokorea.values.quantities": ("Quantity",),
        "indokorea.vocabulary": (
            "ActionType", "AgreementLevel", "AgreementRelationType", "AgreementStatus", "BindingForce", "Cadence",
            "CapabilityType", "ChallengeTheme", "ClaimRank", "CodeScheme", "CommitmentStatus", "CountryType",
            "Coverage", "DefenceArea", "EventType", "ExerciseDomain", "ExerciseFocus", "ExerciseOutcome",
            "ExercisePhaseType", "ExerciseRole", "ExerciseScope", "ExerciseType", "ForceBranch", "IdentifierScheme",
            "InstrumentType", "MatchType", "Measure", "MechanismType", "MeetingLevel", "MeetingType", "MoneyBasis",
            "ObjectiveTheme", "OfficeRank", "OrganisationType", "ParticipantRole", "PartnershipTier", "PartyRole",
            "ProgrammeType", "ProgressStage", "ProjectRole", "ProjectStatus", "ProjectType", "Qualifier",
            "RenewalType", "SignatureType", "SourceType", "Stance", "StatementType", "Term", "TradeAgreementType",
            "UnitType", "Valuation", "YearBasis",
        ),
        "indokorea.wire": ("dumps", "loads", "read", "write",),
        "indokorea.wire.checking": ("check",),
        "indokorea.wire.converter": ("configure", "from_dict", "to_dict",),
        "indokorea.wire.limits": ("Limits",),
        "indokorea.wire.schema": ("schema",),
        "indokorea.wire.streaming": ("RecordStream", "StreamWriter", "stream",),
    }

    # Names that will go: for each the name to write instead, the version and the day that this was first told.
    _LEAVING = {}

    def __getattr__(name: str) -> object:
        import gc  # noqa: PLC0415  # here, so that the package itself imports nothing
        from importlib import import_module  # noqa: PLC0415  # as above

        if name in _LEAVING:
            from indokorea.deprecation import Farewell  # noqa: PLC0415  # as above

            use, since, told = _LEAVING[name]
            Farewell(f"indokorea.{name}", f"indokorea.{use}", since, told).warn()
            return __getattr__(use)

        for home, names in _NAMES.items():
            if name in names:
                # Nothing that a module makes as it is loaded is garbage, and looking for some takes time.
                collecting = gc.isenabled()
                gc.disable()
                try:
                    value = getattr(import_module(home), name)
                finally:
                    if collecting:
                        gc.enable()
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "RECORD_TYPES", "RULES", "About", "Action", "ActionType", "Agreement", "AgreementLevel", "AgreementParty",
    "AgreementRelation", "AgreementRelationType", "AgreementStatus", "Answers", "AnyRecord", "AsKnown",
    "BindingForce", "Board", "BoardEntry", "BoardLine", "BoardMoney", "BudgetLine", "Cadence", "Capability",
    "CapabilityType", "Challenge", "ChallengeTheme", "Chronology", "Citation", "Claim", "ClaimRank", "CodeRef",
    "CodeScheme", "Commitment", "CommitmentStatus", "CommitmentUpdate", "Complementarity", "Country", "CountryType",
    "Coverage", "Covered", "DayState", "DefenceArea", "Dispute", "DisputeSide", "Dossier", "DurationClause",
    "Event", "EventType", "Evidence", "EvidenceFigures", "Exercise", "ExerciseDomain", "ExerciseFocus",
    "ExerciseOutcome", "ExerciseParticipant", "ExercisePhase", "ExercisePhaseType", "ExerciseRole", "ExerciseScope",
    "ExerciseType", "ExerciseUnit", "Finding", "ForceBranch", "Hit", "Identifier", "IdentifierScheme",
    "IndoKoreaDeprecationWarning", "IndoKoreaError", "InstrumentType", "Invalid", "InvalidData", "InvalidLine",
    "InvalidRecord", "InvalidValue", "Limits", "Link", "MatchType", "Measure", "Mechanism", "MechanismType",
    "Meeting", "MeetingLevel", "MeetingType", "Moment", "Money", "MoneyBasis", "MoneyItem", "MoneyLine", "Name",
    "Neighbours", "Objective", "ObjectiveTheme", "Observation", "OfficeHeld", "OfficeRank", "Organisation",
    "OrganisationType", "Overdue", "PartialDate", "ParticipantRole", "Partnership", "PartnershipTier", "PartyRole",
    "Period", "Person", "Phase", "PhaseStanding", "Place", "Precision", "Programme", "ProgrammeType",
    "ProgressStage", "ProgressStanding", "ProgressStep", "Project", "ProjectParty", "ProjectRole", "ProjectStatus",
    "ProjectType", "ProjectUpdate", "Qualifier", "Quantity", "Record", "RecordStanding", "RecordStream", "Records",
    "RefersTo", "RenewalType", "Report", "Representative", "Rule", "Sector", "Severity", "SignatureType", "Source",
    "SourceType", "StageStanding", "Stance", "Standing", "Statement", "StatementPoint", "StatementType",
    "StreamWriter", "Target", "Tenure", "Term", "TradeAgreementType", "Trail", "TrailGap", "TrailStage",
    "TrailStep", "UnderWay", "UndertakingCoverage", "UnitType", "UnknownRecord", "Valuation", "View", "YearBasis",
    "__version__", "check", "configure", "dumps", "from_dict", "loads", "read", "reference", "review", "schema",
    "stream", "to_dict", "write",
]
