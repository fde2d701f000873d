"""Converters of the fields that hold a word of a vocabulary: they accept the word wherever its member is accepted.

Written by tools/word_converters.py from the vocabularies and the fields. Converters never raise: any other value is
returned unchanged, and the record's own check reports it together with all other faults. A vocabulary is imported when
a word of it is first given as text, so that a record loads its own vocabularies alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from indokorea.vocabulary.base import each, member_of

if TYPE_CHECKING:
    from indokorea.vocabulary.agreements import (
        ActionType,
        AgreementLevel,
        AgreementRelationType,
        AgreementSubject,
        BindingForce,
        Coverage,
        InstrumentType,
        PartyRole,
        ProvisionVerb,
        RenewalType,
        SignatureType,
        TermStart,
        TradeAgreementType,
    )
    from indokorea.vocabulary.commitments import (
        CapabilityType,
        ChallengeTheme,
        CommitmentStatus,
        FinanceType,
        Indicator,
        MoneyBasis,
        ObjectiveTheme,
    )
    from indokorea.vocabulary.events import EventType
    from indokorea.vocabulary.exercises import (
        ExerciseDomain,
        ExerciseFocus,
        ExercisePhaseType,
        ExerciseRole,
        ExerciseScope,
        ExerciseType,
        UnitType,
    )
    from indokorea.vocabulary.meetings import (
        Cadence,
        HoldingOutcome,
        MechanismType,
        MeetingLevel,
        MeetingMode,
        MeetingType,
        ParticipantRole,
    )
    from indokorea.vocabulary.organisations import CountryType, ForceBranch, OfficeRank, OrganisationType
    from indokorea.vocabulary.partnerships import PartnershipTier
    from indokorea.vocabulary.projects import ProgrammeType, ProjectRole, ProjectStatus, ProjectType
    from indokorea.vocabulary.sources import ClaimRank, ClaimType, SourceType
    from indokorea.vocabulary.statements import Stance, StatementType
    from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureType
    from indokorea.vocabulary.values import CodeScheme, FigureStatus, IdentifierScheme, Qualifier, Valuation, YearBasis

    # fmt: off
    ActionTypeWord: TypeAlias = Literal[
        "negotiation_opened", "negotiation_suspended", "negotiation_resumed", "negotiation_concluded", "adopted",
        "approved_at_home", "initialled", "signed", "reservation_made", "reservation_withdrawn", "ratified", "accepted",
        "approved", "acceded", "notified", "deposited", "notes_exchanged", "instruments_exchanged",
        "provisional_application_started", "provisional_application_ended", "entered_into_force", "effective_for",
        "amended", "extended", "renewed", "suspended", "resumed", "denunciation_notified", "denunciation_withdrawn",
        "terminated", "superseded", "expired", "abandoned", "registered", "published",
    ]
    AgreementLevelWord: TypeAlias = Literal[
        "state", "government", "ministry_agency", "subnational", "institutional", "private",
    ]
    AgreementRelationTypeWord: TypeAlias = Literal[
        "amends", "supplements", "implements", "protocol_to", "supersedes", "consolidates", "terminates", "renews",
        "based_on", "part_of",
    ]
    AgreementSubjectWord: TypeAlias = Literal[
        "partnership", "trade", "investment", "tax", "customs", "development_finance", "finance", "business",
        "industry", "air_services", "shipping", "transport", "energy", "nuclear", "science", "digital", "space",
        "environment", "agriculture", "health", "culture", "education", "media", "sport", "tourism", "twinning", "visa",
        "consular", "social_security", "extradition", "legal_assistance", "sentenced_persons", "police", "claims",
        "defence", "defence_policy", "military_exercises", "military_training", "arms_procurement", "defence_industry",
        "defence_research", "classified_information", "peacekeeping", "military_logistics", "maritime_security",
        "cyber_defence", "military_relief",
    ]
    BindingForceWord: TypeAlias = Literal["international_law", "domestic_contract", "political", "silent"]
    CoverageWord: TypeAlias = Literal["goods", "services", "investment"]
    InstrumentTypeWord: TypeAlias = Literal[
        "treaty", "agreement", "framework_agreement", "fta", "cepa", "convention", "protocol", "amendment",
        "exchange_of_notes", "exchange_of_letters", "agreed_minutes", "memorandum_of_understanding", "letter_of_intent",
        "heads_of_agreement", "undertaking", "roadmap", "action_plan", "cooperation_programme", "arrangement",
        "implementing_arrangement", "terms_of_reference", "twinning_agreement", "loan_agreement", "contract", "other",
    ]
    PartyRoleWord: TypeAlias = Literal["party", "signatory_for", "observer", "third_party", "depositary"]
    ProvisionVerbWord: TypeAlias = Literal[
        "consult", "establish", "cut_duties", "exchange", "train", "supply", "lend", "protect", "recognise", "exempt",
        "cooperate", "cap", "grant",
    ]
    RenewalTypeWord: TypeAlias = Literal["none", "automatic", "by_agreement"]
    SignatureTypeWord: TypeAlias = Literal["simple", "definitive", "ad_referendum"]
    TermStartWord: TypeAlias = Literal["signature", "entry_into_force"]
    TradeAgreementTypeWord: TypeAlias = Literal["psa", "fta", "customs_union", "eia", "framework"]
    CapabilityTypeWord: TypeAlias = Literal["strength", "need"]
    ChallengeThemeWord: TypeAlias = Literal[
        "policy_alignment", "private_sector_engagement", "talent_flow", "skills_gap", "technology_transfer",
        "research_linkages", "infrastructure_and_scale", "land_and_clearances", "financing", "trade_imbalance",
        "rules_of_origin", "non_tariff_barriers", "low_utilisation", "supply_chain_vulnerability",
        "geopolitical_tension", "security_threat", "slow_implementation",
    ]
    CommitmentStatusWord: TypeAlias = Literal[
        "announced", "agreed", "signed", "under_way", "part_delivered", "delivered", "stalled", "dropped", "missed",
    ]
    FinanceTypeWord: TypeAlias = Literal[
        "grant", "loan", "export_credit", "guarantee", "equity", "investment", "contract", "budget", "fund",
    ]
    IndicatorWord: TypeAlias = Literal[
        "bilateral_trade", "exports", "imports", "trade_balance", "services_trade", "services_exports",
        "services_imports", "two_way_investment", "fdi_flow", "fdi_stock", "fdi_share", "investor_rank", "trade_rank",
        "trade_growth", "tariff_lines_freed", "tariff_lines_zero", "preference_use", "firms", "firms_entered",
        "employees", "jobs_created", "visitors", "passengers", "flights", "residents", "students", "people_trained",
        "financing", "investment", "funding", "turnover", "capacity", "output", "units", "members", "personnel",
        "casualties", "meetings", "projects", "gdp",
    ]
    MoneyBasisWord: TypeAlias = Literal["planned", "pledged", "committed", "approved", "disbursed", "spent"]
    ObjectiveThemeWord: TypeAlias = Literal[
        "supply_chain_diversification", "economic_security", "technological_sovereignty", "clean_transition",
        "maritime_security", "defence_modernisation", "defence_self_reliance", "regional_stability",
        "counter_terrorism", "rules_based_order", "diplomatic_diversification", "market_access", "trade_growth",
        "investment_promotion", "industrial_growth", "technology_transfer", "innovation", "infrastructure_development",
        "skills_and_jobs", "talent_mobility", "people_to_people",
    ]
    EventTypeWord: TypeAlias = Literal[
        "attack", "conflict", "ceasefire", "disaster", "epidemic", "relief", "recognition", "mission_opened",
        "accession", "port_call", "fleet_review", "deployment", "establishment", "opening", "groundbreaking",
        "inauguration", "election", "appointment", "departure", "policy_change", "decision", "announcement",
        "publication", "launch", "market_entry", "listing", "award", "anniversary", "commemoration", "national_day",
        "cultural", "exhibition", "heritage", "milestone",
    ]
    ExerciseDomainWord: TypeAlias = Literal["air", "land", "sea", "amphibious", "cyber", "space", "coast_guard"]
    ExerciseFocusWord: TypeAlias = Literal[
        "warfighting", "peacekeeping", "humanitarian", "search_and_rescue", "maritime_security", "anti_piracy",
        "anti_submarine", "counter_terrorism", "pollution_response", "logistics", "medical", "interoperability",
    ]
    ExercisePhaseTypeWord: TypeAlias = Literal["planning", "opening", "harbour", "shore", "sea", "air", "closing"]
    ExerciseRoleWord: TypeAlias = Literal["participant", "host", "lead", "observer"]
    ExerciseScopeWord: TypeAlias = Literal["bilateral", "trilateral", "multilateral"]
    ExerciseTypeWord: TypeAlias = Literal["ftx", "cpx", "combined", "ttx", "passex", "live_fire", "sar", "staff"]
    UnitTypeWord: TypeAlias = Literal[
        "ship", "submarine", "task_group", "boat", "aircraft", "helicopter", "uncrewed_system", "ground_unit",
        "marine_unit", "special_forces", "medical_unit", "staff",
    ]
    CadenceWord: TypeAlias = Literal[
        "monthly", "quarterly", "semi_annual", "annual", "biennial", "triennial", "continuous", "ad_hoc", "irregular",
    ]
    HoldingOutcomeWord: TypeAlias = Literal["planned", "held", "postponed", "cancelled", "not_confirmed"]
    MechanismTypeWord: TypeAlias = Literal[
        "summit", "joint_commission", "two_plus_two", "ministerial_dialogue", "vice_ministerial_dialogue",
        "security_dialogue", "staff_talks", "consultation", "joint_committee", "working_group", "task_force",
        "study_group", "negotiation", "facilitation_desk", "business_forum", "business_council", "track_two",
        "parliamentary_group", "sister_cities", "military_exchange", "cultural_exchange",
    ]
    MeetingLevelWord: TypeAlias = Literal[
        "head_of_state_government", "foreign_minister", "minister", "deputy_minister", "official", "military_chief",
        "parliament", "subnational", "institutional", "business",
    ]
    MeetingModeWord: TypeAlias = Literal["in_person", "video", "telephone", "mixed"]
    MeetingTypeWord: TypeAlias = Literal[
        "summit", "state_visit", "official_visit", "working_visit", "visit", "envoy_visit", "delegation_visit",
        "business_mission", "site_visit", "talks", "call_on", "sideline_meeting", "call", "negotiation_round",
        "joint_commission", "two_plus_two", "ministerial", "foreign_office_consultation", "dialogue", "staff_talks",
        "committee", "working_group", "parliamentary", "business_forum", "roundtable", "forum", "multilateral",
        "ceremony",
    ]
    ParticipantRoleWord: TypeAlias = Literal[
        "host", "guest", "chair", "co_chair", "head_of_delegation", "negotiator", "delegate", "envoy", "signatory",
        "witness", "speaker", "observer",
    ]
    CountryTypeWord: TypeAlias = Literal["state", "bloc"]
    ForceBranchWord: TypeAlias = Literal[
        "army", "navy", "air_force", "marine_corps", "coast_guard", "joint", "space", "cyber",
    ]
    OfficeRankWord: TypeAlias = Literal[
        "head_of_state", "deputy_head_of_state", "head_of_government", "leader_elect", "minister", "minister_of_state",
        "deputy_minister", "security_adviser", "senior_official", "official", "special_envoy", "ambassador", "diplomat",
        "military_chief", "military_commander", "parliamentary_speaker", "parliamentarian", "judge", "state_leader",
        "state_minister", "mayor", "international_head", "chair", "chief_executive", "executive", "scholar", "spouse",
    ]
    OrganisationTypeWord: TypeAlias = Literal[
        "ministry", "government_body", "parliament", "court", "state_government", "city_government", "armed_force",
        "military_unit", "agency", "diplomatic_mission", "chamber_of_commerce", "industry_association", "company",
        "public_enterprise", "joint_venture", "university", "research_institute", "think_tank", "foundation",
        "cultural_institution", "civil_society", "political_party", "joint_body", "international_organisation", "media",
    ]
    PartnershipTierWord: TypeAlias = Literal[
        "diplomatic_relations", "cooperative", "long_term_cooperative", "comprehensive", "strategic",
        "comprehensive_strategic", "special_strategic", "alliance",
    ]
    ProgrammeTypeWord: TypeAlias = Literal[
        "mission", "campaign", "incentive_scheme", "strategy", "foreign_policy", "fund", "credit_line", "facilitation",
        "research", "exchange", "defence",
    ]
    ProjectRoleWord: TypeAlias = Literal[
        "investor", "shareholder", "partner", "owner", "operator", "developer", "buyer", "end_user", "contractor",
        "supplier", "seller", "target_firm", "licensor", "licensee", "lender", "borrower", "funder", "host",
        "facilitator", "researcher",
    ]
    ProjectStatusWord: TypeAlias = Literal[
        "announced", "mou", "approved", "contracted", "financed", "under_construction", "part_delivered", "operating",
        "delivered", "closed", "stalled", "cancelled",
    ]
    ProjectTypeWord: TypeAlias = Literal[
        "investment", "joint_venture", "plant", "infrastructure", "centre", "contract", "supply", "arms_procurement",
        "technology_transfer", "licence", "co_development", "co_production", "research", "study", "partnership",
        "acquisition", "divestment", "public_offering", "financing", "training", "cultural",
    ]
    ClaimRankWord: TypeAlias = Literal["preferred", "accepted", "disputed", "rejected"]
    ClaimTypeWord: TypeAlias = Literal["fact", "first", "expectation", "assessment"]
    SourceTypeWord: TypeAlias = Literal[
        "treaty_text", "gazette", "ministry", "agency", "parliament", "court", "joint_statement", "statistics",
        "company", "institution", "international", "news", "analysis", "reference", "dataset",
    ]
    StanceWord: TypeAlias = Literal[
        "affirms", "acknowledges", "notes", "welcomes", "praises", "thanks", "supports", "announces", "proposes",
        "calls_for", "condoles", "expresses_concern", "criticises", "condemns", "opposes", "denies",
    ]
    StatementTypeWord: TypeAlias = Literal[
        "joint_statement", "joint_declaration", "vision_statement", "joint_press_release", "chairs_statement",
        "resolution", "press_release", "readout", "remarks", "speech", "interview", "message", "article",
        "policy_document", "parliamentary_reply", "report",
    ]
    TradeMeasureActionWord: TypeAlias = Literal[
        "initiated", "proposed", "provisional", "imposed", "extended", "amended", "suspended", "resumed", "terminated",
        "expired", "closed",
    ]
    TradeMeasureTypeWord: TypeAlias = Literal[
        "safeguard", "anti_dumping", "countervailing", "quota", "ban", "standard", "export_control", "preference",
    ]
    CodeSchemeWord: TypeAlias = Literal["hs", "isic", "nic", "ksic", "cameo"]
    FigureStatusWord: TypeAlias = Literal["provisional", "estimate", "forecast", "target"]
    IdentifierSchemeWord: TypeAlias = Literal[
        "wikidata", "viaf", "isni", "ror", "doi", "desta", "wto_rta", "unts", "intser", "gsr", "mea_in", "mofa_kr",
        "fcdo", "dcad", "atop", "mme", "imo", "pennant", "lei", "cin", "brn", "dart", "krx", "isin",
    ]
    QualifierWord: TypeAlias = Literal["exact", "about", "at_least", "up_to"]
    ValuationWord: TypeAlias = Literal["cif", "fob"]
    YearBasisWord: TypeAlias = Literal["calendar", "fiscal", "part_year", "cumulative", "on_date"]
    # fmt: on


def to_action_type(value: ActionType | ActionTypeWord) -> ActionType:
    """Convert the value of a field that is a word of ActionType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import ActionType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ActionType, value)


