"""Laws of the money of a board: every sum is on exactly one list, and no money counts beside what includes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.progress.money import ExclusionReason, MoneyItem
from indokorea.progress.undertakings import undertakings_of
from indokorea.testing import strategies

WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
R = ExclusionReason
STATED = frozenset({"2009", "2010-06", "2012", "2013-05-05", "201X", "2016"})
DAYS = st.sampled_from(["2008", "2010-07-01", "2012", "2013", "2014-02", "2030"])
AMOUNTS = st.builds(ik.Money, amount=st.integers(1, 5), currency=st.sampled_from(["USD", "INR"]))
BASES = st.none() | st.sampled_from(list(ik.MoneyBasis))
KINDS = st.none() | st.sampled_from([ik.FinanceType.LOAN, ik.FinanceType.GRANT])
COMMITMENTS = tuple(f"commitment:c{number}" for number in range(5))
PROJECTS = tuple(f"project:p{number}" for number in range(4))
AGREEMENTS = tuple(f"agreement:a{number}" for number in range(3))
FIRMS = tuple(
    ik.Organisation(id=f"organisation:{slug}", name="A firm", type=ik.OrganisationType.COMPANY) for slug in ("a", "b")
)


def some_of(ids: tuple[str, ...], most: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw several ids; of none, nothing."""
    return st.lists(st.sampled_from(ids), max_size=most, unique=True).map(tuple) if ids else st.just(())


def steps(cls: Any, statuses: list[Any]) -> st.SearchStrategy[Any]:
    update = st.builds(
        cls,
        status=st.sampled_from(statuses),
        on=st.none() | st.sampled_from(sorted(STATED)),
        money=st.none() | AMOUNTS,
        basis=BASES,
        finance=KINDS,
    )
    return st.lists(update, max_size=3).map(tuple)


@st.composite
def promises(draw: st.DrawFn, *, cycles: bool) -> list[ik.AnyRecord]:
    """Draw commitments, projects and agreements with sums and links; without cycles, each link leads to an earlier one.

    Then renewals lead from the later to the earlier too, and are drawn only for commitments that are no parts.
    """
    recorded = [ik.CommitmentStatus(word) for word in ("announced", "agreed", "under_way", "delivered", "dropped")]
    made: list[ik.AnyRecord] = list(FIRMS)
    for place, id in enumerate(COMMITMENTS):
        others = tuple(one for one in COMMITMENTS if one != id) if cycles else COMMITMENTS[:place]
        whole = draw(some_of(others))
        made.append(
            ik.Commitment(
                id=id,
                name="A promise",
                target=draw(st.none() | AMOUNTS.map(lambda money: ik.Target(money=money))),
                basis=draw(BASES),
                finance=draw(KINDS),
                updates=draw(steps(ik.CommitmentUpdate, recorded)),
                part_of=whole[0] if whole else None,
                restates=draw(some_of(others)) if cycles or not whole else (),
                renews=draw(some_of(others, 2)) if cycles else (),
            )
        )
    for place, id in enumerate(PROJECTS):
        whole = draw(some_of(tuple(one for one in PROJECTS if one != id) if cycles else PROJECTS[:place]))
        made.append(
            ik.Project(
                id=id,
                name="A plant",
                type=ik.ProjectType.PLANT,
                value=draw(st.none() | AMOUNTS),
                basis=draw(BASES),
                finance=draw(KINDS),
                updates=draw(steps(ik.ProjectUpdate, list(ik.ProjectStatus))),
                part_of=whole[0] if whole else None,
                carries_out=draw(some_of((*COMMITMENTS, *AGREEMENTS), 3)),
            )
        )
    for place, id in enumerate(AGREEMENTS):
        implemented = draw(some_of(AGREEMENTS[:place], 2))
        made.append(
            ik.Agreement(
                id=id,
                name="A contract",
                parties=tuple(ik.AgreementParty(party=one.id) for one in FIRMS),
                instrument=ik.InstrumentType.CONTRACT,
                level=ik.AgreementLevel.PRIVATE,
                relations=tuple(
                    ik.AgreementRelation(type=ik.AgreementRelationType.IMPLEMENTS, agreement=one) for one in implemented
                ),
            )
        )
    return made


def sums_of(record: ik.AnyRecord) -> Iterator[tuple[str, str, ik.Money]]:
    """Yield every sum that a record states, with its record and path."""
    if isinstance(record, ik.Commitment | ik.Project):
        if isinstance(record, ik.Project):
            whole, path = record.value, "/value"
        else:
            whole, path = (record.target.money if record.target else None), "/target/money"
        if whole is not None:
            yield record.id, path, whole
        updates: tuple[ik.CommitmentUpdate | ik.ProjectUpdate, ...] = record.updates
        for place, update in enumerate(updates):
            if update.money is not None:
                yield record.id, f"/updates/{place}/money", update.money


def sort_key(one: tuple[str, str, ik.Money]) -> tuple[str, str]:
    return one[:2]


def check_every_sum_is_on_one_list(dossier: ik.Dossier, board: ik.Board) -> None:
    undertakings = undertakings_of(dossier)
    on_board = {*(one.id for one in board.entries), *board.not_begun, *(id for id, _ in board.counted_with)}
    representatives = {undertakings.representative[id] for id in on_board}
    stated = [one for first in representatives for id in undertakings.members[first] for one in sums_of(dossier[id])]
    counted = [item for line in board.money.lines for item in line.counted]
    found = [(item.record_id, item.path, item.money) for item in (*counted, *board.money.left_out)]
    assert sorted(found, key=sort_key) == sorted(stated, key=sort_key)
    assert all(item.exclusion is None and item.basis is not None for item in counted)
    assert all(item.why for item in board.money.left_out)
    assert len(board.money.rows()) == len(stated)


