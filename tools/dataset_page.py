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
2. Change the field. Where sources disagree, the value held to be right stands in the field and the other becomes a
   claim with its `rank`, its sources and the reason in `note`. Cite what you used: add a record to `source.json` and
   point to it from `citations`, with the fields it supports.
3. Run `python tools/build_dossier.py`. It refuses whatever is not sound, and writes the canonical files, their
   checksums and this page.

Nothing is entered that no source says. A page that only repeats another is marked by `reproduces`, so that it does not
count as a second voice.
"""


def page(dossier: Dossier) -> str:
    """The whole page as Markdown."""
    told = dossier.about()
    sections = (
        HEAD,
        f"Edition {dossier.edition}, as of {dossier.as_of}: {told.records} records.\n",
        "## How well sourced\n",
        table(
            ("what", "records", "share"),
            [
                (
                    "cite two independent sources or more",
                    told.several_independent,
                    share(told.several_independent, told.cited),
                ),
                ("cite one", told.one_independent, share(told.one_independent, told.cited)),
                ("cite none", told.uncited, share(told.uncited, told.cited)),
                ("cite an official source", told.official, share(told.official, told.cited)),
            ],
        ),
        "Sources themselves are not counted.\n",
        f"Of {told.dates} dates, {told.exact_dates} ({share(told.exact_dates, told.dates)}) are exact to the day;",
        "the others are as partial as their sources.\n",
        "## What is disputed\n",
        f"{told.claims} claims are kept, of which {told.disputed} are disputed or rejected.",
        "These topics have rivals:\n",
        table(("topic", "claims"), rivals(dossier)),
        "## Records a kind\n",
        table(("kind", "records"), told.kinds),
        "## Records a year\n",
        "By the year in which each first happened, where that year is certain.\n",
        table(("year", "records"), told.years),
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
    """The topics that several claims share."""
    topics = Counter(claim.topic for record in dossier for claim in getattr(record, "claims", ()) if claim.topic)
    return [(topic, count) for topic, count in sorted(topics.items()) if count > 1]


def missing(dossier: Dossier) -> Iterator[str]:
    """What the records themselves show to be unknown."""
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
    """How often each rule speaks, the errors first; the build refuses errors."""
    found = Counter((finding.code, finding.severity) for finding in review(dossier))
    order = list(Severity)
    return [
        (code, severity.value, count)
        for (code, severity), count in sorted(found.items(), key=lambda one: (order.index(one[0][1]), one[0][0]))
    ]