def to_agreement_level(value: AgreementLevel | AgreementLevelWord) -> AgreementLevel:
    """Convert the value of a field that is a word of AgreementLevel."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import AgreementLevel  # noqa: PLC0415  # as the docstring of the module says

    return member_of(AgreementLevel, value)


def to_agreement_relation_type(value: AgreementRelationType | AgreementRelationTypeWord) -> AgreementRelationType:
    """Convert the value of a field that is a word of AgreementRelationType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import AgreementRelationType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(AgreementRelationType, value)


def to_agreement_subject(value: AgreementSubject | AgreementSubjectWord) -> AgreementSubject:
    """Convert the value of a field that is a word of AgreementSubject."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import AgreementSubject  # noqa: PLC0415  # as the docstring of the module says

    return member_of(AgreementSubject, value)


def to_agreement_subject_tuple(
    values: tuple[AgreementSubject | AgreementSubjectWord, ...],
) -> tuple[AgreementSubject, ...]:
    """Convert the value of a field that holds several words of AgreementSubject."""
    return each(to_agreement_subject, values)


def to_binding_force(value: BindingForce | BindingForceWord) -> BindingForce:
    """Convert the value of a field that is a word of BindingForce."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import BindingForce  # noqa: PLC0415  # as the docstring of the module says

    return member_of(BindingForce, value)


