"""Hypothesis strategies for records, their parts, their values, and whole consistent dossiers.

They are derived from the shapes of the fields, so a new field needs no new strategy. Checks across several fields pass
by construction: `indokorea.testing.field_combinations` lists the valid combinations.

    @given(strategies.records(ik.Agreement), strategies.partial_dates())
    def test_mine(agreement, day): ...
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401  # imported here, so that its absence gives one clear message
except ModuleNotFoundError as _error:
    if _error.name != "hypothesis":
        raise
    raise ModuleNotFoundError(
        'indokorea.testing.strategies needs Hypothesis: python -m pip install "indokorea[testing]"', name="hypothesis"
    ) from None

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar, cast, overload

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from indokorea.collection.references import references
from indokorea.dossier import Dossier
from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import Bounds
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import DPRK, KINDS, RefersTo, parse_id
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPE_OF, RECORD_TYPES, AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.testing.field_combinations import VALUE_STRATEGIES, field_combinations_of
from indokorea.testing.mutations import mutated
from indokorea.testing.part_types import part_types
from indokorea.testing.texts import (
    decimals,
    extensions,
    ids,
    partial_dates,
    periods,
    slugs,
    texts,
    texts_under,
    whole_numbers,
)
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period

__all__ = [
    "decimals",
    "dossiers",
    "extensions",
    "ids",
    "money",
    "mutated",
    "names",
    "part_types",
    "partial_dates",
    "parts",
    "periods",
    "records",
    "slugs",
    "texts",
    "values_of",
]

PartT = TypeVar("PartT", bound=Part)
RecordT = TypeVar("RecordT", bound=AnyRecord)

# The ids to which a record may refer, hashable for the cache; None for any id.
Pool = frozenset[str] | None

MOST_ITEMS = 2

# Hypothesis does not draw larger integers evenly, and the last fields would hardly ever get a value.
CHOSEN_AT_ONCE = 8

# Ids of every kind for a dossier: few, so that its records refer to one another.
DOSSIER_IDS = frozenset(
    f"{kind}:{slug}"
    for kind in KINDS
    for slug in (
        ("ind", "kor", "jpn") if kind == "country" else ("one", f"the-second-{kind.replace('_', '-')}-of-2015")
    )
)


def names() -> SearchStrategy[Name]:
    """Return a strategy for names, each field in its script."""
    return parts(Name)


def money() -> SearchStrategy[Money]:
    """Return a strategy for sums of money with no more decimals than the currency has."""
    return parts(Money)


def parts(cls: type[PartT], *, ids: Iterable[str] | None = None) -> SearchStrategy[PartT]:
    """Return a strategy for a class, of records or of their parts; `ids` as for `records`."""
    return _parts(cls, None if ids is None else frozenset(ids), bare=False)


@overload
def records(cls: type[RecordT], *, ids: Iterable[str] | None = None) -> SearchStrategy[RecordT]: ...
@overload
def records(cls: None = None, *, ids: Iterable[str] | None = None) -> SearchStrategy[AnyRecord]: ...
def records(
    cls: type[RecordT] | None = None, *, ids: Iterable[str] | None = None
) -> SearchStrategy[RecordT] | SearchStrategy[AnyRecord]:
    """Return a strategy for records of one class, or of all classes.

    `ids` limits the ids that a record may have and refer to; None allows any. A reference is left out if `ids` has none
    of its kind.
    """
    if cls is not None:
        return parts(cls, ids=ids)
    return st.one_of([parts(one, ids=ids) for one in RECORD_TYPES])


@st.composite
def dossiers(draw: st.DrawFn, *, most: int = 5) -> Dossier:
    """Draw a dossier with at most `most` full records, and a minimal record for every other id to which they refer."""
    drawn = draw(st.lists(records(ids=DOSSIER_IDS), max_size=most, unique_by=lambda record: record.id))
    whole = {record.id: record for record in drawn}
    waiting = list(drawn)
    while waiting:
        for reference in references(waiting.pop()):
            if reference.target not in whole:
                cls = RECORD_TYPE_OF[parse_id(reference.target).kind]
                bare: AnyRecord = attrs.evolve(draw(_made(cast(Any, cls), DOSSIER_IDS, True)), id=reference.target)
                whole[bare.id] = bare
                waiting.append(bare)
    order = draw(st.permutations(list(whole.values())))
    text, date = st.none() | texts(), st.none() | partial_dates()
    return Dossier(order, title=draw(text), edition=draw(text), as_of=draw(date))


def values_of(shape: Shape) -> SearchStrategy[Any]:
    """Return a strategy for the values that a field of this shape may hold, None included.

    >>> from indokorea.fields.shape import shape_of
    >>> values_of(shape_of(bool))
    booleans()
    """
    return (st.none() | _values(shape.item, None)) if isinstance(shape, Maybe) else _values(shape, None)


def _values(shape: Shape, pool: Pool, least: int = 0) -> SearchStrategy[Any]:
    """Return a strategy for the values of a field other than None; a list has at least `least` items."""
    if isinstance(shape, Maybe):
        return _values(shape.item, pool, least)
    if isinstance(shape, Many):
        items = _values(shape.item, pool)
        if items.is_empty:
            return st.nothing() if least else st.just(())
        return st.lists(items, min_size=least, max_size=MOST_ITEMS).map(tuple)
    if isinstance(shape, Nested):
        return _parts(shape.python, pool, bare=False)
    return _leaves(shape, pool)


def _leaves(leaf: Leaf, pool: Pool) -> SearchStrategy[Any]:
    if leaf.refers is not None:
        return _references(leaf.refers, pool)
    if leaf.python is str:
        return texts_under(cast(Any, leaf.rule))
    bounds = leaf.rule if isinstance(leaf.rule, Bounds) else None
    if leaf.python is int:
        return whole_numbers(bounds)
    if leaf.python is bool:
        return st.booleans()
    if leaf.python is PartialDate:
        return partial_dates()
    if leaf.python is Period:
        return periods()
    if leaf.python is Extensions:
        return extensions()
    return st.sampled_from(cast(Any, leaf.python)) if hasattr(leaf.python, "__members__") else decimals(bounds)


def _references(rule: RefersTo, pool: Pool) -> SearchStrategy[str]:
    if pool is None:
        return ids(*rule.kinds, party=rule.party)
    return st.sampled_from(_fitting(rule, pool)) if _fitting(rule, pool) else st.nothing()


def _fitting(rule: RefersTo, pool: Iterable[str]) -> list[str]:
    excluded = DPRK if rule.party else frozenset[str]()
    return sorted(id for id in pool if parse_id(id).kind in rule.kinds and id not in excluded)


def _two_countries(pool: Pool) -> SearchStrategy[tuple[str, ...]]:
    """Return a strategy for two different parties of a partnership."""
    rule = RefersTo("country", party=True)
    if pool is not None and len(_fitting(rule, pool)) < 2:
        return st.nothing()
    return st.lists(_references(rule, pool), min_size=2, max_size=2, unique=True).map(tuple)


def _parts(cls: type[PartT], pool: Pool, *, bare: bool) -> SearchStrategy[PartT]:
    """Return a strategy for a class; with `bare`, the optional fields keep their defaults."""
    return cast("SearchStrategy[PartT]", _made(cast(Any, cls), pool, bare))


@lru_cache(maxsize=512)
def _made(cls: Any, pool: Pool, bare: bool) -> SearchStrategy[Any]:
    if cls in VALUE_STRATEGIES:
        return VALUE_STRATEGIES[cls]()
    filled: list[SearchStrategy[Any]] = []
    for combination in field_combinations_of(cls):
        needed: dict[str, SearchStrategy[Any]] = {}
        others: dict[str, SearchStrategy[Any]] = {}
        for name, shape in shapes_of(cls).items():
            values = _values(shape, pool, 1 if name in combination.needs else 0)
            if name == "id" and issubclass(cls, Record):
                values = _references(RefersTo(cls.kind), pool)
            if (cls, name) == (Partnership, "parties"):
                values = _two_countries(pool)
            values = combination.narrowed.get(name, values)
            if name in combination.needs or name not in defaults_of(cls):
                needed[name] = values
            elif not (bare or name in combination.without or values.is_empty):
                others[name] = values
        if not any(values.is_empty for values in needed.values()):
            filled.append(_filled(cls, FieldStrategies(needed), FieldStrategies(others)))
    return st.one_of(filled)


class FieldStrategies(dict[str, SearchStrategy[Any]]):
    """The strategies of fields by name; only the names are shown, since Hypothesis refuses to show very much."""

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


@st.composite
def _filled(draw: st.DrawFn, cls: type[PartT], needed: FieldStrategies, others: FieldStrategies) -> PartT:
    """Draw a value with all the fields in `needed` and about three eighths of the `others`."""
    values = {name: draw(strategy) for name, strategy in needed.items()}
    listed = list(others.items())
    for start in range(0, len(listed), CHOSEN_AT_ONCE):
        some = listed[start : start + CHOSEN_AT_ONCE]
        choice = st.integers(0, 2 ** len(some) - 1)
        chosen = draw(choice) & (draw(choice) | draw(choice) >> 1)
        values |= {name: draw(strategy) for place, (name, strategy) in enumerate(some) if chosen >> place & 1}
    return cls(**values)
