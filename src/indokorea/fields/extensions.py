"""Extensions: data of a user's own on a record, each under a name with a prefix. The library keeps it unread.

An extension is any JSON. It is held as canonical text, so that it is immutable, equal and hashed by value, and each
look-up returns new plain data. The keys of an object are in the order of their code points; a number is kept as it was
written. The bounds are those of the default limits of reading, so that whatever is accepted here can be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, cast

from indokorea.errors import InvalidValue, extend_findings
from indokorea.fields.text_rules import matcher
from indokorea.findings import Finding
from indokorea.frozen import Frozen
from indokorea.messages import short_json

if TYPE_CHECKING:
    import json

EXTENSION_NAME = r"[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9_.-]*"
LONGEST_NAME = 100

# A record in a document is at the third level of its arrays and objects, and its extensions are at the fourth. Of the
# 32 levels that a reader allows by default, these are left for the value of an extension.
DEEPEST_VALUE = 28
# The length of a string as it is written, with its escapes but without its quotes; the length of a number as it is
# written; and the number of keys in one object.
LONGEST_STRING = 120_000
LONGEST_NUMBER = 40
TOO_LARGE = 10**LONGEST_NUMBER
MOST_KEYS = 1_000
# The number of faults after which no more are looked for: a few bytes each would make a report larger than any memory.
MOST_FAULTS = 10_000


class WrittenNumber(float):
    """A float that keeps the text in which it was written, such as 1.10 or 1E5, where `repr` would write another."""

    __slots__ = ("text",)

    text: str

    def __new__(cls, text: str) -> WrittenNumber:
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __reduce__(self) -> tuple[Any, ...]:
        return WrittenNumber, (self.text,)


class Extensions(Frozen, Mapping[str, Any]):
    """The extensions of a record: a read-only mapping from names with a prefix to any JSON.

    Each look-up returns new plain data. Equality and hash are by value, and numbers differ if they are written
    differently. Raises InvalidValue for a name without a prefix and for anything that JSON cannot hold, with the path
    of each fault.

    >>> mine = Extensions({"acme:score": {"value": 7, "by": "desk"}})
    >>> mine["acme:score"]["value"], str(mine)
    (7, '{"acme:score": {"by": "desk", "value": 7}}')
    >>> Extensions({"score": 7})
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: Extensions: 1 error
      error    wrong-type  /score  expected the name of an extension, got "score"; write a prefix of your own, ...
    """

    __slots__ = ("_text", "_texts")

    _remedy: ClassVar[str] = "make a new mapping, such as {**record.extensions, name: value}"

    _text: str
    _texts: dict[str, str]

    def __init__(self, values: Mapping[str, Any] = {}) -> None:  # never changed
        if not isinstance(values, Mapping):
            hint = 'write {"acme:score": ...}'
            raise InvalidValue.expected("an object of extensions", values, hint=hint)
        if type(values) is Extensions:
            self._set(_text=values._text, _texts=values._texts)
            return
        faults: list[Finding] = []
        texts = {}
        for name, value in values.items():
            place = name if type(name) is str else repr(name)
            texts[name] = _text_of(value, DEEPEST_VALUE, faults, (place,))
            try:
                _check_name(name)
            except InvalidValue as error:
                extend_findings(faults, error, place)
        if len(values) > MOST_KEYS:
            faults.append(_too_many_keys(values))
        if len(faults) >= MOST_FAULTS:
            faults.append(Finding(code="over-limit", message="there may be more faults; the rest was not looked at"))
        if faults:
            raise InvalidValue(*faults, about="Extensions")
        texts = {name: texts[name] for name in sorted(texts)}
        self._set(_text=_object_text(texts), _texts=texts)

    @classmethod
    def parse(cls, text: str) -> Extensions:
        """Return the extensions that a JSON object holds, in any form. Raises InvalidValue, also for a repeated key.

        >>> Extensions.parse('{"acme:share": 1.10}')
        Extensions.parse('{"acme:share": 1.10}')
        """
        return cls(_plain_of(text))

    def __getitem__(self, name: str) -> Any:
        return _plain_of(self._texts[name])

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if type(other) is Extensions else NotImplemented

    def __hash__(self) -> int:
        return hash((Extensions, self._text))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Extensions.parse({self._text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Extensions.parse, (self._text,)

    def json_text(self, name: str) -> str:
        """Return the canonical JSON of one extension. Raises KeyError if there is none of this name."""
        return self._texts[name]


def to_extensions(values: Mapping[str, Any]) -> Extensions:
    """Convert the value of the field of extensions. Never raises.

    Other values are returned unchanged: the record's own check reports them with all other faults.

    >>> to_extensions({"acme:score": 7}), to_extensions({"score": 7})
    (Extensions.parse('{"acme:score": 7}'), {'score': 7})
    """
    if type(values) is Extensions:
        return values
    try:
        return Extensions(values)
    except InvalidValue:
        return cast(Extensions, values)


def read_number(text: str) -> int | float:
    """Return the number that JSON text means; a WrittenNumber if a plain one would be written differently.

    >>> read_number("10"), read_number("1.5"), read_number("1.50").text
    (10, 1.5, '1.50')
    """
    number = int(text) if text.lstrip("-").isdigit() else float(text)
    return number if repr(number) == text else WrittenNumber(text)


def _check_name(name: Any) -> None:
    if type(name) is not str or matcher(EXTENSION_NAME)(name) is None:
        hint = 'write a prefix of your own, a colon and a name, such as "acme:score"'
        raise InvalidValue.expected("the name of an extension", name, hint=hint)
    if len(name) > LONGEST_NAME:
        message = f"the name has {len(name)} characters, and at most {LONGEST_NAME} are allowed"
        raise InvalidValue.from_message(message, value=name)


def _text_of(value: Any, depth: int, faults: list[Finding], path: tuple[str | int, ...]) -> str:
    """Return the canonical JSON of plain data; its faults go to the list, each with its path.

    `depth` is the number of levels that the value may have; the recursion goes at most that deep. Once there are too
    many faults, the rest is not looked at.
    """
    if len(faults) >= MOST_FAULTS:
        return ""
    try:
        if not isinstance(value, list | dict):
            return _scalar_text(value)
        if depth == 0:
            message = f"the value is nested deeper than {DEEPEST_VALUE} levels"
            raise InvalidValue.from_message(message, hint="keep it in a file of its own", code="over-limit")
        if isinstance(value, list):
            items = [_text_of(item, depth - 1, faults, (*path, index)) for index, item in enumerate(value)]
            return f"[{', '.join(items)}]"
        if len(value) > MOST_KEYS:
            faults.append(_too_many_keys(value).prefixed(*path))
        wrong = next((key for key in value if type(key) is not str), None)
        if wrong is not None:
            raise InvalidValue.expected("text as a key of JSON", wrong, hint=f'write "{wrong}"')
        texts = {key: _text_of(inner, depth - 1, faults, (*path, key)) for key, inner in value.items()}
        return _object_text({key: texts[key] for key in sorted(texts)})
    except InvalidValue as error:
        extend_findings(faults, error, *path)
        return ""


def _scalar_text(value: Any) -> str:
    if value is None or type(value) is bool:
        return "null" if value is None else "true" if value else "false"
    if type(value) is str:
        return _string_text(value)
    if type(value) is int or type(value) is float or type(value) is WrittenNumber:
        return _number_text(value)
    hint = "write a list" if isinstance(value, tuple) else "write it as text"
    raise InvalidValue.expected("plain data of JSON", value, hint=hint)


def _object_text(texts: dict[str, str]) -> str:
    return f"{{{', '.join([f'{_string_text(key)}: {text}' for key, text in texts.items()])}}}"


def _string_text(text: str) -> str:
    written: str = _string_encoder()(text)
    if len(written) > LONGEST_STRING + 2:
        message = f"a text of {len(text):,} characters is longer than {LONGEST_STRING:,} as it is written"
        hint = "keep it in a file of its own"
        raise InvalidValue.from_message(message, value=text, hint=hint, code="over-limit")
    if not written.isascii():
        try:
            written.encode()
        except UnicodeEncodeError:
            message = f"{short_json(text)} contains half of a surrogate pair"
            raise InvalidValue.from_message(message, value=text, hint="remove it") from None
    return written


def _number_text(value: float) -> str:
    if type(value) is int:
        # Compared first, since Python refuses to write out a number of thousands of digits.
        text = str(value) if -TOO_LARGE < value < TOO_LARGE else ""
    else:
        text = value.text if type(value) is WrittenNumber else repr(value)
        is_zero = value == 0 and not text.lower().partition("e")[0].strip("-0.")
        if value - value != 0 or (value == 0 and not is_zero):  # infinite, NaN, or nearer to zero than any float
            message = f"expected a number that a float can hold, got {text}"
            raise InvalidValue.from_message(message, hint="write it as text")
    if not 0 < len(text) <= LONGEST_NUMBER:
        message = f"the number is longer than {LONGEST_NUMBER} characters"
        raise InvalidValue.from_message(message, hint="write it as text", code="over-limit")
    return text


def _too_many_keys(values: Mapping[Any, Any]) -> Finding:
    message = f"an object has {len(values):,} keys, and at most {MOST_KEYS:,} are allowed"
    return Finding(code="over-limit", message=message)


def _plain_of(text: str) -> Any:
    """Return JSON text as new plain data. Raises InvalidValue, also for a repeated key."""
    try:
        return _decoder().decode(text)
    except RecursionError:
        raise InvalidValue.from_message("the JSON is nested too deep", code="over-limit") from None
    except (ValueError, TypeError) as error:
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue.expected("JSON", text, reason=str(error)) from None


@cache
def _string_encoder() -> Callable[[str], str]:
    from json.encoder import encode_basestring  # noqa: PLC0415  # records without extensions need no JSON

    encode: Callable[[str], str] = encode_basestring
    return encode


@cache
def _decoder() -> json.JSONDecoder:
    """Return the decoder of extensions, which refuses repeated keys and whatever JSON does not have."""
    import json  # noqa: PLC0415  # as above

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            message = "a key occurs more than once"
            raise InvalidValue.from_message(message, hint="keep one of them", code="repeated-key")
        return found

    def number(text: str) -> int | float:
        if len(text) > LONGEST_NUMBER:
            message = f"the number is longer than {LONGEST_NUMBER} characters"
            raise InvalidValue.from_message(message, hint="write it as text", code="over-limit")
        return read_number(text)

    def refuse(text: str) -> Any:
        raise InvalidValue.from_message(f"expected a number of JSON, got {text}", hint="write it as text")

    return json.JSONDecoder(object_pairs_hook=object_of, parse_int=number, parse_float=number, parse_constant=refuse)


NO_EXTENSIONS = Extensions()
