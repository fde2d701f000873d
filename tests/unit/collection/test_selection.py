"""Selections: what the filters keep, in the words of the command, and the views that hold the result."""

from __future__ import annotations

import copy
import pickle
from collections import Counter
from typing import Any

import pytest

import indokorea as ik
from indokorea.collection.statuses import STATUS_VOCABULARIES
from indokorea.records.registry import record_type_of

IND = ik.Country(id="country:ind", name="India", alpha3="IND")
KOR = ik.Country(id="country:kor", name=ik.Name(en="Republic of Korea", ko="대한민국", short="Korea"), alpha3="KOR")
POSCO = ik.Organisation(
    id="organisation:posco", name="POSCO", type=ik.OrganisationType.COMPANY, countries=("country:kor",)
)
DEFENCE = ik.Sector(id="sector:defence", name=ik.Name(en="Defence", hi="रक्षा"))
NAVAL = ik.Sector(id="sector:naval", name="Naval shipbuilding", broader="sector:defence")
STEEL = ik.Sector(id="sector:steel", name="Steel")


def agreement(slug: str, name: str, *actions: tuple[str, str], **fields: Any) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=name,
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        actions=tuple(ik.Action(type=ik.ActionType(type), on=on) for type, on in actions),
        **fields,
    )


SECRETS = agreement(
    "secrets", "Military information", ("signed", "2014-01-16"), ("entered_into_force", "2014-01-16"),
    sectors=("sector:defence",),
)  # fmt: skip
YARDS = agreement("yards", "Yards together", ("signed", "2019-09-05"), sectors=("sector:naval",))
MILL = ik.Project(
    id="project:mill",
    name="A mill in Odisha",
    type=ik.ProjectType.PLANT,
    sectors=("sector:steel",),
    parties=(ik.ProjectParty(party="organisation:posco", role=ik.ProjectRole.INVESTOR),),
    updates=(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2005"),),
)
CALL = ik.Meeting(id="meeting:call", name="A call", type=ik.MeetingType.VISIT, period="2018-10-05/", participants=())
TALKS = ik.Meeting(
    id="meeting:talks", name="Talks", type=ik.MeetingType.VISIT, period="2025-08/2025-08", sectors=("sector:naval",)
)
VISIT = ik.Meeting(
    id="meeting:visit", name="A visit", type=ik.MeetingType.VISIT, period="2025-08-15/2025-08-17",
    outcome=ik.HoldingOutcome.HELD,
)  # fmt: skip
OFF = ik.Meeting(
    id="meeting:off", name="A summit", type=ik.MeetingType.SUMMIT, period="2020-03/2020-03",
    outcome=ik.HoldingOutcome.POSTPONED,
)  # fmt: skip
FEAST = ik.Meeting(id="meeting:feast", name="A feast", type=ik.MeetingType.VISIT, period="XXXX-08-16/XXXX-08-16")
ALL = (IND, KOR, POSCO, DEFENCE, NAVAL, STEEL, SECRETS, YARDS, MILL, CALL, TALKS, VISIT, OFF, FEAST)
D = ik.Dossier(ALL)


@pytest.mark.parametrize("kind", [ik.Agreement, "agreement", "agreements", "Agreement"])
def test_a_kind_is_a_class_or_a_word(kind: Any) -> None:
    assert D.select(kind=kind) == (SECRETS, YARDS)
    assert D.of(kind) == D.agreements
    assert [hit.record for hit in D.find("yards", kind=kind)] == [YARDS]
    assert {moment.record for moment in D.chronology(kind=kind)} == {SECRETS, YARDS}


def test_the_kind_may_be_given_without_its_name() -> None:
    assert D.select("meeting", during="2025") == D.select(kind="meeting", during="2025") == (TALKS, VISIT)
    assert D.agreements.select(ik.Agreement) == D.agreements.select()


def test_a_word_that_is_not_a_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(ik.InvalidValue, match='expected a kind of record, got "agrement"; did you mean "agreement"'):
        D.select(kind="agrement")
    with pytest.raises(ik.InvalidValue, match='got "treaty"; write one of country, organisation'):
        D.of("treaty")


@pytest.mark.parametrize("sector", ["sector:defence", "defence", "Defence", "DEFENCE", "रक्षा"])
def test_a_sector_is_given_by_id_slug_or_name(sector: str) -> None:
    assert D.select(sector=sector) == (DEFENCE, NAVAL, SECRETS, YARDS, TALKS)
    assert D.select(sector=sector, narrower=False) == (DEFENCE, SECRETS)
    assert {moment.record for moment in D.chronology(sector=sector)} == {SECRETS, YARDS, TALKS}
    assert D.progress("2020", sector=sector) == D.progress("2020", sector="sector:defence")
    answers = (D.complementarities(sector=sector), D.expectations(sector=sector), D.disputes(sector=sector))
    assert not any(answers)


@pytest.mark.parametrize("party", ["organisation:posco", "posco", "POSCO"])
def test_a_party_is_given_by_id_slug_or_name(party: str) -> None:
    assert D.select(party=party) == (POSCO, MILL)


@pytest.mark.parametrize("pair", [("ind", "kor"), ("India", "Korea"), ("IND", "대한민국"), ("country:ind", "kor")])
def test_two_parties_are_given_by_id_slug_code_or_name(pair: tuple[str, str]) -> None:
    assert D.select(between=pair) == (SECRETS, YARDS)
    assert D.status_on("yards", "2020", between=pair) == D.status_on("yards", "2020")
    assert D.coverage(between=pair) == D.coverage()
    with pytest.raises(ik.InvalidValue, match="expected two different parties"):
        D.select(between=(pair[0], pair[0]))
    with pytest.raises(ik.InvalidValue, match="expected two different parties"):
        D.select(between=(pair[0], f"country:{'ind'}"))


def test_a_misspelt_id_suggests_no_record_that_shares_only_the_kind() -> None:
    kita = ik.Organisation(id="organisation:kita", name="KITA", type="industry_association")
    other = ik.Organisation(id="organisation:isro", name="Space Research Organisation", type="industry_association")
    with pytest.raises(ik.UnknownRecord, match=r"did you mean organisation:kita \(KITA\)\?"):
        ik.Dossier([kita, other]).select(party="organisation:kitta")


def test_an_unknown_or_ambiguous_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(ik.UnknownRecord, match='no sector "defense"; did you mean sector:defence'):
        D.select(sector="defense")
    with pytest.raises(ik.UnknownRecord, match='no sector "ships"; there are defence, naval, steel'):
        D.select(sector="ships")
    with pytest.raises(ik.UnknownRecord, match='no country or organisation "samsung"'):
        D.select(party="samsung")
    with pytest.raises(ik.UnknownRecord, match="Democratic People's Republic of Korea is not a side of this tie"):
        D.select(party="North Korea")
    two = [ik.Sector(id=f"sector:yard-{place}", name=ik.Name(en=place, short="Yard")) for place in ("busan", "pune")]
    with pytest.raises(ik.InvalidValue, match='several records have the name "yard"; write one of sector:yard-busan'):
        ik.Dossier(two).select(sector="yard")
    wrong: Any = 5
    with pytest.raises(ik.UnknownRecord, match="an id is text"):
        D.select(sector=wrong)


def test_a_record_is_found_by_the_slug_that_it_alone_has() -> None:
    assert D["yards"] is D.get("yards") is YARDS
    assert "yards" in D
    assert D.progress_on("mill", "2006").stage is ik.ProgressStage.SIGNED
    assert str(D.trail("mill")) == str(D.trail("project:mill"))
    assert D.evidence("yards").record is YARDS
    assert D.neighbours("posco") == D.neighbours("organisation:posco")
    assert D.links_to("posco") == D.links_to("organisation:posco")
    assert "posco" not in D.without(["posco", "mill"])
    twins = ik.Dossier(
        [STEEL, ik.Objective(id="objective:steel", name="Steel", theme=ik.ObjectiveTheme.ECONOMIC_SECURITY)]
    )
    assert twins.get("steel") is None
    assert "steel" not in twins
    with pytest.raises(ik.UnknownRecord, match="no record"):
        twins["steel"]


def test_a_status_holds_on_a_day() -> None:
    assert D.select(status="in_force", on="2014-01-15") == ()
    assert D.select(status="in_force", on="2014-01-16") == (SECRETS,)
    assert D.select(kind="agreement", status=ik.AgreementStatus.SIGNED, on="2020") == (YARDS,)
    assert D.select(status=["signed", "in_force"], on="2020") == (SECRETS, YARDS)
    assert D.select(status="mou", on="2006") == (MILL,)
    assert D.select(kind="meeting", status="postponed") == (OFF,)
    assert D.select(kind="meeting", status="held", on="2025-08-16") == (CALL, FEAST, TALKS, VISIT)
    assert D.select(kind="meeting", status="held", on="2019") == (CALL, FEAST)
    assert D.select(status=()) == ()


@pytest.mark.parametrize("day", ["2015-06-01", "2026-11-22"])
def test_the_stage_of_a_commitment_is_the_one_that_the_dossier_knows(day: str, reference: ik.Dossier) -> None:
    stages = {one.record.id: one.standing.stage for one in reference.on(day).commitments}
    for stage in ik.CommitmentStatus:
        found = reference.select(kind="commitment", status=stage, on=day)
        assert [one.id for one in found] == [id for id, own in stages.items() if own is stage]
    assert reference.commitments["trade-30bn-2014"] in reference.select(status="missed", on=day)
    assert reference.commitments["edcf-4bn-2023"] in reference.select(status="unreported", on="2026-11-22")


def test_today_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: ik.PartialDate("2014-01-16").earliest)
    for on in (None, "today"):
        assert D.select(status="in_force", on=on) == (SECRETS,)
        assert D.on(on).day == D.progress(on).on == ik.PartialDate("2014-01-16")
        assert str(D.status_on("secrets", on)) == "in_force"
    assert [moment.record for moment in D.chronology(since="today", until="today")] == [SECRETS, SECRETS]
    assert D.select(during="today") == (SECRETS,)


