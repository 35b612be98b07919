"""One social picture: a photo, what it is called, three facts, the marks it holds, its QR code, and whose it is.

Everything that is read stands in the panel, beside or below the photo, never on it. Texts wrap; where the panel is
still too small for them, all of its type shrinks together, down to a size that a phone shows legibly.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from catalogue.brand import draw_tumpal_row
from catalogue.exports.qr import qr_edge, qr_png
from catalogue.social.content import SocialContent
from catalogue.social.crop import cut
from catalogue.social.formats import Format
from catalogue.social.setting import SMALLEST_PX, Block, Style, balanced, set_text

_PAPER, _PANEL, _INK, _INK_2 = "#fdfbf7", "#f5f0e7", "#241915", "#5f5148"
_RED, _LINE, _HELD, _SOGA = "#9b1c1f", "#ddd4c6", "#27593a", "#7a4b1e"
_FLOOD: Final = "#821418"
_STEPS: Final = tuple(step / 100 for step in range(100, 31, -3))
_JPEG_QUALITY: Final = 86
_GAP: Final = 0.55
_LABEL: Final = 0.82
_KICKER: Final = 0.95
_LABEL_SHARE: Final = 0.36


class DoesNotFitError(ValueError):
    """A text is longer than any that a record may hold; a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands on the picture."""

    block: Block
    left: float
    top: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.block.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.block.height


@dataclass(frozen=True, slots=True)
class Setting:
    """A panel that is laid out.

    Attributes:
        texts: every text with its place.
        rules: hairlines: left, top, right.
        ticks: where a tick stands before the name of a certificate: left, middle, size.
        qr: left and top of the code.
        qr_edge_px: of the code with its quiet zone.
    """

    texts: tuple[Placed, ...]
    rules: tuple[tuple[float, float, float], ...]
    ticks: tuple[tuple[float, float, float], ...]
    qr: tuple[int, int]
    qr_edge_px: int


def render_picture(content: SocialContent, form: Format, photo: Image.Image | None) -> bytes:
    """The picture as JPEG.

    Args:
        content: what stands on it.
        form: which size.
        photo: upright and in sRGB, or None where there is none.

    Raises:
        DoesNotFitError: not even the smallest type fits.
    """
    picture = Image.new("RGB", (form.width, form.height), _PAPER)
    left, top, right, bottom = form.photo
    if photo is None:
        picture.paste(_PANEL, form.photo)
    else:
        picture.paste(cut(photo, right - left, bottom - top), (left, top))
    draw = ImageDraw.Draw(picture)
    setting = lay_out(content, form)
    for x_from, y, x_to in setting.rules:
        draw.line([(x_from, y), (x_to, y)], fill=_LINE, width=2)
    for x, y, size in setting.ticks:
        tick = [(x, y), (x + size * 0.35, y + size * 0.35), (x + size, y - size * 0.4)]
        draw.line(tick, fill=_HELD, width=max(3, round(size / 6)), joint="curve")
    for placed in setting.texts:
        placed.block.draw(draw, placed.left, placed.top)
    picture.paste(_qr(content.address, form), setting.qr)
    _draw_band(draw, form)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def lay_out(content: SocialContent, form: Format) -> Setting:
    """Where everything of the panel stands, in the largest type that fits.

    Raises:
        DoesNotFitError: not even the smallest type fits.
    """
    for scale in _STEPS:
        setting = _try(content, form, scale)
        if setting is not None:
            return setting
    raise DoesNotFitError(f"{content.id} in {content.language} does not fit {form.name}")


def _try(content: SocialContent, form: Format, scale: float) -> Setting | None:
    """The panel at a scale, or None where it is too small for it."""
    left, top, right, bottom = form.panel
    width = right - left
    text_px = max(SMALLEST_PX, round(form.text_px * (1 + scale) / 2))  # the name gives way first
    gap = round(text_px * _GAP)
    colour = _RED if content.sample or content.paused else _INK_2
    kicker = Style(max(SMALLEST_PX, round(text_px * _KICKER)), 600, colour)
    name = Style(max(SMALLEST_PX + 3, round(form.name_px * scale)), 650, _INK, 1.14)
    texts: list[Placed] = []
    y = float(top)
    said = " · ".join([part for part in (content.sample, content.paused, content.kicker) if part])
    for block, below in ((set_text(said, kicker, width), gap / 4), (balanced(content.name, name, width), gap)):
        texts.append(Placed(block, left, y))
        y += block.height + below
    facts, rules, y = _facts(content, form, text_px, y)
    edge = qr_edge(content.address) * form.module
    foot_top = bottom - edge
    if y + gap > foot_top:
        return None
    marks, ticks = _marks(content, text_px, (left, foot_top, right - edge - gap))
    words = _wordmark(content, form, left, bottom, right - edge - gap - left)
    if marks and marks[-1].bottom > words[0].top:
        return None
    return Setting((*texts, *facts, *marks, *words), rules, ticks, (right - edge, foot_top), edge)


def _facts(
    content: SocialContent, form: Format, text_px: int, top: float
) -> tuple[list[Placed], tuple[tuple[float, float, float], ...], float]:
    """The three facts side by side or below each other; where they end."""
    left, _, right, _ = form.panel
    label = Style(max(SMALLEST_PX, round(text_px * _LABEL)), 400, _INK_2)
    value = Style(text_px, 600, _INK)
    gap = round(text_px * _GAP)
    placed: list[Placed] = []
    if form.columns:
        count = len(content.facts)
        column = (right - left - gap * 2 * (count - 1)) / count
        rules = []
        ends = [top]
        for number, fact in enumerate(content.facts):
            x = left + number * (column + gap * 2)
            rules.append((x, top, x + column))
            head = Placed(set_text(fact.label, label, column), x, top + gap / 2)
            body = Placed(set_text(fact.value, value, column), x, head.bottom)
            placed += [head, body]
            ends.append(body.bottom)
        return placed, tuple(rules), max(ends)
    split = (right - left) * _LABEL_SHARE
    lines = []
    y = top
    for fact in content.facts:
        lines.append((float(left), y, float(right)))
        head = Placed(set_text(fact.label, label, split - gap), left, y + gap / 3)
        body = Placed(set_text(fact.value, value, right - left - split), left + split, y + gap / 3)
        placed += [head, body]
        y = max(head.bottom, body.bottom) + gap / 3
    return placed, tuple(lines), y


def _marks(
    content: SocialContent, text_px: int, place: tuple[float, float, float]
) -> tuple[list[Placed], tuple[tuple[float, float, float], ...]]:
    """Names of the certificates that are held, each behind a tick, in as many lines as they need.

    Args:
        content: names them.
        text_px: of their type.
        place: left, top and right of the room they have.
    """
    left, top, right = place
    style = Style(max(SMALLEST_PX, round(text_px * _LABEL)), 600, _HELD, 1.4)
    tick = style.size_px * 0.8
    indent, space = tick * 1.45, tick
    placed: list[Placed] = []
    ticks: list[tuple[float, float, float]] = []
    x, y = left, top
    for mark in content.marks:
        block = set_text(mark, style, right - left - indent)
        if x > left and x + indent + block.width > right:
            x, y = left, placed[-1].bottom
        placed.append(Placed(block, x + indent, y))
        ticks.append((x, y + style.line_px / 2, tick))
        x += indent + block.width + space
    return placed, tuple(ticks)


def _wordmark(content: SocialContent, form: Format, left: float, bottom: float, width: float) -> list[Placed]:
    """The site's two lines at the foot of the panel."""
    size = round(form.text_px * 1.45)
    name = set_text("Madura", Style(size, 800, _RED, 1.1), width)
    second = set_text(content.wordmark, Style(round(size * 0.62), 500, _INK, 1.2), width)
    top = bottom - second.height - name.height
    return [Placed(name, left, top), Placed(second, left, top + name.height)]


def _qr(address: str, form: Format) -> Image.Image:
    """The code on its white field, a whole number of pixels a module."""
    edge = qr_edge(address) * form.module
    with Image.open(io.BytesIO(qr_png(address))) as code:
        return code.convert("RGB").resize((edge, edge), Image.Resampling.NEAREST)


def _draw_band(draw: ImageDraw.ImageDraw, form: Format) -> None:
    """The edge of a cloth along the foot of the picture."""
    top = form.height - form.band
    draw.rectangle([(0, top), (form.width, form.height)], fill=_FLOOD)
    draw_tumpal_row(draw, form.width, top + form.band - form.tile, form.tile, max(2, form.tile // 22))
