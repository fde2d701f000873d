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
    ("defence-attache-2012", "delivered", "", "the post is filled by November 2025; no page says whether in 2012"),
    ("edcf-4bn-2023", "unreported", "", "the three years are over, and no source says what was drawn"),
    ("two-plus-two-2017", "not_met", "", "the sides called for a first session again in 2019"),
]
# Krafton promised a sum over two to three years from August 2023. What it promised in 2025 for each year has no day,
# and is money to be delivered. The memorandum of Hyundai with Tamil Nadu runs to 2032.
AHEAD = ["krafton-india-2023", "trade-50bn-2030", "hyundai-india-2030", "hyundai-india-2023"]
WITHOUT_DAY = [
    "annual-naval-exercises-2007",
    "new-industrial-ambition-2025",
    "two-plus-two-2019",
]

# The things to be built or handed over, by state, each with the records that are one with it.
DELIVERABLES = {
    "planned": {
        # The chairman of the yard expected a venture; no paper on the yard for blocks is known.
        "csl-hd-ksoe-block-yard": [],
        "kia-anantapur-2020": [],
        "kind-x-2026": [],
        "korea-startup-park": [],
        "krafton-india-2025": [],
        "lg-polymers-aid-2024": [],
        "lges-jsw-jv-2024": ["lges-jsw-2024"],
        # The firm disclosed it, and no page says that the capital was paid in.
        "mirae-india-capital-2025": [],
        "unicorn-growth-fund-2026": [],
    },
    "part_signed": {
        # Signed of it are a memorandum of two banks on USD 9 billion, and one loan of at most USD 171.6 million,
        # for the Nagpur-Mumbai expressway. The arrangement on that loan is a treaty in force, among the agreements.
        "infrastructure-10bn-2015": [
            "infrastructure-edcf-1bn-2015",
            "infrastructure-export-credit-9bn-2015",
            "nagpur-mumbai-its-2022",
        ],
    },
    "signed": {
        "beml-port-cranes-2025": ["beml-hd-ksoe-mou-2025"],
        "csl-hd-hyundai-2025": ["csl-hd-hhi-lpd-mou-2025", "csl-hd-ksoe-mou-2025"],
        "hd-hyundai-tamil-nadu-shipyard": ["hd-hyundai-tamil-nadu-mou-2025"],
        "hwaseung-tamil-nadu-2025": ["hwaseung-tamil-nadu-mou-2025"],
        "hyundai-kia-exide-lfp-2024": ["hyundai-kia-exide-mou-2024"],
        "jsw-posco-steel-plant": ["jsw-posco-hoa-2025", "jsw-posco-mou-2024"],
        # Hanwha supplies the parts of the guns that the ministry ordered.
        "k9-vajra-2024": ["hanwha-lt-k9-contract-2025", "k9-components-2025", "k9-vajra-contract-2024"],
        # No page says whether the two papers bind.
        "lt-hanwha-2026": ["lt-hanwha-2026"],
        # A memorandum of the two yards, whose end no page tells.
        "p75i-hyundai-hindustan": [],
        "samsung-heavy-swan-2025": ["samsung-heavy-swan-mou-2025"],
        "simmtech-sanand-2024": [],
    },
    "stalled": {
        # In 2014 India dropped its plan to give a site for Korean reactors.
        "apr1400-study-2009": ["npcil-kepco-mou-2009"],
        "lng-carriers-yards-2015": [],
        # A report of November 2024 says that the venture was stopped.
        "posco-adani-mundra-2022": ["posco-adani-gujarat-mou-2022", "posco-adani-mou-2022"],
        # Taken up again in January 2015; the steel minister of that time said that there was no progress.
        "posco-sail-bokaro": [],
    },
    # Given up before anything was built or handed over.
    "cancelled": {
        "biho-air-defence-2013": [],
        # A Turkish yard took the place of Hyundai.
        "fleet-support-ships-hyundai-2015": [],
        "gail-lng-carriers": [],
        "korean-zone-ghilot": [],
        "minesweepers-goa-kangnam": [],
        "minesweepers-kangnam-first": [],
        "p75i-daewoo-hanwha": [],
        "posco-karnataka-2010": [],
        # The memorandum lapsed in 2010, the plan in 2017.
        "posco-odisha-2005": ["posco-odisha-mou-2005"],
        # The tender for which the two were to bid was cancelled.
        "samsung-cochin-lng-2016": [],
        # The bank refused, as the minister told Parliament.
        "visakhapatnam-metro-loan": [],
    },
    # They worked for years, and then failed or were sold.
    "closed": {"daewoo-motors-india": [], "hyundai-kia-ola-2019": []},
    "under_way": {
        # Ground was broken for the hydrogen centre, which is a part of it.
        "hyundai-tamil-nadu-2024": ["hyundai-hydrogen-centre-2024", "hyundai-tamil-nadu-mou-2024"],
        "ivi-contribution-2017": [],
        "lg-sri-city-2025": [],
        "research-fund-2010": [],
    },
    "part_delivered": {
        # The battery-pack plant was at work in January 2025. The plan that it carries out is due by 2032, so that it is
        # a promise ahead.
        "hyundai-tamil-nadu-ev-2023": ["hyundai-tamil-nadu-mou-2023"],
        # The first stretch was opened in June 2025.
        "kacchi-dargah-bridge-2016": [],
    },
    "delivered": {
        "ahmedabad-metro-cars-2017": [],
        "bengaluru-metro-cars-2009": [],
        "delhi-metro-cars-2001": [],
        # The line for which they were ordered was opened in December 2017.
        "delhi-metro-cars-2013": [],
        # The last unit of stage I at Barh went into commercial use in July 2025, that of Kudgi in 2018.
        "doosan-bihar-2016": [],
        "doosan-kudgi-2012": [],
        "hyderabad-metro-cars": [],
        "lotte-pepero-haryana": [],
        "korea-startup-centre": ["start-up-mou-2019"],
        "queen-hur-stamp-2019": ["stamp-mou-2019"],
        "queen-suriratna-memorial": ["suriratna-memorial-mou-2018"],
        "doosan-mundra": [],
        "doosan-obra-jawaharpur-2016": [],
        "havmor-pune-2024": [],
        "hyosung-aurangabad-2019": [],
        "hyosung-pune-2016": [],
        "hyundai-chennai-1996": [],
        "hyundai-chennai-2008": [],
        # The plant was bought, and then built anew.
        "hyundai-talegaon-2024": [],
        # Hanwha's contract with Larsen & Toubro came three weeks before that of the ministry.
        "k9-vajra-2017": ["k9-vajra-contract-2017", "lt-hanwha-k9-contract-2017"],
        "kia-anantapur-2017": ["kia-andhra-pradesh-mou-2017"],
        "novelis-ulsan-recycling-2022": [],
        "lotte-haryana-2015": [],
        "lotte-nemam-2010": [],
        "mumbai-trans-harbour-2017": [],
        "orion-rajasthan-2019": [],
        # The sources count three plants: MetalMiner calls that of 2015 the third.
        "posco-maharashtra-2015": [],
        "posco-maharashtra-electrical-steel-2013": [],
        "posco-maharashtra-galvanising-2012": [],
        "samsung-display-noida-2020": [],
        "samsung-noida-2018": [],
    },
}

