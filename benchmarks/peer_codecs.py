"""The codecs that are measured: for each peer, the functions from bytes to objects and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple


class Codec(NamedTuple):
    """The two functions of one peer: one reads a document into objects, the other writes them as a document."""

    loads: Callable[[bytes], Any]
    dumps: Callable[[Any], bytes | str]


class Peer(NamedTuple):
    """One line of the tables. `factory` names the module of this folder and the function that make its codec."""

    name: str
    factory: str
    imports: str
    wire: str = "indokorea"


OURS = "indokorea"
FLOOR = "plain dicts, msgspec, nothing checked"

PEERS = [
    Peer(OURS, "peer_codecs:ours", "indokorea"),
    Peer(FLOOR, "peer_codecs:floor", "msgspec"),
    Peer("pydantic 2, like checks, by hand", "peer_codecs:pydantic_like", "pydantic"),
    Peer("pydantic 2, the same but for repeated keys", "peer_codecs:pydantic_keys_pass", "pydantic"),
    Peer("pydantic 2, checks of the schema, by hand", "peer_codecs:pydantic_schema", "pydantic"),
    Peer("pydantic 2, generated, tagged union", "peers_generated:tagged", "pydantic"),
    Peer("pydantic 2, generated as it comes", "peers_generated:as_it_comes", "pydantic"),
    Peer("msgspec Struct, checks of the schema", "peers_msgspec:codec", "msgspec"),
    Peer("cattrs over our classes", "peers_cattrs:codec", "cattrs"),
    Peer("mashumaro, like checks", "peers_mashumaro:like", "mashumaro"),
    Peer("mashumaro, its own checks", "peers_mashumaro:plain", "mashumaro"),
    Peer("followthemoney, values cleaned", "peers_models:followthemoney_cleaned", "followthemoney", "followthemoney"),
    Peer("followthemoney, values trusted", "peers_models:followthemoney_trusted", "followthemoney", "followthemoney"),
    Peer("stix2", "peers_models:stix2", "stix2", "stix2"),
    Peer("pystac", "peers_models:pystac", "pystac", "pystac"),
]


def codec_of(peer: Peer, *, whole: bool) -> Codec:
    """Return the codec of a peer; unless the document is `whole`, it does not check references."""
    module, _, name = peer.factory.partition(":")
    codec: Codec = getattr(import_module(module), name)(whole)
    return codec


def ours(whole: bool) -> Codec:
    """Return `ik.loads` and `ik.dumps` as users call them."""
    import indokorea as ik

    return Codec(ik.loads if whole else partial(ik.loads, integrity=False), ik.dumps)


def floor(whole: bool) -> Codec:
    """Return the least that any reader of JSON in Python does: text to dicts and lists."""
    import msgspec

    return Codec(msgspec.json.decode, msgspec.json.encode)


def pydantic_like(whole: bool) -> Codec:
    """Return the models of peers.py with the checks of this library."""
    models = import_module("peers").Models(like=True)
    return Codec(lambda data: models.loads(data, references=whole), models.dumps)


def pydantic_keys_pass(whole: bool) -> Codec:
    """Return the same, but repeated keys are dropped silently, as pydantic does."""
    models = import_module("peers").Models(like=True)
    return Codec(lambda data: models.loads(data, references=whole, keys=False), models.dumps)


def pydantic_schema(whole: bool) -> Codec:
    """Return the models of peers.py with the checks of a JSON Schema."""
    models = import_module("peers").Models(like=False)
    return Codec(models.loads, models.dumps)
