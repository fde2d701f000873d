"""A chronology, one of its moments, and the state of a day, as pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from indokorea.render.blocks import Cell, Column, Page, Table, key_values

if TYPE_CHECKING:
    from indokorea.chronology.day_state import DayStateRow
    from indokorea.chronology.timeline import Chronology, Moment
    from indokorea.values.dates import PartialDate

# Of a long chronology, this many moments are shown of either end.
EITHER_END = 10
# Of a long part of the state of a day, this many entries.
MOST_ENTRIES = 12

DOUBT = "? is not certain: a date is not known exactly enough to tell"


def chronology_page(chronology: Chronology, *, whole: bool = False) -> Page:
    """The moments as a table; of a long chronology, unless it is asked for whole, those of either end."""
    count = len(chronology)
    cutting = not whole and count > 2 * EITHER_END
    listed = [*chronology[:EITHER_END], *chronology[-EITHER_END:]] if cutting else list(chronology)
    rows: list[tuple[Cell, ...]] = [_moment_row(chronology, moment) for moment in listed]
    if cutting:
        rows.insert(EITHER_END, ("…", f"… {count - len(listed):,} more …", "…"))
    columns = (Column("date", whole=True), Column("what happened", wraps=True), Column("record", whole=True))
    bounds = [f"{word} {day}" for word, day in (("since", chronology.since), ("until", chronology.until)) if day]
    doubt = [] if all(map(chronology.is_certain, listed)) else ["? may lie outside that time"]
    return Page(
        title=f"{count:,} moment{'' if count == 1 else 's'}" if count else "Nothing dated",
        under="; ".join([*([" ".join(bounds)] if bounds else []), *doubt]),
        blocks=(Table(columns=columns, rows=tuple(rows)),) if count else (),
    )


def _moment_row(chronology: Chronology, moment: Moment) -> tuple[Cell, ...]:
    doubt = "" if chronology.is_certain(moment) else " ?"
    return f"{moment.date}{doubt}", moment.text, moment.record.id


def moment_page(moment: Moment) -> Page:
    """What happened, when, and who says so."""
    told = (
        ("date", str(moment.date)),
        ("record", moment.record.id),
        ("field", moment.path),
        ("sources", ", ".join(citation.source for citation in moment.citations)),
    )
    return Page(title=moment.text, blocks=(key_values(told),))


def day_page(
    day: PartialDate, entries: Sequence[DayStateRow], titles: Mapping[str, str], *, whole: bool = False
) -> Page:
    """The state of a day, part by part; of a long part, unless all is asked for, the first entries."""
    blocks = []
    for part, title in titles.items():
        listed = [entry for entry in entries if entry[0] == part]
        if listed:
            shown = listed if whole else listed[:MOST_ENTRIES]
            blocks.append(
                Table(
                    title=f"{title} ({len(listed)})",
                    columns=_columns(part),
                    rows=tuple(map(_entry_row, shown)),
                    total=len(listed),
                )
            )
    certain = all(entry[-1] for entry in entries)
    return Page(
        title=f"On {day}",
        under="" if certain else DOUBT,
        blocks=tuple(blocks),
    )


# What the first columns of a part are called; the others have a name and what to show.
HEADS: dict[str, tuple[str, ...]] = {
    "moments": ("date", "what"),
    "happening": ("what", "since"),
    "partnerships": ("tier", "since", "what"),
    "agreements": ("status", "since", "what"),
    "commitments": ("stage", "since", "what"),
    "projects": ("stage", "since", "what"),
    "programmes": ("what", "since"),
    "mechanisms": ("what", "since"),
    "others": ("what", "since"),
    "offices": ("office", "who"),
}


def _columns(part: str) -> tuple[Column, ...]:
    kinds: dict[str, dict[str, Any]] = {
        "what": {"wraps": part == "moments"},
        "who": {"whole": True},
        "office": {"wraps": True},
        "since": {"whole": True},
        "date": {"whole": True},
    }
    last = Column("record", whole=True)
    return (*(Column(head, **kinds.get(head, {"whole": True})) for head in HEADS[part]), last)


def _entry_row(entry: DayStateRow) -> tuple[Cell, ...]:
    """An entry in its columns; the record by its slug, where the part tells its kind."""
    part, _, id, label, state, since, certain = entry
    mark = "" if certain else " ?"
    slug = id.partition(":")[2]
    if part == "moments":
        return f"{since}{mark}", state, id
    if part == "offices":
        return f"{state}{mark}", label, slug
    if state is None:
        return label, f"{since or ''}{mark}", id if part in ("happening", "others") else slug
    word = "none yet" if state == "none" else state.replace("_", " ")
    return f"{word}{mark}", since, label, slug
