"""The India–Republic of Korea relationship as typed, sourced, immutable objects.

    >>> import indokorea as ik
    >>> d = ik.reference()
    >>> str(d.agreements["cepa-2009"].status_on("2010-01-01"))
    'in_force'

A name is imported on first use (PEP 562), so that `import indokorea` loads one module.
"""

# Each name is here three times: for type checkers, for the import on first use, and in __all__. To add one, import it
# under TYPE_CHECKING and run `python tools/static_names.py`.
# fmt: off
# isort: off

# Named as type checkers know it; the typing module itself is not loaded.
TYPE_CHECKING = False

if TYPE_CHECKING:
    # Begin: written by tools/static_names.py.
    from indokorea._version import __version__
    from indokorea.adapters.web_page.writing import write_html
    from indokorea.analysis.about import About
    from indokorea.analysis.amounts import Amount
    from indokorea.analysis.citation import CitedWork
    from indokorea.analysis.complementarity import Complementarities, Complementarity
    from indokorea.analysis.disputes import Dispute, DisputeSide
    from indokorea.analysis.dyad_years import Codebook, DyadYear, DyadYears
    from indokorea.analysis.evidence import Evidence
    from indokorea.analysis.expectations import Expectation
    from indokorea.analysis.figure_series import FigureSeries
    from indokorea.analysis.independent_sources import EvidenceFigures
    from indokorea.analysis.lineage import Lineage, LineageEntry
    from indokorea.analysis.realisation import Realisation
    from indokorea.analysis.realisation_lines import RealisationLine
    from indokorea.analysis.terms import EndingTerm, TermsEnding
    from indokorea.briefing.answer import Briefing, BriefingLine, BriefingNote, BriefingSection
    from indokorea.bundled.reading import about, reference
    from indokorea.changes.change import Change
    from indokorea.changes.conflict import BothAdded, Conflict
    from indokorea.changes.corrections import apply_corrections
    from indokorea.changes.diff import Diff, diff
    from indokorea.changes.effects import Effect
    from indokorea.changes.merge import Merged, merge
    from indokorea.chronology.day_state import DayState, OfficeHeld, OngoingRecord, RecordStanding
    from indokorea.chronology.knowledge_cutoff import KnowledgeCutoff
    from indokorea.chronology.timeline import Chronology, Moment
    from indokorea.collection.linked import linked_undertakings
    from indokorea.collection.links import Link
    from indokorea.collection.neighbours import Neighbours
    from indokorea.collection.records import Records
    from indokorea.collection.references import Reference, references
    from indokorea.collection.view import Selection, View
    from indokorea.deprecation import IndoKoreaDeprecationWarning
    from indokorea.dossier import Dossier
    from indokorea.errors import (
        IndoKoreaError, Invalid, InvalidData, InvalidLine, InvalidRecord, InvalidValue, UnknownRecord,
    )
    from indokorea.fields.extensions import Extensions
    from indokorea.fields.record_ids import RefersTo
    from indokorea.findings import Finding, Report, Severity
    from indokorea.lifecycle.agreement_status import AgreementStanding
    from indokorea.lifecycle.stages import PhaseStanding, StageStanding
    from indokorea.lifecycle.terms import AgreementTerm
    from indokorea.lifecycle.trade_measure_status import TradeMeasureStanding
    from indokorea.progress.board import Board, BoardEntry, BoardLine
    from indokorea.progress.coverage import CoverageRow, ServingRecord, UndertakingCoverage
    from indokorea.progress.money import BoardMoney, MoneyItem, MoneyLine
    from indokorea.progress.overdue import Overdue
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.progress.scorecard.deliverables import DecidingPart, DeliverableEntry, Deliverables
    from indokorea.progress.scorecard.dialogues import DialogueEntry, Dialogues
    from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart
    from indokorea.progress.scorecard.papers import PaperEntry, Papers
    from indokorea.progress.scorecard.promises import PromiseEntry, Promises
    from indokorea.progress.scorecard.things import NotCounted
    from indokorea.progress.stage_rules import ProgressStep
    from indokorea.progress.standing import ProgressStanding
    from indokorea.progress.trail import Trail, TrailAhead, TrailGap, TrailRecord, TrailStage, TrailStep
    from indokorea.progress.trail_claims import TrailClaim
    from indokorea.records.agreement import (
        Action, Agreement, AgreementParty, AgreementRelation, DurationClause, Provision,
    )
    from indokorea.records.base import Record
    from indokorea.records.capability import Capability
    from indokorea.records.challenge import Challenge
    from indokorea.records.commitment import Baseline, Commitment, CommitmentUpdate, Target
    from indokorea.records.country import Country
    from indokorea.records.event import Event
    from indokorea.records.evidence import Citation, Claim
    from indokorea.records.exercise import Exercise, ExerciseParticipant, ExercisePhase, ExerciseUnit
    from indokorea.records.kinds import AnyRecord, RECORD_TYPES
    from indokorea.records.mechanism import Mechanism
    from indokorea.records.meeting import Meeting
    from indokorea.records.objective import Objective
    from indokorea.records.observation import Observation
    from indokorea.records.organisation import FormerName, Organisation, Ownership, Succession
    from indokorea.records.partnership import Partnership, Phase
    from indokorea.records.person import Person, Tenure
    from indokorea.records.programme import BudgetLine, Programme
    from indokorea.records.project import FinancingTerms, Project, ProjectParty, ProjectUpdate
    from indokorea.records.representative import Representative
    from indokorea.records.sector import Sector
    from indokorea.records.source import Source
    from indokorea.records.statement import Statement, StatementPoint
    from indokorea.records.trade_measure import TradeMeasure, TradeMeasureStep
    from indokorea.relational.from_tables import from_tables
    from indokorea.relational.table_shapes import Column
    from indokorea.relational.tables import Table, Tables, tables
    from indokorea.render.result_table import ResultTable
    from indokorea.rules.base import Rule, Violation, rule
    from indokorea.rules.registry import RULES, review
    from indokorea.search.find import Hit
    from indokorea.values.codes import CodeRef
    from indokorea.values.dates import PartialDate
    from indokorea.values.identifiers import Identifier
    from indokorea.values.money import Money
    from indokorea.values.names import Name, OtherName
    from indokorea.values.period import Period
    from indokorea.values.places import Place
    from indokorea.values.quantities import Quantity
    from indokorea.vocabulary.agreements import (
        ActionType, AgreementLevel, AgreementRelationType, AgreementStatus, AgreementSubject, BindingForce,
        Coverage, InstrumentType, PartyRole, ProvisionVerb, RenewalType, SignatureType, TermStart,
        TradeAgreementType,
    )
    from indokorea.vocabulary.base import Term
    from indokorea.vocabulary.changes import ChangeType, EffectType
    from indokorea.vocabulary.commitments import (
        CapabilityType, ChallengeTheme, CommitmentStatus, FinanceType, Indicator, MoneyBasis, ObjectiveTheme,
    )
    from indokorea.vocabulary.events import EventType
    from indokorea.vocabulary.exercises import (
        ExerciseDomain, ExerciseFocus, ExercisePhaseType, ExerciseRole, ExerciseScope, ExerciseType, UnitType,
    )
    from indokorea.vocabulary.meetings import (
        Cadence, HoldingOutcome, MechanismType, MeetingLevel, MeetingMode, MeetingType, ParticipantRole,
    )
    from indokorea.vocabulary.organisations import CountryType, ForceBranch, OfficeRank, OrganisationType
    from indokorea.vocabulary.partnerships import PartnershipTier
    from indokorea.vocabulary.progress import BaselineSource, EstablishedBy, ProgressStage, TargetVerdict
    from indokorea.vocabulary.projects import ProgrammeType, ProjectRole, ProjectStatus, ProjectType
    from indokorea.vocabulary.scorecard import DeliverableState, DialogueState, PaperState
    from indokorea.vocabulary.search import MatchType
    from indokorea.vocabulary.sources import ClaimRank, ClaimType, DisputeEffect, DisputeType, SourceType
    from indokorea.vocabulary.statements import Stance, StatementType
    from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureStatus, TradeMeasureType
    from indokorea.vocabulary.values import (
        CodeScheme, FigureStatus, IdentifierScheme, Precision, Qualifier, Valuation, WindowFit, YearBasis,
    )
    from indokorea.wire.checking import check
    from indokorea.wire.limits import Limits
    from indokorea.wire.reading import loads, read
    from indokorea.wire.schema import schema
    from indokorea.wire.streaming import RecordStream, StreamWriter, stream
    from indokorea.wire.strict.converter import configure, from_dict, to_dict
    from indokorea.wire.writing import dumps, write
    # End.
