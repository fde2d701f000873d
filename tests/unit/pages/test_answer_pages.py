"""The pages of all answers: complete in their counts, short in their lists."""

from __future__ import annotations

import datetime
import pickle
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.charts.time_axis import day_number
from indokorea.pages import fields
from indokorea.pages.scorecard import scorecard_page
from indokorea.render.display_width import display_width
from indokorea.render.text import as_text

DAY = "2026-11-22"
Ask = Callable[[ik.Dossier], Any]

# For each answer: the question, and the `repr` of the answer, with its counts computed from the data.
ANSWERS: dict[str, tuple[Ask, Callable[[Any], str]]] = {
    "board": (
        lambda d: d.progress(DAY),
        lambda board: f"<Board: {board.total.total} undertakings by sector on {DAY}>",
    ),
    "scorecard": (
        lambda d: d.scorecard(DAY),
        lambda card: (
            f"<Scorecard on {DAY}: {len(card.promises)} promises, {len(card.deliverables)} deliverables, "
            f"{len(card.papers)} papers, {len(card.dialogues)} dialogues>"
        ),
    ),
    "dialogues": (
        lambda d: d.scorecard(DAY).dialogues,
        lambda part: f"<Dialogues: {len(part)} things on {DAY}>",
    ),
    "trail": (
        lambda d: d.trail("commitment:trade-50bn-2030", DAY),
        lambda trail: f"<Trail: commitment:trade-50bn-2030, {len(trail.steps)} steps>",
    ),
    "chronology": (
        lambda d: d.chronology(),
        lambda moments: f"<Chronology: {len(moments)} moments, {moments[0].date} to {moments[-1].date}>",
    ),
    "state of a day": (
        lambda d: d.on("2016"),
        lambda state: f"<DayState: 2016, {len(state.rows())} entries>",
    ),
    "coverage": (
        lambda d: d.coverage(),
        lambda answer: (
            f"<UndertakingCoverage: {len(answer.objectives)} objectives, {len(answer.challenges)} challenges>"
        ),
    ),
    "hits": (lambda d: d.find("steel", limit=3), lambda _: "<ResultTable: 3 hits>"),
    "disputes": (lambda d: d.disputes(), lambda disputes: f"<ResultTable: {len(disputes)} disputes>"),
    "one pair": (lambda d: d.complementarities()[:1], lambda _: "<Complementarities: 1 complementarity>"),
    "nothing": (lambda d: d.find("zzzzzz"), lambda _: "<ResultTable: nothing found>"),
    "evidence": (
        lambda d: d.evidence("agreement:cepa-2009", "/actions/0/on"),
        lambda evidence: f"<Evidence: agreement:cepa-2009 /actions/0/on, {evidence.figures}>",
    ),
    "dispute": (
        lambda d: next(one for one in d.disputes() if one.topic == "place-in-rokn-2025"),
        lambda dispute: f"<Dispute: place-in-rokn-2025, {len(dispute.sides)} sides>",
    ),
}


