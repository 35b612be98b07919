"""Type on a picture: lines that are wrapped, measured and never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import ImageDraw

from catalogue.brand import brand_font

#: Text smaller than this is not read on a phone.
SMALLEST_PX: Final = 17
#: The face has a narrow space; the style sheet widens it in the same way.
_WORD_SPACING: Final = 0.08
_BALANCING_STEP: Final = 0.03


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        size_px: of the type.
        weight: 400 to 800.
        colour: `#rrggbb`.
        leading: height of a line as a multiple of the size.
    """

    size_px: int
    weight: int
    colour: str
    leading: float = 1.25

    @property
    def line_px(self) -> int:
        """Height of one line."""
        return round(self.size_px * self.leading)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one style.

    Attributes:
        lines: each within the width they were wrapped to.
        style: of all of them.
    """

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> int:
        """Height of all lines."""
        return len(self.lines) * self.style.line_px

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max((text_width(line, self.style) for line in self.lines), default=0.0)

    def draw(self, draw: ImageDraw.ImageDraw, left: float, top: float) -> None:
        """Sets the lines below each other."""
        font = brand_font(self.style.size_px, self.style.weight)
        for number, line in enumerate(self.lines):
            middle = top + number * self.style.line_px + self.style.line_px / 2
            at = left
            for word in line.split(" "):
                draw.text((at, middle), word, font=font, fill=self.style.colour, anchor="lm")
                at += font.getlength(word) + _space(self.style)


def text_width(text: str, style: Style) -> float:
    """Width of a line in pixels."""
    font = brand_font(style.size_px, style.weight)
    words = text.split(" ")
    return sum(font.getlength(word) for word in words) + _space(style) * (len(words) - 1)


def _space(style: Style) -> float:
    return brand_font(style.size_px, style.weight).getlength(" ") + style.size_px * _WORD_SPACING


def set_text(text: str, style: Style, width: float) -> Block:
    """A text wrapped between words; a word wider than the line is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, style) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *broken, line = _broken(word, style, width)
        lines += broken
    return Block((*lines, line) if line else tuple(lines), style)


def balanced(text: str, style: Style, width: float) -> Block:
    """The same lines as `set_text`, of more even length: a name is not left with one word in its last line."""
    block = set_text(text, style, width)
    narrower = width
    while len(block.lines) > 1 and narrower > width / 2:
        narrower -= width * _BALANCING_STEP
        tried = set_text(text, style, narrower)
        if len(tried.lines) > len(block.lines):
            break
        block = tried
    return block


def _broken(word: str, style: Style, width: float) -> list[str]:
    """A word in pieces that fit; one piece where it fits whole. Behind a hyphen it breaks first."""
    pieces: list[str] = []
    rest = word
    while text_width(rest, style) > width and len(rest) > 1:
        sizes = range(len(rest) - 1, 0, -1)
        end = next(size for size in sizes if size == 1 or text_width(rest[:size], style) <= width)
        hyphen = rest.rfind("-", 1, end)
        end = hyphen + 1 if hyphen > 0 else end
        pieces.append(rest[:end])
        rest = rest[end:]
    return [*pieces, rest]
