"""The cache: stores once, heals from anything, lets go of what is not used."""

import json
import os
import time
from pathlib import Path

import pytest
from catalogue.media.cache import MediaCache
from catalogue.media.encode import EncodedPhoto
from catalogue.media.plan import Rendition

PHOTO = EncodedPhoto(
    "#112233",
    (
        (Rendition(800, 600, "avif", 50, crop=False), b"eight hundred"),
        (Rendition(480, 480, "avif", 50, crop=True), b"card"),
    ),
)
KEY = "ab" * 32


@pytest.fixture
def cache(tmp_path: Path) -> MediaCache:
    return MediaCache(tmp_path / "media")


def paths(cache: MediaCache) -> list[Path]:
    return sorted(path for path in cache.root.rglob("*") if path.is_file())


def entry_path(cache: MediaCache) -> Path:
    return next(path for path in paths(cache) if path.suffix == ".json")


def test_what_was_stored_is_loaded(cache):
    assert cache.load(KEY) is None
    stored = cache.store(KEY, PHOTO)
    assert cache.load(KEY) == stored
    assert [cache.file(each.name).read_bytes() for each in stored.files] == [b"eight hundred", b"card"]
    assert [each.name.split("-", 1)[1] for each in stored.files] == ["w800.avif", "c480.avif"]
    assert all(len(each.name.split("-")[0]) >= 10 for each in stored.files)


def _rewrite(content: bytes):
    return lambda path: path.write_bytes(content)


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        _rewrite(b""),
        lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]),
        lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    ],
    ids=["missing", "truncated", "empty", "same size", "longer"],
)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_any_harmed_file_is_noticed_and_healed(cache, harm, which):
    stored = cache.store(KEY, PHOTO)
    before = {path: path.read_bytes() for path in paths(cache)}
    path = paths(cache)[which]
    times = path.stat()
    harm(path)
    if path.exists():
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert cache.load(KEY) is None
    assert cache.store(KEY, PHOTO) == stored
    assert cache.load(KEY) == stored
    assert {path: path.read_bytes() for path in paths(cache)} == before


@pytest.mark.parametrize("content", [b"[]", b"null", b"{}", b'{"check": 1}', b"\xff\xfe", b"{" * 50])
def test_an_entry_that_is_something_else_counts_as_missing(cache, content):
    cache.store(KEY, PHOTO)
    entry_path(cache).write_bytes(content)
    assert cache.load(KEY) is None


def test_a_changed_word_in_an_entry_is_noticed(cache):
    cache.store(KEY, PHOTO)
    body = json.loads(entry_path(cache).read_bytes())
    body["colour"] = "#112234"
    entry_path(cache).write_text(json.dumps(body))
    assert cache.load(KEY) is None


def test_a_kill_between_the_files_and_the_entry_leaves_no_entry(cache, monkeypatch):
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.suffix == ".json":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        cache.store(KEY, PHOTO)
    monkeypatch.undo()
    assert cache.load(KEY) is None
    assert any(path.suffix == ".tmp" for path in paths(cache))
    stored = cache.store(KEY, PHOTO)
    assert cache.load(KEY) == stored
    assert not any(path.read_bytes() == b"" for path in paths(cache))


def grow_old(cache: MediaCache, days: int = 40) -> None:
    moment = time.time() - days * 24 * 3600
    for path in paths(cache):
        os.utime(path, (moment, moment))


@pytest.mark.parametrize("used_by", ["load", "store"])
def test_what_nothing_used_for_a_month_goes(cache, used_by):
    used = cache.store(KEY, PHOTO)
    other = EncodedPhoto("#000000", ((Rendition(9, 9, "jpeg", 80, crop=False), b"other"), PHOTO.files[1]))
    cache.store("cd" * 32, other)
    cache.file(used.files[0].name).with_name(".left-behind.1-2.tmp").write_bytes(b"half")
    grow_old(cache)
    assert (cache.load(KEY) if used_by == "load" else cache.store(KEY, PHOTO)) == used
    assert cache.forget_unused() == 3
    assert cache.load(KEY) == used
    assert cache.load("cd" * 32) is None


def test_what_was_used_lately_stays_and_a_cache_is_gone_through_once_a_day(cache):
    used = cache.store(KEY, PHOTO)
    grow_old(cache, days=20)
    assert cache.forget_unused() == 0
    grow_old(cache)
    (cache.root / ".looked-through").touch()
    assert cache.forget_unused() == 0
    assert cache.load(KEY) == used


def test_a_cache_that_is_not_there_has_nothing_to_forget(cache):
    assert cache.forget_unused() == 0
    assert not cache.root.exists()


def test_the_key_depends_on_photo_and_use(cache):
    keys = {cache.key(fingerprint, cover=cover) for fingerprint in ("a" * 64, "b" * 64) for cover in (True, False)}
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [("PIPELINE_VERSION", 99), ("encoder_version", lambda: "pillow 99"), ("recipe", lambda *, cover: "")],
)
def test_the_key_depends_on_all_that_shapes_the_files(cache, monkeypatch, name, value):
    before = cache.key("a" * 64, cover=True)
    monkeypatch.setattr(f"catalogue.media.cache.{name}", value)
    assert cache.key("a" * 64, cover=True) != before
