"""The fields of a part as lines of text, each reference with the name of the record that it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.render.blocks import DetailLine
from indokorea.render.text import MOST_VALUES
from indokorea.render.words import humanise
from indokorea.values.codes import CodeRef
from indokorea.values.identifiers import Identifier
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.base import Term

# Values that are shown as one piece of text, though they have fields of their own.
SHOWN_AS_ONE = (Name, Money, Quantity, Place, CodeRef, Identifier)

# The longest JSON of an extension that a page shows.
LONGEST_JSON = 200

# Fields of text that need no label where they come first.
WITHOUT_LABEL = frozenset({"says", "name"})


def field_lines(
    part: Part, labels: Mapping[str, str] | None = None, leave_out: Iterable[str] = ()
) -> tuple[DetailLine, ...]:
    """Return a line for each field that differs from its default.

    `labels` holds the label of each record by its id; without it, a reference is shown as its id.

    >>> from indokorea.values.quantities import Quantity
    >>> [(line.field, line.text) for line in field_lines(Quantity(value=9, unit="guns"))]
    [('value', '9'), ('unit', 'guns')]
    """
    shapes = shapes_of(type(part))
    omitted = frozenset(leave_out)
    return tuple(
        _field_line(name, shapes[name], value, labels)
        for name, value in non_default_fields(part)
        if name not in omitted
    )


def part_line(part: Part, labels: Mapping[str, str] | None = None) -> DetailLine:
    """Return a part in one line, with fields of many values in lines of their own under it.

    >>> from indokorea.records.agreement import AgreementParty
    >>> part_line(AgreementParty(party="country:kor"), {"country:kor": "Republic of Korea"}).text
    'Republic of Korea (country:kor)'
    """
    return _value_line(Nested(type(part)), part, labels)


def period_text(period: Period) -> str:
    """Return a period in words.

    >>> [period_text(Period(text)) for text in ("2025-10-13/2025-10-13", "2010/2012", "2010/..", "2010/", "/2012")]
    ['2025-10-13', '2010 to 2012', 'since 2010', 'from 2010, end not known', 'until 2012, start not known']
    """
    if period.start == period.end:
        return str(period.start)
    if period.start is None:
        return f"until {period.end}" + (", start not known" if period.unknown_start else "")
    if period.end is None:
        return f"since {period.start}" if period.open_end else f"from {period.start}, end not known"
    return f"{period.start} to {period.end}"


def _field_line(name: str, shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    shape = shape.item if isinstance(shape, Maybe) else shape
    if isinstance(shape, Many):
        shown = tuple(_value_line(shape.item, item, labels) for item in value[:MOST_VALUES])
        return DetailLine(field=humanise(name), inside=shown, total=len(value))
    if isinstance(value, Extensions):
        texts = [f"{extension}: {_shortened(value.json_text(extension))}" for extension in value]
        return DetailLine(field=humanise(name), inside=tuple(DetailLine(text=text) for text in texts))
    return attrs.evolve(_value_line(shape, value, labels), field=humanise(name))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_JSON else f"{text[: LONGEST_JSON - 1]}…"


def _value_line(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    """Return one value: of a part, the single fields in one text, and the fields of many values under it."""
    if not isinstance(value, Part) or isinstance(value, SHOWN_AS_ONE):
        return DetailLine(text=_value_text(shape, value, labels))
    pieces: list[str] = []
    inside: list[DetailLine] = []
    for line, is_clear in zip(field_lines(value, labels), _clear_without_label(value), strict=True):
        if len(line.inside) < line.count or any(entry.inside or ";" in entry.text for entry in line.inside):
            inside.append(line)
        else:
            text = line.text or ", ".join(entry.text for entry in line.inside)
            pieces.append(text if is_clear and not pieces else f"{line.field} {text}")
    # Only the last piece keeps its full stop.
    text = "; ".join([*(piece.removesuffix(".") for piece in pieces[:-1]), *pieces[-1:]])
    return DetailLine(text=text, inside=tuple(inside))


def _clear_without_label(part: Part) -> list[bool]:
    """Return, for each field shown, True if its value needs no label: a term, a name, a reference."""
    shapes = shapes_of(type(part))
    return [
        isinstance(value, Term | Name) or name in WITHOUT_LABEL or _is_reference(shapes[name])
        for name, value in non_default_fields(part)
    ]


def _is_reference(shape: Shape) -> bool:
    shape = shape.item if isinstance(shape, Maybe) else shape
    return isinstance(shape, Leaf) and shape.refers is not None


def _value_text(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> str:
    if _is_reference(shape):
        if labels is None:
            return str(value)
        return f"{labels[value]} ({value})" if value in labels else f"({value}, which is not here)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Term):
        return humanise(value)
    if isinstance(value, Period):
        return period_text(value)
    if isinstance(value, Name):
        return _names(value)
    if isinstance(value, Money) and value.as_of is not None:
        return f"{value} (as of {value.as_of})"
    if isinstance(value, Place):
        within = f", {value.within}" if value.within else ""
        country = f", {(labels or {}).get(value.country, value.country)}" if value.country else ""
        return f"{_names(value.name)}{within}{country}"
    return str(value)


def _names(name: Name) -> str:
    """Return the names in one text, and the number of those that are left out where there are very many."""
    every = name.every
    more = [f"{len(every) - MOST_VALUES:,} more"] if len(every) > MOST_VALUES else []
    return " · ".join([*every[:MOST_VALUES], *more])
