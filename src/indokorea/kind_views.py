"""One typed view for each kind: `dossier.agreements`, `dossier.people` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indokorea.collection.records import Records
from indokorea.collection.view import View
from indokorea.records.registry import record_type_of

if TYPE_CHECKING:
    # Begin: written by tools/static_names.py.
    from indokorea.records.agreement import Agreement
    from indokorea.records.capability import Capability
    from indokorea.records.challenge import Challenge
    from indokorea.records.commitment import Commitment
    from indokorea.records.country import Country
    from indokorea.records.event import Event
    from indokorea.records.exercise import Exercise
    from indokorea.records.mechanism import Mechanism
    from indokorea.records.meeting import Meeting
    from indokorea.records.objective import Objective
    from indokorea.records.observation import Observation
    from indokorea.records.organisation import Organisation
    from indokorea.records.partnership import Partnership
    from indokorea.records.person import Person
    from indokorea.records.programme import Programme
    from indokorea.records.project import Project
    from indokorea.records.sector import Sector
    from indokorea.records.source import Source
    from indokorea.records.statement import Statement
    from indokorea.records.trade_measure import TradeMeasure
    # End.


class KindViews(Records):
    """Records with a view for each kind."""

    __slots__ = ()

    def _view(self, kind: str) -> View[Any]:
        return self.of(record_type_of(kind))

    # Begin: written by tools/static_names.py.
    @property
    def countries(self) -> View[Country]:
        """The countries."""
        return self._view("country")

    @property
    def organisations(self) -> View[Organisation]:
        """The organisations."""
        return self._view("organisation")

    @property
    def people(self) -> View[Person]:
        """The people."""
        return self._view("person")

    @property
    def sectors(self) -> View[Sector]:
        """The sectors."""
        return self._view("sector")

    @property
    def partnerships(self) -> View[Partnership]:
        """The partnerships."""
        return self._view("partnership")

    @property
    def agreements(self) -> View[Agreement]:
        """The agreements."""
        return self._view("agreement")

    @property
    def mechanisms(self) -> View[Mechanism]:
        """The mechanisms."""
        return self._view("mechanism")

    @property
    def meetings(self) -> View[Meeting]:
        """The meetings."""
        return self._view("meeting")

    @property
    def exercises(self) -> View[Exercise]:
        """The exercises."""
        return self._view("exercise")

    @property
    def statements(self) -> View[Statement]:
        """The statements."""
        return self._view("statement")

    @property
    def commitments(self) -> View[Commitment]:
        """The commitments."""
        return self._view("commitment")

    @property
    def programmes(self) -> View[Programme]:
        """The programmes."""
        return self._view("programme")

    @property
    def projects(self) -> View[Project]:
        """The projects."""
        return self._view("project")

    @property
    def objectives(self) -> View[Objective]:
        """The objectives."""
        return self._view("objective")

    @property
    def challenges(self) -> View[Challenge]:
        """The challenges."""
        return self._view("challenge")

    @property
    def capabilities(self) -> View[Capability]:
        """The capabilities."""
        return self._view("capability")

    @property
    def events(self) -> View[Event]:
        """The events."""
        return self._view("event")

    @property
    def observations(self) -> View[Observation]:
        """The observations."""
        return self._view("observation")

    @property
    def trade_measures(self) -> View[TradeMeasure]:
        """The trade measures."""
        return self._view("trade_measure")

    @property
    def sources(self) -> View[Source]:
        """The sources."""
        return self._view("source")

    # End.
