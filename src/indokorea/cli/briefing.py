"""The command that writes a briefing."""

from __future__ import annotations

import click

from indokorea.cli.json_answers import briefing_json
from indokorea.cli.options import (
    CommandContext,
    fail,
    on_option,
    options,
    resolve_party,
    resolve_sector,
    save_or_fail,
)
from indokorea.cli.output import print_page, write_json
from indokorea.errors import IndoKoreaError, UnknownRecord
from indokorea.pages.briefing import briefing_page
from indokorea.values.dates import PartialDate


@click.command(epilog="Example: indokorea briefing --sector defence --save defence.docx")
@options(
    click.option("--sector", metavar="SECTOR", help="About this sector, by slug, id or name."),
    click.option("--party", metavar="PARTY", help="About this country or organisation, by slug, id, code or name."),
    click.option("--meeting", metavar="MEETING", help="About this meeting, by slug, id or name."),
    click.option("--agreement", metavar="AGREEMENT", help="About this agreement, by slug, id or name."),
    on_option,
    click.option(
        "--save",
        "-o",
        "--output",
        "save",
        metavar="FILE",
        help="Write it to this file (.docx, .html or .md) instead of stdout; .docx needs the extra docx.",
    ),
)
def briefing(
    context: CommandContext,
    sector: str | None,
    party: str | None,
    meeting: str | None,
    agreement: str | None,
    on: PartialDate | None,
    save: str | None,
    file: str | None,
    as_json: bool,
) -> None:
    """Write one page about a sector, a party, a meeting or an agreement.

    Each line has numbered notes to its sources, with dates; the notes also give the sides of what is contested. The
    states are those of the scorecard, and its method is printed. What one page of A4 has no room for is counted.

    Exit status: 0; 1 when there is no such sector, party or record; 2 when the command is not valid.
    """
    given = {"--sector": sector, "--party": party, "--meeting": meeting, "--agreement": agreement}
    named = [option for option, value in given.items() if value is not None]
    if len(named) != 1:
        got = " and ".join(named) or "nothing"
        options = "--sector, --party, --meeting and --agreement"
        fail(f"expected one of {options}, got {got}; write one of them, such as --sector defence")
    dossier = context.dossier(file)
    try:
        found = dossier.briefing(
            sector=resolve_sector(dossier, sector),
            party=resolve_party(dossier, party),
            meeting=meeting,
            agreement=agreement,
            on=on,
        )
    except UnknownRecord as error:
        fail(str(error), 1)
    except IndoKoreaError as error:
        fail(str(error).replace('sector="defence"', "--sector defence"))
    if save is not None:
        save_or_fail(found.save, save, "written")
    if as_json or context.as_json:
        write_json(briefing_json(found))
    elif save is None:
        print_page(briefing_page(found))
