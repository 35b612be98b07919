"""The guide `docs/field-guide.<language>.md`: what a producer fills in and how, made from the field table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalogue.languages import Language
from catalogue.records.fields import Field, RecordName, fields_of


@dataclass(frozen=True, slots=True)
class _Frame:
    """The words around the lists, in one language."""

    title: str
    description: str
    intro: str
    product: str
    business: str
    example: str
    needed: str
    food: str
    closing: str


_FRAMES: Final[Mapping[Language, _Frame]] = {
    "en": _Frame(
        title="How to fill in each field",
        description="Every field a producer is asked for: what to write, why a buyer asks, and a good example.",
        intro="A star marks what is needed before a product can be published. Everything else may follow later.",
        product="Product",
        business="Business",
        example="For example: {}",
        needed="\\*",
        food="\\* for food",
        closing="The examples are fictitious. Next: [packaging and labels](packaging-guide.md).",
    ),
    "id": _Frame(
        title="Cara mengisi setiap isian",
        description="Semua isian untuk produsen: apa yang ditulis, mengapa pembeli bertanya, dan contoh yang baik.",
        intro="Bintang menandai yang diperlukan sebelum produk dapat terbit. Sisanya boleh menyusul.",
        product="Produk",
        business="Usaha",
        example="Contoh: {}",
        needed="\\*",
        food="\\* untuk pangan",
        closing="Contoh-contohnya rekaan. Berikutnya: [kemasan dan label](packaging-guide.md).",
    ),
    "ms": _Frame(
        title="Cara mengisi setiap medan",
        description="Semua medan untuk pengeluar: apa yang ditulis, sebab pembeli bertanya, dan contoh yang baik.",
        intro="Bintang menandakan perkara yang perlu sebelum produk boleh disiarkan. Yang lain boleh menyusul.",
        product="Produk",
        business="Perniagaan",
        example="Contoh: {}",
        needed="\\*",
        food="\\* untuk makanan",
        closing="Semua contoh adalah rekaan. Seterusnya: [pembungkusan dan label](packaging-guide.md).",
    ),
}
#: What only the tool or an official writes, inside parts that are otherwise asked for.
_LEFT_OUT: Final = frozenset({"readiness", "translations", "file"})


def field_guide(language: Language) -> str:
    """The guide in a language, in Markdown."""
    frame = _FRAMES[language]
    lines = [
        f'---\ntitle: {frame.title}\ndescription: "{frame.description}"\n---\n',
        f"# {frame.title}\n",
        f"{frame.intro}\n",
        f"## {frame.product}\n",
        *_list("product", language),
        f"## {frame.business}\n",
        *_list("producer", language),
        frame.closing,
    ]
    return "\n".join(lines) + "\n"


def _list(record: RecordName, language: Language) -> Iterator[str]:
    frame = _FRAMES[language]
    for field, depth in _asked(fields_of(record), 0):
        example = field.example(language)
        words = (
            f"**{field.label(language)}**{_star(field, frame)}",
            field.help(language),
            f"*{frame.example.format(example)}*" if example else "",
        )
        yield f"{'    ' * depth}- {' '.join(filter(None, words))}"
    yield ""


def _asked(fields: Iterable[Field], depth: int) -> Iterator[tuple[Field, int]]:
    """Fields that producers are asked for, each before those inside it; parts of parts stand one step further in."""
    for field in fields:
        if field.office or field.key in _LEFT_OUT:
            continue
        yield field, depth
        yield from _asked(field.children, depth + 1)


def _star(field: Field, frame: _Frame) -> str:
    if field.needed is None or (field.path.count(".") > 1 and not field.needed.food_only):
        return ""
    return f" {frame.food if field.needed.food_only else frame.needed}"
