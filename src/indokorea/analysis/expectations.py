"""Expectations: what the texts said could come, and whether any undertaking does it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from indokorea.analysis.independent_sources import sources_of
from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.referring import referring
from indokorea.collection.selection import matching
from indokorea.collection.view import NO_RECORDS_SELECTED, Selection
from indokorea.frozen import Frozen
from indokorea.records.base import CitedRecord
from indokorea.records.challenge import Challenge
from indokorea.records.commitment import Commitment
from indokorea.records.evidence import Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.objective import Objective
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.result_table import AboutRecord, Result
from indokorea.vocabulary.sources import ClaimType


class _MayDo(Frozen):
    """The undertakings that may do what was expected of a record, but for those that are named.

    Many claims about one record, or about sectors under one another, have most of them in common, so they are not kept.
    """

    __slots__ = ("_named", "_record", "_records")

    _named: frozenset[str]
    _record: AnyRecord
    _records: Records

    def __init__(self, records: Records, record: AnyRecord, named: frozenset[str]) -> None:
        self._set(_records=records, _record=record, _named=named)

    def found(self) -> Selection[AnyRecord]:
        """Return them, in order."""
        every = _may_do(self._records, self._record)
        return Selection((one for one in every if one.id not in self._named), self._records)

    def __eq__(self, other: object) -> bool:
        return self.found() == other.found() if isinstance(other, _MayDo) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.found())

    def __reduce__(self) -> tuple[Any, ...]:
        return _MayDo, (self._records, self._record, self._named)


@attrs.frozen(kw_only=True, repr=False)
class Expectation(AboutRecord, Result):
    """A claim that something could come, and the undertakings that do it.

    `record` is the record that the claim is about. `done_by` are the undertakings that the claim names.
    `may_be_done_by` are further ones that serve the objective, answer the challenge or lie in the sector that it is
    about; they need not do just this, and are looked up when they are looked at. `sources` are those of the claim.
    """

    record: AnyRecord
    claim: Claim
    done_by: Selection[AnyRecord] = NO_RECORDS_SELECTED
    sources: Selection[Source] = NO_RECORDS_SELECTED
    _may: _MayDo | None = attrs.field(default=None, alias="may")

    @property
    def may_be_done_by(self) -> Selection[AnyRecord]:
        """Further undertakings that serve, answer or lie in what it is about."""
        return NO_RECORDS_SELECTED if self._may is None else self._may.found()

    @property
    def done(self) -> bool:
        """True if an undertaking does it, as the claim says."""
        return bool(self.done_by)

    def row(self) -> dict[str, Any]:
        """Return the expectation as one flat row, for tables and data frames."""
        return {
            "record": self.record.id,
            "says": self.claim.says,
            "by": self.claim.by,
            "done_by": _joined(self.done_by),
            "may_be_done_by": _joined(self.may_be_done_by),
            "sources": _joined(self.sources),
        }

    def __str__(self) -> str:
        if self.done_by:
            what = f"done by {', '.join(one.label for one in self.done_by)}"
        elif self.may_be_done_by:
            count = len(self.may_be_done_by)
            what = f"no undertaking is named; {count} may do it"
        else:
            what = "no undertaking here does it"
        return f"{self.record.label}: {self.claim.says} ({what})"


def _joined(records: Iterable[AnyRecord]) -> str | None:
    return "; ".join(record.id for record in records) or None


def expectations(records: Records, *, sector: str | None = None) -> tuple[Expectation, ...]:
    """Return the expectations of a collection; `Dossier.expectations` describes the parameters."""
    chosen = matching(records, sector=sector)
    return tuple(
        _expectation(records, record, claim)
        for record in records
        if isinstance(record, CitedRecord) and record.claims and chosen(record)
        for claim in record.claims
        if claim.type is ClaimType.EXPECTATION
    )


def _expectation(records: Records, record: AnyRecord, claim: Claim) -> Expectation:
    return Expectation(
        record=record,
        claim=claim,
        done_by=Selection((one for id in claim.done_by if (one := records.get(id)) is not None), records),
        may=_MayDo(records, record, frozenset(claim.done_by)),
        sources=sources_of(records, claim.citations),
    )


def _may_do(records: Records, record: AnyRecord) -> tuple[AnyRecord, ...]:
    """Return the undertakings that serve an objective, answer a challenge or lie in a sector; none for other kinds.

    The answer for one record is kept, since its claims come one after another.
    """
    kept = records.cached(_last_answer)
    found = kept.get(record.id)
    if found is None:
        if isinstance(record, Objective | Challenge):
            found = referring(records, record.id, "serves" if isinstance(record, Objective) else "answers")
        else:
            found = _undertaken_in(records, record) if isinstance(record, Sector) else ()
        kept.clear()
        kept[record.id] = found
    return found


def _last_answer(_records: Records) -> dict[str, tuple[AnyRecord, ...]]:
    """Return the place for the last answer, by the id of its record."""
    return {}


def _undertaken_in(records: Records, sector: Sector) -> tuple[AnyRecord, ...]:
    """Return the commitments and projects in a sector and in those that lie under it, in their order."""
    by_sector, narrower = records.cached(_undertaken_by_sector), records.cached(_narrower)
    within = reachable([sector.id], lambda id: narrower.get(id, ()))
    places = {place for id in within for place in by_sector.get(id, ())}
    undertakings = records.cached(_undertakings)
    return tuple(undertakings[place] for place in sorted(places))


def _undertakings(records: Records) -> tuple[AnyRecord, ...]:
    return (*records.of(Commitment), *records.of(Project))


def _undertaken_by_sector(records: Records) -> dict[str, list[int]]:
    """Return the places of the commitments and projects that name each sector."""
    found: dict[str, list[int]] = {}
    for place, record in enumerate(records.cached(_undertakings)):
        if isinstance(record, Commitment | Project):
            for sector in record.sectors:
                found.setdefault(sector, []).append(place)
    return found


def _narrower(records: Records) -> dict[str, list[str]]:
    """Return the sectors directly under each."""
    found: dict[str, list[str]] = {}
    for sector in records.of(Sector):
        if sector.broader is not None:
            found.setdefault(sector.broader, []).append(sector.id)
    return found
