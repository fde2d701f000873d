"""One name for one thing: `record` is a record in every answer, and `record_id` an id."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import indokorea as ik

PACKAGE = Path(ik.__file__).parent


def annotated_fields() -> Iterator[tuple[str, str, str]]:
    """Yield every annotated field of the classes of the package: the class, the field, and the type as written."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for item in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(node, ast.ClassDef) and isinstance(item, ast.AnnAssign):
                    yield f"{path.name}: {node.name}", ast.unparse(item.target), ast.unparse(item.annotation)


def test_a_field_named_record_holds_a_record_and_record_id_an_id() -> None:
    named = [one for one in annotated_fields() if one[1] in ("record", "record_id")]
    assert {field for _, field, _ in named} == {"record", "record_id"}
    for owner, field, type in named:
        assert (type in ("str", "str | None")) is (field == "record_id"), owner


def test_an_answer_with_a_record_has_its_id_too() -> None:
    dossier = ik.reference()
    hit = dossier.find("CEPA", limit=1)[0]
    assert hit.record_id == hit.record.id
    assert dossier.evidence(hit.record).record_id == hit.record_id
    assert all(moment.record_id == moment.record.id for moment in dossier.chronology(since="2020"))
    assert all(row.record_id == row.record.id for row in dossier.coverage().objectives)
