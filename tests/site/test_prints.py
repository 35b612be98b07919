"""Finished prints opened by other programs: text, geometry, fonts, tags, codes; three languages; nothing made twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from built_site import REPO, TODAY, BuiltSite
from catalogue.build import Options, build
from catalogue.exports.opening import open_shared
from catalogue.exports.prints import Prints, make_prints, sheets
from catalogue.exports.prints.sheet import SHEET_BUDGET
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.downloads import COLLECTION_PRINTS, print_path
from catalogue.pages.shared import Shared
from catalogue.settings import Settings
from printed import Pdf, outline, poppler

GOLDEN = Path(__file__).parents[1] / "golden" / "prints"
FAIR = "pameran-kuala-lumpur-2027"
ADDRESS = "https://example.org/p/"
SIZES = {"catalogue": (210, 297), "labels": (210, 297), "cards": (210, 297), "poster": (297, 420)}
#: Words that a print of a language must hold, so that the right catalogue of words was used.
WORDS: dict[Language, str] = {"en": "Minimum order", "id": "Pesanan minimum", "ms": "Pesanan minimum"}

PAUSED: dict[Language, str] = {
    "en": "Not taking orders now",
    "id": "Sedang tidak menerima pesanan",
    "ms": "Tidak menerima pesanan buat masa ini",
}
#: Words of a product's name in each language; it stands on every print of the fair.
NAMES: dict[Language, str] = {"en": "Roasted Cashews", "id": "Kacang Mete Panggang", "ms": "Kacang Gajus Panggang"}


@pytest.fixture(scope="module")
def shared(sample_site: BuiltSite) -> Shared:
    settings = sample_site.settings
    return open_shared(Settings(REPO, REPO, settings.site_dir, settings.base_url, settings.cache_dir, TODAY))[0]


@pytest.fixture(scope="module")
def all_sheets(shared: Shared) -> Prints:
    """Every product's sheet in English, and those of the longest and the shortest name in all languages."""
    return make_prints(shared, [*sheets(shared, shared.catalogue.shown, ("en",)), *edge_sheets(shared)])


def edge_sheets(shared: Shared) -> list[object]:
    by_length = sorted(shared.catalogue.shown, key=lambda p: (len(p.name.in_language("ms")[0]) if p.name else 0, p.id))
    return sheets(shared, [by_length[0], by_length[-1]], ("id", "ms"))  # type: ignore[return-value]


def site_print(site: BuiltSite, kind: str, language: Language) -> Pdf:
    return Pdf(site.folder / print_path(FAIR, kind, language))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COLLECTION_PRINTS)
def test_a_print_is_tagged_accessible_and_holds_its_fonts(
    sample_site: BuiltSite, kind: str, language: Language
) -> None:
    pdf = site_print(sample_site, kind, language)
    assert set(pdf.sizes_mm) == {SIZES[kind]}
    assert pdf.fonts
    assert all(pdf.fonts.values())
    assert {name.partition("-")[0] for name in pdf.fonts} == {"PlusJakartaSans"}
    assert pdf.root["/Lang"] == language
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.root["/Metadata"].get_data()
    tags = pdf.tags()
    assert "H1" in tags
    assert "Figure" in tags
    assert "Figure without alternative" not in tags


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COLLECTION_PRINTS)
def test_poppler_reads_a_print_too(sample_site: BuiltSite, kind: str, language: Language) -> None:
    pdf = site_print(sample_site, kind, language)
    told = dict(line.split(":", 1) for line in poppler("pdfinfo", pdf.path).splitlines() if ":" in line)
    assert told["Tagged"].strip() == "yes"
    assert int(told["Pages"]) == len(pdf)
    fonts = [line.split() for line in poppler("pdffonts", pdf.path).splitlines()[2:]]
    assert fonts
    assert {words[-5] for words in fonts} == {"yes"}, "not embedded"
    assert set(NAMES[language].split()) <= set(poppler("pdftotext", pdf.path, "-raw").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COLLECTION_PRINTS)
