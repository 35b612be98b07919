"""What a build promises: same bytes, only what changed, all or nothing, sub-paths, no samples when asked."""

from __future__ import annotations

import errno
import json
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import REPO, copy_fixture, make_settings
from catalogue.build import ContentError, build, build_or_explain
from catalogue.kept.turns import our_turn
from catalogue.progress import Silent, Step
from catalogue.settings import Settings


def tree_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(content: Path, record: str, old: str, new: str) -> None:
    path = content / record
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    sites = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        content = copy_fixture(tmp_path / name / "content")
        settings = replace(make_settings(tmp_path / name, content), cache_dir=tmp_path / name / "cache")
        build(settings)
        sites.append(tree_of(settings.site_dir))
    assert sites[0].keys() == sites[1].keys()
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []


def test_a_changed_record_touches_its_pages_its_lists_and_the_index_only(scratch: Settings) -> None:
    build(scratch)
    before = {path: path.stat().st_mtime_ns for path in scratch.site_dir.rglob("*.html")}
    edit(scratch.content, "products/sambal-sunyi/product.yml", "Quiet Sambal", "Silent Sambal")
    build(scratch)
    touched = {
        path.relative_to(scratch.site_dir).as_posix()
        for path in scratch.site_dir.rglob("*.html")
        if before.get(path) != path.stat().st_mtime_ns
    }
    assert "products/sambal-sunyi/index.html" in touched
    assert "categories/sauce/index.html" in touched
    untouched = ("categories/coffee/", "regencies/bangkalan/", "producers/kopi-program/", "about/", "categories/")
    assert not {f"{prefix}{page}index.html" for page in untouched for prefix in ("", "id/", "ms/")} & touched
    assert "Silent Sambal" in (scratch.site_dir / "products/sambal-sunyi/index.html").read_text(encoding="utf-8")


def test_nothing_changed_writes_nothing(scratch: Settings) -> None:
    build(scratch)
    report, _ = build(scratch)
    assert (report.written, report.removed) == (0, 0)


def test_a_cache_that_cannot_be_written_leaves_the_old_site(scratch: Settings, tmp_path: Path) -> None:
    settings = replace(scratch, cache_dir=tmp_path / "cache")
    build(settings)
    before = tree_of(scratch.site_dir)
    edit(scratch.content, "products/kain-laut/product.yml", "value: 5", "value: 7")
    remembered = settings.cache_dir / "remembered"
    shutil.rmtree(remembered)
    remembered.write_text("no folder")
    with pytest.raises(OSError, match="remembered"):
        build(settings)
    assert tree_of(scratch.site_dir) == before


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Cannot write or read {cache}, {site}: "),
        (ChildProcessError("the second process ended with status -9"), "perhaps because memory ran out"),
    ],
)
def test_a_full_disk_and_full_memory_are_told_of(
    scratch: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: OSError,
    said: str,
) -> None:
    """The system names no file where it was opened before, nor the process that it ends."""

    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr("catalogue.build.build", fail)
    assert not build_or_explain(scratch)
    shown = capsys.readouterr().err
    assert said.format(cache=scratch.cache_dir, site=scratch.site_dir) in shown
    assert "None" not in shown


def test_an_incremental_build_equals_a_clean_one(scratch: Settings, tmp_path: Path) -> None:
    build(scratch)
    edit(scratch.content, "products/kain-laut/product.yml", "value: 5", "value: 7")
    shutil.rmtree(scratch.content / "products/sambal-sunyi")
    edit(scratch.content, "collections/pameran-utara/collection.yml", "kain-laut, kopi-bukit", "kain-laut")
    build(scratch)
    clean = replace(scratch, site_dir=tmp_path / "clean" / "site", cache_dir=tmp_path / "clean" / "cache")
    build(clean)
    assert tree_of(scratch.site_dir) == tree_of(clean.site_dir)


