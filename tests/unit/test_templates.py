"""Our templates: what is escaped, what a name may be, and when a compiled template is made anew."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from catalogue.messages import Messages
from catalogue.templates import CatalogueEnvironment
from jinja2 import UndefinedError
from markupsafe import Markup


def environment(folder: Path, words: dict[str, str] | None = None, cache: Path | None = None) -> CatalogueEnvironment:
    return CatalogueEnvironment(folder, Messages("id", words or {}, {}), lambda name: f"assets/{name}", cache)


def rendered(source: str, tmp_path: Path, **values: object) -> str:
    return environment(tmp_path).from_string(source).render(**values)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b> & \"c\" 'd'", "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        (Markup("<b>"), "<b>"),
        (12, "12"),
        (None, "None"),
        (SimpleNamespace(__html__=lambda: "<i>"), "<i>"),
    ],
)
def test_a_value_is_escaped_unless_it_is_html(tmp_path: Path, value: object, shown: str) -> None:
    class Made:
        def __html__(self) -> str:
            return "<i>"

    value = Made() if isinstance(value, SimpleNamespace) else value
    assert rendered("<p>{{ value }}</p>", tmp_path, value=value) == f"<p>{shown}</p>"


def test_a_macro_escapes_its_values_and_is_html_itself(tmp_path: Path) -> None:
    source = '{% macro row(label, note="-") %}<dt>{{ label }}<dd>{{ note }}{% endmacro %}{{ row("<", note="&") }}'
    assert rendered(source, tmp_path) == "<dt>&lt;<dd>&amp;"


def test_a_call_with_a_body_gets_it(tmp_path: Path) -> None:
    source = "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ text }}{% endcall %}"
    assert rendered(source, tmp_path, text="<") == "[&lt;]"


def test_calls_take_named_values_and_lists(tmp_path: Path) -> None:
    values = {"join": lambda *parts, by="-": by.join(parts), "parts": ["a", "b"]}
    assert rendered('{{ join("x", "y", by="+") }} {{ join(*parts) }}', tmp_path, **values) == "x+y a-b"


def test_the_attribute_is_meant_not_an_entry(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        rendered("{{ view.name }}", tmp_path, view={"name": "x"})


def test_an_unknown_name_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ nowhere }}", tmp_path)
    with pytest.raises(UndefinedError):
        rendered("{{ nowhere.name }}", tmp_path)


def test_compiled_templates_are_kept_until_words_or_source_change(tmp_path: Path) -> None:
    folder, cache = tmp_path / "templates", tmp_path / "compiled"
    folder.mkdir()
    page = folder / "page.html"
    page.write_text('{{ _("Price") }}')

    def shown(word: str) -> str:
        return environment(folder, {"Price": word}, cache).get_template("page.html").render()

    assert [shown("Harga"), shown("Harga"), shown("Nilai")] == ["Harga", "Harga", "Nilai"]
    page.write_text('{{ _("Price") }}!')
    assert shown("Nilai") == "Nilai!"
    assert list((cache / "id").iterdir())
