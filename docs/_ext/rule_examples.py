"""The sections of the page of rules: each with the smallest test case that breaks the rule, and its report."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path

from wire_examples import pretty

import indokorea as ik

CASES = Path(__file__).parents[2] / "tests" / "unit" / "rules"
TABLES = ("actor_cases", "agreement_cases", "evidence_cases", "meeting_cases", "page_cases", "commitment_cases")

# The as-of date of the example dossiers. Without it a page would change with the day on which it is built.
AS_OF = "2026-11-22"


@cache
def cases() -> dict[str, tuple[ik.Dossier, ...]]:
    """Return the dossiers that break each rule, by its code. Each holds only what the rule reads."""
    if str(CASES) not in sys.path:
        sys.path.append(str(CASES))
    found: dict[str, tuple[ik.Dossier, ...]] = {}
    for table in TABLES:
        for code, records, _ in import_module(table).FIRING:
            dossier = ik.Dossier(records, as_of=AS_OF, integrity=False)
            found[code] = (*found.get(code, ()), dossier)
    return found


def example_of(rule: ik.Rule) -> tuple[ik.Dossier, ik.Report]:
    """Return the smallest dossier in which a rule finds its highest severity, and the report of the rule.

    >>> provenance = next(rule for rule in ik.RULES if rule.code == "PRV-01")
    >>> print(example_of(provenance)[1])
    1 warning
      warning  PRV-01  /sector:a/citations  no source is cited; add a citation of the source that says so
    """
    reports = ((dossier, ik.Report(rule.find(dossier))) for dossier in cases()[rule.code])
    grave = [(dossier, report) for dossier, report in reports if any(one.severity is rule.severity for one in report)]
    return min(grave, key=lambda example: (len(example[1]), len(wire_text(example[0]))))


def wire_text(dossier: ik.Dossier) -> str:
    """Return the records as indented JSON."""
    return "\n".join(pretty(ik.to_dict(record)) for record in dossier)


def section(rule: ik.Rule) -> str:
    """Return the section of a rule, in MyST."""
    dossier, report = example_of(rule)
    meaning = rule.meaning[0].upper() + rule.meaning[1:]
    return f"""\
### {rule.code}

{meaning}. Highest severity: {rule.severity.value}.

```{{raw}} html
<details class="wire-fold"><summary>The records, as JSON</summary>
```

```{{code-block}} json
:class: wire-example

{wire_text(dossier)}
```

```{{raw}} html
</details>
```

```{{code-block}} text
:class: report-example

{report}
```

**Remedy:** {rule.remedy}.
"""


def index() -> str:
    """Return the table of the codes with their meanings, each with a link to its section."""
    rows = (f"| [`{rule.code}`](#{rule.code.lower()}) | {rule.severity.value} | {rule.meaning} |" for rule in ik.RULES)
    return "\n".join(["| Code | Severity | Meaning |", "|---|---|---|", *rows])
