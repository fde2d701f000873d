"""Hypothesis strategies for records, their parts, their values, and whole consistent dossiers.

They are derived from the shapes of the fields, so a new field needs no new strategy. A check of several fields together
is met by construction, through a few ways of filling them in (`indokorea.testing.field_combinations`).

    @given(strategies.records(ik.Agreement), strategies.partial_dates())
    def test_mine(agreement, day): ...
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401  # asked for here, so that its absence is told once and plainly
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

from indokorea.collection.links import references_of
from indokorea.dossier import Dossier
from indokorea.fields.numbers import Bounds
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import DPRK, KINDS, RefersTo, parse_id
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPE_OF, RECORD_TYPES, AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.testing.field_combinations import FIGURES, ways_of
from indokorea.testing.mutations import damaged
from indokorea.testing.part_types import part_types
from indokorea.testing.texts import decimals, ids, partial_dates, periods, slugs, texts, texts_under, whole_numbers
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period

__all__ = [
    "damaged",
    "decimals",
    "dossiers",
    "ids",
    "money",
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

# The ids that may be referred to, in a form that can be remembered; None for any.
Pool = frozenset[str] | None

MOST_ITEMS = 2

# Larger integers are not drawn evenly, and the last fields would hardly ever be filled in.
CHOSEN_AT_ONCE = 8

# Ids of every kind for a dossier, few enough that its records refer to one another.
DOSSIER_IDS = frozenset(
    f"{kind}:{slug}"
    for kind in KINDS
    for slug in (
        ("ind", "kor", "jpn") if kind == "country" else ("one", f"the-second-{kind.replace('_', '-')}-of-2015")
    )
)


def names() -> SearchStrategy[Name]:
    """Names, each script in its place."""
    return parts(Name)


def money() -> SearchStrategy[Money]:
    """Sums of money, none more exact than its currency allows."""
    return parts(Money)


def parts(cls: type[PartT], *, ids: Iterable[str] | None = None) -> SearchStrategy[PartT]:
    """Things of this class, a record or a part of one; `ids` as for `records`."""
    return _parts(cls, None if ids is None else frozenset(ids), bare=False)


@overload
def records(cls: type[RecordT], *, ids: Iterable[str] | None = None) -> SearchStrategy[RecordT]: ...
@overload
def records(cls: None = None, *, ids: Iterable[str] | None = None) -> SearchStrategy[AnyRecord]: ...
def records(
    cls: type[RecordT] | None = None, *, ids: Iterable[str] | None = None
) -> SearchStrategy[RecordT] | SearchStrategy[AnyRecord]:
    """Records of one kind, or of any.

    `ids` are the ids that a record may have and refer to; without them it has and refers to any. References of a kind
    of which there is none are left out.
    """
    if cls is not None:
        return parts(cls, ids=ids)
    return st.one_of([parts(one, ids=ids) for one in RECORD_TYPES])


@st.composite
def dossiers(draw: st.DrawFn, *, most: int = 5) -> Dossier:
    """Whole dossiers, with at most this many full records, and a bare one for each other that they refer to."""
    drawn = draw(st.lists(records(ids=DOSSIER_IDS), max_size=most, unique_by=lambda record: record.id))
    whole = {record.id: record for record in drawn}
    waiting = list(drawn)
    while waiting:
        for reference in references_of(waiting.pop()):
            if reference.target not in whole:
                cls = RECORD_TYPE_OF[parse_id(reference.target).kind]
                bare: AnyRecord = attrs.evolve(draw(_made(cast(Any, cls), DOSSIER_IDS, True)), id=reference.target)
                whole[bare.id] = bare
                waiting.append(bare)
    order = draw(st.permutations(list(whole.values())))
    said = st.none() | texts()
    return Dossier(order, title=draw(said), edition=draw(said), as_of=draw(st.none() | partial_dates()))


def values_of(shape: Shape) -> SearchStrategy[Any]:
    """What a field of this shape may hold.

    >>> from indokorea.fields.shape import shape_of
    >>> values_of(shape_of(bool))
    booleans()
    """
    return (st.none() | _values(shape.item, None)) if isinstance(shape, Maybe) else _values(shape, None)


def _values(shape: Shape, pool: Pool, least: int = 0) -> SearchStrategy[Any]:
    """The values of a field that is filled in."""
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
    return st.sampled_from(cast(Any, leaf.python)) if hasattr(leaf.python, "__members__") else decimals(bounds)


def _references(rule: RefersTo, pool: Pool) -> SearchStrategy[str]:
    if pool is None:
        return ids(*rule.kinds, party=rule.party)
    return st.sampled_from(_fitting(rule, pool)) if _fitting(rule, pool) else st.nothing()


def _fitting(rule: RefersTo, pool: Iterable[str]) -> list[str]:
    refused = DPRK if rule.party else frozenset[str]()
    return sorted(id for id in pool if parse_id(id).kind in rule.kinds and id not in refused)


def _two_countries(pool: Pool) -> SearchStrategy[tuple[str, ...]]:
    """Two different parties of a partnership."""
    rule = RefersTo("country", party=True)
    if pool is not None and len(_fitting(rule, pool)) < 2:
        return st.nothing()
    return st.lists(_references(rule, pool), min_size=2, max_size=2, unique=True).map(tuple)


def _parts(cls: type[PartT], pool: Pool, *, bare: bool) -> SearchStrategy[PartT]:
    """Things of a class; bare ones have the fields that they need and no others."""
    return cast("SearchStrategy[PartT]", _made(cast(Any, cls), pool, bare))


@lru_cache(maxsize=512)
def _made(cls: Any, pool: Pool, bare: bool) -> SearchStrategy[Any]:
    if cls in FIGURES:
        return FIGURES[cls]()
    filled: list[SearchStrategy[Any]] = []
    for way in ways_of(cls):
        needed: dict[str, SearchStrategy[Any]] = {}
        others: dict[str, SearchStrategy[Any]] = {}
        for name, shape in shapes_of(cls).items():
            values = _values(shape, pool, 1 if name in way.needs else 0)
            if name == "id" and issubclass(cls, Record):
                values = _references(RefersTo(cls.kind), pool)
            if (cls, name) == (Partnership, "parties"):
                values = _two_countries(pool)
            values = way.narrowed.get(name, values)
            if name in way.needs or name not in defaults_of(cls):
                needed[name] = values
            elif not (bare or name in way.without or values.is_empty):
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
    """One thing with the fields that it needs, and about a third of the others."""
    values = {name: draw(strategy) for name, strategy in needed.items()}
    listed = list(others.items())
    for start in range(0, len(listed), CHOSEN_AT_ONCE):
        some = listed[start : start + CHOSEN_AT_ONCE]
        choice = st.integers(0, 2 ** len(some) - 1)
        chosen = draw(choice) & (draw(choice) | draw(choice) >> 1)
        values |= {name: draw(strategy) for place, (name, strategy) in enumerate(some) if chosen >> place & 1}
    return cls(**values)
