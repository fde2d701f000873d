"""The hint and the value of each finding in the cases are those recorded in hints_and_values.txt.

To record them again, run this file as a script, and read the diff.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import test_rules

from indokorea.collection.records import Records
from indokorea.values import clock

TABLE = Path(__file__).with_name("hints_and_values.txt")


def hints_and_values() -> set[str]:
    """Return a line with code, hint and value for each finding in the firing cases."""
    return {
        f"{one.code}\t{one.hint}\t{one.value!r}"
        for code, records, _ in test_rules.FIRING
        for one in test_rules.BY_CODE[code].find(Records(records, integrity=False))
    }


def test_each_finding_has_the_recorded_hint_and_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))
    recorded = set(TABLE.read_text("utf-8").splitlines())
    assert hints_and_values() == recorded, "renewed by: python tests/unit/rules/test_hints_and_values.py"


if __name__ == "__main__":
    clock.read_clock = lambda: datetime.date(2026, 11, 22)
    TABLE.write_text("\n".join(sorted(hints_and_values())) + "\n", "utf-8")
