"""Rules on the parties of an agreement, their acts, its languages, and its relations to earlier agreements.

VCLT is the Vienna Convention on the Law of Treaties of 1969.
"""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.collection.sides import pair_names, pairs_of
from indokorea.fields.record_ids import parse_id
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_state import CONSENT
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.agreement_order import in_force_since
from indokorea.rules.base import (
    Violation,
    as_of_date,
    certainty_for,
    contracting_parties,
    last_date,
    rule,
    too_early,
)
from indokorea.rules.cycles import cycle_violations
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementLevel,
    AgreementRelationType,
    AgreementStatus,
    InstrumentType,
    PartyRole,
    SignatureType,
)

# Acts of states alone: ratification, acceptance, approval and accession are acts of a state (VCLT article 2 (1) b),
# and only treaties of states and international organisations are registered (VCLT article 80, UN Charter article 102).
ACTS_OF_STATES = frozenset(
    {
        ActionType.RATIFIED,
        ActionType.ACCEPTED,
        ActionType.APPROVED,
        ActionType.ACCEDED,
        ActionType.DEPOSITED,
        ActionType.REGISTERED,
    }
)

# Signatures that do not bind before a further step (VCLT articles 10, 12 and 14).
NO_CONSENT_YET = (SignatureType.SIMPLE, SignatureType.AD_REFERENDUM)

# An amendment changes an earlier treaty (VCLT article 39); a protocol may be a treaty without a base.
NEEDS_A_BASE = {InstrumentType.AMENDMENT: Severity.WARNING, InstrumentType.PROTOCOL: Severity.NOTE}

RELATIONS_TO_A_BASE = (
    AgreementRelationType.AMENDS,
    AgreementRelationType.PROTOCOL_TO,
    AgreementRelationType.SUPPLEMENTS,
    AgreementRelationType.PART_OF,
)


