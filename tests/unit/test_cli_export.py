"""The command export, as an official meets it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import typer
from built_site import TODAY, copy_fixture
from catalogue.cli import export
from printed import Pdf
from typer.testing import CliRunner, Result

app = typer.Typer()
export.register(app)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    epoch = int((TODAY.toordinal() - 719163) * 86400)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    monkeypatch.chdir(tmp_path)
    return copy_fixture(tmp_path / "content")


def run(content: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words, "--content", str(content)], env={"COLUMNS": "400"})


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_sheet_in_one_language(content: Path) -> None:
    result = run(content, "sheet", "kopi-bukit", "--lang", "id")
    assert result.exit_code == 0, result.output
    assert files(content / "exports") == ["sheets/id/kopi-bukit.pdf"]
    assert "1 berkas ditulis, 0 tetap. / 1 files written, 0 unchanged." in result.output
    assert "0 berkas ditulis, 1 tetap." in run(content, "sheet", "kopi-bukit", "--lang", "id").output


def test_codes_hold_the_address_of_the_site(content: Path) -> None:
    result = run(content, "labels", "pameran-utara", "--lang", "en", "--base-url", "https://other.example/x/")
    assert result.exit_code == 0, result.output
    pdf = Pdf(content / "exports/pameran-utara/labels-en.pdf")
    assert sorted(pdf.codes(0)) == ["https://other.example/x/p/kain-laut/", "https://other.example/x/p/kopi-bukit/"]


def test_codes_of_the_example_address_are_pointed_out(content: Path) -> None:
    said = run(content, "qr", "kopi-bukit", "--base-url", "https://katalog-madura.example/").stderr
    assert "Kode QR akan memuat https://katalog-madura.example/, alamat contoh" in said
    assert "use --base-url ADDRESS" in said
    assert "alamat contoh" not in run(content, "qr", "kopi-bukit", "--base-url", "https://nama.github.io/k/").stderr


@pytest.mark.parametrize("kind", ["catalogue", "cards", "poster"])
def test_prints_of_a_collection(content: Path, kind: str) -> None:
    result = run(content, kind, "pameran-utara", "--lang", "ms,en")
    assert result.exit_code == 0, result.output
    assert files(content / "exports") == [f"pameran-utara/{kind}-en.pdf", f"pameran-utara/{kind}-ms.pdf"]


@pytest.mark.parametrize("kind", ["qr", "social"])
def test_what_is_not_shown_is_named_with_what_was_meant(content: Path, kind: str) -> None:
    result = run(content, kind, "kopi-bukt")
    assert result.exit_code == 2
    assert 'koleksi "kopi-bukt" yang ditampilkan; mungkin "kopi-bukit"?' in result.output
    archived = run(content, kind, "selendang-lama").output
    assert 'collection "selendang-lama" is shown; there are: ' in archived
    assert "kain-laut" in archived


@pytest.mark.parametrize("words", [("qr",), ("sheet",), ("catalogue",), ("social",), ("labels", "pameran-utara")])
def test_an_export_of_nothing_is_said(content: Path, words: tuple[str, ...]) -> None:
    for path in content.glob("*/*/*.yml"):
        path.write_text(re.sub("status: (published|paused)", "status: archived", path.read_text()))
    result = run(content, *words)
    assert result.exit_code == 2
    assert "yang ditampilkan: isi status: published" in result.output
    assert not (content / "exports").exists()


def test_codes_of_everything_that_is_shown(content: Path) -> None:
    result = run(content, "qr", "--out", str(content / "out"))
    assert result.exit_code == 0, result.output
    names = {path.partition(".")[0] for path in files(content / "out/qr")}
    assert {"kopi-bukit", "tenun-utara", "pameran-utara"} <= names
    assert not {"kopi-rancangan", "selendang-lama", "dapur-sunyi"} & names  # a draft, an archived one, no consent
    assert "paling kecil" in result.output
    assert "at least" in result.output


def test_a_pack_is_a_folder_and_a_zip(content: Path) -> None:
    result = run(content, "pack", "pameran-utara", "--lang", "en")
    assert result.exit_code == 0, result.output
    folder = content / "exports"
    packed = files(folder / "pameran-utara")
    assert {
        "prints/catalogue-en.pdf",
        "prints/labels-en.pdf",
        "prints/cards-en.pdf",
        "prints/poster-en.pdf",
        "sheets/en/kain-laut.pdf",
        "sheets/en/kopi-bukit.pdf",
        "qr/kain-laut.png",
        "qr/pameran-utara.svg",
    } <= set(packed)
    with zipfile.ZipFile(folder / "pameran-utara.zip") as archive:
        assert archive.namelist() == [f"pameran-utara/{name}" for name in packed]
    first = (folder / "pameran-utara.zip").read_bytes()
    assert run(content, "pack", "pameran-utara", "--lang", "en").exit_code == 0
    assert (folder / "pameran-utara.zip").read_bytes() == first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sheet", "kopi-bukti"], 'mungkin "kopi-bukit"? / '),
        (["sheet", "kopi-rancangan"], 'No product "kopi-rancangan" is shown'),
        (["poster", "pameran-utra"], 'did you mean "pameran-utara"?'),
        (["pack", "zzz"], "there are: pameran-utara, semua-malaysia"),
        (["qr", "zzz"], 'No product, producer or collection "zzz" is shown'),
        (["sheet", "--lang", "de"], '"de" does not list languages: en, id, ms.'),
        (["sheet", "--lang", ","], "does not list languages"),
        (["sheet", "--base-url", "example"], "is not a site's address"),
    ],
)
def test_wrong_usage_is_explained(content: Path, words: list[str], said: str) -> None:
    result = run(content, *words)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_errors_in_the_content_stop_it(content: Path) -> None:
    path = content / "products/kopi-bukit/product.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("category: coffee", "category: kopi"), encoding="utf-8")
    result = run(content, "sheet", "kopi-bukit")
    assert result.exit_code == 1
    assert "error[unknown-category]" in result.output


def test_a_folder_that_cannot_be_written_is_explained(content: Path) -> None:
    (content / "exports").write_text("a file where the folder would be")
    result = run(content, "sheet", "kopi-bukit", "--lang", "en")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_warnings_of_paper_are_shown_with_their_line(content: Path) -> None:
    path = content / "products/kopi-bukit/product.yml"
    text = path.read_text(encoding="utf-8").replace("en: Hill Coffee", f"en: {'Bukit' * 16}")
    path.write_text(text, encoding="utf-8")
    result = run(content, "labels", "pameran-utara", "--lang", "en")
    assert result.exit_code == 0
    assert "products/kopi-bukit/product.yml:" in result.output
    assert "warning[print-name-too-long] name.en" in result.output
