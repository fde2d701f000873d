"""The help for the tests of others: assertions, fixtures, and strategies that need no set-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import indokorea as ik
from indokorea import testing
from indokorea.testing import assert_round_trips, assert_valid
from indokorea.testing.part_types import part_types
from indokorea.testing.sample import sample

SHIPBUILDING = ik.Sector(id="sector:shipbuilding", name="Shipbuilding")
UNSOURCED = ik.Dossier([SHIPBUILDING])


class Diary(ik.Dossier):
    """A dossier of another class, which a document does not tell."""

    __slots__ = ()


@pytest.mark.parametrize("cls", part_types(), ids=lambda cls: str(cls.__name__))
def test_hypothesis_draws_every_class_from_its_type_alone(cls: type) -> None:
    @settings(max_examples=5, database=None)
    @given(st.from_type(cls))
    def drawn(thing: object) -> None:
        assert type(thing) is cls

    drawn()


@pytest.mark.parametrize("cls", [ik.Dossier, ik.Records, ik.PartialDate, ik.Period, ik.Record, ik.AnyRecord])
def test_hypothesis_draws_the_wider_types_too(cls: type) -> None:
    @settings(max_examples=5, database=None)
    @given(st.from_type(cls))
    def drawn(thing: object) -> None:
        assert isinstance(thing, cls)

    drawn()


def test_the_library_is_imported_without_hypothesis_and_without_pytest() -> None:
    code = "import sys, indokorea, indokorea.testing; print({'hypothesis', 'pytest', 'attrs'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_plugin_loads_nothing_until_a_test_uses_a_fixture() -> None:
    code = "import sys, indokorea.testing.plugin; print({'hypothesis', 'attr', 'msgspec'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_fixture_reference_is_the_bundled_dossier(reference: ik.Dossier) -> None:
    assert reference is ik.reference()


def test_the_fixture_dossier_is_the_small_one(dossier: ik.Dossier) -> None:
    assert dossier is sample()


def test_the_small_dossier_is_without_a_finding() -> None:
    assert_valid(sample(), at_least=ik.Severity.NOTE)
    assert_round_trips(sample())


def test_the_small_dossier_is_the_same_for_ever() -> None:
    text = Path(__file__).with_name("sample.json").read_text("utf-8")
    assert ik.dumps(sample()) == text


def test_the_fixture_dossier_reads_the_file_that_the_settings_name(tmp_path: Path) -> None:
    ik.write(UNSOURCED, tmp_path / "mine.json")
    (tmp_path / "pytest.ini").write_text("[pytest]\nindokorea_dossier = mine.json\n")
    (tmp_path / "test_mine.py").write_text("def test_mine(dossier): assert dossier.sectors['shipbuilding']\n")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_module_that_hypothesis_loads_may_be_loaded_first() -> None:
    code = "import indokorea.testing.registration, sys; print('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_kit_lists_its_names() -> None:
    assert set(testing.__all__) <= set(dir(testing))


def test_an_unknown_name_of_the_kit_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'assert_fine'"):
        getattr(testing, "assert_fine")  # noqa: B009  # as it is written, but past the type checker


def test_findings_of_the_given_severity_fail_with_the_report(tmp_path: Path) -> None:
    assert_valid(UNSOURCED)
    with pytest.raises(AssertionError, match="PRV-01"):
        assert_valid(UNSOURCED, at_least=ik.Severity.WARNING)
    path = tmp_path / "mine.json"
    path.write_text('{"format": "indokorea", "version": 1, "records": [{"kind": "sector"}, {"kind": "sectr"}]}')
    with pytest.raises(AssertionError, match=r"(?s)missing-field .*unknown-kind|unknown-kind.*missing-field"):
        assert_valid(path)


def test_a_report_and_a_document_in_hand_can_be_asserted_too() -> None:
    assert_valid(ik.review(sample()))
    assert_valid(ik.dumps(sample()).encode())
    with pytest.raises(AssertionError, match="not-json"):
        assert_valid(b"{")


def test_a_value_that_is_read_back_as_another_does_not_round_trip() -> None:
    assert_round_trips(SHIPBUILDING)
    with pytest.raises(AssertionError, match="differs after writing and reading"):
        assert_round_trips(Diary([SHIPBUILDING]))
