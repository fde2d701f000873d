"""Sentences of a briefing: what happened as subject and verb, dates in words, names with their article."""

from __future__ import annotations

import re

import attrs

from indokorea.chronology.timeline import Moment
from indokorea.chronology.wording import name_in_sentence
from indokorea.progress.stage_rules import happened_by
from indokorea.records.agreement import Agreement
from indokorea.records.commitment import Commitment
from indokorea.records.event import Event
from indokorea.records.exercise import Exercise
from indokorea.records.meeting import Meeting
from indokorea.records.project import Project
from indokorea.records.statement import StatementPoint
from indokorea.records.trade_measure import TradeMeasure
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, period_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import BindingForce, InstrumentType

HELD_KINDS = (Meeting, Exercise)

# Predicates for what has happened; `{}` is the subject.
HAPPENED = {
    "acceded to": "{} was acceded to",
    "adopted": "{} was adopted",
    "approved at home": "{} was approved at home",
    "deposited": "an instrument of consent to {} was deposited",
    "expired": "{} expired",
    "initialled": "{} was initialled",
    "entered into force": "{} entered into force",
    "negotiations concluded": "negotiations on {} were concluded",
    "negotiations opened": "negotiations on {} opened",
    "negotiations resumed": "negotiations on {} resumed",
    "negotiations suspended": "negotiations on {} were suspended",
    "published": "{} was published",
    "ratified": "{} was ratified",
    "signed": "{} was signed",
    "superseded": "{} was superseded",
    "takes effect": "{} took effect",
    "terminated": "{} was terminated",
    "completion of procedures notified": "the completion of procedures for {} was notified",
    "denunciation notified": "the denunciation of {} was notified",
    "instruments exchanged": "instruments on {} were exchanged",
    "notes exchanged": "notes on {} were exchanged",
    "provisional application ended": "the provisional application of {} ended",
    "provisional application started": "the provisional application of {} started",
    "provisions effective": "provisions of {} took effect",
    "commitment part delivered": 'a part of the commitment "{}" was delivered',
    "commitment stalled": 'the commitment "{}" stalled',
    "commitment stated": 'the commitment "{}" was stated',
    "commitment under way": 'work on the commitment "{}" was under way',
    "project MoU signed": 'a memorandum of understanding was signed for "{}"',
    "project announced": 'the project "{}" was announced',
    "project approved": 'the project "{}" was approved',
    "project cancelled": 'the project "{}" was cancelled',
    "project closed": 'the project "{}" was closed',
    "project contracted": 'a contract was signed for "{}"',
    "project delivered": 'the project "{}" was delivered',
    "project operating": 'the project "{}" went into operation',
    "project part delivered": 'a part of the project "{}" was delivered',
    "project stalled": 'the project "{}" stalled',
    "project under construction": 'the project "{}" was reported to be under construction',
}
# Predicates for what is ahead.
AHEAD = {
    "commitment due": 'the commitment "{}" is due',
    "entered into force": "{} enters into force",
    "expired": "{} expires",
    "takes effect": "{} takes effect",
    "terminated": "{} ends",
}
# What follows the name of a meeting or an exercise, by the end of the words of the timeline.
HELD = {
    "first planned for this time": "was first planned for this time",
    "expected, not confirmed": "was expected; no source says that it took place",
    "due, postponed": "was due and was postponed",
    "due, cancelled": "was due and was cancelled",
    "planned": "is planned",
    "begins": "began",
    "ends": "ended",
}
NOT_HELD = tuple(HELD.values())[:4]
# Places that an event is at, and not in.
SITE = re.compile(
    r" in (?=[^,]*\b(?:Cent(?:er|re)|Hall|Hotel|House|Institute|Palace|Residence|Theat(?:er|re)|University)\b)"
)
# A label that begins with one of these words has "the" before it in a sentence. A word in the group has a small letter.
WITH_ARTICLE = re.compile(
    r"(?:(?:[A-Z][\w-]+ ){0,3}(?:Agreement|Arrangement|Convention|Memorandum|Treaty)"
    r"|Amendment|Comprehensive|Framework|Heads|Joint|Memoranda|Protocol"
    r"|Upgrade|Exchange|Programme|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|State|Visit|Meeting|Tour|Call)"
    r"|\d+[a-z]{2})\b"
)
CLAUSE = re.compile(r" (?:are|is|was|were|has|have|will|should|goes|go on|continues?|begins?) ?")
INSTRUMENTS = {
    InstrumentType.FTA: "free trade agreement",
    InstrumentType.CEPA: "comprehensive economic partnership agreement",
    InstrumentType.OTHER: "text of another type",
}
BINDING = {
    BindingForce.INTERNATIONAL_LAW: "that binds in international law",
    BindingForce.DOMESTIC_CONTRACT: "that a court or an arbitrator can enforce",
    BindingForce.POLITICAL: "that does not bind in law",
    BindingForce.SILENT: "that does not say if it binds",
}


