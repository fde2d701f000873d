"""Extensions: names with a prefix, any JSON kept as it was written, and immutable in Python."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.adapters import csv, sqlite
from indokorea.fields import extensions
from indokorea.fields.extensions import Extensions, WrittenNumber, read_number
from indokorea.fields.part import leaves
from indokorea.wire.fast import loader
from indokorea.wire.limits import DEFAULT
from indokorea.wire.reading import load_part_strictly

SCORE: Any = {"acme:score": {"value": 7, "by": ["desk", None, True, 0.5]}}
# Numbers that a reader which makes floats of them would write differently.
AS_WRITTEN = ["1.10", "1.0", "1", "1E5", "1e+5", "-0", "-0.0", "0e0", "0.1234567890123456789", "1" * 40, "-" + "9" * 39]


def sector(**extensions: Any) -> ik.Sector:
    return ik.Sector(id="sector:steel", name="Steel", **extensions)


def sector_text(extensions: str) -> str:
    return f'{{"kind": "sector", "id": "sector:steel", "name": {{"en": "Steel"}}, "extensions": {extensions}}}'


def faults(values: Any) -> dict[str, ik.Finding]:
    """Return the faults that the constructor of a record finds in its extensions, by path."""
    with pytest.raises(ik.InvalidRecord) as raised:
        sector(extensions=values)
    return {finding.path: finding for finding in raised.value.findings}


@pytest.mark.parametrize("name", ["acme:score", "a:b", "my-lab2:Score.v1_raw-2", "x:" + "y" * 98, "acme:x"])
def test_a_name_has_a_prefix_a_colon_and_a_name(name: str) -> None:
    assert list(sector(extensions={name: 1}).extensions) == [name]


@pytest.mark.parametrize(
    "name",
    ["score", "", ":", "acme:", ":score", "Acme:score", "acme:score\n", " acme:score", "acme:a:b", "acme:a/b",
     "acme:~0", "https://acme.com/score", "acme:__proto__", "acme:점수", "аcme:score", "acme:\u202escore",
     "acme:\x00", "x:" + "y" * 99],
)  # fmt: skip
def test_a_name_without_a_prefix_or_with_other_characters_is_refused(name: str) -> None:
    (found,) = faults({name: 1}).values()
    assert found.path == f"/extensions/{name.replace('~', '~0').replace('/', '~1')}"
    assert len(name) > 100 or '"acme:score"' in found.hint
    text = sector_text(json.dumps({name: 1}))
    assert loader.try_load_part(text, ik.Sector) is None
    with pytest.raises(ik.InvalidData):
        ik.loads(text, ik.Sector)


def test_every_fault_inside_is_listed_with_its_path() -> None:
    found = faults(
        {"score": 1, "a:b": {3: 4}, "a:c": Decimal(1), "a:d": {"x": [1, (2,)], "y": {"z": float("nan")}}, 5: 6}
    )
    assert set(found) == {
        "/extensions/score",
        "/extensions/a:b",
        "/extensions/a:d/x/1",
        "/extensions/a:d/y/z",
        "/extensions/a:c",
        "/extensions/5",
    }
    assert found["/extensions/a:d/x/1"].hint == "write a list"
    assert found["/extensions/a:b"].hint == 'write "3"'


@pytest.mark.parametrize("value", [None, [], "acme:score", 7, [("acme:score", 7)]])
def test_only_a_mapping_is_extensions(value: Any) -> None:
    assert faults(value)["/extensions"].message.startswith("expected an object of extensions, got ")


class Word(str):
    """A text of another type than str."""

    __slots__ = ()


UNFIT: Any = [float("inf"), {1, 2}, b"x", object(), Word("x"), 10**40, -(10**39), 10**5000, "\ud800"]


@pytest.mark.parametrize("value", UNFIT, ids=range(len(UNFIT)))
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    assert list(faults({"a:b": [value]})) == ["/extensions/a:b/0"]
    assert "/extensions/a:b" in faults({"a:b": {"\udfff": 1}})


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "1" * 41])
def test_a_number_that_python_cannot_hold_is_refused_on_both_paths(text: str) -> None:
    line = sector_text(f'{{"a:b": [{text}]}}')
    assert loader.try_load_part(line, ik.Sector) is None
    with pytest.raises(ik.InvalidData) as raised:
        ik.loads(line, ik.Sector)
    assert [finding.path for finding in raised.value.findings] == ["/extensions/a:b/0"]
    with pytest.raises(ik.InvalidValue):
        Extensions.parse(f'{{"a:b": [{text}]}}')


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_number_is_kept_as_it_was_written(text: str) -> None:
    line = sector_text(f'{{"a:b": [{text}]}}')
    record = ik.loads(line, ik.Sector)
    assert loader.try_load_part(line, ik.Sector) == load_part_strictly(line, ik.Sector) == record
    assert ik.dumps(record) == line
    (number,) = record.extensions["a:b"]
    assert number == (int(text) if text.lstrip("-").isdigit() else float(text))
    twins = [ik.from_dict(ik.to_dict(record)), copy.deepcopy(record), pickle.loads(pickle.dumps(record))]
    twins += [attrs.evolve(record, extensions=dict(record.extensions)), ik.loads(ik.dumps(record), ik.Sector)]
    for twin in twins:
        assert ik.dumps(twin) == line
        assert twin == record
        assert hash(twin) == hash(record)


def test_numbers_that_are_written_differently_differ() -> None:
    texts = ["1", "1.0", "1.00", "1e0", "true"]
    assert len({Extensions.parse(f'{{"a:b": {text}}}') for text in texts}) == len(texts)
    assert Extensions({"a:b": 1}) != Extensions({"a:b": True}) != Extensions({"a:b": 1.0})


def test_a_written_number_is_a_float_that_keeps_its_text() -> None:
    number = read_number("1.10")
    assert isinstance(number, WrittenNumber)
    assert number == 1.1
    for twin in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert twin.text == "1.10"
    assert type(read_number("1.1")) is float
    assert type(read_number("11")) is int


def test_the_order_of_names_and_keys_does_not_matter() -> None:
    one = sector(extensions={"b:x": {"z": 1, "a": {"ä": 2, "Z": 3}}, "a:x": None})
    other = sector(extensions={"a:x": None, "b:x": {"a": {"Z": 3, "ä": 2}, "z": 1}})
    assert one == other
    assert hash(one) == hash(other)
    assert ik.dumps(one) == ik.dumps(other) == sector_text('{"a:x": null, "b:x": {"a": {"Z": 3, "ä": 2}, "z": 1}}')


def test_each_look_up_returns_new_data_and_nothing_changes_the_record() -> None:
    given = copy.deepcopy(SCORE)
    record = sector(extensions=given)
    given["acme:score"]["by"].append("me")
    record.extensions["acme:score"]["by"].clear()
    record.extension("acme:score").clear()
    ik.to_dict(record)["extensions"]["acme:score"].clear()
    assert dict(record.extensions) == SCORE
    for change in ("_text", "_texts", "x"):
        with pytest.raises(AttributeError, match="immutable"):
            setattr(record.extensions, change, {})
    held: Any = record.extensions  # Any, for what a type checker refuses
    with pytest.raises(TypeError):
        held["acme:score"] = 1


def test_a_missing_extension_is_refused_with_the_names_that_the_record_has() -> None:
    for record, names in ((sector(extensions=SCORE), '"acme:score"'), (sector(), "none")):
        with pytest.raises(KeyError, match=f'no extension "acme:scope"; {record.id} has {names}'):
            record.extension("acme:scope")


def test_extensions_are_a_mapping() -> None:
    held = Extensions(SCORE)
    assert list(held) == list(held.keys()) == ["acme:score"]
    assert (len(held), bool(held), bool(Extensions())) == (1, True, False)
    assert "acme:score" in held
    assert "acme:other" not in held
    assert held.get("acme:other", 5) == 5
    assert Extensions(held) == held
    assert held != SCORE
    with pytest.raises(KeyError):
        held["acme:other"]
    assert held.json_text("acme:score") == '{"by": ["desk", null, true, 0.5], "value": 7}'


def test_the_repr_makes_the_same_extensions() -> None:
    held = Extensions.parse('{"a:b": [1.10, "\\u0000\\u2028\\\\\\"한"]}')
    assert eval(repr(held), {"Extensions": Extensions}) == held


@attrs.frozen
class Score:
    value: int
    by: tuple[str, ...] = ()
    share: float = 0.0
    on: ik.PartialDate | None = None


def test_an_extension_is_read_as_a_class_of_the_user() -> None:
    values = {"value": 7, "by": ["desk"], "share": 1, "on": "2009-08"}
    score = sector(extensions={"acme:score": values}).extension("acme:score", Score)
    assert score == Score(7, ("desk",), 1.0, ik.PartialDate("2009-08"))
    assert type(score.share) is float
    assert sector(extensions={"acme:n": 7}).extension("acme:n", int) == 7


def test_what_does_not_fit_the_class_of_the_user_is_listed_with_its_path_and_nothing_is_coerced() -> None:
    values = {"value": "7", "by": ["desk", None], "share": True, "on": "2009-13", "note": "x"}
    record = sector(extensions={"acme:score": values, "acme:n": 7})
    with pytest.raises(ik.InvalidData) as raised:
        record.extension("acme:score", Score)
    assert {finding.path for finding in raised.value.findings} == {"/value", "/by/1", "/share", "/on", ""}
    with pytest.raises(ik.InvalidValue, match="expected a Score, got 7"):
        record.extension("acme:n", Score)
    with pytest.raises(ik.InvalidData, match="expected a str, got 7"):
        record.extension("acme:n", str)
    with pytest.raises(KeyError):
        record.extension("acme:other", Score)


def test_the_bounds_are_those_of_the_default_limits() -> None:
    assert DEFAULT.depth - 4 == extensions.DEEPEST_VALUE
    assert DEFAULT.text == extensions.LONGEST_STRING
    assert DEFAULT.digits == extensions.LONGEST_NUMBER
    assert DEFAULT.keys == extensions.MOST_KEYS


def nested(levels: int) -> Any:
    value: Any = []
    for _ in range(levels - 1):
        value = [value]
    return value


GREATEST: Any = [nested(28), {"x": nested(27)}, "x" * 120_000, "\u0000" * 20_000, {str(n): n for n in range(1000)}]
TOO_GREAT: Any = [nested(29), {"x": nested(28)}, "x" * 120_001, "\u0000" * 20_001, {str(n): n for n in range(1001)}]


@pytest.mark.parametrize("value", GREATEST, ids=range(5))
def test_what_is_accepted_can_be_read_again_with_the_default_limits(value: Any) -> None:
    record = sector(extensions={"a:b": value, "a:c": {"": 1}})
    document = ik.dumps(ik.Dossier([record]))
    assert ik.loads(document).sectors["steel"] == record
    assert ik.check(document.encode()).errors == ()
    assert ik.loads(document, limits=ik.Limits(depth=100)).sectors["steel"] == record


@pytest.mark.parametrize("value", TOO_GREAT, ids=range(5))
def test_what_is_too_deep_too_long_or_has_too_many_keys_is_refused_everywhere(value: Any) -> None:
    (found,) = faults({"a:b": value}).values()
    assert found.code == "over-limit"
    text = sector_text(json.dumps({"a:b": value}))
    assert loader.try_load_part(text, ik.Sector) is None
    higher = ik.Limits(depth=100, text=10**6, keys=10**4)
    for limits in (None, higher):
        with pytest.raises(ik.InvalidData) as raised:
            ik.loads(text, ik.Sector, limits=limits)
        assert [finding.code for finding in raised.value.findings] == ["over-limit"]


def test_at_most_a_thousand_names_are_held() -> None:
    many = {f"a:b{number}": number for number in range(1001)}
    assert faults(many)["/extensions"].code == "over-limit"
    assert len(sector(extensions=dict(list(many.items())[:1000])).extensions) == 1000


def test_the_number_of_faults_in_a_report_is_bounded() -> None:
    with pytest.raises(ik.InvalidValue) as raised:
        Extensions({"a:b": [float("nan")] * 20_000, "a:c": {"": float("nan")}})
    assert len(raised.value.findings) == extensions.MOST_FAULTS + 1
    assert raised.value.findings[-1].code == "over-limit"


@pytest.mark.parametrize("deep", ["[" * 10_000, '{"a":' * 10_000])
def test_hostile_depth_is_refused(deep: str) -> None:
    text = sector_text(f'{{"a:b": {deep}')
    assert loader.try_load_part(text, ik.Sector) is None
    with pytest.raises(ik.InvalidData):
        ik.loads(text, ik.Sector)
    with pytest.raises(ik.InvalidValue):
        Extensions.parse(f'{{"a:b": {"[" * 100_000}{"]" * 100_000}}}')
    assert "/extensions/a:b" in next(iter(faults({"a:b": nested(10_000)})))


@pytest.mark.parametrize(
    "text",
    [
        '{"a:b": 1, "a:b": 1}',
        '{"a:b": {"x": 1, "x": 1}}',
        '{"a:b": [{"x": [], "\\u0078": {}}]}',
        '{"a:b": {"": 1, "": 2}}',
    ],
)
def test_a_repeated_key_inside_is_refused_on_both_paths(text: str) -> None:
    line = sector_text(text)
    assert loader.try_load_part(line, ik.Sector) is None
    assert loader.try_load_record(line, loader.stream_context()) is None
    with pytest.raises(ik.InvalidData, match="repeated-key"):
        ik.loads(line, ik.Sector)
    with pytest.raises(ik.InvalidValue, match="keep one of them"):
        Extensions.parse(text)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"a:b": }', '{"a:b": 01}', '{"a:b": "\n"}', '{"a:b": 1} x'])
def test_other_text_is_no_extensions(text: str) -> None:
    with pytest.raises(ik.InvalidValue):
        Extensions.parse(text)


def test_extensions_survive_files_streams_and_changes_of_a_dossier(tmp_path: Path) -> None:
    record = sector(extensions=SCORE | {"b:x": '\u0000\n"\\\u2028'})
    dossier = ik.Dossier([record, ik.Sector(id="sector:chips", name="Chips", extensions={"acme:n": 1})])
    for suffix in (".json", ".jsonl", ".json.gz", ".jsonl.gz"):
        ik.write(dossier, tmp_path / f"mine{suffix}")
        assert ik.read(tmp_path / f"mine{suffix}") == dossier
    assert list(ik.stream(tmp_path / "mine.jsonl")) == list(dossier)
    with ik.StreamWriter(tmp_path / "other.jsonl") as out:
        for one in dossier:
            out.write(one)
    assert (tmp_path / "other.jsonl").read_bytes() == (tmp_path / "mine.jsonl").read_bytes()
    assert (
        dossier.with_records([attrs.evolve(record, name="Iron")], replace=True)["sector:steel"].extensions
        == record.extensions
    )
    assert pickle.loads(pickle.dumps(dossier)) == dossier
    assert dossier.sectors.rows()[1]["extensions"] == str(record.extensions)


def test_the_empty_object_is_the_same_as_none_at_all() -> None:
    empty = sector_text("{}")
    assert loader.try_load_part(empty, ik.Sector) == load_part_strictly(empty, ik.Sector) == sector()
    assert "extensions" not in ik.dumps(ik.loads(empty, ik.Sector))
    assert not sector().extensions
    assert "extensions" not in repr(sector())
    assert "extensions" not in [path[0] for path, _, _ in leaves(sector())]
    assert "extensions" in [path[0] for path, _, _ in leaves(sector(extensions=SCORE))]


def test_a_citation_may_support_an_extension_or_something_in_it() -> None:
    source = ik.Source(id="source:x", title="X", type=ik.SourceType.NEWS)
    supports = (
        "/extensions/acme:score",
        "/extensions/acme:score/by/0",
        "/extensions/acme:other",
        "/extensions/acme:score/x",
    )
    record = sector(extensions=SCORE, citations=(ik.Citation(source=source.id, supports=supports),))
    found = ik.review(ik.Dossier([record, source]))
    assert [finding.value for finding in found if finding.code == "PRV-04"] == [f'"{path}"' for path in supports[2:]]


def test_the_page_of_a_record_shows_its_extensions_without_what_could_steer_a_terminal() -> None:
    shown = str(sector(extensions={"acme:score": 7, "b:x": "\u202e\x7f" + "x" * 1000}))
    assert "acme:score: 7" in shown
    assert not {"\u202e", "\x7f"} & set(shown)
    assert len(shown) < 1000


HOSTILE: Any = {
    "acme:a.b-c_D": {"": "", "a/b~c": [[], {}, None], "\u202e\x00": "\x1b[31m", '"; drop table': "'"},
    "acme:numbers": [WrittenNumber("1.10"), WrittenNumber("1E5"), "1e400", "NaN"],
    "acme:deep": json.loads("[" * 28 + "]" * 28),
}


def test_hostile_extensions_survive_tables_merges_corrections_and_pickles(tmp_path: Path) -> None:
    record = sector(extensions=HOSTILE)
    dossier = ik.Dossier([record])
    assert ik.from_tables(ik.tables(dossier)) == dossier
    for adapter, name in ((sqlite, "data.sqlite"), (csv, "data")):
        adapter.write(dossier, tmp_path / name)
        assert adapter.read(tmp_path / name) == dossier
    assert pickle.loads(pickle.dumps(dossier)) == dossier
    renamed = dossier.with_records([attrs.evolve(record, name="Iron")], replace=True)
    bare = ik.Dossier([sector()])
    [merged] = ik.merge(bare, dossier, ik.Dossier([attrs.evolve(sector(), name="Iron")])).dossier
    assert merged == renamed.sectors["steel"]
    correction = {
        "record": "sector:steel",
        "path": "/extensions/acme:a.b-c_D/a~1b~0c/1",
        "was": {},
        "now": HOSTILE["acme:numbers"],
        "why": "To try it.",
    }
    file = {"format": "indokorea-corrections", "version": 1, "corrections": [correction]}
    corrected, report = ik.apply_corrections(dossier, file)
    assert len(report) == 0
    [steel] = corrected
    assert steel.extension("acme:a.b-c_D")["a/b~c"] == [[], HOSTILE["acme:numbers"], None]
    assert '[1.10, 1E5, "1e400", "NaN"]' in str(steel.extensions)
    assert [change.path for change in ik.diff(dossier, corrected)] == ["/extensions/acme:a.b-c_D"]
    whole = correction | {"path": "/extensions", "was": {"acme:x": 1}, "now": {"acme:y": 2}}
    _, report = ik.apply_corrections(dossier, file | {"corrections": [whole]})
    assert [one.code for one in report] == ["correction-outdated"]