@rule(
    "AGR-01",
    severity=Severity.ERROR,
    meaning="an agreement has at least two parties; a state-level agreement of two is between the two of a partnership",
    remedy="name at least two parties; only those with the role party count",
)
def at_least_two_parties(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        parties = contracting_parties(agreement)
        path = pointer(agreement.id, "parties")
        described = sum(one.party is None and one.role is PartyRole.PARTY for one in agreement.parties)
        if len(parties) + described < 2:
            found = f"only one party, {min(parties)}" if parties else "no party"
            yield Violation(path=path, message=f"the agreement has {found}", value=sorted(parties))
        elif (
            agreement.level is AgreementLevel.STATE
            and not described
            and len(parties) == 2
            and parties not in pairs_of(records)
            and all(parse_id(party).kind == "country" for party in parties)
        ):
            yield Violation(
                path=path,
                message=f"the parties of this state-level agreement are {' and '.join(sorted(parties))}",
                hint=f"correct the parties if it is between {pair_names(records)}; otherwise it can stay as it is",
                severity=Severity.WARNING,
                value=sorted(parties),
            )


@rule(
    "AGR-04",
    severity=Severity.NOTE,
    meaning="every party to an agreement in force consented: by signature, ratification, accession, notice or exchange",
    remedy="add the ratification, notification or exchange of instruments if a source reports it",
)
def consent_of_every_party(records: Records) -> Iterator[Violation]:
    # The forms of consent are those of VCLT articles 11 to 16. A signature counts unless it is known to need a further
    # step; an act without `by` counts for every party.
    for agreement in records.of(Agreement):
        entries_into_force = {
            action.by: index
            for index, action in reversed([*enumerate(agreement.actions)])
            if action.type is ActionType.ENTERED_INTO_FORCE
        }
        consented = {action.by for action in agreement.actions if _is_consent(action)}
        bound = {party for party in contracting_parties(agreement) if {None, party} & entries_into_force.keys()}
        missing = [] if None in consented else sorted(bound - consented)
        if missing:
            yield Violation(
                path=pointer(agreement.id, "actions", min(entries_into_force.values())),
                message=f"in force, but no consent of {' and '.join(missing)} is recorded",
                value=missing,
            )


def _is_consent(action: Action) -> bool:
    if action.type is ActionType.SIGNED:
        return action.signature not in NO_CONSENT_YET
    return action.type in CONSENT


@rule(
    "AGR-06",
    severity=Severity.ERROR,
    meaning="a successor enters into force after its predecessor and ends it for each party; no chain leads back",
    remedy="correct a date or a relation, or add the action superseded to the predecessor",
)
def successors_replace_predecessors(records: Records) -> Iterator[Violation]:
    # A later treaty of all parties on the same subject ends the earlier one if they so intend, or if the two cannot be
    # applied together (VCLT article 59). Here it does so for a party on the day from which it is effective for the
    # party, otherwise with its entry into force. A day in the future ends nothing yet.
    supersedes: dict[str, dict[str, str]] = {}
    now = as_of_date(records)
    for agreement in records.of(Agreement):
        for index, relation in enumerate(agreement.relations):
            if relation.type is AgreementRelationType.SUPERSEDES:
                path = pointer(agreement.id, "relations", index)
                supersedes.setdefault(agreement.id, {}).setdefault(relation.agreement, f"{path}/agreement")
                old = records.of(Agreement).get(relation.agreement)
                if old is not None:
                    yield from _in_force_too_early(agreement, old, path, "which it supersedes")
                    yield from _not_ended(agreement, old, now)
    hint = "keep the relation on the later agreement only"
    yield from cycle_violations(supersedes, "the relations of supersession", "supersedes", hint)


def _in_force_too_early(agreement: Agreement, base: Agreement, path: str, role: str) -> Iterator[Violation]:
    """Yield a violation if an agreement is in force before the one that it depends on."""
    own, other = in_force_since(agreement), in_force_since(base)
    certainty = too_early(own, other) if own and other else None
    if certainty is not None:
        yield Violation(
            path=path,
            message=f"entry into force ({own}) {certainty.verb} before that of {base.id} ({other}), {role}",
            hint=certainty.hint("correct a date or the relation"),
            severity=certainty.severity,
            value=base.id,
        )


def _not_ended(new: Agreement, old: Agreement, now: PartialDate) -> Iterator[Violation]:
    """Yield a violation if a predecessor is in force for a party after its successor replaced it."""
    still: dict[tuple[PartialDate, bool], list[str]] = {}
    for party in sorted(contracting_parties(old)):
        since = _replaces_since(new, party)
        if since is not None and since.latest is not None and not since.possibly_after(now):
            standing = old.status_on(since.latest, party)
            if standing.status is AgreementStatus.IN_FORCE:
                still.setdefault((since, standing.certain), []).append(party)
    for (since, certain), parties in still.items():
        certainty = certainty_for(certain, since, severity=Severity.WARNING)
        yield Violation(
            path=pointer(old.id, "actions"),
            message=f"this agreement {certainty.verb} in force for {' and '.join(parties)} "
            f"even after {new.id} superseded it ({since})",
            hint=certainty.hint("add the action superseded, with by if it ended for one party only"),
            severity=certainty.severity,
            value=parties,
        )


def _replaces_since(agreement: Agreement, party: str) -> PartialDate | None:
    """Return the date from which a successor replaces its predecessor for a party; None if that is unknown."""
    own = [action for action in agreement.actions if action.by in (None, party)]
    effective = [action.counts_from for action in own if action.type is ActionType.EFFECTIVE_FOR]
    return last_date(
        effective or [action.counts_from for action in own if action.type is ActionType.ENTERED_INTO_FORCE]
    )


@rule(
    "AGR-07",
    severity=Severity.ERROR,
    meaning="a private agreement is between organisations, without ratification, approval, accession or registration",
    remedy="name the organisations and remove the acts of states, or correct the level",
)
def private_agreements(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        if agreement.level is not AgreementLevel.PRIVATE:
            continue
        for index, one in enumerate(agreement.parties):
            if one.role is PartyRole.PARTY and one.party is not None and parse_id(one.party).kind == "country":
                yield Violation(
                    path=pointer(agreement.id, "parties", index, "party"),
                    message=f"{one.party} is a party to this private agreement",
                    hint="name the organisation that concluded it, or correct the level",
                    value=one.party,
                )
        for index, action in enumerate(agreement.actions):
            if action.type in ACTS_OF_STATES:
                yield Violation(
                    path=pointer(agreement.id, "actions", index),
                    message=f'"{action.type}" is an act of states, but this agreement is private',
                    hint="remove the action, or correct the level",
                    value=str(action.type),
                )


@rule(
    "AGR-08",
    severity=Severity.ERROR,
    meaning="a protocol or an amendment names its base and is not in force before it",
    remedy="add the relation (a warning for an amendment, a note for a protocol), or correct a date",
)
def protocols_follow_their_base(records: Records) -> Iterator[Violation]:
    for agreement in records.of(Agreement):
        bases = [one for one in agreement.relations if one.type is not AgreementRelationType.SUPERSEDES]
        if agreement.instrument in NEEDS_A_BASE and not bases:
            yield Violation(
                path=pointer(agreement.id, "relations"),
                message=f"the {agreement.instrument} names no agreement as its base",
                hint="add the relation amends, protocol_to, part_of or supplements",
                severity=NEEDS_A_BASE[agreement.instrument],
                value=str(agreement.instrument),
            )
        for index, relation in enumerate(agreement.relations):
            base = records.of(Agreement).get(relation.agreement)
            if base is not None and _depends_on_base(agreement, relation.type):
                path = pointer(agreement.id, "relations", index)
                yield from _in_force_too_early(agreement, base, path, "its base")


def _depends_on_base(agreement: Agreement, type: AgreementRelationType) -> bool:
    """Return True if the agreement cannot be in force before the other, as a protocol or an amendment cannot.

    A multilateral convention may amend an agreement that is younger than itself.
    """
    return type is AgreementRelationType.PROTOCOL_TO or (
        agreement.instrument in NEEDS_A_BASE and type in RELATIONS_TO_A_BASE
    )


@rule(
    "AGR-11",
    severity=Severity.WARNING,
    meaning="the actor of an action is a party to the agreement",
    remedy="name the party for which a ministry or a parliament acted, or add the party",
)
def actors_are_parties(records: Records) -> Iterator[Violation]:
    # The status of an agreement is derived for each party, so an act of anybody else would change nothing.
    for agreement in records.of(Agreement):
        parties = contracting_parties(agreement)
        for index, action in enumerate(agreement.actions):
            if action.by is not None and parties and action.by not in parties:
                yield Violation(
                    path=pointer(agreement.id, "actions", index, "by"),
                    message=f"{action.by} acts here but is not a party to the agreement",
                    hint=f"name the party for which it acted, {' or '.join(sorted(parties))}, or add it as a party",
                    value=action.by,
                )


@rule(
    "AGR-12",
    severity=Severity.WARNING,
    meaning="the language that prevails is one of the authentic languages",
    remedy="add it to languages, or correct prevailing",
)
def prevailing_language_is_authentic(records: Records) -> Iterator[Violation]:
    # A treaty may provide that one of its authentic texts prevails (VCLT article 33 (1)).
    for agreement in records.of(Agreement):
        prevailing, languages = agreement.prevailing, agreement.languages
        if prevailing and languages and _language(prevailing) not in map(_language, languages):
            yield Violation(
                path=pointer(agreement.id, "prevailing"),
                message=f"the prevailing language ({prevailing}) is not one of the languages ({', '.join(languages)})",
                value=prevailing,
            )


def _language(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.partition("-")[0]
