"""Words of dates, figures, codes and identifiers: how exact, over which time, on which basis, from which register."""

from indokorea.vocabulary.base import Term


class Precision(Term):
    """How exactly a date is written: its smallest unit before the first unknown digit.

    Its possible days may be fewer than that unit has: `2009-1X` has the precision of a year, and is in October,
    November or December. `earliest` and `latest` are exact.
    """

    TIME = "time", "a day and a time of that day"
    DAY = "day", "a calendar day"
    MONTH = "month", "somewhere in a month, or the month itself"
    QUARTER = "quarter", "three months, from January, April, July or October (codes 33 to 36)"
    QUADRIMESTER = "quadrimester", "four months, from January, May or September (codes 37 to 39)"
    SEMESTER = "semester", "six months, from January or July (codes 40 and 41)"
    SEASON = "season", "spring, summer, autumn or winter of a year, in unknown months (codes 21 to 24)"
    YEAR = "year", "somewhere in a year, or the year itself"
    DECADE = "decade", "somewhere in ten years, such as 2010 to 2019"
    CENTURY = "century", "somewhere in a hundred years, such as 1900 to 1999"
    MILLENNIUM = "millennium", "somewhere in a thousand years, such as 1000 to 1999"
    UNKNOWN = "unknown", "not even the first digit of the year is known"
    SET = "set", "one of several dates, and which one is unknown"


class WindowFit(Term):
    """Whether something falls into a span of time; what is certainly outside has no fit at all."""

    CERTAIN = "certain", "every possible day is within the time"
    POSSIBLE = "possible", "some possible day is within the time, and another is not"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class Qualifier(Term):
    """How exact an amount or a count is, as its source words it; codes from schema.org's MonetaryAmount."""

    EXACT = "exact", "the figure itself, as far as its digits go", "schema.org value"
    ABOUT = "about", "near the figure, on either side of it"
    AT_LEAST = "at_least", "the figure or more", "schema.org minValue"
    UP_TO = "up_to", "the figure or less", "schema.org maxValue"


class YearBasis(Term):
    """Which span of time a figure covers; figures of different bases cannot be compared."""

    CALENDAR = "calendar", "a year from January to December"
    FISCAL = "fiscal", "a year of public accounts, in India from April to March"
    PART_YEAR = "part_year", "some months of a year"
    CUMULATIVE = "cumulative", "all years up to a day"
    ON_DATE = "on_date", "the state on a day"


class FigureStatus(Term):
    """How sure a figure is, if it is not one that was counted."""

    PROVISIONAL = "provisional", "counted, and still to be revised"
    ESTIMATE = "estimate", "estimated for a time that has passed"
    FORECAST = "forecast", "expected for a time to come"
    TARGET = "target", "aimed at for a time to come, without a promise to anybody"


class Valuation(Term):
    """How goods were valued at the border; codes are columns of UN Comtrade."""

    CIF = "cif", "including insurance and freight, as imports usually are", "UN Comtrade cifvalue"
    FOB = "fob", "free on board, without insurance and freight, as exports usually are", "UN Comtrade fobvalue"


class CodeScheme(Term):
    """The classifications whose codes a sector, a product or an event may have."""

    HS = "hs", "Harmonized System of the World Customs Organization, for goods"
    ISIC = "isic", "International Standard Industrial Classification of the United Nations"
    NIC = "nic", "National Industrial Classification of India, based on ISIC"
    KSIC = "ksic", "Korean Standard Industrial Classification, based on ISIC"
    CAMEO = "cameo", "Conflict and Mediation Event Observations, for what states do to each other"


class IdentifierScheme(Term):
    """The registers, treaty series and data sets whose numbers identify a record elsewhere; codes are Wikidata's."""

    WIKIDATA = "wikidata", "item number in Wikidata"
    VIAF = "viaf", "number of a cluster in the Virtual International Authority File"
    ISNI = "isni", "International Standard Name Identifier, ISO 27729, sixteen characters"
    ROR = "ror", "identifier in the Research Organization Registry, nine characters"
    DOI = "doi", "digital object identifier of a publication or a data set", "Wikidata P356"
    DESTA = "desta", "number of a trade agreement in the Design of Trade Agreements data set"
    WTO_RTA = "wto_rta", "number in the regional trade agreements database of the World Trade Organization"
    UNTS = "unts", "registration number in the United Nations Treaty Series"
    INTSER = "intser", "citation in the Indian Treaty Series"
    GSR = "gsr", "number of a general statutory rule in the Gazette of India"
    MEA_IN = "mea_in", "number in the treaty database of India's Ministry of External Affairs"
    MOFA_KR = "mofa_kr", "treaty number of the Republic of Korea, as its foreign ministry lists it"
    FCDO = "fcdo", "number in UK Treaties Online"
    DCAD = "dcad", "number in the Defense Cooperation Agreement Dataset"
    ATOP = "atop", "number in the Alliance Treaty Obligations and Provisions data set"
    MME = "mme", "number of an exercise in the Multinational Military Exercises data set"
    IMO = "imo", "ship number of the International Maritime Organization, seven digits", "Wikidata P458"
    PENNANT = "pennant", "letters and digits painted on a warship's side", "Wikidata P879"
    LEI = "lei", "Legal Entity Identifier, ISO 17442, twenty characters", "Wikidata P1278"
    CIN = "cin", "Corporate Identification Number in India, twenty-one characters"
    BRN = "brn", "business registration number in the Republic of Korea, ten digits"
    DART = "dart", "number of a corporation in Korea's electronic disclosure system DART, eight digits"
    KRX = "krx", "short code of a share on the Korea Exchange, six characters"
    ISIN = "isin", "International Securities Identification Number, ISO 6166, twelve characters", "Wikidata P946"
