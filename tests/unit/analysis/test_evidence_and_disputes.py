"""Evidence and disputes: the citations for a field, the claims against it, the figures of each side."""

from __future__ import annotations

from typing import Any, cast

import pytest

import indokorea as ik


def source(
    slug: str, publisher: str | None = None, *, official: bool = False, reproduces: str | None = None
) -> ik.Source:
    return ik.Source(
        id=f"source:{slug}",
        title=slug.title(),
        type=ik.SourceType.NEWS,
        publisher=publisher,
        official=official,
        reproduces=reproduces,
    )


def cite(slug: str, *supports: str, locator: str | None = None) -> ik.Citation:
    return ik.Citation(source=f"source:{slug}", supports=supports, locator=locator)


def event(slug: str, **fields: Any) -> ik.Event:
    return ik.Event(id=f"event:{slug}", name="Drill", type=ik.EventType.MILESTONE, **fields)


SOURCES: list[ik.AnyRecord] = [
    source("navy", "A Navy", official=True),
    source("agency", "Agency"),
    source("copy", "Harbour News", reproduces="source:agency"),
    source("other", "AGENCY"),
    source("bare"),
]


def dossier(*records: ik.AnyRecord) -> ik.Dossier:
    return ik.Dossier([*SOURCES, *records])


# Figures


@pytest.mark.parametrize(
    ("slugs", "figures", "words"),
    [
        ((), (0, 0, 0, 0), "no source"),
        (("navy",), (1, 1, 1, 1), "1 source, 1 official, 1 independent publisher"),
        (("agency", "copy"), (2, 0, 1, 1), "2 sources, 0 official, 1 independent publisher"),
        (("agency", "other"), (2, 0, 2, 1), "2 sources, 0 official, 1 independent publisher"),
        (("navy", "copy", "other", "bare", "bare"), (4, 1, 4, 3), "4 sources, 1 official, 3 independent publishers"),
    ],
)
def test_a_copy_is_not_independent_and_a_publisher_counts_once(
    slugs: tuple[str, ...], figures: tuple[int, ...], words: str
) -> None:
    found = dossier(event("x", citations=tuple(cite(slug) for slug in slugs))).evidence("event:x").figures
    assert (found.sources, found.official, found.independent, found.publishers) == figures
    assert str(found) == words


def test_a_cited_source_that_the_collection_lacks_is_not_counted() -> None:
    found = ik.Dossier([event("x", citations=(cite("gone"),))], integrity=False).evidence("event:x")
    assert (found.sources, found.figures.sources) == ((), 0)
    assert found.rows()[0]["official"] is None
    assert "the whole record  source:gone, not here" in str(found)


# Evidence for a field


def drill(**more: Any) -> ik.Event:
    return event(
        "x",
        period="2025-10-13/2025-10-16",
        place=ik.Place(name=ik.Name.of("Busan"), country="country:kor"),
        citations=(
            cite("bare"),
            cite("copy", "/place"),
            cite("navy", "/period", "/place/name/en", locator="p. 2"),
            cite("agency", "/place/name"),
            cite("other", "/name"),
        ),
        **more,
    )


KOREA = ik.Country(id="country:kor", name="Republic of Korea")


@pytest.mark.parametrize(
    ("pointer", "slugs", "value"),
    [
        ("", ["bare", "copy", "navy", "agency", "other"], None),
        ("/period", ["navy"], "2025-10-13/2025-10-16"),
        ("/place/name", ["agency", "navy", "copy"], None),
        ("/place", ["copy", "navy", "agency"], None),
        ("/place/name/en", ["navy", "copy", "agency"], "Busan"),
        ("/summary", ["bare"], None),
        ("/kind", ["bare"], "event"),
    ],
)
def test_citations_of_the_field_come_first_then_of_its_parts_then_of_its_whole_or_else_of_the_record(
    pointer: str, slugs: list[str], value: str | None
) -> None:
    found = dossier(KOREA, drill()).evidence("event:x", pointer)
    assert [citation.source.partition(":")[2] for citation in found.citations] == slugs
    assert found.value == value
    assert [one.source for one in found.direct] == [one.source for one in found.citations if one.supports]


