"""Reading the bundled dossier. No network, ever."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from indokorea.dossier import Dossier
from indokorea.wire.document import examined
from indokorea.wire.text import parsed

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
    documents = [parsed((DATA / name).read_bytes()) for name in told["files"]]
    whole = documents[0] | {"records": [record for document in documents for record in document["records"]]}
    return examined(whole).dossier("the reference dossier")
