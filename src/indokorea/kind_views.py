"""One typed view a kind: `d.agreements`, `d.people` and so on."""

from __future__ import annotations

import indokorea.records as domain  # whose names are loaded when they are used
from indokorea.collection import Records, View


class KindViews(Records):
    """Records with a view for each of the nineteen kinds."""

    __slots__ = ()

    @property
    def countries(self) -> View[domain.Country]:
        """The countries."""
        return self.of(domain.Country)

    @property
    def organisations(self) -> View[domain.Organisation]:
        """The organisations."""
        return self.of(domain.Organisation)

    @property
    def people(self) -> View[domain.Person]:
        """The people."""
        return self.of(domain.Person)

    @property
    def sectors(self) -> View[domain.Sector]:
        """The sectors."""
        return self.of(domain.Sector)

    @property
    def partnerships(self) -> View[domain.Partnership]:
        """The partnerships."""
        return self.of(domain.Partnership)

    @property
    def agreements(self) -> View[domain.Agreement]:
        """The agreements."""
        return self.of(domain.Agreement)

    @property
    def mechanisms(self) -> View[domain.Mechanism]:
        """The mechanisms."""
        return self.of(domain.Mechanism)

    @property
    def meetings(self) -> View[domain.Meeting]:
        """The meetings."""
        return self.of(domain.Meeting)

    @property
    def exercises(self) -> View[domain.Exercise]:
        """The exercises."""
        return self.of(domain.Exercise)

    @property
    def statements(self) -> View[domain.Statement]:
        """The statements."""
        return self.of(domain.Statement)

    @property
    def commitments(self) -> View[domain.Commitment]:
        """The commitments."""
        return self.of(domain.Commitment)

    @property
    def programmes(self) -> View[domain.Programme]:
        """The programmes."""
        return self.of(domain.Programme)

    @property
    def projects(self) -> View[domain.Project]:
        """The projects."""
        return self.of(domain.Project)

    @property
    def objectives(self) -> View[domain.Objective]:
        """The objectives."""
        return self.of(domain.Objective)

    @property
    def challenges(self) -> View[domain.Challenge]:
        """The challenges."""
        return self.of(domain.Challenge)

    @property
    def capabilities(self) -> View[domain.Capability]:
        """The capabilities."""
        return self.of(domain.Capability)

    @property
    def events(self) -> View[domain.Event]:
        """The events."""
        return self.of(domain.Event)

    @property
    def observations(self) -> View[domain.Observation]:
        """The observations."""
        return self.of(domain.Observation)

    @property
    def sources(self) -> View[domain.Source]:
        """The sources."""
        return self.of(domain.Source)
