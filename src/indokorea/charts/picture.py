"""A figure that a notebook shows, its style, and its files, which are the same bytes whenever and wherever drawn."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

from indokorea.errors import InvalidValue
from indokorea.messages import escape_controls, short_json
from indokorea.wire.atomic_file import write_atomically

FONT = "DejaVu Sans"  # comes with matplotlib, so that a picture is the same on every machine

STYLE: dict[str, Any] = {
    "font.family": FONT,
    "font.size": 9,
    "text.parse_math": False,  # a name with two dollar signs is no formula
    "svg.hashsalt": "indokorea",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": "#dddddd",
    "legend.frameon": False,
    "legend.fontsize": 8,
    "figure.dpi": 144,
    "savefig.dpi": 144,
}

# Okabe and Ito's colours, which people with any sort of colour vision tell apart; yellow is left out, since it hardly
# shows on white, and black is kept for words and targets.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
INK = "#222222"
FAINT = "#f2f4f6"

# What each format would write of the day, the machine or the version.
UNDATED: dict[str, dict[str, None]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

MISSING_GLYPH = "?"

EPOCH = datetime.date(1970, 1, 1).toordinal()


class Picture(Figure):
    """A matplotlib Figure that a notebook shows where it is the value of a cell, whatever its backend."""

    def _repr_png_(self) -> bytes:
        return picture_bytes(self, ".png")


@contextmanager
def drawing(width: float, height: float) -> Iterator[Picture]:
    """A new picture, in inches, to be drawn in the one style, whatever the reader's own settings are."""
    with style.context(["default", STYLE]):
        yield Picture(figsize=(width, height), layout="constrained")


def picture_bytes(figure: Figure, suffix: str) -> bytes:
    """The picture as a file of this sort; equal pictures are equal bytes."""
    into = io.BytesIO()
    with style.context(["default", STYLE]):
        figure.savefig(into, format=suffix[1:], metadata=UNDATED[suffix])
    return into.getvalue()


def save_picture(figure: Figure, path: str | os.PathLike[str]) -> None:
    """Writes the picture, in the format that the name ends in; an old file is replaced whole.

    Raises InvalidValue for a name that ends in none of .svg, .png and .pdf, OSError where it cannot be written.
    """
    write_atomically(path, picture_bytes(figure, writable(path)), compress=False)


def writable(path: str | os.PathLike[str]) -> str:
    """The end of a file's name, where it tells a format that can be written. Raises InvalidValue.

    >>> writable("trade.SVG")
    '.svg'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in UNDATED:
        raise InvalidValue.from_message(
            f"{short_json(Path(path).name)} is no name for a picture",
            value=path,
            hint=f"write a name that ends in {', '.join(UNDATED)}",
        )
    return suffix


def day_number(day: datetime.date) -> float:
    """A day as matplotlib counts days: from the first of 1970."""
    return float(day.toordinal() - EPOCH)


def date_axis(axes: Axes) -> None:
    """Years, months or days along the foot, whichever the span asks for."""
    locator = AutoDateLocator(minticks=4, maxticks=12)  # type: ignore[no-untyped-call]  # matplotlib.dates has no types
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # as above


def drawable(text: str) -> str:
    """The text with a question mark for each letter that the font lacks.

    >>> drawable("Busan, 부산")
    'Busan, ??'
    """
    return "".join(letter if _has(letter) else MISSING_GLYPH for letter in escape_controls(text))


@lru_cache(4096)
def _has(letter: str) -> bool:
    return get_font(findfont(FONT)).get_char_index(ord(letter)) > 0
