"""Stages found by hand in the sources, each on a day that matters, and compared with those of the board."""

from __future__ import annotations

import pytest

import indokorea as ik
from indokorea.progress.money import Exclusion, ExclusionReason

D = ik.reference()

# Id, day, stage, and the reason.
BY_HAND = [
    ("agreement:cepa-upgrade", "2015-01-01", None, "nobody had spoken of an upgrade"),
    ("agreement:cepa-upgrade", "2015-05-18", "talked", "the joint statement announced talks from June 2016"),
    ("agreement:cepa-upgrade", "2018-01-01", "talked", "rounds were being held"),
    ("agreement:cepa-upgrade", "2021-01-01", "stalled", "the talks stopped in June 2019 after the eighth round"),
    ("agreement:cepa-upgrade", "2023-01-01", "talked", "they were taken up again on 3 November 2022"),
    ("agreement:cepa-2009", "2009-01-01", "talked", "concluded in September 2008, not yet initialled"),
    ("agreement:cepa-2009", "2009-12-31", "signed", "signed on 7 August 2009"),
    ("agreement:cepa-2009", "2010-01-01", "under_way", "in force, and it goes on"),
    ("agreement:dtac-1985", "2000-01-01", "under_way", "in force from 31 August 1986"),
    ("agreement:dtac-1985", "2018-01-01", "ended", "it served until its successor applied for both sides"),
    ("agreement:dtac-2015", "2015-12-31", "signed", "signed on 18 May 2015, in force on 12 September 2016"),
    ("agreement:dtac-2015", "2026-01-01", "under_way", "in force"),
    ("agreement:bit-1996", "2016-06-01", "under_way", "denounced by India, and still in force"),
    ("agreement:bit-1996", "2020-01-01", "ended", "ended by India's notice on 12 May 2017"),
    ("agreement:air-services-1992", "2020-01-01", "under_way", "in force since 16 March 1992"),
    ("agreement:air-services-mou-2015", "2014-01-01", "talked", "the aviation sides sat down in December 2012"),
    ("agreement:air-services-mou-2015", "2020-01-01", "signed", "signed on 13 November 2015; no source says more"),
    ("agreement:science-technology-mou-1993", "2000-01-01", "under_way", "in force from its signature"),
    ("agreement:science-technology-mou-1993", "2007-01-01", "ended", "the agreement of 2006 ended and replaced it"),
    ("agreement:coast-guard-mou-2006", "2006-05-01", "signed", "signed in March 2006"),
    ("agreement:coast-guard-mou-2006", "2008-01-01", "under_way", "a drill was held under it in July 2006"),
    ("agreement:k9-vajra-contract-2017", "2019-01-01", "signed", "signed in May 2017; no source dates the first gun"),
    ("agreement:k9-vajra-contract-2017", "2022-01-01", "delivered", "the hundredth gun came in February 2021"),
    ("agreement:exim-kexim-mou-2017", "2026-01-01", "signed", "a trade paper reports the signature of June 2017"),
    ("agreement:sentenced-persons-2010", "2012-01-01", "signed", "signed on 25 January 2010, not yet ratified"),
    ("agreement:sentenced-persons-2010", "2012-06-18", "under_way", "instruments of ratification exchanged that day"),
    ("agreement:posco-odisha-mou-2005", "2006-01-01", "signed", "signed on 22 June 2005"),
    ("agreement:posco-odisha-mou-2005", "2015-01-01", "ended", "it lapsed in June 2010 and was not renewed"),
    ("agreement:phdcci-busan-mou-2025", "2025-12-01", "signed", "a memorandum of 4 November 2025"),
    ("project:k9-vajra-2017", "2022-01-01", "delivered", "all hundred guns were handed over"),
    ("project:k9-vajra-2024", "2024-06-01", "pledged", "the leaders and ministers had agreed to go on"),
    ("project:k9-vajra-2024", "2025-01-01", "signed", "the contract is of 20 December 2024"),
    ("project:posco-maharashtra-2015", "2011-06-01", "signed", "POSCO decided on 19 November 2010 to pay for it"),
    ("project:posco-maharashtra-2015", "2012-01-01", "under_way", "construction began in November 2011"),
    ("project:posco-maharashtra-2015", "2016-01-01", "delivered", "the mill opened on 22 January 2015"),
    ("project:hd-hyundai-tamil-nadu-shipyard", "2026-01-01", "signed", "a memorandum of 7 December 2025, no yard yet"),
    ("project:csl-hd-hyundai-2025", "2026-01-01", "signed", "memoranda of July and November 2025"),
    ("project:samsung-noida-2018", "2018-01-01", "pledged", "announced in June 2017"),
    ("project:posco-odisha-2005", "2006-01-01", "signed", "a memorandum of June 2005"),
    ("project:posco-odisha-2005", "2013-01-01", "stalled", "the tribunal suspended its clearance in March 2012"),
    ("project:posco-odisha-2005", "2018-01-01", "dropped", "the state took its land back on 27 April 2017"),
    ("project:posco-karnataka-2010", "2014-01-01", "dropped", "given up on 16 July 2013"),
    # The talks failed on an unknown day between August 2016 and January 2018.
    ("project:minesweepers-goa-kangnam", "2016-06-01", "pledged", "the partner was chosen in March 2016, no contract"),
    ("project:minesweepers-goa-kangnam", "2018-06-01", "dropped", "the talks had failed by January 2018"),
    ("project:biho-air-defence-2013", "2019-06-01", "pledged", "chosen alone in October 2018, no contract"),
    ("project:biho-air-defence-2013", "2021-01-01", "dropped", "scrapped by September 2020"),
    ("project:daewoo-motors-india", "2000-01-01", "delivered", "at work from 1996"),
    ("project:daewoo-motors-india", "2004-01-01", "ended", "its receiver had the plant from 2003"),
    ("project:mahindra-ssangyong-2010", "2015-01-01", "delivered", "bought in March 2011"),
    ("project:mahindra-ssangyong-2010", "2023-01-01", "ended", "sold to another in August 2022"),
    ("project:tata-daewoo-acquisition", "2004-03-01", "signed", "the agreement is of 18 February 2004"),
    ("project:tata-daewoo-acquisition", "2026-01-01", "delivered", "bought on 29 March 2004"),
    ("project:kia-anantapur-2017", "2018-06-01", "under_way", "built from November 2017"),
    ("project:kia-anantapur-2017", "2020-01-01", "delivered", "opened on 5 December 2019"),
    ("project:samsung-noida-2018", "2019-01-01", "delivered", "opened on 9 July 2018"),
    ("project:lg-sri-city-2025", "2026-01-01", "under_way", "ground was broken on 8 May 2025"),
    ("project:nagpur-mumbai-its-2022", "2023-01-01", "signed", "arranged in November 2022, not yet contracted"),
    ("commitment:infrastructure-10bn-2015", "2026-01-01", "pledged", "no source reports a payment from it"),
    ("commitment:infrastructure-edcf-1bn-2015", "2016-01-01", "pledged", "an intention"),
    (
        "commitment:infrastructure-edcf-1bn-2015",
        "2018-01-01",
        "pledged",
        "the framework of June 2017 is an agreement on such loans, and not this sum in a signed instrument",
    ),
    ("commitment:infrastructure-edcf-1bn-2015", "2023-01-01", "signed", "a first loan of it was arranged in 2022"),
    (
        "commitment:infrastructure-export-credit-9bn-2015",
        "2026-01-01",
        "signed",
        "the two banks signed a memorandum on it in June 2017; no credit is known",
    ),
    ("commitment:trade-10bn-2008", "2010-01-01", "delivered", "trade was USD 11.2 billion in 2007"),
    ("commitment:trade-30bn-2014", "2011-01-01", "pledged", "set in the joint statement of January 2010"),
    ("commitment:trade-30bn-2014", "2013-01-01", "pledged", "40 by 2015 took its place, and was still to come"),
    ("commitment:trade-30bn-2014", "2016-06-01", "missed", "what took its place was missed"),
    ("commitment:trade-40bn-2015", "2016-01-01", "missed", "2015 was over, trade far below 40"),
    ("commitment:trade-50bn-2030", "2026-01-01", "pledged", "due by 2030"),
    ("commitment:trade-50bn-2030-said-2023", "2026-01-01", "pledged", "it is the promise of 2018, said again"),
    (
        "commitment:new-industrial-ambition-semiconductors-2025",
        "2026-01-01",
        "pledged",
        "reported after talks, nothing signed",
    ),
    ("commitment:research-fund-2010", "2011-01-01", "pledged", "agreed in the joint statement"),
    ("commitment:research-fund-2010", "2013-01-01", "under_way", "in use by March 2012, as the leaders said"),
    ("commitment:two-plus-two-2017", "2018-06-01", "missed", "a session within 2017 was not held"),
    ("commitment:two-plus-two-2019", "2020-01-01", "pledged", "called for again in September 2019"),
    ("commitment:two-plus-two-2019", "2026-01-01", "stalled", "still to be brought to life in July 2025"),
    ("mechanism:two-plus-two", "2026-01-01", "pledged", "agreed in 2015; no session of it is recorded"),
    ("mechanism:joint-commission", "1999-01-01", "signed", "set up by the agreement of 1996; first met in 2002"),
    ("mechanism:joint-commission", "2003-01-01", "under_way", "it met in April 2002"),
    ("mechanism:joint-trade-committee", "2015-01-01", "ended", "it met for years, and gave way in 2011"),
    ("exercise:in-rokn-2025", "2025-10-12", None, "it began on 13 October 2025"),
    ("exercise:in-rokn-2025", "2025-12-01", "delivered", "it was held"),
    ("exercise:coast-guards-2005", "2006-01-01", "delivered", "the drill was held"),
    ("exercise:sahyog-hyeoblyeog-2018", "2010-01-01", None, "the edition of 2018 was still to come"),
    ("exercise:jeju-passex-2018", "2020-01-01", "unreported", "expected; no source says that it was held"),
    ("statement:isro-kari-2015", "2026-01-01", "talked", "cooperation was announced; no record follows it up"),
    ("agreement:social-security-2010", "2011-06-01", "signed", "signed on 19 October 2010"),
    ("agreement:social-security-2010", "2012-01-01", "under_way", "in force on 1 November 2011"),
    (
        "agreement:peaceful-nuclear-2011",
        "2011-08-01",
        "signed",
        "signed on 25 July 2011; no source dates the first round of the talks",
    ),
    ("agreement:peaceful-nuclear-2011", "2011-10-12", "under_way", "in force that day"),
    ("agreement:extradition-2004", "2005-01-01", "signed", "signed on 5 October 2004, instruments not yet exchanged"),
    ("agreement:extradition-2004", "2005-06-08", "under_way", "instruments exchanged at Seoul that day"),
    ("agreement:science-technology-1976", "1976-06-01", "signed", "signed in March, in force in August 1976"),
    ("agreement:science-technology-1976", "2007-01-01", "ended", "it served until replaced in 2006"),
    ("agreement:cultural-1974", "1980-01-01", "under_way", "in force on 12 August 1974, and renews itself"),
    ("agreement:trade-arrangement-1964", "1970-01-01", "under_way", "the letters bound from the day of their exchange"),
    ("agreement:naval-logistics-2019", "2020-01-01", "signed", "signed on 5 September 2019; no source says more"),
    ("agreement:korea-plus-mou-2016", "2016-03-01", "signed", "signed in January 2016"),
    ("agreement:seafarers-2018", "2017-06-01", "talked", "approved at home in 2016, signed only in 2018"),
    ("agreement:seafarers-2018", "2018-05-01", "signed", "signed at Busan on 10 April 2018"),
    ("agreement:defence-cyber-mou-2026", "2026-05-20", "signed", "signed that day"),
    ("commitment:edcf-4bn-2023", "2024-01-01", "pledged", "announced by the ambassador in September 2023"),
    (
        "commitment:edcf-4bn-2023",
        "2026-06-01",
        "unreported",
        "its three years are over; nothing tells what was drawn",
    ),
    ("commitment:defence-attache-2012", "2012-06-01", "pledged", "announced for 2012"),
    ("commitment:defence-attache-2012", "2026-01-01", "delivered", "an attaché is named in November 2025"),
    # No page says since when its battery-pack plant works; the firm said in January 2025 that it does.
    ("commitment:hyundai-india-2023", "2025-06-01", "under_way", "a first phase of its battery-pack plant works"),
    ("commitment:annual-naval-exercises-2007", "2008-06-01", "pledged", "agreed in talks, nothing signed"),
    ("commitment:annual-naval-exercises-2007", "2026-01-01", "under_way", "a first exercise of their own in 2025"),
    ("commitment:ivi-contribution-2017", "2018-01-01", "signed", "undertaken in a memorandum of August 2017"),
    ("commitment:two-plus-two-2024", "2025-01-01", "pledged", "to be explored"),
    ("project:jsw-posco-steel-plant", "2024-11-15", "signed", "a memorandum of 21 October 2024"),
    ("project:hyundai-kia-exide-lfp-2024", "2024-05-01", "signed", "a memorandum of 8 April 2024"),
    ("project:apr1400-study-2009", "2013-01-01", "signed", "a memorandum of 27 August 2009"),
    ("project:apr1400-study-2009", "2015-01-01", "stalled", "the plan to give it a site was dropped in 2014"),
    ("project:tata-daewoo-acquisition", "2004-03-01", "signed", "agreed on 18 February 2004"),
    ("project:tata-daewoo-acquisition", "2005-01-01", "delivered", "handed over on 29 March 2004"),
    ("project:queen-suriratna-memorial", "2019-01-01", "under_way", "ground was broken on 6 November 2018"),
    ("project:queen-suriratna-memorial", "2022-01-01", "delivered", "built by November 2021"),
    ("project:korea-startup-centre", "2020-01-01", "delivered", "opened on 6 September 2019"),
    ("project:hyundai-tamil-nadu-ev-2023", "2025-06-01", "under_way", "a first phase of its plant works"),
    ("project:lges-jsw-jv-2024", "2025-06-01", "pledged", "reported, and one of the two firms knew of no plan"),
    ("project:hyundai-india-listing-2024", "2024-12-01", "delivered", "first traded on 22 October 2024"),
    ("project:lg-india-listing-2025", "2025-12-01", "delivered", "first traded on 14 October 2025"),
    ("project:posco-maharashtra-galvanising-2012", "2013-06-01", "delivered", "at work from 2012"),
    ("project:queen-hur-stamp-2019", "2019-05-01", "signed", "the stamp was due by the end of 2019"),
    ("project:queen-hur-stamp-2019", "2020-01-01", "delivered", "issued on 30 July 2019"),
    ("mechanism:ceos-forum", "2015-01-01", "pledged", "agreed in January 2014"),
    ("mechanism:ceos-forum", "2015-05-20", "under_way", "first met on 19 May 2015"),
    ("mechanism:cyber-affairs-dialogue", "2016-01-01", "pledged", "decided in January 2014; no meeting is known"),
    ("mechanism:future-strategy-group", "2019-01-01", "pledged", "announced in July 2018; no meeting is known"),
    ("mechanism:cepa-joint-study-group", "2004-12-01", "pledged", "agreed in October 2004"),
    ("mechanism:defence-ministers-talks", "2007-06-15", "under_way", "first met on 30 May 2007"),
    (
        "exercise:sea-dragon-2023",
        "2023-06-01",
        "delivered",
        "the third edition, so that it recurs",
    ),
    ("exercise:milan-2024", "2023-06-01", None, "the edition of 2024 was still to come"),
    ("exercise:milan-2024", "2024-06-01", "delivered", "it was held in February 2024"),
    (
        "exercise:busan-drill-2022",
        "2023-01-01",
        "delivered",
        "the Indian ministry said that it was held on leaving Busan",
    ),
    ("exercise:eastern-fleet-2016", "2017-01-01", "unreported", "planned; no source says that it was held"),
]

