"""The reference page about the bundled data, computed from the data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from second_reading import agreement_rows, opened_rows, pages_opened, readings, settled_rows

from indokorea import (
    RECORD_TYPES,
    ActionType,
    Dossier,
    HoldingOutcome,
    Indicator,
    Observation,
    Severity,
    Source,
    SourceType,
    __version__,
    review,
)
from indokorea.adapters.description import description, description_block
from indokorea.analysis.about import share
from indokorea.analysis.independent_sources import originals_of, sources_of
from indokorea.bundled.reading import manifest
from indokorea.records.base import CitedRecord

WHAT_HAPPENED = (
    "agreement",
    "meeting",
    "statement",
    "commitment",
    "project",
    "exercise",
    "mechanism",
    "programme",
    "event",
    "observation",
    "partnership",
)
"""The kinds that say what happened, in the order of the page."""

WEAK_HOSTS: dict[str, list[str]] = json.loads(Path(__file__).with_name("weak_hosts.json").read_text("utf-8"))
"""The hosts of blogs, of pages for examinations, and of mirrors and feeds that carry what others published."""

EXPLAINED_NOTES: dict[str, str] = json.loads(Path(__file__).with_name("explained_notes.json").read_text("utf-8"))
"""Why the findings of a rule that are notes are so, by the code of the rule."""

TREATY_SERIES = "mofa_kr"

HEAD = """# The reference dossier

<!-- `python tools/build_dossier.py` writes this page from the data; do not edit it. -->

The data that comes with the package, in figures. The [codebook](codebook.md) says what enters and how it is coded, and
[changes since the first edition](data-changes.md) what was wrong before.

- **In Python**, {py:func}`~indokorea.reference` returns it; {py:meth}`~indokorea.Dossier.about` computes most of these
  figures for any dossier.
- **As files**, `indokorea convert reference data.sqlite` writes SQLite, with `--to csv` or `--to parquet` a folder of
  [tables](../how-to/tables-in-other-tools.md). `indokorea html` writes [one web page](../how-to/share-one-page.md).
- **One record**: `indokorea show` and an id of this page.
- **Licence** CC BY 4.0: see [how to cite](../how-to/cite-this-project.md). **A mistake?**
  [Correct the data](../how-to/correct-the-data.md).
"""

READ_TWICE = """Every agreement, commitment, project and exercise, and every third meeting by id, was coded a second
time from its pages by a coder who had not seen the first coding. The second coder read what a search for each page
returned, often the first part of a long page, and looked once for later steps. Each difference was then settled by the
[codebook](codebook.md) and, where that did not decide, by the page. Both codings, the value kept and the reason are in
{download}`second-reading.csv <second-reading.csv>`, the pages opened in
{download}`second-reading-pages.csv <second-reading-pages.csv>`.