def test_claims_about_a_field_come_with_those_that_share_their_topic_the_preferred_first() -> None:
    claims = (
        ik.Claim(
            says="It began on the 12th.",
            field="/period",
            value="2025-10-12/..",
            rank=ik.ClaimRank.REJECTED,
            topic="day",
        ),
        ik.Claim(says="The days are not known.", rank=ik.ClaimRank.PREFERRED, topic="day", citations=(cite("bare"),)),
        ik.Claim(says="It was at sea.", field="/place/name"),
        ik.Claim(says="It was fine.", topic="weather"),
    )
    d = dossier(KOREA, drill(claims=claims))
    assert [claim.says for claim in d.evidence("event:x", "/period").claims] == [claims[1].says, claims[0].says]
    assert d.evidence("event:x", "/place").claims == d.evidence("event:x", "/place/name/en").claims == (claims[2],)
    assert len(d.evidence("event:x").claims) == 4
    found = d.evidence(d["event:x"], "/period")
    assert [(row["what"], row["source"], row["rank"], row["official"]) for row in found.rows()] == [
        ("citation", "source:navy", None, True),
        ("claim", "source:bare", "preferred", False),
        ("claim", None, "rejected", None),
    ]
    text = " ".join(str(found).split())
    assert text.startswith(
        "Drill event:x /period value period: 2025-10-13 to 2025-10-16 who says so 1 source, 1 official"
    )
    assert "period; place, name Navy p. 2 source:navy" in text
    assert text.index("The days are not known. Bare") < text.index("It began on the 12th.")


@pytest.mark.parametrize(
    ("pointer", "hint"),
    [
        ("period", 'write "/period"'),
        ("/periot", 'did you mean "/period"?'),
        ("/place/nam", 'did you mean "/place/name"?'),
        ("/nonsense", "the fields are /name, /type, /period, /place"),
    ],
)
def test_an_unknown_field_is_refused_with_the_most_similar_one(pointer: str, hint: str) -> None:
    with pytest.raises(ik.InvalidValue) as caught:
        dossier(KOREA, drill()).evidence("event:x", pointer)
    assert str(caught.value) == f'expected a field of this event, got "{pointer}"; {hint}'


def test_the_evidence_of_a_source_or_an_unknown_record_is_refused() -> None:
    with pytest.raises(
        ik.InvalidValue,
        match=r'that cites sources, got "source:navy"; links_to\(\) lists the records that cite a source',
    ):
        dossier().evidence("source:navy")
    with pytest.raises(ik.UnknownRecord, match='no record "event:y"'):
        dossier(KOREA, drill()).evidence("event:y")


# Disputes


def claim(says: str, rank: ik.ClaimRank = ik.ClaimRank.DISPUTED, **fields: Any) -> ik.Claim:
    return ik.Claim(says=says, rank=rank, **fields)


def test_claims_that_are_all_accepted_or_preferred_are_not_a_dispute() -> None:
    claims = (
        claim("A", ik.ClaimRank.ACCEPTED, topic="t"),
        claim("B", ik.ClaimRank.PREFERRED, topic="t"),
        claim("C", ik.ClaimRank.ACCEPTED, field="/period", value="2025"),
    )
    assert dossier(KOREA, drill(claims=claims)).disputes() == ()


def test_claims_that_share_a_topic_or_a_field_directly_or_not_are_one_dispute() -> None:
    first = event(
        "x",
        claims=(
            claim("A", field="/summary", topic="one"),
            claim("B", topic="two"),
            claim("C", field="/summary", topic="two"),
            claim("D"),
        ),
    )
    second = event("y", claims=(claim("E", ik.ClaimRank.ACCEPTED, topic="one"), claim("F", field="/summary")))
    d = dossier(first, second)
    assert [(one.topic, [side.says for side in one.sides], [r.id for r in one.records]) for one in d.disputes()] == [
        ("one", ["E", "A", "B", "C"], ["event:x", "event:y"]),
        (None, ["D"], ["event:x"]),
        (None, ["F"], ["event:y"]),
    ]
    assert [len(d.disputes(about=one)) for one in ("event:x", second)] == [2, 2]


