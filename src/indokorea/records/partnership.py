"""The partnership of two states, and the phases it has gone through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PartyCountryRef, RefersTo
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
from indokorea.values.dates import DateLike, PartialDate, to_date
from indokorea.values.names import Name, to_name
from indokorea.vocabulary.partnerships import PartnershipTier

if TYPE_CHECKING:
    from indokorea.lifecycle.stages import PhaseStanding


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Phase(Part):
    """A stage of a partnership. It ends where the next begins.

    >>> Phase(label="Special Strategic Partnership", tier=PartnershipTier.SPECIAL_STRATEGIC, since="2015-05-18").since
    PartialDate('2015-05-18')
    """

    label: Name = attrs.field(converter=to_name)
    """What the two sides called their tie, in their own words."""
    tier: PartnershipTier
    """The step on the ladder of partnerships that this is."""
    since: PartialDate = attrs.field(converter=to_date)
    """When it began; it lasts until the next phase begins."""
    established_by: Annotated[str, RefersTo("statement", "agreement", "meeting", "event")] | None = None
    """The text or the meeting that began it."""
    note: str | None = None
    """Why it began, or why it stands lower than the one before."""


def _two_different_parties(parties: tuple[str, ...]) -> Iterator[Finding]:
    if len(parties) != 2 or parties[0] == parties[1]:
        yield Finding(
            code="impossible",
            path="/parties",
            message=f"a partnership is between two different countries; got {len(set(parties))}",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Partnership(NamedRecord):
    """The tie between two states. Raises InvalidRecord unless it has two different parties."""

    kind: ClassVar[str] = "partnership"

    parties: tuple[PartyCountryRef, ...]
    """The two countries."""
    phases: tuple[Phase, ...] = ()
    """What the tie was called from when on, in order of time."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_two_different_parties,)

    def phase_on(self, day: DateLike | None = None) -> PhaseStanding[Phase]:
        """The phase on that day, today where none is given.

        Where the day or the start of a phase is partial and the phase changes within it, the earlier phase stands with
        `certain=False`.

        >>> ties = Partnership(
        ...     id="partnership:ind-kor", name="India and Korea", parties=("country:ind", "country:kor"),
        ...     phases=(Phase(label="Strategic Partnership", tier=PartnershipTier.STRATEGIC, since="2010-01"),),
        ... )
        >>> ties.phase_on("2012-01-01").tier
        PartnershipTier.STRATEGIC
        >>> str(ties.phase_on("2010-01-15")), ties.phase_on("2010-01-15").certain
        ('none', False)
        """
        from indokorea.lifecycle.stages import phase_standing  # noqa: PLC0415  # loaded for the first question

        return phase_standing(self.phases, day)

    def standing_today(self) -> PhaseStanding[Phase]:
        """Return the phase today."""
        return self.phase_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The starts of its phases."""
        return tuple(phase.since for phase in self.phases)
