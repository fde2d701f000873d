"""The scorecard of a dossier on a day, in four parts, with the method by which it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

from indokorea._lazy import feature
from indokorea.collection.lookup import pair_of_ids, party_id, sector_id
from indokorea.collection.records import Records
from indokorea.collection.scope import Scope, scope_of
from indokorea.collection.selection import matching
from indokorea.progress.scorecard.deliverables import Deliverables, deliverables_of
from indokorea.progress.scorecard.dialogues import Dialogues, dialogues_of
from indokorea.progress.scorecard.entry import ScorecardPart
from indokorea.progress.scorecard.papers import Papers, papers_of
from indokorea.progress.scorecard.promises import Promises, promises_of
from indokorea.progress.scorecard.things import NotCounted, PartName, things_of
from indokorea.progress.standing import DORMANT_AFTER, StageCalculator
from indokorea.progress.undertakings import undertakings_of
from indokorea.records.source import Source
from indokorea.render.display import Tabular, display_text
from indokorea.render.result_table import ResultTable
from indokorea.render.words import count_text, humanise
from indokorea.values.clock import to_day
from indokorea.values.dates import DateLike, PartialDate

if TYPE_CHECKING:
    import os

    from matplotlib.figure import Figure

# The rules in short, for the method.
PRINCIPLES = (
    "This is not a complete list: it has what the editor of the dossier recorded",
    "A thing with several records counts once: a contract with its project, a promise with its restatements",
    "Everything counts the same, large or small: a treaty like a memorandum, a shipyard like a stamp",
    "A promise counts as not met only if a source or a figure says so; without one it is unreported",
)

# The edition of the rules of the scorecard: what counts as one thing, the states, the verdicts. It changes with them.
RULES = "1"


@attrs.frozen(kw_only=True, repr=False)
class Scorecard(Tabular):
    """What came of it all by a day, in four parts that are never added up.

    `promises` are commitments with a day, `deliverables` are things to be built or handed over, `papers` are agreements
    without deliverables, `dialogues` are dialogues and exercises. Each record is in one entry of one part, or in
    `not_counted` with the reason. `method` says how the card was made; print it wherever a number of it is printed.
    """

    on: PartialDate
    promises: Promises
    deliverables: Deliverables
    papers: Papers
    dialogues: Dialogues
    not_counted: ResultTable[NotCounted]
    method: str
    _scope: Scope = attrs.field(alias="scope", default=Scope(), eq=False)

    @property
    def parts(self) -> ResultTable[ScorecardPart[Any]]:
        """The four parts in order."""
        return ResultTable((self.promises, self.deliverables, self.papers, self.dialogues))

    @property
    def sentence(self) -> str:
        """The sentences of the four parts, one after the other."""
        return " ".join(f"{one.sentence[0].upper()}{one.sentence[1:]}." for one in self.parts)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for each entry of all parts, with the name of its part, for tables and data frames."""
        return [
            {"part": name.value} | {key: value for key, value in entry.row().items() if key in COMMON}
            for name, part in zip(PartName, self.parts, strict=True)
            for entry in part.everything
        ]

    def plot(
        self,
        *,
        theme: Literal["light", "dark"] | None = None,
        width: float | None = None,
        save: str | os.PathLike[str] | None = None,
    ) -> Figure:
        """Return the counts as a matplotlib Figure: a panel for each part, a bar for each state, the method below.

        `theme` is `light`, the default, or `dark`; `width` is in inches, 7.5 by default, and 4 suits a phone. `save`
        also writes the figure to a file that ends in .svg, .png or .pdf. Raises ModuleNotFoundError if the extra `plot`
        is missing, InvalidValue for another file ending, theme or width, OSError if the file cannot be written.
        """
        panels = [
            (f"{part.title} ({len(part):,})", [(humanise(state), count) for state, count in part.counts.items()])
            for part in self.parts
        ]
        picture: Figure = feature("draw")(
            "scorecard",
            panels,
            note=self.method,
            title=self._scope.titled(f"Scorecard on {self.on}"),
            source=self._scope.source,
            theme=theme,
            width=width,
            save=save,
        )
        return picture

    def __repr__(self) -> str:
        sizes = (f"{len(part)} {name.value}" for name, part in zip(PartName, self.parts, strict=True))
        return f"<Scorecard on {self.on}: {', '.join(sizes)}>"

    def __str__(self) -> str:
        return display_text(self)


