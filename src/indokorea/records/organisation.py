"""Organisations: ministries, navies, chambers, companies, universities and joint bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import OrganisationRef, PartyCountryRef
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
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
    is_background: ClassVar[bool] = True
    always_known: ClassVar[bool] = True

    type: OrganisationType = attrs.field(converter=to_organisation_type)
    """The type of body (`classification` in W3C ORG)."""
    countries: tuple[PartyCountryRef, ...] = ()
    """The countries that it belongs to; a joint body has two, an international one none."""
    branch: ForceBranch | None = attrs.field(default=None, converter=to_optional_force_branch)
    """Army, navy and so on; for an armed force or a military unit only."""
    parent: OrganisationRef | None = None
    """The organisation that it is a part of (Wikidata P749)."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """From its founding to its end (Wikidata P571, P576)."""
    place: Place | None = None
    """Its seat."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_branch_is_of_a_force,)

    @property
    def when(self) -> tuple[When, ...]:
        """Its period."""
        return () if self.period is None else (self.period,)
