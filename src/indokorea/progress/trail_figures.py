"""The figures of a trail: what statistics show beside the target of a promise."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import Any

import attrs

from indokorea.analysis.realisation import WHOLE_YEARS, RealisationLine, realisation_of
from indokorea.progress.undertakings import Undertakings
from indokorea.records.commitment import Commitment
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate


@attrs.frozen(kw_only=True)
class TrailFigure:
    """A figure beside the target: that of the day on which it was due, or else the latest of its series.

    `period` is the time that it covers, and `series` says who compiled it and for which type of year. `ratio` is the
    figure as a multiple of the target; None where there is none. `records` are the ids of the observations.
    """

    period: str
    value: str
    target: str
    ratio: Decimal | None
    when_due: bool
    series: str
    records: tuple[str, ...]

    @property
    def share(self) -> str:
        """The figure as a share of the target in whole per cent, rounded down, so that 100% is never short of it."""
        if self.ratio is None:
            return ""
        return f"{(self.ratio * 100).to_integral_value(ROUND_FLOOR):,}% of {self.target}"

    @property
    def text(self) -> str:
        """The figure, and its share of the target."""
        when_due = " when it was due" if self.when_due else ""
        return ", ".join(filter(None, (self.value + when_due, self.share)))

    def row(self) -> dict[str, Any]:
        """Return the figure as a dict of plain values; `records` is a list."""
        return {
            "period": self.period,
            "value": self.value,
            "target": self.target,
            "ratio": self.ratio,
            "when_due": self.when_due,
            "series": self.series or None,
            "records": list(self.records),
        }

    def __str__(self) -> str:
        series = f" ({self.series})" if self.series else ""
        return f"{self.period}: {self.text}{series}  [{', '.join(self.records)}]"


def figures_of(undertakings: Undertakings, id: str, on: PartialDate) -> tuple[TrailFigure, ...]:
    """Return the figures beside the target of a promise by a day; none for any other undertaking.

    A restatement has those of the promise that was made first.
    """
    record = undertakings.records[undertakings.representative.get(id, id)]
    if not isinstance(record, Commitment) or on.earliest is None:
        return ()
    return tuple(map(_figure, realisation_of(undertakings.records, record, on.earliest).lines))


def _figure(line: RealisationLine) -> TrailFigure:
    periods = {str(one.period.start) if one.period.start == one.period.end else str(one.period) for one in line.figures}
    year = "" if line.series.year is None else humanise(line.series.year)
    if line.series.year in WHOLE_YEARS:
        year += " year"
    parts = (year, line.series.compiled_by, humanise(line.series.valuation or ""))
    return TrailFigure(
        period=periods.pop() if len(periods) == 1 else f"{line.days.earliest}/{line.days.latest}",
        value=str(line.value),
        target=str(line.target),
        ratio=line.ratio,
        when_due=line.at_due,
        series=", ".join(filter(None, parts)),
        records=tuple(one.id for one in line.figures),
    )
