"""Finding the kind or the record that a text means: by id, slug, code or name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, overload

from indokorea._lazy import feature
from indokorea.errors import InvalidValue, UnknownRecord
from indokorea.fields.record_ids import DPRK, DPRK_REFUSED
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import did_you_mean, nearest_match, short_json, with_article
from indokorea.records.registry import is_record_type, record_type_of
from indokorea.vocabulary.search import MatchType

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord
    from indokorea.search.find import Hit

# A text that matches the names of one record alone, with one of these match types, means that record.
NAME_MATCHES = (MatchType.NAME, MatchType.ALIAS)
PART_MATCHES = (*NAME_MATCHES, MatchType.PREFIX, MatchType.WORD)
MOST_SUGGESTIONS = 5
LONGEST_LABEL = 48


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
    near: list[Hit[AnyRecord]] = []
    if not same:
        hits = (hit for kind in kinds for hit in feature("find")(records, wanted, kind=record_type_of(kind)))
        near = [hit for hit in hits if hit.match is not MatchType.PARTIAL]
        by_name = [hit for hit in near if hit.match in NAME_MATCHES]
        best = max((hit.score for hit in by_name), default=0.0)
        same = [hit.record.id for hit in by_name if hit.score == best]
    if len(same) == 1:
        return same[0]
    if same:
        hint = f"write one of {listed(named(records[id]) for id in same)}"
        raise InvalidValue.from_message(f"several records have the name {short_json(wanted)}", hint=hint, value=wanted)
    noun = " or ".join(kinds)
    if f"country:{'-'.join(wanted.casefold().split())}" in DPRK and "country" in kinds:
        raise UnknownRecord(wanted, (), f"no {noun} {short_json(wanted)}: {DPRK_REFUSED}")
    if near:
        near.sort(key=lambda hit: -hit.score)
        text = f"no {noun} {short_json(wanted)}; did you mean {alternatives(hit.record for hit in near)}?"
        raise UnknownRecord(wanted, tuple(hit.record.id for hit in near), text)
    ids = [id for kind in kinds for id in records.of(record_type_of(kind)).ids]
    known = tuple(ids if ":" in wanted else (id.partition(":")[2] for id in ids))
    raise UnknownRecord(wanted, known, _text_of_unknown(records, wanted, kinds, known))


def _text_of_unknown(records: Records, wanted: str, kinds: tuple[str, ...], known: tuple[str, ...]) -> str:
    """Return the message for a text that finds no record of the kinds: a near id, a bearer of another kind, or all."""
    noun = " or ".join(kinds)
    near = nearest_match(wanted.casefold(), known)
    if near:
        ids = [near] if ":" in near else [id for id in (f"{kind}:{near}" for kind in kinds) if id in records]
        return f"no {noun} {short_json(wanted)}; did you mean {alternatives(records[id] for id in ids)}?"
    bearers = [hit.record for hit in feature("find")(records, wanted) if hit.match in NAME_MATCHES]
    if bearers:
        return f"no {noun} {short_json(wanted)}; it is the name of {listed(map(named, bearers))}"
    # A part of a long list would not help.
    if 0 < len(known) <= MOST_SUGGESTIONS:
        return f"no {noun} {short_json(wanted)}; there are {', '.join(known)}"
    return f"no {noun} {short_json(wanted)}"


def unknown_record(records: Records, wanted: str) -> UnknownRecord:
    """Return the error for an id or slug that no record has, or that several have, with the records that come near.

    For an id they are of its kind.
    """
    key = wanted.casefold().strip()
    kind, _, slug = key.partition(":")
    kind, slug = (kind, slug) if kind in RECORD_KINDS else ("", key)
    same = [record for record in records if record.slug == key]
    if len(same) > 1:
        text = f"several records have the slug {short_json(wanted)}; write one of {listed(map(named, same))}"
        return UnknownRecord(wanted, tuple(record.id for record in same), text)
    wanted_kind = record_type_of(kind) if kind else None
    pool = records if wanted_kind is None else records.of(wanted_kind)
    hits = feature("find")(records, slug, kind=wanted_kind, limit=None) if slug else ()
    near = {hit.record.id: hit.record for hit in hits if hit.match in PART_MATCHES}
    near |= {record.id: record for record in pool if key and key in record.id and record.id not in near}
    if near:
        text = f"no record {short_json(wanted)}; it is part of the id or name of {listed(map(named, near.values()))}"
        return UnknownRecord(wanted, tuple(near), text)
    alike = _with_words_of(pool, slug)
    error = UnknownRecord(wanted, tuple(record.id if ":" in wanted else record.slug for record in pool))
    if not alike and "did you mean" not in str(error):
        alike = [hit.record for hit in hits if hit.match in (MatchType.INSIDE, MatchType.TYPO)]
    if alike:
        text = f"no record {short_json(wanted)}; did you mean {alternatives(alike)}?"
        return UnknownRecord(wanted, tuple(record.id for record in alike), text)
    return error


def _with_words_of(records: Iterable[AnyRecord], slug: str) -> list[AnyRecord]:
    """Return the records that share the most words of a slug, two and more than half of them at least."""
    words = frozenset(slug.split("-"))
    shared = [(len(words.intersection(record.slug.split("-"))), record) for record in records]
    most = max((number for number, _ in shared), default=0)
    return [record for number, record in shared if number == most] if most > max(1, len(words) // 2) else []


def named(record: AnyRecord) -> str:
    """Return the id of a record with its name, shortened.

    >>> from indokorea.records.sector import Sector
    >>> named(Sector(id="sector:iron-steel", name="Steel"))
    'sector:iron-steel (Steel)'
    """
    label = record.label
    return f"{record.id} ({label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + '…'})"


def alternatives(records: Iterable[AnyRecord]) -> str:
    """Return the first records with their names, joined by `or`."""
    *others, last = map(named, list(records)[:MOST_SUGGESTIONS])
    return f"{', '.join(others)} or {last}" if others else last


def listed(ids: Iterable[str]) -> str:
    """Return the first ids, and the number of the others.

    >>> listed(["sector:a", "sector:b"]), listed(map(str, range(7)))
    ('sector:a, sector:b', '0, 1, 2, 3, 4 and 2 more')
    """
    every = list(ids)
    text = ", ".join(every[:MOST_SUGGESTIONS])
    more = len(every) - MOST_SUGGESTIONS
    return f"{text} and {more} more" if more > 0 else text
