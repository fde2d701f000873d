"""Pages and blocks as HTML, for notebooks.

All text is escaped; there are no scripts and no images, and nothing is fetched. The colours are those of the page
around it (`inherit`, `currentColor`, JupyterLab's variable for links, translucent greys and tints), so that they suit
light and dark themes. The system's preference is not used, since a notebook may be dark where the system is light. The
styles apply only inside `div.indokorea`; its name is written twice to outrank the notebook's own styles.
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

RULES = {
    "": "color:inherit;font-size:.95em;line-height:1.4;max-width:100%;text-align:left",
    ".ik-title": "font-weight:600;font-size:1.15em;margin:.2em 0",
    ".ik-head": "font-weight:600;margin:.8em 0 .2em",
    ".ik-dim": "opacity:.75",
    ".ik-wide": "overflow-x:auto;max-width:100%",
    "table": "border-collapse:collapse;margin:.3em 0;width:auto;font-size:inherit;color:inherit;table-layout:auto",
    "th,td": "text-align:left;vertical-align:top;padding:.25em .7em;border:0;white-space:normal;color:inherit;"
    "border-bottom:1px solid rgba(128,128,128,.35);background:none;max-width:42em",
    "tr": "background:none",
    "thead th": "font-weight:600;border-bottom:1px solid currentColor",
    "th.ik-n,td.ik-n": "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap",
    "td.ik-id": "white-space:nowrap",
    "tbody th": "font-weight:400",
    ".ik-facts th": "opacity:.75;white-space:nowrap",
    "ul": "margin:0;padding-left:1.2em",
    "a": "color:var(--jp-content-link-color,inherit);text-decoration:underline",
}


def _style() -> str:
    def scoped(selector: str) -> str:
        return ",".join(f"div.indokorea.indokorea {one}".rstrip() for one in selector.split(","))

    return "<style>" + "".join(f"{scoped(selector)}{{{rules}}}" for selector, rules in RULES.items()) + "</style>"


STYLE = _style()


def as_html(content: Page | Block) -> str:
    """Return a page or a block as one HTML element with its own style.

    >>> as_html(Page(title="<b>Busan</b>")).removeprefix('<div class="indokorea">' + STYLE)
    '<div class="ik-title">&lt;b&gt;Busan&lt;/b&gt;</div></div>'
    """
    return f'<div class="indokorea">{STYLE}{"".join(_page(content))}</div>'


def _page(content: Page | Block) -> Iterator[str]:
    if not isinstance(content, Page):
        yield from _block(content)
        return
    yield _div("ik-title", content.title)
    if content.under:
        yield _div("ik-dim", content.under)
    for block in content.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield _div("ik-head", block.title)
    if isinstance(block, Details):
        yield from _details(block.lines)
    elif isinstance(block, CountTable):
        yield from _counts(block)
    elif isinstance(block, Paragraph):
        yield f'<div style="max-width:45em;margin:.5em 0">{_safe(block.text)}</div>'
    elif isinstance(block, Listing):
        yield from _listing(block)
    else:
        yield from _table(block)


def _table(table: PageTable) -> Iterator[str]:
    kinds = ["ik-n" if column.numbers else "ik-id" if column.whole else "" for column in table.columns]
    heads = (
        f'<th scope="col"{_class(kind)}>{_safe(one.title)}</th>' for kind, one in zip(kinds, table.columns, strict=True)
    )
    yield f'<div class="ik-wide"><table><thead><tr>{"".join(heads)}</tr></thead><tbody>'
    for row in table.rows:
        cells = (f"<td{_class(kind)}>{_cell(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
    if table.shown_count:
        yield _div("ik-dim", table.shown_count)


def _counts(table: CountTable) -> Iterator[str]:
    heads = "".join(f'<th scope="col" class="ik-n">{_safe(head)}</th>' for head in table.heads)
    corner = f'<th scope="col">{_safe(table.corner)}</th>'
    yield f'<div class="ik-wide"><table><thead><tr>{corner}{heads}</tr></thead><tbody>'
    highest = table.highest
    for place, (label, texts) in enumerate(table.lines):
        counts = table.counts[place] if place < len(table.counts) else ()
        shades = [count / highest if count else 0 for count in counts]
        shades += [0] * (len(texts) - len(shades))
        cells = "".join(map(_count, texts, shades))
        yield f'<tr><th scope="row">{_safe(label)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _count(text: str, part: float) -> str:
    """Return a count on its shade; `part` of the highest count is from 0 to 1.

    The square root keeps small counts apart: 1 and 3 differ visibly where the highest is 100.
    """
    if text == ZERO:
        return f'<td class="ik-n"><span class="ik-dim">{ZERO}</span></td>'
    shade = f' style="background:rgba({TINT},{round(DARKEST * part**0.5, 3)})"' if part else ""
    return f'<td class="ik-n"{shade}>{_safe(text)}</td>'


def _details(lines: Sequence[DetailLine]) -> Iterator[str]:
    yield '<div class="ik-wide"><table class="ik-facts"><tbody>'
    for line in lines:
        yield f'<tr><th scope="row">{_safe(line.field)}</th><td>{_line(line)}</td></tr>'
    yield "</tbody></table></div>"


def _listing(listing: Listing) -> Iterator[str]:
    top = "vertical-align:top"
    yield "<table><tbody>"
    for item in listing.items:
        details = "".join(f'<div style="opacity:.75">{_safe(text)}</div>' for text in item.details)
        mark = f'<th scope="row" style="{top};font-weight:normal"><div align="left">{_safe(item.mark)}</div></th>'
        text = f'<td style="{top}"><div align="left">{_cell(item.text)}{details}</div></td>'
        yield f"<tr>{mark}{text}</tr>"
    yield "</tbody></table>"


def _line(line: DetailLine) -> str:
    text = _text(line.text)
    if not line.inside:
        return text
    if len(line.inside) == 1 and not line.text:
        return _entry(line.inside[0])
    listed = "".join(f"<li>{_entry(inner)}</li>" for inner in line.inside[:MOST_VALUES])
    shown = shown_count(min(MOST_VALUES, len(line.inside)), line.count)
    return f"{text}<ul>{listed}</ul>" + (_div("ik-dim", shown) if shown else "")


def _entry(line: DetailLine) -> str:
    return (f"{_safe(line.field)}: " if line.field else "") + _line(line)


def _cell(cell: Cell) -> str:
    return _link(cell.text, cell.url or "") if isinstance(cell, WebLink) else _text(cell_text(cell))


def _text(text: str) -> str:
    """Return a text; one that is nothing but an address becomes a link."""
    return _link(text, text)


def _link(text: str, url: str) -> str:
    if not ADDRESS.fullmatch(url):
        return _safe(text)
    return f'<a href="{_safe(url)}" target="_blank" rel="noopener noreferrer">{_safe(text)}</a>'


def _div(kind: str, text: str) -> str:
    return f'<div class="{kind}">{_safe(text)}</div>'


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _safe(text: str) -> str:
    return escape(escape_controls(text))
