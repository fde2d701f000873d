"""Organisations: ministries, navies, chambers, companies, universities and joint bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Percentage, to_optional_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import OrganisationRef, PartyCountryRef, PartyRef
from indokorea.fields.same_as import SameAs
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period, to_optional_period
from indokorea.values.places import Place
from indokorea.vocabulary.converters import to_optional_force_branch, to_organisation_type
from indokorea.vocabulary.organisations import ForceBranch, OrganisationType

FORCES = (OrganisationType.ARMED_FORCE, OrganisationType.MILITARY_UNIT)


def _check_branch_is_of_a_force(type: OrganisationType, branch: ForceBranch | None) -> Iterator[Finding]:
    if branch is not None and type not in FORCES:
        yield Finding(
            code="impossible",
            path="/branch",
            message=f"an organisation of type {type} has no branch",
            hint="leave out branch; only an armed force or a military unit has one",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class FormerName(Part):
    """A name that an organisation had before.

    >>> FormerName(name="Ministry of Knowledge Economy", period="2008-02-29/2013-03-22").period.latest
    datetime.date(2013, 3, 22)
    """

    name: Annotated[Name, SameAs("ftm:previousName")] = attrs.field(converter=to_name)
    """The name at that time."""
    period: Annotated[Period | None, SameAs("popolo:start_date", "popolo:end_date")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time for which it had the name; absent if neither end is known."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Succession(Part):
    """An organisation whose tasks another took over, and the day from which it did.

    >>> Succession(organisation="organisation:ministry-of-knowledge-economy", on="2013-03-23").on
    PartialDate('2013-03-23')
    """

    organisation: Annotated[OrganisationRef, SameAs("org:originalOrganization", "wikidata:P1365")]
    """The organisation that went before."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day from which the later organisation had its tasks."""


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Ownership(Part):
    """A share of an organisation that another one, or a state, owns over a period.

    >>> Ownership(owner="organisation:posco", stake="65", period="2005/..").stake
    Decimal('65')
    """

    owner: Annotated[PartyRef, SameAs("ftm:owner", "wikidata:P127")]
    """The organisation or the country that owns the share."""
    stake: Annotated[Percentage | None, SameAs("ftm:percentage")] = attrs.field(
        default=None, converter=to_optional_decimal
    )
    """The share in per cent; absent if unknown."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """The time for which it owned the share; absent if neither end is known."""

    @property
    def is_over(self) -> bool:
        """True if a day is known by which the share was given up."""
        return self.period is not None and self.period.end is not None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Organisation(NamedRecord):
    """A body with a name of its own.

    Raises InvalidRecord if it has a `branch` but is not a force.

    >>> Organisation(
    ...     id="organisation:phdcci",
    ...     name="PHD Chamber of Commerce and Industry",
    ...     type=OrganisationType.CHAMBER_OF_COMMERCE,
    ...     countries=("country:ind",),
    ... ).slug
    'phdcci'
    """

    kind: ClassVar[str] = "organisation"
    outside_classes: ClassVar[tuple[str, ...]] = ("org:Organization", "schema:Organization")
    is_background: ClassVar[bool] = True
    always_known: ClassVar[bool] = True

    type: Annotated[OrganisationType, SameAs("org:classification")] = attrs.field(converter=to_organisation_type)
    """The type of body."""
    countries: tuple[PartyCountryRef, ...] = ()
    """The countries that it belongs to; a joint body has two, an international one none."""
    branch: ForceBranch | None = attrs.field(default=None, converter=to_optional_force_branch)
    """Army, navy and so on; for an armed force or a military unit only."""
    parent: Annotated[OrganisationRef | None, SameAs("org:subOrganizationOf")] = None
    """The organisation that it is a part of; owners have a field of their own."""
    owners: tuple[Ownership, ...] = ()
    """Those that own shares of it, each with its stake and the time."""
    succeeds: tuple[Succession, ...] = ()
    """The organisations whose tasks it took over."""
    former_names: tuple[FormerName, ...] = ()
    """The names that it had before, if it stayed the same body."""
    period: Annotated[Period | None, SameAs("wikidata:P571", "wikidata:P576")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time from its founding to its end."""
    place: Place | None = None
    """Its seat."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_branch_is_of_a_force,)

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
