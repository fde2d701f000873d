"""Charts: what they draw, what they keep apart, and that equal charts are equal files."""

from __future__ import annotations

import datetime
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

import indokorea as ik
from indokorea.charts.draw import draw
from indokorea.charts.heat_map_chart import heat_map
from indokorea.charts.picture import Picture, picture_bytes, replace_missing_glyphs
from indokorea.charts.timeline_chart import LaneMark, timeline
from indokorea.charts.trade_chart import trade
from indokorea.progress.trade import Basis, Flow, trade_figures, trade_panels

IND, KOR = "country:ind", "country:kor"
DAY = datetime.date(2015, 5, 18)
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
    texts: list[Any] = figure.findobj(Text)
    return "\n".join(text.get_text() for text in texts)


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
    words = words_of(trade(trade_figures(dossier)))
    assert "Republic of Korea:\nKITA, calendar years" in words
    assert "sort of year not known" in words
    assert "hollow: fiscal years" in words


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
    figure = trade(trade_figures(dossier))
    assert [axes.get_ylabel() for axes in figure.axes] == [
        "INR lakh crore",
        "USD billion",
        "USD billion",
        "USD",
        "USD billion",
    ]
    assert "Republic of Korea exports:" in words_of(figure)
    assert "India imports:" in words_of(figure)


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
    words = words_of(trade(trade_figures(dossier)))
    assert "no figures of trade" in words
    assert "not drawn: 1 for all years up to a day, 1 for part of a year" in words


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
    words = words_of(trade(trade_figures(dossier, "2026-11-22")))
    assert "USD 50 billion by 2030: open, said 3 times" in words
    assert "arrow: at least, or at most" in words
    earlier = words_of(trade(trade_figures(dossier, "2014")))
    assert "USD 30 billion by 2014: open" in earlier


def test_whether_a_target_was_met_may_be_uncertain() -> None:
    dossier = ik.Dossier([*SIDES, target("thirty", "USD 30 billion", "2014", updates=announced("2010"))])
    assert "USD 30 billion by 2014: open?" in words_of(trade(trade_figures(dossier, "201X")))


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
    figure = timeline([])
    assert isinstance(figure, Picture)
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_marks_are_drawn_in_lanes_where_there_is_room() -> None:
    later = DAY + datetime.timedelta(days=3)
    figure = timeline(
        [
            LaneMark("talks", DAY, DAY, "first"),
            ("talks", later, later, "second"),
            ("visits", DAY, datetime.date(2016, 1, 1), "partial", True),
            ("visits", None, DAY),
            ("visits", DAY, None, "at the end"),
            ("visits", datetime.date.min, datetime.date.max),
        ],
        title="What happened",
        lanes=("visits", "empty"),
    )
    words = words_of(figure)
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["visits (3)", "talks (2)"]
    assert "hollow: uncertain" in words
    assert "1 without a date not drawn" in words
    heights = {text.get_text(): text.xy[1] for text in figure.axes[0].texts if isinstance(text, Annotation)}
    assert heights["first"] != heights["second"]


def test_many_marks_have_no_words_and_share_levels() -> None:
    figure = timeline([("talks", DAY, DAY, "word")] * 50)
    assert "word" not in words_of(figure)
    heights = {float(np.asarray(line.get_ydata())[0]) for line in figure.axes[0].lines}
    assert len(heights) == 8


def test_marks_far_before_all_others_are_left_out_and_counted() -> None:
    days = [datetime.date(2000 + number % 20, 1, 1) for number in range(60)]
    figure = timeline([("talks", day, day) for day in [*days, datetime.date(48, 1, 1)]])
    assert "1 before 2000-01-01 not drawn" in words_of(figure)
    assert figure.axes[0].get_xlim()[0] > 10_000
    assert "not drawn" not in words_of(timeline([("talks", day, day) for day in days]))


def test_each_count_is_drawn_on_its_shade() -> None:
    figure = heat_map(["steel", "ships"], ["talked", "signed"], [[1, 2345], [0, 3]], title="Undertakings")
    axes = figure.axes[0]
    counts = {text.get_text(): text.get_color() for text in axes.texts}
    assert counts.keys() == {"1", "2,345", "3"}
    assert counts["2,345"] != counts["1"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["steel", "ships"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["talked", "signed"]


def test_counts_that_do_not_fit_their_labels_are_refused() -> None:
    with pytest.raises(ik.InvalidValue, match="the counts do not fit 1 rows of 2 columns"):
        heat_map(["a"], ["b", "c"], [[1]])
    with pytest.raises(ik.InvalidValue):
        heat_map(["a", "b"], ["c"], [[1]])


@pytest.mark.parametrize("figure", [heat_map([], [], []), heat_map(["a"], ["b"], [[0]]), timeline([])])
def test_an_empty_chart_says_that_there_is_nothing_to_show(figure: Figure) -> None:
    assert "nothing to show" in words_of(figure)
    assert picture_bytes(figure, ".svg")


def test_markup_and_letters_that_the_font_lacks_are_drawn_as_plain_text() -> None:
    assert replace_missing_glyphs("부산 $\\frac$\x1b") == "?? $\\frac$\\u001b"
    label = "<script>alert(1)</script> $\\frac{1}$ 부산 दिल्ली"
    for figure in (heat_map([label], [label], [[1]], title=label), timeline([(label, DAY, DAY, label)], title=label)):
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
