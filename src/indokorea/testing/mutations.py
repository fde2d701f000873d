"""Random mutations of plain data, for tests of readers: keys deleted or renamed, values replaced, items duplicated."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# Values that are wrong in most places: some are wrong everywhere, others are right for another field.
WRONG_VALUES: tuple[Any, ...] = (
    None, 0, 1, -1, 7.9, 10**30, True, False, "", " ", "x ", "null", "5", "1e999999", "2009-13", "2009-08", "2010/..",
    "country:ind", "country:prk", "country:nowhere", "source:nowhere", "agreement:x/y", "signed", "e\u0301", "\u0000",
    "\ud800",
    [], {}, [None], ["x"], [[]], {"x": 1}, {"en": "x"},
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, plain: SearchStrategy[Any], *, most: int = 3) -> Any:
    """Draw plain data with one to `most` mutations. The result may still be valid."""
    root = [copy.deepcopy(draw(plain))]
    for _ in range(draw(st.integers(1, most))):
        places = list(_places(root))
        holder, key = draw(st.sampled_from(places))
        mutation = "replace" if holder is root else draw(st.sampled_from(_mutations_for(holder)))
        if mutation == "delete":
            del holder[key]
        elif mutation == "duplicate":
            holder.insert(key, copy.deepcopy(holder[key]))
        elif mutation == "rename":
            other = draw(st.sampled_from([f"{key}s", key[:-1], key.upper(), "note", "a/b~c", "", "\ud800"]))
            holder[other] = holder.pop(key)
        elif mutation == "copy":
            elsewhere, there = draw(st.sampled_from(places))
            holder[key] = copy.deepcopy(elsewhere[there])
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(WRONG_VALUES)))
    return root[0]


def _mutations_for(holder: Any) -> list[str]:
    """Return the mutations of an item of a list or an object. "replace" is there twice, to be drawn more often."""
    return ["replace", "replace", "copy", "delete", "duplicate" if isinstance(holder, list) else "rename"]


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every nested value as a pair: the list or object that holds it, and its index or key."""
    for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, key
        if isinstance(value, dict | list):
            yield from _places(value)
