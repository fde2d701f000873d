"""The frame, the style and the files of all charts: equal charts are equal bytes on every machine and day."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import attrs
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

from indokorea.errors import InvalidValue
from indokorea.messages import did_you_mean, escape_controls
from indokorea.wire.atomic_file import write_atomically

FONT = "DejaVu Sans"  # comes with matplotlib, so that a picture is the same on every machine
# In an SVG text stays text, and a reader without the font sees one of nearly the same width.
FONTS = [FONT, "Verdana", "Bitstream Vera Sans"]

Theme: TypeAlias = Literal["light", "dark"]

DEFAULT_WIDTH = 7.5  # inches
LEAST_WIDTH, MOST_WIDTH = 3.5, 30.0  # inches
NARROW = 6.0  # inches; below it a chart has one column where it otherwise has two

TITLE_SIZE, TEXT_SIZE, NOTE_SIZE = 10.5, 8.5, 7.5  # points
LINE_HEIGHT = 1.35  # of the size of a letter
MARGIN = 0.12  # inches
POINTS = 72  # in an inch
# Bold letters are wider than those that the width of a title is measured with.
BOLD = 1.14


@attrs.frozen(kw_only=True)
class Colours:
    """The colours of a theme. Those of the series are distinct for all types of colour vision."""

    background: str
    ink: str
    faint: str
    grid: str
    series: tuple[str, ...]
    shades: tuple[str, ...]
    """From the lowest count to the highest."""


THEMES: dict[Theme, Colours] = {
    # The series are those of Okabe and Ito (2008), without yellow, which is faint on white, and black.
    "light": Colours(
        background="#ffffff",
        ink="#222222",
        faint="#f2f4f6",
        grid="#dddddd",
        series=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"),
        shades=("#ffffff", "#56B4E9", "#0072B2", "#003d61"),
    ),
    # The same hues, lighter; yellow is clear on black, and the second blue gives way to grey.
    "dark": Colours(
        background="#131416",
        ink="#e4e6e8",
        faint="#202327",
        grid="#3a3e44",
        series=("#56B4E9", "#F5793A", "#2BC49B", "#E79AC6", "#F0E442", "#B4BAC2"),
        shades=("#131416", "#0f3d5c", "#1f7ab8", "#8fd0fa"),
    ),
}

# Metadata that each format would otherwise fill with the day and the version of matplotlib, by the end of the name.
NO_METADATA: dict[str, dict[str, None]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

MISSING_GLYPH = "?"

# FreeType gives widths in 65,536th parts.
FIXED_POINT = 1 << 16


def _style(colours: Colours) -> dict[str, Any]:
    return {
        "font.family": "sans-serif",
        "font.sans-serif": FONTS,
        "font.size": TEXT_SIZE,
        "text.parse_math": False,  # two dollar signs in a name are not a formula
        "svg.hashsalt": "indokorea",
        "svg.fonttype": "none",
        "figure.facecolor": colours.background,
        "axes.facecolor": colours.background,
        "text.color": colours.ink,
        "axes.labelcolor": colours.ink,
        "axes.edgecolor": colours.ink,
        "axes.titlecolor": colours.ink,
        "xtick.color": colours.ink,
        "ytick.color": colours.ink,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titlesize": TEXT_SIZE,
        "axes.titleweight": "bold",
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "grid.color": colours.grid,
        "legend.frameon": False,
        "legend.fontsize": NOTE_SIZE,
        "figure.dpi": 144,
        "savefig.dpi": 144,
    }


class Picture(Figure):
    """A matplotlib Figure that a notebook shows as the value of a cell, with any backend."""

    theme: Theme = "light"

    def _repr_png_(self) -> bytes:
        return picture_bytes(self, ".png")

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return axes at a place in inches, from the upper left corner of the picture."""
        whole_width, whole_height = self.get_size_inches()
        place = (left / whole_width, 1 - (top + height) / whole_height, width / whole_width, height / whole_height)
        return self.add_axes(place)

    def write(self, text: str, left: float, top: float, size: float = NOTE_SIZE, *, bold: bool = False) -> None:
        """Write lines of text at a place in inches, from the upper left corner of the picture."""
        width, height = self.get_size_inches()
        weight = "bold" if bold else "normal"
        self.text(
            left / width, 1 - top / height, text, size=size, weight=weight, ha="left", va="top", linespacing=LINE_HEIGHT
        )


def _check_theme(_: object, __: object, theme: object) -> None:
    if theme not in get_args(Theme):
        hint = did_you_mean(str(theme), get_args(Theme)) or "write light or dark"
        raise InvalidValue.expected("a theme", theme, hint=hint)


def _check_width(_: object, __: object, width: object) -> None:
    if isinstance(width, bool) or not isinstance(width, int | float) or not LEAST_WIDTH <= width <= MOST_WIDTH:
        hint = f"write inches from {LEAST_WIDTH:g} to {MOST_WIDTH:g}; 4 suits a phone"
        raise InvalidValue.expected("a width of a picture", width, hint=hint)


