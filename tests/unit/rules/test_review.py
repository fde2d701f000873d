"""A review tells what the rules find, a check the same with the places of the document; size is no obstacle."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from indokorea.collection import Records
from indokorea.dossier import Dossier
from indokorea.evidence import Citation
from indokorea.findings import Finding, Severity, pointer
from indokorea.records import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Commitment,
    CommitmentUpdate,
    Exercise,
    Sector,
    Source,
    Target,
)
from indokorea.rules import RULES, Rule, broken_rules, review
from indokorea.vocabulary.agreements import AgreementLevel, AgreementRelationType, InstrumentType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.sources import SourceType
from indokorea.wire import dumps
from indokorea.wire.checking import check

CITED = (Citation(source="source:a"),)
SOURCE = Source(id="source:a", title="A", type=SourceType.NEWS)


def sectors(*pairs: tuple[str, str | None]) -> list[Sector]:
    return [Sector(id=f"sector:{own}", name=own, broader=broader, citations=CITED) for own, broader in pairs]


def test_a_review_is_what_all_the_rules_find() -> None:
    records = Records([SOURCE, *sectors(("a", "sector:b"), ("b", "sector:a")), Sector(id="sector:kor-ind", name="A")])
    report = review(records)
    assert sorted(report, key=str) == sorted((one for rule in RULES for one in rule.find(records)), key=str)
    assert [finding.code for finding in report] == ["SEC-01", "PRV-01", "IDS-05"]
    assert str(report).startswith("<Records: 4 records>: 1 error, 2 warnings\n")


def test_a_review_of_work_in_progress_tells_the_references_that_cannot_be_followed() -> None:
    records = Records([SOURCE, *sectors(("a", "sector:nowhere"), ("b", "source:a"))], integrity=False)
    assert [(one.code, one.rule, one.severity, one.path) for one in review(records)] == [
        ("dangling", "IDS-04", Severity.ERROR, "/sector:a/broader"),
        ("wrong-kind", "IDS-04", Severity.ERROR, "/sector:b/broader"),
    ]
    assert broken_rules(records) == []


def test_a_check_tells_each_fault_once_and_at_its_place_in_the_document() -> None:
    cited = {"citations": [{"source": "source:a"}]}
    report = check(
        json.dumps(
            {
                "format": "indokorea",
                "version": 1,
                "records": [
                    {"kind": "source", "id": "source:a", "title": "A", "type": "news"},
                    {"kind": "sector", "id": "sector:spoilt", "nmae": "A"},
                    {"kind": "sector", "id": "sector:kor-ind", "name": {"en": "A"}},
                    {"kind": "sector", "id": "sector:b", "name": {"en": "B"}, "broader": "sector:nowhere", **cited},
                    {
                        "kind": "agreement",
                        "id": "agreement:a",
                        "name": {"en": "A"},
                        "parties": [{"party": "organisation:x"}, {"party": "organisation:y"}],
                        "instrument": "agreement",
                        "level": "government",
                        "actions": [
                            {"type": "signed", "on": "2009-08-07"},
                            {"type": "entered_into_force", "on": "2009-06-01"},
                        ],
                        **cited,
                    },
                ],
            }
        ).encode()
    )
    assert [(finding.code, finding.path) for finding in report] == [
        ("missing-field", "/records/1/name"),
        ("unknown-field", "/records/1/nmae"),
        ("dangling", "/records/3/broader"),
        ("dangling", "/records/4/parties/0/party"),
        ("dangling", "/records/4/parties/1/party"),
        ("PRV-01", "/records/2/citations"),
        ("IDS-05", "/records/2/id"),
        ("AGR-02", "/records/4/actions/1"),
    ]


@pytest.mark.slow
def test_a_circle_of_twenty_thousand_sectors_is_no_trouble() -> None:
    length = 20_000
    circle = [
        Sector(id=f"sector:s{place}", name="A", broader=f"sector:s{(place + 1) % length}") for place in range(length)
    ]
    rule = next(rule for rule in RULES if rule.code == "SEC-01")
    way = "sector:s0 under sector:s1 under sector:s2 under … under sector:s19999 under sector:s0"
    assert [finding.message for finding in rule.find(Records(circle, integrity=False))] == [
        f"the broader sectors go in a circle of 20000: {way}"
    ]


@pytest.mark.slow
def test_a_commitment_of_thousands_of_updates_is_swept_once() -> None:
    words = (CommitmentStatus.UNDER_WAY, CommitmentStatus.STALLED, CommitmentStatus.ANNOUNCED)
    updates = tuple(
        CommitmentUpdate(status=words[place % 3], on=f"{1000 + place // 12:04}-{place % 12 + 1:02}")
        for place in range(9_000)
    )
    rule = next(rule for rule in RULES if rule.code == "COM-01")
    found = rule.find(Records([Commitment(id="commitment:a", name="A", updates=updates)]))
    assert list(found) == []


def found_by(code: str, records: Records) -> list[tuple[Severity, str]]:
    rule = next(rule for rule in RULES if rule.code == code)
    return [(finding.severity, finding.path) for finding in rule.find(records)]


@pytest.mark.parametrize(
    ("as_of", "late", "overdue"),
    [
        ("2010", [Severity.WARNING], []),
        ("2010?", [Severity.NOTE], []),
        ("2012-06", [], []),
        ("2013", [], [Severity.NOTE]),
        (None, [], [Severity.NOTE]),
    ],
)
def test_a_dossier_tells_up_to_its_as_of_date_or_up_to_today(
    as_of: str | None, late: list[Severity], overdue: list[Severity]
) -> None:
    promise = Commitment(
        id="commitment:a",
        name="A",
        target=Target(by="2012"),
        updates=(CommitmentUpdate(status=CommitmentStatus.AGREED, on="2011-06"),),
    )
    dossier = Dossier([promise], as_of=as_of)
    assert found_by("DAT-03", dossier) == [(severity, "/commitment:a/updates/0/on") for severity in late]
    assert found_by("COM-04", dossier) == [(severity, "/commitment:a/target/by") for severity in overdue]


@pytest.mark.slow
def test_a_line_and_a_circle_of_twenty_thousand_agreements_are_no_trouble() -> None:
    length = 20_000
    line = [
        Agreement(
            id=f"agreement:a{place}",
            name="A",
            parties=(AgreementParty(party="country:ind"), AgreementParty(party="country:kor")),
            instrument=InstrumentType.AGREEMENT,
            level=AgreementLevel.STATE,
            relations=(
                AgreementRelation(
                    type=AgreementRelationType.SUPERSEDES, agreement=f"agreement:a{(place + 1) % length}"
                ),
            ),
        )
        for place in range(length)
    ]
    assert found_by("AGR-06", Records(line, integrity=False)) == [
        (Severity.ERROR, "/agreement:a0/relations/0/agreement")
    ]
    assert found_by("AGR-06", Records(line[:-1], integrity=False)) == []


@pytest.mark.slow
def test_thousands_of_editions_of_one_series_are_swept_once() -> None:
    editions = [
        Exercise(id=f"exercise:a{number}", name="A", series="s", edition=number, period=f"{number:04}/{number:04}")
        for number in range(1, 9_000)
    ]
    assert found_by("EXE-06", Records(editions)) == []


def too_short(records: Records) -> Iterator[Finding]:
    for sector in records.of(Sector):
        if len(sector.name.en) < 2:
            yield Finding(
                code="MINE-01",
                path=pointer(sector.id, "name"),
                message="a name of one letter",
                severity=Severity.WARNING,
            )


MINE = Rule(code="MINE-01", severity=Severity.WARNING, meaning="names are words", remedy="write it out", find=too_short)


def test_a_rule_of_ones_own_is_run_with_the_others_or_alone() -> None:
    records = Dossier([SOURCE, *sectors(("a", None), ("bb", None))])
    assert [finding.code for finding in review(records, rules=(*RULES, MINE))] == ["MINE-01"]
    assert not review(records).findings
    found = check(dumps(records).encode(), rules=(MINE,))
    assert [(one.code, one.path) for one in found] == [("MINE-01", "/records/0/name")]
    assert not check(dumps(records).encode(), rules=()).findings
