"""Records, views and dossiers: lookup, references, selection, and changed copies."""

from __future__ import annotations

import copy
import datetime
import pickle
from collections.abc import Collection
from decimal import Decimal
from typing import Any, cast

import pytest

import indokorea as ik
from indokorea.collection import integrity
from indokorea.collection.selection import matching
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.records.registry import record_type_of

IND = ik.Country(id="country:ind", name="India")
KOR = ik.Country(id="country:kor", name="Republic of Korea")
NAVY = ik.Organisation(
    id="organisation:rok-navy",
    name="Republic of Korea Navy",
    type=ik.OrganisationType.ARMED_FORCE,
    countries=("country:kor",),
)
FLEET = ik.Organisation(
    id="organisation:rok-fleet", name="Fleet", type=ik.OrganisationType.MILITARY_UNIT, parent="organisation:rok-navy"
)
ENERGY = ik.Sector(id="sector:clean-energy", name="Clean energy")
BATTERIES = ik.Sector(id="sector:batteries", name="Batteries", broader="sector:clean-energy")
CELLS = ik.Sector(id="sector:cells", name="Cells", broader="sector:batteries")
CEPA = ik.Agreement(
    id="agreement:cepa-2009",
    name="CEPA",
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    instrument=ik.InstrumentType.CEPA,
    level=ik.AgreementLevel.STATE,
    actions=(ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07"),),
)
DRILL = ik.Exercise(
    id="exercise:drill-2022",
    name="Drill",
    period="2022-10-01/2022-10-02",
    participants=(ik.ExerciseParticipant(force="organisation:rok-fleet"),),
    sectors=("sector:cells",),
)
PLANT = ik.Project(
    id="project:plant",
    name="Plant",
    type=ik.ProjectType.PLANT,
    value=ik.Money.parse("USD 600 million"),
    sectors=("sector:batteries",),
    updates=(ik.ProjectUpdate(status=ik.ProjectStatus.ANNOUNCED, on="2025"),),
)
ALL = (IND, KOR, NAVY, FLEET, ENERGY, BATTERIES, CELLS, CEPA, DRILL, PLANT)
D = ik.Dossier(ALL, title="Mine", edition="1", as_of=datetime.date(2026, 11, 22))


def test_a_record_is_found_by_its_id() -> None:
    assert D["agreement:cepa-2009"] is CEPA
    assert D.get("agreement:nope") is None
    assert D.get("agreement:nope", 7) == 7
    assert "agreement:cepa-2009" in D
    assert CEPA in D
    assert 7 not in D


def test_an_unknown_id_is_refused_with_the_most_similar_one() -> None:
    with pytest.raises(ik.UnknownRecord, match='did you mean "agreement:cepa-2009"'):
        D["agreement:cepa-2010"]
    with pytest.raises(KeyError):
        D["nothing like it"]


def test_a_view_finds_by_id_and_by_slug() -> None:
    assert D.agreements["cepa-2009"] is D.agreements["agreement:cepa-2009"] is CEPA
    assert "cepa-2009" in D.agreements
    assert CEPA in D.agreements
    assert IND not in D.agreements
    assert 7 not in D.agreements
    assert D.agreements.get("nope") is None
    assert D.agreements.get("nope", CEPA) is CEPA
    with pytest.raises(ik.UnknownRecord, match='no record "cepa-209"; did you mean "cepa-2009"'):
        D.agreements["cepa-209"]
    with pytest.raises(ik.UnknownRecord, match='did you mean "agreement:cepa-2009"'):
        D.agreements["agreement:cepa-209"]


def test_a_view_is_a_collection_of_records_in_the_order_of_their_ids() -> None:
    assert isinstance(D.sectors, Collection)
    assert list(D.sectors) == [BATTERIES, CELLS, ENERGY]
    assert D.sectors.slugs == ("batteries", "cells", "clean-energy")
    assert D.sectors.ids == ("sector:batteries", "sector:cells", "sector:clean-energy")
    assert len(D.sectors) == 3
    assert D.of(ik.Sector) is D.sectors
    assert D.sectors == ik.Dossier([CELLS, BATTERIES, ENERGY]).sectors
    assert D.sectors != D.countries
    assert D.sectors != []
    assert hash(D.sectors) == hash(ik.Dossier([CELLS, BATTERIES, ENERGY]).sectors)
    assert repr(D.sectors) == "<View of 3 Sector records>"


def test_every_kind_has_a_view_on_the_dossier() -> None:
    views = [name for name in dir(ik.Dossier) if isinstance(getattr(D, name, None), ik.View)]
    assert sorted(views) == sorted(names.view for names in RECORD_KINDS.values())
    for kind, names in RECORD_KINDS.items():
        assert getattr(D, names.view) is D.of(record_type_of(kind))
    assert sum(len(getattr(D, name)) for name in views) == len(D)


def test_a_view_of_anything_but_a_record_class_is_refused() -> None:
    wrong: Any = int
    with pytest.raises(ik.InvalidValue, match="expected a record class, got <class 'int'>"):
        D.of(wrong)


def test_rows_are_flat_and_have_the_same_keys() -> None:
    (row,) = D.projects.rows()
    assert row["id"] == "project:plant"
    assert row["name_en"] == "Plant"
    assert row["value_amount"] == Decimal(600_000_000)
    assert row["value_currency"] == "USD"
    assert row["updates"] == "announced 2025"
    assert row["sectors"] == "sector:batteries"
    assert row["place_name_en"] is None
    keys = {tuple(row) for row in D.sectors.rows()}
    assert len(keys) == 1


def test_records_are_ordered_by_kind_and_id_whatever_order_they_are_given_in() -> None:
    assert list(ik.Dossier(reversed(ALL))) == list(D)
    assert ik.Records(reversed(ALL)) == ik.Records(ALL)
    assert [record.kind for record in D][:3] == ["country", "country", "organisation"]


def test_a_value_that_is_not_a_record_is_refused() -> None:
    wrong: Any = [IND, "country:kor", None]
    with pytest.raises(ik.InvalidData) as raised:
        ik.Records(wrong)
    assert [finding.path for finding in raised.value.report] == ["/1", "/2"]


def test_all_integrity_faults_are_listed_at_once() -> None:
    with pytest.raises(ik.InvalidData) as raised:
        ik.Records([IND, IND, CEPA, BATTERIES, ik.Sector(id="sector:x", name="X", broader="country:ind")])
    found = {(finding.code, finding.path, finding.hint) for finding in raised.value.report}
    assert found == {
        ("duplicate-id", "/country:ind/id", "give one of them another slug, or remove it"),
        ("dangling", "/agreement:cepa-2009/parties/1/party", ""),
        ("dangling", "/sector:batteries/broader", ""),
        ("wrong-kind", "/sector:x/broader", "this field refers to sector"),
    }


def test_without_integrity_references_may_dangle_but_ids_may_not_repeat() -> None:
    assert len(ik.Records([CEPA], integrity=False)) == 1
    with pytest.raises(ik.InvalidData, match="duplicate-id"):
        ik.Records([CEPA, CEPA], integrity=False)


def test_similar_ids_are_searched_for_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "MOST_COMPARISONS", 60 * 50)
    sectors = [ik.Sector(id=f"sector:steel-{number}", name="S", broader="sector:steel-x") for number in range(60)]
    with pytest.raises(ik.InvalidData) as raised:
        ik.Records(sectors)
    hints = [finding.hint for finding in raised.value.report]
    assert len(hints) == 60
    assert sum(bool(hint) for hint in hints) == 50


