"""The editor at /admin/ on local files: open a record, change a field, add a photo, save; the check stays clean."""

from __future__ import annotations

import base64
import difflib
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import REPO, BuiltSite, served
from catalogue.loading import load
from catalogue.settings import Settings
from editor_page import Editor, content_files, opened_editor
from PIL import Image
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

RECORD = "products/kopi-rempah/product.yml"


@pytest.fixture
def editor(browser: Browser, sample_site: BuiltSite) -> Iterator[Editor]:
    with served(sample_site.folder) as address, opened_editor(browser, address) as opened:
        yield opened


def test_open_change_add_a_photo_save(editor: Editor, sample_site: BuiltSite, tmp_path: Path) -> None:
    editor.open("Kopi Rempah Madura (kopi-rempah")
    expect(editor.field("category")).to_contain_text("Kopi")
    editor.field("sku").get_by_role("textbox").fill("0012")
    editor.add_photo(2, "Kotak cokelat dengan sisi putih.")
    after = editor.save()
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
        address for address in editor.asked if "://localhost" not in address and address[:5] not in {"blob:", "data:"}
    ] == []
    assert editor.complaints == []
    assert problems_of(after, sample_site.settings, tmp_path) == []


def problems_of(files: dict[str, bytes], settings: Settings, folder: Path) -> list[str]:
    """What the check says of the saved record, among all the others."""
    shutil.copytree(REPO, folder / "content", ignore=lambda at, names: set(names) - KEPT if at == str(REPO) else set())
    for path, content in files.items():
        (folder / "content" / path).write_bytes(content)
    loaded = load(replace(settings, content=folder / "content"))
    return [problem.code for problem in loaded.problems if problem.location.path == RECORD]


KEPT = {"products", "producers", "collections", "reference"}
