"""What each rule finds, shown: the smallest of the cases of its tests that breaks it, and the report of it."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path

from wire_examples import pretty

import indokorea as ik

CASES = Path(__file__).parents[2] / "tests" / "unit" / "rules"
TABLES = ("agreement_cases", "evidence_cases", "happening_cases", "page_cases", "promise_cases")

# The day up to which the dossiers of the examples tell, so that a page does not change with the day it is built.
AS_OF = "2026-11-22"


@cache
def cases() -> dict[str, tuple[ik.Dossier, ...]]:
    """The dossiers that break each rule, by its code. They hold what the rule looks at and nothing else."""
    if str(CASES) not in sys.path:
        sys.path.append(str(CASES))
    found: dict[str, tuple[ik.Dossier, ...]] = {}
    for table in TABLES:
        for code, records, _ in import_module(table).FIRING:
            dossier = ik.Dossier(records, as_of=AS_OF, integrity=False)
            found[code] = (*found.get(code, ()), dossier)
    return found


def example_of(rule: ik.Rule) -> tuple[ik.Dossier, ik.Report]:
    """The smallest dossier on which a rule is as grave as it can be, and what it finds there.

    >>> provenance = next(rule for rule in ik.RULES if rule.code == "PRV-01")
    >>> print(example_of(provenance)[1])
    1 warning
      warning  PRV-01  /sector:a/citations  no source is cited; add a citation of the source that says so
    """
    reports = ((dossier, ik.Report(rule.find(dossier))) for dossier in cases()[rule.code])
    grave = [(dossier, report) for dossier, report in reports if any(one.severity is rule.severity for one in report)]
    return min(grave, key=lambda example: (len(example[1]), len(wire_text(example[0]))))


def wire_text(dossier: ik.Dossier) -> str:
    """The records as the wire writes them, set so that a reader sees what is in them."""
    return "\n".join(pretty(ik.to_dict(record)) for record in dossier)


def section(rule: ik.Rule) -> str:
    """A rule as a section of a page, in MyST."""
    dossier, report = example_of(rule)
    meaning = rule.meaning[0].upper() + rule.meaning[1:]
    return f"""\
### {rule.code}

{meaning}. At its gravest it is {"an" if rule.severity is ik.Severity.ERROR else "a"} {rule.severity.value}.

```{{code-block}} json
:class: wire-example

{wire_text(dossier)}
```

```{{code-block}} text
:class: report-example

{report}
```

**The way out:** {rule.remedy}.
"""


def index() -> str:
    """The codes with their meanings, each leading to its section."""
    rows = (f"| [`{rule.code}`](#{rule.code.lower()}) | {rule.severity.value} | {rule.meaning} |" for rule in ik.RULES)
    return "\n".join(["| Code | Severity | Meaning |", "|---|---|---|", *rows])