def test_a_word_that_is_not_a_status_is_refused_with_the_nearest() -> None:
    with pytest.raises(ik.InvalidValue, match='expected a status, got "in_forc"; did you mean "in_force"'):
        D.select(status="in_forc")
    with pytest.raises(ik.InvalidValue, match='did you mean "in_force" or "under_way"'):
        D.select(status="started")
    with pytest.raises(ik.InvalidValue, match='expected a stage of a project, got "in_force"'):
        D.select(kind="project", status="in_force")
    with pytest.raises(ik.InvalidValue, match='expected a stage of a project, got "signed"'):
        D.select(kind=ik.Project, status=ik.AgreementStatus.SIGNED)
    with pytest.raises(
        ik.InvalidValue, match='expected an outcome of a meeting, got "signed"; write one of planned, held'
    ):
        D.select(kind="meeting", status="signed")
    with pytest.raises(ik.InvalidValue, match='expected a status of a trade measure, got "met"'):
        D.select(kind="trade_measure", status="met")
    with pytest.raises(ik.InvalidValue, match="expected a kind of record with a status"):
        D.select(kind="sector", status="signed")
    with pytest.raises(ik.InvalidValue, match="expected a status beside the day `on`"):
        D.select(kind="agreement", on="2015")
    wrong: Any = 5
    with pytest.raises(ik.InvalidValue, match="expected a status"):
        D.select(status=wrong)


