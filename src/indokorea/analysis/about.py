"""The figures of a collection: its size, its sources, the exactness of its dates, its disputes."""

from __future__ import annotations

from collections import Counter

import attrs

from indokorea.analysis.citation import CitedWork, citation_of
from indokorea.analysis.independent_sources import originals_of, sources_of
from indokorea.collection.records import Records
from indokorea.records.base import CitedRecord
from indokorea.records.kinds import RECORD_TYPES
from indokorea.render.display import Displayable
from indokorea.values.period import known_dates
from indokorea.vocabulary.sources import ClaimRank


@attrs.frozen(kw_only=True, repr=False)
class About(Displayable):
    """The figures of a collection.

    `kinds` counts its records by kind, and `years` by the year of their first date, if that year is certain. `cited`
    counts the records that can cite sources (all kinds but sources); of these, `uncited` cite none, `one_independent`
    exactly one independent source, `several_independent` two or more, and `official` at least one official source. A
    source that reproduces another is not independent of it. `dates` counts the dates of all these records, and
    `exact_dates` those that are a certain day. `claims` counts all claims, and `disputed` those disputed or rejected.
    `citation` says how to cite the edition, as `text` and as `bibtex`; None for a dossier without a title.
    """

    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    cited: int
    uncited: int
    one_independent: int
    several_independent: int
    official: int
    dates: int
    exact_dates: int
    claims: int
    disputed: int
    citation: CitedWork | None = None

    @property
    def records(self) -> int:
        """The number of records."""
        return sum(count for _, count in self.kinds)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The figures in words, each after its label."""
        several, one, none = (
            share(part, self.cited) for part in (self.several_independent, self.one_independent, self.uncited)
        )
        return (
            ("records", f"{self.records:,}, of {_of_all(len(self.kinds), len(RECORD_TYPES))} kinds"),
            ("independent sources", f"{several} have two or more, {one} one, {none} none"),
            ("an official source", share(self.official, self.cited)),
            ("dates exact to the day", f"{share(self.exact_dates, self.dates)} of {self.dates:,}"),
            ("claims", f"{self.claims:,}, of which {self.disputed:,} disputed or rejected"),
        )

    def __repr__(self) -> str:
        return f"<About: {self.records:,} records of {len(self.kinds)} kinds>"

    def __str__(self) -> str:
        return "\n".join(f"{label}: {text}" for label, text in self.lines)


def _of_all(part: int, whole: int) -> str:
    return f"all {whole}" if part == whole else f"{part} of the {whole}"


def share(part: int, whole: int) -> str:
    """Return a part of a whole in per cent, without decimals.

    >>> share(1, 3), share(0, 0)
    ('33 %', '0 %')
    """
    return f"{round(100 * part / whole) if whole else 0} %"


def about(records: Records) -> About:
    """Return the figures of a collection.

    >>> from indokorea.records.sector import Sector
    >>> print(about(Records([Sector(id="sector:steel", name="Steel")])))
    records: 1, of 1 of the ... kinds
    independent sources: 0 % have two or more, 0 % one, 100 % none
    an official source: 0 %
    dates exact to the day: 0 % of 0
    claims: 0, of which 0 disputed or rejected
    """
    cited = [record for record in records if isinstance(record, CitedRecord)]
    independent = Counter(min(len(originals_of(records, sources_of(records, record.citations))), 2) for record in cited)
    dates = [date for record in cited for date in known_dates(*record.when)]
    claims = [claim for record in cited for claim in record.claims]
    return About(
        kinds=tuple((one.kind, len(records.of(one))) for one in RECORD_TYPES if len(records.of(one))),
        years=tuple(sorted(Counter(year for record in cited if (year := first_year(record))).items())),
        cited=len(cited),
        uncited=independent[0],
        one_independent=independent[1],
        several_independent=independent[2],
        official=sum(any(source.official for source in sources_of(records, record.citations)) for record in cited),
        dates=len(dates),
        exact_dates=sum(date.is_exact for date in dates),
        claims=len(claims),
        disputed=sum(claim.rank in (ClaimRank.DISPUTED, ClaimRank.REJECTED) for claim in claims),
        citation=citation_of(records),
    )


def first_year(record: CitedRecord) -> int | None:
    """Return the earliest year of the dates that lie in one year for certain; None if there are none."""
    years = [
        date.earliest.year
        for date in known_dates(*record.when)
        if date.earliest is not None and date.latest is not None and date.earliest.year == date.latest.year
    ]
    return min(years, default=None)