else:
    # Begin: written by tools/static_names.py.
    _NAMES = {
        "indokorea._version": ("__version__",),
        "indokorea.adapters.web_page.writing": ("write_html",),
        "indokorea.analysis.about": ("About",),
        "indokorea.analysis.amounts": ("Amount",),
        "indokorea.analysis.citation": ("CitedWork",),
        "indokorea.analysis.complementarity": ("Complementarities", "Complementarity",),
        "indokorea.analysis.disputes": ("Dispute", "DisputeSide",),
        "indokorea.analysis.dyad_years": ("Codebook", "DyadYear", "DyadYears",),
        "indokorea.analysis.evidence": ("Evidence",),
        "indokorea.analysis.expectations": ("Expectation",),
        "indokorea.analysis.figure_series": ("FigureSeries",),
        "indokorea.analysis.independent_sources": ("EvidenceFigures",),
        "indokorea.analysis.lineage": ("Lineage", "LineageEntry",),
        "indokorea.analysis.realisation": ("Realisation",),
        "indokorea.analysis.realisation_lines": ("RealisationLine",),
        "indokorea.analysis.terms": ("EndingTerm", "TermsEnding",),
        "indokorea.briefing.answer": ("Briefing", "BriefingLine", "BriefingNote", "BriefingSection",),
        "indokorea.bundled.reading": ("about", "reference",),
        "indokorea.changes.change": ("Change",),
        "indokorea.changes.conflict": ("BothAdded", "Conflict",),
        "indokorea.changes.corrections": ("apply_corrections",),
        "indokorea.changes.diff": ("Diff", "diff",),
        "indokorea.changes.effects": ("Effect",),
        "indokorea.changes.merge": ("Merged", "merge",),
        "indokorea.chronology.day_state": ("DayState", "OfficeHeld", "OngoingRecord", "RecordStanding",),
        "indokorea.chronology.knowledge_cutoff": ("KnowledgeCutoff",),
        "indokorea.chronology.timeline": ("Chronology", "Moment",),
        "indokorea.collection.linked": ("linked_undertakings",),
        "indokorea.collection.links": ("Link",),
        "indokorea.collection.neighbours": ("Neighbours",),
        "indokorea.collection.records": ("Records",),
        "indokorea.collection.references": ("Reference", "references",),
        "indokorea.collection.view": ("Selection", "View",),
        "indokorea.deprecation": ("IndoKoreaDeprecationWarning",),
        "indokorea.dossier": ("Dossier",),
        "indokorea.errors": (
            "IndoKoreaError", "Invalid", "InvalidData", "InvalidLine", "InvalidRecord", "InvalidValue",
            "UnknownRecord",
        ),
        "indokorea.fields.extensions": ("Extensions",),
        "indokorea.fields.record_ids": ("RefersTo",),
        "indokorea.findings": ("Finding", "Report", "Severity",),
        "indokorea.lifecycle.agreement_status": ("AgreementStanding",),
        "indokorea.lifecycle.stages": ("PhaseStanding", "StageStanding",),
        "indokorea.lifecycle.terms": ("AgreementTerm",),
        "indokorea.lifecycle.trade_measure_status": ("TradeMeasureStanding",),
        "indokorea.progress.board": ("Board", "BoardEntry", "BoardLine",),
        "indokorea.progress.coverage": ("CoverageRow", "ServingRecord", "UndertakingCoverage",),
        "indokorea.progress.money": ("BoardMoney", "MoneyItem", "MoneyLine",),
        "indokorea.progress.overdue": ("Overdue",),
        "indokorea.progress.scorecard.card": ("Scorecard",),
        "indokorea.progress.scorecard.deliverables": ("DecidingPart", "DeliverableEntry", "Deliverables",),
        "indokorea.progress.scorecard.dialogues": ("DialogueEntry", "Dialogues",),
        "indokorea.progress.scorecard.entry": ("ScorecardEntry", "ScorecardPart",),
        "indokorea.progress.scorecard.papers": ("PaperEntry", "Papers",),
        "indokorea.progress.scorecard.promises": ("PromiseEntry", "Promises",),
        "indokorea.progress.scorecard.things": ("NotCounted",),
        "indokorea.progress.stage_rules": ("ProgressStep",),
        "indokorea.progress.standing": ("ProgressStanding",),
        "indokorea.progress.trail": (
            "Trail", "TrailAhead", "TrailGap", "TrailRecord", "TrailStage", "TrailStep",
        ),
        "indokorea.progress.trail_claims": ("TrailClaim",),
        "indokorea.records.agreement": (
            "Action", "Agreement", "AgreementParty", "AgreementRelation", "DurationClause", "Provision",
        ),
        "indokorea.records.base": ("Record",),
        "indokorea.records.capability": ("Capability",),
        "indokorea.records.challenge": ("Challenge",),
        "indokorea.records.commitment": ("Baseline", "Commitment", "CommitmentUpdate", "Target",),
        "indokorea.records.country": ("Country",),
        "indokorea.records.event": ("Event",),
        "indokorea.records.evidence": ("Citation", "Claim",),
        "indokorea.records.exercise": ("Exercise", "ExerciseParticipant", "ExercisePhase", "ExerciseUnit",),
        "indokorea.records.kinds": ("AnyRecord", "RECORD_TYPES",),
        "indokorea.records.mechanism": ("Mechanism",),
        "indokorea.records.meeting": ("Meeting",),
        "indokorea.records.objective": ("Objective",),
        "indokorea.records.observation": ("Observation",),
        "indokorea.records.organisation": ("FormerName", "Organisation", "Ownership", "Succession",),
        "indokorea.records.partnership": ("Partnership", "Phase",),
        "indokorea.records.person": ("Person", "Tenure",),
        "indokorea.records.programme": ("BudgetLine", "Programme",),
        "indokorea.records.project": ("FinancingTerms", "Project", "ProjectParty", "ProjectUpdate",),
        "indokorea.records.representative": ("Representative",),
        "indokorea.records.sector": ("Sector",),
        "indokorea.records.source": ("Source",),
        "indokorea.records.statement": ("Statement", "StatementPoint",),
        "indokorea.records.trade_measure": ("TradeMeasure", "TradeMeasureStep",),
        "indokorea.relational.from_tables": ("from_tables",),
        "indokorea.relational.table_shapes": ("Column",),
        "indokorea.relational.tables": ("Table", "Tables", "tables",),
        "indokorea.render.result_table": ("ResultTable",),
        "indokorea.rules.base": ("Rule", "Violation", "rule",),
        "indokorea.rules.registry": ("RULES", "review",),
        "indokorea.search.find": ("Hit",),
        "indokorea.values.codes": ("CodeRef",),
        "indokorea.values.dates": ("PartialDate",),
        "indokorea.values.identifiers": ("Identifier",),
        "indokorea.values.money": ("Money",),
        "indokorea.values.names": ("Name", "OtherName",),
        "indokorea.values.period": ("Period",),
        "indokorea.values.places": ("Place",),
        "indokorea.values.quantities": ("Quantity",),
        "indokorea.vocabulary.agreements": (
            "ActionType", "AgreementLevel", "AgreementRelationType", "AgreementStatus", "AgreementSubject",
            "BindingForce", "Coverage", "InstrumentType", "PartyRole", "ProvisionVerb", "RenewalType",
            "SignatureType", "TermStart", "TradeAgreementType",
        ),
        "indokorea.vocabulary.base": ("Term",),
        "indokorea.vocabulary.changes": ("ChangeType", "EffectType",),
        "indokorea.vocabulary.commitments": (
            "CapabilityType", "ChallengeTheme", "CommitmentStatus", "FinanceType", "Indicator", "MoneyBasis",
            "ObjectiveTheme",
        ),
        "indokorea.vocabulary.events": ("EventType",),
        "indokorea.vocabulary.exercises": (
            "ExerciseDomain", "ExerciseFocus", "ExercisePhaseType", "ExerciseRole", "ExerciseScope",
            "ExerciseType", "UnitType",
        ),
        "indokorea.vocabulary.meetings": (
            "Cadence", "HoldingOutcome", "MechanismType", "MeetingLevel", "MeetingMode", "MeetingType",
            "ParticipantRole",
        ),
        "indokorea.vocabulary.organisations": ("CountryType", "ForceBranch", "OfficeRank", "OrganisationType",),
        "indokorea.vocabulary.partnerships": ("PartnershipTier",),
        "indokorea.vocabulary.progress": ("BaselineSource", "EstablishedBy", "ProgressStage", "TargetVerdict",),
        "indokorea.vocabulary.projects": ("ProgrammeType", "ProjectRole", "ProjectStatus", "ProjectType",),
        "indokorea.vocabulary.scorecard": ("DeliverableState", "DialogueState", "PaperState",),
        "indokorea.vocabulary.search": ("MatchType",),
        "indokorea.vocabulary.sources": ("ClaimRank", "ClaimType", "DisputeEffect", "DisputeType", "SourceType",),
        "indokorea.vocabulary.statements": ("Stance", "StatementType",),
        "indokorea.vocabulary.trade_measures": ("TradeMeasureAction", "TradeMeasureStatus", "TradeMeasureType",),
        "indokorea.vocabulary.values": (
            "CodeScheme", "FigureStatus", "IdentifierScheme", "Precision", "Qualifier", "Valuation", "WindowFit",
            "YearBasis",
        ),
        "indokorea.wire.checking": ("check",),
        "indokorea.wire.limits": ("Limits",),
        "indokorea.wire.reading": ("loads", "read",),
        "indokorea.wire.schema": ("schema",),
        "indokorea.wire.streaming": ("RecordStream", "StreamWriter", "stream",),
        "indokorea.wire.strict.converter": ("configure", "from_dict", "to_dict",),
        "indokorea.wire.writing": ("dumps", "write",),
    }
    # End.

    # Deprecated names, each with the name to write instead, and the version and the day of its first warning.
    _DEPRECATED = {}

    def __getattr__(name: str) -> object:
        import gc  # noqa: PLC0415  # here, so that the package itself imports nothing
        from importlib import import_module  # noqa: PLC0415  # as above

        if name in _DEPRECATED:
            from indokorea.deprecation import Deprecation  # noqa: PLC0415  # as above

            use, since, warned_on = _DEPRECATED[name]
            Deprecation(f"indokorea.{name}", f"indokorea.{use}", since, warned_on).warn()
            return __getattr__(use)

        for module, names in _NAMES.items():
            if name in names:
                # A module that is being imported makes no garbage, and a collection would take time.
                collecting = gc.isenabled()
                gc.disable()
                try:
                    value = getattr(import_module(module), name)
                finally:
                    if collecting:
                        gc.enable()
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


