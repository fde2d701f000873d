"""The page of one record."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from indokorea.cli.output import Output
from indokorea.cli.tables import item, labelled, names_table
from indokorea.pages.fields import field_lines
from indokorea.records.evidence import Citation, Claim
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.blocks import DetailLine
from indokorea.render.words import humanise
from indokorea.values.names import Name

# How many of the records that refer to it are listed; JSON has them all.
MOST_REFERRING = 20

# Fields with a place of their own on the page.
APART = ("id", "name", "title", "url", "summary", "claims", "citations")


def print_detail(told: dict[str, Any], record: AnyRecord) -> None:
    """Names, fields, claims, sources, and what refers to it."""
    out = Output()
    out.put(Text(told["name"], "bold"))
    out.put(Text(told["id"], "dim"))
    if isinstance(record, Source):
        if record.url:
            out.put_whole(record.url)
    elif record.summary:
        out.space()
        out.put(Text(record.summary))
    table = labelled()
    for label, text in name_rows(getattr(record, "name", None)):
        table.add_row(label, text)
    if told["standing"]:
        table.add_row("today", standing_words(told["standing"]))
    for line in field_lines(record, told["names"], APART):
        table.add_row(line.field, block(line))
    if table.row_count:
        out.space()
        out.put(table)
    if not isinstance(record, Source):
        print_evidence(out, told["sources"], record.claims, record.citations)
    print_referring(out, told["referred_by"])


def name_rows(name: Name | None) -> list[tuple[str, str]]:
    """The names beside the English one, which is the title of the page."""
    if name is None:
        return []
    rows = [
        ("Korean", " · ".join(filter(None, (name.ko, name.ko_latn)))),
        ("Hindi", " · ".join(filter(None, (name.hi, name.hi_latn)))),
        ("short", name.short or ""),
        ("also", " · ".join(name.aliases)),
    ]
    return [(label, text) for label, text in rows if text]


def standing_words(standing: dict[str, Any]) -> str:
    """Where it stands, in words, with a question mark where that is not certain."""
    word = humanise(standing["is"] or f"no {standing['what']} yet") + "?" * (not standing["certain"])
    beside = [
        *["notice given"] * standing.get("notice", False),
        *["applied provisionally"] * standing.get("provisional", False),
        *[f"since {standing['since']}"] * bool(standing["since"]),
    ]
    doubt = "" if standing["certain"] else " (something that may have happened by today would change this)"
    return ", ".join([word, *beside]) + doubt


def block(line: DetailLine) -> RenderableType:
    """What stands beside a field's label: its text, and the lines under it, several of them with a dash each."""
    mark = "-" if len(line.inside) > 1 else ""
    return Group(*([Text(line.text)] if line.text else []), *(entry(inner, mark) for inner in line.inside))


def entry(line: DetailLine, mark: str = "-") -> RenderableType:
    """One of the lines under a field, with what is under it in turn."""
    if line.field:
        return Group(Text(f"{line.field}:"), *(entry(inner) for inner in line.inside))
    body = Group(Text(line.text), *(entry(inner) for inner in line.inside))
    return item(mark, body) if mark else body


def print_evidence(
    out: Output, sources: list[dict[str, Any]], claims: tuple[Claim, ...], citations: tuple[Citation, ...]
) -> None:
    """The claims, each with the numbers of its sources, and the sources under their numbers."""
    numbers = {row["id"]: number for number, row in enumerate(sources, start=1)}
    if claims:
        out.heading(f"Claims ({len(claims)})")
    for claim in claims:
        out.put(item("-", Group(Text(claim.says), Text(claim_words(claim, numbers), "dim"))), indent=2)
    if sources:
        out.heading(f"Sources ({len(sources)})")
    margin = len(f"[{len(sources)}] ")
    for row in sources:
        told = [row["publisher"], row["published"], "official" if row["official"] else None, row["id"]]
        about = [text for one in citations if one.source == row["id"] and (text := citation_words(one))]
        lines = [Text(text, "dim") for text in (", ".join(filter(None, told)), *about)]
        body = Group(Text(row["title"] or "not in this dossier"), *lines)
        out.put(item(f"[{numbers[row['id']]}]", body, margin), indent=2)
        if row["url"]:
            out.put_whole(" " * (margin + 2) + row["url"])


def claim_words(claim: Claim, numbers: dict[str, int]) -> str:
    """How far a claim is held to be right, what it is about, and who makes it."""
    told = [str(claim.rank)]
    if claim.field:
        told.append(claim.field + (f" = {claim.value}" if claim.value else ""))
    if claim.topic:
        told.append(f"topic {claim.topic}")
    told += [f"[{numbers[one.source]}]" + (f" {one.locator}" if one.locator else "") for one in claim.citations]
    return "; ".join(told) + (f". {claim.note}" if claim.note else "")


def citation_words(citation: Citation) -> str:
    """What of the record a source supports, and where in it."""
    supports = [f"for {', '.join(citation.supports)}"] * bool(citation.supports)
    return "; ".join([*supports, *filter(None, (citation.locator,))])


def print_referring(out: Output, links: list[dict[str, Any]]) -> None:
    """The records that refer to it, each once."""
    rows = list(dict.fromkeys((link["id"], link["name"]) for link in links))
    if rows:
        out.heading(f"Referred to by ({len(rows)})")
        out.put(names_table(rows[:MOST_REFERRING], out.width - 2), indent=2)
    if len(rows) > MOST_REFERRING:
        out.put(Text(f"and {len(rows) - MOST_REFERRING} more; --json lists them all", "dim"), indent=2)
