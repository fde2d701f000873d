"""The name of a record among others: of a figure, with the names of those that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from indokorea.collection.references import references
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.pages.fields import period_text
from indokorea.render.words import humanise

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.base import Record
    from indokorea.records.kinds import AnyRecord
    from indokorea.records.observation import Observation

# The id of a record within a text.
RECORD_ID = re.compile(rf"\b((?:{'|'.join(RECORD_KINDS)}):[a-z0-9]+(?:-[a-z0-9]+)*)")

Find = Callable[[str], "AnyRecord | None"]


def label_among(find: Find, record: Record) -> str:
    """Return the name of a record, for which `find` returns the records that it refers to by their ids.

    A figure has no name of its own, and its `label` has the slugs of those that it is about. Here it has their names.

    >>> from indokorea.collection.records import Records
    >>> from indokorea.records.country import Country
    >>> from indokorea.records.observation import Observation
    >>> from indokorea.values.quantities import Quantity
    >>> flights = Observation(
    ...     id="observation:f", indicator="flights", subject="country:kor", period="2024/2024",
    ...     quantity=Quantity(value=14, unit="flights a week"),
    ... )
    >>> korea = Country(id="country:kor", name="Republic of Korea")
    >>> flights.label, label_among(Records([flights, korea]).get, flights)
    ('flights, kor, 2024', 'flights, Republic of Korea, 2024')
    """
    from indokorea.records.observation import Observation  # noqa: PLC0415  # a lookup of another kind needs none

    if not isinstance(record, Observation):
        return record.label
    status = humanise(record.status) if record.status else ""
    return ", ".join(filter(None, (figure_name(find, record), period_text(record.period), status)))


def figure_name(find: Find, figure: Observation) -> str:
    """Return what a figure measures, with the names of those that it is about."""

    def label(id: str | None) -> str:
        record = find(id) if id else None
        return record.label if record is not None else (id or "").partition(":")[2]

    what = figure.what or humanise(figure.indicator)
    sides = " with ".join(filter(None, map(label, (figure.subject, figure.counterpart))))
    return ", ".join(filter(None, (what, label(figure.about), sides)))


def with_names(text: str, name_of: Callable[[str], str | None]) -> str:
    """Return a text with the names of records in place of their ids; an id for which there is no name stays.

    >>> with_names("ratified by country:kor", {"country:kor": "Republic of Korea"}.get)
    'ratified by Republic of Korea'
    """
    return RECORD_ID.sub(lambda found: name_of(found[0]) or found[0], text)


def labels_for(record: Record, records: Records) -> dict[str, str]:
    """Return the labels of the records that a record refers to, by id; without those that are not there."""
    targets = dict.fromkeys(reference.target for reference in references(record))
    return {id: label_among(records.get, records[id]) for id in targets if id in records}
