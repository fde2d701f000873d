"""Which objectives an undertaking serves, and which challenges one answers; and which nobody has taken in hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from indokorea.collection.records import Records
from indokorea.records.challenge import Challenge
from indokorea.records.kinds import AnyRecord
from indokorea.records.objective import Objective
from indokorea.render.display import Displayable


@attrs.frozen(kw_only=True)
class CoverageRow:
    """An objective or a challenge, and what has been undertaken about it.

    `by` are the statements, agreements, commitments, programmes, projects, exercises and mechanisms that say that they
    serve it or answer it; `through` are others that serve an objective that is part of it.
    """

    record: Objective | Challenge
    by: tuple[AnyRecord, ...]
    through: tuple[AnyRecord, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether there is any."""
        return bool(self.by or self.through)

    def row(self) -> dict[str, Any]:
        """One flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "covered": self.covered,
            "by": "; ".join(record.id for record in self.by) or None,
            "through": "; ".join(record.id for record in self.through) or None,
        }

    def __str__(self) -> str:
        told = f"{len(self.by)}" + (f" and {len(self.through)} through its parts" if self.through else "")
        return f"{self.record.label} ({self.record.id}): {told if self.covered else 'nothing'}"


@attrs.frozen(kw_only=True, repr=False)
class UndertakingCoverage(Displayable):
    """What has been undertaken about every objective and every challenge, in the order of the dossier."""

    objectives: tuple[CoverageRow, ...]
    challenges: tuple[CoverageRow, ...]

    @property
    def unserved(self) -> tuple[Objective | Challenge, ...]:
        """The objectives that no undertaking serves, not even through a part."""
        return tuple(one.record for one in self.objectives if not one.covered)

    @property
    def unanswered(self) -> tuple[Objective | Challenge, ...]:
        """The challenges that no undertaking answers."""
        return tuple(one.record for one in self.challenges if not one.covered)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each objective, then for each challenge, for tables and data frames."""
        return [one.row() for one in (*self.objectives, *self.challenges)]

    def __repr__(self) -> str:
        return f"<UndertakingCoverage: {len(self.objectives)} objectives, {len(self.challenges)} challenges>"

    def __str__(self) -> str:
        served, answered = (sum(one.covered for one in told) for told in (self.objectives, self.challenges))
        return "\n".join(
            (
                f"objectives served: {served} of {len(self.objectives)}",
                *(f"  {one}" for one in self.objectives),
                f"challenges answered: {answered} of {len(self.challenges)}",
                *(f"  {one}" for one in self.challenges),
            )
        )


def coverage(records: Records) -> UndertakingCoverage:
    """What has been undertaken about every objective and challenge; `Dossier.coverage` tells more."""
    return UndertakingCoverage(
        objectives=tuple(_objective(records, one) for one in records.of(Objective)),
        challenges=tuple(
            CoverageRow(record=one, by=_pointing(records, one.id, "answers")) for one in records.of(Challenge)
        ),
    )


def _objective(records: Records, objective: Objective) -> CoverageRow:
    by = _pointing(records, objective.id, "serves")
    inside = [one for part in _parts(records, objective.id) for one in _pointing(records, part, "serves")]
    return CoverageRow(record=objective, by=by, through=tuple(dict.fromkeys(one for one in inside if one not in by)))


def _pointing(records: Records, id: str, field: str) -> tuple[AnyRecord, ...]:
    links = (link for link in records.links_to(id) if link.path.startswith(f"/{field}/"))
    return tuple(records[one] for one in dict.fromkeys(link.record for link in links))


def _parts(records: Records, whole: str) -> Iterator[str]:
    """The objectives that are part of one, however deep, each once, even where the data goes in a circle."""
    seen, waiting = {whole}, [whole]
    while waiting:
        for link in records.links_to(waiting.pop()):
            if link.path == "/part_of" and link.record not in seen:
                seen.add(link.record)
                waiting.append(link.record)
                yield link.record
