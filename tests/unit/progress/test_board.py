"""The board: rows, cells, money, overdue commitments and refused arguments, on small dossiers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.pages.progress import board_page
from indokorea.render.text import as_text

IND = ik.Country(id="country:ind", name="India")
KOR = ik.Country(id="country:kor", name="Republic of Korea")
YARD = ik.Organisation(
    id="organisation:yard", name="A yard", type=ik.OrganisationType.COMPANY, countries=("country:kor",)
)
DOCK = ik.Organisation(
    id="organisation:dock", name="A dock", type=ik.OrganisationType.COMPANY, parent="organisation:yard"
)
MAKING = ik.Sector(id="sector:manufacturing", name="Manufacturing")
CHIPS = ik.Sector(id="sector:semiconductors", name="Semiconductors", broader="sector:electronics")
PARTS = ik.Sector(id="sector:electronics", name="Electronics", broader="sector:manufacturing")
STEEL = ik.Sector(id="sector:steel", name="Steel", broader="sector:manufacturing")
AIM = ik.Objective(id="objective:aim", name="An aim", theme=ik.ObjectiveTheme.TRADE_GROWTH)
SHARE = ik.Objective(
    id="objective:share", name="A share", theme=ik.ObjectiveTheme.TRADE_GROWTH, part_of="objective:aim"
)
P = ik.ProjectStatus


def project(id: str, *steps: tuple[ik.ProjectStatus, str | None, str | None, str | None], **more: Any) -> ik.Project:
    updates = tuple(
        ik.ProjectUpdate(
            status=status,
            on=on,
            money=ik.Money.parse(money) if money else None,
            basis=ik.MoneyBasis(basis) if basis else None,
        )
        for status, on, money, basis in steps
    )
    return ik.Project(id=id, name="A plant", type=ik.ProjectType.PLANT, updates=updates, **more)


def commitment(id: str, on: str | None, money: str | None, basis: str | None = "pledged", **more: Any) -> ik.Commitment:
    status = more.pop("status", ik.CommitmentStatus.ANNOUNCED)
    return ik.Commitment(
        id=id,
        name="A promise",
        updates=(ik.CommitmentUpdate(status=status, on=on),),
        target=ik.Target(money=ik.Money.parse(money), by=more.pop("by_when", None)) if money else None,
        basis=ik.MoneyBasis(basis) if basis else None,
        **more,
    )


def dossier(*records: ik.AnyRecord) -> ik.Dossier:
    return ik.Dossier([IND, KOR, YARD, DOCK, MAKING, CHIPS, PARTS, STEEL, AIM, SHARE, *records])


MILL = project(
    "project:mill",
    (P.MOU, "2001", None, None),
    sectors=("sector:steel", "sector:semiconductors"),
    serves=("objective:share",),
    parties=(ik.ProjectParty(party="organisation:dock"), ik.ProjectParty(party="country:ind")),
)
FREE = project("project:free", (P.DELIVERED, "2001", None, None))


def wrong(by: str) -> Any:
    """Return an argument that a type checker would refuse."""
    return by


def keys(board: ik.Board) -> list[str]:
    return [line.key for line in board.lines]


def test_narrower_sectors_count_once_in_the_row_of_the_broadest() -> None:
    board = dossier(MILL, FREE).progress("2002")
    assert keys(board) == ["sector:manufacturing", "none"]
    assert [entry.id for entry in board.cell("manufacturing", "signed")] == [MILL.id]
    assert [entry.id for entry in board.cell("none", ik.ProgressStage.DELIVERED)] == [FREE.id]
    assert board.total.total == 2


def test_without_roll_up_the_rows_are_the_sectors_that_records_name() -> None:
    assert keys(dossier(MILL).progress("2002", roll_up=False)) == ["sector:semiconductors", "sector:steel"]


def test_the_rows_of_one_sector_are_the_sectors_directly_below_it() -> None:
    board = dossier(MILL, FREE).progress("2002", sector="sector:manufacturing")
    assert keys(board) == ["sector:electronics", "sector:steel"]
    assert board.total.total == 1


def test_organisations_count_in_the_row_of_their_country_or_of_their_parents() -> None:
    assert keys(dossier(MILL).progress("2002", "party")) == ["country:ind", "country:kor"]
    assert keys(dossier(MILL).progress("2002", "party", roll_up=False)) == ["organisation:dock", "country:ind"]
    assert dossier(MILL, FREE).progress("2002", party="country:kor").total.total == 1


def test_the_party_row_of_each_kind_is_that_of_the_parties_that_undertake_it() -> None:
    there = dossier(
        commitment("commitment:c", "2001", None, by=("country:kor",), to=("country:ind",)),
        ik.Statement(
            id="statement:s",
            name="They said",
            type=ik.StatementType.REMARKS,
            issuers=("country:ind",),
            date="2001",
            points=(ik.StatementPoint(stance=ik.Stance.PROPOSES, says="so"),),
        ),
        ik.Mechanism(
            id="mechanism:m",
            name="A dialogue",
            type=ik.MechanismType.CONSULTATION,
            parties=("country:ind", "country:kor"),
            period="2001/..",
        ),
        ik.Exercise(
            id="exercise:e",
            name="A drill",
            parties=("country:ind",),
            participants=(
                ik.ExerciseParticipant(force="organisation:yard"),
                ik.ExerciseParticipant(country="country:ind"),
            ),
            period="2001/2001",
            outcome=ik.HoldingOutcome.HELD,
        ),
    )
    board = there.progress("2002", "party")
    assert {line.key: sorted(entry.id for entry in line.entries) for line in board.lines} == {
        "country:ind": ["exercise:e", "mechanism:m", "statement:s"],
        "country:kor": ["commitment:c", "exercise:e", "mechanism:m"],
    }


def test_parts_of_an_objective_count_in_the_row_of_the_whole() -> None:
    assert keys(dossier(MILL).progress("2002", "objective")) == ["objective:aim"]
    assert keys(dossier(MILL).progress("2002", "objective", roll_up=False)) == ["objective:share"]


def test_a_sector_in_a_cycle_has_a_row_of_its_own() -> None:
    one = ik.Sector(id="sector:one", name="One", broader="sector:two")
    two = ik.Sector(id="sector:two", name="Two", broader="sector:one")
    there = ik.Dossier([one, two, project("project:p", (P.MOU, "2001", None, None), sectors=("sector:one",))])
    assert keys(there.progress("2002")) == ["sector:one"]


def test_the_row_of_a_missing_sector_is_named_by_its_id() -> None:
    plant = project("project:p", (P.MOU, "2001", None, None), sectors=("sector:gone",))
    (line,) = ik.Dossier([plant], integrity=False).progress("2002").lines
    assert (line.key, line.label) == ("sector:gone", "sector:gone")


def test_a_wrong_argument_is_refused_with_a_hint() -> None:
    board = dossier(MILL).progress("2002")
    with pytest.raises(ik.InvalidValue, match='expected a row of this board, got "manufacturin"; did you mean'):
        board.cell("manufacturin", "signed")
    with pytest.raises(ik.InvalidValue, match='expected a stage, got "singed"; did you mean "signed"'):
        board.cell("manufacturing", "singed")
    with pytest.raises(ik.InvalidValue, match="write one of talked, pledged"):
        board.cell("manufacturing", "x")
    with pytest.raises(ik.InvalidValue, match='did you mean "sector"'):
        dossier().progress("2002", wrong("sectors"))
    with pytest.raises(ik.InvalidValue, match='expected by="sector", by="party" or by="objective", got'):
        dossier().progress("2002", wrong("year"))
    with pytest.raises(ik.InvalidValue, match='expected the id of a sector, got "country:ind"'):
        dossier().progress("2002", sector="country:ind")
    with pytest.raises(ik.InvalidValue, match="expected the id of a country or an organisation"):
        dossier().progress("2002", party="sector:steel")
    with pytest.raises(ik.UnknownRecord):
        dossier().progress("2002", party="country:nope")
    with pytest.raises(ik.UnknownRecord):
        board.standing("project:nope")


def test_an_empty_dossier_has_an_empty_board() -> None:
    board = ik.Dossier().progress("2002")
    assert board.total.total == 0
    assert board.rows() == board.entry_rows() == board.money.rows() == []
    assert str(board) == "Progress on 2002\nno undertaking has begun"


def test_the_default_day_of_a_board_is_today() -> None:
    assert dossier().progress().on.is_exact


def test_the_table_shows_the_fullest_row_first_the_total_last_and_marks_uncertain_counts() -> None:
    vague = project("project:vague", (P.MOU, "2001", None, None), (P.OPERATING, "2002", None, None))
    board = dossier(MILL, FREE, vague, project("project:idea")).progress("2002-06-01")
    assert as_text(board_page(board), 120).splitlines() == [
        "Progress on 2002-06-01",
        (
            "3 undertakings; ? includes undertakings whose stage is not certain; "
            'cell("manufacturing", "signed") lists those behind a'
        ),
        "count",
        "",
        (
            "sector         talked  pledged  signed  under way  delivered  stalled  dropped  missed  "
            "unreported  ended  all"
        ),
        (
            "Manufacturing       ·        ·       1          ·          ·        ·        ·       ·  "
            "         ·      ·    1"
        ),
        (
            "no sector           ·        ·      1?          ·          1        ·        ·       ·  "
            "         ·      ·    2"
        ),
        (
            "total               ·        ·      2?          ·          1        ·        ·       ·  "
            "         ·      ·    3"
        ),
        "",
        "Not counted",
        "not yet begun  1 undertaking: no dated step yet",
    ]


def test_in_a_narrow_terminal_each_column_head_leads_down_to_its_counts() -> None:
    board = dossier(MILL, FREE).progress("2002-06-01")
    lines = as_text(board_page(board), 72).splitlines()
    sector = next(place for place, line in enumerate(lines) if line.startswith("sector "))
    assert lines[sector - 1 : sector + 2] == [
        "          talked  |  |  |  |  |  |  |  |  |  |",
        "sector         |  |  |  |  |  |  |  |  |  |  |",
        "Manufacturing  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  1",
    ]


def test_a_long_name_is_truncated_in_the_table_and_whole_in_the_rows() -> None:
    long = ik.Sector(id="sector:long", name="A sector with a name that goes on and on")
    board = dossier(long, project("project:p", (P.MOU, "2001", None, None), sectors=(long.id,))).progress("2002")
    assert "A sector with a name that goes o…" in as_text(board_page(board), 66)
    assert board.rows()[0]["name"] == long.label


def test_an_overdue_commitment_says_by_how_many_days_at_least_and_at_most() -> None:
    late = commitment("commitment:late", "2010", "USD 1 billion", by_when="2014")
    later = commitment("commitment:later", "2018", None, renews=(late.id,))
    (one,) = dossier(late).progress("2015-01-01").overdue
    assert (one.at_least, one.at_most, one.renewed_by) == (1, 365, ())
    assert str(one) == "A promise: due 2014, unreported, 1 to 365 days ago"
    (one,) = dossier(late, later).progress("2020-01-01").overdue
    assert one.renewed_by == (later.id,)
    assert str(one).endswith("1,827 to 2,191 days, about 5 years ago, renewed by commitment:later")
    assert dossier(late).progress("2014-12-31").overdue == ()


def money(*records: ik.AnyRecord, on: str = "2030") -> ik.BoardMoney:
    return dossier(*records).progress(on).money


def test_each_stage_and_each_currency_has_a_line_of_its_own() -> None:
    one = commitment("commitment:a", "2010", "USD 1 billion")
    two = commitment("commitment:b", "2010", "KRW 1 trillion")
    three = commitment("commitment:c", "2010", "USD 2 billion", "committed")
    found = money(one, two, three)
    assert str(found).splitlines() == ["pledged: KRW 1 trillion", "pledged: USD 1 billion", "committed: USD 2 billion"]
    assert found.total("pledged", "INR") is None
    assert str(found.total(ik.MoneyBasis.COMMITTED, "USD")) == "USD 2 billion"


def why(found: ik.BoardMoney) -> dict[str, str]:
    return {f"{item.record_id}{item.path}": item.why for item in found.left_out}


def test_a_sum_that_was_dropped_or_renewed_or_has_no_basis_is_left_out_with_the_reason() -> None:
    dropped = commitment("commitment:dropped", "2010", "USD 1 billion", status=ik.CommitmentStatus.DROPPED)
    old = commitment("commitment:old", "2010", "USD 2 billion", by_when="2012")
    new = commitment("commitment:new", "2015", "USD 3 billion", renews=(old.id,))
    unknown = commitment("commitment:unknown", "2010", "USD 4 billion", None)
    found = money(dropped, old, new, unknown)
    assert why(found) == {
        "commitment:dropped/target/money": "dropped",
        "commitment:old/target/money": "renewed by commitment:new",
        "commitment:unknown/target/money": "no source says whether it is planned, promised, committed or paid",
    }
    assert str(found) == "pledged: USD 3 billion"
    assert str(money(dropped, old, new, on="2013").total("pledged", "USD")) == "USD 2 billion"


def test_a_sum_delivered_before_it_was_renewed_still_counts() -> None:
    done = commitment("commitment:done", "2010", "USD 2 billion", status=ik.CommitmentStatus.DELIVERED)
    new = commitment("commitment:new", "2015", "USD 3 billion", renews=(done.id,))
    assert str(money(done, new).total("pledged", "USD")) == "USD 5 billion"


def test_parts_count_if_the_whole_has_no_sum_or_was_not_made_yet() -> None:
    whole = commitment("commitment:whole", "2012", "USD 9 billion")
    bare = commitment("commitment:whole", "2012", None)
    part = commitment("commitment:part", "2010", "USD 2 billion", part_of=whole.id)
    piece = commitment("commitment:piece", "2010", "USD 1 billion", part_of=part.id)
    assert str(money(whole, part, piece)) == "pledged: USD 9 billion"
    assert str(money(bare, part, piece)) == "pledged: USD 2 billion"
    assert str(money(whole, part, piece, on="2011")) == "pledged: USD 2 billion"


def test_the_sum_of_a_restatement_counts_if_the_first_promise_has_none() -> None:
    first = commitment("commitment:first", "2010", None)
    again = commitment("commitment:again", "2012", "USD 2 billion", restates=(first.id,))
    third = commitment("commitment:third", "2014", "USD 3 billion", restates=(first.id,))
    assert str(money(first, again, third)) == "pledged: USD 2 billion"
    assert why(money(first, again, third)) == {"commitment:third/target/money": "restates commitment:again"}
    assert str(money(first, again, third, on="2011")) == ""


def test_payments_add_up_and_of_other_sums_the_last_counts() -> None:
    plant = project(
        "project:p",
        (P.ANNOUNCED, "2010", "USD 5 million", "pledged"),
        (P.APPROVED, "2011", "USD 6 million", "pledged"),
        (P.FINANCED, "2012", "USD 1 million", "disbursed"),
        (P.FINANCED, "2013", "USD 2 million", "disbursed"),
        (P.FINANCED, "2040", "USD 4 million", "disbursed"),
        (P.FINANCED, None, "USD 8 million", "disbursed"),
        (P.FINANCED, "2014", "USD 3 million", None),
    )
    found = money(plant)
    assert str(found).splitlines() == ["pledged: USD 6 million", "disbursed: USD 3 million"]
    assert why(found) == {
        "project:p/updates/0/money": "replaced by a later sum of the same basis",
        "project:p/updates/4/money": "first stated on 2040",
        "project:p/updates/5/money": "stated by an update without a date",
        "project:p/updates/6/money": "no source says whether it is planned, promised, committed or paid",
    }


def test_a_payment_stated_for_the_whole_and_for_a_part_counts_once() -> None:
    def paid(id: str, sum: str, **more: Any) -> ik.Commitment:
        step = ik.CommitmentUpdate(
            status=ik.CommitmentStatus.UNDER_WAY, on="2012", money=ik.Money.parse(sum), basis=ik.MoneyBasis.DISBURSED
        )
        return ik.Commitment(id=id, name="A promise", updates=(step,), **more)

    whole, part = paid("commitment:w", "USD 3 million"), paid("commitment:x", "USD 1 million", part_of="commitment:w")
    again = paid("commitment:y", "USD 3 million", restates=("commitment:w",))
    found = money(whole, part, again)
    assert str(found) == "disbursed: USD 3 million"
    assert why(found) == {
        "commitment:x/updates/0/money": "part of commitment:w",
        "commitment:y/updates/0/money": "restates commitment:w",
    }


def test_a_project_with_money_at_another_stage_than_its_commitment_counts_at_that_stage() -> None:
    first = commitment("commitment:c", "2010", "USD 2 billion")
    plant = project(
        "project:p",
        (P.MOU, "2011", None, None),
        value=ik.Money.parse("USD 1 billion"),
        basis=ik.MoneyBasis.COMMITTED,
        finance=ik.FinanceType.CONTRACT,
        carries_out=(first.id,),
    )
    assert str(money(first, plant)).splitlines() == ["pledged: USD 2 billion", "committed, contract: USD 1 billion"]


def test_a_loan_for_a_contract_counts_beside_its_price_and_not_beside_a_sum_of_unknown_kind() -> None:
    price = order("project:guns", "2010", "INR 100 crore", "committed", finance=ik.FinanceType.CONTRACT)
    loan = order("project:loan", "2010", "INR 80 crore", "committed", finance=ik.FinanceType.LOAN, part_of=price.id)
    assert str(money(price, loan)).splitlines() == [
        "committed, loan: INR 80 crore",
        "committed, contract: INR 100 crore",
    ]
    unknown = attrs.evolve(price, finance=None)
    assert why(money(unknown, loan)) == {"project:loan/value": "part of project:guns"}


def test_a_total_without_a_kind_is_that_of_the_sums_without_one() -> None:
    loan = commitment("commitment:loan", "2010", "USD 1 billion", finance=ik.FinanceType.LOAN)
    found = money(loan, commitment("commitment:mixed", "2010", "USD 10 billion"))
    assert (str(found.total("pledged", "USD")), str(found.total("pledged", "USD", "loan"))) == (
        "USD 10 billion",
        "USD 1 billion",
    )
    assert found.total("pledged", "USD", "grant") is None


def bargain(id: str, **more: Any) -> ik.Agreement:
    return ik.Agreement(
        id=id,
        name="A contract",
        parties=(ik.AgreementParty(party="organisation:yard"), ik.AgreementParty(party="organisation:dock")),
        instrument=ik.InstrumentType.CONTRACT,
        level=ik.AgreementLevel.PRIVATE,
        **more,
    )


def order(
    id: str, on: str, sum: str, basis: str, *carried: str, status: ik.ProjectStatus = P.CONTRACTED, **more: Any
) -> ik.Project:
    value = ik.Money.parse(sum)
    return project(id, (status, on, None, None), value=value, basis=ik.MoneyBasis(basis), carries_out=carried, **more)


def test_a_contract_for_components_counts_with_the_contract_that_it_implements_in_any_currency() -> None:
    implements = ik.AgreementRelation(type=ik.AgreementRelationType.IMPLEMENTS, agreement="agreement:guns")
    guns, parts = bargain("agreement:guns"), bargain("agreement:parts", relations=(implements,))
    whole = order("project:guns", "2010", "INR 100 crore", "committed", guns.id)
    part = order("project:parts", "2011", "KRW 3 billion", "committed", parts.id)
    found = money(guns, parts, whole, part)
    assert str(found) == "committed: INR 100 crore"
    assert why(found) == {"project:parts/value": "part of project:guns"}


def test_a_project_adds_nothing_to_its_commitment_in_another_currency() -> None:
    plan = commitment("commitment:plan", "2010", "KRW 3 trillion")
    plant = order("project:plant", "2011", "INR 20,000 crore", "pledged", plan.id)
    found = money(plan, plant)
    assert str(found) == "pledged: KRW 3 trillion"
    assert why(found) == {"project:plant/value": "carries out commitment:plan"}


def test_an_investment_that_is_planned_stays_a_plan_when_the_project_is_under_way() -> None:
    plant = project(
        "project:p",
        (P.ANNOUNCED, "2010", None, None),
        (P.MOU, "2011", None, None),
        (P.STALLED, "2012", None, None),
        (P.UNDER_CONSTRUCTION, "2014", None, None),
        value=ik.Money.parse("USD 1 billion"),
        basis=ik.MoneyBasis.PLANNED,
        finance=ik.FinanceType.INVESTMENT,
    )
    by_day = [str(money(plant, on=day)) for day in ("2011", "2012", "2013", "2015")]
    assert by_day == ["planned, investment: USD 1 billion"] * 4


def test_the_price_of_a_contract_does_not_count_before_a_signature() -> None:
    guns = project(
        "project:g",
        (P.ANNOUNCED, "2010", None, None),
        (P.CONTRACTED, "2012", None, None),
        value=ik.Money.parse("USD 1 billion"),
        basis=ik.MoneyBasis.COMMITTED,
    )
    assert why(money(guns, on="2011")) == {"project:g/value": "nothing signed yet"}
    assert str(money(guns, on="2013")) == "committed: USD 1 billion"


def test_a_payment_counts_once_the_project_is_at_work_and_an_update_says_that_it_was_paid() -> None:
    value = {"value": ik.Money.parse("USD 1 billion"), "basis": ik.MoneyBasis.SPENT, "finance": ik.FinanceType.EQUITY}
    assert why(money(project("project:s", (P.APPROVED, "2010", None, "spent"), **value))) == {
        "project:s/value": "not under way yet"
    }
    silent = project("project:s", (P.DELIVERED, "2010", None, None), **value)
    assert why(money(silent)) == {"project:s/value": "no update says that it was paid"}
    done = project("project:s", (P.DELIVERED, "2010", None, "spent"), **value)
    assert str(money(done)) == "spent, equity: USD 1 billion"


@pytest.mark.parametrize("type", ["acquisition", "divestment", "public_offering"])
@pytest.mark.parametrize("basis", ["committed", "spent"])
def test_the_price_of_a_firm_or_of_shares_is_left_out_of_the_money(type: Any, basis: Any) -> None:
    bought = ik.Project(
        id="project:s",
        name="Firm bought",
        type=type,
        value=ik.Money.parse("USD 1 billion"),
        basis=basis,
        finance="equity",
        updates=(ik.ProjectUpdate(status="delivered", on="2010", basis=basis),),
    )
    answer = money(bought)
    assert len(answer.lines) == 0
    assert why(answer) == {"project:s/value": "price of a firm or of shares: nothing is built or handed over"}


def test_of_a_sum_that_was_approved_and_then_committed_the_furthest_basis_counts() -> None:
    loan = project(
        "project:l",
        (P.APPROVED, "2011-03", "USD 170 million", "approved"),
        (P.CONTRACTED, "2012-05", "USD 171 million", "committed"),
    )
    assert str(money(loan, on="2011-12")) == "approved: USD 170 million"
    later = money(loan, on="2013")
    assert str(later) == "committed: USD 171 million"
    assert why(later) == {"project:l/updates/0/money": "became committed, and counts there"}


def test_a_payment_stands_beside_the_commitment_that_it_is_a_part_of() -> None:
    loan = project(
        "project:l",
        (P.CONTRACTED, "2012", "USD 171 million", "committed"),
        (P.FINANCED, "2013", "USD 20 million", "disbursed"),
    )
    assert str(money(loan)).splitlines() == ["committed: USD 171 million", "disbursed: USD 20 million"]


def test_a_total_without_a_kind_is_refused_where_every_sum_has_a_kind() -> None:
    value = {"value": ik.Money.parse("USD 1 billion"), "basis": ik.MoneyBasis.COMMITTED}
    loan = project("project:l", (P.CONTRACTED, "2012", None, None), finance=ik.FinanceType.LOAN, **value)
    plain = project("project:p", (P.CONTRACTED, "2012", None, None), **value)
    with pytest.raises(ik.InvalidValue) as caught:
        money(loan).total("committed", "USD")
    assert str(caught.value) == (
        'expected a kind of money, since every sum committed in USD has one: "loan"; '
        'write total("committed", "USD", "loan")'
    )
    assert str(money(loan).total("committed", "USD", "loan")) == "USD 1 billion"
    assert str(money(loan, plain).total("committed", "USD")) == "USD 1 billion"
    assert money(loan).total("committed", "EUR") is None


def test_a_sum_that_an_update_states_counts_from_the_date_of_the_update() -> None:
    guns = project(
        "project:g",
        (P.APPROVED, "2010", None, None),
        (P.CONTRACTED, "2012", "USD 1 billion", "committed"),
        value=ik.Money.parse("USD 1 billion"),
        basis=ik.MoneyBasis.COMMITTED,
    )
    assert why(money(guns, on="2011")) == {
        "project:g/value": "first stated on 2012",
        "project:g/updates/1/money": "first stated on 2012",
    }
    assert str(money(guns, on="2013")) == "committed: USD 1 billion"


def test_a_part_counts_on_a_board_that_leaves_the_whole_out() -> None:
    whole = commitment("commitment:whole", "2010", "USD 9 billion")
    part = commitment("commitment:part", "2010", "USD 2 billion", part_of=whole.id, sectors=("sector:steel",))
    old = commitment("commitment:old", "2010", "USD 1 billion", by_when="2014", sectors=("sector:steel",))
    new = commitment("commitment:new", "2016", "USD 3 billion", renews=(old.id,))
    board = dossier(whole, part, old, new).progress("2020", sector="sector:steel")
    assert [str(line) for line in board.money.lines] == ["pledged: USD 3 billion"]
    assert board.money.left_out == ()


def test_commitments_that_are_part_of_each_other_count_once() -> None:
    one = commitment("commitment:one", "2010", "USD 2 billion", part_of="commitment:two")
    two = commitment("commitment:two", "2010", "USD 2 billion", part_of="commitment:one")
    assert str(money(one, two)) == "pledged: USD 2 billion"


def test_every_sum_has_a_row_whether_counted_or_not() -> None:
    found = money(
        commitment("commitment:a", "2010", "about USD 1 billion"),
        commitment("commitment:b", "2010", "USD 4 billion", None),
    )
    columns = ("record", "basis", "qualifier", "counted", "reason", "why")
    assert [tuple(row[column] for column in columns) for row in found.rows()] == [
        ("commitment:a", "pledged", "about", True, None, None),
        (
            "commitment:b",
            None,
            "exact",
            False,
            "no_basis",
            "no source says whether it is planned, promised, committed or paid",
        ),
    ]
    assert [line.row() for line in found.lines] == [
        {
            "basis": "pledged",
            "finance": None,
            "currency": "USD",
            "amount": Decimal(1_000_000_000),
            "qualifier": "about",
            "records": ["commitment:a"],
        }
    ]


def test_the_target_of_an_indicator_is_left_out_as_no_payment() -> None:
    target = ik.Target(indicator=ik.Indicator.BILATERAL_TRADE, money=ik.Money.parse("USD 50 billion"))
    update = ik.CommitmentUpdate(status=ik.CommitmentStatus.AGREED, on="2010")
    trade = ik.Commitment(id="commitment:trade", name="More trade", updates=(update,), target=target)
    assert why(money(trade)) == {"commitment:trade/target/money": "bilateral trade target, not a payment"}


def test_a_sum_repeated_by_an_update_at_the_same_stage_counts_once() -> None:
    plant = project(
        "project:p",
        (P.FINANCED, "2010", "USD 1 billion", None),
        value=ik.Money.parse("USD 1 billion"),
        basis=ik.MoneyBasis.COMMITTED,
    )
    found = money(plant)
    assert str(found) == "committed: USD 1 billion"
    assert why(found) == {"project:p/updates/0/money": "repeats the sum of the whole record"}


def test_the_plain_row_of_an_entry_keeps_its_steps_and_ids_as_lists() -> None:
    first = commitment("commitment:first", "2010", None)
    again = commitment("commitment:again", "2012", None, restates=(first.id,), sectors=("sector:steel",))
    board = dossier(first, again).progress("2013")
    step = {"on": "2012", "what": "announced", "record": again.id, "path": "/updates/0"}
    lists = {"because": [step], "includes": [again.id], "rows": ["sector:manufacturing"]}
    texts = {
        "because": "2012 announced (commitment:again)",
        "includes": again.id,
        "rows": "sector:manufacturing",
    }
    (entry,) = board.entries
    shared = {"id": first.id, "kind": "commitment", "name": "A promise", "stage": "pledged", "certain": True}
    shared |= {"since": "2012", "established_by": "reported", "last_reported": "2012", "dormant": False}
    shared |= {"moved_on_to": None}
    assert entry.row() == shared | lists
    assert board.entry_rows() == [shared | texts]


def test_the_plain_row_of_an_overdue_commitment_has_its_days() -> None:
    late = commitment("commitment:late", "2010", "USD 1 billion", by_when="2014")
    later = commitment("commitment:later", "2018", None, renews=(late.id,))
    (one,) = dossier(late, later).progress("2020-01-01").overdue
    assert one.row() == {
        "id": late.id,
        "name": "A promise",
        "stage": "unreported",
        "due": "2014",
        "days_at_least": 1827,
        "days_at_most": 2191,
        "renewed_by": [later.id],
    }


def test_the_total_has_a_row_like_every_line() -> None:
    board = dossier(MILL, FREE).progress("2002")
    total = board.total.row()
    assert (total["row"], total["total"], total["delivered"], total["uncertain"]) == ("total", 2, 1, 0)
    assert total.keys() == board.rows()[0].keys()


def test_the_board_of_a_narrow_sector_has_a_row_for_its_own_undertakings(reference: ik.Dossier) -> None:
    board = reference.progress("2026-11-22", sector="sector:shipbuilding")
    assert {"sector:shipbuilding", "sector:naval-shipbuilding"} <= {line.key for line in board.lines}


def test_between_keeps_the_undertakings_that_name_both_parties() -> None:
    india, korea, japan = (ik.Country(id=f"country:{code}", name=code) for code in ("ind", "kor", "jpn"))
    updates = (ik.CommitmentUpdate(status="announced", on="2015"),)
    to_india = ik.Commitment(id="commitment:a", name="A", by=(korea.id,), to=(india.id,), updates=updates)
    to_japan = ik.Commitment(id="commitment:b", name="B", by=(korea.id,), to=(japan.id,), updates=updates)
    board = ik.Dossier([india, korea, japan, to_india, to_japan]).progress("2016", between=(india.id, korea.id))
    assert [entry.id for entry in board.entries] == ["commitment:a"]


def test_a_row_in_words_has_the_number_of_each_stage(reference: ik.Dossier) -> None:
    total = reference.progress("2026-11-30").total
    words = str(total)
    assert words.startswith(f"total, {total.total} undertakings: ")
    counted = {part.rsplit(" ", 1)[0]: int(part.rsplit(" ", 1)[1]) for part in words.split(": ", 1)[1].split(", ")}
    stages = [str(stage).replace("_", " ") for stage in ik.ProgressStage]
    assert counted == {stage: n for stage, n in zip(stages, total.counts, strict=True) if n}
