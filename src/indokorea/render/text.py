"""Pages and blocks as plain text of a given width.

Everything from outside is made printable first, so that a name in the data cannot steer the reader's terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from indokorea.messages import escape_controls
from indokorea.render.blocks import NOTHING, Block, CountTable, DetailLine, Details, Page, Table, cell_text, shown_of
from indokorea.render.display_width import display_width, pad, truncate, wrap

GAP = "  "

# Less than this is no use for a name, so columns that may be cut are cut no further while others can be.
LEAST = 8

# Sentences in a narrower column are hard to read, so an identifier beside them goes on in the next line before they do.
READABLE = 26
LEAST_WHOLE = 24

# Labels of counts that have less room than this, and want more, make the heads go into two lines; and what is cut has
# this much before an identifier gives way.
ENOUGH = 24

# How many values of one field are listed.
MOST_VALUES = 20


def reader_width() -> int:
    """The columns of the reader's terminal, or 80 where there is none; the environment's COLUMNS goes before both."""
    return get_terminal_size((80, 24)).columns


def as_text(what: Page | Block, width: int) -> str:
    """A page or one of its blocks as lines of text, none wider than the width.

    >>> from indokorea.render.blocks import Column
    >>> columns = (Column("city"), Column("firms", numbers=True))
    >>> print(as_text(Table(columns=columns, rows=(("Pune", 1234), ("부산", 9)), total=12), 40))
    city  firms
    ----  -----
    Pune  1,234
    부산      9
    2 of 12 shown
    """
    return "\n".join(line.rstrip() for line in _page(what, width))


def _page(what: Page | Block, width: int) -> Iterator[str]:
    if not isinstance(what, Page):
        yield from _block(what, width)
        return
    yield from wrap(escape_controls(what.title), width)
    if what.under:
        yield from wrap(escape_controls(what.under), width)
    for block in what.blocks:
        yield ""
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    if block.title:
        yield from wrap(escape_controls(block.title), width)
    if isinstance(block, Details):
        yield from _details(block.lines, width)
    elif isinstance(block, CountTable):
        yield from _counts(block, width)
    else:
        yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    texts = [[escape_controls(cell_text(cell)) for cell in row] for row in table.rows]
    heads = [escape_controls(column.title) for column in table.columns]
    widths = _widths(table, [heads, *texts], width)
    if table.columns:
        yield _row(table, heads, widths)
        yield GAP.join("-" * one for one in widths)
    for row in texts:
        cells = [
            wrap(text, one) if column.wraps or column.whole else [truncate(text, one)]
            for column, text, one in zip(table.columns, row, widths, strict=True)
        ]
        for place in range(max(map(len, cells), default=0)):
            yield _row(table, [cell[place] if place < len(cell) else "" for cell in cells], widths)
    if table.counted:
        yield truncate(table.counted, width)


def _row(table: Table, texts: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(
        pad(truncate(text, one), one, right=column.numbers)
        for column, text, one in zip(table.columns, texts, widths, strict=True)
    )


def _widths(table: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of the columns.

    The widest of those that may be cut or wrapped gives way first, then the identifiers, then the widest of all.
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    room = width - len(GAP) * (len(widths) - 1)
    every = list(enumerate(table.columns))
    whole = {place: LEAST_WHOLE for place, column in every if column.whole}
    named = [(place, column) for place, column in every if not (column.whole or column.numbers)]
    soft = {place: READABLE if column.wraps else ENOUGH for place, column in named}
    for least in (soft, whole, dict.fromkeys(soft, LEAST), dict.fromkeys(range(len(widths)), 1)):
        while sum(widths) > room:
            wide = [place for place in least if widths[place] > least[place]]
            if not wide:
                break
            widths[max(wide, key=lambda place: widths[place])] -= 1
    return widths


def _counts(table: CountTable, width: int) -> Iterator[str]:
    """The counts under their heads; in a narrow terminal the heads stand in two lines, every other one higher."""
    heads = [escape_controls(head) for head in table.heads]
    lines = [(escape_controls(label), texts) for label, texts in table.lines]
    labels = [escape_controls(table.corner), *(label for label, _ in lines)]
    longest = max(map(display_width, labels))
    texts = [max((display_width(row[place]) for _, row in lines), default=1) for place in range(len(heads))]
    each = [max(one, display_width(head)) for one, head in zip(texts, heads, strict=True)]
    staggered = _rest(each, width) < min(longest, ENOUGH)
    if staggered:
        each = _staggered(texts, heads, min(longest, LEAST))
    room = _rest(each, width)
    if room < LEAST:
        yield from _counts_listed(table, width)
        return
    first = min(longest, room)
    if staggered:
        yield _heads("", [head if place % 2 == 0 else "" for place, head in enumerate(heads)], first, each)
        heads = [head if place % 2 else "" for place, head in enumerate(heads)]
    yield _heads(escape_controls(table.corner), heads, first, each)
    for label, row in lines:
        cells = (pad(text, one, right=True) for text, one in zip(row, each, strict=True))
        yield GAP.join((pad(truncate(label, first), first), *cells))


def _rest(each: Sequence[int], width: int) -> int:
    """The columns that are left for the labels."""
    return width - sum(each) - len(GAP) * len(each)


def _staggered(texts: Sequence[int], heads: Sequence[str], labels: int) -> list[int]:
    """The least widths with which a head may reach over what stands before its column.

    That is the column before, which has its head in the other line, or the labels.
    """
    each = list(texts)
    for place, head in enumerate(heads):
        before = each[place - 1] if place else labels
        each[place] = max(each[place], display_width(head) + 1 - before - 2 * len(GAP))
    return each


def _heads(corner: str, heads: Sequence[str], first: int, each: Sequence[int]) -> str:
    """One line of heads, each ending where its column ends."""
    line, end = truncate(corner, first), first
    for head, one in zip(heads, each, strict=True):
        end += len(GAP) + one
        if head:
            line = pad(line, end - display_width(head)) + head
    return line


def _counts_listed(table: CountTable, width: int) -> Iterator[str]:
    """Where the columns do not fit beside one another: each row with what it has."""
    for label, texts in table.lines:
        told = [f"{text} {head}" for head, text in zip(table.heads, texts, strict=True) if text not in ("", NOTHING)]
        yield from wrap(escape_controls(f"{label}: {', '.join(told) or 'none'}"), width)


def _details(lines: Sequence[DetailLine], width: int) -> Iterator[str]:
    longest = max((display_width(escape_controls(line.field)) for line in lines), default=0)
    beside = min(longest, width // 3)
    for line in lines:
        label = wrap(escape_controls(line.field), beside) if line.field else [""]
        body = list(_body(line, width - beside - len(GAP)))
        for place in range(max(len(label), len(body))):
            left = label[place] if place < len(label) else ""
            yield GAP.join((pad(left, beside), body[place] if place < len(body) else ""))


def _body(line: DetailLine, width: int) -> Iterator[str]:
    if line.text:
        yield from wrap(escape_controls(line.text), width)
    listed = line.inside[:MOST_VALUES]
    mark = "- " if len(line.inside) > 1 or line.text else ""
    for inner in listed:
        text = f"{inner.field}: {inner.text}".rstrip() if inner.field else inner.text
        entry = _body(DetailLine(text=text, inside=inner.inside), max(width - len(mark), 2))
        for place, text in enumerate(entry):
            yield (mark if place == 0 else " " * len(mark)) + text
    if len(listed) < len(line.inside):
        yield shown_of(len(listed), len(line.inside))
