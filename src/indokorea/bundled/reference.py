"""Reading the bundled dossier. No network, ever."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from indokorea.dossier import Dossier
from indokorea.wire.quick import quick_dossier

DATA = files("indokorea.bundled") / "data"


def manifest() -> dict[str, Any]:
    """The edition, the as-of date, and the SHA-256 and number of records of each file."""
    plain: dict[str, Any] = json.loads((DATA / "manifest.json").read_text("utf-8"))
    return plain


@lru_cache(maxsize=1)
def reference() -> Dossier:
    """The reference dossier: bundled, cached, immutable.

    >>> from indokorea.bundled import reference
    >>> reference() is reference()
    True
    """
    told = manifest()
    documents = [(DATA / name).read_bytes() for name in told["files"]]
    dossier = quick_dossier(*documents)
    assert dossier is not None, "the bundled data is sound, as the tests prove"
    return dossier
