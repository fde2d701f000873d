"""Sources: the pages and texts that say so."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.records.base import Record, When
from indokorea.values.dates import PartialDate, to_optional_date
from indokorea.values.ids import SourceRef
from indokorea.values.text import LanguageTag, Url
from indokorea.vocabulary.sources import SourceType


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Source(Record):
    """A page or text that is cited.

    `official` tells whether it speaks for one of the sides. `reproduces` is the official text or agency report that it
    repeats, so that independent voices can be counted. `language` is a BCP 47 tag. `published` is the date on the page,
    `retrieved` the day it was read.

    >>> Source(id="source:pib-2010", title="CEPA comes into force", type=SourceType.MINISTRY, published="2010-01").label
    'CEPA comes into force'
    """

    kind: ClassVar[str] = "source"

    title: str
    type: SourceType
    publisher: str | None = None
    url: Url | None = None
    official: bool = False
    reproduces: SourceRef | None = None
    language: LanguageTag | None = None
    published: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    retrieved: PartialDate | None = attrs.field(default=None, converter=to_optional_date)

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    @property
    def when(self) -> tuple[When, ...]:
        """The date of publication."""
        return () if self.published is None else (self.published,)
