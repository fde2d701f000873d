"""The overview, the page of a record, the check of files, and the schema, as the command writes them."""

from __future__ import annotations

import io
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from indokorea import (
    Action,
    ActionType,
    Agreement,
    AgreementLevel,
    AgreementParty,
    AnyRecord,
    BudgetLine,
    Citation,
    Claim,
    ClaimRank,
    Commitment,
    CommitmentStatus,
    CommitmentUpdate,
    Country,
    Dossier,
    Identifier,
    IdentifierScheme,
    Indicator,
    InstrumentType,
    Meeting,
    MeetingType,
    Money,
    Name,
    Observation,
    Organisation,
    OrganisationType,
    Partnership,
    PartnershipTier,
    Person,
    Phase,
    Place,
    Programme,
    Project,
    ProjectStatus,
    ProjectType,
    ProjectUpdate,
    Report,
    Representative,
    Sector,
    Source,
    SourceType,
    Target,
    Tenure,
    __main__ as entry_point,
    __version__,
    bundled as bundled_file,
    schema,
)
from indokorea.__main__ import main
from indokorea.cli.commands import command
from indokorea.cli.overview import overview_json
from indokorea.findings import Finding, Severity

TODAY = date(2026, 11, 22)
SIDES = (AgreementParty(party="country:ind"), AgreementParty(party="country:kor"))


def agreement(slug: str, *actions: Action, **fields: Any) -> Agreement:
    fields.setdefault("name", f"Agreement {slug}")
    return Agreement(
        id=f"agreement:{slug}",
        parties=SIDES,
        instrument=InstrumentType.AGREEMENT,
        level=AgreementLevel.STATE,
        actions=actions,
        **fields,
    )


def action(type: ActionType, on: str | None = None, **fields: Any) -> Action:
    return Action(type=type, on=on, **fields)


MOU = agreement(
    "busan-mou-2025",
    action(
        ActionType.SIGNED,
        "2025-11-04",
        place=Place(name=Name(en="Busan", ko="부산"), country="country:kor"),
        signatories=(
            Representative(person="person:yang-jae-saeng", office="President"),
            Representative(on_behalf_of="country:ind"),
        ),
    ),
    name=Name(
        en="Memorandum of Understanding of two chambers on trade, investment and technology between two ports",
        ko="부산상공회의소 양해각서",
        ko_latn="Busan sanggonghoeuiso yanghaegakseo",
        hi="समझौता ज्ञापन",
        short="MoU [bold]",
        aliases=("Busan paper",),
    ),
    summary="Two chambers mean to work together.",
    sectors=("sector:steel",),
    identifiers=(Identifier(scheme=IdentifierScheme.WIKIDATA, value="Q884"),),
    claims=(
        Claim(
            says="It was signed a day later.",
            field="/actions/0/on",
            value="2025-11-05",
            rank=ClaimRank.DISPUTED,
            topic="signature",
            citations=(Citation(source="source:news", locator="p. 2"), Citation(source="source:release")),
            note="Only one newspaper says so.",
        ),
        Claim(says="It is a landmark."),
    ),
    citations=(
        Citation(source="source:release"),
        Citation(source="source:release", supports=("/actions/0/on", "/name/ko"), locator="paragraph 1"),
    ),
)

