"""Pages and blocks as plain text of a given width.

Everything from outside is made printable first, so that a name in the data cannot steer the reader's terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from indokorea.render.blocks import Block, CountTable, DetailLine, Details, Page, Table, cell_text, shown_of
from indokorea.render.letters import columns_of, cut, padded, printable, wrapped

GAP = "  "

# Less than this is no use for a name, so columns that may be cut are cut no further while others can be.
LEAST = 8

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
    yield from wrapped(printable(what.title), width)
    if what.under:
        yield from wrapped(printable(what.under), width)
    for block in what.blocks:
        yield ""
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    if block.title:
        yield from wrapped(printable(block.title), width)
    if isinstance(block, Details):
        yield from _details(block.lines, width)
    elif isinstance(block, CountTable):
        yield from _counts(block, width)
    else:
        yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    texts = [[printable(cell_text(cell)) for cell in row] for row in table.rows]
    heads = [printable(column.title) for column in table.columns]
    widths = _widths(table, [heads, *texts], width)
    if table.columns:
        yield _row(table, heads, widths)
        yield GAP.join("-" * one for one in widths)
    for row in texts:
        cells = [
            wrapped(text, one) if column.wraps else [cut(text, one)]
            for column, text, one in zip(table.columns, row, widths, strict=True)
        ]
        for place in range(max(map(len, cells), default=0)):
            yield _row(table, [cell[place] if place < len(cell) else "" for cell in cells], widths)
    if table.counted:
        yield cut(table.counted, width)


def _row(table: Table, texts: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(
        padded(cut(text, one), one, right=column.numbers)
        for column, text, one in zip(table.columns, texts, widths, strict=True)
    )


def _widths(table: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of the columns. The widest of those that may be cut gives way first, then the widest of all."""
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    room = width - len(GAP) * (len(widths) - 1)
    soft = [place for place, column in enumerate(table.columns) if not (column.whole or column.numbers)]
    for places, least in ((soft, LEAST), (range(len(widths)), 1)):
        while sum(widths) > room:
            widest = max(places, key=lambda place: widths[place], default=None)
            if widest is None or widths[widest] <= least:
                break
            widths[widest] -= 1
    return widths


def _counts(table: CountTable, width: int) -> Iterator[str]:
    """The counts; what is nothing is a dot, so that what is something can be seen."""
    heads = [printable(column) for column in table.columns]
    texts = [[f"{count:,}" if count else "·" for count in row] for row in table.counts]
    each = [max(map(columns_of, column)) for column in zip(heads, *texts, strict=True)]
    labels = [printable(text) for text in (table.corner, *table.rows)]
    room = width - sum(each) - len(GAP) * len(each)
    if room < LEAST:
        yield from _counts_listed(table, width)
        return
    first = min(max(map(columns_of, labels)), room)
    for label, row in zip(labels, (heads, *texts), strict=True):
        cells = (padded(text, one, right=True) for text, one in zip(row, each, strict=True))
        yield GAP.join((padded(cut(label, first), first), *cells))


def _counts_listed(table: CountTable, width: int) -> Iterator[str]:
    """Where the columns do not fit beside one another: each row with the counts that it has."""
    for label, row in zip(table.rows, table.counts, strict=True):
        told = [f"{count:,} {name}" for name, count in zip(table.columns, row, strict=True) if count]
        yield from wrapped(printable(f"{label}: {', '.join(told) or 'none'}"), width)


def _details(lines: Sequence[DetailLine], width: int) -> Iterator[str]:
    longest = max((columns_of(printable(line.field)) for line in lines), default=0)
    beside = min(longest, width // 3)
    for line in lines:
        label = wrapped(printable(line.field), beside) if line.field else [""]
        body = list(_body(line, width - beside - len(GAP)))
        for place in range(max(len(label), len(body))):
            left = label[place] if place < len(label) else ""
            yield GAP.join((padded(left, beside), body[place] if place < len(body) else ""))


def _body(line: DetailLine, width: int) -> Iterator[str]:
    if line.text:
        yield from wrapped(printable(line.text), width)
    listed = line.inside[:MOST_VALUES]
    mark = "- " if len(line.inside) > 1 or line.text else ""
    for inner in listed:
        text = f"{inner.field}: {inner.text}".rstrip() if inner.field else inner.text
        entry = _body(DetailLine(text=text, inside=inner.inside), max(width - len(mark), 2))
        for place, text in enumerate(entry):
            yield (mark if place == 0 else " " * len(mark)) + text
    if len(listed) < len(line.inside):
        yield shown_of(len(listed), len(line.inside))
