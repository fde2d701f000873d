"""The commands that ask a dossier one of its questions."""

from __future__ import annotations

from typing import Any

import attrs
import click

from indokorea.cli.json_answers import day_json, disputes_json, hits_json, progress_json, timeline_json, trail_json
from indokorea.cli.options import (
    DATE,
    CommandContext,
    on_option,
    options,
    party_of,
    party_option,
    refused,
    save_option,
    saved,
    sector_of,
    sector_option,
)
from indokorea.cli.output import write_json
from indokorea.cli.pages import print_page
from indokorea.cli.record_detail import find_record
from indokorea.dossier import Dossier
from indokorea.errors import IndoKoreaError
from indokorea.pages.chronology import chronology_page, day_state_page
from indokorea.pages.progress import board_page, trail_page, undertakings_tables
from indokorea.pages.results import result_table_page
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.values.dates import PartialDate

KINDS = {record_type.kind: record_type for record_type in RECORD_TYPES}
MOST_HITS = 20


@click.command(epilog="Example: indokorea timeline --sector defence --since 2025")
@options(
    click.option("--since", type=DATE, metavar="DATE", help="From the first day of this date on."),
    click.option("--until", type=DATE, metavar="DATE", help="Up to the last day of this date."),
    sector_option,
    party_option,
    click.option("--kind", type=click.Choice(list(KINDS)), metavar="KIND", help="Only records of a kind: meeting ..."),
    save_option,
)
def timeline(
    asked: CommandContext,
    since: PartialDate | None,
    until: PartialDate | None,
    sector: str | None,
    party: str | None,
    kind: str | None,
    save: str | None,
    file: str | None,
    as_json: bool,
) -> None:
    """List everything dated, in order: what happened, and what is due.

    A DATE is a day, a month or a year: 2015-05-18, 2015-05, 2015, or today. What may have happened within the time that
    is asked about is listed with a question mark.

    Exit status: 0; 1 when there is no such sector or party, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    try:
        told = dossier.chronology(
            since=since,
            until=until,
            sector=sector_of(dossier, sector),
            party=party_of(dossier, party),
            kind=None if kind is None else KINDS[kind],
        )
    except IndoKoreaError as error:
        refused(str(error))
    if save is not None:
        saved(lambda path: told.plot(save=path), save)
    if as_json or asked.as_json:
        write_json(timeline_json(told))
    elif save is None:
        print_page(chronology_page(told, whole=True))


@click.command(epilog="Example: indokorea progress --sector defence --list")
@options(
    on_option,
    click.option("--by", type=click.Choice(["sector", "party", "objective"]), default="sector", help="What a row is."),
    sector_option,
    party_option,
    click.option("--list", "listed", is_flag=True, help="Also list the undertakings, stage by stage."),
    save_option,
)
def progress(
    asked: CommandContext,
    on: PartialDate | None,
    by: Any,
    sector: str | None,
    party: str | None,
    listed: bool,
    save: str | None,
    file: str | None,
    as_json: bool,
) -> None:
    """Show how far the promises have come, from talk to delivery.

    A table of rows by stages, then what is overdue, the money that was promised and paid, and what is not counted. A
    question mark says that the sources do not settle a stage.

    Exit status: 0; 1 when there is no such sector or party, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    board = dossier.progress(on, by, sector=sector_of(dossier, sector), party=party_of(dossier, party))
    if save is not None:
        saved(lambda path: board.plot(save=path), save)
    if as_json or asked.as_json:
        write_json(progress_json(board))
    elif save is None:
        page = board_page(board, whole=True)
        further = undertakings_tables(board) if listed else ()
        print_page(attrs.evolve(page, blocks=(*page.blocks, *further)))


@click.command(epilog="Example: indokorea trail trade-50bn-2030")
@click.argument("id")
@options(on_option)
def trail(asked: CommandContext, id: str, on: PartialDate | None, file: str | None, as_json: bool) -> None:
    """Follow one undertaking from first mention to last update.

    Across all records that tell of it, with the stages it went through and the silences of a year or more. ID is
    kind:slug, or the slug alone where only one record has it.

    Exit status: 0; 1 when there is no such record or it is no undertaking, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    try:
        told = dossier.trail(named(dossier, id).id, on)
    except IndoKoreaError as error:
        refused(str(error), 1)
    if as_json or asked.as_json:
        write_json(trail_json(told, on))
    else:
        print_page(trail_page(told, whole=True))


@click.command(epilog="Example: indokorea find 현대")
@click.argument("text", nargs=-1, required=True)
@options(
    click.option("--kind", type=click.Choice(list(KINDS)), metavar="KIND", help="Only records of a kind: meeting ..."),
    click.option("--limit", type=click.IntRange(1), default=MOST_HITS, show_default=True, help="How many at most."),
)
def find(
    asked: CommandContext, text: tuple[str, ...], kind: str | None, limit: int, file: str | None, as_json: bool
) -> None:
    """Find records by TEXT, in English, Korean, Hindi or romanisation.

    Looks in names, aliases, titles, summaries and codes. Case, accents and blanks do not matter, and a longer word may
    have one slip; every word has to be found.

    Exit status: 0 when something was found, 1 when nothing was, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    wanted = " ".join(text)
    hits = dossier.find(wanted, kind=None if kind is None else KINDS[kind], limit=None)
    if as_json or asked.as_json:
        write_json(hits_json(wanted, hits[:limit], len(hits)))
    else:
        print_page(result_table_page(hits, limit))
    click.get_current_context().exit(0 if hits else 1)


@click.command(epilog="Example: indokorea on 2015-05-18")
@click.argument("date", type=DATE, default="today")
@options()
def on(asked: CommandContext, date: PartialDate, file: str | None, as_json: bool) -> None:
    """Show the state of everything on a DATE, today without one.

    Agreements with their status, commitments and projects with their stage, what ran, who held office, and what
    happened that day. A DATE is a day, a month or a year: 2015-05-18, 2015-05, 2015.

    Exit status: 0, or 2 when the command was not understood.
    """
    state = asked.dossier(file).on(date)
    if as_json or asked.as_json:
        write_json(day_json(state))
    else:
        print_page(day_state_page(state, whole=True))


@click.command(epilog="Example: indokorea disputes --about in-rokn-2025")
@options(
    click.option("--about", metavar="ID", help="Only those about one record."),
    sector_option,
    click.option("--open/--settled", "open", default=None, help="Only what is, or is no longer, disputed."),
)
def disputes(
    asked: CommandContext, about: str | None, sector: str | None, open: bool | None, file: str | None, as_json: bool
) -> None:
    """List the contested facts: each side, and how many speak for it.

    The side that stands in the data comes first.

    Exit status: 0; 1 when there is no such record or sector, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    record = None if about is None else named(dossier, about)
    settled = None if open is None else not open
    told = dossier.disputes(about=record, sector=sector_of(dossier, sector), settled=settled)
    if as_json or asked.as_json:
        write_json(disputes_json(told))
    else:
        print_page(result_table_page(told, None))


def named(dossier: Dossier, id: str) -> AnyRecord:
    """The record with this id or slug; ends with what comes near where there is none."""
    try:
        return find_record(dossier, id)
    except LookupError as error:
        refused(str(error.args[0]), 1)


QUESTIONS = (timeline, progress, trail, find, on, disputes)
