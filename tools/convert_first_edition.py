"""Converts edition 2026.11.0, written before version 1 of the wire format was settled, to version 1.

The edition as it was written and its conversion are test files, so that later editions can be compared with the first.
`python tools/convert_first_edition.py` writes the conversion; `--data` also writes the bundled data. Each change of
the format since then is a step below: a plain function that changes one record in place. Nothing is lost: a step moves
what it finds, and a value without a place in version 1 becomes a claim or a note.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indokorea.wire.reading import loads
from indokorea.wire.writing import dumps

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = ROOT / "tests" / "reference" / "editions"
WRITTEN = EDITIONS / "2026.11.0-as-written.json.gz"
CONVERTED = EDITIONS / "2026.11.0.json.gz"
DATA = ROOT / "src" / "indokorea" / "bundled" / "data"

Record = dict[str, Any]
Step = Callable[[Record], None]

# The steps of each kind, in order; those under "" apply to records of every kind, after their own.
STEPS: dict[str, list[Step]] = {}


def step(*kinds: str) -> Callable[[Step], Step]:
    """Register a step for the records of these kinds; without a kind, for all records."""

    def register(function: Step) -> Step:
        for kind in kinds or ("",):
            STEPS.setdefault(kind, []).append(function)
        return function

    return register


def rename(record: Record, old: str, new: str) -> None:
    """Give a key another name, in its place."""
    if old in record:
        items = [(new if key == old else key, value) for key, value in record.items()]
        record.clear()
        record.update(items)


def rename_pointers(record: Record, old: str, new: str) -> None:
    """Rename the first parts of the JSON Pointers in the citations and claims of a record: `/old/...` to `/new/...`."""

    def renamed(pointer: str) -> str:
        return new + pointer[len(old) :] if pointer == old or pointer.startswith(f"{old}/") else pointer

    claims = record.get("claims", [])
    for citation in [*record.get("citations", []), *(one for claim in claims for one in claim.get("citations", []))]:
        if "supports" in citation:
            citation["supports"] = [renamed(one) for one in citation["supports"]]
    for claim in claims:
        if "field" in claim:
            claim["field"] = renamed(claim["field"])


# The bases of the first edition that said what kind of money a sum is, or only that nobody had promised it: its stage
# and its kind.
MONEY = {
    "contract": ("committed", "contract"),
    "loan": ("committed", "loan"),
    "investment": ("planned", "investment"),
    "equity_purchase": ("spent", "equity"),
    "equity_sale": ("spent", "equity"),
    "budget": ("approved", "budget"),
    "fund": ("pledged", "fund"),
    "target": ("planned", None),
    "estimate": ("planned", None),
}

# The kinds of sums whose basis was a stage; their names tell them.
FINANCE = {
    "commitment:edcf-4bn-2023": "loan",
    "commitment:infrastructure-edcf-1bn-2015": "loan",
    "commitment:infrastructure-export-credit-9bn-2015": "export_credit",
}

# What was counted, where the first edition named it by its unit alone.
OTHER_FIGURES = {
    "observation:cepa-lines-india": "tariff lines in the schedule of India",
    "observation:cepa-lines-korea": "tariff lines in the schedule of the Republic of Korea",
    "observation:cepa-value-freed-india": "share of imports with duties cut or removed",
    "observation:cepa-value-freed-korea": "share of imports with duties cut or removed",
}

# The updates of the first edition that were approved by a signed contract.
CONTRACTED = {"project:k9-components-2025": 0, "project:k9-vajra-2017": 0, "project:k9-vajra-2024": 3}

# The time and the terms of loans, which the first edition told in notes.
WINDOWS = {"commitment:edcf-4bn-2023": "2023/2025"}
FINANCING = {"project:nagpur-mumbai-its-2022": {"rate": "0.15", "tenor": "P40Y", "grace": "P10Y"}}


@step("commitment", "project", "programme")
def part_the_stage_of_money_from_its_kind(record: Record) -> None:
    """Split the basis of each sum into its stage and its kind."""
    for holder in [record, *record.get("updates", []), *record.get("budget_lines", [])]:
        basis, finance = MONEY.get(holder.get("basis", ""), (holder.get("basis"), None))
        if basis is not None:
            holder["basis"] = basis
        if finance is not None:
            holder["finance"] = finance
    if record["id"] in FINANCE:
        record["finance"] = FINANCE[record["id"]]


@step("commitment")
def name_the_indicator_and_the_baseline_of_targets(record: Record) -> None:
    """Rename the measure of a target, and put the sum and the date of its baseline together."""
    target = record.get("target", {})
    rename(target, "measure", "indicator")
    rename_pointers(record, "/target/measure", "/target/indicator")
    if target.get("indicator") == "other":
        del target["indicator"]
    baseline = {new: target.pop(old) for old, new in (("baseline", "money"), ("baseline_on", "on")) if old in target}
    if baseline:
        target["baseline"] = baseline
    rename_pointers(record, "/target/baseline", "/target/baseline/money")
    rename_pointers(record, "/target/baseline_on", "/target/baseline/on")
    if record["id"] in WINDOWS:
        target["window"] = WINDOWS[record["id"]]


@step("observation")
def name_the_indicator_of_figures(record: Record) -> None:
    """Rename the measure of a figure; one that had none is named in words."""
    rename(record, "measure", "indicator")
    rename_pointers(record, "/measure", "/indicator")
    if record["indicator"] == "other":
        del record["indicator"]
        record["what"] = OTHER_FIGURES[record["id"]]


@step("project")
def part_contracts_from_approvals(record: Record) -> None:
    """Mark the signature of a contract as such, and give the terms of loans fields of their own."""
    if record["id"] in CONTRACTED:
        record["updates"][CONTRACTED[record["id"]]]["status"] = "contracted"
    if record["id"] in FINANCING:
        record["financing"] = FINANCING[record["id"]]


def one_to_many(record: Record, one: str, many: str) -> None:
    """Make a list of a single value, under another key, and point to its first item."""
    if one in record:
        record[one] = [record[one]]
        rename(record, one, many)
        rename_pointers(record, f"/{one}", f"/{many}/0")


@step("meeting")
def meetings_have_several_places_and_a_mode(record: Record) -> None:
    one_to_many(record, "place", "places")
    modes = {"phone_call": "telephone", "video_call": "video"}
    if record["type"] in modes:
        record["mode"] = modes[record["type"]]
        record["type"] = "call"


@step("exercise")
def exercises_have_several_types(record: Record) -> None:
    one_to_many(record, "type", "types")
    if record.get("outcome") == "conducted":
        record["outcome"] = "held"


# What a text says could come, or is a first; everything else stays a fact, which a reader may refine.
EXPECTS = re.compile(r"\b(?:could(?! make)|stands? to gain|possible place for|hoped for|is expected)\b")
FIRST = re.compile(r"\b[Ff]irst\b(?! (?:day|week|month|half|part|phase|leg|stage|edition|partner)\b)")


@step()
def claims_have_a_type(record: Record) -> None:
    for claim in record.get("claims", []):
        if EXPECTS.search(claim["says"]):
            claim["type"] = "expectation"
        elif record["kind"] == "exercise" and FIRST.search(claim["says"]):
            claim["type"] = "first"


# The areas of defence of the first edition, and the subjects that took their place.
SUBJECT_OF_AREA = {
    "policy_consultation": "defence_policy",
    "exercises": "military_exercises",
    "training_education": "military_training",
    "procurement_arms": "arms_procurement",
    "defence_industry": "defence_industry",
    "research_development": "defence_research",
    "classified_information": "classified_information",
    "peacekeeping": "peacekeeping",
    "logistics": "military_logistics",
    "maritime_security": "maritime_security",
    "humanitarian": "military_relief",
    "cyber": "cyber_defence",
}


@step("agreement")
def name_subjects(record: Record) -> None:
    """Turn the areas of defence into subjects: defence, and a narrower word for each."""
    if "defence_areas" in record:
        record["subjects"] = ["defence", *(SUBJECT_OF_AREA[area] for area in record.pop("defence_areas"))]
        rename_pointers(record, "/defence_areas", "/subjects")


@step("agreement")
def name_trade_types(record: Record) -> None:
    """Turn the label of a comprehensive partnership into the types of trade agreement that it is: goods and services.

    The instrument keeps the label.
    """
    if record.pop("trade_type", None) == "cepa_label":
        assert record["instrument"] == "cepa"
        record["trade_types"] = ["fta", "eia"]
        rename_pointers(record, "/trade_type", "/trade_types")


@step("agreement")
def keep_domestic_approvals(record: Record) -> None:
    """Name the acts of cabinets and parliaments apart from the consent of a state by approval."""
    for action in record.get("actions", []):
        if action["type"] == "approved":
            action["type"] = "approved_at_home"


@step("agreement")
def name_signed_statements(record: Record) -> None:
    """Keep a joint statement that was signed as an agreement, under its title; what was issued is a Statement."""
    if record["instrument"] == "joint_statement":
        record["instrument"] = "other"


@step("agreement")
def say_that_a_text_is_silent(record: Record) -> None:
    """Leave out that no source says whether it binds, which is no word of the text."""
    if record.get("binding") == "none_stated":
        del record["binding"]
        for citation in record.get("citations", []):
            assert "/binding" not in citation.get("supports", [])


def converted(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document in version 1; the given one is changed."""
    for record in document["records"]:
        for function in [*STEPS.get(record["kind"], []), *STEPS.get("", [])]:
            function(record)
    return document


def read_written() -> dict[str, Any]:
    """Return the edition as it was written, as plain data."""
    document: dict[str, Any] = json.loads(gzip.decompress(WRITTEN.read_bytes()))
    return document


def main(arguments: list[str]) -> int:
    """Write the conversion, and with `--data` the bundled data too; return the exit status."""
    text = json.dumps(converted(read_written()), ensure_ascii=False)
    dossier = loads(text)
    CONVERTED.write_bytes(gzip.compress(dumps(dossier).encode(), 9, mtime=0))
    if "--data" in arguments:
        header = {"title": dossier.title, "edition": dossier.edition, "as_of": str(dossier.as_of)}
        for kind in {record.kind for record in dossier}:
            records = [json.loads(dumps(record)) for record in dossier if record.kind == kind]
            document = {"format": "indokorea", "version": 1, **header, "records": records}
            (DATA / f"{kind}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        sys.stdout.write("wrote the bundled data; now run python tools/build_dossier.py\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