# The columns that the entries of all parts share.
COMMON = (
    "id",
    "kind",
    "name",
    "state",
    "certain",
    "established_by",
    "last_reported",
    "dormant",
    "includes",
    "because",
)


def scorecard_of(
    records: Records,
    on: DateLike | None = None,
    *,
    sector: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    edition: str | None = None,
    as_of: PartialDate | None = None,
    dormant_after: int = DORMANT_AFTER,
) -> Scorecard:
    """Return the scorecard of a collection on a day, today if None.

    `sector` and `party` keep the things of which some record concerns them, narrower sectors and organisations
    included; `between` keeps those of two parties. `edition` and `as_of` are those of the dossier, for the method.
    Raises InvalidValue for a record of the wrong kind, UnknownRecord for an unknown sector or party.

    >>> from indokorea.records.project import Project, ProjectUpdate
    >>> from indokorea.vocabulary.projects import ProjectStatus, ProjectType
    >>> mill = Project(id="project:mill", name="A mill", type=ProjectType.PLANT, updates=(
    ...     ProjectUpdate(status=ProjectStatus.OPERATING, on="2015-03"),
    ... ))
    >>> scorecard_of(Records([mill]), "2016").deliverables.sentence
    '1 thing to be built or handed over: delivered'
    """
    day = to_day(on)
    pair = pair_of_ids(records, between)
    is_selected = matching(records, sector=sector, party=party, between=pair)
    calculator = StageCalculator(records.cached(undertakings_of), day, dormant_after=dormant_after, between=pair)
    things, left_out = things_of(calculator, day)
    kept = [thing for thing in things if any(is_selected(records[id]) for id in thing.members)]
    of_part = {name: [thing for thing in kept if thing.part is name] for name in PartName}
    not_counted = ResultTable(one for one in left_out if is_selected(records[one.id]))
    conditions = [
        *([] if sector is None else [f"is of the sector {_label(records, sector_id(records, sector))}"]),
        *([] if party is None else [f"concerns {_label(records, party_id(records, party))}"]),
        *([] if pair is None else [f"is between {' and '.join(_label(records, id) for id in pair)}"]),
    ]
    method = _method(records, day, conditions=conditions, edition=edition, as_of=as_of, not_counted=not_counted)
    scope = scope_of(records, sector=sector, party=party, between=pair)
    return Scorecard(
        on=day,
        promises=promises_of(of_part[PartName.PROMISES], calculator, day, method),
        deliverables=deliverables_of(of_part[PartName.DELIVERABLES], calculator, day, method),
        papers=papers_of(of_part[PartName.PAPERS], calculator, day, method, pair),
        dialogues=dialogues_of(of_part[PartName.DIALOGUES], calculator, day, method, scope),
        not_counted=not_counted,
        method=method,
        scope=scope,
    )


def _label(records: Records, id: str) -> str:
    record = records.get(id)
    return id if record is None else record.label


def _is_after(day: PartialDate, as_of: PartialDate | None) -> bool:
    return as_of is not None and day.definitely_after(as_of)


def _method(
    records: Records,
    day: PartialDate,
    *,
    conditions: Sequence[str],
    edition: str | None,
    as_of: PartialDate | None,
    not_counted: ResultTable[NotCounted],
) -> str:
    """Return how a scorecard was made, in one paragraph."""
    edition_text = f", edition {edition}" if edition else ""
    current_text = f", current to {as_of}" if as_of else ""
    counted = f"{count_text(len(records), 'record')}, {count_text(len(records.of(Source)), 'source')}"
    sentences = (
        f"As of {day}, by edition {RULES} of the rules of the scorecard",
        f"Dossier{edition_text}{current_text}: {counted}",
        f"Only what {' and '.join(conditions)}" if conditions else "",
        f"The dossier ends on {as_of}: silence after that day says nothing" if _is_after(day, as_of) else "",
        *PRINCIPLES,
        not_counted_text(not_counted),
    )
    return "".join(f"{sentence}. " for sentence in sentences if sentence).rstrip()


def not_counted_text(not_counted: ResultTable[NotCounted]) -> str:
    """Return how many undertakings are not counted for each reason, the most frequent first."""
    reasons = Counter((one.reason, one.several) for one in not_counted)
    left_out = "; ".join(
        f"{count:,} {one if count == 1 else several}" for (one, several), count in reasons.most_common()
    )
    return f"Not counted: {left_out}" if left_out else "Every undertaking is counted"