@attrs.frozen(kw_only=True)
class Frame:
    """What is around every chart: a title with its subject, and below the notes and the source of the data.

    `width` is in inches; letters have the same size at any width, and lines are broken accordingly.
    """

    title: str = ""
    source: str = ""
    theme: Theme = attrs.field(default="light", validator=_check_theme)
    width: float = attrs.field(default=DEFAULT_WIDTH, validator=_check_width)

    @property
    def colours(self) -> Colours:
        """The colours of the theme."""
        return THEMES[self.theme]

    @property
    def is_narrow(self) -> bool:
        """True if there is room for one column only."""
        return self.width < NARROW

    @contextmanager
    def drawing(self, height: float, notes: Sequence[str] = ()) -> Iterator[tuple[Picture, float]]:
        """Yield a picture with its title and the notes below, and the top of the room of `height` inches between them.

        The picture has this style and not the reader's own settings.
        """
        inner = self.width - 2 * MARGIN
        title = wrap(self.title, inner / BOLD, TITLE_SIZE)
        below = [line for note in (*notes, self.source) if note for line in wrap(note, inner, NOTE_SIZE)]
        above = MARGIN + lines_height(len(title), TITLE_SIZE) + 0.06
        whole = above + height + 0.1 + lines_height(len(below), NOTE_SIZE) + MARGIN
        with style.context(["default", _style(self.colours)]):
            picture = Picture(figsize=(self.width, whole))
            picture.theme = self.theme
            picture.write("\n".join(title), MARGIN, MARGIN, TITLE_SIZE, bold=True)
            picture.write("\n".join(below), MARGIN, above + height + 0.1)
            yield picture, above
            picture.draw_without_rendering()  # ticks take their style when they are made


def nothing_to_show(axes: Axes, text: str = "nothing to show") -> None:
    """Write that there is nothing to show into the middle of the axes."""
    axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center")


def empty_picture(frame: Frame, notes: Sequence[str] = (), text: str = "nothing to show") -> Picture:
    """Return a picture that says that there is nothing to show."""
    height = 0.6
    with frame.drawing(height, notes) as (picture, top):
        axes = picture.panel(MARGIN, top, frame.width - 2 * MARGIN, height)
        axes.set_axis_off()
        nothing_to_show(axes, text)
    return picture


def lines_height(lines: int, size: float = TEXT_SIZE) -> float:
    """Return the height of lines of text in inches."""
    return lines * size * LINE_HEIGHT / POINTS


def wrap(text: str, inches: float, size: float = TEXT_SIZE) -> list[str]:
    """Return a text as lines that fit a width; a word that is wider is broken.

    Characters that the font lacks become question marks.

    >>> wrap("Memorandum of Understanding", 1.2)
    ['Memorandum of', 'Understanding']
    """
    lines: list[str] = []
    for word in replace_missing_glyphs(text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= inches:
            lines[-1] = joined
            continue
        while text_width(word, size) > inches and len(word) > 1:
            fitting = max(1, int(len(word) * inches / text_width(word, size)))
            lines.append(word[:fitting])
            word = word[fitting:]  # noqa: PLW2901  # the rest of the word goes on the next line
        lines.append(word)
    return lines


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return the width of a line of text in inches."""
    return sum(map(_letter_width, text)) * size / POINTS


@lru_cache(4096)
def _letter_width(letter: str) -> float:
    """Return the width of a letter, in parts of the size of the font."""
    if not _has_glyph(letter):
        return _letter_width(MISSING_GLYPH)
    font = get_font(findfont(FONT))
    font.set_size(POINTS, POINTS)
    return float(font.load_char(ord(letter)).linearHoriAdvance) / FIXED_POINT / POINTS


def picture_bytes(figure: Figure, suffix: str) -> bytes:
    """Return a picture as a file of the format with this suffix; equal pictures are equal bytes."""
    buffer = io.BytesIO()
    colours = THEMES[figure.theme if isinstance(figure, Picture) else "light"]
    with style.context(["default", _style(colours)]):
        figure.savefig(buffer, format=suffix[1:], metadata=NO_METADATA[suffix])
    return buffer.getvalue()


def save_picture(figure: Figure, path: str | os.PathLike[str]) -> None:
    """Write a picture in the format that the file name ends in; an existing file is replaced in one step.

    Raises InvalidValue for a name that does not end in .svg, .png or .pdf, OSError where it cannot be written.
    """
    write_atomically(path, picture_bytes(figure, picture_format(path)), compress=False)


def picture_format(path: str | os.PathLike[str]) -> str:
    """Return the suffix of a file name. Raises InvalidValue for a suffix that is not a format of pictures.

    >>> picture_format("trade.SVG")
    '.svg'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in NO_METADATA:
        raise InvalidValue.expected(
            "a file name for a picture", Path(path).name, hint="write a name that ends in .svg, .png or .pdf"
        )
    return suffix


def replace_missing_glyphs(text: str) -> str:
    """Return a text with a question mark for each character that the font lacks.

    >>> replace_missing_glyphs("Busan, 부산")
    'Busan, ??'
    """
    return "".join(letter if _has_glyph(letter) else MISSING_GLYPH for letter in escape_controls(text))


@lru_cache(4096)
def _has_glyph(letter: str) -> bool:
    return get_font(findfont(FONT)).get_char_index(ord(letter)) > 0