def test_the_codes_of_a_printed_page_open_its_records(sample_site: BuiltSite, kind: str, language: Language) -> None:
    pdf = site_print(sample_site, kind, language)
    whole = language == "en" or kind != "catalogue"  # its pages differ in words only; decoding them takes long
    pages = range(len(pdf)) if whole else (2, len(pdf) - 1)
    read = {code for page in pages for code in pdf.codes(page)}
    products = {path.name for path in (REPO / "products").iterdir()}
    of_products = {code for code in read if code.removeprefix(ADDRESS).rstrip("/") in products}
    assert len(of_products) == (0 if kind == "poster" else 12 if whole else 1)
    assert read - of_products == ({f"{ADDRESS}{FAIR}/"} if kind in {"poster", "catalogue"} else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_catalogue_can_be_copied(sample_site: BuiltSite, shared: Shared, language: Language) -> None:
    text = " ".join(site_print(sample_site, "catalogue", language).text().split())
    assert WORDS[language] in text
    for product in shared.catalogue.collection_products[FAIR]:
        assert product.name is not None
        assert product.name.in_language(language)[0] in text


def test_the_catalogue_leads_to_its_pages(sample_site: BuiltSite, shared: Shared) -> None:
    pdf = site_print(sample_site, "catalogue", "en")
    contents = pdf.text(1)
    for number in range(2, len(pdf)):
        if "Sekar Jagad Hand-Drawn Batik Cloth" in pdf.text(number):
            break
    line = next(line for line in contents.split("\n") if line.startswith("Sekar Jagad"))
    assert line.rstrip().endswith(str(number + 1))
    last = pdf.text(len(pdf) - 2)
    assert "Index by producer" in last
    assert "5208.52" in last
    assert "Contact" in pdf.text(len(pdf) - 1)
    assert [entry.title for entry in pdf.reader.outline if not isinstance(entry, list)][:2] == [
        "About the collection",
        "Batik and apparel",
    ]


def test_every_print_of_samples_says_so(sample_site: BuiltSite, all_sheets: Prints) -> None:
    for kind in ("catalogue", "poster"):
        assert "fictitious" in site_print(sample_site, kind, "en").text()
    for kind in ("labels", "cards"):
        assert site_print(sample_site, kind, "en").text().count("Sample data") == 12
    assert all("fictitious" in Pdf(file).text() for path, file in all_sheets.files.items() if "/en/" in path)


def test_every_sheet_is_one_page_within_its_budget(all_sheets: Prints) -> None:
    assert all_sheets.problems == []
    for path, file in all_sheets.files.items():
        pdf = Pdf(file)
        assert (len(pdf), pdf.sizes_mm) == (1, [(210, 297)]), path
        assert file.stat().st_size <= SHEET_BUDGET, path
        assert all(pdf.fonts.values()), path
        assert pdf.codes(0) == [f"{ADDRESS}{Path(path).stem}/"]


def test_a_sheet_shows_no_more_than_the_page(all_sheets: Prints, shared: Shared) -> None:
    """What is private or not held stays so on paper: an expired price, a certificate under way, an unnamed producer."""
    for product in shared.catalogue.shown:
        text = " ".join(Pdf(all_sheets.files[f"sheets/en/{product.id}.pdf"]).text().split())
        producer = shared.catalogue.producer_of(product)
        if not producer.may_be_shown:
            assert producer.name not in text
            assert "Through the programme" in text
        if product.price and product.price.mode == "on_request":
            assert "Price on request" in text
        states = [text.count(f"{word} ") for word in ("Valid", "In progress", "Planned", "Expired")]
        assert sum(states) >= min(len(product.certificates), 6)


def test_unchanged_records_make_no_new_print(shared: Shared, all_sheets: Prints) -> None:
    again = make_prints(Shared(shared.site), sheets(shared, shared.catalogue.shown, ("en",)))
    assert again.made == []
    assert all_sheets.files.items() >= again.files.items()


def test_labels_and_cards_stand_where_bought_sheets_have_them(sample_site: BuiltSite) -> None:
    for kind, count, places in (
        ("labels", 12, [(7.2 + 66.04 * (n % 3), 15.15 + 38.1 * (n // 3), 63.5, 38.1) for n in range(12)]),
        ("cards", 8, [(4.65 + 101.6 * (n % 2), 13.1 + 67.7 * (n // 2), 99.1, 67.7) for n in range(8)]),
    ):
        lines = list(site_print(sample_site, kind, "ms").lines(0))
        for x, y, width, height in places[:count]:
            inside = [line for line in lines if x <= line.x <= x + width and y <= line.y <= y + height]
            assert inside, (kind, x, y)
            assert all(line.x + line.width <= x + width + 0.3 for line in inside)


def test_a_build_without_photos_makes_no_prints(scratch: Settings) -> None:
    build(scratch, options=Options(photos=False, search=False))
    assert not list(scratch.site_dir.rglob("*.pdf"))


def test_every_listed_collection_has_its_prints_on_the_site(fixture_site: BuiltSite) -> None:
    found = {path.relative_to(fixture_site.folder).as_posix() for path in fixture_site.folder.rglob("*.pdf")}
    assert found == {
        print_path(collection, kind, language)
        for collection in ("pameran-utara", "semua-malaysia")
        for kind in COLLECTION_PRINTS
        for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["catalogue", "labels", "cards"])
def test_a_paused_product_is_offered_on_no_print(fixture_site: BuiltSite, kind: str, language: Language) -> None:
    text = Pdf(fixture_site.folder / print_path("pameran-utara", kind, language)).text()  # type: ignore[arg-type]
    assert PAUSED[language] in " ".join(text.split())


@pytest.mark.parametrize("kind", ["sheet", *COLLECTION_PRINTS])
def test_text_and_geometry_of_a_layout(fixture_site: BuiltSite, kind: str) -> None:
    """After a wanted change: `UPDATE_GOLDEN=1`, as in `test_golden.py`, then read the difference."""
    if kind == "sheet":
        found = open_shared(fixture_site.settings)[0]
        file = make_prints(found, sheets(found, [found.catalogue.products["kain-laut"]], ("ms",))).files.popitem()[1]
    else:
        file = fixture_site.folder / print_path("pameran-utara", kind, "ms")  # type: ignore[arg-type]
    text = outline(Pdf(file))
    golden = GOLDEN / f"{kind}.ms.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
