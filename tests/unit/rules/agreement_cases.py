"""Cases of the rules on agreements: consent, provisional application, succession, bases, notice, actors, languages."""

from __future__ import annotations

import attrs
from rule_cases import ERROR, IND, JPN, KOR, NOTE, WARNING, Firing, Silent

from indokorea.records.agreement import Action, Agreement, AgreementParty, AgreementRelation, DurationClause
from indokorea.vocabulary.agreements import (
    ActionType,
    AgreementLevel,
    AgreementRelationType,
    Coverage,
    InstrumentType,
    PartyRole,
    RenewalType,
    SignatureType,
)

SIGNED, FORCE, EFFECTIVE = "signed", "entered_into_force", "effective_for"
STARTED, ENDED = "provisional_application_started", "provisional_application_ended"
NOTICE, WITHDRAWN = "denunciation_notified", "denunciation_withdrawn"


def act(
    word: str,
    on: str | None = None,
    *,
    effective: str | None = None,
    until: str | None = None,
    by: str | None = None,
    signature: str | None = None,
    covers: str | None = None,
) -> Action:
    return Action(
        type=ActionType(word),
        on=on,
        effective=effective,
        until=until,
        by=by,
        signature=None if signature is None else SignatureType(signature),
        coverage=() if covers is None else (Coverage(covers),),
    )


def agreement(
    *actions: Action,
    slug: str = "a",
    parties: tuple[str, ...] = (IND, KOR),
    observers: tuple[str, ...] = (),
    instrument: str = "agreement",
    relations: tuple[tuple[str, str], ...] = (),
    duration: DurationClause | None = None,
    languages: tuple[str, ...] = (),
    prevailing: str | None = None,
) -> Agreement:
    return Agreement(
        id=f"agreement:{slug}",
        name=slug,
        parties=(
            *(AgreementParty(party=party) for party in parties),
            *(AgreementParty(party=party, role=PartyRole.OBSERVER) for party in observers),
        ),
        instrument=InstrumentType(instrument),
        level=AgreementLevel.GOVERNMENT,
        actions=actions,
        relations=tuple(
            AgreementRelation(type=AgreementRelationType(word), agreement=f"agreement:{other}")
            for word, other in relations
        ),
        duration=duration,
        languages=languages,
        prevailing=prevailing,
    )


PART_OF_B = agreement(act(FORCE, "2010"), duration=DurationClause(ends_with="agreement:b"))


def successor(*actions: Action) -> Agreement:
    return agreement(*actions, slug="new", relations=(("supersedes", "old"),))


def old(*actions: Action, parties: tuple[str, ...] = (IND, KOR)) -> Agreement:
    return agreement(*actions, slug="old", parties=parties)


def protocol(*actions: Action, word: str = "protocol_to", instrument: str = "protocol") -> Agreement:
    return agreement(*actions, slug="p", instrument=instrument, relations=((word, "old"),))


def noticed(*actions: Action, initial: str | None = None, notice: str | None = "P6M") -> Agreement:
    clause = DurationClause(initial=initial, notice=notice) if initial or notice else None
    return agreement(*actions, duration=clause)


AGREED = DurationClause(initial="P5Y", renewal=RenewalType.BY_AGREEMENT)

CYCLE = ("agreement:a", "agreement:b", "agreement:a")

