"""The editor at /admin/ on local files: open a record, change a field, add a photo, save; the check stays clean."""

from __future__ import annotations

import base64
import difflib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from built_site import REPO, BuiltSite, served
from catalogue.loading import load
from catalogue.settings import Settings
from PIL import ExifTags, Image
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

RECORD = "products/kopi-rempah/product.yml"
#: Lays files into the browser's own file system; stands for the folder that a person would pick.
FILL = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("katalog", {create: true});
  await root.getDirectoryHandle(".git", {create: true});
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const writer = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writer.write(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
    await writer.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") { await walk(handle, `${at}${name}/`); continue; }
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      found[at + name] = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("katalog"), "");
  return found;
}"""
PICK = """window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("katalog");"""


def content_files() -> dict[str, str]:
    """All records, the vocabulary, and the photos of one product, as base64."""
    paths = [path for kind in ("products", "producers", "collections") for path in (REPO / kind).rglob("*.yml")]
    paths += (REPO / "reference").iterdir()
    paths += (REPO / "products" / "kopi-rempah").glob("*.jpg")
    return {path.relative_to(REPO).as_posix(): base64.b64encode(path.read_bytes()).decode() for path in sorted(paths)}


def phone_photo() -> bytes:
    """Twelve megapixels lying on their side, as a phone writes them, with the place where they were taken."""
    picture = Image.new("RGB", (4000, 3000), (120, 80, 40))
    picture.paste((240, 240, 240), (0, 0, 4000, 1000))  # the left third, once upright
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60, exif=exif)
    return out.getvalue()


@pytest.fixture
def editor(browser: Browser, sample_site: BuiltSite) -> Iterator[tuple[Page, list[str], list[str]]]:
    """The editor's page with the files in place, what it asked for and what it complained of."""
    with served(sample_site.folder) as address:
        context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
        context.add_init_script(PICK)
        page = context.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address.replace("127.0.0.1", "localhost") + "admin/")
        page.evaluate(FILL, content_files())
        yield page, asked, complaints
        context.close()


def field(page: Page, path: str) -> Any:
    return page.locator(f'[data-key-path="{path}"]')


def test_open_change_add_a_photo_save(
    editor: tuple[Page, list[str], list[str]], sample_site: BuiltSite, tmp_path: Path
) -> None:
    page, asked, complaints = editor
    page.get_by_role("button", name="Bekerja dengan berkas di komputer ini").click()
    page.get_by_text("Kopi Rempah Madura (kopi-rempah").click()
    expect(field(page, "category")).to_contain_text("Kopi")
    field(page, "sku").get_by_role("textbox").fill("0012")
    field(page, "photos").get_by_role("button", name=re.compile("Tambah.*Foto")).last.click()
    photo = [{"name": "IMG 0007.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}]
    field(page, "photos.2.file").locator("input[type=file]").first.set_input_files(photo)
    expect(field(page, "photos.2.file")).to_contain_text("img-0007.webp")
    field(page, "photos.2.alt").get_by_role("checkbox").click()
    field(page, "photos.2.alt.id").get_by_role("textbox").fill("Kotak cokelat dengan sisi putih.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Entri disimpan.")).to_be_visible()

    after = {path: base64.b64decode(content) for path, content in page.evaluate(READ).items()}
    before = (REPO / RECORD).read_text(encoding="utf-8")
    lines = difflib.ndiff(before.splitlines(), after[RECORD].decode().splitlines())
    assert [line for line in lines if line[0] != " "] == [
        "+   - file: img-0007.webp",
        "+     alt:",
        "+       id: Kotak cokelat dengan sisi putih.",
        '+ sku: "0012"',
    ]
    with Image.open(io.BytesIO(after["products/kopi-rempah/img-0007.webp"])) as saved:
        assert (saved.format, saved.size) == ("WEBP", (1200, 1600))
        assert not saved.getexif()
        assert saved.convert("RGB").getpixel((1150, 800))[0] > 220  # type: ignore[index] - a pixel of RGB
    changed = {path for path in after if content_files().get(path) != base64.b64encode(after[path]).decode()}
    assert changed == {RECORD, "products/kopi-rempah/img-0007.webp"}
    assert [
        address for address in asked if "://localhost" not in address and address[:5] not in {"blob:", "data:"}
    ] == []
    assert complaints == []
    assert problems_of(after, sample_site.settings, tmp_path) == []


def problems_of(files: dict[str, bytes], settings: Settings, folder: Path) -> list[str]:
    """What the check says of the saved record, among all the others."""
    shutil.copytree(REPO, folder / "content", ignore=lambda at, names: set(names) - KEPT if at == str(REPO) else set())
    for path, content in files.items():
        (folder / "content" / path).write_bytes(content)
    loaded = load(replace(settings, content=folder / "content"))
    return [problem.code for problem in loaded.problems if problem.location.path == RECORD]


KEPT = {"products", "producers", "collections", "reference"}
