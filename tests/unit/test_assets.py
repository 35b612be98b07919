"""The assets: entries, names by content, the cache and what is refused. Runs the real esbuild."""

import io
import json
import os
import shutil
from pathlib import Path

import fontpkg_plus_jakarta_sans
import pytest
from catalogue.assets import FONT_FEATURES, FONT_WEIGHTS, AssetsError, build_assets, subset_font
from fontTools.ttLib import TTFont

REPO = Path(__file__).resolve().parents[2]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4"/></svg>\n'
SOURCES = {
    "css/tokens.css": '@font-face { font-family: J; src: url("fonts/jakarta.woff2") }\n',
    "css/catalogue.css": '@import "photoswipe/dist/photoswipe.css";\n.edge { background: url("../art/edge.svg") }\n',
    "js/gallery.js": 'import { hello } from "./lib/hello.js";\n'
    'hello();\nexport const open = async () => new (await import("photoswipe")).default({});\n',
    "js/search.js": 'import { hello } from "./lib/hello.js";\nhello();\n',
    "js/lib/hello.js": 'export const hello = () => document.body.classList.add("hello");\n',
    "art/edge.svg": SVG,
    "art/.hidden.svg": SVG,
}


def lay_out(repo: Path) -> Path:
    for name, text in SOURCES.items():
        path = repo / "overrides" / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(REPO / "package-lock.json", repo)
    (repo / "node_modules").symlink_to(REPO / "node_modules")
    return repo


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "repo")


def test_every_entry_has_a_url_named_by_its_content(repo: Path, tmp_path: Path) -> None:
    assets = build_assets(repo, tmp_path / "cache")
    names = ["tokens.css", "catalogue.css", "gallery.js", "search.js", "edge.svg"]
    names += ["jakarta.woff2", "plus-jakarta-sans-ofl.txt"]
    for name in names:
        stem, _, suffix = name.rpartition(".")
        url = assets.url(name)
        assert url.startswith(f"assets/{stem}.")
        assert url.endswith(f".{suffix}")
        assert assets.files[url].is_file()
    assert list(assets.files) == sorted(assets.files)
    assert not any("hidden" in name for name in assets.files)
    with pytest.raises(KeyError, match=r"no asset 'nothing\.css'"):
        assets.url("nothing.css")


def test_references_point_to_the_named_files(repo: Path, tmp_path: Path) -> None:
    assets = build_assets(repo, tmp_path / "cache")
    tokens = assets.files[assets.url("tokens.css")].read_text(encoding="utf-8")
    catalogue = assets.files[assets.url("catalogue.css")].read_text(encoding="utf-8")
    assert Path(assets.url("jakarta.woff2")).name in tokens
    assert Path(assets.url("edge.svg")).name in catalogue
    assert ".pswp" in catalogue
    assert "@import" not in catalogue


def test_modules_share_a_chunk_and_load_the_gallery_late(repo: Path, tmp_path: Path) -> None:
    assets = build_assets(repo, tmp_path / "cache")
    gallery = assets.files[assets.url("gallery.js")]
    assert gallery.stat().st_size < 1_000
    (chunk,) = assets.imports[assets.url("gallery.js")]
    assert assets.imports[assets.url("search.js")] == (chunk,)
    assert chunk in assets.files
    assert any(name.startswith("assets/photoswipe") for name in assets.files)


def test_two_places_make_the_same_bytes(tmp_path: Path) -> None:
    one = build_assets(lay_out(tmp_path / "one"), tmp_path / "cache-one")
    two = build_assets(lay_out(tmp_path / "far" / "away" / "two"), tmp_path / "elsewhere" / "cache")
    assert one.fingerprint == two.fingerprint
    assert {name: path.read_bytes() for name, path in one.files.items()} == {
        name: path.read_bytes() for name, path in two.files.items()
    }


def test_unchanged_inputs_come_from_the_cache_without_node_modules(repo: Path, tmp_path: Path) -> None:
    first = build_assets(repo, tmp_path / "cache")
    (repo / "node_modules").unlink()
    assert build_assets(repo, tmp_path / "cache") == first


def test_a_change_makes_new_names_only_where_it_matters(repo: Path, tmp_path: Path) -> None:
    before = build_assets(repo, tmp_path / "cache")
    (repo / "overrides/assets/css/tokens.css").write_text(":root { --ink: #241915 }\n", encoding="utf-8")
    after = build_assets(repo, tmp_path / "cache")
    assert after.fingerprint != before.fingerprint
    assert after.url("tokens.css") != before.url("tokens.css")
    assert after.url("gallery.js") == before.url("gallery.js")


