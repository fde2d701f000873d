"""Capabilities: the strengths and needs that make the two sides complementary."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import PartyRef
from indokorea.records.base import NamedRecord
from indokorea.vocabulary.commitments import CapabilityType
from indokorea.vocabulary.converters import to_capability_type


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Capability(NamedRecord):
    """A strength or a need of one side in its sectors, or in the whole economy if it names no sector.

    >>> Capability(
    ...     id="capability:kor-shipbuilding", name="Commercial shipbuilding", type=CapabilityType.STRENGTH,
    ...     holder="country:kor", sectors=("sector:shipbuilding",),
    ... ).type
    CapabilityType.STRENGTH
    """

    kind: ClassVar[str] = "capability"
    is_background: ClassVar[bool] = True

    type: CapabilityType = attrs.field(converter=to_capability_type)
    """Whether the holder offers it or needs it."""
    holder: PartyRef
    """The side that has the strength or the need."""
