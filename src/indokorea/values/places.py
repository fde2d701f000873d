"""Where something happened, as exactly as the source says."""

from __future__ import annotations

import attrs

from indokorea.fields.part import Part
from indokorea.fields.record_ids import CountryRef
from indokorea.values.names import Name, to_name


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Place(Part):
    """A named place, the country it is in, and what larger place it lies within.

    >>> str(Place(name="Hyderabad House", within="New Delhi", country="country:ind"))
    'Hyderabad House, New Delhi'
    """

    name: Name = attrs.field(converter=to_name)
    """What it is called; a bare text is its English name."""
    country: CountryRef | None = None
    """The country that it is in; absent on the high seas, or where it is not known."""
    within: str | None = None
    """The larger place around it, such as the city of a building."""

    def __str__(self) -> str:
        return f"{self.name}, {self.within}" if self.within else str(self.name)
