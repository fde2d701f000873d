"""msgspec Structs made from `ik.schema()`, with every check of the schema that a Struct can carry.

These are types, required and unknown fields, tags, enums, patterns, lengths and bounds. A Struct cannot carry `not`,
which keeps the DPRK from being a party. Dates and numbers stay text, under their patterns.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal, Union

import msgspec
from peer_codecs import Codec

import indokorea as ik

META = {"pattern": "pattern", "maxLength": "max_length", "minimum": "ge", "maximum": "le"}


class Structs:
    """The types that a schema describes, made on first use."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions: dict[str, Any] = schema["$defs"]
        self.made: dict[str, Any] = {}
        self.document = self.struct("Document", schema, {})

    def named(self, reference: str) -> Any:
        """Return the type that a reference names."""
        name = reference.rpartition("/")[2]
        if name not in self.made:
            self.made[name] = self.type_of(self.definitions[name], name)
        return self.made[name]

    def type_of(self, plain: dict[str, Any], name: str = "") -> Any:
        """Return the type that a schema describes."""
        if "$ref" in plain:
            return self.named(plain["$ref"])
        if "anyOf" in plain:
            return Union[tuple(self.type_of(option) for option in plain["anyOf"])]  # noqa: UP007
        if "const" in plain:
            return Literal[plain["const"]]
        if "enum" in plain:
            return Enum(name, {word: word for word in plain["enum"]})
        if plain["type"] == "array":
            return tuple[self.type_of(plain["items"]), ...]  # type: ignore[misc]
        if plain["type"] == "object" and "properties" not in plain:
            return dict[str, Any]  # any JSON under names with a prefix
        if plain["type"] == "object":
            kind = plain["properties"].get("kind", {})
            tag = {"tag_field": "kind", "tag": kind["const"]} if "const" in kind else {}
            return self.struct(name, plain, tag)
        base = {"string": str, "integer": int, "boolean": bool}[plain["type"]]
        found: dict[str, Any] = {META[key]: value for key, value in plain.items() if key in META}
        return Annotated[base, msgspec.Meta(**found)] if found else base

    def struct(self, name: str, plain: dict[str, Any], tag: dict[str, Any]) -> Any:
        """Return the Struct of an object; `kind` is its tag and not a field."""
        fields: list[Any] = []
        keys: dict[str, str] = {}
        for key, inner in plain["properties"].items():
            if tag and key == "kind":
                continue
            field = key if key.isidentifier() else f"header_{key.strip('$')}"
            keys[field] = key
            kind = self.type_of(inner)
            if key in plain["required"] if "required" in plain else False:
                fields.append((field, kind))
            elif "default" in inner:
                fields.append((field, kind, msgspec.convert(inner["default"], kind)))
            elif inner.get("type") == "array":
                fields.append((field, kind, ()))
            else:
                fields.append((field, kind | msgspec.UnsetType, msgspec.UNSET))
        return msgspec.defstruct(
            name, fields, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename=keys, **tag
        )


def codec(whole: bool) -> Codec:
    """Return the codec of a whole document; references, repeated ids and repeated keys are not checked."""
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Structs(ik.schema()).document)
    return Codec(decoder.decode, msgspec.json.encode)
