"""All prints of a collection and of the site: which there are, made side by side, with what went wrong on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from catalogue.exports.prints.booklet import booklet_job
from catalogue.exports.prints.collection import collection_products
from catalogue.exports.prints.engine import Printer, PrintJob
from catalogue.exports.prints.labels import LabelKind, labels_job
from catalogue.exports.prints.poster import poster_job
from catalogue.exports.prints.problems import PrintKind, print_problems
from catalogue.exports.prints.sheet import sheet_job
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.downloads import COLLECTION_PRINTS, CollectionPrint, print_path
from catalogue.pages.promotions import collections_with_files
from catalogue.pages.shared import Shared
from catalogue.problems import Problem, in_report_order
from catalogue.records import Collection, Product

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A print that somebody wants: where it goes, what it is, and how its job is made."""

    path: str
    kind: PrintKind
    language: Language
    job: Callable[[], PrintJob]


@dataclass(frozen=True, slots=True)
class Prints:
    """Finished prints.

    Attributes:
        files: path to the PDF in the cache.
        problems: what did not come out on paper as it is in the records, in report order.
        made: paths of those set now; the others were kept.
    """

    files: dict[str, Path]
    problems: Sequence[Problem]
    made: Sequence[str]


def make_prints(shared: Shared, wanted: Iterable[Wanted], on_progress: Step | None = None) -> Prints:
    """Sets the prints that the cache does not hold, two at a time: Typst and Pillow let go of Python's lock.

    Args:
        shared: look-ups.
        wanted: the prints.
        on_progress: called with prints done and prints wanted.

    Raises:
        PrintError: the typeface is missing, or Typst refuses a print.
    """
    ordered = list(wanted)
    if not ordered:
        return Prints({}, (), ())
    settings = shared.site.settings
    printer = Printer(settings.repo, settings.cache_dir)
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    made: list[str] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        done = pool.map(lambda each: printer.print(each.job()), ordered)
        for number, (each, printed) in enumerate(zip(ordered, done, strict=True), start=1):
            files[each.path] = printed.file
            problems += print_problems(shared, each.kind, each.language, printed)
            made += [each.path] if printed.made else []
            if on_progress:
                on_progress(number, len(ordered))
    printer.forget_unused()
    return Prints(files, in_report_order(problems), made)


def site_prints(shared: Shared) -> list[Wanted]:
    """The prints that stand on the site: those of every listed collection with products, by their site paths."""
    return [
        Wanted(print_path(c.id, kind, language), kind, language, collection_job(shared, c, kind, language))
        for c in collections_with_files(shared)
        for kind in COLLECTION_PRINTS
        for language in LANGUAGES
    ]


def collection_job(
    shared: Shared, collection: Collection, kind: CollectionPrint, language: Language
) -> Callable[[], PrintJob]:
    """How the job of a collection's print is made, when it is needed."""
    terms = shared.terms[language]
    if kind == "catalogue":
        return lambda: booklet_job(shared, collection, terms)
    if kind == "poster":
        return lambda: poster_job(shared, collection, terms)
    title = collection.title.in_language(language)[0] if collection.title else collection.id
    form: LabelKind = "labels" if kind == "labels" else "cards"
    return lambda: labels_job(shared, form, title, collection_products(shared, collection), terms)


def pack_prints(shared: Shared, collection: Collection, languages: Sequence[Language]) -> list[Wanted]:
    """The prints of a collection's pack: its own, and a sheet for each product."""
    own = [
        Wanted(f"prints/{kind}-{language}.pdf", kind, language, collection_job(shared, collection, kind, language))
        for kind in COLLECTION_PRINTS
        for language in languages
    ]
    return [*own, *sheets(shared, collection_products(shared, collection), languages)]


def sheets(shared: Shared, products: Iterable[Product], languages: Sequence[Language]) -> list[Wanted]:
    """Product sheets as `sheets/<language>/<id>.pdf`."""
    return [
        Wanted(f"sheets/{language}/{product.id}.pdf", "sheet", language, _sheet(shared, product, language))
        for product in products
        for language in languages
    ]


def _sheet(shared: Shared, product: Product, language: Language) -> Callable[[], PrintJob]:
    return lambda: sheet_job(shared, product, shared.terms[language])
