"""The status, stage, tier or outcome of a record on a day, and the test that it is one of some words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from indokorea._lazy import feature
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import did_you_mean, nearest_word, short_json
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.trade_measures import TradeMeasureStatus

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.exercise import Exercise
    from indokorea.records.kinds import AnyRecord
    from indokorea.records.meeting import Meeting
    from indokorea.values.dates import PartialDate

# What a caller may write for a status: a word, a member of a vocabulary, or several of them.
StatusLike: TypeAlias = str | Term | Iterable[str | Term]
Pair: TypeAlias = tuple[str, str]

# The words that the records of each kind can have as their status. Records of other kinds have none.
STATUS_VOCABULARIES: dict[str, type[Term]] = {
    "partnership": PartnershipTier,
    "agreement": AgreementStatus,
    "meeting": HoldingOutcome,
    "exercise": HoldingOutcome,
    "commitment": CommitmentStatus,
    "project": ProjectStatus,
    "trade_measure": TradeMeasureStatus,
}


def with_status(
    records: Records,
    status: StatusLike,
    on: DateLike | None = None,
    *,
    kind: str | None = None,
    between: Pair | None = None,
) -> Callable[[AnyRecord], bool]:
    """Return the test that a record has one of these statuses on a day, today by default.

    Raises InvalidValue for a word that no record of the kind can have as its status.
    """
    from indokorea.collection.agreement_sides import StatusCalculator  # noqa: PLC0415  # other filters need none

    wanted = _statuses(status, kind)
    day = to_day(on)
    agreements = StatusCalculator(records, day, between)
    derived: dict[str, Callable[[Any], Term | None]] = {"agreement": lambda one: agreements.status(one).status}
    if any(isinstance(one, CommitmentStatus) for one in wanted):
        derived["commitment"] = feature("commitment_stages")(records, day)
    return lambda record: _status_of(record, day, derived) in wanted


def _status_of(record: AnyRecord, day: PartialDate, derived: Mapping[str, Callable[[Any], Term | None]]) -> Term | None:
    """Return the status of an agreement or a trade measure, the stage of a commitment or a project, the tier of a
    partnership, or the outcome of a meeting or an exercise.

    `derived` holds the functions of the kinds whose status other records decide too: that of an agreement is its
    status between two countries, that of a commitment the one of `Dossier.stage_on`. A meeting or an exercise without
    a recorded outcome was held. None for a record of another kind, and for one without a status on the day.
    """
    record_any: Any = record
    if record.kind in derived:
        return derived[record.kind](record_any)
    if record.kind == "project":
        stage: Term | None = record_any.stage_on(day).stage
        return stage
    if record.kind == "trade_measure":
        measure: Term | None = record_any.status_on(day).status
        return measure
    if record.kind == "partnership":
        tier: Term | None = record_any.phase_on(day).tier
        return tier
    if record.kind in ("meeting", "exercise"):
        return _outcome_by(record_any, day)
    return None


def _outcome_by(record: Meeting | Exercise, day: PartialDate) -> HoldingOutcome | None:
    """Return the outcome of a meeting or an exercise; None if it was held, but only after the day."""
    outcome = record.outcome or HoldingOutcome.HELD
    is_later = bool(record.when) and all(when.definitely_after(day) for when in record.when)
    return None if outcome is HoldingOutcome.HELD and is_later else outcome


def _statuses(status: StatusLike, kind: str | None) -> frozenset[Term]:
    """Return the members of the vocabularies of a kind, or of all kinds, that these words mean."""
    if kind is not None and kind not in STATUS_VOCABULARIES:
        plurals = ", ".join(RECORD_KINDS[one].plural for one in STATUS_VOCABULARIES)
        raise InvalidValue.expected("a kind of record with a status", kind, hint=f"{plurals} have one")
    vocabularies = tuple(dict.fromkeys(STATUS_VOCABULARIES.values())) if kind is None else (STATUS_VOCABULARIES[kind],)
    given: object = status
    words: Any = (given,) if isinstance(given, str | Term) or not isinstance(given, Iterable) else tuple(given)
    return frozenset(member for word in words for member in _members(word, vocabularies))


def _members(word: object, vocabularies: tuple[type[Term], ...]) -> list[Term]:
    if isinstance(word, Term):
        found = [word] if isinstance(word, vocabularies) else []
    else:
        found = [one for vocabulary in vocabularies for one in vocabulary if str(one) == word]
    if not found:
        what = f"a member of {vocabularies[0].__name__}" if len(vocabularies) == 1 else "a status"
        raise InvalidValue.expected(what, str(word), hint=_hint(str(word), vocabularies))
    return found


def _hint(word: str, vocabularies: tuple[type[Term], ...]) -> str:
    """Return the word that was meant in each vocabulary, or all words if none comes near."""
    meant = (nearest_word(word, one.__name__, [str(term) for term in one]) for one in vocabularies)
    near = dict.fromkeys(filter(None, meant))
    if near:
        # A misspelling of one of them is not a synonym of the others.
        return did_you_mean(word, near) or f"did you mean {' or '.join(map(short_json, near))}?"
    words = dict.fromkeys(str(term) for vocabulary in vocabularies for term in vocabulary)
    return f"write one of {', '.join(words)}"
