"""The rules of what happens: exercises, meetings, phases of a partnership."""

from indokorea.findings import Severity
from indokorea.rules.base import Rule
from indokorea.rules.exercise_dates import claims_of_a_first, editions_in_order, phases_within
from indokorea.rules.exercises import naval_forces, participants_are_of_the_parties, scope_fits_parties
from indokorea.rules.future_dates import nothing_to_come
from indokorea.rules.meetings import host_takes_part, offices_held, rounds_in_order
from indokorea.rules.partnerships import established_as_it_begins, phases_in_order, steps_down

HAPPENING_RULES: tuple[Rule, ...] = (
    Rule(
        code="DAT-03",
        severity=Severity.WARNING,
        meaning="what is told as done is not dated after the dossier's as-of date, or today where it has none",
        remedy="correct the date or the as-of date; a day fixed beforehand for a treaty's force or end is a note only",
        find=nothing_to_come,
    ),
    Rule(
        code="EXE-01",
        severity=Severity.WARNING,
        meaning="a force that takes part in an exercise belongs to one of its parties",
        remedy="add the country to the parties, or give the role observer",
        find=participants_are_of_the_parties,
    ),
    Rule(
        code="EXE-02",
        severity=Severity.ERROR,
        meaning="an exercise is bilateral when exactly two countries take part, India and Korea",
        remedy="correct the scope or the parties, or give observers that role",
        find=scope_fits_parties,
    ),
    Rule(
        code="EXE-03",
        severity=Severity.ERROR,
        meaning="an exercise at sea has a navy or a coast guard of each party whose forces are named",
        remedy="name the force, or correct the domains or the branch of a force",
        find=naval_forces,
    ),
    Rule(
        code="EXE-05",
        severity=Severity.ERROR,
        meaning="the phases of an exercise lie within its period, but for the planning",
        remedy="correct one of the two periods",
        find=phases_within,
    ),
    Rule(
        code="EXE-06",
        severity=Severity.ERROR,
        meaning="the editions of a series come in the order of their numbers, and each number stands once",
        remedy="correct a date or a number, or keep one record of the edition",
        find=editions_in_order,
    ),
    Rule(
        code="EXE-07",
        severity=Severity.NOTE,
        meaning="what is claimed to be the first exercise of its two parties in its domain has none before it",
        remedy="rank the claim disputed, or say what it is the first of",
        find=claims_of_a_first,
    ),
    Rule(
        code="MTG-01",
        severity=Severity.WARNING,
        meaning="who attends or signs in an office held it that day, as far as the person's tenures tell",
        remedy="correct the office, the tenure or the date",
        find=offices_held,
    ),
    Rule(
        code="MTG-02",
        severity=Severity.WARNING,
        meaning="the host of a meeting is one of the sides, where two are named and all participants have one",
        remedy="correct the host, or leave out one that took no part",
        find=host_takes_part,
    ),
    Rule(
        code="MTG-03",
        severity=Severity.WARNING,
        meaning="the rounds of a mechanism come in the order of their numbers",
        remedy="correct a date or a number",
        find=rounds_in_order,
    ),
    Rule(
        code="PAR-01",
        severity=Severity.ERROR,
        meaning="the phases of a partnership stand in order of time, and no two begin on the same day",
        remedy="put the phases in order, or correct a date",
        find=phases_in_order,
    ),
    Rule(
        code="PAR-02",
        severity=Severity.WARNING,
        meaning="a phase of a lower tier than the one before it says why in a note",
        remedy="add the note, or correct the tier",
        find=steps_down,
    ),
    Rule(
        code="PAR-04",
        severity=Severity.WARNING,
        meaning="what established a phase may be of the day on which the phase begins",
        remedy="correct one of the two dates, or what established the phase",
        find=established_as_it_begins,
    ),
)
