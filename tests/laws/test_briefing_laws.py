"""Laws of briefings and of the answers for assistants, on dossiers of any records."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.adapters.assistant import AssistantTools
from indokorea.adapters.assistant_answers import MOST_CHARACTERS, json_text
from indokorea.testing import strategies

DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))
WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
SUBJECTS: dict[str, Any] = {"sector": ik.Sector, "party": ik.Country, "meeting": ik.Meeting, "agreement": ik.Agreement}


@given(strategies.dossiers(), DAYS)
@settings(WHOLE)
def test_every_subject_has_a_briefing_whose_notes_are_numbered_in_order(dossier: ik.Dossier, day: date) -> None:
    for name, kind in SUBJECTS.items():
        for id in dossier.of(kind).ids:
            subject: dict[str, Any] = {name: id}
            found = dossier.briefing(**subject, on=day)
            used = [number for section in found.sections for line in section.lines for number in line.notes]
            assert list(dict.fromkeys(used)) == [note.number for note in found.notes]
            html, markdown = found.to_html(), found.to_markdown()
            assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))
            assert len(re.findall(r"^\[\^\d+\]: ", markdown, re.MULTILINE)) == len(found.notes)


@given(strategies.dossiers(), DAYS)
@settings(WHOLE)
def test_no_answer_for_an_assistant_is_longer_than_its_limit(dossier: ik.Dossier, day: date) -> None:
    tools = AssistantTools(dossier)
    answers = [tools.chronology(), tools.disputes(), tools.progress(str(day)), tools.scorecard(str(day))]
    for record in dossier:
        answers.append(tools.record(record.id))
        if not isinstance(record, ik.Source):
            answers.append(tools.evidence(record.id))
    for answer in answers:
        assert len(json_text(answer)) <= MOST_CHARACTERS
        assert len(answer.facts) == answer.total or answer.more is not None
