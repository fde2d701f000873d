"""The page on progress tells the rules as the code does."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from indokorea.progress.agreements import agreement_course
from indokorea.progress.commitments import commitment_course
from indokorea.progress.exercises import exercise_course
from indokorea.progress.mechanisms import mechanism_course
from indokorea.progress.projects import project_course
from indokorea.progress.statements import statement_course
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.vocabulary.progress import ProgressStage

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "from-handshake-to-delivery.md"
COURSES = {
    "Agreements": agreement_course,
    "Commitments": commitment_course,
    "Projects": project_course,
    "Mechanisms": mechanism_course,
    "Exercises": exercise_course,
    "Statements of intent": statement_course,
}


@pytest.mark.parametrize("heading", COURSES)
def test_the_page_tells_each_rule_in_the_words_of_its_function(heading: str) -> None:
    section = PAGE.read_text("utf-8").partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    assert " ".join(section.split()) == " ".join((inspect.getdoc(COURSES[heading]) or "").split())


def test_every_kind_of_undertaking_has_its_rule_and_every_stage_is_in_one() -> None:
    assert len(COURSES) == len(UNDERTAKING_TYPES)
    rules = "\n".join(inspect.getdoc(one) or "" for one in COURSES.values())
    for stage in ProgressStage:
        assert f"\n- {str(stage).replace('_', ' ')}: " in rules
