"""The command that writes a dossier in another format."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from indokorea.adapters import csv
from indokorea.adapters.formats import Format, read_as, write_as
from indokorea.bundled.reading import reference
from indokorea.cli.options import fail
from indokorea.errors import IndoKoreaError, InvalidData
from indokorea.findings import report_text
from indokorea.messages import escape_controls

if TYPE_CHECKING:
    from indokorea.dossier import Dossier

MOST_FAULTS = 50


@click.command(epilog="Example: indokorea convert reference data.sqlite")
@click.argument("source", type=click.Path())
@click.argument("target", type=click.Path())
@click.option(
    "--to",
    "format",
    type=click.Choice(["json", "sqlite", "csv", "parquet"]),
    help="The format; by default that of the name of TARGET.",
)
@click.option("--bom", is_flag=True, help="With --to csv: mark the files as UTF-8, for Excel.")
@click.pass_context
def convert(context: click.Context, source: str, target: str, format: Format | None, bom: bool) -> None:
    """Write a dossier in another format.

    SOURCE is a file or a folder of tables, or the word reference for the bundled data. TARGET ends in .json, .jsonl (or
    either with .gz) or .sqlite; for a folder of tables, write --to csv or --to parquet. For Excel, write --to csv
    --bom. Nothing is lost, so that SOURCE can be read back from TARGET. An old TARGET is replaced whole or not at all.

    Exit status: 0; 1 when SOURCE has faults; 2 when a name is not valid or a file cannot be opened or written.
    """
    if bom and format != "csv":
        fail("expected --to csv beside --bom, which puts a byte order mark into CSV files")
    dossier = reference() if source == "reference" and not os.path.lexists(source) else _read(context, source)
    try:
        if bom:
            csv.write(dossier, target, bom=True)
        else:
            write_as(dossier, target, format)
    except (IndoKoreaError, ModuleNotFoundError) as error:
        fail(str(error).replace("the format csv", "--to csv"))
    except OSError as error:
        fail(f"{target}: cannot be written: {error.strerror or error}")
    click.echo(f"written: {escape_controls(target)} ({len(dossier):,} records)", err=True)


def _read(context: click.Context, source: str) -> Dossier:
    try:
        return read_as(source, integrity=False)
    except InvalidData as error:
        click.echo(report_text(error.report, MOST_FAULTS), err=True)
        context.exit(1)
    except (IndoKoreaError, ModuleNotFoundError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{source}: cannot be opened: {error.strerror or error}")
