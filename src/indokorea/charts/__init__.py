"""Pictures (extra `plot`), drawn by matplotlib: it writes PNG and SVG with no browser and asks no network.

The builders take plain rows and counts; `trade` takes a dossier. The words in a picture are English, since the font
that matplotlib brings has neither Hangul nor Devanagari.
"""

try:
    import matplotlib as _matplotlib  # noqa: F401  # asked for here, so that its absence is told once and plainly
except ModuleNotFoundError as _error:
    if _error.name != "matplotlib":
        raise
    raise ModuleNotFoundError(
        'pictures need matplotlib: python -m pip install "indokorea[plot]"', name="matplotlib"
    ) from None

from indokorea.charts.flows import trade
from indokorea.charts.lanes import LaneMark, timeline
from indokorea.charts.picture import Picture, save_picture, writable
from indokorea.charts.shades import heat_map

__all__ = ["LaneMark", "Picture", "heat_map", "save_picture", "timeline", "trade", "writable"]
