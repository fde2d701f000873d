"""Cases that a treaty lawyer meets: each can be recorded, no rule warns against it, and each status is right."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import example, given, strategies as st

import indokorea as ik
from indokorea.lifecycle import terms

A = ik.ActionType
IND, KOR, JPN = "country:ind", "country:kor", "country:jpn"
PAIR = (IND, KOR)
BOTH = (ik.AgreementParty(party=IND), ik.AgreementParty(party=KOR))

COUNTRIES = (
    ik.Country(id=IND, name="India"),
    ik.Country(id=KOR, name="Republic of Korea"),
    ik.Country(id=JPN, name="Japan"),
)
TIES = ik.Partnership(id="partnership:ind-kor", name="India and Korea", parties=PAIR)


def act(word: str, on: str | None = None, **fields: Any) -> ik.Action:
    return ik.Action(type=ik.ActionType(word), on=on, **fields)


def agreement(slug: str, *actions: ik.Action, **fields: Any) -> ik.Agreement:
    values: dict[str, Any] = {
        "instrument": ik.InstrumentType.AGREEMENT,
        "level": ik.AgreementLevel.GOVERNMENT,
        "parties": BOTH,
        **fields,
    }
    return ik.Agreement(id=f"agreement:{slug}", name=slug, actions=actions, **values)


def dossier(*records: ik.AnyRecord, as_of: str = "2026-11-22") -> ik.Dossier:
    return ik.Dossier([*COUNTRIES, TIES, *records], as_of=as_of)


def findings(*records: ik.AnyRecord, as_of: str = "2026-11-22") -> list[str]:
    """The findings of the rules on agreements, for records that a source supports as they are."""
    return [f"{one.severity} {one.code}" for one in ik.review(dossier(*records, as_of=as_of)) if one.code[:3] == "AGR"]


def words(record: ik.Agreement, *days: str) -> list[str]:
    return [str(record.status_on(day, between=PAIR)) for day in days]


def test_a_reservation_is_made_and_withdrawn_by_one_party_and_changes_no_status() -> None:
    convention = agreement(
        "convention",
        act("signed", "1994-01-10", signature=ik.SignatureType.SIMPLE),
        act("deposited", "1996-05-01", by=KOR),
        act("reservation_made", "1996-05-01", by=KOR, note="Article 12 (2) does not apply to it."),
        act("deposited", "1997-02-01", by=IND),
        act("entered_into_force", "1997-03-03"),
        act("reservation_withdrawn", "2005-06-01", by=KOR),
        parties=(*BOTH, ik.AgreementParty(party=JPN, role=ik.PartyRole.DEPOSITARY)),
    )
    assert words(convention, "1994-02-01", "1996-06-01", "1997-02-01", "1997-03-03", "2006-01-01") == [
        "signed",
        "signed",
        "ratified_pending_force",
        "in_force",
        "in_force",
    ]
    assert findings(convention) == []


def test_an_annex_is_part_of_an_agreement_and_is_amended_apart() -> None:
    base = agreement("base", act("signed", "1992-03-16"), act("entered_into_force", "1992-03-16"))
    annex = agreement(
        "annex",
        act("signed", "1992-03-16"),
        act("entered_into_force", "1992-03-16"),
        act("amended", "2001-05-01", note="The schedule of routes."),
        relations=(ik.AgreementRelation(type=ik.AgreementRelationType.PART_OF, agreement=base.id),),
        duration=ik.DurationClause(ends_with=base.id),
    )
    assert words(base, "2002-01-01") == words(annex, "2002-01-01") == ["in_force"]
    assert findings(base, annex) == []


def test_notes_exchanged_on_two_days_bind_with_the_second() -> None:
    notes = agreement(
        "notes",
        act("notes_exchanged", "2003-03-04", by=IND),
        act("notes_exchanged", "2003-03-10", by=KOR),
        act("entered_into_force", "2003-03-10"),
        instrument=ik.InstrumentType.EXCHANGE_OF_NOTES,
    )
    assert words(notes, "2003-03-03", "2003-03-04", "2003-03-09", "2003-03-10") == [
        "none",
        "proposed",
        "proposed",
        "in_force",
    ]
    assert findings(notes) == []


def test_letters_signed_on_two_days_are_signed_with_the_second() -> None:
    letters = agreement(
        "letters",
        act("signed", "2003-03-04", by=IND),
        act("signed", "2003-03-10", by=KOR),
        instrument=ik.InstrumentType.EXCHANGE_OF_LETTERS,
    )
    assert words(letters, "2003-03-04", "2003-03-10") == ["proposed", "signed"]
    assert findings(letters) == []


TACIT = ik.DurationClause(initial="P5Y", renewal=ik.RenewalType.AUTOMATIC, renewal_period="P5Y", notice="P6M")


def test_tacit_renewal_goes_on_without_an_action() -> None:
    culture = agreement("culture", act("signed", "1974-08-12"), act("entered_into_force", "1974-08-12"), duration=TACIT)
    standing = culture.status_on("2026-11-22")
    assert (str(standing), standing.certain) == ("in_force", True)
    term = culture.term_on("1979-08-12")
    assert term is not None
    assert (term.number, str(term.since), str(term.until), str(term.last_notice)) == (
        2,
        "1979-08-12",
        "1984-08-11",
        "1984-02-11",
    )
    assert term.certain
    assert findings(culture) == []


def test_expiry_by_clause_is_derived_and_uncertain_until_a_source_confirms_it() -> None:
    clause = ik.DurationClause(until="2021", renewal=ik.RenewalType.NONE, runs_from=ik.TermStart.SIGNATURE)
    programme = agreement("programme", act("signed", "2018-07-09"), duration=clause)
    running, over = programme.status_on("2021-12-31"), programme.status_on("2022-01-01")
    assert (str(running), running.certain) == ("signed", True)
    assert (str(over), over.certain, over.because[0]) == ("expired", False, clause)
    assert [str(one) for one in programme.status_on("2021").because] == [str(one) for one in running.because]
    confirmed = attrs.evolve(programme, actions=(*programme.actions, act("expired", "2021-12-31")))
    standing = confirmed.status_on("2022-01-01")
    assert (str(standing), standing.certain) == ("expired", True)
    assert findings(confirmed) == []
    assert findings(programme) == ["note AGR-13"]


def test_a_clause_that_ends_within_a_partial_day_makes_the_status_uncertain() -> None:
    clause = ik.DurationClause(initial="P5Y", renewal=ik.RenewalType.NONE)
    loan = agreement("loan", act("signed", "2010-01"), act("entered_into_force", "2010-03-15"), duration=clause)
    for day, status, certain in (
        ("2015-03-14", "in_force", True),
        ("2015-03", "in_force", False),
        ("2015", "in_force", False),
        ("2015-03-15", "expired", False),
    ):
        standing = loan.status_on(day)
        assert (str(standing), standing.certain) == (status, certain)


def test_a_memorandum_is_renewed_twice() -> None:
    mou = agreement(
        "mou",
        act("signed", "2005-06-22"),
        act("renewed", "2010-05-01", until="2015-06-21"),
        act("renewed", "2015-07-01", effective="2015-08-01", until="2020-07-31"),
        instrument=ik.InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
        level=ik.AgreementLevel.MINISTRY_AGENCY,
        duration=ik.DurationClause(
            initial="P5Y", renewal=ik.RenewalType.BY_AGREEMENT, runs_from=ik.TermStart.SIGNATURE
        ),
    )
    terms = [mou.term_on(day) for day in ("2010-06-21", "2010-06-22", "2015-07-15", "2015-08-01", "2021-01-01")]
    assert [(term.number, term.over) for term in terms if term] == [
        (1, False),
        (2, False),
        (2, True),
        (3, False),
        (3, True),
    ]
    assert [str(term.until) for term in terms if term] == [
        "2010-06-21",
        "2015-06-21",
        "2015-06-21",
        "2020-07-31",
        "2020-07-31",
    ]
    assert words(mou, "2012-01-01", "2021-01-01") == ["signed", "signed"]
    assert findings(mou, as_of="2018-01-01") == []
    assert findings(mou, as_of="2021-01-01") == ["note AGR-13"]


def test_an_extension_prolongs_the_term_that_runs() -> None:
    base = agreement(
        "base",
        act("signed", "2010-01-01"),
        act("entered_into_force", "2010-01-01"),
        act("extended", "2014-06-01", until="2016-12-31"),
        duration=ik.DurationClause(initial="P5Y", renewal=ik.RenewalType.BY_AGREEMENT),
    )
    before, after = base.term_on("2014-05-31"), base.term_on("2014-06-01")
    assert before is not None
    assert after is not None
    assert (str(before.until), str(after.until), after.number) == ("2014-12-31", "2016-12-31", 1)
    assert findings(base, as_of="2016-12-31") == []


def test_a_definitive_signature_needs_no_further_consent() -> None:
    trade = agreement(
        "trade",
        act("signed", "1974-08-12", signature=ik.SignatureType.DEFINITIVE),
        act("entered_into_force", "1974-08-12"),
    )
    assert words(trade, "1974-08-11", "1974-08-12") == ["none", "in_force"]
    assert findings(trade) == []


def test_definitive_signatures_consent_before_the_entry_into_force() -> None:
    one, other = (
        act("signed", day, by=by, signature="definitive") for day, by in (("2000-01-01", IND), ("2000-02-01", KOR))
    )
    treaty = agreement("treaty", one, other, act("entered_into_force", "2000-03-01"))
    statuses = ["partially_ratified", "ratified_pending_force", "in_force"]
    assert [str(treaty.status_on(day)) for day in ("2000-01-15", "2000-02-15", "2000-03-01")] == statuses
    assert treaty.status_on("2000-02-15").because == (one, other)
    simple = agreement("simple", act("signed", "2000-01-01", signature="simple"))
    assert words(simple, "2000-02-15") == ["signed"]


def test_a_notice_may_be_withdrawn_until_it_takes_effect() -> None:
    treaty = agreement(
        "treaty",
        act("signed", "2000-01-01"),
        act("entered_into_force", "2000-01-01"),
        act("denunciation_notified", "2010-01-01", by=KOR, effective="2010-07-01"),
        act("denunciation_withdrawn", "2010-06-30", by=KOR),
        duration=ik.DurationClause(unlimited=True, notice_to_terminate="P6M"),
    )
    noticed = treaty.status_on("2010-03-01")
    assert (str(noticed), noticed.notice, noticed.certain) == ("in_force", True, True)
    after = treaty.status_on("2011-01-01")
    assert (str(after), after.notice, after.certain) == ("in_force", False, True)
    assert findings(treaty) == []


def test_a_treaty_in_force_for_one_side_is_not_in_force_between_the_two() -> None:
    convention = agreement(
        "convention",
        act("signed", "2017-06-07"),
        act("deposited", "2019-06-25", by=IND),
        act("entered_into_force", "2019-10-01", by=IND),
        act("deposited", "2020-05-13", by=KOR),
        act("entered_into_force", "2020-09-01", by=KOR),
        parties=(*BOTH, ik.AgreementParty(party=JPN)),
        level=ik.AgreementLevel.STATE,
    )
    assert str(convention.status_on("2020-01-01")) == "in_force"
    assert words(convention, "2018-01-01", "2020-01-01", "2020-09-01") == ["signed", "signed", "in_force"]
    assert str(dossier(convention).status_on("agreement:convention", "2020-01-01")) == "signed"
    assert findings(convention) == []


def test_a_protocol_that_is_an_integral_part_shares_the_life_of_its_base() -> None:
    base = agreement("base", act("signed", "2015-05-18"), act("entered_into_force", "2016-09-12"))
    protocol = agreement(
        "protocol",
        act("signed", "2015-05-18"),
        act("entered_into_force", "2016-09-12"),
        instrument=ik.InstrumentType.PROTOCOL,
        relations=(ik.AgreementRelation(type=ik.AgreementRelationType.PART_OF, agreement=base.id),),
        duration=ik.DurationClause(ends_with=base.id),
    )
    assert words(protocol, "2016-01-01", "2016-09-12") == words(base, "2016-01-01", "2016-09-12")
    assert findings(base, protocol) == []


def test_domestic_approval_is_no_consent() -> None:
    cepa = agreement(
        "cepa",
        act("signed", "2009-08-07", signature=ik.SignatureType.SIMPLE),
        act("approved_at_home", "2009-11-06", by=KOR, note="The National Assembly."),
        act("approved", "2009-12-01", by=KOR),
        act("approved", "2009-12-15", by=IND),
        act("entered_into_force", "2010-01-01"),
        instrument=ik.InstrumentType.CEPA,
        trade_types=(ik.TradeAgreementType.FTA, ik.TradeAgreementType.EIA),
    )
    days = ("2009-11-30", "2009-12-01", "2009-12-15", "2010-01-01")
    assert [str(cepa.status_on(day)) for day in days] == [
        "signed",
        "partially_ratified",
        "ratified_pending_force",
        "in_force",
    ]
    assert words(cepa, *days) == ["signed", "signed", "ratified_pending_force", "in_force"]
    assert findings(cepa) == []


def test_ten_years_then_no_limit_until_a_notice_with_provisions_that_go_on() -> None:
    bit = agreement(
        "bit",
        act("signed", "1996-02-26"),
        act("entered_into_force", "1996-05-07"),
        act("denunciation_notified", "2016-05-12", by=IND, effective="2017-05-12"),
        duration=ik.DurationClause(
            initial="P10Y", renewal=ik.RenewalType.AUTOMATIC, notice_to_terminate="P1Y", survival="P15Y"
        ),
        provisions=(ik.Provision(says="Investments are treated fairly.", article="3", does=ik.ProvisionVerb.PROTECT),),
    )
    term = bit.term_on("2010-01-01")
    assert term is not None
    assert (term.number, str(term.since), term.until, term.known, term.certain) == (2, "2006-05-07", None, True, True)
    assert words(bit, "2017-05-11", "2017-05-12") == ["in_force", "terminated"]
    assert bit.term_on("2018-01-01") is None
    assert findings(bit) == []


def test_a_party_that_the_source_does_not_name_is_described() -> None:
    contract = agreement(
        "contract",
        act("signed", "2012"),
        parties=(ik.AgreementParty(party=IND), ik.AgreementParty(described="a shipyard in Busan")),
        instrument=ik.InstrumentType.CONTRACT,
    )
    assert str(contract.status_on("2013")) == "signed"
    assert str(dossier(contract).status_on(contract, "2013")) == "signed"
    assert findings(contract) == []
    with pytest.raises(ik.InvalidValue, match="expected a party to this agreement"):
        contract.status_on("2013", "#1")


def test_an_agreement_with_a_third_country_has_no_status_between_the_two() -> None:
    other = agreement(
        "other", act("signed", "2012"), parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=JPN))
    )
    d = dossier(other)
    assert str(d.status_on(other, "2013")) == "none"
    assert str(d.status_on(other, "2013", between=(IND, JPN))) == "signed"
    assert d.on("2013-01-01").agreements == ()
    assert d.progress_on(other, "2013-01-01").stage is None


def test_organisations_count_for_the_side_of_their_country() -> None:
    mod = ik.Organisation(id="organisation:mod", name="Ministry", type=ik.OrganisationType.MINISTRY, countries=(IND,))
    agency = ik.Organisation(
        id="organisation:agency", name="Agency", type=ik.OrganisationType.AGENCY, parent="organisation:mnd"
    )
    mnd = ik.Organisation(
        id="organisation:mnd", name="Ministry of Korea", type=ik.OrganisationType.MINISTRY, countries=(KOR,)
    )
    mou = agreement(
        "mou",
        act("signed", "2010-09-03", by=mod.id),
        act("signed", "2010-09-04", by=agency.id),
        parties=(ik.AgreementParty(party=mod.id), ik.AgreementParty(party=agency.id)),
        level=ik.AgreementLevel.MINISTRY_AGENCY,
    )
    d = dossier(mou, mod, agency, mnd)
    assert [str(d.status_on(mou, day)) for day in ("2010-09-03", "2010-09-04")] == ["proposed", "signed"]
    assert [str(one.standing) for one in d.on("2010-09-03").agreements] == ["proposed"]


def test_a_contract_at_home_is_taken_as_a_whole() -> None:
    firm = ik.Organisation(id="organisation:firm", name="Firm", type=ik.OrganisationType.COMPANY, countries=(IND,))
    contract = agreement(
        "contract", act("signed", "2017"), parties=(ik.AgreementParty(party=IND), ik.AgreementParty(party=firm.id))
    )
    d = dossier(contract, firm)
    assert str(d.status_on(contract, "2018")) == "signed"
    assert str(d.status_on(contract, "2018", between=PAIR)) == "none"


# The clauses of ten texts, with terms and last days for a notice worked out by hand.

AUTOMATIC, BY_AGREEMENT = ik.RenewalType.AUTOMATIC, ik.RenewalType.BY_AGREEMENT


def tacit(initial: str, period: str | None, notice: str | None) -> ik.DurationClause:
    return ik.DurationClause(initial=initial, renewal=AUTOMATIC, renewal_period=period, notice=notice)


BY_HAND: list[tuple[str, str, ik.DurationClause, str, tuple[int, str, str | None, str | None, bool]]] = [
    # name, in force, clause, day asked; number, since, until, last notice, certain
    (
        "trade-arrangement-1964",
        "1964-04-29",
        tacit("P2Y", "P1Y", "P90D"),
        "1965-01-01",
        (1, "1964-04-29", "1966-04-28", "1966-01-28", True),
    ),
    (
        "trade-promotion-1974",
        "1974-08-12",
        tacit("P2Y", "P1Y", "P90D"),
        "2026-11-22",
        (52, "2026-08-12", "2027-08-11", "2027-05-13", True),
    ),
    (
        "cultural-1974",
        "1974-08-12",
        tacit("P5Y", "P5Y", "P6M"),
        "2026-11-22",
        (11, "2024-08-12", "2029-08-11", "2029-02-11", True),
    ),
    (
        "science-technology-1976",
        "1976-08-30",
        tacit("P5Y", "P5Y", "P12M"),
        "1981-01-01",
        (1, "1976-08-30", "1981-08-29", "1980-08-29", True),
    ),
    (
        "joint-commission-1996",
        "1996-02-26",
        tacit("P5Y", "P5Y", "P6M"),
        "2026-11-22",
        (7, "2026-02-26", "2031-02-25", "2030-08-25", True),
    ),
    (
        "customs-2006",
        "2006-04-27",
        tacit("P5Y", "P5Y", "P6M"),
        "2026-11-22",
        (5, "2026-04-27", "2031-04-26", "2030-10-26", True),
    ),
    (
        "science-technology-2006",
        "2006-08-03",
        tacit("P5Y", "P5Y", "P12M"),
        "2026-11-22",
        (5, "2026-08-03", "2031-08-02", "2030-08-02", True),
    ),
    (
        "peaceful-nuclear-2011",
        "2011-10-12",
        attrs.evolve(tacit("P40Y", "P20Y", "P6M"), notice_to_terminate="P1Y"),
        "2026-11-22",
        (1, "2011-10-12", "2051-10-11", "2051-04-11", True),
    ),
    (
        "edcf-framework-2017",
        "2017-06-14",
        tacit("P10Y", None, "P6M"),
        "2026-11-22",
        (1, "2017-06-14", "2027-06-13", "2026-12-13", True),
    ),
    (
        "edcf-framework-2017, after its first term",
        "2017-06-14",
        tacit("P10Y", None, "P6M"),
        "2027-06-14",
        (2, "2027-06-14", None, None, True),
    ),
    (
        "classified-information-2014, whose notice may be given at any time",
        "2014-10-29",
        attrs.evolve(tacit("P5Y", "P5Y", None), notice_to_terminate="P6M"),
        "2026-11-22",
        (3, "2024-10-29", "2029-10-28", None, False),
    ),
    (
        "extradition-2004",
        "2005-06-08",
        ik.DurationClause(unlimited=True, notice_to_terminate="P6M"),
        "2026-11-22",
        (1, "2005-06-08", None, None, True),
    ),
    (
        "iter-2006",
        "2007-10-24",
        ik.DurationClause(initial="P35Y", renewal=BY_AGREEMENT),
        "2026-11-22",
        (1, "2007-10-24", "2042-10-23", None, True),
    ),
    (
        "air-services-1992, whose clause is not recorded but for a note",
        "1992-03-16",
        ik.DurationClause(note="Notice by 30 June of a year."),
        "2026-11-22",
        (1, "1992-03-16", None, None, False),
    ),
    (
        "a month of force alone",
        "1974-08",
        tacit("P5Y", "P5Y", "P6M"),
        "1975-01-01",
        (1, "1974-08", "[1979-07-31..1979-08-30]", "[1979-01-31..1979-02-28]", False),
    ),
]


@pytest.mark.parametrize(("name", "force", "clause", "day", "expected"), BY_HAND, ids=[one[0] for one in BY_HAND])
def test_the_term_and_the_last_notice_are_those_worked_out_by_hand(
    name: str, force: str, clause: ik.DurationClause, day: str, expected: tuple[int, str, str | None, str | None, bool]
) -> None:
    term = agreement("case", act("entered_into_force", force), duration=clause).term_on(day)
    assert term is not None, name
    until, last = (None if one is None else str(one) for one in (term.until, term.last_notice))
    assert (term.number, str(term.since), until, last, term.certain) == expected


def test_there_is_no_term_before_the_first_and_none_without_a_clause() -> None:
    record = agreement("case", act("entered_into_force", "1974-08-12"), duration=TACIT)
    assert record.term_on("1974-08-11") is None
    assert attrs.evolve(record, duration=None).term_on("1980") is None


def test_a_renewal_every_day_of_eight_thousand_years_takes_no_time() -> None:
    record = agreement("case", act("entered_into_force", "0001-01-01"), duration=tacit("P1D", "P1D", None))
    term = record.term_on("9999-12-31")
    assert term is not None
    assert (term.number, str(term.until)) == (3_652_059, "9999-12-31")


lengths = st.sampled_from(["P1D", "P30D", "P1M", "P1M1D", "P3M", "P1Y", "P1Y2M3D", "P4Y", "P90Y"])


@given(st.dates(), st.dates(), lengths)
@example(datetime.date(2016, 1, 31), datetime.date(2400, 2, 28), "P1M")
@example(datetime.date(1, 1, 1), datetime.date(9999, 12, 31), "P1M1D")
def test_the_number_of_renewals_by_a_day_is_that_of_the_last_that_has_begun(
    begins: datetime.date, day: datetime.date, length: str
) -> None:
    begins, day = sorted((begins, day))
    number = terms._renewals_by(day, begins, length)
    assert terms.add_duration(begins, length, number) <= day
    following = terms.add_duration(begins, length, number + 1)
    assert following > day or following == datetime.date.max


# Terms that end.


def test_terms_ending_lists_the_last_day_for_a_notice_and_counts_what_is_not_known() -> None:
    d = dossier(
        agreement("edcf", act("entered_into_force", "2017-06-14"), duration=tacit("P10Y", None, "P6M")),
        agreement("trade", act("entered_into_force", "1974-08-12"), duration=tacit("P2Y", "P1Y", "P90D")),
        agreement("culture", act("entered_into_force", "1974-08-12"), duration=TACIT),
        agreement("no-clause", act("signed", "2000"), act("entered_into_force", "2000-02-01")),
        agreement("never-signed", act("negotiation_opened", "2000")),
        agreement("ended", act("entered_into_force", "2000"), act("terminated", "2010")),
        agreement("extradition", act("entered_into_force", "2005-06-08"), duration=ik.DurationClause(unlimited=True)),
    )
    found = d.terms_ending(since="2026-11-22", until="2028-12-31")
    assert [(row["agreement"], row["until"], row["last_notice"], row["later"]) for row in found.rows()] == [
        ("agreement:edcf", "2027-06-13", "2026-12-13", 0),
        ("agreement:trade", "2027-08-11", "2027-05-13", 1),
    ]
    assert [one.id for one in found.unknown] == ["agreement:no-clause"]
    assert repr(found) == "<TermsEnding: 2 agreements have a term that ends from 2026-11-22 to 2028-12-31>"
    assert "the term of 1 more agreement in operation is not known" in str(found)
    assert len(d.terms_ending(since="2028-12-31")) == 2
    assert [str(one.term.until) for one in d.terms_ending(since="2028-12-31")] == ["2029-08-11", "2029-08-11"]


def test_an_agreement_of_unknown_term_counts_that_was_made_within_the_time() -> None:
    d = dossier(agreement("later", act("signed", "2015"), act("entered_into_force", "2015-06-01")))
    assert [one.id for one in d.terms_ending(since="2014", until="2031").unknown] == ["agreement:later"]
    assert len(d.terms_ending(since="2010", until="2014").unknown) == 0


def test_after_a_term_without_a_period_of_renewal_the_agreement_goes_on_without_limit() -> None:
    d = dossier(agreement("edcf", act("entered_into_force", "2017-06-14"), duration=tacit("P10Y", None, "P6M")))
    (ending,) = d.terms_ending(since="2026-11-22", until="2028-12-31")
    assert ending.renewal == "it goes on without limit unless a party gives notice"


def test_a_term_that_is_renewed_every_day_comes_once_with_the_number_of_those_that_follow() -> None:
    d = dossier(
        agreement("daily", act("entered_into_force", "2010-01-01"), duration=tacit("P1D", "P1D", "P1D")),
        agreement("later", act("entered_into_force", "2030-01-01"), duration=tacit("P1Y", "P1Y", None)),
    )
    daily, later = d.terms_ending(since="2026-01-01", until="9998-12-31")
    assert (str(daily.term.until), daily.later) == ("2026-01-01", 2_912_077)
    assert (str(later.term.until), later.later) == ("2030-12-31", 7_968)
    (within,) = d.terms_ending(since="2026-01-01", until="2026-01-10")
    assert within.later == 9


def test_the_terms_of_many_renewals_are_found_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    renewed = [act("renewed", day) for day in ("2011", "2012-03")]
    days = [f"20{year:02}-{month:02}-01" for year in range(13, 43) for month in range(1, 13)]
    extended = [act("extended", day, until=day) for day in days]
    record = agreement("case", act("entered_into_force", "2010-01-01"), *renewed, *extended, duration=TACIT)
    looked_at: list[object] = []
    plain = terms._first_day

    def counted(action: Any) -> Any:
        looked_at.append(action)
        return plain(action)

    monkeypatch.setattr(terms, "_first_day", counted)
    term = record.term_on("2042-12-01")
    assert term is not None
    assert (str(term.until), len(term.because)) == ("2042-12-01", 2 + len(renewed) + len(extended))
    assert len(looked_at) < 20 * len(record.actions)


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ik.InvalidValue, match="no time lies between"):
        dossier().terms_ending(since="2027", until="2026")


def test_the_term_of_an_agreement_that_ends_with_another_is_that_of_the_other() -> None:
    clause = ik.DurationClause(initial="P10Y", renewal="automatic", renewal_period="P5Y", notice="P6M")
    base = agreement("base", act("entered_into_force", "2015-01-01"), duration=clause)
    ends_with = ik.DurationClause(ends_with="agreement:base")
    side = agreement("side", act("entered_into_force", "2016-01-01"), duration=ends_with)
    further = agreement("further", act("signed", "2017-01-01"), duration=ik.DurationClause(ends_with="agreement:side"))
    found = dossier(base, side, further).terms_ending(since="2024", until="2025")
    assert [(one.agreement.slug, str(one.term.until)) for one in found] == [
        ("base", "2024-12-31"),
        ("further", "2024-12-31"),
        ("side", "2024-12-31"),
    ]
    assert found.unknown == ()


def test_agreements_that_end_with_one_another_have_no_known_term() -> None:
    one, other = (
        agreement(slug, act("entered_into_force", "2016"), duration=ik.DurationClause(ends_with=f"agreement:{base}"))
        for slug, base in (("one", "other"), ("other", "one"))
    )
    found = dossier(one, other).terms_ending(since="2024", until="2025")
    assert (len(found), [record.slug for record in found.unknown]) == (0, ["one", "other"])


def test_a_status_is_not_certain_once_the_agreement_with_which_it_ends_has_ended() -> None:
    base = agreement("base", act("entered_into_force", "2000-01-01"), act("terminated", "2020-01-01"))
    ends_with = ik.DurationClause(ends_with="agreement:base")
    side = agreement("side", act("entered_into_force", "2001-01-01"), duration=ends_with)
    further = agreement(
        "further", act("entered_into_force", "2002-01-01"), duration=ik.DurationClause(ends_with="agreement:side")
    )
    records = dossier(base, side, further)
    for one in (side, further):
        assert records.status_on(one, "2019-12-31").certain
        assert not records.status_on(one, "2020-01-02").certain
