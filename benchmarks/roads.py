"""Every way from bytes to objects and back that is measured, under one form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple


class Roads(NamedTuple):
    """How one peer reads a document into objects, and writes the objects as a document."""

    loads: Callable[[bytes], Any]
    dumps: Callable[[Any], bytes | str]


class Peer(NamedTuple):
    """One line of the tables. `made` is where its roads are made: a module of this folder, and a function in it."""

    name: str
    made: str
    imports: str
    wire: str = "indokorea"


OURS = "indokorea"
FLOOR = "plain dicts, msgspec, nothing checked"

PEERS = [
    Peer(OURS, "roads:ours", "indokorea"),
    Peer(FLOOR, "roads:floor", "msgspec"),
    Peer("pydantic 2, like checks, by hand", "roads:pydantic_like", "pydantic"),
    Peer("pydantic 2, the same but for repeated keys", "roads:pydantic_keys_pass", "pydantic"),
    Peer("pydantic 2, checks of the schema, by hand", "roads:pydantic_schema", "pydantic"),
    Peer("pydantic 2, generated, tagged union", "peers_generated:tagged", "pydantic"),
    Peer("pydantic 2, generated as it comes", "peers_generated:as_it_comes", "pydantic"),
    Peer("msgspec Struct, checks of the schema", "peers_msgspec:roads", "msgspec"),
    Peer("cattrs over our classes", "peers_cattrs:roads", "cattrs"),
    Peer("mashumaro, like checks", "peers_mashumaro:like", "mashumaro"),
    Peer("mashumaro, its own checks", "peers_mashumaro:plain", "mashumaro"),
    Peer("followthemoney, values cleaned", "peers_models:followthemoney_cleaned", "followthemoney", "followthemoney"),
    Peer("followthemoney, values trusted", "peers_models:followthemoney_trusted", "followthemoney", "followthemoney"),
    Peer("stix2", "peers_models:stix2", "stix2", "stix2"),
    Peer("pystac", "peers_models:pystac", "pystac", "pystac"),
]


def roads_of(peer: Peer, *, whole: bool) -> Roads:
    """The roads of a peer; where the document is not whole, references are not looked up."""
    module, _, name = peer.made.partition(":")
    made: Roads = getattr(import_module(module), name)(whole)
    return made


def ours(whole: bool) -> Roads:
    """`ik.loads` and `ik.dumps` as users call them."""
    import indokorea as ik

    return Roads(ik.loads if whole else partial(ik.loads, integrity=False), ik.dumps)


def floor(whole: bool) -> Roads:
    """What no reader of JSON in Python can do without: the text becomes dicts and lists."""
    import msgspec

    return Roads(msgspec.json.decode, msgspec.json.encode)


def pydantic_like(whole: bool) -> Roads:
    """The models of peers.py, with the checks that this library makes."""
    models = import_module("peers").Models(like=True)
    return Roads(lambda data: models.loads(data, references=whole), models.dumps)


def pydantic_keys_pass(whole: bool) -> Roads:
    """The same, and repeated keys are dropped in silence, as pydantic does."""
    models = import_module("peers").Models(like=True)
    return Roads(lambda data: models.loads(data, references=whole, keys=False), models.dumps)


def pydantic_schema(whole: bool) -> Roads:
    """The models of peers.py, with the checks of a JSON Schema."""
    models = import_module("peers").Models(like=False)
    return Roads(models.loads, models.dumps)
