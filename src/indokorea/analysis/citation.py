"""How to cite an edition of the data, and the software: as text and as BibTeX, with the facts of `CITATION.cff`."""

from __future__ import annotations

import re
from typing import Any

import attrs

from indokorea._version import __version__
from indokorea.collection.records import Records
from indokorea.render.bibtex import bibtex_entry, bibtex_text

CONTRIBUTORS = "The indokorea contributors"
PAGES = "https://indokorea.github.io/indokorea/"

REFERENCE_TITLE = "India and the Republic of Korea: reference dossier"


@attrs.frozen(kw_only=True)
class CitedWork:
    """A work to cite: an edition of a dossier, or the software. `str()` is the citation as text.

    >>> print(CitedWork(title="Mine", version="2026.1", year=2026).text)
    Mine, 2026.1 (2026).
    """

    title: str
    """Its title."""
    version: str | None = None
    """The edition of the data, or the version of the software."""
    year: int | None = None
    """The year of the edition; None if it is not known."""
    author: str | None = None
    """Who made it; None for a dossier of your own."""
    url: str | None = None
    """The page about it."""
    license: str | None = None
    """Its licence, as an SPDX identifier."""

    @property
    def text(self) -> str:
        """The citation as a line of text."""
        version = f", {self.version}" if self.version else ""
        year = f" ({self.year})" if self.year else ""
        parts = (self.author, f"{self.title}{version}{year}", self.license, self.url)
        return " ".join(part if part is self.url else f"{part}." for part in parts if part)

    @property
    def bibtex(self) -> str:
        """The citation as an entry of BibTeX."""
        words = re.findall("[a-z0-9]+", self.title.lower())[:3]
        key = "-".join([*words, *re.findall("[A-Za-z0-9.]+", self.version or "")])
        fields = {
            "author": self.author and f"{{{bibtex_text(self.author)}}}",
            "title": f"{{{bibtex_text(self.title)}}}",
            "year": self.year and str(self.year),
            "version": self.version and bibtex_text(self.version),
            "url": self.url,
            "note": self.license and f"Licence: {bibtex_text(self.license)}",
        }
        return bibtex_entry("misc", key, ((name, text) for name, text in fields.items() if text))

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data for JSON, with both forms of the citation."""
        return attrs.asdict(self) | {"text": self.text, "bibtex": self.bibtex}

    def __str__(self) -> str:
        return self.text


SOFTWARE = CitedWork(
    title="indokorea: the India–Republic of Korea relationship as typed, sourced, immutable objects",
    version=__version__,
    author=CONTRIBUTORS,
    url=PAGES,
    license="Apache-2.0",
)


def citation_of(records: Records) -> CitedWork | None:
    """Return how to cite a dossier; None without a title.

    The author, the licence and the page are those of the reference dossier, by its title; of any other dossier they are
    not known.
    """
    title: str | None = getattr(records, "title", None)
    if title is None:
        return None
    edition: str | None = getattr(records, "edition", None)
    as_of: Any = getattr(records, "as_of", None)
    named = re.match(r"[0-9]{4}(?![0-9])", edition or "")
    year = int(named[0]) if named else None if as_of is None else as_of.days.last.year
    if title != REFERENCE_TITLE:
        return CitedWork(title=title, version=edition, year=year)
    return CitedWork(
        title=title,
        version=edition,
        year=year,
        author=CONTRIBUTORS,
        url=f"{PAGES}reference/dataset.html",
        license="CC-BY-4.0",
    )
