"""RDF: what triple stores load, what SPARQL answers, and JSON-LD with the same triples."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from rdflib.compare import isomorphic

import indokorea as ik
from indokorea.adapters.rdf import BASE, context, json_ld, ntriples, vocabulary
from indokorea.adapters.rdf_fields import EDTF, NAMESPACE, all_parts, field_plans, term_iri
from indokorea.adapters.rdf_vocabulary import all_vocabularies
from indokorea.collection.citations_for import citations_for
from indokorea.testing import strategies
from indokorea.vocabulary.base import Term

# Of the parser of JSON-LD inside rdflib itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

D = ik.reference()
PREFIXES = f"""
PREFIX ik: <{NAMESPACE}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""


@cache
def lines() -> list[str]:
    return list(ntriples(D))


@cache
def store() -> pyoxigraph.Store:
    made = pyoxigraph.Store()
    made.bulk_load("".join(lines()).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return made


def answers(question: str) -> set[str]:
    """Return the first column of the answers of SPARQL, ids of records without the base."""
    found: Any = store().query(PREFIXES + question)
    return {row[0].value.removeprefix(BASE) for row in found}


def graph(text: str, format: str = "nt") -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=format)


def lines_of(record: ik.AnyRecord) -> str:
    """Return the triples of one record alone."""
    return "".join(
        line for line in ntriples(ik.Dossier([record], integrity=False)) if not line.startswith(f"<{BASE}> ")
    )


def test_two_stores_load_as_many_triples_as_there_are_lines() -> None:
    assert len(set(lines())) == len(store())
    some = "".join(lines()[:20_000])
    assert len(graph(some)) == len(set(lines()[:20_000]))


@given(strategies.dossiers())
@settings(max_examples=25)
def test_any_dossier_is_loaded_whole_by_both(dossier: ik.Dossier) -> None:
    text = "".join(ntriples(dossier))
    made = pyoxigraph.Store()
    made.bulk_load(text.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert len(made) == len(graph(text)) == len(set(text.splitlines(keepends=True)))


def test_triples_are_the_same_after_turtle_and_back() -> None:
    original = graph("".join(lines()[:5_000]))
    assert isomorphic(original, graph(original.serialize(format="turtle"), "turtle"))
    turtle = store().dump(format=pyoxigraph.RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph())
    again = pyoxigraph.Store()
    again.bulk_load(turtle or b"", pyoxigraph.RdfFormat.TURTLE)
    assert set(again) == set(store())


def test_equal_dossiers_have_equal_triples_in_order() -> None:
    assert list(ntriples(ik.loads(ik.dumps(D)))) == lines()


# Six questions, each with the answer of the library.


@pytest.mark.parametrize("day", ["1990-01-01", "2009-12-31", "2010-01-01", "2015-05-18"])
def test_what_was_in_force_on_a_day(day: str) -> None:
    found = answers(
        f"""SELECT DISTINCT ?a {{
            ?a ik:Agreement.actions [ ik:Action.type ik:ActionType.entered_into_force ; ik:Action.on_latest ?begin ] .
            FILTER(?begin <= "{day}"^^xsd:date)
            FILTER NOT EXISTS {{
                VALUES ?ending {{ ik:ActionType.terminated ik:ActionType.expired ik:ActionType.superseded }}
                ?a ik:Agreement.actions [ ik:Action.type ?ending ; ik:Action.on_latest ?end ] .
                FILTER(?end <= "{day}"^^xsd:date)
            }}
        }}"""
    )
    assert found == {one.id for one in D.agreements if str(one.status_on(day)) == "in_force"}


def test_the_question_of_the_page_has_the_answer_of_the_library() -> None:
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "graph-rdf.md").read_text("utf-8")
    [question] = re.findall("```sparql\n(.*?)```", page, re.DOTALL)
    [day] = set(re.findall(r"\d{4}-\d\d-\d\d", question))
    found: Any = store().query(question)
    ids = {row[0].value.removeprefix(BASE) for row in found}
    assert ids == {one.id for one in D.agreements if str(one.status_on(day)) == "in_force"} != set()