FIRING: Firing = [
    # AGR-04
    (
        "AGR-04",
        (agreement(act(SIGNED, "2009", signature="simple"), act("ratified", "2009", by=KOR), act(FORCE, "2010")),),
        [(NOTE, "/agreement:a/actions/2", "in force, but no consent of country:ind is recorded")],
    ),
    (
        "AGR-04",
        (agreement(act(FORCE, "2010"), act(SIGNED, "2009", signature="ad_referendum")),),
        [(NOTE, "/agreement:a/actions/0", "in force, but no consent of country:ind and country:kor is recorded")],
    ),
    (
        "AGR-04",
        (agreement(act(FORCE, "2010", by=IND), act(FORCE, "2011", by=IND)),),
        [(NOTE, "/agreement:a/actions/0", "in force, but no consent of country:ind is recorded")],
    ),
    # AGR-05
    (
        "AGR-05",
        (agreement(act(FORCE, "2010"), act(STARTED, "2011")),),
        [
            (
                ERROR,
                "/agreement:a/actions/0",
                "entry into force (2010) is before the start of provisional application (2011)",
            )
        ],
    ),
    (
        "AGR-05",
        (agreement(act(STARTED, "2011"), act(ENDED, "2010"), act(FORCE, "2011-05")),),
        [
            (
                ERROR,
                "/agreement:a/actions/1",
                "the end of provisional application (2010) is before the start of provisional application (2011)",
            ),
            (
                NOTE,
                "/agreement:a/actions/2",
                "entry into force (2011-05) may be before the start of provisional application (2011)",
            ),
        ],
    ),
    (
        "AGR-05",
        (agreement(act(STARTED, "2011"), act(FORCE, "2015"), act(ENDED, "2016", by=KOR)),),
        [
            (
                ERROR,
                "/agreement:a/actions/1",
                "entry into force (2015) is before the end of provisional application (2016)",
            )
        ],
    ),
    # AGR-06
    (
        "AGR-06",
        (successor(act(FORCE, "2009")), old(act(FORCE, "2010"), act("superseded", "2010"))),
        [
            (
                ERROR,
                "/agreement:new/relations/0",
                "entry into force (2009) is before that of agreement:old (2010), which it supersedes",
            )
        ],
    ),
    (
        "AGR-06",
        (successor(act(FORCE, "2010-05")), old(act(FORCE, "2010"), act("superseded", "2010"))),
        [
            (
                NOTE,
                "/agreement:new/relations/0",
                "entry into force (2010-05) may be before that of agreement:old (2010), which it supersedes",
            ),
        ],
    ),
    (
        "AGR-06",
        (successor(act(FORCE, "2010")), old(act(FORCE, "1985"))),
        [
            (
                WARNING,
                "/agreement:old/actions",
                (
                    "this agreement is in force for country:ind and country:kor even after agreement:new superseded "
                    "it (2010)"
                ),
            )
        ],
    ),
    (
        "AGR-06",
        (successor(act(FORCE, "2010~")), old(act(FORCE, "1985"), parties=(IND,))),
        [
            (
                NOTE,
                "/agreement:old/actions",
                "this agreement is in force for country:ind even after agreement:new superseded it (2010~)",
            )
        ],
    ),
    (
        "AGR-06",
        (
            successor(act(FORCE, "2016"), act(EFFECTIVE, "2017-01", by=KOR), act(EFFECTIVE, "2017-04", by=IND)),
            old(act(FORCE, "1985"), act("superseded", "2017-01", by=KOR), act("superseded", "2018", by=IND)),
        ),
        [
            (
                WARNING,
                "/agreement:old/actions",
                "this agreement is in force for country:ind even after agreement:new superseded it (2017-04)",
            )
        ],
    ),
    (
        "AGR-06",
        (successor(act(FORCE, "2010")), old(act(FORCE, "1985"), act("terminated"))),
        [
            (
                NOTE,
                "/agreement:old/actions",
                (
                    "this agreement may be in force for country:ind and country:kor even after agreement:new "
                    "superseded it (2010)"
                ),
            ),
        ],
    ),
    (
        "AGR-06",
        (
            agreement(slug="a", relations=(("supersedes", "b"),)),
            agreement(slug="b", relations=(("amends", "x"), ("supersedes", "x"), ("supersedes", "a"))),
            agreement(slug="c", relations=(("supersedes", "a"), ("supersedes", "a"), ("supersedes", "d"))),
            agreement(slug="d", relations=(("supersedes", "d"),)),
        ),
        [
            (
                ERROR,
                "/agreement:a/relations/0/agreement",
                f"the relations of supersession form a cycle of 2: {' supersedes '.join(CYCLE)}",
            ),
            (
                ERROR,
                "/agreement:d/relations/0/agreement",
                "the relations of supersession form a cycle of 1: agreement:d supersedes agreement:d",
            ),
        ],
    ),
    # AGR-08
    (
        "AGR-08",
        (agreement(instrument="amendment"),),
        [(WARNING, "/agreement:a/relations", "the amendment names no agreement as its base")],
    ),
    (
        "AGR-08",
        (agreement(instrument="protocol", relations=(("supersedes", "old"),)), old(act(FORCE, "2010"))),
        [(NOTE, "/agreement:a/relations", "the protocol names no agreement as its base")],
    ),
    (
        "AGR-08",
        (protocol(act(FORCE, "2009"), act(FORCE, "2011", by=KOR)), old(act(FORCE, "2010"))),
        [
            (
                ERROR,
                "/agreement:p/relations/0",
                "entry into force (2009) is before that of agreement:old (2010), its base",
            )
        ],
    ),
    (
        "AGR-08",
        (protocol(act(FORCE, "2009"), word="amends", instrument="amendment"), old(act(FORCE, "2010?"))),
        [
            (
                NOTE,
                "/agreement:p/relations/0",
                "entry into force (2009) is before that of agreement:old (2010?), its base",
            )
        ],
    ),
    # AGR-09
    (
        "AGR-09",
        (noticed(act(NOTICE, "2016-05-12", by=IND, effective="2016-11-11")),),
        [(WARNING, "/agreement:a/actions/0", "the end (2016-11-11) is less than P6M after the notice (2016-05-12)")],
    ),
    (
        "AGR-09",
        (noticed(act(NOTICE, "2016-05-12", by=IND), act("terminated", "2016-11")),),
        [(NOTE, "/agreement:a/actions/0", "the end (2016-11) may be less than P6M after the notice (2016-05-12)")],
    ),
    (
        "AGR-09",
        (noticed(act(NOTICE, "2016-05-12~", by=IND), act("terminated", "2016-10")),),
        [(NOTE, "/agreement:a/actions/0", "the end (2016-10) is less than P6M after the notice (2016-05-12~)")],
    ),
    (
        "AGR-09",
        (noticed(act(NOTICE, "2016-05", effective="2016-11-02")),),
        [(NOTE, "/agreement:a/actions/0", "the end (2016-11-02) may be less than P6M after the notice (2016-05)")],
    ),
    (
        "AGR-09",
        (noticed(act(FORCE, "2010-01-01"), act(NOTICE, "2016", effective="2018"), initial="P10Y", notice=None),),
        [(NOTE, "/agreement:a/actions/1", "the end (2018) is less than P10Y after entry into force (2010-01-01)")],
    ),
    (
        "AGR-09",
        (noticed(act(NOTICE, "2016-05-12", effective="9999"), notice="P9000Y"),),
        [(NOTE, "/agreement:a/actions/0", "the end (9999) may be less than P9000Y after the notice (2016-05-12)")],
    ),
    # AGR-13
    (
        "AGR-13",
        (agreement(act(FORCE, "2010-01-01"), duration=AGREED),),
        [
            (
                NOTE,
                "/agreement:a/duration",
                "the term ended on 2014-12-31 unless the parties agreed again, and nothing after it is recorded",
            )
        ],
    ),
    (
        "AGR-13",
        (agreement(act(SIGNED, "2010-01-01"), act("extended", "2012", until="2013-12-31")),),
        [(NOTE, "/agreement:a/actions", "the term ended on 2013-12-31, and nothing after it is recorded")],
    ),
    # AGR-14
    (
        "AGR-14",
        (agreement(act("renewed", "2015", until="2014"), act("extended", "2015-05", until="2015")),),
        [
            (ERROR, "/agreement:a/actions/0/until", "the end of the term (2014) is before its start (2015)"),
            (NOTE, "/agreement:a/actions/1/until", "the end of the term (2015) may be before its start (2015-05)"),
        ],
    ),
    (
        "AGR-14",
        (agreement(act(FORCE, "2010-01-01"), duration=DurationClause(until="2008")),),
        [
            (
                ERROR,
                "/agreement:a/duration/until",
                "the end of the first term (2008) is before its start (2010-01-01)",
            )
        ],
    ),
    (
        "AGR-13",
        (
            agreement(act(FORCE, "2010"), act("terminated", "2015"), slug="b"),
            agreement(act(FORCE, "2010"), duration=DurationClause(ends_with="agreement:b")),
        ),
        [
            (
                NOTE,
                "/agreement:a/duration/ends_with",
                "it ends with agreement:b, which is terminated, and its own end is not recorded",
            )
        ],
    ),
    # AGR-11
    (
        "AGR-11",
        (agreement(act("ratified", "2009", by=JPN), act("approved", by="organisation:cabinet"), observers=(JPN,)),),
        [
            (WARNING, "/agreement:a/actions/0/by", "country:jpn acts here but is not a party to the agreement"),
            (
                WARNING,
                "/agreement:a/actions/1/by",
                "organisation:cabinet acts here but is not a party to the agreement",
            ),
        ],
    ),
    # AGR-12
    (
        "AGR-12",
        (agreement(languages=("hi", "ko"), prevailing="en"),),
        [(WARNING, "/agreement:a/prevailing", "the prevailing language (en) is not one of the languages (hi, ko)")],
    ),
]

