"""Everything about one record: where it stands, what it says, who says so, and what refers to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from indokorea.cli.overview import agreement_row
from indokorea.collection.links import references_of
from indokorea.dossier import Dossier
from indokorea.errors import UnknownRecord
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.source import Source
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.base import Term
from indokorea.wire.strict.converter import to_dict

MOST_NEAR_MISSES = 5


def find_record(dossier: Dossier, wanted: str) -> AnyRecord:
    """The record with this id, or the only one with this slug. Raises LookupError, which says what comes near.

    >>> from indokorea.records.sector import Sector
    >>> find_record(Dossier([Sector(id="sector:steel", name="Steel")]), "steel").id
    'sector:steel'
    """
    key = wanted.casefold()
    if key in dossier:
        return dossier[key]
    same = [record for record in dossier if record.slug == key]
    if len(same) == 1:
        return same[0]
    if same:
        raise LookupError(f'several records are called "{wanted}"; which one: {_listed(same)}?')
    near = [
        record for record in dossier if key in record.id or any(key in name.casefold() for name in names_of(record))
    ]
    if near and key:
        raise LookupError(f'no record "{wanted}"; it stands in the id or name of {_listed(near)}')
    known = tuple(record.id if ":" in wanted else record.slug for record in dossier)
    raise LookupError(str(UnknownRecord(wanted, known)))


def _listed(records: list[AnyRecord]) -> str:
    ids = [record.id for record in records[:MOST_NEAR_MISSES]]
    more = len(records) - len(ids)
    return ", ".join(ids) + (f" and {more} more" if more else "")


def names_of(record: AnyRecord) -> tuple[str, ...]:
    """All its names, in every script, or what it is called where it has none of its own."""
    name = getattr(record, "name", None)
    return (record.label,) if name is None else name.every


def detail(dossier: Dossier, record: AnyRecord, day: datetime.date) -> dict[str, Any]:
    """The record as the wire writes it, and what the dossier knows around it.

    `standing` is None for a kind that has no status, tier or stage. `names` are those of all the records that it
    refers to. A source stands once, in the order in which it is first cited.
    """
    cited = dict.fromkeys(citation.source for citation in citations_of(record))
    targets = dict.fromkeys(reference.target for reference in references_of(record))
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.label,
        "on": day.isoformat(),
        "standing": standing_of(dossier, record, day),
        "record": to_dict(record),
        "names": {id: dossier[id].label for id in targets if id in dossier},
        "sources": [source_row(dossier, id) for id in cited],
        "referred_by": [
            {"id": link.record, "name": dossier[link.record].label, "field": link.path}
            for link in dossier.links_to(record.id)
        ],
    }


def standing_of(dossier: Dossier, record: AnyRecord, day: datetime.date) -> dict[str, Any] | None:
    """The status of an agreement, the tier of a partnership, the stage of a commitment or a project, and since when."""
    if isinstance(record, Agreement):
        row = agreement_row(record, day)
        return {
            "what": "status",
            "is": row["status"],
            "certain": row["certain"],
            "since": row["since"],
            "provisional": row["provisional"],
            "notice": row["notice"],
        }
    if isinstance(record, Partnership):
        phase = record.phase_on(day)
        return _standing("tier", phase.tier, phase.certain, [one.since for one in phase.because])
    if isinstance(record, Commitment | Project):
        stage = dossier.stage_on(record, day) if isinstance(record, Commitment) else record.stage_on(day)
        return _standing("stage", stage.stage, stage.certain, [one.on for one in stage.because])
    return None


def _standing(what: str, word: Term | None, certain: bool, dates: list[PartialDate | None]) -> dict[str, Any]:
    since = next((str(date) for date in dates if date is not None), None)
    return {"what": what, "is": None if word is None else str(word), "certain": certain, "since": since}


def citations_of(record: AnyRecord) -> Iterator[Citation]:
    """Its own citations, then those of its claims."""
    if not isinstance(record, Source):
        yield from record.citations
        for claim in record.claims:
            yield from claim.citations


def source_row(dossier: Dossier, id: str) -> dict[str, Any]:
    """What a reader needs to find a source; a source that is not in the dossier is told by its id alone."""
    source = dossier.sources.get(id)
    return {
        "id": id,
        "title": None if source is None else source.title,
        "publisher": None if source is None else source.publisher,
        "published": None if source is None or source.published is None else str(source.published),
        "official": None if source is None else source.official,
        "url": None if source is None else source.url,
    }
