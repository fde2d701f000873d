"""Pages and blocks as plain text of a given width.

In a table text wraps at blanks, and identifiers and dates stay on one line. Where the columns do not fit beside one
another, the widest identifiers are written on lines of their own, each below the text of its row.

Control characters are escaped, so that a name in the data cannot control the reader's terminal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size

import attrs

from indokorea.messages import escape_controls
from indokorea.render.blocks import (
    ZERO,
    Block,
    CountTable,
    DetailLine,
    Details,
    Listing,
    Page,
    PageColumn,
    PageTable,
    Paragraph,
    WebLink,
    cell_text,
    shown_count,
)
from indokorea.render.display_width import display_width, pad, truncate, wrap

GAP = "  "

# A column of text keeps this width while identifiers beside it can be written below, and later this least one.
READABLE_WIDTH = 26
LEAST_WIDTH = 8

# Identifiers up to this width stay beside the text.
NARROW = 14

# Dates and short words wrap at this width, or at their longest word, where a table does not fit.
SHORT_TEXT = 24

# An identifier within a text.
ID = re.compile("[a-z]:[a-z0-9]")

# The heads of counts take a line each where one line would leave the labels of the rows less than this.
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
    rows = [[escape_controls(cell_text(cell)) for cell in row] for row in table.rows]
    heads = [escape_controls(column.title) for column in table.columns]
    if table.columns:
        layout = _layout(table.columns, [heads, *rows], width)
        if layout is None:
            yield from _listed_rows(heads, rows, width)
        else:
            yield from layout.lines(heads)
            yield GAP.join("-" * one for one in layout.widths)
            for row in rows:
                yield from layout.lines(row)
    if table.shown_count:
        yield truncate(table.shown_count, width)


def _listed_rows(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """Yield each row as lines of its values, where the columns do not fit beside one another."""
    for place, row in enumerate(rows):
        yield from [""] * (place > 0)
        for head, text in zip(heads, row, strict=True):
            if text:
                yield from wrap(f"{head}: {text}" if head else text, width)


@attrs.frozen
class _Layout:
    """The columns beside one another with their widths, those below them, and the indent of those below."""

    columns: Sequence[PageColumn]
    beside: Sequence[int]
    widths: Sequence[int]
    below: Sequence[int]
    indent: int
    width: int

    def lines(self, texts: Sequence[str]) -> Iterator[str]:
        """Yield the lines of a row."""
        cells = [wrap(texts[place], one) for place, one in zip(self.beside, self.widths, strict=True)]
        for line in range(max(map(len, cells))):
            yield GAP.join(
                pad(cell[line] if line < len(cell) else "", one, right=self.columns[place].numbers)
                for place, cell, one in zip(self.beside, cells, self.widths, strict=True)
            )
        for place in self.below:
            if texts[place]:
                room = self.width - _longest_word(texts[place])
                indent = next((one for one in (self.indent, len(GAP)) if one <= room), 0)
                yield from (" " * indent + line for line in wrap(texts[place], self.width - indent))


def _layout(columns: Sequence[PageColumn], rows: Sequence[Sequence[str]], width: int) -> _Layout | None:
    """Return how the columns of a table fit; None if they do not.

    Texts give way down to their longest word, or to READABLE_WIDTH if that is more; then to READABLE_WIDTH, so that
    words are broken; then to LEAST_WIDTH. Each time as few identifiers as possible are written below.
    """
    natural = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    words = [max(map(_longest_word, column)) for column in zip(*rows, strict=True)]
    has_ids = [column.whole and _has_ids(row[place] for row in rows[1:]) for place, column in enumerate(columns)]
    is_text = [not (column.whole or column.numbers) for column in columns]
    movable = [place for place, one in enumerate(has_ids) if one and natural[place] > NARROW]
    movable.sort(key=lambda place: -natural[place])
    readable = [max(READABLE_WIDTH, word) for word in words]
    for texts in (readable, [READABLE_WIDTH] * len(columns), [LEAST_WIDTH] * len(columns)):
        least = [min(one, text) if wraps else one for one, text, wraps in zip(natural, texts, is_text, strict=True)]
        for place, column in enumerate(columns):
            if column.whole and not has_ids[place]:
                least[place] = min(natural[place], max(SHORT_TEXT, words[place]))
        for moved in range(len(movable) + 1):
            below = sorted(movable[:moved])
            beside = [place for place in range(len(columns)) if place not in below]
            room = width - len(GAP) * (len(beside) - 1)
            if beside and sum(least[place] for place in beside) <= room:
                fits = sum(natural[place] for place in beside) <= room
                most = {place: natural[place] if fits or is_text[place] else least[place] for place in beside}
                widths = _widths(most, least, room)
                return _Layout(columns, beside, widths, below, _indent(is_text, beside, widths), width)
    return None


def _widths(widths: dict[int, int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns: while they are too wide, the widest that can give way loses a place."""
    while sum(widths.values()) > room:
        wide = [place for place, one in widths.items() if one > least[place]]
        widths[max(wide, key=lambda place: widths[place])] -= 1
    return list(widths.values())


