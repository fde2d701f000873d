"""Tables, trees and tables of counts, as plain text and as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from indokorea.messages import escape_controls
from indokorea.render.blocks import (
    Block,
    Cell,
    CountTable,
    DetailLine,
    Details,
    Listing,
    ListItem,
    Page,
    PageColumn,
    PageTable,
    Paragraph,
    WebLink,
    key_values,
    shown_count,
)
from indokorea.render.display import Displayable
from indokorea.render.display_width import display_width, pad, truncate, wrap
from indokorea.render.html import as_html
from indokorea.render.text import MOST_VALUES, as_text, reader_width

HOSTILE = "<script>alert(1)</script>\"' onload=x \x1b[31m\u202e"
TEXTS = st.text(max_size=30) | st.sampled_from(
    ["부산 대한민국", "हिन्दी में नाम", HOSTILE, "", "a\nb", "https://x.org/?a=1&b=2"]
)
CELLS: st.SearchStrategy[Cell] = st.none() | st.integers() | TEXTS | st.builds(WebLink, TEXTS, st.none() | TEXTS)


def tables() -> st.SearchStrategy[PageTable]:
    column = st.builds(PageColumn, TEXTS, numbers=st.booleans(), whole=st.booleans())

    def table(columns: tuple[PageColumn, ...]) -> st.SearchStrategy[PageTable]:
        rows = st.lists(st.tuples(*(CELLS for _ in columns)), max_size=4).map(tuple)
        return st.builds(PageTable, columns=st.just(columns), rows=rows, title=TEXTS, total=st.none() | st.just(2143))

    return st.lists(column, min_size=1, max_size=4).map(tuple).flatmap(table)


LINES = st.recursive(
    st.builds(DetailLine, field=TEXTS, text=TEXTS),
    lambda inner: st.builds(DetailLine, field=TEXTS, text=TEXTS, inside=st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)
ITEMS = st.builds(ListItem, text=TEXTS | st.builds(WebLink, TEXTS, st.none() | TEXTS), details=st.tuples(TEXTS))
LISTINGS = st.builds(Listing, items=st.lists(ITEMS, max_size=3).map(tuple), title=TEXTS)
BLOCKS: st.SearchStrategy[Block] = (
    tables()
    | st.builds(Details, lines=st.lists(LINES, max_size=3).map(tuple), title=TEXTS)
    | st.builds(Paragraph, text=TEXTS)
    | LISTINGS
)


class Elements(HTMLParser):
    """The elements that a page opens, with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.closed: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.closed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(BLOCKS)
def test_a_page_opens_only_known_elements_and_attributes_and_closes_them_all(block: Block) -> None:
    page = Elements(as_html(Page(title=HOSTILE, under=HOSTILE, blocks=(block,))))
    own = {"div", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "a"}
    assert set(page.opened) <= own
    assert sorted(page.opened) == sorted(page.closed)