def to_optional_binding_force(value: BindingForce | BindingForceWord | None) -> BindingForce | None:
    """Convert the value of a field that is a word of BindingForce or None."""
    return None if value is None else to_binding_force(value)


def to_coverage(value: Coverage | CoverageWord) -> Coverage:
    """Convert the value of a field that is a word of Coverage."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import Coverage  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Coverage, value)


def to_coverage_tuple(values: tuple[Coverage | CoverageWord, ...]) -> tuple[Coverage, ...]:
    """Convert the value of a field that holds several words of Coverage."""
    return each(to_coverage, values)


def to_instrument_type(value: InstrumentType | InstrumentTypeWord) -> InstrumentType:
    """Convert the value of a field that is a word of InstrumentType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import InstrumentType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(InstrumentType, value)


def to_party_role(value: PartyRole | PartyRoleWord) -> PartyRole:
    """Convert the value of a field that is a word of PartyRole."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import PartyRole  # noqa: PLC0415  # as the docstring of the module says

    return member_of(PartyRole, value)


def to_provision_verb(value: ProvisionVerb | ProvisionVerbWord) -> ProvisionVerb:
    """Convert the value of a field that is a word of ProvisionVerb."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import ProvisionVerb  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ProvisionVerb, value)


def to_optional_provision_verb(value: ProvisionVerb | ProvisionVerbWord | None) -> ProvisionVerb | None:
    """Convert the value of a field that is a word of ProvisionVerb or None."""
    return None if value is None else to_provision_verb(value)


