"""The commands: the overview, one record, the check of files, the schema, and the questions.

Each answer is made as plain data first: `--json` writes it unchanged, and otherwise it is laid out for the terminal.
"""

from __future__ import annotations

from pathlib import Path

import click

from indokorea._version import __version__
from indokorea.analysis.citation import SOFTWARE, citation_of
from indokorea.bundled.reading import reference
from indokorea.changes.diff import diff as differences
from indokorea.cli.briefing import briefing
from indokorea.cli.convert import convert
from indokorea.cli.html import html
from indokorea.cli.json_answers import codebook_json, diff_json
from indokorea.cli.mcp import mcp
from indokorea.cli.merge import merge
from indokorea.cli.options import (
    CommandContext,
    InterruptibleGroup,
    file_option,
    json_option,
    kind_option,
    options,
    read_or_fail,
    record_or_fail,
)
from indokorea.cli.output import print_lines, print_page, write_json
from indokorea.cli.overview import overview_json, print_overview
from indokorea.cli.progress_bar import check_with_progress_bar
from indokorea.cli.questions import QUESTIONS
from indokorea.cli.record import print_record, record_json
from indokorea.cli.report import print_report, report_json
from indokorea.errors import InvalidValue
from indokorea.findings import Report
from indokorea.messages import escape_controls
from indokorea.pages.changes import diff_page
from indokorea.relational.codebook import codebook as codebook_text
from indokorea.rules.registry import review
from indokorea.values.clock import today
from indokorea.wire.files import format_of
from indokorea.wire.schema import schema_text


@click.group(
    name="indokorea",
    cls=InterruptibleGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: indokorea scorecard --sector defence",
)
@click.version_option(__version__, prog_name="indokorea", message="%(prog)s %(version)s")
@file_option
@json_option
@click.pass_context
def command(context: click.Context, file: str | None, as_json: bool) -> None:
    """Ask questions about the relationship of India and the Republic of Korea.

    Without a command: what came of the promises, the phases of the partnership, what happened last, and commands to
    type next. A question mark follows what the sources leave uncertain. The data comes with the package; nothing is
    fetched from the network.
    """
    context.obj = CommandContext(as_json=as_json, file=file, bundled=reference)
    if context.invoked_subcommand is None:
        dossier, day = context.obj.dossier(None), today()
        answer = overview_json(dossier, day)
        if as_json:
            write_json(answer)
        else:
            typed = context.command_path + (f" --file {file}" if file else "")
            print_overview(answer, dossier.progress(day), typed)


@command.command(epilog="Example: indokorea show partnership:ind-kor --json")
@click.argument("id")
@options()
def show(context: CommandContext, id: str, file: str | None, as_json: bool) -> None:
    """Show everything about one record.

    Shows its names and fields, its status or stage today, the claims about it, its sources, and the records that refer
    to it. ID is kind:slug, or the slug alone where only one record has it.

    Exit status: 0; 1 when there is no such record; 2 when the command is not valid.
    """
    dossier = context.dossier(file)
    record = record_or_fail(dossier, id)
    if as_json or context.as_json:
        write_json(record_json(dossier, record, today()))
    else:
        print_record(dossier, record, today())


@command.command(epilog="Example: indokorea check mine.json more.jsonl.gz")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@json_option
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Check files, and list everything that is wrong with them.

    Checks their bytes, fields and references, and whether their facts are consistent. Each fault is listed with its
    place. The name of a FILE ends in .json, .jsonl, .json.gz or .jsonl.gz. Without a FILE, the bundled data is checked.

    Exit status: 0 when there is no error and no warning (notes do not count); 1 when there is one; 2 when a file cannot
    be opened or has another ending.
    """
    checked = [(name, *_check_file(name)) for name in files] or [("the reference dossier", _check_bundled(), None)]
    if as_json or context.obj.as_json:
        write_json({"files": [report_json(*one) for one in checked]})
    else:
        for name, report, problem in checked:
            if report is not None:
                print_report(report)
            else:
                click.echo(escape_controls(f"{name}: {problem}"), err=True)
    if any(report is None for _, report, _ in checked):
        context.exit(2)
    context.exit(1 if any(report and (report.errors or report.warnings) for _, report, _ in checked) else 0)


def _check_file(name: str) -> tuple[Report | None, str | None]:
    """Return the report on a file, or the problem with one that cannot be read."""
    try:
        format_of(name)
        return check_with_progress_bar(name), None
    except InvalidValue as error:
        return None, str(error)
    except OSError as error:
        return None, f"cannot be opened: {error.strerror or error}"


def _check_bundled() -> Report:
    return Report(review(reference()), "the reference dossier")


@command.command(epilog="Example: indokorea schema --output indokorea.schema.json")
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to FILE instead of stdout.")
@click.pass_context
def schema(context: click.Context, output: str | None) -> None:
    """Show the wire format as a JSON Schema (2020-12).

    The schema is for editors, validators and code generators of other languages. indokorea refuses all data that the
    schema refuses; `indokorea check` finds more.

    Exit status: 0; 2 when the file cannot be written.
    """
    if output is None:
        click.echo(schema_text(), nl=False)
        return
    try:
        Path(output).write_text(schema_text(), "utf-8", newline="\n")
    except OSError as error:
        click.echo(escape_controls(f"{output}: cannot be written: {error.strerror or error}"), err=True)
        context.exit(2)


@command.command(epilog="Example: indokorea diff old.json new.json")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@json_option
@click.pass_obj
def diff(context: CommandContext, old: str, new: str, as_json: bool) -> None:
    """Show what differs between two files.

    Records are matched by their ids. Each change has the place in its record, and the value before and after. A file
    may refer to records that it does not hold.

    Exit status: 0 when nothing differs; 1 when something does; 2 when a file cannot be read.
    """
    found = differences(read_or_fail(old, integrity=False), read_or_fail(new, integrity=False))
    if as_json or context.as_json:
        write_json(diff_json(found))
    else:
        print_page(diff_page(found, None))
    click.get_current_context().exit(1 if found else 0)


command.add_command(briefing)
command.add_command(merge)
command.add_command(convert)


@command.command(epilog="Example: indokorea cite --bibtex")
@options(click.option("--bibtex", is_flag=True, help="Write entries of BibTeX."))
def cite(context: CommandContext, bibtex: bool, file: str | None, as_json: bool) -> None:
    """Show how to cite this edition of the data, and the software.

    Exit status: 0; 2 when the command is not valid or a file cannot be read.
    """
    data = citation_of(context.dossier(file))
    if as_json or context.as_json:
        write_json({"data": None if data is None else data.to_dict(), "software": SOFTWARE.to_dict()})
        return
    for work in (data, SOFTWARE):
        if work is not None:
            print_lines(work.bibtex if bibtex else work.text)


@command.command(epilog="Example: indokorea codebook --kind agreement")
@kind_option
@json_option
@click.pass_obj
def codebook(context: CommandContext, kind: str | None, as_json: bool) -> None:
    """Show the codebook: the columns of every table and the words in them, with their meanings.

    The page is Markdown. `--kind` shows the tables of one kind, and the words that they use.

    Exit status: 0; 2 when the command is not valid.
    """
    if as_json or context.as_json:
        write_json(codebook_json(kind))
    else:
        print_lines(codebook_text(kind).removesuffix("\n"))


command.add_command(mcp)
command.add_command(html)
for _question in QUESTIONS:
    command.add_command(_question)