def test_who_says_so() -> None:
    record = D.agreements["cepa-2009"]
    named = {path for one in record.citations for path in one.supports}
    assert named
    for path in sorted(named):
        place = f"{BASE}{record.id}#{path}"
        found = answers(
            f"""SELECT DISTINCT ?source {{
                <{BASE}{record.id}> ik:CitedRecord.citations ?citation .
                ?citation prov:hadPrimarySource ?source ; ik:Citation.supports ?field .
                FILTER(?field = <{place}> || STRSTARTS(STR(?field), "{place}/")
                       || STRSTARTS("{place}", CONCAT(STR(?field), "/")))
            }}"""
        )
        assert found == {one.source for one in citations_for(record, path)}


def test_what_refers_to_a_country() -> None:
    found = answers(f"SELECT DISTINCT ?s {{ ?s ?p <{BASE}country:kor> }}")
    assert {one.partition("#")[0] for one in found} == {link.record_id for link in D.links_to("country:kor")}


def test_what_concerns_a_sector_or_a_narrower_one() -> None:
    sector = f"<{BASE}sector:defence>"
    found = answers(
        f"""SELECT DISTINCT ?r {{
            {{ ?r ik:CitedRecord.sectors/skos:broader* {sector} }} UNION {{ ?r skos:broader* {sector} }}
        }}"""
    )
    assert found == {one.id for one in D.select(sector="defence")}


def test_which_claims_are_disputed_or_rejected() -> None:
    found = answers(
        "SELECT ?c { ?c ik:Claim.rank ?rank . VALUES ?rank { ik:ClaimRank.disputed ik:ClaimRank.rejected } }"
    )
    assert len(found) == D.about().disputed > 0


def test_how_organisations_are_called_in_korean() -> None:
    found: Any = store().query(
        PREFIXES + 'SELECT ?o ?n { ?o a ik:Organisation ; ik:NamedRecord.name/ik:Name.ko ?n . FILTER(LANG(?n) = "ko") }'
    )
    named = {(row[0].value.removeprefix(BASE), row[1].value) for row in found}
    assert named == {(one.id, one.name.ko) for one in D.organisations if one.name.ko is not None}


def test_a_date_is_edtf_with_its_first_and_last_day_beside_it() -> None:
    source = ik.Source(id="source:x", title="X", type="news", published="2009-08~")
    found = lines_of(source)
    assert f'Source.published> "2009-08~"^^<{EDTF}>' in found
    assert 'Source.published_earliest> "2009-08-01"^^<http://www.w3.org/2001/XMLSchema#date>' in found
    assert 'Source.published_latest> "2009-08-31"^^<http://www.w3.org/2001/XMLSchema#date>' in found
    open_ended = lines_of(ik.Source(id="source:x", title="X", type="news", published="[..2009]"))
    assert "published_earliest" not in open_ended


def test_a_citation_leads_to_the_part_that_it_supports() -> None:
    record = D.agreements["cepa-2009"]
    found = answers(
        f"SELECT DISTINCT ?field {{ <{BASE}{record.id}> ik:CitedRecord.citations/ik:Citation.supports ?field }}"
    )
    assert found == {f"{record.id}#{path}" for one in record.citations for path in one.supports}
    part = answers(f"SELECT ?type {{ <{BASE}{record.id}#/actions/0> a ?type }}")
    assert part == {f"{NAMESPACE}Action"}


@pytest.mark.parametrize("kind", [cls.kind for cls in ik.RECORD_TYPES])
def test_json_ld_of_a_record_has_its_triples(kind: str) -> None:
    record = max((one for one in D if one.kind == kind), key=lambda one: len(ik.dumps(one)))
    assert set(graph(json.dumps(json_ld(record)), "json-ld")) == set(graph(lines_of(record)))


