"""Sectors: the fields of work by which other records are classified."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from indokorea.fields.record_ids import SectorRef
from indokorea.fields.same_as import SameAs
from indokorea.records.base import NamedRecord
from indokorea.values.codes import CodeRef


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Sector(NamedRecord):
    """A field of work, with its broader sector and its codes in other classifications.

    >>> Sector(id="sector:batteries", name="Batteries", broader="sector:clean-energy").broader
    'sector:clean-energy'
    """

    kind: ClassVar[str] = "sector"
    outside_classes: ClassVar[tuple[str, ...]] = ("skos:Concept",)
    is_background: ClassVar[bool] = True
    always_known: ClassVar[bool] = True
    is_reference_data: ClassVar[bool] = True

    broader: Annotated[SectorRef | None, SameAs("skos:broader")] = None
    """The broader sector that it belongs to."""
    codes: tuple[CodeRef, ...] = ()
    """Its codes in other classifications."""
    definition: Annotated[str | None, SameAs("skos:definition")] = None
    """What it includes and excludes."""
