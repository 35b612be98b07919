"""From a fresh clone to a served site, by the commands of the hosts' own files: below a path, and at a root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml
from built_site import REPO, BuiltSite, served
from site_links import broken_links

#: As the runner's shell, with what the first line of a target brings (packages of Python and npm) said to be there: the
#: test's own environment has them, and a test fetches nothing.
SHELL = """\
make() {
  command make --old-file="$VENV/stamps/build" --old-file=node_modules/.stamp-build "$@"
}
"""
LANGUAGES = ("", "id/", "ms/")


def github_command() -> str:
    """What the workflow's step runs; its inputs come as variables."""
    workflow = yaml.safe_load((REPO / ".github/workflows/publish.yml").read_text("utf-8"))
    (step,) = [step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "Build"]
    command: str = step["run"]
    return command


def netlify_command() -> str:
    command: str = tomllib.loads((REPO / "netlify.toml").read_text("utf-8"))["build"]["command"]
    return command


@pytest.fixture(scope="module")
def clone(sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone beside nothing of ours. What earlier builds left comes back, as the workflow's cache brings photos."""
    folder = tmp_path_factory.mktemp("clone") / "katalog"
    words = ["git", "-c", "safe.directory=*", "clone", "--quiet", "--no-hardlinks", str(REPO), str(folder)]
    subprocess.run(words, check=True, capture_output=True)
    shutil.copytree(sample_site.settings.cache_dir, folder / ".cache")
    (folder / "node_modules").symlink_to((REPO / "node_modules").resolve(), target_is_directory=True)
    return folder


def publish(clone: Path, command: str, **variables: str) -> str:
    """Runs a host's command in the clone; what it says."""
    environment = {
        **os.environ,
        "VENV": sys.prefix,
        "PYTHONPATH": str(clone / "scripts"),
        "SOURCE_DATE_EPOCH": "1795219200",
        "MAKEFLAGS": "",
        "COLUMNS": "300",
        **variables,
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", SHELL + command],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def fetched(address: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def read_as_visitor(folder: Path, mount: str, title: str) -> None:
    """Home, a product and its picture in each language, and an address that is not there."""
    with served(folder, mount) as address:
        for language in LANGUAGES:
            status, home = fetched(address + language)
            assert (status, "<main id=main>" in home) == (200, True)
            assert language or f"<title>{title}</title>" in home
            status, page = fetched(f"{address}{language}products/garam-laut-kristal/")
            assert status == 200
            picture = re.search(r'srcset="([^ "]+\.avif) ', page)
            assert picture is not None
            assert "<base href=../../>" in page  # what the page names is read from its language's root
            file = folder / language / picture[1]
            assert file.resolve().is_file()
        status, missing = fetched(f"{address}not/here/")
        assert status == 404
        assert re.search(f'href="?{mount}', missing)  # from any depth


def test_netlify_at_a_root(clone: Path, sample_site: BuiltSite) -> None:
    publish(clone, netlify_command(), URL=sample_site.settings.base_url.rstrip("/"))
    site = clone / tomllib.loads((clone / "netlify.toml").read_text("utf-8"))["build"]["publish"]
    assert broken_links(site, sample_site.settings.base_url) == []
    assert {"_headers", "_redirects"} <= {path.name for path in site.iterdir()}
    read_as_visitor(site, "/", "Madura Export Catalogue")
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert {line.split()[-1] for line in status.stdout.splitlines()} <= {"node_modules"}


def test_github_pages_below_a_path(clone: Path) -> None:
    """The one file edited that makes the site somebody's own, and the sample collections gone (with their prints)."""
    settings = clone / "reference" / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("Madura Export Catalogue", "Our Catalogue"), "utf-8")
    shutil.rmtree(clone / "collections")
    said = publish(clone, github_command(), BASE_URL="https://name.github.io/katalog")
    assert "GitHub Pages" in said
    site = clone / "site"
    assert broken_links(site, "https://name.github.io/katalog/") == []
    assert (site / ".nojekyll").is_file()
    assert "https://name.github.io/katalog/sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    read_as_visitor(site, "/katalog/", "Our Catalogue")
    records = len(list((clone / "products").glob("*/product.yml")))
    assert len(list((site / "ms" / "products").glob("*/index.html"))) >= records
