"""The trail of an undertaking as plain data for the script of a page; records are given by their numbers.

- `at`, the day with which it ends;
- `g`, its stages in one text;
- `s`, its steps: each a date, a text, and, if it is of another record, how that is related and the record; a text
  alone is the number of days of a long gap before the next step;
- `e`, the days since the last step;
- `a`, what is ahead, in the form of steps;
- `c`, the claims of other records: the record, the place of the claim in it, or its text if the record is not on the
  page, and how the record is related;
- `m`, the tables of figures beside its target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indokorea.adapters.web_page.answer_data import table_data
from indokorea.adapters.web_page.texts import with_links
from indokorea.messages import escape_controls
from indokorea.pages.realisation import figure_tables
from indokorea.progress.overdue import days_between
from indokorea.progress.related_records import ITSELF
from indokorea.progress.trail import SHORTEST_GAP_SHOWN, STAGES_LEFT_OUT
from indokorea.progress.undertakings import UNDERTAKING_TYPES
from indokorea.values.edtf_words import edtf_words, with_edtf_words

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import RecordNumbers
    from indokorea.dossier import Dossier
    from indokorea.progress.trail import Trail, TrailAhead, TrailGap, TrailStep
    from indokorea.progress.trail_claims import TrailClaim
    from indokorea.records.kinds import AnyRecord
    from indokorea.values.dates import DateLike


def trail_data(dossier: Dossier, record: AnyRecord, on: DateLike | None, numbers: RecordNumbers) -> dict[str, Any]:
    """Return the trail of a record under `y`; nothing for a record that is not an undertaking."""
    if not isinstance(record, UNDERTAKING_TYPES):
        return {}
    trail = dossier.trail(record, on)
    data = {
        "at": str(trail.on),
        "g": _stages(trail),
        "s": _steps(trail, numbers),
        "e": _days(trail.silence) if trail.silence is not None and trail.silence.at_least else "",
        "a": [_step(one, numbers) for one in trail.ahead],
        "c": [_claim(one, numbers) for one in trail.claims if one.record_id != record.id],
        "m": [table_data(table, numbers) for table in figure_tables(trail.figures, None)],
    }
    return {"y": {key: value for key, value in data.items() if value not in ("", [])}}


def _stages(trail: Trail) -> str:
    stages = with_edtf_words(", ".join(map(str, trail.stages)))
    return stages if trail.stages_complete else f"{stages} ({STAGES_LEFT_OUT})"


def _steps(trail: Trail, numbers: RecordNumbers) -> list[Any]:
    """Return the dated steps with the long gaps between them, then those without a date."""
    found: list[Any] = []
    for step in sorted(trail.steps, key=lambda one: one.on is None):
        if step.on is not None and step.gap is not None and step.gap.at_least >= SHORTEST_GAP_SHOWN:
            found.append(_days(step.gap))
        found.append(_step(step, numbers))
    return found


def _days(gap: TrailGap) -> str:
    return days_between(gap.at_least, gap.at_most)


def _step(step: TrailStep | TrailAhead, numbers: RecordNumbers) -> list[Any]:
    day = "" if step.on is None else edtf_words(step.on)
    return [day, with_links(step.what, numbers), *_related(step, numbers)]


def _related(part: TrailStep | TrailAhead | TrailClaim, numbers: RecordNumbers) -> list[Any]:
    """Return how the record of a part is related to the undertaking, and the record; nothing for itself."""
    return [] if part.relation == ITSELF else [with_links(part.relation, numbers), numbers[part.record_id]]


def _claim(claim: TrailClaim, numbers: RecordNumbers) -> list[Any]:
    on_page = claim.record_id in numbers
    place = int(claim.path.rpartition("/")[2])
    return [
        numbers[claim.record_id],
        place if on_page else escape_controls(f"{claim.heading}: {claim.claim.says}"),
        with_links(claim.relation, numbers),
    ]
