"""The page on progress states the rules as the docstrings of the code do."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from indokorea.progress.activities import exercise_rule, mechanism_rule, statement_rule
from indokorea.progress.agreements import GIVEN_UP, STAGE as STAGE_OF_AGREEMENT, agreement_rule
from indokorea.progress.commitments import LADDER, commitment_rule
from indokorea.progress.projects import STAGE as STAGE_OF_PROJECT, project_rule
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.projects import ProjectStatus

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


def test_the_table_of_the_page_leads_from_each_status_to_its_stage_as_the_code_does() -> None:
    table = PAGE.read_text("utf-8").partition("| Stage | Commitment | Project | Agreement |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]
    tables: tuple[Mapping[Any, ProgressStage], ...] = (LADDER, STAGE_OF_PROJECT, STAGE_OF_AGREEMENT)
    for column, stage_of in enumerate(tables, start=1):
        listed = {
            (word.strip("` "), row[0].replace(" ", "_")) for row in rows for word in row[column].split(",") if word
        }
        assert listed == {(str(status), str(stage)) for status, stage in stage_of.items()}
    # The statuses without a row are those that the list below the table describes.
    assert {*CommitmentStatus} - {*LADDER} == {CommitmentStatus.REPLACED}
    assert {*ProjectStatus} == {*STAGE_OF_PROJECT}
    assert {*AgreementStatus} - {*STAGE_OF_AGREEMENT} == GIVEN_UP
