"""Words of the small values: how exact a figure is, whose code list a code is from, whose register a number."""

from indokorea.vocabulary.base import Term


class Qualifier(Term):
    """How exact an amount or a count is, as its source words it; codes from schema.org's MonetaryAmount."""

    EXACT = "exact", "the figure itself, as far as its digits go", "schema.org value"
    ABOUT = "about", "near the figure, on either side of it"
    AT_LEAST = "at_least", "the figure or more", "schema.org minValue"
    UP_TO = "up_to", "the figure or less", "schema.org maxValue"


class CodeScheme(Term):
    """The classifications whose codes a sector, a product or an event may bear."""

    HS = "hs", "Harmonized System of the World Customs Organization, for goods"
    ISIC = ("isic", "International Standard Industrial Classification of the United Nations")
    NIC = "nic", "National Industrial Classification of India, built on ISIC"
    KSIC = "ksic", "Korean Standard Industrial Classification, built on ISIC"
    CAMEO = ("cameo", "Conflict and Mediation Event Observations, for what states do to each other")


class IdentifierScheme(Term):
    """The registers, treaty series and data sets whose numbers tie a record to the outside; codes are Wikidata's."""

    WIKIDATA = "wikidata", "item number in Wikidata"
    DOI = ("doi", "digital object identifier of a publication or a data set", "Wikidata P356")
    DESTA = ("desta", "number of a trade agreement in the Design of Trade Agreements data set")
    WTO_RTA = ("wto_rta", "number in the regional trade agreements database of the World Trade Organization")
    UNTS = "unts", "registration number in the United Nations Treaty Series"
    INTSER = "intser", "citation in the Indian Treaty Series"
    GSR = "gsr", "number of a general statutory rule in the Gazette of India"
    MEA_IN = ("mea_in", "number in the treaty database of India's Ministry of External Affairs")
    MOFA_KR = ("mofa_kr", "treaty number of the Republic of Korea, as its foreign ministry lists it")
    FCDO = "fcdo", "number in UK Treaties Online"
    DCAD = "dcad", "number in the Defense Cooperation Agreement Dataset"
    ATOP = "atop", "number in the Alliance Treaty Obligations and Provisions data set"
    MME = ("mme", "number of an exercise in the Multinational Military Exercises data set")
    IMO = ("imo", "ship number of the International Maritime Organization, seven digits", "Wikidata P458")
    PENNANT = ("pennant", "letters and digits painted on a warship's side", "Wikidata P879")
    LEI = ("lei", "Legal Entity Identifier, ISO 17442, twenty characters", "Wikidata P1278")
    CIN = "cin", "Corporate Identification Number in India, twenty-one characters"
    BRN = "brn", "business registration number in the Republic of Korea, ten digits"
    ISIN = ("isin", "International Securities Identification Number, ISO 6166, twelve characters", "Wikidata P946")
