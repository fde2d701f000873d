"""The page that `write_html` writes: one file whose data holds every record, and in which no text becomes markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given

import indokorea as ik
from indokorea.adapters.web_page.writing import html_text
from indokorea.cli.commands import command
from indokorea.messages import escape_controls
from indokorea.pages.labels import label_among
from indokorea.testing import strategies

DAY = "2026-11-22"
HOSTILE = "</script><script>alert(1)</script><!--<script><img src=x onerror=alert(1)>"


class Elements(HTMLParser):
    """The tags of a page, and the text of its elements script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = f"{tag}#{dict(attrs).get('id', '')}" if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data

    @property
    def policy(self) -> str:
        """The content security policy."""
        found = (attrs["content"] for tag, attrs in self.tags if attrs.get("http-equiv") == "Content-Security-Policy")
        return next(found) or ""

    @property
    def data(self) -> dict[str, Any]:
        """The data of the script."""
        data: dict[str, Any] = json.loads(self.texts["script#data"])
        return data


def small() -> ik.Dossier:
    """Return a dossier with a memorandum, its source, a sector within another, and two countries."""
    return ik.Dossier(
        [
            ik.Country(id="country:ind", name="India"),
            ik.Country(id="country:kor", name=ik.Name(en="Republic of Korea", ko="대한민국", hi="कोरिया गणराज्य")),
            ik.Sector(id="sector:industry", name="Industry"),
            ik.Sector(id="sector:steel", name="Steel", broader="sector:industry"),
            ik.Source(
                id="source:text", title="Text of it", type="ministry", url="https://example.org/text", official=True
            ),
            ik.Source(id="source:other", title="Not cited", type="news"),
            ik.Agreement(
                id="agreement:steel-2015",
                name="Memorandum on steel",
                parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
                instrument="memorandum_of_understanding",
                binding="political",
                level="state",
                sectors=("sector:steel",),
                actions=(ik.Action(type="signed", on="2015-05-18", note="In Seoul."),),
                citations=(ik.Citation(source="source:text", supports=("/actions/0/on", "/parties"), locator="p. 2"),),
                claims=(
                    ik.Claim(says="It was the first.", rank="disputed", citations=(ik.Citation(source="source:text"),)),
                ),
            ),
        ],
        title="Mine",
        edition="1",
        as_of="2026-11-22",
    )


@pytest.fixture(scope="module")
def page() -> Elements:
    return Elements(html_text(small(), on=DAY))


