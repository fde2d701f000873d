"""Differences between records and dossiers, by example."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

import indokorea as ik

SIGNED = ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07")
RATIFIED_BY_INDIA = ik.Action(type=ik.ActionType.RATIFIED, by="country:ind", on="2009-10")
RATIFIED_BY_KOREA = ik.Action(type=ik.ActionType.RATIFIED, by="country:kor", on="2009-11")
IN_FORCE = ik.Action(type=ik.ActionType.ENTERED_INTO_FORCE, on="2010-01-01")
STEEL = ik.Sector(id="sector:steel", name="Steel")


def agreement(*actions: ik.Action, **fields: Any) -> ik.Agreement:
    whole: dict[str, Any] = {
        "id": "agreement:cepa-2009",
        "name": "CEPA",
        "instrument": ik.InstrumentType.TREATY,
        "level": ik.AgreementLevel.STATE,
        "parties": (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    }
    whole["actions"] = actions
    return ik.Agreement(**whole | fields)


def changes(before: Any, after: Any) -> list[tuple[str, str | None, str | None, Any, Any]]:
    return [
        (change.type.value, change.before_path, change.after_path, change.before, change.after)
        for change in ik.diff(before, after)
    ]


def test_a_field_that_differs_has_its_pointer_and_both_values() -> None:
    after = attrs.evolve(STEEL, name=ik.Name(en="Iron and steel", ko="철강"), broader="sector:metals")
    assert changes(STEEL, after) == [
        ("changed", "/name/en", "/name/en", "Steel", "Iron and steel"),
        ("added", None, "/name/ko", None, "철강"),
        ("added", None, "/broader", None, "sector:metals"),
    ]


def test_an_action_is_matched_by_its_type_its_side_and_its_date() -> None:
    later = attrs.evolve(RATIFIED_BY_KOREA, on="2009-12")
    assert changes(agreement(SIGNED, RATIFIED_BY_INDIA, RATIFIED_BY_KOREA), agreement(SIGNED, later)) == [
        ("removed", "/actions/1", None, ik.to_dict(RATIFIED_BY_INDIA), None),
        ("changed", "/actions/2/on", "/actions/1/on", "2009-11", "2009-12"),
    ]


def test_an_item_in_another_order_has_moved_and_the_others_have_not() -> None:
    before, after = agreement(SIGNED, RATIFIED_BY_INDIA, IN_FORCE), agreement(RATIFIED_BY_INDIA, IN_FORCE, SIGNED)
    assert changes(before, after) == [
        ("moved", "/actions/0", "/actions/2", ik.to_dict(SIGNED), ik.to_dict(SIGNED)),
    ]


def test_an_item_that_moved_and_changed_is_shown_as_both() -> None:
    dated = attrs.evolve(SIGNED, on="2009-08-08")
    before, after = agreement(SIGNED, RATIFIED_BY_INDIA, IN_FORCE), agreement(RATIFIED_BY_INDIA, IN_FORCE, dated)
    assert [row[:3] for row in changes(before, after)] == [
        ("moved", "/actions/0", "/actions/2"),
        ("changed", "/actions/0/on", "/actions/2/on"),
    ]


def test_the_first_item_of_an_optional_list_adds_the_list() -> None:
    assert changes(agreement(), agreement(SIGNED)) == [("added", None, "/actions", None, [ik.to_dict(SIGNED)])]
    assert changes(agreement(SIGNED), agreement()) == [("removed", "/actions", None, [ik.to_dict(SIGNED)], None)]


def test_a_field_with_a_default_shows_the_default() -> None:
    believed = ik.Claim(says="the first one", rank=ik.ClaimRank.ACCEPTED)
    doubted = attrs.evolve(believed, rank=ik.ClaimRank.DISPUTED)
    old, new = (attrs.evolve(STEEL, claims=(claim,)) for claim in (believed, doubted))
    assert changes(old, new) == [("changed", "/claims/0/rank", "/claims/0/rank", "accepted", "disputed")]


def test_another_party_is_a_party_removed_and_one_added() -> None:
    india, korea, japan = (ik.AgreementParty(party=f"country:{code}") for code in ("ind", "kor", "jpn"))
    assert changes(agreement(parties=(india, korea)), agreement(parties=(korea, japan))) == [
        ("removed", "/parties/0", None, {"party": "country:ind"}, None),
        ("added", None, "/parties/1", None, {"party": "country:jpn"}),
    ]


def test_extensions_are_compared_by_name_each_as_one_value() -> None:
    old = attrs.evolve(STEEL, extensions=ik.Extensions.parse('{"acme:score": {"a": 1.10}, "acme:seen": true}'))
    new = attrs.evolve(STEEL, extensions=ik.Extensions.parse('{"acme:note": [], "acme:score": {"a": 1.1}}'))
    assert [
        (change.type.value, change.path, change.before_json, change.after_json) for change in ik.diff(old, new)
    ] == [
        ("added", "/extensions/acme:note", None, "[]"),
        ("changed", "/extensions/acme:score", '{"a": 1.10}', '{"a": 1.1}'),
        ("removed", "/extensions/acme:seen", "true", None),
    ]
    assert ik.Extensions({"acme:score": ik.diff(old, new)[1].before}).json_text("acme:score") == '{"a": 1.10}'
    assert [(change.path, change.after_json) for change in ik.diff(STEEL, new)] == [
        ("/extensions", '{"acme:note": [], "acme:score": {"a": 1.1}}')
    ]


def test_dossiers_differ_in_records_and_in_the_header() -> None:
    cement, timber = ik.Sector(id="sector:cement", name="Cement"), ik.Sector(id="sector:timber", name="Timber")
    old = ik.Dossier([STEEL, cement], title="Mine", as_of="2025")
    new = ik.Dossier([attrs.evolve(STEEL, summary="Much of it."), timber], title="Mine", as_of="2026")
    found = ik.diff(old, new)
    assert [(change.record_id, change.type.value, change.path) for change in found] == [
        ("", "changed", "/as_of"),
        ("sector:cement", "removed", ""),
        ("sector:steel", "added", "/summary"),
        ("sector:timber", "added", ""),
    ]
    assert (found.added, found.removed, found.changed) == ((timber,), (cement,), (new["sector:steel"],))
    assert found.header == found[:1] == found.of("")
    assert found.of(STEEL) == (found[2],) == found.of("sector:steel")
    assert repr(found) == "<Diff: 1 record added, 1 removed, 1 changed, header changed>"
    assert found[3].after == ik.to_dict(timber)
    assert str(found[0]) == 'changed /as_of: "2025" -> "2026"'
    assert found == ik.diff(old, new) == copy.deepcopy(found) == pickle.loads(pickle.dumps(found))
    assert hash(found) == hash(ik.diff(old, new))


def test_records_without_a_header_are_compared_by_their_records() -> None:
    assert not ik.diff(ik.Records([STEEL]), ik.Dossier([STEEL], title="Mine"))
    assert len(ik.diff(ik.Records(), ik.Dossier([STEEL], title="Mine"))) == 1


def test_equal_things_have_no_differences(reference: ik.Dossier) -> None:
    found = ik.diff(reference, ik.loads(ik.dumps(reference)))
    assert not found
    assert (repr(found), str(found), found.rows()) == ("<Diff: no differences>", "No differences", [])


def test_two_ids_of_one_kind_can_be_compared() -> None:
    found = ik.diff(STEEL, attrs.evolve(STEEL, id="sector:iron"))
    assert [(change.record_id, change.path, change.before) for change in found] == [
        ("sector:iron", "/id", "sector:steel")
    ]


def test_rows_are_flat_and_all_have_the_same_keys() -> None:
    found = ik.diff(agreement(SIGNED), agreement(IN_FORCE, name="Trade pact"))
    assert found.rows() == [
        {
            "record": "agreement:cepa-2009",
            "type": "changed",
            "path": "/name/en",
            "before_path": "/name/en",
            "before": "CEPA",
            "after": "Trade pact",
        },
        {
            "record": "agreement:cepa-2009",
            "type": "removed",
            "path": "/actions/0",
            "before_path": "/actions/0",
            "before": '{"type": "signed", "on": "2009-08-07"}',
            "after": None,
        },
        {
            "record": "agreement:cepa-2009",
            "type": "added",
            "path": "/actions/0",
            "before_path": None,
            "before": None,
            "after": '{"type": "entered_into_force", "on": "2010-01-01"}',
        },
    ]


def test_a_change_gives_new_plain_data_each_time() -> None:
    (change,) = ik.diff(agreement(), agreement(SIGNED))
    change.after.clear()
    assert change.after == [ik.to_dict(SIGNED)]


def test_str_is_a_table_with_a_whole_record_as_its_label() -> None:
    timber = ik.Sector(id="sector:timber", name="Timber")
    assert str(ik.diff(ik.Dossier([STEEL]), ik.Dossier([attrs.evolve(STEEL, name="Iron"), timber]))) == (
        "1 record added, 1 changed\n"
        "\n"
        "record         what     path      before   after\n"
        "-------------  -------  --------  -------  ------\n"
        'sector:steel   changed  /name/en  "Steel"  "Iron"\n'
        "sector:timber  added                       Timber"
    )


def test_a_long_diff_shows_its_first_changes_and_counts_the_others() -> None:
    many = [ik.Sector(id=f"sector:number-{n}", name="Steel", summary="x" * 400) for n in range(60)]
    found = ik.diff(ik.Dossier(), ik.Dossier(many))
    assert str(found).endswith("50 of 60 shown; all in rows()")
    kinds = [line.split() for line in str(found).splitlines()[2:5]]
    assert kinds[0] == ["kind", "added", "removed", "changed"]
    assert kinds[2] == ["sector", "60"]
    text = str(ik.diff(ik.Dossier([many[0]]), ik.Dossier([attrs.evolve(many[0], summary="y" * 400)])))
    assert "…" in text
    assert 290 < text.count("x") < 310


def test_where_a_diff_is_cut_citations_come_after_other_changes() -> None:
    cite = (ik.Citation(source="source:a"),)
    old = [ik.Sector(id=f"sector:n{n:02}", name="Steel") for n in range(60)]
    new = [attrs.evolve(one, citations=cite) for one in old]
    new[-1] = attrs.evolve(new[-1], name="Iron")
    found = ik.diff(ik.Dossier(old), ik.Dossier([*new, ik.Source(id="source:a", title="A", type="news")]))
    first, second, *_ = (line for line in str(found).splitlines() if "/" in line and "sector:" in line)
    assert found[0].path == "/citations"
    assert "/name/en" in first
    assert "/citations" in second


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (STEEL, agreement(), "expected a Sector, got .*; give two records of one kind"),
        (ik.Dossier(), STEEL, "expected another collection of records, got "),
        (STEEL, ik.Dossier(), "expected a Sector, got "),
        ("old.json", "new.json", 'expected a dossier or a record, got "old.json"; read a file first'),
        (SIGNED, SIGNED, "expected a dossier or a record, got "),
    ],
)
def test_only_two_collections_or_two_records_of_one_kind_are_compared(before: Any, after: Any, message: str) -> None:
    with pytest.raises(ik.InvalidValue, match=message):
        ik.diff(before, after)
