"""The pairs of countries that a dossier is about, and the countries to whose side a party belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from indokorea.collection.graph import reachable
from indokorea.fields.record_ids import parse_id
from indokorea.records.agreement import Agreement
from indokorea.records.country import Country
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership

if TYPE_CHECKING:
    from indokorea.collection.records import Records

ValueT = TypeVar("ValueT")

# The ids of two countries.
Pair: TypeAlias = tuple[str, str]

# The two states that this library is about.
IND_KOR: Pair = ("country:ind", "country:kor")

# The share of an organisation, in per cent, from which its owner's side counts it as its own.
CONTROLLING_STAKE = 50


def pairs_in_order(records: Records) -> tuple[Pair, ...]:
    """Return the pairs of countries that the records are about: those of their partnerships, in their order.

    Without a partnership it is India and Korea or, if the records lack one of these two countries, the two that they
    have; of more than two, the pair with the most agreements between them.

    >>> from indokorea.collection.records import Records
    >>> India, Japan = Country(id="country:ind", name="India"), Country(id="country:jpn", name="Japan")
    >>> pairs_in_order(Records([])), pairs_in_order(Records([India, Japan]))
    ((('country:ind', 'country:kor'),), (('country:ind', 'country:jpn'),))
    """
    return records.cached(_pairs_in_order)


def pairs_of(records: Records) -> frozenset[frozenset[str]]:
    """Return the pairs of countries that the records are about, as sets; `pairs_in_order` says which these are."""
    return records.cached(_pairs)


def _pairs(records: Records) -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, pairs_in_order(records)))


def _pairs_in_order(records: Records) -> tuple[Pair, ...]:
    partnerships = dict.fromkeys((one.parties[0], one.parties[1]) for one in records.of(Partnership))
    return tuple(partnerships) or (_pair_of_data(records),)


def _pair_of_data(records: Records) -> Pair:
    """Return the pair of records without a partnership."""
    countries = frozenset(records.of(Country).ids)
    if len(countries) < 2 or countries.issuperset(IND_KOR):
        return IND_KOR
    if len(countries) == 2:
        one, other = sorted(countries)
        return one, other
    parties = (tuple(sorted(countries.intersection(agreement.bound))) for agreement in records.of(Agreement))
    number = Counter((pair[0], pair[1]) for pair in parties if len(pair) == 2)
    return min(number, key=lambda pair: (-number[pair], pair), default=IND_KOR)


def pair_names(records: Records) -> str:
    """Return the pairs in words: `country:ind and country:kor`."""
    return " or ".join(sorted(" and ".join(sorted(pair)) for pair in pairs_of(records)))


def countries_of(records: Records, party: str) -> tuple[str, ...]:
    """Return the countries of the side of a country or an organisation; empty if they are unknown.

    An organisation has its own countries or, if it has none, those of its nearest parent with some. If none of them is
    of a pair that the records are about, the countries of its controlling owners count instead: a subsidiary in
    Singapore of a Korean firm is of the Korean side.
    """
    return (party,) if parse_id(party).kind == "country" else records.cached(_countries).get(party, ())


def controlling_owners(organisation: Organisation) -> tuple[str, ...]:
    """Return the owners of at least half an organisation, or of an unknown share.

    Owners that gave their share up are left out, unless no one holds one today: a dissolved joint venture stays with
    the side of its last owners.
    """
    controlling = [one for one in organisation.owners if one.stake is None or one.stake >= CONTROLLING_STAKE]
    today = [one for one in controlling if not one.is_over]
    return tuple(dict.fromkeys(one.owner for one in today or controlling))


def inherited(records: Records, own: Mapping[str, ValueT]) -> dict[str, ValueT]:
    """Return what organisations have themselves or, if nothing, what their nearest parent with a value has.

    Values go down from parent to child, breadth first, so that a parent is known before its children. The time is
    linear, however deep the chains of parents are, and chains that form a cycle end.
    """
    parents = {one.id: one.parent for one in records.of(Organisation) if one.parent is not None}
    children: dict[str, list[str]] = {}
    for id, parent in parents.items():
        children.setdefault(parent, []).append(id)
    known = dict(own)
    for id in reachable(own, lambda parent: children.get(parent, ())):
        if id not in known:
            known[id] = known[parents[id]]
    return known


def _countries(records: Records) -> dict[str, tuple[str, ...]]:
    organisations = records.of(Organisation)
    of_pairs = frozenset[str]().union(*pairs_of(records))
    known = inherited(records, {one.id: one.countries for one in organisations if one.countries})
    elsewhere = {one.id: one for one in organisations if of_pairs.isdisjoint(known.get(one.id, ()))}
    owned: dict[str, list[str]] = {}
    for one in elsewhere.values():
        # What has no country of its own belongs with its parent, whose side may follow from an owner.
        above = (*controlling_owners(one), *((one.parent,) if one.parent and not one.countries else ()))
        for owner in above:
            owned.setdefault(owner, []).append(one.id)
    own: dict[str, list[str]] = {country: [country] for country in of_pairs}
    for id, countries in known.items():
        for country in of_pairs.intersection(countries):
            own[country].append(id)
    sides: dict[str, set[str]] = {}
    for country, start in own.items():
        for id in reachable(start, lambda owner: owned.get(owner, ())):
            if id in elsewhere:
                sides.setdefault(id, set()).add(country)
    return known | {id: tuple(sorted(countries)) for id, countries in sides.items()}


def members_of(organisations: Iterable[Organisation], party: str) -> frozenset[str]:
    """Return the ids of a party and of the organisations that belong to it, by country, parent or controlling owner."""
    below = below_each(organisations)
    return frozenset(reachable([party], lambda id: below.get(id, ())))


def below_each(organisations: Iterable[Organisation]) -> dict[str, list[str]]:
    """Return the organisations directly below each party: of the country, with the parent, with the owner."""
    below: dict[str, list[str]] = {}
    for organisation in organisations:
        above = (*organisation.countries, *controlling_owners(organisation), organisation.parent)
        for one in dict.fromkeys(above):
            if one is not None:
                below.setdefault(one, []).append(organisation.id)
    return below
