"""The commands: the relationship at a glance, one record, what is wrong with a file, the schema, and the questions.

Each answer is plain data first; `--json` writes it as it is, and otherwise it is laid out for the reader's terminal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import click

from indokorea._version import __version__
from indokorea.bundled.reading import reference
from indokorea.cli.options import CommandContext, InterruptibleGroup, file_option, json_option
from indokorea.cli.output import write_json
from indokorea.cli.overview import overview
from indokorea.cli.overview_page import print_overview
from indokorea.cli.progress_bar import watched_report as report_on
from indokorea.cli.questions import QUESTIONS, named
from indokorea.cli.record_detail import detail
from indokorea.cli.record_page import print_detail
from indokorea.cli.report_page import print_report
from indokorea.errors import InvalidValue
from indokorea.findings import Report, Severity
from indokorea.messages import escape_controls
from indokorea.rules.catalogue import review
from indokorea.values.clock import today
from indokorea.wire.files import format_of
from indokorea.wire.schema import schema_text


@click.group(
    name="indokorea",
    cls=InterruptibleGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: indokorea progress --sector defence",
)
@click.version_option(__version__, prog_name="indokorea", message="%(prog)s %(version)s")
@file_option
@json_option
@click.pass_context
def command(context: click.Context, file: str | None, as_json: bool) -> None:
    """India and the Republic of Korea at a glance.

    Without a command: how far the promises have come, the phases of the partnership, what happened last, and how to go
    on. A question mark says that the sources do not settle it. The dossier comes with the package; nothing is fetched
    from the network.
    """
    context.obj = CommandContext(as_json=as_json, file=file, bundled=reference)
    if context.invoked_subcommand is None:
        dossier, day = context.obj.dossier(None), today()
        told = overview(dossier, day)
        if as_json:
            write_json(told)
        else:
            typed = context.command_path + (f" --file {file}" if file else "")
            print_overview(told, dossier.progress(day), typed)


@command.command(epilog="Example: indokorea show partnership:ind-kor --json")
@click.argument("id")
@file_option
@json_option
@click.pass_obj
def show(asked: CommandContext, id: str, file: str | None, as_json: bool) -> None:
    """Show everything about one record.

    Its names and fields, where it stands today, the claims about it, the sources, and what refers to it. ID is
    kind:slug, or the slug alone where only one record has it.

    Exit status: 0 when it was shown, 1 when there is no such record, 2 when the command was not understood.
    """
    dossier = asked.dossier(file)
    record = named(dossier, id)
    told = detail(dossier, record, today())
    if as_json or asked.as_json:
        write_json(told)
    else:
        print_detail(told, record)


@command.command(epilog="Example: indokorea check mine.json more.jsonl.gz")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@json_option
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Check files: everything that is wrong with them.

    Their bytes, their shape, their references, and the rules of the field, each fault with its place. A FILE ends in
    .json or .jsonl, or in .json.gz or .jsonl.gz. Without one, the data that comes with the package is checked.

    Exit status: 0 when there is no error and no warning (notes do not count), 1 when there is one, 2 when a file cannot
    be opened or its name does not tell its format.
    """
    told = [checked(name) for name in files] or [as_row(*bundled_report())]
    if as_json or context.obj.as_json:
        write_json({"files": [row for _, row in told]})
    else:
        for report, row in told:
            if report is not None:
                print_report(report)
            else:
                click.echo(escape_controls(f"{row['file']}: {row['unreadable']}"), err=True)
    if any(report is None for report, _ in told):
        context.exit(2)
    context.exit(1 if any(row["errors"] or row["warnings"] for _, row in told) else 0)


def checked(name: str) -> tuple[Report | None, dict[str, Any]]:
    """The report on a file, None where it cannot be read, and the same as plain data."""
    report, problem = None, None
    try:
        format_of(name)
        report = report_on(name)
    except InvalidValue as error:
        problem = str(error)
    except OSError as error:
        problem = f"cannot be opened: {error.strerror or error}"
    return as_row(report, name, problem)


def bundled_report() -> tuple[Report, str]:
    """The report on the data that comes with the package, and what it is called."""
    name = "the reference dossier"
    return Report(review(reference()), name), name


def as_row(report: Report | None, name: str, problem: str | None = None) -> tuple[Report | None, dict[str, Any]]:
    """A report beside the same as plain data; a problem where there is none."""
    findings = () if report is None else report.findings
    counts = {f"{severity.value}s": sum(one.severity is severity for one in findings) for severity in Severity}
    listed = [attrs.asdict(one) | {"severity": one.severity.value} for one in findings]
    return report, {"file": name, "unreadable": problem, **counts, "findings": listed}


@command.command(epilog="Example: indokorea schema --output indokorea.schema.json")
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to FILE instead of stdout.")
@click.pass_context
def schema(context: click.Context, output: str | None) -> None:
    """Show the wire format as a JSON Schema (2020-12).

    For editors, validators and code generators of other languages. Whatever it refuses, indokorea refuses; indokorea
    checks more.

    Exit status: 0, or 2 when the file cannot be written.
    """
    if output is None:
        click.echo(schema_text(), nl=False)
        return
    try:
        Path(output).write_text(schema_text(), "utf-8", newline="\n")
    except OSError as error:
        click.echo(escape_controls(f"{output}: cannot be written: {error.strerror or error}"), err=True)
        context.exit(2)


for _question in QUESTIONS:
    command.add_command(_question)
