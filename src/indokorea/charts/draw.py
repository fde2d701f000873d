"""The one entry to the charts (extra `plot`), reached through `indokorea._lazy`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from indokorea.adapters.extras import require

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Chart: TypeAlias = Literal["heat_map", "scorecard", "sessions", "timeline", "trade"]

THEME_VARIABLE = "INDOKOREA_THEME"


def draw(
    chart: Chart,
    /,
    *data: Any,
    save: str | os.PathLike[str] | None = None,
    title: str = "",
    source: str = "",
    theme: str | None = None,
    width: float | None = None,
    **options: Any,
) -> Figure:
    """Return a chart of the data with a title and a source line, and write it to the file `save` where one is named.

    Without a `theme` it has that of the environment variable INDOKOREA_THEME, and without this one it is light.

    Raises ModuleNotFoundError, with the command that installs it, where matplotlib is missing; InvalidValue for a file
    name that does not end in .svg, .png or .pdf, for another theme than light and dark, and for a width
    below 3.5 or above 30 inches; OSError where the file cannot be written.
    """
    require("matplotlib", "plot", "pictures")
    from indokorea.charts.heat_map_chart import heat_map  # noqa: PLC0415  # an extra
    from indokorea.charts.picture import Frame, picture_format, save_picture  # noqa: PLC0415  # an extra
    from indokorea.charts.scorecard_chart import scorecard  # noqa: PLC0415  # an extra
    from indokorea.charts.sessions_chart import sessions  # noqa: PLC0415  # an extra
    from indokorea.charts.timeline_chart import timeline  # noqa: PLC0415  # an extra
    from indokorea.charts.trade_chart import trade  # noqa: PLC0415  # an extra

    if save is not None:
        picture_format(save)  # refuses a wrong name before anything is drawn
    given: dict[str, Any] = {"theme": theme or os.environ.get(THEME_VARIABLE) or None, "width": width}
    frame = Frame(title=title, source=source, **{name: value for name, value in given.items() if value is not None})
    builders: dict[Chart, Callable[..., Figure]] = {
        "heat_map": heat_map,
        "scorecard": scorecard,
        "sessions": sessions,
        "timeline": timeline,
        "trade": trade,
    }
    picture = builders[chart](*data, frame, **options)
    if save is not None:
        save_picture(picture, save)
    return picture
