"""Coverage: the undertakings that serve each objective and answer each challenge, and those that have none."""

from __future__ import annotations

from typing import Any

import attrs

from indokorea.collection.graph import reachable
from indokorea.collection.records import Records
from indokorea.collection.selection import RecordTest, matching
from indokorea.records.challenge import Challenge
from indokorea.records.kinds import AnyRecord
from indokorea.records.objective import Objective
from indokorea.render.display import Displayable


@attrs.frozen(kw_only=True)
class CoverageRow:
    """An objective or a challenge, with the records that serve or answer it.

    `by` are the statements, agreements, commitments, programmes, projects, exercises and mechanisms that name it in
    `serves` or `answers`; `through` are further ones that serve an objective that is part of it.
    """

    record: Objective | Challenge
    by: tuple[AnyRecord, ...]
    through: tuple[AnyRecord, ...] = ()

    @property
    def covered(self) -> bool:
        """True if any record serves or answers it, itself or through a part."""
        return bool(self.by or self.through)

    def row(self) -> dict[str, Any]:
        """Return one flat row, for tables and data frames."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "label": self.record.label,
            "covered": self.covered,
            "by": "; ".join(record.id for record in self.by) or None,
            "through": "; ".join(record.id for record in self.through) or None,
        }

    def __str__(self) -> str:
        count = f"{len(self.by)}" + (f" and {len(self.through)} through its parts" if self.through else "")
        return f"{self.record.label} ({self.record.id}): {count if self.covered else 'nothing'}"


@attrs.frozen(kw_only=True, repr=False)
class UndertakingCoverage(Displayable):
    """The coverage of every objective and every challenge, in the order of the dossier."""

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
        """Return a row for each objective, then for each challenge, for tables and data frames."""
        return [one.row() for one in (*self.objectives, *self.challenges)]

    def __repr__(self) -> str:
        return f"<UndertakingCoverage: {len(self.objectives)} objectives, {len(self.challenges)} challenges>"

    def __str__(self) -> str:
        served, answered = (sum(one.covered for one in rows) for rows in (self.objectives, self.challenges))
        return "\n".join(
            (
                f"objectives served: {served} of {len(self.objectives)}",
                *(f"  {one}" for one in self.objectives),
                f"challenges answered: {answered} of {len(self.challenges)}",
                *(f"  {one}" for one in self.challenges),
            )
        )


def coverage(records: Records, *, between: tuple[str, str] | None = None) -> UndertakingCoverage:
    """Return the coverage of every objective and challenge of a collection, by what two parties undertake if given."""
    counts = matching(records, between=between)
    return UndertakingCoverage(
        objectives=tuple(_objective_row(records, one, counts) for one in records.of(Objective)),
        challenges=tuple(
            CoverageRow(record=one, by=tuple(filter(counts, referring(records, one.id, "answers"))))
            for one in records.of(Challenge)
        ),
    )


def _objective_row(records: Records, objective: Objective, counts: RecordTest) -> CoverageRow:
    by = tuple(filter(counts, referring(records, objective.id, "serves")))
    _, *parts = reachable([objective.id], lambda id: _ids_referring(records, id, "part_of"))
    through = (one for part in parts for one in referring(records, part, "serves") if counts(one))
    return CoverageRow(record=objective, by=by, through=tuple(dict.fromkeys(one for one in through if one not in by)))


def referring(records: Records, id: str, field: str) -> tuple[AnyRecord, ...]:
    """Return the records that refer to one in a field, each once."""
    return tuple(records[one] for one in _ids_referring(records, id, field))


def _ids_referring(records: Records, id: str, field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.record for link in records.links_to(id) if link.field == field))
