"""Making a chronology: the moments of all records, or of those asked for, within a time."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.chronology.timeline import Chronology, Moment
from indokorea.chronology.wording import told_by
from indokorea.chronology.yearless import may_fall_within
from indokorea.collection.records import Records
from indokorea.errors import InvalidValue
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.values.dates import DateLike, PartialDate


def chronology(
    records: Records,
    *,
    since: DateLike | None = None,
    until: DateLike | None = None,
    sector: str | None = None,
    party: str | None = None,
    kind: type[AnyRecord] | None = None,
    narrower: bool = True,
    organisations: bool = True,
) -> Chronology:
    """Everything dated, in order. `since` counts from its first day, `until` up to its last.

    What may have happened within the time is kept. Sectors, parties and kinds as for `Records.select`. Raises
    InvalidValue where `since` lies after `until`, and for a bad date, sector, party or kind; UnknownRecord for a sector
    or party that is not there.
    """
    start = None if since is None else PartialDate.of(since)
    end = None if until is None else PartialDate.of(until)
    if start is not None and end is not None and start.definitely_after(end):
        raise InvalidValue.from_message(
            f"no time lies between {start} and {end}", value=str(start), hint="give since and until in their order"
        )
    asked = records.select(kind=kind, sector=sector, party=party, narrower=narrower, organisations=organisations)
    moments = (moment for record in asked for moment in moments_of(records, record) if _may_be(moment.date, start, end))
    return Chronology(moments, since=start, until=end)


def moments_of(records: Records, record: AnyRecord) -> Iterator[Moment]:
    """Everything dated in one record, in the order of its fields."""
    for date, text, path in told_by(record, records.get):
        yield Moment(date=date, text=text, record=record, path=path, citations=citations_for(record, path))


def citations_for(record: AnyRecord, path: str) -> tuple[Citation, ...]:
    """The citations that support a field or what holds it, or else those of the whole record."""
    citations = record.citations if isinstance(record, CitedRecord) else ()
    pointed = tuple(citation for citation in citations if any(_holds(one, path) for one in citation.supports))
    return pointed or tuple(citation for citation in citations if not citation.supports)


def _holds(pointer: str, path: str) -> bool:
    return path == pointer or path.startswith(f"{pointer}/")


def _may_be(date: PartialDate, since: PartialDate | None, until: PartialDate | None) -> bool:
    if (since is not None and date.definitely_before(since)) or (until is not None and date.definitely_after(until)):
        return False
    return since is None or until is None or may_fall_within(date, since.earliest, until.latest)
