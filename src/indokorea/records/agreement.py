"""Agreements: instruments between parties, and the dated actions on them.

An agreement is not always a treaty. Its instrument (the word in its title), its level and its binding force are three
independent fields: a memorandum between two chambers of commerce is private and binds no state (VCLT article 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import AgreementRef, MeetingRef, PartyRef
from indokorea.fields.text_rules import Duration, LanguageTag
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

if TYPE_CHECKING:
    from indokorea.lifecycle.agreement_status import AgreementStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementParty(Part):
    """A party and its role. Only those whose role is party are bound.

    >>> AgreementParty(party="country:ind").role
    PartyRole.PARTY
    """

    party: PartyRef
    """Who it is: a state, a ministry, a chamber, a firm (`ccode1`, `ccode2` in DCAD)."""
    role: PartyRole = PartyRole.PARTY
    """In what way it takes part; only a `party` is bound."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Action(Part):
    """Something dated that was done to an agreement.

    >>> Action(type=ActionType.SIGNED, on="2009-08-07").on
    PartialDate('2009-08-07')
    """

    type: ActionType
    """What was done, in the words of the law of treaties."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """When it was done (`signed_event_date` and its like in the FCDO's treaty record)."""
    effective: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """From when it counts, where that is not the date `on` (`terminated_event_effective_date` of the FCDO)."""
    by: PartyRef | None = None
    """The one party whose act it is; absent where it is everybody's."""
    place: Place | None = None
    """Where it was done (`signed_event_location` of the FCDO)."""
    signatories: tuple[Representative, ...] = ()
    """Who signed, in what office and for whom (signatory, Wikidata P1891)."""
    signature: SignatureType | None = None
    """Whether the signature bound by itself, or only subject to something further (VCLT 10 and 12)."""
    at: MeetingRef | None = None
    """The meeting at which it was done."""
    coverage: tuple[Coverage, ...] = ()
    """Which trade it is about, as the WTO keeps dates for goods (G) and services (S); none means all."""
    note: str | None = None
    """What else a reader should know of it."""

    @property
    def counts_from(self) -> PartialDate | None:
        """The date from which it counts: the effective one where there is one."""
        return self.effective or self.on


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementRelation(Part):
    """How an agreement stands to another: it amends, supplements, implements, supersedes it ...

    It is stored on the later agreement, the one that depends on the other.
    """

    type: AgreementRelationType
    """What this agreement does to the other."""
    agreement: AgreementRef
    """The other one, the earlier of the two (`base_treaty` in DESTA)."""
    note: str | None = None
    """Which articles, or how far."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DurationClause(Part):
    """For how long an agreement was made, how it is renewed, and how it may be ended.

    Lengths are ISO 8601 durations, such as `P5Y`.

    >>> DurationClause(initial="P5Y", renewal=RenewalType.AUTOMATIC, notice="P6M").notice
    'P6M'
    """

    initial: Duration | None = None
    """The first term, such as `P5Y` (`span` in DCAD); absent where it is without limit or not known."""
    renewal: RenewalType | None = None
    """What happens when the term is over (`renewType` in DCAD)."""
    renewal_period: Duration | None = None
    """How long each renewal lasts (`renewYears` in DCAD)."""
    notice: Duration | None = None
    """How long before the end a party must give notice of denunciation, such as `P6M` (VCLT 56)."""
    note: str | None = None
    """What the clause says beyond this."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Agreement(Undertaking):
    """An instrument between two or more parties.

    Its status is derived from its actions for the day asked about, for one party or for all.

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
    """Those between whom it was made, with their roles (`c1`, `c2` in DESTA; Wikidata P1891)."""
    instrument: InstrumentType
    """The word in its title (`legislationType` in schema.org); it does not tell whether it binds."""
    level: AgreementLevel
    """Who concludes it: states, governments, ministries, or private bodies, between whom there is no treaty."""
    binding: BindingForce | None = None
    """Whether it binds, and under which law (VCLT 2); absent where that is not known."""
    trade_type: TradeAgreementType | None = None
    """What kind of trade agreement it is (`mar_typedepth` in DESTA, Type in WTO RTA-IS); absent for others."""
    actions: tuple[Action, ...] = ()
    """What was done to it and when, from which its status is worked out."""
    relations: tuple[AgreementRelation, ...] = ()
    """How it stands to earlier agreements (`legislationChanges` in schema.org)."""
    duration: DurationClause | None = None
    """For how long it was made, and how it ends; absent where that is not known."""
    retroactive: bool = False
    """Whether its own text gives it effect before the signature (VCLT 28)."""
    coverage: tuple[Coverage, ...] = ()
    """Which trade it frees: goods, services, investment (Coverage in WTO RTA-IS)."""
    defence_areas: tuple[DefenceArea, ...] = ()
    """What military matters it is about (`type` and the categories in DCAD)."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages whose texts are authentic (VCLT 33), as BCP 47 tags."""
    prevailing: LanguageTag | None = None
    """The language that decides where the texts differ; absent where all are equal."""

    def status_on(self, day: DateLike | None = None, party: str | None = None) -> AgreementStanding[Action]:
        """Where it stands on a day, today where none is given; for `party`, or for the strongest of all.

        A change counts from the action's `effective` date where given, else from `on`, that day included. Where the day
        or an action's date is partial and the status changes within it, the earlier status stands, `certain=False`.
        Raises InvalidValue when `party` is none of the parties.
        """
        from indokorea.lifecycle.agreement_status import agreement_standing  # noqa: PLC0415  # loaded for the first question

        return agreement_standing(self.actions, self._bound, day, party)

    def standing_today(self) -> AgreementStanding[Action]:
        """Return the status today."""
        return self.status_on()

    def effective_for(self, party: str, day: DateLike | None = None) -> bool | None:
        """Whether its provisions bite for a party on a day; None where that is not certain or no action tells it.

        Told by the actions `effective_for`, until it has ended for the party; it changes no status. Raises InvalidValue
        when `party` is none of the parties.
        """
        from indokorea.lifecycle.agreement_status import effective_standing  # noqa: PLC0415  # loaded for the first question

        return effective_standing(self.actions, self._bound, party, day)

    @property
    def _bound(self) -> list[str]:
        return [one.party for one in self.parties if one.role is PartyRole.PARTY]

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its actions."""
        dates = (date for action in self.actions for date in (action.on, action.effective))
        return tuple(date for date in dates if date is not None)
