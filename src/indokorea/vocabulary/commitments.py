"""Terms of commitments: themes of objectives and challenges, status, indicators, the stage and the kind of money.

Codes name a code list of the International Aid Transparency Initiative (IATI 2.03) or of UN Comtrade.
"""

from indokorea.vocabulary.base import Term


class ObjectiveTheme(Term):
    """The theme of an objective."""

    SUPPLY_CHAIN_DIVERSIFICATION = (
        "supply_chain_diversification",
        "no dependence on one country for critical goods",
    )
    ECONOMIC_SECURITY = ("economic_security", "an economy protected from pressure and shocks")
    TECHNOLOGICAL_SOVEREIGNTY = ("technological_sovereignty", "command of the technologies that matter")
    CLEAN_TRANSITION = "clean_transition", "clean energy and lower emissions"
    MARITIME_SECURITY = "maritime_security", "safe and free seas"
    DEFENCE_MODERNISATION = "defence_modernisation", "armed forces with newer arms and ships"
    DEFENCE_SELF_RELIANCE = ("defence_self_reliance", "production at home of what the armed forces need")
    REGIONAL_STABILITY = "regional_stability", "peace in the region, without coercion"
    COUNTER_TERRORISM = "counter_terrorism", "an end to terrorism and its financing"
    RULES_BASED_ORDER = ("rules_based_order", "a region of rules, openness and shared values")
    DIPLOMATIC_DIVERSIFICATION = ("diplomatic_diversification", "close ties beyond the traditional partners")
    MARKET_ACCESS = ("market_access", "fewer duties and barriers for each other's goods and services")
    TRADE_GROWTH = "trade_growth", "more trade, or better balanced trade"
    INVESTMENT_PROMOTION = "investment_promotion", "more investment and joint ventures"
    INDUSTRIAL_GROWTH = "industrial_growth", "more, and more advanced, manufacturing at home"
    TECHNOLOGY_TRANSFER = ("technology_transfer", "technology and know-how from the other side")
    INNOVATION = "innovation", "joint research and start-ups"
    INFRASTRUCTURE_DEVELOPMENT = ("infrastructure_development", "ports, roads, power and cities")
    SKILLS_AND_JOBS = "skills_and_jobs", "training and employment"
    TALENT_MOBILITY = ("talent_mobility", "easier movement of skilled people and students")
    PEOPLE_TO_PEOPLE = "people_to_people", "tourism, culture, youth and shared heritage"


class ChallengeTheme(Term):
    """The theme of a challenge, which hinders an objective."""

    POLICY_ALIGNMENT = ("policy_alignment", "rules, standards and frameworks that do not fit each other")
    PRIVATE_SECTOR_ENGAGEMENT = ("private_sector_engagement", "firms that do not yet follow the governments' plans")
    TALENT_FLOW = "talent_flow", "obstacles to the movement of skilled people"
    SKILLS_GAP = "skills_gap", "a shortage of the skills that are needed"
    TECHNOLOGY_TRANSFER = ("technology_transfer", "sensitive technology that needs trust and control")
    RESEARCH_LINKAGES = ("research_linkages", "weak links of industry, universities and laboratories")
    INFRASTRUCTURE_AND_SCALE = ("infrastructure_and_scale", "infrastructure and volume that lag behind the plans")
    LAND_AND_CLEARANCES = ("land_and_clearances", "land, licences and permits that delay projects")
    FINANCING = "financing", "financing that is scarce, expensive or slow"
    TRADE_IMBALANCE = "trade_imbalance", "a deficit that one side finds too large"
    RULES_OF_ORIGIN = ("rules_of_origin", "proof of origin that is difficult or doubtful")
    NON_TARIFF_BARRIERS = ("non_tariff_barriers", "standards, licences and procedures that hinder trade")
    LOW_UTILISATION = "low_utilisation", "preferences that firms do not use"
    SUPPLY_CHAIN_VULNERABILITY = ("supply_chain_vulnerability", "critical goods from too few suppliers")
    GEOPOLITICAL_TENSION = ("geopolitical_tension", "rivalry of great powers that limits both countries' choices")
    SECURITY_THREAT = "security_threat", "terrorism, piracy or attack"
    SLOW_IMPLEMENTATION = "slow_implementation", "commitments that are late"


