"""Charts: what they draw, what they keep apart, and that equal charts are equal files."""

from __future__ import annotations

import datetime
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

import indokorea as ik
from indokorea.charts.draw import draw
from indokorea.charts.heat_map_chart import contrast, heat_map
from indokorea.charts.picture import (
    MARGIN,
    POINTS,
    TEXT_SIZE,
    THEMES,
    Frame,
    Picture,
    picture_bytes,
    replace_missing_glyphs,
    text_width,
    wrap,
)
from indokorea.charts.scorecard_chart import scorecard
from indokorea.charts.sessions_chart import SessionRow, sessions
from indokorea.charts.time_axis import day_number
from indokorea.charts.time_rows import DOT
from indokorea.charts.timeline_chart import MOST_LISTED, LaneMark, timeline
from indokorea.charts.trade_chart import trade
from indokorea.progress.trade import Basis, Flow, trade_figures, trade_panels

IND, KOR = "country:ind", "country:kor"
DAY = datetime.date(2015, 5, 18)
FRAME = Frame(title="A title", source="Source: a test")
SIDES = (ik.Country(id=IND, name="India"), ik.Country(id=KOR, name="Republic of Korea"))
KITA = ik.Organisation(
    id="organisation:kita",
    name=ik.Name(en="Trade Association", short="KITA"),
    type=ik.OrganisationType.CHAMBER_OF_COMMERCE,
)


def figure_of(slug: str, money: str | None = "USD 10 billion", **fields: Any) -> ik.Observation:
    given: dict[str, Any] = {
        "indicator": ik.Indicator.BILATERAL_TRADE,
        "subject": KOR,
        "counterpart": IND,
        "period": "2014-01-01/2014-12-31",
        "year": ik.YearBasis.CALENDAR,
        "money": None if money is None else ik.Money.parse(money),
    }
    return ik.Observation(id=f"observation:{slug}", **given | fields)


def target(slug: str, money: str, due: str, **fields: Any) -> ik.Commitment:
    aim = ik.Target(indicator=ik.Indicator.BILATERAL_TRADE, money=ik.Money.parse(money), by=due)
    given: dict[str, Any] = {"name": slug, "by": (IND, KOR), "target": aim}
    return ik.Commitment(id=f"commitment:{slug}", **given | fields)


def announced(on: str, status: ik.CommitmentStatus = ik.CommitmentStatus.ANNOUNCED) -> tuple[ik.CommitmentUpdate, ...]:
    return (ik.CommitmentUpdate(status=status, on=on),)


def words_of(figure: Figure) -> str:
    """Return all words of a figure, with blanks where lines are broken."""
    texts: list[Any] = figure.findobj(Text)
    return "\n".join(" ".join(text.get_text().split()) for text in texts)


def test_figures_of_different_bases_are_never_one_series() -> None:
    dossier = ik.Dossier(
        [
            *SIDES,
            KITA,
            figure_of("a"),
            figure_of("b", period="2015-01-01/2015-12-31"),
            figure_of("fiscal", year=ik.YearBasis.FISCAL, period="2014-04-01/2015-03-31"),
            figure_of("other-side", subject=IND, counterpart=KOR),
            figure_of("compiled", compiled_by="organisation:kita"),
            figure_of("valued", valuation=ik.Valuation.CIF),
            figure_of("untold", year=None),
        ]
    )
    panels, left_out = trade_panels(dossier, None)
    (flow,) = panels
    assert flow == Flow(IND, KOR, True, "", "USD")
    assert {basis: len(points) for basis, points in panels[flow].series.items()} == {
        Basis(KOR, ik.YearBasis.CALENDAR, None, ""): 2,
        Basis(KOR, ik.YearBasis.FISCAL, None, ""): 1,
        Basis(IND, ik.YearBasis.CALENDAR, None, ""): 1,
        Basis(KOR, ik.YearBasis.CALENDAR, "organisation:kita", ""): 1,
        Basis(KOR, ik.YearBasis.CALENDAR, None, "cif"): 1,
        Basis(KOR, None, None, ""): 1,
    }
    assert not left_out
    words = words_of(trade(trade_figures(dossier), FRAME))
    assert "Republic of Korea: KITA\n" in words
    assert "Republic of Korea: compiler not named, c.i.f." in words
    assert "filled: calendar years; hollow: fiscal years; half-filled: sort of year not known" in words


def test_a_figure_of_a_sector_or_of_something_narrower_or_of_the_future_is_no_trade_of_two_countries() -> None:
    dossier = ik.Dossier(
        [
            *SIDES,
            ik.Sector(id="sector:steel", name="Steel"),
            figure_of("sector", about="sector:steel"),
            figure_of("narrower", what="trade within the preferences of the CEPA"),
            figure_of("aim", status=ik.FigureStatus.TARGET),
            figure_of("provisional", status=ik.FigureStatus.PROVISIONAL),
        ]
    )
    panels, left_out = trade_panels(dossier, None)
    (panel,) = panels.values()
    assert [len(points) for points in panel.series.values()] == [1]
    assert left_out == {"not of the past": 1}