@pytest.mark.parametrize("damage", ["truncate", "remove", "manifest"])
def test_a_damaged_cache_heals_itself(repo: Path, tmp_path: Path, damage: str) -> None:
    first = build_assets(repo, tmp_path / "cache")
    victim = first.files[first.url("tokens.css")]
    wanted = victim.read_bytes()
    if damage == "truncate":
        victim.write_bytes(wanted[:10])
    elif damage == "remove":
        victim.unlink()
    else:
        (victim.parents[1] / "manifest.json").write_bytes(b"{")
    assert build_assets(repo, tmp_path / "cache") == first
    assert victim.read_bytes() == wanted
    assert [path.name for path in (tmp_path / "cache" / "assets").iterdir() if path.is_dir()] == [first.fingerprint]


def test_what_nothing_used_for_a_month_is_let_go(repo: Path, tmp_path: Path) -> None:
    style = repo / "overrides/assets/css/tokens.css"
    former = build_assets(repo, tmp_path / "cache")
    style.write_text(":root { --ink: #241915 }\n", encoding="utf-8")
    build_assets(repo, tmp_path / "cache")
    kept = tmp_path / "cache" / "assets"
    for path in kept.rglob("*"):
        os.utime(path, (0, 0))
    now = build_assets(repo, tmp_path / "cache")
    assert all(file.is_file() for file in now.files.values())
    assert (kept / now.fingerprint / "manifest.json").is_file()
    assert not any(file.exists() for file in former.files.values())


def test_missing_packages_say_what_to_run(repo: Path, tmp_path: Path) -> None:
    (repo / "node_modules").unlink()
    with pytest.raises(AssetsError, match=r"jalankan `make build`.*run `make build`"):
        build_assets(repo, tmp_path / "cache")


def test_stale_packages_say_what_to_run(repo: Path, tmp_path: Path) -> None:
    lock = json.loads((repo / "package-lock.json").read_bytes())
    lock["packages"]["node_modules/photoswipe"]["version"] = "999.0.0"
    (repo / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    with pytest.raises(AssetsError, match=r"photoswipe 999\.0\.0 is not installed.*make build"):
        build_assets(repo, tmp_path / "cache")


def test_a_program_for_another_computer_says_what_to_run(repo: Path, tmp_path: Path) -> None:
    modules = repo / "node_modules"
    modules.unlink()
    for name in ("esbuild", "fflate", "photoswipe", "yaml"):
        (modules / name).mkdir(parents=True)
        shutil.copy(REPO / "node_modules" / name / "package.json", modules / name)
    with pytest.raises(AssetsError, match=r"esbuild program for this computer"):
        build_assets(repo, tmp_path / "cache")


def test_a_mistake_in_a_script_names_file_and_line(repo: Path, tmp_path: Path) -> None:
    (repo / "overrides/assets/js/search.js").write_text("const x = ;\n", encoding="utf-8")
    with pytest.raises(AssetsError, match=r"js/search\.js:1:10"):
        build_assets(repo, tmp_path / "cache")
    assert list((tmp_path / "cache" / "assets").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("css/tokens.css", '.a { background: url("https://example.org/a.png") }\n'),
        ("css/tokens.css", '@import "//example.org/a.css";\n'),
        ("js/search.js", 'import "https://example.org/a.js";\n'),
    ],
)
def test_other_sites_are_refused(repo: Path, tmp_path: Path, name: str, text: str) -> None:
    (repo / "overrides/assets" / name).write_text(text, encoding="utf-8")
    with pytest.raises(AssetsError, match=r"from another site"):
        build_assets(repo, tmp_path / "cache")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetsError, match=r"overrides/assets does not exist"):
        build_assets(tmp_path, tmp_path / "cache")


def test_the_font_is_small_complete_and_the_same_each_time() -> None:
    source = (fontpkg_plus_jakarta_sans.ROOT / "files" / "PlusJakartaSans[wght].ttf").read_bytes()
    data = subset_font(source)
    assert data == subset_font(source)
    assert 15_000 < len(data) < 22_000
    font = TTFont(io.BytesIO(data))
    assert font.flavor == "woff2"
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *FONT_WEIGHTS)
    characters = font.getBestCmap()
    assert all(ord(character) in characters for character in "Aé–—’“”…€™×½²→−≈≥")
    assert 0x0416 not in characters
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"ss03", "tnum", "pnum"} <= features <= set(FONT_FEATURES)
