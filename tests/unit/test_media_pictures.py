"""All photos through the cache: what templates get."""

import hashlib
from pathlib import Path

import pytest
from catalogue.media import MediaCache, PhotoChangedError, PhotoSource, encode_all, picture_files
from catalogue.media import pictures as pictures_module
from test_media_builders import everything_jpeg, save, scene


def source(folder: Path, name: str, data: bytes, *, cover: bool) -> PhotoSource:
    path = folder / name
    path.write_bytes(data)
    return PhotoSource(path, hashlib.sha256(data).hexdigest(), cover)


@pytest.fixture
def cache(tmp_path: Path) -> MediaCache:
    return MediaCache(tmp_path / "cache")


@pytest.fixture
def photos(tmp_path: Path) -> list[PhotoSource]:
    return [
        source(tmp_path, "main.jpg", everything_jpeg(scene(1100, 900, 1)), cover=True),
        source(tmp_path, "detail.jpg", save(scene(700, 900, 2), "JPEG"), cover=False),
        source(tmp_path, "packaging.png", save(scene(500, 400, 3), "PNG"), cover=False),
    ]


@pytest.fixture
def encoded(monkeypatch) -> list[int]:
    """The sizes of the photos that were really encoded."""
    calls: list[int] = []
    real = pictures_module.encode_photo

    def counting(data, *, cover):
        calls.append(len(data))
        return real(data, cover=cover)

    monkeypatch.setattr(pictures_module, "encode_photo", counting)
    return calls


def contents(pictures, cache) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in picture_files(pictures.values(), cache).items()}


def test_pictures_of_a_product(photos, cache):
    pictures = encode_all(photos, cache)
    assert list(pictures) == [photo.fingerprint for photo in photos]
    cover, detail, packaging = pictures.values()
    assert (cover.width_px, cover.height_px) == (1100, 900)
    assert [width for width, _ in cover.show] == [800, 1100]
    assert [width for width, _ in cover.card] == [480]
    assert cover.jpeg.startswith("media/")
    assert cover.jpeg.endswith("-w1100.jpg")
    assert (detail.card, detail.jpeg) == ((), "")
    assert [width for width, _ in packaging.show] == [500]
    assert cover.colour[0] == "#"
    assert len(cover.colour) == 7


def test_every_path_has_its_file_named_by_its_content(photos, cache):
    files = contents(encode_all(photos, cache), cache)
    assert list(files) == sorted(files)
    assert len(files) == 4 + 1 + 1
    for path, content in files.items():
        assert path.removeprefix("media/").split("-")[0] == hashlib.sha256(content).hexdigest()[:16]


def test_the_second_run_encodes_nothing_and_says_the_same(photos, cache, encoded):
    first = encode_all(photos, cache)
    assert len(encoded) == 3
    assert encode_all(photos, cache) == first
    assert len(encoded) == 3


def test_neither_order_nor_workers_nor_another_cache_change_the_bytes(photos, cache, tmp_path):
    first = encode_all(photos, cache)
    other = MediaCache(tmp_path / "other")
    second = encode_all(photos[::-1], other, workers=1)
    assert second == first
    assert contents(second, other) == contents(first, cache)


def test_one_harmed_file_encodes_one_photo_again(photos, cache, encoded):
    pictures = encode_all(photos, cache)
    before = contents(pictures, cache)
    harmed = picture_files(pictures.values(), cache)[pictures[photos[1].fingerprint].show[0][1]]
    harmed.write_bytes(bytes(harmed.stat().st_size))
    assert encode_all(photos, cache) == pictures
    assert encoded[3:] == [photos[1].path.stat().st_size]
    assert contents(pictures, cache) == before


def test_the_same_bytes_twice_are_encoded_once_as_a_cover(tmp_path, cache, encoded):
    data = save(scene(300, 200), "JPEG")
    twice = [source(tmp_path, "a.jpg", data, cover=False), source(tmp_path, "b.jpg", data, cover=True)]
    seen: list[tuple[int, int]] = []
    pictures = encode_all(twice, cache, on_progress=lambda done, total: seen.append((done, total)))
    assert len(encoded) == len(pictures) == 1
    assert next(iter(pictures.values())).jpeg
    assert seen == [(1, 1)]


def test_progress_counts_every_photo(photos, cache):
    seen: list[tuple[int, int]] = []
    encode_all(photos, cache, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_photo_that_changed_after_the_check_is_not_encoded(photos, cache):
    photos[1].path.write_bytes(save(scene(seed=9), "JPEG"))
    with pytest.raises(PhotoChangedError, match=r"detail\.jpg"):
        encode_all(photos, cache)


def test_a_photo_that_was_never_checked_is_named(tmp_path, cache):
    bad = source(tmp_path, "bad.jpg", b"no photo", cover=True)
    with pytest.raises(OSError) as caught:
        encode_all([bad], cache)
    assert any("bad.jpg" in note for note in caught.value.__notes__)


def test_an_interrupt_stops_and_the_next_build_goes_on(tmp_path, cache, encoded):
    photos = [source(tmp_path, f"{seed}.png", save(scene(seed=seed), "PNG"), cover=False) for seed in range(9)]

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode_all(photos, cache, workers=1, on_progress=interrupt)
    assert 1 <= len(encoded) < 9
    assert len(encode_all(photos, cache)) == 9
    assert len(encoded) == 9


def test_no_photos_are_no_pictures(cache):
    assert encode_all([], cache) == {}
    assert picture_files([], cache) == {}
