"""Photos encoded by several machines: parts equal the whole, in any order, and a missing part is named."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import pytest
import typer
from built_site import copy_fixture
from catalogue.cli import media
from catalogue.media import MediaCache, PhotoSource, Shard, by_shard, encode_all, missing_photos, read_shard, shard_of
from test_media_builders import save, scene
from typer.testing import CliRunner, Result

COUNT = 8
app = typer.Typer()
media.register(app)


@app.command("other")
def other() -> None:
    """With one command alone, its name would not be typed."""


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[PhotoSource]:
    """Small photos, some shards with several and some with none; one lies in two places, in one as a cover."""
    folder = tmp_path_factory.mktemp("photos")
    made = []
    for number in range(12):
        data = save(scene(96, 64, number), "JPEG")
        path = folder / f"{number}.jpg"
        path.write_bytes(data)
        made.append(PhotoSource(path, hashlib.sha256(data).hexdigest(), cover=number % 3 == 0))
    again = shutil.copy(made[1].path, folder / "again.jpg")
    return [*made, PhotoSource(again, made[1].fingerprint, cover=True)]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_photo_belongs_to_one_part(photos: list[PhotoSource]) -> None:
    shards = [Shard(number, COUNT) for number in range(1, COUNT + 1)]
    assert all(sum(shard.holds(photo.path) for shard in shards) == 1 for photo in photos)
    parts = by_shard(photos, COUNT)
    assert sorted(photo.path for part in parts.values() for photo in part) == sorted(photo.path for photo in photos)
    assert [part.number for part in parts] == sorted(part.number for part in parts)
    assert len(parts) > 1


@pytest.mark.parametrize("seed", [1, 2])
def test_eight_parts_equal_one_run_in_any_order(photos: list[PhotoSource], tmp_path: Path, seed: int) -> None:
    whole = MediaCache(tmp_path / "whole")
    pictures = encode_all(photos, whole)
    numbers = list(range(1, COUNT + 1))
    random.Random(seed).shuffle(numbers)
    for number in numbers:
        shard = Shard(number, COUNT)
        encode_all([photo for photo in photos if shard.holds(photo.path)], MediaCache(tmp_path / f"part-{number}"))
    random.Random(seed + 1).shuffle(numbers)
    for number in numbers:
        part = tmp_path / f"part-{number}"
        if part.exists():  # a part without photos writes nothing
            shutil.copytree(part, tmp_path / "merged", dirs_exist_ok=True)
    assert files_of(tmp_path / "merged") == files_of(tmp_path / "whole")
    merged = MediaCache(tmp_path / "merged")
    assert missing_photos(photos, merged) == []
    assert encode_all(photos, merged) == pictures


def test_a_damaged_file_counts_as_missing(photos: list[PhotoSource], tmp_path: Path) -> None:
    cache = MediaCache(tmp_path)
    (picture,) = encode_all(photos[:1], cache).values()
    cache.file(picture.paths[0].removeprefix("media/")).write_bytes(b"cut off")
    assert missing_photos(photos[:1], cache) == photos[:1]


@pytest.mark.parametrize("text", ["", "3", "0/8", "9/8", "3/0", "-1/8", "3/8/2", "a/b", "3 / 8", "3/8888", "٣/8"])
def test_what_is_no_part(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        read_shard(text)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["media", *map(str, words)], env={"COLUMNS": "200"})


def test_the_command_encodes_a_part_and_names_the_missing_one(tmp_path: Path) -> None:
    content, cache = copy_fixture(tmp_path / "content"), tmp_path / "cache"
    place = ("--content", content, "--cache", cache)
    assert run(*place, "--shard", "1/2").exit_code == 0
    found = run(*place, "--verify", "2")
    assert found.exit_code == 1
    assert "Bagian 2/2: " in found.output
    assert "Part 2/2: " in found.output
    assert "Part 1/2" not in found.output
    assert "products/" in found.output
    assert run(*place, "--shard", "2/2").exit_code == 0
    assert run(*place, "--verify", "2").output == "Semua foto siap. / All photos are ready.\n"


@pytest.mark.parametrize("words", [("--shard", "9/8"), ("--shard", "1/8", "--verify", "8")])
def test_wrong_usage_is_told_in_both_languages(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert " / " in result.output


def test_content_with_errors_is_not_encoded(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    broken = next(content.glob("products/*/main.jpg"))
    broken.write_bytes(broken.read_bytes()[:2000])
    result = run("--content", content, "--cache", tmp_path / "cache")
    assert result.exit_code == 1
    assert broken.name in result.output
    assert not (tmp_path / "cache").exists()


def test_a_part_opens_no_photo_of_another(tmp_path: Path) -> None:
    content, cache = copy_fixture(tmp_path / "content"), tmp_path / "cache"
    place = ("--content", content, "--cache", cache)
    others = [path for path in content.glob("products/*/*.jpg") if not Shard(1, 2).holds(path)]
    assert others
    for path in others:
        path.write_bytes(bytes(path.stat().st_size))
    assert run(*place, "--shard", "1/2").exit_code == 0
    assert any(cache.rglob("*.avif"))
    refused = run(*place, "--shard", "2/2")
    assert refused.exit_code == 1
    assert others[0].name in refused.output


def test_a_shard_is_written_as_it_is_read_and_follows_from_the_size(tmp_path: Path) -> None:
    assert str(read_shard("3/8")) == "3/8"
    for name, content in (("a.jpg", b"1234"), ("b.jpg", b"4321")):
        (tmp_path / name).write_bytes(content)
    assert shard_of(tmp_path / "a.jpg", COUNT) == shard_of(tmp_path / "b.jpg", COUNT)
    sizes = range(1, 200)
    for size in sizes:
        (tmp_path / f"{size}").write_bytes(bytes(size))
    parts = [shard_of(tmp_path / f"{size}", COUNT).number for size in sizes]
    assert set(parts) == set(range(1, COUNT + 1))
    assert max(map(parts.count, parts)) < 2 * len(sizes) / COUNT
