"""What pages leave out: nothing that a browser would not put back itself."""

from __future__ import annotations

from collections.abc import Iterator

import html5lib
import pytest
from catalogue import template_lean
from catalogue.lean import FORK, PLAIN, VALUE, lean
from catalogue.templates import CatalogueEnvironment
from pages_content import REPO, make_site, messages, producer_record, product_record, render_all

Tree = tuple[object, ...]


def tree(html: str) -> list[Tree]:
    """Elements with their attributes, and texts without the white space that no layout shows."""
    return list(_walk(html5lib.parse(html, namespaceHTMLElements=False)))


def _walk(element: html5lib.treebuilders.base.Node) -> Iterator[Tree]:
    yield element.tag, tuple(sorted(element.attrib.items())), " ".join((element.text or "").split())
    for child in element:
        yield from _walk(child)
        yield ("after", " ".join((child.tail or "").split()))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="by">a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>', "<p class=by>a<ul><li>b<li>c</ul>"),
        ('<p>a</p><a href="x/">b</a>', "<p>a</p><a href=x/>b</a>"),
        ("<a>b</a>\n<a>c</a> <b>d</b>", "<a>b</a>\n<a>c</a> <b>d</b>"),
        ('<img alt="" title="a b" class="c">', '<img alt title="a b" class=c>'),
        ('<a href="?a=b">c</a><i title="&quot;">d</i>', '<a href="?a=b">c</a><i title=&quot;>d</i>'),
        (
            '<pre>\na\n</pre><script>\na < "b"</script>',
            '<pre>\na\n</pre><script>\na < "b"</script>',
        ),
        (
            "<!doctype html>\n<html>\n<head>\n<title>a</title>\n</head>\n<body>b</body>\n</html>",
            "<!doctype html><html><title>a</title><body>b",
        ),
    ],
)
def test_what_html_lets_an_author_leave_out_is_left_out(html: str, expected: str) -> None:
    assert lean(html) == expected
    assert tree(lean(html)) == tree(html)


def test_a_value_goes_without_quotes_only_where_it_can_hold_no_space() -> None:
    assert lean(f'<a href="{PLAIN}products/">{VALUE}</a>') == f"<a href={PLAIN}products/>{VALUE}</a>"
    assert lean(f'<a title="{VALUE}">x</a>') == f'<a title="{VALUE}">x</a>'
    assert lean(f'<li class="a{FORK} b{FORK}">') == f'<li class="a{FORK} b{FORK}">'


def test_a_hostile_value_stays_in_its_attribute() -> None:
    made = CatalogueEnvironment(REPO / "overrides" / "catalogue", messages()["en"], str)
    html = made.from_string('<a title="{{ name }}" href="{{ link }}">x</a>').render(name="a onclick=b", link="x y=z")
    assert html == '<a title="a onclick=b" href="x y=z">x</a>'


def test_every_page_is_the_same_tree_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [product_record(), product_record("teh", status="paused"), product_record("jahe", status="archived")]
    site = make_site(records, [producer_record()])
    made = {key: html for key, html in render_all(site).items() if key[1] == "ms"}
    monkeypatch.setattr(template_lean, "lean", lambda html: html)
    monkeypatch.setattr("pages_content._environment", _fresh)
    whole = render_all(site)
    assert len(made) > 20
    for key, html in made.items():
        assert tree(html) == tree(whole[key]), key
    assert sum(map(len, made.values())) < 0.95 * sum(len(whole[key]) for key in made)


def _fresh(language: str) -> CatalogueEnvironment:
    return CatalogueEnvironment(REPO / "overrides" / "catalogue", messages()[language], lambda name: f"assets/{name}")  # type: ignore[index]
