"""Damage: plain data with keys lost, renamed and misspelt, values replaced, elements doubled. For tests of readers."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# Values that belong almost nowhere, and some that belong somewhere else.
JUNK: tuple[Any, ...] = (
    None, 0, 1, -1, 7.9, 10**30, True, False, "", " ", "x ", "null", "5", "1e999999", "2009-13", "2009-08", "2010/..",
    "country:ind", "country:prk", "country:nowhere", "source:nowhere", "agreement:x/y", "signed", "e\u0301", "\u0000",
    "\ud800",
    [], {}, [None], ["x"], [[]], {"x": 1}, {"en": "x"},
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, plain: SearchStrategy[Any], *, most: int = 3) -> Any:
    """Plain data with one to `most` things done to it; it may happen to be sound all the same."""
    root = [copy.deepcopy(draw(plain))]
    for _ in range(draw(st.integers(1, most))):
        places = list(_places(root))
        holder, key = draw(st.sampled_from(places))
        way = "replace" if holder is root else draw(st.sampled_from(_ways(holder)))
        if way == "lose":
            del holder[key]
        elif way == "double":
            holder.insert(key, copy.deepcopy(holder[key]))
        elif way == "rename":
            other = draw(st.sampled_from([f"{key}s", key[:-1], key.upper(), "note", "a/b~c", "", "\ud800"]))
            holder[other] = holder.pop(key)
        elif way == "move":
            elsewhere, there = draw(st.sampled_from(places))
            holder[key] = copy.deepcopy(elsewhere[there])
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
    return root[0]


def _ways(holder: Any) -> list[str]:
    """What can be done to a value in a list or an object; another value is put in its place most often."""
    return ["replace", "replace", "move", "lose", "double" if isinstance(holder, list) else "rename"]


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    """Every value inside, as the list or object that holds it and its key there."""
    for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, key
        if isinstance(value, dict | list):
            yield from _places(value)
