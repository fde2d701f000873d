"""The page of a table: its first rows and the columns that matter."""

from __future__ import annotations

import indokorea as ik

SECTORS = [ik.Sector(id=f"sector:s{place:02}", name=f"Sector {place}") for place in range(30)]
COUNTRIES = [ik.Country(id="country:ind", name="India"), ik.Country(id="country:kor", name="Korea")]
SIGNED = ik.Agreement(
    id="agreement:a",
    name="On ports",
    instrument="agreement",
    level="government",
    parties=(ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
    actions=(ik.Action(type="signed", on="2015-05-18"),),
)


def test_a_table_is_shown_with_its_first_rows_and_the_number_of_all() -> None:
    text = str(ik.Dossier(SECTORS).sectors.as_table())
    assert text.splitlines()[0] == "sectors: 30 rows"
    assert "sector:s19" in text
    assert "sector:s20" not in text
    assert "20 of 30 shown; all in rows()" in text


def test_the_name_and_the_derived_columns_of_agreements_come_before_the_others() -> None:
    html = ik.Dossier([*COUNTRIES, SIGNED]).agreements.as_table()._repr_mimebundle_()["text/html"]
    places = [html.index(f">{name}<") for name in ("label", "signed_on", "status", "id")]
    assert places == sorted(places)
    assert "2015-05-18" in html
    # The same name does not come twice.
    assert ">name_en<" not in html


def test_a_table_without_rows_says_so() -> None:
    assert str(ik.tables(ik.Dossier())["links"]) == "links: no row"


def test_a_column_without_a_value_is_not_shown() -> None:
    assert "in_force_since" not in str(ik.Dossier([*COUNTRIES, SIGNED]).agreements.as_table())
