"""Words of a figure: over which stretch of time it counts, and how goods were valued."""

from indokorea.vocabulary.base import Term


class YearBasis(Term):
    """Which stretch of time a figure covers; figures of different bases do not compare."""

    CALENDAR = "calendar", "a year from January to December"
    FISCAL = "fiscal", "a year of public accounts, in India from April to March"
    PART_YEAR = "part_year", "some months of a year"
    CUMULATIVE = "cumulative", "all years up to a day"
    ON_DATE = "on_date", "as it stood on a day"


class Valuation(Term):
    """How goods were valued at the border; codes are columns of UN Comtrade."""

    CIF = ("cif", "with insurance and freight, as imports usually are", "UN Comtrade cifvalue")
    FOB = ("fob", "free on board, without them, as exports usually are", "UN Comtrade fobvalue")
