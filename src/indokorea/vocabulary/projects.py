"""Words of undertakings on the ground: projects of firms and agencies, and the programmes behind them.

Codes name a code list of the International Aid Transparency Initiative (IATI 2.03).
"""

from indokorea.vocabulary.base import Term


class ProjectType(Term):
    """What sort of undertaking a project is."""

    INVESTMENT = "investment", "money put into a business"
    JOINT_VENTURE = "joint_venture", "a business held together, with stakes"
    PLANT = "plant", "a factory, a mill, a yard or a fab, built or enlarged"
    INFRASTRUCTURE = "infrastructure", "a port, a road, a railway, a grid or a network"
    CENTRE = "centre", "an office, a laboratory or a hub opened for the other side"
    CONTRACT = "contract", "goods or works ordered"
    SUPPLY = "supply", "goods delivered over years"
    ARMS_PROCUREMENT = "arms_procurement", "arms or military equipment bought"
    TECHNOLOGY_TRANSFER = "technology_transfer", "know-how handed over"
    LICENCE = "licence", "a right granted to make or use something"
    CO_DEVELOPMENT = "co_development", "a product designed together"
    CO_PRODUCTION = "co_production", "a product, an arm or a film made together"
    RESEARCH = "research", "research together"
    STUDY = "study", "a study of whether something can be done"
    PARTNERSHIP = ("partnership", "firms or bodies work together, with nothing built or bought yet")
    ACQUISITION = "acquisition", "a firm or shares bought"
    DIVESTMENT = "divestment", "a firm or shares sold"
    PUBLIC_OFFERING = "public_offering", "shares offered to the public"
    FINANCING = "financing", "a loan or a credit for something else"
    TRAINING = "training", "people taught"
    CULTURAL = "cultural", "a memorial, a park, a film or a stamp"


class ProjectRole(Term):
    """What a party is to a project; codes are IATI's organisation roles."""

    INVESTOR = "investor", "puts money in"
    SHAREHOLDER = "shareholder", "holds a stake in the business"
    PARTNER = "partner", "shares the work"
    OWNER = "owner", "owns what is built or run", "IATI OrganisationRole 2"
    OPERATOR = "operator", "runs it", "IATI OrganisationRole 4"
    DEVELOPER = "developer", "designs or builds it", "IATI OrganisationRole 4"
    BUYER = "buyer", "orders and pays"
    END_USER = "end_user", "uses what others bought or built"
    CONTRACTOR = "contractor", "has the contract to deliver"
    SUPPLIER = "supplier", "delivers parts or goods"
    SELLER = "seller", "sells a firm or shares"
    TARGET_FIRM = "target_firm", "is the firm bought, sold or listed"
    LICENSOR = "licensor", "grants a right or hands over know-how"
    LICENSEE = "licensee", "gets a right or know-how"
    LENDER = "lender", "lends", "IATI OrganisationRole 1"
    BORROWER = "borrower", "borrows"
    FUNDER = "funder", "grants or sponsors", "IATI OrganisationRole 1"
    HOST = "host", "gives the place: a state, a city or a campus"
    FACILITATOR = "facilitator", "brings the others together"
    RESEARCHER = "researcher", "does the research"


class ProjectStatus(Term):
    """Where a project stands; codes are IATI's activity statuses."""

    ANNOUNCED = ("announced", "made known by a firm or an agency, or reported", "IATI ActivityStatus 1")
    MOU = ("mou", "written in a memorandum or another paper that does not yet bind", "IATI ActivityStatus 1")
    APPROVED = ("approved", "cleared by a board or a government, or contracted", "IATI ActivityStatus 1")
    FINANCED = "financed", "its money is there", "IATI ActivityStatus 1"
    UNDER_CONSTRUCTION = ("under_construction", "being built or made", "IATI ActivityStatus 2")
    OPERATING = "operating", "at work", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "handed over or complete", "IATI ActivityStatus 4"
    STALLED = "stalled", "at a stop", "IATI ActivityStatus 6"
    CANCELLED = "cancelled", "given up", "IATI ActivityStatus 5"

    @property
    def final(self) -> bool:
        """Whether nothing can follow: delivered or cancelled. What operates may still close.

        >>> ProjectStatus.DELIVERED.final, ProjectStatus.OPERATING.final
        (True, False)
        """
        return self in _FINAL


_FINAL = frozenset({ProjectStatus.DELIVERED, ProjectStatus.CANCELLED})


class ProgrammeType(Term):
    """What sort of programme it is."""

    MISSION = "mission", "a national mission with an office and a budget"
    CAMPAIGN = "campaign", "a banner for many measures, such as self-reliance"
    INCENTIVE_SCHEME = "incentive_scheme", "payments to firms that make or invest"
    STRATEGY = "strategy", "a national plan for a sector"
    FOREIGN_POLICY = "foreign_policy", "a doctrine towards a region"
    FUND = "fund", "a pot of money with a purpose"
    CREDIT_LINE = "credit_line", "lending agreed beforehand for projects to come"
    FACILITATION = "facilitation", "help for firms of the other side"
    RESEARCH = "research", "calls for joint research"
    EXCHANGE = "exchange", "culture, education, training or youth"
    DEFENCE = "defence", "defence innovation or equipment"
