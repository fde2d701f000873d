"""The scorecard of the reference dossier, counted by hand from its records, and compared with the answer."""

from __future__ import annotations

from typing import Any

import pytest

import indokorea as ik
from indokorea.progress.undertakings import undertakings_of

DAY = "2026-11-22"
D = ik.reference()
CARD = D.scorecard(DAY)

# Each promise whose day has come, its verdict, the share that was reached, and the reason.
PROMISES = [
    ("trade-10bn-2008", "met", "156%", "trade was about USD 15.6 billion in 2008"),
    ("trade-30bn-2014", "not_met", "60%", "USD 18.1 billion in 2014; 40 by 2015 was a larger aim beside it"),
    ("trade-40bn-2015", "not_met", "41%", "USD 16.3 billion in 2015"),
    ("defence-attache-2012", "unreported", "", "the post is filled by November 2025; no page says whether in 2012"),
    ("edcf-4bn-2023", "unreported", "", "the three years are over, and no source says what was drawn"),
    ("two-plus-two-2017", "not_met", "", "the sides called for a first session again in 2019"),
]
AHEAD = ["trade-50bn-2030"]
WITHOUT_DAY = ["annual-naval-exercises-2007", "new-industrial-ambition-2025", "two-plus-two-2019"]

# The things to be built or handed over, by state, each with the records that are one with it.
DELIVERABLES = {
    "planned": {
        "kind-x-2026": [],
        "korea-startup-park": [],
        "lges-jsw-jv-2024": ["lges-jsw-2024"],
    },
    "signed": {
        "beml-port-cranes-2025": ["beml-hd-ksoe-mou-2025"],
        "csl-hd-hyundai-2025": ["csl-hd-hhi-lpd-mou-2025", "csl-hd-ksoe-mou-2025"],
        "csl-hd-ksoe-block-yard": [],
        "hd-hyundai-tamil-nadu-shipyard": ["hd-hyundai-tamil-nadu-mou-2025"],
        "hyundai-kia-exide-lfp-2024": ["hyundai-kia-exide-mou-2024"],
        "jsw-posco-steel-plant": ["jsw-posco-hoa-2025", "jsw-posco-mou-2024"],
        # Hanwha supplies the parts of the guns that the ministry ordered.
        "k9-vajra-2024": ["hanwha-lt-k9-contract-2025", "k9-components-2025", "k9-vajra-contract-2024"],
        "lt-hanwha-2026": ["lt-hanwha-2026"],
    },
    # In January 2014 a site for a Korean reactor was called unlikely.
    "stalled": {"apr1400-study-2009": ["npcil-kepco-mou-2009"]},
    "under_way": {
        # One loan of it is arranged: that for the Nagpur-Mumbai expressway.
        "infrastructure-10bn-2015": [
            "infrastructure-edcf-1bn-2015",
            "infrastructure-export-credit-9bn-2015",
            "nagpur-mumbai-its-2022",
            "nagpur-mumbai-its-loan-2022",
        ],
        "ivi-contribution-2017": [],
        "lg-sri-city-2025": [],
        "research-fund-2010": [],
    },
    # The battery-pack plant was at work in January 2025.
    "part_delivered": {"hyundai-india-2023": ["hyundai-tamil-nadu-ev-2023", "hyundai-tamil-nadu-mou-2023"]},
    "delivered": {
        "k9-vajra-2017": ["k9-vajra-contract-2017"],
        "korea-startup-centre": ["start-up-mou-2019"],
        # The sources count three plants: MetalMiner calls that of 2015 the third.
        "posco-maharashtra-2015": [],
        "posco-maharashtra-electrical-steel-2013": [],
        "posco-maharashtra-galvanising-2012": [],
        "queen-hur-stamp-2019": ["stamp-mou-2019"],
        "queen-suriratna-memorial": ["suriratna-memorial-mou-2018"],
        "samsung-noida-2018": [],
        "tata-daewoo-acquisition": [],
    },
}

