"""The money of a board: each sum that its undertakings state, in a total or left out with the reason."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeAlias

import attrs

from indokorea.errors import InvalidValue
from indokorea.render.display import Tabular
from indokorea.render.result_table import Result, ResultTable
from indokorea.render.words import count_text, humanise
from indokorea.values.money import Money
from indokorea.vocabulary.commitments import FinanceType, MoneyBasis

# What distinguishes the sums of one record: their basis, their kind and their currency.
SumKey: TypeAlias = tuple[MoneyBasis | None, FinanceType | None, str]


class ExclusionReason(Enum):
    """Why a sum is left out of the money of a board. The value is the text shown, with {} for the detail."""

    NO_BASIS = "no source says whether it is planned, promised, committed or paid"
    CHANGE_OF_OWNER = "price of a firm or of shares: nothing is built or handed over"
    TARGET = "{} target, not a payment"
    NO_DATE = "no dated update shows that it happened"
    NOT_BEGUN = "not known to have begun by the day"
    ONLY_TALKED = "only talked about by the day"
    UNDATED = "stated by an update without a date"
    NOT_YET_STATED = "first stated on {}"
    NOT_PAID = "no update says that it was paid"
    PAID_IN_STEPS = "counted as the payments that updates state"
    NOT_SIGNED = "nothing signed yet"
    NOT_UNDER_WAY = "not under way yet"
    REPEATED = "repeats the sum of the whole record"
    LATER_SUM = "replaced by a later sum of the same basis"
    FURTHER = "became {}, and counts there"
    RESTATES = "restates {}"
    DROPPED = "dropped"
    RENEWED = "renewed by {}"
    PART = "part of {}"
    CARRIES_OUT = "carries out {}"


@attrs.frozen
class Exclusion:
    """A reason to leave a sum out; `detail` is the record that it is counted with, a date, a basis or an indicator."""

    reason: ExclusionReason
    detail: str = ""

    def __str__(self) -> str:
        return self.reason.value.format(self.detail)


@attrs.frozen(kw_only=True, repr=False)
class MoneyItem(Result):
    """A sum that a record states, with the name of the record.

    `exclusion` says why it is left out; None if it is counted.
    """

    noun = "sum"

    record_id: str
    label: str
    path: str
    money: Money
    basis: MoneyBasis | None
    finance: FinanceType | None = None
    exclusion: Exclusion | None = None

    @property
    def key(self) -> SumKey:
        """The basis, the kind and the currency."""
        return self.basis, self.finance, self.money.currency

    @property
    def is_of_update(self) -> bool:
        """True for the sum of one update, False for the value or the target of the whole record."""
        return self.path.startswith("/updates/")

    @property
    def why(self) -> str:
        """The reason why it is left out, in words; empty if it is counted."""
        return "" if self.exclusion is None else str(self.exclusion)

    def row(self) -> dict[str, Any]:
        """Return the sum as a flat dict; `reason` is a word, `why` a text, and both are None if it is counted."""
        return {
            "record": self.record_id,
            "path": self.path,
            "basis": None if self.basis is None else str(self.basis),
            "finance": None if self.finance is None else str(self.finance),
            "currency": self.money.currency,
            "amount": self.money.amount,
            "qualifier": str(self.money.qualifier),
            "counted": self.exclusion is None,
            "reason": None if self.exclusion is None else self.exclusion.reason.name.lower(),
            "why": self.why or None,
        }

    def __str__(self) -> str:
        return f"{self.record_id} {self.path}: {self.money}"


@attrs.frozen(kw_only=True, repr=False)
class MoneyLine(Result):
    """The total of the sums of one basis and one kind in one currency, and the sums that were counted.

    `finance` is the kind; None for sums whose kind no record gives, or which are of several kinds.
    """

    noun = "total"

    basis: MoneyBasis
    finance: FinanceType | None = None
    total: Money
    counted: ResultTable[MoneyItem]

    def row(self) -> dict[str, Any]:
        """Return the total as a dict; `records` is the list of the records whose sums were counted."""
        return {
            "basis": str(self.basis),
            "finance": None if self.finance is None else str(self.finance),
            "currency": self.total.currency,
            "amount": self.total.amount,
            "qualifier": str(self.total.qualifier),
            "records": [item.record_id for item in self.counted],
        }

    @property
    def title(self) -> str:
        """The basis and the kind in words: `committed, loan`."""
        return humanise(str(self.basis)) + ("" if self.finance is None else f", {humanise(str(self.finance))}")

    def __str__(self) -> str:
        return f"{self.title}: {self.total}"


@attrs.frozen(kw_only=True, repr=False)
class BoardMoney(Tabular):
    """The money of a board: a line for each basis, kind and currency, never added up, and the sums left out.

    The basis says what a source calls the sum, such as planned or committed, and not how far its project has come.

    Each sum that an undertaking of the board states is in one line or in `left_out`, on any day. A promise that is
    restated, renewed, or stated as a whole and in parts counts once. A project that carries out a commitment adds
    nothing to it on the same basis, unless it is money of another kind. `str()` has one line of text for each line.
    """

    lines: ResultTable[MoneyLine]
    left_out: ResultTable[MoneyItem]

    def total(self, basis: MoneyBasis | str, currency: str, finance: FinanceType | str | None = None) -> Money | None:
        """Return the total of a basis and a kind in a currency; None if there is no such line.

        Without a kind, the total of the sums without one; raises InvalidValue if all sums of the basis have a kind.
        """
        wanted = MoneyBasis(basis) if isinstance(basis, str) else basis
        kind = FinanceType(finance) if isinstance(finance, str) else finance
        by_kind = {
            line.finance: line.total for line in self.lines if (line.basis, line.total.currency) == (wanted, currency)
        }
        if kind is None and by_kind and None not in by_kind:
            listed = ", ".join(f'"{one}"' for one in by_kind)
            raise InvalidValue.from_message(
                f"expected a kind of money, since every sum {humanise(str(wanted))} in {currency} has one: {listed}",
                hint=f'write total("{wanted}", "{currency}", {listed.split(",")[0]})',
            )
        return by_kind.get(kind)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for every sum, counted or left out, for tables and data frames."""
        counted = [item for line in self.lines for item in line.counted]
        return [item.row() for item in (*counted, *self.left_out)]

    def __repr__(self) -> str:
        return f"<BoardMoney: {count_text(len(self.lines), 'total')}, {len(self.left_out)} left out>"

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines))
