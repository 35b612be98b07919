"""What may not come out does not: every byte of the site and of the reports is read for planted canaries."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from built_site import FIXTURE, REPO, TODAY, BuiltSite, build_once, copy_fixture, make_settings
from canaries import leaks, read_all, read_bytes
from catalogue.catalogue import Catalogue
from catalogue.cli import app
from catalogue.loading import load
from catalogue.nightly import find_upkeep, render_issue
from catalogue.reports import ReportName, make_reports
from catalogue.reports.files import Form, render_files
from catalogue.settings import Settings
from openpyxl import Workbook
from PIL import Image
from typer.testing import CliRunner

#: Of a producer without consent, of drafts, of consent itself, and numbers the vocabulary keeps closed.
NEVER = (
    "zqnama",
    "zqlegal",
    "zqmerek",
    "zqkisah",
    "zqdesa",
    "zqsurat",
    "zqsitus",
    "zqinsta",
    "zqtoko",
    "zqpetugas",
    "zqpenilai",
    "zqcatatan",
    "zqbukti",
    "zqalt",
    "zqkredit",
    "zqkomentar",
    "zqdraf",
    "zqarsip",
    "zqkamera",
    "zqprogram",
    "81377700911",
    "81377700922",
    "9120000000917",
    "9120000000918",
    "9120000000919",
    "2063527048217",
    "35170004821739",
    "19283746501",
    "19283746502",
)
#: A consenting producer's contact: on the site, in internal reports, in no other report.
CONTACT = "81377700933"
#: Seen on the site, so that a reader who finds nothing is found out.
OPEN = "zqterbuka"

_TEXT = {"id": "Teks.", "en": "Text.", "ms": "Teks."}
_PHOTO = [{"file": "main.jpg", "role": "main", "alt": _TEXT, "credit": "Fixture"}]


def hidden_producer(name: str, **fields: object) -> dict[str, object]:
    """A producer who filled in everything and agreed to nothing."""
    return {
        "name": f"{name} Rahasia",
        "legal_name": "CV Zqlegal",
        "brand": "Zqmerek",
        "type": "cv",
        "status": "published",
        "story": {"id": "Zqkisah.", "en": "Zqkisah.", "ms": "Zqkisah."},
        "location": {"regency": "sampang", "district": "35.27.03", "village": "Zqdesa"},
        "contact": {
            "whatsapp": "+6281377700911",
            "email": "zqsurat@example.org",
            "website": "https://zqsitus.example/",
            "channel": "producer",
        },
        "consent": {"publish": False, "by": "Zqpetugas"},
        "nib": "9120000000917",
        "founded": 2011,
        "workers": 12,
        "women_workers": 9,
        "export_experience": [{"country": "MY", "year": 2024, "mode": "direct"}],
        "retail": ["Zqtoko"],
        "social": {"instagram": "zqinsta"},
        "photos": [{"file": "zqalt.jpg", "role": "main", "alt": {"id": "Zqalt", "en": "Zqalt"}, "credit": "Zqkredit"}],
        "readiness": {
            "screened_on": "2026-08-12",
            "screened_by": "Zqpenilai",
            "checks": {
                "packaging": {"result": "coach", "date": "2026-08-12", "note": "Zqcatatan", "evidence": "Zqbukti"}
            },
            "evidence": [
                {"requirement": "haccp", "status": "met", "date": "2026-08-12", "by": "Zqpenilai", "note": "Zqbukti"}
            ],
        },
        "updated": "2025-01-01",
        **fields,
    }


def product(producer: str, name: str, **fields: object) -> dict[str, object]:
    """A product with certificates whose numbers lead to its producer."""
    return {
        "status": "published",
        "producer": producer,
        "category": "sauce",
        "name": {"id": name, "en": name, "ms": name},
        "summary": _TEXT,
        "description": _TEXT,
        "photos": _PHOTO,
        "hs_code": "210390",
        "moq": {"value": 100, "unit": "jar"},
        "capacity": {"value": 1000, "unit": "jar", "per": "month"},
        "lead_time": {"min": 7, "max": 14},
        "price": {"mode": "on_request"},
        "food": {"ingredients": _TEXT, "allergens": []},
        "updated": "2025-01-01",
        **fields,
    }


RECORDS: Mapping[str, dict[str, object]] = {
    "producers/zqnama": hidden_producer("Zqnama"),
    "producers/zqdraf-produsen": hidden_producer(
        "Zqdraf", status="draft", consent={"publish": True}, nib="9120000000918"
    ),
    "producers/zqarsip-produsen": hidden_producer("Zqarsip", status="archived", nib="9120000000919"),
    "producers/warung-jelas": {
        "name": "Warung Jelas",
        "type": "group",
        "status": "published",
        "location": {"regency": "sampang"},
        "contact": {"whatsapp": "+6281377700933", "channel": "producer"},
        "consent": {"publish": True, "date": "2026-05-01", "by": "Zqpetugas"},
        "updated": "2026-10-01",
    },
    "producers/warung-program": {
        "name": "Warung Program",
        "type": "group",
        "status": "published",
        "location": {"regency": "sampang"},
        "contact": {
            "whatsapp": "+6281377700922",
            "email": "zqprogram@example.org",
            "channel": "programme",
        },
        "consent": {"publish": True, "date": "2026-05-01", "by": "Zqpetugas"},
        "updated": "2026-10-01",
    },
    "products/sambal-tersembunyi": product(
        "zqnama",
        "Sambal Tersembunyi",
        certificates=[
            {"type": "nib", "status": "issued", "number": "9120000000917"},
            {"type": "pirt", "status": "issued", "number": "P-IRT 2063527048217-28", "expires": "2028-12-31"},
            {"type": "halal_bpjph", "status": "issued", "number": "ID35170004821739026", "expires": "2026-12-01"},
            {"type": "fda_ffr", "status": "issued", "number": "19283746501", "expires": "2026-12-31"},
        ],
    ),
    "products/sambal-jelas": product(
        "warung-jelas",
        "Sambal Zqterbuka",
        certificates=[
            {"type": "fda_ffr", "status": "issued", "number": "19283746502", "expires": "2026-12-31"},
            {"type": "halal_bpjph", "status": "issued", "number": "ID35110000214820411", "expires": "2026-12-01"},
        ],
    ),
    "products/sambal-program": product("warung-program", "Sambal Program"),
    "products/zqdraf-produk": product("zqnama", "Zqdraf Produk", status="draft"),
    "collections/semua-sambal": {
        "status": "published",
        "title": {"id": "Semua sambal", "en": "All sambals", "ms": "Semua sambal"},
        "summary": _TEXT,
        "starts": "2027-03-11",
        "ends": "2027-03-14",
        "products": ["sambal-tersembunyi", "sambal-jelas", "sambal-program"],
        "updated": "2026-11-01",
    },
    "products/sambal-lama": product("zqarsip-produsen", "Sambal Lama", status="archived"),
}


def plant(content: Path) -> Path:
    """Writes the records with their photos; a comment and a camera's words are canaries too."""
    for place, fields in RECORDS.items():
        kind, record_id = place.split("/")
        folder = content / place
        folder.mkdir(parents=True)
        text = json.dumps({"id": record_id, **fields}, ensure_ascii=False, indent=1)  # JSON is YAML
        (folder / f"{kind[:-1]}.yml").write_text(f"# Zqkomentar\n{text}", encoding="utf-8")
        for photo in fields.get("photos", ()):  # type: ignore[attr-defined]
            picture = Image.new("RGB", (1200, 900), (90, 40 + len(record_id), 70))
            exif = Image.Exif()
            exif[0x010E], exif[0x013B] = "Zqkamera 81377700911", "Zqkamera"
            picture.save(folder / photo["file"], exif=exif, comment=b"Zqkamera")
    return content


