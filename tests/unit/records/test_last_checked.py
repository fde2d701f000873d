"""The days on which records were compared with their sources, and on which facts were looked for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import indokorea as ik
from indokorea.records.dated_fields import dated_values, event_values, step_fields

CHECKED = ik.Claim(says="no source says that it was signed", checked_on="2026-11-22")
TARGET: Any = {"id": "commitment:x", "name": "A loan"}


@pytest.mark.parametrize("cls", ik.RECORD_TYPES, ids=lambda cls: cls.kind)
def test_every_record_has_a_day_of_its_last_check(cls: type[ik.AnyRecord]) -> None:
    assert hasattr(cls, "last_checked")


def test_a_source_was_last_checked_when_it_was_retrieved() -> None:
    source: Any = ik.Source  # Any, for what a type checker refuses
    page = ik.Source(id="source:x", title="X", type=ik.SourceType.NEWS, retrieved="2026-11-22")
    assert page.last_checked == ik.PartialDate("2026-11-22")
    with pytest.raises(ik.InvalidRecord, match='unknown field "last_checked"'):
        source(id="source:x", title="X", type=ik.SourceType.NEWS, last_checked="2026")


def test_the_days_are_written_and_read_as_dates_are() -> None:
    record = ik.Commitment(**TARGET, last_checked=datetime.date(2026, 11, 22), claims=(CHECKED,))
    assert ik.loads(ik.dumps(record), ik.Commitment) == record
    assert ik.dumps(record).endswith('"checked_on": "2026-11-22"}], "last_checked": "2026-11-22"}')
    with pytest.raises(ik.InvalidRecord) as raised:
        ik.Commitment(**TARGET, last_checked="soon")
    assert [finding.path for finding in raised.value.findings] == ["/last_checked"]


def test_checking_is_no_event() -> None:
    record = ik.Commitment(**TARGET, last_checked="2026-11-22", claims=(CHECKED,))
    assert [dated.path for dated in dated_values(record)] == [("claims", 0, "checked_on"), ("last_checked",)]
    assert list(event_values(record)) == []
    assert record.when == ()
    assert "claims" not in step_fields(ik.Commitment)
    dossier = ik.Dossier([record])
    assert len(dossier.chronology()) == 0
    assert record.id not in {row["record"] for row in dossier.on("2026-11-22").rows()}


def test_the_page_of_a_record_shows_when_it_was_checked() -> None:
    shown = str(ik.Commitment(**TARGET, last_checked="2026-11-22", claims=(CHECKED,)))
    assert "last checked" in shown
    assert "checked on 2026-11-22" in shown


def test_a_claim_that_was_checked_later_was_not_known() -> None:
    page = ik.Source(id="source:x", title="X", type=ik.SourceType.NEWS, published="2010-01-01")
    early = ik.Claim(says="nothing was found", checked_on="2010-02-01")
    record = ik.Commitment(
        **TARGET, last_checked="2026-11-22", claims=(CHECKED, early), citations=(ik.Citation(source=page.id),)
    )
    known = ik.Dossier([record, page]).known_on("2015-01-01").commitments["x"]
    assert known.claims == (early,)
    assert known.last_checked is None
