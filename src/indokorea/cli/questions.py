"""The commands that answer questions about a dossier."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs
import click

from indokorea.chronology.timeline import Chronology
from indokorea.cli.json_answers import (
    day_json,
    disputes_json,
    dyad_years_json,
    hits_json,
    lineage_json,
    progress_json,
    realisation_json,
    scorecard_json,
    terms_json,
    timeline_json,
    trail_json,
)
from indokorea.cli.options import (
    DATE,
    RECORD_TYPE_OF_KIND,
    CommandContext,
    between_option,
    fail,
    kind_option,
    on_option,
    options,
    party_option,
    record_or_fail,
    resolve_pair,
    resolve_party,
    resolve_sector,
    save_option,
    save_or_fail,
    sector_option,
    theme_option,
    until_option,
    width_option,
)
from indokorea.cli.output import print_page, write_json
from indokorea.errors import IndoKoreaError
from indokorea.messages import escape_controls
from indokorea.pages.chronology import chronology_page, day_state_page
from indokorea.pages.dyad_years import dyad_years_page
from indokorea.pages.lineage import lineage_page
from indokorea.pages.progress import board_page, trail_page, undertakings_tables
from indokorea.pages.realisation import realisation_page
from indokorea.pages.results import result_table_page, terms_ending_page
from indokorea.pages.scorecard import scorecard_page
from indokorea.progress.board import Board
from indokorea.progress.scorecard.card import Scorecard
from indokorea.search.find import advice
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.search import MatchType
from indokorea.vocabulary.sources import DisputeType

MOST_HITS = 20

Theme: TypeAlias = Literal["light", "dark"]


def draw(answer: Board | Chronology | Scorecard, save: str | None, theme: Theme | None, width: float | None) -> None:
    """Draw the chart of an answer into a file where one is named; exit with a message where that fails."""
    if save is not None:
        save_or_fail(lambda path: answer.plot(theme=theme, width=width, save=path), save)
    elif theme is not None or width is not None:
        fail("--theme and --width are for a chart; name its file with --save")


@click.command(epilog="Example: indokorea timeline --sector defence --since 2025")
@options(
    click.option("--since", type=DATE, metavar="DATE", help="From the first day of this date on."),
    click.option("--until", type=DATE, metavar="DATE", help="Up to the last day of this date."),
    click.option("--without-year", is_flag=True, help="Also list dates without a year, which may be of that time."),
    sector_option,
    party_option,
    between_option,
    kind_option,
    save_option,
    theme_option,
    width_option,
)
def timeline(
    context: CommandContext,
    since: PartialDate | None,
    until: PartialDate | None,
    without_year: bool,
    sector: str | None,
    party: str | None,
    between: tuple[str, str] | None,
    kind: str | None,
    save: str | None,
    theme: Theme | None,
    width: float | None,
    file: str | None,
    as_json: bool,
) -> None:
    """List everything dated, in order: what happened, and what is due.

    A DATE is a day, a month or a year: 2015-05-18, 2015-05, 2015, or today. A question mark follows a date that may lie
    outside the given time.

    Exit status: 0; 1 when there is no such sector or party; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        chronology = dossier.chronology(
            since=since,
            until=until,
            sector=resolve_sector(dossier, sector),
            party=resolve_party(dossier, party),
            between=resolve_pair(dossier, between),
            kind=None if kind is None else RECORD_TYPE_OF_KIND[kind],
            without_year=without_year,
        )
    except IndoKoreaError as error:
        fail(str(error))
    draw(chronology, save, theme, width)
    if as_json or context.as_json:
        write_json(timeline_json(chronology))
    elif save is None:
        print_page(chronology_page(chronology, whole=True))