`one within the other` counts pairs of dates where one is more exact. Kappa is
Cohen's, for fields that hold a word of a vocabulary; it is empty where one word is coded throughout. `first only`
counts values of the data that no page opened by the second coder gave, and `second only` values that the data lacked.
The worked cases of the codebook are counted too; their values were known.
"""

PAGE = "https://indokorea.github.io/indokorea/reference/dataset.html"
FILES = f"https://raw.githubusercontent.com/indokorea/indokorea/v{__version__}/src/indokorea/bundled/data"
KEYWORDS = ("India", "Republic of Korea", "international relations", "treaties", "diplomacy", "trade")


def machine_description(dossier: Dossier, digests: Mapping[str, str]) -> str:
    """Return the part of the page that search engines of data read, as Markdown."""
    described = description(dossier, page=PAGE, files=FILES, digests=digests, keywords=KEYWORDS)
    return f"```{{raw}} html\n{description_block(described)}\n```\n"


def dataset_page(dossier: Dossier, digests: Mapping[str, str] | None = None) -> str:
    """Return the whole page as Markdown; `digests` has the SHA-256 of each file, by default those of the manifest."""
    if digests is None:
        digests = {name: one["sha256"] for name, one in manifest()["files"].items()}
    about = dossier.about()
    sections = (
        HEAD,
        f"Edition {dossier.edition}, as of {dossier.as_of}: {about.records} records.\n",
        "## Records of each kind\n",
        table(("kind", "records"), about.kinds),
        "## Records of each decade\n",
        "A record counts in the earliest year of its dates. A date that may lie in several years is not used.\n",
        table(("decade", "records"), decades(about.years)),
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
        "## Official sources by kind\n",
        "A source is official by whose words it is; [the rule](../how-to/cite-and-dispute.md) has the cases. The",
        "fourth column adds the records that cite a print of an official release, and the last those that cite a text",
        "of a firm, which is not official. Only the kinds that say what happened are counted.\n",
        table(
            ("kind", "records", "official", "or a print of a release", "or a text of a firm"), official_sources(dossier)
        ),
        "## Citations that name fields\n",
        "A citation without fields supports the whole record, so it does not say what its page shows.\n",
        table(("kind", "citations", "name fields", "share"), named_citations(dossier)),
        "## Records that rest on weak pages\n",
        "These records cite nothing but blogs, pages for examinations, and mirrors and feeds that carry what others",
        "published. A copy of a whole official text is not counted as such a page.\n",
        weak_records(dossier),
        "## Disputes\n",
        f"The records hold {about.claims} claims; {about.disputed} of them are disputed or rejected.",
        "`indokorea disputes` and `d.disputes()` list them with their sides. Claims with one topic belong together,",
        "whether they contradict each other or not:\n",
        folded("Topics with more than one claim", table(("about", "topic", "claims"), topics(dossier))),
        "## Known gaps\n",
        "\n".join(line for line in known_gaps(dossier) if not line.startswith("- 0 of")) + "\n",
        "## Coverage\n",
        "The [codebook](codebook.md#coverage) says which lists were searched from end to end.\n",
        "\n".join(coverage(dossier)) + "\n",
        "## Negative cases\n",
        f"What failed, was called off, or is not known to have happened, on {dossier.as_of}.\n",
        table(("records", "number", "of"), negative_cases(dossier)),
        "## Citations and checks\n",
        "Citations that name the fields they support, and records whose facts were looked for on a recorded day.\n",
        table(
            ("kind", "citations", "name fields", "share", "records", "last checked", "claims with a day of search"),
            citations_and_checks(dossier),
        ),
        "## Read twice\n",
        *read_twice(),
        "## Findings of the rules\n",
        "The [rules](rules.md) look for facts that do not fit together. What they find, and why it is so:\n",
        table(("code", "severity", "findings", "why it is so"), rule_findings(dossier)),
        "## Description for machines\n",
        "The source of this page holds a description of the data by [schema.org](https://schema.org/Dataset) and",
        "[Croissant](https://docs.mlcommons.org/croissant/) 1.1, which search engines of data read.\n",
        machine_description(dossier, digests),
    )
    return "\n".join(sections)


def read_twice() -> Iterator[str]:
    """Yield the lines of the section about the second coding."""
    rows, opened = readings(), pages_opened()
    yield READ_TWICE
    yield table(("kind", "records coded twice", "with a page opened"), opened_rows(opened))
    head = ("kind", "field", "both coded", "the same", "one within the other", "kappa", "first only", "second only")
    yield table(head, agreement_rows(rows))
    yield "Where the two differed, or where only the second coder had a value, the value kept is from:\n"
    yield table(("settled for", "fields"), settled_rows(rows))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def records_of(dossier: Dossier, kind: str) -> list[CitedRecord]:
    """Return the records of a kind that cites sources."""
    return [record for record in dossier if isinstance(record, CitedRecord) and record.kind == kind]


def official_sources(dossier: Dossier) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield for each kind, and for all, how many records cite an official source, or the next best one."""
    sums = Counter[str]()
    for kind in WHAT_HAPPENED:
        found = Counter[str]()
        for record in records_of(dossier, kind):
            cited = sources_of(dossier, record.citations)
            official = any(source.official for source in cited)
            printed = official or any(dossier.sources[id].official for id in originals_of(dossier, cited))
            firm = printed or any(source.type is SourceType.COMPANY for source in cited)
            found.update({"records": 1, "official": int(official), "printed": int(printed), "firm": int(firm)})
        sums.update(found)
        yield official_row(kind, found)
    yield official_row("all", sums)


