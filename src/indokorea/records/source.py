"""Sources: the pages and texts that other records cite."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.record_ids import SourceRef
from indokorea.fields.same_as import SameAs
from indokorea.fields.text_rules import LanguageTag, Url
from indokorea.records.base import Record, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.vocabulary.converters import to_source_type
from indokorea.vocabulary.sources import SourceType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Source(Record):
    """A page or text that is cited. It is the only kind of record without citations.

    >>> Source(id="source:pib-2010", title="CEPA comes into force", type=SourceType.MINISTRY, published="2010-01").label
    'CEPA comes into force'
    """

    kind: ClassVar[str] = "source"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:CreativeWork",)
    is_background: ClassVar[bool] = True
    not_events: ClassVar[tuple[str, ...]] = ("published", "retrieved")

    title: str
    """Its title as printed."""
    type: SourceType = attrs.field(converter=to_source_type)
    """The type of text, which says how close it is to the events."""
    publisher: Annotated[str | None, SameAs("ftm:publisher")] = None
    """The publisher."""
    url: Url | None = None
    """Its address on the web."""
    official: bool = False
    """Whether its words are those of a public authority, also if another publisher printed them."""
    reproduces: Annotated[SourceRef | None, SameAs("prov:wasQuotedFrom")] = None
    """The source that it prints or repeats, so that independent sources can be counted."""
    language: LanguageTag | None = None
    """Its language, as a BCP 47 tag."""
    published: Annotated[PartialDate | None, SameAs("wikidata:P577")] = attrs.field(
        default=None, converter=to_optional_date
    )
    """The date of publication."""
    retrieved: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day on which it was retrieved."""

    @property
    def last_checked(self) -> PartialDate | None:
        """The day on which it was retrieved, as other records have the day of their last check."""
        return self.retrieved

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    @property
    def when(self) -> tuple[When, ...]:
        """The date of publication."""
        return () if self.published is None else (self.published,)
