"""The tables of records: the date that matters for each kind, the figure, the office, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

import indokorea as ik
from indokorea.pages.page_of import page_of
from indokorea.render.blocks import PageTable, cell_text
from indokorea.render.display import Displayable


def table(shown: Displayable) -> PageTable:
    (block,) = page_of(shown).blocks
    assert isinstance(block, PageTable)
    return block


def rows(shown: Displayable) -> list[str]:
    return [" | ".join(map(cell_text, row)) for row in table(shown).rows]


def heads(shown: Displayable) -> str:
    return " | ".join(column.title for column in table(shown).columns)


def agreement(slug: str, *actions: tuple[str, str]) -> ik.Agreement:
    return ik.Agreement(
        id=f"agreement:{slug}",
        name=slug.upper(),
        parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        instrument=ik.InstrumentType.AGREEMENT,
        level=ik.AgreementLevel.STATE,
        actions=tuple(ik.Action(type=ik.ActionType(type), on=on) for type, on in actions),
    )


def dossier(*records: ik.AnyRecord) -> ik.Dossier:
    india, korea = (ik.reference()[id] for id in ("country:ind", "country:kor"))
    return ik.Dossier([india, korea, *records], integrity=False)


def figure(slug: str, period: str, **fields: Any) -> ik.Observation:
    known: dict[str, Any] = {"indicator": "bilateral_trade", "subject": "country:kor", "counterpart": "country:ind"}
    return ik.Observation(id=f"observation:{slug}", period=period, **(known | fields))


def test_an_agreement_has_its_signature_or_else_its_entry_into_force_or_its_latest_step() -> None:
    view = dossier(
        agreement("a", ("negotiation_opened", "2006-02-07"), ("signed", "2009-08-07"), ("entered_into_force", "2010")),
        agreement("b", ("negotiation_opened", "2010"), ("entered_into_force", "2011")),
        agreement("c", ("negotiation_opened", "2012"), ("negotiation_resumed", "2013")),
        agreement("d"),
    ).agreements
    assert heads(view) == "when | name | on that day | slug"
    assert rows(view) == [
        "2013 | C | negotiation resumed | c",
        "2011 | B | entered into force | b",
        "2009-08-07 | A | signed | a",
        " | D |  | d",
    ]


def test_a_figure_has_its_amount_and_the_names_of_what_it_is_about() -> None:
    view = dossier(
        figure("a", "2010/2010", money=ik.Money.parse("USD 17.1 billion")),
        figure("b", "2030/2030", quantity=ik.Quantity.parse("9 ships"), status="target"),
        figure("c", "2011-04/2012-03", quantity=ik.Quantity.parse("9%"), counterpart=None, what="share of ships"),
    ).observations
    assert heads(view) == "when | name | figure | slug"
    assert rows(view) == [
        "2011-04 to 2012-03 | share of ships, Republic of Korea | 9% | c",
        "2010 | bilateral trade, Republic of Korea with India | USD 17.1 billion | a",
        "2030 | bilateral trade, Republic of Korea with India | 9 ships (target) | b",
    ]
    assert page_of(view).under == "newest first, forecasts and targets last"


def test_a_commitment_has_the_day_it_was_made_and_its_due_day() -> None:
    updates = (ik.CommitmentUpdate(status=ik.CommitmentStatus.ANNOUNCED, on=on) for on in ("2018-07", "2015-05-18"))
    view = dossier(
        ik.Commitment(
            id="commitment:a", name="A", by=("country:kor",), target=ik.Target(by="2030"), updates=tuple(updates)
        )
    ).commitments
    assert (heads(view), rows(view)) == ("made | name | due | slug", ["2015-05-18 | A | 2030 | a"])


def test_a_project_has_its_latest_update() -> None:
    updates = (
        ik.ProjectUpdate(status=ik.ProjectStatus(word), on=on)
        for word, on in (("mou", "2015"), ("delivered", "2019-02"))
    )
    view = dossier(ik.Project(id="project:a", name="A", type=ik.ProjectType.PLANT, updates=tuple(updates))).projects
    assert (heads(view), rows(view)) == ("latest | name | stage | slug", ["2019-02 | A | delivered | a"])


def test_people_have_their_latest_office_and_are_in_the_order_of_their_names() -> None:
    view = dossier(
        ik.Person(
            id="person:b",
            name="Beta",
            tenures=(
                ik.Tenure(office="Minister", period="2010/2012"),
                ik.Tenure(office="President", attested=("2015-05-18",)),
            ),
        ),
        ik.Person(id="person:z", name="Alpha", tenures=(ik.Tenure(office="Envoy", period="2001/.."),)),
    ).people
    assert heads(view) == "name | office | in office | slug"
    assert rows(view) == ["Alpha | Envoy | since 2001 | z", "Beta | President | on 2015-05-18 | b"]
    assert page_of(view).under == "by name"


def test_a_period_and_an_interval_are_in_words() -> None:
    periods = (("a", "2010/2010"), ("b", "2009-01/2009-03"))
    events = (
        ik.Event(id=f"event:{slug}", name=slug, type=ik.EventType.AWARD, period=period) for slug, period in periods
    )
    assert rows(dossier(*events).events) == ["2010 | a | a", "2009-01 to 2009-03 | b | b"]
    signed = (agreement(slug, ("signed", on)) for slug, on in (("a", "[..2008]"), ("b", "[2006-01-02..2006-01-04]")))
    assert rows(dossier(*signed).agreements) == [
        "by 2008 | A | signed | a",
        "between 2006-01-02 and 2006-01-04 | B | signed | b",
    ]


def test_a_selection_keeps_its_order_and_shows_ids_and_the_dates_of_several_kinds() -> None:
    chosen = dossier(
        agreement("a", ("negotiation_opened", "2006"), ("signed", "2009")),
        ik.Person(id="person:a", name="Alpha", tenures=(ik.Tenure(office="Envoy", period="2001/.."),)),
    ).select()[2:]
    assert heads(chosen) == "when | name | id"
    assert rows(chosen) == ["since 2001 | Alpha | person:a", "2009 | A | agreement:a"]


def test_a_long_table_says_how_many_are_shown_and_where_the_others_are() -> None:
    sectors = dossier(*(ik.Sector(id=f"sector:s{number}", name="S") for number in range(30))).sectors
    assert table(sectors).shown_count == "20 of 30 shown; all in rows()"


COMPLETED = ("observations", "agreements", "sectors")


@pytest.mark.parametrize("name", COMPLETED)
def test_a_view_completes_its_slugs_and_ids(name: str, reference: ik.Dossier) -> None:
    view = getattr(reference, name)
    offered = view._ipython_key_completions_()
    assert offered == [*view.slugs, *view.ids]
    assert all(view[key] for key in offered[:3] + offered[-3:])


def test_a_selection_and_a_dossier_complete_ids(reference: ik.Dossier) -> None:
    chosen = reference.select(sector="shipbuilding")
    assert chosen._ipython_key_completions_() == list(chosen.ids)
    assert reference._ipython_key_completions_() == [record.id for record in reference]


def test_completion_reads_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unread(dict[str, ik.Sector]):
        def values(self) -> Iterable[ik.Sector]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # all that is used
            raise AssertionError("a record was read")

    view = dossier(ik.Sector(id="sector:steel", name="Steel")).sectors
    object.__setattr__(view, "_by_id", Unread(view._by_id))
    assert view._ipython_key_completions_() == ["steel", "sector:steel"]
