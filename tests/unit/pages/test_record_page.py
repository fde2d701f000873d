"""The page of one record: the same in print, a notebook and the command, with the names that its dossier knows."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

import indokorea as ik
from indokorea.cli.commands import command
from indokorea.pages.fields import field_lines
from indokorea.pages.places_in_records import claimed_text, place_text

SEOUL = ik.Place(name="Seoul", country="country:kor")
SIDES = (
    ik.Country(id="country:ind", name="India", type="state"),
    ik.Country(id="country:kor", name="Republic of Korea", type="state"),
)
GAZETTE = ik.Source(
    id="source:gazette", title="Treaty <1>", type="gazette", url="https://example.org/1", official=True, publisher="G"
)
NEWS = ik.Source(id="source:news", title="Signed", type="news", published="2009-08")


def agreement(**further: Any) -> ik.Agreement:
    fields: dict[str, Any] = {
        "id": "agreement:ports",
        "name": "On ports",
        "parties": (ik.AgreementParty(party="country:ind"), ik.AgreementParty(party="country:kor")),
        "instrument": "agreement",
        "level": "state",
        "actions": (
            ik.Action(type="approved_at_home", on="2009-07", by="country:ind"),
            ik.Action(type="approved_at_home", on="2009-08", by="country:kor"),
            ik.Action(type="signed", on="2009-08-07", place=SEOUL, note="By the ministers."),
        ),
        "claims": (
            ik.Claim(
                says="It was signed a day later.",
                rank="disputed",
                field="/actions/2/on",
                value="2009-08-08",
                citations=(ik.Citation(source="source:news", locator="p. 2"),),
            ),
        ),
        "citations": (ik.Citation(source="source:gazette", supports=("/actions/2/on",)),),
    }
    return ik.Agreement(**fields | further)


@pytest.fixture(autouse=True)
def in_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_a_record_of_a_dossier_is_shown_with_names_and_numbered_sources() -> None:
    dossier = ik.Dossier([agreement(), *SIDES, GAZETTE, NEWS])
    record = dossier.agreements["ports"]
    text, html = str(record), record._repr_mimebundle_()["text/html"]
    for shown in (text, html):
        assert "India (country:ind)" in shown
        assert "Republic of Korea (country:kor)" in shown
        assert "disputed; signed, date: 2009-08-08 (the record has 2009-08-07); [2] p. 2" in shown
        assert "G, official, source:gazette" in shown
        assert "for signed, date" in shown
    assert (
        "  [1] Treaty <1>\n      G, official, source:gazette\n      for signed, date\n      https://example.org/1\n"
        in text
    )
    assert "  [2] Signed\n      2009-08, source:news" in text
    assert re.search('<a href="https://example.org/1"[^>]*>Treaty &lt;1&gt;</a>', html)


def test_a_record_of_no_dossier_is_shown_with_ids() -> None:
    text = str(agreement())
    assert "- country:ind\n" in text
    assert "India" not in text
    assert "Sources (2)\n  [1] source:gazette\n" in text
    assert "Referred to by" not in text


def test_a_copy_of_a_record_is_shown_with_ids() -> None:
    dossier = ik.Dossier([agreement(), *SIDES, GAZETTE, NEWS])
    assert "- country:ind\n" in str(attrs.evolve(dossier.agreements["ports"], summary="Another."))


@pytest.mark.parametrize("record_type", [one for one in ik.RECORD_TYPES if len(ik.reference().of(one))])
def test_the_command_and_print_lay_out_a_record_alike(record_type: type[ik.AnyRecord]) -> None:
    record = next(iter(ik.reference().of(record_type)))
    printed = CliRunner().invoke(command, ["show", record.id], env={"COLUMNS": "80"}).output
    assert printed.removesuffix("--json lists them all\n") == f"{record}\n"


def test_identifiers_and_addresses_are_never_broken() -> None:
    long = f"source:{'-'.join(['seoul'] * 13)}-at"
    assert len(long) > 80
    other = ik.Source(id=long, title="Seoul", type="news", url=f"https://example.org/{'a' * 90}")
    copied = ik.Source(id="source:copy", title="Copy", type="news", reproduces=long)
    dossier = ik.Dossier([agreement(citations=(ik.Citation(source=long),)), *SIDES, NEWS, other, copied])
    for record in (dossier["agreement:ports"], dossier["source:copy"]):
        assert long in str(record)
    assert other.url is not None
    assert other.url in str(dossier["agreement:ports"])


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (ik.DurationClause(unlimited=True), "without a limit of time"),
        (ik.DurationClause(notice_to_terminate="P6M"), "notice to terminate 6 months"),
        (ik.DurationClause(survival="P15Y"), "survival 15 years"),
        (ik.DurationClause(initial="P1Y6M"), "first term 1 year and 6 months"),
        (ik.DurationClause(note="By custom."), "By custom."),
    ],
)
def test_a_duration_clause_is_in_words(part: ik.DurationClause, shown: str) -> None:
    assert [line.text for line in field_lines(agreement(duration=part)) if line.field == "duration"] == [shown]


@pytest.mark.parametrize(
    ("provision", "shown"),
    [
        (ik.Provision(says="Goods.", article="ch. 1"), "Goods; ch. 1"),
        (ik.Provision(says="Goods.", article="2.4", does="cut_duties"), "cuts duties: Goods; article 2.4"),
    ],
)
def test_a_provision_is_in_words(provision: ik.Provision, shown: str) -> None:
    [line] = [line for line in field_lines(agreement(provisions=(provision,))) if line.field == "provisions"]
    assert [inner.text for inner in line.inside] == [shown]


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        (
            ik.Action(type="signed", on="2009-08-07", place=SEOUL, note="Late."),
            "signed on 2009-08-07; in Seoul, country:kor. Late.",
        ),
        (ik.Action(type="signed", on="[2003-01-15..2003-01-17]"), "signed between 2003-01-15 and 2003-01-17"),
        (ik.Action(type="negotiation_opened", on="[..2009-06-23]"), "negotiation opened by 2009-06-23"),
        (
            ik.Action(type="effective_for", effective="2017", by="country:kor"),
            "provisions effective; with effect from 2017; for country:kor",
        ),
    ],
)
def test_an_action_is_in_words(action: ik.Action, shown: str) -> None:
    [line] = [line for line in field_lines(agreement(actions=(action,))) if line.field == "actions"]
    assert [inner.text for inner in line.inside] == [shown]


def test_terms_and_languages_are_in_one_text_and_identifiers_have_the_name_of_their_register() -> None:
    record = agreement(
        instrument="cepa",
        subjects=("trade", "investment"),
        languages=("ko", "hi"),
        prevailing="en",
        identifiers=(ik.Identifier(scheme="mofa_kr", value="1982"),),
        retroactive=True,
    )
    texts = {line.field: line.text or line.inside[0].text for line in field_lines(record)}
    assert texts["instrument"] == "CEPA"
    assert (texts["subjects"], texts["languages"], texts["prevailing"]) == (
        "trade, investment",
        "Korean, Hindi",
        "English",
    )
    assert (texts["identifiers"], texts["retroactive"]) == ("MOFA (Korea) 1982", "yes")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/actions/0/on", "approved at home (2009-07), date"),
        ("/actions/2", "signed"),
        ("/name/aliases/0", "other name: Ports"),
        ("/name/others/0/text", "Telugu name"),
        ("/parties/1/party", "parties: Korea"),
        ("/provisions/0", "provisions no. 1"),
        ("/claims", "claims"),
        ("/actions/9", "/actions/9"),
    ],
)
def test_the_place_that_a_pointer_names_is_in_words(path: str, words: str) -> None:
    names = ik.Name(en="On ports", aliases=("Ports",), others=(ik.OtherName(language="te", text="ఓడరేవులు"),))
    record = agreement(
        name=names,
        provisions=(ik.Provision(says="They meet at least once a year, in turn, in each of their capitals."),),
    )
    assert place_text(record, path, {"country:kor": "Korea"}) == words


def test_a_claimed_amount_is_shown_as_a_sum_and_a_value_that_cannot_be_read_as_it_is() -> None:
    plant = ik.Project(id="project:p", name="P", type="plant", value=ik.Money(amount=43_660_000_000, currency="INR"))
    claim = ik.Claim(says="More.", field="/value/amount", value="45000000000")
    assert claimed_text(plant, claim) == "value, amount: INR 4,500 crore (the record has INR 4,366 crore)"
    assert claimed_text(plant, ik.Claim(says="More.", field="/value/amount", value="much")) == "value, amount: much"
    assert claimed_text(plant, ik.Claim(says="More.")) == ""