def to_renewal_type(value: RenewalType | RenewalTypeWord) -> RenewalType:
    """Convert the value of a field that is a word of RenewalType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import RenewalType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(RenewalType, value)


def to_optional_renewal_type(value: RenewalType | RenewalTypeWord | None) -> RenewalType | None:
    """Convert the value of a field that is a word of RenewalType or None."""
    return None if value is None else to_renewal_type(value)


def to_signature_type(value: SignatureType | SignatureTypeWord) -> SignatureType:
    """Convert the value of a field that is a word of SignatureType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import SignatureType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(SignatureType, value)


def to_optional_signature_type(value: SignatureType | SignatureTypeWord | None) -> SignatureType | None:
    """Convert the value of a field that is a word of SignatureType or None."""
    return None if value is None else to_signature_type(value)


def to_term_start(value: TermStart | TermStartWord) -> TermStart:
    """Convert the value of a field that is a word of TermStart."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import TermStart  # noqa: PLC0415  # as the docstring of the module says

    return member_of(TermStart, value)


def to_optional_term_start(value: TermStart | TermStartWord | None) -> TermStart | None:
    """Convert the value of a field that is a word of TermStart or None."""
    return None if value is None else to_term_start(value)


def to_trade_agreement_type(value: TradeAgreementType | TradeAgreementTypeWord) -> TradeAgreementType:
    """Convert the value of a field that is a word of TradeAgreementType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.agreements import TradeAgreementType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(TradeAgreementType, value)


