"""Agreements: who the parties are and what they do, and which of the languages decides."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.records import Records
from indokorea.fields.record_ids import parse_id
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.lifecycle.party_state import CONSENT
from indokorea.messages import short_json
from indokorea.records.agreement import Action, Agreement
from indokorea.rules.base import PAIR, contracting_parties
from indokorea.vocabulary.agreements import ActionType, AgreementLevel, PartyRole, SignatureType

# What only states do to an agreement.
ACTS_OF_STATES = frozenset({ActionType.RATIFIED, ActionType.ACCEPTED, ActionType.ACCEDED, ActionType.REGISTERED})

# Signatures that another step must follow (VCLT articles 10 and 12).
NO_CONSENT_YET = (SignatureType.SIMPLE, SignatureType.AD_REFERENDUM)


def parties_of_an_agreement(records: Records) -> Iterator[Finding]:
    """AGR-01: two parties at least, and those of a state-level agreement of two are India and Korea."""
    for agreement in records.of(Agreement):
        parties = contracting_parties(agreement)
        path = pointer(agreement.id, "parties")
        if len(parties) < 2:
            yield Finding(
                code="AGR-01",
                path=path,
                message=f"an agreement of {'one party' if parties else 'no party'}",
                hint="name both; only those whose role is party count",
                value=short_json(sorted(parties)),
            )
        elif (
            agreement.level is AgreementLevel.STATE
            and len(parties) == 2
            and parties != PAIR
            and all(parse_id(party).kind == "country" for party in parties)
        ):
            yield Finding(
                code="AGR-01",
                severity=Severity.WARNING,
                path=path,
                message=f"a state-level agreement between {' and '.join(sorted(parties))}",
                hint="the library can hold other ties; it is built for country:ind and country:kor",
                value=short_json(sorted(parties)),
            )


def consent_of_every_party(records: Records) -> Iterator[Finding]:
    """AGR-04: what is in force was consented to by every party (VCLT articles 11 to 16).

    A signature counts unless it is known to need another step; an act without `by` is everybody's.
    """
    for agreement in records.of(Agreement):
        forces = {
            action.by: place
            for place, action in reversed([*enumerate(agreement.actions)])
            if action.type is ActionType.ENTERED_INTO_FORCE
        }
        consented = {action.by for action in agreement.actions if _is_consent(action)}
        bound = {party for party in contracting_parties(agreement) if {None, party} & forces.keys()}
        missing = [] if None in consented else sorted(bound - consented)
        if missing:
            yield Finding(
                code="AGR-04",
                severity=Severity.NOTE,
                path=pointer(agreement.id, "actions", min(forces.values())),
                message=f"in force without a recorded consent of {' and '.join(missing)}",
                hint="add the ratification, the notification or the exchange of instruments where a source has it",
                value=short_json(missing),
            )


def _is_consent(action: Action) -> bool:
    if action.type is ActionType.SIGNED:
        return action.signature not in NO_CONSENT_YET
    return action.type in CONSENT


def private_agreements(records: Records) -> Iterator[Finding]:
    """AGR-07: a private agreement is between organisations, and is neither ratified nor registered."""
    for agreement in records.of(Agreement):
        if agreement.level is not AgreementLevel.PRIVATE:
            continue
        for place, one in enumerate(agreement.parties):
            if one.role is PartyRole.PARTY and parse_id(one.party).kind == "country":
                yield Finding(
                    code="AGR-07",
                    path=pointer(agreement.id, "parties", place, "party"),
                    message=f"{one.party} is party to a private agreement",
                    hint="name the organisation, or give another level",
                    value=short_json(one.party),
                )
        for place, action in enumerate(agreement.actions):
            if action.type in ACTS_OF_STATES:
                yield Finding(
                    code="AGR-07",
                    path=pointer(agreement.id, "actions", place),
                    message=f"a private agreement is never {action.type}",
                    hint="remove the action, or give another level",
                    value=short_json(str(action.type)),
                )


def actors_are_parties(records: Records) -> Iterator[Finding]:
    """AGR-11: one party's own act is that of a party, for it changes the status of nobody else."""
    for agreement in records.of(Agreement):
        parties = contracting_parties(agreement)
        for place, action in enumerate(agreement.actions):
            if action.by is not None and parties and action.by not in parties:
                yield Finding(
                    code="AGR-11",
                    severity=Severity.WARNING,
                    path=pointer(agreement.id, "actions", place, "by"),
                    message=f"{action.by} is no party to this agreement",
                    hint=f"name the party that it acts for: {', '.join(sorted(parties))}",
                    value=short_json(action.by),
                )


def prevailing_language(records: Records) -> Iterator[Finding]:
    """AGR-12: the language that decides where the texts differ is one of the authentic ones."""
    for agreement in records.of(Agreement):
        prevailing, languages = agreement.prevailing, agreement.languages
        if prevailing and languages and _language(prevailing) not in map(_language, languages):
            yield Finding(
                code="AGR-12",
                severity=Severity.WARNING,
                path=pointer(agreement.id, "prevailing"),
                message=f"the prevailing text is in {prevailing}, the authentic ones in {', '.join(languages)}",
                hint="add it to the languages, or correct one of the two",
                value=short_json(prevailing),
            )


def _language(tag: str) -> str:
    """The language of a tag, without script and region."""
    return tag.partition("-")[0]
