"""The trail, the chronology and the evidence name the same sources for the same date."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import indokorea as ik

D = ik.reference()


def dated_steps(kind: type[ik.AnyRecord]) -> Iterator[tuple[ik.AnyRecord, str, str]]:
    """Yield each dated action or update: its record, the pointer to it, and the pointer to its date."""
    for record in D.of(kind):
        for field in ("actions", "updates"):
            for place, step in enumerate(getattr(record, field, ())):
                for name in ("on", "effective"):
                    if getattr(step, name, None) is not None:
                        yield record, f"/{field}/{place}", f"/{field}/{place}/{name}"
                        break


@pytest.mark.parametrize("kind", [ik.Agreement, ik.Commitment, ik.Project])
def test_trail_chronology_and_evidence_name_the_same_sources_for_every_dated_step(kind: type[ik.AnyRecord]) -> None:
    moments = {(moment.record.id, moment.path): moment for moment in D.chronology(kind=kind)}
    dated = list(dated_steps(kind))
    assert len(dated) > 30
    for record, step, date in dated:
        evidence = D.evidence(record, date).citations
        (in_trail,) = [one for one in D.trail(record).steps if (one.record_id, one.path) == (record.id, step)]
        assert in_trail.citations == evidence, (record.id, step)
        assert moments[record.id, date].citations == evidence, (record.id, date)
