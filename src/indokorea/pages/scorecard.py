"""Pages of a scorecard and of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from indokorea.progress.scorecard.deliverables import DeliverableEntry, Deliverables
from indokorea.progress.scorecard.dialogues import DialogueEntry, Dialogues
from indokorea.progress.scorecard.papers import PaperEntry, Papers
from indokorea.progress.scorecard.promises import PromiseEntry, Promises
from indokorea.progress.scorecard.things import PartName
from indokorea.render.blocks import Block, Cell, Details, Page, PageColumn, PageTable, key_values
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words

if TYPE_CHECKING:
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart
    from indokorea.values.dates import PartialDate

# Of a long list this many are shown, unless the page is `whole`.
MOST_LISTED = 10

RECORD = PageColumn("record", whole=True)
PROMISE_COLUMNS = (
    PageColumn("due", whole=True),
    PageColumn("reached", whole=True),
    PageColumn("promise"),
    RECORD,
)
LAST_REPORTED = PageColumn("last reported", whole=True)
DELIVERABLE_COLUMNS = (LAST_REPORTED, PageColumn("thing"), RECORD)
AGREEMENT_COLUMNS = (LAST_REPORTED, PageColumn("term until", whole=True), PageColumn("agreement"), RECORD)
DIALOGUE_COLUMNS = (
    PageColumn("last held", whole=True),
    PageColumn("held", numbers=True),
    PageColumn("next due", whole=True),
    PageColumn("dialogue"),
    RECORD,
)

Rows = tuple[tuple[Cell, ...], ...]


def scorecard_page(card: Scorecard, *, whole: bool = False) -> Page:
    """Return the sentence and the counts of each part, what is not counted, and the method.

    With `whole`, also the entries of each part and every record that is not counted.
    """
    blocks: list[Block] = [sentences(card)]
    for part in card.parts:
        blocks.extend(_counts(part))
        blocks.extend(_lists(part, None) if whole else ())
    if whole and card.not_counted:
        blocks.append(_not_counted(card))
    blocks.append(_method(card.method))
    return Page(title=f"Scorecard on {card.on}", blocks=tuple(blocks))


def part_page(part: ScorecardPart[Any], *, whole: bool = False) -> Page:
    """Return the sentence of a part, its counts and its first entries, or all if `whole`, and the method."""
    most = None if whole else MOST_LISTED
    blocks: tuple[Block, ...] = (*_counts(part), *_lists(part, most), _method(part.method))
    return Page(title=f"{part.title} on {part.on}", under=part.sentence, blocks=blocks)


def sentences(card: Scorecard) -> Details:
    """Return the sentence of each part."""
    return key_values((name.value, part.sentence) for name, part in zip(PartName, card.parts, strict=True))


def _method(method: str) -> Details:
    return key_values([("method", method)])


def _counts(part: ScorecardPart[Any]) -> Iterator[PageTable]:
    """Yield the number of entries in each state that occurs, with the meaning of its word."""
    rows = tuple((humanise(state), count, state.meaning) for state, count in part.counts.items() if count)
    if rows:
        columns = (
            PageColumn("state"),
            PageColumn("number", numbers=True),
            PageColumn("meaning"),
        )
        yield PageTable(title=f"{part.title} ({len(part):,})", columns=columns, rows=rows)


def _lists(part: ScorecardPart[Any], most: int | None) -> Iterator[PageTable]:
    """Yield a table of the entries in each state."""
    columns, rows_of = ROWS[type(part)]
    groups = [(humanise(state), part.in_state(state)) for state, count in part.counts.items() if count]
    if isinstance(part, Promises):
        groups += [("still to come", part.ahead), ("without a day", part.without_day)]
    for word, entries in groups:
        if entries:
            rows = tuple(row for entry in entries[:most] for row in rows_of(entry))
            yield PageTable(
                title=f"{word[0].upper()}{word[1:]} ({len(entries):,})", columns=columns, rows=rows, total=len(entries)
            )


def _label(entry: ScorecardEntry) -> str:
    """Return the name of an entry, with a question mark if its state is uncertain."""
    return entry.label + " ?" * (not entry.certain)


def promise_rows(entry: PromiseEntry) -> Rows:
    """Return the row of a promise."""
    return ((_text(entry.due), entry.reached, _label(entry), entry.id),)


def deliverable_rows(entry: DeliverableEntry) -> Rows:
    """Return the row of a thing to be built or handed over, with the parts that decide its state."""
    return ((_text(entry.last_reported), ", ".join(filter(None, (_label(entry), entry.parts_text))), entry.id),)


def agreement_rows(entry: PaperEntry) -> Rows:
    """Return the row of an agreement without deliverables."""
    return ((_text(entry.last_reported), _text(entry.until), _label(entry), entry.id),)


def dialogue_rows(entry: DialogueEntry) -> Rows:
    """Return the row of a dialogue; a question mark follows a day that only the sessions so far let expect."""
    due = "" if entry.next_due is None else edtf_words(entry.next_due) + "?" * (entry.cadence is None)
    return ((_text(entry.last_held), entry.sessions, due, _label(entry), entry.id),)


def _text(date: PartialDate | None) -> str:
    return "" if date is None else edtf_words(date)


def _not_counted(card: Scorecard) -> PageTable:
    return PageTable(
        title=f"Not counted ({len(card.not_counted)})",
        columns=(PageColumn("why"), PageColumn("what"), RECORD),
        rows=tuple((one.reason, one.label, one.id) for one in card.not_counted),
    )


# The columns of each part, and the function that returns the row of an entry.
ROWS: dict[type, tuple[tuple[PageColumn, ...], Callable[[Any], Rows]]] = {
    Promises: (PROMISE_COLUMNS, promise_rows),
    Deliverables: (DELIVERABLE_COLUMNS, deliverable_rows),
    Papers: (AGREEMENT_COLUMNS, agreement_rows),
    Dialogues: (DIALOGUE_COLUMNS, dialogue_rows),
}
