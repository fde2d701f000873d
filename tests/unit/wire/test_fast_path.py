"""The fast path by example: when it falls back, what it leaves unchanged, and threads."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.fields.record_ids import RefersTo
from indokorea.fields.shape import shapes_of
from indokorea.wire.fast import builders, loader, structs
from indokorea.wire.fast.builders import builder_of

STEEL = ik.Sector(id="sector:steel", name="Steel")


def test_loading_leaves_the_garbage_collector_enabled_or_disabled_as_it_was() -> None:
    text = ik.dumps(ik.Dossier([STEEL]))
    for change, expected in ((gc.disable, False), (gc.enable, True)):
        change()
        try:
            ik.loads(text)
            with pytest.raises(ik.InvalidData):
                ik.loads("{")
            assert gc.isenabled() is expected
        finally:
            gc.enable()


def test_a_text_with_a_quote_and_a_colon_is_not_taken_for_a_repeated_key() -> None:
    for summary in ('he said "yes": so be it', "a : b", '": "', 'x\\": y', ":"):
        dossier = ik.Dossier([attrs.evolve(STEEL, summary=summary)])
        assert loader.try_load_dossier(ik.dumps(dossier)) == dossier


@pytest.mark.parametrize("doubled", ['"summary": "x", "summary": "y"', '"name": {"en": "x", "en": "y"}'])
def test_a_missing_kind_does_not_hide_a_repeated_key(doubled: str) -> None:
    with pytest.raises(ik.InvalidData) as caught:
        ik.loads(f'{{"id": "sector:steel", "name": {{"en": "Steel"}}, {doubled}}}', ik.Sector)
    assert {"missing-field", "repeated-key"} <= {finding.code for finding in caught.value.report}


def test_a_bounded_number_of_references_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "MAX_REMEMBERED", 2)
    monkeypatch.setattr(builders, "REMEMBERED_IDS", builders.KnownIds({}))
    context = loader.stream_context()
    for number in range(5):
        sector = ik.Sector(id="sector:a", name="A", broader=f"sector:b{number}")
        assert loader.try_load_record(ik.dumps(sector), context) == sector
        assert loader.try_load_part(ik.dumps(sector), ik.Sector) == sector
    assert max(map(len, context.known_ids.values())) <= 2


def test_a_remembered_reference_is_no_known_id_of_a_whole_document() -> None:
    steel = ik.Sector(id="sector:steel", name="Steel", broader="sector:metals")
    assert loader.try_load_part(ik.dumps(steel), ik.Sector) == steel
    document = ik.dumps(ik.Dossier([steel], integrity=False))
    assert loader.try_load_dossier(document) is None
    with pytest.raises(ik.InvalidData, match="sector:metals"):
        ik.loads(document)


def test_a_remembered_reference_to_the_dprk_is_refused_as_a_party() -> None:
    place = '{"name": {"en": "Kaesong"}, "country": "country:prk"}'
    assert loader.try_load_part(place, ik.Place) is not None
    assert loader.try_load_part('{"country": "country:prk"}', ik.ExerciseParticipant) is None


def test_lists_of_lists_have_no_builder() -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Deep(Part):
        rows: tuple[tuple[str, ...], ...]

    with pytest.raises(TypeError, match="no field may have the shape"):
        builder_of(Deep)


@pytest.mark.parametrize("value", [3, None, "steel", [STEEL]])
def test_dumps_refuses_anything_but_a_record_or_a_dossier(value: Any) -> None:
    with pytest.raises(ik.InvalidValue, match="expected a record"):
        ik.dumps(value)


def test_only_part_and_record_define_cross_field_errors() -> None:
    """Builders run the checks of a class and the rule of a record's id; any other override would be ignored."""
    from indokorea.testing.strategies import part_types

    for cls in part_types():
        owner = next(base for base in cls.__mro__ if "cross_field_errors" in vars(base))
        assert owner in (Part, ik.Record), cls


def test_quotes_and_backslashes_in_texts_are_escaped_as_json_escapes_them() -> None:
    text = 'a "quote", a \\ and a \\" at the end \\'
    dossier = ik.Dossier([attrs.evolve(STEEL, summary=text), attrs.evolve(STEEL, id="sector:b")], title=text)
    plain = {"format": "indokorea", "version": 1, "title": text, "records": [ik.to_dict(record) for record in dossier]}
    assert json.loads(ik.dumps(dossier)) == plain
    for record in dossier:
        assert ik.dumps(record) == json.dumps(ik.to_dict(record), ensure_ascii=False)
        assert loader.try_load_part(ik.dumps(record), ik.Sector) == record
    assert loader.try_load_dossier(ik.dumps(dossier)) == dossier


def test_no_field_has_the_name_of_a_helper_of_its_writer() -> None:
    from indokorea.testing.strategies import part_types

    assert not [name for cls in part_types() for name in shapes_of(cls) if name.startswith("_") or name == "part"]


class SlowDict(dict[Any, Any]):
    """A dict that lets other threads run whenever it is about to store a value."""

    def setdefault(self, key: Any, default: Any = None) -> Any:
        sleep(0.02)
        kept = super().setdefault(key, default)
        sleep(0.02)
        return kept

    def __setitem__(self, key: Any, value: Any) -> None:
        sleep(0.02)
        super().__setitem__(key, value)


def in_threads(do: Callable[[int], Any], many: int = 4) -> list[Any]:
    start = Barrier(many)

    def together(number: int) -> Any:
        start.wait()
        return do(number)

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(together, range(many)))


def test_all_threads_get_the_same_struct_of_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structs, "_structs", SlowDict())
    found = in_threads(lambda _: structs.struct_of(ik.Name))
    assert set(found) == {structs.struct_of(ik.Name)}


def test_different_rules_have_different_indexes_in_any_order_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    rules: list[RefersTo] = []
    monkeypatch.setattr(builders, "REFERENCE_RULES", rules)
    monkeypatch.setattr(builders, "_rule_indexes", SlowDict())
    order = [RefersTo("sector"), RefersTo("country"), RefersTo("person"), RefersTo("sector")]
    indexes = in_threads(lambda number: builders._rule_index(order[number]))
    assert len(rules) == 3
    assert [repr(rules[index]) for index in indexes] == list(map(repr, order))


def test_a_new_process_can_load_in_several_threads_at_once() -> None:
    program = """
import sys
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-7)
import indokorea as ik
with ThreadPoolExecutor(8) as pool:
    assert len({*pool.map(ik.loads, ['{"format": "indokorea", "version": 1, "records": [{"kind": "sector", '
        '"id": "sector:steel", "name": {"en": "Steel"}}]}'] * 8)}) == 1
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
