"""One record: its standing, its fields, its claims and sources, and the records that refer to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from indokorea.chronology.day_state import since_of
from indokorea.cli.json_answers import text_or_none
from indokorea.cli.output import print_lines, print_page
from indokorea.cli.overview import agreement_json
from indokorea.dossier import Dossier
from indokorea.pages.labels import labels_for
from indokorea.pages.record import MOST_REFERRING, record_page
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.source import Source
from indokorea.vocabulary.base import Term
from indokorea.wire.strict.converter import to_dict


def record_json(dossier: Dossier, record: AnyRecord, day: datetime.date) -> dict[str, Any]:
    """Return the record as the wire writes it, and what the dossier knows of it.

    `standing` is None for a kind without a status, tier or stage. `names` holds the labels of all records that it
    refers to. Each source is listed once, in the order of the citations.
    """
    cited = dict.fromkeys(citation.source for citation in _all_citations(record))
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.label,
        "on": day.isoformat(),
        "standing": _standing_json(dossier, record, day),
        "record": to_dict(record),
        "names": labels_for(record, dossier),
        "sources": [_source_json(dossier, id) for id in cited],
        "referred_by": [
            {"id": link.record_id, "name": dossier[link.record_id].label, "field": link.path}
            for link in dossier.links_to(record.id)
        ],
    }


def _standing_json(dossier: Dossier, record: AnyRecord, day: datetime.date) -> dict[str, Any] | None:
    """Return the status, tier or stage of a record, and since when it has it; None for other kinds."""
    if isinstance(record, Agreement):
        row = agreement_json(dossier, record, day)
        kept = {key: row[key] for key in ("certain", "since", "provisional", "notice")}
        return {"what": "status", "is": row["status"]} | kept
    if isinstance(record, Partnership):
        phase = record.phase_on(day)
        return _term_json("tier", phase.tier, since_of(phase), certain=phase.certain)
    if isinstance(record, Commitment | Project):
        stage = dossier.stage_on(record, day) if isinstance(record, Commitment) else record.stage_on(day)
        answer = _term_json("stage", stage.stage, since_of(stage, record), certain=stage.certain)
        return answer | {
            "established_by": text_or_none(stage.established_by),
            "last_reported": text_or_none(stage.last_reported),
        }
    return None


def _term_json(what: str, term: Term | None, since: str | None, *, certain: bool) -> dict[str, Any]:
    return {"what": what, "is": text_or_none(term), "certain": certain, "since": since}


def _all_citations(record: AnyRecord) -> Iterator[Citation]:
    """Yield the citations of a record, then those of its claims."""
    if not isinstance(record, Source):
        yield from record.citations
        for claim in record.claims:
            yield from claim.citations


def _source_json(dossier: Dossier, id: str) -> dict[str, Any]:
    """Return what a reader needs to find a source; all but the id is None for a source that is not in the dossier."""
    source = dossier.sources.get(id)
    return {
        "id": id,
        "title": None if source is None else source.title,
        "publisher": None if source is None else source.publisher,
        "published": None if source is None else text_or_none(source.published),
        "official": None if source is None else source.official,
        "url": None if source is None else source.url,
    }


def print_record(dossier: Dossier, record: AnyRecord, day: datetime.date) -> None:
    """Print the page of a record."""
    print_page(record_page(record, dossier, day))
    if len({link.record_id for link in dossier.links_to(record.id)}) > MOST_REFERRING:
        print_lines("--json lists them all")