def test_the_recorded_value_is_a_side_with_the_citations_of_its_field() -> None:
    claims = (
        claim("From the 12th.", field="/period", value="2025-10-12/2025-10-16", citations=(cite("agency"),)),
        claim(
            "From the 12th!",
            field="/period",
            value="2025-10-12/2025-10-16",
            citations=(cite("copy"),),
            note="As copied.",
        ),
    )
    (dispute,) = dossier(KOREA, drill(claims=claims)).disputes()
    standing, rival = dispute.sides
    assert (standing.recorded, standing.value, standing.rank, standing.claims) == (
        True,
        "2025-10-13/2025-10-16",
        None,
        (),
    )
    assert [one.source for one in standing.citations] == ["source:navy"]
    assert (rival.recorded, len(rival.claims), rival.figures.sources, rival.figures.publishers) == (False, 2, 2, 1)
    assert str(dispute).splitlines() == [
        "Drill (event:x), conflict about a date",
        "  recorded  period: 2025-10-13 to 2025-10-16 (1 source, 1 official, 1 independent publisher)",
        "  disputed  From the 12th. (2 sources, 0 official, 1 independent publisher) [As copied.]",
    ]
    assert [(row["recorded"], row["rank"], row["says"], row["sources"]) for row in dispute.rows()] == [
        (True, None, None, 1),
        (False, "disputed", "From the 12th.", 2),
    ]


def test_a_claim_of_the_recorded_value_is_the_recorded_side() -> None:
    claims = (
        claim("From the 13th.", ik.ClaimRank.PREFERRED, field="/period", value="2025-10-13/2025-10-16"),
        claim("From the 12th.", ik.ClaimRank.REJECTED, field="/period", value="2025-10-12/2025-10-16"),
    )
    (dispute,) = dossier(KOREA, drill(claims=claims)).disputes()
    assert [(side.recorded, str(side.rank), side.figures.sources) for side in dispute.sides] == [
        (True, "preferred", 1),
        (False, "rejected", 0),
    ]
    assert "preferred From the 13th. (1 source, 1 official, 1 independent publisher, as recorded)" in str(dispute)


def test_a_recorded_value_that_no_citation_names_has_the_citations_of_the_whole_record() -> None:
    record = event("x", summary="S", citations=(cite("bare"),), claims=(claim("A", field="/summary", value="T"),))
    assert dossier(record).disputes()[0].sides[0].figures.sources == 1


def test_claims_that_differ_in_case_and_punctuation_alone_are_one_side() -> None:
    record = event("x", claims=(claim("It was the first.", topic="t"), claim("it was the FIRST", topic="t")))
    assert [len(side.claims) for side in dossier(record).disputes()[0].sides] == [2]


