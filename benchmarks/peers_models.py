"""Libraries with models of their own: followthemoney, stix2 and pystac, on similar records (see documents.py).

Each is called as its documentation says. orjson parses the JSON if the library leaves that to its caller.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from peer_codecs import Codec


def followthemoney_cleaned(whole: bool) -> Codec:
    """Return the codec of entities whose values are checked and cleaned, as untrusted ones must be."""
    return _followthemoney(cleaned=False)


def followthemoney_trusted(whole: bool) -> Codec:
    """Return the codec of entities that followthemoney has written itself; only the names of schemata are checked."""
    return _followthemoney(cleaned=True)


def _followthemoney(*, cleaned: bool) -> Codec:
    orjson: Any = import_module("orjson")
    model: Any = import_module("followthemoney").model

    def loads(data: bytes) -> Any:
        return [model.get_proxy(plain, cleaned=cleaned) for plain in orjson.loads(data)["entities"]]

    def dumps(entities: Any) -> bytes:
        found: bytes = orjson.dumps({"entities": [entity.to_dict() for entity in entities]})
        return found

    return Codec(loads, dumps)


def stix2(whole: bool) -> Codec:
    """Return the codec of a bundle of reports."""
    library: Any = import_module("stix2")
    return Codec(library.parse, lambda bundle: bundle.serialize())


def pystac(whole: bool) -> Codec:
    """Return the codec of a collection of items; the optional check against the JSON Schemas of STAC is left out."""
    orjson: Any = import_module("orjson")
    collection: Any = import_module("pystac").ItemCollection

    def loads(data: bytes) -> Any:
        return collection.from_dict(orjson.loads(data))

    def dumps(items: Any) -> bytes:
        found: bytes = orjson.dumps(items.to_dict())
        return found

    return Codec(loads, dumps)