# Begin: written by tools/static_names.py.
__all__ = [
    "RECORD_TYPES", "RULES", "About", "Action", "ActionType", "Agreement", "AgreementLevel", "AgreementParty",
    "AgreementRelation", "AgreementRelationType", "AgreementStanding", "AgreementStatus", "AgreementSubject",
    "AgreementTerm", "Amount", "AnyRecord", "Baseline", "BaselineSource", "BindingForce", "Board", "BoardEntry",
    "BoardLine", "BoardMoney", "BothAdded", "Briefing", "BriefingLine", "BriefingNote", "BriefingSection",
    "BudgetLine", "Cadence", "Capability", "CapabilityType", "Challenge", "ChallengeTheme", "Change",
    "ChangeType", "Chronology", "Citation", "CitedWork", "Claim", "ClaimRank", "ClaimType", "CodeRef",
    "CodeScheme", "Codebook", "Column", "Commitment", "CommitmentStatus", "CommitmentUpdate", "Complementarities",
    "Complementarity", "Conflict", "Country", "CountryType", "Coverage", "CoverageRow", "DayState",
    "DecidingPart", "DeliverableEntry", "DeliverableState", "Deliverables", "DialogueEntry", "DialogueState",
    "Dialogues", "Diff", "Dispute", "DisputeEffect", "DisputeSide", "DisputeType", "Dossier", "DurationClause",
    "DyadYear", "DyadYears", "Effect", "EffectType", "EndingTerm", "EstablishedBy", "Event", "EventType",
    "Evidence", "EvidenceFigures", "Exercise", "ExerciseDomain", "ExerciseFocus", "ExerciseParticipant",
    "ExercisePhase", "ExercisePhaseType", "ExerciseRole", "ExerciseScope", "ExerciseType", "ExerciseUnit",
    "Expectation", "Extensions", "FigureSeries", "FigureStatus", "FinanceType", "FinancingTerms", "Finding",
    "ForceBranch", "FormerName", "Hit", "HoldingOutcome", "Identifier", "IdentifierScheme", "Indicator",
    "IndoKoreaDeprecationWarning", "IndoKoreaError", "InstrumentType", "Invalid", "InvalidData", "InvalidLine",
    "InvalidRecord", "InvalidValue", "KnowledgeCutoff", "Limits", "Lineage", "LineageEntry", "Link", "MatchType",
    "Mechanism", "MechanismType", "Meeting", "MeetingLevel", "MeetingMode", "MeetingType", "Merged", "Moment",
    "Money", "MoneyBasis", "MoneyItem", "MoneyLine", "Name", "Neighbours", "NotCounted", "Objective",
    "ObjectiveTheme", "Observation", "OfficeHeld", "OfficeRank", "OngoingRecord", "Organisation",
    "OrganisationType", "OtherName", "Overdue", "Ownership", "PaperEntry", "PaperState", "Papers", "PartialDate",
    "ParticipantRole", "Partnership", "PartnershipTier", "PartyRole", "Period", "Person", "Phase",
    "PhaseStanding", "Place", "Precision", "Programme", "ProgrammeType", "ProgressStage", "ProgressStanding",
    "ProgressStep", "Project", "ProjectParty", "ProjectRole", "ProjectStatus", "ProjectType", "ProjectUpdate",
    "PromiseEntry", "Promises", "Provision", "ProvisionVerb", "Qualifier", "Quantity", "Realisation",
    "RealisationLine", "Record", "RecordStanding", "RecordStream", "Records", "Reference", "RefersTo",
    "RenewalType", "Report", "Representative", "ResultTable", "Rule", "Scorecard", "ScorecardEntry",
    "ScorecardPart", "Sector", "Selection", "ServingRecord", "Severity", "SignatureType", "Source", "SourceType",
    "StageStanding", "Stance", "Statement", "StatementPoint", "StatementType", "StreamWriter", "Succession",
    "Table", "Tables", "Target", "TargetVerdict", "Tenure", "Term", "TermStart", "TermsEnding",
    "TradeAgreementType", "TradeMeasure", "TradeMeasureAction", "TradeMeasureStanding", "TradeMeasureStatus",
    "TradeMeasureStep", "TradeMeasureType", "Trail", "TrailAhead", "TrailClaim", "TrailGap", "TrailRecord",
    "TrailStage", "TrailStep", "UndertakingCoverage", "UnitType", "UnknownRecord", "Valuation", "View",
    "Violation", "WindowFit", "YearBasis", "__version__", "about", "apply_corrections", "check", "configure",
    "diff", "dumps", "from_dict", "from_tables", "linked_undertakings", "loads", "merge", "read", "reference",
    "references", "review", "rule", "schema", "stream", "tables", "to_dict", "write", "write_html",
]
# End.
