"""Finding the kind or the record that a text means: by id, slug, code or name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, overload

from indokorea._lazy import feature
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.fields.record_ids import DPRK, DPRK_REFUSED
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import did_you_mean, short_json, with_article
from indokorea.records.registry import is_record_type, record_type_of
from indokorea.vocabulary.search import MatchType

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord

# A text that matches the names of one record alone, with one of these match types, means that record.
NAME_MATCHES = (MatchType.NAME, MatchType.ALIAS)
MOST_SUGGESTIONS = 5


def kind_of(given: object) -> str:
    """Return the kind that a record class, a kind or the name of a view means.

    Raises InvalidValue for anything else.

    >>> from indokorea.records.sector import Sector
    >>> kind_of(Sector), kind_of("sector"), kind_of("Sectors")
    ('sector', 'sector', 'sector')
    """
    if isinstance(given, str):
        word = given.strip().casefold().replace(" ", "_").replace("-", "_")
        if word in RECORD_KINDS:
            return word
        for kind, names in RECORD_KINDS.items():
            if word in (names.view, names.class_name.casefold()):
                return kind
        known = (*RECORD_KINDS, *(names.view for names in RECORD_KINDS.values()))
        hint = did_you_mean(word, known) or f"write one of {', '.join(RECORD_KINDS)}"
        raise InvalidValue.expected("a kind of record", given, hint=hint)
    if is_record_type(given):
        return given.kind
    raise InvalidValue.expected("a record class", given, hint="give the class of a record, such as Agreement")


def sector_id(records: Records, wanted: str) -> str:
    """Return the id of the sector with this id, slug, code or name, as `id_of_kind` does.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.sector import Sector
    >>> steel = Sector(id="sector:iron-steel", name="Steel")
    >>> [sector_id(Records([steel]), text) for text in ("sector:iron-steel", "iron-steel")]
    ['sector:iron-steel', 'sector:iron-steel']
    """
    return id_of_kind(records, wanted, "sector")


def party_id(records: Records, wanted: str) -> str:
    """Return the id of the country or organisation with this id, slug, code or name, as `id_of_kind` does."""
    return id_of_kind(records, wanted, "country", "organisation")


@overload
def pair_of_ids(records: Records, between: tuple[str, str]) -> tuple[str, str]: ...
@overload
def pair_of_ids(records: Records, between: tuple[str, str] | None) -> tuple[str, str] | None: ...
def pair_of_ids(records: Records, between: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return the ids of two different parties, each as `party_id` finds it; None without a pair.

    Raises InvalidValue unless there are two different ones.
    """
    if between is None:
        return None
    given: object = between  # callers without a type checker may give anything
    if isinstance(given, tuple) and len(given) == 2:
        one, other = (party_id(records, party) for party in given)
        if one != other:
            return one, other
    raise InvalidValue.expected("two different parties", between, hint='write between=("country:ind", "country:kor")')


def id_of_kind(records: Records, wanted: str, *kinds: str) -> str:
    """Return the id of the record of these kinds that has this id or slug or, without one, this code or name.

    A name is one that `Dossier.find` matches whole. Raises UnknownRecord with the nearest records if there is none,
    InvalidValue with the ids if several have the name, and for the id of a record of another kind.
    """
    given: object = wanted
    if not isinstance(given, str):
        raise UnknownRecord(given)
    key = wanted.strip().casefold()
    kind, colon, _ = key.partition(":")
    if colon:
        found = [key] if kind in kinds and key in records else []
        if not found and key in records:
            raise InvalidValue.expected(f"the id of {' or '.join(map(with_article, kinds))}", wanted)
    else:
        found = [id for id in (f"{kind}:{key}" for kind in kinds) if id in records]
    return found[0] if len(found) == 1 else _id_of_name(records, wanted, found, kinds)


def _id_of_name(records: Records, wanted: str, same: list[str], kinds: tuple[str, ...]) -> str:
    """Return the id of the only record of these kinds with this code or name; `same` have the slug already."""
    near: list[str] = []
    if not same:
        hits = [hit for kind in kinds for hit in feature("find")(records, wanted, kind=record_type_of(kind))]
        by_name = [hit for hit in hits if hit.match in NAME_MATCHES]
        best = max((hit.score for hit in by_name), default=0.0)
        same = [hit.record.id for hit in by_name if hit.score == best]
        near = [hit.record.id for hit in hits]
    if len(same) == 1:
        return same[0]
    if same:
        raise InvalidValue.from_message(
            f"several records have the name {short_json(wanted)}", hint=f"write one of {listed(same)}", value=wanted
        )
    noun = " or ".join(kinds)
    if f"country:{'-'.join(wanted.casefold().split())}" in DPRK and "country" in kinds:
        raise UnknownRecord(wanted, (), f"no {noun} {short_json(wanted)}: {DPRK_REFUSED}")
    if near:
        text = f"no {noun} {short_json(wanted)}; did you mean {' or '.join(near[:MOST_SUGGESTIONS])}?"
        raise UnknownRecord(wanted, tuple(near), text)
    ids = [id for kind in kinds for id in records.of(record_type_of(kind)).ids]
    known = tuple(ids if ":" in wanted else (id.partition(":")[2] for id in ids))
    text = str(UnknownRecord(wanted, known)).replace("no record", f"no {noun}", 1)
    # A long list would not help to find a party.
    if "did you mean" not in text and known and len(kinds) == 1:
        text += f"; there are {', '.join(known[:MOST_SUGGESTIONS])} ..."
    raise UnknownRecord(wanted, known, text)


def unknown_record(records: Records, wanted: str) -> UnknownRecord:
    """Return the error for an id or slug that no record has, or that several have, with the records that come near."""
    key = wanted.casefold()
    same = [record.id for record in records if record.slug == key]
    if len(same) > 1:
        text = f"several records have the slug {short_json(wanted)}; write one of {listed(same)}"
        return UnknownRecord(wanted, tuple(same), text)
    near = [
        record.id for record in records if key in record.id or any(key in name.casefold() for name in _names_of(record))
    ]
    if near and key:
        text = f"no record {short_json(wanted)}; it is part of the id or name of {listed(near)}"
        return UnknownRecord(wanted, tuple(near), text)
    return UnknownRecord(wanted, tuple(record.id if ":" in wanted else record.slug for record in records))


def listed(ids: Iterable[str]) -> str:
    """Return the first ids, and the number of the others.

    >>> listed(["sector:a", "sector:b"]), listed(map(str, range(7)))
    ('sector:a, sector:b', '0, 1, 2, 3, 4 and 2 more')
    """
    every = list(ids)
    text = ", ".join(every[:MOST_SUGGESTIONS])
    more = len(every) - MOST_SUGGESTIONS
    return f"{text} and {more} more" if more > 0 else text


def _names_of(record: AnyRecord) -> tuple[str, ...]:
    """Return the names of a record in every script, or its label where it has no name."""
    name = getattr(record, "name", None)
    return (record.label,) if name is None else name.every
