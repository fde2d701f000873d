"""A word of a vocabulary is accepted wherever its member is, and a wrong one is a fault like any other."""

import ast
from collections.abc import Iterator
from typing import Any, get_type_hints

import attrs
import pytest
import word_converters

import indokorea as ik
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Maybe, shapes_of
from indokorea.testing.part_types import part_types

TEXT = """\
from indokorea.vocabulary.agreements import ActionType, Coverage
from indokorea.vocabulary.meetings import MeetingType


@attrs.frozen(kw_only=True)
class One(Part):
    type: ActionType
    coverage: tuple[Coverage, ...] = ()
    meeting: MeetingType | None = attrs.field(default=None, converter=to_meeting_type)
    other: str
"""

CONVERTED = """\
from indokorea.vocabulary.agreements import ActionType, Coverage
from indokorea.vocabulary.converters import to_action_type, to_coverage_tuple, to_optional_meeting_type
from indokorea.vocabulary.meetings import MeetingType


@attrs.frozen(kw_only=True)
class One(Part):
    type: ActionType = attrs.field(converter=to_action_type)
    coverage: tuple[Coverage, ...] = attrs.field(default=(), converter=to_coverage_tuple)
    meeting: MeetingType | None = attrs.field(default=None, converter=to_optional_meeting_type)
    other: str
"""


def test_the_converters_are_as_their_tool_writes_them() -> None:
    """Run `python tools/word_converters.py` where this fails."""
    for path, text in word_converters.written().items():
        assert path.read_text("utf-8") == text, path.name


def test_the_tool_gives_a_field_its_converter_and_changes_nothing_else() -> None:
    known = word_converters.vocabularies()
    assert word_converters.with_converters(TEXT, known) == CONVERTED
    assert word_converters.with_converters(CONVERTED, known) == CONVERTED


def test_the_tool_leaves_a_declaration_in_several_lines_alone() -> None:
    known = word_converters.vocabularies()
    spread = CONVERTED.replace("field(converter=to_action_type)", "field(\n        converter=to_action_type,\n    )")
    assert ast.dump(ast.parse(spread)) == ast.dump(ast.parse(CONVERTED))
    assert word_converters.with_converters(spread, known) == spread


def word_fields() -> Iterator[Any]:
    """Yield the class, the name and the shape of each field that holds a word, or several."""
    for cls in part_types():
        for name, shape in shapes_of(cls).items():
            inner = shape.item if isinstance(shape, Maybe | Many) else shape
            if isinstance(inner, Leaf) and issubclass(inner.python, ik.Term):
                yield pytest.param(cls, name, inner.python, isinstance(shape, Many), id=f"{cls.__name__}.{name}")


@pytest.mark.parametrize(("cls", "name", "vocabulary", "is_many"), list(word_fields()))
def test_every_field_of_a_vocabulary_takes_its_words(
    cls: type[Part], name: str, vocabulary: type[ik.Term], is_many: bool
) -> None:
    convert: Any = attrs.fields_dict(cls)[name].converter
    for member in vocabulary:
        given: Any = (member.value, member) if is_many else member.value
        assert convert(given) == ((member, member) if is_many else member)
    for wrong in ("", "no such word", 7, ["signed"], None, b"signed"):
        assert convert(wrong) == wrong
        assert type(convert(wrong)) is type(wrong)


def test_a_constructor_and_evolve_take_a_word_for_its_member() -> None:
    by_word = ik.Action(type="signed", signature="definitive", coverage=("goods", ik.Coverage.SERVICES))
    assert by_word == ik.Action(
        type=ik.ActionType.SIGNED,
        signature=ik.SignatureType.DEFINITIVE,
        coverage=(ik.Coverage.GOODS, ik.Coverage.SERVICES),
    )
    assert by_word.type is ik.ActionType.SIGNED
    assert attrs.evolve(by_word, type="ratified").type is ik.ActionType.RATIFIED


def test_a_wrong_word_is_reported_with_every_other_fault() -> None:
    wrong: Any = {
        "type": "singed",
        "on": "2009-13",
        "coverage": ("goods", "good"),
        "signature": ik.StatementType.SPEECH,
    }
    with pytest.raises(ik.InvalidRecord) as caught:
        ik.Action(**wrong)
    assert [(one.path, one.message) for one in caught.value.report] == [
        ("/coverage/1", 'expected a member of Coverage, got "good"'),
        ("/on", 'expected a date, got "2009-13": month 13 does not exist'),
        ("/signature", "expected a member of SignatureType, got StatementType.SPEECH"),
        ("/type", 'expected a member of ActionType, got "singed"'),
    ]
    assert [one.hint for one in caught.value.report][3] == 'did you mean "signed"?'


def test_a_list_where_a_tuple_belongs_is_refused() -> None:
    wrong: Any = ["goods"]
    with pytest.raises(ik.InvalidRecord, match="expected a tuple"):
        ik.Action(type="signed", coverage=wrong)


def test_a_subclass_of_str_is_no_word() -> None:
    class Sly(str):
        __slots__ = ()

    wrong: Any = Sly("signed")
    with pytest.raises(ik.InvalidRecord, match="expected a member of ActionType"):
        ik.Action(type=wrong)


@pytest.mark.parametrize("cls", part_types(), ids=lambda cls: cls.__name__)
def test_the_annotations_of_every_class_can_be_evaluated(cls: type[Part]) -> None:
    assert get_type_hints(cls).keys() >= {field.name for field in attrs.fields(cls)}
