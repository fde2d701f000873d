"""The line with the state of any undertaking, in the words of the scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indokorea.briefing.drafts import Drafting, DraftLine, certain_mark
from indokorea.briefing.scope import agreement_line, promise_line, state_text, thing_line
from indokorea.collection.agreement_sides import status_between
from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.deliverables import DeliverableEntry
from indokorea.progress.scorecard.dialogues import DialogueEntry
from indokorea.progress.scorecard.entry import ScorecardEntry
from indokorea.progress.scorecard.papers import PaperEntry
from indokorea.progress.scorecard.promises import PromiseEntry
from indokorea.records.agreement import Agreement
from indokorea.records.kinds import AnyRecord
from indokorea.render.words import humanise


def state_lines(drafting: Drafting, card: Scorecard, records: Iterable[AnyRecord]) -> Iterator[DraftLine]:
    """Yield the lines of the things that records are counted as, each thing once."""
    seen: set[str | None] = set()
    for record in records:
        line = state_line(drafting, card, record)
        if line is not None and line.record_id not in seen:
            seen.add(line.record_id)
            yield line


def state_line(drafting: Drafting, card: Scorecard, record: AnyRecord) -> DraftLine | None:
    """Return the line of the thing that a record is counted as; None if it had not begun by the day.

    An agreement that the scorecard does not count by itself has its legal status.
    """
    entry = drafting.entry_of(card, record.id)
    if entry is None or (isinstance(record, Agreement) and entry.id != record.id):
        if not isinstance(record, Agreement):
            return None
        standing = status_between(drafting.records, record, drafting.day)
        if standing.status is None:
            return None
        text = f"{record.label}: {humanise(standing)}{certain_mark(standing.certain)}."
        return drafting.line(text, record, "/actions")
    return _entry_line(drafting, entry)


def _entry_line(drafting: Drafting, entry: ScorecardEntry) -> DraftLine:
    if isinstance(entry, PromiseEntry):
        return promise_line(drafting, entry)
    if isinstance(entry, PaperEntry):
        return agreement_line(drafting, entry)
    if isinstance(entry, DeliverableEntry):
        return thing_line(drafting, entry)
    assert isinstance(entry, DialogueEntry)
    return drafting.entry_line(f"{entry.label}: {state_text(drafting, entry)}.", entry)
