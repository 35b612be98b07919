"""The figures that people plan with are those of a build: the guide's table and the page for developers."""

from __future__ import annotations

import re

import pytest
from built_site import REPO, BuiltSite
from catalogue.hosting.hosts import HOSTS, Usage, measure_usage, part_of, still_fits

#: How far a figure that is written down may be from today's build before it misleads.
NEAR = 0.15


@pytest.fixture(scope="module")
def sizes(sample_site: BuiltSite) -> dict[str, int]:
    folder = sample_site.folder
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def usage(sizes: dict[str, int]) -> Usage:
    return measure_usage(sizes, products=len(list((REPO / "products").iterdir())))


@pytest.mark.parametrize("language", ["en", "id", "ms"])
@pytest.mark.parametrize("host", ["github-pages", "gitlab-pages", "cloudflare-pages"])
def test_the_guide_says_how_many_products_fit(usage: Usage, language: str, host: str) -> None:
    guide = (REPO / f"docs/hosting.{language}.md").read_text(encoding="utf-8")
    row = next(line for line in guide.splitlines() if line.startswith(f"| {HOSTS[host].name} |"))
    written = int(re.sub(r"[.,]", "", row.split("|")[3]))
    assert written == pytest.approx((still_fits(HOSTS[host], usage) or 0) + usage.products, rel=NEAR)


@pytest.mark.parametrize(("start", "part"), [("its pages:", "products"), ("photos, two of them", "photos")])
def test_the_page_says_what_a_product_weighs(sizes: dict[str, int], usage: Usage, start: str, part: str) -> None:
    page = (REPO / "docs/dev/scale.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {start}"))
    files, kilobytes = (float(cell) for cell in row.split("|")[2:4])
    own = [size for path, size in sizes.items() if part_of(path) == part]
    assert files == pytest.approx(len(own) / usage.products, rel=NEAR)
    assert kilobytes == pytest.approx(sum(own) / usage.products / 1000, rel=NEAR)
