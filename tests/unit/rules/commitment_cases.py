"""Cases of the rules on commitments, projects, organisations and figures."""

from __future__ import annotations

from rule_cases import ERROR, IND, JPN, KOR, NOTE, WARNING, Firing, Silent

from indokorea.records.commitment import Commitment, CommitmentUpdate, Target
from indokorea.records.evidence import Citation
from indokorea.records.observation import Observation
from indokorea.records.organisation import Organisation
from indokorea.records.person import Person, Tenure
from indokorea.records.project import Project, ProjectParty, ProjectUpdate
from indokorea.values.codes import CodeRef
from indokorea.values.money import Money
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator, MoneyBasis
from indokorea.vocabulary.organisations import OrganisationType
from indokorea.vocabulary.projects import ProjectRole, ProjectStatus, ProjectType
from indokorea.vocabulary.values import Valuation, YearBasis


def commitment(
    *updates: tuple[str, str | None],
    slug: str = "a",
    supports: tuple[tuple[str, ...], ...] = (),
    by: str | None = None,
    money: str | None = None,
    basis: str | None = None,
    part_of: str | None = None,
    renews: tuple[str, ...] = (),
    restates: tuple[str, ...] = (),
) -> Commitment:
    return Commitment(
        id=f"commitment:{slug}",
        name=slug,
        updates=tuple(CommitmentUpdate(status=CommitmentStatus(word), on=on) for word, on in updates),
        target=None
        if by is None and money is None
        else Target(by=by, money=None if money is None else Money.parse(money)),
        basis=None if basis is None else MoneyBasis(basis),
        part_of=None if part_of is None else f"commitment:{part_of}",
        renews=tuple(f"commitment:{other}" for other in renews),
        restates=tuple(f"commitment:{other}" for other in restates),
        citations=tuple(Citation(source="source:a", supports=pointers) for pointers in supports),
    )


def project(*parties: ProjectParty, supports: tuple[tuple[str, ...], ...] = ()) -> Project:
    return Project(
        id="project:a",
        name="A",
        type=ProjectType.JOINT_VENTURE,
        parties=parties,
        updates=(ProjectUpdate(status=ProjectStatus.DELIVERED, on="2020"),),
        citations=tuple(Citation(source="source:a", supports=pointers) for pointers in supports),
    )


def holds(slug: str, stake: str | None, role: str | None = None, period: str | None = None) -> ProjectParty:
    return ProjectParty(
        party=f"organisation:{slug}",
        stake=stake,
        role=None if role is None else ProjectRole(role),
        period=period,
    )


def whole(money: str | None = "USD 10 billion", basis: str | None = None) -> Commitment:
    return commitment(slug="whole", money=money, basis=basis)


def part(slug: str, money: str | None, basis: str | None = None, restates: tuple[str, ...] = ()) -> Commitment:
    return commitment(slug=slug, money=money, basis=basis, part_of="whole", restates=restates)


def body(period: str | None, slug: str = "o", parent: str | None = None) -> Organisation:
    return Organisation(
        id=f"organisation:{slug}", name=slug, type=OrganisationType.MINISTRY, period=period, parent=parent
    )


def held(period: str | None, *attested: str, organisation: str | None = "organisation:o") -> Person:
    one = Tenure(office="Minister", organisation=organisation, period=period, attested=attested)
    return Person(id="person:a", name="A", tenures=(one,))


def figure(
    slug: str = "a",
    measure: str | None = "exports",
    *,
    money: str | None = None,
    quantity: str | None = None,
    counterpart: str | None = IND,
    period: str = "2023/2023",
    compiler: str | None = None,
    valuation: str | None = None,
    product: str | None = None,
) -> Observation:
    return Observation(
        id=f"observation:{slug}",
        indicator=None if measure is None else Indicator(measure),
        what="a change of share" if measure is None else None,
        subject=KOR,
        counterpart=counterpart,
        period=period,
        money=Money.parse(money) if money else None if quantity else Money.parse("USD 1 billion"),
        quantity=None if quantity is None else Quantity.parse(quantity),
        year=YearBasis.CALENDAR,
        compiled_by=None if compiler is None else f"organisation:{compiler}",
        valuation=None if valuation is None else Valuation(valuation),
        product=None if product is None else CodeRef.parse(product),
    )


CYCLE = ("commitment:b", "commitment:c", "commitment:b")
DELIVERED = ("delivered", "2015")

