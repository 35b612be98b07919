"""A repository of nothing but content, built with the generator from its wheel: nothing else of ours is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from built_site import REPO
from site_links import broken_links, count_links

ADDRESS = "https://contoh.example/katalog/"
#: What a build reads beside the code.
NEEDED = {
    *("catalogue/generator/mkdocs.yml", "catalogue/generator/scripts/mkdocs_hooks.py", "mkdocs_hooks.py"),
    *("catalogue/generator/docs/about.ms.md", "catalogue/generator/reference/markets.yml"),
    *("catalogue/generator/overrides/catalogue/product.html", "catalogue/generator/overrides/print/base.typ"),
    *("catalogue/generator/overrides/locale/id/LC_MESSAGES/catalogue.po", "catalogue/generator/overrides/worker/sw.js"),
    *("catalogue/generator/packed/offline.js", "catalogue/generator/node_modules/@sveltia/cms/dist/sveltia-cms.js"),
    *("catalogue/records/fields.yml", "catalogue/coaching/advice.yml"),
    *("catalogue/generator/examples/content-repo/README.md", "catalogue/generator/examples/content-repo/.gitignore"),
    "catalogue/generator/examples/content-repo/.github/workflows/publish.yml",
}


@dataclass(frozen=True)
class Official:
    """Somebody with the installed generator and a folder of their own."""

    folder: Path
    installed: Path

    def run(self, *words: str, at: Path | None = None) -> str:
        """A command as they type it, in their folder; what it says."""
        clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "CATALOGUE_CONTENT")}
        program = self.installed / "bin" / "catalogue"
        done = subprocess.run(
            [sys.executable, program, *words],
            cwd=at or self.folder,
            env={**clean, "PYTHONPATH": str(self.installed), "SOURCE_DATE_EPOCH": "1795305600", "COLUMNS": "300"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: setuptools leaves its traces where it works."""
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    for name in ("docs", "overrides", "reference", "examples", "scripts"):
        shutil.copytree(REPO / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "mkdocs.yml", "package-lock.json"):
        shutil.copyfile(REPO / name, source / name)
    (source / "node_modules").symlink_to((REPO / "node_modules").resolve(), target_is_directory=True)
    words = ["wheel", ".", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(work)]
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words], cwd=source, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(work.glob("*.whl"))


@pytest.fixture(scope="module")
def official(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Official:
    """The wheel installed away from the repository, and a new site made with it."""
    work = tmp_path_factory.mktemp("official")
    words = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(work / "installed"), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True, capture_output=True)
    someone = Official(work / "katalog sumenep", work / "installed")
    someone.run("new", "site", str(someone.folder), "--base-url", ADDRESS, at=work)
    return someone


def test_the_wheel_holds_all_that_a_build_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert names >= NEEDED
    assert any(name.startswith("catalogue/generator/packed/assets/") and name.endswith(".woff2") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "products/")) or "docs/dev/" in name]
    carried = {
        f"catalogue/generator/{path.relative_to(REPO).as_posix()}"
        for folder in ("overrides", "reference", "examples")
        for path in (REPO / folder).rglob("*")
        if path.is_file()
    }
    assert carried <= names


def test_a_new_repository_becomes_a_whole_site(official: Official) -> None:
    """Its own words win; the rest of the vocabulary comes with the generator."""
    place = official.folder / "reference" / "site.yml"
    assert [path.name for path in place.parent.iterdir()] == ["site.yml"]
    ours = yaml.safe_load((REPO / "reference/site.yml").read_text("utf-8"))
    assert yaml.safe_load(place.read_text("utf-8")).keys() - ours.keys() == {"records_version"}
    place.write_text(place.read_text("utf-8").replace("Madura Export Catalogue", "Sumenep Catalogue"), "utf-8")
    said = official.run("build", "--host", "github-pages")
    assert "1 products, 1 producers" in said
    site = official.folder / "site"
    assert "<title>Sumenep Catalogue</title>" in (site / "index.html").read_text("utf-8")
    assert broken_links(site, ADDRESS) == []
    assert count_links(site, ADDRESS)[".html"] > 1000
    for path in ("id/products/garam-laut-kristal/index.html", "ms/markets/MY/index.html", "sw.js", "search/ms.json"):
        assert (site / path).is_file(), path
    assert (site / "admin" / "sveltia-cms.js").is_file()
    made = {path.name for path in official.installed.joinpath("catalogue/generator").iterdir()}
    assert made.isdisjoint({"site", ".cache", "reports", "exports"})


def test_what_officials_type_works_there(official: Official) -> None:
    assert "Nothing to do" in official.run("migrate")
    (official.folder / "schemas" / "product.json").unlink()
    official.run("schema", "--write")
    assert (official.folder / "schemas" / "product.json").is_file()
    assert not (official.folder / "docs").exists()
