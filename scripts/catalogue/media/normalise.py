"""Named steps that make any accepted photo a plain picture: eight bits, to sRGB, upright, stripped."""

import io
import math
from fractions import Fraction

from PIL import Image, ImageCms

from catalogue.media.opening import OpenPhoto

PAPER_COLOUR = "#fdfbf7"
"""The site's paper (a token of its style sheet): what shows through where a photo is transparent."""

_Transpose = Image.Transpose
# EXIF 2.32, tag 0x0112: what was done to the picture, and so what undoes it.
_UPRIGHT: dict[int, Image.Transpose] = {
    2: _Transpose.FLIP_LEFT_RIGHT,
    3: _Transpose.ROTATE_180,
    4: _Transpose.FLIP_TOP_BOTTOM,
    5: _Transpose.TRANSPOSE,
    6: _Transpose.ROTATE_270,
    7: _Transpose.TRANSVERSE,
    8: _Transpose.ROTATE_90,
}
# Colour spaces of ICC profiles and Pillow's mode for their pixels.
_PROFILE_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def draft(photo: OpenPhoto, scale: Fraction) -> None:
    """Let a JPEG decode at 1/2, 1/4 or 1/8 if that is no smaller than `scale`; other formats decode whole."""
    width_px, height_px = photo.image.size
    # None keeps the mode: another one would make libjpeg convert CMYK and lose what its profile says.
    photo.image.draft(None, (math.ceil(width_px * scale), math.ceil(height_px * scale)))


def normalise(photo: OpenPhoto) -> Image.Image:
    """Decode a photo and return it upright, in sRGB, opaque (mode RGB) and without any metadata.

    Raises:
        Exception: whatever Pillow raises for pixels that cannot be decoded.
    """
    photo.image.load()
    picture = _to_srgb(_to_eight_bits(photo.image))
    if photo.orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[photo.orientation])
    # Encoders take profile, comment and more from `info`: what is not there cannot leak.
    picture.info = {}
    return picture


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if not image.mode.startswith("I;16"):
        return image
    # Pillow's own conversion to L cuts off at 255 instead of scaling: nearly every grey would turn white.
    grey = image.point(lambda value: value * (1 / 256) + 0).convert("L")
    # A transparent grey is one of 65,536 and cannot be told among 256.
    grey.info = {key: value for key, value in image.info.items() if key != "transparency"}
    return grey


def _to_srgb(image: Image.Image) -> Image.Image:
    icc = image.info.get("icc_profile")
    if not image.has_transparency_data:
        return _apply_profile(image, icc)
    pixels = image.convert("RGBA")
    colours = image.convert("L") if image.mode == "LA" else pixels.convert("RGB")
    picture = _apply_profile(colours, icc)
    paper = Image.new("RGB", picture.size, PAPER_COLOUR)
    paper.paste(picture, mask=pixels.getchannel("A"))
    return paper


def _apply_profile(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert to RGB by the embedded profile; like browsers, ignore one that is broken or does not fit."""
    if not icc:
        return image.convert("RGB")
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        mode = _PROFILE_MODES.get(profile.profile.xcolor_space.strip())
        # A grey or palette picture with a profile of RGB is common; the other way round nothing fits.
        colours = image.convert("RGB") if mode == "RGB" and image.mode != "CMYK" else image
        if colours.mode != mode:
            return image.convert("RGB")
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(colours, profile, srgb, outputMode="RGB") or image.convert("RGB")
    except (OSError, ImageCms.PyCMSError):
        return image.convert("RGB")
