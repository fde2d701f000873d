"""The first edition in version 1 of the wire format: converted by its command, and nothing lost."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from convert_first_edition import CONVERTED, converted, read_written

import indokorea as ik


def strings(value: Any) -> Iterator[str]:
    """Yield every text in plain data, keys left out."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)


def test_the_stored_conversion_is_what_the_command_writes() -> None:
    dossier = ik.loads(json.dumps(converted(read_written())))
    stored = gzip.decompress(CONVERTED.read_bytes()).decode()
    assert ik.dumps(dossier) == stored, "written by: python tools/convert_first_edition.py"


def test_the_conversion_keeps_every_record() -> None:
    before = [record["id"] for record in read_written()["records"]]
    after = json.loads(gzip.decompress(CONVERTED.read_bytes()))["records"]
    assert sorted(before) == sorted(record["id"] for record in after)


# Words that became other words, or fields of another shape.
REPLACED_WORDS: frozenset[str] = frozenset(
    {"equity_purchase", "equity_sale", "target", "estimate", "other", "approved"}
    | {"conducted", "phone_call", "video_call", "/place", "/place/name/en", "/type"}  # of meetings and exercises
    | {
        # Agreements: areas of defence, the label of the CEPA, domestic approval, a signed statement, binding unknown.
        *("policy_consultation", "exercises", "training_education", "procurement_arms", "research_development"),
        *("logistics", "humanitarian", "cyber", "cepa_label", "approved", "joint_statement", "none_stated"),
    }
)


def test_the_conversion_keeps_every_text_that_is_not_a_replaced_word() -> None:
    before = {record["id"]: Counter(strings(record)) for record in read_written()["records"]}
    after = {
        record["id"]: Counter(strings(record))
        for record in json.loads(gzip.decompress(CONVERTED.read_bytes()))["records"]
    }
    lost = {
        id: missing
        for id, texts in before.items()
        if (missing := [text for text in texts - after[id] if text not in REPLACED_WORDS])
    }
    assert not lost