RECORDS: tuple[AnyRecord, ...] = (
    Country(id="country:ind", name="India", citations=(Citation(source="source:news"),)),
    Country(id="country:kor", name=Name(en="Republic of Korea", ko="대한민국")),
    Organisation(id="organisation:posco", name="POSCO", type=OrganisationType.COMPANY),
    Person(
        id="person:yang-jae-saeng",
        name="Yang Jae-saeng",
        tenures=(
            Tenure(office=Name(en="President", ko="회장"), period="2024/.."),
            Tenure(office="Director", period="2020/2023"),
        ),
    ),
    Sector(id="sector:steel", name="Steel"),
    Partnership(
        id="partnership:ind-kor",
        name="India and the Republic of Korea",
        parties=("country:ind", "country:kor"),
        phases=(
            Phase(label="Special Strategic Partnership", tier=PartnershipTier.SPECIAL_STRATEGIC, since="2015-05-18"),
            Phase(label="Strategic Partnership", tier=PartnershipTier.STRATEGIC, since="2010-01"),
        ),
    ),
    MOU,
    agreement(
        "cepa-2009",
        action(ActionType.SIGNED, "2009-08-07"),
        action(ActionType.ENTERED_INTO_FORCE, "2010-01-01"),
        action(ActionType.DENUNCIATION_NOTIFIED, "2026-10-01"),
    ),
    agreement("customs", action(ActionType.ENTERED_INTO_FORCE, "2006")),
    agreement("doubtful", action(ActionType.SIGNED, "2025"), action(ActionType.ENTERED_INTO_FORCE, "2026")),
    agreement("early", action(ActionType.PROVISIONAL_APPLICATION_STARTED, "2024-01-01")),
    agreement("undated", action(ActionType.SIGNED)),
    Meeting(id="meeting:summit", name="Summit", type=MeetingType.TALKS, period="2026-05-18/2026-05-19"),
    Meeting(id="meeting:steel", name="Steel talks", type=MeetingType.TALKS, period="2027-01-01/2027-01-02"),
    Meeting(id="meeting:undated", name="Some talks", type=MeetingType.TALKS, period="../2020"),
    Commitment(
        id="commitment:trade",
        name="USD 30 billion of trade",
        updates=(CommitmentUpdate(status=CommitmentStatus.ANNOUNCED, on="2010-01-25"),),
        target=Target(money=Money.parse("USD 30 billion"), by="2014"),
    ),
    Programme(
        id="programme:mission",
        name="Mission",
        budget=Money(amount=760_000_000_000, currency="INR", as_of="2021"),
        budget_lines=(BudgetLine(name="Fabs", money=Money.parse("USD 1 billion")),),
        period="2021/",
    ),
    Project(
        id="project:plant",
        name="Steel plant",
        type=ProjectType.PLANT,
        updates=(ProjectUpdate(status=ProjectStatus.ANNOUNCED),),
    ),
    Observation(
        id="observation:trade-2024",
        indicator=Indicator.BILATERAL_TRADE,
        subject="country:kor",
        period="2024/2024",
        money=Money.parse("USD 25.1 billion"),
    ),
    Source(
        id="source:release",
        title="두 상공회의소의 업무협약",
        type=SourceType.MINISTRY,
        publisher="The Ministry",
        url="https://example.org/a-very-long-address/that-is-longer-than-any-terminal-is-wide/page-1.html",
        official=True,
        published="2025-11-04",
    ),
    Source(id="source:news", title="A newspaper", type=SourceType.NEWS, reproduces="source:release"),
)

DOSSIER = Dossier(RECORDS, title="Mine", edition="2026.11.0", as_of="2026-11")


@pytest.fixture(autouse=True)
def small_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indokorea.cli.commands.reference", lambda: DOSSIER)
    monkeypatch.setattr("indokorea.values.clock.read_clock", lambda: TODAY)


def run(*words: str, width: int = 80, **environment: str) -> Result:
    settings = {"COLUMNS": str(width), "TERM": "xterm", "NO_COLOR": None, "FORCE_COLOR": None} | environment
    return CliRunner().invoke(command, words, env=settings)


def shown(*words: str, width: int = 80) -> str:
    result = run(*words, width=width)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def use_records(monkeypatch: pytest.MonkeyPatch, *records: AnyRecord, **header: str) -> None:
    """Make the command answer from these records."""
    dossier = Dossier(records, integrity=False, **header)
    monkeypatch.setattr("indokorea.cli.commands.reference", lambda: dossier)


def fits(lines: Iterable[str], width: int) -> bool:
    return all(cell_len(line) <= width and line == line.rstrip() for line in lines)


FIRST_PAGE = """\
Mine
edition 2026.11.0, as of 2026-11, today is 2026-11-22

21 records: 2 countries, 1 organisation, 1 person, 1 sector, 1 partnership, 6
agreements, 3 meetings, 1 commitment, 1 programme, 1 project, 1 observation, 2
sources

What came of it
  promises      1 promise whose day has come: unreported
  deliverables  nothing is to be built or handed over
  papers        5 agreements without deliverables: 2 in force, 2 signed lately,
                1 not signed
  dialogues     no dialogue and no exercise
  method        as of 2026-11-22; 2 sources; not a complete list; everything
                counts the same; in full: indokorea scorecard

Partnership: India and the Republic of Korea
  2010-01     Strategic Partnership
  2015-05-18  Special Strategic Partnership  (now)

Latest
  2026-10-01  agreement:cepa-2009       Agreement cepa-2009
  2026-05-18  meeting:summit            Summit
  2026        agreement:doubtful        Agreement doubtful
  2025-11-04  agreement:busan-mou-2025  MoU of two chambers on trade, investmen…
  2024-01-01  agreement:early           Agreement early

Type next
  indokorea scorecard --list          the entries behind the counts
  indokorea progress --sector steel   the undertakings of a sector, by stage
  indokorea trail commitment:trade    what came of a promise
  indokorea show agreement:cepa-2009  a record, with its sources
  indokorea timeline --since 2026     what happened this year
  indokorea on                        the state of everything today
  indokorea find korea                records by text
  indokorea check --help              how to check your own files
  indokorea --help                    all commands
"""