def test_every_kind_with_a_status_can_be_selected_by_it() -> None:
    names = ("status_on", "stage_on", "phase_on", "outcome")
    with_one = {cls.kind for cls in ik.RECORD_TYPES if any(hasattr(cls, name) for name in names)}
    assert with_one == set(STATUS_VOCABULARIES)
    assert all(issubclass(record_type_of(kind), ik.Record) for kind in STATUS_VOCABULARIES)


def test_a_time_keeps_what_is_not_certainly_outside_and_says_what_is_certain() -> None:
    chosen = D.select(kind="meeting", during="2025-08-16")
    assert list(chosen) == [TALKS, VISIT]
    assert [str(chosen.in_window(one)) for one in chosen] == ["possible", "certain"]
    assert chosen.certain == (VISIT,)
    assert [row["in_window"] for row in chosen.rows()] == ["possible", "certain"]
    assert "2025-08 ?" in str(chosen)
    assert D.select(kind="meeting", during="2018-10-05") == (CALL,)
    assert D.select(kind="meeting", during="2018-10-06/2019") == ()


@pytest.mark.parametrize(
    ("during", "message"),
    [
        (2015, 'expected a date or a period, got 2015; write "2015" or "2015/.."'),
        (("2015", "2016"), 'expected a date or a period, got ["2015", "2016"]; write "2020" or "2020/.."'),
        ("2015-2018", 'it names two years; write one date, or the period "2015/2018"'),
        ("last year", 'its form is unknown; write it like 2015, 2015-05 or 2015-05-18, or "today"'),
    ],
)
def test_a_time_that_cannot_be_read_is_refused_with_what_to_write(during: Any, message: str) -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        D.select(during=during)
    assert str(raised.value).endswith(message)


def test_a_date_without_a_year_counts_only_when_asked_for() -> None:
    assert D.select(kind="meeting", during="2025-08-16", without_year=True) == (FEAST, TALKS, VISIT)
    assert D.select(kind="meeting", during="2025-09", without_year=True) == ()
    assert D.select(kind="meeting", during="2025-08-16", without_year=True).certain == (VISIT,)


