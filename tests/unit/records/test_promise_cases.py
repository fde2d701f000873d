"""Real promises, projects and figures of India and the Republic of Korea, written without loss and without a warning.

Each case is a dossier of its own: the records that it needs, one cited source, and what is asserted about them. The
sources are named in the records.
"""

from __future__ import annotations

from typing import Any

import pytest

import indokorea as ik

C, P, B, F, Role = ik.CommitmentStatus, ik.ProjectStatus, ik.MoneyBasis, ik.FinanceType, ik.ProjectRole
IND, KOR = "country:ind", "country:kor"
CITED = (ik.Citation(source="source:page"),)


def usd(text: str) -> ik.Money:
    return ik.Money.parse(f"USD {text}")


def organisation(slug: str, name: str, country: str, **more: Any) -> ik.Organisation:
    type = more.pop("type", ik.OrganisationType.COMPANY)
    return ik.Organisation(
        id=f"organisation:{slug}", name=name, type=type, countries=(country,), citations=CITED, **more
    )


BASE: tuple[ik.AnyRecord, ...] = (
    ik.Source(id="source:page", title="A page", type=ik.SourceType.NEWS),
    ik.Country(id=IND, name="India", citations=CITED),
    ik.Country(id=KOR, name="Republic of Korea", citations=CITED),
    ik.Country(id="country:sgp", name="Singapore", citations=CITED),
    ik.Partnership(
        id="partnership:ind-kor", name="India and the Republic of Korea", parties=(IND, KOR), citations=CITED
    ),
    organisation("mod-india", "Ministry of Defence", IND, type=ik.OrganisationType.MINISTRY),
    organisation("larsen-toubro", "Larsen & Toubro", IND),
    organisation("hanwha", "Hanwha Aerospace", KOR),
    organisation("posco", "POSCO", KOR),
    organisation("korea-eximbank", "Export-Import Bank of Korea", KOR, type=ik.OrganisationType.GOVERNMENT_BODY),
    ik.Sector(id="sector:shipbuilding", name="Shipbuilding", citations=CITED),
)


def dossier(*records: ik.AnyRecord) -> ik.Dossier:
    """Return a dossier of the base and these records; check that it is read as written, and without a warning."""
    made = ik.Dossier((*BASE, *records))
    assert ik.loads(ik.dumps(made)) == made
    assert [finding for finding in ik.review(made) if finding.severity is not ik.Severity.NOTE] == []
    return made


def project(slug: str, name: str, type: ik.ProjectType, *updates: ik.ProjectUpdate, **more: Any) -> ik.Project:
    return ik.Project(id=f"project:{slug}", name=name, type=type, updates=updates, citations=CITED, **more)


def commitment(slug: str, name: str, *updates: ik.CommitmentUpdate, **more: Any) -> ik.Commitment:
    return ik.Commitment(id=f"commitment:{slug}", name=name, updates=updates, citations=CITED, **more)


def test_an_arms_contract_has_options_offsets_and_a_planned_delivery() -> None:
    guns = project(
        "k9-vajra",
        "First K9 Vajra-T contract",
        ik.ProjectType.ARMS_PROCUREMENT,
        ik.ProjectUpdate(status=P.CONTRACTED, on="2017-05", money=ik.Money.parse("Rs 4,366 crore"), basis=B.COMMITTED),
        parties=(
            ik.ProjectParty(party="organisation:mod-india", role=Role.BUYER),
            ik.ProjectParty(party="organisation:larsen-toubro", role=Role.CONTRACTOR),
            ik.ProjectParty(party="organisation:hanwha", role=Role.LICENSOR),
        ),
        value=ik.Money.parse("Rs 4,366 crore"),
        basis=B.COMMITTED,
        finance=F.CONTRACT,
        quantities=(ik.Quantity.parse("100 guns"),),
        options="50 further guns of the same make",
        offsets="half of the parts are made in India",
        planned="2017-05/2020-11",
    )
    found = dossier(guns)
    assert str(guns.stage_on("2018")) == "contracted"
    assert str(found.progress_on(guns, "2018").stage) == "signed"
    assert str(found.progress("2018").money) == "committed, contract: INR 4,366 crore"