def test_currencies_products_and_directions_have_panels_of_their_own() -> None:
    dossier = ik.Dossier(
        [
            *SIDES,
            figure_of("dollars"),
            figure_of("rupees", "INR 5 lakh crore"),
            figure_of("exports", "USD 3 million", indicator=ik.Indicator.EXPORTS),
            figure_of("mirrored", indicator=ik.Indicator.IMPORTS, subject=IND, counterpart=KOR),
            figure_of("back", "USD 900", indicator=ik.Indicator.IMPORTS),
            figure_of("steel", product=ik.CodeRef(scheme=ik.CodeScheme.HS, version="2017", code="72")),
            figure_of("no-trade", indicator=ik.Indicator.FDI_FLOW),
            figure_of("alone", counterpart=None),
        ]
    )
    panels, _ = trade_panels(dossier, None)
    assert [(flow.start, flow.end, flow.both, bool(flow.product), flow.currency) for flow in panels] == [
        (IND, KOR, True, False, "INR"),
        (IND, KOR, True, False, "USD"),
        (IND, KOR, True, True, "USD"),
        (IND, KOR, False, False, "USD"),
        (KOR, IND, False, False, "USD"),
    ]
    assert len(panels[Flow(KOR, IND, False, "", "USD")].series) == 2
    figure = trade(trade_figures(dossier), FRAME)
    assert [axes.get_ylabel() for axes in figure.axes] == [
        "INR lakh crore",
        "USD billion",
        "USD billion",
        "USD",
        "USD billion",
    ]
    words = words_of(figure)
    assert "Goods from the Republic of Korea to India\n" in words
    assert "goods: the exports of one side are the imports of the other" in words


def test_figures_of_other_spans_than_years_are_left_out_and_counted() -> None:
    dossier = ik.Dossier(
        [
            *SIDES,
            figure_of("part", year=ik.YearBasis.PART_YEAR),
            figure_of("sum", year=ik.YearBasis.CUMULATIVE),
            figure_of("open", period="2014/.."),
            figure_of("count", None, quantity=ik.Quantity(value=9, unit="ships")),
        ]
    )
    panels, left_out = trade_panels(dossier, None)
    assert not panels
    assert sum(left_out.values()) == 4
    words = words_of(trade(trade_figures(dossier), FRAME))
    assert "no figures of trade" in words
    assert "not drawn: 1 for all years up to a day, 1 for part of a year" in words


def test_the_title_of_trade_says_what_was_chosen() -> None:
    due = target("fifty", "USD 50 billion", "2030", updates=announced("2018"))
    plot = ik.Dossier([*SIDES, KITA, figure_of("a", compiled_by=KITA.id), due], title="Mine").plot_trade
    assert "Mine: Trade, with its targets on 2026\n" in words_of(plot(on="2026"))
    assert "Mine: Trade from 2008 to 2015, compiled by KITA\n" in words_of(
        plot(on="2026", since=2008, until=2015, compiled_by="kita")
    )
    assert "Mine: Trade until 1950\n" in words_of(plot(on="2026", until=1950))


def test_a_target_is_drawn_once_with_its_outcome() -> None:
    delivered = ik.CommitmentStatus.DELIVERED
    dossier = ik.Dossier(
        [
            *SIDES,
            figure_of("a", "at least USD 12 billion"),
            figure_of("b", "up to USD 12 billion", period="2015-01-01/2015-12-31"),
            target("ten", "USD 10 billion", "2008", updates=(*announced("2003"), *announced("2008", delivered))),
            target("thirty", "USD 30 billion", "2014", updates=announced("2010-01-25")),
            target("fifty", "USD 50 billion", "2030", updates=announced("2018-07-10")),
            target("fifty-again", "USD 50 billion", "2030", updates=announced("2019"), restates=("commitment:fifty",)),
            target("fifty-alone", "USD 50 billion", "2030", by=(KOR,), updates=announced("2023")),
            target("forty", "USD 40 billion", "2015", updates=announced("2012")),
            target("forty-later", "USD 45 billion", "2016", updates=announced("2013"), renews=("commitment:forty",)),
            target("rupees", "INR 3 lakh crore", "2030"),
            target("unlike", "USD 60 billion", "2031", target=ik.Target(indicator=ik.Indicator.TURNOVER)),
            target("alone", "USD 70 billion", "2032", by=(IND,), updates=announced("2024")),
            ik.Commitment(id="commitment:none", name="None"),
        ]
    )
    panels, _ = trade_panels(dossier, "2026-11-22")
    targets = [target for panel in panels.values() for target in panel.targets]
    assert {str(one.money): (one.outcome, one.times_stated, one.certain) for one in targets} == {
        "USD 10 billion": ("met", 1, True),
        "USD 30 billion": ("unreported", 1, False),
        "USD 50 billion": ("open", 3, True),
        "USD 40 billion": ("missed", 1, True),
        "USD 45 billion": ("unreported", 1, False),
        "INR 3 lakh crore": ("open", 1, True),
        "USD 70 billion": ("open", 1, True),
    }
    assert {flow.currency for flow in panels} == {"USD", "INR"}
    words = words_of(trade(trade_figures(dossier, "2026-11-22"), FRAME))
    assert "USD 50 billion by 2030: open, said 3 times" in words
    assert "arrow: at least, or at most" in words
    earlier = words_of(trade(trade_figures(dossier, "2014"), FRAME))
    assert "USD 30 billion by 2014: open" in earlier


def test_whether_a_target_was_met_may_be_uncertain() -> None:
    dossier = ik.Dossier([*SIDES, target("thirty", "USD 30 billion", "2014", updates=announced("2010"))])
    assert "USD 30 billion by 2014: open?" in words_of(trade(trade_figures(dossier, "201X"), FRAME))


