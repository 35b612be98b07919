"""What a product is made of and how: general facts, cloth, food, wood, variants."""

from __future__ import annotations

from typing import Final

from catalogue.languages import format_money
from catalogue.pages.terms import COMMA, Terms, capital
from catalogue.pages.text import Said, Speaker
from catalogue.pages.trade import Fact, size
from catalogue.pages.view_model import view_model
from catalogue.records import Product
from catalogue.records.product import Nutrition, Textile, Variant

#: Techniques that say how the wax of a batik goes on.
_WAX: Final = frozenset({"batik_tulis", "batik_cap"})

#: Materials that are dyes, and the class of the drop of colour that stands before them.
_DYES: Final = {"morinda": "dye", "indigo": "dye vat"}


@view_model
class DyeView:
    """A dye with the class of its drop of colour."""

    sign: str
    label: str


@view_model
class Passport:
    """The record of one batik cloth.

    Attributes:
        motif: name of the motif, never translated; empty where it is not known.
        technique: shown large where no motif is known.
        meaning: what the motif stands for, or None.
        dyes: named dyes.
        facts: the ledger.
    """

    motif: str
    technique: str
    meaning: Said | None
    dyes: tuple[DyeView, ...]
    dye: str
    facts: tuple[Fact, ...]


@view_model
class VariantView:
    """A variant; `price` is empty where it is the product's own or not public."""

    name: Said
    sku: str
    price: str


