"""Problems as data, and the errors that carry them."""

from __future__ import annotations

import copy
import pickle
import traceback
from typing import Any

import pytest

import indokorea as ik
from indokorea.errors import extend_findings
from indokorea.json_pointer import pointer, pointer_parts

FAULT = ik.Finding(code="wrong-type", path="/year", message="expected a year, got 7.9", hint="write 7", value="7.9")
LATER = ik.Finding(code="AGR-02", path="/actions/10", message="too late", severity=ik.Severity.WARNING)
SOONER = ik.Finding(code="AGR-02", path="/actions/2", message="too late", severity=ik.Severity.WARNING)
NOTE = ik.Finding(code="AGR-02", message="perhaps", severity=ik.Severity.NOTE)


def test_a_report_puts_the_most_serious_first_and_compares_numbers_as_numbers() -> None:
    report = ik.Report([NOTE, LATER, SOONER, FAULT])
    assert list(report) == [FAULT, SOONER, LATER, NOTE]
    assert (report.errors, report.warnings, report.notes) == ((FAULT,), (SOONER, LATER), (NOTE,))
    assert len(report) == 4


def test_a_report_is_ok_unless_there_is_an_error() -> None:
    assert ik.Report().ok
    assert ik.Report([NOTE, LATER]).ok
    assert not ik.Report([FAULT]).ok


def test_an_empty_report_is_true_and_says_that_nothing_was_found() -> None:
    assert bool(ik.Report())
    assert str(ik.Report((), "mine.json")) == "mine.json: nothing found"


def test_a_report_is_shown_as_a_table() -> None:
    assert str(ik.Report([LATER, FAULT, SOONER], "mine.json")) == (
        "mine.json: 1 error, 2 warnings\n"
        "  error    wrong-type  /year        expected a year, got 7.9; write 7\n"
        "  warning  AGR-02      /actions/2   too late\n"
        "  warning  AGR-02      /actions/10  too late"
    )


def test_a_key_with_a_lone_surrogate_makes_a_report_that_can_be_printed() -> None:
    report = ik.check(b'{"format": "indokorea", "version": 1, "records": [], "\\ud800": 1}')
    assert str(report).encode().decode().splitlines()[1].split()[:3] == ["error", "unknown-field", "/\\ud800"]
    assert str(report.errors[0]).encode()


def test_a_key_of_many_digits_makes_a_path_of_readable_length() -> None:
    document = '{"format": "indokorea", "version": 1, "records": [], "%s": 1}' % ("9" * 5000)
    (finding,) = ik.check(document.encode())
    assert finding.code == "unknown-field"
    assert len(str(ik.Report([finding])).splitlines()[1]) < 500


def test_a_key_cannot_forge_a_line_of_the_report() -> None:
    report = ik.check(b'{"format": "indokorea", "version": 1, "records": [], "x\\n  error  fake": 1}')
    assert len(str(report).splitlines()) == 2
    assert "/x\\u000a  error  fake" in str(report)


def test_a_very_long_path_does_not_widen_the_table() -> None:
    long = ik.Finding(code="x", path="/a" * 200, message="far")
    lines = str(ik.Report([FAULT, long])).splitlines()
    assert max(len(line) for line in lines if "year" in line) < 120


def test_a_report_is_immutable_and_compared_by_value() -> None:
    report = ik.Report([FAULT])
    whole: Any = report
    with pytest.raises(AttributeError, match="a Report is immutable: cannot set 'about'"):
        whole.about = "x"
    with pytest.raises(AttributeError, match="a Report is immutable: cannot delete 'findings'"):
        del whole.findings
    assert report == copy.deepcopy(report) == pickle.loads(pickle.dumps(report))
    assert hash(report) == hash(ik.Report([FAULT]))
    assert report != ik.Report([FAULT], "other")
    assert report != [FAULT]
    assert repr(report) == "<Report: 1 error>"
    assert repr(ik.Report([FAULT], "mine.json")) == "<Report: mine.json: 1 error>"
    assert report.rows() == [report.findings[0].row()]
    assert isinstance(report.errors, ik.ResultTable)


