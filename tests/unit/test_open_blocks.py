"""Large files of public data are put together of blocks: the same bytes as ever, and little is made for one change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from catalogue.downloads import download_files
from catalogue.downloads.blocks import LEAST, Blocks, Facts, in_blocks
from catalogue.kept.store import Store
from catalogue.pages.shared import Shared
from open_files import open_files
from pages_content import Record, collection_record, make_site, producer_record, product_record

IDS = [f"kopi-{number:03d}" for number in range(400)]
CHANGED = IDS[250]


def records(ids: Sequence[str] = IDS, **changed: object) -> list[Record]:
    """Products of two producers, one of them with other facts than before."""
    found = [
        product_record(key, producer=("warung", "toko")[number % 2], updated=f"2026-10-{number % 28 + 1:02d}")
        for number, key in enumerate(ids)
    ]
    return [record | changed if record["id"] == CHANGED else record for record in found]


def shared(
    products: Sequence[Record] | None = None, maker: str = "Toko Lama", listed: Sequence[str] = IDS[:3]
) -> Shared:
    """A catalogue of these products."""
    makers = (producer_record(), producer_record("toko", name=maker))
    fairs = (collection_record(products=list(listed)),)
    return Shared(make_site(records() if products is None else products, makers, fairs))


def made(content: Shared, folder: Path, base: bytes = b"") -> list[list[str]]:
    """Ids of the products of every block whose part a build made; it finds that no product is missing or twice."""
    store, seen = Store(folder, "test"), list[list[str]]()

    def part(facts: Facts) -> list[str]:
        seen.append([str(row["id"]) for row in facts.rows])
        return seen[-1]

    blocks = Blocks(content, store, base, {"file": part})
    assert [key for ids in blocks.parts("file") for key in ids] == sorted(content.catalogue.products)
    store.forget_unused()
    return seen


def test_blocks_are_of_some_size_and_end_where_ids_say() -> None:
    products = sorted(shared().catalogue.shown, key=lambda product: product.id)
    blocks = list(in_blocks(products))
    assert [product for block in blocks for product in block] == products
    assert len(blocks) > 2
    assert all(len(block) >= LEAST for block in blocks[:-1])
    assert list(in_blocks([])) == []


def test_only_the_block_with_the_change_is_made(tmp_path: Path) -> None:
    before = made(shared(), tmp_path)
    assert made(shared(), tmp_path) == []
    assert made(shared(records(sku="B-2")), tmp_path) == [ids for ids in before if CHANGED in ids]


def test_a_product_that_comes_or_goes_leaves_other_blocks_as_they_are(tmp_path: Path) -> None:
    first = made(shared(), tmp_path)
    (more,) = made(shared([*records(), product_record("kopi-249-b")]), tmp_path)
    assert set(more) - set(IDS) == {"kopi-249-b"}
    (back,) = made(shared(), tmp_path)
    assert back in first


def test_a_changed_producer_makes_the_blocks_of_its_products(tmp_path: Path) -> None:
    assert len(made(shared(), tmp_path)) == len(made(shared(maker="Toko Baru"), tmp_path))


def test_other_words_or_another_base_make_every_block(tmp_path: Path) -> None:
    assert made(shared(), tmp_path) == made(shared(), tmp_path, b"other words")


def test_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    first = made(shared(), tmp_path)
    damaged = min((tmp_path / "files").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-9] + b"something")
    (again,) = made(shared(), tmp_path)
    assert again in first
    assert made(shared(), tmp_path) == []


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(lambda: shared(records(sku="B-2")), id="changed"),
        pytest.param(lambda: shared(records(updated="2026-11-20")), id="newest"),
        pytest.param(lambda: shared(records(status="paused")), id="paused"),
        pytest.param(lambda: shared(records(price={"mode": "on_request"}, photos=[])), id="in no feed"),
        pytest.param(lambda: shared(records(name={"en": "A & <b>\n=1", "id": "x" * 90})), id="markup"),
        pytest.param(lambda: shared([*records(), product_record("aaa"), product_record("kopi-1000")]), id="added"),
        pytest.param(lambda: shared([record for record in records() if record["id"] != CHANGED]), id="removed"),
        pytest.param(lambda: shared(maker="Toko Baru"), id="producer"),
        pytest.param(lambda: shared(listed=IDS[5:9]), id="collection"),
        pytest.param(lambda: shared([]), id="nothing"),
    ],
)
def test_files_are_the_same_as_made_from_nothing(after: object, tmp_path: Path) -> None:
    assert callable(after)
    download_files(shared(), tmp_path)
    content = after()
    found = {path: file.read_bytes() for path, file in download_files(content, tmp_path).items()}
    assert found == open_files(content)


def test_the_part_of_the_only_block_is_not_taken_for_its_file(tmp_path: Path) -> None:
    content = shared([product_record("kopi")], listed=["kopi"])
    found = {path: file.read_bytes() for path, file in download_files(content, tmp_path).items()}
    assert found == open_files(content)
    assert {data[:5] for path, data in found.items() if path.endswith(".xml")} == {b"<?xml"}


def test_what_is_not_asked_for_stays_for_the_next_build(tmp_path: Path) -> None:
    def kept() -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in (tmp_path / "downloads" / "files").iterdir()}

    content = shared()
    download_files(content, tmp_path)
    first = kept()
    download_files(content, tmp_path)
    assert kept() == first


def test_damaged_files_and_parts_are_made_again(tmp_path: Path) -> None:
    content = shared()
    download_files(content, tmp_path)
    for path in (tmp_path / "downloads" / "files").iterdir():
        path.write_bytes(b"damaged")
    found = {path: file.read_bytes() for path, file in download_files(content, tmp_path).items()}
    assert found == open_files(content)