# The agreements without deliverables, by state; all others are signed and silent.
PAPERS = {
    "in_force": [
        "aeo-mra-2015",
        "air-services-1992",
        "apta-2005",
        "apta-amendment-2017",
        "beps-mli-2017",
        "cepa-2009",
        "claims-1958",
        "classified-information-2014",
        "cultural-1974",
        "customs-2006",
        "defence-shipbuilding-mou-2017",
        "dtac-2015",
        "edcf-framework-2017",
        "extradition-2004",
        "ipef-supply-chain-2023",
        "iter-2006",
        "ivi-establishment-1996",
        "joint-commission-1996",
        "mutual-legal-assistance-2004",
        "nagpur-mumbai-its-loan-2022",
        "peaceful-nuclear-2011",
        "science-technology-2006",
        "sentenced-persons-2010",
        "social-security-2010",
        "space-education-centre-1995",
        "tourism-1993",
        "trade-promotion-1974",
        "visa-exemption-2005",
        "visa-simplification-2012",
    ],
    # The committees that three of them set up have met.
    "signed_and_used": [
        "coast-guard-mou-2006",
        "defence-industry-mou-2005",
        "drdo-dapa-mou-2010",
        "trade-remedies-2018",
    ],
    "signed_lately": [
        "defence-cyber-mou-2026",
        "dpiit-koti-mou-2025",
        "ipef-2024",
        "ipef-clean-economy-2024",
        "isro-kasa-mou-2025",
        "ndc-kndu-mou-2026",
        "phdcci-busan-mou-2025",
        "un-peacekeeping-mou-2026",
    ],
    # Its text gives three years from September 2018, and no renewal is known.
    "term_over": ["seoul-delhi-2018"],
    "not_signed": ["cepa-upgrade"],
    "ended": [
        "bit-1996",
        "dtac-1985",
        "science-technology-1976",
        "science-technology-mou-1993",
        "trade-arrangement-1964",
    ],
}
# In force for a term by their texts; all but the one on fusion energy renew themselves.
FOR_A_TERM = [
    "classified-information-2014",
    "cultural-1974",
    "customs-2006",
    "defence-shipbuilding-mou-2017",
    "edcf-framework-2017",
    "iter-2006",
    "joint-commission-1996",
    "peaceful-nuclear-2011",
    "science-technology-2006",
    "tourism-1993",
    "trade-promotion-1974",
]
SILENT = 51
# One with another agreement: they have no life without it, or renew it.
ONE_WITH = {
    "dtac-2015": ["dtac-protocol-2015"],
    "social-security-2010": ["social-security-arrangement-2011"],
    "korea-plus-extension-2019": ["korea-plus-mou-2016"],
    # Parts of an agreement: two framework agreements are annexes, and the CEPA calls for the other.
    "apta-2005": ["apta-investment-2009", "apta-trade-facilitation-2009"],
    "cepa-2009": ["audiovisual-2015"],
    "ayodhya-gimhae-2001": ["ayodhya-gimhae-sister-cities"],
    "busan-mumbai-2009": ["busan-mumbai-sister-cities"],
    "jaipur-pocheon-2011": ["jaipur-pocheon-sister-cities"],
    "seoul-delhi-2018": ["seoul-delhi-sister-cities"],
    "ulsan-chennai-2016": ["ulsan-chennai-sister-cities"],
}

