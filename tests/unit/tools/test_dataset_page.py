"""The tables of the page about the bundled data."""

from __future__ import annotations

from dataset_page import decades, topics

import indokorea as ik


def test_years_are_counted_by_decade_and_all_before_1940_together() -> None:
    assert decades([(48, 1), (723, 1), (1947, 2), (1951, 3), (1953, 1)]) == [
        ("before 1940", 2),
        ("1940s", 2),
        ("1950s", 4),
    ]


def test_a_topic_with_more_than_one_claim_has_the_name_of_its_first_record() -> None:
    sectors = [
        ik.Sector(id=f"sector:{name}", name=name.title(), claims=(ik.Claim(says=f"It is {name}.", topic=topic),))
        for name, topic in (("ships", "size"), ("steel", "size"), ("chips", "alone"))
    ]
    assert topics(ik.Dossier(sectors)) == [("Ships", "`size`", 2)]