def to_trade_agreement_type_tuple(
    values: tuple[TradeAgreementType | TradeAgreementTypeWord, ...],
) -> tuple[TradeAgreementType, ...]:
    """Convert the value of a field that holds several words of TradeAgreementType."""
    return each(to_trade_agreement_type, values)


def to_capability_type(value: CapabilityType | CapabilityTypeWord) -> CapabilityType:
    """Convert the value of a field that is a word of CapabilityType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import CapabilityType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(CapabilityType, value)


def to_challenge_theme(value: ChallengeTheme | ChallengeThemeWord) -> ChallengeTheme:
    """Convert the value of a field that is a word of ChallengeTheme."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import ChallengeTheme  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ChallengeTheme, value)


def to_commitment_status(value: CommitmentStatus | CommitmentStatusWord) -> CommitmentStatus:
    """Convert the value of a field that is a word of CommitmentStatus."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import CommitmentStatus  # noqa: PLC0415  # as the docstring of the module says

    return member_of(CommitmentStatus, value)


def to_finance_type(value: FinanceType | FinanceTypeWord) -> FinanceType:
    """Convert the value of a field that is a word of FinanceType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import FinanceType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(FinanceType, value)


def to_optional_finance_type(value: FinanceType | FinanceTypeWord | None) -> FinanceType | None:
    """Convert the value of a field that is a word of FinanceType or None."""
    return None if value is None else to_finance_type(value)


