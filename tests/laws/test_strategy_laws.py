"""Laws of the strategies: many thousands of drawn records and dossiers, of which no constructor refuses one.

A draw that is refused raises InvalidRecord inside the test, so that nothing more needs to be asserted of it.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import indokorea as ik
from indokorea.collection.references import references
from indokorea.testing import strategies

pytestmark = pytest.mark.slow

# No search for the smallest case: the fields of a refused record are in the error already.
MANY = settings(phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_ten_thousand_records_of_each_kind_are_accepted(cls: type[ik.Record]) -> None:
    drawn = 0

    @settings(MANY, max_examples=10_000)
    @given(strategies.parts(cls))
    def draw(record: ik.Record) -> None:
        nonlocal drawn
        assert type(record) is cls
        drawn += 1

    draw()
    assert drawn >= 10_000


def test_a_thousand_dossiers_are_accepted_and_every_reference_in_them_leads_somewhere() -> None:
    drawn = 0

    @settings(MANY, max_examples=1_000)
    @given(strategies.dossiers())
    def draw(dossier: ik.Dossier) -> None:
        nonlocal drawn
        assert all(reference.target in dossier for record in dossier for reference in references(record))
        drawn += 1

    draw()
    assert drawn >= 1_000
