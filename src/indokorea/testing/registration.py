"""Tells Hypothesis of our classes, so that `st.from_type(Agreement)` draws sound ones.

Hypothesis calls `register` when it is imported itself; importing the library never imports Hypothesis.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from indokorea.collection.records import Records
from indokorea.dossier import Dossier
from indokorea.fields.extensions import Extensions
from indokorea.records.base import Record
from indokorea.testing.part_types import part_types
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Registers every kind of record, every part of one, the values, and whole dossiers."""
    from hypothesis import strategies as st  # noqa: PLC0415  # which loads this module, if nobody has yet

    for cls in (*part_types(), Record, PartialDate, Period, Extensions, Dossier, Records):
        st.register_type_strategy(cls, _strategy_of)


def _strategy_of(cls: type[Any]) -> SearchStrategy[Any]:
    """The strategy of one class, made when it is first asked for."""
    from indokorea.testing import strategies  # noqa: PLC0415  # Hypothesis is imported far more often than it draws ours

    whole: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
        Record: strategies.records,
        PartialDate: strategies.partial_dates,
        Period: strategies.periods,
        Extensions: strategies.extensions,
        Dossier: strategies.dossiers,
        Records: strategies.dossiers,
    }
    return whole[cls]() if cls in whole else strategies.parts(cls)
