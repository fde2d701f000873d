"""Links: the field and the index of a reference."""

from __future__ import annotations

import pytest

import indokorea as ik


@pytest.mark.parametrize(
    ("path", "field", "index"),
    [
        ("/broader", "broader", None),
        ("/sectors/0", "sectors", 0),
        ("/parties/12/party", "parties", 12),
        ("/place/country", "place", None),
        ("/claims/3/citations/1/source", "claims", 3),
    ],
)
def test_a_link_knows_its_field_and_the_place_in_the_list(path: str, field: str, index: int | None) -> None:
    link = ik.Link("project:a", path, "country:ind")
    assert (link.field, link.index) == (field, index)


def test_every_link_of_the_bundled_dossier_names_a_field_of_its_record_and_an_item_of_its_list() -> None:
    d = ik.reference()
    for record in [*d.agreements, *d.projects, *d.statements]:
        for link in d.links_from(record.id):
            value = getattr(record, link.field)
            assert isinstance(value, tuple) is (link.index is not None)
            assert link.index is None or link.index < len(value)
