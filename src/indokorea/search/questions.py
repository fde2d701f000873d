"""The words of a question that are worth a search, in English, Korean and Hindi.

Words that only ask or join are dropped. Korean writes particles, and endings of the verb 하다, onto a noun: such a word
is also searched for without them.
"""

from __future__ import annotations

import re

ENGLISH = """
a about an and any are at became become been by can could did do does for from had has have how in is me of on or tell
that the their there they this to was were what when where which who whom whose why will with would
"""
# What is dropped after "how".
MEASURES = frozenset({"big", "far", "large", "long", "many", "much", "often", "soon"})
KOREAN = """
관한 그리고 누가 누구 누구의 대해 몇 무슨 무엇 무엇을 사이 사이의 어느 어디 어디서 어떤 언제 얼마나 왜 위한 있는 있나요
"""
HINDI = """
और इस उन उस एक ओर कब करते करना करने का कितना कितनी कितने किन किया किस की के को कौन क्या क्यों क्यूं तक तथा था थी थे
द्वारा ने पर बारे बीच में यह या लिए वह से साथ हुआ हुई हुए हुये है हैं हो कहां कैसे जो ये वे
"""

# Words that are dropped from a wanted text that holds others, as they are normalised.
STOP_WORDS = frozenset(f"{ENGLISH} {KOREAN} {HINDI}".split())

# Particles after a noun, and forms of 하다 and 되다 that make a verb of it. The noun keeps two syllables at least.
PARTICLES = (
    "에서는|에서의|에게서|으로서|으로써|으로|에서|에게|까지|부터|처럼|보다|과의|와의|에는|에도|이나|"
    "과|와|의|을|를|이|가|은|는|에|로|도|만"
)
VERBS = (
    "(?:하|되|하였|되었|했|됐)(?:는|기|고|며|나|다|나요|는가|는지|습니까|습니다)|"
    "한다?|할|합니까|합니다|해야|된다?|됩니까|됩니다"
)
ENDED_NOUN = re.compile(f"([가-힣]{{2,}}?)(?:{PARTICLES}|{VERBS})")


def nouns_of(word: str) -> tuple[str, ...]:
    """Return a normalised word, and the noun in it if it is one with a Korean particle or ending.

    >>> [nouns_of(word) for word in ("한국과", "방문했나요", "회의", "korea")]
    [('한국과', '한국'), ('방문했나요', '방문'), ('회의',), ('korea',)]
    """
    ended = ENDED_NOUN.fullmatch(word)
    return (word,) if ended is None else (word, ended[1])


def without_stop_words(words: tuple[str, ...]) -> list[str]:
    """Return the different words of a text except stop words, or all if there are no others.

    >>> [without_stop_words(tuple(text.split())) for text in ("how large is the trade", "large trade", "who is who")]
    [['trade'], ['large', 'trade'], ['who', 'is']]
    """
    kept = (
        word
        for before, word in zip(("", *words), words, strict=False)
        if word not in STOP_WORDS and not (before == "how" and word in MEASURES)
    )
    return list(dict.fromkeys(kept)) or list(dict.fromkeys(words))
