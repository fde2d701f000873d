"""The codebook of dyad-years: the fixed columns in order, and the meaning of each."""

from __future__ import annotations

from collections.abc import Iterator

from indokorea.collection.sides import Pair
from indokorea.vocabulary.agreements import BindingForce
from indokorea.vocabulary.meetings import MeetingLevel

SILENCE = "0 means that this dossier has none, None that it has no record of the kind between the two"

# What a count of events counts; the columns are NAME_certain and NAME_possible.
EVENTS = {
    "signed": "agreements with a signature by both, or by a party of either side, in the year",
    "entered_into_force": "agreements with an entry into force in the year",
    "ended": "agreements that were terminated, superseded or abandoned, or expired, in the year",
    "meetings": "meetings that name both sides, or of a mechanism of both, begun in the year; a visit and its talks "
    "are two, and those without a year are left out",
    "exercises": "exercises in which both took part, begun in the year; planned and cancelled ones are left out",
    "exercises_bilateral": "of these, exercises of the two alone",
    "commitments": "commitments that name both, made in the year by their first update; restatements are left out",
    "commitments_restated": "commitments that name both and restate an earlier one, made in the year",
}

FORCE = {
    "": "status in force",
    "_certain": "status in force, and certain",
    "_possible": "in force, or of uncertain status with an entry into force that may have happened",
}


def bindings() -> tuple[str, ...]:
    """Return the words of the binding force of an agreement, with that for one that is not recorded."""
    return (*(str(force) for force in BindingForce), "binding_unknown")


def fixed_meanings(pair: Pair) -> dict[str, str]:
    """Return the meaning of each column that every panel has, in order."""
    return dict(_identity(pair)) | dict(_agreements()) | dict(_events()) | dict(_tier())


def _identity(pair: Pair) -> Iterator[tuple[str, str]]:
    one, other = pair
    yield "year", "calendar year"
    yield "country1", f"id of the first country of the pair: {one}"
    yield "country2", f"id of the second country of the pair: {other}"
    for place, id in enumerate(pair, start=1):
        yield f"ccode{place}", f"number of {id} in Correlates of War (field cow of the Country record)"
    for place, id in enumerate(pair, start=1):
        yield f"gwcode{place}", f"number of {id} in the list of Gleditsch and Ward (field gw of the Country record)"
    yield "dyad", "undirected dyad of Correlates of War: the lower of ccode1 and ccode2 times 1000, plus the higher"
    yield "directed_dyad", "ccode1 times 1000, plus ccode2: the order is that of the pair"
    yield "complete", "True if the dossier is current to the end of the year, or later; else counts may be too low"


def _agreements() -> Iterator[tuple[str, str]]:
    both = "agreements with a party on each side"
    for suffix, meaning in FORCE.items():
        yield f"in_force{suffix}", f"{both} on 31 December: {meaning} (status_on of the pair); 0 means none here"
    for suffix, meaning in FORCE.items():
        yield f"in_force_any_day{suffix}", f"{both} on any day of the year: {meaning}; 0 means none here"
    for word in bindings():
        named = "whose binding force is not recorded" if word == "binding_unknown" else f"of binding force {word}"
        treaty = ", that is treaties," if word == str(BindingForce.INTERNATIONAL_LAW) else ""
        for suffix in ("", "_certain"):
            yield f"in_force_{word}{suffix}", f"of in_force{suffix}, those {named}{treaty}; 0 means none here"


def _events() -> Iterator[tuple[str, str]]:
    for name, meaning in _event_meanings():
        yield f"{name}_certain", f"{meaning}: certainly in this year; {SILENCE}"
        yield f"{name}_possible", f"{meaning}: certainly or possibly in this year; {SILENCE}"


def _event_meanings() -> Iterator[tuple[str, str]]:
    for name, meaning in EVENTS.items():
        yield name, meaning
        if name == "meetings":
            for level in MeetingLevel:
                yield f"meetings_{level}", f"of these, meetings at the level of {level.meaning}"
            yield "meetings_level_unknown", "of these, meetings whose level is not recorded"
            yield "summits", "of these, talks of heads of state or government, as a summit or beside a gathering"


def _tier() -> Iterator[tuple[str, str]]:
    yield "tier", "tier of the partnership on 31 December (phase_on of the Partnership); None before its first phase"
    yield "tier_ordinal", "rank of that tier, from 1 (diplomatic relations) to 7 (alliance)"
    yield "tier_certain", "True if the tier on that day is certain; None if there is no Partnership of the two"