def official_row(kind: str, found: Counter[str]) -> tuple[str, int, str, str, str]:
    """Return the row of the table of official sources for one kind."""
    official, printed, firm = (
        f"{found[column]} ({share(found[column], found['records'])})" for column in ("official", "printed", "firm")
    )
    return kind, found["records"], official, printed, firm


def named_citations(dossier: Dossier) -> Iterator[tuple[str, int, int, str]]:
    """Yield for each kind, and for all, the number of citations of the records and how many name fields."""
    total = named = 0
    for kind in WHAT_HAPPENED:
        citations = [citation for record in records_of(dossier, kind) for citation in record.citations]
        with_fields = sum(bool(citation.supports) for citation in citations)
        yield kind, len(citations), with_fields, share(with_fields, len(citations))
        total, named = total + len(citations), named + with_fields
    yield "all", total, named, share(named, total)


def weak_records(dossier: Dossier) -> str:
    """Return a list of the records whose sources are all weak pages, with the sorts of these pages."""
    lines = []
    for record in dossier:
        if isinstance(record, CitedRecord):
            sorts = [weakness(source) for source in sources_of(dossier, record.citations)]
            if sorts and all(sorts):
                lines.append(
                    f"- {record.label} (`{record.id}`): {', '.join(sorted({sort for sort in sorts if sort}))}\n"
                )
    return "".join(lines) or "None.\n"


def weakness(source: Source) -> str | None:
    """Return whether a source is a blog, an exam page or a mirror; None for any other source."""
    if source.official or source.url is None:
        return None
    host = (urlsplit(source.url).hostname or "").removeprefix("www.")
    return next((sort for sort, hosts in WEAK_HOSTS.items() if host in hosts), None)


def folded(summary: str, content: str) -> str:
    """Return Markdown that a browser shows when the reader opens it."""
    opened = f"<details><summary>{summary}</summary>"
    return f"```{{raw}} html\n{opened}\n```\n\n{content}\n```{{raw}} html\n</details>\n```\n"


def decades(years: Iterable[tuple[int, int]]) -> list[tuple[str, int]]:
    """Return the number of records of each decade from 1940 on, and of the time before."""
    counts = Counter[str]()
    for year, count in years:
        counts["before 1940" if year < 1940 else f"{year // 10 * 10}s"] += count
    return list(counts.items())


def topics(dossier: Dossier) -> list[tuple[str, str, int]]:
    """Return the topics with more than one claim: the first record about it, the topic, and the number of claims."""
    labels: dict[str, str] = {}
    counts = Counter[str]()
    for record in dossier:
        for claim in getattr(record, "claims", ()):
            if claim.topic:
                labels.setdefault(claim.topic, record.label)
                counts[claim.topic] += 1
    return sorted((labels[topic], f"`{topic}`", count) for topic, count in counts.items() if count > 1)


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


