"""Findings as errors of pydantic, and as the `detail` of an answer of FastAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from indokorea.adapters.extras import require
from indokorea.errors import Invalid
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.findings import Finding, Report
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.messages import escape_controls, short_json

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails, ValidationError

Place: TypeAlias = tuple[str | int, ...]

# Whole numbers below this are numbers to every reader of JSON.
TOO_LARGE = 2**63


def core_library() -> Any:
    """Return pydantic_core, which comes with pydantic.

    Raises ModuleNotFoundError with the pip command if it is missing.
    """
    return require("pydantic_core", "pydantic", "pydantic models")


def validation_error(faults: Report | Invalid, data: object = None) -> ValidationError:
    """Return the ValidationError of pydantic with a line for each error of a report or an exception.

    The code of a finding is the type of its line. The text is the message and the hint; `ctx` has both, and the JSON
    Pointer. `data` is what was read, and gives each line its input. In a validator of your own, raise the result:
    pydantic then puts the lines under the field.

    >>> report = Report([Finding(code="dangling", path="/sectors/0", message="no record")])
    >>> validation_error(report).errors()[0]["loc"]
    ('sectors', 0)
    """
    report = faults.report if isinstance(faults, Invalid) else faults
    lines = [_line(one, data) for one in report.errors]
    made: ValidationError = core_library().ValidationError.from_exception_data(report.about or "Record", lines)
    return made


def error_details(faults: Report | Invalid, *place: str | int) -> list[dict[str, Any]]:
    """Return the errors of a report or an exception in the form of the `detail` of a 422 of FastAPI.

    `place` goes in front of the place of each error: `"body"` for a body. The id with which the path in a record in
    memory begins is left out.

    >>> fault = Finding(code="dangling", path="/project:x/sectors/0", message="no record", value='"sector:y"')
    >>> error_details(Report([fault]), "body")[0]["loc"]
    ('body', 'sectors', 0)
    """
    lines: Any = validation_error(faults).errors(include_url=False)
    return [{**one, "loc": (*place, *one["loc"])} for one in lines]


def _line(finding: Finding, data: object) -> InitErrorDetails:
    path = _without_id(finding.path)
    place, shown = _place_and_input(path, data, finding)
    # pydantic replaces the names of `ctx` in the template one after another. The message may quote any text, so it is
    # the last.
    context = {"path": escape_controls(path)}
    if finding.hint:
        context["hint"] = finding.hint
    context["message"] = escape_controls(finding.message)
    template = "{message}; {hint}" if finding.hint else "{message}"
    error = core_library().PydanticCustomError(finding.code, template, context)
    return {"type": error, "loc": place, "input": shown}


def _without_id(path: str) -> str:
    """Return a path without the id of a record in memory at its beginning. The name of a field has no colon."""
    first, *others = pointer_parts(path) or ("",)
    kind, colon, _ = first.partition(":")
    return pointer(*others) if colon and kind in RECORD_KINDS else path


def _place_and_input(path: str, data: object, finding: Finding) -> tuple[Place, Any]:
    """Return the place that a path means in the data, with the indexes of lists as numbers, and the value to show.

    Without data, and for what the data has not, a part of digits is an index: no field has such a name.
    """
    place: list[str | int] = []
    value: Any = data
    is_there = data is not None
    for part in pointer_parts(path):
        is_index = part.isdecimal() and not (is_there and isinstance(value, dict))
        key: str | int = int(part) if is_index else part
        place.append(key if is_index else escape_controls(part))
        try:
            value = value[key]
        except (TypeError, LookupError):
            is_there = False
    if is_there and _is_safe(value):
        return tuple(place), value
    if finding.value is None and is_there:
        return tuple(place), short_json(value)
    return tuple(place), finding.value


def _is_safe(value: object) -> bool:
    """Return True for a value that any answer may repeat: short, and sound JSON.

    NaN and lone surrogates are not sound, and FastAPI would fail when it writes the answer. A whole object with each of
    its faults would make the size of an answer quadratic.
    """
    if type(value) is str:
        return value.isprintable() and not short_json(value).endswith("…")
    return value is None or type(value) is bool or (type(value) is int and abs(value) < TOO_LARGE)
