"""Options that all commands share, and resolving what the user typed to a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeVar, cast

import attrs
import click

from indokorea.dossier import Dossier
from indokorea.errors import IndoKoreaError, InvalidData, UnknownRecord
from indokorea.messages import escape_controls
from indokorea.records.country import Country
from indokorea.records.kinds import RECORD_TYPES, AnyRecord
from indokorea.records.organisation import Organisation
from indokorea.records.sector import Sector
from indokorea.render.words import count_text
from indokorea.values.clock import today
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.search import MatchType
from indokorea.wire.reading import read

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

RECORD_TYPE_OF_KIND = {record_type.kind: record_type for record_type in RECORD_TYPES}

# A text that matches the names of one record alone, with one of these match types, means that record.
NAME_MATCHES = (MatchType.NAME, MatchType.ALIAS)
MOST_SUGGESTIONS = 5


@attrs.define
class CommandContext:
    """The options given before the name of the command; `bundled` returns the dossier that is used without a file."""

    as_json: bool
    file: str | None
    bundled: Callable[[], Dossier]

    def dossier(self, file: str | None) -> Dossier:
        """Return the dossier of a file, of the file given before the command, or else the bundled one."""
        path = file or self.file
        if path is None:
            return self.bundled()
        try:
            return read(path)
        except InvalidData as error:
            fail(f"{path}: {count_text(len(error.findings), 'error')}; indokorea check {path} lists them")
        except IndoKoreaError as error:
            fail(f"{path}: {error}")
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
            return PartialDate.of(today() if value == "today" else value)
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
kind_option: Option = click.option(
    "--kind",
    type=click.Choice(list(RECORD_TYPE_OF_KIND)),
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


def find_record(dossier: Dossier, wanted: str) -> AnyRecord:
    """Return the record with this id, or the only one with this slug.

    Raises LookupError, with the records that come near.

    >>> find_record(Dossier([Sector(id="sector:steel", name="Steel")]), "steel").id
    'sector:steel'
    """
    key = wanted.casefold()
    if key in dossier:
        return dossier[key]
    same = [record for record in dossier if record.slug == key]
    if len(same) == 1:
        return same[0]
    if same:
        raise LookupError(f'several records have the slug "{wanted}"; write one of {_ids_of(same)}')
    near = [
        record for record in dossier if key in record.id or any(key in name.casefold() for name in _names_of(record))
    ]
    if near and key:
        raise LookupError(f'no record "{wanted}"; it is part of the id or name of {_ids_of(near)}')
    known = tuple(record.id if ":" in wanted else record.slug for record in dossier)
    raise LookupError(str(UnknownRecord(wanted, known)))


def record_or_fail(dossier: Dossier, wanted: str) -> AnyRecord:
    """Return the record with this id or slug; exit with the records that come near where there is none."""
    try:
        return find_record(dossier, wanted)
    except LookupError as error:
        fail(str(error.args[0]), 1)


def _ids_of(records: list[AnyRecord]) -> str:
    ids = ", ".join(record.id for record in records[:MOST_SUGGESTIONS])
    more = len(records) - MOST_SUGGESTIONS
    return f"{ids} and {more} more" if more > 0 else ids


def _names_of(record: AnyRecord) -> tuple[str, ...]:
    """Return the names of a record in every script, or its label where it has no name."""
    name = getattr(record, "name", None)
    return (record.label,) if name is None else name.every


def resolve(dossier: Dossier, wanted: str | None, *kinds: type[AnyRecord]) -> str | None:
    """Return the id of the record of these kinds with this id, slug, code or name; None for None.

    Exits with a list of similar records if there is no such record, or of all if there are several.
    """
    if wanted is None:
        return None
    records = [record for kind in kinds for record in dossier.of(kind)]
    same = [record.id for record in records if wanted.casefold() in (record.id, record.slug)]
    near: list[str] = []
    if not same:
        hits = [hit for kind in kinds for hit in dossier.find(wanted, kind=kind)]
        by_name = [hit for hit in hits if hit.match in NAME_MATCHES]
        best = max((hit.score for hit in by_name), default=0.0)
        same = [hit.record.id for hit in by_name if hit.score == best]
        near = [hit.record.id for hit in hits]
    if len(same) == 1:
        return same[0]
    if same:
        fail(f'several records have the name "{wanted}"; write one of {", ".join(same)}', 1)
    expected = " or ".join(kind.kind for kind in kinds)
    if near:
        fail(f'no {expected} "{wanted}"; did you mean {" or ".join(near[:MOST_SUGGESTIONS])}?', 1)
    known = tuple(record.id if ":" in wanted else record.slug for record in records)
    message = str(UnknownRecord(wanted, known)).replace("no record", f"no {expected}", 1)
    if "did you mean" not in message and known:
        message += f"; there are {', '.join(known[:MOST_SUGGESTIONS])} ..."
    fail(message, 1)


def resolve_sector(dossier: Dossier, wanted: str | None) -> str | None:
    """Return the id of the sector that the user typed."""
    return resolve(dossier, wanted, Sector)


def resolve_party(dossier: Dossier, wanted: str | None) -> str | None:
    """Return the id of the country or the organisation that the user typed."""
    return resolve(dossier, wanted, Country, Organisation)


def save_or_fail(draw: Callable[[str], object], path: str) -> None:
    """Draw a chart into a file and name the file on stderr; exit with a message where that fails."""
    try:
        draw(path)
    except (IndoKoreaError, ModuleNotFoundError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    click.echo(f"drawn: {escape_controls(path)}", err=True)
