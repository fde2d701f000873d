"""CSL-JSON and BibTeX: valid, complete, and as exact as the sources.

`csl-data.json` is the schema of the Citation Style Language project (MIT licence), unchanged.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.adapters.citations import bibtex, csl, csl_date, csl_type
from indokorea.render.bibtex import ESCAPES
from indokorea.testing import strategies

SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
SOURCES = list(ik.reference().sources)
SPOKEN = {text: chr(code) for code, text in ESCAPES.items()}


def plain(text: str) -> str:
    """Return text of BibTeX without its outer braces and its escapes."""
    inner = re.fullmatch(r"\{(.*)\}", text)
    assert inner is not None
    return re.sub("|".join(map(re.escape, SPOKEN)), lambda found: SPOKEN[found[0]], inner[1])


def test_every_item_is_valid_csl() -> None:
    items = csl(SOURCES)
    VALIDATOR.validate(items)
    assert [item["title"] for item in items] == [source.title for source in SOURCES]
    assert json.loads(json.dumps(items)) == items


@given(st.lists(strategies.records(ik.Source), unique_by=lambda source: source.id))
def test_any_source_is_valid_csl_and_valid_bibtex(sources: list[ik.Source]) -> None:
    VALIDATOR.validate(csl(sources))
    library = parse_string(bibtex(sources))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [source.slug for source in sources]
    assert [plain(entry["title"]) for entry in library.entries] == [source.title for source in sources]


def test_every_type_of_source_has_a_type_of_the_schema() -> None:
    types = SCHEMA["items"]["properties"]["type"]["enum"]
    assert {csl_type(one) for one in ik.SourceType} <= set(types)
    assert all((one.code or "").startswith("CSL ") for one in ik.SourceType)


def test_the_keys_are_unique_and_stable() -> None:
    items, entries = csl(SOURCES), re.findall("^@[a-z]+{(.*),$", bibtex(SOURCES), re.MULTILINE)
    assert [item["id"] for item in items] == [source.id for source in SOURCES]
    assert entries == [source.slug for source in SOURCES]
    assert len(set(entries)) == len(entries)
    assert csl(SOURCES[5:6]) == items[5:6]
    assert bibtex(SOURCES[5:6]) in bibtex(SOURCES)


def test_bibtexparser_reads_every_entry_back() -> None:
    library = parse_string(bibtex(SOURCES))
    assert not library.failed_blocks
    assert len(library.entries) == len(SOURCES)
    for source, entry in zip(SOURCES, library.entries, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        assert plain(fields["title"]) == source.title
        assert fields.get("url") == source.url
        assert fields.get("date") == (None if source.published is None else str(source.published))
        assert fields.get("urldate") == (None if source.retrieved is None else str(source.retrieved))


def test_titles_in_every_script_are_whole() -> None:
    titles = {item["title"] for item in csl(SOURCES)}
    text = bibtex(SOURCES)
    for language in ("ko", "hi"):
        found = [source.title for source in SOURCES if source.language == language]
        assert found
        assert set(found) <= titles
        assert all(title.translate(ESCAPES) in text for title in found)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2009-08-07", {"date-parts": [[2009, 8, 7]]}),
        ("2009-08", {"date-parts": [[2009, 8]]}),
        ("2009", {"date-parts": [[2009]]}),
        ("2009-08~", {"date-parts": [[2009, 8]], "circa": True}),
        ("2020?", {"date-parts": [[2020]], "circa": True}),
        ("2009-1X", {"date-parts": [[2009]]}),
        ("201X", {"date-parts": [[2010], [2019]]}),
        ("2009-33", {"date-parts": [[2009, 1], [2009, 3]]}),
        ("[..2009]", {"literal": "[..2009]"}),
        ("XXXX-02-27", {"literal": "XXXX-02-27"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(date: str, expected: object) -> None:
    assert csl_date(ik.PartialDate(date)) == expected


def test_an_access_date_is_the_day_of_retrieval() -> None:
    source = ik.Source(id="source:x", title="X", type="news", publisher="The Hindu", retrieved="2026-11-20")
    [item] = csl([source])
    assert item["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert item["container-title"] == "The Hindu"
    assert "urldate = {2026-11-20}" in bibtex([source])
    assert "journal = {{The Hindu}}" in bibtex([source])


def test_signs_that_tex_reads_as_commands_are_escaped() -> None:
    title = r"100% of {GDP} & \$5_bn #1 ~x^2 }"
    source = ik.Source(id="source:x", title=title, type="news")
    [entry] = parse_string(bibtex([source])).entries
    assert plain(entry["title"]) == title
