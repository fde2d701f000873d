"""Every statement of the two texts that the library began from is in a record of the reference dossier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik
from indokorea.json_pointer import pointer_parts

TABLE: dict[str, list[dict[str, str]]] = json.loads(Path(__file__).with_name("seed_coverage.json").read_text("utf-8"))
TEXTS = {"S0": 97, "S2": 96}


def at(plain: Any, path: str) -> Any:
    """Return the value at a JSON Pointer."""
    for part in pointer_parts(path):
        plain = plain[int(part)] if isinstance(plain, list) else plain[part]
    return plain


def test_the_table_has_every_item_of_both_texts() -> None:
    items = {f"{text}-{number}" for text, count in TEXTS.items() for number in range(1, count + 1)}
    assert set(TABLE) == items
    assert all(TABLE.values())


@pytest.mark.parametrize("item", TABLE)
def test_the_records_of_an_item_contain_what_it_says(item: str) -> None:
    for entry in TABLE[item]:
        record = ik.to_dict(ik.reference()[entry["record"]])
        said = json.dumps(at(record, entry["field"]), ensure_ascii=False).casefold()
        assert entry["says"].casefold() in said