@dataclass(frozen=True)
class Planted:
    """The site with canaries, the catalogue it was made from, and which word was found where on the site."""

    site: BuiltSite
    catalogue: Catalogue
    found: tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    def prepare(folder: Path) -> Settings:
        if not folder.exists():
            folder.mkdir()
            plant(copy_fixture(folder / "content"))
        return make_settings(folder, folder / "content")

    site = build_once(tmp_path_factory, "canaries", prepare)
    catalogue = load(site.settings).catalogue
    assert catalogue is not None
    return Planted(site, catalogue, tuple(leaks(read_all(site.folder), (*NEVER, OPEN, CONTACT))))


def test_the_records_are_good_and_on_the_site(planted: Planted) -> None:
    assert {"sambal-tersembunyi", "sambal-jelas", "sambal-program", "sambal-lama"} <= set(planted.catalogue.products)
    assert {"zqnama", "warung-jelas", "warung-program", "zqarsip-produsen"} <= set(planted.catalogue.producers)


def test_no_canary_is_on_the_site(planted: Planted) -> None:
    assert [place for place in planted.found if place[1] in NEVER] == []


def test_no_canary_is_in_a_pack_for_a_fair(planted: Planted, tmp_path: Path) -> None:
    """Prints of products and of the collection, pictures, captions, data: everything an office carries along."""
    content = str(planted.site.settings.content)
    words = ["export", "pack", "semua-sambal", "--content", content, "--out", str(tmp_path), "--lang", "id"]
    result = CliRunner().invoke(app, words, env=_today())
    assert result.exit_code == 0, result.output
    texts = list(read_all(tmp_path))
    assert leaks(iter(texts), NEVER) == []
    found = [name for name, _ in leaks(iter(texts), (OPEN,))]
    assert [name for name in found if ".zip!" in name and ".pdf!" in name]


def test_the_reader_reaches_every_kind_of_file(planted: Planted) -> None:
    """An open word is found in pages, in the facts for scripts, in the search's own packs and index, and in prints."""
    found = {name for name, canary in planted.found if canary in (OPEN, CONTACT)}
    for part in (".html", ".json", ".pack!gunzip", ".pf_index!gunzip", ".pdf!page 1"):
        assert [name for name in found if name.endswith(part)], (part, sorted(found))


def test_certificates_of_a_hidden_producer_are_still_held(planted: Planted) -> None:
    html = planted.site.read("products/sambal-tersembunyi/")
    assert "Halal" in html
    assert "P-IRT" in html


