"""Terms of partnerships: the tiers from diplomatic relations to alliance."""

from indokorea.vocabulary.base import Term


class PartnershipTier(Term):
    """The tier of a partnership; there is no outside list, and the labels of different countries are not comparable.

    The tiers follow the labels that the Republic of Korea gives its partners. Two of them share the sixth rank: neither
    is above the other.
    """

    DIPLOMATIC_RELATIONS = ("diplomatic_relations", "embassies, without any other label", "VCDR 2")
    COOPERATIVE = "cooperative", "a partnership of cooperation"
    LONG_TERM_COOPERATIVE = ("long_term_cooperative", "a long-term partnership of cooperation")
    COMPREHENSIVE = "comprehensive", "a partnership across all fields"
    STRATEGIC = "strategic", "a partnership that includes security"
    COMPREHENSIVE_STRATEGIC = ("comprehensive_strategic", "a strategic partnership across all fields")
    SPECIAL_STRATEGIC = ("special_strategic", "a strategic partnership labelled as special")
    ALLIANCE = "alliance", "a commitment to defend each other"

    @property
    def ordinal(self) -> int:
        """The rank, from 1 (diplomatic relations) to 7 (alliance); comprehensive and special strategic are both 6.

        >>> PartnershipTier.SPECIAL_STRATEGIC.ordinal
        6
        """
        return _RANKS[self]


_RANKS = {
    PartnershipTier.DIPLOMATIC_RELATIONS: 1,
    PartnershipTier.COOPERATIVE: 2,
    PartnershipTier.LONG_TERM_COOPERATIVE: 3,
    PartnershipTier.COMPREHENSIVE: 4,
    PartnershipTier.STRATEGIC: 5,
    PartnershipTier.COMPREHENSIVE_STRATEGIC: 6,
    PartnershipTier.SPECIAL_STRATEGIC: 6,
    PartnershipTier.ALLIANCE: 7,
}
