"""How often the state of an agreement is computed: a second time only where the order of its actions is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indokorea.lifecycle import agreement_status, terms
from indokorea.records.agreement import Action, Agreement, AgreementParty, DurationClause
from indokorea.vocabulary.agreements import ActionType

PARTIES = tuple(AgreementParty(party=f"country:{code}") for code in ("ind", "kor"))


def agreement(*actions: tuple[str, str], **fields: Any) -> Agreement:
    return Agreement(
        id="agreement:a",
        name="An agreement",
        parties=PARTIES,
        instrument="agreement",
        level="government",
        actions=tuple(Action(type=ActionType(type), on=on) for type, on in actions),
        **fields,
    )


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[object]:
    """Return a list that grows with every call of a function of a module."""
    calls: list[object] = []
    called: Callable[..., object] = getattr(module, name)

    def count(*arguments: object, **words: object) -> object:
        calls.append(arguments)
        return called(*arguments, **words)

    monkeypatch.setattr(module, name, count)
    return calls


@pytest.mark.parametrize(
    ("signed", "in_force", "day", "ledgers"),
    [
        ("2010", "2011-03", "2015", 1),
        ("2010", "2010-03", "2015", 2),
        ("2010", "2015-03", "2015-03-10", 2),
        ("2010", "2016", "2015", 1),
    ],
)
def test_a_status_is_computed_once_if_its_actions_have_one_order(
    monkeypatch: pytest.MonkeyPatch, signed: str, in_force: str, day: str, ledgers: int
) -> None:
    made = agreement(("signed", signed), ("entered_into_force", in_force))
    calls = counted(monkeypatch, agreement_status, "Ledger")
    made.status_on(day)
    assert len(calls) == ledgers


def test_a_term_that_no_action_can_end_needs_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    clause = DurationClause(initial="P5Y", renewal="automatic", renewal_period="P5Y")
    lasting = agreement(("entered_into_force", "2010-01-01"), duration=clause)
    ended = agreement(("entered_into_force", "2010-01-01"), ("terminated", "2012-01-01"), duration=clause)
    calls = counted(monkeypatch, terms, "agreement_standing")
    assert lasting.term_on("2016") is not None
    assert calls == []
    assert ended.term_on("2016") is None
    assert len(calls) == 1
