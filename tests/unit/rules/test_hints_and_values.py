"""The way out and the value seen are what the table beside says, for each case that breaks a rule."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import test_rules

from indokorea.collection.records import Records

TABLE = Path(__file__).with_name("hints_and_values.txt")


def test_each_fault_is_told_with_the_hint_and_the_value_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))
    told = {
        f"{one.code}\t{one.hint}\t{one.value!r}"
        for code, records, _ in test_rules.FIRING
        for one in test_rules.BY_CODE[code].find(Records(records, integrity=False))
    }
    assert told == set(TABLE.read_text("utf-8").splitlines())