def coverage(dossier: Dossier) -> Iterator[str]:
    """Yield a list item for each universe of which the data itself shows what is held and what is missing."""
    numbered = [one for one in dossier.agreements if any(str(key.scheme) == TREATY_SERIES for key in one.identifiers)]
    yield f"- {len(numbered)} agreements have a number of the Korean treaty series."
    years = sorted({year for one in dossier.of(Observation) if (year := korean_trade_year(one)) is not None})
    if years:
        missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
        gaps = f"without {ranges(missing)}" if missing else "without a gap"
        yield f"- Korean exports to India by KOSIS: {len(years)} years from {years[0]} to {years[-1]}, {gaps}."
    for mechanism in dossier.mechanisms:
        held = {one.round for one in dossier.meetings if one.mechanism == mechanism.id and one.round is not None}
        missing = sorted(set(range(1, max(held, default=0) + 1)) - held)
        if missing:
            yield f"- {mechanism.label} (`{mechanism.id}`): no record of session {ranges(missing)}."


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order as text, three or more in a row as a range: `1 to 3, 6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def korean_trade_year(figure: Observation) -> int | None:
    """Return the calendar year of a figure of Korean exports to India by KOSIS; None for any other figure."""
    series = (Indicator.EXPORTS, "country:kor", "country:ind", "organisation:kosis")
    if (figure.indicator, figure.subject, figure.counterpart, figure.compiled_by) != series:
        return None
    start, end = figure.period.earliest, figure.period.latest
    if start is None or end is None or (end - start).days < 364:
        return None
    return start.year if start.year == end.year else None


def negative_cases(dossier: Dossier) -> Iterator[tuple[str, int, int]]:
    """Yield a row for each way in which something came to nothing, with its number and that of all of the kind."""
    day = str(dossier.as_of)
    agreements = Counter(str(one.status_on(day)) for one in dossier.agreements)
    for status in ("abandoned", "suspended", "terminated", "expired", "superseded"):
        yield f"agreements {status}", agreements[status], len(dossier.agreements)
    broken_off = [
        one
        for one in dossier.agreements
        if any(action.type is ActionType.NEGOTIATION_SUSPENDED for action in one.actions)
    ]
    yield "agreements whose negotiation was once suspended", len(broken_off), len(dossier.agreements)
    for name, held in (("meetings", dossier.meetings), ("exercises", dossier.exercises)):
        outcomes = Counter(one.outcome for one in held)
        for outcome in (HoldingOutcome.CANCELLED, HoldingOutcome.POSTPONED, HoldingOutcome.NOT_CONFIRMED):
            yield f"{name} {str(outcome).replace('_', ' ')}", outcomes[outcome], len(held)
    commitments = Counter(str(dossier.stage_on(one, day)) for one in dossier.commitments)
    for stage in ("dropped", "missed", "stalled", "unreported"):
        yield f"commitments {stage}", commitments[stage], len(dossier.commitments)
    projects = Counter(str(one.stage_on(day)) for one in dossier.projects)
    for stage in ("cancelled", "stalled", "closed"):
        yield f"projects {stage}", projects[stage], len(dossier.projects)


def citations_and_checks(dossier: Dossier) -> Iterator[tuple[object, ...]]:
    """Yield a row for each kind: its citations, those that name fields, and its records and claims with a check."""
    for record_type in RECORD_TYPES:
        records = [] if record_type is Source else list(dossier.of(record_type))
        if records:
            citations = [citation for one in records for citation in getattr(one, "citations", ())]
            named = sum(1 for citation in citations if citation.supports)
            checked = sum(1 for one in records if one.last_checked is not None)
            sought = sum(1 for one in records for claim in getattr(one, "claims", ()) if claim.checked_on is not None)
            shared = share(named, len(citations))
            yield record_type.kind, len(citations), named, shared, len(records), checked, sought


def rule_findings(dossier: Dossier) -> list[tuple[str, str, int, str]]:
    """Return the number of findings of each rule and severity, errors first, and why a note is so.

    Raises KeyError for a note that is not explained.
    """
    found = Counter((finding.code, finding.severity) for finding in review(dossier))
    order = list(Severity)
    return [
        (code, severity.value, count, EXPLAINED_NOTES[code] if severity is Severity.NOTE else "")
        for (code, severity), count in sorted(found.items(), key=lambda one: (order.index(one[0][1]), one[0][0]))
    ]
