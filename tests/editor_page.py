"""The editor at /admin/ as tests use it: on files in the browser's own file system, a person's folder for it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from built_site import REPO
from PIL import ExifTags, Image
from playwright.sync_api import Browser, Page, expect

#: Lays files into the browser's own file system; stands for the folder that a person would pick.
FILL: Final = """async (files) => {
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
READ: Final = """async () => {
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
PICK: Final = """window.showDirectoryPicker = async () =>
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


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor's page, what it asked for and what it complained of."""

    page: Page
    asked: list[str]
    complaints: list[str]

    def open(self, product: str) -> None:
        """Opens the folder and a product by the beginning of its entry."""
        self.page.get_by_role("button", name="Bekerja dengan berkas di komputer ini").click()
        self.page.get_by_text(product).click()

    def field(self, path: str) -> Any:
        """The control of a field."""
        return self.page.locator(f'[data-key-path="{path}"]')

    def add_photo(self, place: int, alt: str) -> None:
        """Adds a phone's photo and says what it shows, in Indonesian."""
        self.field("photos").get_by_role("button", name=re.compile("Tambah.*Foto")).last.click()
        photo = [{"name": "IMG 0007.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}]
        self.field(f"photos.{place}.file").locator("input[type=file]").first.set_input_files(photo)
        expect(self.field(f"photos.{place}.file")).to_contain_text("img-0007.webp")
        self.field(f"photos.{place}.alt").get_by_role("checkbox").click()
        self.field(f"photos.{place}.alt.id").get_by_role("textbox").fill(alt)

    def save(self) -> dict[str, bytes]:
        """Saves; gives every file as it is then."""
        self.page.get_by_role("button", name="Simpan").click()
        expect(self.page.get_by_text("Entri disimpan.")).to_be_visible()
        return {path: base64.b64decode(content) for path, content in self.page.evaluate(READ).items()}


@contextmanager
def opened_editor(browser: Browser, address: str) -> Iterator[Editor]:
    """The editor of a served site, with the repository's records in its folder."""
    context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    context.add_init_script(PICK)
    page = context.new_page()
    editor = Editor(page, [], [])
    page.on("request", lambda request: editor.asked.append(request.url))
    page.on("console", lambda said: editor.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: editor.complaints.append(str(error)))
    page.goto(address.replace("127.0.0.1", "localhost") + "admin/")
    page.evaluate(FILL, content_files())
    yield editor
    context.close()
