"""The description of the tables by the Data Package standard, version 2, derived from their columns."""

from __future__ import annotations

import json
from typing import Any

from indokorea.dossier import Dossier
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.relational.more_tables import RECORDS, columns_by_table
from indokorea.relational.table_shapes import PATH, RECORD, Column

TYPES = {
    "text": "string",
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "number",
    "date": "date",
    "list": "array",
}


def data_package(dossier: Dossier, suffix: str = ".csv") -> dict[str, Any]:
    """Return the description of a folder with the tables of a dossier, as plain data."""
    header = {"title": dossier.title, "version": dossier.edition}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dossier",
        **{name: text for name, text in header.items() if text is not None},
        "resources": [_resource(name, columns, suffix) for name, columns in columns_by_table().items()],
    }


def data_package_text(dossier: Dossier, suffix: str = ".csv") -> str:
    """Return the description as JSON text."""
    return json.dumps(data_package(dossier, suffix), ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, columns: tuple[Column, ...], suffix: str) -> dict[str, Any]:
    names = [one.name for one in columns]
    key = ["id"] if names[0] == "id" else [RECORD, PATH] if names[:2] == [RECORD, PATH] else []
    foreign = [_foreign_key(one) for one in columns if one.refers and one.type == "text" and name != RECORDS]
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}{suffix}",
        "type": "table",
        "format": suffix.removeprefix("."),
        "encoding": "utf-8",
        "schema": {
            "fields": list(map(_field, columns)),
            **({"primaryKey": key} if key else {}),
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words and column.type == "text":
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(column: Column) -> dict[str, Any]:
    target = RECORD_KINDS[column.refers[0]].view if len(column.refers) == 1 else RECORDS
    return {"fields": [column.name], "reference": {"resource": target.replace("_", "-"), "fields": ["id"]}}
