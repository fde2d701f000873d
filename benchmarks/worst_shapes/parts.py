"""Records and dates of which the shapes are made, as plain data."""

from __future__ import annotations

import datetime
from typing import Any

Plain = dict[str, Any]

IND, KOR = "country:ind", "country:kor"
BASE: tuple[Plain, ...] = (
    {"kind": "country", "id": IND, "name": {"en": "India"}, "alpha2": "IN", "alpha3": "IND"},
    {"kind": "country", "id": KOR, "name": {"en": "Republic of Korea"}, "alpha2": "KR", "alpha3": "KOR"},
    {
        "kind": "partnership",
        "id": "partnership:ind-kor",
        "name": {"en": "India and the Republic of Korea"},
        "parties": [IND, KOR],
    },
)
FIRST_DAY = datetime.date(1950, 1, 1).toordinal()
DAYS = 25_000
"""The exact days that shapes use, from 1950 to 2018; a longer list begins again."""

COMMITMENT_STATUSES = (
    "announced",
    "agreed",
    "signed",
    "under_way",
    "part_delivered",
    "stalled",
    "delivered",
    "dropped",
)
PROJECT_STATUSES = ("announced", "mou", "approved", "under_construction", "operating", "stalled", "delivered")
ACTION_TYPES = ("signed", "suspended", "resumed", "ratified", "entered_into_force", "provisional_application_started")
VAGUE = ("2010", "2010-06", "201X", "[2008..2012]", "2010-05-18", "2011", "[2010-03-04..2010-03-09]")
"""Dates of different lengths that overlap."""


def id_of(kind: str, number: int) -> str:
    """Return the id of a record by its number."""
    return f"{kind}:n-{number:06d}"


def name_of(number: int) -> Plain:
    """Return the name of a record by its number."""
    return {"en": f"Common name {number}"}


def day_of(number: int) -> str:
    """Return an exact day; later numbers have later days."""
    return datetime.date.fromordinal(FIRST_DAY + number % DAYS).isoformat()


def every(number: int, values: tuple[str, ...]) -> str:
    """Return one of the values in turn."""
    return values[number % len(values)]


def named(kind: str, number: int, **fields: Any) -> Plain:
    """Return a record with an id, a name and other fields."""
    return {"kind": kind, "id": id_of(kind, number), "name": name_of(number), **fields}


def commitment(number: int, **fields: Any) -> Plain:
    """Return a commitment of India to the Republic of Korea, announced in 2010."""
    made = {"by": [IND], "to": [KOR], "updates": [{"status": "announced", "on": "2010"}]}
    return named("commitment", number, **(made | fields))


def agreement(number: int, **fields: Any) -> Plain:
    """Return an agreement of the two states."""
    made = {"parties": [{"party": IND}, {"party": KOR}], "instrument": "agreement", "level": "state"}
    return named("agreement", number, **(made | fields))


def project(number: int, **fields: Any) -> Plain:
    """Return a project of the two states, announced in 2010."""
    made = {
        "type": "plant",
        "parties": [{"party": IND}, {"party": KOR}],
        "updates": [{"status": "announced", "on": "2010"}],
    }
    return named("project", number, **(made | fields))


def organisation(number: int, **fields: Any) -> Plain:
    """Return a company."""
    return named("organisation", number, **({"type": "company"} | fields))


def source(number: int, **fields: Any) -> Plain:
    """Return a report in the news."""
    made = {"kind": "source", "id": id_of("source", number), "title": f"Title {number}", "type": "news"}
    return made | {"published": "2012"} | fields


def sum_of(amount: int) -> Plain:
    """Return a sum in US dollars."""
    return {"amount": str(amount), "currency": "USD"}