@click.command(epilog="Example: indokorea progress --sector defence --list")
@options(
    on_option,
    click.option(
        "--by",
        type=click.Choice(["sector", "party", "objective"]),
        default="sector",
        show_default=True,
        help="Write a row for each of these.",
    ),
    sector_option,
    party_option,
    between_option,
    click.option("--list", "listed", is_flag=True, help="Also list the undertakings, stage by stage."),
    save_option,
    theme_option,
    width_option,
)
def progress(
    context: CommandContext,
    on: PartialDate | None,
    by: Any,
    sector: str | None,
    party: str | None,
    between: tuple[str, str] | None,
    listed: bool,
    save: str | None,
    theme: Theme | None,
    width: float | None,
    file: str | None,
    as_json: bool,
) -> None:
    """Show how far the promises have come, from talk to delivery.

    Shows a table of rows by stages, then what is overdue, the money that was promised and paid, and what is not
    counted. A question mark follows a count that includes undertakings whose stage is not certain.

    Exit status: 0; 1 when there is no such sector or party; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    board = dossier.progress(
        on,
        by,
        sector=resolve_sector(dossier, sector),
        party=resolve_party(dossier, party),
        between=resolve_pair(dossier, between),
    )
    draw(board, save, theme, width)
    if as_json or context.as_json:
        write_json(progress_json(board))
    elif save is None:
        how_to_list = "" if listed else "--list lists those behind the counts"
        page = board_page(board, whole=True, how_to_list=how_to_list)
        lists = undertakings_tables(board) if listed else ()
        print_page(attrs.evolve(page, blocks=(*page.blocks, *lists)))


@click.command(epilog="Example: indokorea scorecard --sector defence --list")
@options(
    on_option,
    sector_option,
    party_option,
    between_option,
    click.option("--list", "listed", is_flag=True, help="Also list the entries of each part."),
    save_option,
    theme_option,
    width_option,
)
def scorecard(
    context: CommandContext,
    on: PartialDate | None,
    sector: str | None,
    party: str | None,
    between: tuple[str, str] | None,
    listed: bool,
    save: str | None,
    theme: Theme | None,
    width: float | None,
    file: str | None,
    as_json: bool,
) -> None:
    """Show what came of promises, deliverables, agreements and dialogues.

    Each thing is counted once, in one of four parts. Only the part of things to be built or handed over has a share.
    The method is printed with it.

    Exit status: 0; 1 when there is no such sector or party; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    card = dossier.scorecard(
        on,
        sector=resolve_sector(dossier, sector),
        party=resolve_party(dossier, party),
        between=resolve_pair(dossier, between),
    )
    draw(card, save, theme, width)
    if as_json or context.as_json:
        write_json(scorecard_json(card))
    elif save is None:
        print_page(scorecard_page(card, whole=listed))


@click.command(epilog="Example: indokorea trail trade-50bn-2030")
@click.argument("id")
@options(until_option)
def trail(context: CommandContext, id: str, on: PartialDate | None, file: str | None, as_json: bool) -> None:
    """Follow one undertaking from first mention to the given day.

    Shows its stages, its steps in all records, the gaps of a year or more between them, the days since the last one,
    when it is due, and what is said about it. ID is kind:slug, or the slug alone where only one record has it.

    Exit status: 0; 1 when there is no such record or it is not an undertaking; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        answer = dossier.trail(record_or_fail(dossier, id), on)
    except IndoKoreaError as error:
        fail(str(error), 1)
    if as_json or context.as_json:
        write_json(trail_json(answer))
    else:
        print_page(trail_page(answer, whole=True))


@click.command(epilog="Example: indokorea realisation trade-30bn-2014")
@click.argument("id")
@options(on_option)
def realisation(context: CommandContext, id: str, on: PartialDate | None, file: str | None, as_json: bool) -> None:
    """Show the target of a commitment beside the figures of its measure.

    Says whether it was met by its day, and for each series of figures the value, its share of the target and of the
    promised increase, and when the target was reached. ID is kind:slug, or the slug alone where only one record has it.

    Exit status: 0; 1 when there is no such record or it is not a commitment; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        answer = dossier.realisation(record_or_fail(dossier, id).id, on)
    except IndoKoreaError as error:
        fail(str(error), 1)
    if as_json or context.as_json:
        write_json(realisation_json(answer))
    else:
        print_page(realisation_page(answer, whole=True))


