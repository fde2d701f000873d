"""The bundled dossier: complete, canonical, sourced, and in agreement with its sources."""

from __future__ import annotations

import copy
import hashlib
import io
import itertools
import json
import pickle
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from changes_between_editions import changes_page, errata_text, first_edition
from dataset_page import dataset_page

import indokorea as ik
from indokorea.bundled.reading import BundledKinds
from indokorea.wire.header import VERSION

DATA = files("indokorea.bundled") / "data"
RENEWED_BY = "renewed by: python tools/build_dossier.py"
MANIFEST: dict[str, Any] = json.loads((DATA / "manifest.json").read_text("utf-8"))
D = ik.reference()


def test_the_reference_dossier_is_one_object() -> None:
    assert ik.reference() is D


def in_a_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_threads_that_load_it_at_once_get_the_same_objects() -> None:
    code = (
        "import indokorea as ik; from concurrent.futures import ThreadPoolExecutor as T\n"
        "ids = ['agreement:cepa-2009', 'country:kor', 'agreement:dtac-2015'] * 30\n"
        "found = list(T(16).map(lambda id: (ik.reference(), ik.reference()[id]), ids))\n"
        "print(len({id(one) for one, _ in found}), len({id(record) for _, record in found}))"
    )
    assert in_a_new_process(code) == "1 3"


def test_lazily_read_records_equal_those_read_from_the_whole_files() -> None:
    """A lookup does not check references and repeated keys; this test does."""
    parts = [ik.loads((DATA / name).read_bytes(), integrity=False) for name in MANIFEST["files"]]
    whole = ik.Dossier(itertools.chain(*parts), title=D.title, edition=D.edition, as_of=D.as_of)
    assert whole == D
    assert whole == D
    assert hash(D) == hash(whole)
    assert list(whole) == list(D)
    assert len(whole) == len(D)
    assert pickle.loads(pickle.dumps(D)) == D
    assert copy.deepcopy(D) == D
    assert all(record in D and D[record.id] is D.of(type(record))[record.id] for record in D)


def test_a_view_holds_the_objects_that_were_looked_up_before() -> None:
    code = (
        "import indokorea as ik; d = ik.reference(); one = d['agreement:cepa-2009']\n"
        "print(one is d.agreements['cepa-2009'], one is next(r for r in d if r.id == one.id))"
    )
    assert in_a_new_process(code) == "True True"


def test_an_unknown_id_is_refused_with_the_nearest_one() -> None:
    assert D.get("agreement:nope") is None
    assert D.get("nonsense") is None
    assert "treaty:cepa-2009" not in D
    with pytest.raises(ik.UnknownRecord, match="cepa-2009"):
        D["agreement:cepa-2008"]


def test_a_damaged_installed_file_is_refused_with_the_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = (DATA / "sector.json").read_bytes().replace(b'"kind": "sector"', b'"kind": "sektor"', 1)
    monkeypatch.setattr("indokorea.bundled.reading.read_resource", lambda package, name: damaged)
    with pytest.raises(ik.InvalidData, match="sektor"):
        BundledKinds(MANIFEST["files"])["sector"]


def test_edition_and_day_are_those_of_the_manifest() -> None:
    assert D.edition == MANIFEST["edition"]
    assert str(D.as_of) == MANIFEST["as_of"]
    assert D.title == MANIFEST["title"]
    assert D.about().records == len(D)


@pytest.mark.parametrize("name", MANIFEST["files"])
def test_every_file_is_canonical_and_matches_the_manifest(name: str) -> None:
    data = (DATA / name).read_bytes()
    entry = MANIFEST["files"][name]
    assert hashlib.sha256(data).hexdigest() == entry["sha256"], RENEWED_BY
    dossier = ik.loads(data, integrity=False)
    assert ik.dumps(dossier).encode() == data, RENEWED_BY
    assert len(dossier) == entry["records"], RENEWED_BY
    assert {f"{record.kind}.json" for record in dossier} == {name}


def test_the_page_on_the_dataset_is_written_from_the_data() -> None:
    path = Path(__file__).parents[2] / "docs" / "reference" / "dataset.md"
    assert path.read_text("utf-8") == dataset_page(D), RENEWED_BY


def test_the_page_and_the_list_of_what_changed_are_written_from_the_data() -> None:
    pages = Path(__file__).parents[2] / "docs" / "reference"
    first = first_edition()
    assert (pages / "data-changes.md").read_text("utf-8") == changes_page(first, D), RENEWED_BY
    assert (pages / "errata.csv").read_text("utf-8") == errata_text(first, D), RENEWED_BY


def test_every_file_is_in_the_manifest_and_holds_the_records_of_a_kind() -> None:
    names = {path.name for path in DATA.iterdir() if path.name != "manifest.json"}
    assert names == set(MANIFEST["files"]) <= {f"{record_type.kind}.json" for record_type in ik.RECORD_TYPES}


def test_a_kind_without_bundled_records_needs_no_file() -> None:
    kinds = BundledKinds(["sector.json"])
    assert list(kinds) == ["sector"]
    assert "country" not in kinds
    assert kinds.get("country", {}) == {}


def test_every_record_is_a_json_object_on_a_line_of_its_own() -> None:
    for name, entry in MANIFEST["files"].items():
        text = (DATA / name).read_text("utf-8")
        assert json.loads(text)["version"] == VERSION
        lines = text.splitlines()[1:-1]
        assert [json.loads(line.rstrip(","))["kind"] for line in lines] == [name[:-5]] * entry["records"]


def test_the_rules_find_no_error_and_no_warning() -> None:
    report = ik.review(D)
    assert report.errors == ()
    assert report.warnings == ()


