"""Capabilities: the strengths and needs that make the two sides complementary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import CapabilityRef, PartyRef
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord
from indokorea.vocabulary.commitments import CapabilityType
from indokorea.vocabulary.converters import to_capability_type


def _check_only_a_strength_meets_a_need(type: CapabilityType, meets: tuple[str, ...]) -> Iterator[Finding]:
    if meets and type is not CapabilityType.STRENGTH:
        yield Finding(
            code="impossible",
            path="/meets",
            message=f"a {type} meets no other capability",
            hint="leave out meets, and name the need in meets of the strength",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Capability(NamedRecord):
    """A strength or a need of one side in its sectors, or in the whole economy if it names no sector.

    Raises InvalidRecord if a need meets another.

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
    meets: tuple[CapabilityRef, ...] = ()
    """The capabilities of the other side that this strength meets or joins, as a source says; cite it for each."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_only_a_strength_meets_a_need,)