class CommitmentStatus(Term):
    """The status of a commitment; codes are IATI's activity statuses."""

    DISCUSSED = "discussed", "spoken of in a statement, and not yet promised; derived, never recorded"
    ANNOUNCED = "announced", "stated in public by one side", "IATI ActivityStatus 1"
    AGREED = ("agreed", "written in a joint text that is not a signed instrument", "IATI ActivityStatus 1")
    SIGNED = ("signed", "written in a signed instrument", "IATI ActivityStatus 1")
    UNDER_WAY = ("under_way", "work or spending on it is in progress", "IATI ActivityStatus 2")
    PART_DELIVERED = ("part_delivered", "a part of what was promised exists", "IATI ActivityStatus 2")
    DELIVERED = "delivered", "what was promised exists", "IATI ActivityStatus 4"
    STALLED = ("stalled", "stopped, as a source says", "IATI ActivityStatus 6")
    DROPPED = "dropped", "withdrawn or refused", "IATI ActivityStatus 5"
    MISSED = ("missed", "its date has passed without delivery, as a source or a figure shows")
    UNREPORTED = ("unreported", "its date has passed, and no source gives the outcome; derived, never recorded")
    REPLACED = "replaced", "an equal or narrower commitment renews it; derived, never recorded"
    ENDED = "ended", "given up after a part was delivered; derived, never recorded"

    @property
    def final(self) -> bool:
        """True if nothing can follow: delivered, dropped, missed or replaced. A missed one may still be delivered late.

        >>> CommitmentStatus.DELIVERED.final, CommitmentStatus.STALLED.final
        (True, False)
        """
        return self in _FINAL

    @property
    def derived(self) -> bool:
        """True if it follows from a date or a renewing commitment, and is never recorded.

        >>> CommitmentStatus.UNREPORTED.derived, CommitmentStatus.MISSED.derived
        (True, False)
        """
        return self in _DERIVED


_DERIVED = frozenset(
    {
        CommitmentStatus.DISCUSSED,
        CommitmentStatus.UNREPORTED,
        CommitmentStatus.REPLACED,
        CommitmentStatus.ENDED,
    }
)
_FINAL = frozenset(
    {CommitmentStatus.DELIVERED, CommitmentStatus.DROPPED, CommitmentStatus.MISSED, CommitmentStatus.REPLACED}
)


class MoneyBasis(Term):
    """The stage that a sum of money is in; sums of different stages are never added.

    Codes are IATI's transaction types, and its budget status of what is not binding. What kind of money it is, such as
    a loan or a grant, is its `FinanceType`.
    """

    PLANNED = "planned", "planned, aimed at or estimated; nobody has promised it", "IATI BudgetStatus 1"
    PLEDGED = "pledged", "promised, without a binding commitment", "IATI TransactionType 12"
    COMMITTED = "committed", "committed in writing, as in a signed contract", "IATI TransactionType 2"
    APPROVED = "approved", "approved by a cabinet, a parliament, a board or a bank"
    DISBURSED = "disbursed", "paid to the other side", "IATI TransactionType 3"
    SPENT = "spent", "spent on goods, services or shares", "IATI TransactionType 4"


