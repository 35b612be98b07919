"""A build on top of an earlier one equals a clean one: one case for each thing that pages once forgot to depend on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import REPO
from catalogue.build import Options, build
from catalogue.settings import Settings
from PIL import Image
from test_promises import edit, tree_of

PAGES_ONLY = Options(prints=False)
Change = Callable[[Settings], object]


def own_generator(settings: Settings) -> Settings:
    """Settings with a generator's folder that the test may change."""
    repo = settings.content.parent / "generator"
    repo.mkdir()
    for name in ("docs", "overrides", "reference", "scripts"):
        shutil.copytree(REPO / name, repo / name)
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(REPO / name, repo / name)
    (repo / "node_modules").symlink_to(REPO / "node_modules")
    return replace(settings, repo=repo)


def draw(photo: Path, colour: tuple[int, int, int]) -> None:
    Image.new("RGB", (1200, 900), colour).save(photo)


def assert_like_a_clean_one(settings: Settings, first: Change, then: Change) -> None:
    """Builds before and after a change, and compares with a site that was not there before.

    The cache is the same for both, so this is about what a site's own tree is trusted for.
    """
    first(settings)
    build(settings, options=PAGES_ONLY)
    before = tree_of(settings.site_dir)
    then(settings)
    build(settings, options=PAGES_ONLY)
    clean = replace(settings, site_dir=settings.site_dir.with_name("clean"))
    build(clean, options=PAGES_ONLY)
    made, wanted = tree_of(settings.site_dir), tree_of(clean.site_dir)
    assert made.keys() == wanted.keys()
    assert [path for path in wanted if made[path] != wanted[path]] == []
    assert wanted != before


def as_it_is(settings: Settings) -> None:
    """The fixture."""


def mend_a_word(settings: Settings) -> None:
    words = settings.repo / "overrides/locale/ms/LC_MESSAGES/catalogue.po"
    text = words.read_text(encoding="utf-8")
    start = text.index('msgid "Minimum order"')
    words.write_text(text[:start] + text[start:].replace('msgstr "', 'msgstr "Mended: ', 1), encoding="utf-8")


def test_a_mended_word_of_the_interface_reaches_every_page(scratch: Settings) -> None:
    assert_like_a_clean_one(own_generator(scratch), as_it_is, mend_a_word)


def many_cloths(settings: Settings) -> None:
    """The picture that opens the home page is of a product that is not among the newest."""
    products = settings.content / "products"
    for number in range(10):
        copy = shutil.copytree(products / "kain-laut", products / f"kain-{number}")
        edit(copy, "product.yml", "id: kain-laut", f"id: kain-{number}")
        edit(copy, "product.yml", "aliases: [kain-samudra]\n", "")
        edit(copy, "product.yml", "2026-11-10", f"2026-10-{20 - number}")
        draw(copy / "main.jpg", (20 * number, 90, 200 - 20 * number))


def other_photo_of_the_star(settings: Settings) -> None:
    draw(settings.content / "products/kain-5/main.jpg", (250, 250, 10))


def cover_of_one_inside_another(settings: Settings) -> None:
    """A photo that was a detail only becomes another product's cover, and so gets more files."""
    products = settings.content / "products"
    shutil.copy(products / "kain-laut/detail.jpg", products / "kopi-bukit/main.jpg")


def collection_with_cover(settings: Settings) -> None:
    folder = settings.content / "collections/pameran-utara"
    edit(folder, "collection.yml", "organiser:", "cover: stand.jpg\norganiser:")
    draw(folder / "stand.jpg", (10, 80, 90))


def other_cover_of_the_collection(settings: Settings) -> None:
    draw(settings.content / "collections/pameran-utara/stand.jpg", (200, 80, 90))


def nothing_fictitious(settings: Settings) -> None:
    edit(settings.content, "products/keris-contoh/product.yml", "sample_data: true\n", "")


def collection_of_one(settings: Settings) -> None:
    edit(settings.content, "collections/pameran-utara/collection.yml", "[kain-laut, kopi-bukit]", "[sambal-sunyi]")


def the_one_is_gone(settings: Settings) -> None:
    """As many products as before are shown, so that nothing else makes the page anew."""
    edit(settings.content, "products/sambal-sunyi/product.yml", "status: published", "status: archived")
    edit(settings.content, "products/selendang-lama/product.yml", "status: archived", "status: published")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (many_cloths, other_photo_of_the_star),
        (as_it_is, cover_of_one_inside_another),
        (collection_with_cover, other_cover_of_the_collection),
        (as_it_is, nothing_fictitious),
        (collection_of_one, the_one_is_gone),
    ],
)
def test_a_page_is_made_again_when_what_it_shows_changed(scratch: Settings, first: Change, then: Change) -> None:
    assert_like_a_clean_one(scratch, first, then)


def flip_the_first(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


def flip_in_the_middle(data: bytes) -> bytes:
    place = len(data) // 2
    return data[:place] + bytes([data[place] ^ 128]) + data[place + 1 :]


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize("damage", [flip_the_first, flip_in_the_middle, cut_off])
def test_a_damaged_cache_makes_the_same_site(scratch: Settings, damage: Callable[[bytes], bytes]) -> None:
    """Every file that is kept is damaged, those beside the site as well."""
    settings = replace(scratch, cache_dir=scratch.content.parent / "cache")
    options = Options(prints=damage is flip_in_the_middle)
    build(settings, options=options)
    before = tree_of(settings.site_dir)
    kept = [*settings.cache_dir.rglob("*"), *settings.site_dir.with_name(".site.build").glob("*")]
    for path in kept:
        if path.is_file() and (data := path.read_bytes()):
            path.write_bytes(damage(data))
    build(settings, options=options)
    assert tree_of(settings.site_dir) == before


def test_a_shared_picture_of_another_photo_has_another_name(scratch: Settings) -> None:
    """Networks keep a picture for as long as its address stays."""
    collection_with_cover(scratch)
    names = []
    for change in (as_it_is, other_cover_of_the_collection):
        change(scratch)
        build(scratch, options=PAGES_ONLY)
        names.append([path.name for path in scratch.site_dir.glob("media/*-pameran-utara-en.jpg")])
    assert names[0] != names[1]
