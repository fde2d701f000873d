"""The tables of a dossier: their columns, and what they refuse when they are read back."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any, cast

import pytest

import indokorea as ik
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.relational.from_tables import from_tables
from indokorea.relational.more_tables import columns_by_table
from indokorea.relational.table_shapes import shared_tables, table_shapes
from indokorea.relational.tables import Table, tables

Rows = dict[str, Any]

STEEL = ik.Sector(
    id="sector:steel",
    name=ik.Name(en="Steel", ko="철강", aliases=("Iron and steel",)),
    citations=(ik.Citation(source="source:handbook", supports=("/name/en", "/name/ko")),),
    claims=(ik.Claim(says="It grows.", citations=(ik.Citation(source="source:handbook"),)),),
    extensions=ik.Extensions({"acme:score": 1.5}),
)
HANDBOOK = ik.Source(id="source:handbook", title="Handbook", type=ik.SourceType.REFERENCE)
AGREEMENT = ik.Agreement(
    id="agreement:steel-mou",
    name="Memorandum on steel",
    instrument=ik.InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
    level=ik.AgreementLevel.GOVERNMENT,
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    actions=(
        ik.Action(type="signed", on="2018-07"),
        ik.Action(type="entered_into_force", on="2019", place=ik.Place(name="Seoul", country="country:kor")),
    ),
    sectors=("sector:steel",),
)
COUNTRIES = (
    ik.Country(id="country:ind", name="India"),
    ik.Country(id="country:kor", name="Republic of Korea"),
)
D = ik.Dossier([STEEL, HANDBOOK, AGREEMENT, *COUNTRIES], title="Mine", edition="1", as_of="2026-11")


def rows() -> Rows:
    return copy.deepcopy({name: table.rows() for name, table in tables(D).items()})


def test_a_dossier_comes_back_from_its_tables_with_its_header() -> None:
    again = from_tables(rows())
    assert again == D
    assert again.header == D.header
    assert from_tables(tables(D)) == D
    assert from_tables(tables(D), header={"title": "Ours"}).title == "Ours"


def test_the_reference_comes_back_from_its_tables_byte_for_byte() -> None:
    reference = ik.reference()
    assert ik.dumps(from_tables(tables(reference))) == ik.dumps(reference)


def test_the_shapes_of_fields_are_closed() -> None:
    """No optional item in a list, no list in a list, no choice of types: the tables are derived from that."""

    def check(shape: Shape) -> None:
        if isinstance(shape, Maybe):
            assert not isinstance(shape.item, Maybe | Many)
            check(shape.item)
        elif isinstance(shape, Many):
            assert isinstance(shape.item, Leaf | Nested)
            check(shape.item)
        elif isinstance(shape, Nested):
            for inner in shapes_of(shape.python).values():
                check(inner)

    for record_type in ik.RECORD_TYPES:
        check(Nested(record_type))


def test_there_is_a_table_for_each_kind_and_for_each_list_of_parts() -> None:
    made = tables(D)
    assert list(made)[: len(ik.RECORD_TYPES)] == [one.name for one in table_shapes().values() if one.is_kind]
    assert set(shared_tables().values()) == {"identifiers", "claims", "citations", "name_others"}
    assert made["agreement_actions"].column("path") == ["/actions/0", "/actions/1"]
    assert sorted(map(str, made["citations"].column("path"))) == ["/citations/0", "/claims/0/citations/0"]
    assert set(columns_by_table()) == set(made)


def test_no_two_columns_of_a_table_have_one_name() -> None:
    for name, columns in columns_by_table().items():
        names = [one.name for one in columns]
        assert len(set(names)) == len(names), name


def test_a_column_has_the_meaning_and_the_words_of_its_field() -> None:
    by_name = {one.name: one for one in tables(D)["agreements"].columns}
    assert by_name["level"].words == tuple(one.value for one in ik.AgreementLevel)
    assert by_name["level"].meaning
    assert by_name["sectors"].refers == ("sector",)
    assert not by_name["label"].stored
    assert [one.name for one in tables(D)["agreement_actions"].columns if one.type == "date"][:2] == [
        "on_earliest",
        "on_latest",
    ]


def test_the_bounds_of_a_date_are_the_days_that_it_may_be() -> None:
    made = tables(D)["agreement_actions"]
    assert [str(day) for day in made.column("on_earliest")] == ["2018-07-01", "2019-01-01"]
    assert [str(day) for day in made.column("on_latest")] == ["2018-07-31", "2019-12-31"]


def test_links_have_their_role_and_the_values_beside_them() -> None:
    found = {(row["role"], row["target"]): row["beside"] for row in tables(D)["links"].rows()}
    assert found["actions.place.country", "country:kor"] == "{}"
    assert found["parties.party", "country:ind"] == '{"role": "party"}'
    assert found["sectors", "sector:steel"] == "{}"


BAD: list[tuple[str, Callable[[Rows], object], str, str]] = [
    ("a word that is not in the list", lambda t: t["agreements"][0].update(level="foo"), "/agreements/0/level", "foo"),
    ("a date of a part", lambda t: t["agreement_actions"][1].update(on="2009-13"), "/agreement_actions/1/on", "month"),
    ("a broken reference", lambda t: t["citations"][0].update(source="source:x"), "/citations/0/source", "no record"),
    ("a missing value", lambda t: t["sectors"][0].update(name_en=None), "/sectors/0/name", "needs the field"),
    ("a float", lambda t: t["meetings"].append({"id": "meeting:x", "round": 1.0}), "/meetings/0/round", "whole number"),
    ("no number", lambda t: t["claims"][0].update(path="/claims/x"), "/claims/0/path", "does not lead"),
    (
        "a gap in a list",
        lambda t: t["agreement_actions"][1].update(path="/actions/2"),
        "/agreement_actions/1/path",
        "/a",
    ),
    ("a part given twice", lambda t: t["agreement_actions"].append({**t["agreement_actions"][0]}), "/path", "twice"),
    ("a part of an unknown record", lambda t: t["claims"][0].update(record="sector:x"), "/claims/0/record", "sector:x"),
    ("a part without a path", lambda t: t["claims"][0].update(path=None), "/claims/0", "needs record and path"),
    ("an unknown column", lambda t: t["sectors"][0].update(nam_en="x"), "/sectors/nam_en", "name_en"),
    ("an unknown table", lambda t: t.update(agrements=[]), "/agrements", "agreements"),
    ("two records with one id", lambda t: t["sectors"].append(t["sectors"][0]), "/sectors/1/id", "too"),
    ("an extension that is not JSON", lambda t: t["extensions"][0].update(value="{"), "/extensions/0/value", "JSON"),
    (
        "two extensions in one value",
        lambda t: t["extensions"][0].update(value='1, "acme:other": 2'),
        "/extensions/0/value",
        "one value of JSON",
    ),
    ("an extension without a prefix", lambda t: t["extensions"][0].update(name="x"), "/extensions/0/value", "prefix"),
    (
        "an extension given twice",
        lambda t: t["extensions"].append(t["extensions"][0]),
        "/extensions/1",
        "each name once",
    ),
    ("two headers", lambda t: t["dossier"].append(t["dossier"][0]), "/dossier", "2 rows"),
    ("another version", lambda t: t["dossier"][0].update(version=99), "/dossier/0/version", "99"),
    ("a wrong header", lambda t: t["dossier"][0].update(as_of="2026-13"), "/dossier/as_of", "month"),
    ("not rows", lambda t: t.update(sectors="sector:steel"), "/sectors", "a table"),
    ("a row that is not a dict", lambda t: t.update(sectors=[7]), "/sectors", "a dict"),
]


@pytest.mark.parametrize(("spoil", "path", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_fault_names_its_table_row_and_column(spoil: Callable[[Rows], object], path: str, words: str) -> None:
    given = rows()
    spoil(given)
    with pytest.raises(ik.InvalidData) as caught:
        from_tables(given)
    assert any(path in one.path and words in one.text for one in caught.value.findings), str(caught.value)


def test_all_faults_are_reported_at_once() -> None:
    given = rows()
    for _, spoil, _, _ in BAD[:4]:
        spoil(given)
    with pytest.raises(ik.InvalidData) as caught:
        from_tables(given)
    found = "\n".join(one.path for one in caught.value.findings)
    assert all(path in found for _, _, path, _ in BAD[:4])


def test_missing_tables_and_columns_have_no_rows_and_no_values() -> None:
    assert from_tables({}) == ik.Dossier()
    assert from_tables({"sectors": [{"id": "sector:steel", "name_en": "Steel"}]})["steel"].label == "Steel"
    assert from_tables({"claims": []}) == ik.Dossier()


def test_references_may_dangle_without_integrity() -> None:
    given = {"sectors": [{"id": "sector:steel", "name_en": "Steel", "broader": "sector:none"}]}
    with pytest.raises(ik.InvalidData, match="/sectors/0/broader"):
        from_tables(given)
    assert len(from_tables(given, integrity=False)) == 1


def test_tables_and_a_table_are_copied_and_pickled() -> None:
    made = tables(D)
    assert dict(pickle.loads(pickle.dumps(made))) == dict(made)
    assert copy.deepcopy(made["sectors"]) == made["sectors"]
    assert repr(made["sectors"]).startswith("<Table sectors: 1 row of ")
    assert "links" in made
    assert repr(made).startswith("<Tables: ")


def test_an_unknown_table_or_column_names_a_similar_one() -> None:
    with pytest.raises(KeyError, match="agreements"):
        tables(D)["agrements"]
    with pytest.raises(ik.InvalidValue, match="name_en"):
        tables(D)["sectors"].column("nam_en")
    with pytest.raises(ik.InvalidValue, match="a dossier"):
        tables(cast(Any, [STEEL]))
    with pytest.raises(ik.InvalidValue, match="equal length"):
        Table("x", tables(D)["sectors"].columns, [["a"]])
