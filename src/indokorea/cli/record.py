"""One record: its standing, its fields, its claims and sources, and the records that refer to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from indokorea.chronology.day_state import since_of
from indokorea.cli.json_answers import text_or_none
from indokorea.cli.output import Output, labels_table, list_item, names_table
from indokorea.cli.overview import agreement_json
from indokorea.collection.references import references
from indokorea.dossier import Dossier
from indokorea.pages.fields import field_lines
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.source import Source
from indokorea.render.blocks import DetailLine
from indokorea.render.words import humanise
from indokorea.values.names import Name
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.progress import EstablishedBy
from indokorea.wire.strict.converter import to_dict

# How many of the records that refer to it are printed; JSON has them all.
MOST_REFERRING = 20

# Fields that are printed above or below the table of fields.
OUTSIDE_TABLE = ("id", "name", "title", "url", "summary", "claims", "citations")


def record_json(dossier: Dossier, record: AnyRecord, day: datetime.date) -> dict[str, Any]:
    """Return the record as the wire writes it, and what the dossier knows of it.

    `standing` is None for a kind without a status, tier or stage. `names` holds the labels of all records that it
    refers to. Each source is listed once, in the order of the citations.
    """
    cited = dict.fromkeys(citation.source for citation in _all_citations(record))
    targets = dict.fromkeys(reference.target for reference in references(record))
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.label,
        "on": day.isoformat(),
        "standing": _standing_json(dossier, record, day),
        "record": to_dict(record),
        "names": {id: dossier[id].label for id in targets if id in dossier},
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


def print_record(answer: dict[str, Any], record: AnyRecord) -> None:
    """Print the names, fields, claims and sources of a record, and the records that refer to it."""
    out = Output()
    out.put(Text(answer["name"], "bold"))
    out.put(Text(answer["id"], "dim"))
    if isinstance(record, Source):
        if record.url:
            out.put_whole(record.url)
    elif record.summary:
        out.space()
        out.put(Text(record.summary))
    table = labels_table()
    for label, text in _name_rows(getattr(record, "name", None)):
        table.add_row(label, text)
    if answer["standing"]:
        table.add_row("today", _standing_text(answer["standing"]))
    for line in field_lines(record, answer["names"], OUTSIDE_TABLE):
        table.add_row(line.field, _field(line))
    if table.row_count:
        out.space()
        out.put(table)
    if not isinstance(record, Source):
        _print_evidence(out, answer["sources"], record.claims, record.citations)
    _print_referring(out, answer["referred_by"])


def _name_rows(name: Name | None) -> list[tuple[str, str]]:
    """Return all names but the English one, which is the title of the page."""
    if name is None:
        return []
    rows = [
        ("Korean", " · ".join(filter(None, (name.ko, name.ko_latn)))),
        ("Hindi", " · ".join(filter(None, (name.hi, name.hi_latn)))),
        ("short", name.short or ""),
        *((other.language, other.text) for other in name.others),
        ("also", " · ".join(name.aliases)),
    ]
    return [(label, text) for label, text in rows if text]


def _standing_text(standing: dict[str, Any]) -> str:
    """Return a standing in words, with a question mark where it is not certain."""
    word = humanise(standing["is"] or f"no {standing['what']} yet") + "?" * (not standing["certain"])
    beside = [
        *["denunciation notified"] * standing.get("notice", False),
        *["applied provisionally"] * standing.get("provisional", False),
        *[f"since {standing['since']}"] * bool(standing["since"]),
    ]
    rests_on = standing.get("established_by")
    if rests_on is not None and rests_on != str(EstablishedBy.REPORTED):
        beside.append(rests_on)
    doubt = "" if standing["certain"] else " (something that may have happened by today would change this)"
    return ", ".join([word, *beside]) + doubt


def _field(line: DetailLine) -> RenderableType:
    """Return the text of a field and the lines under it; several lines have a dash each."""
    mark = "-" if len(line.inside) > 1 else ""
    return Group(*([Text(line.text)] if line.text else []), *(_line(inner, mark) for inner in line.inside))


def _line(line: DetailLine, mark: str = "-") -> RenderableType:
    """Return a line under a field, with the lines under it in turn."""
    if line.field:
        return Group(Text(f"{line.field}:"), *(_line(inner) for inner in line.inside))
    body = Group(Text(line.text), *(_line(inner) for inner in line.inside))
    return list_item(mark, body) if mark else body


def _print_evidence(
    out: Output, sources: list[dict[str, Any]], claims: tuple[Claim, ...], citations: tuple[Citation, ...]
) -> None:
    """Print the claims, each with the numbers of its sources, and the sources by number."""
    numbers = {row["id"]: number for number, row in enumerate(sources, start=1)}
    if claims:
        out.heading(f"Claims ({len(claims)})")
    for claim in claims:
        out.put(list_item("-", Group(Text(claim.says), Text(_claim_text(claim, numbers), "dim"))), indent=2)
    if sources:
        out.heading(f"Sources ({len(sources)})")
    margin = len(f"[{len(sources)}] ")
    for row in sources:
        details = [row["publisher"], row["published"], "official" if row["official"] else None, row["id"]]
        supports = [text for one in citations if one.source == row["id"] and (text := _citation_text(one))]
        lines = [Text(text, "dim") for text in (", ".join(filter(None, details)), *supports)]
        body = Group(Text(row["title"] or "not in this dossier"), *lines)
        out.put(list_item(f"[{numbers[row['id']]}]", body, margin), indent=2)
        if row["url"]:
            out.put_whole(" " * (margin + 2) + row["url"])


def _claim_text(claim: Claim, numbers: dict[str, int]) -> str:
    """Return the rank of a claim, the field that it is about, its sources, and its note."""
    parts = [str(claim.rank)]
    if claim.field:
        parts.append(claim.field + (f" = {claim.value}" if claim.value else ""))
    if claim.topic:
        parts.append(f"topic {claim.topic}")
    parts += [f"[{numbers[one.source]}]" + (f" {one.locator}" if one.locator else "") for one in claim.citations]
    return "; ".join(parts) + (f". {claim.note}" if claim.note else "")


def _citation_text(citation: Citation) -> str:
    """Return the fields that a citation supports, and the place in the source."""
    supports = [f"for {', '.join(citation.supports)}"] * bool(citation.supports)
    return "; ".join([*supports, *filter(None, (citation.locator,))])


def _print_referring(out: Output, links: list[dict[str, Any]]) -> None:
    """Print the records that refer to this one, each once."""
    rows = list(dict.fromkeys((link["id"], link["name"]) for link in links))
    if rows:
        out.heading(f"Referred to by ({len(rows)})")
        out.put(names_table(rows[:MOST_REFERRING], out.width - 2), indent=2)
    if len(rows) > MOST_REFERRING:
        out.put(Text(f"and {len(rows) - MOST_REFERRING} more; --json lists them all", "dim"), indent=2)
