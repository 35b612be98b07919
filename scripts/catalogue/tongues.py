"""Which language a text is in: English, or one of the two that are Malay.

The commonest words, and those of goods, say it of nearly every text, for next to nothing; a detector with a confidence
is asked about the rest. It tells English from Malay and Indonesian; between those two it is right in two of three
texts only, so the words that only one of them has decide there (`false_friends`).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from catalogue.languages import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

Family = Literal["english", "malay"]

FAMILIES: Final[dict[Language, Family]] = {"en": "english", "id": "malay", "ms": "malay"}
_OTHER: Final[dict[Family, Family]] = {"english": "malay", "malay": "english"}
_ENGLISH: Final = """
    the and of with for from is are by or not it its this that was as at be can has have into than their they when
    which without your you we our after before each keep made no one only two until up use
"""
_MALAY: Final = """
    yang dan dengan dari untuk di ke dalam pada tidak ini itu atau oleh adalah ialah akan setiap agar karena kerana
    daripada kepada dapat boleh bisa kami sudah telah juga lebih sampai hingga tanpa sebagai setelah selepas sebelum
    saat ada para secara serta bahwa bahawa jika bila masih lalu belum
"""
#: Words without which hardly a sentence is made, and which the other family does not have.
COMMON_WORDS: Final[dict[Family, frozenset[str]]] = {
    "english": frozenset(_ENGLISH.split()),
    "malay": frozenset(_MALAY.split()),
}
_ENGLISH_GOODS: Final = """
    salt sugar oil rice flour garlic shallot onion chilli ginger leaf leaves fish shrimp squid coconut wood water sheet
    sheets jar jars piece pieces buyer buyers order orders made size sizes colour colours flower flowers cloth leather
    bamboo clay cashew cashews coffee
"""
_MALAY_GOODS: Final = """
    garam gula minyak beras tepung bawang cabai cili halia jahe daun ikan udang cumi sotong kelapa kayu air lembar helai
    stoples balang potong keping pembeli pesanan tempahan dibuat ukuran saiz warna bunga kain kulit buluh bambu tanah
    mete gajus kopi
"""
#: Words of goods that the other family does not have: a list of ingredients has no other common word.
_GOODS: Final[dict[Family, frozenset[str]]] = {
    "english": frozenset(_ENGLISH_GOODS.split()),
    "malay": frozenset(_MALAY_GOODS.split()),
}
#: Below so many signs the detector guesses.
_ENOUGH: Final = 30
#: From here on a text without any of its family's words is worth asking about.
_LONG: Final = 60


def may_be_foreign(words: AbstractSet[str], length: int, language: Language) -> bool:
    """Whether it is worth asking in which language a text is: cheap, and true of few.

    Args:
        words: of the text, in lower case.
        length: of the text, in signs.
        language: the language it should be in.
    """
    if length < _ENOUGH:
        return False
    own = FAMILIES[language]
    if not COMMON_WORDS[_OTHER[own]].isdisjoint(words):
        return True
    return length >= _LONG and COMMON_WORDS[own].isdisjoint(words) and _GOODS[own].isdisjoint(words)


@lru_cache(maxsize=4096)
def confidence(text: str, family: Family) -> float:
    """How sure it is that a text is in a language of a family, from 0 to 1."""
    sure = dict(_identifier().rank(text))
    english = float(sure["en"])
    return english if family == "english" else 1 - english


def forget() -> None:
    """Lets go of the detector and its answers: 80 MB that nobody needs once all texts are looked at."""
    _identifier.cache_clear()
    confidence.cache_clear()


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second; few texts need it

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(sorted(FAMILIES))
    return found