def test_a_text_keeps_what_find_finds_in_the_order_of_the_dossier() -> None:
    assert D.select(text="yards") == (YARDS,)
    assert D.select(text="naval", kind="sector") == (NAVAL,)
    assert D.select(text="nothing like it") == ()
    wrong: Any = 5
    with pytest.raises(ik.InvalidValue, match="expected a text to find"):
        D.select(text=wrong)


def test_a_limit_keeps_the_first_records() -> None:
    assert D.select(kind="meeting", limit=2) == D.select(kind="meeting")[:2]
    wrongs: list[Any] = [0, -1, True, 1.5]
    for wrong in wrongs:
        with pytest.raises(ik.InvalidValue, match="expected a limit of 1 or more"):
            D.select(limit=wrong)


def test_a_selection_is_a_sequence_of_records_by_place_id_and_slug() -> None:
    chosen: Any = D.select(kind="meeting")
    assert chosen[0] is chosen["meeting:call"] is chosen["call"] is CALL
    assert isinstance(chosen[1:], ik.Selection)
    assert (chosen[-1], len(chosen), list(chosen[:2])) == (VISIT, 5, [CALL, FEAST])
    assert CALL in chosen
    assert "meeting:call" in chosen
    assert "meeting:none" not in chosen
    assert MILL not in chosen
    with pytest.raises(ik.UnknownRecord, match='no record "cal"'):
        chosen["cal"]
    with pytest.raises(IndexError):
        chosen[9]
    assert chosen.ids == tuple(one.id for one in chosen)


def test_a_selection_equals_a_tuple_of_its_records_and_is_immutable() -> None:
    chosen: Any = D.select(sector="steel")
    assert chosen == (STEEL, MILL)
    assert chosen == (STEEL, MILL)
    assert hash(chosen) == hash((STEEL, MILL))
    assert ik.Selection[ik.AnyRecord]([STEEL, MILL]) == chosen
    with pytest.raises(AttributeError, match="a Selection is immutable"):
        chosen.mine = 1
    assert copy.copy(chosen) is copy.deepcopy(chosen) is chosen


def test_a_pickled_selection_keeps_its_records_and_times_but_not_the_dossier() -> None:
    chosen = D.select(kind="meeting", during="2025-08-16")
    again = pickle.loads(pickle.dumps(chosen))
    assert again == chosen
    assert again.certain == chosen.certain
    with pytest.raises(ik.InvalidValue, match="does not know its dossier; select from the dossier"):
        again.select(sector="naval")
    with pytest.raises(ik.InvalidValue, match="does not know its dossier"):
        pickle.loads(pickle.dumps(D.agreements)).select(sector="naval")


def test_a_selection_and_a_view_are_narrowed_by_further_filters() -> None:
    assert D.select(sector="defence").select(kind="meeting") == (TALKS,)
    assert D.agreements.select(sector="naval") == (YARDS,)
    assert D.select(kind="meeting", during="2025").select(during="2025-08-16").certain == (VISIT,)
    assert D.agreements.select(status="signed", on="2020").select(text="yards") == (YARDS,)


def test_records_are_sorted_by_date_label_or_column_those_without_a_value_last() -> None:
    chosen = D.select(kind="meeting")
    assert D.select(kind="meeting").sorted("label").ids == chosen.sorted("name_en").ids
    assert chosen.select(during="2018/2025").sorted() == (CALL, OFF, TALKS, VISIT)
    assert chosen.select(during="2018/2025").sorted(reverse=True) == (VISIT, TALKS, OFF, CALL)
    assert D.select(sector="steel").sorted("date", reverse=True) == (MILL, STEEL)
    assert chosen.sorted("outcome")[:2] == (VISIT, OFF)
    assert [one.kind for one in D.select(sector="steel").sorted("kind")] == ["project", "sector"]
    assert D.agreements.sorted("date", reverse=True) == (YARDS, SECRETS)
    assert D.agreements.first(1) == (SECRETS,)
    assert ik.Selection().sorted("anything") == ()
    with pytest.raises(ik.InvalidValue, match='expected a column of these records, got "lable"; did you mean "label"'):
        chosen.sorted("lable")
    for name_of_label in ("name", "title"):
        with pytest.raises(ik.InvalidValue, match=f'got "{name_of_label}"; did you mean "label"'):
            chosen.sorted(name_of_label)
    with pytest.raises(ik.InvalidValue, match="there are date, kind, id, label"):
        chosen.sorted("quite another")


