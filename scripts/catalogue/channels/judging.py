"""Puts a draft through the catalogue's own check, and sees what it would change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from catalogue.channels.difference import Change, apply, compare
from catalogue.channels.drafting import write_record
from catalogue.channels.entry import Draft
from catalogue.channels.holdings import Holdings
from catalogue.channels.intake import Kept, alike_among, alike_elsewhere, take_photos
from catalogue.channels.likenesses import alike_producer, alike_products
from catalogue.channels.writing import Folder
from catalogue.checks.within import CheckedFile, check_file
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem, Severity
from catalogue.records import Producer, Product
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX
from catalogue.sources import Kind, RecordFile, file_name

State = Literal["new", "changed", "same", "refused"]
_FOLDER: Final[Mapping[Kind, str]] = {"product": "products", "producer": "producers"}
_ID: Final = re.compile(RECORD_ID)


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft after the check.

    Attributes:
        draft: what came in.
        state: what would become of it.
        problems: everything wrong or doubtful, at its place in what was handed in.
        product: the product's record.
        producer: the producer's record, where one came with it that is used.
        folders: what would be written.
        difference: what would change in records that exist, a line each.
        kept: the product's photos.
    """

    draft: Draft
    state: State
    problems: tuple[Problem, ...]
    product: Product | None = None
    producer: Producer | None = None
    folders: tuple[Folder, ...] = ()
    difference: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()

    def with_problems(self, more: Iterable[Problem]) -> Judged:
        """The same with further problems, refused where one is an error."""
        added = tuple(more)
        refused = self.state == "refused" or any(p.severity is Severity.error for p in added)
        return replace(self, problems=(*self.problems, *added), state="refused" if refused else self.state)


def id_of(draft: Draft, kind: Kind = "product") -> str:
    """The id of a draft's record; empty where it has none that a folder could be named after."""
    record = draft.product if kind == "product" else draft.producer
    value = record.get("id")
    good = isinstance(value, str) and len(value) <= RECORD_ID_MAX and _ID.fullmatch(value)
    return value if good and isinstance(value, str) else ""


def judge(draft: Draft, holdings: Holdings, *, update: bool) -> Judged:
    """Judges one draft by itself and against what the catalogue holds."""
    if draft.refused:
        return Judged(draft, "refused", draft.problems)
    if not id_of(draft):
        checked = _check("product", "produk", write_record("product", draft.product), (), holdings)
        return Judged(draft, "refused", (*draft.problems, *_placed(checked, "product", draft)))
    return _Judgement(draft, holdings, update=update).result()


