"""Generated functions have source code that tracebacks and debuggers show."""

from __future__ import annotations

import inspect
import traceback
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.fields.equality import methods_of
from indokorea.fields.generated import compile_function
from indokorea.fields.part import Part
from indokorea.wire.fast.builders import LoadContext, builder_of
from indokorea.wire.fast.writers import writer_of


def lines_of(error: BaseException) -> list[str | None]:
    return [frame.line for frame in traceback.extract_tb(error.__traceback__)]


def test_a_traceback_through_a_builder_shows_the_generated_line() -> None:
    with pytest.raises(AttributeError) as caught:
        builder_of(ik.Sector)([object()], LoadContext())
    assert lines_of(caught.value)[-1] == "value = struct.id"
    text = "".join(traceback.format_exception(caught.value))
    assert 'File "<indokorea generated build of indokorea.records.sector.Sector>", line' in text


def test_a_traceback_through_a_writer_shows_the_generated_line() -> None:
    with pytest.raises(AttributeError) as caught:
        writer_of(ik.Sector)(object())
    assert lines_of(caught.value)[-1] == "id = part.id"


def test_a_debugger_finds_the_source_of_generated_equality() -> None:
    for method in methods_of(ik.Sector, Part):
        assert inspect.getsource(method).startswith(f"def {method.__name__}(self")


def test_two_classes_of_one_name_keep_their_own_source() -> None:
    def made(text: str) -> Any:
        @attrs.frozen
        class Same:
            pass

        return compile_function(f"def answer():\n    return {text}", "answer", {}, Same)

    one, other, again = made("'one'"), made("'other'"), made("'one'")
    assert (one(), other(), again()) == ("one", "other", "one")
    assert "'one'" in inspect.getsource(one)
    assert "'other'" in inspect.getsource(other)
    assert one.__code__.co_filename == again.__code__.co_filename != other.__code__.co_filename
