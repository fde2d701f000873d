"""Sentences of a briefing: what happened as subject and verb, dates in words, names with their article."""

from __future__ import annotations

import re

from indokorea.chronology.timeline import Moment
from indokorea.chronology.wording import name_in_sentence
from indokorea.records.agreement import Agreement
from indokorea.records.meeting import Meeting
from indokorea.records.statement import StatementPoint
from indokorea.render.words import humanise
from indokorea.values.date_words import date_words, when
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.agreements import BindingForce, InstrumentType

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
    "commitment agreed": 'the commitment "{}" was agreed',
    "commitment announced": 'the commitment "{}" was announced',
    "commitment due": 'the commitment "{}" was due',
    "commitment signed": 'the commitment "{}" was signed',
    "project MoU signed": 'a memorandum of understanding was signed for "{}"',
    "project announced": 'the project "{}" was announced',
    "project approved": 'the project "{}" was approved',
    "project cancelled": 'the project "{}" was cancelled',
    "project closed": 'the project "{}" was closed',
    "project contracted": 'a contract was signed for "{}"',
    "project delivered": 'the project "{}" was delivered',
    "project operating": 'the project "{}" was in operation',
    "project part delivered": 'a part of the project "{}" was delivered',
    "project stalled": 'the project "{}" was stalled',
    "project under construction": 'the project "{}" was under construction',
}
# Predicates for what is ahead.
AHEAD = {
    "commitment due": 'the commitment "{}" is due',
    "entered into force": "{} enters into force",
    "expired": "{} expires",
    "takes effect": "{} takes effect",
    "terminated": "{} ends",
}
# A label that begins with one of these words has "the" before it in a sentence. A word in the group has a small letter.
WITH_ARTICLE = re.compile(
    r"(?:Agreement|Amendment|Arrangement|Comprehensive|Convention|Framework|Heads|Joint|Memorandum|Memoranda|Protocol"
    r"|Treaty|Upgrade|Exchange|Programme|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|State|Visit|Meeting|Tour|Call)"
    r"|\d+[a-z]{2})\b"
)
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


def dated_sentence(moment: Moment, subject: str | None = None, *, is_past: bool = True) -> str:
    """Return the date of a moment, and a sentence whose subject is the name of the record, or `subject`.

    It has the words of the timeline where there is no sentence for them.
    """
    return f"{capital(date_words(moment.date))}: {_sentence(moment, subject, is_past=is_past)}."


def _sentence(moment: Moment, subject: str | None, *, is_past: bool) -> str:
    label = moment.record.label
    what, _, rest = moment.text.partition(": ")
    if not rest.startswith(label):
        return moment.text
    tail = re.sub(r"^, (?=(?:in|at|by|off|near|for) )", " ", rest[len(label) :])
    # The date of another step, such as that of the action which takes effect.
    tail = re.sub(r"\bon (\d{4}(?:-\d\d){0,2})\b", lambda found: when(PartialDate(found[1])), tail)
    form = (HAPPENED if is_past else AHEAD).get(what)
    if form is None and is_past and isinstance(moment.record, Meeting) and "," not in what and "planned" not in what:
        held = "were held" if label.startswith("Talks ") else "was held"
        form = f"{{}} {({'begins': 'began', 'ends': 'ended'}).get(what.rpartition(' ')[2], held)}"
    if form is None:
        return moment.text if subject is None else f"{what}{tail}"
    name = label if '"{}"' in form else in_sentence(label)
    return f"{capital(form.format(subject or name))}{tail}"


def in_sentence(label: str) -> str:
    """Return the name of a record as it is written within a sentence.

    >>> in_sentence("Agreement on ports"), in_sentence("First dialogue"), in_sentence("POSCO plant")
    ('the Agreement on ports', 'the first dialogue', 'POSCO plant')
    """
    found = WITH_ARTICLE.match(label)
    if found is None:
        return label
    return f"the {label[0].lower()}{label[1:]}" if found.group(1) else f"the {label}"


def said_by(who: list[str], point: StatementPoint) -> str:
    """Return who said what in a sentence, such as `India notes that trade rose`."""
    verb, space, rest = humanise(point.stance).partition(" ")
    if len(who) > 1:
        verb = {"expresses": "express", "denies": "deny"}.get(verb, verb.removesuffix("s"))
    # A clause of its own does not follow the verb without "that".
    is_clause = re.search(r" (?:are|is|was|were|has|have|will|should) ", point.says) and point.says[:5] != "that "
    return f"{capital(series(who, 3))} {verb}{space}{rest}{':' if is_clause else ''} {point.says}"


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
