"""The commitments that renew another, by the id of the one renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.commitment import Commitment


def renewals(records: Records) -> dict[str, tuple[Commitment, ...]]:
    """Return the commitments that renew another, by the id of the one renewed.

    The link is a field of the later commitment; this is its inverse. `records.cached(renewals)` computes it once.
    """
    from indokorea.records.commitment import Commitment  # noqa: PLC0415  # a lookup needs none

    found: dict[str, list[Commitment]] = {}
    for commitment in records.of(Commitment):
        for renewed in commitment.renews:
            found.setdefault(renewed, []).append(commitment)
    return {id: tuple(listed) for id, listed in found.items()}
