"""Papers: agreements without deliverables, such as treaties and memoranda, and where each of them is in its life."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import attrs

from indokorea.collection.agreement_sides import StatusCalculator
from indokorea.lifecycle.agreement_status import AgreementStanding
from indokorea.lifecycle.terms import AgreementTerm
from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart, by_state, counted_states, text_or_none
from indokorea.progress.scorecard.things import Thing
from indokorea.progress.standing import ProgressStanding, StageCalculator
from indokorea.records.agreement import Agreement
from indokorea.render.words import count_text
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import AgreementRelationType, AgreementStatus
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.progress import ProgressStage
from indokorea.vocabulary.scorecard import PaperState

PENDING = frozenset({AgreementStatus.PARTIALLY_RATIFIED, AgreementStatus.RATIFIED_PENDING_FORCE})
BEFORE_SIGNATURE = frozenset(
    {
        AgreementStatus.PROPOSED,
        AgreementStatus.UNDER_NEGOTIATION,
        AgreementStatus.TEXT_AGREED,
        AgreementStatus.INITIALLED,
    }
)


# What the sentence says of some agreements in these states.
NOTED = {
    PaperState.IN_FORCE: "for a term with a known end",
    PaperState.SIGNED_AND_USED: "without news for two years",
}


@attrs.frozen(kw_only=True, repr=False)
class PaperEntry(ScorecardEntry):
    """An agreement without deliverables, with its legal status and the end of its term if that is known."""

    noun = "agreement"

    state: PaperState
    status: AgreementStatus | None
    until: PartialDate | None

    @property
    def is_noted(self) -> bool:
        """True if the sentence of the part notes it within its state: in force for a term, or used and then silent."""
        if self.state is PaperState.IN_FORCE:
            return self.until is not None
        return self.state is PaperState.SIGNED_AND_USED and self.dormant

    def row(self) -> dict[str, Any]:
        """Return the entry as a flat dict."""
        return super().row() | {"status": text_or_none(self.status), "until": text_or_none(self.until)}


@attrs.frozen(kw_only=True, repr=False)
class Papers(ScorecardPart[PaperEntry]):
    """The agreements without deliverables. They have no share: a treaty is never delivered."""

    title: ClassVar[str] = "Agreements without deliverables"
    states: ClassVar[tuple[Term, ...]] = tuple(PaperState)

    @property
    def sentence(self) -> str:
        """The agreements in one sentence."""
        if not self.entries:
            return "no agreement without deliverables"
        states = counted_states(self.counts, self._notes)
        return f"{count_text(len(self.entries), 'agreement')} without deliverables: {states}"

    @property
    def _notes(self) -> dict[PaperState, str]:
        """What is said of some of the agreements in a state: those with a term, and those silent for two years."""
        notes = {}
        for state, what in NOTED.items():
            number = sum(entry.is_noted for entry in self.in_state(state))
            if number:
                notes[state] = what if len(self.entries) == 1 else f"{number:,} {what}"
        return notes


def papers_of(
    things: list[Thing], calculator: StageCalculator, day: PartialDate, method: str, between: tuple[str, str] | None
) -> Papers:
    """Return the part of the agreements without deliverables, by their status between two countries."""
    statuses = StatusCalculator(calculator.undertakings.records, day)
    entries = [_entry(thing, calculator, statuses, day, between) for thing in things]
    return Papers(on=day, method=method, entries=by_state(entries, PaperState))


def _entry(
    thing: Thing,
    calculator: StageCalculator,
    statuses: StatusCalculator,
    day: PartialDate,
    between: tuple[str, str] | None,
) -> PaperEntry:
    records = calculator.undertakings.records
    own = [one for id in thing.heads if isinstance(one := records[id], Agreement)]
    # The main agreement comes before its annexes, and the last renewal before what it renews; in a cycle, the first.
    beside = _beside(own)
    head = next((one for one in own if one.id not in beside), own[0])
    standing = calculator.standing(head.id)
    legal = statuses.status(head, between)
    term = head.term_on(day)
    return PaperEntry(
        id=head.id,
        kind=head.kind,
        label=head.label,
        state=_state(legal, standing, term, lambda: head.status_on(day).status in PENDING),
        certain=standing.certain and legal.certain,
        stage=standing.stage,
        because=standing.because,
        includes=tuple(id for id in thing.members if id != head.id),
        established_by=standing.established_by,
        last_reported=standing.last_reported,
        dormant=standing.dormant,
        status=legal.status,
        until=None if term is None else term.until,
    )


def _beside(agreements: list[Agreement]) -> frozenset[str]:
    """Return the ids of the annexes of others of these agreements, and of those that others of them renew."""
    ids = {one.id for one in agreements}
    found: set[str] = set()
    for one in agreements:
        for relation in one.relations:
            if relation.agreement in ids:
                renews = relation.type is AgreementRelationType.RENEWS
                found.add(relation.agreement if renews else one.id)
    return frozenset(found)


def _state(
    legal: AgreementStanding[Any],
    standing: ProgressStanding,
    term: AgreementTerm | None,
    has_consent: Callable[[], bool],
) -> PaperState:
    """Return the state of an agreement from its legal status, its term, and what is done under it.

    `has_consent` returns whether some party has agreed to be bound: between two sides the weaker decides the status.
    """
    status, stage = legal.status, standing.stage
    if status in BEFORE_SIGNATURE or (status is None and stage in (None, ProgressStage.TALKED)):
        return PaperState.NOT_SIGNED
    if status is not None and status.ended:
        return PaperState.DROPPED if stage is ProgressStage.DROPPED else PaperState.ENDED
    if status is AgreementStatus.SUSPENDED:
        return PaperState.SUSPENDED
    if term is not None and term.over:
        return PaperState.TERM_OVER
    if status is AgreementStatus.IN_FORCE:
        return PaperState.IN_FORCE
    if term is not None and term.until is not None:
        return PaperState.SIGNED_FOR_A_TERM
    if stage is not ProgressStage.SIGNED:
        return PaperState.SIGNED_AND_USED
    if has_consent():
        return PaperState.PENDING
    return PaperState.SIGNED_AND_SILENT if standing.dormant else PaperState.SIGNED_LATELY