def test_records_are_counted_by_kind_field_party_and_year() -> None:
    assert D.select(sector="defence").counts == {"sector": 2, "agreement": 2, "meeting": 1}
    assert D.agreements.count_by("sector") == {"sector:defence": 1, "sector:naval": 1}
    assert D.select(sector="steel").count_by("party") == {"organisation:posco": 1, None: 1}
    assert D.agreements.count_by("parties") == {"country:ind": 2, "country:kor": 2}
    assert D.meetings.count_by("year") == {"2025": 2, "2018": 1, "2020": 1, None: 1}
    assert D.meetings.count_by("outcome") == {"held": 1, "postponed": 1, None: 3}
    assert D.meetings.count_by("kind") == {"meeting": 5}
    assert D.sectors.count_by("label") == {"Defence": 1, "Naval shipbuilding": 1, "Steel": 1}
    assert D.select(sector="steel").count_by("type") == {"plant": 1, None: 1}
    with pytest.raises(ik.InvalidValue, match="expected a column of these records"):
        D.meetings.count_by("colour")


def test_records_are_counted_and_sorted_by_the_columns_that_their_table_adds() -> None:
    table = D.agreements.as_table()
    assert D.agreements.count_by("status") == Counter(table.column("status"))
    years = D.agreements.count_by("signed_year")
    assert list(years) == sorted(filter(None, years)) + [None] * (None in years)
    assert years == Counter(None if one is None else str(one) for one in table.column("signed_year"))
    signed = [row["id"] for row in table.rows() if row["signed_on"] is not None]
    assert {one.id for one in D.agreements.sorted("signed_on").first(len(signed))} == set(signed)
    several = D.select(sector="defence")
    with pytest.raises(ik.InvalidValue, match="expected a column of these records"):
        several.count_by("signed_year")


def test_the_rows_of_a_selection_have_the_columns_of_every_kind_in_it() -> None:
    rows = D.select(sector="steel").rows()
    assert [list(row)[:3] for row in rows] == [["id", "kind", "label"]] * 2
    assert len({tuple(row) for row in rows}) == 1
    assert [(row["id"], row["type"]) for row in rows] == [("sector:steel", None), ("project:mill", "plant")]
    assert D.select(kind="agreement").rows()[0] == {"kind": "agreement", **D.agreements.rows()[0]}
    assert ik.Selection().rows() == []


def test_a_selection_is_shown_as_a_table_and_never_as_its_records() -> None:
    chosen = D.select(sector="steel")
    assert repr(chosen) == "<Selection: 2 records of 2 kinds>"
    assert repr(D.select(kind="meeting")) == "<Selection: 5 meetings>"
    assert repr(D.select(kind="meeting", limit=1)) == "<Selection: 1 meeting>"
    assert repr(D.select(kind="person")) == "<Selection: nothing selected>"
    assert str(D.select(kind="person")) == "Nothing selected"
    assert str(chosen).splitlines()[0] == "2 records of 2 kinds"
    assert "2005  A mill in Odisha  project:mill" in str(chosen)
    assert "<table" in chosen._repr_mimebundle_()["text/html"]
    many = ik.Dossier([ik.Sector(id=f"sector:s{place}", name="S") for place in range(30)]).select()
    assert "20 of 30 shown" in str(many)


def test_what_follow_and_neighbours_return_is_shown_as_a_table() -> None:
    assert isinstance(D.follow("mill", "parties"), ik.Selection)
    assert D.follow("mill", "parties") == (POSCO,)
    near = D.neighbours("posco")
    assert near.records == (KOR, MILL)
    assert near.counts == {"country": 1, "project": 1}
    assert near.rows() == [
        {"direction": "refers_to", "path": "/countries/0", "record": "country:kor", "label": "Republic of Korea"},
        {"direction": "referred_by", "path": "/parties/0/party", "record": "project:mill", "label": "A mill in Odisha"},
    ]
    assert repr(near) == "<Neighbours of organisation:posco: refers to 1, referred to by 1>"
    assert "Referred to by (1)" in str(near)
    assert repr(near.refers_to) == "<ResultTable: 1 link>"
    assert near.refers_to.rows() == [{"record": "organisation:posco", "path": "/countries/0", "target": "country:kor"}]
    assert "organisation:posco  /countries/0  country:kor" in str(near.refers_to)
    assert str(near.refers_to[0]) == "organisation:posco /countries/0 country:kor"
    assert "<table" in near.refers_to[0]._repr_mimebundle_()["text/html"]
    broken = D.without([KOR], integrity=False)
    assert broken.neighbours("posco").rows()[0]["label"] is None
