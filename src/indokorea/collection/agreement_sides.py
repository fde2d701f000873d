"""The sides of a pair of countries: which parties of an agreement count for which of the two."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.sides import IND_KOR, Pair, below_each, members_of, pairs_in_order
from indokorea.records.agreement import Action, Agreement, DurationClause
from indokorea.records.organisation import Organisation
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.vocabulary.agreements import AgreementStatus

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.lifecycle.agreement_status import AgreementStanding

# The parties of an agreement that count for each of two countries.
Sides: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]

# The number of days for which a collection keeps which of its agreements have ended with another.
MOST_DAYS_KEPT = 4


def status_between(
    records: Records, agreement: Agreement, day: DateLike | None = None, between: Pair | None = None
) -> AgreementStanding[Action | DurationClause]:
    """Return the status of an agreement on a day between two countries; `Dossier.status_on` describes it."""
    on = to_day(day)
    kept = records.cached(_calculators)
    calculator = kept.get(on)
    if calculator is None:
        while len(kept) >= MOST_DAYS_KEPT:
            kept.pop(next(iter(kept)), None)
        calculator = kept.setdefault(on, StatusCalculator(records, on))
    return calculator.status(agreement, between)


def _calculators(_records: Records) -> dict[PartialDate, StatusCalculator]:
    """Return the place for the calculators of a few days, so that many single answers for one day share theirs."""
    return {}


class StatusCalculator:
    """The statuses of the agreements of a collection on one day, between two countries or those of the Partnership.

    What ends with another agreement is looked up once for each, so that a chain of them costs no more than its length.
    """

    def __init__(self, records: Records, day: PartialDate, between: Pair | None = None) -> None:
        self._records = records
        self._between = between
        self._day = day
        self._may_have_ended: dict[str, bool] = {}

    def status(self, agreement: Agreement, between: Pair | None = None) -> AgreementStanding[Action | DurationClause]:
        """Return the status of an agreement between two countries."""
        pair = between or self._between
        sides = sides_of(self._records, agreement) if pair is None else sides_between(self._records, agreement, pair)
        standing = agreement.status_on(self._day, between=sides)
        is_live = standing.status is not None and not standing.status.ended
        if is_live and self._may_have_ended_with_another(agreement):
            return attrs.evolve(standing, certain=False, possible=standing.possible | {AgreementStatus.TERMINATED})
        return standing

    def _may_have_ended_with_another(self, agreement: Agreement) -> bool:
        """Return True if an agreement with which this one ends, directly or through others, may have ended."""
        following = _ends_with(agreement)
        if following is None:
            return False
        chain = reachable([following], self._next_unknown)
        # In a cycle, or where the chain goes on with a known agreement, the last is looked up without those after it.
        last = self._records.get(chain[-1])
        after = _ends_with(last) if isinstance(last, Agreement) else None
        may_have_ended = after is not None and self._may_have_ended.get(after, False)
        for id in reversed(chain):
            if id not in self._may_have_ended:
                record = self._records.get(id)
                may_have_ended = may_have_ended or (
                    isinstance(record, Agreement) and _may_have_ended(record, self._day)
                )
                self._may_have_ended[id] = may_have_ended
        return self._may_have_ended[following]

    def _next_unknown(self, id: str) -> tuple[str, ...]:
        record = self._records.get(id)
        following = _ends_with(record) if isinstance(record, Agreement) and id not in self._may_have_ended else None
        return () if following is None or following in self._may_have_ended else (following,)


def _may_have_ended(agreement: Agreement, day: PartialDate) -> bool:
    return any(status is not None and status.ended for status in agreement.status_on(day).possible)


def _ends_with(agreement: Agreement) -> str | None:
    return None if agreement.duration is None else agreement.duration.ends_with


def sides_of(records: Records, agreement: Agreement) -> Sides | None:
    """Return the sides of an agreement for the first pair of the records with a party on both.

    If no pair has a party on both sides, the result
    depends on the parties. With a party of a third country, the agreement has no status between the first pair: one of
    its sides is empty. Otherwise all parties are of one side, as in a contract of a ministry with a firm at home, or
    their countries are unknown: None, so that the agreement is taken as a whole.
    """
    pairs = pairs_in_order(records)
    complete = _first_complete_pair(records, agreement)
    if complete is not None:
        return sides_between(records, agreement, complete)
    has_third = any(_is_of_third(records, party, pairs[0]) for party in agreement.bound)
    return sides_between(records, agreement, pairs[0]) if has_third else None


def _first_complete_pair(records: Records, agreement: Agreement) -> Pair | None:
    """Return the first pair with a party of the agreement on both sides; None if there is none."""
    places, countries_by_party = records.cached(_places_of_pairs), records.cached(_countries_by_party)
    countries = dict.fromkeys(country for party in agreement.bound for country in countries_by_party.get(party, ()))
    # Of few countries each two are looked up; of many, each pair.
    each_two = (
        permutations(countries, 2)
        if len(countries) ** 2 <= len(places)
        else (pair for pair in places if pair[0] in countries and pair[1] in countries)
    )
    return min((pair for pair in each_two if pair in places), key=lambda pair: places[pair], default=None)


def _places_of_pairs(records: Records) -> dict[Pair, int]:
    return {pair: place for place, pair in enumerate(pairs_in_order(records))}


def _countries_by_party(records: Records) -> dict[str, list[str]]:
    """Return the countries of the pairs for which each party counts."""
    found: dict[str, list[str]] = {}
    for country, members in records.cached(_members_by_country).items():
        for member in members:
            found.setdefault(member, []).append(country)
    return found


def _is_of_third(records: Records, party: str, pair: Pair) -> bool:
    """Return True if a party is known to belong to no country of a pair."""
    if any(party in _members(records, country) for country in pair):
        return False
    organisation = records.of(Organisation).get(party)
    return party.startswith("country:") or (organisation is not None and bool(organisation.countries))


def sides_between(records: Records, agreement: Agreement, between: Pair) -> Sides:
    """Return the parties of an agreement that count for each of two countries.

    An organisation counts for its countries and for those of the organisations that it is part of.
    """
    one, other = (_members(records, country) for country in between)
    return (
        tuple(party for party in agreement.bound if party in one),
        tuple(party for party in agreement.bound if party in other),
    )


def _members(records: Records, country: str) -> frozenset[str]:
    known = records.cached(_members_by_country)
    return known[country] if country in known else members_of(records.of(Organisation), country)


def _members_by_country(records: Records) -> dict[str, frozenset[str]]:
    countries = dict.fromkeys(country for pair in (IND_KOR, *pairs_in_order(records)) for country in pair)
    below = below_each(records.of(Organisation))
    return {country: frozenset(reachable([country], lambda id: below.get(id, ()))) for country in countries}
