"""Registration of the strategies with Hypothesis, so that `st.from_type(Agreement)` draws valid agreements.

Hypothesis calls `register` when it is imported; importing the library never imports Hypothesis.
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
    """Register every class of records and of their parts, the values, and Dossier."""
    from hypothesis import strategies as st  # noqa: PLC0415  # its import loads this module, so it is complete only now

    for cls in (*part_types(), Record, PartialDate, Period, Extensions, Dossier, Records):
        st.register_type_strategy(cls, _strategy_of)


def _strategy_of(cls: type[Any]) -> SearchStrategy[Any]:
    """Return the strategy of a class, which Hypothesis requests on first use."""
    from indokorea.testing import strategies  # noqa: PLC0415  # most tests that import Hypothesis need none of it

    whole: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
        Record: strategies.records,
        PartialDate: strategies.partial_dates,
        Period: strategies.periods,
        Extensions: strategies.extensions,
        Dossier: strategies.dossiers,
        Records: strategies.dossiers,
    }
    return whole[cls]() if cls in whole else strategies.parts(cls)
