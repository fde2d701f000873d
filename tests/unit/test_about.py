"""What a collection holds in figures."""

from __future__ import annotations

import indokorea as ik


def source(slug: str, *, official: bool = False, reproduces: str | None = None) -> ik.Source:
    return ik.Source(id=f"source:{slug}", title=slug, type=ik.SourceType.NEWS, official=official, reproduces=reproduces)


def sector(slug: str, *sources: str, claims: tuple[ik.Claim, ...] = ()) -> ik.Sector:
    citations = tuple(ik.Citation(source=f"source:{one}") for one in sources)
    return ik.Sector(id=f"sector:{slug}", name="S", citations=citations, claims=claims)


def test_copies_of_one_report_are_one_voice() -> None:
    told = ik.Dossier(
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
    assert (told.cited, told.uncited, told.one_voice, told.several_voices, told.official) == (3, 1, 1, 1, 1)


def test_sources_that_reproduce_each_other_are_counted_without_end() -> None:
    told = ik.Dossier(
        [source("a", reproduces="source:b"), source("b", reproduces="source:a"), sector("x", "a")]
    ).about()
    assert told.one_voice == 1


def test_what_reproduces_a_source_that_is_not_there_speaks_with_its_voice() -> None:
    records: list[ik.AnyRecord] = [
        source("a", reproduces="source:gone"),
        source("b", reproduces="source:gone"),
        sector("x", "a", "b"),
    ]
    assert ik.Dossier(records, integrity=False).about().one_voice == 1


def test_a_source_that_is_not_there_is_no_voice() -> None:
    assert ik.Dossier([sector("x", "gone")], integrity=False).about().uncited == 1


def test_dates_are_exact_when_they_are_a_certain_day() -> None:
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
    told = dossier.about()
    assert (told.dates, told.exact_dates) == (5, 1)
    assert told.years == ((2015, 3),)


def test_claims_are_counted_and_those_that_are_contested() -> None:
    claims = tuple(ik.Claim(says="x", rank=rank) for rank in ik.ClaimRank)
    told = ik.Dossier([sector("x", claims=claims)]).about()
    assert (told.claims, told.disputed) == (4, 2)


def test_the_figures_read_as_lines() -> None:
    told = ik.Dossier([source("a"), sector("x", "a")]).about()
    assert told.kinds == (("sector", 1), ("source", 1))
    assert str(told).splitlines() == [
        f"records: 2, of 2 of the {len(ik.RECORD_TYPES)} kinds",
        "independent sources: 0 % have two or more, 100 % one, 0 % none",
        "an official source: 0 %",
        "dates exact to the day: 0 % of 0",
        "claims: 0, of which 0 disputed or rejected",
    ]
