"""Pages and blocks as plain text of a given width.

Control characters are escaped, so that a name in the data cannot control the reader's terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from indokorea.messages import escape_controls
from indokorea.render.blocks import (
    ZERO,
    Block,
    CountTable,
    DetailLine,
    Details,
    Listing,
    Page,
    PageTable,
    Paragraph,
    WebLink,
    cell_text,
    shown_count,
)
from indokorea.render.display_width import display_width, pad, truncate, wrap

GAP = "  "

# A column that may be cut keeps at least this width while other columns can give way.
LEAST_WIDTH = 8

# A column of sentences keeps this width while an identifier beside it can continue in the next line, which in turn is
# never narrower than LEAST_IDENTIFIER.
READABLE_WIDTH = 26
LEAST_IDENTIFIER = 24

# The heads of counts take two lines where one would leave the row labels less than this; and a column that may be cut
# keeps this width while an identifier can give way.
LABEL_WIDTH = 24

# How many values of one field are shown.
MOST_VALUES = 20


def reader_width() -> int:
    """Return the value of COLUMNS, or else the width of the terminal, or else 80."""
    return get_terminal_size((80, 24)).columns


def as_text(content: Page | Block, width: int) -> str:
    """Return a page or a block as lines of text.

    No line is wider than the width, but for an identifier or an address that is wider itself.

    >>> from indokorea.render.blocks import PageColumn
    >>> columns = (PageColumn("city"), PageColumn("firms", numbers=True))
    >>> print(as_text(PageTable(columns=columns, rows=(("Pune", 1234), ("부산", 9)), total=12), 40))
    city  firms
    ----  -----
    Pune  1,234
    부산      9
    2 of 12 shown
    """
    return "\n".join(line.rstrip() for line in _page_lines(content, width))


def _page_lines(content: Page | Block, width: int) -> Iterator[str]:
    if not isinstance(content, Page):
        yield from _block_lines(content, width)
        return
    yield from wrap(escape_controls(content.title), width)
    if content.under:
        yield from wrap(escape_controls(content.under), width)
    for block in content.blocks:
        yield ""
        yield from _block_lines(block, width)


def _block_lines(block: Block, width: int) -> Iterator[str]:
    if block.title:
        yield from wrap(escape_controls(block.title), width)
    if isinstance(block, Details):
        yield from _detail_lines(block.lines, width)
    elif isinstance(block, CountTable):
        yield from _count_lines(block, width)
    elif isinstance(block, Paragraph):
        yield from wrap(escape_controls(block.text), width, unbroken=True)
    elif isinstance(block, Listing):
        yield from (line for line, _ in listing_lines(block, width))
    else:
        yield from _table_lines(block, width)


def _table_lines(table: PageTable, width: int) -> Iterator[str]:
    texts = [[escape_controls(cell_text(cell)) for cell in row] for row in table.rows]
    heads = [escape_controls(column.title) for column in table.columns]
    widths = _column_widths(table, [heads, *texts], width)
    if table.columns:
        yield _table_line(table, heads, widths)
        yield GAP.join("-" * one for one in widths)
    for row in texts:
        cells = [
            wrap(text, one) if column.wraps or column.whole else [truncate(text, one)]
            for column, text, one in zip(table.columns, row, widths, strict=True)
        ]
        for place in range(max(map(len, cells), default=0)):
            yield _table_line(table, [cell[place] if place < len(cell) else "" for cell in cells], widths)
    if table.shown_count:
        yield truncate(table.shown_count, width)


def _table_line(table: PageTable, texts: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(
        pad(truncate(text, one), one, right=column.numbers)
        for column, text, one in zip(table.columns, texts, widths, strict=True)
    )


def _column_widths(table: PageTable, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths of the columns.

    While the table is too wide, the widest column of the first group that can give way loses a place: those that may be
    cut or wrapped, then identifiers, then the first group again down to LEAST_WIDTH, then all.
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    room = width - len(GAP) * (len(widths) - 1)
    every = list(enumerate(table.columns))
    whole = {place: LEAST_IDENTIFIER for place, column in every if column.whole}
    named = [(place, column) for place, column in every if not (column.whole or column.numbers)]
    flexible = {place: READABLE_WIDTH if column.wraps else LABEL_WIDTH for place, column in named}
    for least in (flexible, whole, dict.fromkeys(flexible, LEAST_WIDTH), dict.fromkeys(range(len(widths)), 1)):
        while sum(widths) > room:
            wide = [place for place in least if widths[place] > least[place]]
            if not wide:
                break
            widths[max(wide, key=lambda place: widths[place])] -= 1
    return widths


def _count_lines(table: CountTable, width: int) -> Iterator[str]:
    """Yield the counts under their heads; in a narrow terminal the heads take two lines in turn."""
    heads = [escape_controls(head) for head in table.heads]
    lines = [(escape_controls(label), texts) for label, texts in table.lines]
    labels = [escape_controls(table.corner), *(label for label, _ in lines)]
    longest = max(map(display_width, labels))
    texts = [max((display_width(row[place]) for _, row in lines), default=1) for place in range(len(heads))]
    each = [max(one, display_width(head)) for one, head in zip(texts, heads, strict=True)]
    staggered = _label_room(each, width) < min(longest, LABEL_WIDTH)
    if staggered:
        each = _staggered_widths(texts, heads, min(longest, LEAST_WIDTH))
    room = _label_room(each, width)
    if room < LEAST_WIDTH:
        yield from _listed_counts(table, width)
        return
    first = min(longest, room)
    if staggered:
        yield _heads_line("", [head if place % 2 == 0 else "" for place, head in enumerate(heads)], first, each)
        heads = [head if place % 2 else "" for place, head in enumerate(heads)]
    yield _heads_line(escape_controls(table.corner), heads, first, each)
    for label, row in lines:
        cells = (pad(text, one, right=True) for text, one in zip(row, each, strict=True))
        yield GAP.join((pad(truncate(label, first), first), *cells))


def _label_room(each: Sequence[int], width: int) -> int:
    """Return the width that is left for the labels of the rows."""
    return width - sum(each) - len(GAP) * len(each)


def _staggered_widths(texts: Sequence[int], heads: Sequence[str], labels: int) -> list[int]:
    """Return the least widths at which a head may extend over the column before its own.

    That column has its head in the other line; the first head extends over the labels.
    """
    each = list(texts)
    for place, head in enumerate(heads):
        before = each[place - 1] if place else labels
        each[place] = max(each[place], display_width(head) + 1 - before - 2 * len(GAP))
    return each


def _heads_line(corner: str, heads: Sequence[str], first: int, each: Sequence[int]) -> str:
    """Return one line of heads, each ending where its column ends."""
    line, end = truncate(corner, first), first
    for head, one in zip(heads, each, strict=True):
        end += len(GAP) + one
        if head:
            line = pad(line, end - display_width(head)) + head
    return line


def _listed_counts(table: CountTable, width: int) -> Iterator[str]:
    """Yield each row as a list of its counts, where the columns do not fit beside one another."""
    for label, texts in table.lines:
        counts = [f"{text} {head}" for head, text in zip(table.heads, texts, strict=True) if text not in ("", ZERO)]
        yield from wrap(escape_controls(f"{label}: {', '.join(counts) or 'none'}"), width)


def listing_lines(listing: Listing, width: int) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a list, each with True if it belongs to the details of an item."""
    margin = max((display_width(item.mark) for item in listing.items), default=0) + 1
    for item in listing.items:
        link = item.text.url if isinstance(item.text, WebLink) else None
        details = [text for text in (*item.details, link) if text]
        lines = [(line, False) for line in _indented(cell_text(item.text), margin, width)]
        lines += [(line, True) for text in details for line in _indented(text, margin, width)]
        first = GAP + pad(item.mark, margin) + lines[0][0].lstrip(" ")
        yield from [(first, False), *lines[1:]]


