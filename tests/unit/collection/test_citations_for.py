"""The citations behind a field: those that name it, its parts or its whole, or else those of the record."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

import indokorea as ik
from indokorea.collection.citations_for import CitationIndex, citations_for, closeness
from indokorea.fields.part import leaves
from indokorea.json_pointer import pointer, pointer_parts


def cite(slug: str, *supports: str) -> ik.Citation:
    return ik.Citation(source=f"source:{slug}", supports=supports)


WHOLE = cite("whole")
ACTIONS = cite("actions", "/actions")
DATE = cite("date", "/actions/0/on")
ACTION = cite("action", "/name", "/actions/0")
TENTH = cite("tenth", "/actions/10")
CEPA = ik.Agreement(
    id="agreement:cepa-2009",
    name="CEPA",
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    instrument=ik.InstrumentType.CEPA,
    level=ik.AgreementLevel.STATE,
    actions=tuple(ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07") for _ in range(11)),
    citations=(WHOLE, ACTIONS, DATE, ACTION, TENTH),
)

pointers = st.lists(st.sampled_from(["a", "b", "0", "a/b", "~"]), max_size=4).map(lambda parts: pointer(*parts))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/actions/0", (ACTION, DATE, ACTIONS)),
        ("/actions/0/on", (DATE, ACTIONS, ACTION)),
        ("/actions/0/type", (ACTIONS, ACTION)),
        ("/actions/1/on", (ACTIONS,)),
        ("/actions", (ACTIONS, DATE, ACTION, TENTH)),
        ("/instrument", (WHOLE,)),
        ("", (WHOLE, ACTIONS, DATE, ACTION, TENTH)),
    ],
)
def test_the_closest_citations_come_first_and_those_of_the_record_only_without_any(
    path: str, expected: tuple[ik.Citation, ...]
) -> None:
    assert citations_for(CEPA, path) == expected


def test_a_field_named_only_by_citations_of_other_fields_has_no_citation() -> None:
    assert citations_for(ik.Sector(id="sector:x", name="X", citations=(cite("a", "/name"),)), "/summary") == ()


def test_a_source_has_no_citations() -> None:
    source = ik.Source(id="source:a", title="A", type=ik.SourceType.NEWS)
    assert citations_for(source, "") == citations_for(source, "/title") == ()


@given(st.lists(st.lists(pointers.filter(bool), max_size=3)), pointers)
def test_the_index_of_a_record_gives_the_same_citations(supports: list[list[str]], path: str) -> None:
    cited = tuple(cite(f"s{place}", *one) for place, one in enumerate(supports))
    record = ik.Sector(id="sector:x", name="X", citations=cited)
    assert CitationIndex(record).citations_for(path) == citations_for(record, path)


def test_fields_without_citations_of_their_own_share_one_answer() -> None:
    index = CitationIndex(CEPA)
    assert index.citations_for("/actions/1/on") is index.citations_for("/actions/2/place")
    assert index.citations_for("/instrument") is index.citations_for("/level")


@given(pointers, pointers)
def test_closeness_is_0_for_equal_pointers_1_and_2_for_one_inside_the_other_and_none_otherwise(
    one: str, other: str
) -> None:
    first, second = pointer_parts(one), pointer_parts(other)
    inside = {first[:length] for length in range(len(first))}
    holding = {second[:length] for length in range(len(second))}
    expected = 0 if first == second else 1 if second in inside else 2 if first in holding else None
    assert closeness(one, other) == expected
    assert closeness(other, one) == (expected if expected in (0, None) else 3 - expected)


def test_evidence_names_these_citations_for_every_field_of_the_bundled_agreements() -> None:
    d = ik.reference()
    for record in d.agreements:
        for path, _, _ in leaves(record):
            assert d.evidence(record, pointer(*path)).citations == citations_for(record, pointer(*path))


@given(st.lists(st.lists(pointers.filter(bool), max_size=3), max_size=5), st.lists(pointers, min_size=1, max_size=4))
def test_an_index_gives_the_same_citations_in_the_same_order(supports: list[list[str]], asked: list[str]) -> None:
    citations = tuple(cite(f"s{place}", *named) for place, named in enumerate(supports))
    record = ik.Sector(id="sector:x", name="X", citations=citations)
    index = CitationIndex(record)
    for path in asked:
        assert index.citations_for(path) == citations_for(record, path)


def test_an_index_shares_one_tuple_between_the_fields_of_a_field_that_is_named() -> None:
    index = CitationIndex(CEPA)
    assert index.citations_for("/actions/1") is index.citations_for("/actions/2")
