"""The pictures of the documentation, drawn from the bundled data before each build.

They are written to docs/pictures, which is not under version control, so that they always agree with the code. The
directive `picture` shows one: the light or the dark one, as the reader's theme is, and a narrow one on a phone.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from matplotlib.figure import Figure
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import indokorea as ik
from indokorea.charts.picture import picture_bytes

FOLDER = "pictures"

# In inches; letters have the size of a caption in the column of a desktop, and of a phone of 390 pixels.
WIDTHS = {"wide": 7.5, "narrow": 3.7}
THEMES = ("light", "dark")

# Drawn for the as-of date of the data, so that a page changes with the data and not with the day of the build.
PICTURES: dict[str, Callable[[ik.Dossier], Callable[..., Figure]]] = {
    "all": lambda dossier: dossier.chronology().plot,
    "board": lambda dossier: dossier.progress(dossier.as_of).plot,
    "dialogues": lambda dossier: dossier.scorecard(dossier.as_of).dialogues.plot,
    "scorecard": lambda dossier: dossier.scorecard(dossier.as_of).plot,
    "timeline": lambda dossier: dossier.chronology(since="2025-06", until="2026-05", sector="sector:defence").plot,
    "trade": lambda dossier: partial(dossier.plot_trade, on=dossier.as_of or datetime.date.max, since=2000),
}


def draw_pictures(app: Sphinx) -> None:
    """Write each picture in each theme and width, unless the same one exists already."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for name, plot_of in PICTURES.items():
        plot = plot_of(ik.reference())
        for theme, (size, width) in product(THEMES, WIDTHS.items()):
            file, drawn = folder / file_name(name, theme, size), picture_bytes(plot(theme=theme, width=width), ".svg")
            if not file.exists() or file.read_bytes() != drawn:
                file.write_bytes(drawn)


def file_name(name: str, theme: str, size: str) -> str:
    """Return the name of the file of a picture."""
    return f"{name}-{theme}-{size}.svg"


class PictureDirective(SphinxDirective):
    """A picture in each theme and width, of which the page shows the one that fits; the content is its text."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Return an image for each theme and width."""
        name = self.arguments[0]
        if name not in PICTURES:
            raise self.error(f"there is no picture {name}; write one of {', '.join(PICTURES)}")
        return [self._picture(name, size) for size in WIDTHS]

    def _picture(self, name: str, size: str) -> nodes.Node:
        alt = " ".join(self.content)
        images = (
            nodes.image(uri=f"/{FOLDER}/{file_name(name, theme, size)}", alt=alt, classes=[f"only-{theme}"])
            for theme in THEMES
        )
        return nodes.container("", *images, classes=[f"picture-{size}"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the drawing of the pictures to the build."""
    app.connect("builder-inited", draw_pictures)
    app.add_directive("picture", PictureDirective)
    return {"parallel_read_safe": True}
