"""Each refused text has the finding in the table beside this file: code, message with hint, and the value seen.

The table has {kinds} for the list of all kinds and {schemes} for that of all schemes of identifiers, so that a new one
changes nothing there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest

import indokorea as ik
from indokorea.fields.numbers import read_decimal, read_grouped
from indokorea.fields.record_ids import KINDS, parse_id
from indokorea.fields.text_rules import Duration, JsonPointer, LanguageTag, Slug, TextRule, Url, check_text


def rule(annotation: Any) -> Callable[[str], object]:
    _, own = get_args(annotation)
    assert isinstance(own, TextRule)
    return own


def fiscal_year_of(country: str, text: str) -> ik.Period:
    return ik.Period.fiscal_year(text, country)


READERS: dict[str, Callable[[str], object]] = {
    "id": parse_id,
    "pair": ik.RefersTo("country", pair=True),
    "text": check_text,
    "slug": rule(Slug),
    "url": rule(Url),
    "pointer": rule(JsonPointer),
    "language": rule(LanguageTag),
    "duration": rule(Duration),
    "date": ik.PartialDate,
    "period": ik.Period,
    "fiscal year of India": partial(fiscal_year_of, "country:ind"),
    "fiscal year of Korea": partial(fiscal_year_of, "country:kor"),
    "fiscal year of country": partial(ik.Period.fiscal_year, "2017"),
    "money": ik.Money.parse,
    "quantity": ik.Quantity.parse,
    "code": ik.CodeRef.parse,
    "identifier": ik.Identifier.parse,
    "number": read_decimal,
    "grouped": read_grouped,
}
PATH = Path(__file__).with_name("refusals.jsonl")
TABLE = [json.loads(line) for line in PATH.read_text("utf-8").splitlines()]


def refusal(reader: str, text: str) -> tuple[str, str, str, str | None]:
    """Return the text with the code, the message and the value of its one finding."""
    with pytest.raises(ik.InvalidValue) as raised:
        READERS[reader](text)
    (one,) = raised.value.findings
    message = str(raised.value).replace(", ".join(KINDS), "{kinds}")
    return text, one.code, message.replace(", ".join(map(str, ik.IdentifierScheme)), "{schemes}"), one.value


@pytest.mark.parametrize("reader", READERS)
def test_each_refusal_has_the_message_in_the_table(reader: str) -> None:
    recorded = [tuple(row[1:]) for row in TABLE if row[0] == reader]
    assert recorded
    found = [refusal(reader, text) for text, *_ in recorded]
    assert found == recorded, "renewed by: python tests/unit/values/test_refusals.py"


def as_line(row: list[str | None]) -> str:
    """Return a row of the table as JSON; a lone surrogate is escaped, since no file can hold it."""
    text = json.dumps(row, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(row)


if __name__ == "__main__":
    rows = [[reader, *refusal(reader, text)] for reader, text, *_ in TABLE]
    PATH.write_text("".join(f"{as_line(row)}\n" for row in rows), "utf-8")