def test_ten_guns_of_a_hundred_are_a_delivery_in_part_with_quantity_and_money() -> None:
    guns = project(
        "k9-vajra",
        "First K9 Vajra-T contract",
        ik.ProjectType.ARMS_PROCUREMENT,
        ik.ProjectUpdate(status=P.CONTRACTED, on="2017-05"),
        ik.ProjectUpdate(
            status=P.PART_DELIVERED,
            on="2018-11",
            quantity=ik.Quantity.parse("10 guns"),
            money=ik.Money.parse("Rs 400 crore"),
            basis=B.SPENT,
        ),
        ik.ProjectUpdate(status=P.DELIVERED, on="2021-02", quantity=ik.Quantity.parse("90 guns")),
        quantities=(ik.Quantity.parse("100 guns"),),
        finance=F.CONTRACT,
    )
    found = dossier(guns)
    assert [str(guns.stage_on(day)) for day in ("2018-10", "2018-12", "2021-03")] == [
        "contracted",
        "part_delivered",
        "delivered",
    ]
    assert str(found.progress_on(guns, "2019").stage) == "under_way"
    assert str(found.progress("2019").money) == "spent, contract: INR 400 crore"


def test_a_subsidiary_in_singapore_invests_and_its_parent_is_known() -> None:
    subsidiary = organisation("asia-holdings", "Asia Holdings", "country:sgp", parent="organisation:posco")
    mill = project(
        "mill",
        "A mill in Maharashtra",
        ik.ProjectType.INVESTMENT,
        ik.ProjectUpdate(status=P.OPERATING, on="2015-01-22"),
        parties=(ik.ProjectParty(party=subsidiary.id, role=Role.INVESTOR, stake="100"),),
        value=usd("709 million"),
        basis=B.PLANNED,
        finance=F.INVESTMENT,
    )
    found = dossier(subsidiary, mill)
    assert found.organisations["asia-holdings"].parent == "organisation:posco"
    assert str(found.progress("2016").money) == "planned, investment: USD 709 million"


def test_a_joint_venture_has_stakes_with_dates_and_is_dissolved() -> None:
    venture = project(
        "dcm-daewoo",
        "A car venture",
        ik.ProjectType.JOINT_VENTURE,
        ik.ProjectUpdate(status=P.OPERATING, on="1995"),
        ik.ProjectUpdate(status=P.CLOSED, on="2003", note="Wound up."),
        parties=(
            ik.ProjectParty(party="organisation:hanwha", role=Role.SHAREHOLDER, stake="51", period="1994/1996"),
            ik.ProjectParty(party="organisation:hanwha", role=Role.SHAREHOLDER, stake="92", period="1997/2003"),
            ik.ProjectParty(party="organisation:larsen-toubro", role=Role.SHAREHOLDER, stake="34", period="1994/1996"),
            ik.ProjectParty(party="organisation:larsen-toubro", role=Role.SHAREHOLDER, stake="8", period="1997/2003"),
        ),
    )
    found = dossier(venture)
    assert [str(venture.stage_on(day)) for day in ("2000", "2004")] == ["operating", "closed"]
    assert str(found.progress_on(venture, "2004").stage) == "ended"


def test_a_project_that_was_cancelled_is_revived_in_the_same_record() -> None:
    mill = project(
        "odisha-steel",
        "A steel works in Odisha",
        ik.ProjectType.PLANT,
        ik.ProjectUpdate(status=P.MOU, on="2005-06-22", money=usd("12 billion"), basis=B.PLEDGED),
        ik.ProjectUpdate(status=P.STALLED, on="2011"),
        ik.ProjectUpdate(status=P.CANCELLED, on="2017-03-18"),
        ik.ProjectUpdate(status=P.MOU, on="2024-10-29"),
        parties=(ik.ProjectParty(party="organisation:posco", role=Role.INVESTOR),),
        finance=F.INVESTMENT,
    )
    found = dossier(mill)
    assert [str(mill.stage_on(day)) for day in ("2010", "2012", "2018", "2025")] == [
        "mou",
        "stalled",
        "cancelled",
        "mou",
    ]
    assert str(found.progress_on(mill, "2025").stage) == "signed"


