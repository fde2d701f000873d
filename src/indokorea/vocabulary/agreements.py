"""Terms of agreements: type of instrument, level, binding force, parties, actions, status, relations.

Codes: VCLT is an article of the Vienna Convention on the Law of Treaties of 1969; WTO the regional
trade agreements database of the World Trade Organization; DESTA the Design of Trade Agreements
data set; manytreaties the code of an agreement's type in the package of that name.
"""

from indokorea.vocabulary.base import Term


class InstrumentType(Term):
    """The type of an instrument by its title, which does not say if it is binding; codes are those of manytreaties."""

    TREATY = "treaty", "a treaty by name", "manytreaties A"
    AGREEMENT = "agreement", "an agreement by name", "manytreaties A"
    FRAMEWORK_AGREEMENT = ("framework_agreement", "an agreement to be completed by later ones", "manytreaties A")
    FTA = "fta", "a free trade agreement by name", "manytreaties A"
    CEPA = ("cepa", "a comprehensive economic partnership agreement by name", "manytreaties A")
    CONVENTION = "convention", "a convention by name", "manytreaties A"
    PROTOCOL = ("protocol", "a protocol to an earlier instrument, or on its own", "manytreaties P")
    AMENDMENT = ("amendment", "a text that changes an earlier instrument", "manytreaties E")
    EXCHANGE_OF_NOTES = ("exchange_of_notes", "an agreement made by two diplomatic notes", "manytreaties N")
    EXCHANGE_OF_LETTERS = ("exchange_of_letters", "an agreement made by two signed letters", "manytreaties N")
    AGREED_MINUTES = ("agreed_minutes", "minutes of talks that both sides signed", "manytreaties O")
    MEMORANDUM_OF_UNDERSTANDING = ("memorandum_of_understanding", "a memorandum of understanding", "manytreaties S")
    LETTER_OF_INTENT = ("letter_of_intent", "a signed intention to conclude an agreement later", "manytreaties O")
    HEADS_OF_AGREEMENT = ("heads_of_agreement", "the main terms, agreed before the contract")
    UNDERTAKING = ("undertaking", "a promise in writing, such as to recognise certificates", "manytreaties O")
    JOINT_DECLARATION = ("joint_declaration", "a declaration made together", "manytreaties R")
    JOINT_STATEMENT = "joint_statement", "a statement made together", "manytreaties R"
    VISION_STATEMENT = ("vision_statement", "a shared view of the years ahead", "manytreaties R")
    ROADMAP = "roadmap", "steps in order towards a shared aim", "manytreaties S"
    ACTION_PLAN = "action_plan", "a list of tasks with dates", "manytreaties S"
    COOPERATION_PROGRAMME = ("cooperation_programme", "activities planned together for several years", "manytreaties S")
    ARRANGEMENT = (
        "arrangement",
        "an arrangement by name, such as between agencies or for a loan",
        "manytreaties O",
    )
    IMPLEMENTING_ARRANGEMENT = ("implementing_arrangement", "how an earlier agreement is carried out", "manytreaties O")
    TERMS_OF_REFERENCE = ("terms_of_reference", "the tasks and rules of a joint body", "manytreaties O")
    TWINNING_AGREEMENT = ("twinning_agreement", "a twinning of two cities or two provinces")
    LOAN_AGREEMENT = "loan_agreement", "terms on which one side lends to the other"
    CONTRACT = "contract", "an agreement under the domestic law of a country"
    OTHER = "other", "any other document, identified by its title", "manytreaties O"


class AgreementLevel(Term):
    """The level at which an agreement was made."""

    STATE = "state", "made by the states themselves"
    GOVERNMENT = "government", "made by the two governments"
    MINISTRY_AGENCY = ("ministry_agency", "made by ministries, agencies or armed forces in their own name")
    SUBNATIONAL = "subnational", "made by states, provinces or cities"
    INSTITUTIONAL = ("institutional", "made by universities, institutes, public broadcasters and the like")
    PRIVATE = "private", "made by companies, chambers or associations"


class BindingForce(Term):
    """The law, if any, under which the text binds the parties."""

    INTERNATIONAL_LAW = ("international_law", "a treaty, whatever its name", "VCLT 2(1)(a)")
    DOMESTIC_CONTRACT = ("domestic_contract", "a contract that a court or an arbitrator can enforce")
    POLITICAL = "political", "a political commitment that does not bind in law"
    NONE_STATED = "none_stated", "no source says whether it is binding"


