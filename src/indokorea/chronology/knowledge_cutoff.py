"""What was known on a day: the records as their sources had published them by then.

A source counts as published once the latest reading of its date has come; without such a date it counts as not yet
published. Countries, sectors, people and organisations are kept, as the names in which everything else is told; another
record is kept once a source that it cites is published, unless all of it is still to come and such sources are cited
for its summary alone. Of the steps within it (actions, updates, phases, offices) those are kept that are dated by then,
or that a published source is cited for. What is kept refers to nothing that is not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.chronology.redaction import Place, trimmed
from indokorea.collection.records import Records
from indokorea.json_pointer import pointer
from indokorea.records.agreement import Action, Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.country import Country
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.partnership import Partnership, Phase
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.render.display import Displayable
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.period import Period

ALWAYS_KNOWN = (Country, Sector, Person, Organisation)
# The field of each kind that holds its dated steps.
STEPS: dict[type[AnyRecord], str] = {
    Agreement: "actions",
    Commitment: "updates",
    Partnership: "phases",
    Person: "tenures",
    Project: "updates",
}
# What is told ahead by a source that is cited for the summary alone is something else.
BACKGROUND = ("/summary",)


@attrs.frozen(kw_only=True)
class KnowledgeCutoff(Displayable):
    """How a dossier was cut down to what was known on a day; `str()` reads as a sentence.

    `undated` are the ids of the sources that bear no date, or none with a last day, and so count as not yet published;
    `left_out` those of all records that are not there, these sources among them; `cut` those of the records that are
    there with less in them.
    """

    on: PartialDate
    kept: int
    undated: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()

    def __str__(self) -> str:
        whole, undated = self.kept + len(self.left_out), len(self.undated)
        count = "1 source bears no date and counts" if undated == 1 else f"{undated} sources bear no date and count"
        return (
            f"as published by {self.on}: {self.kept} of {whole} records, {len(self.cut)} of them cut down; "
            f"{count} as not yet published"
        )


def known_records(records: Records, day: DateLike) -> tuple[tuple[AnyRecord, ...], KnowledgeCutoff]:
    """The records as they were known on a day, and what that left out. Raises InvalidValue for what is no date.

    A partial day counts from its first day.
    """
    on = PartialDate.of(day)
    first = on.earliest or datetime.date.min
    published = frozenset(source.id for source in records.of(Source) if _come(source.published, first))
    kept = [record for record in records if _is_known(record, published, first)]
    ids = {record.id for record in kept}
    left_out = tuple(record.id for record in records if record.id not in ids)
    gone = frozenset(left_out)
    referring = {link.record for id in left_out for link in records.links_to(id)}
    known = tuple(
        trimmed(told, gone, later) if later or record.id in referring else told
        for record in kept
        for told in (_without_later_ends(record, first),)
        for later in (_later_steps(record, published, first),)
    )
    return known, KnowledgeCutoff(
        on=on,
        kept=len(known),
        undated=tuple(source.id for source in records.of(Source) if _last_day(source.published) is None),
        left_out=left_out,
        cut=tuple(new.id for new, old in zip(known, kept, strict=True) if new is not old),
    )


def _is_known(record: AnyRecord, published: frozenset[str], day: datetime.date) -> bool:
    if isinstance(record, ALWAYS_KNOWN):
        return True
    if isinstance(record, Source):
        return record.id in published
    citations = [citation for citation in record.citations if citation.source in published]
    if all(citation.supports == BACKGROUND for citation in citations):
        return bool(citations) and not _is_to_come(record, day)
    return True


def _is_to_come(record: AnyRecord, day: datetime.date) -> bool:
    starts = [(one.start or one.end) if isinstance(one, Period) else one for one in record.when]
    firsts = [date.earliest for date in starts if date is not None]
    return bool(firsts) and all(first is not None and first > day for first in firsts)


def _without_later_ends(record: AnyRecord, day: datetime.date) -> AnyRecord:
    """A person or an organisation without the beginnings and ends that were still to come."""
    if isinstance(record, Organisation):
        period = _begun(record.period, day)
        return record if period is record.period else attrs.evolve(record, period=period)
    if isinstance(record, Person):
        periods = [_begun(tenure.period, day) for tenure in record.tenures]
        if any(period is not tenure.period for period, tenure in zip(periods, record.tenures, strict=True)):
            tenures = zip(record.tenures, periods, strict=True)
            return attrs.evolve(record, tenures=tuple(attrs.evolve(one, period=period) for one, period in tenures))
    return record


def _begun(period: Period | None, day: datetime.date) -> Period | None:
    """A period as it could be known: no beginning and no end that lies ahead."""
    if period is None or (period.start is not None and _is_ahead(period.start, day)):
        return None
    if period.end is None or not _is_ahead(period.end, day):
        return period
    return None if period.start is None else Period(f"{period.start}/")


def _is_ahead(date: PartialDate, day: datetime.date) -> bool:
    return date.earliest is not None and date.earliest > day


def _later_steps(record: AnyRecord, published: frozenset[str], day: datetime.date) -> frozenset[Place]:
    """The places of the steps that are neither dated nor cited by the day.

    A step without a date is taken as known with its record, unless a citation is given for the step itself.
    """
    field = STEPS.get(type(record))
    if field is None or isinstance(record, Source):
        return frozenset()
    later: set[Place] = set()
    for index, step in enumerate(getattr(record, field)):
        if isinstance(step, Tenure):
            ahead = (place for place, attested in enumerate(step.attested) if _is_ahead(attested, day))
            later.update((field, str(index), "attested", str(place)) for place in ahead)
        date = _date_of(step)
        if _come(date, day):
            continue
        cited = [citation.source in published for citation in _cited_for(record.citations, pointer(field, index))]
        if not any(cited) and (cited or _last_day(date) is not None):
            later.add((field, str(index)))
    return frozenset(later)


def _cited_for(citations: tuple[Citation, ...], path: str) -> Iterator[Citation]:
    """The citations given for what stands at a place, or for something within it."""
    for citation in citations:
        if any(pointed == path or pointed.startswith(f"{path}/") for pointed in citation.supports):
            yield citation


def _date_of(step: Any) -> PartialDate | None:
    if isinstance(step, Tenure):
        ends = () if step.period is None else (step.period.start, step.period.end)
        dates = [date for date in (*ends, *step.attested) if date is not None]
        return min(dates, key=lambda date: date.latest or datetime.date.max, default=None)
    date: PartialDate | None = step.since if isinstance(step, Phase) else step.on
    return date or step.effective if isinstance(step, Action) else date


def _come(date: PartialDate | None, day: datetime.date) -> bool:
    last = _last_day(date)
    return last is not None and last <= day


def _last_day(date: PartialDate | None) -> datetime.date | None:
    return None if date is None else date.latest