def test_trade_of_the_reference_dossier_is_drawn_without_a_warning(tmp_path: Path) -> None:
    figure = ik.reference().plot_trade(on="2026-11-22", save=tmp_path / "trade.svg")
    assert "USD 40 billion by 2015: missed" in words_of(figure)
    assert ET.parse(tmp_path / "trade.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(("suffix", "head"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_equal_charts_are_equal_files_with_any_settings_of_the_reader(tmp_path: Path, suffix: str, head: bytes) -> None:
    def write(name: str) -> bytes:
        draw("timeline", [("talks", DAY, DAY, "first")], save=tmp_path / f"{name}{suffix}")
        return (tmp_path / f"{name}{suffix}").read_bytes()

    first = write("one")
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": None}):
        second = write("two")
    assert first == second
    assert first.startswith(head)


def test_a_file_name_without_a_known_format_is_refused_before_drawing(tmp_path: Path) -> None:
    with pytest.raises(
        ik.InvalidValue,
        match=r'expected a file name for a picture, got "x\.gif"; write a name that ends in \.svg, \.png or \.pdf',
    ):
        draw("timeline", [("broken",)] * 3, save=tmp_path / "x.gif")
    assert not list(tmp_path.iterdir())


def test_a_notebook_shows_a_picture_as_png() -> None:
    figure = timeline([], FRAME)
    assert isinstance(figure, Picture)
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_a_picture_has_its_title_and_its_source_as_text_in_svg() -> None:
    for figure in (
        timeline([("talks", DAY, DAY, "first")], FRAME),
        heat_map(["steel"], ["signed"], [[(1, "1")]], FRAME),
        sessions([SessionRow("Talks", "active", [(DAY, DAY)])], DAY, FRAME),
        draw("scorecard", [("Promises", [("met", 1)])], title=FRAME.title, source=FRAME.source),
    ):
        svg = picture_bytes(figure, ".svg").decode()
        assert all(f">{text}</text>" in svg for text in ("A title", "Source: a test"))


def test_answers_name_their_subject_and_the_data(reference_pictures: dict[str, Figure]) -> None:
    for name, figure in reference_pictures.items():
        words = words_of(figure)
        assert ik.reference().source_line in words, name
        assert ("India and the Republic of Korea: Trade" if name == "trade" else "Defence: ") in words, name
    whole = ik.reference()
    for figure in (
        whole.progress("2026").plot(),
        whole.scorecard("2026").plot(),
        whole.scorecard("2026").dialogues.plot(),
        whole.chronology().plot(),
    ):
        assert "India and the Republic of Korea: " in words_of(figure)
    mine = ik.Dossier(SIDES, title="Mine", edition="2", as_of="2026-11")
    assert "Mine: 0 undertakings" in words_of(mine.progress("2026").plot())
    assert "Source: Mine, edition 2, as of 2026-11;" in words_of(mine.progress("2026").plot())
    assert "Source: a dossier without a title;" in words_of(ik.Dossier().scorecard("2026").plot())


@pytest.fixture(scope="module")
def reference_pictures() -> dict[str, Figure]:
    dossier = ik.reference()
    card = dossier.scorecard("2026-11-22", sector="defence")
    return {
        "board": dossier.progress("2026-11-22", sector="defence").plot(),
        "scorecard": card.plot(),
        "dialogues": card.dialogues.plot(),
        "timeline": dossier.chronology(since="2025-06", until="2026-05", sector="defence").plot(),
        "counts": dossier.chronology(sector="defence").plot(),
        "trade": dossier.plot_trade(on="2026-11-22"),
    }


def test_no_words_of_a_picture_leave_it_at_any_width() -> None:
    dossier = ik.reference()
    for width in (3.5, 7.5):
        card = dossier.scorecard("2026-11-22")
        for figure in (
            dossier.progress("2026-11-22").plot(width=width),
            card.plot(width=width),
            card.dialogues.plot(width=width),
            dossier.chronology(since="2025-06", until="2026-05", sector="defence").plot(width=width),
            dossier.chronology().plot(width=width),
            dossier.plot_trade(on="2026-11-22", width=width),
        ):
            canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type this method
            renderer = canvas.get_renderer()
            texts: list[Any] = [one for one in figure.findobj(Text) if one.get_visible() and one.get_text()]
            for text in texts:
                box = text.get_window_extent(renderer)
                assert box.x0 >= -2, (width, text.get_text())
                assert box.x1 <= figure.bbox.x1 + 2, (width, text.get_text())


def test_lines_are_broken_between_words_and_only_a_word_too_long_within() -> None:
    text = "Memorandum of Understanding on the landing platform dock programme " + "x" * 200
    lines = wrap(text, 2)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, TEXT_SIZE) <= 2 for line in lines)
    assert lines[0] == "Memorandum of Understanding"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"theme": "drak"}, 'expected a theme, got "drak"; did you mean "dark"?'),
        ({"theme": "blue"}, 'expected a theme, got "blue"; write light or dark'),
        ({"width": 390}, "expected a width of a picture, got 390; write inches from 3.5 to 30; 4 suits a phone"),
        ({"width": True}, "expected a width of a picture, got true; write inches from 3.5 to 30; 4 suits a phone"),
    ],
)
def test_another_theme_or_width_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ik.InvalidValue) as caught:
        ik.Dossier().plot_trade(**options)
    assert str(caught.value) == message


