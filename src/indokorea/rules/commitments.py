"""Rules on the deliveries, targets and sums of commitments; that on the order of their updates is in `update_order`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indokorea.collection.citations_for import CitationIndex
from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.commitment import Commitment, CommitmentUpdate
from indokorea.records.project import Project, ProjectUpdate
from indokorea.rules.base import Violation, as_of_date, first_date, rule, severity_for, too_early
from indokorea.values.dates import PartialDate
from indokorea.values.money import Money, sum_of
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.values import Qualifier

DELIVERED = (
    CommitmentStatus.PART_DELIVERED,
    CommitmentStatus.DELIVERED,
    ProjectStatus.PART_DELIVERED,
    ProjectStatus.DELIVERED,
)

# The updates that make a promise.
PROMISES = (CommitmentStatus.ANNOUNCED, CommitmentStatus.AGREED)

# The qualifiers of a sum that is at least, or at most, the amount given.
LOWER_BOUNDS = (Qualifier.EXACT, Qualifier.AT_LEAST)
UPPER_BOUNDS = (Qualifier.EXACT, Qualifier.UP_TO)


@rule(
    "COM-02",
    severity=Severity.WARNING,
    meaning="a source is cited for a delivery, or for the record as a whole",
    remedy="cite a source for the update",
)
def deliveries_are_cited(records: Records) -> Iterator[Violation]:
    # PRV-01 reports a record without any citation.
    undertakings: list[Commitment | Project] = [*records.of(Commitment), *records.of(Project)]
    for record in undertakings:
        updates: Iterable[CommitmentUpdate | ProjectUpdate] = record.updates
        cited = CitationIndex(record)
        for index, update in enumerate(updates):
            path = pointer("updates", index)
            if update.status in DELIVERED and record.citations and not cited.citations_for(path):
                yield Violation(
                    path=pointer(record.id) + path,
                    message="no citation supports this delivery",
                    hint=f'cite a source that supports "{path}" or the whole record',
                    value=str(update.status),
                )


@rule(
    "COM-03",
    severity=Severity.ERROR,
    meaning="a target is not due before it is first announced or agreed",
    remedy="correct one of the two dates",
)
def targets_follow_promises(records: Records) -> Iterator[Violation]:
    # A target due by 2017 may be met on the last day of 2017.
    for commitment in records.of(Commitment):
        due = commitment.target.by if commitment.target else None
        promised = first_date(update.on for update in commitment.updates if update.status in PROMISES)
        if due is None or due.latest is None or promised is None:
            continue
        certainty = too_early(PartialDate.of(due.latest), promised)
        if certainty is not None:
            yield Violation(
                path=pointer(commitment.id, "target", "by"),
                message=f"the due date ({due}) {certainty.verb} before the promise ({promised})",
                hint=certainty.hint(),
                severity=severity_for(certainty.certain, due, promised),
                value=due.text,
            )


@rule(
    "COM-04",
    severity=Severity.NOTE,
    meaning="after the due date of a target, an update or a renewing commitment gives the outcome",
    remedy="add an update if a source reports the outcome; until then, unless figures decide, it is unreported",
)
def outcomes_are_recorded(records: Records) -> Iterator[Violation]:
    # A due date has passed if it is before the as-of date of the dossier, or before today. The outcome of a commitment
    # that only restates another is on that other one.
    now = as_of_date(records)
    renewed = {id for commitment in records.of(Commitment) for id in commitment.renews}
    for commitment in records.of(Commitment):
        due = commitment.target.by if commitment.target else None
        if due is None or not due.definitely_before(now) or commitment.restates or commitment.id in renewed:
            continue
        if not any(_may_give_outcome(update, due) for update in commitment.updates):
            yield Violation(
                path=pointer(commitment.id, "target", "by"),
                message=f"the due date ({due}) has passed, and no later update gives the outcome",
                value=due.text,
            )


def _may_give_outcome(update: CommitmentUpdate, due: PartialDate) -> bool:
    """Return True if an update gives the outcome of a target, or may be later than its due date."""
    if update.status.final:
        return True
    if update.on is None:
        return update.status not in PROMISES
    return update.on.days.last > due.days.last


@rule(
    "MNY-02",
    severity=Severity.WARNING,
    meaning="the parts of a commitment do not add up to more than the whole",
    remedy="compare the sums with the source, and look for money that is counted twice",
)
def parts_fit_the_whole(records: Records) -> Iterator[Violation]:
    # Left out are parts that renew or restate another part, sums that may be lower, and sums in another currency or at
    # another stage than the whole.
    parts: dict[str, list[Commitment]] = {}
    for one in records.of(Commitment):
        if one.part_of is not None:
            parts.setdefault(one.part_of, []).append(one)
    for id, own in parts.items():
        whole = records.of(Commitment).get(id)
        most = _target_money(whole, UPPER_BOUNDS) if whole else None
        if whole is None or most is None:
            continue
        own_ids = {one.id for one in own}
        counted = [one for one in own if not own_ids & {*one.renews, *one.restates} and not _stages_differ(whole, one)]
        sums = [sum for one in counted if (sum := _target_money(one, LOWER_BOUNDS)) and sum.currency == most.currency]
        if sums and sum_of(sums) > most:
            yield Violation(
                path=pointer(id, "target", "money"),
                message=f"the parts add up to {sum_of(sums)}, more than the whole ({most})",
                value=str(most),
            )


def _target_money(commitment: Commitment, qualifiers: tuple[Qualifier, ...]) -> Money | None:
    money = commitment.target.money if commitment.target else None
    return money if money and money.qualifier in qualifiers else None


@rule(
    "MNY-03",
    severity=Severity.WARNING,
    meaning="the money of a part is at the same stage as that of the whole: promised, committed or paid",
    remedy="correct one basis, or record the sum as an update of the whole",
)
def parts_have_the_basis_of_the_whole(records: Records) -> Iterator[Violation]:
    for one in records.of(Commitment):
        whole = None if one.part_of is None else records.of(Commitment).get(one.part_of)
        if whole is not None and _stages_differ(whole, one):
            yield Violation(
                path=pointer(one.id, "basis"),
                message=f"the basis of this part is {one.basis}, but that of {whole.id} is {whole.basis}",
                value=str(one.basis),
            )


def _stages_differ(whole: Commitment, part: Commitment) -> bool:
    # Statistics of development finance count pledges, commitments and disbursements apart, as OECD DAC and IATI do. The
    # kinds of money may differ: a loan and an export credit are parts of one package.
    return None not in (whole.basis, part.basis) and whole.basis is not part.basis
