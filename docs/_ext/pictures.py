"""Pictures of the documentation, drawn from the bundled data before each build.

They stand in docs/pictures, which is not kept with the sources, so that no picture can be older than the code.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure
from sphinx.application import Sphinx

import indokorea as ik
from indokorea.charts.picture import picture_bytes

FOLDER = "pictures"

# Drawn for the day on which the data ends, so that a page changes with the data and not with the day it is built.
PICTURES: dict[str, Callable[[ik.Dossier], Figure]] = {
    "board": lambda dossier: dossier.progress(dossier.as_of).plot(),
    "timeline": lambda dossier: dossier.chronology(since="2025-06", until="2026-05", sector="sector:defence").plot(),
    "trade": lambda dossier: dossier.plot_trade(on=dossier.as_of or datetime.date.max),
}


def draw_pictures(app: Sphinx) -> None:
    """Write each picture, unless the same one is there."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        file, drawn = folder / f"{name}.svg", picture_bytes(draw(ik.reference()), ".svg")
        if not file.exists() or file.read_bytes() != drawn:
            file.write_bytes(drawn)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the pictures with Sphinx."""
    app.connect("builder-inited", draw_pictures)
    return {"parallel_read_safe": True}
