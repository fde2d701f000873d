"""The command that serves a dossier to an assistant."""

from __future__ import annotations

import click

from indokorea.cli.options import CommandContext, fail, file_option


@click.command(epilog="Example: indokorea mcp --file mine.json")
@file_option
@click.pass_obj
def mcp(context: CommandContext, file: str | None) -> None:
    """Run an MCP server on stdio, from which an assistant reads the data.

    An assistant starts this command and calls its tools: find, record, status, evidence, trail, progress, disputes,
    chronology, scorecard. Every answer has the sources of its facts. It only reads, and nothing is fetched from the
    network. Needs the extra mcp.

    Exit status: 0 when the assistant ends it; 2 when the extra is missing or a file cannot be read.
    """
    from indokorea.adapters.mcp import server  # noqa: PLC0415  # no other command needs it

    try:
        serving = server(context.dossier(file))
    except ModuleNotFoundError as error:
        fail(str(error))
    serving.run()