@given(strategies.dossiers(most=8), DAYS)
@settings(WHOLE, max_examples=40)
def test_every_sum_of_any_dossier_is_on_exactly_one_list(dossier: ik.Dossier, day: str) -> None:
    check_every_sum_is_on_one_list(dossier, dossier.progress(day))


@given(promises(cycles=True), DAYS)
@settings(WHOLE, max_examples=40)
def test_every_sum_of_linked_undertakings_is_on_exactly_one_list(records: list[ik.AnyRecord], day: str) -> None:
    dossier = ik.Dossier(records, integrity=False)
    check_every_sum_is_on_one_list(dossier, dossier.progress(day))


def test_every_sum_of_the_reference_dossier_is_on_exactly_one_list_on_any_day() -> None:
    dossier = ik.reference()
    for day in ("1999", "2012-03-25", "2016", "2023-09-12", "2026-11-22", "2040"):
        check_every_sum_is_on_one_list(dossier, dossier.progress(day))
        check_every_sum_is_on_one_list(dossier, dossier.progress(day, sector="sector:defence"))


def scanned_above(dossier: ik.Dossier, first: str) -> set[str]:
    """Return the undertakings that one is part of or carries out, found by scanning all records."""
    undertakings = undertakings_of(dossier)
    found, waiting = set[str](), [first]
    while waiting:
        for member in undertakings.members[waiting.pop()]:
            record = dossier[member]
            named = [record.part_of] if isinstance(record, ik.Commitment | ik.Project) and record.part_of else []
            for id in record.carries_out if isinstance(record, ik.Project) else ():
                carried = dossier[id]
                if isinstance(carried, ik.Commitment):
                    named.append(id)
                elif isinstance(carried, ik.Agreement):
                    implemented = {one.agreement for one in carried.relations}
                    named += [one.id for one in dossier.projects if implemented & set(one.carries_out)]
            above = {undertakings.representative[id] for id in named} - found - {first}
            found |= above
            waiting += above
    return found


def is_same_money(one: MoneyItem, other: MoneyItem) -> bool:
    return one.basis is other.basis and (one.finance is other.finance or None in (one.finance, other.finance))


@given(promises(cycles=False), DAYS)
@settings(WHOLE, max_examples=40)
def test_a_sum_is_left_out_for_one_above_it_if_and_only_if_a_scan_finds_one_that_counts(
    records: list[ik.AnyRecord], day: str
) -> None:
    dossier = ik.Dossier(records)
    money = dossier.progress(day).money
    representative = undertakings_of(dossier).representative
    items = [*(item for line in money.lines for item in line.counted), *money.left_out]
    by_first: dict[str, list[MoneyItem]] = {}
    for item in items:
        by_first.setdefault(representative[item.record_id], []).append(item)
    for item in items:
        if item.exclusion is not None and item.exclusion.reason not in (R.PART, R.CARRIES_OUT):
            continue
        first = representative[item.record_id]
        counting = {
            above
            for above in scanned_above(dossier, first)
            for one in by_first.get(above, ())
            if (one.exclusion is None and is_same_money(one, item))
            or (
                isinstance(dossier[first], ik.Commitment)
                and not (item.is_of_update or one.is_of_update)
                and one.basis is not None
                and (one.exclusion is None or one.exclusion.reason in (R.RENEWED, R.PART))
            )
        }
        assert (item.exclusion is not None) == bool(counting)
        assert item.exclusion is None or item.exclusion.detail in counting


@given(promises(cycles=True), DAYS)
@settings(WHOLE, max_examples=40)
def test_a_sum_left_out_for_another_names_an_undertaking_with_a_sum_of_its_own(
    records: list[ik.AnyRecord], day: str
) -> None:
    money = ik.Dossier(records, integrity=False).progress(day).money
    items = [*(item for line in money.lines for item in line.counted), *money.left_out]
    representative = undertakings_of(ik.Dossier(records, integrity=False)).representative
    in_total = {representative[one.record_id] for one in items if one.exclusion is None}
    passed_on = {
        representative[one.record_id]: one.exclusion.detail for one in items if one.exclusion and not one.is_of_update
    }
    for item in money.left_out:
        assert item.exclusion is not None
        if item.exclusion.reason in (R.RENEWED, R.PART, R.CARRIES_OUT):
            other, seen = item.exclusion.detail, set[str]()
            while other not in in_total:
                assert other not in seen
                seen.add(other)
                other = passed_on[other]


@given(promises(cycles=True), DAYS)
@settings(WHOLE, max_examples=40)
def test_a_payment_counts_only_if_a_dated_update_by_the_day_says_so(records: list[ik.AnyRecord], day: str) -> None:
    dossier = ik.Dossier(records, integrity=False)
    at_work = {"financed", "under_construction", "part_delivered", "operating", "under_way", "delivered", "closed"}
    until = ik.PartialDate(day).earliest
    assert until is not None
    for line in dossier.progress(day).money.lines:
        if line.basis in (ik.MoneyBasis.SPENT, ik.MoneyBasis.DISBURSED):
            for item in line.counted:
                record = dossier[item.record_id]
                assert isinstance(record, ik.Commitment | ik.Project)
                assert any(
                    (update.basis is line.basis or (update.basis is None and str(update.status) in at_work))
                    and update.money in ((item.money,) if item.is_of_update else (item.money, None))
                    and update.on is not None
                    and update.on.latest is not None
                    and update.on.latest <= until
                    for update in record.updates
                )