def test_a_dark_picture_has_light_words_on_a_dark_background() -> None:
    figure = ik.Dossier(SIDES).progress("2026").plot(theme="dark")
    assert figure.get_facecolor() == to_rgba(THEMES["dark"].background)
    svg = picture_bytes(figure, ".svg").decode()
    assert THEMES["light"].ink not in svg
    assert THEMES["dark"].ink in svg


def test_without_a_theme_a_picture_has_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    def background(theme: Literal["light", "dark"] | None = None) -> tuple[float, float, float, float]:
        return to_rgba(ik.Dossier(SIDES).progress("2026").plot(theme=theme).get_facecolor())

    for value, colours in (("dark", THEMES["dark"]), ("light", THEMES["light"]), ("", THEMES["light"])):
        monkeypatch.setenv("INDOKOREA_THEME", value)
        assert background() == to_rgba(colours.background)
        assert background("light") == to_rgba(THEMES["light"].background)
    monkeypatch.setenv("INDOKOREA_THEME", "drak")
    with pytest.raises(ik.InvalidValue, match='expected a theme, got "drak"'):
        background()


def test_a_mark_has_all_its_words_beside_it() -> None:
    name = "signed: Memorandum of Understanding on long-term cooperation in shipbuilding and maritime logistics"
    figure = timeline([LaneMark("Talks", DAY, DAY, name, date="2015-05-18")], FRAME)
    assert f"2015-05-18 {name}" in words_of(figure)


def test_marks_are_listed_by_lane() -> None:
    later = DAY + datetime.timedelta(days=3)
    figure = timeline(
        [
            LaneMark("talks", DAY, DAY, "first"),
            ("talks", later, later, "second"),
            ("visits", DAY, datetime.date(2016, 1, 1), "partial", True),
            ("visits", DAY, datetime.date(2016, 1, 1), "long", False, True),
            ("visits", None, DAY),
            ("visits", datetime.date.min, datetime.date.max),
        ],
        FRAME,
        lanes=("visits", "empty"),
    )
    words = words_of(figure)
    assert words.index("visits (3)") < words.index("talks (2)")
    assert "empty" not in words
    assert "hollow: may lie outside the time chosen" in words
    assert "full bar: all through it" in words
    assert "1 without a date not drawn" in words
    heights = {text.get_text(): text.xy[1] for text in figure.axes[0].texts if isinstance(text, Annotation)}
    assert heights["first"] < heights["second"]


def test_a_date_of_many_years_does_not_squeeze_the_others() -> None:
    marks = [("talks", DAY, DAY, "a"), ("talks", datetime.date(1990, 1, 1), datetime.date(2016, 1, 1), "b")]
    first, _ = timeline(marks, FRAME).axes[0].get_xlim()
    assert first > day_number(datetime.date(2015, 1, 1))
    decades = [("talks", datetime.date(year, 1, 1), datetime.date(year, 1, 1), "a") for year in (1992, 2026)]
    year = ("talks", datetime.date(1981, 1, 1), datetime.date(1981, 12, 31), "b")
    assert "arrow" not in words_of(timeline([*decades, year], FRAME))


def test_the_labels_of_a_time_axis_have_their_year_and_english_months() -> None:
    def labels(*days: datetime.date) -> list[str]:
        axes = timeline([("talks", day, day) for day in days], FRAME).axes[0]
        return [label.get_text() for label in axes.get_xticklabels()]

    assert labels(datetime.date(2025, 6, 20), datetime.date(2025, 8, 20)) == ["Jul 2025", "Aug 2025"]
    assert labels(datetime.date(2015, 5, 18)) == ["13 May 2015", "23 May"]
    assert all(label.isdigit() for label in labels(datetime.date(1990, 1, 1), datetime.date(2026, 1, 1)))


@pytest.mark.parametrize("width", [3.5, 4, 7.5, 12])
@pytest.mark.parametrize("days", [0, 20, 40, 70, 400, 3000, 20000])
def test_the_labels_of_a_time_axis_stay_within_it_and_apart(width: float, days: int) -> None:
    ends = [datetime.date(1970, 1, 20), datetime.date(1970, 1, 20) + datetime.timedelta(days)]
    many = [("talks", ends[number % 2], ends[number % 2]) for number in range(MOST_LISTED + 1)]
    for marks in ([("talks", day, day) for day in ends], many):
        figure = timeline(marks, Frame(width=width))
        canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type this method
        axes, renderer = figure.axes[0], canvas.get_renderer()
        boxes = [label.get_window_extent(renderer) for label in axes.get_xticklabels()]
        assert boxes
        assert boxes[0].x0 >= axes.bbox.x0 - 2
        assert boxes[-1].x1 <= axes.bbox.x1 + 2
        assert all(after.x0 > before.x1 for before, after in pairwise(boxes))


def test_every_mark_of_a_timeline_is_at_least_as_wide_as_a_dot() -> None:
    decades = [("talks", datetime.date(year, 1, 1), datetime.date(year, 1, 1)) for year in (1970, 2026)]
    stay = LaneMark("visits", DAY, DAY + datetime.timedelta(2), lasting=True)
    days = LaneMark("visits", DAY, DAY + datetime.timedelta(2))
    last = LaneMark("visits", datetime.date(2028, 3, 1), datetime.date(2045, 1, 1))
    figure = timeline([*decades, stay, days, last], FRAME)
    axes = figure.axes[0]
    bars = [one for one in axes.patches if isinstance(one, Rectangle) and one.get_height() < 0.1]
    begin, end = axes.get_xlim()
    assert len(bars) == 3
    for bar in bars:
        inches = bar.get_width() / (end - begin) * axes.bbox.width / figure.dpi
        assert inches >= DOT / POINTS - 1e-9
        assert begin <= bar.get_x()
        assert bar.get_x() + bar.get_width() <= end + 1e-9


