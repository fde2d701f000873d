"""The table of record kinds. A new kind is a module in `indokorea.records` and one line here.

After a change here run `python tools/static_names.py`, which writes the names that type checkers need.
"""

from __future__ import annotations

from typing import NamedTuple


class KindNames(NamedTuple):
    """The names that belong to a record kind; its module is `indokorea.records.<kind>`."""

    class_name: str
    """The record class, such as `Country`."""
    view: str
    """The view on a dossier, such as `countries`."""

    @property
    def plural(self) -> str:
        """The records of this kind in plain words."""
        return self.view.replace("_", " ")


# In the order in which the kinds are written.
RECORD_KINDS = {
    "country": KindNames("Country", "countries"),
    "organisation": KindNames("Organisation", "organisations"),
    "person": KindNames("Person", "people"),
    "sector": KindNames("Sector", "sectors"),
    "partnership": KindNames("Partnership", "partnerships"),
    "agreement": KindNames("Agreement", "agreements"),
    "mechanism": KindNames("Mechanism", "mechanisms"),
    "meeting": KindNames("Meeting", "meetings"),
    "exercise": KindNames("Exercise", "exercises"),
    "statement": KindNames("Statement", "statements"),
    "commitment": KindNames("Commitment", "commitments"),
    "programme": KindNames("Programme", "programmes"),
    "project": KindNames("Project", "projects"),
    "objective": KindNames("Objective", "objectives"),
    "challenge": KindNames("Challenge", "challenges"),
    "capability": KindNames("Capability", "capabilities"),
    "event": KindNames("Event", "events"),
    "observation": KindNames("Observation", "observations"),
    "trade_measure": KindNames("TradeMeasure", "trade_measures"),
    "source": KindNames("Source", "sources"),
}
