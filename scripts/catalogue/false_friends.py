"""Words that Indonesian and Malay do not share: what stands in the wrong language, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES: Final = ("", "di", "ber", "ter", "se", "pe", "memper", "diper")
_SUFFIXES: Final = ("", "nya", "lah", "kan", "an", "i")
#: How the prefixes me- and pe- join: by the first letter, the letters that come before and whether the letter stays.
_NASAL: Final[Mapping[str, tuple[str, bool]]] = {
    **dict.fromkeys("aeioughk", ("ng", True)),
    **dict.fromkeys("cdj", ("n", True)),
    **dict.fromkeys("bfv", ("m", True)),
    "k": ("ng", False),
    "t": ("n", False),
    "s": ("ny", False),
    "p": ("m", False),
}


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """One word of the list.

    Attributes:
        words: the word and what else counts as it.
        instead: what to write.
        note: why, perhaps empty.
        certain: whether it is always wrong; else a person must look.
        fine_in: phrases in which it is right.
    """

    words: tuple[str, ...]
    instead: str
    note: str
    certain: bool
    fine_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the list in a text.

    Attributes:
        word: as it is written there.
        friend: its entry.
        certain: whether it is the word itself in lower case; inflections are reckoned, capitals may be a name's.
    """

    word: str
    friend: FalseFriend
    certain: bool


@dataclass(frozen=True)
class WordList:
    """The words that are wrong in one language."""

    friends: Sequence[FalseFriend]

    def find(self, text: str, names: Iterable[str] = (), *, title: bool = False) -> Iterator[Hit]:
        """The words of the list in a text, each once.

        Args:
            text: in the language of the list.
            names: words in lower case that are names here.
            title: whether capitals are those of a title; elsewhere a capital inside a sentence makes a name.
        """
        exempt, seen = frozenset(names), set()
        folded = text.casefold()
        for match in _WORD.finditer(text):
            word = match[0]
            low = word.casefold()
            entry = self._forms.get(low)
            if entry is None or low in seen or low in exempt:
                continue
            friend, exact = entry
            capital = word[0].isupper()
            if capital and (friend.instead == word or not (title or _begins(text, match.start()))):
                continue
            if not any(phrase in folded for phrase in friend.fine_in):
                seen.add(low)
                yield Hit(word, friend, friend.certain and exact and not capital)
        for phrase, friend in self._phrases:
            if phrase in folded and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
                yield Hit(phrase, friend, friend.certain)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """A text with none of these words, in lower case, holds nothing of the list."""
        return frozenset(self._forms) | {phrase.split()[0] for phrase, _ in self._phrases}

    @cached_property
    def _forms(self) -> Mapping[str, tuple[FalseFriend, bool]]:
        """Every form to the entry it belongs to, and whether it is the word itself."""
        forms: dict[str, tuple[FalseFriend, bool]] = {}
        for friend in self.friends:
            for word in friend.words:
                if " " not in word:
                    for form in _inflected(word.casefold()) if friend.certain else (f"{word.casefold()}nya",):
                        forms.setdefault(form, (friend, False))
        for friend in self.friends:
            forms.update({word.casefold(): (friend, True) for word in friend.words if " " not in word})
        return forms

    @cached_property
    def _phrases(self) -> tuple[tuple[str, FalseFriend], ...]:
        return tuple((word.casefold(), friend) for friend in self.friends for word in friend.words if " " in word)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[:at].rstrip(" \t\"'“‘(*-")
    return not before or before[-1] in ".!?:\n"


def _inflected(word: str) -> Iterator[str]:
    """A word with the prefixes and suffixes both languages share."""
    stems = [f"{prefix}{word}" for prefix in _PREFIXES]
    letters, stays = _NASAL.get(word[0], ("", True))
    stems += [f"{start}{letters}{word if stays else word[1:]}" for start in ("me", "pe")]
    for stem in stems:
        yield from (f"{stem}{suffix}" for suffix in _SUFFIXES)
