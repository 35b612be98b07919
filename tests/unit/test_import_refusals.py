"""What no way lets in: one clear message in both languages for each, nothing written, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from catalogue.channels.armour import wrap
from catalogue.problem_codes import CODES, IMPORT_CODES
from catalogue.problems import Severity
from handed_in import NIK, contents, inventory, issue_body, jpeg, kit, producer, product, write_kit, zipped
from importing import Desk, codes, make_desk

HEAD = ("No", "Nama Usaha", "Nama Produk", "Harga", "Kapasitas per bulan", "No WA")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(2000)
UPLOAD = "https://github.com/user-attachments/assets/01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def put(desk: Desk, name: str, data: bytes | str) -> list[Path]:
    path = desk.inbox / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [path]


def put_csv(desk: Desk, *rows: tuple[Any, ...], head: tuple[str, ...] = HEAD) -> list[Path]:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([head, *rows])
    return put(desk, "daftar.csv", buffer.getvalue())


def put_files(desk: Desk, files: dict[str, bytes]) -> list[Path]:
    return put(desk, "kit.zip", zipped(files))


def put_issue(desk: Desk, *more: tuple[str, str]) -> list[Path]:
    answers = [("Nama produk", "Petis"), ("Nama usaha", "Petis Contoh"), *more]
    return put(desk, "isu.md", issue_body(answers))


def put_book(desk: Desk, change: Callable[[Any], None]) -> list[Path]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, (1, "Usaha A", "Keripik", "Rp 10.000", "50 bks", "081200000001")):
        sheet.append(row)
    change(book)
    book.save(desk.inbox / "daftar.xlsx")
    return [desk.inbox / "daftar.xlsx"]


def with_link(desk: Desk) -> list[Path]:
    buffer = io.BytesIO(kit())
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("photos/tautan.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return put(desk, "kit.zip", buffer.getvalue())


def with_double(desk: Desk) -> list[Path]:
    buffer = io.BytesIO(kit())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("Photos/kopi-serai-1.JPG".replace("Photos", "photos"), b"x")
    return put(desk, "kit.zip", buffer.getvalue())


def with_password(desk: Desk) -> list[Path]:
    data = bytearray(kit())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return put(desk, "kit.zip", bytes(data))


def imported_before(desk: Desk) -> list[Path]:
    files = put(desk, "kit.zip", kit())
    assert desk.take(*files, write=True)["exit_code"] == 0
    return files


def two_of_one(desk: Desk) -> list[Path]:
    return [write_kit(desk.inbox / "a.zip"), write_kit(desk.inbox / "b.katalog.txt")]


def unwritable(desk: Desk) -> list[Path]:
    (desk.content / "producers").rename(desk.content / "lain")
    (desk.content / "producers").write_text("bukan folder", encoding="utf-8")
    return put(desk, "kit.zip", kit())


def hidden_row(book: Any) -> None:
    sheet = book.worksheets[0]
    sheet.append((2, "Usaha B", "Dodol", "", "", ""))
    sheet.row_dimensions[3].hidden = True


MAKERS: dict[str, Callable[[Desk], list[Path]]] = {
    "import-unreadable": lambda desk: [desk.inbox / "tidak-ada.zip"],
    "import-kind": lambda desk: put(desk, "surat.pdf", b"%PDF-1.7 halo"),
    "import-too-big": lambda desk: put(desk, "besar.zip", b"PK\x03\x04" + bytes(25 * 1024 * 1024 + 1)),
    "kit-armour": lambda desk: put(desk, "a.katalog.txt", wrap(kit(), "Katalog")[:-300]),
    "kit-broken": lambda desk: put(desk, "kit.zip", kit()[:-200]),
    "kit-encrypted": with_password,
    "kit-name": lambda desk: put_files(desk, contents() | {"../../products/jahat/product.yml": b"x"}),
    "kit-link": with_link,
    "kit-double": lambda desk: put_files(desk, contents() | {"photos/KOPI-serai-1.jpg": b"x"}),
    "kit-too-big": lambda desk: put_files(desk, contents() | {"photos/bom.jpg": bytes(30 * 1024 * 1024)}),
    "kit-many-photos": lambda desk: put_files(
        desk, contents(photos={f"foto-{n}.jpg": b"x" for n in range(200)})
    ),
    "kit-json": lambda desk: put_files(desk, contents() | {"kit.json": b'{"slug": "a", "slug": "b"}'}),
    "kit-format": lambda desk: put(desk, "kit.zip", kit(version=2)),
    "kit-missing": lambda desk: put_files(desk, {k: v for k, v in contents().items() if k != "product.json"}),
    "kit-hash": lambda desk: put_files(desk, contents() | {"photos/kopi-serai-1.jpg": jpeg(77)}),
    "kit-slug": lambda desk: put(desk, "kit.zip", kit(slug="kopi-lain")),
    "kit-producer": lambda desk: put(desk, "kit.zip", kit(product(), producer(id="dapur-lain"))),
    "kit-consent": lambda desk: put(desk, "kit.zip", kit(consent={"publish": False, "text": ""})),
    "field-set-aside": lambda desk: put(desk, "kit.zip", kit(product(hs_confirmed_by="saya"))),
    "entry-exists": lambda desk: put(
        desk, "kit.zip", kit(product(id="kopi-rempah", producer="sumber-rempah"), {})
    ),
    "entry-taken": lambda desk: put(desk, "kit.zip", kit(product(id="kopi-rempah"))),
    "entry-former": lambda desk: put(desk, "kit.zip", kit(product(id="kopi-jahe"))),
    "entry-same": imported_before,
    "entry-twice": two_of_one,
    "entry-unwritten": unwritable,
    "producer-exists": lambda desk: put(
        desk, "kit.zip", kit(product(producer="sumber-rempah"), producer(id="sumber-rempah"))
    ),
    "producer-alike": lambda desk: put(
        desk, "kit.zip", kit(product(producer="cv-rempah"), producer(id="cv-rempah", name="CV Sumber Rempah"))
    ),
    "product-alike": lambda desk: put_csv(
        desk, (1, "Usaha A", "Keripik Singkong", "", "", ""), (2, "Usaha A", "Kripik Singkong", "", "", "")
    ),
    "photo-alike": lambda desk: put(
        desk, "kit.zip", kit(photos={"kopi-serai-1.jpg": jpeg(), "kopi-serai-2.jpg": jpeg(0, (1300, 975))})
    ),
    "issue-json": lambda desk: put(desk, "event.json", json.dumps({"action": "labeled"})),
    "issue-form": lambda desk: put(desk, "isu.md", "### Halo\n\nApa kabar?\n"),
    "issue-heading-unknown": lambda desk: put_issue(desk, ("Uraian", "Bagus.\n\n### Judul saya\n\nlagi")),
    "issue-heading-twice": lambda desk: put_issue(desk, ("Uraian", "Bagus.\n\n### Nama usaha\n\nOrang Lain")),
    "attachment-foreign": lambda desk: put_issue(desk, ("Foto", "![a](https://example.org/a.jpg)")),
    "attachment-missing": lambda desk: put_issue(desk, ("Foto", f"![a]({UPLOAD})")),
    "producer-differs": lambda desk: put_csv(
        desk,
        (1, "Usaha A", "Keripik", "", "", "081200000001"), (2, "Usaha A", "Petis", "", "", "081200000002"),
    ),
    "sheet-locked": lambda desk: put(desk, "~$daftar.xlsx", b"\x05Nama"),
    "sheet-disguised": lambda desk: put(desk, "daftar.xls", "<html><table><tr><td>Nama Usaha</td></tr></table>"),
    "sheet-kind": lambda desk: put(desk, "daftar.ods", zipped({"mimetype": b"application/vnd.oasis"})),
    "sheet-broken": lambda desk: put(desk, "daftar.xlsx", b"PK\x03\x04 rusak"),
    "sheet-too-big": lambda desk: put_csv(desk, *((n, "A", f"B{n}", "", "", "") for n in range(20_001))),
    "sheet-no-header": lambda desk: put_csv(desk, ("a", "b"), head=("Satu", "Dua")),
    "sheet-header-unsure": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", "Rp 5.000"), head=("Nama Usaha", "Nama Produk", "Harga Produkk")
    ),
    "sheet-column-twice": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", "Tempe"), head=("Nama Usaha", "Nama Produk", "Nama Barang")
    ),
    "sheet-column-left": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", "biru"), head=("Nama Usaha", "Nama Produk", "Warna kesukaan")
    ),
    "sheet-private": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", NIK), head=("Nama Usaha", "Nama Produk", "NIK/KTP")
    ),
    "sheet-private-cell": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", f"punya {NIK}"), head=("Nama Usaha", "Nama Produk", "Deskripsi")
    ),
    "sheet-hidden": lambda desk: put_book(desk, hidden_row),
    "sheet-row-skipped": lambda desk: put_csv(
        desk, (1, "Usaha A", "Keripik", "", "", ""), ("", "Mengetahui", "", "", "", ""), ("Total", "", "", "5", "", "")
    ),
    "sheet-formula": lambda desk: put_book(desk, lambda book: book.worksheets[0].__setitem__("C2", "=1+1")),
    "sheet-no-producer": lambda desk: put_csv(desk, (1, "", "Keripik", "Rp 5.000", "", "")),
    "sheet-no-name": lambda desk: put_csv(desk, (1, "Usaha A", "", "Rp 5.000", "50 bks", "")),
    "sheet-empty": put_csv,
    "value-unread": lambda desk: put_csv(desk, (1, "Usaha A", "Keripik", "murah", "", "")),
    "value-said": lambda desk: put_csv(desk, (1, "Usaha A", "Keripik", "", "30 bks/minggu", "")),
    "term-unread": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", "Barang"), head=("Nama Usaha", "Nama Produk", "Kategori")
    ),
    "phone-cut": lambda desk: put_csv(desk, (1, "Usaha A", "Keripik", "", "", "6.28E+11")),
    "phones-left": lambda desk: put_csv(desk, (1, "Usaha A", "Keripik", "", "", "081200000001 / 081200000002")),
    "link-not-fetched": lambda desk: put_csv(
        desk, ("Usaha A", "Keripik", "https://drive.google.com/x"), head=("Nama Usaha", "Nama Produk", "Foto")
    ),
}  # fmt: skip


def test_every_code_of_the_import_has_a_case() -> None:
    assert set(MAKERS) == IMPORT_CODES


@pytest.mark.parametrize("code", sorted(MAKERS))
def test_one_clear_message(code: str, desk: Desk) -> None:
    files = MAKERS[code](desk)
    before = desk.files()
    result = desk.take(*files, attachments=desk.inbox) if code != "entry-unwritten" else desk.take(*files, write=True)
    found = [
        p for p in [*result["problems"], *(p for e in result["entries"] for p in e["problems"])] if p["code"] == code
    ]
    assert found, codes(result)
    assert all(p["message"]["id"] and p["message"]["en"] and p["hint"]["id"] and p["hint"]["en"] for p in found)
    assert NIK not in json.dumps(result)
    if CODES[code].severity is Severity.error:
        assert result["exit_code"] == 1
        assert codes(result, "error") == [code]
        assert desk.take(*files, write=True, attachments=desk.inbox)["exit_code"] == 1
        if code != "entry-twice":
            assert desk.files() == before
    else:
        assert codes(result, "error") == []
        assert result["exit_code"] == 0
    assert not list(desk.content.rglob(".*"))


@pytest.mark.parametrize(
    "name",
    ["../kit.json", "/etc/passwd", "C:\\x.jpg", "photos/../../x.jpg", "photos\\x.jpg", "photos/a/b.jpg",
     "photos/.x.jpg", "Kit.json", "photos/x.svg", "photos/x.heic", "__MACOSX/._a", "photos/x.jpg/", "run.sh"],
)  # fmt: skip
def test_names_that_no_kit_may_hold(desk: Desk, name: str) -> None:
    before = desk.files()
    result = desk.take(*put_files(desk, contents() | {name: b"x"}), write=True)
    assert codes(result, "error") == ["kit-name"]
    assert desk.files() == before


@pytest.mark.parametrize(
    ("data", "code"),
    [(SVG, "photo-format"), (HEIC, "photo-format"), (b"", "photo-unreadable"), (jpeg()[:9000], "photo-truncated"),
     (jpeg(0, (300, 200)), "photo-too-small")],
)  # fmt: skip
def test_photos_that_are_none(desk: Desk, data: bytes, code: str) -> None:
    before = desk.files()
    result = desk.take(write_kit(desk.inbox / "a.zip", photos={"kopi-serai-1.jpg": data}), write=True)
    assert codes(result, "error") == [code]
    assert desk.files() == before


def test_a_header_that_claims_a_bomb_is_read_no_further_than_the_limit(desk: Desk) -> None:
    data = bytearray(zipped(contents() | {"photos/bom.jpg": bytes(40 * 1024 * 1024)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rindex(mark)
        data[at + offset : at + offset + 4] = (100).to_bytes(4, "little")  # the size it says it has
    result = desk.take(*put(desk, "kit.zip", bytes(data)), write=True)
    assert codes(result, "error") in (["kit-broken"], ["kit-too-big"], ["kit-hash"])


@pytest.mark.parametrize(
    "value", ['{"a":' * 5000, "[1]", '{"id": NaN}', '{"id": "\\ud800"}', "\xff", '{"id": ' + "9" * 5000]
)
def test_json_that_is_none(desk: Desk, value: str) -> None:
    result = desk.take(*put_files(desk, contents() | {"kit.json": value.encode("latin-1")}), write=True)
    assert codes(result, "error") == ["kit-json"]


def test_the_others_are_written_when_one_is_refused(desk: Desk) -> None:
    good = write_kit(desk.inbox / "a.zip")
    bad = put(desk, "b.zip", b"PK\x03\x04")[0]
    result = desk.take(bad, good, write=True)
    assert result["exit_code"] == 1
    assert [entry["state"] for entry in result["entries"]] == ["refused", "new"]
    assert (desk.content / "products/kopi-serai/product.yml").is_file()


def test_a_failure_while_writing_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_kit(desk.inbox / "a.zip")
    before = desk.files()
    rename = Path.rename

    def fail(self: Path, target: Any) -> Path:
        if "products" in str(target):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    result = desk.take(file, write=True)
    assert codes(result, "error") == ["entry-unwritten"]
    assert desk.files() == before


def test_only_githubs_own_attachments_are_fetched(desk: Desk) -> None:
    from catalogue.channels.attachments import download, find_attachments, may_redirect

    bad = ["http://github.com/user-attachments/assets/01234567-89ab-cdef-0123-456789abcdef", f"{UPLOAD}/../../x",
           "https://github.com.evil.org/user-attachments/assets/01234567-89ab-cdef-0123-456789abcdef",
           "https://evil@github.com/user-attachments/files/1/a.zip", "https://github.com/user-attachments/files/1/../a",
           "file:///etc/passwd"]  # fmt: skip
    found = list(find_attachments(" ".join(f"![x]({url})" for url in [*bad, UPLOAD])))
    assert [each.url for each in found if each.is_own] == [UPLOAD]
    for url in bad:
        with pytest.raises(OSError, match="GitHub"):
            download(url)
    assert may_redirect("https://objects.githubusercontent.com/a?b")
    assert not may_redirect("http://objects.githubusercontent.com/a")
    assert not may_redirect("https://evil.org/objects.githubusercontent.com")
    assert not may_redirect("https://objects.githubusercontent.com.evil.org/")


def test_two_hundred_photos_beside_a_row(desk: Desk) -> None:
    for number in range(200):
        path = desk.inbox / f"foto/1-{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    result = desk.take(*put_csv(desk, (1, "Usaha A", "Keripik", "", "", "")), write=True)
    assert codes(result, "error") == ["kit-many-photos"]


def test_columns_of_personal_numbers_reach_nothing(desk: Desk) -> None:
    rows = [[1, "Usaha A", "Siti", NIK, "", "", "Keripik", 5, "bks", 5000, NIK, 2010, "", NIK]]
    file = inventory(desk.inbox / "daftar.xlsx", rows)
    code, said = desk.run("import", file, "--write")
    assert code == 0
    assert NIK not in said
    assert NIK[6:] not in said
    assert not any(NIK.encode() in data for data in desk.files().values())


def test_wrong_usage(desk: Desk) -> None:
    assert desk.run("import")[0] == 2
    assert desk.run("import", "a.zip", "--attachments", desk.inbox / "tidak-ada")[0] == 2
    assert desk.run("import", "a.zip", "--format", "xml")[0] == 2
