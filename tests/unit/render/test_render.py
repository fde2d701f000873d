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
    assert {name for _, name, _ in page.attributes} <= {"align", "scope", "style", "href", "target", "rel"}
    assert all(
        re.match("https?://", value or "", re.IGNORECASE) for _, name, value in page.attributes if name == "href"
    )


@given(BLOCKS, st.integers(20, 120))
def test_no_line_is_wider_than_the_width_and_none_holds_control_characters(block: Block, width: int) -> None:
    text = as_text(Page(title=HOSTILE, blocks=(block,)), width)
    for line in text.split("\n"):
        assert display_width(line) <= width or "https://" in line  # an address is never broken
        assert escape_controls(line) == line


def test_the_items_of_a_list_have_their_numbers_beside_them_and_their_details_and_addresses_below() -> None:
    link = WebLink("A page of a ministry", "https://example.org/a-long-address-without-blanks")
    listing = Listing(items=(ListItem(mark="[9]", text=link, details=("2009-08-07",)), ListItem(mark="[10]", text="X")))
    assert as_text(listing, 24).split("\n") == [
        "  [9]  A page of a",
        "       ministry",
        "       2009-08-07",
        "       https://example.org/a-long-address-without-blanks",
        "  [10] X",
    ]
    assert '<a href="https://example.org/a-long-address-without-blanks"' in as_html(listing)
    assert "<a" not in as_html(Listing(items=(ListItem(text=WebLink("X", "javascript:alert(1)")),)))


def test_identifiers_and_addresses_stay_whole_where_a_text_may_not_break_them() -> None:
    long = "source:seoul-metropolitan-government"
    assert wrap(f"see ({long});", 12, unbroken=True) == ["see", f"({long});"]
    assert wrap(f"see ({long});", 12)[1] == "(source:seou"
    assert wrap("가나다라마바사", 6, unbroken=True) == ["가나다", "라마바", "사"]


@given(TEXTS, st.integers(0, 20))
def test_a_truncated_text_fits_and_a_text_that_fits_stays_whole(text: str, width: int) -> None:
    assert display_width(truncate(text, width)) <= width
    assert truncate(text, display_width(text)) == text


