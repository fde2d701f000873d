"""The pictures of the documentation, drawn from the bundled data before each build.

They are written to docs/pictures, which is not under version control, so that they always agree with the code.
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

# Drawn for the as-of date of the data, so that a page changes with the data and not with the day of the build.
PICTURES: dict[str, Callable[[ik.Dossier], Figure]] = {
    "board": lambda dossier: dossier.progress(dossier.as_of).plot(),
    "scorecard": lambda dossier: dossier.scorecard(dossier.as_of).plot(),
    "timeline": lambda dossier: dossier.chronology(since="2025-06", until="2026-05", sector="sector:defence").plot(),
    "trade": lambda dossier: dossier.plot_trade(on=dossier.as_of or datetime.date.max),
}


def draw_pictures(app: Sphinx) -> None:
    """Write each picture, unless the same one exists already."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        file, drawn = folder / f"{name}.svg", picture_bytes(draw(ik.reference()), ".svg")
        if not file.exists() or file.read_bytes() != drawn:
            file.write_bytes(drawn)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the drawing of the pictures to the build."""
    app.connect("builder-inited", draw_pictures)
    return {"parallel_read_safe": True}
