"""`review` reports what the rules find in records, `check` what they find in a document; both stay fast at any size."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from indokorea.collection.records import Records
from indokorea.dossier import Dossier
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.records.agreement import Agreement, AgreementParty, AgreementRelation
from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.evidence import Citation
from indokorea.records.exercise import Exercise
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.rules.base import Rule
from indokorea.rules.registry import RULES, broken_rules, review
from indokorea.vocabulary.agreements import AgreementLevel, AgreementRelationType, InstrumentType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.sources import SourceType
from indokorea.wire.checking import check
from indokorea.wire.writing import dumps

CITED = (Citation(source="source:a"),)
SOURCE = Source(id="source:a", title="A", type=SourceType.NEWS)


def sectors(*pairs: tuple[str, str | None]) -> list[Sector]:
    return [Sector(id=f"sector:{own}", name=own, broader=broader, citations=CITED) for own, broader in pairs]


def test_a_review_reports_what_all_rules_find() -> None:
    records = Records([SOURCE, *sectors(("a", "sector:b"), ("b", "sector:a")), Sector(id="sector:kor-ind", name="A")])
    report = review(records)
    assert sorted(report, key=str) == sorted((one for rule in RULES for one in rule.find(records)), key=str)
    assert [finding.code for finding in report] == ["SEC-01", "PRV-01", "IDS-05"]
    assert str(report).startswith("<Records: 4 records>: 1 error, 2 warnings\n")


def test_a_review_of_records_made_without_integrity_reports_broken_references() -> None:
    records = Records([SOURCE, *sectors(("a", "sector:nowhere"), ("b", "source:a"))], integrity=False)
    assert [(one.code, one.rule, one.severity, one.path) for one in review(records)] == [
        ("dangling", "IDS-04", Severity.ERROR, "/sector:a/broader"),
        ("wrong-kind", "IDS-04", Severity.ERROR, "/sector:b/broader"),
    ]
    assert broken_rules(records) == []


def test_a_check_reports_each_fault_once_with_its_path_in_the_document() -> None:
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
def test_a_cycle_of_twenty_thousand_sectors_is_found() -> None:
    length = 20_000
    cycle = [
        Sector(id=f"sector:s{place}", name="A", broader=f"sector:s{(place + 1) % length}") for place in range(length)
    ]
    rule = next(rule for rule in RULES if rule.code == "SEC-01")
    path = "sector:s0 below sector:s1 below sector:s2 below … below sector:s19999 below sector:s0"
    assert [finding.message for finding in rule.find(Records(cycle, integrity=False))] == [
        f"the broader sectors form a cycle of 20000: {path}"
    ]


@pytest.mark.slow
def test_thousands_of_updates_of_one_commitment_are_compared_in_one_sweep() -> None:
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
def test_dates_are_compared_with_the_as_of_date_or_with_today(
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
def test_a_chain_and_a_cycle_of_twenty_thousand_agreements_are_checked() -> None:
    length = 20_000
    chain = [
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
    assert found_by("AGR-06", Records(chain, integrity=False)) == [
        (Severity.ERROR, "/agreement:a0/relations/0/agreement")
    ]
    assert found_by("AGR-06", Records(chain[:-1], integrity=False)) == []


@pytest.mark.slow
def test_thousands_of_editions_of_one_series_are_compared_in_one_sweep() -> None:
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


def test_a_rule_of_your_own_runs_beside_the_others_or_alone() -> None:
    records = Dossier([SOURCE, *sectors(("a", None), ("bb", None))])
    assert [finding.code for finding in review(records, rules=(*RULES, MINE))] == ["MINE-01"]
    assert not review(records).findings
    found = check(dumps(records).encode(), rules=(MINE,))
    assert [(one.code, one.path) for one in found] == [("MINE-01", "/records/0/name")]
    assert not check(dumps(records).encode(), rules=()).findings