def test_a_number_of_an_open_kind_is_shown_with_consent(planted: Planted) -> None:
    assert "ID35110000214820411" in planted.site.read("products/sambal-jelas/")


def test_no_canary_is_in_any_report(planted: Planted) -> None:
    reports = list(make_reports(list(ReportName), planted.catalogue, planted.site.settings.content))
    files = dict(render_files(reports, tuple(Form), planted.site.settings, whole=True))
    texts = [text for name, data in files.items() for text in read_bytes(name, data)]
    assert leaks(iter(texts), NEVER) == []
    internal = {report.name for report in reports if report.internal}
    with_contact = {name.split(".")[0].split("-")[0] for name, _ in leaks(iter(texts), (CONTACT,))}
    assert with_contact == internal == {"certificates", "facilitation"}


def test_no_canary_is_in_the_text_of_the_nightly_issue(planted: Planted) -> None:
    text = render_issue(find_upkeep(planted.catalogue), (), planted.catalogue.today)
    assert "`products/sambal-tersembunyi`" in text
    assert "1 produsen tanpa persetujuan" in text
    assert leaks(read_bytes("issue", text.encode()), (*NEVER, CONTACT, OPEN)) == []


@pytest.mark.parametrize("words", [("check",), ("check", "--format", "json"), ("check", "--format", "github")])
def test_no_canary_is_in_what_the_check_says(planted: Planted, words: tuple[str, ...]) -> None:
    """Even where a number of a closed kind is written wrongly; the places of records must be named."""
    content = planted.site.settings.content
    result = CliRunner().invoke(app, [*words, "--content", str(content)], env=_today())
    assert result.exit_code == 0, result.output
    said = result.output.replace(str(content), "").replace("zqdraf-", "").replace("producers/zqnama", "")
    assert leaks(read_bytes("check", said.encode()), NEVER) == []


def test_a_wrong_number_of_a_closed_kind_is_not_repeated(tmp_path: Path) -> None:
    content = plant(copy_fixture(tmp_path / "content"))
    path = content / "products/sambal-jelas/product.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("19283746502", "19283746502-7"), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--content", str(content)], env=_today())
    assert "certificate-number-unusual" in result.output
    assert leaks(read_bytes("check", result.output.encode()), ("19283746502",)) == []


def test_a_report_on_the_terminal_holds_no_canary(planted: Planted) -> None:
    for name in ReportName:
        words = ["report", name, "--content", str(planted.site.settings.content)]
        result = CliRunner().invoke(app, words, env={**_today(), "COLUMNS": "400"})
        assert result.exit_code == 0, result.output
        assert leaks(read_bytes(name, result.output.encode()), NEVER) == []


def _today() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": str((TODAY.toordinal() - 719163) * 86400)}


def test_the_reader_opens_what_is_packed() -> None:
    """Archives in archives, workbooks, packed streams, pictures' own words, signs written in other ways."""
    book = Workbook()
    book.active["A1"] = "Zqnama"
    sheet = io.BytesIO()
    book.save(sheet)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.xlsx", sheet.getvalue())
        archive.writestr("fragment.gz", gzip.compress(b"Zqdesa"))
        archive.writestr("facts.json", json.dumps({"a": "Zq\u0301"}).replace("Zq", "\\u005aqmerek"))
        archive.writestr("page.html", "&#90;qtoko +62 813-7770.0911 %5Aqkisah")
        picture = io.BytesIO()
        exif = Image.Exif()
        exif[0x013B] = "Zqkamera"
        Image.new("RGB", (8, 8)).save(picture, "JPEG", exif=exif)
        archive.writestr("photo.jpg", picture.getvalue())
    found = leaks(read_bytes("outer.zip", outer.getvalue()), NEVER)
    assert {canary for _, canary in found} == {
        "zqnama",
        "zqdesa",
        "zqmerek",
        "zqtoko",
        "zqkisah",
        "zqkamera",
        "81377700911",
    }


def test_the_reader_reads_documents() -> None:
    """A PDF as Pillow writes one holds its title; nothing else of ours makes PDFs by hand."""
    document = io.BytesIO()
    Image.new("RGB", (8, 8)).save(document, "PDF", title="Zqnama")
    assert {canary for _, canary in leaks(read_bytes("a.pdf", document.getvalue()), NEVER)} == {"zqnama"}


def test_the_fixture_without_canaries_has_none() -> None:
    """So that a canary found above can only come from what was planted."""
    assert leaks(read_all(FIXTURE), NEVER) == []
    assert leaks(read_all(REPO / "reference"), (*NEVER, OPEN)) == []


def test_an_own_site_folder_is_refused_for_reports(planted: Planted) -> None:
    settings = replace(planted.site.settings)
    for place in (REPO / "site" / "reports", REPO / "docs" / "laporan", settings.content / "products"):
        words = ["report", "inventory", "--format", "csv", "--out", str(place), "--content", str(settings.content)]
        assert CliRunner().invoke(app, words, env=_today()).exit_code == 2
        assert not list(place.glob("inventory*"))