def test_a_site_of_another_encoder_equals_a_clean_one(
    scratch: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures are named by their bytes: pages that name the former ones would show none."""
    build(scratch)
    monkeypatch.setattr("catalogue.media.plan.AVIF_QUALITY", 30)
    monkeypatch.setattr("catalogue.build.encoder_version", lambda: "another")
    build(scratch)
    clean = replace(scratch, site_dir=tmp_path / "clean" / "site", cache_dir=tmp_path / "clean" / "cache")
    build(clean)
    assert tree_of(scratch.site_dir) == tree_of(clean.site_dir)


def test_content_errors_stop_the_build_before_anything_is_written(scratch: Settings) -> None:
    build(scratch)
    before = tree_of(scratch.site_dir)
    edit(scratch.content, "products/kain-laut/product.yml", "unit: piece}", "unit: kgs}")
    edit(scratch.content, "products/kopi-bukit/product.yml", '"090121"', '"012345"')
    with pytest.raises(ContentError) as caught:
        build(scratch)
    assert {problem.location.path for problem in caught.value.problems} >= {
        "products/kain-laut/product.yml",
        "products/kopi-bukit/product.yml",
    }
    assert tree_of(scratch.site_dir) == before


def test_an_error_in_a_draft_does_not_stop_the_build(scratch: Settings) -> None:
    edit(scratch.content, "products/kopi-rancangan/product.yml", "category: coffee", "category: kopi-sekali")
    build(scratch)
    assert (scratch.site_dir / "index.html").exists()


def test_an_unreadable_photo_is_a_problem_that_names_it(scratch: Settings) -> None:
    (scratch.content / "products/kain-laut/main.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    with pytest.raises(ContentError) as caught:
        build(scratch)
    assert any("main.jpg" in problem.message.en for problem in caught.value.problems)


def test_without_samples_no_sample_is_anywhere(scratch: Settings) -> None:
    build(replace(scratch, samples=False))
    assert not (scratch.site_dir / "products/keris-contoh").exists()
    for path in scratch.site_dir.rglob("*.html"):
        assert "keris-contoh" not in path.read_text(encoding="utf-8")


def test_a_former_day_makes_a_former_site(scratch: Settings) -> None:
    """A certificate that expired on 30 June 2026 was held on that day."""
    build(replace(scratch, today=scratch.today.replace(month=6, day=30)))
    html = (scratch.site_dir / "products/kain-laut/index.html").read_text(encoding="utf-8")
    assert 'class="lapsed"' not in html


def kept_version(settings: Settings) -> str:
    """Version of what a phone keeps of a collection at a fair."""
    return str(json.loads((settings.site_dir / "offline/pameran-utara.en.json").read_bytes())["version"])


def test_a_phone_keeps_a_collection_anew_when_a_page_of_it_changed_and_only_then(scratch: Settings) -> None:
    """No record changes when a certificate lapses, but its product's page does."""
    build(replace(scratch, today=scratch.today.replace(month=6, day=30)))
    held = kept_version(scratch)
    build(scratch)
    lapsed = kept_version(scratch)
    assert lapsed != held
    pages = tree_of(scratch.site_dir / "products")
    build(replace(scratch, today=scratch.today.replace(day=22)))
    assert tree_of(scratch.site_dir / "products") == pages
    assert kept_version(scratch) == lapsed


class ToldOfWaiting(Silent):
    """Ends the turn of whoever had it, once the build waits for it."""

    def __init__(self, other: ExitStack) -> None:
        self.other = other
        self.stages: list[str] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        if name == "waiting":
            self.other.close()
        self.stages.append(name)
        with super().stage(name) as step:
            yield step


def test_a_build_waits_for_another_one_with_the_same_cache(scratch: Settings) -> None:
    """Each removes from the cache what it did not use itself, and the other one may be about to read that."""
    with ExitStack() as other:
        other.enter_context(our_turn(scratch.cache_dir, nullcontext))
        progress = ToldOfWaiting(other)
        report, _ = build(scratch, progress=progress)
    assert progress.stages[:2] == ["waiting", "check"]
    assert next(iter(report.seconds)) == "waiting"


BUILDER = """
    import sys
    from datetime import date
    from pathlib import Path
    from catalogue.build import build
    from catalogue.settings import Settings
    repo, content, site, cache = map(Path, sys.argv[1:])
    settings = Settings(repo, content, site, "https://example.org/repo/", cache, date(2026, 11, 21))
    print("ready", flush=True)
    build(settings)
"""


def start_build(settings: Settings) -> subprocess.Popen[bytes]:
    places = map(str, (REPO, settings.content, settings.site_dir, settings.cache_dir))
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BUILDER), *places], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def clean_build(settings: Settings, folder: Path) -> dict[str, bytes]:
    """The site of this content, built from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    build(replace(settings, site_dir=folder / "site", cache_dir=folder / "cache"))
    return tree_of(folder / "site")


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_right(scratch: Settings, tmp_path: Path) -> None:
    """Whole means the old site, or the new one where the moment came after the trees had changed places."""
    scratch = replace(scratch, cache_dir=tmp_path / "cache")
    build(scratch)
    old = tree_of(scratch.site_dir)
    moments = random.Random(7)
    for round_ in range(6):
        edit(scratch.content, "products/kain-laut/product.yml", f"value: {5 + round_}", f"value: {6 + round_}")
        process = start_build(scratch)
        try:
            process.wait(timeout=moments.uniform(0.05, 1.2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            found = tree_of(scratch.site_dir)
            assert found == old or found == clean_build(scratch, tmp_path / "clean")
        else:
            assert process.returncode == 0
        old = tree_of(scratch.site_dir)
    build(scratch)
    assert tree_of(scratch.site_dir) == clean_build(scratch, tmp_path / "clean")