@pytest.mark.parametrize(("ask", "shown"), ANSWERS.values(), ids=ANSWERS)
def test_repr_is_one_line(ask: Ask, shown: Callable[[Any], str], reference: ik.Dossier) -> None:
    answer = ask(reference)
    assert repr(answer) == shown(answer)


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("width", [60, 100])
def test_a_notebook_gets_text_in_the_readers_width_and_html(
    name: str, width: int, reference: ik.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ask, _ = ANSWERS[name]
    bundle = ask(reference)._repr_mimebundle_()
    assert all(display_width(line) <= width for line in bundle["text/plain"].splitlines())
    assert bundle["text/html"].startswith("<div>")
    assert "<script" not in bundle["text/html"]


def page(answer: Any) -> str:
    text: str = answer._repr_mimebundle_(include=["text/plain"])["text/plain"]
    return text


def test_a_board_shows_what_is_overdue_the_money_and_what_is_left_out(reference: ik.Dossier) -> None:
    board = reference.progress(DAY)
    text = page(board)
    assert str(board) == text
    total, overdue, left_out = board.total, len(board.overdue), len(board.money.left_out)
    assert (
        f"{total.total} undertakings; {overdue} due and not delivered; "
        "? includes undertakings whose stage is not certain"
    ) in text.replace("\n", " ")
    for part in (
        f"Due and not delivered ({overdue})",
        "Money by basis, kind and currency",
        f"Left out of the money ({left_out})",
        "Not counted",
    ):
        assert f"\n{part}\n" in text
    assert f"10 of {left_out} shown" in text
    html = board._repr_mimebundle_()["text/html"]
    cells = [board.cell(line.key, stage) for line in board.lines for stage in board.stages]
    uncertain = next(len(cell) for cell in cells if not all(entry.certain for entry in cell))
    assert f"{uncertain}?</td>" in html
    assert '<div align="left">total</div></th>' in html


def test_a_board_says_how_to_list_the_undertakings_behind_a_count(reference: ik.Dossier) -> None:
    board = reference.progress(DAY)
    said = re.search(r'cell\("([^"]+)", "([^"]+)"\) lists those behind a count', " ".join(page(board).split()))
    assert said is not None
    assert len(board.cell(*said.groups())) == max(board.lines[0].counts)
    assert "lists those" not in page(ik.Dossier().progress(DAY))


def test_a_long_chronology_shows_both_ends_and_counts_the_moments_between(reference: ik.Dossier) -> None:
    whole, short = reference.chronology(), reference.chronology(since="2026-06")
    assert f"… {len(whole) - 20:,} more …" in page(whole)
    assert "more …" not in page(short)
    doubtful = reference.chronology(since="2003-01-16", until="2003-01-16")
    assert "; ? may lie outside that time" in page(doubtful)
    assert page(ik.Dossier().chronology()) == "Nothing dated"


def test_a_moment_and_a_stage_have_pages_of_their_own(reference: ik.Dossier) -> None:
    moment = next(one for one in reference.chronology() if one.record.id == "partnership:ind-kor")
    assert "record   partnership:ind-kor" in page(moment)
    assert page(reference.progress_on("commitment:trade-40bn-2015", DAY)).startswith("missed\n")
    renewed = reference.progress_on("commitment:trade-30bn-2014", DAY)
    assert "moved on to     commitment:trade-40bn-2015" in page(renewed)
    assert "established by  derived" in page(renewed)
    replaced = reference.progress_on("commitment:two-plus-two-2015", DAY)
    assert "counted with    commitment:two-plus-two-2017" in page(replaced)


def test_a_long_trail_shows_its_first_steps_and_says_so(reference: ik.Dossier) -> None:
    trail = reference.trail("commitment:trade-50bn-2030")
    long = attrs.evolve(trail, steps=trail.steps * 3)
    assert "the first 30 of its steps" in page(long).replace("\n", " ")
    assert f"Steps ({len(trail.steps) * 3})" in page(long)
    assert "the first" not in page(trail)
    assert f"… {len(trail.steps) * 3 - 30} further steps, all in rows() …" in page(long)
    assert "… 370 days with nothing recorded in this trail …" in page(reference.trail("commitment:trade-50bn-2030"))


def test_the_state_of_a_day_is_shown_part_by_part(reference: ik.Dossier) -> None:
    state = reference.on("2016")
    text = page(state)
    assert text.splitlines()[1] == "? is not certain: a date is not exact enough"
    assert f"Agreements ({len(state.agreements)})" in text
    assert f"12 of {len(state.agreements)} shown; all in rows()" in text
    assert page(ik.Dossier().on("2016")) == "On 2016"


def test_evidence_lists_citations_and_claims_and_shows_a_missing_source_by_its_id() -> None:
    gone = ik.Sector(
        id="sector:steel",
        name="Steel",
        claims=(ik.Claim(says="It is iron.", citations=(ik.Citation(source="source:gone"),)),),
        citations=(ik.Citation(source="source:gone", locator="p. 1"),),
    )
    evidence = ik.Dossier([gone], integrity=False).evidence("sector:steel")
    text = page(evidence)
    assert "source:gone, not here" in text.replace("\n", " ") or "source:gone, not" in text
    assert "Claims (1)" in text
    bare = ik.Dossier([ik.Sector(id="sector:steel", name="Steel")]).evidence("sector:steel", "/name/en")
    assert page(bare) == "Steel\nsector:steel /name/en\n\nvalue        name: Steel\nwho says so  no source"


def test_a_result_table_is_a_tuple(reference: ik.Dossier) -> None:
    hits = reference.find("steel", limit=3)
    assert isinstance(hits, tuple)
    assert hits == tuple(hits)
    assert hash(hits) == hash(tuple(hits))
    assert hits[0] is next(iter(hits))
    assert isinstance(hits[:2], ik.ResultTable)
    assert len(hits[:2]) == 2
    assert type(pickle.loads(pickle.dumps(reference.disputes()[:1]))) is ik.ResultTable
    assert [row["id"] for row in hits.rows()] == [hit.record.id for hit in hits]
    disputes = reference.disputes()
    assert len(disputes.rows()) == sum(len(one.sides) for one in disputes)
    pairs = reference.complementarities()
    assert pairs.rows() == [pair.row() for pair in pairs]
    assert reference.find("zzzzzz") == ()
    assert not reference.find("zzzzzz").rows()


def test_a_long_result_table_shows_the_first_results_and_counts_all(reference: ik.Dossier) -> None:
    disputes = reference.disputes()
    assert str(disputes).startswith(f"{len(disputes)} disputes\nthe first 20 of them; all in rows()\n")
    dispute = reference.disputes(about="exercise:in-rokn-2025")[0]
    assert page(dispute).splitlines()[1].startswith("exercise:in-rokn-2025; conflict")
    assert page(reference.find("한국")[0]).startswith("Hit\n")


def test_a_chart_of_moments_spans_the_given_time(reference: ik.Dossier) -> None:
    call = ik.Event(
        id="event:call",
        name="Call of a ship",
        type=ik.EventType.PORT_CALL,
        period=ik.Period.parse("XXXX-09-25/XXXX-09-27"),
        sectors=("sector:defence",),
    )
    both = reference.with_records([call])
    moments = both.chronology(since="2025-06", until="2026", sector="sector:defence", without_year=True)
    figure = moments.plot()
    yearless = [one for one in moments if str(one.date).startswith("XXXX")]
    words = "\n".join(" ".join(text.get_text().split()) for text in figure.texts)
    assert f"Defence: {len(moments)} moments from June 2025 to 2026\n" in words
    # No event of the dossier lacks its year today.
    # The beginning and the end of an event are drawn as one.
    undated = len({one.record.id for one in yearless})
    assert (f"{undated} without a date not drawn" in words) == bool(yearless)
    first, last = figure.axes[0].get_xlim()
    assert day_number(datetime.date(2025, 5, 1)) < first < last < day_number(datetime.date(2027, 2, 1))


def test_a_date_wider_than_the_given_time_is_drawn_within_it() -> None:
    vague = ik.Event(id="event:talk", name="Talk", type=ik.EventType("launch"), period=ik.Period.parse("2001~/2001~"))
    figure = ik.Dossier([vague]).chronology(since="2001-03", until="2001-04").plot()
    axes = figure.axes[0]
    assert any("Talk" in text.get_text() for text in axes.texts)
    first, last = axes.get_xlim()
    assert day_number(datetime.date(2001, 2, 1)) < first < last < day_number(datetime.date(2001, 6, 1))


def test_a_scorecard_shows_four_sentences_and_its_method(reference: ik.Dossier) -> None:
    card = reference.scorecard(DAY)
    text = page(card)
    assert str(card) == text
    assert text.splitlines()[0] == f"Scorecard on {DAY}"
    words = " ".join(text.split())
    assert card.method in words
    assert all(part.sentence in words for part in card.parts)
    assert all(f"\n{part.title} ({len(part)})\n" in text for part in card.parts)
    assert "Not counted (" not in text


def test_a_whole_scorecard_lists_every_entry_and_what_is_not_counted(reference: ik.Dossier) -> None:
    card = reference.scorecard(DAY)
    text = as_text(scorecard_page(card, whole=True), 200)
    assert all(entry.id in text for part in card.parts for entry in part.everything)
    assert all(one.id in text for one in card.not_counted)
    assert "\nOverdue (" in text


def test_a_part_of_a_scorecard_shows_the_first_entries_of_each_state(reference: ik.Dossier) -> None:
    part = reference.scorecard(DAY).papers
    text = page(part)
    assert text.splitlines()[0] == f"{part.title} on {DAY}"
    assert f"10 of {len(part.in_state('signed_and_silent'))} shown" in text


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_scorecard_fits_the_readers_width(width: int, reference: ik.Dossier) -> None:
    text = as_text(scorecard_page(reference.scorecard(DAY), whole=True), width)
    assert all(display_width(line) <= width for line in text.splitlines())


def test_a_chart_of_a_scorecard_has_a_panel_for_each_part_with_the_method_below(reference: ik.Dossier) -> None:
    card = reference.scorecard(DAY)
    figure = card.plot()
    words = [" ".join(text.get_text().split()) for text in figure.texts]
    assert all(f"{part.title} ({len(part)})" in words for part in card.parts)
    states = [label.get_text() for label in figure.axes[1].get_yticklabels()]
    assert states == [str(state).replace("_", " ") for state, count in card.deliverables.counts.items() if count]
    assert any(card.method in text for text in words)
    assert "nothing to show" in [text.get_text() for text in ik.Dossier().scorecard(DAY).plot().axes[0].texts]


def test_a_chart_of_a_board_has_its_rows_and_a_column_for_each_stage(reference: ik.Dossier) -> None:
    board = reference.progress(DAY)
    figure = board.plot()
    axes = figure.axes[0]
    labels = [" ".join(label.get_text().split()) for label in axes.get_yticklabels()]
    assert labels == [*(line.label for line in board.lines), "total"]
    assert len(axes.get_xticklabels()) == len(board.stages)
    title = f"India and the Republic of Korea: {board.total.total} undertakings by sector and stage on {DAY}"
    assert " ".join(figure.texts[0].get_text().split()) == title
    assert ik.Dossier().progress(DAY).plot().texts[0].get_text().startswith("0 undertakings")


def test_a_page_makes_the_first_values_of_a_long_field_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    updates = tuple(ik.CommitmentUpdate(status="announced", on="2010", note=f"No. {place}") for place in range(500))
    aliases = tuple(f"Alias {place}" for place in range(500))
    record = ik.Commitment(id="commitment:c", name=ik.Name(en="C", aliases=aliases), updates=updates)
    made: list[object] = []
    plain = fields._value_line

    def counted(shape: Any, value: Any, labels: Any) -> Any:
        made.append(value)
        return plain(shape, value, labels)

    monkeypatch.setattr(fields, "_value_line", counted)
    text = str(record)
    assert len(made) < 200
    assert "20 of 500 shown" in text
    assert "Alias 19 · 480 more" in " ".join(text.split())
    assert "20 of 500 shown" in record._repr_mimebundle_()["text/html"]
