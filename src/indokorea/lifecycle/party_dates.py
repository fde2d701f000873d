"""The days on which a party signed an agreement, consented to it, was bound by it and ceased to be bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from indokorea.lifecycle.agreement_status import agreement_standing
from indokorea.lifecycle.party_state import CONSENT
from indokorea.lifecycle.terms import TermStep
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType

# The end of the calendar, by which every dated action has happened.
LAST_YEAR = "9999-12-31"


@attrs.frozen(kw_only=True)
class PartyDates:
    """The days of one party to an agreement; None where no action with a date says so."""

    signed_on: PartialDate | None
    """The last signature by it, or by all parties together."""
    ratified_on: PartialDate | None
    """The first act by which it consented to be bound, other than a signature: ratification, accession, notice ..."""
    in_force_on: PartialDate | None
    """The first entry into force for it."""
    ended_on: PartialDate | None
    """The act that ended it for this party, or the effect of a denunciation; an end by the term alone is none."""


def party_dates(actions: Iterable[TermStep], parties: Sequence[str], party: str) -> PartyDates:
    """Return the days of one of the parties of an agreement, from the actions by it and by all together.

    >>> from indokorea.records.agreement import Action
    >>> actions = (Action(type="signed", on="2009-08-07"), Action(type="entered_into_force", on="2010"))
    >>> found = party_dates(actions, ("country:ind", "country:kor"), "country:kor")
    >>> str(found.signed_on), str(found.in_force_on), found.ended_on
    ('2009-08-07', '2010', None)
    """
    steps = tuple(actions)
    own = [step for step in steps if step.by in (None, party)]
    return PartyDates(
        signed_on=_last(step.on for step in own if step.type is ActionType.SIGNED),
        ratified_on=_first(step.counts_from for step in own if step.type in CONSENT),
        in_force_on=_first(step.counts_from for step in own if step.type is ActionType.ENTERED_INTO_FORCE),
        ended_on=_end(steps, parties, party),
    )


def _end(steps: Sequence[TermStep], parties: Sequence[str], party: str) -> PartialDate | None:
    """Return the day of the act that ended an agreement for a party, if it is not at work again after it."""
    # One side of a single party, since a party that is only described can be no party of the question.
    standing = agreement_standing(steps, parties, LAST_YEAR, between=((party,), (party,)))
    if standing.status is None or not standing.status.ended:
        return None
    return _last(step.counts_from for step in standing.because)


def _first(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return min(filter(None, dates), key=lambda date: date.sort_key, default=None)


def _last(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max(filter(None, dates), key=lambda date: date.sort_key, default=None)
