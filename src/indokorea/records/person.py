"""People and the offices that they held."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import PartyCountryRef, PartyOrganisationRef
from indokorea.fields.same_as import SameAs
from indokorea.records.base import NamedRecord, When
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate, to_dates
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.converters import to_optional_office_rank
from indokorea.vocabulary.organisations import OfficeRank


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Tenure(Part):
    """An office held at an organisation over a period. A person may hold several at once.

    >>> Tenure(office="External Affairs Minister", rank=OfficeRank.MINISTER, period="2019-05-30/..").period.open_end
    True
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("org:Membership",)

    office: Annotated[Name, SameAs("popolo:post", "wikidata:P39")] = attrs.field(converter=to_name)
    """The title of the office."""
    organisation: PartyOrganisationRef | None = None
    """The organisation in which the office is held."""
    rank: OfficeRank | None = attrs.field(default=None, converter=to_optional_office_rank)
    """The rank of the office, to compare offices of the two sides."""
    period: Annotated[Period | None, SameAs("wikidata:P580", "wikidata:P582")] = attrs.field(
        default=None, converter=to_optional_period
    )
    """The time in office; absent if neither end is known."""
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=to_dates)
    """Days on which a source shows the person in office, if an end is unknown; they confirm no meeting of that day."""

    not_events: ClassVar[tuple[str, ...]] = ("attested",)

    def held_on(self, day: DateLike) -> bool:
        """Return True if the office was certainly held on a day: within the period, or on an attested day."""
        on = to_day(day)
        if self.period is not None and self.period.definitely_contains(on):
            return True
        return any(one.is_exact and on.is_exact and one.earliest == on.earliest for one in self.attested)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Person(NamedRecord):
    """A person who acts for a side. In a Korean name the family name is first.

    >>> cho = Person(id="person:cho-hyun", name="Cho Hyun", tenures=(
    ...     Tenure(office="Minister of Foreign Affairs", period="2025-07/.."),
    ... ))
    >>> [str(tenure.office) for tenure in cho.tenures_on("2025-08-16")]
    ['Minister of Foreign Affairs']
    """

    kind: ClassVar[str] = "person"
    outside_classes: ClassVar[tuple[str, ...]] = ("foaf:Person", "schema:Person")
    is_background: ClassVar[bool] = True
    always_known: ClassVar[bool] = True

    country: PartyCountryRef | None = None
    """The country that the person acts for."""
    tenures: Annotated[tuple[Tenure, ...], SameAs("popolo:memberships", "ftm:Occupancy")] = ()
    """The offices held."""

    def tenures_on(self, day: DateLike) -> tuple[Tenure, ...]:
        """Return the offices that were certainly held on a day."""
        return tuple(tenure for tenure in self.tenures if tenure.held_on(day))

    @property
    def when(self) -> tuple[When, ...]:
        """The periods of the offices, then the attested days."""
        periods = [tenure.period for tenure in self.tenures if tenure.period is not None]
        return (*periods, *(day for tenure in self.tenures for day in tenure.attested))