def test_a_dispute_is_settled_if_no_side_is_disputed_any_more() -> None:
    d = dossier(
        event("x", claims=(claim("A", ik.ClaimRank.REJECTED, topic="a"), claim("B", ik.ClaimRank.ACCEPTED, topic="a"))),
        event("y", claims=(claim("C", topic="c"), claim("D", ik.ClaimRank.REJECTED, topic="c"))),
    )
    assert [(one.topic, str(one.type)) for one in d.disputes()] == [("a", "settled"), ("c", "reading")]
    assert [one.topic for one in d.disputes(type="settled")] == ["a"]
    assert [one.topic for one in d.disputes(type=ik.DisputeType.READING)] == ["c"]
    assert str(d.disputes()[0]).startswith("a: Drill (event:x), settled\n  accepted  B (no source)")


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([("Six were signed.", {}), ("Seven were signed.", {"rank": "accepted"})], "conflict"),
        ([("They met in May.", {}), ("They met in June.", {})], "conflict"),
        ([("The plant is at Hazira.", {}), ("The plant is at Talegaon.", {})], "conflict"),
        ([("It was at Seoul.", {})], "conflict"),
        ([("It was the first.", {"type": "first"}), ("Others came before.", {"rank": "accepted"})], "conflict"),
        ([("It began later.", {"field": "/period", "value": "2025-10-14/.."})], "conflict"),
        ([("The two will work hard.", {}), ("Little came of it.", {})], "reading"),
        ([("It may come.", {"type": "expectation"})], "reading"),
        ([("It cost 5.", {"type": "assessment"}), ("It cost 6.", {"type": "assessment"})], "reading"),
        ([("It cost 5.", {"rank": "rejected"}), ("It cost 6.", {"rank": "accepted"})], "settled"),
        ([("It began later.", {"field": "/period", "value": "2025-10-14/..", "rank": "rejected"})], "settled"),
    ],
)
def test_a_conflict_of_fact_has_sides_that_exclude_each_other(
    claims: list[tuple[str, dict[str, Any]]], expected: str
) -> None:
    disputed: dict[str, Any] = {"topic": "t", "rank": "disputed"}
    made = tuple(ik.Claim(says=says, **(disputed | fields)) for says, fields in claims)
    (dispute,) = dossier(KOREA, drill(claims=made)).disputes()
    assert dispute.type is ik.DisputeType(expected)
    assert {row["type"] for row in dispute.rows()} == {expected}


def test_disputes_that_move_a_status_a_sum_or_a_date_come_first() -> None:
    def project(slug: str, field: str, rank: ik.ClaimRank = ik.ClaimRank.DISPUTED) -> ik.Project:
        return ik.Project(
            id=f"project:{slug}",
            name="Yard",
            type=ik.ProjectType.PLANT,
            value=ik.Money.parse("USD 5 million"),
            updates=(ik.ProjectUpdate(status="announced", on="2010"),),
            claims=(ik.Claim(says="Not so.", field=field, value="7", rank=rank),),
        )

    fields = ["/name/en", "/updates/0/on", "/value/amount", "/updates/0/status"]
    open_ones = (project(f"p{index}", field) for index, field in enumerate(fields))
    d = dossier(*open_ones, project("p9", fields[3], ik.ClaimRank.REJECTED))
    found = [(dispute.records[0].slug, dispute.moves and str(dispute.moves)) for dispute in d.disputes()]
    assert found == [("p3", "status"), ("p2", "sum"), ("p1", "date"), ("p0", None), ("p9", None)]
    assert str(d.disputes()[1]).startswith("Yard (project:p2), conflict about a sum\n")
    assert [row["moves"] for row in d.disputes()[0].rows()] == ["status", "status"]