def _indent(is_text: Sequence[bool], beside: Sequence[int], widths: Sequence[int]) -> int:
    """Return the indent of the identifiers below a row: a little more than that of its first text."""
    before = itertools.takewhile(lambda pair: not is_text[pair[0]], zip(beside, widths, strict=True))
    return sum(one + len(GAP) for _, one in before) + len(GAP)


def _has_ids(texts: Iterable[str]) -> bool:
    """Return True for a column of identifiers, slugs or lists of identifiers, and False for dates and words."""
    listed = list(texts)
    return any(ID.search(text) for text in listed) or not any(" " in text for text in listed)


def _longest_word(text: str) -> int:
    return max(map(display_width, text.split()), default=0)


def _count_lines(table: CountTable, width: int) -> Iterator[str]:
    """Yield the counts under their heads; in a narrow terminal a head takes a line, with a bar down to its counts."""
    heads = [escape_controls(head) for head in table.heads]
    lines = [(escape_controls(label), texts) for label, texts in table.lines]
    labels = [escape_controls(table.corner), *(label for label, _ in lines)]
    longest = max(map(display_width, labels))
    each = [max((display_width(row[place]) for _, row in lines), default=1) for place in range(len(heads))]
    under_heads = [max(one, display_width(head)) for one, head in zip(each, heads, strict=True)]
    is_stepped = _label_room(under_heads, width) < min(longest, LABEL_WIDTH)
    if not is_stepped:
        each = under_heads
    room = _label_room(each, width)
    if room < LEAST_WIDTH:
        yield from _listed_counts(table, width)
        return
    first = min(longest, room)
    if is_stepped:
        yield from _steps(heads, first, each)
        heads = [head if display_width(head) <= one else "|" for head, one in zip(heads, each, strict=True)]
    for label, row in [(labels[0], heads), *lines]:
        cells = (pad(text, one, right=True) for text, one in zip(row, each, strict=True))
        yield GAP.join((pad(truncate(label, first), first), *cells))


def _label_room(each: Sequence[int], width: int) -> int:
    """Return the width that is left for the labels of the rows."""
    return width - sum(each) - len(GAP) * len(each)


def _steps(heads: Sequence[str], first: int, each: Sequence[int]) -> Iterator[str]:
    """Yield a line for each head that is wider than its column, the last first; a bar leads down from each."""
    ends = list(itertools.accumulate((len(GAP) + one for one in each), initial=first))[1:]
    wide = [place for place, head in enumerate(heads) if display_width(head) > each[place]]
    for place in reversed(wide):
        line = pad(truncate(heads[place], ends[place]), ends[place], right=True)
        for later in wide:
            if later > place:
                line = pad(line, ends[later] - 1) + "|"
        yield line


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
