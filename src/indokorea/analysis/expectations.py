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
from indokorea.records.base import CitedRecord
from indokorea.records.challenge import Challenge
from indokorea.records.commitment import Commitment
from indokorea.records.evidence import Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.objective import Objective
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.result_table import Result
from indokorea.vocabulary.sources import ClaimType


@attrs.frozen(kw_only=True)
class Expectation(Result):
    """A claim that something could come, and the undertakings that do it.

    `record` is the record that the claim is about. `done_by` are the undertakings that the claim names.
    `may_be_done_by` are further ones that serve the objective, answer the challenge or lie in the sector that it is
    about; they need not do just this. `sources` are those of the claim.
    """

    record: AnyRecord
    claim: Claim
    done_by: tuple[AnyRecord, ...] = ()
    may_be_done_by: tuple[AnyRecord, ...] = ()
    sources: tuple[Source, ...] = ()

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

    def rows(self) -> list[dict[str, Any]]:
        """Return the row of the expectation, in a list."""
        return [self.row()]

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
    may: tuple[AnyRecord, ...] = ()
    if isinstance(record, Objective | Challenge):
        may = referring(records, record.id, "serves" if isinstance(record, Objective) else "answers")
    elif isinstance(record, Sector):
        may = records.cached(_undertaken_by_sector).get(record.id, ())
    return Expectation(
        record=record,
        claim=claim,
        done_by=tuple(one for id in claim.done_by if (one := records.get(id)) is not None),
        may_be_done_by=tuple(one for one in may if one.id not in claim.done_by),
        sources=sources_of(records, claim.citations),
    )


def _undertaken_by_sector(records: Records) -> dict[str, tuple[AnyRecord, ...]]:
    """Return the commitments and projects of each sector and of those that lie under it."""
    broader = {one.id: one.broader for one in records.of(Sector) if one.broader is not None}
    found: dict[str, list[AnyRecord]] = {}
    for record in (*records.of(Commitment), *records.of(Project)):
        for sector in reachable(record.sectors, lambda id: (broader[id],) if id in broader else ()):
            found.setdefault(sector, []).append(record)
    return {sector: tuple(undertaken) for sector, undertaken in found.items()}
