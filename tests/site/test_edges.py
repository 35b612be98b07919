"""The ways in: `mkdocs build`, `mkdocs serve` and the command line do the same as the library."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import REPO, BuiltSite, copy_fixture

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21


def run(*command: str, content: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**ENVIRONMENT, "CATALOGUE_CONTENT": str(content)} if content else ENVIRONMENT
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=REPO, env=environment, capture_output=True, text=True, check=False
    )


def tree_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_mkdocs_and_the_command_line_build_the_same_site(fixture_site: BuiltSite, tmp_path: Path) -> None:
    content = fixture_site.settings.content
    ours = run("catalogue", "build", "--content", str(content), "--site-dir", str(tmp_path / "ours"))
    assert ours.returncode == 0, ours.stderr
    theirs = run("mkdocs", "build", "--site-dir", str(tmp_path / "theirs"), content=content)
    assert theirs.returncode == 0, theirs.stderr
    assert tree_of(tmp_path / "ours") == tree_of(tmp_path / "theirs")


def test_errors_stop_both_with_the_problems_and_without_a_traceback(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    record = content / "products/kain-laut/product.yml"
    record.write_text(record.read_text().replace("unit: piece}", "unit: lembr}"))
    site = tmp_path / "site"
    ours = run("catalogue", "build", "--content", str(content), "--site-dir", str(site))
    theirs = run("mkdocs", "build", "--site-dir", str(site), content=content)
    assert (ours.returncode, theirs.returncode) == (1, 1)
    for result in (ours, theirs):
        assert "products/kain-laut/product.yml" in result.stderr
        assert "Traceback" not in result.stderr + result.stdout
    assert not site.exists()


def test_the_check_prints_json_for_programs(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    result = run("catalogue", "check", "--content", str(content), "--format", "json")
    assert result.returncode == 0
    codes = {problem["code"] for problem in json.loads(result.stdout)}
    assert "certificate-expired" in codes


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--content", "missing"),
        ("build", "--content", "."),
        ("build", "--base-url", "no address"),
        ("build", "--base-url", "https://h.example/?x=1"),
        ("build", "--base-url", "https://h.example/#f"),
        ("build", "--base-url", "https://h.example/a b/"),
        ("build", "--base-url", 'https://h/"><script>'),
        ("build", "--base-url", "https://h.example:99999/"),
        ("build", "--site-dir", str(REPO)),
        ("build", "--site-dir", str(REPO / "products")),
        ("build", "--site-dir", str(REPO / "docs" / "dev")),
        ("nonsense",),
    ],
)
def test_wrong_usage_has_its_own_exit_code_and_changes_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = subprocess.run(
        [str(BIN / "catalogue"), *arguments], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_somebody_s_files_is_left_alone(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/doc.txt").write_text("work")
    result = run("catalogue", "build", "--content", str(content), "--site-dir", str(tmp_path / "precious"))
    assert result.returncode == 1
    assert "precious" in result.stderr
    assert tree_of(tmp_path / "precious") == {"doc.txt": b"work"}


def test_a_place_that_cannot_be_written_is_named_without_a_traceback(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    (tmp_path / "file").write_text("in the way")
    result = run("catalogue", "build", "--content", str(content), "--site-dir", str(tmp_path / "file" / "site"))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert str(tmp_path / "file") in result.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def read_until(address: str, wanted: str, process: subprocess.Popen[bytes], seconds: float = 90) -> str:
    """Asks again until the page holds the text; fails when the server ends or the time is over."""
    waiting = threading.Event()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended"
        try:
            html: str = urllib.request.urlopen(address, timeout=30).read().decode()
        except (urllib.error.URLError, ConnectionError):
            html = ""
        if wanted in html:
            return html
        waiting.wait(0.1)
    raise AssertionError(f"{address} never held {wanted!r}")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Lets children hear Ctrl-C. Whoever runs in the background of a shell ignores it, and its children after it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_the_preview_follows_a_change_and_survives_a_mistake(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    record = content / "products/kain-laut/product.yml"
    good = record.read_text()
    port = free_port()
    command = [str(BIN / "catalogue"), "serve", "--content", str(content), "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=REPO, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/products/kain-laut/"
    try:
        read_until(address, "Sea Batik Cloth", process)
        record.write_text(good.replace("Sea Batik Cloth", "Ocean Batik Cloth"))
        read_until(address, "Ocean Batik Cloth", process)
        record.write_text(good.replace("unit: piece}", "unit: lembr}"))
        record.write_text(good.replace("Sea Batik Cloth", "Mended Batik Cloth"))
        read_until(address, "Mended Batik Cloth", process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=120)
