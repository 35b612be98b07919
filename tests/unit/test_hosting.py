"""Hosts: their limits, the files they read, the ledger of addresses, what is missing before the first publication."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from catalogue.hosting.addresses import is_promised, lost_addresses, read_ledger, render_ledger
from catalogue.hosting.files import MOST_REDIRECTS, host_files
from catalogue.hosting.hosts import HOSTS, excess, measure_usage, still_fits, usage_line
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 22)
SIZES = {
    "index.html": 10_000,
    "products/kopi/index.html": 10_000,
    "id/products/kopi/index.html": 10_000,
    "p/kopi/index.html": 2_000,
    "media/a.avif": 60_000,
    "pagefind/x": 3_000,
    "assets/a.js": 5_000,
}


def test_usage_tells_what_products_bring() -> None:
    usage = measure_usage(SIZES, products=1)
    assert (usage.files, usage.bytes) == (7, 100_000)
    assert (usage.product_files, usage.product_bytes) == (5, 85_000)
    assert usage.parts[0] == ("photos", 60_000)
    assert usage.largest == ("media/a.avif", 60_000)


def test_room_is_counted_in_products_of_the_average_size() -> None:
    usage = measure_usage(SIZES, products=1)
    assert still_fits(HOSTS["github-pages"], usage) == (1_000_000_000 - 100_000) // 85_000
    assert still_fits(HOSTS["cloudflare-pages"], usage) == (20_000 - 7) // 5
    assert still_fits(HOSTS["netlify"], usage) is None
    assert "3,998 more products fit" in usage_line(HOSTS["cloudflare-pages"], usage)


def test_without_products_nothing_is_foretold() -> None:
    assert still_fits(HOSTS["github-pages"], measure_usage({"index.html": 1}, products=0)) is None


@pytest.mark.parametrize(
    ("host", "sizes", "words"),
    [
        ("github-pages", {"media/a.avif": 1_000_000_001}, "GitHub Pages"),
        ("cloudflare-pages", {f"media/{n}.avif": 1 for n in range(20_001)}, "1 too many"),
        ("cloudflare-pages", {"downloads/all.zip": 27_000_000}, "downloads/all.zip"),
    ],
)
def test_too_much_is_named_in_both_languages(host: str, sizes: dict[str, int], words: str) -> None:
    (found,) = excess(HOSTS[host], measure_usage(sizes, products=1))
    assert words in found.en
    assert found.id != found.en


def test_what_fits_is_not_complained_about() -> None:
    assert not any(excess(host, measure_usage(SIZES, products=1)) for host in HOSTS.values())


def made_files(**changes: object) -> dict[str, str]:
    values: dict[str, object] = {
        "base_url": "https://example.org/repo/",
        "base_path": "/repo/",
        "pages": ["index.html", "id/index.html", "products/kopi/index.html", "ms/products/kopi/index.html"],
        "moved": [("products/old/", "products/new/")],
        "contact": "program@example.org",
        "today": TODAY,
    }
    files = host_files(**{**values, **changes})  # type: ignore[arg-type]
    return {path: content.decode() for path, content in files.items()}


def rules(headers: str) -> dict[str, list[str]]:
    blocks = [block.splitlines() for block in headers.strip().split("\n\n")]
    return {lines[0]: [line.strip() for line in lines[1:]] for lines in blocks}


def test_headers_hold_the_policy_once_and_frames_for_each_folder() -> None:
    found = rules(
        made_files(pages=["index.html", "id/embed/kopi/index.html", "id/products/kopi/index.html"])["_headers"]
    )
    places = {"/repo/", "/repo/id/products/*", "/repo/id/embed/", "/repo/id/embed/card/*"}
    shared = {place for place, lines in found.items() if lines == ["Access-Control-Allow-Origin: *"]}
    assert set(found) - shared == {"/repo/*", "/repo/assets/*", "/repo/media/*", *places}
    # Not for everything: the editor at /admin/ has a policy of its own, and of two both would hold.
    assert not any(line.startswith("Content-Security-Policy") for line in found["/repo/*"])
    for place in places:
        policy = found[place][0]
        assert policy.startswith("Content-Security-Policy: default-src 'self' 'wasm-unsafe-eval';")
        assert {"object-src 'none'", "form-action 'self'", "base-uri 'self'"} <= set(policy.split(";"))
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert "frame-ancestors" not in policy
    assert found["/repo/id/products/*"][1:] == ["Content-Security-Policy: frame-ancestors 'self'"]


def test_redirects_are_permanent_and_not_more_than_a_host_takes() -> None:
    assert made_files()["_redirects"] == "/repo/products/old/ /repo/products/new/ 301\n"
    many = [(f"p/{n}/", "p/x/") for n in range(MOST_REDIRECTS + 5)]
    assert made_files(moved=many)["_redirects"].count("\n") == MOST_REDIRECTS


def test_the_security_contact_runs_out_within_a_year() -> None:
    text = made_files()[".well-known/security.txt"]
    assert "Contact: mailto:program@example.org\n" in text
    assert "Expires: 2027-11-21T00:00:00Z\n" in text
    assert ".well-known/security.txt" not in made_files(contact="")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("", True),
        ("products/kopi/", True),
        ("p/kopi-2/", True),
        ("categories/batik/", True),
        ("categories/batik/2/", False),
        ("producers/page/2/", False),
        ("404.html", False),
    ],
)
def test_addresses_that_people_keep(path: str, kept: bool) -> None:
    assert is_promised(path) is kept


@given(st.sets(st.from_regex(r"([a-z0-9][a-z0-9_-]{0,8}/){0,3}", fullmatch=True)))
def test_a_ledger_is_read_as_it_was_written(addresses: set[str]) -> None:
    assert read_ledger(render_ledger(addresses)) == (frozenset(addresses), [])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("/p/kopi/\n", ""), "ledger-edited"),
        (lambda text: text + "/p/teh/\n", "ledger-edited"),
        (lambda text: text.replace("# sum: ", "# "), "ledger-edited"),
        (lambda text: text + "https://example.org/\n", "ledger-not-an-address"),
    ],
)
def test_a_ledger_changed_by_hand_is_refused(change: object, code: str) -> None:
    text = render_ledger(["p/kopi/", "products/kopi/"])
    assert callable(change)
    assert [found.code for found in read_ledger(change(text))[1]] == [code]


def test_a_lost_address_is_named_at_its_line() -> None:
    text = render_ledger(["p/kopi/", "products/kopi/"])
    (found,) = lost_addresses(frozenset({"p/kopi/", "products/kopi/"}), frozenset({"p/kopi/"}), text)
    assert (found.code, found.location.path, found.location.line) == ("address-lost", "addresses.txt", 4)
    assert "/products/kopi/" in found.message.en


WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_and_may_do_little(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\npermissions: {}\n" in text
    assert "pull_request_target" not in text
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in uses)


def test_the_hosts_publish_the_folder_they_build() -> None:
    repo = Path(__file__).parents[2]
    gitlab = (repo / ".gitlab-ci.yml").read_text()
    assert "--site-dir public" in gitlab
    assert "paths: [public]" in gitlab
    assert 'publish = "site"' in (repo / "netlify.toml").read_text()
    assert 'pages_build_output_dir = "site"' in (repo / "wrangler.toml").read_text()
