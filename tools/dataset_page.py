"""The page about the bundled data, made from the data itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from indokorea import Dossier, Severity, Source, review
from indokorea.analysis.about import share

HEAD = """# The reference dossier

This page is made from the data by `python tools/build_dossier.py`; do not edit it.
"""

CORRECT = """## How to correct an entry

1. Find the record in `src/indokorea/bundled/data/<kind>.json`: one record a line, its `id` near the beginning.
2. Change the field. Where sources disagree, the field holds the value that seems right and the other becomes a
   claim with its `rank`, its sources and the reason in `note`. Cite what you used: add a record to `source.json` and
   point to it from `citations`, with the fields it supports.
3. Run `python tools/build_dossier.py`. It refuses whatever is not sound, and writes the canonical files, their
   checksums and this page.

Nothing is entered that no source says. A page that only repeats another is marked by `reproduces`, so that it does not
count as a second source.
"""


def page(dossier: Dossier) -> str:
    """Return the whole page as Markdown."""
    figures = dossier.about()
    exact_share = share(figures.exact_dates, figures.dates)
    sections = (
        HEAD,
        f"Edition {dossier.edition}, as of {dossier.as_of}: {figures.records} records.\n",
        "## How well sourced\n",
        table(
            ("what", "records", "share"),
            [
                (
                    "cite two independent sources or more",
                    figures.several_independent,
                    share(figures.several_independent, figures.cited),
                ),
                ("cite one", figures.one_independent, share(figures.one_independent, figures.cited)),
                ("cite none", figures.uncited, share(figures.uncited, figures.cited)),
                ("cite an official source", figures.official, share(figures.official, figures.cited)),
            ],
        ),
        "Sources themselves are not counted.\n",
        f"Of {figures.dates} dates, {figures.exact_dates} ({exact_share}) are exact to the day;",
        "the others are as partial as their sources.\n",
        "## What is disputed\n",
        f"{figures.claims} claims are kept, of which {figures.disputed} are disputed or rejected.",
        "These topics have rivals:\n",
        table(("topic", "claims"), rivals(dossier)),
        "## Records a kind\n",
        table(("kind", "records"), figures.kinds),
        "## Records a year\n",
        "By the year in which each first happened, where that year is certain.\n",
        table(("year", "records"), figures.years),
        "## What is known to be missing\n",
        "\n".join(missing(dossier)) + "\n",
        "## What the rules note\n",
        table(("code", "severity", "findings"), noted(dossier)),
        CORRECT,
    )
    return "\n".join(sections)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def rivals(dossier: Dossier) -> list[tuple[str, int]]:
    """Return the topics that several claims share."""
    topics = Counter(claim.topic for record in dossier for claim in getattr(record, "claims", ()) if claim.topic)
    return [(topic, count) for topic, count in sorted(topics.items()) if count > 1]


def missing(dossier: Dossier) -> Iterator[str]:
    """Yield what the records show to be unknown, as Markdown lines."""
    signed = [one for one in dossier.agreements if not one.actions]
    yield f"- {len(signed)} of {len(dossier.agreements)} agreements have no dated action."
    undated = [one for one in dossier.meetings if one.period is None]
    yield f"- {len(undated)} of {len(dossier.meetings)} meetings have no date."
    tenures = [tenure for person in dossier.people for tenure in person.tenures]
    unknown = [tenure for tenure in tenures if tenure.period is None]
    yield f"- {len(unknown)} of {len(tenures)} offices have no known beginning or end."
    unnamed = [record for record in dossier.organisations if record.name.ko is None]
    yield f"- {len(unnamed)} of {len(dossier.organisations)} organisations have no Korean name here."
    open_ends = [one for one in dossier.commitments if str(one.stage_on(str(dossier.as_of))) in ("announced", "agreed")]
    yield f"- {len(open_ends)} of {len(dossier.commitments)} commitments have no report of what became of them."
    undated_sources = [source for source in dossier.of(Source) if source.published is None]
    yield f"- {len(undated_sources)} of {len(dossier.sources)} sources have no known date of publication."


def noted(dossier: Dossier) -> list[tuple[str, str, int]]:
    """Return the number of findings of each rule, the errors first; the build refuses errors."""
    found = Counter((finding.code, finding.severity) for finding in review(dossier))
    order = list(Severity)
    return [
        (code, severity.value, count)
        for (code, severity), count in sorted(found.items(), key=lambda one: (order.index(one[0][1]), one[0][0]))
    ]
