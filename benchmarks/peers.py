"""pydantic models of the same records, made from the shapes of our classes.

The checks take the form that pydantic runs fastest: patterns, enums and lengths in its core, and Python only if a check
has no other form. Two editions of the models are measured:

- `schema`: the checks of a JSON Schema: types, required and unknown fields, enums, patterns.
- `like`: also the other checks of this library: valid dates and periods (EDTF), text in NFC that is neither blank nor
  padded, names in their script, checks across fields, repeated ids, broken references. The records are indexed by id,
  but not sorted as ours are.

pydantic drops repeated keys silently. `like` refuses them by the hook of `json.loads`, which is what Python offers; it
is also measured without that check.
"""

from __future__ import annotations

import json
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    create_model,
    model_validator,
)

from indokorea.fields.extensions import Extensions
from indokorea.fields.numbers import PLAIN
from indokorea.fields.part import Part, defaults_of, parameters_of
from indokorea.fields.record_ids import DPRK, LONGEST_SLUG, IsId, RefersTo
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.fields.text_rules import LONGEST_TEXT, SLUG, Matches, check_text
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period


class Base(BaseModel):
    """Frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _checked(text: str) -> str:
    """Check a text; pydantic checks its length."""
    if not (text.isascii() and text.isprintable() and text == text.strip()):
        check_text(text)
    return text


def _following_rule(rule: Any) -> Any:
    """Return the check of a text under a rule that has no pattern."""

    def checked(text: str) -> str:
        rule(_checked(text))
        return text

    return checked


def _no_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) < len(pairs):
        raise ValueError("a key is repeated")
    return plain


def _id(kinds: tuple[str, ...]) -> Any:
    longest = max(map(len, kinds)) + 1 + LONGEST_SLUG
    return Annotated[str, StringConstraints(pattern=f"^({'|'.join(kinds)}):{SLUG}$", max_length=longest)]


class Models:
    """Models of all classes, in one edition."""

    def __init__(self, *, like: bool) -> None:
        self.like = like
        self.made: dict[type[Part], type[Base]] = {}
        records: Any = Union[tuple(self.model_of(cls) for cls in RECORD_TYPES)]  # noqa: UP007
        self.document: Any = create_model(
            "Document",
            __base__=Base,
            format=(Literal["indokorea"], ...),
            version=(Literal[1], ...),
            title=(str | None, None),
            edition=(str | None, None),
            as_of=(str | None, None),
            records=(tuple[Annotated[records, Field(discriminator="kind")], ...], ...),
        )

    def model_of(self, cls: type[Part]) -> type[Base]:
        """Return the model of a class."""
        if cls not in self.made:
            fields: dict[str, Any] = {"kind": (Literal[cls.kind], cls.kind)} if issubclass(cls, Record) else {}
            if fields:
                fields = {"kind": (Literal[cls.kind], ...)}  # type: ignore[attr-defined]
            defaults = defaults_of(cls)
            for name, shape in shapes_of(cls).items():
                kind = self._type(shape, cls)
                fields[name] = (kind | None if isinstance(shape, Maybe) else kind, defaults.get(name, ...))
            validators: Any = {"whole": self._cross_field_validator(cls)} if self.like and cls.checks else {}
            self.made[cls] = create_model(cls.__name__, __base__=Base, __validators__=validators, **fields)
        return self.made[cls]

    def _type(self, shape: Shape, cls: type[Part]) -> Any:
        if isinstance(shape, Maybe):
            return self._type(shape.item, cls)
        if isinstance(shape, Many):
            return tuple[self._type(shape.item, cls), ...]  # type: ignore[misc]
        if not isinstance(shape, Leaf):
            return self.model_of(shape.python)
        return self._leaf(shape, cls)

    def _leaf(self, leaf: Leaf, cls: type[Part]) -> Any:
        if issubclass(leaf.python, Enum) or leaf.python is bool:
            return leaf.python
        if leaf.python is int:
            return Annotated[int, Field(ge=leaf.rule.least, le=leaf.rule.most)] if leaf.rule else int  # type: ignore[union-attr]
        if leaf.python is Decimal and not self.like:
            return Annotated[str, StringConstraints(pattern=f"^{PLAIN}$")]
        if leaf.python is Extensions:
            return Annotated[Extensions, PlainValidator(leaf.read), PlainSerializer(dict)]
        if leaf.python in (Decimal, PartialDate, Period):
            if self.like:
                return Annotated[leaf.python, PlainValidator(leaf.read), PlainSerializer(str)]
            return Annotated[str, StringConstraints(max_length=200)]
        if isinstance(leaf.rule, IsId):
            return _id((cls.kind,))  # type: ignore[attr-defined]
        if isinstance(leaf.rule, RefersTo):
            return _id(leaf.rule.kinds)
        pattern = f"^{leaf.rule.pattern}$" if isinstance(leaf.rule, Matches) and "?<" not in leaf.rule.pattern else None
        plain = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=pattern)]
        if not self.like or (pattern is not None and "[^" not in pattern):
            return plain
        if leaf.rule is None or isinstance(leaf.rule, Matches):
            return Annotated[plain, AfterValidator(_checked)]
        return Annotated[plain, AfterValidator(_following_rule(leaf.rule))]

    @staticmethod
    def _cross_field_validator(part: type[Part]) -> Any:
        wanted = [(check, parameters_of(check)) for check in part.checks]

        def whole(self: Any) -> Any:
            for check, names in wanted:
                for finding in check(*(getattr(self, name) for name in names)):
                    raise ValueError(str(finding))
            return self

        return model_validator(mode="after")(whole)

    def loads(self, data: bytes, *, references: bool = True, keys: bool = True) -> Any:
        """Return a whole document; the `like` edition also checks ids, references and repeated keys."""
        document = self.document.model_validate_json(data)
        if self.like and keys:
            json.loads(data, object_pairs_hook=_no_repeated_keys)
        if self.like and references:
            by_id = {record.id: record for record in document.records}
            if len(by_id) < len(document.records):
                raise ValueError("an id is repeated")
            if not DPRK.isdisjoint(by_id):
                raise ValueError("the DPRK is a record; no reference may name it a party")
            for record in document.records:
                _follow(record, by_id)
        return document

    def dumps(self, document: Any) -> str:
        """Return the text of a document without defaults."""
        text: str = document.model_dump_json(exclude_defaults=True)
        return text


_plans: dict[type[BaseModel], list[tuple[str, str]]] = {}


def _follow(model: Any, known: Any) -> None:
    """Check the references of a record, by a plan of its fields that is made once for each class."""
    plan = _plans.get(type(model))
    for name, role in _plan(type(model)) if plan is None else plan:
        value = getattr(model, name)
        if not value:
            continue
        if role == "one":
            if value not in known:
                raise ValueError(f"no record {value}")
        elif role == "many":
            for item in value:
                if item not in known:
                    raise ValueError(f"no record {item}")
        elif role == "part":
            _follow(value, known)
        else:
            for item in value:
                _follow(item, known)


def _plan(model: type[BaseModel]) -> list[tuple[str, str]]:
    cls = next(cls for cls in _classes() if cls.__name__ == model.__name__)
    plan: list[tuple[str, str]] = []
    for name, shape in shapes_of(cls).items():
        inner, many = shape, isinstance(shape, Many)
        while isinstance(inner, Many | Maybe):
            inner = inner.item
        if isinstance(inner, Leaf):
            if inner.refers is not None:
                plan.append((name, "many" if many else "one"))
        elif _refers(inner.python):
            plan.append((name, "parts" if many else "part"))
    _plans[model] = plan
    return plan


def _refers(cls: type) -> bool:
    for shape in shapes_of(cls).values():
        inner = shape
        while isinstance(inner, Many | Maybe):
            inner = inner.item
        if inner.refers is not None if isinstance(inner, Leaf) else _refers(inner.python):
            return True
    return False


def _classes() -> list[type[Part]]:
    found: list[type[Part]] = list(RECORD_TYPES)
    for cls in found:
        for shape in shapes_of(cls).values():
            inner = shape
            while isinstance(inner, Many | Maybe):
                inner = inner.item
            if not isinstance(inner, Leaf) and inner.python not in found:
                found.append(inner.python)
    return found
