"""Pages of standings: a word, whether it is certain, and the steps that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from indokorea.chronology.day_state import since_of
from indokorea.collection.agreement_sides import status_between
from indokorea.collection.lookup import pair_of_ids
from indokorea.fields.part import Part
from indokorea.pages.fields import part_line
from indokorea.pages.value_words import term_text
from indokorea.progress.standing import commitment_stage_on
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.partnership import Partnership
from indokorea.records.project import Project
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.blocks import DetailLine, Details, Page, key_values
from indokorea.values.dates import DateLike, PartialDate
from indokorea.values.edtf_words import edtf_words
from indokorea.vocabulary.progress import EstablishedBy

if TYPE_CHECKING:
    from indokorea.collection.records import Records
    from indokorea.lifecycle.standing import Standing
    from indokorea.lifecycle.terms import AgreementTerm
    from indokorea.progress.standing import ProgressStanding
    from indokorea.records.base import Record

MAY_CHANGE = "something that may have happened by then would change this"


# What a stage rests on, unless a dated step of the record itself says so.
RESTS_ON = {
    EstablishedBy.DERIVED: "derived from other records or figures",
    EstablishedBy.INFERRED: "inferred, since nobody reported it",
}

# What a record has on a day, by its kind.
STANDINGS: dict[type[Record], str] = {
    Agreement: "status",
    Partnership: "tier",
    Commitment: "stage",
    Project: "stage",
    TradeMeasure: "status",
}


def standing_of(record: Record, records: Records | None, day: DateLike) -> Any:
    """Return the status, tier or stage of a record on a day; None for a kind without one.

    The status of an agreement between the two sides and the stage of a commitment follow from other records, too;
    without `records` they are those of the record alone.
    """
    if isinstance(record, Agreement):
        if records is None:
            return record.status_on(day)
        return status_between(records, record, day, pair_of_ids(records, None))
    if isinstance(record, Commitment) and records is not None:
        return commitment_stage_on(records, record.id, day)
    if isinstance(record, Partnership):
        return record.phase_on(day)
    if isinstance(record, TradeMeasure):
        return record.status_on(day)
    return record.stage_on(day) if isinstance(record, Commitment | Project) else None


def standing_noun(record: Record) -> str:
    """Return what a record has on a day: a status, a tier or a stage; empty for a kind without one."""
    return next((noun for cls, noun in STANDINGS.items() if isinstance(record, cls)), "")


def standing_line(record: Record, records: Records | None, day: DateLike) -> str:
    """Return the standing of a record on a day in words, with the date that decided it; empty for a kind without one.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> plant = Project(
    ...     id="project:p", name="P", type="plant", updates=(ProjectUpdate(status="operating", on="2018-05"),)
    ... )
    >>> standing_line(plant, None, "2020"), standing_line(plant, None, "2018-01-01")
    ('operating, since 2018-05', 'no stage yet')
    """
    standing = standing_of(record, records, day)
    if standing is None:
        return ""
    subject: Any = record
    since = since_of(standing, subject)
    rests_on = getattr(standing, "established_by", None)
    return standing_text(
        standing,
        *([] if since is None else [f"since {edtf_words(PartialDate(since))}"]),
        *([RESTS_ON[rests_on]] if rests_on in RESTS_ON else []),
        none=f"no {standing_noun(record)} yet",
    )


def standing_text(standing: Standing, *further: str, none: str = "none") -> str:
    """Return the word of a standing and what holds beside it, with a question mark where it is not certain.

    `further` is what else to say beside it, and `none` what to say without a status, a stage or a tier.

    >>> from indokorea.lifecycle.agreement_status import AgreementStanding
    >>> from indokorea.vocabulary.agreements import AgreementStatus
    >>> standing_text(AgreementStanding(status=AgreementStatus.IN_FORCE, certain=True, notice=True))
    'in force, denunciation notified'
    >>> standing_text(AgreementStanding(status=None, certain=False))
    'none? (something that may have happened by then would change this)'
    """
    beside = [
        *["denunciation notified"] * getattr(standing, "notice", False),
        *["applied provisionally"] * getattr(standing, "provisional", False),
        *further,
    ]
    word = none if standing.word == "none" else term_text(standing.word)
    text = ", ".join([word + "?" * (not standing.certain), *beside])
    return text if standing.certain else f"{text} ({MAY_CHANGE})"


def standing_page(standing: Standing) -> Page:
    """Return the words of a standing and the steps that decide it."""
    steps = tuple(
        part_line(step) if isinstance(step, Part) else DetailLine(text=str(step)) for step in standing.because
    )
    because = Details(lines=(DetailLine(field="because", inside=steps),))
    return Page(title=standing_text(standing), blocks=(because,) if steps else ())


def term_page(term: AgreementTerm) -> Page:
    """Return one term of an agreement: its days, the last day for a notice, and what it rests on."""
    end = str(term.until) if term.until else ("without limit" if term.known else "unknown")
    rows = (("since", str(term.since)), ("until", end), ("last notice", str(term.last_notice or "")))
    steps = tuple(part_line(step) for step in term.because)
    because = Details(lines=(DetailLine(field="because", inside=steps),))
    title = f"Term {term.number}" + ", over" * term.over + "?" * (not term.certain)
    return Page(title=title, blocks=(key_values(tuple(row for row in rows if row[1])), because))


def progress_standing_page(standing: ProgressStanding) -> Page:
    """Return the stage of an undertaking, what it rests on, and the steps that decide it."""
    page = standing_page(standing)
    last = "" if standing.last_reported is None else str(standing.last_reported)
    rows = (
        ("counted with", standing.counted_with or ""),
        ("moved on to", standing.moved_on_to or ""),
        ("established by", str(standing.established_by or "")),
        ("last reported", last + " (dormant: inferred from the silence since)" * standing.dormant),
    )
    known = tuple(row for row in rows if row[1])
    return attrs.evolve(page, blocks=(key_values(known), *page.blocks)) if known else page
