"""Who says so, who says otherwise, and how many speak for each."""

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
def test_a_copy_is_no_voice_and_a_publisher_counts_once(
    slugs: tuple[str, ...], figures: tuple[int, ...], words: str
) -> None:
    told = dossier(event("x", citations=tuple(cite(slug) for slug in slugs))).evidence("event:x").figures
    assert (told.sources, told.official, told.voices, told.publishers) == figures
    assert str(told) == words


def test_a_source_that_is_not_there_is_cited_and_not_counted() -> None:
    told = ik.Dossier([event("x", citations=(cite("gone"),))], integrity=False).evidence("event:x")
    assert (told.sources, told.figures.sources) == ((), 0)
    assert told.rows()[0]["official"] is None
    assert "source:gone (not here) for the whole record" in str(told)


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
        ("/period", ["navy", "bare"], "2025-10-13/2025-10-16"),
        ("/place/name", ["agency", "navy", "copy", "bare"], None),
        ("/place", ["copy", "navy", "agency", "bare"], None),
        ("/place/name/en", ["navy", "copy", "agency", "bare"], "Busan"),
        ("/summary", ["bare"], None),
        ("/kind", ["bare"], "event"),
    ],
)
def test_what_names_the_field_comes_first_then_what_is_in_it_then_what_it_is_part_of_then_the_whole(
    pointer: str, slugs: list[str], value: str | None
) -> None:
    told = dossier(KOREA, drill()).evidence("event:x", pointer)
    assert [citation.source.partition(":")[2] for citation in told.citations] == slugs
    assert told.value == value
    assert [one.source for one in told.direct] == [one.source for one in told.citations if one.supports]


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
    told = d.evidence(d["event:x"], "/period")
    assert [(row["what"], row["source"], row["rank"], row["official"]) for row in told.rows()] == [
        ("citation", "source:navy", None, True),
        ("citation", "source:bare", None, False),
        ("claim", "source:bare", "preferred", False),
        ("claim", None, "rejected", None),
    ]
    assert str(told).splitlines() == [
        'event:x /period: "2025-10-13/2025-10-16"',
        "  2 sources, 1 official, 2 independent publishers",
        "  source:navy (Navy, p. 2) for /period, /place/name/en",
        "  source:bare (Bare) for the whole record",
        "  preferred: The days are not known.",
        "  rejected: It began on the 12th.",
    ]


@pytest.mark.parametrize(
    ("pointer", "hint"),
    [
        ("period", 'write "/period"'),
        ("/periot", 'did you mean "/period"?'),
        ("/place/nam", 'did you mean "/place/name"?'),
        ("/nonsense", "the fields are /name, /type, /period, /place"),
    ],
)
def test_a_pointer_to_no_field_is_refused_with_the_nearest(pointer: str, hint: str) -> None:
    with pytest.raises(ik.InvalidValue) as caught:
        dossier(KOREA, drill()).evidence("event:x", pointer)
    assert str(caught.value) == f'"{pointer}" is no field of this event; {hint}'


def test_a_source_has_no_evidence_and_a_record_that_is_not_there_has_none_either() -> None:
    with pytest.raises(ik.InvalidValue, match="it is cited, and cites nothing; links_to tells what rests on it"):
        dossier().evidence("source:navy")
    with pytest.raises(ik.UnknownRecord, match='no record "event:y"'):
        dossier(KOREA, drill()).evidence("event:y")


# Disputes


def claim(says: str, rank: ik.ClaimRank = ik.ClaimRank.DISPUTED, **fields: Any) -> ik.Claim:
    return ik.Claim(says=says, rank=rank, **fields)


def test_claims_that_are_all_accepted_or_preferred_are_no_dispute() -> None:
    claims = (
        claim("A", ik.ClaimRank.ACCEPTED, topic="t"),
        claim("B", ik.ClaimRank.PREFERRED, topic="t"),
        claim("C", ik.ClaimRank.ACCEPTED, field="/period", value="2025"),
    )
    assert dossier(KOREA, drill(claims=claims)).disputes() == ()


def test_claims_on_one_topic_or_one_field_are_one_dispute_however_they_are_tied() -> None:
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


def test_what_stands_in_the_field_is_a_side_with_the_citations_that_name_it() -> None:
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
    assert (standing.stands, standing.value, standing.rank, standing.claims) == (
        True,
        "2025-10-13/2025-10-16",
        None,
        (),
    )
    assert [one.source for one in standing.citations] == ["source:navy"]
    assert (rival.stands, len(rival.claims), rival.figures.sources, rival.figures.publishers) == (False, 2, 2, 1)
    assert str(dispute).splitlines() == [
        "Drill (event:x)",
        '  stands    /period is "2025-10-13/2025-10-16" (1 source, 1 official, 1 independent publisher)',
        "  disputed  From the 12th. (2 sources, 0 official, 1 independent publisher) [As copied.]",
    ]
    assert [(row["stands"], row["rank"], row["says"], row["sources"]) for row in dispute.rows()] == [
        (True, None, None, 1),
        (False, "disputed", "From the 12th.", 2),
    ]