def to_indicator(value: Indicator | IndicatorWord) -> Indicator:
    """Convert the value of a field that is a word of Indicator."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import Indicator  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Indicator, value)


def to_optional_indicator(value: Indicator | IndicatorWord | None) -> Indicator | None:
    """Convert the value of a field that is a word of Indicator or None."""
    return None if value is None else to_indicator(value)


def to_money_basis(value: MoneyBasis | MoneyBasisWord) -> MoneyBasis:
    """Convert the value of a field that is a word of MoneyBasis."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import MoneyBasis  # noqa: PLC0415  # as the docstring of the module says

    return member_of(MoneyBasis, value)


def to_optional_money_basis(value: MoneyBasis | MoneyBasisWord | None) -> MoneyBasis | None:
    """Convert the value of a field that is a word of MoneyBasis or None."""
    return None if value is None else to_money_basis(value)


def to_objective_theme(value: ObjectiveTheme | ObjectiveThemeWord) -> ObjectiveTheme:
    """Convert the value of a field that is a word of ObjectiveTheme."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.commitments import ObjectiveTheme  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ObjectiveTheme, value)


def to_event_type(value: EventType | EventTypeWord) -> EventType:
    """Convert the value of a field that is a word of EventType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.events import EventType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(EventType, value)


def to_exercise_domain(value: ExerciseDomain | ExerciseDomainWord) -> ExerciseDomain:
    """Convert the value of a field that is a word of ExerciseDomain."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExerciseDomain  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExerciseDomain, value)


def to_exercise_domain_tuple(values: tuple[ExerciseDomain | ExerciseDomainWord, ...]) -> tuple[ExerciseDomain, ...]:
    """Convert the value of a field that holds several words of ExerciseDomain."""
    return each(to_exercise_domain, values)


def to_exercise_focus(value: ExerciseFocus | ExerciseFocusWord) -> ExerciseFocus:
    """Convert the value of a field that is a word of ExerciseFocus."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExerciseFocus  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExerciseFocus, value)


def to_exercise_focus_tuple(values: tuple[ExerciseFocus | ExerciseFocusWord, ...]) -> tuple[ExerciseFocus, ...]:
    """Convert the value of a field that holds several words of ExerciseFocus."""
    return each(to_exercise_focus, values)


def to_exercise_phase_type(value: ExercisePhaseType | ExercisePhaseTypeWord) -> ExercisePhaseType:
    """Convert the value of a field that is a word of ExercisePhaseType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExercisePhaseType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExercisePhaseType, value)


def to_exercise_role(value: ExerciseRole | ExerciseRoleWord) -> ExerciseRole:
    """Convert the value of a field that is a word of ExerciseRole."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExerciseRole  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExerciseRole, value)


def to_exercise_scope(value: ExerciseScope | ExerciseScopeWord) -> ExerciseScope:
    """Convert the value of a field that is a word of ExerciseScope."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExerciseScope  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExerciseScope, value)


def to_optional_exercise_scope(value: ExerciseScope | ExerciseScopeWord | None) -> ExerciseScope | None:
    """Convert the value of a field that is a word of ExerciseScope or None."""
    return None if value is None else to_exercise_scope(value)


def to_exercise_type(value: ExerciseType | ExerciseTypeWord) -> ExerciseType:
    """Convert the value of a field that is a word of ExerciseType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import ExerciseType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ExerciseType, value)


def to_exercise_type_tuple(values: tuple[ExerciseType | ExerciseTypeWord, ...]) -> tuple[ExerciseType, ...]:
    """Convert the value of a field that holds several words of ExerciseType."""
    return each(to_exercise_type, values)


def to_unit_type(value: UnitType | UnitTypeWord) -> UnitType:
    """Convert the value of a field that is a word of UnitType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.exercises import UnitType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(UnitType, value)


def to_optional_unit_type(value: UnitType | UnitTypeWord | None) -> UnitType | None:
    """Convert the value of a field that is a word of UnitType or None."""
    return None if value is None else to_unit_type(value)


def to_cadence(value: Cadence | CadenceWord) -> Cadence:
    """Convert the value of a field that is a word of Cadence."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import Cadence  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Cadence, value)


def to_optional_cadence(value: Cadence | CadenceWord | None) -> Cadence | None:
    """Convert the value of a field that is a word of Cadence or None."""
    return None if value is None else to_cadence(value)


