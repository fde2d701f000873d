"""A dossier as RDF: N-Triples of all records, JSON-LD of one, and the vocabulary with SKOS concepts and RDFS classes.

A record has the IRI of a base and its id, and a part of it that IRI, `#` and the JSON Pointer to the part. So the
pointers of citations and claims are links. A property belongs to the class that declares the field, such as
`Action.on`. A date is an EDTF literal, with its first and its last day beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

from indokorea.adapters.rdf_fields import (
    EDTF,
    ESCAPES,
    NAMESPACE,
    PREFIXES,
    RDF,
    RDFS,
    XSD,
    FieldPlan,
    all_parts,
    class_iri,
    field_plans,
    literal,
    term_iri,
)
from indokorea.adapters.rdf_vocabulary import vocabulary
from indokorea.dossier import Dossier
from indokorea.fields.generated import compile_function
from indokorea.fields.part import Part
from indokorea.fields.shape import Many
from indokorea.records.base import Record
from indokorea.records.kinds import AnyRecord

__all__ = ["BASE", "context", "json_ld", "ntriples", "vocabulary"]

BASE = "https://indokorea.github.io/indokorea/id/"

Writer: TypeAlias = Callable[[Any, str, str, str, Callable[[str], object]], None]

# Pointers of these characters need no escape in an IRI.
is_plain_pointer: Callable[[str], re.Match[str] | None] = re.compile(r"[A-Za-z0-9_~:./-]*").fullmatch


def ntriples(dossier: Dossier, base: str = BASE) -> Iterator[str]:
    """Yield the triples of a dossier, each as a line of N-Triples with its line feed.

    >>> import indokorea as ik
    >>> steel = ik.Dossier([ik.Sector(id="sector:steel", name="Steel")])
    >>> print("".join(ntriples(steel, "http://example.org/")))
    <http://example.org/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <.../vocabulary#Dossier> .
    <http://example.org/sector:steel> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <.../vocabulary#Sector> .
    <http://example.org/sector:steel> <http://www.w3.org/2000/01/rdf-schema#label> "Steel" .
    ...
    """
    yield f"<{base}> <{RDF}type> <{NAMESPACE}Dossier> .\n"
    for name, value in dossier.header.items():
        if value is not None:
            yield f"<{base}> <{NAMESPACE}Dossier.{name}> {literal(str(value))} .\n"
    for record in dossier:
        lines: list[str] = []
        writer_of(type(record))(record, f"{base}{record.id}", f"{base}{record.id}", base, lines.append)
        yield from lines


def pointer_iri(record: str, path: str) -> str:
    """Return the IRI of a place inside a record.

    >>> pointer_iri("http://example.org/sector:steel", "/name/en")
    'http://example.org/sector:steel#/name/en'
    """
    return f"{record}#{path if is_plain_pointer(path) else quote(path, safe='/~:')}"


def decimal_text(number: Decimal) -> str:
    """Return a number without an exponent, as XML Schema has it.

    >>> decimal_text(Decimal("1E+3"))
    '1000'
    """
    return f"{number:f}"


_writers: dict[type[Part], Writer] = {}


def writer_of(cls: type[Part]) -> Writer:
    """Return the function that adds the triples of a part of this class, generated on first use.

    Its arguments are the part, its IRI, that of its record, the base, and the function that takes a line.
    """
    if cls not in _writers:
        namespace: dict[str, Any] = {
            "escape": ESCAPES,
            "pointer_iri": pointer_iri,
            "decimal_text": decimal_text,
            "term_iri": term_iri,
            "str": str,
        }
        lines = [
            "def write(part, node, record, base, add):",
            f" add(f'<{{node}}> <{RDF}type> <{class_iri(cls)}> .\\n')",
        ]
        if issubclass(cls, Record):
            lines.append(f" add(f'<{{node}}> <{RDFS}label> \"{{part.label.translate(escape)}}\" .\\n')")
        for plan in field_plans(cls):
            lines += _field_lines(plan, namespace, is_record=issubclass(cls, Record))
        _writers[cls] = compile_function("\n".join(lines), "write", namespace, cls)
    return _writers[cls]


def _field_lines(plan: FieldPlan, namespace: dict[str, Any], *, is_record: bool) -> list[str]:
    """Return the lines that add the triples of a field."""
    if plan.value == "extensions":
        namespace["add_extensions"] = _add_extensions
        return [f" if part.{plan.name}: add_extensions(part.{plan.name}, '{plan.iri}', node, add)"]
    inside = f"{{node}}{'#' if is_record else ''}/{plan.name}"
    many = isinstance(plan.shape, Many)
    if many:
        head, indent = f" for index, value in enumerate(part.{plan.name}):", "  "
    else:
        head, indent = f" if (value := part.{plan.name}) is not None:", "  "
    if plan.value == "part":
        writer = f"write_{plan.name}"
        namespace[writer] = writer_of(plan.python)
        place = f"{inside}/{{index}}" if many else inside
        body = [
            f"inner = f'{place}'",
            f"add(f'<{{node}}> <{plan.iri}> <{{inner}}> .\\n')",
            f"{writer}(value, inner, record, base, add)",
        ]
    else:
        body = [f"found = f'{_object_code(plan)}'"]
        body += [f"add(f'<{{node}}> <{iri}> {{found}} .\\n')" for iri in (plan.iri, *plan.outside)]
        if plan.value == "edtf" and not many:
            body += [
                f"if (day := value.{bound}) is not None: "
                f"add(f'<{{node}}> <{plan.iri}_{bound}> \"{{day}}\"^^<{XSD}date> .\\n')"
                for bound in ("earliest", "latest")
            ]
    return [head, *(f"{indent}{line}" for line in body)]


def _object_code(plan: FieldPlan) -> str:
    """Return the inside of the f-string that writes the object of a triple."""
    codes = {
        "record": "<{base}{value}>",
        "pointer": "<{pointer_iri(record, value)}>",
        "term": "<{term_iri(value)}>",
        "edtf": '"{value._text}"',
        "decimal": '"{decimal_text(value)}"',
        "integer": '"{value}"',
        "boolean": '"{str(value).lower()}"',
        "text": '"{value.translate(escape)}"',
    }
    tail = f"@{plan.language}" if plan.language else f"^^<{plan.datatype}>" if plan.datatype else ""
    return codes[plan.value] + tail


def _add_extensions(extensions: Any, iri: str, node: str, add: Callable[[str], object]) -> None:
    """Add a node for each extension of a record, with its name and its value as JSON."""
    for name in extensions:
        inner = pointer_iri(node, f"/extensions/{name}")
        add(f"<{node}> <{iri}> <{inner}> .\n")
        add(f"<{inner}> <{NAMESPACE}Extension.name> {literal(name)} .\n")
        add(f"<{inner}> <{NAMESPACE}Extension.value> {literal(extensions.json_text(name))}^^<{RDF}JSON> .\n")


class _Place(NamedTuple):
    """Where a part is: its own IRI, that of its record, and the base."""

    node: str
    record_iri: str
    base: str

    def inside(self, *names: str | int) -> _Place:
        """Return the place of a part inside this one."""
        mark = "#" if self.node == self.record_iri else ""
        return self._replace(node=f"{self.node}{mark}/{'/'.join(map(str, names))}")


def json_ld(record: AnyRecord, base: str = BASE) -> dict[str, Any]:
    """Return one record as JSON-LD, as plain data with its context inside; its triples are those of `ntriples`.

    For a whole dossier use `ntriples`: readers of JSON-LD take minutes for contexts such as these.

    >>> import indokorea as ik
    >>> found = json_ld(ik.Sector(id="sector:steel", name="Steel"))
    >>> found["@id"], found["@type"], found["name"]["en"]
    ('https://indokorea.github.io/indokorea/id/sector:steel', 'Sector', 'Steel')
    """
    used: dict[type[Part], None] = {}
    iri = f"{base}{record.id}"
    plain = _plain_part(record, _Place(iri, iri, base), used)
    return {"@context": context(used), **plain}


def _plain_part(part: Part, place: _Place, used: dict[type[Part], None]) -> dict[str, Any]:
    used[type(part)] = None
    found: dict[str, Any] = {"@id": place.node, "@type": type(part).__name__}
    if isinstance(part, Record):
        found["rdfs:label"] = part.label
    for plan in field_plans(type(part)):
        value = getattr(part, plan.name)
        if value is None or value == () or (plan.value == "extensions" and not value):
            continue
        if plan.value == "extensions":
            found[plan.name] = [_plain_extension(value, name, place) for name in value]
        elif plan.value == "part":
            if isinstance(value, tuple):
                items = enumerate(value)
                found[plan.name] = [_plain_part(one, place.inside(plan.name, index), used) for index, one in items]
            else:
                found[plan.name] = _plain_part(value, place.inside(plan.name), used)
        else:
            values = [_plain_value(plan, one, place) for one in (value if isinstance(value, tuple) else (value,))]
            found[plan.name] = values if isinstance(value, tuple) else values[0]
            for name in plan.outside_names:
                found[name] = [_with_type(plan, one) for one in values]
            if plan.value == "edtf" and not isinstance(value, tuple):
                bounds = {"earliest": value.earliest, "latest": value.latest}
                found |= {f"{plan.name}_{bound}": str(day) for bound, day in bounds.items() if day is not None}
    return found


def _plain_extension(extensions: Any, name: str, place: _Place) -> dict[str, Any]:
    return {
        "@id": pointer_iri(place.record_iri, f"/extensions/{name}"),
        f"{NAMESPACE}Extension.name": name,
        f"{NAMESPACE}Extension.value": {"@value": extensions.json_text(name), "@type": f"{RDF}JSON"},
    }


def _plain_value(plan: FieldPlan, value: Any, place: _Place) -> Any:
    """Return a single value as the context of its field reads it."""
    if plan.value == "record":
        return f"{place.base}{value}"
    if plan.value == "pointer":
        return pointer_iri(place.record_iri, value)
    if plan.value == "term":
        return term_iri(value)
    if plan.value == "decimal":
        return decimal_text(value)
    return str(value) if plan.value == "edtf" else value


def _with_type(plan: FieldPlan, value: Any) -> Any:
    """Return a value with its type beside it, for a property that is not in the context."""
    if plan.value in ("record", "pointer", "term"):
        return {"@id": value}
    if plan.language:
        return {"@value": value, "@language": plan.language}
    return {"@value": value, "@type": plan.datatype} if plan.datatype else value


def context(classes: Iterable[type[Part]] | None = None) -> dict[str, Any]:
    """Return the JSON-LD context of one record: what its keys mean, class by class. By default it has all classes.

    >>> context()["Action"]["@context"]["on"]["@type"]
    'http://id.loc.gov/datatypes/edtf/EDTF'
    """
    chosen = all_parts() if classes is None else tuple(classes)
    return {
        "@version": 1.1,
        **PREFIXES,
        **{
            cls.__name__: {
                "@id": class_iri(cls),
                "@context": {key: one for plan in field_plans(cls) for key, one in _keys_of(plan)},
            }
            for cls in chosen
        },
    }


def _keys_of(plan: FieldPlan) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the keys of a field in a context, each with its meaning."""
    if plan.value in ("record", "pointer", "term"):
        yield plan.name, {"@id": plan.iri, "@type": "@id"}
    elif plan.language:
        yield plan.name, {"@id": plan.iri, "@language": plan.language}
    elif plan.datatype and plan.value not in ("integer", "boolean"):
        yield plan.name, {"@id": plan.iri, "@type": plan.datatype}
    else:
        yield plan.name, {"@id": plan.iri}
    if plan.datatype == EDTF and not isinstance(plan.shape, Many):
        for bound in ("earliest", "latest"):
            yield f"{plan.name}_{bound}", {"@id": f"{plan.iri}_{bound}", "@type": f"{XSD}date"}
