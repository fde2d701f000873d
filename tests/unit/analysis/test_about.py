"""The figures of a collection."""

from __future__ import annotations

import indokorea as ik


def source(slug: str, *, official: bool = False, reproduces: str | None = None) -> ik.Source:
    return ik.Source(id=f"source:{slug}", title=slug, type=ik.SourceType.NEWS, official=official, reproduces=reproduces)


def sector(slug: str, *sources: str, claims: tuple[ik.Claim, ...] = ()) -> ik.Sector:
    citations = tuple(ik.Citation(source=f"source:{one}") for one in sources)
    return ik.Sector(id=f"sector:{slug}", name="S", citations=citations, claims=claims)


def test_copies_of_one_report_are_one_independent_source() -> None:
    figures = ik.Dossier(
        [
            source("agency"),
            source("copy", reproduces="source:agency"),
            source("copy-of-copy", reproduces="source:copy"),
            source("other", official=True),
            sector("none"),
            sector("one", "agency", "copy", "copy-of-copy"),
            sector("two", "copy", "other", "other"),
        ]
    ).about()
    assert (figures.cited, figures.uncited, figures.official) == (3, 1, 1)
    assert (figures.one_independent, figures.several_independent) == (1, 1)


def test_a_cycle_of_sources_that_reproduce_each_other_is_counted() -> None:
    figures = ik.Dossier(
        [source("a", reproduces="source:b"), source("b", reproduces="source:a"), sector("x", "a")]
    ).about()
    assert figures.one_independent == 1


def test_copies_of_an_unknown_source_are_one_independent_source() -> None:
    records: list[ik.AnyRecord] = [
        source("a", reproduces="source:gone"),
        source("b", reproduces="source:gone"),
        sector("x", "a", "b"),
    ]
    assert ik.Dossier(records, integrity=False).about().one_independent == 1


def test_a_cited_source_that_the_collection_lacks_is_not_counted() -> None:
    assert ik.Dossier([sector("x", "gone")], integrity=False).about().uncited == 1


def test_a_date_is_exact_if_it_is_a_certain_day() -> None:
    dossier = ik.Dossier(
        [
            ik.Event(id="event:day", name="E", type=ik.EventType.MILESTONE, period="2015-05-18/2015-05-18"),
            ik.Event(id="event:doubt", name="E", type=ik.EventType.MILESTONE, period="2015-05-18?/2016"),
            ik.Event(id="event:open", name="E", type=ik.EventType.MILESTONE, period="2015-05/.."),
            ik.Event(id="event:undated", name="E", type=ik.EventType.MILESTONE),
            ik.Statement(
                id="statement:x",
                name="S",
                type=ik.StatementType.REMARKS,
                issuers=("organisation:x",),
                date="201X",
            ),
            ik.Organisation(id="organisation:x", name="X", type=ik.OrganisationType.COMPANY),
        ]
    )
    figures = dossier.about()
    assert (figures.dates, figures.exact_dates) == (5, 1)
    assert figures.years == ((2015, 3),)


def test_claims_and_contested_claims_are_counted() -> None:
    claims = tuple(ik.Claim(says="x", rank=rank) for rank in ik.ClaimRank)
    figures = ik.Dossier([sector("x", claims=claims)]).about()
    assert (figures.claims, figures.disputed) == (4, 2)


def test_the_figures_are_shown_as_lines() -> None:
    figures = ik.Dossier([source("a"), sector("x", "a")]).about()
    assert figures.kinds == (("sector", 1), ("source", 1))
    assert str(figures).splitlines() == [
        f"records: 2, of 2 of the {len(ik.RECORD_TYPES)} kinds",
        "independent sources: 0 % have two or more, 100 % one, 0 % none",
        "an official source: 0 %",
        "dates exact to the day: 0 % of 0",
        "claims: 0, of which 0 disputed or rejected",
    ]
