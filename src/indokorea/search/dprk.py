"""Recognition of texts that name the Democratic People's Republic of Korea, which never find the Republic of Korea."""

from __future__ import annotations

from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.search.edit_distance import is_one_edit_apart
from indokorea.search.normalisation import normalised_key

# Names of the DPRK, recognised inside a longer text too.
DPRK_NAMES = tuple(
    normalised_key(name)
    for name in (
        "North Korea",
        "DPRK",
        "DPR Korea",
        "Korea DPR",
        "Democratic People's Republic of Korea",
        "북한",
        "북조선",
        "조선민주주의",
        "북녘",
        "北韓",
        "北朝鮮",
        "朝鮮民主主義",
        "उत्तर कोरिया",
        "उत्तरी कोरिया",
        "कोरिया लोकतांत्रिक",
        "कोरिया जनवादी",
    )
)

# Codes of the DPRK, and 조선, which is also a word for shipbuilding: they name the DPRK only as the whole text.
STANDALONE_NAMES = frozenset({"prk", "kp", "kn", "408", "731", "조선", "朝鮮", "chosun", "choson", "joseon"})

# A text names the DPRK if it holds one of the modifiers and the name of Korea, in any order.
MODIFIERS = ("north", "northern", "n", "dpr", "dem", "democratic", "북", "उत्तर", "उत्तरी")
KOREA = ("korea", "korean", "कोरिया", "कोरियाई")


def names_the_dprk(words: tuple[str, ...]) -> bool:
    """Return True if the normalised words of a text name the DPRK, with at most one typing error in each word.

    >>> [names_the_dprk(words) for words in (("korea", "north"), ("nroth", "korea"), ("kp",), ("south", "korea"))]
    [True, True, True, False]
    """
    whole = "".join(words)
    if whole in STANDALONE_NAMES or any(name in whole for name in DPRK_NAMES):
        return True
    return any(_is_like(word, KOREA) for word in words) and any(_is_like(word, MODIFIERS) for word in words)


def _is_like(word: str, known: tuple[str, ...]) -> bool:
    return word in known or any(len(one) > 4 and is_one_edit_apart(word, one) for one in known)


def is_the_republic(record: AnyRecord) -> bool:
    """Return True for the Republic of Korea, recognised by its code under whatever id."""
    return isinstance(record, Country) and (record.id == "country:kor" or record.alpha3 == "KOR")
