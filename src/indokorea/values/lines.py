"""The fields of a part as lines of text for people, each reference with the name of what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.render.blocks import DetailLine
from indokorea.values.codes import CodeRef
from indokorea.values.identifiers import Identifier
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.base import Term

# Values that make one piece of text, though they have fields of their own.
OF_ONE_PIECE = (Name, Money, Quantity, Place, CodeRef, Identifier)

# Fields of text that need no word before them where they come first.
SELF_EVIDENT = frozenset({"says", "name"})


def lines_of(
    part: Part, labels: Mapping[str, str] | None = None, leave_out: Iterable[str] = ()
) -> tuple[DetailLine, ...]:
    """A line for each field that differs from its default.

    `labels` are the names of the records referred to; where none are given, a reference is its id.

    >>> from indokorea.values.quantities import Quantity
    >>> lines_of(Quantity(value=9, unit="guns"))[1]
    DetailLine(field='unit', text='guns', inside=())
    """
    shapes = shapes_of(type(part))
    omitted = frozenset(leave_out)
    return tuple(
        _line(name, shapes[name], value, labels) for name, value in non_default_fields(part) if name not in omitted
    )


def line_of(part: Part, labels: Mapping[str, str] | None = None) -> DetailLine:
    """A part in one line, with what is too long for it in lines of its own under it.

    >>> from indokorea.records.agreement import AgreementParty
    >>> line_of(AgreementParty(party="country:kor"), {"country:kor": "Republic of Korea"}).text
    'Republic of Korea (country:kor)'
    """
    return _entry(Nested(type(part)), part, labels)


def humanise(name: str) -> str:
    """A field or a term in plain words.

    >>> humanise("entered_into_force")
    'entered into force'
    """
    return name.replace("_", " ")


def period_words(period: Period) -> str:
    """A period in words.

    >>> [period_words(Period(text)) for text in ("2025-10-13/2025-10-13", "2010/2012", "2010/..", "2010/", "/2012")]
    ['2025-10-13', '2010 to 2012', 'since 2010', 'from 2010, end not known', 'until 2012, start not known']
    """
    if period.start == period.end:
        return str(period.start)
    if period.start is None:
        return f"until {period.end}" + (", start not known" if period.unknown_start else "")
    if period.end is None:
        return f"since {period.start}" if period.open_end else f"from {period.start}, end not known"
    return f"{period.start} to {period.end}"


def _line(name: str, shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    shape = shape.item if isinstance(shape, Maybe) else shape
    if isinstance(shape, Many):
        return DetailLine(field=humanise(name), inside=tuple(_entry(shape.item, item, labels) for item in value))
    return attrs.evolve(_entry(shape, value, labels), field=humanise(name))


def _entry(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    """One value. A part with fields of its own puts what is single in its text and what is many under it."""
    if not isinstance(value, Part) or isinstance(value, OF_ONE_PIECE):
        return DetailLine(text=_text(shape, value, labels))
    pieces: list[str] = []
    inside: list[DetailLine] = []
    for line, bare in zip(lines_of(value, labels), _self_evident(value), strict=True):
        if any(entry.inside or ";" in entry.text for entry in line.inside):
            inside.append(line)
        else:
            text = line.text or ", ".join(entry.text for entry in line.inside)
            pieces.append(text if bare and not pieces else f"{line.field} {text}")
    # A sentence that something follows ends with that.
    text = "; ".join([*(piece.removesuffix(".") for piece in pieces[:-1]), *pieces[-1:]])
    return DetailLine(text=text, inside=tuple(inside))


def _self_evident(part: Part) -> list[bool]:
    """Whether each field given says by its value what it is: a term, a name, a reference."""
    shapes = shapes_of(type(part))
    return [
        isinstance(value, Term | Name) or name in SELF_EVIDENT or _refers(shapes[name])
        for name, value in non_default_fields(part)
    ]


def _refers(shape: Shape) -> bool:
    shape = shape.item if isinstance(shape, Maybe) else shape
    return isinstance(shape, Leaf) and shape.refers is not None


def _text(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> str:
    if _refers(shape):
        if labels is None:
            return str(value)
        return f"{labels[value]} ({value})" if value in labels else f"({value}, which is not here)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Term):
        return humanise(str(value))
    if isinstance(value, Period):
        return period_words(value)
    if isinstance(value, Name):
        return " · ".join(value.every)
    if isinstance(value, Money) and value.as_of is not None:
        return f"{value} (as of {value.as_of})"
    if isinstance(value, Place):
        within = f", {value.within}" if value.within else ""
        country = f", {(labels or {}).get(value.country, value.country)}" if value.country else ""
        return f"{' · '.join(value.name.every)}{within}{country}"
    return str(value)
