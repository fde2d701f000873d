"""People and the offices they held."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import PartyCountryRef, PartyOrganisationRef
from indokorea.records.base import NamedRecord, When
from indokorea.values.dates import DateLike, PartialDate, to_dates
from indokorea.values.names import Name, to_name
from indokorea.values.period import Period, to_optional_period
from indokorea.vocabulary.organisations import OfficeRank


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Tenure(Part):
    """An office held at an organisation over a period.

    >>> Tenure(office="External Affairs Minister", rank=OfficeRank.MINISTER, period="2019-05-30/..").period.open_end
    True
    """

    office: Name = attrs.field(converter=to_name)
    """The title of the office (`post` in Popolo, Wikidata P39)."""
    organisation: PartyOrganisationRef | None = None
    """Where the office is held."""
    rank: OfficeRank | None = None
    """How high it is, to compare offices of the two sides."""
    period: Period | None = attrs.field(default=None, converter=to_optional_period)
    """From when to when (Wikidata P580, P582); absent where no source tells either."""
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=to_dates)
    """Days on which a source shows the person in office, where start or end is not known."""

    def held_on(self, day: DateLike) -> bool:
        """Whether the office was certainly held on that day: within the period, or on a day attested."""
        if self.period is not None and self.period.definitely_contains(day):
            return True
        asked = PartialDate.of(day)
        return any(one.is_exact and asked.is_exact and one.earliest == asked.earliest for one in self.attested)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Person(NamedRecord):
    """Somebody who acts for a side. A Korean name keeps the family name first.

    >>> cho = Person(id="person:cho-hyun", name="Cho Hyun", tenures=(
    ...     Tenure(office="Minister of Foreign Affairs", period="2025-07/.."),
    ... ))
    >>> [str(tenure.office) for tenure in cho.tenures_on("2025-08-16")]
    ['Minister of Foreign Affairs']
    """

    kind: ClassVar[str] = "person"

    country: PartyCountryRef | None = None
    """The country for which the person acts."""
    tenures: tuple[Tenure, ...] = ()
    """The offices held (`memberships` in Popolo, Occupancy in FollowTheMoney)."""

    def tenures_on(self, day: DateLike) -> tuple[Tenure, ...]:
        """The offices that were certainly held on that day."""
        return tuple(tenure for tenure in self.tenures if tenure.held_on(day))

    @property
    def when(self) -> tuple[When, ...]:
        """The periods of the offices, and the days on which one is attested."""
        periods = [tenure.period for tenure in self.tenures if tenure.period is not None]
        return (*periods, *(day for tenure in self.tenures for day in tenure.attested))
