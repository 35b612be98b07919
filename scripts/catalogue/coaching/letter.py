"""The letter for one product: short enough for a phone, in Indonesian, ready to be forwarded on WhatsApp."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalogue.checks.privacy import private_numbers
from catalogue.coaching.steps import Step, steps_for
from catalogue.loading import Loaded
from catalogue.problems import Problem
from catalogue.records import Producer, Product
from catalogue.vocabulary import Vocabulary

MOST_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter.

    Attributes:
        path: the product's file.
        text: what is forwarded, with WhatsApp's own marks for bold and nothing else.
        steps: what it asks for, at most five.
        more: how many further steps wait.
    """

    path: str
    text: str
    steps: tuple[Step, ...]
    more: int


def letters(loaded: Loaded, vocabulary: Vocabulary) -> Iterator[Letter]:
    """A letter for every product that could be read and is not archived, in the order of their files."""
    producers = {r.file.id: r for r in loaded.read if isinstance(r.checked.record, Producer)}
    by_path: dict[str, list[Problem]] = {}
    for each in loaded.problems:
        by_path.setdefault(each.location.path, []).append(each)
    for read in loaded.read:
        product = read.checked.record
        if not isinstance(product, Product) or product.status == "archived":
            continue
        owner = producers.get(product.producer or "")
        producer = owner.checked.record if owner is not None else None
        problems = [("product", each) for each in by_path.get(read.file.path, ())]
        if owner is not None:
            problems += [("producer", each) for each in by_path.get(owner.file.path, ())]
        known = producer if isinstance(producer, Producer) else None
        seen = loaded.photos_seen.get(read.file.key, {})
        found = steps_for(product, known, problems, seen, vocabulary)
        steps, more = tuple(found[:MOST_STEPS]), max(0, len(found) - MOST_STEPS)
        yield Letter(read.file.path, _text(product, known, steps, more), steps, more)


def _text(product: Product, producer: Producer | None, steps: tuple[Step, ...], more: int) -> str:
    name = _shown((product.name.id or product.name.en) if product.name else None, product.id)
    firm = _shown(producer.name if producer else None, "")
    lines = [f"Yth. {firm}," if firm else "Yth. Bapak/Ibu,", ""]
    if not steps:
        lines += [
            f"Data produk *{name}* sudah lengkap. Terima kasih.",
            "Kabari kami bila harga, kapasitas, atau fotonya berubah.",
        ]
        return "\n".join(lines)
    lines += [f"Ini langkah berikutnya untuk *{name}* di katalog ekspor, yang terpenting lebih dahulu:", ""]
    for number, step in enumerate(steps, start=1):
        lines.append(f"{number}. *{_bare(step.what)}*")
        lines += [text for text in (_bare(step.why), f"Contoh: {_bare(step.example)}" if step.example else "") if text]
        lines.append("")
    if more:
        lines.append("Setelah itu masih ada beberapa saran kecil; yang di atas paling berarti.")
    lines.append(f"Cukup balas pesan ini dengan jawaban dan fotonya. {_closing(len(steps))}")
    return "\n".join(lines)


def _closing(count: int) -> str:
    return "Satu langkah pun sudah membantu." if count > 1 else "Terima kasih."


def _shown(text: str | None, otherwise: str) -> str:
    """A name without what would change the letter: marks of WhatsApp, numbers of persons."""
    if not text or next(private_numbers(text), None) is not None:
        return otherwise
    return _bare(text)


def _bare(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", " ").split())