def test_trade_is_to_double_from_a_baseline_by_a_fiscal_year() -> None:
    target = ik.Target(
        indicator=ik.Indicator.BILATERAL_TRADE,
        factor=2,
        by="2030",
        year=ik.YearBasis.FISCAL,
        baseline=ik.Baseline(money=usd("25 billion"), on="2023"),
    )
    double = commitment(
        "double", "Trade is to double", ik.CommitmentUpdate(status=C.AGREED, on="2024"), by=(IND, KOR), target=target
    )
    (read,) = dossier(double).commitments
    assert read.target is not None
    assert read.target.baseline is not None
    assert (str(read.target.factor), str(read.target.baseline.money)) == ("2", "USD 25 billion")


def test_loans_may_be_drawn_in_a_window_and_are_unreported_when_it_ends_in_silence() -> None:
    credit = commitment(
        "edcf-4bn",
        "Up to USD 4 billion of loans in 2023 to 2025",
        ik.CommitmentUpdate(status=C.ANNOUNCED, on="2023-09-12"),
        by=(KOR,),
        to=(IND,),
        target=ik.Target(indicator=ik.Indicator.FINANCING, money=usd("4 billion"), window="2023/2025"),
        basis=B.PLEDGED,
        finance=F.LOAN,
    )
    found = dossier(credit)
    assert [str(found.stage_on(credit, day)) for day in ("2025-12-31", "2026-11-22")] == ["announced", "unreported"]
    assert str(found.progress("2026-11-22").money) == "pledged, loan: USD 4 billion"


def test_a_package_of_10_billion_is_1_of_loans_and_9_of_export_credit() -> None:
    made = ik.CommitmentUpdate(status=C.ANNOUNCED, on="2015-05-18")
    package, loans, credit = (
        commitment(
            slug,
            slug,
            made,
            by=("organisation:korea-eximbank",),
            to=(IND,),
            target=ik.Target(indicator=ik.Indicator.FINANCING, money=usd(sum)),
            basis=B.PLEDGED,
            finance=finance,
            part_of=None if finance is None else "commitment:package",
        )
        for slug, sum, finance in (
            ("package", "10 billion", None),
            ("loans", "1 billion", F.LOAN),
            ("credit", "9 billion", F.EXPORT_CREDIT),
        )
    )
    money = dossier(package, loans, credit).progress("2020").money
    assert str(money) == "pledged: USD 10 billion"
    assert [item.why for item in money.left_out] == ["part of commitment:package"] * 2


def test_a_loan_has_its_rate_its_tenor_and_its_grace() -> None:
    loan = project(
        "nagpur-mumbai",
        "Traffic control on the Nagpur-Mumbai expressway",
        ik.ProjectType.FINANCING,
        ik.ProjectUpdate(status=P.FINANCED, on="2022-11-30"),
        value=usd("171,604,204"),
        basis=B.COMMITTED,
        finance=F.LOAN,
        financing=ik.FinancingTerms(rate="0.15", tenor="P40Y", grace="P10Y"),
    )
    (read,) = dossier(loan).projects
    assert read.financing == ik.FinancingTerms(rate="0.15", tenor="P40Y", grace="P10Y")


def test_an_agreement_is_to_be_concluded_by_a_day() -> None:
    cepa = ik.Agreement(
        id="agreement:cepa",
        name="CEPA",
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR)),
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        actions=(ik.Action(type=ik.ActionType.SIGNED, on="2009-08-07"),),
        citations=CITED,
    )
    aim = commitment(
        "conclude-cepa",
        "To conclude the CEPA by the end of 2007",
        ik.CommitmentUpdate(status=C.ANNOUNCED, on="2007-09-17"),
        ik.CommitmentUpdate(status=C.MISSED, on="2008-01-01"),
        ik.CommitmentUpdate(status=C.DELIVERED, on="2009-08-07"),
        by=(IND, KOR),
        target=ik.Target(concludes=cepa.id, by="2007-12-31"),
    )
    found = dossier(cepa, aim)
    assert [str(found.stage_on(aim, day)) for day in ("2007-12-31", "2008-06", "2010")] == [
        "announced",
        "missed",
        "delivered",
    ]
    assert [link.record_id for link in found.links_to("agreement:cepa") if link.field == "target"] == [aim.id]
    assert "aims to conclude it" in str(found.trail("agreement:cepa"))


