"""Partnerships of two states, with their phases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import PairCountryRef, RefersTo
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
from indokorea.values.dates import DateLike, PartialDate, to_date
from indokorea.values.names import Name, to_name
from indokorea.vocabulary.converters import to_partnership_tier
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
    """The name that the two sides gave the partnership."""
    tier: PartnershipTier = attrs.field(converter=to_partnership_tier)
    """The tier of partnership."""
    since: PartialDate = attrs.field(converter=to_date)
    """The date on which it began; it lasts until the next phase begins."""
    established_by: Annotated[str, RefersTo("statement", "agreement", "meeting", "event")] | None = None
    """The text or the meeting that began it."""
    note: str | None = None
    """Why it began, or why its tier is lower than the one before."""


def _check_two_different_parties(parties: tuple[str, ...]) -> Iterator[Finding]:
    if len(parties) != 2 or parties[0] == parties[1]:
        yield Finding(
            code="impossible",
            path="/parties",
            message=f"expected two different countries, got {len(set(parties))}",
        )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Partnership(NamedRecord):
    """The partnership of two states. Raises InvalidRecord unless it has two different parties."""

    kind: ClassVar[str] = "partnership"

    parties: tuple[PairCountryRef, ...]
    """The two countries."""
    phases: tuple[Phase, ...] = ()
    """Its phases in order of time."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_two_different_parties,)

    def phase_on(self, day: DateLike | None = None) -> PhaseStanding[Phase]:
        """Return the phase on a day, today by default.

        If the day or the start of a phase is partial and the phase changes within it, the result is the earlier phase
        with `certain=False`.

        >>> ties = Partnership(
        ...     id="partnership:ind-kor", name="India and Korea", parties=("country:ind", "country:kor"),
        ...     phases=(Phase(label="Strategic Partnership", tier=PartnershipTier.STRATEGIC, since="2010-01"),),
        ... )
        >>> ties.phase_on("2012-01-01").tier
        PartnershipTier.STRATEGIC
        >>> str(ties.phase_on("2010-01-15")), ties.phase_on("2010-01-15").certain
        ('none', False)
        """
        from indokorea.lifecycle.stages import phase_standing  # noqa: PLC0415  # loaded on first use

        return phase_standing(self.phases, day)

    def standing_today(self) -> PhaseStanding[Phase]:
        """Return the phase today."""
        return self.phase_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The starts of its phases."""
        return tuple(phase.since for phase in self.phases)
