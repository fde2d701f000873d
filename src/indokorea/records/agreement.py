"""Agreements: instruments between parties, and the dated actions on them.

An agreement need not be a treaty. Its instrument (the word in its title), its level and its binding force are three
independent fields: a memorandum between two chambers of commerce is private and binds no state (VCLT article 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part, at_least_one_field
from indokorea.fields.record_ids import DPRK, DPRK_REFUSED, AgreementRef, AnyRef, MeetingRef, PartyRef
from indokorea.fields.same_as import SameAs
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
    AgreementSubject,
    BindingForce,
    Coverage,
    InstrumentType,
    PartyRole,
    ProvisionVerb,
    RenewalType,
    SignatureType,
    TermStart,
    TradeAgreementType,
)
from indokorea.vocabulary.converters import (
    to_action_type,
    to_agreement_level,
    to_agreement_relation_type,
    to_agreement_subject_tuple,
    to_coverage_tuple,
    to_instrument_type,
    to_optional_binding_force,
    to_optional_provision_verb,
    to_optional_renewal_type,
    to_optional_signature_type,
    to_optional_term_start,
    to_party_role,
    to_trade_agreement_type_tuple,
)

if TYPE_CHECKING:
    from indokorea.lifecycle.agreement_status import AgreementStanding, Side
    from indokorea.lifecycle.terms import AgreementTerm


def _fault(path: str, message: str, hint: str) -> Finding:
    return Finding(code="impossible", path=path, message=message, hint=hint)


def _check_party_is_named_once(party: str | None, described: str | None) -> Iterator[Finding]:
    if party is None and described is None:
        yield _fault("", "neither party nor described is given", "give the party, or describe the one that is unnamed")
    if party is not None and described is not None:
        yield _fault("/described", "described is for a party without a record", "keep party alone")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class AgreementParty(Part):
    """A party to an agreement, with its role.

    >>> AgreementParty(party="country:ind").role
    PartyRole.PARTY
    >>> AgreementParty(described="a shipyard in Busan that the source does not name").party is None
    True
    """

    party: Annotated[PartyRef | None, SameAs("dcad:ccode1", "dcad:ccode2")] = None
    """The party: a state, a ministry, a chamber, a firm; absent if it is described."""
    described: str | None = None
    """The description of a party that the source does not name, in place of `party`."""
    role: PartyRole = attrs.field(default=PartyRole.PARTY, converter=to_party_role)
    """Its role; only a `party` is bound."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_party_is_named_once,)


# The actions that give an agreement a new end of its term.
WITH_UNTIL = (ActionType.EXTENDED, ActionType.RENEWED)


def _check_until_ends_a_term(type: ActionType, until: PartialDate | None) -> Iterator[Finding]:
    if until is not None and type not in WITH_UNTIL:
        hint = "leave it out, or write the action extended or renewed"
        yield _fault("/until", f"an action of type {type} has no until", hint)


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
    until: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The last day of the term that the action gives; only of `extended` and `renewed`."""
    by: PartyRef | None = None
    """The party that acted; absent if all parties acted together."""
    place: Place | None = None
    """The place of the action (`signed_event_location` of the FCDO)."""
    signatories: Annotated[tuple[Representative, ...], SameAs("wikidata:P1891")] = ()
    """The people who signed, with their office and the side that they signed for."""
    signature: SignatureType | None = attrs.field(default=None, converter=to_optional_signature_type)
    """Whether the signature was binding by itself or needed a further step (VCLT 10 and 12)."""
    at: MeetingRef | None = None
    """The meeting at which the action took place."""
    coverage: tuple[Coverage, ...] = attrs.field(default=(), converter=to_coverage_tuple)
    """The trade that the action covers, since the WTO dates goods (G) and services (S) apart; empty means all."""
    note: str | None = None
    """Other remarks on the action."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_until_ends_a_term,)
    not_events: ClassVar[tuple[str, ...]] = ("until",)

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
    agreement: Annotated[AgreementRef, SameAs("desta:base_treaty")]
    """The other agreement, the earlier of the two."""
    note: str | None = None
    """The articles concerned, or other limits."""


DURATION_FIELDS = (
    "initial",
    "unlimited",
    "until",
    "ends_with",
    "renewal",
    "renewal_period",
    "notice",
    "notice_to_terminate",
    "not_before",
    "survival",
    "runs_from",
    "note",
)


def _check_unlimited_has_no_end(unlimited: bool, initial: str | None, until: PartialDate | None) -> Iterator[Finding]:
    for name, value in (("initial", initial), ("until", until)):
        if unlimited and value is not None:
            hint = "leave unlimited out; renewal automatic without renewal_period is without limit after the first term"
            yield _fault(f"/{name}", f"a duration without limit has no {name}", hint)


