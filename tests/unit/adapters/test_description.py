"""The description of the data for search engines: schema.org and Croissant."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from typing import Any

import pytest
import rdflib
from dataset_page import FILES, KEYWORDS, PAGE, machine_description

import indokorea as ik
from indokorea._resources import read_resource
from indokorea.adapters.description import description, description_block
from indokorea.bundled.reading import manifest

# Of the parser of JSON-LD inside rdflib itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

D = ik.reference()
DIGESTS = {name: one["sha256"] for name, one in manifest()["files"].items()}
DESCRIBED = description(D, page=PAGE, files=FILES, digests=DIGESTS, keywords=KEYWORDS)
CR = "http://mlcommons.org/croissant/"


def values_at(path: str, plain: Any) -> list[Any]:
    """Return what a JSONPath of the form `$.records[*].name.en` finds."""
    names = path.removeprefix("$.records[*].").split(".")
    found = plain["records"]
    for name in names:
        found = [one[name] for one in found if name in one]
    return list(found)


def test_it_has_what_schema_org_needs_of_a_dataset() -> None:
    assert DESCRIBED["@type"] == "sc:Dataset"
    assert DESCRIBED["name"] == D.title
    assert DESCRIBED["version"] == D.edition
    assert datetime.date.fromisoformat(DESCRIBED["datePublished"]).isoformat() == str(D.as_of)
    assert 50 <= len(DESCRIBED["description"]) <= 5_000  # as Google Dataset Search has it
    assert DESCRIBED["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert DESCRIBED["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert str(D.edition) in DESCRIBED["citeAs"]


def test_every_file_has_its_address_and_its_digest() -> None:
    files = {one["@id"]: one for one in DESCRIBED["distribution"]}
    assert set(files) == set(DIGESTS)
    for name, one in files.items():
        assert one["contentUrl"].endswith(f"/data/{name}")
        assert one["sha256"] == hashlib.sha256(read_resource("indokorea.bundled", f"data/{name}")).hexdigest()


def test_every_field_is_in_every_record_of_its_file() -> None:
    for records in DESCRIBED["recordSet"]:
        [file] = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        plain = json.loads(read_resource("indokorea.bundled", f"data/{file}"))
        for field in records["field"]:
            values = values_at(field["source"]["extract"]["jsonPath"], plain)
            assert len(values) == len(plain["records"]), field["@id"]
            if field["dataType"] == "sc:Text":
                assert all(type(value) is str for value in values)


def test_every_field_has_a_meaning_and_every_reference_a_field() -> None:
    fields = {field["@id"]: field for records in DESCRIBED["recordSet"] for field in records["field"]}
    assert all(field["description"] for field in fields.values())
    assert {records["key"]["@id"] for records in DESCRIBED["recordSet"]} <= set(fields)
    assert {one["references"]["field"]["@id"] for one in fields.values() if "references" in one} <= set(fields)


def test_it_is_json_ld_with_the_terms_of_croissant() -> None:
    found = rdflib.Graph()
    found.parse(data=json.dumps(DESCRIBED), format="json-ld")
    subject = rdflib.URIRef(PAGE)
    assert (subject, rdflib.RDF.type, rdflib.URIRef("https://schema.org/Dataset")) in found
    sets = set(found.objects(subject, rdflib.URIRef(f"{CR}recordSet")))
    assert len(sets) == len(DESCRIBED["recordSet"]) == len(DIGESTS)


def test_a_text_cannot_end_the_script() -> None:
    evil = description(
        ik.Dossier([], title="</script><script>alert(1)</script>"), page="https://example.org/", files="x", digests={}
    )
    block = description_block(evil)
    assert block.count("</script>") == 1
    inside = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', block)
    assert inside is not None
    assert json.loads(inside[1]) == evil


def test_the_page_holds_the_description_as_html() -> None:
    text = machine_description(D, DIGESTS)
    assert text.startswith("```{raw} html\n<script")
    assert description_block(DESCRIBED) in text