def test_the_first_page_shows_the_overview() -> None:
    assert shown() == FIRST_PAGE


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_the_pages_fit_the_readers_width(width: int) -> None:
    assert fits(shown(width=width).splitlines(), width)
    page = shown("show", "busan-mou-2025", width=width)
    whole = re.compile(r" +(https://\S+|\(?[a-z]+:[a-z-]+\)?;?)")  # an address or an identifier on a line of its own
    assert fits((line for line in page.splitlines() if whole.fullmatch(line) is None), width)


def test_names_with_too_little_room_are_printed_below_and_no_identifier_is_cut() -> None:
    page = shown(width=40)
    assert "  2026-05-18  meeting:summit\n              Summit\n" in page
    assert "  indokorea show agreement:cepa-2009\n" in page


def test_uncertain_standings_have_a_question_mark_and_an_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    phases = (
        Phase(label="First", tier=PartnershipTier.COOPERATIVE, since="2004-10"),
        Phase(label="Second", tier=PartnershipTier.STRATEGIC, since="2026"),
    )
    sides = ("country:ind", "country:kor")
    certain = agreement("certain", action(ActionType.SIGNED, "2005"))
    use_records(monkeypatch, Partnership(id="partnership:ind-kor", name="Ties", parties=sides, phases=phases), certain)
    page = shown()
    assert "2004-10  First  (now?)" in page
    page = shown("show", "partnership:ind-kor", width=140)
    assert "cooperative?, since 2004-10 (something that may have happened by then would change this)" in page


def test_an_empty_dossier_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    use_records(monkeypatch)
    page = shown()
    assert page.startswith("A dossier without a title\ntoday is 2026-11-22\n\nNo records.\n\nType next\n")
    ties = Partnership(id="partnership:ind-kor", name="Ties", parties=("country:ind", "country:kor"))
    use_records(monkeypatch, ties)
    assert "Partnership: Ties\n  no phases\n" in shown()
    assert json.loads(shown("--json"))["as_of"] is None


def test_the_first_page_as_json_has_the_data_of_the_overview() -> None:
    answer = json.loads(shown("--json"))
    assert answer == overview_json(DOSSIER, TODAY)
    assert list(answer) == [
        "title",
        "edition",
        "as_of",
        "on",
        "records",
        "kinds",
        "scorecard",
        "progress",
        "partnerships",
        "agreements",
        "latest",
    ]
    assert answer["kinds"]["challenge"] == 0
    assert answer["agreements"][0] == {
        "id": "agreement:customs",
        "name": "Agreement customs",
        "status": "in_force",
        "certain": True,
        "provisional": False,
        "notice": False,
        "since": "2006",
        "actions": 1,
    }
    assert answer["partnerships"][0]["phases"][0] == {
        "label": "Strategic Partnership",
        "tier": "strategic",
        "since": "2010-01",
        "until": "2015-05-18",
        "current": False,
    }


MOU_PAGE = """\
Memorandum of Understanding of two chambers on trade, investment and technology
between two ports
agreement:busan-mou-2025

Two chambers mean to work together.

Korean         부산상공회의소 양해각서 · Busan sanggonghoeuiso yanghaegakseo
Hindi          समझौता ज्ञापन
short          MoU [bold]
also           Busan paper
on 2026-11-22  signed, since 2025-11-04
parties        - India (country:ind)
               - Republic of Korea (country:kor)
instrument     agreement
level          state
actions        signed on 2025-11-04; in Busan · 부산, Republic of Korea
               signatories:
               - Yang Jae-saeng (person:yang-jae-saeng); office President
               - India (country:ind)
identifiers    Wikidata Q884
sectors        Steel (sector:steel)

Claims (2)
  - It was signed a day later.
    disputed; signed, date: 2025-11-05 (the record has 2025-11-04); topic
    signature; [2] p. 2; [1]. Only one newspaper says so.
  - It is a landmark.
    accepted

Sources (2)
  [1] 두 상공회의소의 업무협약
      The Ministry, 2025-11-04, official, source:release
      for signed, date; Korean name; paragraph 1
      https://example.org/a-very-long-address/that-is-longer-than-any-terminal-is-wide/page-1.html
  [2] A newspaper
      source:news
"""