# The agreements without deliverables, by state; all others are signed and silent.
PAPERS = {
    "in_force": [
        "air-services-1992",
        "audiovisual-2015",
        "beps-mli-2017",
        "cepa-2009",
        "classified-information-2014",
        "customs-2006",
        "dtac-2015",
        "extradition-2004",
        "joint-commission-1996",
        "mutual-legal-assistance-2004",
        "peaceful-nuclear-2011",
        "science-technology-2006",
        "social-security-2010",
        "visa-simplification-2012",
    ],
    "term_running": ["cultural-1974", "edcf-framework-2017"],
    "at_work": ["coast-guard-mou-2006", "trade-remedies-2018"],
    "signed_lately": [
        "defence-cyber-mou-2026",
        "ndc-kndu-mou-2026",
        "phdcci-busan-mou-2025",
        "un-peacekeeping-mou-2026",
    ],
    "not_signed": ["cepa-upgrade"],
    "term_over": ["trade-promotion-1974"],
    "ended": ["bit-1996", "dtac-1985", "science-technology-1976", "trade-arrangement-1964"],
}
SILENT = 38
# One with another agreement: they have no life without it, or renew it.
ONE_WITH = {
    "dtac-2015": ["dtac-protocol-2015"],
    "social-security-2010": ["social-security-arrangement-2011"],
    "korea-plus-extension-2019": ["korea-plus-mou-2016"],
    # Superseded in 2006, with no entry into force of its own.
    "science-technology-2006": ["science-technology-mou-1993"],
    "ayodhya-gimhae-2001": ["ayodhya-gimhae-sister-cities"],
    "busan-mumbai-2009": ["busan-mumbai-sister-cities"],
    "jaipur-pocheon-2011": ["jaipur-pocheon-sister-cities"],
}

DIALOGUES = {
    "active": [
        "annual-summit",
        "cepa-upgrade-negotiations",
        "coast-guard-high-level-meeting",
        "defence-ministers-talks",
        "foreign-policy-security-dialogue",
        "in-rokn-2025",
        "milan-2022",
    ],
    # Annual by their own texts; they last met in March 2024 and in August 2023.
    "overdue": ["joint-commission", "nso-strategic-dialogue"],
    "not_heard_of_since": [
        "ceos-forum",
        "cepa-joint-committee",
        "cepa-joint-study-group",
        "coast-guards-2005",
        "ficci-kcci-joint-business-council",
        "icwa-knda-dialogue",
        "korea-india-strategic-dialogue",
        "navy-staff-talks",
        "science-technology-steering-committee",
        "sea-dragon-2023",
        "think-tank-two-plus-two",
        # Its second and last session is of September 2019.
        "trade-remedies-consultation",
    ],
    "no_session_recorded": [
        "cepa-joint-task-force",
        "cepa-upgrade-subgroups",
        "cyber-affairs-dialogue",
        "defence-research-committee",
        "future-strategy-group",
        "joint-science-technology-committee",
        "two-plus-two",
    ],
    "held": ["admm-plus-2019", "bay-of-bengal-2022"],
    "ended": ["joint-trade-committee"],
}

# Sessions of a dialogue or a series by the day, its last one, and when the next is due.
SESSIONS = [
    ("annual-summit", 8, "2026-04-20", "2027"),
    ("joint-commission", 7, "2024-03-06", "2025"),
    ("defence-ministers-talks", 10, "2026-05-20", None),
    ("two-plus-two", 0, None, None),
    ("milan-2022", 3, "2026-02-19", "2028-03"),
    # From the first meeting of 2006 to the thirteenth of 2025: about every 18 months, though six are recorded.
    ("coast-guard-high-level-meeting", 6, "2025-07-21", "2027-02"),
]