class TradeAgreementType(Term):
    """The type of a trade agreement, after the types of the World Trade Organization; the deepest that fits."""

    PSA = "psa", "partial scope: cuts duties on some goods", "WTO PSA"
    FTA = "fta", "frees substantially all trade in goods", "WTO FTA"
    CUSTOMS_UNION = ("customs_union", "frees trade within and shares one tariff towards others", "WTO CU")
    EIA = "eia", "economic integration: frees trade in services", "WTO EIA"
    CEPA_LABEL = ("cepa_label", "called a comprehensive partnership, which is a label, not a type")
    FRAMEWORK = "framework", "agrees on later steps and frees no trade itself", "DESTA 5"


class PartyRole(Term):
    """The role of an actor in an agreement."""

    PARTY = "party", "consents to be bound, or undertakes a commitment", "VCLT 2(1)(g)"
    SIGNATORY_FOR = "signatory_for", "signs on behalf of a party"
    OBSERVER = "observer", "takes part in the work and is not bound"
    THIRD_PARTY = ("third_party", "not a party, but affected by the agreement", "VCLT 2(1)(h)")


class ActionType(Term):
    """An action on an agreement, from first talks to its end; codes are the articles that govern it."""

    NEGOTIATION_OPENED = "negotiation_opened", "talks on the text began", "CAMEO 046"
    NEGOTIATION_SUSPENDED = ("negotiation_suspended", "talks on the text stopped temporarily")
    NEGOTIATION_RESUMED = ("negotiation_resumed", "talks on the text continued after a stop", "CAMEO 046")
    NEGOTIATION_CONCLUDED = ("negotiation_concluded", "the sides declared that talks had ended and the text was agreed")
    ADOPTED = "adopted", "the form of the text was settled", "VCLT 9"
    APPROVED = ("approved", "a cabinet or a parliament approved it; does not change the status")
    INITIALLED = ("initialled", "negotiators initialled the text to fix its wording", "VCLT 10(b)")
    SIGNED = "signed", "the text was signed by the parties", "VCLT 12"
    RATIFIED = ("ratified", "a party declared to the others that it consents to be bound", "VCLT 14")
    ACCEPTED = ("accepted", "a party consented to be bound by acceptance, equal to ratification", "VCLT 14(2)")
    ACCEDED = "acceded", "a party that had not signed joined", "VCLT 15"
    NOTIFIED = ("notified", "a party notified the others that its domestic procedures are complete", "VCLT 16(c)")
    INSTRUMENTS_EXCHANGED = (
        "instruments_exchanged",
        "instruments of ratification or signed texts were exchanged",
        "VCLT 16(a)",
    )
    PROVISIONAL_APPLICATION_STARTED = ("provisional_application_started", "applied before entry into force", "VCLT 25")
    PROVISIONAL_APPLICATION_ENDED = ("provisional_application_ended", "no longer applied provisionally", "VCLT 25(2)")
    ENTERED_INTO_FORCE = "entered_into_force", "became binding", "VCLT 24"
    EFFECTIVE_FOR = (
        "effective_for",
        "provisions began to apply; does not change the status",
        "VCLT 28",
    )
    AMENDED = "amended", "the parties changed the text", "VCLT 39"
    SUSPENDED = "suspended", "its operation stopped temporarily", "VCLT 57"
    RESUMED = "resumed", "its operation continued after a suspension", "VCLT 72"
    DENUNCIATION_NOTIFIED = ("denunciation_notified", "a party gave notice that it will leave", "VCLT 56")
    DENUNCIATION_WITHDRAWN = ("denunciation_withdrawn", "a party withdrew its notice before it took effect", "VCLT 68")
    TERMINATED = ("terminated", "ended by consent or by a notice that took effect", "VCLT 54")
    SUPERSEDED = ("superseded", "ended because a later agreement took its place", "VCLT 59")
    EXPIRED = "expired", "ended because its term ran out", "VCLT 54(a)"
    ABANDONED = "abandoned", "given up before it was ever in force"
    REGISTERED = ("registered", "registered with the United Nations; does not change the status", "VCLT 80")
    PUBLISHED = ("published", "printed in a gazette or a treaty series; does not change the status")


class SignatureType(Term):
    """The legal effect of a signature."""

    SIMPLE = ("simple", "fixes the text; ratification or another step must follow", "VCLT 10(b)")
    DEFINITIVE = ("definitive", "consents to be bound, with no further step", "VCLT 12(1)")
    AD_REFERENDUM = ("ad_referendum", "becomes a full signature once the signatory's side confirms it", "VCLT 12(2)(b)")


