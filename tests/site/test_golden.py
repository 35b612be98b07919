"""Golden pages of the fixture: the main part of one page of each kind, and the list of all files.

After a wanted change: `UPDATE_GOLDEN=1 make test ARGS=tests/site/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from built_site import BuiltSite

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = {
    "home.en": "",
    "products.id": "id/products/",
    "product.en": "products/kain-laut/",
    "product.id": "id/products/kopi-bukit/",
    "product-borrowed.ms": "ms/products/sambal-sunyi/",
    "product-archived.en": "products/selendang-lama/",
    "producer.ms": "ms/producers/tenun-utara/",
    "category.en": "categories/batik/",
    "regency.id": "id/regencies/sampang/",
    "collection.ms": "ms/collections/pameran-utara/",
    "short": "p/kain-laut/",
}
#: Names that follow content: pictures, bundles, parts of the search index.
HASH = re.compile(r"[0-9a-f]{16}(?=-)|(?<=\.)[0-9A-Z]{8}(?=\.)|(?<=_)[0-9a-f]{7,}")


def steady(text: str) -> str:
    """Text without the parts that change with a tool's version."""
    return HASH.sub("#", text)


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_main_part_of_a_page(fixture_site: BuiltSite, name: str) -> None:
    html = fixture_site.read(PAGES[name])
    main = html[html.index("<main") : html.index("</main>") + len("</main>")]
    compare(f"{name}.html", steady(main) + "\n")


def test_the_list_of_files(fixture_site: BuiltSite) -> None:
    files = {
        path.relative_to(fixture_site.folder).as_posix() for path in fixture_site.folder.rglob("*") if path.is_file()
    }
    compare("files.txt", "\n".join(sorted({steady(path) for path in files})) + "\n")
