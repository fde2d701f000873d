"""The checks of several fields that a class lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ClassVar

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import FieldsCheck, Part
from indokorea.findings import Finding


def counted(check: FieldsCheck) -> Callable[..., Iterator[Finding]]:
    @wraps(check)
    def counting(*values: Any) -> Iterator[Finding]:
        counting_of.append(values)
        return check(*values)

    return counting


counting_of: list[tuple[Any, ...]] = []


@counted
def in_order(last: int, first: int) -> Iterator[Finding]:
    if last < first:
        yield Finding(code="impossible", path="/last", message=f"{last} is before {first}")


@attrs.frozen(kw_only=True, eq=False)
class Pair(Part):
    first: int
    last: int

    checks: ClassVar[tuple[FieldsCheck, ...]] = (in_order,)


def test_a_wrapped_check_gets_the_fields_that_its_parameters_name() -> None:
    counting_of.clear()
    Pair(first=1, last=2)
    assert counting_of == [(2, 1)]
    with pytest.raises(ik.InvalidRecord, match="1 is before 2"):
        Pair(first=2, last=1)