def test_a_collection_is_immutable() -> None:
    whole: Any = D
    with pytest.raises(AttributeError, match="a Dossier is immutable"):
        whole.title = "x"
    with pytest.raises(AttributeError, match="a Dossier is immutable"):
        del whole.title


def test_a_collection_is_equal_by_value_and_survives_copying() -> None:
    again = ik.Dossier(ALL, **D.header)
    assert again == D
    assert hash(again) == hash(D)
    assert again != ik.Dossier(ALL)
    assert ik.Records(ALL) != D
    assert ik.Records(ALL) != D
    for copied in (copy.copy(D), copy.deepcopy(D), pickle.loads(pickle.dumps(D))):
        assert copied == D
        assert type(copied) is ik.Dossier
    assert pickle.loads(pickle.dumps(ik.Records(ALL))) == ik.Records(ALL)
    assert hash(ik.Records(ALL)) == hash(ik.Records(reversed(ALL)))
    assert repr(D) == "<Dossier: 10 records>"
    assert repr(ik.Records([IND])) == "<Records: 1 record>"


class DossierOfMine(ik.Dossier):
    """A dossier of a user's own class."""


def test_a_dossier_is_pickled_as_its_canonical_bytes() -> None:
    document = ik.dumps(D).encode()
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert document.decode("utf-8", "replace") in pickle.dumps(D, protocol).decode("utf-8", "replace")
    assert len(pickle.dumps(D)) < len(document) + 200
    mine = DossierOfMine(ALL, title="Mine")
    again = pickle.loads(pickle.dumps(mine))
    assert (type(again), again) == (DossierOfMine, mine)


