"""Options that all commands share, and resolving what the user typed to a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeAlias, TypeVar, cast

import attrs
import click

from indokorea.collection.lookup import kind_of, pair_of_ids, party_id, sector_id, unknown_record
from indokorea.dossier import Dossier
from indokorea.errors import IndoKoreaError, InvalidData, InvalidValue, UnknownRecord
from indokorea.messages import escape_controls, expected_got, short_json
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.render.words import count_text
from indokorea.values.clock import to_day
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.wire.reading import read_named

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

# The options for the two bounds of a time.
BOUNDS = ("since", "until")

RECORD_TYPE_OF_KIND = {record_type.kind: record_type for record_type in RECORD_TYPES}


@attrs.define
class CommandContext:
    """The options given before the name of the command; `bundled` returns the dossier that is used without a file."""

    as_json: bool
    file: str | None
    bundled: Callable[[], Dossier]

    def dossier(self, file: str | None) -> Dossier:
        """Return the dossier of a file, of the file given before the command, or else the bundled one."""
        path = file or self.file
        return self.bundled() if path is None else read_or_fail(path)


def read_or_fail(path: str, *, integrity: bool = True, name: str | None = None) -> Dossier:
    """Return the dossier of a file, in the format of `name` if given; exit with a message where it cannot be read."""
    shown = path if name is None else name
    try:
        return read_named(path, shown, integrity=integrity)
    except InvalidData as error:
        listed = f"indokorea check {path} lists them" if name is None else f"the first is: {error.findings[0]}"
        fail(f"{shown}: {count_text(len(error.findings), 'error')}; {listed}")
    except IndoKoreaError as error:
        fail(f"{shown}: {error}")
    except OSError as error:
        fail(f"{path}: cannot be opened: {error.strerror or error}")


if TYPE_CHECKING:
    DateType = click.ParamType[PartialDate]
else:
    DateType = click.ParamType  # the older versions of click take no type


class DateParam(DateType):
    """A day, a month or a year, or `today`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """Return the date, or fail with what to write instead."""
        if isinstance(value, PartialDate):
            return value
        try:
            return to_day(value)
        except IndoKoreaError as error:
            self.fail(escape_controls(_date_message(value, param, error)), param, ctx)


def _date_message(value: str, param: click.Parameter | None, error: IndoKoreaError) -> str:
    """Return the message of a refused date; if two dates were written as one, it says how to give each of them."""
    dates = _two_dates(value)
    if not dates:
        return str(error)
    is_bound = param is not None and param.name in BOUNDS
    given = [f"--{name} {date}" for name, date in zip(BOUNDS, dates, strict=True) if date is not None]
    hint = f"write {' '.join(given)}" if is_bound else f"write one of them, such as {next(filter(None, dates))}"
    return f"{expected_got('a date', short_json(value), 'it is a period')}; {hint}"


def _two_dates(text: str) -> tuple[PartialDate | None, PartialDate | None] | None:
    """Return the start and the end of a period, of two years joined by a hyphen, or of a fiscal year of India."""
    for read in (Period, lambda one: Period(one.replace("-", "/")), lambda one: Period.fiscal_year(one, "country:ind")):
        try:
            period = read(text)
        except InvalidValue:
            continue
        return period.start, period.end
    return None


if TYPE_CHECKING:
    TextChoice: TypeAlias = click.Choice[str]
else:
    TextChoice = click.Choice  # the older versions of click take no type


class KindChoice(TextChoice):
    """A kind of record, in the singular or the plural."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the kind, or fail with the nearest one."""
        try:
            return kind_of(value)
        except IndoKoreaError as error:
            self.fail(escape_controls(str(error)), param, ctx)


class UsageError(click.ClickException):
    """A command that cannot be carried out as it was written."""

    exit_code = 2


