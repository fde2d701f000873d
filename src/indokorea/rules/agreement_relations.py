"""Agreements and the earlier ones that they depend on or take the place of."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.agreement import Agreement
from indokorea.rules.base import Verdict, as_of_date, contracting_parties, graded, too_early
from indokorea.rules.cycles import circle_findings
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import ActionType, AgreementRelationType, AgreementStatus, InstrumentType

# A protocol may stand alone; an amendment never does.
NEEDS_A_BASE = {InstrumentType.AMENDMENT: Severity.WARNING, InstrumentType.PROTOCOL: Severity.NOTE}

TO_A_BASE = (AgreementRelationType.AMENDS, AgreementRelationType.PROTOCOL_TO, AgreementRelationType.SUPPLEMENTS)


def successions(records: Records) -> Iterator[Finding]:
    """AGR-06: a successor follows its predecessor and closes it, for each party, and never leads back to itself.

    It closes it on the day from which it is effective for the party where that is told, else with its own entry into
    force. A day that is yet to come closes nothing.
    """
    succeeded: dict[str, dict[str, str]] = {}
    for agreement in records.of(Agreement):
        for place, relation in enumerate(agreement.relations):
            if relation.type is AgreementRelationType.SUPERSEDES:
                path = pointer(agreement.id, "relations", place)
                succeeded.setdefault(agreement.id, {}).setdefault(relation.agreement, f"{path}/agreement")
                old = records.of(Agreement).get(relation.agreement)
                if old is not None:
                    yield from _in_force_first("AGR-06", agreement, old, path, "which it supersedes")
                    yield from _not_closed(agreement, old, as_of_date(records))
    hint = "keep the relation on the later agreement only"
    yield from circle_findings("AGR-06", succeeded, "agreements supersede each other", "supersedes", hint)


def _in_force_first(code: str, agreement: Agreement, base: Agreement, path: str, which: str) -> Iterator[Finding]:
    """An agreement in force before the one that it hangs on."""
    own, other = in_force_since(agreement), in_force_since(base)
    verdict = too_early(own, other) if own and other else None
    if verdict is not None:
        yield Finding(
            code=code,
            severity=verdict.severity,
            path=path,
            message=f"in force ({own}) {verdict.perhaps}before {base.id} ({other}), {which}",
            hint=verdict.hint("correct a date, or the relation"),
            value=short_json(base.id),
        )


def _not_closed(new: Agreement, old: Agreement, now: PartialDate) -> Iterator[Finding]:
    """A predecessor that is in force for a party after its successor has taken its place."""
    still: dict[tuple[PartialDate, bool], list[str]] = {}
    for party in sorted(contracting_parties(old)):
        since = _takes_over(new, party)
        if since is not None and since.latest is not None and not since.possibly_after(now):
            standing = old.status_on(since.latest, party)
            if standing.status is AgreementStatus.IN_FORCE:
                still.setdefault((since, standing.certain), []).append(party)
    for (since, certain), parties in still.items():
        verdict = Verdict(certain, graded(certain, since, grave=Severity.WARNING))
        yield Finding(
            code="AGR-06",
            severity=verdict.severity,
            path=pointer(old.id, "actions"),
            message=f"{verdict.perhaps}in force for {' and '.join(parties)} after {new.id} took its place ({since})",
            hint=verdict.hint("record the action superseded, with by where it ended for one party first"),
            value=short_json(parties),
        )


def _takes_over(agreement: Agreement, party: str) -> PartialDate | None:
    """From when an agreement stands in its predecessor's place for a party; None where that is not known."""
    own = [action for action in agreement.actions if action.by in (None, party)]
    effective = [action.counts_from for action in own if action.type is ActionType.EFFECTIVE_FOR]
    dates = effective or [action.counts_from for action in own if action.type is ActionType.ENTERED_INTO_FORCE]
    known = [date for date in dates if date is not None]
    return max(known, key=lambda date: date.sort_key, default=None) if len(known) == len(dates) else None


def in_force_since(agreement: Agreement) -> PartialDate | None:
    """When it first entered into force; None where it did not, or where one of the dates is not known."""
    dates = [action.counts_from for action in agreement.actions if action.type is ActionType.ENTERED_INTO_FORCE]
    known = [date for date in dates if date is not None]
    return min(known, key=lambda date: date.sort_key, default=None) if len(known) == len(dates) else None


def bases(records: Records) -> Iterator[Finding]:
    """AGR-08: a protocol or an amendment names its base, and is not in force before it."""
    for agreement in records.of(Agreement):
        hangs_on = [one for one in agreement.relations if one.type is not AgreementRelationType.SUPERSEDES]
        if agreement.instrument in NEEDS_A_BASE and not hangs_on:
            yield Finding(
                code="AGR-08",
                severity=NEEDS_A_BASE[agreement.instrument],
                path=pointer(agreement.id, "relations"),
                message=f"{agreement.instrument} of which no base is named",
                hint="add the relation amends, protocol_to or supplements",
                value=short_json(str(agreement.instrument)),
            )
        for place, relation in enumerate(agreement.relations):
            base = records.of(Agreement).get(relation.agreement)
            if base is not None and _hangs_on(agreement, relation.type):
                path = pointer(agreement.id, "relations", place)
                yield from _in_force_first("AGR-08", agreement, base, path, "its base")


def _hangs_on(agreement: Agreement, type: AgreementRelationType) -> bool:
    """A convention of many may amend what is younger than itself; a protocol or an amendment does not."""
    return type is AgreementRelationType.PROTOCOL_TO or (agreement.instrument in NEEDS_A_BASE and type in TO_A_BASE)