class FinanceType(Term):
    """The kind of a sum of money, at whatever stage; codes are IATI's finance types and flow types (OECD DAC)."""

    GRANT = "grant", "given, not to be repaid", "IATI FinanceType 110"
    LOAN = "loan", "lent, to be repaid", "IATI FinanceType 421"
    EXPORT_CREDIT = (
        "export_credit",
        "lent or guaranteed to support exports of the lender's country",
        "IATI FlowType 22",
    )
    GUARANTEE = "guarantee", "to be paid if a debtor defaults, as an insurance is", "IATI FinanceType 1100"
    EQUITY = "equity", "paid for shares or for a whole firm", "IATI FinanceType 510"
    INVESTMENT = ("investment", "put into a firm or a plant by its owners, as shares, loans or profits kept")
    CONTRACT = "contract", "the price of goods or works ordered"
    BUDGET = "budget", "public money set aside for a programme"
    FUND = "fund", "the size of a fund, which several may pay into"


class Indicator(Term):
    """What a figure measures, in an observation or a target; trade flows have UN Comtrade's codes."""

    BILATERAL_TRADE = "bilateral_trade", "exports and imports of goods together"
    EXPORTS = "exports", "goods from subject to counterpart", "UN Comtrade X"
    IMPORTS = "imports", "goods to subject from counterpart", "UN Comtrade M"
    TRADE_BALANCE = ("trade_balance", "exports less imports of the subject; a deficit is negative")
    SERVICES_TRADE = "services_trade", "services in both directions"
    SERVICES_EXPORTS = "services_exports", "services from subject to counterpart"
    SERVICES_IMPORTS = "services_imports", "services to subject from counterpart"
    TWO_WAY_INVESTMENT = "two_way_investment", "investment in both directions together"
    FDI_FLOW = ("fdi_flow", "direct investment by the subject in the counterpart within a period")
    FDI_STOCK = ("fdi_stock", "direct investment by the subject in the counterpart up to a day")
    FDI_SHARE = ("fdi_share", "share of the subject in all direct investment of the counterpart")
    INVESTOR_RANK = ("investor_rank", "place of the subject among the counterpart's investors")
    TRADE_RANK = ("trade_rank", "place of the subject among the counterpart's trading partners")
    TRADE_GROWTH = "trade_growth", "change of trade over the period before"
    TARIFF_LINES_FREED = "tariff_lines_freed", "tariff lines with duties cut or removed"
    TARIFF_LINES_ZERO = "tariff_lines_zero", "tariff lines without duty"
    PREFERENCE_USE = ("preference_use", "share of trade that claims the agreed preference")
    FIRMS = "firms", "firms of the subject that operate in the counterpart"
    FIRMS_ENTERED = "firms_entered", "firms of the subject that entered the counterpart within a period"
    EMPLOYEES = "employees", "people employed"
    JOBS_CREATED = "jobs_created", "new jobs"
    VISITORS = "visitors", "arrivals of people from the subject in the counterpart"
    PASSENGERS = "passengers", "air passengers between the two"
    FLIGHTS = "flights", "flights a week between the two"
    RESIDENTS = "residents", "people of the subject who live in the counterpart"
    STUDENTS = "students", "students of the subject in the counterpart"
    PEOPLE_TRAINED = "people_trained", "people trained"
    FINANCING = "financing", "money lent, granted or guaranteed"
    INVESTMENT = "investment", "money put into a project, a sector or a programme"
    FUNDING = "funding", "money for research or for a fund"
    TURNOVER = "turnover", "sales of a firm or a sector"
    CAPACITY = "capacity", "capacity of plants to make, store or generate"
    OUTPUT = "output", "amount made or generated"
    UNITS = "units", "items ordered or delivered, such as guns or ships"
    MEMBERS = "members", "members of a body"
    PERSONNEL = "personnel", "people of a force who took part or served"
    CASUALTIES = "casualties", "people killed or wounded"
    MEETINGS = "meetings", "meetings held"
    PROJECTS = "projects", "projects started or approved"
    GDP = "gdp", "gross domestic product"


class CapabilityType(Term):
    """Whether a capability is offered or needed."""

    STRENGTH = "strength", "something that a side has and can offer"
    NEED = "need", "something that a side lacks and seeks"