FIRING: Firing = [
    # COM-02
    *(
        (
            "COM-02",
            (commitment(("announced", "2014"), DELIVERED, supports=supports),),
            [(WARNING, "/commitment:a/updates/1", "no citation supports this delivery")],
        )
        for supports in ((("/name",),), (("/updates/0", "/updates/10"), ("/updates/0/on",)))
    ),
    (
        "COM-02",
        (project(supports=(("/parties",),)),),
        [(WARNING, "/project:a/updates/0", "no citation supports this delivery")],
    ),
    # COM-03
    (
        "COM-03",
        (commitment(("agreed", "2015"), ("announced", "2014"), by="2013"),),
        [(ERROR, "/commitment:a/target/by", "the due date (2013) is before the promise (2014)")],
    ),
    (
        "COM-03",
        (commitment(("agreed", "2014"), by="2014-05"),),
        [(NOTE, "/commitment:a/target/by", "the due date (2014-05) may be before the promise (2014)")],
    ),
    (
        "COM-03",
        (commitment(("agreed", "2014"), by="2010?"),),
        [(NOTE, "/commitment:a/target/by", "the due date (2010?) is before the promise (2014)")],
    ),
    # COM-04
    *(
        (
            "COM-04",
            (commitment(*updates, by="2017"), commitment(("announced", "2018"), slug="b", by="2030", restates=("a",))),
            [
                (
                    NOTE,
                    "/commitment:a/target/by",
                    "the due date (2017) has passed, and no later update gives the outcome",
                )
            ],
        )
        for updates in ((), (("agreed", "2017-03-28"), ("under_way", "2017")), (("announced", None),))
    ),
    # COM-05
    (
        "COM-05",
        (
            commitment(slug="a", renews=("x", "b"), restates=("b",)),
            commitment(slug="b", restates=("a",), part_of="c"),
            commitment(slug="c", part_of="b"),
        ),
        [
            (
                ERROR,
                "/commitment:a/renews/1",
                (
                    "the renewed and restated commitments form a cycle of 2: commitment:a after commitment:b after "
                    "commitment:a"
                ),
            ),
            (
                ERROR,
                "/commitment:b/part_of",
                f"the parts and wholes form a cycle of 2: {' part of '.join(CYCLE)}",
            ),
        ],
    ),
    # MNY-02
    (
        "MNY-02",
        (whole(), part("a", "USD 2 billion"), part("b", "at least USD 9 billion"), part("c", "INR 1 crore")),
        [
            (
                WARNING,
                "/commitment:whole/target/money",
                "the parts add up to at least USD 11 billion, more than the whole (USD 10 billion)",
            )
        ],
    ),
    (
        "MNY-02",
        (whole("up to USD 10 billion"), part("a", "USD 11 billion"), part("b", None)),
        [
            (
                WARNING,
                "/commitment:whole/target/money",
                "the parts add up to USD 11 billion, more than the whole (up to USD 10 billion)",
            )
        ],
    ),
    # MNY-03
    (
        "MNY-03",
        (whole(basis="pledged"), part("a", "USD 20 billion", "disbursed")),
        [
            (
                WARNING,
                "/commitment:a/basis",
                "the basis of this part is disbursed, but that of commitment:whole is pledged",
            )
        ],
    ),
    # ORG-01
    (
        "ORG-01",
        (body("1998/2013-03"), held("1995/2014", "1997", "2000", "2013-04")),
        [
            (
                WARNING,
                "/person:a/tenures/0/attested/0",
                "the time in office (1997) is outside the period of organisation:o (1998/2013-03)",
            ),
            (
                WARNING,
                "/person:a/tenures/0/attested/2",
                "the time in office (2013-04) is outside the period of organisation:o (1998/2013-03)",
            ),
            (
                WARNING,
                "/person:a/tenures/0/period",
                "the time in office (1995/2014) begins before the start of organisation:o (1998/2013-03)",
            ),
            (
                WARNING,
                "/person:a/tenures/0/period",
                "the time in office (1995/2014) goes on after the end of organisation:o (1998/2013-03)",
            ),
        ],
    ),
    (
        "ORG-01",
        (body("1998/2013-03"), held("2012/..")),
        [
            (
                WARNING,
                "/person:a/tenures/0/period",
                "the time in office (2012/..) goes on after the end of organisation:o (1998/2013-03)",
            )
        ],
    ),
    (
        "ORG-01",
        (body("1998/.."), held("/1997~")),
        [
            (
                NOTE,
                "/person:a/tenures/0/period",
                "the time in office (/1997~) begins before the start of organisation:o (1998/..)",
            )
        ],
    ),
    # ORG-02
    (
        "ORG-02",
        (project(holds("a", "50"), holds("b", "50.01"), holds("c", None)),),
        [(ERROR, "/project:a/parties", "the stakes add up to 100.01 per cent")],
    ),
    (
        "ORG-02",
        (
            project(
                holds("a", "51", period="1994/.."),
                holds("b", "50", period="1990/1993"),
                holds("c", "60", period="1999/2003"),
            ),
        ),
        [(ERROR, "/project:a/parties", "the stakes add up to 111 per cent")],
    ),
    # ORG-03
    (
        "ORG-03",
        (
            body(None, "a", "organisation:b"),
            body(None, "b", "organisation:a"),
            body(None, "c", "organisation:a"),
            body(None, "d"),
        ),
        [
            (
                ERROR,
                "/organisation:a/parent",
                "the parents form a cycle of 2: organisation:a below organisation:b below organisation:a",
            )
        ],
    ),
    # TRD-01
    (
        "TRD-01",
        (figure(counterpart=KOR),),
        [(ERROR, "/observation:a/counterpart", "country:kor is both subject and counterpart")],
    ),
    # TRD-02
    (
        "TRD-02",
        (figure("a", "exports", valuation="cif"), figure("b", "imports", valuation="fob")),
        [
            (NOTE, "/observation:a/valuation", "exports valued cif are unusual"),
            (NOTE, "/observation:b/valuation", "imports valued fob are unusual"),
        ],
    ),
    # TRD-03
    (
        "TRD-03",
        (figure(product="HS 2022 8542", period="2021/2021"),),
        [
            (
                WARNING,
                "/observation:a/product/version",
                "the HS edition 2022 is later than the period (2021/2021)",
            )
        ],
    ),
    (
        "TRD-03",
        (figure(product="HS 2017 8542", period="2015/2015~"),),
        [
            (
                NOTE,
                "/observation:a/product/version",
                "the HS edition 2017 is later than the period (2015/2015~)",
            )
        ],
    ),
    # TRD-04
    (
        "TRD-04",
        (
            figure("a", money="USD 17.95 billion", compiler="kcs"),
            figure("b", money="USD 18.2 billion", compiler="moci"),
            figure("c", quantity="5 firms", compiler="kcs"),
            figure("d", quantity="6 firms", compiler="moci"),
        ),
        [
            (
                NOTE,
                "/observation:b/money",
                (
                    "organisation:moci gives USD 18.2 billion, but organisation:kcs gives USD 17.95 billion "
                    "(observation:a)"
                ),
            ),
            (
                NOTE,
                "/observation:d/quantity",
                "organisation:moci gives 6 firms, but organisation:kcs gives 5 firms (observation:c)",
            ),
        ],
    ),
    (
        "TRD-04",
        (
            figure("a", money="USD 20 billion", compiler="kcs"),
            figure("b", money="USD 24 billion", compiler="moci"),
        ),
        [
            (
                NOTE,
                "/observation:b/money",
                "organisation:moci gives USD 24 billion, but organisation:kcs gives USD 20 billion (observation:a)",
            )
        ],
    ),
    # TRD-05
    (
        "TRD-05",
        (figure("a", money="USD -1 billion"), figure("b", "visitors", quantity="-3 visitors")),
        [
            (ERROR, "/observation:a/money/amount", "exports cannot be negative: USD -1 billion"),
            (ERROR, "/observation:b/quantity/value", "visitors cannot be negative: -3 visitors"),
        ],
    ),
]