# Undertakings that the bundled data says too little about, and why. It never says too much.
UNDATED = [
    ("mechanism:parliamentary-friendship-group", "2026-01-01", "it exists, and no date of it is known"),
]


@pytest.mark.parametrize(("id", "day", "stage", "why"), BY_HAND)
def test_the_stage_is_what_a_reader_of_the_sources_would_say(id: str, day: str, stage: str | None, why: str) -> None:
    standing = D.progress_on(id, day)
    assert str(standing) == (stage or "none"), why
    assert standing.certain == (stage != "unreported"), why  # silence is never certain
    assert D.progress(day).standing(id).stage is standing.stage


@pytest.mark.parametrize(("id", "day", "why"), UNDATED)
def test_an_undertaking_without_a_date_has_no_stage_and_is_listed_apart(id: str, day: str, why: str) -> None:
    assert D.progress_on(id, day).stage is None, why
    assert id in D.progress(day).not_begun


def test_the_usd_10_billion_of_2015_count_once_and_not_again_as_parts_of_1_and_9() -> None:
    money = D.progress("2016-01-01").money
    assert str(money.total("pledged", "USD")) == "USD 10 billion"
    part = Exclusion(ExclusionReason.PART, "commitment:infrastructure-10bn-2015")
    assert {item.record_id for item in money.left_out if item.exclusion == part} == {
        "commitment:infrastructure-edcf-1bn-2015",
        "commitment:infrastructure-export-credit-9bn-2015",
    }


