"""Commitments among themselves: what renews, restates or is part of another, and the sums of the parts."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.commitment import Commitment
from indokorea.rules.cycles import circle_findings
from indokorea.values.money import Money, sum_of
from indokorea.vocabulary.commitments import MoneyBasis
from indokorea.vocabulary.values import Qualifier

# How far a sum has come; the other bases say what sort of money it is.
STAGES = frozenset(
    {
        MoneyBasis.PLEDGED,
        MoneyBasis.COMMITTED,
        MoneyBasis.APPROVED,
        MoneyBasis.DISBURSED,
        MoneyBasis.SPENT,
        MoneyBasis.TARGET,
        MoneyBasis.ESTIMATE,
    }
)

AT_LEAST = (Qualifier.EXACT, Qualifier.AT_LEAST)
AT_MOST = (Qualifier.EXACT, Qualifier.UP_TO)


def commitment_circles(records: Records) -> Iterator[Finding]:
    """COM-05: what a commitment renews or restates, and what it is part of, never leads back to it."""
    earlier: dict[str, dict[str, str]] = {}
    wholes: dict[str, dict[str, str]] = {}
    for one in records.of(Commitment):
        if one.part_of is not None:
            wholes[one.id] = {one.part_of: pointer(one.id, "part_of")}
        for field, ids in (("renews", one.renews), ("restates", one.restates)):
            for place, id in enumerate(ids):
                earlier.setdefault(one.id, {}).setdefault(id, pointer(one.id, field, place))
    hint = "keep the reference on the later commitment only"
    yield from circle_findings("COM-05", earlier, "commitments follow each other", "after", hint)
    hint = "take away the whole of the widest of them"
    yield from circle_findings("COM-05", wholes, "commitments are part of each other", "part of", hint)


def parts_within_the_whole(records: Records) -> Iterator[Finding]:
    """MNY-02: the parts of a commitment do not add up to more than the whole, in its currency.

    Parts that are only said again, sums that may be less, and money of another stage do not count.
    """
    parts: dict[str, list[Commitment]] = {}
    for one in records.of(Commitment):
        if one.part_of is not None:
            parts.setdefault(one.part_of, []).append(one)
    for id, own in parts.items():
        whole = records.of(Commitment).get(id)
        most = _target(whole, AT_MOST) if whole else None
        if whole is None or most is None:
            continue
        own_ids = {one.id for one in own}
        said_once = [one for one in own if not own_ids & {*one.renews, *one.restates} and not _mixed(whole, one)]
        sums = [sum for one in said_once if (sum := _target(one, AT_LEAST)) and sum.currency == most.currency]
        if sums and sum_of(sums) > most:
            yield Finding(
                code="MNY-02",
                severity=Severity.WARNING,
                path=pointer(id, "target", "money"),
                message=f"the parts come to {sum_of(sums)}, the whole to {most}",
                hint="compare the sums with the source, and what is counted twice",
                value=short_json(str(most)),
            )


def _target(commitment: Commitment, qualifiers: tuple[Qualifier, ...]) -> Money | None:
    money = commitment.target.money if commitment.target else None
    return money if money and money.qualifier in qualifiers else None


def basis_of_the_whole(records: Records) -> Iterator[Finding]:
    """MNY-03: money promised, committed and paid never mix: a part has the stage of its whole."""
    for one in records.of(Commitment):
        whole = None if one.part_of is None else records.of(Commitment).get(one.part_of)
        if whole is not None and _mixed(whole, one):
            yield Finding(
                code="MNY-03",
                severity=Severity.WARNING,
                path=pointer(one.id, "basis"),
                message=f"{one.basis} money as part of {whole.id}, which is {whole.basis}",
                hint="correct a basis, or record it as an update of the whole",
                value=short_json(str(one.basis)),
            )


def _mixed(whole: Commitment, part: Commitment) -> bool:
    return whole.basis is not part.basis and {whole.basis, part.basis} <= STAGES
