"""The money of a board: every sum on one list, payments, long chains and cycles, on small dossiers."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.progress.money import ExclusionReason

IND = ik.Country(id="country:ind", name="India", alpha2="IN", alpha3="IND")
C, P, B = ik.CommitmentStatus, ik.ProjectStatus, ik.MoneyBasis
BILLION = ik.Money.parse("USD 1 billion")


def said(status: ik.CommitmentStatus, on: str | None, money: str | None = None, basis: str | None = None) -> Any:
    return ik.CommitmentUpdate(
        status=status, on=on, money=ik.Money.parse(money) if money else None, basis=B(basis) if basis else None
    )


def commitment(
    id: str,
    *updates: ik.CommitmentUpdate,
    money: str | None = "USD 1 billion",
    basis: str | None = "pledged",
    **more: Any,
) -> ik.Commitment:
    return ik.Commitment(
        id=f"commitment:{id}",
        name="A promise",
        target=ik.Target(money=ik.Money.parse(money)) if money else None,
        basis=B(basis) if basis else None,
        updates=updates or (said(C.ANNOUNCED, "2010"),),
        **more,
    )


def project(id: str, *updates: ik.ProjectUpdate, **more: Any) -> ik.Project:
    return ik.Project(id=f"project:{id}", name="A plant", type=ik.ProjectType.PLANT, updates=updates, **more)


def money(*records: ik.AnyRecord, on: str = "2030") -> ik.BoardMoney:
    return ik.Dossier([IND, *records]).progress(on).money


def why(found: ik.BoardMoney) -> dict[str, str]:
    return {f"{item.record_id}{item.path}": item.why for item in found.left_out}


def test_a_sum_of_an_undertaking_that_has_not_begun_is_left_out() -> None:
    found = money(commitment("c", said(C.ANNOUNCED, "2010"), said(C.AGREED, "2012", "USD 2 billion")), on="2009")
    assert why(found) == {
        "commitment:c/target/money": "not known to have begun by the day",
        "commitment:c/updates/1/money": "not known to have begun by the day",
    }
    assert found.lines == ()


def test_the_page_of_a_board_has_one_row_for_all_sums_of_undertakings_that_have_not_begun() -> None:
    plans = [commitment(f"later{n}", said(C.ANNOUNCED, "2012"), money=f"USD {n + 1}") for n in range(20)]
    target = commitment("now", money="USD 7 billion", basis=None)
    text = str(ik.Dossier([IND, target, *plans]).progress("2011"))
    assert "Left out of the money (21)" in text
    assert "20 sums        not known to have begun by the day" in text
    assert "USD 7 billion  no source says" in text
    assert "shown" not in text


def test_a_delivered_acquisition_without_a_date_is_left_out() -> None:
    bought = project("p", ik.ProjectUpdate(status=P.DELIVERED, basis=B.SPENT), value=BILLION, basis=B.SPENT)
    assert why(money(bought)) == {"project:p/value": "no dated update shows that it happened"}
    assert why(money(attrs.evolve(bought, updates=()))) == {"project:p/value": "no dated update shows that it happened"}


def test_a_sum_that_was_only_talked_about_is_left_out() -> None:
    plan = commitment("c", said(C.ANNOUNCED, "2012"))
    talk = ik.Statement(
        id="statement:s",
        date="2011",
        issuers=("country:ind",),
        type=ik.StatementType.PRESS_RELEASE,
        name="A visit",
        points=(ik.StatementPoint(says="A fund is being considered", stance=ik.Stance.SUPPORTS, about="commitment:c"),),
    )
    assert why(money(plan, talk, on="2012-01-01")) == {"commitment:c/target/money": "only talked about by the day"}
    assert str(money(plan, talk, on="2013")) == "pledged: USD 1 billion"


def test_the_sum_of_an_update_without_a_date_or_after_the_day_is_left_out() -> None:
    steps = said(C.ANNOUNCED, "2010"), said(C.UNDER_WAY, None, "USD 2", "disbursed"), said(C.UNDER_WAY, "2013", "USD 3")
    found = money(commitment("c", *steps, money=None), on="2012")
    assert why(found) == {
        "commitment:c/updates/2/money": "first stated on 2013",
        "commitment:c/updates/1/money": "stated by an update without a date",
    }


def test_a_restatement_that_was_not_yet_made_is_left_out_and_keeps_no_sum_from_counting() -> None:
    first = commitment("first", money=None)
    late = commitment("a-late", said(C.ANNOUNCED, "2014"), restates=(first.id,))
    early = commitment("early", said(C.ANNOUNCED, "2012"), restates=(first.id,))
    on_2013 = money(first, late, early, on="2013")
    assert [item.record_id for line in on_2013.lines for item in line.counted] == [early.id]
    assert why(on_2013) == {"commitment:a-late/target/money": "first stated on 2014"}
    assert why(money(first, late, early)) == {"commitment:early/target/money": "restates commitment:a-late"}


def test_the_sum_of_an_earlier_update_counts_until_the_sum_of_the_whole_is_stated() -> None:
    steps = said(C.ANNOUNCED, "2010", "USD 3 billion"), said(C.AGREED, "2015", "USD 5 billion")
    plan = commitment("c", *steps, money="USD 5 billion")
    assert [str(money(plan, on=day)) for day in ("2012", "2016")] == [
        "pledged: USD 3 billion",
        "pledged: USD 5 billion",
    ]
    assert why(money(plan)) == dict.fromkeys(
        ("commitment:c/updates/0/money", "commitment:c/updates/1/money"), "repeats the sum of the whole record"
    )


@pytest.mark.parametrize("basis", ["spent", "disbursed"])
@pytest.mark.parametrize(
    ("update", "counts"),
    [
        (said(C.DELIVERED, "2012"), False),
        (said(C.DELIVERED, "2012", "USD 1 billion"), True),
        (said(C.AGREED, "2012", "USD 1 billion"), False),
        (said(C.DELIVERED, "2012", "USD 1 billion", "pledged"), False),
    ],
)
def test_a_payment_counts_only_if_an_update_says_that_it_was_paid(
    basis: str, update: ik.CommitmentUpdate, counts: bool
) -> None:
    grant = commitment("c", said(C.ANNOUNCED, "2010"), update, basis=basis)
    found = money(grant)
    assert (str(found.total(basis, "USD")) == "USD 1 billion") is counts
    assert ("no update says that it was paid" in why(found).values()) is not counts
    stated = attrs.evolve(grant, updates=(*grant.updates, said(C.DELIVERED, "2014", None, basis)))
    assert str(money(stated).total(basis, "USD")) == "USD 1 billion"
    assert money(stated, on="2011").lines == ()


def test_a_payment_that_updates_report_in_steps_counts_step_by_step() -> None:
    steps = said(C.UNDER_WAY, "2012", "USD 3 million", "spent"), said(C.DELIVERED, "2015", "USD 7 million", "spent")
    paid = commitment("c", *steps, money="USD 10 million", basis="spent")
    assert [str(money(paid, on=day)) for day in ("2013", "2016")] == ["spent: USD 3 million", "spent: USD 10 million"]
    assert why(money(paid)) == {"commitment:c/target/money": "counted as the payments that updates state"}


def test_a_payment_that_no_update_reports_keeps_no_restatement_from_counting() -> None:
    first = commitment("a", basis="spent")
    again = commitment("b", said(C.DELIVERED, "2012", None, "spent"), basis="spent", restates=("commitment:a",))
    found = money(first, again)
    assert str(found) == "spent: USD 1 billion"
    assert why(found) == {"commitment:a/target/money": "no update says that it was paid"}


def chain(length: int, field: str) -> list[ik.AnyRecord]:
    """Return commitments of USD 1, of which each names the one before in this field."""

    def before(place: int) -> Any:
        id = f"commitment:c{place - 1:04}"
        return id if field == "part_of" else (id,)

    first = commitment("c0000", money="USD 1")
    return [
        first,
        *(commitment(f"c{n:04}", money="USD 1", **dict[str, Any]({field: before(n)})) for n in range(1, length)),
    ]


@pytest.mark.parametrize("length", [250, 3000])
def test_of_a_long_chain_of_renewals_the_last_counts(length: int) -> None:
    found = money(*chain(length, "renews"))
    ((counted,),) = [line.counted for line in found.lines]
    assert counted.record_id == f"commitment:c{length - 1:04}"
    assert {item.why for item in found.left_out} == {f"renewed by commitment:c{n:04}" for n in range(1, length)}


@pytest.mark.parametrize("length", [250, 3000])
def test_of_a_long_chain_of_parts_the_whole_counts(length: int) -> None:
    found = money(*chain(length, "part_of"))
    ((counted,),) = [line.counted for line in found.lines]
    assert counted.record_id == "commitment:c0000"
    assert [item.why for item in found.left_out] == [f"part of commitment:c{n:04}" for n in range(length - 1)]


def test_the_sums_of_a_long_chain_of_projects_are_within_that_of_the_first() -> None:
    built = ik.ProjectUpdate(status=P.OPERATING, on="2010")
    first = project("p0", built, value=BILLION, basis=B.PLANNED)
    rest = [
        project(f"p{n}", built, value=BILLION, basis=B.PLANNED, part_of=f"project:p{n - 1}") for n in range(1, 2000)
    ]
    found = money(first, *rest)
    assert str(found) == "planned: USD 1 billion"
    assert {item.why for item in found.left_out} == {"part of project:p0"}


def test_of_a_cycle_below_a_whole_nothing_counts_beside_the_whole() -> None:
    whole = commitment("whole")
    one = commitment("a", part_of="commitment:b")
    other = commitment("b", part_of="commitment:a")
    assert str(money(whole, one, other)) == "pledged: USD 2 billion"
    again = commitment("c", part_of=whole.id, restates=("commitment:a",))
    found = money(whole, one, other, again)
    assert str(found) == "pledged: USD 1 billion"
    assert why(found)["commitment:b/target/money"] == "part of commitment:a"


def test_of_a_part_that_renews_its_own_whole_and_the_whole_one_counts() -> None:
    whole = commitment("whole")
    part = commitment("part", said(C.ANNOUNCED, "2012"), part_of=whole.id, renews=(whole.id,))
    found = money(whole, part)
    assert len([item for line in found.lines for item in line.counted]) == 1
    assert len(found.left_out) == 1


def test_many_projects_of_a_contract_that_implements_another_count_within_it() -> None:
    firms = [
        ik.Organisation(id=f"organisation:{slug}", name="A firm", type=ik.OrganisationType.COMPANY)
        for slug in ("yard", "dock")
    ]
    parties = tuple(ik.AgreementParty(party=firm.id) for firm in firms)
    main, parts = (
        ik.Agreement(
            id=f"agreement:{slug}",
            name="A contract",
            parties=parties,
            instrument=ik.InstrumentType.CONTRACT,
            level=ik.AgreementLevel.PRIVATE,
            relations=relations,
        )
        for slug, relations in (
            ("main", ()),
            ("parts", (ik.AgreementRelation(type=ik.AgreementRelationType.IMPLEMENTS, agreement="agreement:main"),)),
        )
    )
    signed = ik.ProjectUpdate(status=P.CONTRACTED, on="2010")
    orders = [
        project(f"{slug}{n}", signed, value=BILLION, basis=B.COMMITTED, carries_out=(f"agreement:{slug}",))
        for slug in ("main", "parts")
        for n in range(30)
    ]
    found = money(*firms, main, parts, *orders)
    assert str(found) == "committed: USD 30 billion"
    assert {item.record_id for item in found.left_out} == {f"project:parts{n}" for n in range(30)}
    assert {item.exclusion.reason for item in found.left_out if item.exclusion} == {ExclusionReason.PART}


def test_the_sum_of_a_part_of_a_project_that_carries_out_a_commitment_is_carried_out_too() -> None:
    built = ik.ProjectUpdate(status=P.OPERATING, on="2010")
    promise = commitment("c")
    plant = project("plant", built, carries_out=(promise.id,))
    hall = project("hall", built, value=BILLION, basis=B.PLEDGED, part_of=plant.id)
    assert why(money(promise, plant, hall)) == {"project:hall/value": "carries out commitment:c"}
