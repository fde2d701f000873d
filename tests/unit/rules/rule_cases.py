"""The types and the constants of the tables of cases."""

from __future__ import annotations

from typing import TypeAlias

from indokorea.findings import Severity
from indokorea.records.kinds import AnyRecord

# The severity, the path and the message of a finding. A firing case has a code, records and what the rule finds there.
Found: TypeAlias = tuple[Severity, str, str]
Firing: TypeAlias = list[tuple[str, tuple[AnyRecord, ...], list[Found]]]
Silent: TypeAlias = list[tuple[str, tuple[AnyRecord, ...]]]

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"
