"""Words of a partnership: the rungs of the ladder between recognition and alliance."""

from indokorea.vocabulary.base import Term


class PartnershipTier(Term):
    """The rung a partnership stands on; no outside list exists, and labels do not compare across countries.

    The ladder is modelled on the labels that the Republic of Korea gives its partners. Two tiers
    share the sixth rung: neither of them is above the other.
    """

    DIPLOMATIC_RELATIONS = ("diplomatic_relations", "embassies, and no label beyond that", "VCDR 2")
    COOPERATIVE = "cooperative", "a partnership of cooperation"
    LONG_TERM_COOPERATIVE = ("long_term_cooperative", "a partnership of cooperation meant to last")
    COMPREHENSIVE = "comprehensive", "a partnership across all fields"
    STRATEGIC = "strategic", "a partnership that takes in security"
    COMPREHENSIVE_STRATEGIC = ("comprehensive_strategic", "a strategic partnership across all fields")
    SPECIAL_STRATEGIC = ("special_strategic", "a strategic partnership singled out from the others")
    ALLIANCE = "alliance", "a duty to defend each other"

    @property
    def ordinal(self) -> int:
        """The rung, from 1 (diplomatic relations) to 7 (alliance); comprehensive and special strategic are both 6.

        >>> PartnershipTier.SPECIAL_STRATEGIC.ordinal
        6
        """
        return _RUNGS[self]


_RUNGS = {
    PartnershipTier.DIPLOMATIC_RELATIONS: 1,
    PartnershipTier.COOPERATIVE: 2,
    PartnershipTier.LONG_TERM_COOPERATIVE: 3,
    PartnershipTier.COMPREHENSIVE: 4,
    PartnershipTier.STRATEGIC: 5,
    PartnershipTier.COMPREHENSIVE_STRATEGIC: 6,
    PartnershipTier.SPECIAL_STRATEGIC: 6,
    PartnershipTier.ALLIANCE: 7,
}
