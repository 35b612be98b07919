"""`catalogue export qr`: QR codes of short addresses, for other people's layouts."""

from __future__ import annotations

from typing import Annotated

import typer

from catalogue.cli.common import ContentOption, out
from catalogue.cli.export.common import (
    BaseUrlOption,
    NoSamplesOption,
    OutOption,
    folder_of,
    open_catalogue,
    refuse_unknown,
    shown_progress,
    write_and_tell,
)
from catalogue.exports.bundle import Content
from catalogue.exports.qr import qr_edge, qr_least_mm, qr_png, qr_svg
from catalogue.pages.shared import Shared


def register(export: typer.Typer) -> None:
    """Adds the sub-command."""
    export.command("qr", epilog="Example: catalogue export qr kopi-rempah --out qr")(qr_command)


def qr_command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...", help="Products, producers, collections. Default: all shown.", show_default=False
        ),
    ] = None,
    content: ContentOption = None,
    target: OutOption = None,
    base_url: BaseUrlOption = None,
    no_samples: NoSamplesOption = False,
) -> None:
    """Membuat kode QR (SVG dan PNG). / Makes QR codes (SVG and PNG)."""
    with shown_progress() as progress:
        shared = open_catalogue(content, base_url, no_samples, progress)
    known = known_ids(shared)
    wanted = list(dict.fromkeys(ids or known))
    refuse_unknown(wanted, known, "produk, produsen, atau koleksi", "product, producer or collection")
    files: dict[str, Content] = {}
    for record_id in wanted:
        files |= qr_files(shared, record_id)
    write_and_tell(files, folder_of(target, shared) / "qr")
    widest = max((shared.site.short_address(record_id) for record_id in wanted), key=qr_edge, default="")
    if widest:
        least = f"{qr_least_mm(widest):.0f} mm"
        out.print(
            f"Cetak paling kecil selebar {least}, termasuk tepi putihnya. / "
            f"Print them at least {least} wide, the white margin included.",
            markup=False,
        )


def known_ids(shared: Shared) -> list[str]:
    """Ids of everything with a short address that is shown, by kind."""
    catalogue = shared.catalogue
    listed = [c.id for c in catalogue.collections.values() if shared.is_listed(c)]
    return [*(p.id for p in catalogue.shown), *(p.id for p in catalogue.shown_producers), *listed]


def qr_files(shared: Shared, record_id: str) -> dict[str, Content]:
    """The two files of one record's code."""
    address = shared.site.short_address(record_id)
    return {f"{record_id}.svg": qr_svg(address), f"{record_id}.png": qr_png(address)}
