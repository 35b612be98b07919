"""What did not come out on paper as it stands in a record, as problems at their lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from catalogue.exports.prints.engine import Mark, Printed
from catalogue.languages import Language
from catalogue.pages.shared import Shared
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem
from catalogue.records import Collection
from catalogue.records.reader import locate
from catalogue.strict_yaml import read_yaml

PrintKind = Literal["sheet", "catalogue", "labels", "cards", "poster"]
_NAMES: Final[dict[PrintKind, Bilingual]] = {
    "sheet": Bilingual("lembar produk", "the product sheet"),
    "catalogue": Bilingual("katalog cetak", "the printed catalogue"),
    "labels": Bilingual("label rak", "the shelf label"),
    "cards": Bilingual("kartu meja", "the table card"),
    "poster": Bilingual("poster", "the poster"),
}


def print_problems(shared: Shared, kind: PrintKind, language: Language, printed: Printed) -> Iterable[Problem]:
    """What a print could not show as its records have it.

    Args:
        shared: the records.
        kind: of the print.
        language: of the print.
        printed: the print with its marks.
    """
    for mark in printed.marks:
        record = shared.catalogue.collections.get(mark.record) or shared.catalogue.products.get(mark.record)
        if record is None:
            continue  # a word of ours, not of a record; the tests see to those
        collection = isinstance(record, Collection)
        path = f"collections/{record.id}/collection.yml" if collection else f"products/{record.id}/product.yml"
        yield _problem(shared, mark, path, _field(mark, language, collection), kind)


def _field(mark: Mark, language: Language, collection: bool) -> str:
    if mark.what == "page":
        return ""
    if mark.what == "maker":
        return "producer"
    if mark.what == "name":
        return f"{'title' if collection else 'name'}.{language}"
    return ""


def _problem(shared: Shared, mark: Mark, path: str, field: str, kind: PrintKind) -> Problem:
    print_name = _NAMES[kind]
    place = _place(shared, path, field)
    if mark.what == "page":
        return problem("print-page-full", place, field, print=print_name)
    if mark.what == "characters":
        return problem("print-unknown-character", place, field, signs=mark.detail, print=print_name)
    return problem("print-name-too-long", place, field, name=mark.detail, print=print_name)


def _place(shared: Shared, path: str, field: str) -> Location:
    """Where a field stands; its file was read without a fault a moment ago."""
    data = (shared.site.settings.content / path).read_bytes()
    root = read_yaml(data, path).root
    return locate(root, path, field) if root is not None else Location(path)
