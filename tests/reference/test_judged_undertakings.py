"""Sixty undertakings of the dossier, judged by hand before they were computed, compared with the answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import indokorea as ik

D = ik.reference()
DOCUMENT: dict[str, Any] = json.loads(Path(__file__).with_name("judged_undertakings.json").read_text("utf-8"))
JUDGED: list[dict[str, Any]] = DOCUMENT["judged"]

# Where the rules and the judgement differ: what the rules say, and why one of the two gives way.
DIFFER: dict[str, dict[str, Any]] = {
    # A session counts from its first day.
    "agreement:cepa-upgrade": {"last_reported": "2026-05-25"},
    # Judged before a page with the day of the hundredth gun was read.
    "agreement:k9-vajra-contract-2017": {"last_reported": "2021-02-18"},
    "project:k9-vajra-2017": {"last_reported": "2021-02-18"},
    # The firm said on 21 January 2025 that its battery-pack plant works, not since when.
    "commitment:hyundai-india-2023": {"last_reported": "[2023-05-11..2025-01-21]"},
    # The project that carries it out is signed, as was judged of the project: a loan contract was still to follow.
    "commitment:infrastructure-edcf-1bn-2015": {"stage": "signed"},
    # Judged before a page with the day of the memorandum was read.
    "commitment:infrastructure-export-credit-9bn-2015": {"last_reported": "2017-06-14"},
    # The study still went on in January 2014; the plan for a site was reported as dropped in December.
    "project:apr1400-study-2009": {"last_reported": "[2014-01-12..2014-12-26]"},
    # The joint statement of 18 August 2025 says that the heads of agreement had been signed, not when.
    "project:jsw-posco-steel-plant": {"last_reported": "[2024-10-21..2025-08-18]"},
    # Judged before its signature of June 2017 was entered; the month begins before the approval of 7 June.
    "agreement:exim-kexim-mou-2017": {"stage": "signed", "last_reported": "2017-06-07"},
    # Judged when only the signature was recorded: the treaty text dates the entry into force to 18 June 2012.
    "agreement:sentenced-persons-2010": {"stage": "under_way", "last_reported": "2012-06-22"},
    # Steps of a part are steps of that part alone.
    "commitment:infrastructure-10bn-2015": {"last_reported": "2015-05-18"},
    # Without a day of its own it has the stage of the promise that took its place, which was missed.
    "commitment:two-plus-two-2015": {
        "stage": "missed",
        "established_by": "reported",
        "last_reported": "2018-01-01",
        "moved_on_to": "commitment:two-plus-two-2019",
    },
    # The source now says so in an update of its own.
    "commitment:two-plus-two-2017": {"established_by": "reported", "last_reported": "2018-01-01"},
    # What a summit only announces is pledged; a dialogue is set up by an agreement or by its first meeting.
    "mechanism:cyber-affairs-dialogue": {"stage": "pledged"},
    # It was judged when no source gave a day; the purchase was completed on 29 March 2004.
    "project:tata-daewoo-acquisition": {
        "stage": "delivered",
        "established_by": "reported",
        "last_reported": "2004-03-29",
    },
    # A point of a joint statement without a record of its own is talk.
    "statement:isro-kari-2015": {"stage": "talked"},
}
# Judged, and not an undertaking: every point of it is followed up by a record of its own.
NOT_UNDERTAKINGS = {"statement:indo-pacific-strategy-2022"}


def found(id: str) -> dict[str, Any]:
    standing = D.progress_on(id, DOCUMENT["on"])
    return {
        "stage": None if standing.stage is None else str(standing.stage),
        "established_by": None if standing.established_by is None else str(standing.established_by),
        "last_reported": None if standing.last_reported is None else str(standing.last_reported),
        "moved_on_to": standing.moved_on_to,
    }


@pytest.mark.parametrize("one", [one for one in JUDGED if one["id"] not in NOT_UNDERTAKINGS], ids=lambda one: one["id"])
def test_an_undertaking_has_the_stage_that_an_expert_gave_it(one: dict[str, Any]) -> None:
    expected = {field: one.get(field) for field in found(one["id"])}
    assert found(one["id"]) == expected | DIFFER.get(one["id"], {})


def test_sixty_undertakings_were_judged_and_few_differ() -> None:
    assert len(JUDGED) == 60
    assert set(DIFFER) <= {one["id"] for one in JUDGED}
