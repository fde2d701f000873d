"""Agreements: instruments between parties, and the dated actions on them.

An agreement need not be a treaty. Its instrument (the word in its title), its level and its binding force are three
independent fields: a memorandum between two chambers of commerce is private and binds no state (VCLT article 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import DPRK, DPRK_REFUSED, AgreementRef, MeetingRef, PartyRef
from indokorea.fields.text_rules import Duration, LanguageTag
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import expected_got, short_json
from indokorea.records.base import Undertaking, When
from indokorea.records.representative import Representative
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.places import Place
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementLevel,
    AgreementRelationType,
    BindingForce,
    Coverage,
    DefenceArea,
    InstrumentType,
    PartyRole,
    RenewalType,
    SignatureType,
    TradeAgreementType,
)
from indokorea.vocabulary.converters import (
    to_action_type,
    to_agreement_level,
    to_agreement_relation_type,
    to_coverage_tuple,
    to_defence_area_tuple,
    to_instrument_type,
    to_optional_binding_force,
    to_optional_renewal_type,
    to_optional_signature_type,
    to_optional_trade_agreement_type,
    to_party_role,
)

if TYPE_CHECKING:
    from indokorea.lifecycle.agreement_status import AgreementStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementParty(Part):
    """A party to an agreement, with its role.

    >>> AgreementParty(party="country:ind").role
    PartyRole.PARTY
    """

    party: PartyRef
    """The party: a state, a ministry, a chamber, a firm (`ccode1`, `ccode2` in DCAD)."""
    role: PartyRole = attrs.field(default=PartyRole.PARTY, converter=to_party_role)
    """Its role; only a `party` is bound."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Action(Part):
    """A dated action on an agreement, such as its signature.

    >>> Action(type=ActionType.SIGNED, on="2009-08-07").on
    PartialDate('2009-08-07')
    """

    type: ActionType = attrs.field(converter=to_action_type)
    """The type of action, in the terms of the law of treaties."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date of the action (`signed_event_date` and the like in the FCDO's treaty record)."""
    effective: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date from which it counts, if that is not `on` (`terminated_event_effective_date` of the FCDO)."""
    by: PartyRef | None = None
    """The party that acted; absent if all parties acted together."""
    place: Place | None = None
    """The place of the action (`signed_event_location` of the FCDO)."""
    signatories: tuple[Representative, ...] = ()
    """The people who signed, with their office and the side that they signed for (signatory, Wikidata P1891)."""
    signature: SignatureType | None = attrs.field(default=None, converter=to_optional_signature_type)
    """Whether the signature was binding by itself or needed a further step (VCLT 10 and 12)."""
    at: MeetingRef | None = None
    """The meeting at which the action took place."""
    coverage: tuple[Coverage, ...] = attrs.field(default=(), converter=to_coverage_tuple)
    """The trade that the action covers, since the WTO dates goods (G) and services (S) apart; empty means all."""
    note: str | None = None
    """Other remarks on the action."""

    @property
    def counts_from(self) -> PartialDate | None:
        """The date from which it counts: `effective` if it is given, otherwise `on`."""
        return self.effective or self.on


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementRelation(Part):
    """The relation of an agreement to an earlier one, which it amends, supplements, implements, supersedes ...

    The later agreement of the two holds it.
    """

    type: AgreementRelationType = attrs.field(converter=to_agreement_relation_type)
    """What this agreement does to the other one."""
    agreement: AgreementRef
    """The other agreement, the earlier of the two (`base_treaty` in DESTA)."""
    note: str | None = None
    """The articles concerned, or other limits."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DurationClause(Part):
    """The duration of an agreement, its renewal and its termination.

    Lengths are ISO 8601 durations, such as `P5Y`.

    >>> DurationClause(initial="P5Y", renewal=RenewalType.AUTOMATIC, notice="P6M").notice
    'P6M'
    """

    initial: Duration | None = None
    """The first term, such as `P5Y` (`span` in DCAD); absent if it is unlimited or unknown."""
    renewal: RenewalType | None = attrs.field(default=None, converter=to_optional_renewal_type)
    """What happens at the end of the term (`renewType` in DCAD)."""
    renewal_period: Duration | None = None
    """The length of each renewal (`renewYears` in DCAD)."""
    notice: Duration | None = None
    """The notice that a party must give before a denunciation takes effect, such as `P6M` (VCLT 56)."""
    note: str | None = None
    """Other provisions of the clause."""


