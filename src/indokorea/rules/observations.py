"""Figures: whose they are, how goods were valued and coded, and where two compilers differ."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indokorea.collection.records import Records
from indokorea.findings import Finding, Severity
from indokorea.json_pointer import pointer
from indokorea.messages import short_json
from indokorea.records.observation import Observation
from indokorea.rules.base import graded
from indokorea.vocabulary.commitments import Measure
from indokorea.vocabulary.values import CodeScheme, Qualifier, Valuation

# As neither exports nor imports usually are valued (IMTS 2010, chapter IV).
UNUSUAL = {Measure.EXPORTS: Valuation.CIF, Measure.IMPORTS: Valuation.FOB}

# Net figures: investment taken back may exceed what came, and OTHER is whatever its unit says.
MAY_BE_NEGATIVE = frozenset(
    {Measure.TRADE_BALANCE, Measure.TRADE_GROWTH, Measure.FDI_FLOW, Measure.FDI_STOCK, Measure.OTHER}
)

# Two exact figures agree when they differ by less than a unit of the last digit told, and by no more than this.
NEAR = Decimal("0.01")


def two_different_sides(records: Records) -> Iterator[Finding]:
    """TRD-01: a figure is not of one side with itself."""
    for one in records.of(Observation):
        if one.subject == one.counterpart:
            yield Finding(
                code="TRD-01",
                path=pointer(one.id, "counterpart"),
                message=f"{one.subject} is subject and counterpart",
                hint="name the other side, or leave it out where there is none",
                value=short_json(one.counterpart),
            )


def usual_valuation(records: Records) -> Iterator[Finding]:
    """TRD-02: exports are usually valued free on board, imports with insurance and freight."""
    for one in records.of(Observation):
        if one.valuation is not None and one.valuation is UNUSUAL.get(one.measure):
            yield Finding(
                code="TRD-02",
                severity=Severity.NOTE,
                path=pointer(one.id, "valuation"),
                message=f"{one.measure} valued {one.valuation}",
                hint="compare with the source; such figures are hardly comparable with others",
                value=short_json(str(one.valuation)),
            )


def code_of_its_time(records: Records) -> Iterator[Finding]:
    """TRD-03: a product's HS code is of no later edition than the period; editions count from 1 January."""
    for one in records.of(Observation):
        product, end = one.product, one.period.end
        if product is None or product.version is None or end is None or product.scheme is not CodeScheme.HS:
            continue
        if end.definitely_before(f"{product.version}-01-01"):
            yield Finding(
                code="TRD-03",
                severity=graded(True, end, grave=Severity.WARNING),
                path=pointer(one.id, "product", "version"),
                message=f"edition {product.version} of the HS for a period that ends before it ({one.period})",
                hint="give the edition in which the figure was counted",
                value=short_json(product.version),
            )


def compilers_differ(records: Records) -> Iterator[Finding]:
    """TRD-04: two compilers give different figures for one thing. Both stay; neither is averaged.

    Each exact figure is held against the first of the same measure, sides, product, period, basis and unit.
    """
    first: dict[tuple[object, ...], Observation] = {}
    for one in records.of(Observation):
        amount, unit, qualifier = _amount(one)
        if one.compiled_by is None or qualifier is not Qualifier.EXACT:
            continue
        key = (one.measure, one.subject, one.counterpart, one.product, one.period, one.year, unit)
        other = first.setdefault(key, one)
        if other.compiled_by != one.compiled_by and not _agree(amount, _amount(other)[0]):
            yield Finding(
                code="TRD-04",
                severity=Severity.NOTE,
                path=pointer(one.id, "quantity" if one.money is None else "money"),
                message=f"{one.compiled_by} has {_told(one)}, {other.compiled_by} {_told(other)} ({other.id})",
                hint="keep both, and say where you use one whose it is",
                value=short_json(_told(one)),
            )


def _amount(one: Observation) -> tuple[Decimal, str, Qualifier]:
    """The figure, its unit or currency, and how exact it is."""
    if one.money is not None:
        return one.money.amount, one.money.currency, one.money.qualifier
    assert one.quantity is not None
    return one.quantity.value, one.quantity.unit, one.quantity.qualifier


def _told(one: Observation) -> str:
    return str(one.quantity if one.money is None else one.money)


def _agree(one: Decimal, other: Decimal) -> bool:
    """Whether one may be the other, told with fewer digits."""
    difference = abs(one - other)
    return difference < max(_last_digit(one), _last_digit(other)) and difference <= NEAR * max(abs(one), abs(other))


def _last_digit(number: Decimal) -> Decimal:
    """What a step of the last digit that is not a trailing zero is worth."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def no_negative_figures(records: Records) -> Iterator[Finding]:
    """TRD-05: no figure is below zero but a balance, a growth or net investment."""
    for one in records.of(Observation):
        if one.measure not in MAY_BE_NEGATIVE and _amount(one)[0] < 0:
            yield Finding(
                code="TRD-05",
                path=pointer(one.id, *(("quantity", "value") if one.money is None else ("money", "amount"))),
                message=f"{str(one.measure).replace('_', ' ')} of {_told(one)}",
                hint="leave the sign out, or give the measure that the figure is of",
                value=short_json(_told(one)),
            )