@pytest.mark.parametrize("dpi", [100, 144, 200])
def test_no_words_of_a_timeline_leave_their_band_on_a_screen(dpi: int) -> None:
    figure = ik.reference().chronology(since="2025-05", until="2025-05").plot()
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type this method
    edge = figure.bbox.x1 - MARGIN * dpi
    for text in figure.axes[0].texts:
        assert text.get_window_extent(canvas.get_renderer()).x1 <= edge + 1, text.get_text()


def test_a_visit_is_one_mark_from_its_first_day_to_its_last() -> None:
    visit = ik.Event(id="event:visit", name="A call", type=ik.EventType.PORT_CALL, period="2015-05-18/2015-05-21")
    words = words_of(ik.Dossier([visit]).chronology().plot())
    assert "2015-05-18 to 2015-05-21 port call: A call" in words
    assert "Events (1)" in words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({}, "0 moments\n"),
        ({"since": "2015", "until": "2015"}, "0 moments in 2015\n"),
        ({"since": "2025-05", "until": "2026"}, "0 moments from May 2025 to 2026\n"),
        ({"until": "2026"}, "0 moments until 2026\n"),
    ],
)
def test_the_title_of_a_timeline_has_its_bounds_in_words(bounds: dict[str, Any], words: str) -> None:
    assert words in words_of(ik.Dossier().chronology(**bounds).plot())


def test_a_partial_date_of_a_timeline_is_in_words() -> None:
    signed = ik.Action(type="signed", on="[2015-05-18..2015-05-21]")
    parties = tuple(ik.AgreementParty(party=id) for id in (IND, KOR))
    text = ik.Agreement(
        id="agreement:a", name="A", parties=parties, instrument="agreement", level="state", actions=(signed,)
    )
    assert "between 2015-05-18 and 2015-05-21" in words_of(ik.Dossier([*SIDES, text]).chronology().plot())


def test_of_many_marks_the_number_in_each_year_is_drawn() -> None:
    marks = [("talks", datetime.date(2010 + number % 5, 1, 1)) for number in range(MOST_LISTED + 1)]
    figure = timeline([(lane, day, day, "entry") for lane, day in marks], FRAME)
    words = words_of(figure)
    assert "entry" not in words
    assert f"talks ({MOST_LISTED + 1})" in words
    bars = [bar for bar in figure.axes[0].patches if isinstance(bar, Rectangle) and bar.get_height() < 0]
    assert len(bars) == 5


def test_of_many_marks_in_a_few_years_the_number_in_each_month_is_drawn() -> None:
    days = [datetime.date(2015, 1 + number % 12, 1 + number % 28) for number in range(MOST_LISTED + 1)]
    year = ("talks", datetime.date(2015, 1, 1), datetime.date(2015, 12, 31))
    figure = timeline([*[("talks", day, day) for day in days], year], FRAME)
    bars = [bar for bar in figure.axes[0].patches if isinstance(bar, Rectangle) and bar.get_height() < 0]
    assert len(bars) == 12
    words = words_of(figure)
    assert "height: how many in the month, to one scale; 1 without a certain month not drawn" in words
    assert "Jan 2015" in words


def test_the_number_above_the_highest_bar_stays_within_its_lane() -> None:
    figure = ik.reference().chronology().plot()
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type this method
    axes = figure.axes[0]
    assert axes.texts
    for number in axes.texts:
        box = number.get_window_extent(canvas.get_renderer()).transformed(axes.transData.inverted())
        high, low = sorted((box.y0, box.y1))
        assert int(high) == int(low), number.get_text()


def test_marks_far_before_all_others_are_left_out_and_counted() -> None:
    days = [datetime.date(2000 + number % 20, 1, 1) for number in range(MOST_LISTED + 10)]
    figure = timeline([("talks", day, day) for day in [*days, datetime.date(48, 1, 1)]], FRAME)
    assert "1 before 2000 not drawn" in words_of(figure)
    vague = [("talks", datetime.date(2000, 1, 1), datetime.date(2010, 1, 1))]
    assert "1 without a certain year not drawn" in words_of(
        timeline([*[("talks", day, day) for day in days], *vague], FRAME)
    )