def make_facts(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    """Material, technique, size, local names; wood; cloth that is not batik."""
    text = terms.text
    facts: list[Fact] = []
    if product.materials:
        facts.append(Fact(text("Material"), terms.listed(terms.materials, product.materials)))
    batik = is_batik(product)  # its technique and size stand in the passport
    if product.techniques and not batik:
        facts.append(Fact(text("Technique"), terms.listed(terms.techniques, product.techniques)))
    if product.dimensions_cm and not batik:
        facts.append(Fact(text("Dimensions"), size(product.dimensions_cm, terms)))
    facts += _wood(product, terms, speaker)
    if product.textile is not None and not batik:
        facts += _cloth(product.textile, terms, speaker)
    names = product.local_names.in_language(terms.language) if product.local_names else ()
    if names:
        facts.append(Fact(text("Local name"), capital(COMMA.join(names))))
    return facts


def is_batik(product: Product) -> bool:
    """Whether a cloth gets a batik passport."""
    return product.textile is not None and (
        product.category == "batik" or any("batik" in technique for technique in product.techniques)
    )


def passport(product: Product, terms: Terms, speaker: Speaker, proof: tuple[Fact, ...]) -> Passport | None:
    """The batik passport of a cloth, or None for anything else. Unknown facts keep their place.

    Args:
        product: the cloth.
        terms: words of the page's language.
        speaker: takes texts out of the record.
        proof: what stands behind the record: its screening and revision.
    """
    textile = product.textile
    if textile is None or not is_batik(product):
        return None
    motif = textile.motif
    facts = _kind(product, terms)
    facts += _fibres(textile, terms)
    facts.append(Fact(terms.text("Size"), size(product.dimensions_cm, terms) if product.dimensions_cm else ""))
    facts += _work(textile, terms)
    facts.append(_care(textile, terms, speaker))
    return Passport(
        motif=motif.name if motif else "",
        technique=capital(terms.techniques[product.techniques[0]]) if product.techniques else "",
        meaning=speaker.say(motif.meaning) if motif and motif.meaning else None,
        dyes=tuple(
            DyeView(sign, capital(terms.materials[key])) for key, sign in _DYES.items() if key in product.materials
        ),
        dye=_dye(textile, terms),
        facts=(*facts, *proof),
    )


def _kind(product: Product, terms: Terms) -> list[Fact]:
    """How the wax went on: drawn, stamped or both; then the other techniques."""
    ways = tuple(key for key in product.techniques if key in _WAX)
    others = [key for key in product.techniques if key not in _WAX]
    words = {
        ("batik_tulis",): terms.text("Hand-drawn (tulis)"),
        ("batik_cap",): terms.text("Stamped (cap)"),
        ("batik_cap", "batik_tulis"): terms.text("Stamped and hand-drawn (kombinasi)"),
    }
    facts = [Fact(terms.text("Kind of batik"), words.get(tuple(sorted(ways)), ""))]
    if others:
        facts.append(Fact(terms.text("Technique"), terms.listed(terms.techniques, others)))
    return facts


def _cloth(textile: Textile, terms: Terms, speaker: Speaker) -> list[Fact]:
    facts = [*_fibres(textile, terms), Fact(terms.text("Dye"), _dye(textile, terms)), *_work(textile, terms)]
    facts.append(_care(textile, terms, speaker))
    if textile.motif:
        facts.insert(0, Fact(terms.text("Motif"), textile.motif.name))
    return facts


def _fibres(textile: Textile, terms: Terms) -> list[Fact]:
    parts = [f"{terms.materials[fibre.material]} {terms.number(fibre.percent)}%" for fibre in textile.fibres]
    return [Fact(terms.text("Fibre"), capital(COMMA.join(parts)))]


def _dye(textile: Textile, terms: Terms) -> str:
    if textile.dye is None:
        return ""
    words = {
        "natural": terms.text("natural dye"),
        "synthetic": terms.text("synthetic dye"),
        "mixed": terms.text("natural and synthetic dye"),
    }
    return capital(words[textile.dye])


def _work(textile: Textile, terms: Terms) -> list[Fact]:
    days = terms.number(textile.days_of_work) if textile.days_of_work else ""
    words = {True: terms.text("One of a kind"), False: terms.text("Can be made again")}
    again = "" if textile.one_of_a_kind is None else words[textile.one_of_a_kind]
    return [Fact(terms.text("Days of work"), days), Fact(terms.text("Repetition"), again)]


def _care(textile: Textile, terms: Terms, speaker: Speaker) -> Fact:
    said = speaker.say(textile.care) if textile.care else Said("")
    return Fact(terms.text("Care"), said.text, lang=said.lang)


def _wood(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    wood = product.wood
    if wood is None:
        return []
    finish = speaker.say(wood.finish) if wood.finish else Said("")
    facts = [
        # A scientific name is Latin in every language.
        Fact(terms.text("Wood species"), wood.species or "", lang="la" if wood.species else ""),
        Fact(terms.text("Finish"), finish.text, lang=finish.lang),
    ]
    if wood.knock_down is not None:
        facts.append(Fact(terms.text("Knock-down"), terms.yes_no(wood.knock_down)))
    return facts


def food_facts(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    """What a food label says; empty for anything that is not food."""
    food, text = product.food, terms.text
    if food is None and product.shelf_life_months is None and product.storage is None:
        return []
    ingredients = speaker.say(food.ingredients) if food and food.ingredients else Said("")
    storage = speaker.say(product.storage) if product.storage else Said("")
    content = food.net_content if food else None
    months = product.shelf_life_months
    facts = []
    if food is not None:
        facts = [
            Fact(text("Ingredients"), ingredients.text, lang=ingredients.lang),
            Fact(text("Allergens"), _allergens(food.allergens, terms)),
            Fact(text("Net content"), terms.quantity(content.value, content.unit) if content else ""),
        ]
    shelf_life = ""
    if months is not None:
        count = terms.number(months)
        shelf_life = terms.plural("%(num)s month", "%(num)s months", 1 if months == 1 else 2, num=count)
    return [
        *facts,
        Fact(text("Shelf life"), shelf_life),
        Fact(text("Storage"), storage.text, lang=storage.lang),
    ]


def _allergens(allergens: tuple[str, ...] | None, terms: Terms) -> str:
    if allergens is None:
        return ""
    return terms.listed(terms.allergens, allergens) or terms.text("None declared")


def nutrition_facts(product: Product, terms: Terms) -> list[Fact]:
    """Nutrition per 100 g in the order of a label; empty where it is not known."""
    nutrition = product.food.nutrition if product.food else None
    if nutrition is None:
        return []
    return [fact for fact in _nutrition(nutrition, terms) if fact.value]


def _nutrition(nutrition: Nutrition, terms: Terms) -> list[Fact]:
    text, number = terms.text, terms.number
    energy = ((nutrition.energy_kj, "kJ"), (nutrition.energy_kcal, "kcal"))
    grams = (
        (text("Fat"), nutrition.fat_g),
        (text("of which saturated"), nutrition.saturated_fat_g),
        (text("Carbohydrate"), nutrition.carbohydrate_g),
        (text("of which sugars"), nutrition.sugars_g),
        (text("Dietary fibre"), nutrition.fibre_g),
        (text("Protein"), nutrition.protein_g),
        (text("Salt"), nutrition.salt_g),
    )
    facts = [Fact(text("Energy"), " / ".join([f"{number(v)}\u00a0{u}" for v, u in energy if v is not None]))]
    facts += [Fact(label, "" if value is None else f"{number(value)}\u00a0g") for label, value in grams]
    if nutrition.sodium_mg is not None:
        facts.append(Fact(text("Sodium"), f"{number(nutrition.sodium_mg)}\u00a0mg"))
    return facts


def variants(product: Product, terms: Terms, speaker: Speaker, priced: bool) -> tuple[VariantView, ...]:
    """The variants of a product; their prices only while the product's own is public."""
    return tuple(_variant(variant, product, terms, speaker, priced) for variant in product.variants)


def _variant(variant: Variant, product: Product, terms: Terms, speaker: Speaker, priced: bool) -> VariantView:
    price = ""
    if priced and variant.price is not None:
        currency = variant.price.currency or (product.price.currency if product.price else None)
        price = format_money(variant.price.amount, currency, terms.language) if currency else ""
    name = speaker.say(variant.name) if variant.name else Said(variant.sku or "")
    return VariantView(name, variant.sku or "", price)
