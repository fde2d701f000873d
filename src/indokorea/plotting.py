"""The one way from the answers to their pictures.

An answer stands above the charts that draw it, so its `.plot()` comes here, and only here is anything loaded that
stands below. Pictures need matplotlib, which comes with the extra `plot`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Drawing: TypeAlias = Literal["heat_map", "timeline", "trade"]


def drawn(what: Drawing, /, *given: Any, save: str | os.PathLike[str] | None = None, **options: Any) -> Figure:
    """The picture of what is given, also written to a file where `save` names one.

    Raises ModuleNotFoundError, which says what to install, where matplotlib is missing, InvalidValue for a file name
    that ends in none of .svg, .png and .pdf, OSError where the file cannot be written.
    """
    from indokorea.charts import heat_map, save_picture, timeline, trade, writable  # noqa: PLC0415  # an extra

    if save is not None:
        writable(save)
    builders: dict[Drawing, Callable[..., Figure]] = {"heat_map": heat_map, "timeline": timeline, "trade": trade}
    picture = builders[what](*given, **options)
    if save is not None:
        save_picture(picture, save)
    return picture