def test_a_record_is_shown_with_its_names_fields_claims_and_sources() -> None:
    assert shown("show", "agreement:busan-mou-2025") == MOU_PAGE


def test_a_unique_slug_finds_a_record_in_upper_or_lower_case() -> None:
    assert shown("show", "BUSAN-mou-2025") == MOU_PAGE


def test_a_record_lists_the_records_that_refer_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown("show", "country:kor")
    assert "Referred to by (8)\n" in page
    assert "\npartnership:ind-kor       India and the Republic of Korea\n" in page
    many = [agreement(f"a-{number:02}") for number in range(21)]
    use_records(monkeypatch, Country(id="country:ind", name="India"), *many)
    page = shown("show", "country:ind")
    assert page.endswith("\nagreement:a-19  Agreement a-19\n20 of 21 shown\n--json lists them all\n")
    answer = json.loads(shown("show", "country:ind", "--json"))
    assert answer["referred_by"][20] == {"id": "agreement:a-20", "name": "Agreement a-20", "field": "/parties/0/party"}


def test_a_record_as_json_has_its_standing_names_sources_and_references() -> None:
    answer = json.loads(shown("show", "agreement:busan-mou-2025", "--json"))
    assert list(answer) == ["id", "kind", "name", "on", "standing", "record", "names", "sources", "referred_by"]
    assert answer["record"]["name"]["ko"] == "부산상공회의소 양해각서"
    assert answer["names"]["person:yang-jae-saeng"] == "Yang Jae-saeng"
    assert answer["standing"] == {
        "what": "status",
        "is": "signed",
        "certain": True,
        "since": "2025-11-04",
        "provisional": False,
        "notice": False,
    }
    assert answer["sources"][0] == {
        "id": "source:release",
        "title": "두 상공회의소의 업무협약",
        "publisher": "The Ministry",
        "published": "2025-11-04",
        "official": True,
        "url": "https://example.org/a-very-long-address/that-is-longer-than-any-terminal-is-wide/page-1.html",
    }


def test_json_may_be_given_before_the_command() -> None:
    assert shown("--json", "show", "country:kor") == shown("show", "country:kor", "--json")


@pytest.mark.parametrize(
    ("id", "lines"),
    [
        ("cepa-2009", ["on 2026-11-22  in force, denunciation notified, since 2010-01-01"]),
        ("early", ["on 2026-11-22  proposed, applied provisionally, since 2024-01-01"]),
        ("agreement:undated", ["on 2026-11-22  no status yet? (something that may"]),
        ("partnership:ind-kor", ["on 2026-11-22  special strategic, since 2015-05-18"]),
        (
            "commitment:trade",
            ["on 2026-11-22  unreported", "inferred, since nobody", "target         USD 30 billion; by 2014"],
        ),
        ("project:plant", ["on 2026-11-22  no stage yet? (something"]),
        ("person:yang-jae-saeng", ["tenures  - President · 회장; since 2024", "- Director; 2020"]),
        ("meeting:undated", ["period  until 2020\n"]),
        ("programme:mission", ["budget        INR 76,000 crore (as of 2021)", "from 2021, end not known"]),
        ("programme:mission", ["budget lines  Fabs; USD 1 billion"]),
        ("observation:trade-2024", ["bilateral trade, Republic of Korea, 2024\n", "period     2024\n"]),
        (
            "source:release",
            ["두 상공회의소의 업무협약\nsource:release\n", "url        https://example.org/", "official   yes\n"],
        ),
        ("source:news", ["reproduces  두 상공회의소의 업무협약 (source:release)"]),
        ("country:ind", ["Sources (1)\n  [1] A newspaper\n"]),
    ],
)
def test_every_kind_of_field_is_readable(id: str, lines: list[str]) -> None:
    page = shown("show", id)
    for line in lines:
        assert line in page


