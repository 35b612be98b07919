"""Stamping: prefixes that work from anywhere, places that must exist, words that must be translated."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from catalogue.head import HeadContext
from catalogue.languages import LANGUAGES
from catalogue.messages import Messages, MissingMessageError
from catalogue.pages.base import Head, Page
from catalogue.render import Renderer, Shell, ShellError, relative_prefix
from markup import quoted

SHELL = (
    '<html><head><!--@head--></head><body data-page="@@kind@@"><a href="@@here@@#main">y</a><!--@note-->'
    "<nav><!--@langs--></nav>"
    '<a href="@@base@@products/"@@nav:products@@>x</a>'
    '<link href="@@root@@a.css"><main><!--@main--></main></body></html>'
)
WORDS = {
    "en": Messages("en", {}, {}),
    "id": Messages(
        "id",
        {
            "Order": "Pesan",
            "Sample data": "Data contoh",
            "This product and producer are fictitious and shown as examples only.": "Fiktif.",
            "This page shows fictitious products and producers as examples.": "Di antaranya fiktif.",
        },
        {"%(num)s piece": ("%(num)s lembar",)},
    ),
    "ms": Messages(
        "ms",
        {
            "Order": "Pesan",
            "Sample data": "Data contoh",
            "This product and producer are fictitious and shown as examples only.": "Rekaan.",
            "This page shows fictitious products and producers as examples.": "Antaranya rekaan.",
        },
        {"%(num)s piece": ("%(num)s helai",)},
    ),
}
SITE = HeadContext("https://example.org/repo/", dict.fromkeys(LANGUAGES, "Site"), ("card.jpg", 1200, 630))


def renderer(folder: Path, template: str) -> Renderer:
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(template)
    return Renderer(
        folder, dict.fromkeys(LANGUAGES, SHELL), WORDS, SITE, lambda name: f"assets/{name}", "f", folder / "compiled"
    )


def page(language: str = "id", path: str = "products/kopi/", **values: object) -> Page:
    defaults = {
        "kind": "product",
        "nav": "products",
        "template": "page.html",
        "head": Head("T", "D"),
        "view": SimpleNamespace(n=3),
    }
    return Page(path=path, language=language, **{**defaults, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("", "en", ("./", "./")),
        ("", "id", ("../", "./")),
        ("products/", "en", ("../", "../")),
        ("products/kopi/", "ms", ("../../../", "../../")),
    ],
)
def test_prefixes_lead_to_the_root_from_any_depth(path: str, language: str, expected: tuple[str, str]) -> None:
    assert relative_prefix(path, language) == expected  # type: ignore[arg-type]


def test_a_page_is_stamped_with_its_own_values(tmp_path: Path) -> None:
    words = '{{ _("Order") }} {{ ngettext("%(num)s piece", "%(num)s pieces", view.n) }}'
    html = quoted(renderer(tmp_path, words).render(page(path="regencies/sampang/", kind="regencies")))
    assert '<body data-page="regency">' in html
    assert '<a href="../../products/" aria-current="page">' in html
    assert '<link href="../../../a.css">' in html
    assert "<main>Pesan 3 lembar</main>" in html
    assert "@" not in html.replace("<!--@", "")
    assert "<!--@" not in html


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("ms", "../")])
def test_a_products_addresses_are_read_from_the_root_of_its_language(tmp_path: Path, language: str, root: str) -> None:
    made = renderer(tmp_path, '<a href="{{ base }}about/">x</a><img src="{{ root }}x.avif" alt="">')
    html = quoted(made.render(page(language)))
    assert '<base href="../../">' in html
    assert f'<link href="{root}a.css">' in html
    assert f'<a href="about/">x</a><img src="{root}x.avif" alt>' in html
    assert '<a href="products/kopi/#main">' in html


def test_only_sample_pages_carry_the_notice(tmp_path: Path) -> None:
    made = renderer(tmp_path, "x")
    assert "Fiktif." in made.render(page(sample=True))
    assert "Fiktif." not in made.render(page())


def test_values_are_escaped(tmp_path: Path) -> None:
    html = renderer(tmp_path, "{{ view.n }}").render(page(view=SimpleNamespace(n="<script>")))
    assert "&lt;script&gt;" in html


def test_a_word_without_translation_stops_the_build(tmp_path: Path) -> None:
    made = renderer(tmp_path, '{{ _("Never translated") }}')
    with pytest.raises(MissingMessageError, match="Never translated"):
        made.render(page("ms"))


def test_the_missing_page_is_absolute_because_it_is_served_at_any_depth(tmp_path: Path) -> None:
    html = quoted(renderer(tmp_path, "{{ root }}x").render(page("en", "404.html", kind="missing", nav="")))
    assert '<link href="/repo/a.css">' in html
    assert "<main>/repo/x</main>" in html


def test_the_fingerprint_follows_the_templates(tmp_path: Path) -> None:
    assert renderer(tmp_path, "a").fingerprint != renderer(tmp_path, "b").fingerprint
    assert renderer(tmp_path, "a").fingerprint == renderer(tmp_path, "a").fingerprint


@pytest.mark.parametrize(("kind", "notice"), [("product", "Rekaan."), ("regency", "Antaranya rekaan.")])
def test_a_product_says_that_it_is_made_up_and_a_list_that_some_in_it_are(
    tmp_path: Path, kind: str, notice: str
) -> None:
    html = renderer(tmp_path / "t", "x").render(page("ms", kind=kind, sample=True))
    assert f"<p class=note><b>Data contoh.</b> <span>{notice}</span></p>" in html
    assert "class=note" not in renderer(tmp_path / "t", "x").render(page("ms", kind=kind))


@pytest.mark.parametrize("slot", ["<!--@head-->", "<!--@main-->", "<!--@langs-->", "<!--@note-->"])
def test_a_shell_without_a_place_is_refused(slot: str) -> None:
    with pytest.raises(ShellError, match=slot):
        Shell(SHELL.replace(slot, ""))
    with pytest.raises(ShellError, match=slot):
        Shell(SHELL + slot)