class _Judgement:
    """One draft on its way through the check."""

    def __init__(self, draft: Draft, holdings: Holdings, *, update: bool) -> None:
        self.draft, self.holdings, self.update = draft, holdings, update
        self.problems = list(draft.problems)
        self.difference: list[str] = []
        self.folders: list[Folder] = []
        self.kept: tuple[Kept, ...] = ()

    def result(self) -> Judged:
        producer, producer_state = self._producer()
        product, state = self._product()
        if any(p.severity is Severity.error for p in self.problems):
            state = "refused"
        elif state == "same" and producer_state == "changed":
            state = "changed"
        return Judged(
            self.draft,
            state,
            tuple(self.problems),
            product,
            producer,
            tuple(self.folders),
            tuple(self.difference),
            self.kept,
        )

    # ------------------------------------------------------------ producer

    def _producer(self) -> tuple[Producer | None, State]:
        """A new producer is written; one that exists is only changed with --update."""
        draft = self.draft
        if not draft.producer:
            return None, "same"
        if draft.product.get("producer") != draft.producer.get("id"):
            said, own = draft.product.get("producer"), draft.producer.get("id")
            self._report(problem("kit-producer", draft.place, value=said or "", other=own or ""))
            return None, "refused"
        own_id = id_of(draft, "producer")
        if own_id and self.holdings.is_there(f"producers/{own_id}"):
            return self._known_producer(own_id)
        text, checked = self.holdings.remembered(
            draft.producer, lambda: self._written_producer(own_id or "produsen", draft.producer)
        )
        self.problems += _placed(checked, "producer", draft)
        self.problems += alike_producer(draft, self.holdings)
        if own_id:
            self.folders.append(Folder(f"producers/{own_id}", file_name("producer"), text))
        return (checked.record if isinstance(checked.record, Producer) else None), "new"

    def _written_producer(self, own_id: str, producer: Mapping[str, Any]) -> tuple[str, CheckedFile]:
        text = write_record("producer", producer)
        return text, _check("producer", own_id, text, (), self.holdings)

    def _known_producer(self, own_id: str) -> tuple[Producer | None, State]:
        path = f"producers/{own_id}/{file_name('producer')}"
        text = self.holdings.text_of(path)
        changes = compare(text, self.draft.producer) if text else []
        if not self.update:
            if changes or self.draft.way != "row":
                place = self._place("producer")
                self._report(problem("producer-exists", place, value=f"producers/{own_id}"))
            return None, "same"
        if not changes:
            return None, "same"
        self._note(path, changes)
        new = apply(text, changes, (), self.holdings.settings.today)
        checked = self._checked("producer", own_id, new, ())
        self.folders.append(Folder(f"producers/{own_id}", file_name("producer"), new, exists=True))
        return (checked.record if isinstance(checked.record, Producer) else None), "changed"

    # ------------------------------------------------------------ product

    def _product(self) -> tuple[Product | None, State]:
        own_id = id_of(self.draft)
        folder = f"products/{own_id}"
        known = self.holdings.known.products.get(own_id)
        product, kept, found = take_photos(self.draft, self.holdings.names_in(folder))
        self.kept = kept
        self.problems += [*found, *alike_among(kept, self._place("photos"))]
        if self.holdings.is_there(folder):
            return self._known_product(folder, known, product, kept)
        if own_id in self.holdings.former:
            other = f"products/{self.holdings.former[own_id]}"
            self._report(problem("entry-former", self.draft.place, value=folder, other=other))
        text = write_record("product", product)
        checked = self._checked("product", own_id, text, tuple(photo.name for photo in kept))
        self.folders.append(Folder(folder, file_name("product"), text, {k.name: k.photo.data for k in kept}))
        self._point_out_alike(own_id, kept)
        return (checked.record if isinstance(checked.record, Product) else None), "new"

    def _known_product(
        self, folder: str, known: Product | None, product: Mapping[str, Any], kept: tuple[Kept, ...]
    ) -> tuple[Product | None, State]:
        path = f"{folder}/{file_name('product')}"
        text = self.holdings.text_of(path)
        if known is None or not text:
            self._report(problem("entry-exists", self.draft.place, value=folder))
            return None, "refused"
        if known.producer != product.get("producer"):
            owner = f"producers/{known.producer}"
            self._report(problem("entry-taken", self.draft.place, value=folder, other=owner))
            return None, "refused"
        changes = compare(text, product)
        there = self.holdings.photos_of(known)
        new = [k for k in kept if not any(seen.is_near(k.photo.likeness) for _, seen in there)]
        if not changes and not new:
            if self.draft.way != "row" and not self.update:
                self._report(problem("entry-same", self.draft.place, value=folder))
            return known, "same"
        self._note(path, changes)
        self.difference += [f"{folder}/{photo.name}: +" for photo in new]
        if not self.update:
            self._report(problem("entry-exists", self.draft.place, value=folder))
            return known, "refused"
        return self._changed_product(folder, text, changes, product, new)

    def _changed_product(
        self, folder: str, text: str, changes: list[Change], product: Mapping[str, Any], new: list[Kept]
    ) -> tuple[Product | None, State]:
        names = {photo.name for photo in new}
        entries = [{**e, "role": "detail"} for e in product.get("photos", ()) if e.get("file") in names]
        changed = apply(text, changes, entries, self.holdings.settings.today)
        beside = tuple(sorted({*self.holdings.names_in(folder), *names} - {file_name("product")}))
        checked = self._checked("product", folder.partition("/")[2], changed, beside)
        photos = {photo.name: photo.photo.data for photo in new}
        self.folders.append(Folder(folder, file_name("product"), changed, photos, exists=True))
        return (checked.record if isinstance(checked.record, Product) else None), "changed"

    def _point_out_alike(self, own_id: str, kept: tuple[Kept, ...]) -> None:
        """Products and photos of the same producer that are nearly these."""
        others = self.holdings.products_of.get(str(self.draft.product.get("producer")), ())
        self.problems += alike_products(self.draft, others)
        if kept:
            photos = [photo for product in others if product.id != own_id for photo in self.holdings.photos_of(product)]
            self.problems += alike_elsewhere(kept, photos, self._place("photos"))

    # ------------------------------------------------------------ shared

    def _checked(self, kind: Kind, own_id: str, text: str, beside: tuple[str, ...]) -> CheckedFile:
        checked = _check(kind, own_id, text, beside, self.holdings)
        self.problems += _placed(checked, kind, self.draft)
        return checked

    def _note(self, path: str, changes: list[Change]) -> None:
        self.difference += [f"{path}: {change.shown()}" for change in changes]

    def _report(self, found: Problem) -> None:
        self.problems.append(found)

    def _place(self, field: str) -> Location:
        return place_of(self.draft, field if field == "producer" else f"product.{field}")


def _check(kind: Kind, own_id: str, text: str, beside: tuple[str, ...], holdings: Holdings) -> CheckedFile:
    path = f"{_FOLDER[kind]}/{own_id}/{file_name(kind)}"
    file = RecordFile(kind, own_id, path, path, beside)
    return check_file(file, text.encode("utf-8"), holdings.vocabulary, holdings.suggestions, holdings.settings.today)


def _placed(checked: CheckedFile, kind: Kind, draft: Draft) -> list[Problem]:
    """Problems of a record that is not written yet, where its values were handed in."""
    found = []
    for each in checked.problems:
        field = f"{kind}.{each.field}" if each.field else kind
        found.append(replace(each, location=place_of(draft, field), field=field))
    return found


def place_of(draft: Draft, field: str) -> Location:
    """Where a field's value was handed in: its own place, else that of the part around it, else the entry's."""
    steps = re.sub(r"\[\d+\]", "", field).split(".")
    for length in range(len(steps), 0, -1):
        place = draft.places.get(".".join(steps[:length]))
        if place is not None:
            return place
    return draft.place
