"""Makes a content root with one thing wrong: the good fixture, changed as `tests/fixtures/bad/<code>.yml` says.

A `‸` in the new text marks where the problem must be reported; without one it is line 1, column 1.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from catalogue.settings import Settings
from PIL import Image

FIXTURES = Path(__file__).parents[1] / "fixtures"
GOOD = FIXTURES / "good"
BAD = FIXTURES / "bad"
REPO = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
MARK = "‸"


@dataclass(frozen=True)
class Expected:
    """Where the problem of a fixture must be."""

    path: str
    field: str
    line: int
    column: int
    also: frozenset[str]


def settings_for(content: Path, cache: Path, **changes: Any) -> Settings:
    values: dict[str, Any] = {
        "repo": REPO,
        "content": content,
        "site_dir": cache / "site",
        "base_url": "https://example.org/",
        "cache_dir": cache,
        "today": TODAY,
    }
    return Settings(**(values | changes))


def make_bad(code: str, content: Path) -> Expected:
    """Writes the content of a bad fixture and says what must be found."""
    fixture = yaml.safe_load((BAD / f"{code}.yml").read_text(encoding="utf-8"))
    shutil.copytree(GOOD, content)
    target = content / fixture["path"]
    if fixture["path"].startswith("reference/") and "change" in fixture:
        shutil.copytree(REPO / "reference", content / "reference")
    line, column = 1, 1
    if "text" in fixture or "change" in fixture:
        text = fixture.get("text") or target.read_text(encoding="utf-8")
        for change in fixture.get("change", ()):
            assert text.count(change["from"]) == 1, change["from"]
            text = text.replace(change["from"], change["to"])
        before, mark, after = text.partition(MARK)
        if mark:
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        target.write_text(before + after, encoding="utf-8", newline="")
    for path, added in fixture.get("add", {}).items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(added, encoding="utf-8")
    if "make" in fixture:
        line, column = MAKERS[fixture["make"]](target) or (line, column)
    return Expected(fixture["path"], fixture.get("field", ""), line, column, frozenset(fixture.get("extra", ())))


def _folder_instead_of_file(target: Path) -> None:
    target.unlink()
    target.mkdir()


def _record_symlink(target: Path) -> None:
    target.rename(target.with_name("asli.txt"))
    target.symlink_to("asli.txt")


def _record_too_deep(target: Path) -> None:
    shutil.copytree(GOOD / "products/teh-draf", target.parent)


def _big_record(target: Path) -> None:
    target.write_text(target.read_text(encoding="utf-8") + "# catatan\n" * 30_000, encoding="utf-8")


def _utf16_record(target: Path) -> None:
    target.write_bytes(target.read_text(encoding="utf-8").encode("utf-16"))


def _many_problems(target: Path) -> tuple[int, int]:
    text = target.read_text(encoding="utf-8")
    extra = "".join(f"kolom_{number:02}: 1\n" for number in range(53))
    target.write_text(text + extra, encoding="utf-8")
    return text.count("\n") + 51, 1


def _broken_reference(target: Path) -> tuple[int, int]:
    shutil.copytree(REPO / "reference", target.parent)
    target.write_text("piece:\n  label: {id: lembar}\n", encoding="utf-8")
    return 1, 1


def _picture(size: tuple[int, int], form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, form, **options)
    return buffer.getvalue()


def _animation() -> bytes:
    frames = [Image.new("RGB", (1200, 800), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def _wide() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (10_000, 5_001)).save(buffer, "PNG")
    return buffer.getvalue()


def _photo(name: str, make: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(target: Path) -> None:
        (target.parent / name).write_bytes(make())

    return write


def _photo_symlink(target: Path) -> None:
    (target.parent / "tautan.jpg").symlink_to("main.jpg")


MAKERS: dict[str, Callable[[Path], tuple[int, int] | None]] = {
    "folder_instead_of_file": _folder_instead_of_file,
    "record_symlink": _record_symlink,
    "record_too_deep": _record_too_deep,
    "big_record": _big_record,
    "utf16_record": _utf16_record,
    "many_problems": _many_problems,
    "broken_reference": _broken_reference,
    "photo_symlink": _photo_symlink,
    "photo_too_small": _photo("kecil.jpg", lambda: _picture((599, 400), "JPEG")),
    "photo_small": _photo("sedang.jpg", lambda: _picture((1199, 800), "JPEG")),
    "photo_narrow": _photo("sempit.jpg", lambda: _picture((1201, 240), "JPEG")),
    "photo_suffix": _photo("main.png", lambda: _picture((1200, 800), "JPEG")),
    "photo_unreadable": _photo("rusak.jpg", lambda: b""),
    "photo_truncated": _photo("potong.jpg", lambda: _picture((1200, 800), "JPEG")[:9000]),
    "photo_format": _photo("gambar.jpg", lambda: _picture((1200, 800), "GIF")),
    "photo_animated": _photo("gerak.webp", _animation),
    "photo_too_many_pixels": _photo("luas.png", _wide),
    "photo_too_big": _photo("besar.jpg", lambda: _picture((1200, 800), "JPEG") + bytes(25 * 1024 * 1024)),
}
