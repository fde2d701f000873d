"""Terms of projects of firms and agencies, and of the programmes behind them.

Codes name a code list of the International Aid Transparency Initiative (IATI 2.03).
"""

from indokorea.vocabulary.base import Term


class ProjectType(Term):
    """The type of a project."""

    INVESTMENT = "investment", "money invested in a business"
    JOINT_VENTURE = "joint_venture", "a business owned jointly, with stakes"
    PLANT = "plant", "a factory, a mill, a shipyard or a chip plant, built or enlarged"
    INFRASTRUCTURE = "infrastructure", "a port, a road, a railway, a grid or a network"
    CENTRE = "centre", "an office, a laboratory or a hub opened in the other country"
    CONTRACT = "contract", "goods or works ordered"
    SUPPLY = "supply", "goods delivered over several years"
    ARMS_PROCUREMENT = "arms_procurement", "arms or military equipment bought"
    TECHNOLOGY_TRANSFER = "technology_transfer", "transfer of know-how"
    LICENCE = "licence", "a right to make or use something"
    CO_DEVELOPMENT = "co_development", "a product designed together"
    CO_PRODUCTION = "co_production", "a product, a weapon or a film made together"
    RESEARCH = "research", "joint research"
    STUDY = "study", "a feasibility study"
    PARTNERSHIP = ("partnership", "cooperation of firms or bodies, with nothing built or bought yet")
    ACQUISITION = "acquisition", "a firm or shares bought"
    DIVESTMENT = "divestment", "a firm or shares sold"
    PUBLIC_OFFERING = "public_offering", "shares offered to the public"
    FINANCING = "financing", "a loan or a credit for something else"
    TRAINING = "training", "training of people"
    CULTURAL = "cultural", "a memorial, a park, a film or a stamp"


class ProjectRole(Term):
    """The role of a party in a project; codes are IATI's organisation roles."""

    INVESTOR = "investor", "invests money"
    SHAREHOLDER = "shareholder", "holds a stake in the business"
    PARTNER = "partner", "shares the work"
    OWNER = "owner", "owns what is built or operated", "IATI OrganisationRole 2"
    OPERATOR = "operator", "operates what is built", "IATI OrganisationRole 4"
    DEVELOPER = "developer", "designs or builds it", "IATI OrganisationRole 4"
    BUYER = "buyer", "orders and pays"
    END_USER = "end_user", "uses what others have bought or built"
    CONTRACTOR = "contractor", "has the contract to deliver"
    SUPPLIER = "supplier", "delivers parts or goods"
    SELLER = "seller", "sells a firm or shares"
    TARGET_FIRM = "target_firm", "is the firm bought, sold or listed"
    LICENSOR = "licensor", "grants a right or transfers know-how"
    LICENSEE = "licensee", "receives a right or know-how"
    LENDER = "lender", "lends", "IATI OrganisationRole 1"
    BORROWER = "borrower", "borrows"
    FUNDER = "funder", "gives a grant or sponsors", "IATI OrganisationRole 1"
    HOST = "host", "provides the place: a state, a city or a campus"
    FACILITATOR = "facilitator", "brings the others together"
    RESEARCHER = "researcher", "does the research"


class ProjectStatus(Term):
    """The status of a project; codes are IATI's activity statuses."""

    ANNOUNCED = ("announced", "announced by a firm or an agency, or reported", "IATI ActivityStatus 1")
    MOU = ("mou", "written in a memorandum or another document that is not binding", "IATI ActivityStatus 1")
    APPROVED = ("approved", "approved by a board or a government", "IATI ActivityStatus 1")
    CONTRACTED = ("contracted", "ordered or agreed in a binding contract", "IATI ActivityStatus 1")
    FINANCED = ("financed", "its money is available", "IATI ActivityStatus 1")
    UNDER_CONSTRUCTION = ("under_construction", "being built or made", "IATI ActivityStatus 2")
    PART_DELIVERED = ("part_delivered", "partly handed over: 10 guns of 100", "IATI ActivityStatus 2")
    OPERATING = "operating", "in operation", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "handed over or complete", "IATI ActivityStatus 4"
    CLOSED = "closed", "worked, and was shut, sold or dissolved", "IATI ActivityStatus 4"
    STALLED = "stalled", "stopped, as a source says", "IATI ActivityStatus 6"
    CANCELLED = "cancelled", "cancelled or abandoned", "IATI ActivityStatus 5"

    @property
    def final(self) -> bool:
        """True if it is delivered: it may close, and nothing else can follow. Any other project may be taken up again.

        >>> ProjectStatus.DELIVERED.final, ProjectStatus.CANCELLED.final
        (True, False)
        """
        return self is ProjectStatus.DELIVERED


class ProgrammeType(Term):
    """The type of a programme."""

    MISSION = "mission", "a national mission with an office and a budget"
    CAMPAIGN = "campaign", "a label for many measures, such as self-reliance"
    INCENTIVE_SCHEME = "incentive_scheme", "payments to firms that make or invest"
    STRATEGY = "strategy", "a national plan for a sector"
    FOREIGN_POLICY = "foreign_policy", "a doctrine towards a region"
    FUND = "fund", "a fund with a purpose"
    CREDIT_LINE = "credit_line", "loans agreed in advance for later projects"
    FACILITATION = "facilitation", "help for firms of the other side"
    RESEARCH = "research", "calls for joint research"
    EXCHANGE = "exchange", "exchanges in culture, education, training or youth"
    DEFENCE = "defence", "defence innovation or equipment"
