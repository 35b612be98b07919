"""What free hosts take, and how much of it a site uses.

Limits as the hosts documented them in November 2026: GitHub Pages ("GitHub Pages limits": 1 GB a published site),
GitLab Pages on gitlab.com (1 GB, 200,000 entries), Cloudflare Pages ("Limits", free plan: 20,000 files, 25 MiB a
file), Netlify (no limit for a site).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalogue.problems import Bilingual

#: Parts of a site by the first folder of a path. What is not named here counts as pages.
_PARTS: Final[Mapping[str, str]] = {
    "media": "photos",
    "pagefind": "search",
    "search": "search",
    "trade": "search",
    "downloads": "downloads",
    "feeds": "downloads",
    "admin": "editor",
    "assets": "assets",
}
_MEGA: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Host:
    """A free host's limits for one site; None where it names none.

    Attributes:
        id: as written in `reference/site.yml` and after `--host`.
        name: for people.
        bytes: of the whole site.
        files: of the whole site.
        file_bytes: of one file.
    """

    id: str
    name: str
    bytes: int | None = None
    files: int | None = None
    file_bytes: int | None = None


HOSTS: Final[Mapping[str, Host]] = {
    host.id: host
    for host in (
        Host("github-pages", "GitHub Pages", bytes=1_000_000_000),
        Host("gitlab-pages", "GitLab Pages", bytes=1_000_000_000, files=200_000),
        Host("cloudflare-pages", "Cloudflare Pages", files=20_000, file_bytes=25 * 1024 * 1024),
        Host("netlify", "Netlify"),
    )
}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a site uses.

    Attributes:
        files: number of files.
        bytes: their size.
        products: products with a page.
        product_files: files that the products brought, search included.
        product_bytes: their size.
        parts: bytes by part of the site, largest first.
        largest: path and bytes of the largest file.
    """

    files: int
    bytes: int
    products: int
    product_files: int
    product_bytes: int
    parts: tuple[tuple[str, int], ...]
    largest: tuple[str, int]


def measure_usage(sizes: Mapping[str, int], products: int) -> Usage:
    """Adds up a site.

    Args:
        sizes: site path to bytes.
        products: products with a page.
    """
    parts: Counter[str] = Counter()
    product_files = product_bytes = 0
    for path, size in sizes.items():
        part = part_of(path)
        parts[part] += size
        if part in ("photos", "search", "products"):
            product_files += 1
            product_bytes += size
    largest = max(sizes.items(), key=lambda entry: (entry[1], entry[0]), default=("", 0))
    ordered = tuple(sorted(parts.items(), key=lambda entry: (-entry[1], entry[0])))
    return Usage(len(sizes), sum(sizes.values()), products, product_files, product_bytes, ordered, largest)


def part_of(path: str) -> str:
    """The part of the site a file belongs to."""
    folders = path.split("/")
    first = folders[1] if folders[0] in ("id", "ms") and len(folders) > 1 else folders[0]
    if first in ("products", "p") and len(folders) > 2:
        return "products"
    return _PARTS.get(first, "pages")


def still_fits(host: Host, usage: Usage) -> int | None:
    """How many more products of the average size the host takes; None where it sets no limit that products reach."""
    if not usage.products:
        return None
    room = []
    if host.bytes is not None and usage.product_bytes:
        room.append((host.bytes - usage.bytes) * usage.products // usage.product_bytes)
    if host.files is not None and usage.product_files:
        room.append((host.files - usage.files) * usage.products // usage.product_files)
    return max(0, min(room)) if room else None


def usage_line(host: Host, usage: Usage) -> str:
    """One line of the closing summary: what is used of a host's limits."""
    used = []
    if host.bytes is not None:
        used.append(f"{usage.bytes / _MEGA:,.1f} of {host.bytes / _MEGA:,.0f} MB")
    if host.files is not None:
        used.append(f"{usage.files:,} of {host.files:,} files")
    room = still_fits(host, usage)
    fits = "" if room is None else f"; about {room:,} more products fit"
    return f"{host.name}: {', '.join(used) or 'no limit for a site'}{fits}"


def excess(host: Host, usage: Usage) -> list[Bilingual]:
    """What is beyond a host's limits, and what to leave out; empty where the site fits."""
    found = []
    if host.bytes is not None and usage.bytes > host.bytes:
        parts = ", ".join(f"{part} {size / _MEGA:,.0f} MB" for part, size in usage.parts[:3])
        found.append(
            Bilingual(
                f"Situs {usage.bytes / _MEGA:,.0f} MB, {host.name} menerima {host.bytes / _MEGA:,.0f} MB. Terbesar: "
                f"{parts}. Kurangi foto per produk, atau arsipkan produk lama.",
                f"The site has {usage.bytes / _MEGA:,.0f} MB, {host.name} takes {host.bytes / _MEGA:,.0f} MB. Largest: "
                f"{parts}. Use fewer photos a product, or archive old products.",
            )
        )
    if host.files is not None and usage.files > host.files:
        over = usage.files - host.files
        found.append(
            Bilingual(
                f"Situs berisi {usage.files:,} berkas, {host.name} menerima {host.files:,}. Kelebihan {over:,}: "
                "kurangi foto per produk, arsipkan produk lama, atau pindah ke host lain (docs/hosting).",
                f"The site has {usage.files:,} files, {host.name} takes {host.files:,}. {over:,} too many: use fewer "
                "photos a product, archive old products, or move to another host (docs/hosting).",
            )
        )
    path, size = usage.largest
    if host.file_bytes is not None and size > host.file_bytes:
        found.append(
            Bilingual(
                f"Berkas {path} {size / _MEGA:,.1f} MB terlalu besar untuk {host.name}.",
                f"The file {path} has {size / _MEGA:,.1f} MB, too large for {host.name}.",
            )
        )
    return found
