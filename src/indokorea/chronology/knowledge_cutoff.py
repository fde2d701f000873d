"""What was known on a day: the records as their sources had published them by then.

A source counts as published once the last possible day of its date has come; a source without a date counts as not yet
published. Countries and sectors are kept, since everything else refers to them, and people and organisations once one
of their sources is published or a kept record names them. Another record is kept once one of its sources is published.
Of each record that is left which one of these sources had published, as `later_content` finds it. Free texts and
extensions are left out, unless they are requested. Nothing that is kept refers to a record that is not.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from indokorea.chronology.later_content import LaterContent, is_by
from indokorea.chronology.redaction import REMOVED, Place, redacted
from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.references import references
from indokorea.collection.view import NO_RECORDS_SELECTED, Selection
from indokorea.fields.extensions import NO_EXTENSIONS
from indokorea.records.base import CitedRecord
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.display import Tabular
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period

# A source that supports the summary alone describes the background, and does not make a later event known.
BACKGROUND = ("/summary",)


@attrs.frozen(kw_only=True, repr=False)
class KnowledgeCutoff(Tabular):
    """How a dossier was reduced to what was known on a day; `str()` is a sentence.

    `undated` are the sources without a date, or without a last possible day, which count as not yet published.
    `left_out` are all records that are missing, these sources among them; `shortened` are those that are present
    without some of their content. Both are records of the whole dossier, and so tell later things. `texts` is True if
    summaries and notes, which may do so too, were kept.
    """

    on: PartialDate
    kept: int
    undated: Selection[Source] = NO_RECORDS_SELECTED
    left_out: Selection[AnyRecord] = NO_RECORDS_SELECTED
    shortened: Selection[AnyRecord] = NO_RECORDS_SELECTED
    texts: bool = False

    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each record that is left out or shortened, for tables and data frames."""
        listed = (("left_out", self.left_out), ("shortened", self.shortened))
        return [
            {"what": what, "id": one.id, "kind": one.kind, "label": one.label, "undated": one in self.undated}
            for what, records in listed
            for one in records
        ]

    @property
    def extent(self) -> str:
        """How many of how many records were known, and the day."""
        return f"{self.kept:,} of {self.kept + len(self.left_out):,} records, as published by {self.on}"

    def __repr__(self) -> str:
        return f"<KnowledgeCutoff: {self}>"

    def __str__(self) -> str:
        whole, undated = self.kept + len(self.left_out), len(self.undated)
        count = "1 source has no date and counts" if undated == 1 else f"{undated} sources have no date and count"
        return (
            f"as published by {self.on}: {self.kept} of {whole} records, {len(self.shortened)} of them shortened; "
            f"{count} as not yet published; {'with' if self.texts else 'without'} summaries and notes"
        )


def known_records(
    records: Records, day: DateLike, *, texts: bool = False
) -> tuple[tuple[AnyRecord, ...], KnowledgeCutoff]:
    """Return the records as they were known on a day, and what that left out. Raises InvalidValue for an invalid date.

    A partial day counts from its first day.
    """
    on = to_day(day)
    reduction = _Reduction(records, on.days.first, texts)
    known = reduction.known()
    return tuple(known.values()), KnowledgeCutoff(
        on=on,
        kept=len(known),
        undated=Selection((one for one in records.of(Source) if not _has_last_day(one.published)), records),
        left_out=Selection((one for one in records if one.id not in known), records),
        shortened=Selection((one for one in records if known.get(one.id, one) is not one), records),
        texts=texts,
    )


class _Reduction:
    """The reduction of a collection to what was known on a day."""

    def __init__(self, records: Records, day: datetime.date, texts: bool) -> None:
        self.records = records
        self.day = day
        self.texts = texts
        self.published = {
            source.id: source.published.days.last
            for source in records.of(Source)
            if source.published is not None and source.published.days.definitely_by(day)
        }
        self.content = LaterContent(day, self.published, texts)

    def known(self) -> dict[str, AnyRecord]:
        """Return what is left of each known record, by id, in the order of the collection."""
        candidates = {record.id: self._changes(record) for record in self.records if self._is_known(record)}
        known: dict[str, AnyRecord] = {}
        removed = {record.id for record in self.records if record.id not in candidates}
        waiting = deque(candidates)
        while waiting:
            id = waiting.popleft()
            left = redacted(self.records[id], removed, candidates[id]) if id not in removed else None
            if left is not None:
                known[id] = left
            elif id not in removed:
                # What is left of it is not valid, so the records that refer to it are reduced once more.
                removed.add(id)
                known.pop(id, None)
                waiting += dict.fromkeys(
                    link.record_id for link in self.records.links_to(id) if link.record_id in known
                )
        named = self._named_actors(known)
        return {id: known[id] for id in candidates if id in known and (id in named or not _is_actor(known[id]))}

    def _is_known(self, record: AnyRecord) -> bool:
        """Return True if a source of a record is published, or if it may be known without one."""
        if record.always_known:
            return True
        if isinstance(record, Source):
            return record.id in self.published
        citations = [citation for citation in record.citations if citation.source in self.published]
        if all(citation.supports == BACKGROUND for citation in citations):
            return bool(citations) and not _is_to_come(record, self.day)
        return True

    def _changes(self, record: AnyRecord) -> dict[Place, Any]:
        """Return the places of a record that were not known, each with what was known of it."""
        changes: dict[Place, Any] = {}
        if isinstance(record, Source):
            if record.retrieved is not None and not is_by(record.retrieved, self.day):
                changes["retrieved",] = REMOVED
        else:
            changes |= self.content.places_in(record)
        if record.extensions and not self.texts:
            changes["extensions",] = NO_EXTENSIONS
        return changes

    def _named_actors(self, known: Mapping[str, AnyRecord]) -> frozenset[str]:
        """Return the people and organisations that have a published source or none at all, and those they name.

        To these come the ones that other known records name.
        """
        starts: dict[str, None] = {}
        for record in known.values():
            if not _is_actor(record):
                starts |= dict.fromkeys(reference.target for reference in references(record))
            elif _has_own_evidence(self.records[record.id], record):
                starts[record.id] = None

        def named_by(id: str) -> Iterator[str]:
            record = known.get(id)
            return iter(()) if record is None else (reference.target for reference in references(record))

        return frozenset(reachable(starts, named_by))


def _is_actor(record: AnyRecord) -> bool:
    """Return True for a person or an organisation, which is known once something known names it."""
    return record.always_known and not record.is_reference_data


def _has_own_evidence(record: AnyRecord, known: AnyRecord) -> bool:
    """Return True if a citation of a record is known, or if it never had one."""
    return isinstance(record, CitedRecord) and (not record.citations or bool(getattr(known, "citations", ())))


def _is_to_come(record: AnyRecord, day: datetime.date) -> bool:
    """Return True if a record has dates and all of them are after the day."""
    starts = [(one.start or one.end) if isinstance(one, Period) else one for one in record.when]
    dates = [date for date in starts if date is not None]
    return bool(dates) and all(not date.days.possibly_by(day) for date in dates)


def _has_last_day(date: PartialDate | None) -> bool:
    return date is not None and date.latest is not None
