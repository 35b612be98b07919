"""`catalogue schema`: JSON Schema for editors, and the reference pages made from the same table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from catalogue.cli.common import find_home, find_repo, out, refuse
from catalogue.issue_forms import issue_form_files
from catalogue.languages import LANGUAGES
from catalogue.messages import read_messages
from catalogue.pages.terms import Terms
from catalogue.problem_codes.page import problems_page
from catalogue.records import Collection, Producer, Product
from catalogue.records.guide import field_guide
from catalogue.records.market_schema import market_schema
from catalogue.records.page import records_page
from catalogue.records.parts import Part
from catalogue.records.schema import record_schema
from catalogue.reference import VocabularyError, read_vocabulary
from catalogue.vocabulary import Vocabulary

_MODELS: Final[Mapping[str, type[Part]]] = {"product": Product, "producer": Producer, "collection": Collection}
_MARKETS: Final = "markets.json"
_FOLDERS = {"product": "products", "producer": "producers", "collection": "collections"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("schema", epilog="Example: catalogue schema product > product.schema.json")(schema_command)


def schema_command(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="product, producer or collection.")] = "product",
    write: Annotated[
        bool, typer.Option("--write", help="Write schemas, issue forms and reference pages instead.")
    ] = False,
) -> None:
    """Menampilkan skema JSON. / Prints the JSON Schema of a kind of record."""
    repo = find_repo()
    home = find_home()
    vocabulary = _vocabulary(home, repo)
    if kind not in _MODELS:
        choices = ", ".join(_MODELS)
        raise refuse(f'"{kind}" bukan jenis data: {choices}.', f'"{kind}" is not a kind of record: {choices}.')
    if not write:
        out.out(_as_json(record_schema(_MODELS[kind], vocabulary)), highlight=False)
        return
    for path, text in sorted(generated_files(vocabulary) if home == repo else content_files(vocabulary)):
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        out.print(f"{path} ditulis. / {path} was written.", markup=False)


def content_files(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Path and text of those files that a repository with nothing but content has, too."""
    for kind, model in _MODELS.items():
        yield f"schemas/{kind}.json", _as_json(record_schema(model, vocabulary)) + "\n"
    yield f"schemas/{_MARKETS}", _as_json(market_schema(vocabulary)) + "\n"
    yield ".vscode/settings.json", _as_json(_editor_settings()) + "\n"


def generated_files(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Path in the repository and text of every file made from the models."""
    yield from content_files(vocabulary)
    yield "docs/dev/problems.md", problems_page()
    yield "docs/dev/records.md", records_page(_MODELS)
    for language in LANGUAGES:
        yield f"docs/field-guide.{language}.md", field_guide(language)
    messages = read_messages(find_repo() / "overrides" / "locale")
    yield from issue_form_files({language: Terms(language, messages[language], vocabulary) for language in LANGUAGES})


def _editor_settings() -> dict[str, Any]:
    """Settings of VS Code's YAML extension: which schema belongs to which files."""
    schemas = {f"schemas/{kind}.json": f"{folder}/*/{kind}.yml" for kind, folder in _FOLDERS.items()}
    schemas[f"schemas/{_MARKETS}"] = "reference/markets.yml"
    return {"yaml.schemas": schemas, "yaml.schemaStore.enable": False, "files.encoding": "utf8"}


def _vocabulary(home: Path, repo: Path) -> Vocabulary:
    try:
        return read_vocabulary(home / "reference", repo / "reference")
    except VocabularyError as error:
        raise refuse(
            f"Berkas acuan tidak dapat dipakai: {error}.", f"A reference file cannot be used: {error}."
        ) from error


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
