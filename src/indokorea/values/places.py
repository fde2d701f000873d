"""Places, as exactly as the source names them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import CountryRef
from indokorea.values.names import Name, to_name


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Place(Part):
    """A named place, its country and the larger place around it. Raises InvalidRecord with every fault.

    >>> str(Place(name="Hyderabad House", within="New Delhi", country="country:ind"))
    'Hyderabad House, New Delhi'
    """

    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Place",)

    name: Name = attrs.field(converter=to_name)
    """The name of the place; a plain text is its English name."""
    country: CountryRef | None = None
    """The country it is in; absent on the high seas, or if it is unknown."""
    within: str | None = None
    """The larger place around it, such as the city of a building."""

    def __str__(self) -> str:
        return f"{self.name}, {self.within}" if self.within else str(self.name)
