"""The page of the rules shows each of them with an example that breaks it, and nothing that it does not find."""

from __future__ import annotations

import pytest
import rule_examples

import indokorea as ik


@pytest.mark.parametrize("rule", ik.RULES, ids=lambda rule: rule.code)
def test_every_rule_is_shown_with_a_small_example_at_its_gravest(rule: ik.Rule) -> None:
    dossier, report = rule_examples.example_of(rule)
    assert {finding.code for finding in report} == {rule.code}
    assert rule.severity in {finding.severity for finding in report}
    text = rule_examples.section(rule)
    assert str(report) in text
    assert rule.remedy in text
    assert all(f'"{record.id}"' in text for record in dossier)
    assert len(text.splitlines()) < 90


@pytest.mark.parametrize("rule", ik.RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_in_the_shown_text_what_the_page_says(rule: ik.Rule) -> None:
    dossier, report = rule_examples.example_of(rule)
    again = ik.loads(ik.dumps(dossier), integrity=False)
    assert list(ik.Report(rule.find(again))) == list(report)


def test_the_table_leads_to_every_rule() -> None:
    assert [line.split("](")[0].removeprefix("| [").strip("`") for line in rule_examples.index().splitlines()[2:]] == [
        rule.code for rule in ik.RULES
    ]
