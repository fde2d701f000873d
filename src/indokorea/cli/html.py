"""The command that writes a dossier as one web page."""

from __future__ import annotations

from pathlib import Path

import click

from indokorea.adapters.web_page.writing import is_other_file, write_html
from indokorea.cli.options import (
    RECORD_TYPE_OF_KIND,
    CommandContext,
    between_option,
    fail,
    kind_option,
    on_option,
    party_option,
    resolve_pair,
    resolve_party,
    resolve_sector,
    sector_option,
)
from indokorea.errors import IndoKoreaError
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import escape_controls
from indokorea.values.dates import PartialDate


@click.command(epilog="Example: indokorea html mine.json -o mine.html")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path())
@click.option("-o", "--output", metavar="OUT", required=True, type=click.Path(), help="The page to write, .html.")
@click.option("--title", metavar="TITLE", help="The title of the page; by default the dossier and the selection.")
@on_option
@sector_option
@party_option
@between_option
@kind_option
@click.pass_obj
def html(
    context: CommandContext,
    file: str | None,
    output: str,
    title: str | None,
    on: PartialDate | None,
    sector: str | None,
    party: str | None,
    between: tuple[str, str] | None,
    kind: str | None,
) -> None:
    """Write a dossier as one web page that opens from disk.

    The page has the scorecard, the timeline, the board, a page for each record, search and filters, and fetches nothing
    from the network. FILE is a dossier; without one, the bundled data is written. With --sector, --party, --between or
    --kind, only the records that meet them are on the page, with the sources that they cite.

    An old page is replaced whole or not at all; another file is not replaced.

    Exit status: 0; 1 when there is no such sector or party; 2 when the command is not valid, FILE cannot be read, or
    OUT cannot be written.
    """
    dossier = context.dossier(file)
    filters = (sector, party, between, kind)
    try:
        sector_id, party_id = resolve_sector(dossier, sector), resolve_party(dossier, party)
        pair = resolve_pair(dossier, between)
        record_type = None if kind is None else RECORD_TYPE_OF_KIND[kind]
        chosen = dossier.select(kind=record_type, sector=sector_id, party=party_id, between=pair)
        if any(filters) and not chosen:
            fail("no record meets all of these conditions; nothing was written")
        if is_other_file(output):
            fail(f"{output}: exists and is not a page of indokorea; nothing was replaced; write another name")
        if any(filters) and not title:
            named = [dossier[id].label for id in (sector_id, party_id, *(pair or ())) if id is not None]
            title = ": ".join(filter(None, (dossier.title, _title_of_selection(named, kind))))
        write_html(chosen if any(filters) else dossier, output, title=title, on=on)
    except IndoKoreaError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror or error}")
    size = Path(output).stat().st_size
    click.echo(f"written: {escape_controls(output)} ({size / 1e6:,.1f} MB)", err=True)


def _title_of_selection(named: list[str], kind: str | None) -> str:
    """Return the records by which a selection was made and the kind of its records, in one text."""
    kinds = [] if kind is None else [RECORD_KINDS[kind].plural]
    return ", ".join([*named, *kinds])
