"""A briefing: one page, numbered notes with dates, disputes in the notes, the method of the scorecard."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import indokorea as ik
from indokorea.briefing import one_page
from indokorea.cli.commands import command
from indokorea.pages.briefing import briefing_page
from indokorea.render.text import as_text

DAY = "2026-11-22"
SUBJECTS: list[dict[str, Any]] = [
    {"sector": "defence"},
    {"sector": "trade"},
    {"party": "posco"},
    {"party": "country:ind"},
    {"meeting": "modi-visit-2015"},
    {"meeting": "meeting:foreign-ministers-delhi-2025"},
    {"agreement": "cepa-2009"},
    {"agreement": "dtac-2015"},
]

MEA = ik.Source(
    id="source:mea",
    title="Talks <b>in</b> Delhi",
    type="ministry",
    publisher="MEA",
    url="https://mea.example/a(1)",
    official=True,
    published="2020-01-02",
)
PAPER = ik.Source(id="source:paper", title="A rival", type="news", publisher="Paper", url="https://paper.example/")
OTHER = ik.Source(id="source:other", title="Another", type="news", publisher="Other")
KOR = ik.Country(id="country:kor", name="Republic of Korea")
IND = ik.Country(id="country:ind", name="India")
STEEL = ik.Sector(id="sector:steel", name="Steel")


def pact(**changes: Any) -> ik.Agreement:
    """Return an agreement that a ministry and two newspapers report."""
    fields: dict[str, Any] = {
        "id": "agreement:pact",
        "name": "Pact *of* [steel]",
        "instrument": "memorandum_of_understanding",
        "level": "state",
        "parties": ({"party": "country:ind"}, {"party": "country:kor"}),
        "actions": (ik.Action(type="signed", on="2020-01-02"),),
        "sectors": ("sector:steel",),
        "citations": (
            ik.Citation(source="source:paper", supports=("/actions/0",)),
            ik.Citation(source="source:mea", supports=("/actions/0",)),
            ik.Citation(source="source:other", supports=("/actions/0",)),
        ),
    }
    fields |= changes
    fields["parties"] = tuple(
        one if isinstance(one, ik.AgreementParty) else ik.AgreementParty(**one) for one in fields["parties"]
    )
    return ik.Agreement(**fields)


def dossier(*records: Any) -> ik.Dossier:
    return ik.Dossier([KOR, IND, STEEL, MEA, PAPER, OTHER, *records], title="Mine", edition="1", as_of="2021-01-01")


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: "-".join(one.values()))
def test_a_briefing_of_the_reference_fits_one_page(subject: dict[str, Any]) -> None:
    found = ik.reference().briefing(**subject, on=DAY)
    lines = [line for section in found.sections for line in section.lines]
    height = one_page.HEAD_HEIGHT + one_page.NOTES_HEAD_HEIGHT + one_page.SECTION_HEIGHT * len(found.sections)
    height += sum(one_page.text_height(line.text) for line in lines)
    height += sum(one_page.text_height(text, note=True) for text in (found.method, *(one.text for one in found.notes)))
    assert height <= one_page.PAGE_HEIGHT
    assert len(lines) >= 5


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: "-".join(one.values()))
def test_notes_are_numbered_in_the_order_of_the_page_and_each_is_used(subject: dict[str, Any]) -> None:
    found = ik.reference().briefing(**subject, on=DAY)
    used = [number for section in found.sections for line in section.lines for number in line.notes]
    assert list(dict.fromkeys(used)) == [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))


def test_each_note_gives_the_publisher_the_date_and_whether_it_is_official() -> None:
    found = dossier(pact()).briefing(agreement="pact", on="2020-06")
    assert found.notes[0].text == "Talks <b>in</b> Delhi, MEA, 2 January 2020, official"
    assert ik.reference().briefing(sector="trade", on=DAY).notes.rows()[0]["urls"].startswith("http")


def test_an_official_source_is_cited_alone_and_else_two_of_different_publishers() -> None:
    assert [note.sources for note in dossier(pact()).briefing(agreement="pact", on=DAY).notes] == [("source:mea",)]
    cited = [ik.Citation(source=f"source:{one}") for one in ("paper", "other")]
    found = dossier(pact(citations=tuple(cited))).briefing(agreement="pact", on=DAY)
    assert [note.sources for note in found.notes] == [("source:paper",), ("source:other",)]
    assert [note.text for note in found.notes] == ["A rival, Paper, undated", "Another, Other, undated"]


def test_a_dispute_is_told_in_a_note_with_both_sides_and_their_sources() -> None:
    rival = ik.Claim(
        says="It was signed on 3 January 2020.",
        field="/actions/0/on",
        value="2020-01-03",
        rank="disputed",
        citations=(ik.Citation(source="source:paper"),),
    )
    found = dossier(pact(claims=(rival,))).briefing(sector="steel", on=DAY)
    [note] = [one for one in found.notes if one.is_dispute]
    assert note.text == (
        "Signed, date: sources differ. Recorded here: 2 January 2020 (Talks <b>in</b> Delhi, MEA, 2 January 2020, "
        "official); "
        "disputed: It was signed on 3 January 2020 (A rival, Paper, undated)."
    )
    lines = [line for section in found.sections for line in section.lines if note.number in line.notes]
    assert any(line.record_id == "agreement:pact" for line in lines)


def test_a_settled_dispute_is_not_in_the_notes() -> None:
    rival = ik.Claim(
        says="It was signed later.",
        field="/actions/0/on",
        value="2020-01-03",
        rank="rejected",
        citations=(ik.Citation(source="source:paper"),),
    )
    found = dossier(pact(claims=(rival,))).briefing(sector="steel", on=DAY)
    assert not any(one.is_dispute for one in found.notes)


def test_states_and_method_are_those_of_the_scorecard() -> None:
    d = ik.reference()
    card = d.scorecard(DAY, sector="defence")
    found = d.briefing(sector="defence", on=DAY)
    assert found.method == card.method
    counts = [[n for n in part.counts.values() if n] for part in card.parts]
    texts = [line.text.partition(":")[2].partition(";")[0] for line in found.sections[0].lines]
    for numbers, text in zip(counts, texts, strict=False):
        assert sorted(numbers) == sorted(map(int, re.findall(r"(?:^|,) (\d+) ", text))) or sum(numbers) == 1


def test_what_came_later_is_not_in_a_briefing_of_an_earlier_day() -> None:
    found = ik.reference().briefing(sector="defence", on="2012-01-01")
    latest = [row["text"] for row in found.rows() if row["section"] == "Latest"]
    assert latest
    years = [int(re.findall(r"\b(?:19|20)\d\d\b", text)[0]) for text in latest]
    assert max(years) <= 2012
    d = dossier(pact(summary="It ended in 2021."))
    assert "ended in 2021" in str(d.briefing(agreement="pact", on="2021-02-01"))
    assert "ended in 2021" not in str(d.briefing(agreement="pact", on="2020-02-01"))


def test_what_is_not_certain_has_a_question_mark_that_the_page_explains() -> None:
    vague = pact(actions=(ik.Action(type="signed", on="2020-01"), ik.Action(type="entered_into_force", on="2020")))
    found = dossier(vague).briefing(agreement="pact", on="2020-06-01")
    assert found.sections[0].lines[0].text.startswith("Status on 1 June 2020: signed ?")
    assert "A question mark follows what is not certain on that day." in found.basis


@pytest.mark.parametrize("given", [{}, {"sector": "steel", "party": "country:kor"}])
def test_exactly_one_subject_has_to_be_given(given: dict[str, Any]) -> None:
    with pytest.raises(ik.InvalidValue, match="expected one of sector, party, meeting and agreement, got "):
        dossier().briefing(**given)


def test_an_unknown_subject_names_the_one_that_comes_near() -> None:
    with pytest.raises(ik.UnknownRecord, match=r'no agreement "agreement:pakt"; did you mean agreement:pact \('):
        dossier(pact()).briefing(agreement="agreement:pakt")


def test_a_subject_of_another_kind_is_refused() -> None:
    with pytest.raises(ik.InvalidValue, match="expected the id of a meeting"):
        dossier(pact()).briefing(meeting="agreement:pact")


def test_a_record_may_be_given_itself() -> None:
    d = dossier(pact())
    assert d.briefing(agreement=d.agreements["pact"], on=DAY) == d.briefing(agreement="pact", on=DAY)


def test_markdown_has_footnotes_and_text_of_the_data_is_no_markup() -> None:
    found = dossier(pact()).briefing(agreement="pact", on="2020-06")
    text = found.to_markdown()
    assert text.startswith("# Briefing: Pact \\*of\\* \\[steel\\]\n")
    assert (
        "[^1]: [Talks \\<b\\>in\\</b\\> Delhi](https://mea.example/a%281%29), MEA, 2 January 2020, official\n" in text
    )
    assert re.findall(r"\[\^(\d+)\]:", text) == [str(note.number) for note in found.notes]


def test_html_is_one_document_without_script_and_its_notes_link_both_ways() -> None:
    found = dossier(pact()).briefing(agreement="pact", on="2020-06")
    text = found.to_html()
    assert "<script" not in text
    assert "<b>" not in text
    assert "default-src 'none'" in text
    targets = set(re.findall(r'href="#([^"]+)"', text))
    ids = re.findall(r'id="([^"]+)"', text)
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))
    assert '<a href="https://mea.example/a(1)" rel="noopener noreferrer">Talks &lt;b&gt;in&lt;/b&gt; Delhi</a>' in text


def test_every_format_has_every_sentence_and_every_note(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    found = ik.reference().briefing(sector="defence", on=DAY)
    found.save(tmp_path / "page.docx")
    word = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "page.docx")).paragraphs)
    plain = as_text(briefing_page(found), 100_000)
    for line in (line for section in found.sections for line in section.lines):
        assert line.text in word
        assert str(line) in plain
    for note in found.notes:
        assert f"{note.number}. {note.text}" in word
        assert note.text in plain
    for text in (word, plain):
        assert found.method in text
        assert found.basis in text


def test_a_word_document_links_its_notes_and_sources_and_is_a4(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    found = dossier(pact()).briefing(agreement="pact", on="2020-06")
    found.save(tmp_path / "page.docx")
    document = docx.Document(str(tmp_path / "page.docx"))
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    anchors = {link.fragment for link in links if not link.address}
    marks = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', document.element.xml))
    assert anchors == marks == {f"note{note.number}" for note in found.notes}
    assert {link.address for link in links if link.address} == {"https://mea.example/a(1)"}
    assert round(document.sections[0].page_height.mm) == 297
    assert document.core_properties.title == found.heading


def test_equal_briefings_are_equal_files(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    found = dossier(pact()).briefing(agreement="pact", on="2020-06")
    for name in ("a.docx", "b.docx", "a.html", "b.html", "a.md", "b.md"):
        found.save(tmp_path / name)
    for suffix in ("docx", "html", "md"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ik.InvalidValue, match=r"write a name that ends in \.docx, \.html or \.md"):
        dossier(pact()).briefing(agreement="pact").save(tmp_path / "page.pdf")
    assert not list(tmp_path.iterdir())


def test_without_python_docx_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    message = r'Word documents need docx: python -m pip install "indokorea\[docx\]"'
    with pytest.raises(ModuleNotFoundError, match=message):
        dossier(pact()).briefing(agreement="pact").save(tmp_path / "page.docx")


def test_what_the_page_has_no_room_for_is_counted() -> None:
    many = [pact(id=f"agreement:pact-{number}", name=f"Pact {number}") for number in range(80)]
    found = dossier(*many).briefing(sector="steel", on="2020-06")
    [latest] = [one for one in found.sections if one.title == "Latest"]
    assert latest.left_out > 0
    assert len(latest.lines) + latest.left_out == 80
    assert latest.left_out_text == f"and {latest.left_out} more"
    assert latest.left_out_text in found.to_markdown()


def test_dates_and_events_are_written_in_words() -> None:
    vague = pact(actions=(ik.Action(type="signed", on="[2020-01-15..2020-01-17]"),))
    found = dossier(vague).briefing(agreement="pact", on="2020-06-01")
    texts = [line.text for section in found.sections for line in section.lines]
    assert "Between 15 and 17 January 2020: It was signed." in texts
    assert "It is a memorandum of understanding. Parties: India and the Republic of Korea." in texts
    for subject in SUBJECTS:
        page = ik.reference().briefing(**subject, on=DAY)
        assert not re.search(r"\b\d{4}-\d\d\b|\[\.?\.?\d{4}", " ".join(r["text"] for r in page.rows()))


def run(*arguments: str) -> Any:
    return CliRunner().invoke(command, arguments, env={"COLUMNS": "100"})


def test_the_command_prints_the_page() -> None:
    result = run("briefing", "--agreement", "cepa-2009", "--on", DAY)
    assert result.exit_code == 0
    found = ik.reference().briefing(agreement="cepa-2009", on=DAY)
    assert result.output == as_text(briefing_page(found), 100) + "\n"


def test_the_command_saves_the_page(tmp_path: Path) -> None:
    result = run("briefing", "--sector", "defence", "--on", DAY, "--save", str(tmp_path / "page.md"))
    assert result.exit_code == 0
    written = (tmp_path / "page.md").read_text("utf-8")
    assert written == ik.reference().briefing(sector="defence", on=DAY).to_markdown()


def test_the_command_writes_json_with_numbers_and_addresses() -> None:
    answer = json.loads(run("briefing", "--party", "posco", "--on", DAY, "--json").output)
    assert answer["subject"] == "organisation:posco"
    assert answer["notes"][0].keys() == {"number", "note", "dispute", "sources", "urls"}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--meeting", "nowhere"), 1, "no meeting"),
        (("--sector", "no-such"), 1, "no sector"),
        ((), 2, "expected one of --sector, --party, --meeting and --agreement, got nothing"),
        (("--sector", "defence", "--party", "kor"), 2, "got --sector and --party; write one of them, such as --sector"),
        (("--agreement", "modi-visit-2015"), 1, "no agreement"),
        (("--sector", "defence", "--save", "page.pdf"), 2, "expected a file name for a briefing"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: tuple[str, ...], status: int, message: str) -> None:
    result = run("briefing", *arguments)
    assert result.exit_code == status
    assert message in result.output