def _indented(text: str, margin: int, width: int) -> list[str]:
    indent = len(GAP) + margin
    return [" " * indent + line for line in wrap(escape_controls(text), width - indent, unbroken=True)]


def label_width(lines: Sequence[DetailLine], width: int) -> int:
    """Return the width of the labels beside their texts."""
    return min(max((display_width(escape_controls(line.field)) for line in lines), default=0), width // 3)


def _detail_lines(lines: Sequence[DetailLine], width: int) -> Iterator[str]:
    beside = label_width(lines, width)
    for line in lines:
        label = wrap(escape_controls(line.field), beside) if line.field else [""]
        body = list(_value_lines(line, width - beside - len(GAP)))
        for place in range(max(len(label), len(body))):
            left = label[place] if place < len(label) else ""
            yield GAP.join((pad(left, beside), body[place] if place < len(body) else ""))


def _value_lines(line: DetailLine, width: int) -> Iterator[str]:
    if line.text:
        yield from wrap(escape_controls(line.text), width, unbroken=True)
    listed = line.inside[:MOST_VALUES]
    dash = "- " if line.count > 1 or line.text else ""
    for inner in listed:
        # The name of a field before its values has no dash.
        mark = "" if inner.field and not inner.text else dash
        text = f"{inner.field}: {inner.text}".rstrip() if inner.field else inner.text
        entry = _value_lines(DetailLine(text=text, inside=inner.inside, total=inner.total), max(width - len(mark), 2))
        for place, text in enumerate(entry):
            yield (mark if place == 0 else " " * len(mark)) + text
    if len(listed) < line.count:
        yield shown_count(len(listed), line.count)