def to_holding_outcome(value: HoldingOutcome | HoldingOutcomeWord) -> HoldingOutcome:
    """Convert the value of a field that is a word of HoldingOutcome."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import HoldingOutcome  # noqa: PLC0415  # as the docstring of the module says

    return member_of(HoldingOutcome, value)


def to_optional_holding_outcome(value: HoldingOutcome | HoldingOutcomeWord | None) -> HoldingOutcome | None:
    """Convert the value of a field that is a word of HoldingOutcome or None."""
    return None if value is None else to_holding_outcome(value)


def to_mechanism_type(value: MechanismType | MechanismTypeWord) -> MechanismType:
    """Convert the value of a field that is a word of MechanismType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import MechanismType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(MechanismType, value)


def to_meeting_level(value: MeetingLevel | MeetingLevelWord) -> MeetingLevel:
    """Convert the value of a field that is a word of MeetingLevel."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import MeetingLevel  # noqa: PLC0415  # as the docstring of the module says

    return member_of(MeetingLevel, value)


def to_optional_meeting_level(value: MeetingLevel | MeetingLevelWord | None) -> MeetingLevel | None:
    """Convert the value of a field that is a word of MeetingLevel or None."""
    return None if value is None else to_meeting_level(value)


def to_meeting_mode(value: MeetingMode | MeetingModeWord) -> MeetingMode:
    """Convert the value of a field that is a word of MeetingMode."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import MeetingMode  # noqa: PLC0415  # as the docstring of the module says

    return member_of(MeetingMode, value)


def to_optional_meeting_mode(value: MeetingMode | MeetingModeWord | None) -> MeetingMode | None:
    """Convert the value of a field that is a word of MeetingMode or None."""
    return None if value is None else to_meeting_mode(value)


def to_meeting_type(value: MeetingType | MeetingTypeWord) -> MeetingType:
    """Convert the value of a field that is a word of MeetingType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import MeetingType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(MeetingType, value)


def to_participant_role(value: ParticipantRole | ParticipantRoleWord) -> ParticipantRole:
    """Convert the value of a field that is a word of ParticipantRole."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.meetings import ParticipantRole  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ParticipantRole, value)


def to_optional_participant_role(value: ParticipantRole | ParticipantRoleWord | None) -> ParticipantRole | None:
    """Convert the value of a field that is a word of ParticipantRole or None."""
    return None if value is None else to_participant_role(value)


def to_country_type(value: CountryType | CountryTypeWord) -> CountryType:
    """Convert the value of a field that is a word of CountryType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.organisations import CountryType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(CountryType, value)


def to_force_branch(value: ForceBranch | ForceBranchWord) -> ForceBranch:
    """Convert the value of a field that is a word of ForceBranch."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.organisations import ForceBranch  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ForceBranch, value)


def to_optional_force_branch(value: ForceBranch | ForceBranchWord | None) -> ForceBranch | None:
    """Convert the value of a field that is a word of ForceBranch or None."""
    return None if value is None else to_force_branch(value)


def to_office_rank(value: OfficeRank | OfficeRankWord) -> OfficeRank:
    """Convert the value of a field that is a word of OfficeRank."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.organisations import OfficeRank  # noqa: PLC0415  # as the docstring of the module says

    return member_of(OfficeRank, value)


def to_optional_office_rank(value: OfficeRank | OfficeRankWord | None) -> OfficeRank | None:
    """Convert the value of a field that is a word of OfficeRank or None."""
    return None if value is None else to_office_rank(value)


def to_organisation_type(value: OrganisationType | OrganisationTypeWord) -> OrganisationType:
    """Convert the value of a field that is a word of OrganisationType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.organisations import OrganisationType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(OrganisationType, value)


def to_partnership_tier(value: PartnershipTier | PartnershipTierWord) -> PartnershipTier:
    """Convert the value of a field that is a word of PartnershipTier."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.partnerships import PartnershipTier  # noqa: PLC0415  # as the docstring of the module says

    return member_of(PartnershipTier, value)


def to_programme_type(value: ProgrammeType | ProgrammeTypeWord) -> ProgrammeType:
    """Convert the value of a field that is a word of ProgrammeType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.projects import ProgrammeType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ProgrammeType, value)


def to_optional_programme_type(value: ProgrammeType | ProgrammeTypeWord | None) -> ProgrammeType | None:
    """Convert the value of a field that is a word of ProgrammeType or None."""
    return None if value is None else to_programme_type(value)


