"""Drawing an answer: the one entry to the charts (extra `plot`), reached through `indokorea._lazy`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Drawing: TypeAlias = Literal["heat_map", "timeline", "trade"]


def draw(what: Drawing, /, *given: Any, save: str | os.PathLike[str] | None = None, **options: Any) -> Figure:
    """The picture of what is given, also written to a file where `save` names one.

    Raises ModuleNotFoundError, which says what to install, where matplotlib is missing, InvalidValue for a file name
    that ends in none of .svg, .png and .pdf, OSError where the file cannot be written.
    """
    require_matplotlib()
    from indokorea.charts.heat_map_chart import heat_map  # noqa: PLC0415  # an extra
    from indokorea.charts.picture import save_picture, writable  # noqa: PLC0415  # an extra
    from indokorea.charts.timeline_chart import timeline  # noqa: PLC0415  # an extra
    from indokorea.charts.trade_chart import trade  # noqa: PLC0415  # an extra

    if save is not None:
        writable(save)
    builders: dict[Drawing, Callable[..., Figure]] = {"heat_map": heat_map, "timeline": timeline, "trade": trade}
    picture = builders[what](*given, **options)
    if save is not None:
        save_picture(picture, save)
    return picture


def require_matplotlib() -> None:
    """Raise ModuleNotFoundError with the pip command where matplotlib is missing."""
    try:
        import matplotlib  # noqa: F401, PLC0415  # an extra
    except ModuleNotFoundError as error:
        if error.name != "matplotlib":
            raise
        raise ModuleNotFoundError(
            'pictures need matplotlib: python -m pip install "indokorea[plot]"', name="matplotlib"
        ) from None
