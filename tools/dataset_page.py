"""The reference page about the bundled data, computed from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from indokorea import Dossier, Severity, Source, review
from indokorea.analysis.about import share

HEAD = """# The reference dossier

<!-- `python tools/build_dossier.py` writes this page from the data; do not edit it. -->

The dossier that comes with the package, in figures. {py:func}`~indokorea.reference` returns it, and
{py:meth}`~indokorea.Dossier.about` computes most of these figures for any dossier.
"""

CORRECTION = """## How to correct an entry

1. Find the record in `src/indokorea/bundled/data/<kind>.json`. Each line is one record, and its `id` is near the
   beginning.
2. Change the field. If sources disagree, write the value that you consider right in the field, and the other value as
   a claim with its `rank`, its sources and the reason in `note`. Cite your source: add a record to `source.json`, and a
   citation with its id and the fields that it supports.
3. Run `python tools/build_dossier.py`. It refuses data with faults, and writes the canonical files, their checksums and
   this page.

Enter only what a source says. If a page only repeats another source, name that source in `reproduces`; the two then
count as one independent source.
"""


def dataset_page(dossier: Dossier) -> str:
    """Return the whole page as Markdown."""
    about = dossier.about()
    sections = (
        HEAD,
        f"Edition {dossier.edition}, as of {dossier.as_of}: {about.records} records.\n",
        "## Sources of the records\n",
        table(
            ("records that", "number", "share"),
            [
                (
                    "cite two independent sources or more",
                    about.several_independent,
                    share(about.several_independent, about.cited),
                ),
                ("cite one", about.one_independent, share(about.one_independent, about.cited)),
                ("cite none", about.uncited, share(about.uncited, about.cited)),
                ("cite an official source", about.official, share(about.official, about.cited)),
            ],
        ),
        "Records of kind source are not counted in this table.\n",
        f"Of {about.dates} dates, {about.exact_dates} ({share(about.exact_dates, about.dates)}) are exact to the day.",
        "The others are as partial as their sources.\n",
        "## Disputes\n",
        f"The records hold {about.claims} claims; {about.disputed} of them are disputed or rejected.",
        "These topics have more than one claim:\n",
        table(("topic", "claims"), contested_topics(dossier)),
        "## Records of each kind\n",
        table(("kind", "records"), about.kinds),
        "## Records of each year\n",
        "A record counts in the earliest year of its dates. A date that may lie in several years is not used.\n",
        table(("year", "records"), about.years),
        "## Known gaps\n",
        "\n".join(known_gaps(dossier)) + "\n",
        "## Findings of the rules\n",
        table(("code", "severity", "findings"), rule_findings(dossier)),
        CORRECTION,
    )
    return "\n".join(sections)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def contested_topics(dossier: Dossier) -> list[tuple[str, int]]:
    """Return the topics with more than one claim, and the number of their claims."""
    topics = Counter(claim.topic for record in dossier for claim in getattr(record, "claims", ()) if claim.topic)
    return [(topic, count) for topic, count in sorted(topics.items()) if count > 1]


def known_gaps(dossier: Dossier) -> Iterator[str]:
    """Yield a list item for each sort of information that records lack, with their number."""
    without_action = [one for one in dossier.agreements if not one.actions]
    yield f"- {len(without_action)} of {len(dossier.agreements)} agreements have no dated action."
    undated = [one for one in dossier.meetings if one.period is None]
    yield f"- {len(undated)} of {len(dossier.meetings)} meetings have no date."
    tenures = [tenure for person in dossier.people for tenure in person.tenures]
    unknown = [tenure for tenure in tenures if tenure.period is None]
    yield f"- {len(unknown)} of {len(tenures)} terms of office have neither a known start nor a known end."
    unnamed = [record for record in dossier.organisations if record.name.ko is None]
    yield f"- {len(unnamed)} of {len(dossier.organisations)} organisations have no Korean name."
    unreported = [
        one for one in dossier.commitments if str(one.stage_on(str(dossier.as_of))) in ("announced", "agreed")
    ]
    yield f"- {len(unreported)} of {len(dossier.commitments)} commitments were made, and no later step is reported."
    undated_sources = [source for source in dossier.of(Source) if source.published is None]
    yield f"- {len(undated_sources)} of {len(dossier.sources)} sources have no known publication date."


def rule_findings(dossier: Dossier) -> list[tuple[str, str, int]]:
    """Return the number of findings of each rule and severity, errors first; the build refuses errors."""
    found = Counter((finding.code, finding.severity) for finding in review(dossier))
    order = list(Severity)
    return [
        (code, severity.value, count)
        for (code, severity), count in sorted(found.items(), key=lambda one: (order.index(one[0][1]), one[0][0]))
    ]
