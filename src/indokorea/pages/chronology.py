"""Pages of a chronology, of one of its moments, of the state of a day, and of a knowledge cutoff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indokorea.chronology.day_state import DOUBT, MOMENTS_OF_A_LONGER_TIME, PART_TITLES, order_on_page
from indokorea.render.blocks import Cell, Page, PageColumn, PageTable, key_values
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.values.edtf_words import edtf_words
from indokorea.vocabulary.values import WindowFit

if TYPE_CHECKING:
    from indokorea.chronology.day_state import DayState, OfficeHeld, OngoingRecord, RecordStanding
    from indokorea.chronology.knowledge_cutoff import KnowledgeCutoff
    from indokorea.chronology.timeline import Chronology, Moment

# Of a long chronology, this many moments are shown of its beginning, and as many of its end.
MOST_AT_EITHER_END = 10
# Of a long part of the state of a day, this many entries are shown.
MOST_ENTRIES = 12


def chronology_page(chronology: Chronology, *, whole: bool = False) -> Page:
    """Return the moments as a table; only the first and the last of a long chronology, unless `whole`."""
    count = len(chronology)
    is_cut = not whole and count > 2 * MOST_AT_EITHER_END
    listed = [*chronology[:MOST_AT_EITHER_END], *chronology[-MOST_AT_EITHER_END:]] if is_cut else list(chronology)
    rows = [_moment_row(chronology, moment) for moment in listed]
    if is_cut:
        rows.insert(MOST_AT_EITHER_END, ("…", f"… {count - len(listed):,} more …", ""))
    columns = (
        PageColumn("date", whole=True),
        PageColumn("what happened"),
        PageColumn("record", whole=True),
    )
    bounds = " ".join(
        f"{word} {day}" for word, day in (("since", chronology.since), ("until", chronology.until)) if day
    )
    in_doubt = any(chronology.in_window(one) is WindowFit.POSSIBLE for one in listed)
    doubt = "? may lie outside that time" if in_doubt else ""
    return Page(
        title=count_text(count, "moment") if count else "Nothing dated",
        under="; ".join(filter(None, (bounds, doubt))),
        blocks=(PageTable(columns=columns, rows=tuple(rows)),) if count else (),
    )


def _moment_row(chronology: Chronology, moment: Moment) -> tuple[Cell, ...]:
    doubt = "" if chronology.in_window(moment) is WindowFit.CERTAIN else " ?"
    return f"{edtf_words(moment.date)}{doubt}", moment.text, moment.record.id


def moment_page(moment: Moment) -> Page:
    """Return the text of a moment, its date, and where the record and its sources say so."""
    rows = (
        ("date", edtf_words(moment.date)),
        ("record", moment.record.id),
        ("field", moment.path),
        ("sources", ", ".join(citation.source for citation in moment.citations)),
    )
    return Page(title=moment.text, blocks=(key_values(rows),))


def day_state_page(state: DayState, *, whole: bool = False) -> Page:
    """Return the state of a day part by part; only the first entries of a long part, unless `whole`."""
    entries = sorted(state.rows(), key=lambda entry: order_on_page(entry["part"], entry["state"], entry["certain"]))
    blocks = []
    for part, usual_title in PART_TITLES.items():
        title = MOMENTS_OF_A_LONGER_TIME if part == "moments" and not state.day.is_exact else usual_title
        listed = [entry for entry in entries if entry["part"] == part]
        if listed:
            shown = listed if whole else listed[:MOST_ENTRIES]
            blocks.append(
                PageTable(
                    title=f"{title} ({len(listed)})",
                    columns=COLUMNS[part],
                    rows=tuple(map(_entry_cells, shown)),
                    total=len(listed),
                    rest="all in rows()",
                )
            )
    is_certain = all(entry["certain"] for entry in entries)
    return Page(title=f"On {state.day}", under="" if is_certain else DOUBT, blocks=tuple(blocks))


SINCE, WHAT, RECORD = PageColumn("since", whole=True), PageColumn("what"), PageColumn("record", whole=True)
PERIOD_COLUMNS = (WHAT, SINCE, RECORD)
STAGE_COLUMNS = (PageColumn("stage", whole=True), SINCE, WHAT, RECORD)
COLUMNS: dict[str, tuple[PageColumn, ...]] = {
    "moments": (PageColumn("date", whole=True), PageColumn("what"), RECORD),
    "happening": PERIOD_COLUMNS,
    "others": PERIOD_COLUMNS,
    "partnerships": (PageColumn("tier", whole=True), SINCE, WHAT, RECORD),
    "agreements": (PageColumn("status", whole=True), SINCE, WHAT, RECORD),
    "commitments": STAGE_COLUMNS,
    "projects": STAGE_COLUMNS,
    "programmes": PERIOD_COLUMNS,
    "mechanisms": PERIOD_COLUMNS,
    "offices": (PageColumn("office"), PageColumn("who", whole=True), RECORD),
}


def _entry_cells(entry: dict[str, Any]) -> tuple[Cell, ...]:
    """Return an entry in the columns of its part; a record by its slug if the part names its kind."""
    part, id, label, state, since = (entry[key] for key in ("part", "record", "label", "state", "since"))
    doubt = "" if entry["certain"] else " ?"
    since = since and edtf_words(PartialDate.of(since))
    slug = id.partition(":")[2]
    if part == "moments":
        return f"{since}{doubt}", state, id
    if part == "offices":
        return f"{state}{doubt}", label, slug
    if state is None:
        return label, f"{since or ''}{doubt}", id if part in ("happening", "others") else slug
    return f"{'none yet' if state == 'none' else humanise(state)}{doubt}", since, label, slug


STANDING_COLUMNS = (PageColumn("status", whole=True), SINCE, WHAT, RECORD)


def standing_rows(entry: RecordStanding[Any, Any]) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of a record with its status, stage or tier on the day."""
    return (_entry_cells(entry.row() | {"part": "agreements"}),)


def ongoing_rows(entry: OngoingRecord[Any]) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of a record whose period contains the day."""
    return (_entry_cells(entry.row() | {"part": "happening"}),)


OFFICE_COLUMNS = (PageColumn("office"), PageColumn("who", whole=True), SINCE, RECORD)


def office_rows(entry: OfficeHeld) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of an office and the person who held it."""
    since = entry.line.since
    doubt = "" if entry.certain else " ?"
    return ((f"{entry.title}{doubt}", entry.person.label, since and edtf_words(since), entry.person.slug),)


def knowledge_cutoff_page(cutoff: KnowledgeCutoff) -> Page:
    """Return how many records were known on a day, and how many were left out or shortened."""
    rows = (
        ("records", f"{cutoff.kept:,} of {cutoff.kept + len(cutoff.left_out):,}"),
        ("shortened", f"{len(cutoff.shortened):,}"),
        ("sources without a date", f"{len(cutoff.undated):,}, taken as not yet published"),
    )
    return Page(title=f"As published by {cutoff.on}", blocks=(key_values(rows),))