def test_a_claim_of_the_value_that_stands_is_the_side_that_stands() -> None:
    claims = (
        claim("From the 13th.", ik.ClaimRank.PREFERRED, field="/period", value="2025-10-13/2025-10-16"),
        claim("From the 12th.", ik.ClaimRank.REJECTED, field="/period", value="2025-10-12/2025-10-16"),
    )
    (dispute,) = dossier(KOREA, drill(claims=claims)).disputes()
    assert [(side.stands, str(side.rank), side.figures.sources) for side in dispute.sides] == [
        (True, "preferred", 1),
        (False, "rejected", 0),
    ]
    assert "preferred From the 13th. (1 source, 1 official, 1 independent publisher, as it stands)" in str(dispute)


def test_a_field_that_no_citation_names_rests_on_those_of_the_whole_record() -> None:
    record = event("x", summary="S", citations=(cite("bare"),), claims=(claim("A", field="/summary", value="T"),))
    assert dossier(record).disputes()[0].sides[0].figures.sources == 1


def test_claims_that_say_the_same_in_other_signs_are_one_side() -> None:
    record = event("x", claims=(claim("It was the first.", topic="t"), claim("it was the FIRST", topic="t")))
    assert [len(side.claims) for side in dossier(record).disputes()[0].sides] == [2]


def test_a_dispute_is_settled_when_nothing_in_it_is_disputed_any_more() -> None:
    d = dossier(
        event("x", claims=(claim("A", ik.ClaimRank.REJECTED, topic="a"), claim("B", ik.ClaimRank.ACCEPTED, topic="a"))),
        event("y", claims=(claim("C", topic="c"), claim("D", ik.ClaimRank.REJECTED, topic="c"))),
    )
    assert [(one.topic, one.settled) for one in d.disputes()] == [("a", True), ("c", False)]
    assert [one.topic for one in d.disputes(settled=True)] == ["a"]
    assert [one.topic for one in d.disputes(settled=False)] == ["c"]
    assert str(d.disputes()[0]).startswith("a: Drill (event:x), settled\n  accepted  B (no source)")


def test_disputes_of_a_sector_are_those_about_records_in_it_or_under_it() -> None:
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


def test_sides_on_several_records_name_theirs_and_money_is_shown_with_its_currency() -> None:
    def project(slug: str, amount: str) -> ik.Project:
        rival = claim("More.", field="/value/amount", value="7", topic="sum")
        return ik.Project(
            id=f"project:{slug}", name="Yard", type=ik.ProjectType.PLANT, value=ik.Money.parse(amount), claims=(rival,)
        )

    (dispute,) = dossier(project("a", "USD 5 million"), project("b", "USD 6 million")).disputes()
    assert str(dispute).splitlines()[:3] == [
        "sum: Yard (project:a), Yard (project:b)",
        "  stands    /value/amount is USD 5 million (no source), project:a",
        "  stands    /value/amount is USD 6 million (no source), project:b",
    ]


# The bundled dossier, judged by hand


def test_that_the_naval_exercise_was_the_first_is_disputed_and_not_settled() -> None:
    (dispute,) = [one for one in ik.reference().disputes() if one.topic == "first-naval-exercise"]
    assert [record.id for record in dispute.records] == ["exercise:in-rokn-2025"]
    assert not dispute.settled
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
    assert dispute.settled
    assert (standing.value, standing.stands, rival.value, rival.rank) == (
        "1973-12-10",
        True,
        "1962",
        ik.ClaimRank.REJECTED,
    )
    assert standing.figures.publishers > 20 > rival.figures.publishers == 1


def test_every_contested_claim_of_the_bundled_dossier_stands_in_one_dispute() -> None:
    d = ik.reference()
    sides = [side for dispute in d.disputes() for side in dispute.sides]
    told = [
        claim for side in sides for claim in side.claims if claim.rank in (ik.ClaimRank.DISPUTED, ik.ClaimRank.REJECTED)
    ]
    assert len(told) == d.about().disputed
    assert all(dispute.sides and str(dispute) and dispute.rows() for dispute in d.disputes())


def test_every_field_of_the_bundled_dossier_can_be_asked_for() -> None:
    from indokorea.fields.part import leaves
    from indokorea.json_pointer import pointer

    d = ik.reference()
    for record in d.agreements:
        for path, _, _ in leaves(record):
            assert d.evidence(record, pointer(*path)).record is record


def test_slips_in_what_is_asked_for_are_told_with_the_way_out() -> None:
    d = ik.reference()
    with pytest.raises(ik.UnknownRecord, match="no record null; an id is text"):
        d.evidence(cast(str, None))
    with pytest.raises(ik.UnknownRecord, match="no record 5; an id is text"):
        d.disputes(about=cast(str, 5))
    with pytest.raises(ik.InvalidValue, match='5 is no pointer; write a text such as "/name/en"'):
        d.evidence("agreement:cepa-2009", cast(str, 5))
    with pytest.raises(ik.InvalidValue, match='settled is True, False or None, not "yes"'):
        d.disputes(settled=cast(bool, "yes"))
