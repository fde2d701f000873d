"""The status of a trade measure with many vague steps: each test is a rule, shown by a case."""

from __future__ import annotations

import pytest

from indokorea.lifecycle import possible_orders
from indokorea.lifecycle.trade_measure_status import trade_measure_standing
from indokorea.records.trade_measure import TradeMeasureStep
from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureStatus

IMPOSED = TradeMeasureStep(type=TradeMeasureAction.IMPOSED, on="2009")


def vague(action: TradeMeasureAction, count: int) -> list[TradeMeasureStep]:
    return [TradeMeasureStep(type=action, on="2010", note=f"Step {number}.") for number in range(count)]


def test_amendments_without_a_term_are_not_tried_in_any_order() -> None:
    standing = trade_measure_standing([IMPOSED, *vague(TradeMeasureAction.AMENDED, 2_000)], "2010-06")
    assert (standing.status, standing.because, standing.certain) == (TradeMeasureStatus.APPLIED, (IMPOSED,), True)


def test_a_status_is_uncertain_with_too_many_vague_steps_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [IMPOSED, *vague(TradeMeasureAction.INITIATED, 10)]
    assert trade_measure_standing(steps, "2011").certain
    monkeypatch.setattr(possible_orders, "MOST_PLACES", 100)
    standing = trade_measure_standing(steps, "2011")
    assert (standing.status, standing.certain) == (TradeMeasureStatus.APPLIED, False)