@given(TEXTS, st.integers(2, 20))
def test_wrapping_loses_no_letter_and_keeps_marks_with_their_letters(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Busan", 5),
        ("부산", 4),
        ("\u1107\u116e\u1109\u1161\u11ab", 4),
        ("e\u0301", 1),
        ("ＫＲ", 4),
        ("a\u200db", 2),
        ("a\u00adb", 3),
    ],
)
def test_the_width_of_a_text_is_that_in_a_terminal(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_a_long_word_is_broken_between_letters_and_never_before_a_mark() -> None:
    assert wrap("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]
    assert pad("e\u0301", 3) == "e\u0301  "


def test_numbers_are_aligned_to_the_right_and_have_commas() -> None:
    table = PageTable(
        columns=(PageColumn("kind"), PageColumn("records", numbers=True)), rows=(("source", 1062), ("event", 8))
    )
    assert as_text(table, 80).split("\n") == [
        "kind    records",
        "------  -------",
        "source    1,062",
        "event         8",
    ]
    assert re.search('<td align="right"[^>]*>1,062</td>', as_html(table))


def test_rows_that_are_left_out_are_counted() -> None:
    table = PageTable(columns=(PageColumn("name"),), rows=(("a",), ("b",)), total=2143)
    assert as_text(table, 80).endswith("\n2 of 2,143 shown")
    assert "2 of 2,143 shown" in as_html(table)
    whole = PageTable(columns=(PageColumn("name"),), rows=(("a",),))
    assert "shown" not in as_text(whole, 80) + as_html(whole)
    assert (shown_count(0, 1), shown_count(1, 1)) == ("0 of 1 shown", "")


NAMES = (PageColumn("when", whole=True), PageColumn("name"), PageColumn("record", whole=True))
LONG_ID = "agreement:comprehensive-economic-partnership-2009"


def test_names_wrap_and_an_identifier_is_below_its_row_where_it_does_not_fit_beside() -> None:
    table = PageTable(columns=NAMES, rows=(("2009-08-07", "Comprehensive Economic Partnership Agreement", LONG_ID),))
    assert as_text(table, 120).split("\n")[2] == (
        f"2009-08-07  Comprehensive Economic Partnership Agreement  {LONG_ID}"
    )
    assert as_text(table, 64).split("\n") == [
        "when        name",
        "              record",
        "----------  --------------------------------------------",
        "2009-08-07  Comprehensive Economic Partnership Agreement",
        f"              {LONG_ID}",
    ]
    assert as_text(table, 50).split("\n")[3:] == [
        "2009-08-07  Comprehensive Economic Partnership",
        "            Agreement",
        f"{LONG_ID}",
    ]


@given(st.integers(len(LONG_ID), 140))
def test_an_identifier_is_never_broken_where_the_terminal_has_room_for_it(width: int) -> None:
    several = PageTable(
        columns=(*NAMES, PageColumn("sources", whole=True)),
        rows=(("between 2009-08 and 2010-12", "Partnership of " * 9, LONG_ID, f"{LONG_ID[:-5]}; {LONG_ID}; (+2)"),),
    )
    words = as_text(several, width).replace(";", "").split()
    assert words.count(LONG_ID) == 2
    assert LONG_ID[:-5] in words


def test_a_table_without_room_for_its_columns_is_a_list_of_values() -> None:
    columns = (PageColumn("name"), PageColumn("sector"), PageColumn("country"))
    table = PageTable(columns=columns, rows=(("Busan", "", "Korea"), ("Pune", "steel", "India")))
    assert as_text(table, 12).split("\n") == [
        "name: Busan",
        "country:",
        "Korea",
        "",
        "name: Pune",
        "sector:",
        "steel",
        "country:",
        "India",
    ]


def test_the_values_of_a_field_are_listed_and_those_left_out_counted() -> None:
    many = tuple(DetailLine(text=str(number)) for number in range(MOST_VALUES + 5))
    details = Details(lines=(DetailLine(field="parties", inside=many),))
    shown = f"{MOST_VALUES} of {MOST_VALUES + 5} shown"
    assert as_text(details, 80).split("\n")[0] == "parties  - 0"
    assert as_text(details, 80).split("\n")[-1].strip() == shown
    page = as_html(details)
    assert page.count("<li>") == MOST_VALUES
    assert shown in page


def test_a_single_value_has_no_dash_and_keeps_the_lines_under_it() -> None:
    one = DetailLine(
        field="actions", inside=(DetailLine(text="signed", inside=(DetailLine(field="at", text="Seoul"),)),)
    )
    assert as_text(Details(lines=(one,)), 80).split("\n") == ["actions  signed", "         - at: Seoul"]
    assert re.search("signed<ul[^>]*><li>at: Seoul</li></ul>", as_html(Details(lines=(one,))))


def test_a_short_cell_and_an_identifier_take_one_line_in_html() -> None:
    columns = (PageColumn("sum"), PageColumn("what"), PageColumn("record", whole=True))
    table = PageTable(columns=columns, rows=(("USD 10 billion", "Infrastructure in India", "commitment:trade-2014"),))
    cells = re.findall(r'<td style="([^"]*)">', as_html(table))
    assert ["white-space:nowrap" in cell for cell in cells] == [True, False, True]


def test_labels_without_a_text_are_left_out() -> None:
    assert key_values([("edition", "2026"), ("as of", "")]) == Details(
        lines=(DetailLine(field="edition", text="2026"),)
    )


COUNTS = CountTable(
    columns=("talked", "signed"), rows=("shipbuilding", "steel"), counts=((1, 1234), (0, 0)), corner="s"
)


def test_counts_are_aligned_and_zero_is_a_dot() -> None:
    assert as_text(COUNTS, 80).split("\n") == [
        "s             talked  signed",
        "shipbuilding       1   1,234",
        "steel              ·       ·",
    ]


def test_heads_that_do_not_fit_beside_one_another_lead_down_to_their_counts() -> None:
    heads = ("negotiated", "under construction", "all")
    table = CountTable(columns=heads, rows=("shipbuilding",), counts=((1, 12, 3),), corner="sector")
    assert as_text(table, 30).split("\n") == [
        "                   all",
        " under construction  |",
        "     negotiated   |  |",
        "sector        |   |  |",
        "shipbuilding  1  12  3",
    ]


def test_counts_that_do_not_fit_in_columns_are_listed() -> None:
    assert as_text(COUNTS, 16).split("\n") == ["shipbuilding: 1", "talked, 1,234", "signed", "steel: none"]


def test_a_higher_count_has_a_darker_shade_and_zero_has_none() -> None:
    shades = [float(shade) for shade in re.findall(r"rgba\(86,180,233,([\d.]+)\)", as_html(COUNTS))]
    assert len(shades) == 2
    assert 0 < shades[0] < shades[1] < 1
    assert CountTable(columns=(), rows=(), counts=()).highest == 0


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//x.org", "https://x.org/ y", 'https://x.org/"', "http://", "", None],
)
def test_only_addresses_of_the_web_become_links(address: str | None) -> None:
    table = PageTable(columns=(PageColumn("source"),), rows=((WebLink("title", address),),))
    assert "<a" not in as_html(table)
    assert "title" in as_html(table)


def test_a_link_sends_no_referrer() -> None:
    table = PageTable(
        columns=(PageColumn("source"),), rows=((WebLink("T & T", "https://x.org/?a=1&b=2"),), ("http://y.org",))
    )
    page = as_html(table)
    assert '<a href="https://x.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">T &amp; T</a>' in page
    assert '<a href="http://y.org" target="_blank" rel="noopener noreferrer">http://y.org</a>' in page
    assert "T & T" in as_text(table, 80)


def test_the_reader_may_set_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "33")
    assert reader_width() == 33


class Greeting(Displayable):
    """Something to show, with a page that the test provides."""


@pytest.fixture
def greeting_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.render.display.feature", lambda _: lambda _: Page(title="hello"))


@pytest.mark.parametrize(
    ("include", "exclude", "kinds"),
    [
        (None, None, {"text/plain", "text/html"}),
        ((), (), {"text/plain", "text/html"}),
        (["text/html"], None, {"text/html"}),
        (None, {"text/html"}, {"text/plain"}),
        (["text/html"], ["text/html"], set()),
        (["image/png"], None, set()),
    ],
)
@pytest.mark.usefixtures("greeting_page")
def test_a_notebook_gets_the_forms_that_it_includes_and_does_not_exclude(
    include: list[str] | None, exclude: list[str] | None, kinds: set[str]
) -> None:
    assert Greeting()._repr_mimebundle_(include=include, exclude=exclude).keys() == kinds


def test_the_shades_of_a_table_look_for_its_highest_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[CountTable] = []

    def highest(table: CountTable) -> int:
        looked_at.append(table)
        return 2

    monkeypatch.setattr(CountTable, "highest", property(highest))
    rows = tuple("abcd")
    as_html(Page(title="", blocks=(CountTable(columns=("n",), rows=rows, counts=((1,), (2,), (0,), (1,))),)))
    assert len(looked_at) == 1
