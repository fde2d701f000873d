"""Making a briefing: the record that it is about, its sections, and the page that they fit onto."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.briefing.agreement import agreement_sections
from indokorea.briefing.answer import Briefing
from indokorea.briefing.drafts import Drafting, DraftLine, DraftSection
from indokorea.briefing.meeting import meeting_sections
from indokorea.briefing.one_page import fitted
from indokorea.briefing.scope import scope_sections
from indokorea.collection.lookup import id_of_kind, party_id, sector_id
from indokorea.collection.records import Records
from indokorea.collection.selection import matching
from indokorea.errors import InvalidValue
from indokorea.progress.scorecard.card import RULES, Scorecard, scorecard_of
from indokorea.records.agreement import Agreement
from indokorea.records.kinds import AnyRecord
from indokorea.records.meeting import Meeting
from indokorea.values.clock import to_day
from indokorea.values.date_words import date_words
from indokorea.values.dates import DateLike, PartialDate

MARK = "A question mark follows what is not certain on that day."
AFTER_THE_DATA = " The data ends before it: this is how it stood then, and what holds if nothing changes."
BY_THE_RULES = f"States of projects and promises by the rules of the scorecard, edition {RULES}."


def briefing_of(
    records: Records,
    *,
    sector: str | None = None,
    party: str | None = None,
    meeting: str | Meeting | None = None,
    agreement: str | Agreement | None = None,
    on: DateLike | None = None,
    title: str | None = None,
    edition: str | None = None,
    as_of: PartialDate | None = None,
) -> Briefing:
    """Return one page about a sector, a party, a meeting or an agreement; `Dossier.briefing` describes it.

    `title`, `edition` and `as_of` are those of the dossier.
    """
    day = to_day(on)
    subject = _subject(
        records,
        sector=sector,
        party=party,
        meeting=meeting if meeting is None or isinstance(meeting, str) else meeting.id,
        agreement=agreement if agreement is None or isinstance(agreement, str) else agreement.id,
    )
    card = scorecard_of(
        records,
        day,
        sector=subject.id if sector is not None else None,
        party=subject.id if party is not None else None,
        edition=edition,
        as_of=as_of,
    )
    drafting = Drafting(records, day, as_of)
    data = [*([title] if title else []), *([f"edition {edition}"] if edition else [])]
    data += [f"current to {date_words(as_of)}"] if as_of else []
    basis = (
        f"State of {date_words(day)}{'; ' * bool(data)}{', '.join(data)}. {MARK}{AFTER_THE_DATA * drafting.is_ahead}"
    )
    # A page about one record counts nothing, so that it needs no word on what is counted.
    method = BY_THE_RULES if isinstance(subject, Meeting | Agreement) else card.method
    drafts = [one for one in _sections(drafting, card, subject, is_sector=sector is not None) if one.lines]
    if not drafts:
        nothing = DraftLine(text=f"Nothing is recorded by {date_words(day)}.")
        drafts = [DraftSection(title="How far it has come", lines=(nothing,))]
    sections, notes = fitted(drafting, drafts, basis, method)
    return Briefing(
        title=subject.label,
        subject=subject.id,
        on=day,
        basis=basis,
        sections=sections,
        notes=notes,
        method=method,
    )


def _subject(
    records: Records, *, sector: str | None, party: str | None, meeting: str | None, agreement: str | None
) -> AnyRecord:
    """Return the record that a briefing is about. Raises InvalidValue unless exactly one is given."""
    given = {"sector": sector, "party": party, "meeting": meeting, "agreement": agreement}
    named = {name: value for name, value in given.items() if value is not None}
    if len(named) != 1:
        got = " and ".join(named) or "nothing"
        raise InvalidValue.from_message(
            f"expected one of sector, party, meeting and agreement, got {got}",
            value=got,
            hint='write one of them, such as sector="defence"',
        )
    if sector is not None:
        return records[sector_id(records, sector)]
    if party is not None:
        return records[party_id(records, party)]
    [(kind, wanted)] = named.items()
    return records[id_of_kind(records, wanted, kind)]


def _sections(drafting: Drafting, card: Scorecard, subject: AnyRecord, *, is_sector: bool) -> Iterator[DraftSection]:
    if isinstance(subject, Meeting):
        return meeting_sections(drafting, card, subject)
    if isinstance(subject, Agreement):
        return agreement_sections(drafting, card, subject)
    is_selected = matching(
        drafting.records, sector=subject.id if is_sector else None, party=None if is_sector else subject.id
    )
    selected = (record for record in drafting.records if is_selected(record))
    return scope_sections(drafting, card, selected)
