"""What a machine must not touch: taken out of a text before it translates, put back afterwards, none lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue.languages import Language

#: Beginnings of masks, which no word has; the first that a text does not hold is taken.
_STEMS: Final = ("XQ", "QZ", "JX")
#: What programs fill in, addresses, and what holds letters and digits at once: codes, sizes.
_FIXED: Final = re.compile(
    r"%\([A-Za-z_]+\)[sd]|\{[^{}\s]*\}|https?://\S*[^\s.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?=[A-Z0-9-]*[0-9])(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,}\b"
)
_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![\w]|[.,]\d)")
_SWAPPED: Final = str.maketrans(".,", ",.")


class LostMaskError(Exception):
    """A machine lost, doubled or changed a mask.

    Attributes:
        word: what the mask stands for.
    """

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class Span(NamedTuple):
    """A part of a text that a machine must not translate, and what stands there in the other language."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with masks.

    Attributes:
        text: for the machine.
        stem: beginning of every mask.
        words: what stands for each mask in the other language, in the order of their numbers.
    """

    text: str
    stem: str
    words: tuple[str, ...]

    def restored(self, translated: str) -> str:
        """What the machine made of it, with the words back in their places.

        Raises:
            LostMaskError: a mask is not there exactly once.
        """
        found = re.findall(rf"{self.stem}(\d+)X", translated, re.IGNORECASE)
        for number, word in enumerate(self.words):
            if found.count(str(number)) != 1:
                raise LostMaskError(word)
        if len(found) != len(self.words):
            raise LostMaskError(self.stem)
        return re.sub(rf"{self.stem}(\d+)X", lambda match: self.words[int(match[1])], translated, flags=re.IGNORECASE)


def mask(text: str, spans: Iterable[Span]) -> Masked:
    """A text with a mask for each span; of spans that overlap, the first that was given."""
    stem = next((stem for stem in _STEMS if stem.casefold() not in text.casefold()), "")
    if not stem:
        raise LostMaskError(_STEMS[0])
    taken: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or span.start >= other.end for other in taken):
            taken.append(span)
    parts, words, at = list[str](), list[str](), 0
    for span in sorted(taken):
        parts += [text[at : span.start], f"{stem}{len(words)}X"]
        words.append(span.instead)
        at = span.end
    return Masked("".join([*parts, text[at:]]), stem, tuple(words))


def fixed_spans(text: str, source: Language, target: Language) -> Iterator[Span]:
    """Placeholders, addresses, codes; and numbers, written as the other language writes them."""
    for match in _FIXED.finditer(text):
        yield Span(*match.span(), match[0])
    other_marks = (source == "id") != (target == "id")
    for match in _NUMBER.finditer(text):
        yield Span(*match.span(), match[0].translate(_SWAPPED) if other_marks else match[0])


def name_spans(text: str, names: Iterable[tuple[str, str]]) -> Iterator[Span]:
    """Names as they are written, the longest first; each with what it is called in the other language."""
    for name, instead in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield Span(*match.span(), instead)
