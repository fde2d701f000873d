"""Trade measures: safeguards, anti-dumping duties, quotas, bans, standards and the like, each with its steps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from indokorea.fields.numbers import Bounds, to_optional_decimal
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import AgreementRef, PartyRef
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord, When
from indokorea.values.codes import CodeRef
from indokorea.values.dates import DateLike, PartialDate, to_optional_date
from indokorea.vocabulary.converters import to_trade_measure_action, to_trade_measure_type
from indokorea.vocabulary.trade_measures import TradeMeasureAction, TradeMeasureType

if TYPE_CHECKING:
    from indokorea.lifecycle.trade_measure_status import TradeMeasureStanding

# A duty may be higher than the price of the goods.
Rate = Annotated[Decimal, Bounds(0, 10_000)]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class TradeMeasureStep(Part):
    """A dated step of a trade measure: an inquiry opened, a duty imposed, extended, ended.

    >>> TradeMeasureStep(type=TradeMeasureAction.IMPOSED, on="2020-07-06", until="2022-07-05", rate="10").rate
    Decimal('10')
    """

    type: TradeMeasureAction = attrs.field(converter=to_trade_measure_action)
    """The type of step."""
    on: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The day from which it counts; absent if unknown."""
    until: PartialDate | None = attrs.field(default=None, converter=to_optional_date)
    """The last day of the term that it set; absent if it set none."""
    duty: str | None = None
    """The duty or the limit as the source words it, such as `USD 255 a tonne` or `20 per cent in the first year`."""
    rate: Rate | None = attrs.field(default=None, converter=to_optional_decimal)
    """The duty in per cent of the value of the goods, if it is one rate for all of them."""
    order: str | None = None
    """The order or notification that made it, such as `29/2020-Customs`."""
    note: str | None = None
    """What else the source says of the step."""

    not_events: ClassVar[tuple[str, ...]] = ("until",)


def _check_somebody_takes_it(by: tuple[str, ...]) -> Iterator[Finding]:
    if not by:
        yield Finding(code="impossible", path="/by", message="no side takes it", hint="name the side that does")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class TradeMeasure(NamedRecord):
    """A measure of one side on the goods of another. It leaves the agreements that it touches in force.

    Raises InvalidRecord if no one takes it.

    >>> duty = TradeMeasure(
    ...     id="trade_measure:ind-phthalic-anhydride-2020", name="Safeguard on phthalic anhydride",
    ...     type=TradeMeasureType.SAFEGUARD, by=("country:ind",), against=("country:kor",),
    ...     products=(CodeRef.parse("HS 2017 291735"),), touches=("agreement:cepa-2009",),
    ...     steps=(TradeMeasureStep(type=TradeMeasureAction.IMPOSED, on="2020-07-06", until="2022-07-05"),),
    ... )
    >>> str(duty.status_on("2021-01-01")), str(duty.status_on("2023-01-01")), duty.status_on("2023-01-01").certain
    ('applied', 'expired', False)
    """

    kind: ClassVar[str] = "trade_measure"

    type: TradeMeasureType = attrs.field(converter=to_trade_measure_type)
    """The type of measure."""
    by: tuple[PartyRef, ...]
    """The side that takes it, and its authority if a source names that."""
    against: tuple[PartyRef, ...] = ()
    """The sides whose goods or firms it strikes or favours; empty if it is the same for all."""
    products: tuple[CodeRef, ...] = ()
    """The goods, by their codes in HS or a national tariff; empty if the source gives none."""
    steps: tuple[TradeMeasureStep, ...] = ()
    """Its steps in order of time."""
    touches: tuple[AgreementRef, ...] = ()
    """The agreements whose benefits it lessens or that provide for it."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_somebody_takes_it,)

    def status_on(self, day: DateLike | None = None) -> TradeMeasureStanding[TradeMeasureStep]:
        """Return the status on a day, today by default.

        It has expired once its term is over and no step extended it; that is not certain until a step says so.
        """
        from indokorea.lifecycle.trade_measure_status import trade_measure_standing  # noqa: PLC0415  # on first use

        return trade_measure_standing(self.steps, day)

    def standing_today(self) -> TradeMeasureStanding[TradeMeasureStep]:
        """Return the status today."""
        return self.status_on()

    @property
    def when(self) -> tuple[When, ...]:
        """The dates of its steps."""
        return tuple(step.on for step in self.steps if step.on is not None)
