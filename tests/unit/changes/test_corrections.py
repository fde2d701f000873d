"""Corrections of a dossier from a file, over an edition that may have moved on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

import indokorea as ik

GAZETTE = ik.Source(id="source:gazette", title="Gazette", type=ik.SourceType.GAZETTE)
NEWS = ik.Source(id="source:news", title="News", type=ik.SourceType.NEWS)
PACT = ik.Agreement(
    id="agreement:pact",
    name="Pact",
    instrument=ik.InstrumentType.TREATY,
    level=ik.AgreementLevel.STATE,
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    actions=(
        ik.Action(type=ik.ActionType.INITIALLED, on="2009-02"),
        ik.Action(type=ik.ActionType.SIGNED, on="2009-08-06"),
    ),
    citations=(
        ik.Citation(source="source:news", supports=("/actions/1/on",), locator="p. 1"),
        ik.Citation(source="source:news", supports=("/actions/0", "/actions/1/on")),
        ik.Citation(source="source:news"),
    ),
)
COUNTRIES = [ik.Country(id="country:ind", name="India"), ik.Country(id="country:kor", name="Republic of Korea")]
D = ik.Dossier([PACT, NEWS, *COUNTRIES], edition="1")

SIGNED_LATER = {
    "record": "agreement:pact",
    "path": "/actions/1/on",
    "was": "2009-08-06",
    "now": "2009-08-07",
    "why": "The gazette has the day.",
    "citations": [{"source": "source:gazette", "locator": "no. 7"}],
}


def file_of(*corrections: dict[str, Any], sources: tuple[ik.Source, ...] = (GAZETTE,)) -> dict[str, Any]:
    return {
        "format": "indokorea-corrections",
        "version": 1,
        "sources": [ik.to_dict(source) for source in sources],
        "corrections": list(corrections),
    }


def corrected(*corrections: dict[str, Any], dossier: ik.Dossier = D) -> tuple[ik.Agreement, ik.Report]:
    new, report = ik.apply_corrections(dossier, file_of(*corrections))
    return new.agreements["pact"], report


def test_a_corrected_value_is_a_rejected_claim_with_the_sources_that_gave_it() -> None:
    pact, report = corrected(SIGNED_LATER)
    assert len(report) == 0
    assert report.about == "corrections: 1 correction applied"
    assert str(pact.actions[1].on) == "2009-08-07"
    [claim] = pact.claims
    assert (claim.field, claim.value, claim.rank) == ("/actions/1/on", "2009-08-06", ik.ClaimRank.REJECTED)
    assert claim.note == "The gazette has the day."
    assert claim.citations == (ik.Citation(source="source:news", locator="p. 1"), ik.Citation(source="source:news"))
    assert pact.citations == (
        ik.Citation(source="source:news", supports=("/actions/0",)),
        ik.Citation(source="source:news"),
        ik.Citation(source="source:gazette", supports=("/actions/1/on",), locator="no. 7"),
    )


def test_a_corrected_dossier_has_the_new_sources_and_no_error() -> None:
    new, _ = ik.apply_corrections(D, file_of(SIGNED_LATER))
    assert new.sources["gazette"] == GAZETTE
    assert not [one for one in ik.review(new) if one.severity is ik.Severity.ERROR]
    assert new == ik.Dossier(new, **new.header)


def test_the_same_file_may_be_applied_again_and_says_that_it_is_adopted() -> None:
    once, _ = ik.apply_corrections(D, file_of(SIGNED_LATER))
    twice, report = ik.apply_corrections(once, file_of(SIGNED_LATER))
    assert twice == once
    assert [(one.code, one.severity, one.path, one.record_id) for one in report] == [
        ("correction-adopted", ik.Severity.NOTE, "/corrections/0", "agreement:pact")
    ]
    assert report.about == "corrections: 0 corrections applied"


def test_a_correction_whose_record_is_gone_is_a_warning_with_the_nearest_id() -> None:
    lost = SIGNED_LATER | {"record": "agreement:pacts"}
    new, report = ik.apply_corrections(D, file_of(lost))
    assert new == D
    [finding] = report
    assert (finding.code, finding.severity) == ("correction-lost", ik.Severity.WARNING)
    assert 'did you mean "agreement:pact"?' in finding.hint


def test_a_value_that_is_neither_old_nor_new_is_a_warning_and_is_kept() -> None:
    third = attrs.evolve(PACT, actions=(PACT.actions[0], attrs.evolve(PACT.actions[1], on="2009-08-05")))
    pact, report = corrected(SIGNED_LATER, dossier=D.with_records([third], replace=True))
    assert pact == third
    [finding] = report
    assert (finding.code, finding.severity) == ("correction-outdated", ik.Severity.WARNING)
    assert "2009-08-05" in finding.message


def test_a_value_that_moved_in_its_list_is_named_with_its_place_and_not_changed() -> None:
    opened = ik.Action(type=ik.ActionType.NEGOTIATION_OPENED, on="2006")
    moved = attrs.evolve(PACT, actions=(opened, *PACT.actions), citations=())
    pact, report = corrected(SIGNED_LATER, dossier=D.with_records([moved], replace=True))
    assert pact == moved
    assert report.findings[0].hint == "the value is at /actions/2/on now; correct the path"
    shorter = attrs.evolve(PACT, actions=PACT.actions[1:], citations=())
    _, report = corrected(SIGNED_LATER, dossier=D.with_records([shorter], replace=True))
    assert (report.findings[0].code, report.findings[0].hint) == (
        "correction-lost",
        "the value is at /actions/0/on now; correct the path",
    )


def test_a_value_is_added_where_there_was_none_and_nothing_is_rejected() -> None:
    pact, report = corrected(
        {"record": "agreement:pact", "path": "/summary", "now": "A pact.", "why": "It had none."},
        {"record": "agreement:pact", "path": "/name/ko", "was": None, "now": "협정", "why": "It had none."},
    )
    assert (len(report), pact.summary, pact.name.ko, pact.claims) == (0, "A pact.", "협정", ())


def test_an_item_is_appended_once() -> None:
    force = {"type": "entered_into_force", "on": "2010-01-01"}
    add = {"record": "agreement:pact", "path": "/actions/-", "now": force, "why": "It had begun."}
    pact, report = corrected(add | {"citations": [{"source": "source:news"}]}, add)
    assert str(pact.actions[2].on) == "2010-01-01"
    assert pact.citations[-1] == ik.Citation(source="source:news", supports=("/actions/2",))
    assert [one.code for one in report] == ["correction-adopted"]


def test_pointers_follow_the_items_after_one_that_is_removed() -> None:
    initialled = {"type": "initialled", "on": "2009-02"}
    remove = {"record": "agreement:pact", "path": "/actions/0", "was": initialled, "why": "It was not initialled."}
    pact, report = corrected(remove, remove)
    assert pact.actions == PACT.actions[1:]
    assert [one.supports for one in pact.citations] == [("/actions/0/on",), ("/actions/0/on",), ()]
    [claim] = pact.claims
    assert (claim.field, claim.value, claim.rank) == ("/actions", None, ik.ClaimRank.REJECTED)
    assert '"initialled"' in claim.says
    assert [one.code for one in report] == ["correction-adopted"]
    assert not [one for one in ik.review(D.with_records([pact], replace=True)) if one.code == "PRV-04"]


def test_a_source_and_an_extension_are_corrected_too() -> None:
    extended = attrs.evolve(PACT, extensions={"acme:score": {"value": 1.50, "tags": ["a", "b"]}})
    new, report = ik.apply_corrections(
        D.with_records([extended], replace=True),
        file_of(
            {"record": "source:news", "path": "/title", "was": "News", "now": "Daily News", "why": "Its full name."},
            {
                "record": "agreement:pact",
                "path": "/extensions/acme:score/tags/1",
                "was": "b",
                "now": {"deep": [1, None]},
                "why": "A better tag.",
            },
        ),
    )
    assert len(report) == 0
    assert new.sources["news"].title == "Daily News"
    assert new.agreements["pact"].extension("acme:score") == {"value": 1.5, "tags": ["a", {"deep": [1, None]}]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"now": "2009-13"}, "wrong-type"),
        ({"citations": [{"source": "source:unknown"}]}, "dangling"),
        ({"path": "/actions/1", "was": {"type": "signed", "on": "2009-08-06"}, "now": {"on": "2009"}}, "missing-field"),
    ],
)
def test_a_correction_that_makes_an_invalid_record_is_an_error_and_is_not_applied(
    change: dict[str, Any], code: str
) -> None:
    pact, report = corrected(SIGNED_LATER | change)
    assert pact == PACT
    assert not report.ok
    assert [one.code for one in report] == [code]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"record": "pact"}, "/corrections/0/record"),
        ({"path": "actions"}, "/corrections/0/path"),
        ({"path": "/id"}, "/corrections/0/path"),
        ({"now": "2009-08-06"}, "/corrections/0/now"),
        ({"why": ""}, "/corrections/0/why"),
        ({"wy": "x"}, "/corrections/0/wy"),
        ({"now": float("nan")}, "/corrections/0/now"),
        ({"citations": [{"src": "source:gazette"}]}, "/corrections/0/citations/0/src"),
    ],
)
def test_a_fault_of_the_file_is_an_error_with_its_place(change: dict[str, Any], place: str) -> None:
    with pytest.raises(ik.InvalidData) as caught:
        ik.apply_corrections(D, file_of(SIGNED_LATER | change))
    assert place in [one.path for one in caught.value.findings]


@pytest.mark.parametrize(
    "raw",
    [[], {}, {"format": "indokorea", "version": 1, "records": []}, file_of() | {"version": True}, file_of() | {"x": 1}],
)
def test_another_file_is_refused(raw: Any) -> None:
    with pytest.raises(ik.Invalid):
        ik.apply_corrections(D, raw)


def test_corrections_are_read_from_a_file_and_every_fault_names_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.corrections.json"
    record: Any = PACT
    path.write_text(json.dumps(file_of(SIGNED_LATER)), "utf-8")
    new, report = ik.apply_corrections(D, path)
    assert new == ik.apply_corrections(D, file_of(SIGNED_LATER))[0]
    assert report.about == f"{path}: 1 correction applied"
    path.write_text('{"format": "indokorea-corrections", "format": 1}', "utf-8")
    with pytest.raises(ik.InvalidData, match="repeated-key") as caught:
        ik.apply_corrections(D, path)
    assert caught.value.about == str(path)
    with pytest.raises(OSError, match="missing"):
        ik.apply_corrections(D, tmp_path / "missing.json")
    with pytest.raises(ik.InvalidValue):
        ik.apply_corrections(record, path)


def test_a_dossier_with_missing_records_can_be_corrected() -> None:
    unsound = ik.Dossier([PACT], integrity=False)
    new, report = ik.apply_corrections(unsound, file_of(SIGNED_LATER))
    assert len(report) == 0
    assert [record.id for record in new] == ["agreement:pact", "source:gazette"]


def test_every_correction_of_the_reference_can_be_made_and_is_then_adopted(reference: ik.Dossier) -> None:
    """The day of each first action of an agreement is corrected to its year."""
    corrections = [
        {"record": one.id, "path": "/actions/0/on", "was": str(one.actions[0].on), "now": "1900", "why": "A test."}
        for one in reference.agreements
        if one.actions and one.actions[0].on is not None
    ]
    new, report = ik.apply_corrections(reference, file_of(*corrections))
    assert len(report) == 0
    assert {change.record_id for change in ik.diff(reference, new)} == {one["record"] for one in corrections}
    again, report = ik.apply_corrections(new, file_of(*corrections))
    assert again == new
    assert {one.code for one in report} == {"correction-adopted"}
    assert not [one for one in ik.review(new) if one.code.startswith("PRV") and one.severity is ik.Severity.ERROR]