def test_a_record_with_broken_references_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    use_records(monkeypatch, MOU, Sector(id="sector:plain", name="Plain"))
    page = shown("show", "busan-mou-2025")
    assert "(country:ind, which is not here)" in page
    assert "; in Busan · 부산, country:kor" in page
    assert "  [1] not in this dossier\n      source:release\n" in page
    assert shown("show", "sector:plain") == "Plain\nsector:plain\n"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("cepa-209", 'no record "cepa-209"; did you mean "cepa-2009"?'),
        ("agreement:cepa-209", 'no record "agreement:cepa-209"; did you mean "agreement:cepa-2009"?'),
        ("부산", 'no record "부산"; it is part of the id or name of agreement:busan-mou-2025'),
        ("agreement c", "it is part of the id or name of agreement:customs (Agreement customs), agreement:cepa-2009 ("),
        ("a", " more"),
        ("", 'no record ""'),
        ("zzz\x1b[31m", r'no record "zzz\u001b[31m"'),
        ("steel", 'several records have the slug "steel"; write one of sector:steel ('),
    ],
)
def test_a_missing_record_is_reported_with_the_nearest_ones(wanted: str, message: str) -> None:
    result = run("show", wanted, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    head = '{"format": "indokorea", "version": 1, "records": ['
    Path("clean.json").write_text(head + "]}", "utf-8")
    Path("bad.json").write_text(
        head + '{"kind": "sector", "id": "steel", "name": {"en": "Steel"}, "\\u001b[31m": 1}]}', "utf-8"
    )
    Path("folder.json").mkdir()
    return tmp_path


def test_a_clean_file_is_reported_as_such(files: Path) -> None:
    assert shown("check", "clean.json") == "clean.json: nothing found\n"


def test_a_report_in_a_pipe_has_a_finding_a_line_and_no_control_characters(files: Path) -> None:
    result = run("check", "bad.json", width=40)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("bad.json: 2 errors\n")
    lines = sorted(line.split(maxsplit=3) for line in result.stdout.splitlines()[1:])
    assert [line[:3] for line in lines] == [
        ["error", "unknown-field", r"/records/0/\u001b[31m"],
        ["error", "wrong-type", "/records/0/id"],
    ]


def test_a_report_on_a_terminal_is_wrapped_with_messages_below_where_there_is_no_room(files: Path) -> None:
    wide = run("check", "bad.json", "clean.json", width=140, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert 'wrong-type     /records/0/id          expected a record id, got "steel"; write kind:' in wide
    assert wide.endswith("\nclean.json: nothing found\n")
    narrow = run("check", "bad.json", width=60, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "wrong-type     /records/0/id\n                          expected a record id, got" in narrow
    assert "\x1b[3" not in wide + narrow
    assert "\x1b[1;31merror" in run("check", "bad.json", FORCE_COLOR="1").stdout


def test_every_file_is_reported_and_the_exit_status_is_that_of_the_worst(files: Path) -> None:
    result = run("check", "bad.json", "missing.json", "folder.json", "notes.txt", "clean.json")
    assert result.exit_code == 2
    assert result.stdout.startswith("bad.json: 2 errors\n")
    assert result.stdout.endswith("\nclean.json: nothing found\n")
    missing, folder, suffix = result.stderr.splitlines()
    assert missing == "missing.json: cannot be opened: No such file or directory"
    assert folder.startswith("folder.json: cannot be opened: ")
    assert suffix.startswith("notes.txt: expected a file name that ends in .json")


def test_a_check_as_json_has_an_entry_for_every_file(files: Path) -> None:
    result = run("check", "bad.json", "missing.json", "--json")
    assert (result.exit_code, result.stderr) == (2, "")
    bad, missing = json.loads(result.stdout)["files"]
    assert list(bad) == list(missing) == ["file", "unreadable", "errors", "warnings", "notes", "findings"]
    assert (bad["file"], bad["unreadable"], bad["errors"]) == ("bad.json", None, 2)
    assert set(bad["findings"][0]) == {"severity", "code", "path", "message", "hint", "value", "record", "line"}
    assert missing["unreadable"] == "cannot be opened: No such file or directory"
    assert run("--json", "check", "clean.json").exit_code == 0


@pytest.mark.parametrize(("severity", "status"), [(Severity.NOTE, 0), (Severity.WARNING, 1), (Severity.ERROR, 1)])
def test_a_warning_fails_a_check_and_a_note_does_not(
    files: Path, monkeypatch: pytest.MonkeyPatch, severity: Severity, status: int
) -> None:
    report = Report([Finding(code="TST-01", message="so", severity=severity)], "clean.json")
    monkeypatch.setattr("indokorea.cli.commands.check_with_progress_bar", lambda _: report)
    assert run("check", "clean.json").exit_code == status
    assert "so" in run("check", "clean.json", width=20, FORCE_COLOR="1").stdout


def test_the_schema_is_shown_or_written_as_it_comes_with_the_package(files: Path) -> None:
    assert json.loads(shown("schema")) == schema()
    assert run("schema", "--output", "mine.json").stdout == ""
    bundled = Path(bundled_file.__file__).with_name("schema.json")
    renewed_by = "renewed by: indokorea schema --output src/indokorea/bundled/schema.json"
    assert Path("mine.json").read_bytes() == bundled.read_bytes(), renewed_by


def test_a_schema_that_cannot_be_written_exits_with_2(files: Path) -> None:
    result = run("schema", "--output", "nowhere/mine.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "nowhere/mine.json: cannot be written: No such file or directory\n"
    assert run("schema", "--output", "folder.json").exit_code == 2


def test_an_encoding_without_korean_gets_question_marks_and_escaped_json(monkeypatch: pytest.MonkeyPatch) -> None:
    for words, seen in ((["show"], b"Korean  ????\n"), (["--json", "show"], b"\\ub300")):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii"))
        command.main([*words, "country:kor"], standalone_mode=False)
        sys.stdout.flush()
        assert seen in raw.getvalue()


def test_output_may_be_caught_in_a_text_buffer() -> None:
    with redirect_stdout(io.StringIO()) as page:
        command.main(["show", "country:kor"], standalone_mode=False)
    assert "대한민국" in page.getvalue()
    with redirect_stdout(io.StringIO()) as plain:
        command.main(["--json", "show", "country:kor"], standalone_mode=False)
    assert json.loads(plain.getvalue())["record"]["name"]["ko"] == "대한민국"


def test_help_and_version() -> None:
    for words in ([], *([name] for name in command.commands)):
        assert shown(*words, "-h") == shown(*words, "--help")
        assert "Example: indokorea" in shown(*words, "-h")
    assert shown("--version") == f"indokorea {__version__}\n"


def test_without_a_file_the_data_that_comes_with_the_package_is_checked() -> None:
    (row,) = json.loads(run("check", "--json").stdout)["files"]
    assert row["file"] == "the reference dossier"
    with python("-m", "indokorea", "check") as process:
        out, error = process.communicate()
    assert (process.returncode, error) == (0, "")
    assert out.startswith("the reference dossier: ")


@pytest.mark.parametrize("words", [["shwo"], ["show"], ["--jsn"]])
def test_a_mistyped_command_exits_with_2(words: list[str]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")


def python(*words: str, **settings: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **settings,
    )


def test_the_module_runs_as_the_command(files: Path) -> None:
    with python("-m", "indokorea", "check", "bad.json") as process:
        out, error = process.communicate()
    assert (process.returncode, error) == (1, "")
    assert out.startswith("bad.json: 2 errors\n")


@pytest.mark.parametrize("words", [["show", "country:kor"], ["show", "country:kor", "--json"], ["check", "bad.json"]])
def test_a_closed_pipe_causes_no_message(files: Path, words: list[str]) -> None:
    with python("-m", "indokorea", *words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_its_extra_the_command_says_in_one_line_what_to_install(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from indokorea.__main__ import main; main()"
    with python("-c", code) as process:
        out, error = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert error == 'the indokorea command needs the extra "cli": python -m pip install "indokorea[cli]"\n'


class Absent(ModuleType):
    """A module that cannot be loaded, since another is missing."""

    def __getattr__(self, name: str) -> object:
        raise ModuleNotFoundError(f"No module named {self.__name__!r}", name=self.__name__)


@pytest.mark.parametrize("missing", ["click", "rich.console"])
def test_a_missing_extra_is_explained(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "indokorea.cli.commands", Absent(missing))
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "indokorea[cli]" in capsys.readouterr().err


def test_another_missing_module_raises_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "indokorea.cli.commands", Absent("attrs"))
    with pytest.raises(ModuleNotFoundError, match="attrs"):
        main()


def test_where_nothing_can_be_written_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indokorea.cli.commands.command", full)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "indokorea: [Errno 28] No space left on device\n"


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["indokorea", "--version"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(entry_point.__file__, run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"indokorea {__version__}\n"
