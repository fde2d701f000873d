"""The description of a published dossier for search engines of data: schema.org/Dataset and Croissant 1.1, as JSON-LD.

The files are those of the records, one for each kind. Croissant reads a column with a JSONPath, and a JSONPath passes
over a record without the field, so only the fields with a single value that every record has are described.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from indokorea.dossier import Dossier
from indokorea.fields.part import defaults_of
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.shape import Maybe, Nested, shapes_of
from indokorea.relational.table_shapes import ColumnShape, TableShape, table_shapes

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TYPES = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "boolean": "sc:Boolean",
    "decimal": "sc:Float",
    "date": "sc:Date",
}
CREATOR = "The indokorea contributors"

# The context that Croissant 1.1 prescribes.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def description(
    dossier: Dossier, *, page: str, files: str, digests: Mapping[str, str], keywords: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the description of a published dossier, as plain data.

    `page` is the address of its page and `files` that of the folder with its files; `digests` has the SHA-256 of each
    file by its name, such as `agreement.json`.
    """
    title = dossier.title or "A dossier"
    about = dossier.about()
    years = [year for year, _ in about.years]
    edition = "" if dossier.edition is None else f", edition {dossier.edition}"
    kinds = [(kind, names) for kind, names in RECORD_KINDS.items() if f"{kind}.json" in digests]
    counts = ", ".join(f"{RECORD_KINDS[kind].plural} ({count:,})" for kind, count in about.kinds)
    found = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "@id": page,
        "url": page,
        "name": title,
        "description": f"{title}: {about.records:,} records, with their sources: {counts}.",
        "version": dossier.edition,
        "datePublished": None if dossier.as_of is None else str(dossier.as_of),
        "temporalCoverage": f"{years[0]:04}/{years[-1]:04}" if years else None,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "citeAs": f"{CREATOR}. {title}{edition}. {page}",
        "keywords": list(keywords) or None,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": f"{kind}.json",
                "name": f"{kind}.json",
                "description": f"The records of kind {kind}.",
                "contentUrl": f"{files.rstrip('/')}/{kind}.json",
                "encodingFormat": "application/json",
                "sha256": digests[f"{kind}.json"],
            }
            for kind, _ in kinds
        ],
        "recordSet": [_record_set(kind, table_shapes()[names.view]) for kind, names in kinds],
    }
    return {name: value for name, value in found.items() if value is not None}


def _record_set(kind: str, table: TableShape) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "key": {"@id": f"{table.name}/id"},
        "field": list(_fields(kind, table)),
    }


def _fields(kind: str, table: TableShape) -> Iterator[dict[str, Any]]:
    for shape in table.columns:
        column = shape.column
        if shape.bound or shape.leaf is None or column.type not in TYPES or not is_in_every_record(table, shape):
            continue
        found = {
            "@type": "cr:Field",
            "@id": f"{table.name}/{column.name}",
            "name": column.name,
            "description": column.meaning,
            "dataType": TYPES[column.type],
            "source": {
                "fileObject": {"@id": f"{kind}.json"},
                "extract": {"jsonPath": f"$.records[*].{'.'.join(shape.plain)}"},
            },
        }
        if len(column.refers) == 1:
            found["references"] = {"field": {"@id": f"{RECORD_KINDS[column.refers[0]].view}/id"}}
        yield found


def is_in_every_record(table: TableShape, shape: ColumnShape) -> bool:
    """Return True if the file of a kind has the field of a column in every record: it has no default on the way."""
    cls: Any = table.python
    for step in shape.steps:
        inner = shapes_of(cls)[step.field]
        if step.field in defaults_of(cls) or isinstance(inner, Maybe):
            return False
        cls = inner.python if isinstance(inner, Nested) else cls
    return True


def description_block(described: Mapping[str, Any]) -> str:
    r"""Return a description as a script in HTML, which pages hold and search engines read.

    >>> description_block({"name": "</script>"})
    '<script type="application/ld+json">{"name": "<\\/script>"}</script>'
    """
    # An escaped slash keeps a text from ending the script.
    text = json.dumps(described, ensure_ascii=False).replace("</", r"<\/")
    return f'<script type="application/ld+json">{text}</script>'