def test_an_unpickled_dossier_is_checked_in_full_only_if_it_was_not_before_it_was_pickled() -> None:
    unsound = ik.Dossier([ik.Sector(id="sector:chips", name="Chips", broader="sector:electronics")], integrity=False)
    again = pickle.loads(pickle.dumps(unsound))
    assert again == unsound
    with pytest.raises(ik.InvalidData, match="dangling"):
        again.with_records([ik.Sector(id="sector:steel", name="Steel")])


def test_an_added_record_overwrites_another_with_its_id_only_if_it_is_to_be_replaced() -> None:
    renamed = ik.Country(id="country:ind", name="Republic of India")
    with pytest.raises(ik.InvalidData, match="duplicate-id") as caught:
        D.with_records([renamed])
    assert "replace=True" in str(caught.value)
    assert D.with_records([IND]) == D
    more = D.with_records([renamed], replace=True)
    assert more["country:ind"] is renamed
    assert len(more) == len(D)
    assert more.header == D.header
    assert D["country:ind"] is IND


def test_added_records_are_checked_unless_integrity_is_off() -> None:
    lonely = ik.Sector(id="sector:x", name="X", broader="sector:none")
    with pytest.raises(ik.InvalidData, match="dangling"):
        D.with_records([lonely])
    loose = D.with_records([lonely], integrity=False)
    assert lonely in loose
    with pytest.raises(ik.InvalidData, match="sector:none"):
        loose.with_records([ik.Sector(id="sector:y", name="Y")])
    assert len(loose.with_records([ik.Sector(id="sector:none", name="None")])) == len(D) + 2


def test_the_faults_of_a_record_are_those_that_adding_it_would_raise() -> None:
    lonely = ik.Sector(id="sector:x", name="X", broader="sector:none")
    renamed = ik.Country(id="country:ind", name="Republic of India")
    assert [one.code for one in D.faults_of(renamed, lonely)] == ["duplicate-id", "dangling"]
    assert [one.code for one in D.faults_of(renamed, lonely, replace=True)] == ["dangling"]
    assert not list(D.faults_of(lonely, ik.Sector(id="sector:none", name="None")))
    assert [one.code for one in D.faults_of(lonely, lonely)] == ["dangling", "dangling", "duplicate-id"]
    loose = D.with_records([lonely], integrity=False)
    assert not list(loose.faults_of(ik.Sector(id="sector:y", name="Y")))
    assert D.faults_of(cast(Any, 42)).findings[0].code == "wrong-type"


def test_records_are_left_out_by_id_or_as_records() -> None:
    assert "project:plant" not in D.without(["project:plant"])
    assert "project:plant" not in D.without("project:plant")
    assert len(D.without([PLANT, DRILL])) == len(D) - 2
    with pytest.raises(ik.UnknownRecord, match="project:plan"):
        D.without(["project:plan"])
    with pytest.raises(ik.InvalidData, match="dangling"):
        D.without(["country:ind"])
    assert len(D.without(["country:ind"], integrity=False)) == len(D) - 1


def test_a_union_is_refused_if_the_two_disagree_on_a_record() -> None:
    other = ik.Records([IND, ik.Country(id="country:jpn", name="Japan")])
    joined = D | other
    assert len(joined) == len(D) + 1
    assert joined.title == "Mine"
    with pytest.raises(ik.InvalidData, match="duplicate-id"):
        _ = D | ik.Records([ik.Country(id="country:ind", name="Bharat")])
    wrong: Any = [IND]
    with pytest.raises(TypeError):
        _ = D | wrong


