"""Rules on references, outside identifiers, slugs, doubles, and references to the DPRK."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.integrity import broken_references, record_references
from indokorea.collection.records import Records
from indokorea.collection.references import references
from indokorea.collection.sides import pairs_of
from indokorea.fields.record_ids import DPRK, parse_id
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.agreement import Agreement
from indokorea.records.base import CitedRecord
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.records.observation import Observation
from indokorea.render.words import humanise
from indokorea.rules.base import Violation, contracting_parties, rule
from indokorea.search.dprk import names_the_dprk
from indokorea.search.normalisation import normalised_words
from indokorea.values.dates import PartialDate
from indokorea.values.identifiers import Identifier
from indokorea.vocabulary.agreements import ActionType, InstrumentType

# Words that tell no two names apart.
SMALL_WORDS = frozenset({"a", "an", "and", "between", "for", "in", "of", "on", "the", "to"})


def references_lead_somewhere(records: Records) -> Iterator[Finding]:
    """Yield the references to a missing record or to one of the wrong kind (IDS-04).

    Only a collection that was made with `integrity=False` has such references. The findings have the codes of
    integrity, `dangling` and `wrong-kind`.
    """
    return broken_references(record_references(record) for record in records)


@rule(
    "IDS-03",
    severity=Severity.ERROR,
    meaning="an outside identifier is on one record only",
    remedy="correct one of the two identifiers; if both records are about the same thing, keep one",
)
def identifiers_are_unique(records: Records) -> Iterator[Violation]:
    owner: dict[Identifier, str] = {}
    for record in records:
        for index, identifier in enumerate(record.identifiers):
            first = owner.setdefault(identifier, record.id)
            if first != record.id:
                yield Violation(
                    path=pointer(record.id, "identifiers", index),
                    message=f"{identifier} is also an identifier of {first}",
                    value=str(identifier),
                )


@rule(
    "IDS-05",
    severity=Severity.WARNING,
    meaning="a slug names the two countries of a partnership in alphabetical order",
    remedy="write ind-kor, and change the references to the record",
)
def slugs_are_alphabetical(records: Records) -> Iterator[Violation]:
    pairs = [tuple(sorted(parse_id(country).slug for country in pair)) for pair in pairs_of(records)]
    by_text = {f"{second}-{first}": (first, second) for first, second in pairs}
    sizes = {text.count("-") + 1 for text in by_text}
    for record in records:
        slug, words = f"-{record.slug}-", record.slug.split("-")
        # The slug of an observation may give a direction, as in exports-kor-ind-2020.
        for size in () if isinstance(record, Observation) else sizes:
            runs = dict.fromkeys("-".join(words[place : place + size]) for place in range(len(words) - size + 1))
            for first, second in (by_text[run] for run in runs if run in by_text):
                turned = slug.replace(f"-{second}-{first}-", f"-{first}-{second}-").strip("-")
                yield Violation(
                    path=pointer(record.id, "id"),
                    message=f"{short_json(record.id)} does not name its two countries in alphabetical order",
                    hint=f'write "{record.kind}:{turned}", and change the references to the record',
                    value=record.id,
                )


@rule(
    "IDS-07",
    severity=Severity.WARNING,
    meaning="no two records are about one thing: one session of a mechanism, or one signature of one instrument",
    remedy="keep one record, or correct what sets the two apart",
)
def records_of_one_thing(records: Records) -> Iterator[Violation]:
    # Two papers of one sort may be signed by the same parties on one day, so that this is a note for agreements, and
    # only if their names have the same words. Two records with one outside identifier have a rule of their own, IDS-03.
    sessions: dict[tuple[str, int, PartialDate], str] = {}
    for meeting in records.of(Meeting):
        first_day = None if meeting.period is None else meeting.period.start
        if meeting.mechanism is not None and meeting.round is not None and first_day is not None:
            known = sessions.setdefault((meeting.mechanism, meeting.round, first_day), meeting.id)
            if known != meeting.id:
                yield Violation(
                    path=pointer(meeting.id),
                    message=f"{known} is also round {meeting.round} of {meeting.mechanism} on {first_day}",
                    value=meeting.id,
                )
    signed: dict[tuple[frozenset[str], InstrumentType, PartialDate, frozenset[str]], str] = {}
    for agreement in records.of(Agreement):
        words = frozenset(normalised_words(agreement.name.en)) - SMALL_WORDS
        for on in dict.fromkeys(one.on for one in agreement.actions if one.type is ActionType.SIGNED):
            if on is not None and on.is_exact:
                thing = (contracting_parties(agreement), agreement.instrument, on, words)
                known = signed.setdefault(thing, agreement.id)
                if known != agreement.id:
                    what = humanise(str(agreement.instrument))
                    yield Violation(
                        path=pointer(agreement.id),
                        message=f"{known} is also a {what} of the same parties and name, signed on {on}",
                        severity=Severity.NOTE,
                        value=agreement.id,
                    )


@rule(
    "IDS-08",
    severity=Severity.WARNING,
    meaning="a record that refers to the Democratic People's Republic of Korea names it in words, too",
    remedy='write "country:kor" if the Republic of Korea is meant; otherwise name North Korea in the summary',
)
def the_dprk_is_meant(records: Records) -> Iterator[Violation]:
    # KP for KR is a common slip. A bilateral tie refuses it; a message of a third state, a figure or a regional forum
    # may be about the DPRK, and then the text of the record says so.
    for record in records:
        if record.id in DPRK or not isinstance(record, CitedRecord):
            continue
        slips = [reference for reference in references(record) if reference.rule.party and reference.target in DPRK]
        if slips and not _names_it(record):
            yield Violation(
                path=pointer(record.id) + slips[0].path,
                message=f"{slips[0].target} is the DPRK; is it meant?",
                value=slips[0].target,
            )


def _names_it(record: AnyRecord) -> bool:
    """Return True if the label, the summary, a claim or a note of a record names the DPRK."""
    claims = getattr(record, "claims", ())
    texts = (
        record.label,
        getattr(record, "summary", None),
        getattr(record, "note", None),
        *(one.says for one in claims),
    )
    return any(names_the_dprk(tuple(normalised_words(text))) for text in texts if text)