SILENT: Silent = [
    ("AGR-04", (agreement(act(SIGNED, "2009"), act(FORCE, "2010")),)),
    ("AGR-04", (agreement(act(SIGNED, "2009", signature="definitive"), act(FORCE, "2009")),)),
    ("AGR-04", (agreement(act(SIGNED, "2009", signature="simple")),)),
    (
        "AGR-04",
        (agreement(act("ratified", by=IND), act("accepted", by=KOR), act(FORCE, "2010"), observers=(JPN,)),),
    ),
    ("AGR-04", (agreement(act("instruments_exchanged", "2005-06-08"), act(FORCE, "2005-06-08")),)),
    ("AGR-04", (agreement(act("acceded", by=JPN), act(FORCE, by=JPN), parties=(IND, KOR, JPN)),)),
    ("AGR-05", (agreement(act(STARTED, "2011-07-01"), act(FORCE, "2015-12-13"), act(ENDED, "2015-12-13")),)),
    ("AGR-05", (agreement(act(STARTED, "2011"), act(ENDED, "2012")),)),
    ("AGR-05", (agreement(act(STARTED, "2011"), act(FORCE, "2015", by=IND), act(ENDED, "2016")),)),
    ("AGR-05", (agreement(act(FORCE, "2010"), act(STARTED, "2012", by=JPN), parties=(IND, KOR, JPN)),)),
    (
        "AGR-05",
        (agreement(act(FORCE, "2010", covers="goods"), act(STARTED, "2012", covers="services")),),
    ),
    ("AGR-06", (successor(act(FORCE, "2010")), old(act(FORCE, "1985"), act("superseded", "2010")))),
    ("AGR-06", (successor(act(FORCE, "2010")), old(act(SIGNED, "1993")))),
    ("AGR-06", (successor(act(FORCE)), old(act(FORCE, "1985")))),
    ("AGR-06", (successor(act(SIGNED, "2010")), old(act(FORCE, "1985")))),
    ("AGR-06", (successor(act(FORCE, "9998")), old(act(FORCE, "1985")))),
    ("AGR-06", (successor(act(FORCE, "[2010..]")), old(act(FORCE, "1985")))),
    (
        "AGR-06",
        (
            successor(
                act(FORCE, "2016-09-12"), act(EFFECTIVE, "2017-01-01", by=KOR), act(EFFECTIVE, "2017-04", by=IND)
            ),
            old(act(FORCE, "1986"), act("superseded", "2017-01-01", by=KOR), act("superseded", "2017-04", by=IND)),
        ),
    ),
    ("AGR-06", (agreement(slug="a", relations=(("supersedes", "b"),)), agreement(slug="b"))),
    ("AGR-06", (agreement(slug="a", relations=(("amends", "a"),)),)),
    ("AGR-08", (protocol(act(FORCE, "2011")), old(act(FORCE, "2010")))),
    ("AGR-08", (protocol(act(FORCE, "2009"), word="implements"), old(act(FORCE, "2010")))),
    ("AGR-08", (protocol(act(FORCE, "2009"), word="amends", instrument="convention"), old(act(FORCE, "2010")))),
    ("AGR-08", (protocol(act(FORCE, "2009")), old(act(FORCE, "2010"), act(FORCE)))),
    ("AGR-08", (protocol(act(FORCE, "2009")), old(act(SIGNED, "2010")))),
    ("AGR-08", (protocol(act(FORCE, "2009")),)),
    ("AGR-09", (noticed(act(NOTICE, "2016-05-12", effective="2017-05-12"), notice="P1Y"),)),
    ("AGR-09", (noticed(act(NOTICE, "2016-05", effective="2016-11")),)),
    ("AGR-09", (noticed(act(NOTICE, "2016-05-12", effective="2017-05-12"), notice=None),)),
    ("AGR-09", (agreement(act(NOTICE, "2016-05-12", effective="2016-05-13")),)),
    ("AGR-09", (noticed(act(NOTICE, "2016-05-12", by=IND), act("terminated", "2016-06", by=KOR)),)),
    ("AGR-09", (noticed(act(NOTICE, "2016-05-12"), act(WITHDRAWN, "2016-06"), act("terminated", "2016-07")),)),
    ("AGR-09", (noticed(act("terminated", "2016-07")),)),
    ("AGR-09", (noticed(act(NOTICE, effective="2016-05-13")),)),
    ("AGR-09", (noticed(act(FORCE, "2010"), act(NOTICE, "2021", effective="2022"), initial="P10Y"),)),
    ("AGR-09", (noticed(act(NOTICE, "2016", effective="2018"), initial="P10Y"),)),
    ("AGR-11", (agreement(act("ratified", by=KOR), act(SIGNED)),)),
    ("AGR-11", (agreement(act("ratified", by=KOR), parties=(), observers=(JPN,)),)),
    ("AGR-13", (agreement(act(FORCE, "2010"), duration=DurationClause(unlimited=True)),)),
    ("AGR-13", (agreement(act(FORCE, "2010"), duration=DurationClause(initial="P5Y", renewal=RenewalType.AUTOMATIC)),)),
    ("AGR-13", (agreement(act(FORCE, "2010"), act("renewed", "2014-12", until="2100"), duration=AGREED),)),
    ("AGR-13", (agreement(act(FORCE, "2010"), act("expired", "2015"), duration=AGREED),)),
    ("AGR-13", (agreement(act(FORCE, "2010"), slug="b"), PART_OF_B)),
    (
        "AGR-13",
        (
            agreement(act(FORCE, "2010"), act("terminated", "2015"), slug="b"),
            agreement(act(FORCE, "2010"), act("terminated", "2015"), duration=PART_OF_B.duration),
        ),
    ),
    ("AGR-13", (PART_OF_B,)),
    ("AGR-14", (agreement(act("renewed", "2015", until="2020"), act("extended", until="2020")),)),
    ("AGR-14", (attrs.evolve(agreement(act(FORCE, "2010"), duration=DurationClause(until="2008")), retroactive=True),)),
    ("AGR-12", (agreement(languages=("hi", "ko", "en-IN"), prevailing="en"),)),
    ("AGR-12", (agreement(languages=("hi", "ko")), agreement(slug="b", prevailing="en"))),
]