def _check_renewal_period(renewal: RenewalType | None, renewal_period: str | None) -> Iterator[Finding]:
    if renewal_period is not None and renewal is RenewalType.NONE:
        yield _fault("/renewal_period", "a term that is not renewed has no renewal_period", "leave it out")


def _check_notice_against_renewal(
    renewal: RenewalType | None, unlimited: bool, notice: str | None
) -> Iterator[Finding]:
    if notice is not None and (unlimited or renewal is RenewalType.NONE):
        hint = "notice is given against a renewal; write notice_to_terminate"
        yield _fault("/notice", "nothing is renewed by itself, so that no notice prevents it", hint)


def _check_not_before(notice_to_terminate: str | None, not_before: str | None) -> Iterator[Finding]:
    if not_before is not None and notice_to_terminate is None:
        yield _fault("/not_before", "not_before is of a notice to terminate", "give notice_to_terminate too")


def _check_terms_have_a_length(initial: str | None, renewal_period: str | None) -> Iterator[Finding]:
    for name, value in (("initial", initial), ("renewal_period", renewal_period)):
        if value is not None and not value.strip("PYMD0"):
            yield _fault(f"/{name}", f"a term of {value} has no length", "leave it out, or give the length of the term")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DurationClause(Part):
    """The duration of an agreement, its renewal and its termination, as the text provides.

    Lengths are ISO 8601 durations, such as `P5Y`. A clause that says nothing is refused; a notice bound to days of the
    calendar ("by 30 June of a year") is written in `note`.

    >>> DurationClause(initial="P5Y", renewal=RenewalType.AUTOMATIC, notice="P6M").notice
    'P6M'
    """

    initial: Annotated[Duration | None, SameAs("dcad:span")] = None
    """The length of the first term, such as `P5Y`."""
    unlimited: bool = False
    """Whether the text gives no limit in time; false if it has a term or nothing is known."""
    until: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The last day of the first term, if the text gives a date; it holds over `initial`."""
    ends_with: AgreementRef | None = None
    """The agreement with which it ends, such as the one that it is part of."""
    renewal: Annotated[RenewalType | None, SameAs("dcad:renewType")] = attrs.field(
        default=None, converter=to_optional_renewal_type
    )
    """What happens at the end of the term."""
    renewal_period: Annotated[Duration | None, SameAs("dcad:renewYears")] = None
    """The length of each renewal; automatic renewal without one is without limit."""
    notice: Duration | None = None
    """The notice that a party must give before the end of a term to prevent its renewal, such as `P6M`."""
    notice_to_terminate: Duration | None = None
    """The notice by which a party ends it at any time, such as `P6M` (VCLT 54(a), 56)."""
    not_before: Duration | None = None
    """The time from the start of the first term that must pass before a notice to terminate, such as `P5Y`."""
    survival: Duration | None = None
    """The time for which provisions go on to apply after the end, such as `P15Y` (VCLT 70(1))."""
    runs_from: TermStart | None = attrs.field(default=None, converter=to_optional_term_start)
    """The day from which the first term runs; absent means the entry into force."""
    note: str | None = None
    """Other provisions of the clause."""

    not_events: ClassVar[tuple[str, ...]] = ("until",)
    checks: ClassVar[tuple[FieldsCheck, ...]] = (
        at_least_one_field("duration clause", *DURATION_FIELDS),
        _check_terms_have_a_length,
        _check_unlimited_has_no_end,
        _check_renewal_period,
        _check_notice_against_renewal,
        _check_not_before,
    )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Provision(Part):
    """A provision of an agreement in our own words.

    What has a day or an amount to check is a Commitment with `stated_in`, to which the provision points.

    >>> Provision(says="They consult at least once a year.", article="10", does=ProvisionVerb.CONSULT).does
    ProvisionVerb.CONSULT
    """

    says: str
    """The provision in our own words, in one sentence."""
    article: str | None = None
    """The article or paragraph, such as `10(2)`."""
    by: PartyRef | None = None
    """The party that is to act or grants; absent if all do."""
    does: ProvisionVerb | None = attrs.field(default=None, converter=to_optional_provision_verb)
    """What it does; absent if no word fits."""
    about: AnyRef | None = None
    """The mechanism, programme, project or commitment that fulfils it."""


def _check_has_parties(parties: tuple[AgreementParty, ...]) -> Iterator[Finding]:
    if not parties:
        hint = "name the parties; describe one that the source does not name"
        yield _fault("/parties", "an agreement has parties", hint)


def _check_two_parties_without_the_dprk(parties: tuple[AgreementParty, ...]) -> Iterator[Finding]:
    """Refuse the DPRK as one of two parties; among more, a rule warns if it may be a slip.

    A depositary or an observer makes no third party, and neither does a party that is listed twice.
    """
    contracting = {one.party or place for place, one in enumerate(parties) if one.role is PartyRole.PARTY}
    if len(parties) == 2 or len(contracting) == 2:
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
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Legislation",)

    parties: Annotated[tuple[AgreementParty, ...], SameAs("desta:c1", "desta:c2", "wikidata:P1891")]
    """The parties, with their roles."""
    instrument: Annotated[InstrumentType, SameAs("schema:legislationType")] = attrs.field(converter=to_instrument_type)
    """The word in its title; it does not say whether it is binding."""
    level: AgreementLevel = attrs.field(converter=to_agreement_level)
    """Who concluded it: states, governments, ministries, or private bodies, which cannot make a treaty."""
    binding: BindingForce | None = attrs.field(default=None, converter=to_optional_binding_force)
    """Whether it is binding, and under which law (VCLT 2); absent if unknown."""
    subjects: Annotated[tuple[AgreementSubject, ...], SameAs("dcad:type")] = attrs.field(
        default=(), converter=to_agreement_subject_tuple
    )
    """What it is about; industries are `sectors`."""
    trade_types: tuple[TradeAgreementType, ...] = attrs.field(default=(), converter=to_trade_agreement_type_tuple)
    """The types of trade agreement that it is (Type in WTO RTA-IS, such as "FTA & EIA"); empty for other agreements."""
    actions: tuple[Action, ...] = ()
    """The dated actions on it, from which its status is derived."""
    relations: Annotated[tuple[AgreementRelation, ...], SameAs("schema:legislationChanges")] = ()
    """Its relations to earlier agreements."""
    duration: DurationClause | None = None
    """Its duration and termination; absent if unknown."""
    retroactive: bool = False
    """Whether its text gives it effect before the signature (VCLT 28)."""
    provisions: tuple[Provision, ...] = ()
    """What it provides, in our own words."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages of its authentic texts (VCLT 33), as BCP 47 tags."""
    prevailing: LanguageTag | None = None
    """The language that prevails if the texts differ; absent if all are equal."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_has_parties, _check_two_parties_without_the_dprk)

    def status_on(
        self,
        day: DateLike | None = None,
        party: str | None = None,
        *,
        between: tuple[Side, Side] | None = None,
    ) -> AgreementStanding[Action | DurationClause]:
        """Return the status on a day, today by default; for one party, or by default for the most advanced of all.

        `between` gives two sides instead, each a party or several of its country: the status is then the weaker of the
        two, a side has the status of its strongest party, and an agreement with no party on a side has none.
        `Dossier.status_on` finds the parties of two countries.

        A change counts from the action's `effective` date if it is given, otherwise from `on`, that day included. If
        the day or the date of an action is partial and the status changes within it, the result is the earlier status
        with `certain=False`. An agreement whose term is over by its own clause is expired, with `certain=False` until
        an action says so. Raises InvalidValue if `party` is not one of the parties, or is given with `between`.
        """
        from indokorea.lifecycle.terms import standing_with_term  # noqa: PLC0415  # loaded on first use

        return standing_with_term(self, day, party, between)

    def standing_today(self) -> AgreementStanding[Action | DurationClause]:
        """Return the status today."""
        return self.status_on()

    def term_on(self, day: DateLike | None = None) -> AgreementTerm | None:
        """Return the term that runs on a day, today by default; None if no term has begun or is known.

        After the last term this is the last term, with `over`.
        """
        from indokorea.lifecycle.terms import term_on  # noqa: PLC0415  # loaded on first use

        return term_on(self, day)

    def effective_for(self, party: str, day: DateLike | None = None) -> bool | None:
        """Return True if the provisions have effect for a party on a day; None if that is uncertain or not recorded.

        This follows from the actions of type `effective_for`, until the agreement ends for the party; these actions do
        not change the status. Raises InvalidValue if `party` is not one of the parties.
        """
        from indokorea.lifecycle.agreement_status import effective_standing  # noqa: PLC0415  # loaded on first use

        return effective_standing(self.actions, self.bound, party, day)

    @property
    def bound(self) -> tuple[str, ...]:
        """The ids of the parties that are bound; `#` and its place for one that is only described."""
        return tuple(one.party or f"#{place}" for place, one in enumerate(self.parties) if one.role is PartyRole.PARTY)

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its actions."""
        dates = (date for action in self.actions for date in (action.on, action.effective))
        return tuple(date for date in dates if date is not None)
