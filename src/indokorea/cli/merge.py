"""The command that merges two edited files with their common base; git can call it as a merge driver."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from indokorea.changes.merge import Prefer, merge as merged_of
from indokorea.cli.json_answers import merged_json
from indokorea.cli.options import CommandContext, fail, json_option, read_or_fail
from indokorea.cli.output import print_page, write_json
from indokorea.dossier import Dossier
from indokorea.errors import IndoKoreaError
from indokorea.messages import escape_controls
from indokorea.pages.changes import merged_page
from indokorea.wire.writing import write_named


@click.command(epilog="Example: indokorea merge base.json ours.json theirs.json -o merged.json")
@click.argument("base", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.option("-o", "--output", metavar="OUT", required=True, type=click.Path(), help="Write the merged file to OUT.")
@click.option(
    "--resolve",
    type=click.Choice(["ours", "theirs", "claims"]),
    help="Decide each conflict for one side; claims keeps ours, and makes theirs a disputed claim.",
)
@click.option("--name", metavar="NAME", help="Take the format of all files from NAME; for git, which passes it as %P.")
@json_option
@click.pass_obj
def merge(
    context: CommandContext,
    base: str,
    ours: str,
    theirs: str,
    output: str,
    resolve: Prefer | None,
    name: str | None,
    as_json: bool,
) -> None:
    """Merge two files that were edited from a common base.

    Records are matched by their ids. What one side changed is taken over. What both changed differently is a
    conflict: it is listed, and nothing is written. A file may refer to records that it does not hold. An empty BASE is
    one without records.

    As git's merge driver: indokorea merge %O %A %B -o %A --name %P

    Exit status: 0 when OUT was written; 1 when there are conflicts; 2 when a file cannot be read or written.
    """
    merged = merged_of(
        _base_or_fail(base, name),
        read_or_fail(ours, integrity=False, name=name),
        read_or_fail(theirs, integrity=False, name=name),
    )
    if resolve is not None:
        merged = merged.resolve(resolve)
    has_conflicts = bool(merged.conflicts)
    if not has_conflicts:
        _write_or_fail(merged.dossier, output, name)
    if as_json or context.as_json:
        write_json(merged_json(merged, is_written=not has_conflicts))
    elif has_conflicts or merged.both_added:
        page = merged_page(merged, None)
        shown = name or output
        print_page(attrs.evolve(page, title=f"{shown}: {merged.summary}"))
    click.get_current_context().exit(1 if has_conflicts else 0)


def _base_or_fail(path: str, name: str | None) -> Dossier:
    """Return the dossier of the base; git passes an empty file where both sides added one."""
    try:
        is_empty = Path(path).stat().st_size == 0
    except OSError:
        is_empty = False  # reading it gives the message
    return Dossier() if is_empty else read_or_fail(path, integrity=False, name=name)


def _write_or_fail(dossier: Dossier, path: str, name: str | None) -> None:
    try:
        write_named(dossier, path, path if name is None else name)
    except IndoKoreaError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    click.echo(f"merged: {escape_controls(path if name is None else name)} ({len(dossier):,} records)", err=True)