@pytest.mark.parametrize(
    ("code", "written"),
    [("HS 2022 29071110", "an Indian tariff line"), ("HS 2022 8542310010", "a Korean tariff line")],
)
def test_a_figure_is_of_one_national_tariff_line(code: str, written: str) -> None:
    figure = ik.Observation(
        id="observation:line",
        indicator=ik.Indicator.IMPORTS,
        subject=IND,
        counterpart=KOR,
        period=ik.Period.fiscal_year("2023-24", IND),
        year=ik.YearBasis.FISCAL,
        money=usd("31 million"),
        product=ik.CodeRef.parse(code),
        note=written,
        citations=CITED,
    )
    (read,) = dossier(figure).observations
    assert str(read.product) == code


def test_a_force_has_460_to_470_men() -> None:
    men = ik.Observation(
        id="observation:custodian-force",
        indicator=ik.Indicator.PERSONNEL,
        subject=IND,
        period="1953/1954",
        quantity=ik.Quantity.parse("460 to 470 men"),
        citations=CITED,
    )
    (read,) = dossier(men).observations
    assert str(read.quantity) == "460 to 470 men"


def test_a_shrinking_strength_shows_in_figures_about_the_capability() -> None:
    strength = ik.Capability(
        id="capability:kor-shipbuilding",
        name="Korean shipbuilding",
        holder=KOR,
        sectors=("sector:shipbuilding",),
        type=ik.CapabilityType.STRENGTH,
        citations=CITED,
    )
    shares = [
        ik.Observation(
            id=f"observation:orders-{year}",
            what="share of world orders",
            subject=KOR,
            about=strength.id,
            period=f"{year}/{year}",
            quantity=ik.Quantity.parse(share),
            citations=CITED,
        )
        for year, share in (("2018", "44%"), ("2024", "17%"))
    ]
    found = dossier(strength, *shares)
    assert [one.label for one in found.observations] == [
        "share of world orders, kor-shipbuilding, kor, 2018",
        "share of world orders, kor-shipbuilding, kor, 2024",
    ]
    assert [link.record_id for link in found.links_to(strength.id)] == [one.id for one in shares]


def test_a_target_that_nobody_promised_to_another_is_a_figure_for_a_time_to_come() -> None:
    rank = ik.Observation(
        id="observation:india-shipbuilding-2047",
        what="place among the world's shipbuilders",
        subject=IND,
        about="sector:shipbuilding",
        period="2047/2047",
        quantity=ik.Quantity(value=5, unit="place", qualifier=ik.Qualifier.UP_TO),
        status=ik.FigureStatus.TARGET,
        citations=CITED,
    )
    found = dossier(rank)
    assert found.observations["india-shipbuilding-2047"].label.endswith("2047, target")


# Five facts that had been kept back.


def test_the_trade_aim_of_2007_and_its_baseline() -> None:
    """N-121: USD 10 bn (from 7.1 bn) before 2008."""
    aim = commitment(
        "trade-10bn",
        "USD 10 billion of trade before 2008",
        ik.CommitmentUpdate(status=C.ANNOUNCED, on="2007-09-17"),
        by=(IND, KOR),
        target=ik.Target(
            indicator=ik.Indicator.BILATERAL_TRADE,
            money=usd("10 billion"),
            by="2007",
            baseline=ik.Baseline(money=usd("7.1 billion")),
            note="before 2008",
        ),
    )
    assert str(dossier(aim).stage_on(aim, "2007-12-31")) == "announced"