def test_trade_targets_are_never_counted_as_money() -> None:
    targets = {
        one.id
        for one in D.commitments
        if one.target is not None
        and one.target.indicator is ik.Indicator.BILATERAL_TRADE
        and one.target.money is not None
    }
    left_out = D.progress("2026-11-22").money.left_out
    assert {one.record_id for one in left_out if one.why == "bilateral trade target, not a payment"} == targets
    assert "commitment:trade-50bn-2030" in targets


def test_the_price_of_the_second_howitzers_counts_once_although_two_records_state_it() -> None:
    """4,366 and 7,628.7 crore for the guns, 1,672.5 for the cars of Bengaluru, 5,612 for the harbour link of Mumbai."""
    assert str(D.progress("2026-11-22").money.total("committed", "INR", "contract")) == "INR 19,279.2 crore"


def test_the_price_of_the_second_howitzers_counts_from_the_signature_of_the_contract() -> None:
    assert str(D.progress("2024-12-19").money.total("committed", "INR", "contract")) == "INR 11,650.5 crore"
    assert str(D.progress("2024-12-20").money.total("committed", "INR", "contract")) == "INR 19,279.2 crore"


def test_the_components_of_the_second_howitzers_are_included_in_their_price() -> None:
    """Hanwha's contract of KRW 371.4 billion supplies Larsen & Toubro for the Rs 7,628.7 crore of the ministry."""
    part = Exclusion(ExclusionReason.PART, "project:k9-vajra-2024")
    left_out = {item.record_id for item in D.progress("2026-11-22").money.left_out if item.exclusion == part}
    assert left_out == {"project:k9-components-2025"}


