"""What an answer is about and the data that it comes from, for the titles and the source lines of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from indokorea.collection.lookup import kind_of, pair_of_ids, party_id, sector_id
from indokorea.fields.record_kinds import RECORD_KINDS

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord


@attrs.frozen(kw_only=True)
class Scope:
    """The subject of an answer in words, empty where nothing names it, and the line that names its data."""

    subject: str = ""
    source: str = ""

    def titled(self, title: str) -> str:
        """Return a title after the subject.

        >>> Scope(subject="Defence").titled("3 moments"), Scope().titled("3 moments")
        ('Defence: 3 moments', '3 moments')
        """
        return f"{self.subject}: {title}" if self.subject else title


def scope_of(
    records: Records,
    *,
    sector: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    kind: type[AnyRecord] | str | None = None,
) -> Scope:
    """Return the scope of an answer from these records that keeps what meets the conditions; the whole without any.

    Raises UnknownRecord and InvalidValue as `Records.select` does.
    """

    def label(id: str) -> str:
        record = records.get(id)
        return id if record is None else record.label

    pair = pair_of_ids(records, between)
    subject = [
        *([] if sector is None else [label(sector_id(records, sector))]),
        *([] if party is None else [label(party_id(records, party))]),
        *([] if pair is None else [" and ".join(map(label, pair))]),
        *([] if kind is None else [RECORD_KINDS[kind_of(kind)].plural]),
    ]
    text = ", ".join(subject)
    return Scope(subject=text[:1].upper() + text[1:] or records.subject, source=records.source_line)
