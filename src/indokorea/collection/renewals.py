"""Which commitments renew another: a link that stands on the later one, the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.commitment import Commitment


def renewals(records: Records) -> dict[str, tuple[Commitment, ...]]:
    """The commitments that renew another, by the id of the one renewed; `records.cached(renewals)` makes them once."""
    from indokorea.records.commitment import Commitment  # noqa: PLC0415  # a look-up needs none

    found: dict[str, list[Commitment]] = {}
    for commitment in records.of(Commitment):
        for renewed in commitment.renews:
            found.setdefault(renewed, []).append(commitment)
    return {id: tuple(listed) for id, listed in found.items()}