DIALOGUES = {
    "active": [
        "annual-summit",
        "cepa-upgrade-negotiations",
        "coast-guard-high-level-meeting",
        "defence-ministers-talks",
        "foreign-policy-security-dialogue",
        "in-rokn-2025",
        # By turns each year since 1996, the last in December 2025.
        "korea-india-strategic-dialogue",
        "milan-2022",
    ],
    # The committee of the CEPA is to meet every two years by Article 15.2, the committee on arms, the Joint Commission
    # and the dialogue of the security offices every year by their own texts. The working group
    # on small firms, to meet twice a year, is known to have met once, in 2017.
    "overdue": [
        "cepa-joint-committee",
        "defence-logistics-industry-committee",
        "joint-commission",
        "nso-strategic-dialogue",
        "sme-working-group",
    ],
    "silent": [
        "ceos-forum",
        "coast-guards-2005",
        "consular-consultation",
        "customs-heads",
        "defence-research-committee",
        "disarmament-consultation",
        "ficci-kcci-joint-business-council",
        "finance-ministers-meeting",
        "global-issues-consultation",
        "icwa-knda-dialogue",
        "joint-science-technology-committee",
        "navy-staff-talks",
        "sea-dragon-2022",
        "think-tank-two-plus-two",
        # Its first two sessions were in 2018 and 2019.
        "trade-remedies-consultation",
        # Its second and last session is of September 2019.
    ],
    "without_recorded_session": [
        "cepa-upgrade-subgroups",
        # Its first session was announced for 2015, and no page says that it was held.
        "cyber-affairs-dialogue",
        "electronics-working-group",
        "future-strategy-group",
        "incheon-kolkata-sister-cities",
        "shipbuilding-working-group",
        "two-plus-two",
    ],
    # The Indian ministry said that the drill off Busan was held.
    "held_once": ["admm-plus-2019", "bay-of-bengal-2022", "busan-drill-2022"],
    # The study group ended with its report, the task force with the last round of the CEPA.
    "ended": ["cepa-joint-study-group", "cepa-joint-task-force", "joint-trade-committee"],
}

