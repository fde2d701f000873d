"""The records that refer to one in a given field, such as those that serve an objective."""

from __future__ import annotations

from indokorea.collection.records import Records
from indokorea.collection.view import Selection
from indokorea.records.kinds import AnyRecord


def referring(records: Records, id: str, field: str) -> Selection[AnyRecord]:
    """Return the records that refer to one in a field, each once, in the order of the collection.

    >>> from indokorea.records.sector import Sector
    >>> records = Records([Sector(id="sector:a", name="A"), Sector(id="sector:b", name="B", broader="sector:a")])
    >>> [record.id for record in referring(records, "sector:a", "broader")]
    ['sector:b']
    """
    ids = dict.fromkeys(link.record_id for link in records.links_to(id) if link.field == field)
    return Selection((records[one] for one in ids), records)
