"""The graph of networkx: its nodes, its edges, and the files that networkx writes of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

import indokorea as ik
from indokorea.adapters.graph import claim_fields, to_networkx
from indokorea.testing import strategies

D = ik.reference()


def links_of(dossier: ik.Dossier) -> list[tuple[str, str, str]]:
    """Return all links of a dossier in order."""
    return [(link.record_id, link.path, link.target) for record in dossier for link in dossier.links_from(record.id)]


def edges_of(graph: Any) -> list[tuple[str, str, str]]:
    return [(record, path, target) for record, target, path in graph.edges(data="path")]


def everything(graph: Any) -> tuple[Any, ...]:
    """Return the nodes and the edges of a graph with all their attributes, in an order of their own."""
    nodes = sorted((node, sorted(data.items())) for node, data in graph.nodes(data=True))
    edges = sorted(
        (one, other, key, sorted(data.items())) for one, other, key, data in graph.edges(data=True, keys=True)
    )
    return nodes, edges


def test_the_edges_with_sources_and_claims_are_the_links() -> None:
    graph = to_networkx(D, sources=True, claims=True)
    assert sorted(edges_of(graph)) == sorted(links_of(D))
    assert list(graph) == [record.id for record in D]


@given(strategies.dossiers())
def test_the_edges_of_any_dossier_are_its_links(dossier: ik.Dossier) -> None:
    graph = to_networkx(dossier, sources=True, claims=True)
    assert sorted(edges_of(graph)) == sorted(links_of(dossier))
    assert all(type(value) in (str, int, float, bool) for *_, data in graph.edges(data=True) for value in data.values())


def test_sources_and_claims_are_left_out_unless_they_are_requested() -> None:
    plain, with_claims = to_networkx(D), to_networkx(D, claims=True)
    assert not any(node.startswith("source:") for node in plain)
    expected = [one for one in links_of(D) if not one[2].startswith("source:") and not one[0].startswith("source:")]
    assert sorted(edges_of(with_claims)) == sorted(expected)
    assert sorted(edges_of(plain)) == sorted(one for one in expected if not one[1].startswith("/claims/"))
    assert claim_fields(ik.Source) == frozenset()


def test_an_edge_has_the_values_beside_its_reference() -> None:
    graph = to_networkx(D)
    relations = [data for *_, data in graph.edges(data=True) if data["role"] == "relations.agreement"]
    stored = [str(one.type) for agreement in D.agreements for one in agreement.relations]
    assert sorted(data["relations.type"] for data in relations) == sorted(stored) != []
    parties = [data for *_, data in graph.edges(data=True) if data["role"] == "parties.party"]
    assert all("parties.role" in data for data in parties if data["id"].startswith("agreement:"))


def test_a_node_has_its_kind_its_label_and_its_dates() -> None:
    node = to_networkx(D).nodes["agreement:cepa-2009"]
    agreement = D.agreements["cepa-2009"]
    assert (node["kind"], node["label"]) == ("agreement", agreement.label)
    assert node["when"].split("; ") == list(dict.fromkeys(map(str, agreement.when)))
    assert node["earliest"] <= node["latest"]
    assert set(to_networkx(D).nodes["country:ind"]) == {"kind", "label"}


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
@pytest.mark.parametrize("with_all", [True, False])
def test_a_file_is_read_back_equal(suffix: str, with_all: bool, tmp_path: Path) -> None:
    graph = to_networkx(D, sources=with_all, claims=with_all)
    path = str(tmp_path / f"graph.{suffix}")
    getattr(nx, f"write_{suffix}")(graph, path)
    assert everything(getattr(nx, f"read_{suffix}")(path)) == everything(graph)


def test_the_edges_of_a_graphml_file_have_distinct_ids(tmp_path: Path) -> None:
    nx.write_graphml(to_networkx(D), tmp_path / "graph.graphml")
    text = (tmp_path / "graph.graphml").read_text("utf-8")
    ids = [line.split('id="')[1].split('"')[0] for line in text.splitlines() if "<edge " in line]
    assert len(set(ids)) == len(ids) > 0


def test_a_record_that_is_missing_is_a_node_with_its_id() -> None:
    chips = ik.Sector(id="sector:chips", name="Chips", broader="sector:metals")
    graph = to_networkx(ik.Dossier([chips], integrity=False))
    assert graph.nodes["sector:metals"] == {"kind": "sector", "label": "sector:metals"}


def test_a_selection_is_refused_with_how_to_make_a_dossier_of_it() -> None:
    selection: Any = D.select(sector="defence")
    with pytest.raises(ik.InvalidValue, match=r"^expected a dossier, got .*; put records in one: Dossier\("):
        to_networkx(selection)
    assert len(to_networkx(ik.Dossier(selection, integrity=False))) >= len(selection)


def test_without_networkx_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ModuleNotFoundError, match=r'graphs need networkx: python -m pip install "indokorea\[graph\]"'):
        to_networkx(D)
