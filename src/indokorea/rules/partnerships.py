"""Rules on the phases of a partnership: their order, their tiers, and what established them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.partnership import Partnership, Phase
from indokorea.rules.base import GIVE_DAYS, Violation, certainty_for, rule, severity_for
from indokorea.values.period import known_dates


@rule(
    "PAR-01",
    severity=Severity.ERROR,
    meaning="the phases of a partnership are listed in order of time, and no two begin on the same day",
    remedy="list the phases in order of time, or correct a date",
)
def phases_in_order(records: Records) -> Iterator[Violation]:
    for partnership in records.of(Partnership):
        last: Phase | None = None
        for index, phase in enumerate(partnership.phases):
            if last is not None and not last.since.definitely_before(phase.since):
                yield _order_violation(pointer(partnership.id, "phases", index, "since"), last, phase)
            last = phase if last is None else max(last, phase, key=lambda one: one.since.days.first)


def _order_violation(path: str, last: Phase, phase: Phase) -> Violation:
    """Return the violation of a phase that does not begin, or may not begin, after one that is listed before it."""
    day = last.since.earliest
    same_day = day is not None and day == last.since.latest == phase.since.earliest == phase.since.latest
    certain = same_day or phase.since.definitely_before(last.since)
    relation = "begins on the same day as" if same_day else "begins before" if certain else "may not begin after"
    return Violation(
        path=path,
        message=f"{short_json(phase.label.en)} ({phase.since}) {relation} "
        f"{short_json(last.label.en)} ({last.since}), listed before it",
        hint=None if certain else GIVE_DAYS,
        severity=severity_for(certain, last.since, phase.since),
        value=phase.since.text,
    )


@rule(
    "PAR-02",
    severity=Severity.WARNING,
    meaning="a phase of a lower tier than the one before it has a note that explains why",
    remedy="explain in a note why the tier was lowered, or correct the tier",
)
def lower_tiers_are_explained(records: Records) -> Iterator[Violation]:
    for partnership in records.of(Partnership):
        phases = sorted(enumerate(partnership.phases), key=lambda numbered: numbered[1].since.sort_key)
        for (_, last), (index, phase) in pairwise(phases):
            if phase.tier.ordinal < last.tier.ordinal and phase.note is None:
                certain = last.since.definitely_before(phase.since)
                certainty = certainty_for(certain, last.since, phase.since, severity=Severity.WARNING)
                yield Violation(
                    path=pointer(partnership.id, "phases", index, "tier"),
                    message=f"{phase.tier} ({phase.since}) {certainty.verb} a step down from {last.tier} "
                    f"({last.since}), and no note explains it",
                    hint=certainty.hint(),
                    severity=certainty.severity,
                    value=str(phase.tier),
                )


@rule(
    "PAR-04",
    severity=Severity.WARNING,
    meaning="the date of what established a phase may be the day on which the phase begins",
    remedy="correct one of the two dates, or name what established the phase",
)
def phases_begin_when_established(records: Records) -> Iterator[Violation]:
    for partnership in records.of(Partnership):
        for index, phase in enumerate(partnership.phases):
            founder = None if phase.established_by is None else records.get(phase.established_by)
            if founder is None or not founder.when:
                continue
            if not any(time.days.overlaps(phase.since.days) for time in founder.when):
                dates = ", ".join(dict.fromkeys(map(str, founder.when)))
                yield Violation(
                    path=pointer(partnership.id, "phases", index, "established_by"),
                    message=f"the phase begins on {phase.since}, but {founder.id} is dated {dates}",
                    severity=severity_for(True, phase.since, *known_dates(*founder.when), severity=Severity.WARNING),
                    value=founder.id,
                )