class AgreementStatus(Term):
    """The status of an agreement on a day, derived from its actions; codes are those of the WTO database."""

    PROPOSED = "proposed", "proposed, and talks have not begun"
    UNDER_NEGOTIATION = (
        "under_negotiation",
        "talks are in progress",
        "WTO Early announcement-Under negotiation",
    )
    TEXT_AGREED = (
        "text_agreed",
        "talks have ended, and no party has signed",
        "WTO Early announcement-Under negotiation",
    )
    INITIALLED = ("initialled", "initialled and not signed", "WTO Early announcement-Under negotiation")
    SIGNED = ("signed", "signed, and no party has ratified", "WTO Early announcement-Signed")
    PARTIALLY_RATIFIED = ("partially_ratified", "some parties have ratified, not all", "WTO Early announcement-Signed")
    RATIFIED_PENDING_FORCE = (
        "ratified_pending_force",
        "every party has ratified, and the day of entry into force is yet to come",
        "WTO Early announcement-Signed",
    )
    IN_FORCE = "in_force", "binding, or in operation where no law binds", "WTO In Force"
    SUSPENDED = "suspended", "in force, and its operation is stopped temporarily"
    TERMINATED = "terminated", "ended by consent or by notice", "WTO Inactive"
    SUPERSEDED = "superseded", "replaced by a later agreement", "WTO Inactive"
    EXPIRED = "expired", "ended when its term ran out", "WTO Inactive"
    ABANDONED = "abandoned", "given up before it was ever in force"

    @property
    def ended(self) -> bool:
        """True if nothing can follow: terminated, superseded, expired or abandoned.

        >>> AgreementStatus.EXPIRED.ended, AgreementStatus.SUSPENDED.ended
        (True, False)
        """
        return self in _ENDED


_ENDED = frozenset(
    {AgreementStatus.TERMINATED, AgreementStatus.SUPERSEDED, AgreementStatus.EXPIRED, AgreementStatus.ABANDONED}
)


class AgreementRelationType(Term):
    """The relation of an agreement to an earlier one, recorded with the later of the two."""

    AMENDS = "amends", "changes the text of the other", "VCLT 39"
    SUPPLEMENTS = "supplements", "adds to the other and leaves its text alone"
    IMPLEMENTS = "implements", "specifies how the other is carried out"
    PROTOCOL_TO = ("protocol_to", "is a protocol to the other", "DESTA protocol or amendment")
    SUPERSEDES = "supersedes", "takes the place of the other", "VCLT 59"
    CONSOLIDATES = ("consolidates", "restates the other with its changes in one text", "DESTA consolidated")
    TERMINATES = ("terminates", "ends the other without replacing it", "VCLT 54(b)")
    RENEWS = "renews", "gives the other a new term"
    BASED_ON = "based_on", "made under a power or a commitment in the other"


class RenewalType(Term):
    """What happens when the term of an agreement runs out."""

    NONE = "none", "it ends"
    AUTOMATIC = "automatic", "it continues unless a party gives notice"
    BY_AGREEMENT = "by_agreement", "it continues if the parties agree again"


class Coverage(Term):
    """The trade that an action or an agreement covers; the WTO dates goods and services separately."""

    GOODS = "goods", "trade in goods", "WTO Goods"
    SERVICES = "services", "trade in services", "WTO Services"
    INVESTMENT = "investment", "investment by firms of one party in the other party's country"


class DefenceArea(Term):
    """The subject of a defence agreement, after the activities in the Defense Cooperation Agreement Dataset."""

    POLICY_CONSULTATION = "policy_consultation", "talks on defence policy"
    EXERCISES = "exercises", "joint exercises, and visits of ships and aircraft"
    TRAINING_EDUCATION = ("training_education", "courses, colleges and exchanges of officers")
    PROCUREMENT_ARMS = "procurement_arms", "buying and selling arms"
    DEFENCE_INDUSTRY = "defence_industry", "making arms and equipment together"
    RESEARCH_DEVELOPMENT = ("research_development", "research and development of weapons and materials")
    CLASSIFIED_INFORMATION = ("classified_information", "protecting each other's military secrets")
    PEACEKEEPING = "peacekeeping", "operations under the United Nations"
    LOGISTICS = "logistics", "fuel, stores and repair for each other's forces"
    MARITIME_SECURITY = ("maritime_security", "safety, rescue and law enforcement at sea")
    CYBER = "cyber", "defence of computer networks"
    SPACE = "space", "military use and safety of outer space"
    HUMANITARIAN = "humanitarian", "relief after disasters and military medicine"
    WORKING_GROUPS = ("working_groups", "standing committees of the two defence establishments")
