"""What is asked: of which dossier, about which sector, party and time. The options are the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeVar, cast

import attrs
import click

from indokorea.dossier import Dossier
from indokorea.errors import IndoKoreaError, InvalidData, UnknownRecord
from indokorea.messages import escape_controls
from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.search import MatchType
from indokorea.wire.reading import read

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

# A name that finds one record in one of these ways stands for it.
BY_NAME = (MatchType.NAME, MatchType.ALIAS)
MOST_NAMED = 5


@attrs.define
class CommandContext:
    """What was asked before the name of the command: JSON, another file; `bundled` gives the data without one."""

    as_json: bool
    file: str | None
    bundled: Callable[[], Dossier]

    def dossier(self, file: str | None) -> Dossier:
        """The dossier of a file, of the one named before the command, or else the bundled one."""
        path = file or self.file
        if path is None:
            return self.bundled()
        try:
            return read(path)
        except InvalidData as error:
            count = f"{len(error.findings)} error{'' if len(error.findings) == 1 else 's'}"
            refused(f"{path}: {count}; indokorea check {path} lists what is wrong")
        except IndoKoreaError as error:
            refused(f"{path}: {error}")
        except OSError as error:
            refused(f"{path}: cannot be opened: {error.strerror or error}")


if TYPE_CHECKING:
    DateType = click.ParamType[PartialDate]
else:
    DateType = click.ParamType  # which takes no type in the older versions of click


class Dates(DateType):
    """A day, a month or a year, as exactly as it is known, or `today`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """The date. Refuses what is none with the way out."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.of(today() if value == "today" else value)
        except IndoKoreaError as error:
            self.fail(escape_controls(str(error)), param, ctx)


class UsageError(click.ClickException):
    """What was asked cannot be answered as it was written."""

    exit_code = 2


class InterruptibleGroup(click.Group):
    """Commands that end without a word where the reader interrupts them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(130)


DATE: Dates = Dates()


class Option(Protocol):
    """Gives a command one more option."""

    def __call__(self, command: CommandT, /) -> CommandT: ...


json_option: Option = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
file_option: Option = click.option(
    "--file", metavar="FILE", help="Ask this file instead of the data that comes with it."
)
sector_option: Option = click.option(
    "--sector", metavar="SECTOR", help="Only what concerns a sector: its slug, id or name."
)
party_option: Option = click.option(
    "--party", metavar="PARTY", help="Only what concerns a country or an organisation: its slug, id, code or name."
)
on_option: Option = click.option("--on", type=DATE, metavar="DATE", help="On this day instead of today.")
save_option: Option = click.option(
    "--save",
    metavar="PICTURE",
    help="Draw a picture into this file (.svg, .png or .pdf) instead of text; needs the extra plot.",
)


def options(*chosen: Callable[[Any], Any]) -> Callable[[CommandT], CommandT]:
    """These options, and those of every question: another file, JSON, and what was asked before the command."""

    def decorated(command: CommandT) -> CommandT:
        made: Any = command
        for option in (click.pass_obj, json_option, file_option, *reversed(chosen)):
            made = option(made)
        return cast("CommandT", made)

    return decorated


def refused(message: str, status: int = 2) -> NoReturn:
    """Says in a line why there is no answer, and ends."""
    raise (UsageError if status == UsageError.exit_code else click.ClickException)(escape_controls(message))


def one_of(dossier: Dossier, wanted: str | None, *kinds: type[AnyRecord]) -> str | None:
    """The id of the record of these kinds that is meant by an id, a slug, a code or a name; None where none is asked.

    Ends with what comes near where there is no such record, or where there are several.
    """
    if wanted is None:
        return None
    records = [record for kind in kinds for record in dossier.of(kind)]
    same = [record.id for record in records if wanted.casefold() in (record.id, record.slug)]
    near: list[str] = []
    if not same:
        hits = [hit for kind in kinds for hit in dossier.find(wanted, kind=kind)]
        named = [hit for hit in hits if hit.match in BY_NAME]
        best = max((hit.score for hit in named), default=0.0)
        same = [hit.record.id for hit in named if hit.score == best]
        near = [hit.record.id for hit in hits]
    if len(same) == 1:
        return same[0]
    what = " or ".join(kind.kind for kind in kinds)
    if same:
        refused(f'several are called "{wanted}"; which one: {", ".join(same)}?', 1)
    if near:
        refused(f'no {what} "{wanted}"; did you mean {" or ".join(near[:MOST_NAMED])}?', 1)
    known = tuple(record.id if ":" in wanted else record.slug for record in records)
    told = str(UnknownRecord(wanted, known)).replace("no record", f"no {what}", 1)
    more = "" if "did you mean" in told or not known else f"; there are {', '.join(known[:MOST_NAMED])} ..."
    refused(told + more, 1)


def sector_of(dossier: Dossier, wanted: str | None) -> str | None:
    """The id of the sector that is meant."""
    return one_of(dossier, wanted, Sector)


def party_of(dossier: Dossier, wanted: str | None) -> str | None:
    """The id of the country or the organisation that is meant."""
    return one_of(dossier, wanted, Country, Organisation)


def saved(draw: Callable[[str], object], save: str) -> None:
    """Draws a picture into a file and names it; ends where that cannot be done."""
    try:
        draw(save)
    except ModuleNotFoundError as error:
        refused(str(error))
    except IndoKoreaError as error:
        refused(str(error))
    except OSError as error:
        refused(f"{save}: cannot be written: {error.strerror or error}")
    click.echo(f"drawn: {escape_controls(save)}", err=True)
