"""The pages of the records show a bundled record of each kind, as it is written in JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from wire_examples import WIDTH, pretty, wire_form

import indokorea as ik

RECORD_PAGES = ("actors", "agreements-and-meetings", "undertakings", "figures-and-sources")
REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
PAGES = [(REFERENCE / f"{name}.md").read_text("utf-8") for name in RECORD_PAGES]
EXAMPLES = re.findall(r"^```\{wire-example\} (\S+)\n(?::without: (.+)\n)?```$", "\n".join(PAGES), re.MULTILINE)


def test_every_kind_with_bundled_records_has_one_example() -> None:
    bundled = [cls.kind for cls in ik.RECORD_TYPES if len(ik.reference().of(cls))]
    assert sorted(id.partition(":")[0] for id, _ in EXAMPLES) == sorted(bundled)


def test_the_list_of_kinds_has_each_kind_in_the_order_of_a_file() -> None:
    rows = re.findall(r"^\| \[([\w ]+)\]\(\w", (REFERENCE / "records.md").read_text("utf-8"), re.MULTILINE)
    assert [row.lower().replace(" ", "_") for row in rows] == [cls.kind for cls in ik.RECORD_TYPES]


@pytest.mark.parametrize(("id", "without"), EXAMPLES)
def test_an_example_is_the_record_without_the_fields_that_the_page_leaves_out(id: str, without: str) -> None:
    left_out = without.split(", ") if without else []
    raw = ik.to_dict(ik.reference()[id])
    shown = wire_form(id, left_out)
    assert json.loads(shown) == {name: value for name, value in raw.items() if name not in left_out}
    assert len(shown.splitlines()) < 80


def test_leaving_out_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        wire_form("country:kor", ["colour"])


@pytest.mark.parametrize("value", [{}, [], "text", {"a": {}}, {"a": [[1, 2], ["x" * 80]]}, [{"a": "b" * 80}, None]])
def test_pretty_json_has_the_same_value_and_breaks_long_lines(value: object) -> None:
    assert json.loads(pretty(value)) == value
    for line in pretty(value).splitlines():
        assert len(line) <= WIDTH or line.lstrip(' "a:').startswith(("x" * 80, "b" * 80))
