"""Rules on figures: their sides, how goods are valued and coded, their signs, and the differences of compilers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indokorea.collection.records import Records
from indokorea.findings import Severity
from indokorea.json_pointer import pointer
from indokorea.records.observation import Observation
from indokorea.render.words import humanise
from indokorea.rules.base import Violation, rule, severity_for
from indokorea.vocabulary.commitments import Indicator
from indokorea.vocabulary.values import CodeScheme, Qualifier, Valuation

# International Merchandise Trade Statistics 2010 (UN), chapter IV, recommends FOB for exports and CIF for imports.
UNUSUAL_VALUATION = {Indicator.EXPORTS: Valuation.CIF, Indicator.IMPORTS: Valuation.FOB}

# Net figures: disinvestment may exceed investment (Eurostat glossary, "Negative foreign direct investment values").
# A figure without an indicator is whatever its words say.
MAY_BE_NEGATIVE = frozenset(
    {Indicator.TRADE_BALANCE, Indicator.TRADE_GROWTH, Indicator.FDI_FLOW, Indicator.FDI_STOCK, None}
)

# Two exact figures agree if they differ by less than one unit of the last digit given, and by at most this share.
TOLERANCE = Decimal("0.01")


@rule(
    "TRD-01",
    severity=Severity.ERROR,
    meaning="the subject and the counterpart of a figure are different",
    remedy="name the other side as counterpart, or leave it out if there is none",
)
def sides_are_different(records: Records) -> Iterator[Violation]:
    for one in records.of(Observation):
        if one.subject is not None and one.subject == one.counterpart:
            yield Violation(
                path=pointer(one.id, "counterpart"),
                message=f"{one.subject} is both subject and counterpart",
                value=one.counterpart,
            )


@rule(
    "TRD-02",
    severity=Severity.NOTE,
    meaning="exports are usually valued fob and imports cif",
    remedy="compare with the source; such a figure is hardly comparable with others",
)
def usual_valuation(records: Records) -> Iterator[Violation]:
    for one in records.of(Observation):
        if one.valuation is not None and one.indicator and one.valuation is UNUSUAL_VALUATION.get(one.indicator):
            yield Violation(
                path=pointer(one.id, "valuation"),
                message=f"{one.indicator} valued {one.valuation} are unusual",
                value=str(one.valuation),
            )


@rule(
    "TRD-03",
    severity=Severity.WARNING,
    meaning="the HS edition of a product code is not later than the period",
    remedy="give the edition in which the figure was counted",
)
def edition_of_its_time(records: Records) -> Iterator[Violation]:
    # Each edition of the Harmonized System applies from 1 January of the year in its name (World Customs Organization).
    for one in records.of(Observation):
        product, end = one.product, one.period.end
        if product is None or product.version is None or end is None or product.scheme is not CodeScheme.HS:
            continue
        if end.definitely_before(f"{product.version}-01-01"):
            yield Violation(
                path=pointer(one.id, "product", "version"),
                message=f"the HS edition {product.version} is later than the period ({one.period})",
                severity=severity_for(True, end, severity=Severity.WARNING),
                value=product.version,
            )


@rule(
    "TRD-04",
    severity=Severity.NOTE,
    meaning="two compilers give the same figure for the same thing, as far as their digits go",
    remedy="keep both, and name the compiler wherever you use one",
)
def compilers_agree(records: Records) -> Iterator[Violation]:
    # Each exact figure is compared with the first of the same indicator, sides, product, period, basis and unit.
    first: dict[tuple[object, ...], Observation] = {}
    for one in records.of(Observation):
        amount, unit, qualifier = _amount(one)
        if one.compiled_by is None or qualifier is not Qualifier.EXACT:
            continue
        key = (
            *(one.indicator, one.what, one.about, one.subject, one.counterpart, one.product),
            *(one.period, one.year, one.status, unit),
        )
        other = first.setdefault(key, one)
        if other.compiled_by != one.compiled_by and not _agree(amount, _amount(other)[0]):
            yield Violation(
                path=pointer(one.id, "quantity" if one.money is None else "money"),
                message=f"{one.compiled_by} gives {_figure(one)}, but {other.compiled_by} gives {_figure(other)} "
                f"({other.id})",
                value=_figure(one),
            )


def _amount(one: Observation) -> tuple[Decimal, str, Qualifier]:
    """Return a figure, its unit or currency, and its qualifier."""
    if one.money is not None:
        return one.money.amount, one.money.currency, one.money.qualifier
    assert one.quantity is not None
    qualifier = one.quantity.qualifier if one.quantity.high is None else Qualifier.ABOUT
    return one.quantity.value, one.quantity.unit, qualifier


def _figure(one: Observation) -> str:
    return str(one.quantity if one.money is None else one.money)


def _agree(one: Decimal, other: Decimal) -> bool:
    """Return True if one number may be the other, rounded to fewer digits."""
    difference = abs(one - other)
    return difference < max(_last_digit(one), _last_digit(other)) and difference <= TOLERANCE * max(
        abs(one), abs(other)
    )


def _last_digit(number: Decimal) -> Decimal:
    """Return one unit of the last digit that is not a trailing zero: 100 for 1500."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


@rule(
    "TRD-05",
    severity=Severity.ERROR,
    meaning="only a balance, a growth rate, net investment or a figure of no indicator is negative",
    remedy="remove the minus sign, or correct the indicator",
)
def no_negative_figures(records: Records) -> Iterator[Violation]:
    for one in records.of(Observation):
        if one.indicator not in MAY_BE_NEGATIVE and _amount(one)[0] < 0:
            yield Violation(
                path=pointer(one.id, *(("quantity", "value") if one.money is None else ("money", "amount"))),
                message=f"{humanise(str(one.indicator))} cannot be negative: {_figure(one)}",
                value=_figure(one),
            )