def test_the_plan_for_talegaon_was_raised() -> None:
    """N-069: from Rs 7,000 crore to Rs 11,000 crore, reported 21 September 2025; production due in October 2025."""
    plant = project(
        "talegaon",
        "Hyundai plant at Talegaon",
        ik.ProjectType.PLANT,
        ik.ProjectUpdate(status=P.ANNOUNCED, money=ik.Money.parse("Rs 7,000 crore"), basis=B.PLEDGED),
        ik.ProjectUpdate(status=P.ANNOUNCED, on="2025-09-21", money=ik.Money.parse("Rs 11,000 crore"), basis=B.PLEDGED),
        finance=F.INVESTMENT,
        planned="../2025-10",
    )
    assert str(dossier(plant).progress("2025-10-01").money) == "pledged, investment: INR 11,000 crore"


def test_the_steel_works_of_2005_with_its_capacity_and_its_end() -> None:
    """N-104 and COM-004: 12 Mtpa for USD 12 billion, a memorandum of June 2005, long stalled, given up in 2017."""
    works = project(
        "posco-odisha",
        "Steel works near Paradip",
        ik.ProjectType.PLANT,
        ik.ProjectUpdate(status=P.MOU, on="2005-06"),
        ik.ProjectUpdate(status=P.STALLED, on="2015-05", note="Reported as long stalled over mining rights."),
        ik.ProjectUpdate(status=P.CANCELLED, on="2017"),
        value=usd("12 billion"),
        basis=B.PLANNED,
        finance=F.INVESTMENT,
        quantities=(ik.Quantity.parse("12 Mtpa"),),
    )
    found = dossier(works)
    assert [str(found.progress_on(works, day).stage) for day in ("2006", "2016", "2018")] == [
        "signed",
        "stalled",
        "dropped",
    ]


def test_the_exports_of_2021_and_of_half_of_2022() -> None:
    """TRD-015: exports of USD 15.603 bn in 2021, 8.998 bn in the first half of 2022, in the table of KITA."""
    kita = organisation(
        "kita", "Korea International Trade Association", KOR, type=ik.OrganisationType.INDUSTRY_ASSOCIATION
    )
    exports = [
        ik.Observation(
            id=f"observation:exports-{slug}",
            indicator=ik.Indicator.EXPORTS,
            subject=KOR,
            counterpart=IND,
            period=period,
            money=usd(sum),
            year=year,
            compiled_by=kita.id,
            citations=CITED,
        )
        for slug, period, sum, year in (
            ("2021", "2021/2021", "15.603 billion", ik.YearBasis.CALENDAR),
            ("2022-h1", "2022-01/2022-06", "8.998 billion", ik.YearBasis.PART_YEAR),
        )
    ]
    assert len(dossier(kita, *exports).observations) == 2


def test_a_broker_was_bought_without_a_price() -> None:
    """COM-012: Mirae Asset acquired Sharekhan in November 2024."""
    buyer, firm = organisation("mirae-asset", "Mirae Asset", KOR), organisation("sharekhan", "Sharekhan", IND)
    bought = project(
        "sharekhan",
        "Mirae Asset buys Sharekhan",
        ik.ProjectType.ACQUISITION,
        ik.ProjectUpdate(status=P.DELIVERED, on="2024-11"),
        parties=(
            ik.ProjectParty(party=buyer.id, role=Role.BUYER),
            ik.ProjectParty(party=firm.id, role=Role.TARGET_FIRM),
        ),
        finance=F.EQUITY,
    )
    assert str(dossier(buyer, firm, bought).progress_on(bought, "2025").stage) == "delivered"


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("unreported", "write target.by: from the next day it is unreported, unless a source says more"),
        ("replaced", "write renews on the commitment that replaces this one"),
        ("ended", "write dropped: it is ended if a part was delivered before"),
        ("discussed", "leave the update out: it follows from the statement"),
    ],
)
def test_a_derived_stage_is_refused_with_what_to_write_for_it_alone(status: Any, hint: str) -> None:
    with pytest.raises(ik.InvalidRecord) as caught:
        ik.CommitmentUpdate(status=status, on="2015")
    assert [finding.hint for finding in caught.value.findings] == [hint]