NOT_COUNTED = {
    "shares offered on an exchange are not a delivery": ["hyundai-india-listing-2024", "lg-india-listing-2025"],
    "no step of it has a date": [
        "cepa-sps-working-group",
        "defence-logistics-industry-committee",
        "defence-policy-dialogue",
        "parliamentary-friendship-group",
    ],
    "a single exercise, not confirmed: no source says that it was held": [
        "busan-drill-2012",
        "busan-drill-2022",
        "eastern-fleet-2016",
        "jeju-passex-2018",
        "mumbai-drill-2017",
    ],
}


def slug(id: str) -> str:
    return id.partition(":")[2]


def by_state(part: ik.ScorecardPart[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in part.entries:
        found.setdefault(str(entry.state), []).append(slug(entry.id))
    return {state: sorted(slugs) for state, slugs in found.items()}


def test_the_promises_are_those_counted_by_hand() -> None:
    found = [(slug(one.id), str(one.verdict), one.reached) for one in CARD.promises]
    assert sorted(found) == sorted((id, verdict, reached) for id, verdict, reached, _ in PROMISES)
    assert [slug(one.id) for one in CARD.promises.ahead] == AHEAD
    assert sorted(slug(one.id) for one in CARD.promises.without_day) == WITHOUT_DAY


def test_a_third_of_the_promised_increase_to_30_billion_came() -> None:
    promise = next(one for one in CARD.promises if one.id == "commitment:trade-30bn-2014")
    shares = [line.increase_share for line in promise.realisation.lines if line.at_due]
    assert promise.moved_on_to == "commitment:trade-40bn-2015"
    assert [f"{share:.0%}" for share in shares if share is not None] == ["33%"]


def test_the_things_to_be_built_are_those_counted_by_hand() -> None:
    found: dict[str, dict[str, list[str]]] = {}
    for entry in CARD.deliverables:
        found.setdefault(str(entry.state), {})[slug(entry.id)] = sorted(map(slug, entry.includes))
    assert found == DELIVERABLES
    assert CARD.deliverables.share_text == "9 of 26 delivered (35%)"


def test_the_agreements_are_those_counted_by_hand() -> None:
    found = by_state(CARD.papers)
    assert len(found.pop("signed_and_silent")) == SILENT
    assert found == PAPERS
    assert {slug(one.id): [slug(id) for id in one.includes] for one in CARD.papers if one.includes} == ONE_WITH


def test_the_dialogues_are_those_counted_by_hand() -> None:
    assert by_state(CARD.dialogues) == DIALOGUES


@pytest.mark.parametrize(("id", "sessions", "last", "due"), SESSIONS)
def test_the_sessions_are_those_counted_by_hand(id: str, sessions: int, last: str | None, due: str | None) -> None:
    entry = next(one for one in CARD.dialogues if slug(one.id) == id)
    texts = [None if date is None else str(date) for date in (entry.last_held, entry.next_due)]
    assert (entry.sessions, *texts) == (sessions, last, due)


def test_what_is_not_counted_is_what_was_left_out_by_hand() -> None:
    reasons: dict[str, list[str]] = {}
    for one in CARD.not_counted:
        reasons.setdefault(one.reason, []).append(slug(one.id))
    intents = reasons.pop("a statement of intent that no record follows up")
    assert {reason: sorted(slugs) for reason, slugs in reasons.items()} == NOT_COUNTED
    assert len(intents) == sum(id.startswith("statement:") for id in undertakings_of(D).representative)


def test_the_two_orders_of_guns_are_two_things() -> None:
    guns = [entry for entry in CARD.deliverables if "k9" in entry.id]
    assert [len(entry.members) for entry in guns] == [4, 2]


def test_the_card_between_two_countries_has_the_status_of_their_treaties_and_the_plants_of_their_firms() -> None:
    between = D.scorecard(DAY, between=("ind", "kor"))
    assert len(between.papers.in_state("in_force")) == len(PAPERS["in_force"])
    assert between.deliverables.delivered == CARD.deliverables.delivered


def test_a_card_of_a_past_day_knows_nothing_of_what_came_later() -> None:
    assert {one.reason for one in D.scorecard("2010").not_counted} == {"no step of it has a date", "not begun by 2010"}
