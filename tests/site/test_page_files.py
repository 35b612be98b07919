"""Files beside hand-written pages: pictures in them, and what others ask a site for."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from built_site import REPO, copy_fixture
from catalogue.build import Options, build
from catalogue.page_files import PageFileError
from catalogue.settings import Settings
from PIL import Image

QUICK = Options(photos=False, search=False)
PROOF = b"google-site-verification: google0123.html\n"


def photo() -> bytes:
    """A phone's photo: lying on its side, larger than a page needs, with device and place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Telepon"
    exif.get_ifd(0x8825)[1] = "S"
    file = io.BytesIO()
    Image.new("RGB", (3000, 1500), "#8a5a2b").save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A generator of its own whose hand-written pages may be changed."""
    repo = tmp_path / "repo"
    shutil.copytree(REPO / "docs", repo / "docs", ignore=shutil.ignore_patterns("dev"))
    shutil.copy(REPO / "mkdocs.yml", repo)
    for name in ("overrides", "reference", "scripts", "node_modules", "package-lock.json"):
        (repo / name).symlink_to(REPO / name)
    content = copy_fixture(tmp_path / "content")
    return Settings(repo, content, tmp_path / "site", "https://example.org/", tmp_path / "cache", date(2026, 11, 21))


def put_files(docs: Path) -> None:
    (docs / "pictures").mkdir()
    (docs / "pictures/office.jpg").write_bytes(photo())
    for language in ("en", "id", "ms"):
        (docs / f"pictures/map.{language}.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{language}</svg>")
        with (docs / f"about.{language}.md").open("a", encoding="utf-8") as page:
            page.write("\n![Office](pictures/office.jpg) ![Map](pictures/map.svg)\n")
    (docs / "google0123.html").write_bytes(PROOF)
    (docs / ".private").write_text("no")


def check_site(site: Path) -> None:
    assert (site / "google0123.html").read_bytes() == PROOF, "byte for byte"
    assert not (site / ".private").exists()
    with Image.open(site / "pictures/office.jpg") as shown:
        assert shown.size == (800, 1600), "upright, and no larger than a page needs"
        assert not dict(shown.getexif())
    for folder, language in (("", "en"), ("id/", "id"), ("ms/", "ms")):
        page = site / folder / "about/index.html"
        for picture in ("office.jpg", "map.svg"):
            address = next(part for part in page.read_text("utf-8").split('"') if part.endswith(f"pictures/{picture}"))
            target = Path(os.path.normpath(page.parent / address))
            assert target.is_file(), (language, address)
            if picture == "map.svg":
                assert f">{language}<" in target.read_text()


def test_pictures_and_files_beside_pages_are_published(settings: Settings) -> None:
    put_files(settings.repo / "docs")
    report, _ = build(settings, options=QUICK)
    check_site(settings.site_dir)
    again, _ = build(settings, options=QUICK)
    assert (again.files, again.written) == (report.files, 0)
    (settings.repo / "docs/google0123.html").unlink()
    (settings.repo / "docs/pictures/office.jpg").write_bytes(photo() + b"\0")
    changed, _ = build(settings, options=QUICK)
    assert changed.removed == 1
    assert not (settings.site_dir / "google0123.html").exists()


def test_mkdocs_publishes_the_same(settings: Settings) -> None:
    put_files(settings.repo / "docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(settings.site_dir)]
    environment = os.environ | {"CATALOGUE_CONTENT": str(settings.content), "CATALOGUE_CACHE": str(settings.cache_dir)}
    subprocess.run(command, cwd=settings.repo, env=environment, check=True)
    check_site(settings.site_dir)


@pytest.mark.parametrize("name", ["robots.txt", "products/kopi-bukit/index.html", "trade/index.json"])
def test_a_name_that_the_catalogue_uses_itself_is_refused(settings: Settings, name: str) -> None:
    build(settings, options=QUICK)
    before = (settings.site_dir / name).read_bytes()
    (settings.repo / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (settings.repo / "docs" / name).write_text("mine")
    with pytest.raises(PageFileError, match=f"docs/{name}: berkas dengan nama ini"):
        build(settings, options=QUICK)
    assert (settings.site_dir / name).read_bytes() == before


def test_what_cannot_be_published_is_named(settings: Settings, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")
    place = settings.repo / "docs/letter.txt"
    place.symlink_to(outside)
    with pytest.raises(PageFileError, match=r"docs/letter\.txt: a link that leads out of docs"):
        build(settings, options=QUICK)
    place.unlink()
    (settings.repo / "docs/office.jpg").write_bytes(photo()[:-2000])
    with pytest.raises(PageFileError, match=r"docs/office\.jpg: .*office\.jpg") as caught:
        build(settings, options=QUICK)
    assert "photo-" not in str(caught.value), "a person's words, no code"
    (settings.repo / "docs/office.jpg").unlink()
    with Image.open(io.BytesIO(photo())) as taken:
        taken.save(settings.repo / "docs/office.png", exif=taken.getexif())
    with pytest.raises(PageFileError, match=r"docs/office\.png: this picture says where it was taken"):
        build(settings, options=QUICK)
    assert not settings.site_dir.exists()
