"""The fields of a part as lines of text, each reference with the name of the record that it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Many, Maybe, Nested, Shape, shapes_of
from indokorea.pages.value_words import (
    PER_CENT,
    REMARKS,
    flag_text,
    identifier_text,
    is_reference,
    label_in_line,
    ruled_text,
    term_text,
    verb_text,
)
from indokorea.render.blocks import DetailLine
from indokorea.render.text import MOST_VALUES
from indokorea.render.words import humanise
from indokorea.values.codes import CodeRef
from indokorea.values.dates import PartialDate
from indokorea.values.edtf_words import edtf_words
from indokorea.values.identifiers import Identifier
from indokorea.values.money import Money
from indokorea.values.names import Name
from indokorea.values.period import Period
from indokorea.values.places import Place
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.agreements import ProvisionVerb
from indokorea.vocabulary.base import Term

# Values that are shown as one piece of text, though they have fields of their own.
SHOWN_AS_ONE = (Name, Money, Quantity, Place, CodeRef, Identifier)

# The longest JSON of an extension that a page shows.
LONGEST_JSON = 200


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
    start, end = (None if date is None else edtf_words(date) for date in (period.start, period.end))
    if start == end:
        return str(start)
    if start is None:
        return f"until {end}" + (", start not known" if period.unknown_start else "")
    if end is None:
        return f"since {start}" if period.open_end else f"from {start}, end not known"
    return f"{start} to {end}"


def _field_line(name: str, shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    shape = shape.item if isinstance(shape, Maybe) else shape
    if isinstance(shape, Many):
        text = words_in_one_text(shape.item, value)
        if text is not None:
            return DetailLine(field=humanise(name), text=text)
        shown = tuple(_value_line(shape.item, item, labels) for item in value[:MOST_VALUES])
        return DetailLine(field=humanise(name), inside=shown, total=len(value))
    if isinstance(value, Extensions):
        texts = [f"{extension}: {_shortened(value.json_text(extension))}" for extension in value]
        return DetailLine(field=humanise(name), inside=tuple(DetailLine(text=text) for text in texts))
    if name in PER_CENT and isinstance(value, Decimal):
        return DetailLine(field=humanise(name), text=f"{value} per cent")
    return attrs.evolve(_value_line(shape, value, labels), field=humanise(name))


def words_in_one_text(item: Shape, values: tuple[Any, ...]) -> str | None:
    """Return the values of a field in one text if they are terms, languages, dates or the like; otherwise None.

    >>> words_in_one_text(shapes_of(Name)["en"], ("Busan", "Pusan")) is None
    True
    """
    words = [in_words(item, value) for value in values[: MOST_VALUES + 1]]
    if len(values) > MOST_VALUES or None in words:
        return None
    return ", ".join(filter(None, words))


def in_words(shape: Shape, value: Any) -> str | None:
    """Return a term, a date or a text with a rule, such as a duration, in words; None for any other value."""
    if isinstance(value, ProvisionVerb):
        return verb_text(value)
    if isinstance(value, Term):
        return term_text(value)
    if isinstance(value, PartialDate):
        return edtf_words(value)
    if isinstance(value, Period):
        return period_text(value)
    return ruled_text(shape, value)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_JSON else f"{text[: LONGEST_JSON - 1]}…"


def _value_line(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> DetailLine:
    """Return one value: of a part, the single fields in one text, and the fields of many values under it."""
    if not isinstance(value, Part) or isinstance(value, SHOWN_AS_ONE):
        return DetailLine(text=_value_text(shape, value, labels))
    pieces: list[str] = []
    remarks: list[str] = []
    inside: list[DetailLine] = []
    before = ""
    shapes = shapes_of(type(value))
    for name, inner in non_default_fields(value):
        line = _field_line(name, shapes[name], inner, labels)
        if name in REMARKS:
            remarks.append(line.text)
        elif isinstance(inner, ProvisionVerb):
            before = f"{line.text}: "
        elif len(line.inside) < line.count or any(entry.inside or ";" in entry.text for entry in line.inside):
            inside.append(line)
        elif isinstance(inner, bool):
            pieces.append(separator(pieces, name) + flag_text(name, inner))
        else:
            # The pieces of a part within a part have commas between them, so that it is clear where it ends.
            text = line.text or ", ".join(entry.text for entry in line.inside)
            if isinstance(inner, Part) and not isinstance(inner, SHOWN_AS_ONE):
                text = text.replace("; ", ", ")
            label = label_in_line(value, name, shapes[name], inner, is_first=not pieces)
            pieces.append(separator(pieces, name) + f"{label} {text}".lstrip())
    # Only the last piece keeps its full stop.
    text = before + "".join([*(piece.removesuffix(".") for piece in pieces[:-1]), *pieces[-1:]])
    return DetailLine(text=with_remarks(text, remarks), inside=tuple(inside))


def separator(pieces: Iterable[object], name: str) -> str:
    """Return what is written between the pieces of a line and the next one.

    After the first piece, a date needs no sign, and what a text says, or what an agreement does it to, has a colon.

    >>> [separator(["signed"], name) for name in ("on", "says", "by")], separator([], "on")
    ([' ', ': ', '; '], '')
    """
    count = len(list(pieces))
    if count == 1:
        return {"on": " ", "says": ": ", "agreement": ": "}.get(name, "; ")
    return "; " if count else ""


def with_remarks(text: str, remarks: Iterable[str]) -> str:
    """Return a text and the remarks after it as sentences.

    >>> with_remarks("signed on 2009-08-07", ["At the twelfth round."])
    'signed on 2009-08-07. At the twelfth round.'
    """
    return ". ".join([*([text.removesuffix(".")] if text else []), *remarks]) if any(remarks) else text


def _value_text(shape: Shape, value: Any, labels: Mapping[str, str] | None) -> str:
    if is_reference(shape):
        if labels is None:
            return str(value)
        return f"{labels[value]} ({value})" if value in labels else f"({value}, which is not here)"
    return plain_text(shape, value, labels or {})


def plain_text(shape: Shape, value: Any, countries: Mapping[str, str]) -> str:
    """Return a value in words, unless it is a reference; `countries` has labels of countries by id, for places."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Name):
        return _names(value)
    if isinstance(value, Identifier):
        return identifier_text(value)
    if isinstance(value, Money) and value.as_of is not None:
        return f"{value} (as of {edtf_words(value.as_of)})"
    if isinstance(value, Place):
        within = f", {value.within}" if value.within else ""
        country = f", {countries.get(value.country, value.country)}" if value.country else ""
        return f"{_names(value.name)}{within}{country}"
    words = in_words(shape, value)
    return str(value) if words is None else words


def _names(name: Name) -> str:
    """Return the names in one text, and the number of those that are left out where there are very many."""
    every = name.every
    more = [f"{len(every) - MOST_VALUES:,} more"] if len(every) > MOST_VALUES else []
    return " · ".join([*every[:MOST_VALUES], *more])