def to_project_role(value: ProjectRole | ProjectRoleWord) -> ProjectRole:
    """Convert the value of a field that is a word of ProjectRole."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.projects import ProjectRole  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ProjectRole, value)


def to_optional_project_role(value: ProjectRole | ProjectRoleWord | None) -> ProjectRole | None:
    """Convert the value of a field that is a word of ProjectRole or None."""
    return None if value is None else to_project_role(value)


def to_project_status(value: ProjectStatus | ProjectStatusWord) -> ProjectStatus:
    """Convert the value of a field that is a word of ProjectStatus."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.projects import ProjectStatus  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ProjectStatus, value)


def to_project_type(value: ProjectType | ProjectTypeWord) -> ProjectType:
    """Convert the value of a field that is a word of ProjectType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.projects import ProjectType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ProjectType, value)


def to_claim_rank(value: ClaimRank | ClaimRankWord) -> ClaimRank:
    """Convert the value of a field that is a word of ClaimRank."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.sources import ClaimRank  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ClaimRank, value)


def to_claim_type(value: ClaimType | ClaimTypeWord) -> ClaimType:
    """Convert the value of a field that is a word of ClaimType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.sources import ClaimType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(ClaimType, value)


def to_source_type(value: SourceType | SourceTypeWord) -> SourceType:
    """Convert the value of a field that is a word of SourceType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.sources import SourceType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(SourceType, value)


def to_stance(value: Stance | StanceWord) -> Stance:
    """Convert the value of a field that is a word of Stance."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.statements import Stance  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Stance, value)


def to_statement_type(value: StatementType | StatementTypeWord) -> StatementType:
    """Convert the value of a field that is a word of StatementType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.statements import StatementType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(StatementType, value)


def to_trade_measure_action(value: TradeMeasureAction | TradeMeasureActionWord) -> TradeMeasureAction:
    """Convert the value of a field that is a word of TradeMeasureAction."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.trade_measures import TradeMeasureAction  # noqa: PLC0415  # as the docstring of the module says

    return member_of(TradeMeasureAction, value)


def to_trade_measure_type(value: TradeMeasureType | TradeMeasureTypeWord) -> TradeMeasureType:
    """Convert the value of a field that is a word of TradeMeasureType."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.trade_measures import TradeMeasureType  # noqa: PLC0415  # as the docstring of the module says

    return member_of(TradeMeasureType, value)


def to_code_scheme(value: CodeScheme | CodeSchemeWord) -> CodeScheme:
    """Convert the value of a field that is a word of CodeScheme."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import CodeScheme  # noqa: PLC0415  # as the docstring of the module says

    return member_of(CodeScheme, value)


def to_figure_status(value: FigureStatus | FigureStatusWord) -> FigureStatus:
    """Convert the value of a field that is a word of FigureStatus."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import FigureStatus  # noqa: PLC0415  # as the docstring of the module says

    return member_of(FigureStatus, value)


def to_optional_figure_status(value: FigureStatus | FigureStatusWord | None) -> FigureStatus | None:
    """Convert the value of a field that is a word of FigureStatus or None."""
    return None if value is None else to_figure_status(value)


def to_identifier_scheme(value: IdentifierScheme | IdentifierSchemeWord) -> IdentifierScheme:
    """Convert the value of a field that is a word of IdentifierScheme."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import IdentifierScheme  # noqa: PLC0415  # as the docstring of the module says

    return member_of(IdentifierScheme, value)


def to_qualifier(value: Qualifier | QualifierWord) -> Qualifier:
    """Convert the value of a field that is a word of Qualifier."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import Qualifier  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Qualifier, value)


def to_valuation(value: Valuation | ValuationWord) -> Valuation:
    """Convert the value of a field that is a word of Valuation."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import Valuation  # noqa: PLC0415  # as the docstring of the module says

    return member_of(Valuation, value)


def to_optional_valuation(value: Valuation | ValuationWord | None) -> Valuation | None:
    """Convert the value of a field that is a word of Valuation or None."""
    return None if value is None else to_valuation(value)


def to_year_basis(value: YearBasis | YearBasisWord) -> YearBasis:
    """Convert the value of a field that is a word of YearBasis."""
    if not isinstance(value, str):
        return value
    from indokorea.vocabulary.values import YearBasis  # noqa: PLC0415  # as the docstring of the module says

    return member_of(YearBasis, value)


def to_optional_year_basis(value: YearBasis | YearBasisWord | None) -> YearBasis | None:
    """Convert the value of a field that is a word of YearBasis or None."""
    return None if value is None else to_year_basis(value)