def test_orders_of_trains_and_boilers_add_up_in_won() -> None:
    """1,000, 177.1 and 264.4 billion for Delhi, Ahmedabad and Hyderabad; 1,500, 350 and 2,800 billion for Doosan."""
    assert str(D.progress("2026-11-22").money.total("committed", "KRW", "contract")) == "about KRW 6,091.5 billion"


def test_the_price_of_what_was_dropped_is_no_money() -> None:
    dropped = {one.record_id for one in D.progress("2026-11-22").money.left_out if one.why == "dropped"}
    assert dropped == {
        "project:biho-air-defence-2013",
        "project:fleet-support-ships-hyundai-2015",
        "project:gail-lng-carriers",
        "project:minesweepers-goa-kangnam",
        "project:minesweepers-kangnam-first",
        "project:p75i-daewoo-hanwha",
        "project:posco-karnataka-2010",
        "project:posco-odisha-2005",
        "project:samsung-cochin-lng-2016",
        "project:visakhapatnam-metro-loan",
    }


def test_the_hyundai_plan_of_2023_counts_once_although_stated_in_won_and_in_rupees() -> None:
    money = D.progress("2024-06-01").money
    # The memorandum has rupees; the sum in won is a claim of a report.
    assert money.total("pledged", "KRW") is None
    # Rs 20,000 crore of Hyundai, and 1,250 of Simmtech at Sanand.
    assert str(money.total("pledged", "INR")) == "INR 21,250 crore"


