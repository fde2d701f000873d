"""Sources as CSL-JSON, which Zotero, pandoc and Quarto read, and as BibTeX.

A date is as exact as the source gives it: a month stays a month. `accessed` and `urldate` are the day of retrieval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from indokorea.records.source import Source
from indokorea.render.bibtex import bibtex_entry, bibtex_text
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.sources import SourceType
from indokorea.vocabulary.values import Precision

# How many of year, month and day a date of this precision gives.
NUMBER_OF_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3, Precision.TIME: 3}
PARTS_OF_A_YEAR = (Precision.SEASON, Precision.QUARTER, Precision.QUADRIMESTER, Precision.SEMESTER)
# By CSL type, the type of an entry in BibTeX and its field for the publisher; `misc` for any other.
ENTRIES = {
    "article-newspaper": ("article", "journal"),
    "entry-encyclopedia": ("incollection", "booktitle"),
    "report": ("techreport", "institution"),
}
# Types of text that are a part of what their publisher prints.
IN_CONTAINER = ("article-newspaper", "entry-encyclopedia")


def csl(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources as the items of CSL-JSON, as plain data; the id of an item is that of the source.

    >>> import indokorea as ik
    >>> [item] = csl([ik.Source(id="source:pib-2010", title="CEPA in force", type="ministry", published="2010-01")])
    >>> item["type"], item["issued"]
    ('webpage', {'date-parts': [[2010, 1]]})
    """
    return [_item(source) for source in sources]


def csl_type(type: SourceType) -> str:
    """Return the type of an item in CSL: the code of the type of source.

    >>> csl_type(SourceType.NEWS)
    'article-newspaper'
    """
    return (type.code or "CSL document").removeprefix("CSL ")


def _item(source: Source) -> dict[str, Any]:
    type = csl_type(source.type)
    found = {
        "id": source.id,
        "type": type,
        "title": source.title,
        "publisher": source.publisher,
        "container-title": source.publisher if type in IN_CONTAINER else None,
        "URL": source.url,
        "language": source.language,
        "issued": None if source.published is None else csl_date(source.published),
        "accessed": None if source.retrieved is None else csl_date(source.retrieved),
    }
    return {name: value for name, value in found.items() if value is not None}


def csl_date(date: PartialDate) -> dict[str, Any]:
    """Return a date as CSL has it: the parts that are known, a range of months or years, or else its text.

    >>> csl_date(PartialDate("2009-08?"))
    {'date-parts': [[2009, 8]], 'circa': True}
    >>> csl_date(PartialDate("200X")), csl_date(PartialDate("[2009,2011]"))
    ({'date-parts': [[2000], [2009]]}, {'literal': '[2009,2011]'})
    """
    parts = date_parts(date)
    found: dict[str, Any] = {"date-parts": parts} if parts else {"literal": date.text}
    return found | {"circa": True} if parts and (date.uncertain or date.approximate) else found


def date_parts(date: PartialDate) -> list[list[int]]:
    """Return the year, month and day of a date as far as they are known, or those of its first and its last day.

    Empty for a set of dates, and for a date without a year.

    >>> date_parts(PartialDate("2009-08")), date_parts(PartialDate("2009-33"))
    ([[2009, 8]], [[2009, 1], [2009, 3]])
    """
    first, last = date.earliest, date.latest
    if date.precision in (Precision.SET, Precision.UNKNOWN) or first is None or last is None:
        return []
    number = NUMBER_OF_PARTS.get(date.precision)
    if number is not None:
        return [[first.year, first.month, first.day][:number]]
    number = 2 if date.precision in PARTS_OF_A_YEAR else 1
    return [[day.year, day.month][:number] for day in (first, last)]


def bibtex(sources: Iterable[Source]) -> str:
    r"""Return sources as the text of a BibTeX file in UTF-8; the key of an entry is the id without its kind.

    `date` and `urldate` are for biblatex, which reads EDTF; `year` and `month` are for BibTeX.

    >>> import indokorea as ik
    >>> print(bibtex([ik.Source(id="source:pib-2010", title="Trade & CEPA", type="news", published="2010-01")]))
    @article{pib-2010,
      title = {{Trade \& CEPA}},
      date = {2010-01},
      year = {2010},
      month = {1},
    }
    <BLANKLINE>
    """
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    type, field = ENTRIES.get(csl_type(source.type), ("misc", "howpublished"))
    return bibtex_entry(type, source.slug, _fields(source, field))


def _fields(source: Source, publisher: str) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{bibtex_text(source.title)}}}"
    if source.publisher is not None:
        yield publisher, f"{{{bibtex_text(source.publisher)}}}"
    if source.published is not None:
        yield "date", source.published.text
        parts = date_parts(source.published)
        if len(parts) == 1:
            yield from zip(("year", "month"), map(str, parts[0]), strict=False)
    if source.url is not None:
        yield "url", source.url
    if source.retrieved is not None:
        yield "urldate", source.retrieved.text
    if source.language is not None:
        yield "langid", source.language
