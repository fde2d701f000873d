"""The content that sources had published by a day, for a page of a day before the end of the data."""

from __future__ import annotations

import datetime

import attrs

from indokorea.analysis.disputes import Dispute, DisputeSide
from indokorea.chronology.later_content import LaterContent, SupportIndex, names_later_time
from indokorea.chronology.timeline import Moment
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.records.source import Source
from indokorea.render.result_table import ResultTable
from indokorea.values.dates import PartialDate


class KnownByDay:
    """The sources, disputes and announcements that were published by a day; a source without a date was not.

    If `is_whole`, the day is not earlier than the data, and everything in the data was known.
    """

    def __init__(self, records: Records, day: datetime.date, *, is_whole: bool) -> None:
        self.is_whole: bool = is_whole
        published = {
            source.id: source.published.days.last
            for source in (() if is_whole else records.of(Source))
            if source.published is not None and source.published.days.definitely_by(day)
        }
        self._content = LaterContent(day, published, texts=True)

    def has(self, source: Source) -> bool:
        """Return True if a source was published by the day."""
        return self.is_whole or source.id in self._content.published

    def is_announced(self, moment: Moment) -> bool:
        """Return True if a source published by the day gives the date of a moment to come."""
        if self.is_whole:
            return True
        index = SupportIndex(getattr(moment.record, "citations", ()), self._content.published)
        anchor = "/".join(moment.path.split("/")[:3])
        support = index.of(moment.path)
        return index.named(moment.path, anchor).published > 0 or (support.cited > 0 and support.is_complete)

    def part_of(self, dispute: Dispute) -> Dispute | None:
        """Return a dispute with the sides that were published by the day; None unless it was one by then.

        What is left of several sides is a dispute if at least two are.
        """
        if self.is_whole:
            return dispute
        sides = [side for one in dispute.sides if (side := self._side(one)) is not None]
        return attrs.evolve(dispute, sides=ResultTable(sides)) if len(sides) >= min(2, len(dispute.sides)) else None

    def _side(self, side: DisputeSide) -> DisputeSide | None:
        citations = ResultTable(one for one in side.citations if one.source in self._content.published)
        is_later = not citations or self._is_later(side.text) or self._is_later(side.value or "")
        return None if is_later else attrs.evolve(side, citations=citations)

    def _is_later(self, text: str) -> bool:
        """Return True if a text is a date after the day, or names a later year or month."""
        try:
            return PartialDate(text).days.first > self._content.day
        except InvalidValue:
            return names_later_time(text, self._content.day)