# Sessions of a dialogue or a series by the day, its last one, and when the next is due.
SESSIONS = [
    ("annual-summit", 8, "2026-04-20", "2027"),
    ("joint-commission", 7, "2024-03-06", "2025"),
    ("defence-ministers-talks", 11, "2026-05-20", None),
    ("two-plus-two", 0, None, None),
    ("milan-2022", 3, "2026-02-19", "2028-02"),
    # From the first meeting of 2006 to the thirteenth of 2025: about every 14 months by the seven that are known to
    # have been held; that of 2007 is known from a notice alone.
    ("coast-guard-high-level-meeting", 7, "2025-07-21", "2026-09"),
]

NOT_COUNTED = {
    "purchase, sale or listing of a firm or its shares": [
        "doosan-aee-chennai-2011",
        "hyundai-india-listing-2024",
        "hyundai-talegaon-purchase-2023",
        "krafton-nautilus-2025",
        "krafton-nodwin-2021",
        "krafton-pratilipi-2021",
        "lg-india-listing-2025",
        "lotte-havmor-2017",
        "mahindra-ssangyong-2010",
        "mirae-sharekhan-2023",
        "novelis-ulsan-sale-2017",
        "tata-daewoo-acquisition",
    ],
    "undertaking without a dated step": [
        "cepa-sps-working-group",
        "defence-policy-dialogue",
        "parliamentary-friendship-group",
    ],
    "single exercise that no source reports as held": [
        "busan-drill-2012",
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
    assert CARD.deliverables.share_text == "31 of 75 delivered (41%)"


def test_of_the_ten_billion_only_parts_are_signed_and_the_whole_is_pledged() -> None:
    (promise,) = CARD.deliverables.in_state("part_signed")
    assert promise.id == "commitment:infrastructure-10bn-2015"
    assert promise.stage is D.progress_on(promise.id, DAY).stage is ik.ProgressStage.PLEDGED
    assert {slug(one.id) for one in promise.parts} == {
        "nagpur-mumbai-its-2022",
        "infrastructure-export-credit-9bn-2015",
    }


def test_every_entry_has_the_stage_that_progress_on_answers() -> None:
    for part in CARD.parts:
        for entry in part.everything:
            assert entry.stage is D.progress_on(entry.id, DAY).stage


def test_the_agreements_are_those_counted_by_hand() -> None:
    found = by_state(CARD.papers)
    assert len(found.pop("signed_and_silent")) == SILENT
    term = [slug(one.id) for one in CARD.papers.in_state("in_force") if one.until is not None]
    assert sorted(term) == FOR_A_TERM
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
    intents = reasons.pop("statement of intent that no record follows up")
    assert {reason: sorted(slugs) for reason, slugs in reasons.items()} == NOT_COUNTED
    assert len(intents) == sum(id.startswith("statement:") for id in undertakings_of(D).representative)


def test_the_two_orders_of_guns_are_two_things() -> None:
    guns = [entry for entry in CARD.deliverables if "k9" in entry.id]
    assert [len(entry.members) for entry in guns] == [4, 3]


def test_the_card_between_two_countries_has_the_status_of_their_treaties_and_the_plants_of_their_firms() -> None:
    between = D.scorecard(DAY, between=("ind", "kor"))
    assert len(between.papers.in_state("in_force")) == len(PAPERS["in_force"])
    assert between.deliverables.delivered == CARD.deliverables.delivered


def test_a_card_of_a_past_day_knows_nothing_of_what_came_later() -> None:
    assert {one.reason for one in D.scorecard("2010").not_counted} == {
        "purchase, sale or listing of a firm or its shares",
        "statement of intent that no record follows up",
        "undertaking without a dated step",
        "undertaking not begun by 2010",
    }