def test_the_policy_allows_the_script_and_the_style_by_their_hashes_and_nothing_else(page: Elements) -> None:
    def source(element: str) -> str:
        return f"'sha256-{b64encode(sha256(page.texts[element].encode()).digest()).decode()}'"

    directives = dict(one.strip().split(" ", 1) for one in page.policy.split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": source("script#"),
        "style-src": source("style#"),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_the_page_names_nothing_that_a_browser_fetches(page: Elements) -> None:
    fetching = {"img", "link", "iframe", "object", "embed", "audio", "video", "source", "base"}
    assert not fetching & {tag for tag, _ in page.tags}
    assert not [tag for tag, attrs in page.tags if "src" in attrs or "style" in attrs]
    assert "url(" not in page.texts["style#"]
    assert "@import" not in page.texts["style#"]


def test_the_script_makes_no_markup_of_text_and_no_code_of_text() -> None:
    script = Elements(html_text(small(), on=DAY)).texts["script#"]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("):
        assert word not in script


def test_the_data_has_every_record_once_with_its_numbered_sources(page: Elements) -> None:
    records = {record["id"]: record for record in page.data["records"]}
    assert list(records) == [record.id for record in small()]
    numbers = {id: number for number, id in enumerate(records)}
    memorandum = records["agreement:steel-2015"]
    assert memorandum["q"] == [[numbers["source:text"], "p. 2"]]
    fields = {line["f"]: line for line in memorandum["f"]}
    assert fields["actions"] == {
        "t": "2015-05-18 signed",
        "i": [{"f": "note", "t": "In Seoul."}],
        "f": "actions",
        "s": [1],
    }
    assert fields["parties"]["i"] == [{"t": [numbers["country:ind"]]}, {"t": [numbers["country:kor"]]}]
    assert fields["parties"]["s"] == [1]
    assert memorandum["c"] == [{"t": "It was the first.", "r": "disputed", "s": [1]}]
    assert memorandum["k"] == [numbers["sector:steel"], numbers["sector:industry"]]
    assert memorandum["w"] == [20150518]
    assert records["country:kor"]["n"] == [["Korean", "대한민국", "ko"], ["Hindi", "कोरिया गणराज्य", "hi"]]
    assert (records["source:text"]["u"], records["source:text"]["b"]) == ("https://example.org/text", "official")


def test_a_selection_has_its_records_the_sources_that_they_cite_and_the_names_of_others() -> None:
    data = Elements(html_text(small().select(kind="agreement"), on=DAY)).data
    assert [record["id"] for record in data["records"]] == ["agreement:steel-2015", "source:text"]
    assert ["country:kor", "Republic of Korea"] in data["others"]
    [entry] = data["board"]["entries"]
    assert data["board"]["stages"][entry[0]][0] == "signed"
    assert [moment[3] for moment in data["moments"]] == ["signed: Memorandum on steel"]


def test_a_selection_without_its_dossier_is_a_dossier_of_its_own() -> None:
    data = Elements(html_text(ik.Selection([small().agreements["steel-2015"]]), on=DAY)).data
    assert [record["id"] for record in data["records"]] == ["agreement:steel-2015"]
    assert ["country:kor", "country:kor, which is not in this dossier"] in data["others"]


def test_the_scorecard_of_a_selection_counts_its_records_alone() -> None:
    d = ik.reference()
    chosen = d.select(sector="shipbuilding")
    page = html_text(chosen, on=DAY)
    card = d.scorecard(DAY, sector="shipbuilding")
    assert card.deliverables.sentence in page
    assert "Only the" in page


def test_a_page_without_undertakings_does_not_say_that_every_one_is_counted() -> None:
    assert "Every undertaking is counted" in html_text(small(), on=DAY)
    page = html_text(ik.Dossier([ik.Sector(id="sector:a", name="A")]), on=DAY)
    assert "Every undertaking is counted" not in page.partition("<script")[0]


def test_a_provision_begins_with_what_it_does_and_a_claim_leaves_its_topic_out() -> None:
    steel = small().agreements["steel-2015"]
    changed = attrs.evolve(
        steel,
        provisions=(ik.Provision(says="A working group for trade.", article="2", does="establish"),),
        claims=(ik.Claim(says="It was the first.", type="first", topic="first-of-its-sort"),),
    )
    records = Elements(html_text(small().with_records([changed], replace=True), on=DAY)).data["records"]
    [record] = [one for one in records if one["id"] == steel.id]
    [provisions] = [line for line in record["f"] if line["f"] == "provisions"]
    assert provisions["t"].startswith("establishes: A working group for trade")
    assert record["c"] == [{"t": "It was the first.", "h": "first"}]


def test_texts_that_look_like_markup_stay_text() -> None:
    hostile = ik.Dossier([ik.Sector(id="sector:x", name=HOSTILE, summary=HOSTILE)], title=HOSTILE, edition="</title>")
    page = html_text(hostile, on=DAY)
    elements = Elements(page)
    assert [tag for tag, _ in elements.tags].count("script") == 2
    assert "img" not in [tag for tag, _ in elements.tags]
    [record] = elements.data["records"]
    assert (record["l"], record["d"]) == (HOSTILE, HOSTILE)
    assert "\u202e" not in html_text(hostile, title="a \u202e b", on=DAY)


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    d = ik.Dossier([ik.Source(id="source:x", title="X", type="news", url="https://example.org/a'b")])
    [record] = Elements(html_text(d, on=DAY)).data["records"]
    assert "u" not in record


@given(strategies.dossiers())
def test_any_dossier_has_a_page_with_all_its_records(dossier: ik.Dossier) -> None:
    page = html_text(dossier, on=DAY)
    elements = Elements(page)
    assert [tag for tag, _ in elements.tags].count("script") == 2
    assert [(record["id"], record["l"]) for record in elements.data["records"]] == [
        (record.id, escape_controls(label_among(dossier.get, record))) for record in dossier
    ]
    assert page == html_text(dossier, on=DAY)


def test_every_number_of_the_data_is_a_record_or_a_named_one() -> None:
    d = ik.reference()
    data = Elements(html_text(d.select(party="posco"), on=DAY)).data
    count = len(data["records"]) + len(data["others"])
    used: set[int] = set()

    def walk(line: dict[str, Any]) -> None:
        used.update(piece for piece in line.get("t", ()) if isinstance(piece, int))
        for inner in line.get("i", ()):
            walk(inner)

    for record in data["records"]:
        for line in (*record.get("f", ()), *record.get("c", ())):
            walk(line)
        used.update(source for source, *_ in record.get("q", ()))
        used.update((*record.get("k", ()), *record.get("p", ())))
        numbers = [number for line in record.get("f", ()) for number in line.get("s", ())]
        assert max(numbers, default=0) <= len(record.get("q", ()))
    assert max(used) < count


def test_the_file_is_written_whole_and_must_be_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "mine.html"
    ik.write_html(small(), path, title="Ours", on=DAY)
    assert "<title>Ours</title>" in path.read_text("utf-8")
    with pytest.raises(ik.InvalidValue, match=r"ends in \.html"):
        ik.write_html(small(), tmp_path / "mine.json")
    no_dossier: Any = "mine.json"
    with pytest.raises(ik.InvalidValue, match="a dossier or a selection"):
        html_text(no_dossier)
    with pytest.raises(OSError, match="nothing was replaced"):
        ik.write_html(small(), tmp_path / "missing" / "mine.html")


def test_the_command_writes_a_dossier_and_a_selection(tmp_path: Path) -> None:
    source, out = tmp_path / "mine.json", tmp_path / "mine.html"
    ik.write(small(), source)
    answer = CliRunner().invoke(command, ["html", str(source), "-o", str(out), "--on", DAY])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert re.fullmatch(r"written: .*mine\.html \(\d+\.\d MB\)\n", answer.stderr)
    assert out.read_text("utf-8") == html_text(small(), on=DAY)
    answer = CliRunner().invoke(command, ["html", str(source), "-o", str(out), "--kind", "agreement", "--on", DAY])
    assert answer.exit_code == 0
    assert len(Elements(out.read_text("utf-8")).data["records"]) == 2
    assert "<title>Mine: agreements</title>" in out.read_text("utf-8")
    chosen = ["--sector", "steel", "--between", "ind", "kor"]
    assert CliRunner().invoke(command, ["html", str(source), "-o", str(out), *chosen]).exit_code == 0
    assert "<title>Mine: Steel, India, Republic of Korea</title>" in out.read_text("utf-8")


def test_the_command_replaces_a_page_and_no_other_file(tmp_path: Path) -> None:
    source, out = tmp_path / "mine.json", tmp_path / "mine.html"
    ik.write(small(), source)
    for _ in range(2):
        assert CliRunner().invoke(command, ["html", str(source), "-o", str(out)]).exit_code == 0
    out.write_text("<!DOCTYPE html><title>My own page, made with indokorea</title>", "utf-8")
    answer = CliRunner().invoke(command, ["html", str(source), "-o", str(out)])
    assert answer.exit_code == 2
    assert "exists and is not a page of indokorea; nothing was replaced" in answer.stderr
    assert out.read_text("utf-8").startswith("<!DOCTYPE html><title>My own page")


def test_a_figure_has_the_names_of_those_that_it_is_about() -> None:
    figure = ik.Observation(
        id="observation:trade",
        indicator="bilateral_trade",
        subject="country:ind",
        counterpart="country:kor",
        period="2024/2024",
        money=ik.Money.parse("USD 25 billion"),
    )
    data = Elements(html_text(ik.Dossier([*small(), figure]), on=DAY)).data
    (label,) = (one["l"] for one in data["records"] if one["id"] == figure.id)
    assert label == "bilateral trade, India with Republic of Korea, 2024"


def test_dates_are_in_words_where_a_reader_would_not_know_their_signs() -> None:
    d = ik.Dossier(
        [
            ik.Project(
                id="project:a",
                name="A",
                type="plant",
                updates=(ik.ProjectUpdate(status="mou", on="[2015-01-21..2016-07-05]"),),
            )
        ]
    )
    data = Elements(html_text(d, on=DAY)).data
    assert [moment[0] for moment in data["moments"]] == ["between 2015-01-21 and 2016-07-05"]
    [[_, _, reasons, _]] = data["board"]["entries"]
    assert reasons[0] == "MoU signed, between 2015-01-21 and 2016-07-05"
    [record] = data["records"]
    assert record["y"]["g"] == "signed between 2015-01-21 and 2016-07-05"


def test_an_undertaking_has_its_trail_to_the_day_and_the_ids_in_it_are_records() -> None:
    data = Elements(html_text(small(), on=DAY)).data
    records = {record["id"]: record for record in data["records"]}
    trail = records["agreement:steel-2015"]["y"]
    assert trail["at"] == DAY
    assert trail["s"] == [["2015-05-18", "signed"]]
    silence = str(small().trail("agreement:steel-2015", DAY).silence)
    assert silence.startswith(trail["e"])
    assert "y" not in records["country:kor"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "mine.json"], 'expected a file name that ends in .html, got "mine.json"'),
        (["-o", "missing/mine.html"], "missing/mine.html: cannot be written: No such file or directory"),
        (["-o", "mine.html", "--sector", "stele"], 'no sector "stele"; did you mean'),
        (["missing.json", "-o", "mine.html"], "missing.json: cannot be opened"),
        (["-o", "mine.html", "--sector", "steel", "--kind", "person"], "no record meets all of these conditions"),
    ],
)
def test_the_command_says_what_is_wrong(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(command, ["html", *arguments])
    assert answer.exit_code in (1, 2)
    assert message in answer.stderr
