"""The page of the rules shows each rule with an example that breaks it, and what the rule finds there."""

from __future__ import annotations

import pytest
import rule_examples

import indokorea as ik


@pytest.mark.parametrize("rule", ik.RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_small_example_with_its_highest_severity(rule: ik.Rule) -> None:
    dossier, report = rule_examples.example_of(rule)
    assert {finding.code for finding in report} == {rule.code}
    assert rule.severity in {finding.severity for finding in report}
    text = rule_examples.section(rule)
    assert str(report) in text
    assert rule.remedy in text
    assert all(f'"{record.id}"' in text for record in dossier)
    assert len(rule_examples.wire_text(dossier).splitlines()) < 80


@pytest.mark.parametrize("rule", ik.RULES, ids=lambda rule: rule.code)
def test_the_records_as_shown_give_the_report_as_shown(rule: ik.Rule) -> None:
    dossier, report = rule_examples.example_of(rule)
    again = ik.loads(ik.dumps(dossier), integrity=False)
    assert list(ik.Report(rule.find(again))) == list(report)


def test_the_table_has_every_rule() -> None:
    assert [line.split("](")[0].removeprefix("| [").strip("`") for line in rule_examples.index().splitlines()[2:]] == [
        rule.code for rule in ik.RULES
    ]