def test_the_cost_of_the_samsung_plant_at_noida_is_a_plan_since_no_source_says_that_it_was_spent() -> None:
    """The other planned investment in rupees of that time is the mill of SAIL and POSCO, about Rs 15,000 crore."""
    for day in ("2018-07-08", "2018-07-09"):
        money = D.progress(day).money
        assert str(money.total("planned", "INR", "investment")) == "about INR 19,915 crore"
        assert not [line for line in money.lines if str(line.basis) in ("disbursed", "spent") and "INR" in str(line)]


def test_the_usd_50_billion_stated_five_times_are_one_undertaking() -> None:
    (entry,) = [one for one in D.progress("2026-11-22").entries if one.id == "commitment:trade-50bn-2030"]
    assert len(entry.includes) == 4


def test_a_missed_commitment_is_overdue_by_the_days_that_its_due_date_allows() -> None:
    overdue = {one.id: one for one in D.progress("2026-11-22").overdue}
    loans = overdue["commitment:edcf-4bn-2023"]
    assert (loans.at_least, loans.at_most) == (326, 690)
    assert "commitment:defence-attache-2012" not in overdue
    assert overdue["commitment:trade-40bn-2015"].renewed_by == ("commitment:trade-50bn-2030",)
    assert "commitment:two-plus-two-2017" in overdue


def test_every_undertaking_has_a_trail_of_records_in_the_dossier() -> None:
    board = D.progress("2026-11-22")
    for id in (*(one.id for one in board.entries), *board.not_begun, *dict(board.counted_with)):
        trail = D.trail(id)
        assert " ".join(str(trail).split()).startswith(trail.label)
        rows = trail.rows()
        assert [row["path"] for row in rows if row["relation"] != "silence"] == [step.path for step in trail.steps]
        for step in trail.steps:
            assert step.record_id in D


def test_the_trail_of_the_cepa_upgrade_shows_the_gap_after_the_talks_stopped() -> None:
    trail = D.trail("agreement:cepa-upgrade")
    assert [str(one) for one in trail.stages] == [
        "talked from 2015-05-18",
        "stalled from 2019-06",
        "talked from 2022-11-03",
    ]
    silences = [(str(gap.since), str(gap.until), gap.at_least, gap.at_most) for gap in trail.gaps]
    # The President spoke of it once in between, on Trade Day of 2020.
    assert ("2019-06", "2020-12-08", 527, 540) in silences
    assert ("2020-12-08", "2022-01-11", 399, 399) in silences
    assert all(step.citations for step in trail.steps if step.record_id.startswith("agreement:"))
