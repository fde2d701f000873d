"""Which commitments renew another: a link that stands on the later one, the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import indokorea.records as domain  # whose names are loaded when they are used

if TYPE_CHECKING:
    from indokorea.collection.records import Records


def renewals(records: Records) -> dict[str, tuple[domain.Commitment, ...]]:
    """The commitments that renew another, by the id of the one renewed; `records.kept(renewals)` makes them once."""
    found: dict[str, list[domain.Commitment]] = {}
    for commitment in records.of(domain.Commitment):
        for renewed in commitment.renews:
            found.setdefault(renewed, []).append(commitment)
    return {id: tuple(listed) for id, listed in found.items()}
