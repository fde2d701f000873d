"""The pages of the differences between two records or two dossiers, and of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.render.blocks import Cell, Page, PageColumn, PageTable
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.changes.change import Change
    from indokorea.changes.diff import Diff
    from indokorea.changes.merge import Merged

MOST_CHANGES = 50
# A longer value is cut, so that a whole record takes a few lines.
LONGEST_VALUE = 300

COLUMNS = (
    PageColumn("record", whole=True),
    PageColumn("what"),
    PageColumn("path"),
    PageColumn("before"),
    PageColumn("after"),
)

CONFLICT_COLUMNS = (
    PageColumn("record", whole=True),
    PageColumn("path"),
    PageColumn("base"),
    PageColumn("ours"),
    PageColumn("theirs"),
)
BOTH_ADDED_COLUMNS = (
    PageColumn("record", whole=True),
    PageColumn("path"),
    PageColumn("ours"),
    PageColumn("theirs"),
)


def diff_page(diff: Diff, most: int | None = MOST_CHANGES) -> Page:
    """Return a table of the first changes, or of all where `most` is None. A whole record is shown by its label.

    Where not all are shown, their number by kind comes first, and changes of citations come after all others.
    """
    labels = {record.id: record.label for record in (*diff.added, *diff.removed)}
    is_cut = most is not None and len(diff) > most
    listed = sorted(diff.changes, key=_is_of_citations) if is_cut else diff.changes
    rows = tuple(_row(change, labels) for change in listed[:most])
    title = diff.summary[0].upper() + diff.summary[1:]
    tables = (
        *((_kinds(diff),) if is_cut else ()),
        *((PageTable(columns=COLUMNS, rows=rows, total=len(diff), rest="all in rows()"),) if rows else ()),
    )
    return Page(title=title, blocks=tables)


def _is_of_citations(change: Change) -> bool:
    return "/citations" in (change.path or "")


def _kinds(diff: Diff) -> PageTable:
    """Return how many records of each kind were added, removed and changed."""
    counts = [selection.counts for selection in (diff.added, diff.removed, diff.changed)]
    kinds = [kind for kind in RECORD_KINDS if any(kind in one for one in counts)]
    return PageTable(
        columns=(PageColumn("kind"), *(PageColumn(word, numbers=True) for word in ("added", "removed", "changed"))),
        rows=tuple((humanise(kind), *(one.get(kind) for one in counts)) for kind in kinds),
    )


def _row(change: Change, labels: dict[str, str]) -> tuple[Cell, ...]:
    record = change.record_id or "(header)"
    if not change.path:
        before, after = (text and labels[change.record_id] for text in (change.before_json, change.after_json))
        return record, change.type.value, "", before, after
    if change.before_path != change.after_path and change.before_path and change.after_path:
        place = f"{change.before_path} → {change.after_path}"
    else:
        place = change.path
    if change.before_json == change.after_json:
        return record, change.type.value, place, _short(change.before_json), ""
    return record, change.type.value, place, _short(change.before_json), _short(change.after_json)


def merged_page(merged: Merged, most: int | None = MOST_CHANGES) -> Page:
    """Return a table of the first conflicts, or of all where `most` is None, and one of what both sides added."""
    conflicts, added = merged.conflicts, merged.both_added
    rows = tuple(
        (one.record_id or "(header)", one.path, _short(one.base_json), _short(one.ours_json), _short(one.theirs_json))
        for one in conflicts[:most]
    )
    pairs = tuple((one.record_id, one.path, _short(one.ours_json), _short(one.theirs_json)) for one in added[:most])
    tables = (
        PageTable(columns=CONFLICT_COLUMNS, rows=rows, total=len(conflicts)),
        PageTable(columns=BOTH_ADDED_COLUMNS, rows=pairs, title="Added by both, both kept", total=len(added)),
    )
    summary = merged.summary
    return Page(title=summary[0].upper() + summary[1:], blocks=tuple(table for table in tables if table.rows))


def _short(text: str | None) -> str:
    if text is None:
        return ""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
