"""The status, stage, tier or outcome of a record on a day, and the test that it is one of some words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from indokorea._lazy import feature
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import did_you_mean, nearest_word, short_json, with_article
from indokorea.render.words import humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike
from indokorea.values.period import Period
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.meetings import HoldingOutcome
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.trade_measures import TradeMeasureStatus

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.records.kinds import AnyRecord
    from indokorea.values.dates import PartialDate

# What a caller may write for a status: a word, a member of a vocabulary, or several of them.
StatusLike: TypeAlias = str | Term | Iterable[str | Term]
Pair: TypeAlias = tuple[str, str]

# The field of the standing of each kind that holds its status.
STANDING_FIELDS = {
    "partnership": "tier",
    "agreement": "status",
    "commitment": "stage",
    "project": "stage",
    "trade_measure": "status",
}

# The kinds whose status other records decide too.
DECIDED_BY_OTHERS = frozenset({"agreement", "commitment"})

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


class StatusOnDay(NamedTuple):
    """The status of a record on a day, whether it is certain, and the standing that says so."""

    status: Term | None
    """The status; None without one."""
    certain: bool
    """False if something that may have happened by then would change it."""
    standing: Any = None
    """Its standing; None for the outcome of a meeting or an exercise, and for a kind without a status."""


NO_STATUS = StatusOnDay(None, certain=True)


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
    wanted = _statuses(status, kind)
    # The statuses of some kinds take long, so that those of a kind that has no wanted one are not looked up.
    vocabularies = {type(one) for one in wanted}
    kinds = {one for one, vocabulary in STATUS_VOCABULARIES.items() if vocabulary in vocabularies}
    status_of = statuses_on(records, on, between=between)
    return lambda record: record.kind in kinds and status_of(record).status in wanted


def statuses_on(
    records: Records | None, on: DateLike | None = None, *, between: Pair | None = None
) -> Callable[[AnyRecord], StatusOnDay]:
    """Return the function that gives the status of a record on a day, today by default.

    It is the status of an agreement or a trade measure, the stage of a commitment or a project, the tier of a
    partnership, or the outcome of a meeting or an exercise. Other records decide that of an agreement, which is its
    status between two countries, and that of a commitment, which is the one of `Dossier.stage_on`; without `records`
    these two have none. A meeting or an exercise without a recorded outcome was held.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> update = ProjectUpdate(status=ProjectStatus.MOU, on="2014")
    >>> plant = Project(id="project:plant", name="A plant", type="plant", updates=(update,))
    >>> statuses_on(None, "2015")(plant)[:2]
    (ProjectStatus.MOU, True)
    """
    from indokorea.collection.agreement_sides import StatusCalculator  # noqa: PLC0415  # other filters need none

    day = to_day(on)
    standings: dict[str, Callable[[Any], Any]] = {
        "project": lambda project: project.stage_on(day),
        "trade_measure": lambda measure: measure.status_on(day),
        "partnership": lambda partnership: partnership.phase_on(day),
    }
    if records is not None:
        standings["agreement"] = StatusCalculator(records, day, between).status
        standings["commitment"] = feature("commitment_standings")(records, day)

    def status_of(record: AnyRecord) -> StatusOnDay:
        if record.kind in standings:
            standing = standings[record.kind](record)
            status = getattr(standing, STANDING_FIELDS[record.kind])
            return StatusOnDay(status, standing.certain, standing)
        if record.kind in ("meeting", "exercise"):
            return _outcome_by(record, day)
        return NO_STATUS

    return status_of


def _outcome_by(record: Any, day: PartialDate) -> StatusOnDay:
    """Return the outcome of a meeting or an exercise; None if it was held, but only after the day."""
    outcome = record.outcome or HoldingOutcome.HELD
    if outcome is not HoldingOutcome.HELD or not record.when:
        return StatusOnDay(outcome, certain=True)
    if all(when.definitely_after(day) for when in record.when):
        return NO_STATUS
    starts = [when.start if isinstance(when, Period) else when for when in record.when]
    certain = any(start is not None and start.days.definitely_by(day.days.first) for start in starts)
    return StatusOnDay(outcome, certain)


def _statuses(status: StatusLike, kind: str | None) -> frozenset[Term]:
    """Return the members of the vocabularies of a kind, or of all kinds, that these words mean."""
    if kind is not None and kind not in STATUS_VOCABULARIES:
        plurals = ", ".join(RECORD_KINDS[one].plural for one in STATUS_VOCABULARIES)
        raise InvalidValue.expected("a kind of record with a status", kind, hint=f"{plurals} have one")
    vocabularies = tuple(dict.fromkeys(STATUS_VOCABULARIES.values())) if kind is None else (STATUS_VOCABULARIES[kind],)
    given: object = status
    words: Any = (given,) if isinstance(given, str | Term) or not isinstance(given, Iterable) else tuple(given)
    return frozenset(member for word in words for member in _members(word, kind, vocabularies))


def _members(word: object, kind: str | None, vocabularies: tuple[type[Term], ...]) -> list[Term]:
    if isinstance(word, Term):
        found = [word] if isinstance(word, vocabularies) else []
    else:
        found = [one for vocabulary in vocabularies for one in vocabulary if str(one) == word]
    if not found:
        what = "a status"
        if kind is not None:
            what = f"{with_article(STANDING_FIELDS.get(kind, 'outcome'))} of {with_article(humanise(kind))}"
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