def _check_two_parties_without_the_dprk(parties: tuple[AgreementParty, ...]) -> Iterator[Finding]:
    """Refuse the DPRK as one of two parties; among more, a rule warns if it may be a slip."""
    if len(parties) == 2:
        for index, one in enumerate(parties):
            if one.party in DPRK:
                yield Finding(
                    code="refused-party",
                    path=pointer("parties", index, "party"),
                    message=expected_got("another party", short_json(one.party), DPRK_REFUSED),
                    hint='write "country:kor" for the Republic of Korea',
                    value=short_json(one.party),
                )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Agreement(Undertaking):
    """An instrument between two or more parties.

    Its status on a day, for one party or for all, is derived from its actions.

    >>> cepa = Agreement(
    ...     id="agreement:cepa-2009", name="Comprehensive Economic Partnership Agreement",
    ...     parties=(AgreementParty(party="country:ind"), AgreementParty(party="country:kor")),
    ...     instrument=InstrumentType.AGREEMENT, level=AgreementLevel.STATE,
    ...     actions=(
    ...         Action(type=ActionType.SIGNED, on="2009-08-07"),
    ...         Action(type=ActionType.ENTERED_INTO_FORCE, on="2010-01-01"),
    ...     ),
    ... )
    >>> cepa.status_on("2009-12-31").status, str(cepa.status_on("2010-01-01"))
    (AgreementStatus.SIGNED, 'in_force')
    """

    kind: ClassVar[str] = "agreement"

    parties: tuple[AgreementParty, ...]
    """The parties, with their roles (`c1`, `c2` in DESTA; Wikidata P1891)."""
    instrument: InstrumentType = attrs.field(converter=to_instrument_type)
    """The word in its title (`legislationType` in schema.org); it does not say whether it is binding."""
    level: AgreementLevel = attrs.field(converter=to_agreement_level)
    """Who concluded it: states, governments, ministries, or private bodies, which cannot make a treaty."""
    binding: BindingForce | None = attrs.field(default=None, converter=to_optional_binding_force)
    """Whether it is binding, and under which law (VCLT 2); absent if unknown."""
    trade_type: TradeAgreementType | None = attrs.field(default=None, converter=to_optional_trade_agreement_type)
    """The type of trade agreement (`mar_typedepth` in DESTA, Type in WTO RTA-IS); absent for other agreements."""
    actions: tuple[Action, ...] = ()
    """The dated actions on it, from which its status is derived."""
    relations: tuple[AgreementRelation, ...] = ()
    """Its relations to earlier agreements (`legislationChanges` in schema.org)."""
    duration: DurationClause | None = None
    """Its duration and termination; absent if unknown."""
    retroactive: bool = False
    """Whether its text gives it effect before the signature (VCLT 28)."""
    coverage: tuple[Coverage, ...] = attrs.field(default=(), converter=to_coverage_tuple)
    """The trade that it liberalises: goods, services, investment (Coverage in WTO RTA-IS)."""
    defence_areas: tuple[DefenceArea, ...] = attrs.field(default=(), converter=to_defence_area_tuple)
    """The areas of defence that it covers (`type` and the categories in DCAD)."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages of its authentic texts (VCLT 33), as BCP 47 tags."""
    prevailing: LanguageTag | None = None
    """The language that prevails if the texts differ; absent if all are equal."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_two_parties_without_the_dprk,)

    def status_on(self, day: DateLike | None = None, party: str | None = None) -> AgreementStanding[Action]:
        """Return the status on a day, today by default; for one party, or by default for the most advanced of all.

        A change counts from the action's `effective` date if it is given, otherwise from `on`, that day included. If
        the day or the date of an action is partial and the status changes within it, the result is the earlier status
        with `certain=False`. Raises InvalidValue if `party` is not one of the parties.
        """
        from indokorea.lifecycle.agreement_status import agreement_standing  # noqa: PLC0415  # loaded on first use

        return agreement_standing(self.actions, self._bound, day, party)

    def standing_today(self) -> AgreementStanding[Action]:
        """Return the status today."""
        return self.status_on()

    def effective_for(self, party: str, day: DateLike | None = None) -> bool | None:
        """Return True if the provisions have effect for a party on a day; None if that is uncertain or not recorded.

        This follows from the actions of type `effective_for`, until the agreement ends for the party; these actions do
        not change the status. Raises InvalidValue if `party` is not one of the parties.
        """
        from indokorea.lifecycle.agreement_status import effective_standing  # noqa: PLC0415  # loaded on first use

        return effective_standing(self.actions, self._bound, party, day)

    @property
    def _bound(self) -> list[str]:
        """The parties that are bound."""
        return [one.party for one in self.parties if one.role is PartyRole.PARTY]

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its actions."""
        dates = (date for action in self.actions for date in (action.on, action.effective))
        return tuple(date for date in dates if date is not None)