def dated_sentence(moment: Moment, day: PartialDate, subject: str | None = None) -> str:
    """Return the date of a moment, and a sentence whose subject is the name of the record, or `subject`.

    A moment after the day is ahead. A meeting or an exercise that was over by the day has its whole period.
    """
    record = moment.record
    period = record.period if isinstance(record, HELD_KINDS) and moment.path == "/period" else None
    if period is not None and period.end is not None and " begins: " in moment.text and happened_by(period.end, day):
        whole = attrs.evolve(moment, text=moment.text.replace(" begins: ", ": ", 1))
        return f"{capital(period_words(period))}: {_sentence(whole, subject, is_past=True)}."
    is_past = happened_by(moment.date, day)
    return f"{capital(date_words(moment.date))}: {_sentence(moment, subject, is_past=is_past)}."


def _sentence(moment: Moment, subject: str | None, *, is_past: bool) -> str:
    label = moment.record.label
    what, _, rest = moment.text.partition(": ")
    if not rest.startswith(label):
        return capital(moment.text)
    tail = SITE.sub(" at ", rest[len(label) :])
    if not isinstance(moment.record, Event):
        tail = re.sub(r"^, (?=(?:in|at|by|off|near|for) )", " ", tail)
    # The date of another step, such as that of the action which takes effect.
    tail = re.sub(r"\bon (\d{4}(?:-\d\d){0,2})\b", lambda found: when(PartialDate(found[1])), tail)
    form = _form(moment, what, is_past=is_past)
    if what == "takes effect" and " (provisions effective" in tail:
        form = HAPPENED["provisions effective"] if is_past else "provisions of {} take effect"
        tail = re.sub(r" \(provisions effective(?: (?:on|in) [^,)]+)?(?:, ([^)]+))?\)", r" \1", tail).rstrip()
    if form.endswith(NOT_HELD):
        tail = ""
    name = label if '"{}"' in form else in_sentence(label)
    if label.startswith(("Heads ", "Memoranda ")) and subject is None:
        form = form.replace("{} was ", "{} were ", 1)
    sentence = form.format(subject or name)
    return f"{capital(sentence.replace('provisions of it ', 'its provisions '))}{tail}"


def _form(moment: Moment, what: str, *, is_past: bool) -> str:
    """Return the sentence about a moment, with `{}` for the name of its record."""
    record, label = moment.record, moment.record.label
    form = (HAPPENED if is_past else AHEAD).get(what)
    if what == "project contracted" and "contract" in label.lower():
        form = None
    if form is not None:
        return form
    if isinstance(record, HELD_KINDS):
        end = next((words for end, words in HELD.items() if what.endswith(end)), None)
        part = f"the {what.partition(' phase')[0]} phase of {{}}" if " phase" in what else "{}"
        return f"{part} {end or ('took place' if is_past else 'is planned')}"
    kind, _, done = what.partition(" ")
    if isinstance(record, Project | Commitment):
        done = {"contracted": "signed", "operating": "put into operation"}.get(done, done)
        return f'the {kind} "{{}}" {"was" if is_past else "is to be"} {done}'
    if isinstance(record, TradeMeasure):
        done = done.removeprefix("measure ").replace("provisional", "applied provisionally")
        return f"{{}} {'was' if is_past else 'is to be'} {done}"
    # An event is called after what happened.
    return "{}" if isinstance(record, Event) else f"{{}}: {what}"


def in_sentence(label: str) -> str:
    """Return the name of a record as it is written within a sentence.

    >>> in_sentence("Agreement on ports"), in_sentence("First dialogue"), in_sentence("POSCO plant")
    ('the Agreement on ports', 'the first dialogue', 'POSCO plant')
    """
    found = WITH_ARTICLE.match(label)
    if found is None:
        return label
    return f"the {label[0].lower()}{label[1:]}" if found.group(1) else f"the {label}"


def stage_words(stage: object) -> str:
    """Return a stage as it follows the name of an undertaking.

    >>> stage_words("under_construction"), stage_words("mou")
    ('under construction', 'MoU signed')
    """
    return "MoU signed" if str(stage) == "mou" else humanise(stage)


def said_by(who: list[str], point: StatementPoint) -> str:
    """Return who said what in a sentence, such as `India notes that trade rose`."""
    verb, space, rest = humanise(point.stance).partition(" ")
    if len(who) > 1:
        verb = {"expresses": "express", "denies": "deny"}.get(verb, verb.removesuffix("s"))
    # A clause of its own does not follow the verb without "that".
    is_clause = CLAUSE.search(point.says) and not point.says.startswith("that ")
    link = (" that" if not rest and verb.startswith("announce") else ":") if is_clause else ""
    return f"{capital(series(who, 3))} {verb}{space}{rest}{link} {point.says}"


def instrument_sentence(agreement: Agreement, parties: str) -> str:
    """Return what type of instrument an agreement is, if it binds, and its parties."""
    noun = INSTRUMENTS.get(agreement.instrument) or humanise(agreement.instrument)
    article = "an" if noun[0] in "aeio" else "a"
    binds = f" {BINDING[agreement.binding]}" if agreement.binding else ""
    return f"It is {article} {noun}{binds}. Parties: {parties}."


def series(names: list[str], most: int) -> str:
    """Return names in a sentence, at most so many, and the number of the others.

    >>> series(["India", "Republic of Korea"], 6), series(["a", "b", "c"], 2)
    ('India and the Republic of Korea', 'a, b and 1 more')
    """
    shown = [name_in_sentence(one) for one in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return f"{text[:1].upper()}{text[1:]}"
