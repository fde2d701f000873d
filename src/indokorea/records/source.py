"""Sources: the pages and texts that say so."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import SourceRef
from indokorea.fields.text_rules import LanguageTag, Url
from indokorea.records.base import Record, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.vocabulary.sources import SourceType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Source(Record):
    """A page or text that is cited. Alone of all records it cites nothing itself.

    >>> Source(id="source:pib-2010", title="CEPA comes into force", type=SourceType.MINISTRY, published="2010-01").label
    'CEPA comes into force'
    """

    kind: ClassVar[str] = "source"

    title: str
    """Its title as printed."""
    type: SourceType
    """What sort of text it is, and so how near to what happened."""
    publisher: str | None = None
    """Who put it out (`publisher` in FollowTheMoney)."""
    url: Url | None = None
    """Where it is on the web."""
    official: bool = False
    """Whether it speaks for one of the sides."""
    reproduces: SourceRef | None = None
    """The text that it repeats (`wasQuotedFrom` in PROV-O), so that independent voices can be counted."""
    language: LanguageTag | None = None
    """The language it is written in, as a BCP 47 tag."""
    published: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The date on it (Wikidata P577)."""
    retrieved: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day on which it was read."""

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    @property
    def when(self) -> tuple[When, ...]:
        """The date of publication."""
        return () if self.published is None else (self.published,)
