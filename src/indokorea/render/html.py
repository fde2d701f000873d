"""Pages and blocks as HTML, for notebooks.

All text is escaped; there are no scripts and no images, and nothing is fetched. A notebook that its reader has not run
is not trusted: JupyterLab then removes `<style>` and every property that it does not list, and GitHub removes all
styles. So the few styles are written on the elements, and the structure alone is legible: headings are `<strong>` and
`<th>`, and text is aligned by `align`, in a `div` since notebooks align the text of cells to the right. Each cell has
its own padding, because other places that show a notebook, such as a page of documentation, bring none. Stripes,
borders and colours are those of the notebook, also in its dark theme; only counts have a translucent tint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from indokorea.messages import escape_controls
from indokorea.render.blocks import (
    ZERO,
    Block,
    Cell,
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
from indokorea.render.text import MOST_VALUES

# An address that becomes a link: of the web, and without blanks, brackets or quotes.
ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)

# The opacity of the tint behind the highest count; text in the page's own colour stays readable on it.
DARKEST = 0.6
TINT = "86,180,233"

# A longer identifier may take two lines, so that it leaves room for the name beside it.
LONGEST_WHOLE = 40

# A sum, a state or a date of this length at most takes one line: "USD 10 billion", "under way", "fiscal 2012-13".
LONGEST_SHORT = 16

TITLE = "font-size:1.15em"
HEADING = "margin-top:0.8em"
DIM = "opacity:0.75"
TABLE = "margin:0.3em 0"
PADDING = "padding:0.3em 0.6em"
CELL = f"vertical-align:top;{PADDING}"
WHOLE = f"{CELL};white-space:nowrap"
LABEL = f"{WHOLE};font-weight:normal;{DIM}"
LIST = "margin:0;padding-left:1.2em"


def as_html(content: Page | Block) -> str:
    """Return a page or a block as one HTML element.

    >>> as_html(Page(title="<b>Busan</b>"))
    '<div><div style="font-size:1.15em"><strong>&lt;b&gt;Busan&lt;/b&gt;</strong></div></div>'
    """
    return f"<div>{''.join(_page(content))}</div>"


def _page(content: Page | Block) -> Iterator[str]:
    if not isinstance(content, Page):
        yield from _block(content)
        return
    yield _heading(TITLE, content.title)
    if content.under:
        yield _dim(content.under)
    for block in content.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield _heading(HEADING, block.title)
    if isinstance(block, Details):
        yield from _details(block.lines)
    elif isinstance(block, CountTable):
        yield from _counts(block)
    elif isinstance(block, Paragraph):
        yield f'<div style="margin:0.5em 0">{safe_html(block.text)}</div>'
    elif isinstance(block, Listing):
        yield from _listing(block)
    else:
        yield from _table(block)


def _table(table: PageTable) -> Iterator[str]:
    heads = "".join(_head(column.title, numbers=column.numbers) for column in table.columns)
    yield f'<table style="{TABLE}"><thead><tr>{heads}</tr></thead><tbody>'
    for row in table.rows:
        yield f"<tr>{''.join(map(_column_cell, table.columns, row))}</tr>"
    yield "</tbody></table>"
    if table.shown_count:
        yield _dim(table.shown_count)


def _head(title: str, *, numbers: bool) -> str:
    return (
        f'<th scope="col" align="right" style="{PADDING}">{safe_html(title)}</th>'
        if numbers
        else f'<th scope="col" style="{PADDING}">{_left(safe_html(title))}</th>'
    )


def _column_cell(column: PageColumn, cell: Cell) -> str:
    if column.numbers:
        return f'<td align="right" style="{CELL}">{_cell(cell)}</td>'
    text = cell_text(cell)
    is_id = column.whole and " " not in text
    is_whole = len(text) <= (LONGEST_WHOLE if is_id else LONGEST_SHORT)
    return f'<td style="{WHOLE if is_whole else CELL}">{_left(_cell(cell))}</td>'


def _counts(table: CountTable) -> Iterator[str]:
    heads = "".join(_head(head, numbers=True) for head in table.heads)
    yield f'<table style="{TABLE}"><thead><tr>{_head(table.corner, numbers=False)}{heads}</tr></thead><tbody>'
    highest = table.highest
    for place, (label, texts) in enumerate(table.lines):
        counts = table.counts[place] if place < len(table.counts) else ()
        shades = [count / highest if count else 0 for count in counts]
        shades += [0] * (len(texts) - len(shades))
        cells = "".join(map(_count, texts, shades))
        yield f'<tr><th scope="row" style="{PADDING};font-weight:normal">{_left(safe_html(label))}</th>{cells}</tr>'
    yield "</tbody></table>"


def _count(text: str, part: float) -> str:
    """Return a count on its shade; `part` of the highest count is from 0 to 1.

    The square root keeps small counts apart: 1 and 3 differ visibly where the highest is 100.
    """
    if text == ZERO:
        return f'<td align="right" style="{PADDING};{DIM}">{ZERO}</td>'
    shade = f";background-color:rgba({TINT},{DARKEST * part**0.5:.3f})" if part else ""
    return f'<td align="right" style="{PADDING}{shade}">{safe_html(text)}</td>'


def _details(lines: Sequence[DetailLine]) -> Iterator[str]:
    yield f'<table style="{TABLE}"><tbody>'
    for line in lines:
        label = f'<th scope="row" style="{LABEL}">{_left(safe_html(line.field))}</th>'
        yield f'<tr>{label}<td style="{CELL}">{_left(_line(line))}</td></tr>'
    yield "</tbody></table>"


def _listing(listing: Listing) -> Iterator[str]:
    yield f'<table style="{TABLE}"><tbody>'
    for item in listing.items:
        details = "".join(map(_dim, item.details))
        mark = f'<th scope="row" style="{CELL};font-weight:normal">{_left(safe_html(item.mark))}</th>'
        yield f'<tr>{mark}<td style="{CELL}">{_left(_cell(item.text) + details)}</td></tr>'
    yield "</tbody></table>"


def _line(line: DetailLine) -> str:
    text = _text(line.text)
    if not line.inside:
        return text
    if len(line.inside) == 1 and not line.text:
        return _entry(line.inside[0])
    listed = "".join(f"<li>{_entry(inner)}</li>" for inner in line.inside[:MOST_VALUES])
    shown = shown_count(min(MOST_VALUES, len(line.inside)), line.count)
    return f'{text}<ul style="{LIST}">{listed}</ul>' + (_dim(shown) if shown else "")


def _entry(line: DetailLine) -> str:
    return (f"{safe_html(line.field)}: " if line.field else "") + _line(line)


def _cell(cell: Cell) -> str:
    return _link(cell.text, cell.url or "") if isinstance(cell, WebLink) else _text(cell_text(cell))


def _text(text: str) -> str:
    """Return a text; one that is nothing but an address becomes a link."""
    return _link(text, text)


def _link(text: str, url: str) -> str:
    if not ADDRESS.fullmatch(url):
        return safe_html(text)
    return f'<a href="{safe_html(url)}" target="_blank" rel="noopener noreferrer">{safe_html(text)}</a>'


def _heading(style: str, text: str) -> str:
    return f'<div style="{style}"><strong>{safe_html(text)}</strong></div>'


def _dim(text: str) -> str:
    return f'<div style="{DIM}">{safe_html(text)}</div>'


def _left(html: str) -> str:
    return f'<div align="left">{html}</div>' if html else ""


def safe_html(text: str) -> str:
    """Return a text as HTML that shows it as it is, with control characters visible."""
    return escape(escape_controls(text))
