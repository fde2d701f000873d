"""The commands that answer questions: their options, their JSON, and their messages for mistakes."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

import indokorea as ik
from indokorea.cli.commands import command
from indokorea.cli.options import InterruptibleGroup

DAY = "2026-11-22"
EVERY = (
    ("timeline", "--since", "2025"),
    ("progress", "--on", DAY, "--list"),
    ("scorecard", "--on", DAY, "--list"),
    ("trail", "trade-50bn-2030", "--on", DAY),
    ("realisation", "trade-30bn-2014", "--on", DAY),
    ("find", "steel"),
    ("on", "2016"),
    ("disputes", "--type", "conflict"),
    ("dyad-years", "--since", "2010"),
    ("lineage", "dtac-2015", "--on", DAY),
    ("terms", "--since", DAY, "--until", "2031"),
)


def run(*words: str, width: int = 80) -> Result:
    settings = {"COLUMNS": str(width), "TERM": "xterm", "NO_COLOR": None, "FORCE_COLOR": None}
    return CliRunner().invoke(command, words, env=settings)


def shown(*words: str, width: int = 80) -> str:
    result = run(*words, width=width)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def json_of(*words: str) -> Any:
    return json.loads(shown(*words, "--json"))


@pytest.mark.parametrize("words", EVERY)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_answer_fits_the_readers_width_and_has_no_colour_in_a_pipe(words: tuple[str, ...], width: int) -> None:
    page = shown(*words, width=width)
    assert all(cell_len(line) <= width and line == line.rstrip() for line in page.splitlines())
    assert "\x1b" not in page


def test_a_timeline_lists_the_moments_of_the_dossier(reference: ik.Dossier) -> None:
    expected = reference.chronology(since="2025-06", until="2026", sector="sector:defence", party="country:kor")
    rows = json_of("timeline", "--since", "2025-06", "--until", "2026", "--sector", "defence", "--party", "kor")
    assert (rows["since"], rows["until"]) == ("2025-06", "2026")
    assert [row["record"] for row in rows["moments"]] == [moment.record.id for moment in expected]
    assert list(rows["moments"][0]) == [
        "date",
        "earliest",
        "latest",
        "in_window",
        "kind",
        "text",
        "record",
        "label",
        "path",
        "sources",
    ]
    assert {row["kind"] for row in json_of("timeline", "--kind", "exercise")["moments"]} == {"exercise"}


@pytest.mark.parametrize("written", ["defence", "sector:defence", "DEFENCE", "Defence", "국방"])
def test_a_sector_may_be_given_by_slug_id_or_name_in_any_script(written: str, reference: ik.Dossier) -> None:
    board = json_of("progress", "--on", DAY, "--sector", written)
    assert board["total"]["total"] == reference.progress(DAY, sector="sector:defence").total.total


def test_the_page_of_a_record_says_what_its_stage_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2026, 11, 22))
    assert json_of("show", "edcf-4bn-2023")["standing"] == {
        "what": "stage",
        "is": "unreported",
        "certain": False,
        "since": "2026-01-01",
        "established_by": "inferred",
        "last_reported": "2023-09-12",
    }
    texts = {id: shown("show", id) for id in ("edcf-4bn-2023", "trade-30bn-2014", "trade-10bn-2008")}
    assert "unreported?, since 2026-01-01, inferred" in texts["edcf-4bn-2023"]
    assert "missed, since 2015-01-01, derived from other records or figures\n" in texts["trade-30bn-2014"]
    assert "delivered, since 2007\n" in texts["trade-10bn-2008"]


def test_a_pair_of_parties_is_written_as_each_party_is(reference: ik.Dossier) -> None:
    pair = ("country:ind", "country:kor")
    card = json_of("scorecard", "--on", "2026-11-22", "--between", "India", "KR")
    assert card["papers"]["sentence"] == reference.scorecard("2026-11-22", between=pair).papers.sentence
    board = json_of("progress", "--on", "2026-11-22", "--between", "ind", "kor")
    assert board["total"] == json_of("progress", "--on", "2026-11-22", "--between", "kor", "ind")["total"]
    moments = json_of("timeline", "--since", "2026", "--between", "ind", "kor")["moments"]
    assert len(moments) == len(reference.chronology(since="2026", between=pair))
    assert json_of("dyad-years", "--since", "2020", "--between", "kor", "ind")["between"] == [pair[1], pair[0]]


@pytest.mark.parametrize(
    ("parties", "code", "message"),
    [
        (("ind", "nobody-knows"), 1, 'no country or organisation "nobody-knows"'),
        (("ind", "India"), 2, "expected two different parties"),
    ],
)
@pytest.mark.parametrize("command", ["scorecard", "progress", "timeline", "dyad-years"])
def test_a_pair_needs_two_different_known_parties(
    command: str, parties: tuple[str, str], code: int, message: str
) -> None:
    result = run(command, "--between", *parties)
    assert (result.exit_code, message in result.stderr) == (code, True)


@pytest.mark.parametrize("written", ["kor", "KR", "Korea", "한국", "country:kor"])
def test_a_party_may_be_given_by_slug_id_code_or_name(written: str, reference: ik.Dossier) -> None:
    expected = reference.chronology(party="country:kor", since="2026")
    assert len(json_of("timeline", "--since", "2026", "--party", written)["moments"]) == len(expected)


def test_progress_as_json_has_the_whole_board(reference: ik.Dossier) -> None:
    board, expected = json_of("progress", "--on", DAY), reference.progress(DAY)
    assert list(board) == [
        "on",
        "by",
        "rows",
        "total",
        "overdue",
        "undertakings",
        "money",
        "left_out",
        "not_begun",
        "counted_with",
    ]
    assert board["total"]["stages"] == dict(zip(map(str, expected.stages), expected.total.counts, strict=True))
    assert [row["row"] for row in board["rows"]] == [line.key for line in expected.lines]
    assert [one["id"] for one in board["undertakings"]] == [entry.id for entry in expected.entries]
    assert len(board["left_out"]) == len(expected.money.left_out)
    assert json_of("progress", "--by", "party")["by"] == "party"


def test_a_scorecard_as_json_has_every_entry_and_the_method(reference: ik.Dossier) -> None:
    answer, expected = json_of("scorecard", "--on", DAY), reference.scorecard(DAY)
    assert list(answer) == ["on", "method", "promises", "deliverables", "papers", "dialogues", "not_counted"]
    assert answer["method"] == expected.method
    for name, part in zip(("promises", "deliverables", "papers", "dialogues"), expected.parts, strict=True):
        assert [entry["id"] for entry in answer[name]["entries"]] == [entry.id for entry in part]
        assert sum(answer[name]["counts"].values()) == answer[name]["total"] == len(part)
        assert answer[name]["sentence"] == part.sentence
    assert [name for name, part in answer.items() if isinstance(part, dict) and "share" in part] == ["deliverables"]
    assert answer["promises"]["entries"][0]["ratio_least"] == "1.56"
    ahead = [one["id"] for one in answer["promises"]["ahead"]]
    slugs = ("krafton-india-2023", "trade-50bn-2030", "hyundai-india-2030", "hyundai-india-2023")
    assert ahead == [f"commitment:{slug}" for slug in slugs]
    assert len(answer["not_counted"]) == len(expected.not_counted)


def test_a_scorecard_lists_its_entries_with_list() -> None:
    assert "\nOverdue (" in shown("scorecard", "--on", DAY, "--list")
    assert "\nOverdue (" not in shown("scorecard", "--on", DAY)
    assert "Everything counts the same" in shown("scorecard", "--sector", "defence")


def test_progress_lists_the_undertakings_with_list() -> None:
    assert "commitment:trade-40bn-2015" in shown("progress", "--on", DAY, "--list", width=160)
    assert "\nSigned (" in shown("progress", "--list")
    assert "\nSigned (" not in shown("progress")


def test_a_trail_may_be_given_by_slug_and_up_to_a_day(reference: ik.Dossier) -> None:
    trail = json_of("trail", "trade-50bn-2030", "--on", "2020")
    assert (trail["id"], trail["on"]) == ("commitment:trade-50bn-2030", "2020")
    assert [step["what"] for step in trail["steps"]] == [
        step.what for step in reference.trail("commitment:trade-50bn-2030", "2020").steps
    ]
    assert "nothing recorded" in shown("trail", "trade-50bn-2030")


def test_a_trail_as_json_has_the_silence_what_lies_ahead_the_figures_and_the_claims(reference: ik.Dossier) -> None:
    of_trade = json_of("trail", "trade-50bn-2030", "--on", "2026-11-22")
    assert of_trade["silence"] == {"since": "2026-04-20", "days_at_least": 216, "days_at_most": 216}
    assert [row["what"] for row in of_trade["ahead"]] == ["due by 2030"]
    assert (of_trade["realisation"]["verdict"], of_trade["stages_complete"]) == ("open", True)
    package = json_of("trail", "infrastructure-10bn-2015", "--on", "2026-11-22")
    assert {row["topic"].partition("-")[0] for row in package["claims"]} == {"fate", "operator", "steps", "value"}
    assert all(isinstance(row["sources"], list) for row in package["claims"])
    before = json_of("trail", "infrastructure-10bn-2015", "--on", "2015")
    assert (before["silence"], before["steps"]) == (None, [])
    assert json_of("trail", "cepa-2009", "--on", "2015")["realisation"] is None


def test_find_takes_several_words_and_counts_the_hits() -> None:
    found = json_of("find", "south", "korea", "--limit", "1")
    assert (found["text"], [hit["id"] for hit in found["hits"]]) == ("south korea", ["country:kor"])
    assert found["total"] > 1
    assert "the first 1 of them" in shown("find", "korea", "--limit", "1")
    assert {hit["kind"] for hit in json_of("find", "steel", "--kind", "agreement")["hits"]} == {"agreement"}
    partial = run("find", "missing", "steelworks", "zzzzzz")
    assert (partial.exit_code, "No record has all the words" in partial.output) == (0, True)
    nothing = run("find", "zzzzzz")
    assert (nothing.exit_code, nothing.stdout) == (1, "Nothing found\n")


def test_on_shows_today_without_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: datetime.date(2016, 5, 12))
    assert json_of("on")["on"] == json_of("on", "today")["on"] == "2016-05-12"
    assert "Agreements (" in shown("on", "2016-05-12")
    entry = json_of("on", "2016-05-12")["entries"][0]
    assert list(entry) == ["part", "kind", "record", "label", "state", "since", "certain"]


def test_disputes_may_be_about_a_record_or_a_sector_and_of_one_type(reference: ik.Dossier) -> None:
    assert len(json_of("disputes")["disputes"]) == len(reference.disputes())
    about = json_of("disputes", "--about", "in-rokn-2025")["disputes"]
    assert all("exercise:in-rokn-2025" in one["records"] for one in about)
    for kind in ik.DisputeType:
        found = json_of("disputes", "--type", str(kind))["disputes"]
        assert [one["type"] for one in found] == [str(kind)] * len(reference.disputes(type=kind))
    assert [one["moves"] for one in json_of("disputes")["disputes"]][:1] == ["status"]
    assert len(json_of("disputes", "--sector", "steel")["disputes"]) == len(reference.disputes(sector="sector:steel"))


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("timeline", "--sector", "stele"), 1, 'no sector "stele"; did you mean sector:steel (Steel)?'),
        (("scorecard", "--sector", "zzzzzz"), 1, 'no sector "zzzzzz"\n'),
        (("progress", "--sector", "zzzzzz"), 1, 'no sector "zzzzzz"\n'),
        (("progress", "--party", "nobody-knows"), 1, 'no country or organisation "nobody-knows"'),
        (("timeline", "--since", "2009-13"), 2, "month 13 does not exist; write 2009-12 or 2010-01"),
        (("timeline", "--since", "may"), 2, 'write it like 2015, 2015-05 or 2015-05-18, or "today"\n'),
        (("timeline", "--since", "2015-2018"), 2, "it is a period; write --since 2015 --until 2018\n"),
        (("timeline", "--until", "2017-18"), 2, "it is a period; write --since 2017-04-01 --until 2018-03-31\n"),
        (("timeline", "--since", "2015/.."), 2, "it is a period; write --since 2015\n"),
        (("on", "2015/2018"), 2, "it is a period; write one of them, such as 2015\n"),
        (("timeline", "--since", "2020", "--until", "2010"), 2, 'expected since to be before 2010, got "2020"'),
        (("timeline", "--kind", "metting"), 2, "metting"),
        (("trail", "trade-50bn-203"), 1, "trade-50bn-2030"),
        (("trail", "country:kor"), 1, 'expected an undertaking, got "country:kor"; write the id of an '),
        (("disputes", "--about", "cepa-209"), 1, 'did you mean "cepa-2009"?'),
        (("on", "yesterday"), 2, "write it like 2015"),
        (("find",), 2, "Missing argument"),
        (("briefing",), 2, "got nothing; write one of them, such as --sector defence\n"),
        (("progress", "--by", "year"), 2, "year"),
        (("progress", "--file", "missing.json"), 2, "missing.json: cannot be opened: No such file"),
        (("progress", "--file", "notes.txt"), 2, "expected a file name that ends in"),
        (("timeline", "--save", "picture.gif"), 2, "write a name that ends in .svg, .png or .pdf"),
        (("progress", "--save", "nowhere/picture.svg"), 2, "nowhere/picture.svg: cannot be written"),
        (("progress", "--save", "picture.svg", "--theme", "blue"), 2, "'blue' is not one of 'light', 'dark'"),
        (("progress", "--save", "picture.svg", "--width", "390"), 2, "write inches from 3.5 to 30; 4 suits a phone"),
        (("progress", "--theme", "dark"), 2, "--theme and --width are for a chart; name its file with --save"),
    ],
)
def test_an_invalid_question_exits_with_what_to_write_instead(
    words: tuple[str, ...], status: int, message: str
) -> None:
    result = run(*words, width=200)
    assert (result.exit_code, result.stdout) == (status, "")
    assert message in result.stderr


def test_a_name_of_several_records_is_refused_with_their_ids(tmp_path: Path) -> None:
    result = run("timeline", "--party", "hyundai")
    assert result.exit_code == 1
    assert "organisation:hyundai-motor" in result.stderr
    yards = [
        ik.Sector(id=f"sector:yard-{place.lower()}", name=ik.Name(en=place, short="Yard"))
        for place in ("Busan", "Pune")
    ]
    ik.write(ik.Dossier(yards), tmp_path / "yards.json")
    result = run("progress", "--file", str(tmp_path / "yards.json"), "--sector", "yard")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        'several records have the name "yard"; write one of sector:yard-busan (Busan), sector:yard-pune (Pune)'
        in result.stderr
    )


def test_another_file_may_be_given_before_or_after_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    steel = ik.Sector(id="sector:steel", name="Steel")
    ik.write(ik.Dossier([steel], title="Mine"), "mine.json")
    assert json_of("find", "steel", "--file", "mine.json") == json_of("--file", "mine.json", "find", "steel")
    assert json_of("find", "steel", "--file", "mine.json")["total"] == 1
    assert shown("--file", "mine.json").startswith("Mine\n")
    assert "--file mine.json find" in shown("--file", "mine.json")
    assert shown("show", "steel", "--file", "mine.json") == "Steel\nsector:steel\n"
    assert shown("progress", "--file", "mine.json").endswith("no undertaking has begun\n")
    assert shown("timeline", "--file", "mine.json") == "Nothing dated\n"
    Path("bad.json").write_text('{"format": "indokorea", "version": 1, "records": [{}]}', "utf-8")
    result = run("progress", "--file", "bad.json")
    assert result.exit_code == 2
    assert "indokorea check bad.json lists them" in result.stderr


@pytest.mark.parametrize(
    "words", [("timeline", "--since", "2026"), ("progress", "--on", DAY), ("scorecard", "--on", DAY)]
)
def test_a_chart_is_drawn_instead_of_text(words: tuple[str, ...], tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    result = run(*words, "--save", str(picture))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"drawn: {picture}\n")
    assert picture.read_bytes().startswith(b"<?xml")
    light = picture.read_bytes()
    dark = run(*words, "--save", str(picture), "--theme", "dark", "--width", "4")
    assert dark.exit_code == 0
    assert b'width="288pt"' in picture.read_bytes()
    assert light.count(b"#ffffff") > picture.read_bytes().count(b"#ffffff")
    both = run(*words, "--save", str(picture), "--json")
    assert json.loads(both.stdout)


def test_without_the_extra_a_chart_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("indokorea.charts")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run("progress", "--save", "picture.svg")
    assert result.exit_code == 2
    assert 'python -m pip install "indokorea[plot]"' in result.stderr


def test_an_interrupted_command_prints_nothing() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    result = CliRunner().invoke(
        InterruptibleGroup(commands={"ask": click.Command("ask", callback=interrupted)}), ["ask"]
    )
    assert (result.exit_code, result.output) == (130, "")


@pytest.mark.parametrize("words", EVERY[:2])
def test_a_closed_pipe_causes_no_message(words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "indokorea", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


def test_dyad_years_as_json_have_every_column_with_its_meaning_and_amounts_as_text() -> None:
    answer = json_of("dyad-years", "--since", "2010", "--until", "2012")
    assert (answer["between"], answer["since"], answer["until"]) == (["country:ind", "country:kor"], 2010, 2012)
    assert [list(row) for row in answer["years"]] == [list(answer["meanings"])] * 3
    assert (answer["years"][0]["ccode1"], answer["years"][0]["ccode2"]) == (750, 732)
    amounts = [value for name, value in answer["years"][0].items() if name.startswith("trade_")]
    assert {type(value) for value in amounts} == {str, type(None)}


def test_dyad_years_leave_out_a_meeting_without_a_year() -> None:
    lines = shown("dyad-years", "--since", "2018", "--until", "2018", width=120).splitlines()
    assert lines[0] == "Dyad-years of country:ind and country:kor"
    assert next(line for line in lines if line.startswith("2018  ")).split()[5] == "22"


def test_dyad_years_refuse_years_in_the_wrong_order() -> None:
    result = run("dyad-years", "--since", "2020", "--until", "2010")
    assert result.exit_code == 2
    assert "no year lies between 2020 and 2010" in result.stderr


def test_a_lineage_as_json_lists_its_agreements_and_what_binds_each_party() -> None:
    answer = json_of("lineage", "dtac-2015", "--on", DAY)
    assert (answer["id"], answer["on"]) == ("agreement:dtac-2015", DAY)
    assert answer["entries"][0]["relations"] == ["supersedes"]
    assert answer["entries"][0]["direction"] == "before"
    assert "agreement:dtac-2015" in answer["bound_by"]["country:kor"]


def test_only_an_agreement_has_a_lineage() -> None:
    result = run("lineage", "posco")
    assert result.exit_code == 1
    assert 'expected an agreement, got "organisation:posco"' in result.stderr


def test_the_terms_that_end_are_those_of_the_dossier(reference: ik.Dossier) -> None:
    expected = reference.terms_ending(since=DAY, until="2031")
    answer = json_of("terms", "--since", DAY, "--until", "2031")
    assert (answer["since"], answer["until"]) == (DAY, "2031")
    assert answer["terms"] == expected.rows()
    assert answer["unknown"] == [one.id for one in expected.unknown]
    page = shown("terms", "--since", DAY, "--until", "2031")
    assert page.startswith(expected.summary)
    assert expected.unknown_text in page
    assert all(one.agreement.id in page for one in expected)


def test_terms_refuse_times_in_the_wrong_order() -> None:
    result = run("terms", "--since", "2030", "--until", "2029")
    assert result.exit_code == 2
    assert "no time lies between 2030 and 2029" in result.stderr