def test_a_shape_code_knows_the_rule_that_it_breaks() -> None:
    assert ik.Finding(code="dangling", message="x").rule == "IDS-04"
    assert ik.Finding(code="duplicate-id", message="x").rule == "IDS-02"
    assert LATER.rule == "AGR-02"
    assert FAULT.rule == "wrong-type"


def test_prefixed_puts_the_parts_in_front_of_the_path() -> None:
    assert FAULT.prefixed("records", 4).path == "/records/4/year"


def test_a_finding_is_shown_as_a_line() -> None:
    assert str(FAULT) == "error wrong-type /year expected a year, got 7.9; write 7"
    assert str(NOTE) == "note AGR-02 perhaps"


@pytest.mark.parametrize("parts", [(), ("a",), ("a/b", "~", 3), ("~1",), ("", "")])
def test_a_pointer_gives_its_parts_back(parts: tuple[str | int, ...]) -> None:
    assert pointer_parts(pointer(*parts)) == tuple(map(str, parts))


def test_a_single_finding_without_a_path_is_shown_as_a_sentence() -> None:
    error = ik.InvalidValue.expected("a date", 7, hint="write it as text")
    assert str(error) == "expected a date, got 7; write it as text"
    error.about = "PartialDate"
    assert str(error) == "PartialDate: expected a date, got 7; write it as text"
    assert error.report.findings[0].value == "7"


def test_findings_with_paths_are_shown_as_a_report() -> None:
    assert str(ik.InvalidRecord(FAULT, about="Action")).startswith("Action: 1 error\n")


def test_an_uncaught_error_prints_twenty_findings_and_counts_the_others() -> None:
    many = tuple(ik.Finding(code="wrong-type", path=f"/records/{n}", message="no year") for n in range(7848))
    error = ik.InvalidData(*many, about="mine.json")
    lines = "".join(traceback.format_exception(error)).splitlines()
    assert len(lines) == 22
    assert lines[0] == "indokorea.errors.InvalidData: mine.json: 7848 errors"
    assert lines[-2:] == ["  error    wrong-type  /records/19  no year", "  ... and 7,828 more; see .report"]
    assert repr(error) == "<InvalidData: mine.json: 7848 errors>"
    assert len(error.report) == len(str(error.report).splitlines()) - 1 == 7848
    assert len(str(ik.InvalidData(*many[:20])).splitlines()) == 21
    assert repr(ik.InvalidRecord(FAULT)) == "<InvalidRecord: 1 error>"


def test_the_findings_of_an_inner_error_get_its_path() -> None:
    faults: list[ik.Finding] = []
    extend_findings(faults, ik.InvalidValue(FAULT), "actions", 0)
    assert faults[0].path == "/actions/0/year"


def test_errors_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(ik.InvalidData(FAULT, about="mine.json")))
    assert (error.findings, error.about) == ((FAULT,), "mine.json")
    unknown = pickle.loads(pickle.dumps(ik.UnknownRecord("country:in", ("country:ind",))))
    assert (unknown.wanted, unknown.known) == ("country:in", ("country:ind",))


def test_every_error_is_an_indokorea_error_and_a_builtin_one() -> None:
    for error in (ik.InvalidValue, ik.InvalidRecord, ik.InvalidData):
        assert issubclass(error, ik.Invalid)
        assert issubclass(error, ValueError)
    assert issubclass(ik.UnknownRecord, KeyError)
    assert issubclass(ik.UnknownRecord, ik.IndoKoreaError)


def test_an_unknown_record_names_the_nearest_one() -> None:
    known = ("country:ind", "agreement:cepa-2009")
    assert str(ik.UnknownRecord("country:in", known)) == 'no record "country:in"; did you mean "country:ind"?'
    assert 'did you mean "agreement:cepa-2009"?' in str(ik.UnknownRecord("cepa-2009", known))
    assert str(ik.UnknownRecord("source:x", known)) == 'no record "source:x"'
