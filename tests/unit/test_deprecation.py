"""A deprecated name works until it is removed, and warns at the user's own line a year before."""

from __future__ import annotations

import warnings

import pytest

import indokorea as ik
from indokorea.deprecation import Deprecation, IndoKoreaDeprecationWarning, deprecated


def test_a_deprecated_name_still_works_and_warns_at_the_users_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(ik)["_DEPRECATED"], "Treaty", ("Agreement", "0.4.0", "2027-03-01"))
    with pytest.warns(IndoKoreaDeprecationWarning) as caught:
        found = getattr(ik, "Treaty")  # noqa: B009  # as it is written, but past the type checker
    assert found is ik.Agreement
    assert caught[0].filename == __file__
    assert str(caught[0].message) == (
        "indokorea.Treaty is deprecated since 0.4.0 and may be removed after 2028-03-01; write indokorea.Agreement"
    )


def test_a_deprecated_name_warns_each_time_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(ik)["_DEPRECATED"], "Treaty", ("Agreement", "0.4.0", "2027-03-01"))
    for _ in range(2):
        with pytest.warns(IndoKoreaDeprecationWarning):
            exec("from indokorea import Treaty")


def test_a_deprecated_function_still_works_and_warns_at_the_users_line() -> None:
    @deprecated(use="loads()", since="0.4.0", announced="2027-03-01")
    def loadz(text: str, *, strict: bool) -> tuple[str, bool]:
        """Return both."""
        return text, strict

    with pytest.warns(
        IndoKoreaDeprecationWarning, match=r"loadz\(\) is deprecated since 0.4.0 .* write loads\(\)"
    ) as got:
        assert loadz("a", strict=True) == ("a", True)
    assert got[0].filename == __file__
    assert loadz.__doc__ == "Return both."


def test_the_notice_is_at_least_a_year_in_leap_years_too() -> None:
    assert "after 2029-03-01;" in Deprecation("a", "b", "1.0.0", "2028-02-29").message
    assert "after 2028-03-02;" in Deprecation("a", "b", "1.0.0", "2027-03-02").message


def test_the_warning_is_shown_by_default() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.filterwarnings("default")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        Deprecation("a", "b", "1.0.0", "2027-03-02").warn()
    assert len(caught) == 1
