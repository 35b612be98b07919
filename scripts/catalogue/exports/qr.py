"""QR codes of short addresses, as SVG and PNG, with the quiet zone and the size that paper needs.

Sizes follow ISO/IEC 18004 (quiet zone of four modules) and what phones read at arm's length from office paper.
"""

from __future__ import annotations

import io
from typing import Final

import segno

#: Empty modules around a code (ISO/IEC 18004, 5.3.8). A code is never placed without them.
QUIET_ZONE: Final = 4
#: Smallest module on paper that cheap phones and office printers manage; prints keep to it.
LEAST_MODULE_MM: Final = 0.4
#: Module of the files for other people's layouts: a code of a usual address is about 35 mm wide.
MODULE_MM: Final = 0.85
#: A module of the PNG is ten dots, so that its edges fall between dots; at 300 dpi that is `MODULE_MM`.
_MODULE_PX: Final = 10
_DPI: Final = 300
#: Level M mends 15 % damage. Higher levels make more and smaller modules, which print worse than they mend.
_LEVEL: Final = "m"


def qr_edge(address: str) -> int:
    """How many modules wide and high the code of an address is, quiet zone included."""
    return int(_code(address).symbol_size(border=QUIET_ZONE)[0])


def qr_least_mm(address: str) -> float:
    """The smallest width in mm at which the code of an address may be printed, quiet zone included."""
    return qr_edge(address) * LEAST_MODULE_MM


def qr_svg(address: str) -> bytes:
    """The code as an SVG of its size on paper: black on a white ground, quiet zone included."""
    out = io.BytesIO()
    _code(address).save(
        out, kind="svg", border=QUIET_ZONE, light="#fff", omitsize=True, svgclass=None, lineclass=None, xmldecl=False
    )
    # One unit of the drawing is a module; its size on paper stands beside.
    edge_mm = f"{qr_edge(address) * MODULE_MM:g}mm"
    return out.getvalue().replace(b"<svg ", f'<svg width="{edge_mm}" height="{edge_mm}" '.encode(), 1)


def qr_png(address: str) -> bytes:
    """The code as a black and white PNG that says its size on paper, quiet zone included."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", scale=_MODULE_PX, border=QUIET_ZONE, dpi=_DPI)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=_LEVEL, boost_error=True)
