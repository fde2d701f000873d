"""The style of all charts, and their files: equal charts are equal bytes on every machine and day."""

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
from indokorea.messages import escape_controls
from indokorea.wire.atomic_file import write_atomically

FONT = "DejaVu Sans"  # comes with matplotlib, so that a picture is the same on every machine

STYLE: dict[str, Any] = {
    "font.family": FONT,
    "font.size": 9,
    "text.parse_math": False,  # two dollar signs in a name are not a formula
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

# The colours of Okabe and Ito (2008), distinct for all types of colour vision; without yellow, which is faint on white,
# and black, which is kept for words and targets.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
INK = "#222222"
FAINT = "#f2f4f6"

# Metadata that each format would otherwise fill with the day and the version of matplotlib, by the end of the name.
NO_METADATA: dict[str, dict[str, None]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

MISSING_GLYPH = "?"

EPOCH = datetime.date(1970, 1, 1).toordinal()


class Picture(Figure):
    """A matplotlib Figure that a notebook shows as the value of a cell, with any backend."""

    def _repr_png_(self) -> bytes:
        return picture_bytes(self, ".png")


@contextmanager
def drawing(width: float, height: float) -> Iterator[Picture]:
    """Yield a new picture, its size in inches, in this style and not in the reader's own settings."""
    with style.context(["default", STYLE]):
        yield Picture(figsize=(width, height), layout="constrained")


def picture_bytes(figure: Figure, suffix: str) -> bytes:
    """Return a picture as a file of the format with this suffix; equal pictures are equal bytes."""
    buffer = io.BytesIO()
    with style.context(["default", STYLE]):
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


def day_number(day: datetime.date) -> float:
    """Return a day as matplotlib counts days: from 1 January 1970."""
    return float(day.toordinal() - EPOCH)


def date_axis(axes: Axes) -> None:
    """Label the horizontal axis with years, months or days, as its span requires."""
    locator = AutoDateLocator(minticks=4, maxticks=12)  # type: ignore[no-untyped-call]  # matplotlib.dates has no types
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # as above


def replace_missing_glyphs(text: str) -> str:
    """Return a text with a question mark for each character that the font lacks.

    >>> replace_missing_glyphs("Busan, 부산")
    'Busan, ??'
    """
    return "".join(letter if _has_glyph(letter) else MISSING_GLYPH for letter in escape_controls(text))


@lru_cache(4096)
def _has_glyph(letter: str) -> bool:
    return get_font(findfont(FONT)).get_char_index(ord(letter)) > 0