SILENT: Silent = [
    ("COM-02", (commitment(DELIVERED),)),
    ("COM-02", (commitment(("announced", "2015"), supports=(("/name",),)),)),
    *(
        ("COM-02", (commitment(DELIVERED, supports=supports),))
        for supports in (((),), (("/name", "/updates"),), (("/updates/0",),), (("/name",), ("/updates/0/on",)))
    ),
    ("COM-02", (project(supports=((),)),)),
    ("COM-03", (commitment(("agreed", "2014-06"), ("under_way", "2020"), by="2014"),)),
    ("COM-03", (commitment(("under_way", "2020"), by="2014"),)),
    ("COM-03", (commitment(("announced", None), ("agreed", "2016"), by="2014"),)),
    ("COM-03", (commitment(("agreed", "2014"), by="[2010..]"), commitment(("agreed", "2014"), slug="b"))),
    ("COM-04", (commitment(by="2030"), commitment(slug="b"), commitment(slug="c", money="USD 1 billion"))),
    ("COM-04", (commitment(by="2026-11-22"), commitment(slug="b", by="2026"))),
    *(
        ("COM-04", (commitment(("agreed", "2015"), update, by="2017"),))
        for update in (
            ("delivered", "2016"),
            ("dropped", None),
            ("stalled", "2018"),
            ("under_way", "2018-01"),
            ("under_way", None),
            ("under_way", "[2016..]"),
        )
    ),
    (
        "COM-04",
        (
            commitment(("agreed", "2015"), by="2017"),
            commitment(slug="b", renews=("a",)),
            commitment(slug="c", by="2017", restates=("a",)),
        ),
    ),
    ("COM-05", (commitment(slug="a", renews=("b",)), commitment(slug="b", part_of="a"))),
    ("MNY-02", (whole(), part("a", "USD 1 billion"), part("b", "USD 9 billion"))),
    ("MNY-02", (whole("about USD 10 billion"), part("a", "USD 11 billion"))),
    ("MNY-02", (whole(None), part("a", "USD 11 billion"))),
    ("MNY-02", (part("a", "USD 11 billion"),)),
    ("MNY-02", (whole(), part("a", "up to USD 11 billion"), part("b", "INR 100000 crore"))),
    ("MNY-02", (whole(), part("a", "USD 9 billion"), part("b", "USD 9 billion", restates=("a",)))),
    ("MNY-02", (whole(basis="pledged"), part("a", "USD 9 billion", "pledged"), part("b", "USD 9 billion", "spent"))),
    (
        "MNY-03",
        (whole(basis="pledged"), part("a", "USD 1 billion"), part("b", None), part("c", None, "pledged")),
    ),
    ("MNY-03", (part("a", "USD 1 billion", "spent"), commitment(slug="b"))),
    ("ORG-01", (body("1998/2013-03"), held("1998-03/2001", "1999", "1998"))),
    ("ORG-01", (body("1998/2013-03"), held("2013/"))),
    ("ORG-01", (body("1998/9998"), held("2012/.."))),
    ("ORG-01", (body("../2013"), held("2012-01/2012-02"), body("1998/..", "p"))),
    ("ORG-01", (body(None), held("1995/2014", "1997"))),
    ("ORG-01", (body("1998/.."), held(None, "1999"))),
    ("ORG-01", (held("1995/2014"), body("1998/..", "p"))),
    ("ORG-01", (held("1995/2014", organisation=None),)),
    ("ORG-02", (project(holds("a", "50"), holds("a", "50", "investor"), holds("b", "50")),)),
    ("ORG-02", (project(holds("a", "49", "investor"), holds("b", "51"), holds("c", "49", "seller")),)),
    ("ORG-02", (project(holds("a", "51", period="1994/1996"), holds("a", "92", period="1997/2003"), holds("b", "8")),)),
    ("ORG-02", (project(holds("a", "60", period="1994/1996"), holds("b", "60", period="1996/2003")),)),
    ("ORG-02", (project(holds("a", "60", period="1994/"), holds("b", "60", period="/2003")),)),
    ("ORG-03", (body(None, "a", "organisation:b"), body(None, "b", "organisation:c"), body(None, "c"))),
    ("TRD-01", (figure(), figure("b", counterpart=None))),
    ("TRD-02", (figure("a", "exports", valuation="fob"), figure("b", "imports", valuation="cif"), figure("c"))),
    ("TRD-02", (figure("a", "bilateral_trade", valuation="cif"),)),
    ("TRD-03", (figure("a", product="HS 2022 8542", period="2021-04/2022-03"), figure("b", product="HS 8542"))),
    (
        "TRD-03",
        (figure("a", product="ISIC 5 26", period="1990/1990"), figure("b", product="HS 2022 85", period="1990/")),
    ),
    *(
        (
            "TRD-04",
            (figure("a", money=one, compiler="kcs"), figure("b", money=other, compiler=compiler, counterpart=side)),
        )
        for one, other, compiler, side in (
            ("USD 17.95 billion", "USD 17,947,312,000", "moci", IND),
            ("USD 17.95 billion", "USD 18.2 billion", "kcs", IND),
            ("USD 17.95 billion", "USD 18.2 billion", None, IND),
            ("USD 17.95 billion", "USD 18.2 billion", "moci", JPN),
            ("USD 17.95 billion", "INR 150,000 crore", "moci", IND),
            ("USD 17.95 billion", "about USD 18.2 billion", "moci", IND),
        )
    ),
    ("TRD-05", (figure("a", "trade_balance", money="USD -9.39 billion"), figure("b", "fdi_flow", money="USD -1"))),
    (
        "TRD-05",
        (figure("a", "trade_growth", quantity="-3.1%"), figure("b", None, quantity="-3 points"), figure("c")),
    ),
]