def test_each_count_is_drawn_on_its_shade_above_the_total() -> None:
    figure = heat_map(
        ["steel", "ships"],
        ["talked", "signed"],
        [[(1, "1"), (2345, "2,345?")], [(0, "·"), (3, "3")]],
        FRAME,
        total=["1", "2,348?"],
    )
    axes = figure.axes[0]
    counts = {text.get_text(): text.get_color() for text in axes.texts}
    assert counts.keys() == {"1", "2,345?", "3", "2,348?"}
    assert counts["2,345?"] != counts["3"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["steel", "ships", "total"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["talked", "signed"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_count_is_legible_on_its_shade(theme: Literal["light", "dark"]) -> None:
    counts = range(1, 27)
    figure = heat_map(["row"] * 26, ["signed"], [[(count, str(count))] for count in counts], Frame(theme=theme))
    axes = figure.axes[0]
    [mesh] = axes.collections
    for text in axes.texts:
        shade = mesh.to_rgba(np.array([float(text.get_text())]))[0]
        assert contrast(text.get_color(), shade) >= 4.5, text.get_text()


@pytest.mark.parametrize("width", [3.5, 4, 7.5])
def test_no_count_is_wider_than_its_cell(width: float) -> None:
    for by in ("sector", "objective"):
        figure = ik.reference().progress("2026-11-22", by).plot(width=width)
        canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type this method
        axes = figure.axes[0]
        cell = axes.bbox.width / len(axes.get_xticks())
        assert all(text.get_window_extent(canvas.get_renderer()).width < cell for text in axes.texts)


def test_a_board_says_why_its_rows_are_more_than_the_total() -> None:
    why = "an undertaking may be in several rows; the total counts it once"
    board = ik.reference().progress("2026-11-22")
    assert sum(line.total for line in board.lines) > board.total.total
    assert why in words_of(board.plot())
    steel = ik.Sector(id="sector:steel", name="Steel")
    plant = ik.Project(
        id="project:plant",
        name="A plant",
        type=ik.ProjectType.PLANT,
        sectors=(steel.id,),
        updates=(ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2014"),),
    )
    words = words_of(ik.Dossier([steel, plant]).progress("2015").plot())
    assert "Steel" in words
    assert why not in words
    assert "·" not in words


def test_all_panels_of_a_scorecard_have_one_scale() -> None:
    panels = [("Promises", [("not met", 3)]), ("Agreements", [("signed and silent", 51), ("in force", 3)])]
    for width in (4, 7.5):
        figure = scorecard(panels, Frame(width=width))
        inches = {
            bar.get_width(): bar.get_width() / axes.get_xlim()[1] * axes.bbox.width
            for axes in figure.axes
            for bar in axes.patches
            if isinstance(bar, Rectangle)
        }
        assert inches[51] == pytest.approx(17 * inches[3])
        assert len({axes.bbox.width / axes.get_xlim()[1] for axes in figure.axes}) == 1


def test_counts_that_do_not_fit_their_labels_are_refused() -> None:
    with pytest.raises(ik.InvalidValue, match="the counts do not fit 1 rows of 2 columns"):
        heat_map(["a"], ["b", "c"], [[(1, "1")]], FRAME)
    with pytest.raises(ik.InvalidValue):
        heat_map(["a"], ["c"], [[(1, "1")]], FRAME, total=["1", "2"])


def test_a_dialogue_has_a_dot_for_each_session_and_a_line_since_the_last() -> None:
    year = (datetime.date(2012, 1, 1), datetime.date(2012, 12, 31))
    vague = (datetime.date(2010, 1, 1), datetime.date(2011, 12, 31))
    rows = [SessionRow("Talks", "active, 3 sessions", [vague, year, (DAY, DAY)], (DAY, DAY)), ("None", "ended", [])]
    figure = sessions(rows, datetime.date(2026, 11, 22), FRAME)
    lines = figure.axes[0].lines
    dots = [float(np.asarray(line.get_xdata())[0]) for line in lines if line.get_markerfacecolor() != "none"]
    assert len([line for line in lines if line.get_marker() == "o"]) == 3
    assert day_number(datetime.date(2012, 7, 1)) == pytest.approx(dots[0], abs=2)
    [silence] = [line for line in lines if line.get_linestyle() == ":"]
    assert np.asarray(silence.get_xdata())[1] == day_number(datetime.date(2026, 11, 22))
    assert "active, 3 sessions" in words_of(figure).replace("\n", " ")


def test_where_no_session_has_a_day_there_is_no_axis_and_no_legend() -> None:
    figure = sessions([SessionRow("Talks", "no session recorded", []), ("Others", "ended", [])], DAY, FRAME)
    assert not figure.axes
    words = words_of(figure)
    assert "Talks no session recorded" in words
    assert "dot" not in words


def test_sessions_far_before_all_others_are_arrows() -> None:
    days = [datetime.date(2000 + number, 1, 1) for number in range(25)]
    rows = [
        SessionRow("Talks", "active", [(day, day) for day in days]),
        ("Old", "silent", [(datetime.date(1960, 1, 1),) * 2]),
    ]
    figure = sessions(rows, days[-1], FRAME)
    assert figure.axes[0].get_xlim()[0] > day_number(datetime.date(1995, 1, 1))
    assert "arrow: before the time shown" in words_of(figure)
    assert [line for line in figure.axes[0].lines if line.get_marker() == "<"]
    assert "arrow" not in words_of(sessions(rows[:1], days[-1], FRAME))


def test_a_target_is_drawn_within_its_year() -> None:
    due = target("forty", "USD 40 billion", "2015", updates=announced("2012"))
    figure = ik.Dossier([*SIDES, figure_of("a"), due]).plot_trade(on="2026-11-22")
    markers = [line for line in figure.axes[0].lines if line.get_marker() in ("X", "D", "*")]
    [place] = {float(np.asarray(line.get_xdata())[0]) for line in markers}
    assert day_number(datetime.date(2015, 1, 1)) <= place <= day_number(datetime.date(2015, 12, 31))
    assert "A: USD 40 billion by 2015" in words_of(figure)


def test_a_compiler_has_one_look_in_all_panels_and_no_other_has_the_same() -> None:
    figure = ik.reference().plot_trade(on="2026-11-22")
    [legend] = figure.legends
    series = [line for line in legend.get_lines() if line.get_linestyle() != ":"]
    looks = [(str(line.get_color()), str(line.get_marker())) for line in series]
    assert len(looks) == len(set(looks))
    labels = [text.get_text().partition(",")[0] for text in legend.get_texts()]
    assert len(labels) == len(set(labels))
    drawn = {
        (str(line.get_color()), str(line.get_marker()))
        for axes in figure.axes
        for line in axes.lines
        if line.get_linestyle() == "None" and line.get_markeredgecolor() != THEMES["light"].ink
    }
    assert drawn == set(looks)


def test_all_panels_of_trade_have_one_time_axis() -> None:
    figure = ik.reference().plot_trade(on="2026-11-22")
    assert len({axes.get_xlim() for axes in figure.axes}) == 1


def test_the_label_of_a_year_is_below_its_figure_and_no_month_is_labelled() -> None:
    chosen = ik.Dossier([*SIDES, figure_of("a")]).plot_trade(on="2026", since=2014, until=2014)
    axes = chosen.axes[0]
    [label] = axes.get_xticklabels()
    [dot] = [float(np.asarray(line.get_xdata())[0]) for line in axes.lines]
    assert label.get_text() == "2014"
    assert axes.get_xticks()[0] == dot
    for since in (1965, 2000, 2010, 2020):
        ticks = ik.reference().plot_trade(on="2026", since=since, width=4).axes[0].get_xticklabels()
        assert all(label.get_text().isdigit() for label in ticks)


def test_of_two_figures_that_agree_the_one_behind_has_the_larger_mark() -> None:
    alike = [figure_of("a"), figure_of("b", period="2013-01-01/2013-12-31"), figure_of("c", compiled_by=KITA.id)]
    figure = ik.Dossier([*SIDES, KITA, *alike]).plot_trade(on="2026")
    marks = [line for line in figure.axes[0].lines if line.get_marker() not in ("None", "")]
    sizes = [(line.get_markersize(), len(np.asarray(line.get_xdata()))) for line in marks]
    assert sizes == [(4.5, 1), (7.5, 1), (4.5, 1)]
    assert "mark within a larger one: figures that nearly agree" in words_of(figure)
    assert "mark within" not in words_of(ik.Dossier([*SIDES, *alike[:2]]).plot_trade(on="2026"))


def directed(slug: str, indicator: ik.Indicator, money: str, year: int, **fields: Any) -> ik.Observation:
    period = f"{year}-01-01/{year}-12-31"
    return figure_of(slug, money, indicator=indicator, period=period, compiled_by="organisation:kita", **fields)


def test_a_balance_is_exports_less_imports_of_one_compiler_for_one_year() -> None:
    exports, imports = ik.Indicator.EXPORTS, ik.Indicator.IMPORTS
    figures = trade_figures(
        ik.Dossier(
            [
                *SIDES,
                KITA,
                directed("out-14", exports, "USD 12 billion", 2014, valuation=ik.Valuation.FOB),
                directed("in-14", imports, "USD 5 billion", 2014, valuation=ik.Valuation.CIF),
                directed("out-15", exports, "USD 12 billion", 2015),
                directed("in-16", imports, "USD 5 billion", 2016),
                directed("out-17", exports, "at least USD 9 billion", 2017),
                directed("in-17", imports, "USD 5 billion", 2017),
                # Mirror figures of the other side are never set off against these.
                directed("mirror", imports, "USD 6 billion", 2015, subject=IND, counterpart=KOR),
            ]
        )
    )
    [(flow, panel)] = figures.balances.items()
    assert (flow.start, flow.end, flow.balance) == (KOR, IND, True)
    [(basis, points)] = panel.series.items()
    assert basis.valuation == "fob less cif"
    assert [(point.first.year, str(point.money)) for point in points] == [(2014, "USD 7 billion")]
    assert "Republic of Korea: KITA, f.o.b. less c.i.f." in words_of(trade(figures, FRAME))


def test_every_balance_of_the_reference_is_stated_or_the_difference_of_two_of_its_figures() -> None:
    figures = trade_figures(ik.reference(), "2026-11-22")
    stated = [one for one in ik.reference().observations if one.indicator is ik.Indicator.TRADE_BALANCE]
    amounts_stated = {
        (one.subject, one.period.earliest, one.period.latest, one.money.amount) for one in stated if one.money
    }
    assert figures.balances
    for flow, panel in figures.balances.items():
        out = figures.panels[flow._replace(balance=False)].series
        into = figures.panels[flow._replace(start=flow.end, end=flow.start, balance=False)].series
        for basis, points in panel.series.items():
            amounts = [
                {
                    (one.first, one.last, one.money.amount)
                    for key, ones in side.items()
                    if key[:3] == basis[:3]
                    for one in ones
                }
                for side in (out, into)
            ]
            for point in points:
                sums = [{amount for first, last, amount in side if (first, last) == point[:2]} for side in amounts]
                is_stated = (flow.start, point.first, point.last, point.money.amount) in amounts_stated
                assert is_stated or any(a - b == point.money.amount for a in sums[0] for b in sums[1])


def test_a_balance_that_a_source_states_is_drawn_for_a_year_that_has_no_difference() -> None:
    exports, imports, balance = ik.Indicator.EXPORTS, ik.Indicator.IMPORTS, ik.Indicator.TRADE_BALANCE
    later = directed("balance-15", balance, "USD -1 billion", 2015)
    records: list[ik.AnyRecord] = [
        *SIDES,
        KITA,
        directed("out-14", exports, "USD 12 billion", 2014, valuation=ik.Valuation.FOB),
        directed("in-14", imports, "USD 5 billion", 2014, valuation=ik.Valuation.CIF),
        directed("balance-14", balance, "USD 8 billion", 2014),
        later,
    ]
    [panel] = trade_figures(ik.Dossier(records)).balances.values()
    [(basis, points)] = panel.series.items()
    assert basis.valuation == "fob less cif"
    assert [(point.first.year, str(point.money)) for point in points] == [
        (2014, "USD 7 billion"),
        (2015, "USD -1 billion"),
    ]
    alone = ik.Dossier([*SIDES, KITA, later])
    assert "Balance of goods of the Republic of Korea with India" in words_of(alone.plot_trade(on="2026"))
    assert "no figures of trade" in words_of(alone.plot_trade(on="2026", balance=False))


def test_a_tall_chart_has_the_labels_of_its_time_at_the_bottom_too() -> None:
    few = timeline([("talks", DAY, DAY)], FRAME).axes[0]
    many = timeline([("talks", DAY, DAY, "word")] * MOST_LISTED, FRAME).axes[0]
    assert not few.xaxis.get_major_ticks()[0].label1.get_visible()
    assert many.xaxis.get_major_ticks()[0].label1.get_visible()


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_first_and_the_last_year_of_the_calendar_are_drawn(year: str) -> None:
    due = target("far", "USD 10 billion", year)
    trade_of_the_year = figure_of("far", period=f"{year}-01-01/{year}-12-31")
    assert f"by {year}" in words_of(ik.Dossier([*SIDES, trade_of_the_year, due]).plot_trade(on="2026"))
    day = (datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31))
    assert "Talks" in words_of(sessions([SessionRow("Talks", "active", [day])], day[1], FRAME))


def test_what_was_not_chosen_is_not_counted_as_not_drawn() -> None:
    parts = [
        figure_of(f"part-{year}", year=ik.YearBasis.PART_YEAR, period=f"{year}-01/{year}-06") for year in (2001, 2015)
    ]
    dossier = ik.Dossier([*SIDES, KITA, *parts, figure_of("whole")])
    assert trade_figures(dossier, "2026").left_out == {"for part of a year": 2}
    assert trade_figures(dossier, "2026", since=2010).left_out == {"for part of a year": 1}
    assert trade_figures(dossier, "2026", compiled_by="KITA").left_out == {}


def test_the_notes_of_a_timeline_explain_only_what_is_drawn() -> None:
    month = ("talks", datetime.date(2015, 5, 1), datetime.date(2015, 5, 31), "a")
    long_before = ("talks", datetime.date(1990, 1, 1), datetime.date(1991, 1, 1), "b")
    assert "arrow" not in words_of(timeline([month, ("talks", DAY, DAY, "c")], FRAME))
    assert "arrow: before or after the time shown" in words_of(timeline([long_before, ("talks", DAY, DAY, "c")], FRAME))


def test_figures_are_chosen_by_year_and_compiler() -> None:
    dossier = ik.Dossier(
        [
            *SIDES,
            KITA,
            figure_of("old", period="1990-01-01/1990-12-31"),
            figure_of("new"),
            figure_of("kita", compiled_by="organisation:kita"),
            target("fifty", "USD 50 billion", "2030", updates=announced("2018")),
        ]
    )

    def years(**chosen: Any) -> list[int]:
        figures = trade_figures(dossier, "2026", **chosen)
        series = (ones for panel in figures.panels.values() for ones in panel.series.values())
        return sorted(one.first.year for ones in series for one in ones)

    assert years() == [1990, 2014, 2014]
    assert years(since=2000) == years(since="2000-01") == [2014, 2014]
    assert years(until="2013") == [1990]
    assert years(compiled_by="KITA") == years(compiled_by="organisation:kita") == [2014]
    assert not trade_figures(dossier, "2026", until=2020).panels[Flow(IND, KOR, True, "", "USD")].targets
    assert not trade_figures(dossier, "2026", since=2040).panels
    with pytest.raises(ik.UnknownRecord, match='no organisation "kitta"'):
        dossier.plot_trade(compiled_by="kitta")
    with pytest.raises(ik.InvalidValue, match="expected since to be before 2010, got"):
        dossier.plot_trade(since=2014, until=2010)


@pytest.mark.parametrize(
    "figure",
    [
        heat_map([], [], [], FRAME),
        heat_map(["a"], ["b"], [[(0, "")]], FRAME),
        timeline([], FRAME),
        sessions([], DAY, FRAME),
    ],
)
def test_an_empty_chart_says_that_there_is_nothing_to_show(figure: Figure) -> None:
    assert "nothing to show" in words_of(figure)
    assert picture_bytes(figure, ".svg")


def test_markup_and_letters_that_the_font_lacks_are_drawn_as_plain_text() -> None:
    assert replace_missing_glyphs("부산 $\\frac$\x1b") == "?? $\\frac$\\u001b"
    label = "<script>alert(1)</script> $\\frac{1}$ 부산 दिल्ली"
    for figure in (
        heat_map([label], [label], [[(1, "1")]], Frame(title=label)),
        timeline([(label, DAY, DAY, label)], Frame(title=label)),
    ):
        svg = picture_bytes(figure, ".svg")
        assert b"<script" not in svg


def test_without_matplotlib_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "import indokorea as ik\n"
        "try: ik.Dossier().plot_trade()\n"
        "except ModuleNotFoundError as error: print(error.name, error)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == 'matplotlib pictures need matplotlib: python -m pip install "indokorea[plot]"\n'
