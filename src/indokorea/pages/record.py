"""The page of one record, which a terminal, a notebook and `indokorea show` lay out alike.

A record knows no dossier. Where a collection that holds the record is alive, its names of other records, its sources
and the records that refer to this one are shown too; otherwise ids are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.collection.holders import holder_of
from indokorea.pages.fields import field_lines, with_remarks
from indokorea.pages.labels import label_among, labels_for
from indokorea.pages.places_in_records import claimed_text, place_text
from indokorea.pages.standing import standing_line
from indokorea.pages.value_words import language_text, on_word, term_text
from indokorea.render.blocks import (
    Block,
    DetailLine,
    Details,
    Listing,
    ListItem,
    Page,
    PageColumn,
    PageTable,
    Paragraph,
    WebLink,
    key_values,
)
from indokorea.render.text import MOST_VALUES
from indokorea.values.clock import today
from indokorea.values.edtf_words import edtf_words
from indokorea.values.names import Name
from indokorea.vocabulary.sources import ClaimType

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.base import Record
    from indokorea.records.evidence import Citation, Claim

# Fields that are shown outside the table of fields.
OUTSIDE_TABLE = ("id", "name", "title", "summary", "claims", "citations")

# Lists of dated steps, which are shown in the order of time.
STEPS = frozenset({"actions", "updates"})

# How many of the records that refer to it are shown.
MOST_REFERRING = 20


def record_page(record: Record, records: Records | None = None, day: datetime.date | None = None) -> Page:
    """Return the names, standing, fields, claims and sources of a record, and the records that refer to it.

    `records` is the collection to which it belongs, by default the newest that is alive and holds this very object.
    The standing is that on `day`, today by default.
    """
    known = holder_of(record) if records is None else records
    labels = None if known is None else labels_for(record, known)
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    claims: tuple[Claim, ...] = getattr(record, "claims", ())
    every = [*citations, *(citation for claim in claims for citation in claim.citations)]
    numbers = {id: number for number, id in enumerate(dict.fromkeys(one.source for one in every), start=1)}
    blocks: list[Block] = []
    if summary := getattr(record, "summary", None):
        blocks.append(Paragraph(text=summary))
    rows = key_values([*name_rows(getattr(record, "name", None)), *_standing_rows(record, known, day or today())])
    fields = field_lines(record, labels, OUTSIDE_TABLE)
    lines = (*rows.lines, *(_in_order_of_time(record, line) if line.field in STEPS else line for line in fields))
    if lines:
        blocks.append(Details(lines=lines))
    if claims:
        items = tuple(_claim_item(record, claim, numbers, labels) for claim in claims)
        blocks.append(Listing(title=f"Claims ({len(items)})", items=items))
    if numbers:
        items = tuple(_source_item(record, id, number, known, labels) for id, number in numbers.items())
        blocks.append(Listing(title=f"Sources ({len(items)})", items=items))
    if known is not None:
        blocks += _referring(known, record)
    title = record.label if known is None else label_among(known.get, record)
    return Page(title=title, under=record.id, blocks=tuple(blocks))


def _in_order_of_time(record: Record, line: DetailLine) -> DetailLine:
    """Return the line of a list of steps with those shown in the order of their dates, those without a date last."""

    def key(step: Any) -> Any:
        return step.on is None, () if step.on is None else step.on.sort_key

    steps = zip(getattr(record, line.field), line.inside, strict=False)  # of many steps the first are shown
    return attrs.evolve(line, inside=tuple(shown for _, shown in sorted(steps, key=lambda pair: key(pair[0]))))


def name_rows(name: Name | None) -> list[tuple[str, str]]:
    """Return all names but the English one, which is the title of the page, each with its label.

    >>> name_rows(Name(en="Steel", ko="철강", aliases=("iron",)))
    [('Korean', '철강'), ('also', 'iron')]
    """
    if name is None:
        return []
    more = [f"{len(name.aliases) - MOST_VALUES:,} more"] if len(name.aliases) > MOST_VALUES else []
    rows = [
        ("Korean", " · ".join(filter(None, (name.ko, name.ko_latn)))),
        ("Hindi", " · ".join(filter(None, (name.hi, name.hi_latn)))),
        ("short", name.short or ""),
        *((language_text(other.language), other.text) for other in name.others),
        ("also", " · ".join([*name.aliases[:MOST_VALUES], *more])),
    ]
    return [(label, text) for label, text in rows if text]


def _standing_rows(record: Record, records: Records | None, day: datetime.date) -> Iterator[tuple[str, str]]:
    text = standing_line(record, records, day)
    if text:
        yield f"on {day}", text


def _claim_item(record: Record, claim: Claim, numbers: Mapping[str, int], labels: Mapping[str, str] | None) -> ListItem:
    """Return a claim, and under it its type and rank, its field, its topic, its sources, and its note."""
    kind = [] if claim.type is ClaimType.FACT else [term_text(claim.type)]
    about = claimed_text(record, claim, labels)
    done_by = ", ".join(_named(id, labels) for id in claim.done_by)
    pieces = [
        ", ".join([*kind, term_text(claim.rank)]),
        f"by {_named(claim.by, labels)}" if claim.by else "",
        about,
        f"topic {claim.topic}" if claim.topic else "",
        f"done by {done_by}" if done_by else "",
        f"checked {on_word(claim.checked_on)} {edtf_words(claim.checked_on)}" if claim.checked_on else "",
        *(f"[{numbers[one.source]}]" + (f" {one.locator}" if one.locator else "") for one in claim.citations),
    ]
    text = with_remarks("; ".join(filter(None, pieces)), [claim.note] if claim.note else [])
    return ListItem(text=claim.says, details=(text,))


def _named(id: str, labels: Mapping[str, str] | None) -> str:
    return f"{labels[id]} ({id})" if labels is not None and id in labels else id


def _source_item(
    record: Record, id: str, number: int, records: Records | None, labels: Mapping[str, str] | None
) -> ListItem:
    """Return a source with its number, its publisher, its date, and what it is cited for."""
    citations = (one for one in getattr(record, "citations", ()) if one.source == id)
    cited_for = [text for one in citations if (text := _cited(record, one, labels))]
    if records is None:
        return ListItem(mark=f"[{number}]", text=id, details=tuple(cited_for))
    source: Any = records.get(id)
    if source is None:
        return ListItem(mark=f"[{number}]", text="not in this dossier", details=(id, *cited_for))
    published = None if source.published is None else edtf_words(source.published)
    details = (source.publisher, published, "official" if source.official else None, id)
    title = WebLink(source.title, source.url) if source.url else source.title
    return ListItem(mark=f"[{number}]", text=title, details=(", ".join(filter(None, details)), *cited_for))


def _cited(record: Record, citation: Citation, labels: Mapping[str, str] | None) -> str:
    """Return the fields that a citation supports, and the place in the source."""
    places = "; ".join(dict.fromkeys(place_text(record, path, labels) for path in citation.supports))
    return "; ".join(filter(None, (places and f"for {places}", citation.locator)))


def _referring(records: Records, record: Record) -> Iterator[PageTable]:
    """Yield the table of the records that refer to this one, each once; none if there are none."""
    ids = tuple(dict.fromkeys(link.record_id for link in records.links_to(record.id)))
    if ids:
        yield PageTable(
            title=f"Referred to by ({len(ids):,})",
            columns=(PageColumn("record", whole=True), PageColumn("name")),
            rows=tuple((id, label_among(records.get, records[id])) for id in ids[:MOST_REFERRING]),
            total=len(ids),
        )
