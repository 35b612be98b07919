"""The whole index: what is published, that it is the same every time, and that only what changed is made again."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue.catalogue import Catalogue
from catalogue.kept.store import Store
from catalogue.search import SearchError, build_index, engine
from search_samples import goods, product, site


def with_product(records: Catalogue, *changed: object) -> Catalogue:
    products = {**records.products, **{item.id: item for item in changed}}  # type: ignore[attr-defined]
    return replace(records, products=dict(sorted(products.items())))


def contents(files: dict[str, Path]) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in files.items()}


def cards(files: dict[str, Path], language: str, number: int) -> list[str]:
    found: list[str] = json.loads(gzip.decompress(files[f"search/{language}/{number}.pack"].read_bytes()))
    return found


def test_only_what_our_pages_use_is_published(tmp_path: Path) -> None:
    files = build_index(site(goods(), tmp_path), tmp_path)
    names = {path for path in files if not path.startswith("pagefind/index/")}
    packs = {f"search/{lang}/{number}.pack" for lang in ("en", "id", "ms") for number in range(4)}
    (engine_path,) = (path for path in names if path.startswith("pagefind/engine."))
    assert names == {
        *packs,
        *(f"search/{lang}.json" for lang in ("en", "id", "ms")),
        *("search/facets.pack", "search/orders.pack", "search/producers.pack", "search/terms.pack"),
        *("pagefind/files.pack", engine_path),
    }
    assert json.loads(gzip.decompress(files["pagefind/files.pack"].read_bytes()))["pages"] == 40
    assert gzip.decompress(files[engine_path].read_bytes()).startswith(b"\0asm")
    assert json.loads(files["search/en.json"].read_bytes())["engine"] == engine_path


def test_the_manifest_says_what_there_is(tmp_path: Path) -> None:
    files = build_index(site(goods(), tmp_path), tmp_path)
    manifest = json.loads(files["search/ms.json"].read_bytes())
    assert (manifest["total"], manifest["cardsPerPack"]) == (40, 12)
    assert manifest["words"]["all"] == "Lihat semua hasil"


def test_cards_are_those_of_the_pages_in_the_language(tmp_path: Path) -> None:
    files = build_index(site(goods(), tmp_path), tmp_path)
    english, malay = ([card for n in range(4) for card in cards(files, language, n)] for language in ("en", "ms"))
    (place,) = (n for n, card in enumerate(english) if "data-product=jahe>" in card)
    assert "href=../products/jahe/>" in english[place]
    assert "Ginger Drink" in english[place]
    assert "href=../products/jahe/>" in malay[place]
    assert "Minuman Halia" in malay[place]
    assert "&lt;script&gt;alert(1)" in "".join(english)


def test_two_builds_are_equal_to_the_byte(tmp_path: Path) -> None:
    first = build_index(site(goods(), tmp_path), tmp_path / "one")
    second = build_index(site(goods(), tmp_path), tmp_path / "two")
    assert contents(first) == contents(second)


def test_an_unchanged_catalogue_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_index(site(goods(), tmp_path), tmp_path)
    monkeypatch.setattr(engine, "pagefind_program", lambda: Path("no such program"))
    assert build_index(site(goods(), tmp_path), tmp_path) == first


def test_one_changed_product_changes_one_pack_of_cards(tmp_path: Path) -> None:
    records = goods()
    first = build_index(site(records, tmp_path), tmp_path)
    renamed = product("topeng-20", "Topeng Raksasa")
    second = build_index(site(with_product(records, renamed), tmp_path), tmp_path)
    packs = [path for path in second if path.startswith("search/en/") and first[path] != second[path]]
    assert packs == ["search/en/1.pack"]
    assert first["search/en.json"] != second["search/en.json"]
    assert "Topeng Raksasa" in "".join(cards(second, "en", 1))


def test_a_changed_price_does_not_run_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = goods()
    build_index(site(records, tmp_path), tmp_path)
    monkeypatch.setattr(engine, "pagefind_program", lambda: Path("no such program"))
    cheaper = replace(records.products["topeng-20"], price=records.products["jahe"].price)
    files = build_index(site(with_product(records, cheaper), tmp_path), tmp_path)
    (card,) = (card for card in cards(files, "en", 1) if "data-product=topeng-20>" in card)
    assert "USD" in card


def test_a_damaged_cache_heals(tmp_path: Path) -> None:
    first = build_index(site(goods(), tmp_path), tmp_path)
    whole = contents(first)
    first["search/en/1.pack"].write_bytes(b"damaged")
    first["pagefind/files.pack"].write_bytes(b"damaged")
    shutil.rmtree(first["pagefind/files.pack"].parent / "index")
    assert contents(build_index(site(goods(), tmp_path), tmp_path)) == whole


def test_what_no_build_asks_for_is_forgotten(tmp_path: Path) -> None:
    first = build_index(site(goods(), tmp_path), tmp_path)
    build_index(site(with_product(goods(), product("baru", "Baru")), tmp_path), tmp_path)
    assert not first["pagefind/files.pack"].exists()


def test_an_engine_that_fails_is_told_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "pagefind_program", lambda: Path("no such program"))
    with pytest.raises(SearchError, match=r"gagal membuat indeks.* / Pagefind could not make"):
        build_index(site(goods(), tmp_path), tmp_path)
    assert not list((tmp_path / "search" / "folders").iterdir())


def test_an_engine_that_ends_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "pagefind_program", lambda: Path("/bin/true"))
    with pytest.raises(SearchError, match="ended early"):
        build_index(site(goods(), tmp_path), tmp_path)


def test_an_empty_catalogue_has_an_empty_index(tmp_path: Path) -> None:
    files = build_index(site(replace(goods(), products={}), tmp_path), tmp_path)
    assert json.loads(files["search/en.json"].read_bytes())["total"] == 0


def test_an_unfinished_part_is_not_taken_for_a_finished_one(tmp_path: Path) -> None:
    store = Store(tmp_path, "test")

    def killed(folder: Path) -> None:
        folder.mkdir()
        (folder / "half").write_text("x")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.folder("key", killed)
    assert list(store.folder("key", lambda folder: folder.mkdir())) == []
