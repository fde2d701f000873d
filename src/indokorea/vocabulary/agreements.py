"""Terms of agreements: type of instrument, level, binding force, parties, actions, status, relations.

Codes: VCLT is an article of the Vienna Convention on the Law of Treaties of 1969, to which India is not a party: it is
cited as the custom that it states; WTO the regional
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
    SILENT = "silent", "the text itself says nothing about whether it binds"


class TradeAgreementType(Term):
    """The type of a trade agreement, after the types of the World Trade Organization; one that is both has both."""

    PSA = "psa", "partial scope: cuts duties on some goods", "WTO PSA"
    FTA = "fta", "frees substantially all trade in goods", "WTO FTA"
    CUSTOMS_UNION = ("customs_union", "frees trade within and shares one tariff towards others", "WTO CU")
    EIA = "eia", "economic integration: frees trade in services", "WTO EIA"
    FRAMEWORK = "framework", "agrees on later steps and frees no trade itself", "DESTA 5"


class PartyRole(Term):
    """The role of an actor in an agreement."""

    PARTY = "party", "consents to be bound, or undertakes a commitment", "VCLT 2(1)(g)"
    SIGNATORY_FOR = "signatory_for", "signs on behalf of a party"
    OBSERVER = "observer", "takes part in the work and is not bound"
    THIRD_PARTY = ("third_party", "not a party, but affected by the agreement", "VCLT 2(1)(h)")
    DEPOSITARY = ("depositary", "keeps the original, and receives instruments and notices", "VCLT 76")


class ActionType(Term):
    """An action on an agreement, from first talks to its end; codes are the articles that govern it.

    Notice under a clause of the agreement follows VCLT 54(a), with 65 and 67 on its form; VCLT 56 is for an agreement
    without such a clause. That domestic procedures are complete counts by VCLT 11 and 24(1).
    """

    NEGOTIATION_OPENED = "negotiation_opened", "talks on the text began", "CAMEO 046"
    NEGOTIATION_SUSPENDED = ("negotiation_suspended", "talks on the text stopped temporarily")
    NEGOTIATION_RESUMED = ("negotiation_resumed", "talks on the text continued after a stop", "CAMEO 046")
    NEGOTIATION_CONCLUDED = ("negotiation_concluded", "the sides declared that talks had ended and the text was agreed")
    ADOPTED = "adopted", "the form of the text was settled", "VCLT 9"
    APPROVED_AT_HOME = ("approved_at_home", "a cabinet or a parliament approved it; does not change the status")
    INITIALLED = ("initialled", "negotiators initialled the text to fix its wording", "VCLT 10(b)")
    SIGNED = "signed", "the text was signed by the parties", "VCLT 12"
    RESERVATION_MADE = ("reservation_made", "a party excluded or modified a provision for itself", "VCLT 19")
    RESERVATION_WITHDRAWN = ("reservation_withdrawn", "a party gave its reservation up", "VCLT 22")
    RATIFIED = ("ratified", "a party declared to the others that it consents to be bound", "VCLT 14")
    ACCEPTED = ("accepted", "a party consented to be bound by acceptance, equal to ratification", "VCLT 14(2)")
    APPROVED = ("approved", "a party consented to be bound by approval, equal to ratification", "VCLT 14(2)")
    ACCEDED = "acceded", "a party that had not signed joined", "VCLT 15"
    NOTIFIED = ("notified", "a party notified the others that its domestic procedures are complete", "VCLT 24(1)")
    DEPOSITED = ("deposited", "a party's instrument of consent was deposited with the depositary", "VCLT 16(b)")
    NOTES_EXCHANGED = (
        "notes_exchanged",
        "notes or letters that make up the agreement were exchanged; by one party, its note alone",
        "VCLT 13",
    )
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
    EXTENDED = ("extended", "its term was prolonged, to the day `until`")
    RENEWED = ("renewed", "a new term began, which lasts to the day `until`")
    SUSPENDED = "suspended", "its operation stopped temporarily", "VCLT 57"
    RESUMED = "resumed", "its operation continued after a suspension", "VCLT 72"
    DENUNCIATION_NOTIFIED = ("denunciation_notified", "a party gave notice that it will leave", "VCLT 54(a)")
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
    SIGNED = ("signed", "signed, and no party has consented to be bound", "WTO Early announcement-Signed")
    PARTIALLY_RATIFIED = (
        "partially_ratified",
        "some parties have consented to be bound, not all",
        "WTO Early announcement-Signed",
    )
    RATIFIED_PENDING_FORCE = (
        "ratified_pending_force",
        "every party has consented to be bound, and the day of entry into force is yet to come",
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
    PART_OF = ("part_of", "an annex, a side letter or a protocol that is an integral part of the other", "VCLT 2(1)(a)")


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


class TermStart(Term):
    """The day from which the first term of an agreement runs."""

    SIGNATURE = "signature", "the day of signature"
    ENTRY_INTO_FORCE = "entry_into_force", "the day of entry into force", "VCLT 24"


class ProvisionVerb(Term):
    """What a provision of an agreement does."""

    CONSULT = "consult", "the sides consult, meet or review"
    ESTABLISH = "establish", "sets up a body, a centre or a procedure"
    CUT_DUTIES = "cut_duties", "lowers or removes customs duties"
    EXCHANGE = "exchange", "people, information, goods or works are exchanged"
    TRAIN = "train", "one side trains or teaches people of the other"
    SUPPLY = "supply", "goods, material, equipment or services are supplied"
    LEND = "lend", "one side lends to the other"
    PROTECT = "protect", "protects investments, secrets, rights or people"
    RECOGNISE = "recognise", "recognises certificates, degrees, rights or decisions of the other"
    EXEMPT = "exempt", "exempts from a visa, a tax, a contribution or a duty to pay"
    COOPERATE = "cooperate", "the sides work together in a field"
    CAP = "cap", "limits a rate, a number or an amount"
    GRANT = "grant", "grants a right, a facility or a treatment"


class AgreementSubject(Term):
    """The subject of an agreement; industries are sectors. The words of defence follow the data set DCAD."""

    PARTNERSHIP = "partnership", "relations of the two sides as a whole"
    TRADE = "trade", "trade in goods and services, trade remedies"
    INVESTMENT = "investment", "promotion and protection of investments"
    TAX = "tax", "taxes on income, and exchange of information on them"
    CUSTOMS = "customs", "work of the customs authorities"
    DEVELOPMENT_FINANCE = "development_finance", "loans and grants for development"
    FINANCE = "finance", "banks, markets, currencies and export credit"
    BUSINESS = "business", "work of chambers, firms and start-ups together"
    INDUSTRY = "industry", "factories, supply chains and industrial technology"
    AIR_SERVICES = "air_services", "scheduled flights between the two"
    SHIPPING = "shipping", "ships, seafarers and ports"
    TRANSPORT = "transport", "roads, railways and traffic"
    ENERGY = "energy", "electric power, oil, gas and renewable energy"
    NUCLEAR = "nuclear", "peaceful uses of nuclear energy"
    SCIENCE = "science", "science and technology"
    DIGITAL = "digital", "information technology and communications"
    SPACE = "space", "peaceful uses of outer space"
    ENVIRONMENT = "environment", "environment and climate"
    AGRICULTURE = "agriculture", "farming, fisheries and food"
    HEALTH = "health", "health, medicine and vaccines"
    CULTURE = "culture", "arts, media and works made together"
    EDUCATION = "education", "schools, universities, scholarships and languages"
    MEDIA = "media", "broadcasters, news agencies and the press"
    SPORT = "sport", "sport"
    TOURISM = "tourism", "travel for pleasure"
    TWINNING = "twinning", "cities, provinces and states of the two"
    VISA = "visa", "visas and their waiver"
    CONSULAR = "consular", "diplomatic and consular relations, training of diplomats"
    SOCIAL_SECURITY = "social_security", "pensions and insurance of those who work abroad"
    EXTRADITION = "extradition", "surrender of persons who are sought"
    LEGAL_ASSISTANCE = "legal_assistance", "help of courts and prosecutors"
    SENTENCED_PERSONS = "sentenced_persons", "transfer of prisoners to their country"
    POLICE = "police", "police, and fighting crime and terrorism"
    CLAIMS = "claims", "settlement of claims between the two"
    DEFENCE = "defence", "defence as a whole"
    DEFENCE_POLICY = "defence_policy", "talks on defence policy"
    MILITARY_EXERCISES = "military_exercises", "joint exercises, and visits of ships and aircraft"
    MILITARY_TRAINING = (
        "military_training",
        "courses, colleges and exchanges of officers",
    )
    ARMS_PROCUREMENT = "arms_procurement", "buying and selling arms"
    DEFENCE_INDUSTRY = "defence_industry", "making arms and equipment together"
    DEFENCE_RESEARCH = "defence_research", "research and development of weapons and materials"
    CLASSIFIED_INFORMATION = "classified_information", "protecting each other's military secrets"
    PEACEKEEPING = "peacekeeping", "operations under the United Nations"
    MILITARY_LOGISTICS = "military_logistics", "fuel, stores and repair for each other's forces"
    MARITIME_SECURITY = "maritime_security", "safety, rescue and law enforcement at sea"
    CYBER_DEFENCE = "cyber_defence", "defence of computer networks"
    MILITARY_RELIEF = "military_relief", "relief after disasters and military medicine"

    @property
    def broader(self) -> "AgreementSubject":
        """The subject under which a board sorts it: defence for the narrower words of defence, else itself.

        >>> AgreementSubject.PEACEKEEPING.broader, AgreementSubject.TAX.broader
        (AgreementSubject.DEFENCE, AgreementSubject.TAX)
        """
        return AgreementSubject.DEFENCE if self in _DEFENCE else self


_DEFENCE = frozenset(
    {
        AgreementSubject.DEFENCE_POLICY,
        AgreementSubject.MILITARY_EXERCISES,
        AgreementSubject.MILITARY_TRAINING,
        AgreementSubject.ARMS_PROCUREMENT,
        AgreementSubject.DEFENCE_INDUSTRY,
        AgreementSubject.DEFENCE_RESEARCH,
        AgreementSubject.CLASSIFIED_INFORMATION,
        AgreementSubject.PEACEKEEPING,
        AgreementSubject.MILITARY_LOGISTICS,
        AgreementSubject.MARITIME_SECURITY,
        AgreementSubject.CYBER_DEFENCE,
        AgreementSubject.MILITARY_RELIEF,
    }
)
