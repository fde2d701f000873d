"""A reader finds the page that answers: by the search, from the home page, or in the table of questions."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Token
from search_terms import TERMS, pages_for

import indokorea as ik

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md"))
QUESTIONS = (DOCS / "how-to" / "answer-questions.md").read_text("utf-8")
CALLS = sorted(set(re.findall(r"`((?:d|ik)\.[^`]+)`", "\n".join(re.findall(r"^\|.*", QUESTIONS, re.MULTILINE)))))

# Words that readers typed into the search, and a page that answers.
SEARCHES = {
    "how-to/tables-in-other-tools": "Excel CSV Parquet SQLite export pandas polars DuckDB R SQL spreadsheet",
    "how-to/cite-in-zotero-and-bibtex": "BibTeX Zotero LaTeX bibliography",
    "how-to/share-one-page": "HTML PDF print share",
    "how-to/write-a-briefing": "Word docx briefing PDF",
    "how-to/merge-two-branches": "merge git",
    "reference/differences": "diff compare",
    "how-to/calendar": "calendar ics expire Outlook",
    "how-to/graph-rdf": "graph networkx RDF SPARQL Gephi",
    "how-to/serve-it-with-fastapi": "FastAPI",
    "reference/pydantic": "pydantic",
    "how-to/answer-with-sources-in-an-assistant": "MCP assistant Claude",
    "how-to/pictures-and-tables": "chart plot picture map notebook Jupyter dark theme phone mobile width",
    "how-to/cite-this-project": "licence license cite DOI",
    "how-to/answer-questions": "overdue promise visit minister",
    "how-to/select-records": "semiconductors filter",
    "explanation/names-and-romanisation": "translate Korean Hindi",
    "reference/dataset": "data dataset download",
}


@pytest.mark.parametrize(("word", "page"), [(word, page) for page, words in SEARCHES.items() for word in words.split()])
def test_a_search_leads_to_the_page_that_answers(word: str, page: str) -> None:
    assert page in pages_for(word)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("VS Code", "how-to/edit-in-vs-code"),
        ("in force", "how-to/answer-questions"),
        ("trade balance", "how-to/answer-questions"),
        ("data frame", "how-to/tables-in-other-tools"),
        ("command line", "reference/command"),
    ],
)
def test_a_search_for_two_words_leads_to_the_page_that_answers(words: str, page: str) -> None:
    assert page in pages_for(words)


def test_every_term_leads_to_a_page_and_to_three_at_most() -> None:
    assert set(TERMS) <= set(PAGES)
    for terms in TERMS.values():
        assert len(terms) == len({term.lower() for term in terms})
        for term in terms:
            assert 1 <= len(pages_for(term)) <= 3, term


def test_every_task_has_search_terms() -> None:
    assert {page for page in PAGES if page.startswith("how-to/")} <= set(TERMS)


def links_on(page: str) -> set[str]:
    """Return the pages to which the text of a page links, without its tables of contents."""
    text = re.sub(r"```\{toctree\}.*?```", "", (DOCS / f"{page}.md").read_text("utf-8"), flags=re.DOTALL)
    return {normpath(join(dirname(page), target)) for target in re.findall(r"\]\(([\w./-]+)\.md[#)]", text)}


def test_every_task_is_two_clicks_from_the_home_page() -> None:
    first = links_on("index")
    second = set().union(*map(links_on, first))
    assert {page for page in PAGES if page.startswith("how-to/")} - first - second == set()


def test_the_home_page_begins_with_the_installation() -> None:
    text = (DOCS / "index.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[0] == "Install"
    assert text.index("pip install") < min(text.index("|"), text.index(":::{picture}"))


def test_no_page_opens_with_a_note_to_maintainers() -> None:
    for page in PAGES:
        text = re.sub(
            r"\A---.*?^---\n|<!--.*?-->", "", (DOCS / f"{page}.md").read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        paragraph = text.strip().split("\n\n", 2)[1] if "\n\n" in text.strip() else ""
        assert not re.search(r"tools/|do not edit|python tools", paragraph), page


def test_commands_have_a_prompt() -> None:
    """Without one, a command is shown in the colour of what is printed."""
    for page in PAGES:
        text = (DOCS / f"{page}.md").read_text("utf-8")
        for block in re.findall(r"^ *```console\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE):
            assert block.lstrip().startswith("$ "), (page, block)


def test_a_row_of_a_table_is_one_line_with_a_cell_for_each_column() -> None:
    for page in PAGES:
        text = re.sub(r"^ *```.*?^ *```$", "", (DOCS / f"{page}.md").read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            rows = table.splitlines()
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, (page, rows)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["pygments_style", "pygments_dark_style"])
def test_examples_can_be_read_in_both_themes(theme: str) -> None:
    """Contrast of 4.5 at least; blanks have no colour to see, and the other two are in no example."""
    [name] = re.findall(rf'^{theme} = "(.+)"$', (DOCS / "conf.py").read_text("utf-8"), re.MULTILINE)
    style = get_style_by_name(name)
    background = luminance(style.background_color.lstrip("#"))
    for token in set(STANDARD_TYPES) - {Token.Text.Whitespace, Token.Error, Token.Comment.Special}:
        if colour := style.style_for_token(token)["color"]:
            darker, lighter = sorted((luminance(colour), background))
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (token, colour)


@pytest.mark.parametrize("call", CALLS)
def test_every_call_in_the_table_of_questions_answers(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = eval(call, {"d": ik.reference(), "ik": ik})
    saved = "save=" in call or "write_html" in call
    assert any(tmp_path.iterdir()) if saved else answer is not None
