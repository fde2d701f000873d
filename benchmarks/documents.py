"""The documents that are read and written: ours, and similar ones in the models of other libraries.

Ours is made of the reference dossier. A single record is the one of median length; up to the size of the dossier, it is
a part of it without broken references; beyond that, copies with other ids are added.

An entity of followthemoney, a report of STIX and an item of STAC hold other data than our records. A similar record has
as many values as ours and, if its model has nesting, as many objects:

- followthemoney: an Event whose properties hold the values; its model is flat;
- stix2: a Report; references are its object_refs, every part is an external reference, the rest is name, description
  and labels. STIX also requires three timestamps;
- pystac: an Item; references are links, every part is an asset, the rest is in its properties. STAC also requires
  a time and a geometry, here null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

import indokorea as ik
from indokorea.collection.references import references

Plain = dict[str, Any]

SPACE = UUID("a932fcc6-e032-476c-826f-cb970a5a1ade")
REFERENCE = re.compile(r"[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*")
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![0-9])")
MOMENT = "2009-08-07T00:00:00.000Z"


def ours(size: int) -> bytes:
    """Return a document of this many records as `ik.dumps` writes it."""
    records = list(ik.reference())
    if size == 1:
        records.sort(key=lambda record: len(ik.dumps(record)))
        return ik.dumps(ik.Dossier([records[len(records) // 2]], integrity=False)).encode()
    if size < len(records):
        return ik.dumps(ik.Dossier(with_references(records, size))).encode()
    lines = [ik.dumps(record) for record in records]
    made = [json.loads(line) for line in lines]
    for number in range(1, -(-size // len(records))):
        made += [copied(line, record.id, number) for line, record in zip(lines, records, strict=True)]
    return ik.dumps(ik.Dossier([ik.from_dict(plain) for plain in made[:size]])).encode()


def copied(line: str, id: str, number: int) -> Plain:
    """Return a copy of a record with another id and the same references."""
    plain: Plain = json.loads(line)
    return plain | {"id": f"{id}-copy-{number}"}


def with_references(records: list[ik.AnyRecord], size: int) -> list[ik.AnyRecord]:
    """Return `size` of the records, with all records that they refer to."""
    by_id = {record.id: record for record in records}
    taken: dict[str, ik.AnyRecord] = {}
    for start in records:
        more: dict[str, ik.AnyRecord] = {}
        waiting = [start]
        while waiting:
            record = waiting.pop()
            if record.id not in taken and record.id not in more:
                more[record.id] = record
                waiting += [by_id[reference.target] for reference in references(record)]
        if len(taken) + len(more) <= size:
            taken |= more
    assert len(taken) == size, f"{len(taken)} records could be taken, not {size}"
    return list(taken.values())


def records_in(data: bytes | str) -> list[Plain]:
    """Return the records of a document of any model as plain data."""
    plain = json.loads(data)
    if isinstance(plain, list):
        return plain
    found: list[Plain] = plain.get("records") or plain.get("objects") or plain.get("features") or plain["entities"]
    return found


def like(wire: str, data: bytes) -> bytes:
    """Return the similar document in a model: "indokorea", "followthemoney", "stix2" or "pystac"."""
    if wire == "indokorea":
        return data
    records = records_in(data)
    made: Plain
    if wire == "followthemoney":
        made = {"entities": list(map(entity, records))}
    elif wire == "stix2":
        made = {"type": "bundle", "id": f"bundle--{SPACE}", "objects": list(map(report, records))}
    else:
        made = {"type": "FeatureCollection", "features": list(map(item, records))}
    return json.dumps(made, ensure_ascii=False).encode()


def values(plain: Any) -> Iterator[str]:
    """Yield every value, as text."""
    if isinstance(plain, dict):
        plain = list(plain.values())
    if isinstance(plain, list):
        for inner in plain:
            yield from values(inner)
    else:
        yield str(plain)


def parts(plain: Any) -> Iterator[list[str]]:
    """Yield the values of each object, without those of the objects inside it."""
    if isinstance(plain, list):
        for inner in plain:
            yield from parts(inner)
    if isinstance(plain, dict):
        yield list(values([value for value in plain.values() if not has_object(value)]))
        for value in plain.values():
            yield from parts(value)


def has_object(value: Any) -> bool:
    """Return True if the value is an object or a list with one."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(inner, dict) for inner in value))


def thirds(record: Plain) -> Iterator[list[str]]:
    """Yield the values of the parts in groups of at most three, as many as an external reference or an asset has."""
    for found in list(parts(record))[1:]:
        for start in range(0, len(found), 3):
            yield found[start : start + 3]


def own(record: Plain) -> tuple[list[str], list[str]]:
    """Return the references and the other values of the record itself, without its kind and id."""
    texts = next(parts(record))[2:]
    references = [text for text in texts if REFERENCE.fullmatch(text)]
    return references, [text for text in texts if not REFERENCE.fullmatch(text)]


def entity(record: Plain) -> Plain:
    """Return the similar entity of followthemoney."""
    properties: dict[str, list[str]] = {}
    for text in list(values(record))[2:]:
        name = "keywords"
        if REFERENCE.fullmatch(text):
            name = "involved"
        elif day := DAY.match(text):
            name, text = "date", day[0]  # noqa: PLW2901
        elif text.startswith("http"):
            name = "sourceUrl"
        elif len(text) > 60:
            name = "summary"
        elif " " in text:
            name = "alias" if "name" in properties else "name"
        properties.setdefault(name, []).append(identity("entity", text) if name == "involved" else text)
    return {"id": identity("entity", record["id"]), "schema": "Event", "properties": properties}


def report(record: Plain) -> Plain:
    """Return the similar report of STIX 2.1."""
    references, texts = own(record)
    found: Plain = {
        "type": "report",
        "spec_version": "2.1",
        "id": identity("report", record["id"]),
        "created": MOMENT,
        "modified": MOMENT,
        "published": MOMENT,
        "name": texts[0] if texts else record["id"],
        "object_refs": [identity("identity", text) for text in references] or [identity("identity", record["id"])],
        "external_references": [
            dict(zip(("source_name", "description", "external_id"), three, strict=False))
            | ({"description": three[0]} if len(three) == 1 else {})
            for three in thirds(record)
        ],
    }
    found |= {"description": texts[1]} if len(texts) > 1 else {}
    found |= {"labels": texts[2:]} if len(texts) > 2 else {}
    return {key: value for key, value in found.items() if value != []}


def item(record: Plain) -> Plain:
    """Return the similar item of STAC 1.1."""
    references, texts = own(record)
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "stac_extensions": [],
        "id": record["id"],
        "geometry": None,
        "properties": {"datetime": MOMENT} | {f"value_{number}": text for number, text in enumerate(texts)},
        "links": [{"rel": "related", "href": f"./{text.replace(':', '/')}.json"} for text in references],
        "assets": {
            f"part-{number}": dict(zip(("href", "title", "description"), three, strict=False))
            for number, three in enumerate(thirds(record))
        },
    }


def identity(kind: str, id: str) -> str:
    """Return an id of the form that STIX requires and followthemoney accepts."""
    return f"{kind}--{uuid5(SPACE, id)}"