def test_no_source_of_the_press_or_of_a_firm_is_official() -> None:
    others = (ik.SourceType.NEWS, ik.SourceType.ANALYSIS, ik.SourceType.REFERENCE, ik.SourceType.COMPANY)
    assert [source.id for source in D.sources if source.official and source.type in others] == []


def test_a_release_known_only_from_its_print_is_official_and_reproduced() -> None:
    reproduced = {source.reproduces for source in D.sources}
    without_page = [source for source in D.sources if source.title.startswith("[") and source.url is None]
    assert without_page
    assert [source.id for source in without_page if not source.official] == []
    assert {source.id for source in without_page} <= reproduced


def test_no_two_sources_have_one_address() -> None:
    addresses = [source.url for source in D.sources if source.url]
    assert len(addresses) == len(set(addresses))


def test_every_record_except_a_source_has_a_citation_and_every_source_is_cited() -> None:
    cited = set()
    for record in D:
        if not isinstance(record, ik.Source):
            assert record.citations, record.id
            cited |= {citation.source for citation in record.citations}
            cited |= {citation.source for claim in record.claims for citation in claim.citations}
    cited |= {source.reproduces for source in D.sources if source.reproduces}
    assert {source.id for source in D.sources} <= cited


def test_the_compressed_data_takes_less_than_a_megabyte() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in DATA.iterdir():
            wheel.writestr(path.name, path.read_bytes())
    assert len(packed.getvalue()) < 1_000_000


@pytest.mark.parametrize(
    ("agreement", "day", "party", "status"),
    [
        ("cepa-2009", "2009-08-06", None, "initialled"),
        ("cepa-2009", "2009-12-31", None, "signed"),
        ("cepa-2009", "2010-01-01", None, "in_force"),
        ("dtac-1985", "2017-01-01", "country:kor", "superseded"),
        ("dtac-1985", "2017-03-31", "country:ind", "in_force"),
        ("dtac-1985", "2017-04-01", None, "superseded"),
        ("dtac-2015", "2016-09-12", None, "in_force"),
        ("phdcci-busan-mou-2025", "2025-11-04", None, "signed"),
        ("phdcci-busan-mou-2025", "2025-11-03", None, "none"),
        ("cepa-upgrade", "2026-11-22", None, "under_negotiation"),
        ("naval-logistics-2019", "2019-09-05", None, "signed"),
    ],
)
def test_the_status_of_an_agreement_is_what_its_sources_say(
    agreement: str, day: str, party: str | None, status: str
) -> None:
    assert str(D.agreements[agreement].status_on(day, party)) == status


@pytest.mark.parametrize(
    ("day", "tier"),
    [
        ("1973-12-09", "none"),
        ("1973-12-10", "diplomatic_relations"),
        ("2004-11-01", "long_term_cooperative"),
        ("2010-01-24", "long_term_cooperative"),
        ("2010-01-25", "strategic"),
        ("2015-05-17", "strategic"),
        ("2015-05-18", "special_strategic"),
    ],
)
def test_the_partnership_changed_its_tier_on_the_days_of_the_statements(day: str, tier: str) -> None:
    assert str(D.partnerships["ind-kor"].phase_on(day)) == tier


@pytest.mark.parametrize(
    ("commitment", "day", "stage"),
    [
        ("trade-50bn-2030", "2026-11-22", "agreed"),
        ("trade-40bn-2015", "2016-01-01", "missed"),
        ("infrastructure-10bn-2015", "2026-11-22", "announced"),
    ],
)
def test_the_stage_of_a_commitment_is_what_its_sources_show(commitment: str, day: str, stage: str) -> None:
    assert str(D.stage_on(commitment, day)) == stage


def test_the_parts_of_the_usd_10_billion_add_up_to_the_whole() -> None:
    whole = D.commitments["infrastructure-10bn-2015"]
    parts = [one for one in D.commitments if one.part_of == whole.id]
    assert len(parts) == 2
    assert whole.target is not None
    assert sum(part.target.money.amount for part in parts if part.target and part.target.money) == (
        whole.target.money.amount if whole.target.money else None
    )


def test_first_bilateral_exercise_is_a_disputed_claim_and_no_field() -> None:
    drill = D.exercises["in-rokn-2025"]
    (claim,) = [one for one in drill.claims if "first bilateral exercise" in one.says]
    assert claim.rank is ik.ClaimRank.DISPUTED
    assert any(one.value == "Incheon" and one.rank is ik.ClaimRank.REJECTED for one in drill.claims)
    assert drill.place is not None
    assert drill.place.name.en == "Busan"


def test_the_two_states_have_the_codes_of_the_outside_standards() -> None:
    india, korea = D.countries["ind"], D.countries["kor"]
    assert (india.alpha3, india.numeric, india.comtrade, india.fips) == ("IND", "356", "699", "IN")
    assert (korea.alpha3, korea.numeric, korea.comtrade, korea.fips) == ("KOR", "410", "410", "KS")
    assert (india.cow, india.gw, korea.cow, korea.gw) == ("750", "750", "732", "732")
    assert korea.name.ko == "대한민국"
    assert "country:prk" not in D


@pytest.mark.parametrize(
    ("named", "by"),
    [
        ("objective:infrastructure-development", "commitment:infrastructure-10bn-2015"),
        ("objective:infrastructure-development", "commitment:edcf-4bn-2023"),
        ("objective:joint-research", "commitment:research-fund-2010"),
        ("challenge:rules-of-origin", "programme:eodes-2023"),
    ],
)
def test_an_objective_or_a_challenge_is_linked_to_what_serves_or_answers_it(named: str, by: str) -> None:
    d = ik.reference()
    assert by in {link.record_id for link in d.links_to(named)}
    coverage = d.coverage()
    assert named not in {one.id for one in (*coverage.unserved, *coverage.unanswered)}
