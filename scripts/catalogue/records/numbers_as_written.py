"""How a number that people write in their own way would be written in a record."""

from __future__ import annotations

import re
from typing import Final

from catalogue.problems import Bilingual

_CURRENCY: Final = re.compile(r"^(?:rp\.?|idr|usd|us\$|\$|rm|myr|sgd|s\$|€|eur)\s*", re.IGNORECASE)
_TAIL: Final = re.compile(r"(?:,-|,--|\s*%)$")
_WITH_UNIT: Final = re.compile(r"([0-9][0-9.,_]*)\s*([A-Za-z/]+)")
_POINT_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SCALES: Final = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}


def is_perhaps_thousands(text: str) -> bool:
    """Whether a plain number has a point as Indonesians write it between thousands: `45.000`."""
    return _POINT_THOUSANDS.fullmatch(text) is not None


def without_third_decimal(text: str) -> str:
    """The same fraction in a form that cannot be taken for thousands: `45`, `1.25`, `1.2550`."""
    shorter = text.rstrip("0").rstrip(".")
    return f"{text}0" if is_perhaps_thousands(shorter) else shorter


def suggest_number(text: str, *, counted: bool) -> Bilingual | None:
    """What to write instead, or None where nobody can tell.

    Args:
        text: what was written.
        counted: whether the field counts money, pieces or days, where three decimals do not occur.
    """
    amount = _CURRENCY.sub("", text.strip())
    core = _TAIL.sub("", amount)
    counted = counted or amount != text.strip()
    unit = ""
    if (match := _WITH_UNIT.fullmatch(core)) and not re.fullmatch(r"[0-9.]+e[0-9]*", core, re.IGNORECASE):
        core, unit = match[1], match[2].casefold()
    if counted and is_perhaps_thousands(core) and unit not in _SCALES:
        core = core.replace(".", "")
    if not counted and re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", core) and unit not in _SCALES:
        thousand = core.replace(",", "")
        decimal = core.replace(",", ".")
        return Bilingual(
            f"tulis {thousand} bila koma memisahkan ribuan, atau {decimal} bila koma tanda desimal",
            f"write {thousand} if the comma separates thousands, or {decimal} if it is a decimal comma",
        )
    plain = _plain(core)
    if plain is None:
        return None
    if unit in _SCALES:
        plain = _shorten(f"{float(plain) * _SCALES[unit]:f}")
    elif unit:
        return Bilingual(
            f"tulis {plain}; satuan ditulis di kolomnya sendiri",
            f"write {plain}; a unit has a field of its own",
        )
    return Bilingual(f"tulis {plain}", f"write {plain}")


def _plain(core: str) -> str | None:
    """Plain decimal notation of a number, or None."""
    rules = (
        (r"[0-9]+(?:_[0-9]+)+(?:\.[0-9]+)?", lambda t: t.replace("_", "")),
        (r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?", lambda t: t.replace(".", "").replace(",", ".")),
        (r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", lambda t: t.replace(".", "").replace(",", ".")),
        (r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", lambda t: t.replace(",", "")),
        (r"[0-9]{1,3}(?: [0-9]{3})+", lambda t: t.replace(" ", "")),
        (r"[0-9]+,[0-9]+", lambda t: t.replace(",", ".")),
        (r"[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]", lambda t: f"{float(t):f}"),
        (r"\+?[0-9]*\.?[0-9]+\.?", lambda t: t.lstrip("+").rstrip(".")),
    )
    for pattern, rewrite in rules:
        if re.fullmatch(pattern, core):
            return _shorten(rewrite(core))
    return None


def _shorten(digits: str) -> str:
    """Without zeros in front, and without a fraction of zeros that came from arithmetic."""
    whole, point, fraction = digits.partition(".")
    fraction = fraction.rstrip("0") if len(fraction) == 6 else fraction
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if point and fraction else whole
