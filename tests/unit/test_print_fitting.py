"""A name too long for its place wraps, then shrinks to a stated size, then is cut and reported where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from built_site import copy_fixture
from catalogue.exports.opening import open_shared
from catalogue.exports.prints import make_prints, pack_prints
from catalogue.exports.prints.engine import Mark, Printed, Printer
from catalogue.exports.prints.problems import print_problems
from catalogue.exports.prints.sheet import sheet_job
from catalogue.pages.shared import Shared
from catalogue.problem_codes.prints import PRINT_CODES
from catalogue.problems import Problem, Severity
from catalogue.settings import Settings
from pages_content import REPO, TODAY, make_site, producer_record, product_record
from printed import Pdf

ONE_WORD = "Sulur" * 15
MANY_WORDS = "Kain batik tulis halus motif sekar jagad ukuran besar untuk sarung dan selendang"


def opened(tmp_path: Path, changes: dict[str, str]) -> Shared:
    """The fixture with lines of one product replaced."""
    content = copy_fixture(tmp_path / "content")
    file = content / "products/kain-laut/product.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    cache = REPO / ".cache" / "tests" / "prints"
    settings = Settings(REPO, content, tmp_path / "site", "https://example.org/repo/", cache, TODAY)
    return open_shared(settings)[0]


def found(shared: Shared, only: str) -> tuple[list[Problem], dict[str, Path]]:
    collection = shared.catalogue.collections["pameran-utara"]
    wanted = [each for each in pack_prints(shared, collection, ("en",)) if only in each.path]
    prints = make_prints(shared, wanted)
    return list(prints.problems), prints.files


def named(name: str) -> dict[str, str]:
    return {"en: Sea Batik Cloth": f"en: {name}"}


@pytest.mark.parametrize("kind", ["labels", "cards", "poster", "catalogue", "sheets"])
def test_the_longest_name_that_a_record_may_have_fits_everywhere(tmp_path: Path, kind: str) -> None:
    assert len(MANY_WORDS) == 80
    problems, files = found(opened(tmp_path, named(MANY_WORDS)), kind)
    assert problems == []
    text = "\n".join(Pdf(file).text() for file in files.values())
    assert " ".join(MANY_WORDS.split()) in " ".join(text.split())


@pytest.mark.parametrize("name", ["X", "Jamu"])
def test_the_shortest_name_stands_at_full_size(tmp_path: Path, name: str) -> None:
    problems, files = found(opened(tmp_path, named(name)), "labels")
    assert problems == []
    (file,) = files.values()
    assert name in [line.text for line in Pdf(file).lines(0)]


def test_a_word_that_never_fits_is_cut_with_an_ellipsis_and_reported(tmp_path: Path) -> None:
    problems, files = found(opened(tmp_path, named(ONE_WORD)), "labels")
    (problem,) = problems
    assert (problem.code, problem.severity) == ("print-name-too-long", Severity.warning)
    assert (problem.location.path, problem.field) == ("products/kain-laut/product.yml", "name.en")
    text = (tmp_path / "content/products/kain-laut/product.yml").read_text(encoding="utf-8").splitlines()
    assert ONE_WORD in text[problem.location.line - 1]
    assert "the shelf label" in problem.message.en
    assert "label rak" in problem.message.id
    (file,) = files.values()
    shown = Pdf(file).text()
    assert "Sulur" in shown
    assert "…" in shown
    assert ONE_WORD not in shown


def test_a_label_never_leaves_its_place(tmp_path: Path) -> None:
    _, files = found(opened(tmp_path, named(ONE_WORD)), "labels")
    (file,) = files.values()
    lines = list(Pdf(file).lines(0))
    first = [line for line in lines if line.x < 7.2 + 66.04]
    assert all(line.x >= 7.2 and line.x + line.width <= 7.2 + 63.5 for line in first)


def crowded() -> dict[str, Any]:
    """A product whose every field is as long as paper takes it."""

    def said(words: str) -> dict[str, str]:
        return {"en": words, "id": words}

    paper = {"type": "sni", "status": "in_progress", "issuer": "Badan penerbit " * 6, "scope": "lingkup " * 12}
    carton = {"units": 10, "length_cm": "40", "width_cm": "30", "height_cm": "20", "net_kg": "4.5", "gross_kg": "5.2"}
    return {
        "description": said("Long words about the thing. " * 30),
        "restriction": said("Not to be sold where it may not be sold. " * 5),
        "photos": [],
        "category": "batik",
        "hs_code": "520852",
        "materials": ["cotton", "natural_dye", "silk", "teak", "clay"],
        "techniques": ["batik_tulis"],
        "packaging": {
            "description": said("Tissue in a box. " * 12),
            "net_weight_g": 450,
            "carton": carton,
        },
        "dimensions_cm": ["250", "105"],
        "customization": {"private_label": True, "oem": True, "notes": said("From one thousand on. " * 10)},
        "certificates": [paper] * 8,
        "variants": [{"sku": f"S{n}", "name": said("A very large size for two " * 3)} for n in range(8)],
        "textile": {"motif": {"name": "Ramok"}, "days_of_work": 60, "care": said("Wash it by hand. " * 20)},
        "food": {"ingredients": said("Robusta, ginger, cloves. " * 10)},
        "storage": said("Dry and cool. " * 20),
        "target_markets": ["MY", "JP", "SG", "AU", "AE", "EU", "US", "GB", "KR"],
        "incoterms": ["FOB", "CIF", "FCA", "CFR"],
        "payment_terms": ["TT", "LC", "DP", "DA"],
    }


def printed_sheet(tmp_path: Path, fields: dict[str, Any]) -> Printed:
    shared = Shared(make_site([product_record(**fields)], [producer_record()]))
    job = sheet_job(shared, shared.catalogue.products["kopi"], shared.terms["en"])
    return Printer(REPO, tmp_path).print(job)


def test_more_facts_than_a_page_holds_stay_on_one_page_and_are_reported(tmp_path: Path) -> None:
    printed = printed_sheet(tmp_path, crowded())
    assert [(mark.record, mark.what) for mark in printed.marks] == [("kopi", "page")]
    pdf = Pdf(printed.file)
    assert len(pdf) == 1
    assert all(line.x + line.width <= 197 for line in pdf.lines(0))


def test_many_facts_take_smaller_pictures_and_type_before_anything_is_lost(tmp_path: Path) -> None:
    fields = {
        key: value for key, value in crowded().items() if key not in {"restriction", "variants", "storage", "food"}
    }
    printed = printed_sheet(tmp_path, {**fields, "certificates": fields["certificates"][:3]})
    assert printed.marks == ()


def test_a_full_page_is_told_at_its_record(tmp_path: Path) -> None:
    shared = opened(tmp_path, {})
    printed = Printed(tmp_path / "x.pdf", (Mark("kain-laut", "page", ""),), made=True)
    (problem,) = print_problems(shared, "sheet", "en", printed)
    assert (problem.code, problem.location.path, problem.location.line) == (
        "print-page-full",
        "products/kain-laut/product.yml",
        1,
    )
    assert "the product sheet" in problem.message.en


def test_a_character_that_the_typeface_lacks_is_reported(tmp_path: Path) -> None:
    problems, _ = found(opened(tmp_path, named("Sea Batik 海")), "labels")
    (problem,) = problems
    assert problem.code == "print-unknown-character"
    assert "海 (U+6D77)" in problem.message.en
    assert problem.location.path == "products/kain-laut/product.yml"


def test_every_code_of_prints_is_a_warning() -> None:
    assert {code.severity for code in PRINT_CODES} == {Severity.warning}