class InterruptibleGroup(click.Group):
    """Commands that exit without a message when the user interrupts them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(130)


DATE: DateParam = DateParam()


class Option(Protocol):
    """A decorator that gives a command one more option."""

    def __call__(self, command: CommandT, /) -> CommandT: ...


json_option: Option = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
file_option: Option = click.option("--file", metavar="FILE", help="Use this file instead of the bundled data.")
sector_option: Option = click.option(
    "--sector", metavar="SECTOR", help="Only records of this sector, by slug, id or name."
)
party_option: Option = click.option(
    "--party", metavar="PARTY", help="Only records of this country or organisation, by slug, id, code or name."
)
between_option: Option = click.option(
    "--between",
    nargs=2,
    metavar="PARTY PARTY",
    help="Only what names both of two countries or organisations, each written as for --party.",
)
kind_option: Option = click.option(
    "--kind",
    type=KindChoice(list(RECORD_TYPE_OF_KIND)),
    metavar="KIND",
    help="Only records of this kind, such as meeting.",
)
on_option: Option = click.option("--on", type=DATE, metavar="DATE", help="The state on this day instead of today.")
until_option: Option = click.option("--on", type=DATE, metavar="DATE", help="Only what had happened by this day.")
save_option: Option = click.option(
    "--save",
    metavar="PICTURE",
    help="Draw a chart into this file (.svg, .png or .pdf) instead of writing text; needs the extra plot.",
)
theme_option: Option = click.option(
    "--theme", type=click.Choice(["light", "dark"]), help="The colours of the chart of --save."
)
width_option: Option = click.option(
    "--width", type=float, metavar="INCHES", help="The width of the chart of --save: 7.5 unless given; 4 suits a phone."
)


def options(*chosen: Callable[[Any], Any]) -> Callable[[CommandT], CommandT]:
    """Return a decorator that gives a command these options, --file, --json, and the context."""

    def decorate(command: CommandT) -> CommandT:
        decorated: Any = command
        for option in (click.pass_obj, json_option, file_option, *reversed(chosen)):
            decorated = option(decorated)
        return cast("CommandT", decorated)

    return decorate


def fail(message: str, status: int = 2) -> NoReturn:
    """Exit with a message of one line."""
    raise (UsageError if status == UsageError.exit_code else click.ClickException)(escape_controls(message))


def record_or_fail(dossier: Dossier, wanted: str) -> AnyRecord:
    """Return the record with this id, or the only one with this slug; exit with the records that come near."""
    record = dossier.get(wanted.casefold())
    if record is None:
        fail(str(unknown_record(dossier, wanted)), 1)
    return record


def resolve_sector(dossier: Dossier, wanted: str | None) -> str | None:
    """Return the id of the sector that the user typed; exit with the sectors that come near. None for None."""
    return None if wanted is None else _id_or_fail(sector_id, dossier, wanted)


def resolve_party(dossier: Dossier, wanted: str | None) -> str | None:
    """Return the id of the country or organisation that the user typed, as `resolve_sector` does."""
    return None if wanted is None else _id_or_fail(party_id, dossier, wanted)


def resolve_pair(dossier: Dossier, wanted: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return the ids of the two parties that the user typed, as `resolve_party` does; exit unless they differ."""
    try:
        return pair_of_ids(dossier, wanted)
    except UnknownRecord as error:
        fail(str(error), 1)
    except IndoKoreaError as error:
        fail(str(error).replace('between=("country:ind", "country:kor")', "--between ind kor"))


def _id_or_fail(resolve: Callable[[Dossier, str], str], dossier: Dossier, wanted: str) -> str:
    try:
        return resolve(dossier, wanted)
    except IndoKoreaError as error:
        fail(str(error), 1)


def save_or_fail(write: Callable[[str], object], path: str, done: str = "drawn") -> None:
    """Write a chart or a page to a file and name the file on stderr; exit with a message where that fails."""
    try:
        write(path)
    except (IndoKoreaError, ModuleNotFoundError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    click.echo(f"{done}: {escape_controls(path)}", err=True)
