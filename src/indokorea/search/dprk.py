"""Texts that name the Democratic People's Republic of Korea, for which the Republic of Korea is never the answer."""

from __future__ import annotations

from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.search.edit_distance import one_slip
from indokorea.search.normalisation import normalised_key

# What it is called, in full or within a longer text.
CALLED = tuple(
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

# What stands for it only when nothing stands beside it: its codes, and 조선, which is also a word for shipbuilding.
ALONE = frozenset({"prk", "kp", "kn", "408", "731", "조선", "朝鮮", "chosun", "choson", "joseon"})

# Any of these beside the name of Korea, in any order.
BESIDE = ("north", "northern", "n", "dpr", "dem", "democratic", "북", "उत्तर", "उत्तरी")
KOREA = ("korea", "korean", "कोरिया", "कोरियाई")


def names_the_dprk(words: tuple[str, ...]) -> bool:
    """Whether a folded text names the DPRK, be it with a slip.

    >>> [names_the_dprk(words) for words in (("korea", "north"), ("nroth", "korea"), ("kp",), ("south", "korea"))]
    [True, True, True, False]
    """
    whole = "".join(words)
    if whole in ALONE or any(name in whole for name in CALLED):
        return True
    return any(_meant(word, KOREA) for word in words) and any(_meant(word, BESIDE) for word in words)


def _meant(word: str, known: tuple[str, ...]) -> bool:
    return word in known or any(len(one) > 4 and one_slip(word, one) for one in known)


def is_the_republic(record: AnyRecord) -> bool:
    """Whether it is the Republic of Korea, under whatever id."""
    return isinstance(record, Country) and (record.id == "country:kor" or record.alpha3 == "KOR")
