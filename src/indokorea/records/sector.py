"""Sectors: the fields of work that everything else is sorted by."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import SectorRef
from indokorea.records.base import NamedRecord
from indokorea.values.codes import CodeRef


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Sector(NamedRecord):
    """A field of work, with the broader one that it belongs to and its codes in outside classifications.

    >>> Sector(id="sector:batteries", name="Batteries", broader="sector:clean-energy").broader
    'sector:clean-energy'
    """

    kind: ClassVar[str] = "sector"

    broader: SectorRef | None = None
    """The wider field that it belongs to (`skos:broader`)."""
    codes: tuple[CodeRef, ...] = ()
    """The codes under which outside classifications have it."""
    definition: str | None = None
    """What belongs to it and what does not (`skos:definition`)."""
