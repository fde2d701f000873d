"""The service of the how-to page, as it is printed there, and FastAPI with our types."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any

import pytest
import schemathesis
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

import indokorea as ik
from indokorea.adapters.pydantic import AnyRecord
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.shape import shapes_of
from indokorea.records.kinds import RECORD_TYPES

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "serve-it-with-fastapi.md"

SIX_FAULTS: dict[str, Any] = {
    "kind": "agreement",
    "id": "agreement:x y",
    "nmae": {"en": "Steel pact"},
    "instrument": "treety",
    "level": "state",
    "parties": [{"party": "country:ind"}, {"party": "korea"}],
    "actions": [{"type": "signed", "on": "2009-13"}],
}
SIX_PLACES: list[list[str | int]] = [
    ["actions", 0, "on"],
    ["id"],
    ["instrument"],
    ["name"],
    ["nmae"],
    ["parties", 1, "party"],
]
STEEL = {"kind": "sector", "id": "sector:my-steel", "name": {"en": "Steel"}}


def service() -> FastAPI:
    """Return a new application, made by the code on the page."""
    [code] = re.findall(r"^```python\n(from .*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    names: dict[str, Any] = {"__name__": "service"}
    exec(compile(code, "service.py", "exec", dont_inherit=True), names)
    app: FastAPI = names["app"]
    return app


@pytest.fixture
def client() -> TestClient:
    return TestClient(service())


def places(answer: Any) -> list[Any]:
    assert answer.status_code == 422
    return [one["loc"] for one in answer.json()["detail"]]


def test_the_list_is_filtered_as_select_filters(client: TestClient) -> None:
    answer = client.get("/agreements", params={"status": "in_force", "on": "2015-06-30", "limit": 5})
    chosen = ik.reference().agreements.select(status="in_force", on="2015-06-30", limit=5)
    assert len(chosen) == 5
    assert answer.json() == [ik.to_dict(one) for one in chosen]


def test_the_search_finds_what_find_finds(client: TestClient) -> None:
    hits = ik.reference().find("naval", limit=20)
    found = client.get("/search", params={"text": "naval"}).json()
    assert [one["record"] for one in found] == [ik.to_dict(hit.record) for hit in hits]


def test_every_record_is_served_whole(client: TestClient) -> None:
    for record in list(ik.reference())[::50]:
        assert client.get(f"/records/{record.id}").json() == ik.to_dict(record)


def test_an_unknown_record_is_a_404_with_the_nearest(client: TestClient) -> None:
    answer = client.get("/records/agreement:cepa-209")
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        'no record "agreement:cepa-209"; did you mean "agreement:cepa-2009"?',
    )


def test_a_word_or_a_day_that_is_wrong_is_a_422(client: TestClient) -> None:
    assert places(client.get("/agreements", params={"status": "in_forc"})) == [["query", "status"]]
    assert places(client.get("/agreements", params={"status": "signed", "on": "2009-13"})) == [["query", "on"]]
    assert places(client.get("/agreements", params={"on": "2009"})) == [[]]


def test_six_faults_of_a_body_are_six_errors(client: TestClient) -> None:
    assert places(client.post("/records", json=SIX_FAULTS)) == [["body", *place] for place in SIX_PLACES]


def test_the_faults_of_a_record_among_the_others_are_all_there(client: TestClient) -> None:
    body = {**STEEL, "id": "sector:steel", "broader": "sector:nowhere"}
    answer = client.post("/records", json=body)
    assert places(answer) == [["body", "broader"], ["body", "id"]]
    assert {one["type"] for one in answer.json()["detail"]} == {"dangling", "duplicate-id"}


def test_a_sound_record_is_added_once_and_served(client: TestClient) -> None:
    assert client.post("/records", json=STEEL).json() == STEEL
    assert client.get("/records/sector:my-steel").json() == STEEL
    assert client.post("/records", json=STEEL).status_code == 201
    assert places(client.post("/records", json={**STEEL, "summary": "Another."})) == [["body", "id"]]
    assert "sector:my-steel" not in ik.reference()


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b"7",
        b'{"kind": "sector", "id": NaN, "name": {"en": "x"}}',
        b'{"kind": "sector", "id": "sector:x", "name": {"en": "\\ud800"}}',
        b'{"kind": "sector", "id": "sector:x", "name": {"en": "x"}, "\\ud800": Infinity}',
        b'{"kind": "sector", "id": "sector:x", "name": {"en": "x"}, "extensions": {"a:b": NaN}}',
        b'{"kind": "sector", "id": 1e999, "name": ' + b"[" * 500 + b"]" * 500 + b"}",
        b'{"kind": "sector", "id": ' + b"9" * 4_000 + b"}",
    ],
)
def test_a_hostile_body_is_refused_and_the_answer_can_be_written(client: TestClient, body: bytes) -> None:
    answer = client.post("/records", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert all(one["loc"][0] == "body" for one in answer.json()["detail"])


def test_openapi_shows_every_field_of_every_kind_with_its_meaning(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]

    def resolve(reference: str) -> Any:
        return schemas[reference.removeprefix("#/components/schemas/")]

    operation = document["paths"]["/records"]["post"]
    body = resolve(operation["requestBody"]["content"]["application/json"]["schema"]["$ref"])
    for cls in RECORD_TYPES:
        properties = resolve(body["discriminator"]["mapping"][cls.kind])["properties"]
        assert list(properties) == ["kind", *shapes_of(cls)]
        for name, meaning in field_meanings(cls).items():
            assert properties[name]["description"].startswith(meaning), (cls, name)


def test_every_reference_of_the_openapi_document_leads_somewhere(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert references <= document["components"]["schemas"].keys()


# Beside the service of the page.


def test_without_body_a_class_is_taken_for_a_query_parameter() -> None:
    app = FastAPI()

    @app.post("/bare")
    def bare(body: ik.Sector) -> ik.Sector:
        return body

    @app.post("/body")
    def with_body(body: Annotated[ik.Sector, Body()]) -> ik.Sector:
        return body

    client = TestClient(app)
    assert places(client.post("/bare", json=STEEL)) == [["query", "body"]]
    assert client.post("/body", json=STEEL).json() == STEEL


def test_a_response_model_and_a_plain_return_give_the_same_answer() -> None:
    app = FastAPI()
    steel = ik.reference().sectors["steel"]

    @app.get("/annotated")
    def annotated() -> ik.Sector:
        return steel

    @app.get("/model", response_model=ik.Sector)
    def model() -> Any:
        return steel

    @app.get("/plain-data", response_model=AnyRecord)
    def plain_data() -> Any:
        return ik.to_dict(steel)

    @app.get("/bare", response_model=None)
    def bare():  # type: ignore[no-untyped-def]  # an endpoint without a declared type
        return steel

    @app.get("/nested", response_model=None)
    def nested():  # type: ignore[no-untyped-def]  # as above
        return {"record": steel, "seen": ik.PartialDate("2009-08"), "report": ik.reference().faults_of(steel)}

    client = TestClient(app)
    for path in ("/annotated", "/model", "/plain-data", "/bare"):
        assert client.get(path).json() == ik.to_dict(steel), path
    answer = client.get("/nested").json()
    assert (answer["record"], answer["seen"], answer["report"]["ok"]) == (ik.to_dict(steel), "2009-08", True)


def test_lists_and_optional_records_are_types_too() -> None:
    app = FastAPI()

    @app.post("/many")
    def many(records: Annotated[list[AnyRecord], Body()], first: Annotated[ik.Sector | None, Body()] = None) -> int:
        return len(records) + (first is not None)

    client = TestClient(app)
    assert client.post("/many", json={"records": [STEEL, STEEL], "first": STEEL}).json() == 3
    assert client.post("/many", json={"records": [STEEL]}).json() == 1
    wrong = {"records": [STEEL, {**STEEL, "id": "steel"}]}
    assert places(client.post("/many", json=wrong)) == [["body", "records", 1, "id"]]


def status_codes(operation: Any, mode: GenerationMode) -> set[int]:
    """Return the status codes of the answers to drawn requests, each of which is checked by the document."""
    # The reader may refuse what the schema accepts, such as a day that is not in the calendar.
    left_out: list[Any] = [CHECKS.get_one("positive_data_acceptance")]
    codes = set()

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        answer = case.call()
        codes.add(answer.status_code)
        case.validate_response(answer, excluded_checks=left_out)

    check()
    return codes


@pytest.mark.slow
def test_the_service_does_what_its_openapi_document_says() -> None:
    """Draw requests from the document, sound ones and broken ones, with Schemathesis."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", service())
    schema.validate()
    found: list[Any] = list(schema.get_all_operations())
    operations = {one.label: one for one in (result.ok() for result in found)}
    assert len(operations) == 4
    sound = {label: status_codes(one, GenerationMode.POSITIVE) for label, one in operations.items()}
    # To the document every text is a sound id, so that no request for one record is broken.
    del operations["GET /records/{id}"]
    broken = {label: status_codes(one, GenerationMode.NEGATIVE) for label, one in operations.items()}
    assert {200, 422} <= sound["GET /agreements"]
    assert {201, 422} <= sound["POST /records"]
    assert all(422 in codes for codes in broken.values())
