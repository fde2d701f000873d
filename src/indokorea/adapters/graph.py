"""A dossier as a graph of networkx (extra `graph`), which writes GraphML for most tools and GEXF for Gephi.

Records are the nodes, and references are the edges. All attributes are text, numbers or truth values, so that both
formats hold them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from indokorea.adapters.extras import require
from indokorea.collection.references import references, role_of
from indokorea.collection.view import Selection, View
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.part import Part
from indokorea.fields.record_ids import parse_id
from indokorea.fields.shape import Leaf, Maybe, Nested, innermost, shapes_of
from indokorea.json_pointer import pointer_parts
from indokorea.records.evidence import Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source

if TYPE_CHECKING:
    import networkx


def to_networkx(
    dossier: Dossier | Selection[Any] | View[Any], *, sources: bool = False, claims: bool = False
) -> networkx.MultiDiGraph[str]:
    """Return a dossier, or a selection or view of its records, as a directed graph.

    The graph of a selection has its records, their references, and the records to which these lead.

    A node is the id of a record, with its `kind`, its `label`, its dates and periods as text in `when`, and their
    bounds in `earliest` and `latest`. An attribute without a value is left out.

    An edge is a reference. `path` is the JSON Pointer to it and `id` the record with this pointer. `role` has the
    fields that lead to it, such as `parties.party`. The single values beside the reference in its part have the same
    prefix: `parties.role`, `relations.type`. `sources` includes the records of kind source and the citations, `claims`
    the references that claims make. With both, the edges are the links of the dossier.

    Raises InvalidValue for anything but a dossier, a selection or a view, ModuleNotFoundError without networkx.

    >>> import indokorea as ik
    >>> steel = ik.Sector(id="sector:steel", name="Steel", broader="sector:metals")
    >>> graph = to_networkx(ik.Dossier([steel, ik.Sector(id="sector:metals", name="Metals")]))
    >>> list(graph.edges(data="role"))
    [('sector:steel', 'sector:metals', 'broader')]
    """
    graph: networkx.MultiDiGraph = require("networkx", "graph", "graphs").MultiDiGraph()
    if not isinstance(dossier, Dossier | Selection | View):
        raise InvalidValue.expected("a dossier or a selection", dossier, hint="write d, or d.select(sector=...)")
    origin = dossier if isinstance(dossier, Dossier) else dossier.origin
    if isinstance(origin, Dossier):
        graph.graph.update({name: str(value) for name, value in origin.header.items() if value is not None})
    records = [record for record in dossier if sources or not isinstance(record, Source)]
    graph.add_nodes_from((record.id, node_attributes(record)) for record in records)
    number = 0
    for record in records:
        for path, target, _ in references(record):
            names = pointer_parts(path)
            if (claims or names[0] not in claim_fields(type(record))) and (sources or not is_source(target)):
                if target not in graph:
                    # A record that is not selected, or one that a dossier read without integrity checks lacks.
                    record_there = None if origin is None else origin.get(target)
                    missing = {"kind": parse_id(target).kind, "label": target}
                    graph.add_node(target, **(missing if record_there is None else node_attributes(record_there)))
                # The key is the number of the edge, since the id of an edge in GraphML may not hold a path.
                graph.add_edge(record.id, target, number, **edge_attributes(record, path, names))
                number += 1
    return graph


def is_source(id: str) -> bool:
    """Return True for the id of a source."""
    return id.startswith(f"{Source.kind}:")


def node_attributes(record: AnyRecord) -> dict[str, str]:
    """Return the attributes of the node of a record."""
    times = record.when
    firsts, lasts = [one.earliest for one in times], [one.latest for one in times]
    first = None if None in firsts else min(filter(None, firsts), default=None)
    last = None if None in lasts else max(filter(None, lasts), default=None)
    dates = {"when": "; ".join(dict.fromkeys(map(str, times))), "earliest": first, "latest": last}
    return {"kind": record.kind, "label": record.label} | {name: str(one) for name, one in dates.items() if one}


def edge_attributes(record: AnyRecord, path: str, names: tuple[str, ...]) -> dict[str, str | int | float]:
    """Return the attributes of the edge of a reference, and the single values beside it in its part."""
    holder: Any = record
    fields = [name for name in names if not name.isdecimal()]
    attributes: dict[str, str | int | float] = {
        "id": f"{record.id}#{path}",
        "path": path,
        "role": role_of(path),
    }
    # A list of references has no values beside each of them, and those of a record itself are not about one reference.
    if len(fields) > 1 and not names[-1].isdecimal():
        for name in names[:-1]:
            holder = holder[int(name)] if name.isdecimal() else getattr(holder, name)
        prefix = ".".join(fields[:-1])
        for name, leaf in single_values(type(holder)):
            value = getattr(holder, name)
            if value is not None:
                plain = float(value) if isinstance(value, Decimal) else leaf.write(value)
                attributes[f"{prefix}.{name}"] = plain
    return attributes


_single_values: dict[type[Part], tuple[tuple[str, Leaf], ...]] = {}
_claim_fields: dict[type[Part], frozenset[str]] = {}


def single_values(cls: type[Part]) -> tuple[tuple[str, Leaf], ...]:
    """Return the fields of a class that hold one value, without those that refer to records."""
    if cls not in _single_values:
        found = ((name, shape.item if isinstance(shape, Maybe) else shape) for name, shape in shapes_of(cls).items())
        _single_values[cls] = tuple(
            (name, shape) for name, shape in found if isinstance(shape, Leaf) and shape.refers is None
        )
    return _single_values[cls]


def claim_fields(cls: type[Part]) -> frozenset[str]:
    """Return the fields of a class that hold claims."""
    if cls not in _claim_fields:
        inner = {name: innermost(shape) for name, shape in shapes_of(cls).items()}
        _claim_fields[cls] = frozenset(
            name for name, shape in inner.items() if isinstance(shape, Nested) and shape.python is Claim
        )
    return _claim_fields[cls]
