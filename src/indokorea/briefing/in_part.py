"""The words for a whole whose state comes from a part of it: the part, its sum and its day."""

from __future__ import annotations

from indokorea.briefing.drafts import Drafting, certain_mark
from indokorea.briefing.sentences import stage_words
from indokorea.progress.scorecard.deliverables import DeliverableEntry
from indokorea.progress.stage_rules import ProgressStep, happened_by
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.kinds import AnyRecord
from indokorea.records.project import Project, ProjectUpdate
from indokorea.values.date_words import when

MOST_PARTS = 2


def part_text(drafting: Drafting, entry: DeliverableEntry, silence: str = "") -> str:
    """Return how far a whole is by its own steps, and how far the parts that decide its state; empty for others.

    `silence` says that nothing is reported on it. What was looked for in vain is said too, such as another loan.
    """
    whole = drafting.records[entry.id]
    steps = {step.record_id: step for step in entry.because}
    if not isinstance(whole, Commitment | Project) or whole.id in steps:
        return ""
    parts = [(part, step) for id, step in steps.items() if _is_part(part := drafting.records[id], whole)]
    if not parts or len(parts) < len(steps):
        return ""
    own = whole.stage_on(drafting.day)
    reached = max(
        (one.on for one in whole.updates if one.on is not None and happened_by(one.on, drafting.day)),
        key=lambda on: on.sort_key,
        default=None,
    )
    date = "" if reached is None else f" {when(reached)}"
    begin = "" if own.stage is None else f"{stage_words(own.stage)}{date}; "
    named = " and ".join(_part_words(part, step) for part, step in parts[:MOST_PARTS])
    more = f" and {len(parts) - MOST_PARTS} more" if len(parts) > MOST_PARTS else ""
    sought = "" if drafting.is_dated else _not_found(whole)
    return f"{begin}of it so far {named}{more}{certain_mark(entry.certain)}{silence}{sought}"


def _is_part(part: AnyRecord, whole: Commitment | Project) -> bool:
    """Return True if a record is another project or promise, and not a restatement or the contract of the whole."""
    if isinstance(part, Agreement):
        return False
    return isinstance(whole, Project) or isinstance(part, Project) or getattr(part, "part_of", None) is not None


def _part_words(part: AnyRecord, step: ProgressStep) -> str:
    """Return the name of a part, its sum at a step or at the last one that has a sum, and the step with its day."""
    updates: tuple[ProjectUpdate | CommitmentUpdate, ...] = ()
    if isinstance(part, Project | Commitment):
        updates = part.updates
    place = step.path.removeprefix("/updates/")
    number = int(place) if place.isdecimal() and int(place) < len(updates) else len(updates) - 1
    money = next((one.money for one in reversed(updates[: number + 1]) if one.money is not None), None)
    amount = "" if money is None else f" ({money})"
    date = "" if step.on is None else f" {when(step.on)}"
    return f'"{part.label}"{amount}, {stage_words(step.what)}{date}'


def _not_found(whole: Commitment | Project) -> str:
    """Return the claims about a whole that tell what was looked for and not found."""
    return "".join(f". {one.says.rstrip('.')}" for one in whole.claims if one.checked_on is not None)