def test_following_a_field_gives_the_records_that_it_refers_to() -> None:
    assert D.follow(CEPA, "parties") == (IND, KOR)
    assert D.follow("agreement:cepa-2009", "parties.party") == (IND, KOR)
    assert D.follow(BATTERIES, "broader") == (ENERGY,)
    assert D.follow(ENERGY, "broader") == ()


def test_following_a_field_without_references_is_refused_with_the_remedy() -> None:
    with pytest.raises(ik.InvalidValue, match='expected a field of Agreement, got "partys"; did you mean "parties"'):
        D.follow(CEPA, "partys")
    with pytest.raises(ik.InvalidValue, match=r'expected a field of Agreement, got "parties\.party\.x"$'):
        D.follow(CEPA, "parties.party.x")
    with pytest.raises(ik.InvalidValue, match='expected a field that refers to records, got "name"'):
        D.follow(CEPA, "name")
    with pytest.raises(ik.InvalidValue, match='expected a field that refers to records, got "instrument"'):
        D.follow(CEPA, "instrument")
    with pytest.raises(ik.UnknownRecord, match="country:kor"):
        D.without([KOR], integrity=False).follow(CEPA, "parties")


def test_neighbours_are_the_links_from_a_record_and_to_it() -> None:
    near = D.neighbours(BATTERIES)
    assert [link.target for link in near.refers_to] == ["sector:clean-energy"]
    assert {(link.record_id, link.path) for link in near.referred_by} == {
        ("project:plant", "/sectors/0"),
        ("sector:cells", "/broader"),
    }
    assert D.neighbours("country:ind").refers_to == ()
    with pytest.raises(ik.UnknownRecord):
        D.neighbours("country:in")


def test_selecting_a_sector_includes_the_narrower_ones() -> None:
    chosen = D.select(sector="sector:clean-energy")
    assert set(chosen) == {ENERGY, BATTERIES, CELLS, DRILL, PLANT}
    assert D.select(sector="sector:clean-energy", narrower=False) == (ENERGY,)
    assert D.select(kind=ik.Project, sector="sector:clean-energy") == (PLANT,)


def test_selecting_a_party_includes_the_organisations_that_belong_to_it() -> None:
    assert set(D.select(party="country:kor")) == {KOR, NAVY, FLEET, CEPA, DRILL}
    assert set(D.select(party="country:kor", organisations=False)) == {KOR, NAVY, CEPA}
    assert D.select(party="organisation:rok-navy") == (FLEET, NAVY, DRILL)


@pytest.mark.parametrize(
    ("during", "expected"),
    [
        ("2022", {DRILL}),
        ("2009/2022", {CEPA, DRILL}),
        ("2020/..", {DRILL, PLANT}),
        ("../2009-08-06", set()),
        (ik.Period("2009-08/2009-08"), {CEPA}),
        (ik.PartialDate("2025-06"), {PLANT}),
        (datetime.date(2022, 10, 2), {DRILL}),
    ],
)
def test_selecting_a_time_keeps_the_records_that_may_have_happened_in_it(
    during: Any, expected: set[ik.AnyRecord]
) -> None:
    assert set(D.select(during=during)) == expected


def test_selected_records_meet_every_condition() -> None:
    assert D.select(kind=ik.Exercise, sector="sector:batteries", during="2022") == (DRILL,)
    assert D.select(kind=ik.Exercise, sector="sector:batteries", during="2023") == ()


def test_an_unknown_sector_or_party_and_a_wrong_time_are_refused() -> None:
    with pytest.raises(ik.UnknownRecord, match="sector:batteries"):
        D.select(sector="sector:baterries")
    with pytest.raises(ik.UnknownRecord):
        D.select(party="country:prk")
    wrong: Any = 2022
    with pytest.raises(ik.InvalidValue, match="expected a date or a period, got 2022"):
        D.select(during=wrong)


@pytest.mark.parametrize(
    "conditions",
    [
        {},
        {"sector": "sector:batteries"},
        {"sector": "sector:clean-energy", "narrower": False},
        {"party": "country:kor", "during": "2009/2022"},
        {"party": "country:kor", "organisations": False},
    ],
)
def test_the_test_of_a_selection_is_true_for_the_records_that_select_returns(conditions: dict[str, Any]) -> None:
    test = matching(D, **conditions)
    assert tuple(record for record in D if test(record)) == D.select(**conditions)