def test_the_rows_of_a_dispute_look_at_each_side_once(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = tuple(claim(f"Says {number}.", field="/period", value=str(2000 + number)) for number in range(8))
    [found] = dossier(KOREA, drill(claims=claims)).disputes()
    looked_at: list[str] = []

    def effect_of(field: str) -> None:
        looked_at.append(field)

    monkeypatch.setattr("indokorea.analysis.disputes.effect_of", effect_of)
    assert len(found.rows()) == len(found.sides) == len(looked_at)


def test_groups_that_a_claim_joins_late_are_one_dispute() -> None:
    claims = [claim(f"C{index}", topic=f"t{index}") for index in range(4)]
    claims += [claim(f"J{index}", topic=f"t{index}", field="/summary") for index in range(4)]
    (dispute,) = dossier(event("x", claims=tuple(claims))).disputes()
    assert [side.says for side in dispute.sides] == ["C0", "C1", "C2", "C3", "J0", "J1", "J2", "J3"]


def test_disputes_of_a_sector_include_those_of_narrower_sectors() -> None:
    d = dossier(
        ik.Sector(id="sector:a", name="A"),
        ik.Sector(id="sector:b", name="B", broader="sector:a"),
        event("x", sectors=("sector:b",), claims=(claim("A", topic="a"),)),
        event("y", claims=(claim("B", topic="b"),)),
    )
    assert [one.topic for one in d.disputes(sector="sector:a")] == ["a"]
    with pytest.raises(ik.UnknownRecord):
        d.disputes(sector="sector:c")
    with pytest.raises(ik.UnknownRecord):
        d.disputes(about="event:z")


def test_sides_on_several_records_name_their_record_and_money_has_its_currency() -> None:
    def project(slug: str, amount: str) -> ik.Project:
        rival = claim("More.", field="/value/amount", value="7", topic="sum")
        return ik.Project(
            id=f"project:{slug}", name="Yard", type=ik.ProjectType.PLANT, value=ik.Money.parse(amount), claims=(rival,)
        )

    (dispute,) = dossier(project("a", "USD 5 million"), project("b", "USD 6 million")).disputes()
    assert str(dispute).splitlines()[:3] == [
        "sum: Yard (project:a), Yard (project:b), conflict about a sum",
        "  recorded  value: USD 5 million (no source), project:a",
        "  recorded  value: USD 6 million (no source), project:b",
    ]


# The bundled dossier, compared with results found by hand


def test_that_the_naval_exercise_was_the_first_is_disputed_and_not_settled() -> None:
    (dispute,) = [one for one in ik.reference().disputes() if one.topic == "first-naval-exercise"]
    assert [record.id for record in dispute.records] == ["exercise:in-rokn-2025"]
    assert dispute.type is ik.DisputeType.CONFLICT
    first = next(
        side for side in dispute.sides if side.says == "It was the first bilateral exercise of the two navies."
    )
    assert (first.rank, first.figures.sources) == (ik.ClaimRank.DISPUTED, 5)
    assert any("2022" in side.says for side in dispute.sides)


def test_that_relations_date_from_1962_is_rejected_against_many_who_say_1973() -> None:
    (dispute,) = [
        one for one in ik.reference().disputes(about="partnership:ind-kor") if one.topic == "start-of-relations"
    ]
    standing, rival = dispute.sides
    assert dispute.type is ik.DisputeType.SETTLED
    assert (standing.value, standing.recorded, rival.value, rival.rank) == (
        "1973-12-10",
        True,
        "1962",
        ik.ClaimRank.REJECTED,
    )
    assert standing.figures.publishers > 20 > rival.figures.publishers == 1


def test_every_contested_claim_of_the_bundled_dossier_belongs_to_one_dispute() -> None:
    d = ik.reference()
    sides = [side for dispute in d.disputes() for side in dispute.sides]
    found = [
        claim for side in sides for claim in side.claims if claim.rank in (ik.ClaimRank.DISPUTED, ik.ClaimRank.REJECTED)
    ]
    assert len(found) == d.about().disputed
    assert all(dispute.sides and str(dispute) and dispute.rows() for dispute in d.disputes())


def test_every_field_of_a_bundled_agreement_has_evidence() -> None:
    from indokorea.fields.part import leaves
    from indokorea.json_pointer import pointer

    d = ik.reference()
    for record in d.agreements:
        for path, _, _ in leaves(record):
            assert d.evidence(record, pointer(*path)).record is record


def test_wrong_arguments_are_refused_with_the_remedy() -> None:
    d = ik.reference()
    with pytest.raises(ik.UnknownRecord, match="no record null; an id is text"):
        d.evidence(cast(str, None))
    with pytest.raises(ik.UnknownRecord, match="no record 5; an id is text"):
        d.disputes(about=cast(str, 5))
    with pytest.raises(ik.InvalidValue, match='expected a JSON Pointer, got 5; write text such as "/name/en"'):
        d.evidence("agreement:cepa-2009", cast(str, 5))
    with pytest.raises(ik.InvalidValue, match='expected a type of dispute, got "open"; write one of conflict, sett'):
        d.disputes(type=cast(Any, "open"))
