"""Loading: what ends up in the catalogue, what blocks a build, and a cache that heals itself."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from bad_content import GOOD, settings_for
from catalogue.loading import Loaded, load
from catalogue.loading import records as reading
from catalogue.settings import Settings

PRODUCT = "products/kopi-rempah/product.yml"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(GOOD, tmp_path / "content")
    return settings_for(tmp_path / "content", tmp_path / "cache")


def change(settings: Settings, path: str, old: str, new: str) -> None:
    file = settings.content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def codes(loaded: Loaded) -> list[str]:
    return [p.code for p in loaded.problems]


def test_the_catalogue_holds_what_gets_a_page(settings: Settings) -> None:
    catalogue = load(settings).catalogue
    assert catalogue is not None
    assert list(catalogue.products) == ["kain-batik", "kopi-rempah"]
    assert list(catalogue.fingerprints) and set(catalogue.fingerprints) == {
        "product/kain-batik", "product/kopi-rempah", "producer/batik-pesisir", "producer/sumber-rempah",
        "collection/kopi", "collection/pameran-2027",
    }  # fmt: skip
    photo = catalogue.photos["product/kopi-rempah"]["main.jpg"]
    assert (photo.width_px, photo.height_px, len(photo.fingerprint)) == (1200, 900, 64)


def test_an_error_in_a_draft_does_not_block(settings: Settings) -> None:
    change(settings, "products/teh-draf/product.yml", "unit: pack", "unit: kgs")
    loaded = load(settings)
    assert codes(loaded) == ["unknown-unit", "unknown-unit"]
    assert not loaded.blocked


@pytest.mark.parametrize("broken", ["sku: [", "sku: a: b", "sku: *x"])
def test_a_draft_that_cannot_be_read_is_still_a_draft(settings: Settings, broken: str) -> None:
    with (settings.content / "products/teh-draf/product.yml").open("a", encoding="utf-8") as file:
        file.write(f"{broken}\n")
    loaded = load(settings)
    assert loaded.problems
    assert not loaded.blocked
    assert loaded.drafts == 1


def test_an_error_elsewhere_blocks(settings: Settings) -> None:
    change(settings, PRODUCT, "unit: pack", "unit: kgs")
    assert load(settings).blocked


def test_without_samples_their_products_go_too(settings: Settings) -> None:
    change(settings, "products/kain-batik/product.yml", "sample_data: true\n", "")
    without = load(settings_for(settings.content, settings.cache_dir, samples=False))
    assert without.catalogue is not None
    assert list(without.catalogue.products) == ["kopi-rempah"]
    assert list(without.catalogue.producers) == ["sumber-rempah"]
    assert "product/kain-batik" not in without.catalogue.photos


def test_without_photos_no_file_is_opened(settings: Settings) -> None:
    (settings.content / "products/kopi-rempah/main.jpg").write_bytes(b"")
    loaded = load(settings, photos=False)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    assert loaded.catalogue.photos == {}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    checked: list[str] = []
    original = reading.check_file

    def check_file(file, *rest, **options):  # type: ignore[no-untyped-def]
        checked.append(file.path)
        return original(file, *rest, **options)

    monkeypatch.setattr(reading, "check_file", check_file)
    return checked


def test_without_rules_only_what_cannot_be_read_is_a_problem(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(settings, PRODUCT, "capacity: {value: 2000", "capacity: {value: 20")  # below the minimum order
    texts = load(settings, photos=False, rules=False)
    assert texts.problems == ()
    assert texts.catalogue is not None and "kopi-rempah" in texts.catalogue.products
    checked = counted(monkeypatch)
    assert [problem.code for problem in load(settings, photos=False).problems] == ["capacity-below-moq"]
    assert len(checked) == 7  # nothing of the reading without rules was kept
    checked.clear()
    assert load(settings, photos=False, rules=False).catalogue is not None
    assert checked == []  # what was checked once need not be read again
    change(settings, PRODUCT, "moq: {value: 50", "moq: {value: fifty")
    assert [problem.code for problem in load(settings, photos=False, rules=False).problems] == ["number-format"]


def test_only_what_changed_is_read_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = counted(monkeypatch)
    first = load(settings)
    assert len(checked) == 7
    checked.clear()
    assert load(settings) == first
    assert checked == []
    change(settings, PRODUCT, "KR-200", "KR-201")
    again = load(settings).catalogue
    assert checked == [PRODUCT]
    assert again is not None
    assert again.products["kopi-rempah"].sku == "KR-201"
    checked.clear()
    load(settings_for(settings.content, settings.cache_dir, today=date(2026, 11, 22)))
    assert len(checked) == 7


def test_a_file_that_looks_the_same_is_not_opened(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = counted(monkeypatch)
    opened: list[str] = []
    original = reading.read_bytes
    monkeypatch.setattr(reading, "read_bytes", lambda file: opened.append(file.path) or original(file))
    first = load(settings)
    assert len(opened) == 7
    for _ in range(2):
        opened.clear()
        assert load(settings) == first
        assert opened == []
    (settings.content / PRODUCT).touch()  # as a fresh checkout does
    checked.clear()
    assert load(settings) == first
    assert (opened, checked) == ([PRODUCT], [])
    opened.clear()
    assert load(settings) == first
    assert opened == []
    change(settings, PRODUCT, "KR-200", "KR-201")  # of the same size
    load(settings)
    assert (opened, checked) == ([PRODUCT], [PRODUCT])


@pytest.mark.parametrize("damage", [False, True])
def test_two_processes_read_the_same_as_one(settings: Settings, monkeypatch: pytest.MonkeyPatch, damage: bool) -> None:
    change(settings, PRODUCT, "capacity: {value: 2000", "capacity: {value: 20")
    (settings.content / "products/pranala").mkdir()  # what cannot be read never stands in the cache
    (settings.content / "products/pranala/product.yml").symlink_to(settings.content / PRODUCT)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = load(settings)
    shutil.rmtree(settings.cache_dir)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    if damage:  # the other process writes, and what it wrote is lost
        monkeypatch.setattr(reading.KeptValues, "reread", lambda cache, number: cache._shards.update({number: {}}))
    assert load(settings) == alone
    monkeypatch.undo()
    assert load(settings) == alone


def test_a_change_back_leaves_nothing_behind(settings: Settings) -> None:
    first = load(settings)
    change(settings, PRODUCT, "unit: pack", "unit: kgs")
    assert load(settings).blocked
    change(settings, PRODUCT, "unit: kgs", "unit: pack")
    assert load(settings) == first


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_cache_heals(settings: Settings, damage: bytes | None) -> None:
    first = load(settings)
    files = sorted(settings.cache_dir.rglob("*.pickle"))
    assert files
    for file in files:
        file.write_bytes(file.read_bytes()[:-7] if damage is None else damage)
    assert load(settings) == first
    assert load(settings) == first


def test_a_removed_record_leaves_the_cache(settings: Settings) -> None:
    load(settings)
    shutil.rmtree(settings.content / "products/teh-draf")
    assert load(settings).records == 6
    assert all(b"teh-draf" not in file.read_bytes() for file in settings.cache_dir.rglob("*.pickle"))


def test_a_photo_that_changes_is_inspected_again(settings: Settings) -> None:
    load(settings)
    photo = settings.content / "products/kopi-rempah/main.jpg"
    stat = photo.stat()
    photo.write_bytes(bytes(stat.st_size))
    os.utime(photo, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert codes(load(settings)) == ["photo-format"]


def test_progress_is_told(settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    load(settings, on_progress=lambda done, total: told.append((done, total)))
    assert (7, 7) in told
    assert told[-1] == (3, 3)


def test_an_empty_content_root_is_fine(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    loaded = load(settings_for(tmp_path / "content", tmp_path / "cache"))
    assert (loaded.records, loaded.problems, loaded.blocked) == (0, (), False)


def test_two_records_with_every_sort_of_problem_are_sorted(settings: Settings) -> None:
    change(settings, PRODUCT, "unit: pack", "unit: kgs")
    change(settings, "producers/sumber-rempah/producer.yml", "type: group", "type: groep")
    places = [(p.location.path, p.location.line) for p in load(settings).problems]
    assert places == sorted(places)
    assert len(places) >= 3


def test_an_unreadable_folder_is_a_problem(settings: Settings) -> None:
    shutil.rmtree(settings.content / "collections")
    (settings.content / "collections").write_text("bukan folder", encoding="utf-8")
    assert codes(load(settings)) == ["file-unreadable"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("units.yml", "piece: 5\n", "reference-broken"),
        ("units.yml", "piece: {label: {id: a, en: b}}\n", "reference-broken"),
        ("categories.yml", "- a\n", "root-not-mapping"),
        ("certificates.yml", "- a\n", "root-not-mapping"),
        ("materials.yml", "a: {label: {id: a, en: b, ms: c}}\na: {label: {id: a, en: b, ms: c}}\n", "duplicate-key"),
        ("hs2022.csv", "a\nb\n", "reference-broken"),
        ("madura_outline.json", "{", "reference-broken"),
    ],
)
def test_broken_reference_files_are_problems(settings: Settings, name: str, text: str, code: str) -> None:
    shutil.copytree(settings.repo / "reference", settings.content / "reference")
    (settings.content / "reference" / name).write_text(text, encoding="utf-8")
    loaded = load(settings)
    assert [(p.code, p.location.path) for p in loaded.problems] == [(code, f"reference/{name}")]
    assert loaded.blocked
    assert loaded.catalogue is None


def test_a_reference_file_that_the_content_root_does_not_have_comes_with_the_generator(settings: Settings) -> None:
    (settings.content / "reference").mkdir()
    own = (settings.repo / "reference/incoterms.yml").read_text(
        "utf-8"
    ) + "XYZ:\n  label: {id: Uji, en: Test, ms: Ujian}\n"
    (settings.content / "reference/incoterms.yml").write_text(own, encoding="utf-8")
    loaded = load(settings, photos=False)
    assert loaded.catalogue is not None
    assert loaded.catalogue.vocabulary.incoterms["XYZ"]["en"] == "Test"
    assert "IDSUB" in loaded.catalogue.vocabulary.ports


@pytest.mark.parametrize(("written", "stored"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_a_photo_is_found_however_its_accents_are_stored(settings: Settings, written: str, stored: str) -> None:
    folder = (settings.content / PRODUCT).parent
    (folder / "main.jpg").rename(folder / unicodedata.normalize(stored, "caf\u00e9.jpg"))
    change(settings, PRODUCT, "main.jpg", unicodedata.normalize(written, "caf\u00e9.jpg"))
    loaded = load(settings)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    assert list(loaded.catalogue.photos["product/kopi-rempah"]) == ["caf\u00e9.jpg"]


def test_a_photo_without_permission_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".jpg":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr("catalogue.loading.photos.Path.read_bytes", refuse)
    problems = load(settings).problems
    assert {p.code for p in problems} == {"photo-unreadable"}
    assert all(p.hint is not None and "permission" in p.hint.en for p in problems)


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EROFS])
def test_records_are_checked_where_nothing_can_be_remembered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    """Somebody else's folder, or a stick that cannot be written."""

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(reason, os.strerror(reason), str(path))

    monkeypatch.setattr("catalogue.kept.values.write_whole", refuse)
    assert load(settings).problems == ()
    assert not settings.cache_dir.exists()
