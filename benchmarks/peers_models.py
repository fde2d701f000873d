"""Libraries with models of their own: followthemoney, stix2 and pystac, on like records (see documents.py).

Each is called as its documentation says. JSON goes through orjson where the library leaves that to its caller.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from roads import Roads


def followthemoney_cleaned(whole: bool) -> Roads:
    """Entities whose values are checked and cleaned, as those from outside must be."""
    return _followthemoney(cleaned=False)


def followthemoney_trusted(whole: bool) -> Roads:
    """Entities that followthemoney has written itself; nothing is checked but the schema's names."""
    return _followthemoney(cleaned=True)


def _followthemoney(*, cleaned: bool) -> Roads:
    orjson: Any = import_module("orjson")
    model: Any = import_module("followthemoney").model

    def loads(data: bytes) -> Any:
        return [model.get_proxy(plain, cleaned=cleaned) for plain in orjson.loads(data)["entities"]]

    def dumps(entities: Any) -> bytes:
        found: bytes = orjson.dumps({"entities": [entity.to_dict() for entity in entities]})
        return found

    return Roads(loads, dumps)


def stix2(whole: bool) -> Roads:
    """A bundle of reports, read and written by stix2."""
    library: Any = import_module("stix2")
    return Roads(library.parse, lambda bundle: bundle.serialize())


def pystac(whole: bool) -> Roads:
    """A collection of items; pystac checks against the JSON Schemas of STAC only when asked, and is not asked."""
    orjson: Any = import_module("orjson")
    collection: Any = import_module("pystac").ItemCollection

    def loads(data: bytes) -> Any:
        return collection.from_dict(orjson.loads(data))

    def dumps(items: Any) -> bytes:
        found: bytes = orjson.dumps(items.to_dict())
        return found

    return Roads(loads, dumps)
