"""The commands that say how to cite the data and what its columns and words mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import indokorea as ik
from indokorea.analysis.citation import SOFTWARE
from indokorea.cli.commands import command
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.relational.codebook import codebook, tables_of_kind
from indokorea.relational.more_tables import columns_by_table
from indokorea.relational.view_columns import added_columns


def run(*typed: str) -> str:
    result = CliRunner().invoke(command, typed)
    assert result.exit_code == 0, result.output
    return result.output


def test_cite_shows_the_edition_and_the_software() -> None:
    cited = ik.about().citation
    assert cited is not None
    assert run("cite") == f"{cited.text}\n{SOFTWARE.text}\n"
    assert run("cite", "--bibtex") == f"{cited.bibtex}\n{SOFTWARE.bibtex}\n"
    assert json.loads(run("cite", "--json")) == {"data": cited.to_dict(), "software": SOFTWARE.to_dict()}


def test_cite_shows_a_file_of_your_own_and_spells_out_its_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    ik.write(ik.Dossier(title="Mine", edition="2026.1"), path)
    assert run("cite", "--file", str(path)).split("\n")[0] == "Mine, 2026.1 (2026)."
    ik.write(ik.Dossier(), path)
    assert json.loads(run("--json", "cite", "--file", str(path)))["data"] is None
    assert run("cite", "--file", str(path)) == f"{SOFTWARE.text}\n"


def test_the_codebook_has_every_column_and_every_word_with_its_meaning() -> None:
    page = codebook()
    for columns in columns_by_table().values():
        for column in columns:
            assert f"| `{column.name}` | {column.type}" in page
            assert column.meaning.replace("|", "\\|") in page
    for status in ik.ActionType:
        assert f"| `{status.value}` | {status.meaning} |" in page
    assert run("codebook") == page


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_codebook_of_a_kind_has_its_tables_and_its_words_alone(kind: str) -> None:
    page = run("codebook", "--kind", kind)
    headings = [line.removeprefix("## ") for line in page.split("\n") if line.startswith("## ")]
    names = tables_of_kind(kind)
    assert headings[: len(names)] == names
    assert all(f"a word of {name} |" in page for name in headings[len(names) :])
    assert all(f"| `{name}` |" in page for name in added_columns(kind))


def test_the_codebook_as_json_has_the_columns_and_the_words() -> None:
    answer = json.loads(run("codebook", "--kind", "sector", "--json"))
    assert {one["table"] for one in answer["columns"]} == set(tables_of_kind("sector"))
    assert {"vocabulary", "word", "meaning", "code", "derived"} == set(answer["words"][0])


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(ik.InvalidValue, match='expected a kind of record, got "agrement"; did you mean "agreement"'):
        codebook("agrement")
