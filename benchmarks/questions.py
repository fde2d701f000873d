"""Every question of a dossier, as `bounds.py` puts it to the worst shapes.

A question about one record is put for a few: the longest, the one that most others refer to, and the first and the
last of the commonest kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from inspect import signature
from itertools import islice
from typing import Any, TypeAlias

import attrs

import indokorea as ik
from indokorea.errors import InvalidValue
from indokorea.fields.part import leaves
from indokorea.progress.trade import trade_figures

ID = re.compile(rb'"([a-z_]+:[a-z0-9-]+)"')
DAY = "2015-06-30"
PAIR = ("country:ind", "country:kor")
MOST_ROWS = 100
BACKGROUND = ("country", "partnership")


@attrs.frozen
class Subject:
    """A dossier, the bytes that it was read from, and the ids of the records in question."""

    dossier: ik.Dossier
    data: bytes
    ids: tuple[str, ...]

    def records(self, kind: str | None = None) -> Iterator[Any]:
        """Yield the records in question, or those of one kind."""
        for id in self.ids:
            if kind is None or id.startswith(f"{kind}:"):
                yield self.dossier[id]


Question: TypeAlias = Callable[[Subject], object]


def subject_of(data: bytes, *, integrity: bool = True) -> Subject:
    """Read a document, and choose the records for questions about one."""
    dossier = ik.loads(data, integrity=integrity)
    lengths = {record.id: sum(1 for _ in leaves(record)) for record in dossier if record.kind not in BACKGROUND[:1]}
    references = Counter(match.decode() for match in ID.findall(data))
    kinds = Counter(record.kind for record in dossier if record.kind not in BACKGROUND)
    longest = max(lengths, key=lambda id: lengths[id])
    most_named = max(lengths, key=lambda id: references[id])
    ends: list[str] = []
    for kind, _ in kinds.most_common(2):
        ids = [id for id in lengths if id.startswith(f"{kind}:")]
        ends += [ids[0], ids[-1]]
    return Subject(dossier, data, tuple(dict.fromkeys((longest, most_named, *ends))))


def _undertakings(subject: Subject, ask: Callable[[str], object]) -> list[object]:
    """Return the answers about those records that are undertakings."""
    found = []
    for id in subject.ids:
        try:
            found.append(ask(id))
        except InvalidValue:
            continue
    return found


def _evidence(subject: Subject) -> list[object]:
    """Return the evidence for the records, for one field, and for the last value of each."""
    found: list[object] = []
    for record in subject.records():
        if record.kind != "source":
            found.append(subject.dossier.evidence(record))
            # The last field of the record, but none of its evidence.
            paths = [path for path, _, _ in leaves(record) if path[0] not in ("citations", "claims", "id")]
            pointers = ["/" + "/".join(map(str, paths[-1])), f"/{paths[0][0]}"]
            found += [subject.dossier.evidence(record, one) for one in pointers]
    return found


def _follow(subject: Subject) -> list[object]:
    found: list[object] = []
    for record in subject.records():
        for field in dict.fromkeys(link.field for link in subject.dossier.links_from(record.id)):
            try:
                found.append(subject.dossier.follow(record, field))
            except ik.UnknownRecord as error:  # a shape with broken references
                found.append(error)
    return found


def _diff(subject: Subject) -> object:
    """Return the changes from the dossier to one in which every record has another summary, and some have gone."""
    kept: list[Any] = [record for place, record in enumerate(subject.dossier) if place % 3 or place < 3]
    changed = [attrs.evolve(one, summary="Another.") if hasattr(one, "summary") else one for one in kept]
    return ik.diff(subject.dossier, ik.Dossier(changed, integrity=False))


def _diff_of_steps(subject: Subject) -> object:
    """Return the changes from the longest record to one whose lists are turned round."""
    long: Any = subject.dossier[subject.ids[0]]
    lists = {
        name: tuple(reversed(value))
        for name in ("updates", "actions", "claims", "citations", "points", "steps", "parties", "provisions", "meets")
        if (value := getattr(long, name, None)) and isinstance(value, tuple)
    }
    return ik.diff(ik.Dossier([long], integrity=False), ik.Dossier([attrs.evolve(long, **lists)], integrity=False))


def _statuses(subject: Subject) -> list[object]:
    found: list[object] = []
    for one in subject.records("agreement"):
        found += [one.status_on(DAY), subject.dossier.status_on(one, DAY), one.term_on(DAY)]
        found += [subject.dossier.status_on(one, DAY, between=PAIR), one.status_on("2010")]
        found += [one.effective_for(party, DAY) for party in one.bound[:1]]
    found += [one.status_on(DAY) for one in subject.records("trade_measure")]
    found += [one.phase_on(DAY) for one in subject.records("partnership")]
    found += [one.stage_on(DAY) for kind in ("commitment", "project") for one in subject.records(kind)]
    return found


def _find(text: str, **words: Any) -> Question:
    return lambda subject: subject.dossier.find(text, **words)


def _newer(name: str) -> dict[str, Question]:
    """Return the question of a method that a dossier may have, about the dossier or about a commitment."""
    if not hasattr(ik.Dossier, name):
        return {}
    wants_record = any(
        one.default is one.empty and one.name not in ("self", "since", "until")
        for one in signature(getattr(ik.Dossier, name)).parameters.values()
    )
    if name == "dyad_years":
        return {name: lambda subject: getattr(subject.dossier, name)(1950, 2026)}
    if wants_record:
        kind = "agreement" if name == "lineage" else "commitment"
        return {name: lambda subject: [getattr(subject.dossier, name)(one) for one in subject.records(kind)]}
    return {name: lambda subject: getattr(subject.dossier, name)()}


# The questions by their names; `shown` prints the answers.
QUESTIONS: dict[str, Question] = {
    "loads": lambda subject: ik.loads(subject.data, integrity=False),
    "check": lambda subject: ik.check(subject.data),
    "review": lambda subject: ik.review(subject.dossier),
    "dumps": lambda subject: len(ik.dumps(subject.dossier)),
    "Dossier(...)": lambda subject: ik.Dossier(subject.dossier, integrity=False),
    "diff": _diff,
    "diff of steps": _diff_of_steps,
    "about": lambda subject: subject.dossier.about(),
    "find a common word": _find("common"),
    "find a common word, all": _find("common", limit=None),
    "find with an error": _find("comon nmae"),
    "find near words": _find("semiabcaconducter"),
    "find nothing": _find("zzzzzzzz"),
    "select by party": lambda subject: subject.dossier.select(party=PAIR[0]),
    "select by two parties": lambda subject: subject.dossier.select(between=PAIR),
    "select by sector": lambda subject: [
        subject.dossier.select(sector=one.id) for one in islice(subject.dossier.sectors, 1)
    ],
    "select by time": lambda subject: subject.dossier.select(during="2010/2012"),
    "neighbours": lambda subject: [subject.dossier.neighbours(id) for id in subject.ids],
    "follow": _follow,
    "evidence": _evidence,
    "disputes": lambda subject: subject.dossier.disputes(),
    "disputes about one": lambda subject: [subject.dossier.disputes(about=id) for id in subject.ids],
    "complementarities": lambda subject: subject.dossier.complementarities(),
    "complementarities, unsourced too": lambda subject: subject.dossier.complementarities(sourced=False),
    "expectations": lambda subject: subject.dossier.expectations(),
    "coverage": lambda subject: subject.dossier.coverage(),
    "coverage between two": lambda subject: subject.dossier.coverage(between=PAIR),
    "chronology": lambda subject: subject.dossier.chronology(),
    "chronology of two years": lambda subject: subject.dossier.chronology(since="2010", until="2011"),
    "chronology between two": lambda subject: subject.dossier.chronology(between=PAIR),
    "on": lambda subject: subject.dossier.on(DAY),
    "on a year": lambda subject: subject.dossier.on("2010"),
    "known_on": lambda subject: subject.dossier.known_on("2013-01-01"),
    "statuses and stages": _statuses,
    "stage_on": lambda subject: [subject.dossier.stage_on(one, DAY) for one in subject.records("commitment")],
    "terms_ending": lambda subject: subject.dossier.terms_ending(since="2010-06-01"),
    "terms_ending, to 9999": lambda subject: subject.dossier.terms_ending(since="2010-06-01", until="9999"),
    "progress": lambda subject: subject.dossier.progress(DAY),
    "progress by party": lambda subject: subject.dossier.progress(DAY, "party"),
    "progress by objective": lambda subject: subject.dossier.progress(DAY, "objective"),
    "progress, no roll-up": lambda subject: subject.dossier.progress(DAY, roll_up=False),
    "progress between two": lambda subject: subject.dossier.progress(DAY, between=PAIR),
    "progress in a year": lambda subject: subject.dossier.progress("2010"),
    "progress_on": lambda subject: _undertakings(subject, lambda id: subject.dossier.progress_on(id, DAY)),
    "trail": lambda subject: _undertakings(subject, lambda id: subject.dossier.trail(id, DAY)),
    "trail to today": lambda subject: _undertakings(subject, subject.dossier.trail),
    "trade figures": lambda subject: trade_figures(subject.dossier, DAY),
    "rows of views": lambda subject: [view.rows() for view in map(subject.dossier.of, ik.RECORD_TYPES)],
    "record": lambda subject: list(subject.records()),
    "row of a record": lambda subject: [record.row() for record in subject.records()],
    "dossier": lambda subject: subject.dossier,
    "views": lambda subject: [subject.dossier.of(one) for one in ik.RECORD_TYPES],
    **_newer("scorecard"),
    **_newer("realisation"),
    **_newer("dyad_years"),
    **_newer("lineage"),
}

# The answers that are shown in no other way than their values.
PLAIN = frozenset({"loads", "dumps", "Dossier(...)", "rows of views", "row of a record", "trade figures", "known_on"})


def shown(answer: Any) -> int:
    """Show an answer as text, as HTML and as rows; return how much there is."""
    if isinstance(answer, list | tuple) and not hasattr(answer, "_repr_mimebundle_"):
        return sum(shown(one) for one in answer[:20])
    size = len(str(answer)) + len(repr(answer))
    size += sum(map(len, getattr(answer, "_repr_mimebundle_", dict)().values()))
    if isinstance(answer, ik.ResultTable | ik.Complementarities):
        size += len(answer[:MOST_ROWS].rows())  # a row may name many records, and pairs are very many
    else:
        size += len(getattr(answer, "rows", list)())
    return size
