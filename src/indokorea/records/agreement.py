"""Agreements: instruments between parties, and the dated actions on them.

An agreement is not always a treaty. Its instrument (the word in its title), its level and its binding force are three
independent fields: a memorandum between two chambers of commerce is private and binds no state (VCLT article 2).
"""

from __future__ import annotations

from typing import ClassVar

import attrs

import indokorea.lifecycle as standings  # whose names are loaded when they are used
from indokorea.records.base import Undertaking, When
from indokorea.records.representative import Representative
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.values.ids import AgreementRef, MeetingRef, PartyRef
from indokorea.values.part import Part
from indokorea.values.places import Place
from indokorea.values.text import Duration, LanguageTag
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


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementParty(Part):
    """A party and its role. Only those whose role is party are bound.

    >>> AgreementParty(party="country:ind").role
    PartyRole.PARTY
    """

    party: PartyRef
    role: PartyRole = PartyRole.PARTY


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Action(Part):
    """Something dated that was done to an agreement.

    `on` is the day it was done; `effective` the day from which it counts, where that is later or earlier. `by` names
    the one party whose act it is; without it the act is everybody's. `at` is the meeting where it was done.
    `coverage` narrows an action to goods, services or investment.

    >>> Action(type=ActionType.SIGNED, on="2009-08-07").on
    PartialDate('2009-08-07')
    """

    type: ActionType
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    effective: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    by: PartyRef | None = None
    place: Place | None = None
    signatories: tuple[Representative, ...] = ()
    signature: SignatureType | None = None
    at: MeetingRef | None = None
    coverage: tuple[Coverage, ...] = ()
    note: str | None = None

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
    agreement: AgreementRef
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DurationClause(Part):
    """For how long an agreement was made, how it is renewed, and how it may be ended.

    Lengths are ISO 8601 durations, such as `P5Y`.

    >>> DurationClause(initial="P5Y", renewal=RenewalType.AUTOMATIC, notice="P6M").notice
    'P6M'
    """

    initial: Duration | None = None
    renewal: RenewalType | None = None
    renewal_period: Duration | None = None
    notice: Duration | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Agreement(Undertaking):
    """An instrument between two or more parties.

    Its status is derived from its actions for the day asked about, for one party or for all. `retroactive` marks a
    text that took effect before its signature on purpose. `languages` are the authentic ones, `prevailing` the one that
    decides where they differ.

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
    instrument: InstrumentType
    level: AgreementLevel
    binding: BindingForce | None = None
    trade_type: TradeAgreementType | None = None
    actions: tuple[Action, ...] = ()
    relations: tuple[AgreementRelation, ...] = ()
    duration: DurationClause | None = None
    retroactive: bool = False
    coverage: tuple[Coverage, ...] = ()
    defence_areas: tuple[DefenceArea, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    prevailing: LanguageTag | None = None

    def status_on(self, day: DateLike | None = None, party: str | None = None) -> standings.Standing[Action]:
        """Where it stands on a day, today where none is given; for `party`, or for the strongest of all.

        A change counts from the action's `effective` date where given, else from `on`, that day included. Where the day
        or an action's date is partial and the status changes within it, the earlier status stands, `certain=False`.
        Raises InvalidValue when `party` is none of the parties.
        """
        return standings.agreement_standing(self.actions, self._bound, day, party)

    def _standing(self) -> standings.Standing[Action]:
        return self.status_on()

    def effective_for(self, party: str, day: DateLike | None = None) -> bool | None:
        """Whether its provisions bite for a party on a day; None where that is not certain or no action tells it.

        Told by the actions `effective_for`, until it has ended for the party; it changes no status. Raises InvalidValue
        when `party` is none of the parties.
        """
        return standings.effective_standing(self.actions, self._bound, party, day)

    @property
    def _bound(self) -> list[str]:
        return [one.party for one in self.parties if one.role is PartyRole.PARTY]

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its actions."""
        dates = (date for action in self.actions for date in (action.on, action.effective))
        return tuple(date for date in dates if date is not None)