def test_a_cycle_of_sectors_is_walked_once() -> None:
    one = ik.Sector(id="sector:a", name="A", broader="sector:b")
    other = ik.Sector(id="sector:b", name="B", broader="sector:a")
    assert ik.Records([one, other]).select(sector="sector:a") == (one, other)


def test_a_wrong_header_is_refused_together_with_the_faults_of_the_records() -> None:
    wrong: Any = 5
    with pytest.raises(ik.InvalidData) as raised:
        ik.Dossier([BATTERIES], title="", edition=wrong, as_of="2026-13")
    assert [finding.path for finding in raised.value.report] == [
        "/as_of",
        "/edition",
        "/sector:batteries/broader",
        "/title",
    ]


def test_a_view_is_immutable_and_survives_copying() -> None:
    view: Any = D.agreements
    with pytest.raises(AttributeError, match="a View is immutable"):
        view._by_id = {}
    with pytest.raises(AttributeError, match="a View is immutable"):
        del view._type
    assert pickle.loads(pickle.dumps(D.sectors)) == D.sectors == copy.deepcopy(D.sectors)


def test_an_id_that_is_not_text_is_refused() -> None:
    wrong: Any = 5
    with pytest.raises(ik.UnknownRecord, match="no record 5; an id is text"):
        D[wrong]
    with pytest.raises(ik.UnknownRecord, match="no record 5; an id is text"):
        D.agreements[wrong]


def test_a_record_of_another_kind_is_refused_as_sector_or_party() -> None:
    with pytest.raises(ik.InvalidValue, match='expected the id of a sector, got "country:kor"'):
        D.select(sector="country:kor")
    with pytest.raises(ik.InvalidValue, match='expected the id of a country or an organisation, got "sector:cells"'):
        D.select(party="sector:cells")


@pytest.mark.parametrize("question", ["status_on", "lineage", "stage_on", "realisation"])
def test_a_question_about_one_kind_names_the_record_of_another_kind_that_it_was_given(question: str) -> None:
    for given in ("plant", "project:plant", PLANT):
        with pytest.raises(ik.InvalidValue, match=r'^expected an? (agreement|commitment), got "project:plant"$'):
            getattr(D, question)(given)
    with pytest.raises(ik.UnknownRecord):
        getattr(D, question)("nothing")


def test_a_commitment_is_replaced_by_the_one_that_renews_it() -> None:
    old = ik.Commitment(
        id="commitment:old",
        name="Old",
        target=ik.Target(by="2030"),
        updates=(ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on="2010"),),
    )
    new = ik.Commitment(
        id="commitment:new",
        name="New",
        renews=("commitment:old",),
        updates=(ik.CommitmentUpdate(status=ik.CommitmentStatus.AGREED, on="2018-07-10"),),
    )
    dossier = ik.Dossier([old, new])
    assert str(dossier.stage_on("old", "2018-07-09")) == "announced"
    assert str(dossier.stage_on("commitment:old", "2018-07-10")) == "replaced"
    assert str(dossier.stage_on(new, "2018-07-10")) == "agreed"
    assert str(old.stage_on("2018-07-10")) == "announced"


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (["meeting"], "give the class of a record, such as Agreement"),
        (ik.Dossier, "give the class of a record, such as Agreement"),
    ],
)
def test_a_kind_that_is_neither_a_class_nor_a_word_is_refused(kind: Any, hint: str) -> None:
    with pytest.raises(ik.InvalidValue, match=f"expected a record class, got .*; {hint}$"):
        ik.reference().chronology(kind=kind)


def test_a_record_is_never_suggested_as_the_one_that_it_refers_to() -> None:
    own = ik.Sector(id="sector:steel-2025", name="Steel", broader="sector:steel-2024")
    with pytest.raises(ik.InvalidData) as raised:
        ik.Dossier([own])
    assert raised.value.findings[0].hint == ""
    with pytest.raises(ik.InvalidData) as raised:
        ik.Dossier([own, ik.Sector(id="sector:steels-2024", name="Steel")])
    assert raised.value.findings[0].hint == 'did you mean "sector:steels-2024"?'
