"""The page of a record, derived from its fields, so that every kind has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indokorea.pages.fields import field_lines
from indokorea.pages.standing import standing_text
from indokorea.render.blocks import DetailLine, Details, Page
from indokorea.values.clock import today

if TYPE_CHECKING:
    from indokorea.records.base import Record

# The summary comes first and the evidence last; the other fields keep their order.
PLACE_ON_PAGE = {"summary": -1, "claims": 1, "citations": 2}


def record_page(record: Record) -> Page:
    """Return the label, the standing today if it needs no other record, and a line for each field."""
    standing = record.standing_today()
    lines = [] if standing is None else [DetailLine(field=f"on {today()}", text=standing_text(standing))]
    fields = field_lines(record, leave_out=("id",))
    lines += sorted(fields, key=lambda line: PLACE_ON_PAGE.get(line.field, 0))
    return Page(title=record.label, under=record.id, blocks=(Details(lines=tuple(lines)),))