@given(strategies.records())
@settings(max_examples=25)
def test_json_ld_of_any_record_has_its_triples(record: ik.AnyRecord) -> None:
    assert set(graph(json.dumps(json_ld(record)), "json-ld")) == set(graph(lines_of(record)))


def test_extensions_are_json_literals() -> None:
    record = ik.Sector(id="sector:x", name="X", extensions={"acme:score": {"a": [1, "ü"]}, "acme:empty": None})
    found = graph(lines_of(record))
    values = [one for one in found.objects() if getattr(one, "datatype", None) == rdflib.RDF.JSON]
    assert {str(one) for one in values} == {record.extensions.json_text(name) for name in record.extensions}
    assert set(graph(json.dumps(json_ld(record)), "json-ld")) == set(found)


def test_the_context_has_every_class_and_is_plain_data() -> None:
    found = context()
    assert {cls.__name__ for cls in all_parts()} < set(found)
    assert json.loads(json.dumps(found)) == found
    assert set(json_ld(D["sector:defence"])["@context"]) < set(found)


def test_the_vocabulary_describes_everything_that_the_triples_use() -> None:
    found = graph(vocabulary(), "turtle")
    described = {str(one) for one in found.subjects()}
    used = {part[1:-1] for line in lines() for part in line.split(" ", 3)[1:3] if part.startswith(f"<{NAMESPACE}")}
    assert {one for one in used if "#Dossier." not in one and "#Extension." not in one} <= described


def test_the_vocabulary_has_a_concept_for_each_word_with_its_meaning_and_code() -> None:
    found = graph(vocabulary(), "turtle")
    skos = rdflib.SKOS
    words = [term for cls in all_vocabularies() for term in cls]
    assert len(set(found.subjects(rdflib.RDF.type, skos.Concept))) == len(words)
    public = {one for name in ik.__all__ if isinstance(one := getattr(ik, name), type) and issubclass(one, ik.Term)}
    assert public - {ik.Term} <= set(all_vocabularies())
    for term in words:
        concept = rdflib.URIRef(term_iri(term))
        assert str(found.value(concept, skos.definition)) == term.meaning
        code = found.value(concept, rdflib.URIRef(f"{NAMESPACE}code"))
        assert (None if code is None else str(code)) == term.code


def test_the_vocabulary_names_what_fields_are_called_elsewhere() -> None:
    found = graph(vocabulary(), "turtle")
    primary = rdflib.URIRef(f"{NAMESPACE}Citation.source")
    assert found.value(primary, rdflib.RDFS.subPropertyOf) == rdflib.PROV.hadPrimarySource
    person = rdflib.URIRef(f"{NAMESPACE}Person")
    assert rdflib.FOAF.Person in set(found.objects(person, rdflib.RDFS.subClassOf))


def test_every_property_has_one_meaning() -> None:
    plans = [(plan.iri, plan.value, plan.datatype, plan.language) for cls in all_parts() for plan in field_plans(cls)]
    assert len({one[0] for one in plans}) == len(set(plans))


def test_a_text_cannot_break_out_of_its_literal() -> None:
    title = 'a" . <http://evil.example> <http://evil.example> "b\\'
    source = ik.Source(id="source:x", title=title, type="news", url="https://example.org/a?b=%zz[1]")
    found = graph(lines_of(source))
    assert {str(one) for one in found.objects(predicate=rdflib.RDFS.label)} == {title}
    assert not any("evil" in str(one) for one in found.subjects())


def test_a_vocabulary_made_elsewhere_is_not_part_of_ours() -> None:
    class Tide(Term):
        HIGH = "high", "the water is at its highest"

    Tide.__module__ = Term.__module__
    assert Tide not in all_vocabularies()
    assert ik.ActionType in all_vocabularies()
