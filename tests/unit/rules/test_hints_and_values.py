"""The hint and the value of each finding in the cases are those recorded in hints_and_values.txt."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import test_rules

from indokorea.collection.records import Records

TABLE = Path(__file__).with_name("hints_and_values.txt")


def test_each_finding_has_the_recorded_hint_and_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))
    found = {
        f"{one.code}\t{one.hint}\t{one.value!r}"
        for code, records, _ in test_rules.FIRING
        for one in test_rules.BY_CODE[code].find(Records(records, integrity=False))
    }
    assert found == set(TABLE.read_text("utf-8").splitlines())