@click.command(epilog="Example: indokorea find 현대")
@click.argument("text", nargs=-1, required=True)
@options(
    kind_option,
    click.option(
        "--limit",
        type=click.IntRange(1),
        default=MOST_HITS,
        show_default=True,
        metavar="NUMBER",
        help="Show at most this many records.",
    ),
)
def find(
    context: CommandContext, text: tuple[str, ...], kind: str | None, limit: int, file: str | None, as_json: bool
) -> None:
    """Find records by TEXT, in English, Korean, Hindi or romanisation.

    Searches names, aliases, titles, summaries and codes, without regard to case, accents and blanks. A longer word
    may differ in one letter. If no record has every word, those with the rarest words follow.

    Exit status: 0 when something was found; 1 when nothing was; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    wanted = " ".join(text)
    hits = dossier.find(wanted, kind=None if kind is None else RECORD_TYPE_OF_KIND[kind], limit=None)
    if as_json or context.as_json:
        write_json(hits_json(wanted, hits[:limit], len(hits)))
    else:
        print_page(result_table_page(hits, limit, "--limit shows more"))
        hint = "" if hits else advice(dossier, wanted, kind=None if kind is None else RECORD_TYPE_OF_KIND[kind])
        if hint:
            click.echo(escape_controls(hint))
        if hits and all(hit.match is MatchType.PARTIAL for hit in hits):
            click.echo("No record has all the words; these have the rarest of them.")
    click.get_current_context().exit(0 if hits else 1)


@click.command(epilog="Example: indokorea on 2015-05-18")
@click.argument("date", type=DATE, default="today")
@options()
def on(context: CommandContext, date: PartialDate, file: str | None, as_json: bool) -> None:
    """Show the state of everything on a DATE; today by default.

    Shows agreements with their status, commitments and projects with their stage, what was under way, who held office,
    and what happened that day. A DATE is a day, a month or a year: 2015-05-18, 2015-05, 2015.

    Exit status: 0; 2 when the command is not valid.
    """
    state = context.dossier(file).on(date)
    if as_json or context.as_json:
        write_json(day_json(state))
    else:
        print_page(day_state_page(state, whole=True))


@click.command(epilog="Example: indokorea disputes --about in-rokn-2025")
@options(
    click.option("--about", metavar="ID", help="Only disputes about this record."),
    sector_option,
    click.option(
        "--type",
        type=click.Choice([str(one) for one in DisputeType]),
        help="Only conflicts of fact, only what is settled, or only readings of facts.",
    ),
)
def disputes(
    context: CommandContext, about: str | None, sector: str | None, type: Any, file: str | None, as_json: bool
) -> None:
    """List the contested facts, each side with its number of sources; first those that move a status, a sum or a date.

    The first side of each is the value that the record gives, if it gives one.

    Exit status: 0; 1 when there is no such record or sector; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    record = None if about is None else record_or_fail(dossier, about)
    found = dossier.disputes(about=record, sector=resolve_sector(dossier, sector), type=type)
    if as_json or context.as_json:
        write_json(disputes_json(found))
    else:
        print_page(result_table_page(found, None))


@click.command(name="dyad-years", epilog="Example: indokorea dyad-years --since 2010 --json")
@options(
    click.option("--since", type=DATE, metavar="DATE", help="From the year of this date on."),
    click.option("--until", type=DATE, metavar="DATE", help="Up to the year of this date."),
    click.option(
        "--between",
        nargs=2,
        metavar="COUNTRY COUNTRY",
        help="These two countries, in the order of the columns, instead of those of the Partnership.",
    ),
)
def dyad_years(
    context: CommandContext,
    since: PartialDate | None,
    until: PartialDate | None,
    between: tuple[str, str] | None,
    file: str | None,
    as_json: bool,
) -> None:
    """Show the two countries year by year, as data sets of political science do.

    Counts agreements, meetings, exercises and commitments. 3-4 means three for certain, and a fourth possibly. --json
    has all columns, with their meanings, trade, and the numbers of the countries to join by.

    Exit status: 0; 1 when there is no such country; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        panel = dossier.dyad_years(since, until, between=resolve_pair(dossier, between))
    except IndoKoreaError as error:
        fail(str(error))
    if as_json or context.as_json:
        write_json(dyad_years_json(panel))
    else:
        print_page(dyad_years_page(panel, None))


@click.command(epilog="Example: indokorea lineage dtac-2015")
@click.argument("id")
@options(on_option)
def lineage(context: CommandContext, id: str, on: PartialDate | None, file: str | None, as_json: bool) -> None:
    """Show the agreements before and after one, and who is bound by which.

    Lists what it supersedes, amends or implements, and what does so to it, in order of time, with their status on a
    day, today by default. ID is kind:slug, or the slug alone where only one record has it.

    Exit status: 0; 1 when there is no such record or it is not an agreement; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        answer = dossier.lineage(record_or_fail(dossier, id).id, on)
    except IndoKoreaError as error:
        fail(str(error), 1)
    if as_json or context.as_json:
        write_json(lineage_json(answer))
    else:
        print_page(lineage_page(answer))


@click.command(epilog="Example: indokorea terms --until 2028")
@options(
    click.option("--since", type=DATE, metavar="DATE", help="From the first day of this date on; today by default."),
    click.option("--until", type=DATE, metavar="DATE", help="Up to the last day of this date; a year by default."),
)
def terms(
    context: CommandContext, since: PartialDate | None, until: PartialDate | None, file: str | None, as_json: bool
) -> None:
    """List the terms of agreements that end within a time, and what follows.

    Each agreement has its next term that ends, with the last day for notice. A question mark follows a day that is not
    certain. It also says of how many agreements the term is not known.

    Exit status: 0; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    try:
        answer = dossier.terms_ending(since=since, until=until)
    except IndoKoreaError as error:
        fail(str(error))
    if as_json or context.as_json:
        write_json(terms_json(answer))
    else:
        print_page(terms_ending_page(answer, None))


QUESTIONS = (timeline, scorecard, progress, trail, realisation, find, on, disputes, dyad_years, lineage, terms)
