"""Terms of trade measures: what a country does about imports and exports outside its tariff schedule.

Codes are chapters of the international classification of non-tariff measures of UNCTAD and others (MAST).
"""

from indokorea.vocabulary.base import Term


class TradeMeasureType(Term):
    """The type of a trade measure."""

    SAFEGUARD = "safeguard", "a duty or a quota against a surge of imports that injures an industry", "MAST D"
    ANTI_DUMPING = "anti_dumping", "a duty on goods sold below their normal value", "MAST D1"
    COUNTERVAILING = "countervailing", "a duty on goods that were subsidised", "MAST D"
    QUOTA = "quota", "a limit on the quantity that may be imported", "MAST E"
    BAN = "ban", "goods that may not be imported", "MAST E"
    STANDARD = "standard", "a technical rule, a test or a certificate that goods need", "MAST B"
    EXPORT_CONTROL = "export_control", "goods that may be exported under a licence only, or not at all", "MAST P"
    PREFERENCE = "preference", "a lower duty or an exemption that one side grants by itself"


class TradeMeasureAction(Term):
    """A step in the life of a trade measure."""

    INITIATED = "initiated", "an inquiry was opened"
    PROPOSED = "proposed", "the authority recommended the measure, and a government has still to decide"
    PROVISIONAL = "provisional", "applied for a short time while the inquiry goes on"
    IMPOSED = "imposed", "applied, as the inquiry or the government concluded"
    EXTENDED = "extended", "applied for a longer time, as after a sunset review"
    AMENDED = "amended", "applied with another duty, other products or other countries"
    SUSPENDED = "suspended", "not applied for a time"
    RESUMED = "resumed", "applied again"
    TERMINATED = "terminated", "ended by a decision before its term was over"
    EXPIRED = "expired", "ended with its term, as a source says"
    CLOSED = "closed", "the inquiry was closed without a measure"


class TradeMeasureStatus(Term):
    """The status of a trade measure on a day; it is derived from the steps and never recorded."""

    UNDER_INQUIRY = "under_inquiry", "an inquiry is open, or a measure is recommended; nothing applies"
    PROVISIONAL = "provisional", "it applies for a short time"
    APPLIED = "applied", "it applies"
    SUSPENDED = "suspended", "it does not apply for a time"
    EXPIRED = "expired", "its term is over"
    TERMINATED = "terminated", "it was ended by a decision"
    CLOSED = "closed", "nothing was imposed"
