"""Word forms: the roots a word may come from, in Indonesian, Malay and English, without a dictionary.

The two languages build words in the same way: prefixes (me-, di-, ber-, ter-, pe-, per-, ke-, se-), suffixes (-an,
-kan, -i, -nya) and both at once. After me- and pe- the first letter of the root may be gone (kirim, mengirim), so
a form can have two roots; both are kept, and a query takes the one that the catalogue knows. English loses its
plural, -ing and -ed. A root has at least four letters: shorter ones meet by chance.

`search-stems.js` holds the same rules; `tests/unit/test_search_stems.py` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Words that look like forms of another word of the trade and are not (durian is not made of thorns, `duri`).
WHOLE: Final = frozenset(
    ["beranda", "berlian", "bulan", "durian", "pandan", "permata", "perak", "rotan", "teras", "terasi", "terrace"]
)

_SHORTEST: Final = 4
_DIGIT: Final = re.compile(r"\d")
_PLURAL_ES: Final = re.compile(r"(ch|sh|ss|x|z)es$")
_SINGULAR_S: Final = re.compile(r"[aisu]s$")
_VOWELS: Final = frozenset("aeiou")
#: pe- before a letter that it does not swallow (pedagang, petani), and ber- that lost its r (bekerja, beternak).
_PE: Final = re.compile("pe[bcdgjkpst]")
_BE: Final = re.compile("be[kst]er")
_VERBS: Final = ("me", "di", "ter")
_NOUNS: Final = ("pe", "ke", "ber")
_SURE_VERBS: Final = ("me", "di")
_ACTIONS: Final = ("me", "di", "pe", "ter", "ber")
#: A root this long behind a prefix is one; a shorter one may be the end of a word that only begins like a prefix.
_SURE: Final = 5


def plain_word(word: str) -> str:
    """A word in lower case without marks on its letters."""
    plain = word.lower()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def roots(word: str) -> tuple[str, ...]:
    """The roots a plain word may come from, the likelier first; the word itself where no rule applies."""
    if len(word) < _SHORTEST or word in WHOLE or _DIGIT.search(word):
        return (word,)
    english = _plural(word) or _english(word)
    if not english:
        return _malay(word) or (word,)
    if len(word) < _SHORTEST + 3 or not word.startswith(_ACTIONS):
        return english
    # `mengering` ends like `roasting`, `memproses` like `spices`
    return tuple(dict.fromkeys((*english, *((_plural(root) or (root,))[0] for root in _malay(word)))))


def _plural(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or _SINGULAR_S.search(word):
        return ()
    if word.endswith("ies") and len(word) > _SHORTEST:
        return (word[:-3] + "y",)
    return (word[:-2] if _PLURAL_ES.search(word) else word[:-1],)


def _english(word: str) -> tuple[str, ...]:
    if len(word) >= 7 and word.endswith("ing"):
        return (word[:-3], word[:-3] + "e")
    if len(word) >= 5 and word.endswith("ied"):
        return (word[:-3] + "y",)
    if len(word) >= 6 and word.endswith("ed"):
        return (word[:-2], word[:-1])
    return ()


def _malay(word: str) -> tuple[str, ...]:
    if word.endswith("nya") and len(word) >= _SHORTEST + 3:
        return roots(word[:-3])
    cuts = _without_suffix(word)
    found = [root for cut in cuts for root in _without_prefix(cut, word)]
    # `keringan` comes from `kering`, not from `ring` alone
    doubtful = not word.startswith(_SURE_VERBS) and all(len(root) < _SURE for root in found)
    found = found or _without_prefix(word, word)
    if doubtful and word.endswith("an") and len(word) >= _SHORTEST + 2:
        found += cuts
    return tuple(dict.fromkeys(found))


def _without_suffix(word: str) -> list[str]:
    verb = word.startswith(_VERBS)
    if word.endswith("kan") and verb:
        return [word[:-3]]
    if word.endswith("kan") and len(word) >= 2 * _SHORTEST and not word.startswith(_NOUNS):
        return [word[:-2], word[:-3]]  # tumbuk-an, halus-kan
    if word.endswith("an"):
        return [word[:-2]]
    return [word[:-1], word] if verb and word.endswith("i") else []


def _without_prefix(stem: str, whole: str) -> list[str]:
    """Roots behind the prefixes of a word whose suffix is gone."""
    found = _nasal(stem) + _plain_prefix(stem, confix=stem != whole and whole.endswith("an"))
    deeper = [root[3:] for root in found if root.startswith(("per", "ber", "ter")) and len(root) >= _SHORTEST + 3]
    # No root begins with a letter twice: `dissolve` is English.
    return [root for root in deeper + found if len(root) >= _SHORTEST and root[0] != root[1]]


def _plain_prefix(stem: str, *, confix: bool) -> list[str]:
    if stem.startswith(("ter", "ber", "per")):
        rest = stem[3:]
        # ber + ukir, but be + rempah
        return [rest, stem[2:]] if rest[:1] in _VOWELS else [rest]
    if _PE.match(stem):
        return [stem[2:], stem]
    around = confix and stem.startswith("ke")
    one = stem.startswith("se") and len(stem) >= _SHORTEST + 3
    return [stem[2:]] if around or one or stem.startswith("di") or _BE.match(stem) else []


def _nasal(stem: str) -> list[str]:
    """Roots behind me- and pe-, with the letter that the prefix may have swallowed."""
    if not stem.startswith(("me", "pe")):
        return []
    rest = stem[2:]
    if rest.startswith("ng"):
        root = rest[2:]
        return [root, "k" + root] if root[:1] in _VOWELS else [root]
    if rest.startswith("ny"):
        return ["s" + rest[2:]]
    if rest[:1] in ("m", "n") and rest[1:2]:
        root = rest[1:]
        if root[0] in _VOWELS:
            return [("p" if rest[0] == "m" else "t") + root, rest]
        return [root] if root[0] in ("bfvp" if rest[0] == "m" else "dcjzst") else []
    return [rest] if rest[:1] in ("l", "r", "w", "y") and not stem.startswith("per") else []
