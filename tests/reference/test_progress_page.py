"""The page on progress states the rules as the docstrings of the code do."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from indokorea.progress.activities import exercise_rule, mechanism_rule, statement_rule
from indokorea.progress.agreements import agreement_rule
from indokorea.progress.commitments import commitment_rule
from indokorea.progress.projects import project_rule
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.vocabulary.progress import ProgressStage

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "from-handshake-to-delivery.md"
RULES = {
    "Agreements": agreement_rule,
    "Commitments": commitment_rule,
    "Projects": project_rule,
    "Mechanisms": mechanism_rule,
    "Exercises": exercise_rule,
    "Statements of intent": statement_rule,
}


@pytest.mark.parametrize("heading", RULES)
def test_the_page_states_each_rule_as_its_docstring_does(heading: str) -> None:
    section = PAGE.read_text("utf-8").partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    assert " ".join(section.split()) == " ".join((inspect.getdoc(RULES[heading]) or "").split())


def test_every_kind_of_undertaking_has_a_rule_and_every_stage_is_in_one() -> None:
    assert len(RULES) == len(UNDERTAKING_TYPES)
    rules = "\n".join(inspect.getdoc(one) or "" for one in RULES.values())
    for stage in ProgressStage:
        assert f"\n- {str(stage).replace('_', ' ')}: " in rules
