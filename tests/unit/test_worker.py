"""The service worker's text and lists: what changes their version, and that every file they name is published."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import BuiltSite
from catalogue.reference import VocabularyError, read_vocabulary
from catalogue.worker import render_worker

PAGES = {"offline/index.html": b"No connection"}


def told(text: bytes) -> dict[str, object]:
    first = text.split(b"\n", 1)[0].removeprefix(b"const BUILD = ").removesuffix(b";")
    found: dict[str, object] = json.loads(first)
    return found


def test_the_version_changes_with_the_shell_and_nothing_else() -> None:
    same = told(render_worker(b"// w", ["assets/a.A1.css"], PAGES))
    assert told(render_worker(b"// w", ["assets/a.A1.css"], dict(PAGES))) == same
    others = (
        render_worker(b"// other", ["assets/a.A1.css"], PAGES),
        render_worker(b"// w", ["assets/a.A2.css"], PAGES),
        render_worker(b"// w", ["assets/a.A1.css"], {"offline/index.html": b"Another"}),
    )
    assert len({str(same["version"]), *(str(told(other)["version"]) for other in others)}) == 4
    assert "offline/" in str(same["shell"])


def test_every_file_of_the_lists_is_published(sample_site: BuiltSite) -> None:
    lists = sorted((sample_site.folder / "offline").glob("*.json"))
    assert len(lists) == 3 * 4  # search and three collections, in three languages
    named = set(told((sample_site.folder / "sw.js").read_bytes())["shell"])  # type: ignore[call-overload]
    for file in lists:
        content = json.loads(file.read_bytes())
        assert content["bytes"] == sum(size for _, size in content["files"])
        named |= {path for path, _ in content["files"]}
        named |= {path for sizes in content["pictures"] for path in sizes}
    for path in sorted(named):
        place = sample_site.folder / urlsplit(path).path
        assert (place / "index.html" if place.is_dir() else place).is_file(), path


@pytest.mark.parametrize("kind", ["search", "trade"])
def test_lists_ask_for_data_as_the_scripts_do(sample_site: BuiltSite, kind: str) -> None:
    first = {"search": "search/ms.json", "trade": "trade/index.json"}[kind]
    version = json.loads(sample_site.read(first))["version"]
    files = [path for path, _ in json.loads(sample_site.read("offline/search.ms.json"))["files"]]
    data = [path for path in files if path.startswith(f"{kind}/") and path != first]
    assert data
    assert all(path.endswith(f"?v={version}") for path in data)


def test_a_collection_holds_no_maker_without_consent(fixture_site: BuiltSite) -> None:
    for file in (fixture_site.folder / "offline").glob("*.json"):
        for path, _ in json.loads(file.read_bytes())["files"]:
            if path.startswith("p/"):
                assert (fixture_site.folder / path / "index.html").is_file()


def test_the_switch_takes_true_or_false(tmp_path: Path, sample_site: BuiltSite) -> None:
    reference = tmp_path / "reference"
    reference.mkdir()
    for file in sample_site.settings.reference.iterdir():
        (reference / file.name).symlink_to(file)
    own = (reference / "site.yml").read_text(encoding="utf-8") + "offline: perhaps\n"
    (reference / "site.yml").unlink()
    (reference / "site.yml").write_text(own, encoding="utf-8")
    with pytest.raises(VocabularyError, match="offline"):
        read_vocabulary(reference)
