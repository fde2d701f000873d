"""The language of the code: docstrings begin with a verb, and use plain words in plain order."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import indokorea

ROOT = Path(indokorea.__file__).parent

# fmt: off
# The first words of the docstrings of functions and methods. Another verb may be added.
VERBS = frozenset({
    "Add", "Append", "Ask", "Begin", "Check", "Close", "Compile", "Compute", "Convert", "Decode", "Derive",
    "Draw", "Exit", "Find", "Flush", "Follow", "Generate", "Hold", "Include", "Index", "Keep", "Label", "List",
    "Make", "Merge", "Open", "Parse", "Pause", "Print", "Put", "Raise", "Read", "Reclassify", "Refuse", "Register",
    "Remove", "Rename", "Replace", "Return", "Run", "Set", "Show", "Sum", "Warn", "Wrap", "Write", "Yield",
})
# fmt: on

# Words that the code uses for no technical idea, each with what to write instead.
BANNED = {
    "told": "recorded, given, described",
    "tells": "says, shows",
    "asked": "given, requested",
    "asks": "takes, calls",
    "stands": "is, has",
    "voice": "independent source",
    "voices": "independent sources",
    "suspicion": "doubt",
    "mould": "template",
    "spot": "place, target",
    "glance": "overview",
    "paper": "output, agreement",
    "road": "path",
    "roads": "paths",
    "circle": "cycle",
    "circles": "cycles",
    "whoever": "the caller, who",
    "nobody": "no one",
    "ground": "reason, basis",
    "grounds": "reasons",
    "knot": "cycle, strongly connected component",
    "knots": "cycles, strongly connected components",
    "way out": "remedy, hint",
}
WORD = re.compile(rf"\b(?:{'|'.join(BANNED)})\b", re.IGNORECASE)

# Names from the domain, where a banned word has its plain meaning: an exercise of army units.
DOMAIN_NAMES = {"GROUND_UNIT"}

# "x is no party" instead of "x is not a party". Comparisons such as "is no lower than" are plain.
INVERSION = re.compile(r"(?<!there )\b(?:is|are|was|were) no (?!longer|more|fewer|less|lower|higher)", re.IGNORECASE)

FILES = [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in sorted(ROOT.rglob("*.py"))]


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the docstrings of a file, those below fields too, each with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the functions and methods of a file, without properties, whose docstrings are noun phrases."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorators = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
            if not decorators & {"property", "cached_property", "setter"}:
                yield node


@pytest.mark.parametrize("path", FILES)
def test_the_docstring_of_a_function_begins_with_a_verb(path: Path) -> None:
    wrong = [
        f"line {function.lineno}, {function.name}: {text.splitlines()[0]}"
        for function in functions(path)
        if (text := ast.get_docstring(function)) and text.split(maxsplit=1)[0].rstrip(".,:") not in VERBS
    ]
    assert not wrong, "\n".join(wrong)


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments of a file, each with its line; the lines of one comment together."""
    with io.BytesIO(path.read_bytes()) as source:
        tokens = [token for token in tokenize.tokenize(source.readline) if token.type == tokenize.COMMENT]
    start, text, last = 0, "", -1
    for token in tokens:
        line = token.start[0]
        if line != last + 1 and text:
            yield start, text
        start, text = (start, f"{text} {token.string.lstrip('# ')}") if line == last + 1 else (line, token.string)
        last = line
    if text:
        yield start, text


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a file, docstrings and the constant parts of f-strings included, each with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES)
def test_docstrings_and_comments_use_plain_words(path: Path) -> None:
    wrong = [
        f"line {line}: {found} (write {BANNED[found.lower()]})"
        for line, text in (*docstrings(path), *comments(path))
        for found in WORD.findall(without_examples(text))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES)
def test_docstrings_comments_and_messages_say_is_not(path: Path) -> None:
    wrong = [
        f"line {line}: {' '.join(text.split())}"
        for line, text in (*strings(path), *comments(path))
        if INVERSION.search(" ".join(text.split()) + " ")
    ]
    assert not wrong, "\n".join(wrong)


def without_examples(text: str) -> str:
    """Return a text without its doctests and the names in backticks."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith((">>>", "...")))
    return re.sub(r"`[^`]*`", "", "\n".join(lines))


@pytest.mark.parametrize("path", FILES)
def test_names_use_plain_words(path: Path) -> None:
    names = {
        name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (getattr(node, "name", None), getattr(node, "id", None), getattr(node, "arg", None))
        if isinstance(name, str)
    }
    wrong = {name for name in names - DOMAIN_NAMES if BANNED.keys() & set(re.split(r"_+", name.lower()))}
    assert not wrong
